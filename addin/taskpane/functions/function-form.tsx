// Fills in a formula: a field for each argument, the formula and its answer as they become, and where it goes.
import { Button, Link, MessageBar, MessageBarBody, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular, TableCellEditRegular } from "@fluentui/react-icons";
import { type FormEvent, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { Cell } from "../../../shared/functions/cell.ts";
import { isErrorCell } from "../../../shared/functions/cell.ts";
import { readArea } from "../../../shared/functions/cell-reference.ts";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import { formulaIn } from "../../../shared/functions/formula-text.ts";
import { copyText } from "../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { AnswerPreview } from "../explain/answer-preview.tsx";
import { cellText } from "../explain/answer-text.ts";
import { pickedText } from "../explain/area-text.ts";
import { useSelection } from "../explain/use-selection.ts";
import { usePane, useSession } from "../frame/pane-context.tsx";
import { CallField } from "./call-field.tsx";
import { isAsTyped, understoodText } from "./call-fields.ts";
import { useCheckedCall } from "./use-checked-call.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  title: { margin: 0, outlineStyle: "none" },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  code: {
    display: "block",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
  },
  target: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, flexWrap: "wrap" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  result: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  summary: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

const shownCell = (cell: Cell): string => (isErrorCell(cell) ? cell.error : cellText(cell, null));

export interface FunctionFormProps {
  readonly definition: FunctionDefinition;
  readonly onClose: () => void;
}

export const FunctionForm = ({ definition, onClose }: FunctionFormProps): ReactElement => {
  const styles = useStyles();
  const { host, runtime } = usePane();
  const session = useSession();
  const { sheets } = host;
  const { cell, read } = useSelection(sheets);
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const inputs = useRef<(HTMLElement | null)[]>([]);
  const [typed, setTyped] = useState<readonly string[]>(() => definition.params.map(() => ""));
  /** Where the formula goes: the cell that was selected when the form opened, until another one is taken. */
  const [place, setPlace] = useState<{ readonly sheet: string; readonly area: string } | null>(null);
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const [showFaults, setShowFaults] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (cell) setPlace((before) => before ?? { sheet: cell.sheet, area: cell.area.split(":")[0] ?? cell.area });
  }, [cell]);
  const target = useMemo(() => {
    const area = place === null ? null : readArea(place.area);
    return area === null || place === null ? null : { ...area, sheet: place.sheet };
  }, [place]);
  const units = useMemo(() => new Set(session.units.map(({ code }) => code as string)), [session.units]);
  const tools = useMemo(() => ({ runtime, sheets, units }), [runtime, sheets, units]);
  const { checked, preview, checkNow } = useCheckedCall(definition, typed, target, tools);

  const change = (index: number, text: string) => {
    setTyped((before) => before.map((one, at) => (at === index ? text : one)));
    setTouched((before) => new Set(before).add(index));
    setOutcome(null);
  };
  const pick = async (index: number) => {
    const selected = await read();
    if (selected) change(index, pickedText(selected));
  };
  const takeTarget = async () => {
    const selected = await read();
    if (selected) setPlace({ sheet: selected.sheet, area: selected.area.split(":")[0] ?? selected.area });
  };
  const faults = (checked?.fields ?? []).flatMap(({ fault, blocks }, index) =>
    fault === null ? [] : [{ index, fault, blocks, title: definition.params[index]?.title.vi ?? "" }],
  );
  const blocking = faults.filter(({ blocks }) => blocks);

  const insert = async (event: FormEvent) => {
    event.preventDefault();
    const { formula } = await checkNow();
    if (formula === null) {
      setShowFaults(true);
      setOutcome(null);
      setTimeout(() => summary.current?.focus());
      return;
    }
    setShowFaults(false);
    const selected = sheets !== null && place !== null ? await sheets.select(place) : null;
    const inserted = selected && !selected.ok ? selected : await host.insertFormula(formula);
    const where = place === null ? "ô đang chọn" : `ô ${place.area} của trang ${place.sheet}`;
    setOutcome(
      inserted.ok ? { kind: "done", text: `Đã chèn vào ${where}.` } : { kind: "refused", text: inserted.message },
    );
  };

  const copy = async () => {
    if (checked?.formula == null) return;
    setOutcome(await copyText(formulaIn(host.notation(), checked.formula), "Đã chép công thức."));
  };

  return (
    <form className={styles.root} onSubmit={insert} aria-labelledby="dvc-form-title" noValidate>
      <div>
        <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onClose}>
          Các hàm
        </Button>
      </div>
      <h2 id="dvc-form-title" className={styles.title} tabIndex={-1} ref={heading}>
        <Text weight="semibold">{`${definition.id} – ${definition.title.vi}`}</Text>
      </h2>
      {showFaults && blocking.length > 0 && (
        <div ref={summary} tabIndex={-1} role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              Chưa chèn được vì:
              <ul className={styles.summary}>
                {blocking.map(({ index, title, fault }) => (
                  <li key={title}>
                    <Link inline as="button" type="button" onClick={() => inputs.current[index]?.focus()}>
                      {fault}
                    </Link>
                  </li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <div className={styles.fields}>
        {definition.params.map((param, index) => {
          const field = checked?.fields[index];
          const isShown = showFaults || (touched.has(index) && (typed[index] ?? "") !== "");
          return (
            <CallField
              key={param.name}
              param={param}
              typed={typed[index] ?? ""}
              fault={isShown ? (field?.fault ?? null) : null}
              understood={
                field && !isAsTyped(field, typed[index] ?? "")
                  ? understoodText(field, target?.sheet ?? null, shownCell)
                  : ""
              }
              fieldRef={(element) => {
                inputs.current[index] = element;
              }}
              onChange={(text) => change(index, text)}
              onPick={sheets && param.kind !== "choice" ? () => void pick(index) : null}
            />
          );
        })}
      </div>
      <div className={styles.result}>
        <Text size={200}>Công thức</Text>
        <code className={styles.code}>
          {checked?.formula == null ? "…" : formulaIn(host.notation(), checked.formula)}
        </code>
        <div aria-live="polite" aria-label="Kết quả xem trước" role="status">
          <AnswerPreview preview={preview} />
        </div>
      </div>
      {sheets && (
        <div className={styles.target}>
          <Text size={200}>{`Ô nhận kết quả: ${place ? `${place.sheet}, ô ${place.area}` : "chưa chọn"}`}</Text>
          <Button size="small" icon={<TableCellEditRegular />} onClick={() => void takeTarget()}>
            Lấy ô đang chọn
          </Button>
        </div>
      )}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="small">
          {place ? `Chèn vào ô ${place.area}` : "Chèn vào ô đang chọn"}
        </Button>
        <Button size="small" onClick={() => void copy()} disabled={checked?.formula == null}>
          Chép công thức
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </form>
  );
};
