// What this place has to say wherever the person is in the pane: reports that were returned, and reports that wait to be sent.
import { Link, Text, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { usePane, useStore } from "../frame/pane-context.tsx";
import { deskOf } from "../report-draft/draft-desk.ts";
import { ReturnedBanner } from "./returned-banner.tsx";

const OutboxLine = (): ReactElement | null => {
  const tools = usePane();
  const { entries, isKept } = useStore(deskOf(tools).outbox);
  const waiting = entries.filter(({ fate }) => fate.state === "waiting").length;
  const refused = entries.filter(({ fate }) => fate.state === "refused").length;
  if (waiting + refused === 0) return null;
  const counts = [
    ...(waiting > 0 ? [`${waiting} báo cáo chờ gửi`] : []),
    ...(refused > 0 ? [`${refused} báo cáo bị từ chối`] : []),
  ];
  return (
    <Text
      size={200}
      role="status"
      style={{ padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, flexShrink: 0 }}
    >
      <Link as="button" onClick={() => tools.goTo("submit")}>
        {counts.join(", ")}
      </Link>
      {!isKept && ` ${SUBMIT_TEXT.unkept()}`}
    </Text>
  );
};

/** Also begins to send what was kept, whichever place is shown. */
export const SubmitNotices = (): ReactElement => (
  <>
    <OutboxLine />
    <ReturnedBanner />
  </>
);
