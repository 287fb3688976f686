// What became of an entry of the outbox, in a word and in a sentence.
import { STATE_TEXT } from "../../../shared/text/snapshot.ts";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import type { Hold, OutboxEntry, OutboxFate } from "./outbox-entry.ts";

export const fateWord = ({ state }: OutboxFate): string =>
  ({ waiting: "Chờ gửi", sent: STATE_TEXT.da_nop, refused: "Bị từ chối" })[state];

const HOLD_TEXT: Readonly<Record<Hold, () => string>> = {
  noToken: SUBMIT_TEXT.noToken,
  deadToken: SUBMIT_TEXT.deadToken,
  otherUnit: SUBMIT_TEXT.otherUnit,
};

export const fateText = ({ fate, order }: Pick<OutboxEntry, "fate" | "order">): string => {
  switch (fate.state) {
    case "waiting":
      if (fate.hold !== null) return HOLD_TEXT[fate.hold]();
      return [fate.said, SUBMIT_TEXT.waiting()].filter(Boolean).join(" ");
    case "refused":
      return SUBMIT_TEXT.refused({ text: fate.refusal.text });
    case "sent": {
      const { revision, hash, lateness } = fate.delivery;
      if (order.kind === "correct") return SUBMIT_TEXT.correctionSent({ revision });
      const facts = [lateness, `Biên nhận ${hash.slice(0, 12)}`].filter((one) => one !== null);
      return `${SUBMIT_TEXT.sent({ revision })} ${facts.join(". ")}.`;
    }
  }
};
