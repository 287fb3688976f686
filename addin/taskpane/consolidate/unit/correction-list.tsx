// Corrections that a unit proposes for figures that are locked: what would change, accepted or declined, and what was answered.
import { Button, Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useRef, useState } from "react";
import { CORRECTION_TEXT } from "../../../../shared/text/upper-office.ts";
import type { CorrectionEntry, RevisionEntry } from "../../../server/entries.ts";
import { momentText } from "../../../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";
import { usePane } from "../../frame/pane-context.tsx";
import type { Place } from "../table/load-table.ts";
import {
  type CorrectionReply,
  correctionAnswer,
  correctionChanges,
  type FigureChange,
  lockedFigures,
  replyToCorrection,
} from "./correction-changes.ts";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingBlock: tokens.spacingVerticalS,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  name: { textAlign: "left", fontWeight: "inherit", padding: `2px ${tokens.spacingHorizontalS} 2px 0` },
  number: {
    textAlign: "right",
    fontVariantNumeric: "tabular-nums",
    verticalAlign: "top",
    whiteSpace: "nowrap",
    padding: `2px 0 2px ${tokens.spacingHorizontalS}`,
  },
});

const STATE_NAMES: Readonly<Record<CorrectionEntry["state"], string>> = {
  cho_xu_ly: "Chờ xử lý",
  chap_nhan: "Đã chấp nhận",
  tu_choi: "Đã từ chối",
  thay_the: "Đã thay bằng đề nghị sau",
};

const Changes = ({ changes }: { readonly changes: readonly FigureChange[] }): ReactElement => {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label="Số liệu đề nghị đổi">
      <thead>
        <tr>
          <th scope="col" className={styles.name}>
            Số liệu
          </th>
          {["Đã chốt", "Đề nghị", "Lệch"].map((title) => (
            <th key={title} scope="col" className={styles.number}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ code, name, before, after, change }) => (
          <tr key={code}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            <td className={styles.number}>{before}</td>
            <td className={styles.number}>{after}</td>
            <td className={styles.number}>{change}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export interface CorrectionProps {
  readonly place: Place;
  readonly unitName: string;
  readonly correction: CorrectionEntry;
  readonly revisions: readonly RevisionEntry[];
  /** The current revision. */
  readonly revision: number;
  readonly mayAct: boolean;
  readonly onChanged: () => Promise<void>;
}

export const Correction = (props: CorrectionProps): ReactElement => {
  const { place, unitName, correction, revisions, revision, mayAct, onChanged } = props;
  const styles = useStyles();
  const { server } = usePane();
  const [reason, setReason] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const { proposed, state, acceptedAs, documentNo } = correction;
  const changes = proposed === null ? [] : correctionChanges(lockedFigures(correction, revisions), proposed.figures);
  const answered = correctionAnswer(correction, revisions);

  const answer = async (action: CorrectionReply["action"]) => {
    setBusy(true);
    const reply = { action, reason, correction: correction.correction, revision };
    const said = await replyToCorrection(server, place, reply, crypto.randomUUID());
    setBusy(false);
    setOutcome(said);
    if (said.kind === "done") await onChanged();
    else if (reason.trim() === "") root.current?.querySelector("textarea")?.focus();
  };

  return (
    <div className={styles.root} ref={root}>
      <Text size={200}>
        <strong>{STATE_NAMES[state]}</strong>
        {` – ${momentText(Date.parse(correction.at))}, ${correction.actor.label}: ${correction.reason ?? ""}${documentNo === null ? "" : ` (văn bản ${documentNo})`}`}
      </Text>
      {changes.length > 0 ? (
        <Changes changes={changes} />
      ) : (
        <Text size={200}>{proposed === null ? CORRECTION_TEXT.withoutFigures() : CORRECTION_TEXT.sameFigures()}</Text>
      )}
      {answered !== null && (
        <Text size={200}>
          {`${answered}${acceptedAs === null ? "" : ` ${CORRECTION_TEXT.acceptedAs({ revision: acceptedAs })}`}`}
        </Text>
      )}
      {mayAct && state === "cho_xu_ly" && (
        <>
          <Field label={`Lý do trả lời đề nghị của ${unitName}`} size="small" required>
            <Textarea size="small" rows={2} value={reason} onChange={(_, { value }) => setReason(value)} />
          </Field>
          <div className={styles.buttons}>
            <Button size="small" appearance="primary" disabled={isBusy} onClick={() => void answer("mo_lai")}>
              Chấp nhận, mở khóa
            </Button>
            <Button size="small" disabled={isBusy} onClick={() => void answer("tu_choi_dinh_chinh")}>
              Từ chối
            </Button>
          </div>
        </>
      )}
      <Outcome outcome={outcome} />
    </div>
  );
};
