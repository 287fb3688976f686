// The open report from top to bottom: where it goes, what is there already, figures, results, what to explain, sending.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { momentText } from "../../ui/moment-text.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import type { OutboxEntry } from "../outbox/outbox-entry.ts";
import type { Draft } from "../report-draft/draft.ts";
import { deskOf } from "../report-draft/draft-desk.ts";
import { type Missing, missingIn, orderOf } from "../report-draft/draft-order.ts";
import { closeDraft } from "../report-draft/open-draft.ts";
import { ExplainPart } from "./explain-part.tsx";
import { FiguresPart } from "./figures-part.tsx";
import { PlacePart } from "./place-part.tsx";
import { ResultsPart } from "./results-part.tsx";
import { MissingSummary, SendPart, useFocusOn } from "./send-part.tsx";
import { StoredPart } from "./stored-part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";
import { type DraftView, useDraftView } from "./use-draft-view.ts";

export interface DraftFormProps {
  readonly id: string;
  readonly draft: Draft;
  /** The entry that came back, where the draft was sent before. */
  readonly refused: OutboxEntry | null;
}

const refusalOf = (refused: OutboxEntry | null) => (refused?.fate.state === "refused" ? refused.fate.refusal : null);

interface RefusalBarProps {
  readonly refused: OutboxEntry;
  readonly view: DraftView;
  readonly onGiveUp: () => void;
}

const RefusalBar = ({ refused, view, onGiveUp }: RefusalBarProps): ReactElement => {
  const refusal = refusalOf(refused);
  const isConflict = refusal?.code === "REVISION_CONFLICT" && view.stored?.kind === "found";
  const text =
    isConflict && view.stored?.kind === "found"
      ? SUBMIT_TEXT.conflict({ revision: view.stored.report.revision })
      : (refusal?.text ?? "");
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>Bị từ chối</MessageBarTitle>
        {text}
      </MessageBarBody>
      {isConflict && (
        <MessageBarActions>
          <Button size="small" onClick={onGiveUp}>
            Giữ bản trên máy chủ
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
};

export const DraftForm = ({ id, draft, refused }: DraftFormProps): ReactElement => {
  const styles = useSubmitStyles();
  const tools = usePane();
  const session = useSession();
  const desk = deskOf(tools);
  const { isKept, drafts } = useStore(desk.drafts);
  const view = useDraftView(draft);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(0);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const summary = useFocusOn(tried > 0 && missing.length > 0);
  const refusal = refusalOf(refused);
  const isLocked =
    (view.stored?.kind === "found" && view.stored.report.state === "da_chot") || refusal?.code === "PERIOD_LOCKED";
  // A refusal for findings knows more than the checks here; it stands until the server is asked anew.
  const findings = view.source === "core" && refusal && refusal.findings.length > 0 ? refusal.findings : view.findings;
  const situation = { session, findings, reason: isLocked ? reason : null };

  const change = (next: Draft) => {
    desk.open.set({ id, draft: next, sentKey: refused?.key ?? null });
    void desk.drafts.keep(id, next);
  };
  // What was named as missing disappears as it is put right.
  const still = missing.length === 0 ? missing : missingIn(draft, situation);
  useEffect(() => {
    if (refused === null) return;
    view.askStoredAgain();
  }, [refused, view.askStoredAgain]);

  const send = async () => {
    const found = missingIn(draft, situation);
    setMissing(found);
    setTried((count) => count + 1);
    if (found.length > 0) return summary.current?.focus();
    const codes = view.source === "server" ? new Set(findings.map(({ code }) => code)) : null;
    const order = orderOf(draft, situation, view.base, codes);
    if (order === null) return;
    const [key = null] = await desk.outbox.put([order]);
    if (refused) await desk.outbox.remove(refused.key);
    desk.open.set({ id, draft, sentKey: key });
    // What is kept in the outbox need not be kept twice.
    if (desk.outbox.get().isKept) await desk.drafts.remove(id);
  };
  const putAside = () => {
    void desk.drafts.keep(id, draft);
    closeDraft(tools);
  };
  const giveUp = async ({ key }: OutboxEntry) => {
    await Promise.all([desk.outbox.remove(key), desk.drafts.remove(id)]);
    closeDraft(tools);
  };
  const savedAt = drafts.find((one) => one.id === id)?.savedAt;

  return (
    <div className={styles.column}>
      <MissingSummary missing={still} place={summary} />
      {refused && <RefusalBar refused={refused} view={view} onGiveUp={() => void giveUp(refused)} />}
      <PlacePart draft={draft} view={view} missing={still} onChange={change} />
      <StoredPart draft={draft} view={view} />
      <FiguresPart draft={draft} onChange={change} isOpenToEdit={Object.keys(draft.at).length === 0} />
      <ResultsPart draft={draft} view={view} />
      <ExplainPart draft={draft} view={{ ...view, findings }} missing={still} onChange={change} />
      <SendPart
        view={view}
        missing={still}
        isLocked={isLocked}
        reason={reason}
        onReason={setReason}
        onSend={() => void send()}
        onPutAside={putAside}
      />
      <Text size={100} className={styles.muted} role="status">
        {!isKept ? SUBMIT_TEXT.unkept() : savedAt === undefined ? "" : `Đang nhập; đã lưu nháp ${momentText(savedAt)}.`}
      </Text>
    </div>
  );
};
