// What is done with the selected units: receive, return with a reason, remind; one line of result for each.
import { Button, Checkbox, makeStyles, mergeClasses, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { usePane } from "../../frame/pane-context.tsx";
import { type ActResult, actOnUnits, canAct, type OfficeAct } from "./act-on-units.ts";
import type { Place } from "./load-table.ts";
import { ReminderBox } from "./reminder-box.tsx";
import { ReturnForm } from "./return-form.tsx";
import { SELECTION_ID } from "./row-keys.ts";
import type { UnitRow } from "./unit-rows.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  /** What is selected far down is dealt with there. */
  sticky: {
    position: "sticky",
    top: `calc(-1 * ${tokens.spacingHorizontalM})`,
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    paddingBlock: tokens.spacingVerticalXS,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  results: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  refused: { color: tokens.colorPaletteRedForeground1 },
});

export interface SelectionBarProps {
  readonly place: Place;
  /** All rows, those that are in view now, and which are selected. */
  readonly rows: readonly UnitRow[];
  readonly seen: readonly UnitRow[];
  readonly selected: ReadonlySet<UnitCode>;
  readonly mayAct: boolean;
  readonly onSelect: (selected: ReadonlySet<UnitCode>) => void;
  /** After something was done. */
  readonly onChanged: () => Promise<void>;
  /** The ready text that reminds the units which are still missing among these; "" where none is. */
  readonly reminderFor: (rows: readonly UnitRow[]) => string;
}

type Open = { readonly kind: "return" } | { readonly kind: "reminder"; readonly text: string } | null;

export const ActResults = ({ results }: { readonly results: readonly ActResult[] }): ReactElement | null => {
  const styles = useStyles();
  if (results.length === 0) return null;
  const count = results.filter(({ isDone }) => isDone).length;
  return (
    <div role="status">
      <Text size={200} weight="semibold">
        {`Xong ${count}/${results.length} đơn vị.`}
      </Text>
      <ul className={styles.results}>
        {results.map(({ unit, name, isDone, text }) => (
          <li key={unit} {...(isDone ? {} : { className: styles.refused })}>
            {`${name}: ${text}`}
          </li>
        ))}
      </ul>
    </div>
  );
};

export const SelectionBar = (props: SelectionBarProps): ReactElement => {
  const { place, rows, seen, selected, mayAct, onSelect, onChanged, reminderFor } = props;
  const styles = useStyles();
  const { server } = usePane();
  const [open, setOpen] = useState<Open>(null);
  const [doneCount, setDoneCount] = useState<number | null>(null);
  const [results, setResults] = useState<readonly ActResult[]>([]);
  const chosen = rows.filter(({ unit }) => selected.has(unit));
  const receivable = chosen.filter((row) => canAct(row, "duyet"));
  const returnable = chosen.filter((row) => canAct(row, "tra_lai"));
  const lockable = chosen.filter((row) => canAct(row, "chot"));
  const missing = (chosen.length > 0 ? chosen : rows).filter((row) => row.missing.length > 0);
  const isSeen = new Set(seen.map(({ unit }) => unit));
  const seenChosen = chosen.filter(({ unit }) => isSeen.has(unit));
  const hidden = chosen.filter(({ unit }) => !isSeen.has(unit));
  const missingCount = missing.reduce((count, row) => count + row.missing.length, 0);
  const isBusy = doneCount !== null;

  const act = async (what: OfficeAct) => {
    setOpen(null);
    setResults([]);
    setDoneCount(0);
    const acted = await actOnUnits(server, place, chosen, what, () => crypto.randomUUID(), setDoneCount);
    setDoneCount(null);
    setResults(acted);
    // Those that were refused stay selected, to be looked at.
    onSelect(new Set(acted.filter(({ isDone }) => !isDone).map(({ unit }) => unit)));
    await onChanged();
  };
  const isAllSelected = seen.length > 0 && seen.every(({ unit }) => selected.has(unit));

  return (
    <div className={mergeClasses(styles.root, selected.size > 0 && styles.sticky)}>
      <div className={styles.buttons}>
        <Checkbox
          id={SELECTION_ID}
          label={chosen.length === 0 ? `Chọn tất cả đang hiện (${seen.length})` : `Đã chọn ${chosen.length}`}
          checked={isAllSelected ? true : selected.size > 0 ? "mixed" : false}
          onChange={() => onSelect(isAllSelected ? new Set() : new Set(seen.map(({ unit }) => unit)))}
        />
        {hidden.length > 0 && (
          <Button size="small" onClick={() => onSelect(new Set(seenChosen.map(({ unit }) => unit)))}>
            {`Bỏ chọn ${hidden.length} đơn vị không hiện`}
          </Button>
        )}
        {mayAct && chosen.length > 0 && (
          <>
            <Button
              size="small"
              appearance="primary"
              disabled={isBusy || receivable.length === 0}
              onClick={() => act({ action: "duyet", reason: null })}
            >
              {`Tiếp nhận (${receivable.length})`}
            </Button>
            <Button
              size="small"
              disabled={isBusy || returnable.length === 0}
              onClick={() => setOpen({ kind: "return" })}
            >
              {`Yêu cầu chỉnh sửa (${returnable.length})`}
            </Button>
            {lockable.length > 0 && (
              <Button size="small" disabled={isBusy} onClick={() => act({ action: "chot", reason: null })}>
                {`Chốt (${lockable.length})`}
              </Button>
            )}
          </>
        )}
        {missing.length > 0 && (
          <Button size="small" onClick={() => setOpen({ kind: "reminder", text: reminderFor(missing) })}>
            {`Nhắc ${chosen.length > 0 ? "" : "tất cả "}đơn vị chưa gửi (${missingCount})`}
          </Button>
        )}
      </div>
      {isBusy && (
        <div role="status">
          <Text size={200}>{`Đang xử lý ${doneCount}/${chosen.length}…`}</Text>
          <ProgressBar value={doneCount / Math.max(1, chosen.length)} aria-label="Tiến độ xử lý" />
        </div>
      )}
      {open?.kind === "return" && (
        <ReturnForm
          whom={`${chosen.length} đơn vị`}
          onReturn={(reason) => act({ action: "tra_lai", reason })}
          onCancel={() => setOpen(null)}
        />
      )}
      {open?.kind === "reminder" && <ReminderBox text={open.text} onClose={() => setOpen(null)} />}
      <ActResults results={results} />
    </div>
  );
};
