// Corrections that a unit proposes for figures that are locked: what would change, accepted or declined.
import { Button, Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { CorrectionEntry } from "../../server/entries.ts";
import { refusalText } from "../../server/server.ts";
import { momentText } from "../../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { usePane } from "../frame/pane-context.tsx";
import { correctionChanges } from "./correction-changes.ts";
import { addressOf, type Place } from "./load-table.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
});

const STATE_NAMES: Readonly<Record<CorrectionEntry["state"], string>> = {
  cho_xu_ly: "Chờ xử lý",
  chap_nhan: "Đã chấp nhận",
  tu_choi: "Đã từ chối",
  thay_the: "Đã thay bằng đề nghị sau",
};

export interface CorrectionProps {
  readonly place: Place;
  readonly unitName: string;
  readonly correction: CorrectionEntry;
  /** Figures that are locked. */
  readonly figures: Readonly<Record<string, unknown>>;
  readonly revision: number;
  readonly mayAct: boolean;
  readonly onChanged: () => Promise<void>;
}

export const Correction = (props: CorrectionProps): ReactElement => {
  const { place, unitName, correction, figures, revision, mayAct, onChanged } = props;
  const styles = useStyles();
  const { server } = usePane();
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const changes = correctionChanges(figures, correction.proposed?.figures ?? {});

  const answer = async (action: "mo_lai" | "tu_choi_dinh_chinh") => {
    if (reason.trim() === "") return setOutcome({ kind: "refused", text: "Hãy ghi lý do trước." });
    setBusy(true);
    const done = await server.ask(addressOf("snapshots", place, "/actions"), {
      body: { action, reason: reason.trim(), correction: correction.correction },
      headers: { "If-Match": `"${revision}"`, "Idempotency-Key": crypto.randomUUID() },
    });
    setBusy(false);
    if (!done.ok) return setOutcome({ kind: "refused", text: refusalText(done) });
    setOutcome({
      kind: "done",
      text: action === "mo_lai" ? "Đã chấp nhận; số liệu mới chờ tiếp nhận." : "Đã từ chối đề nghị.",
    });
    await onChanged();
  };

  return (
    <div className={styles.root}>
      <Text size={200}>
        <strong>{STATE_NAMES[correction.state]}</strong>
        {` – ${momentText(Date.parse(correction.at))}, ${correction.actor.label}: ${correction.reason ?? ""}${correction.documentNo === null ? "" : ` (văn bản ${correction.documentNo})`}`}
      </Text>
      <ul className={styles.list}>
        {changes.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      {mayAct && correction.state === "cho_xu_ly" && (
        <>
          <Field label={`Lý do trả lời đề nghị của ${unitName}`} size="small">
            <Textarea size="small" rows={2} value={reason} onChange={(_, { value }) => setReason(value)} />
          </Field>
          <div className={styles.buttons}>
            <Button size="small" appearance="primary" disabled={isBusy} onClick={() => answer("mo_lai")}>
              Chấp nhận, mở khóa
            </Button>
            <Button size="small" disabled={isBusy} onClick={() => answer("tu_choi_dinh_chinh")}>
              Từ chối
            </Button>
          </div>
        </>
      )}
      <Outcome outcome={outcome} />
    </div>
  );
};
