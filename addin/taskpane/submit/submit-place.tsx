// The place "Gửi số liệu": the outbox, and the report that is open or may be opened.
import { Button } from "@fluentui/react-components";
import { type ReactElement, useEffect } from "react";
import { usePane, useStore } from "../frame/pane-context.tsx";
import { draftOfReport } from "../report-draft/draft.ts";
import { deskOf } from "../report-draft/draft-desk.ts";
import { closeDraft, openDraft, openEntry } from "../report-draft/open-draft.ts";
import { ChoicePart } from "./choice-part.tsx";
import { DraftForm } from "./draft-form.tsx";
import { OutboxItem, OutboxPart } from "./outbox-part.tsx";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";

export const SubmitPlace = (): ReactElement => {
  const styles = useSubmitStyles();
  const tools = usePane();
  const desk = deskOf(tools);
  const open = useStore(desk.open);
  const { entries, sending } = useStore(desk.outbox);
  const reports = useStore(tools.checked);
  const entry = open?.sentKey ? entries.find(({ key }) => key === open.sentKey) : undefined;
  const isUnderWay = entry !== undefined && entry.fate.state !== "refused";

  // One report that was just looked through needs no choosing.
  useEffect(() => {
    const [only] = reports;
    if (desk.open.get() !== null || reports.length !== 1 || !only || desk.seen.has(only)) return;
    desk.seen.add(only);
    openDraft(tools, draftOfReport(only));
  }, [reports, desk, tools]);

  return (
    <div className={styles.column}>
      <OutboxPart
        hidden={entry?.key ?? null}
        isBrief={open !== null}
        onEdit={(outboxEntry) => openEntry(tools, outboxEntry)}
      />
      {open === null && <ChoicePart onOpen={(draft) => openDraft(tools, draft)} />}
      {open !== null && !isUnderWay && (
        <DraftForm key={open.id} id={open.id} draft={open.draft} refused={entry ?? null} />
      )}
      {isUnderWay && (
        <Part title="Đang gửi báo cáo">
          <div aria-live="polite">
            <ul className={styles.list}>
              <OutboxItem
                entry={entry}
                isSending={sending.includes(entry.key)}
                onEdit={(outboxEntry) => openEntry(tools, outboxEntry)}
              />
            </ul>
          </div>
          <div className={styles.buttons}>
            <Button onClick={() => closeDraft(tools)}>Xong</Button>
          </div>
        </Part>
      )}
    </div>
  );
};
