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
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { SheetRead } from "../../../shared/reading/sheet.ts";
import type { ReportsReading } from "../../../shared/reports/read-reports.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import { numberText } from "../../../shared/text/format.ts";
import type { Sheets } from "../../host/host.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { usePane } from "../frame/pane-context.tsx";
import { applyProposal, takeBack, type Written } from "./apply-proposal.ts";
import { type FindingItem, foundIn } from "./finding-items.ts";
import { FindingList } from "./finding-list.tsx";
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
  /** Shows a cell in the picture, where there is no sheet to show it in. */
  readonly onLook?: (cell: string) => void;
}

export const SheetFindings = ({ read, watch, checked, sheets, onLook }: SheetFindingsProps): ReactElement | null => {
  const styles = useStyles();
  const { host, checked: handedOn, goTo } = usePane();
  const [written, setWritten] = useState<Written | null>(null);
  const [said, setSaid] = useState<{ readonly outcome: OutcomeText; readonly of: SheetRead | null } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const found = useMemo(() => foundIn(checked), [checked]);
  const { reports } = checked;
  /** What was said of an earlier reading is over. */
  const outcome = said?.of === read ? said.outcome : null;
  const say = (kind: OutcomeText["kind"], text: string) => setSaid({ outcome: { kind, text }, of: watch.get().read });
  const told = useRef<HTMLDivElement>(null);
  // The button that was clicked is gone with its finding: the way back is the next one.
  useEffect(() => {
    if (written) told.current?.querySelector("button")?.focus();
  }, [written]);

  const show = async (cell: string) => {
    const shown = await sheets.select({ sheet: read.sheet, area: cell });
    if (!shown.ok) say("refused", shown.message);
    else onLook?.(cell);
  };
  const apply = async ({ proposal }: FindingItem) => {
    if (!proposal?.write) return;
    setIsBusy(true);
    const applied = await applyProposal(sheets, read.sheet, proposal.write);
    if (applied.ok) await watch.read();
    else say("refused", applied.message);
    setWritten(applied.ok ? applied.written : null);
    setIsBusy(false);
  };
  const undo = async (last: Written) => {
    setIsBusy(true);
    const back = await takeBack(sheets, last);
    if (back.ok) await watch.read();
    setWritten(null);
    say(back.ok ? "done" : "refused", back.ok ? back.text : back.message);
    setIsBusy(false);
  };
  const send = () => {
    handedOn.set(reports);
    goTo("submit");
  };

  if (reports.length === 0 && found.length === 0) return null;
  return (
    <div className={styles.root}>
      <Text as="h3" size={300} weight="semibold" className={styles.title}>
        Phát hiện
      </Text>
      {/* How many there are was said above. */}
      {found.length === 0 && (
        <Text size={200} role="status">
          {CHECK_TEXT.nothingFound}
        </Text>
      )}
      {reports.length > 0 && (
        <div>
          <Button appearance="primary" size="small" onClick={send}>
            {reports.length === 1 ? "Gửi số liệu này" : `Gửi số liệu này (${numberText(reports.length)} bản)`}
          </Button>
        </div>
      )}
      <div role="status" ref={told}>
        {written && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>{written.text}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={() => void undo(written)}>
                Hoàn lại
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
      </div>
      <Outcome outcome={outcome} />
      <FindingList
        found={found}
        read={read}
        isBusy={isBusy}
        onCell={(cell) => void show(cell)}
        {...(host.kind === "file" ? {} : { onApply: (item: FindingItem) => void apply(item) })}
      />
    </div>
  );
};
