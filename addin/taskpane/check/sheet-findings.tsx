// The findings of the sheet, the writing of a proposal with its way back, and the way on to sending.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Text,
  tokens,
} from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { numberText } from "../../../shared/text/format.ts";
import { CHECK_TEXT } from "../../../shared/text/sentences.ts";
import type { SheetRead, Sheets } from "../../host/host.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { usePane } from "../frame/pane-context.tsx";
import { applyProposal, takeBack, type Written } from "./apply-proposal.ts";
import { countsText, type FindingItem, findingItems } from "./finding-items.ts";
import { FindingList } from "./finding-list.tsx";
import type { ReportsReading } from "./read-reports.ts";
import type { SheetWatch } from "./sheet-watch.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
});

export interface SheetFindingsProps {
  readonly read: SheetRead;
  readonly watch: SheetWatch;
  readonly checked: ReportsReading;
  readonly sheets: Sheets;
}

export const SheetFindings = ({ read, watch, checked, sheets }: SheetFindingsProps): ReactElement | null => {
  const styles = useStyles();
  const { host, checked: handedOn, goTo } = usePane();
  const [written, setWritten] = useState<Written | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const items = useMemo(() => findingItems(read, checked), [read, checked]);
  const { reports } = checked;

  const show = async (cell: string) => {
    const shown = await sheets.select({ sheet: read.sheet, area: cell });
    setOutcome(shown.ok ? null : { kind: "refused", text: shown.message });
  };
  const apply = async ({ proposal }: FindingItem) => {
    if (!proposal?.write) return;
    setIsBusy(true);
    const applied = await applyProposal(sheets, read.sheet, proposal.write);
    setWritten(applied.ok ? applied.written : null);
    setOutcome(applied.ok ? null : { kind: "refused", text: applied.message });
    if (applied.ok) await watch.read();
    setIsBusy(false);
  };
  const undo = async (last: Written) => {
    setIsBusy(true);
    const back = await takeBack(sheets, last);
    setWritten(null);
    setOutcome(back.ok ? { kind: "done", text: back.text } : { kind: "refused", text: back.message });
    if (back.ok) await watch.read();
    setIsBusy(false);
  };
  const send = () => {
    handedOn.set(reports);
    goTo("submit");
  };

  if (reports.length === 0 && items.length === 0) return null;
  return (
    <div className={styles.root}>
      <Text as="h3" size={300} weight="semibold" className={styles.title}>
        Phát hiện
      </Text>
      <Text size={200} role="status">
        {items.length === 0 ? CHECK_TEXT.nothingFound : countsText(items)}
      </Text>
      {reports.length > 0 && (
        <div>
          <Button appearance="primary" size="small" onClick={send}>
            {reports.length === 1 ? "Gửi số liệu này" : `Gửi số liệu này (${numberText(reports.length)} bản)`}
          </Button>
        </div>
      )}
      <div role="status">
        {written && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{written.text}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" disabled={isBusy} onClick={() => void undo(written)}>
                Hoàn lại
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
      </div>
      <Outcome outcome={outcome} />
      <FindingList
        items={items}
        isBusy={isBusy}
        onCell={(cell) => void show(cell)}
        {...(host.kind === "file" ? {} : { onApply: (item: FindingItem) => void apply(item) })}
      />
    </div>
  );
};
