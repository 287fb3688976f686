// How the sheet was understood: the picture with its legend, the correction of a header, what "x" means, and the reports found.

import { Button, Field, makeStyles, Radio, RadioGroup, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { CrossMeaning } from "../../../shared/reading/grid-figures.ts";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { SheetRead } from "../../../shared/reading/sheet.ts";
import type { ReportsReading } from "../../../shared/reports/read-reports.ts";
import { reportLine, unitNamesOf } from "../../../shared/reports/report-text.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import { numberText } from "../../../shared/text/format.ts";
import type { Sheets } from "../../host/host.ts";
import { MoreButton } from "../../ui/more-button.tsx";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useMore } from "../../ui/use-more.ts";
import { useSession } from "../frame/pane-context.tsx";
import { withCross, withHeader } from "../reading/mapping-settings.ts";
import { RememberedNote } from "../reading/remembered-note.tsx";
import { HeaderEditor } from "./header-editor.tsx";
import { PictureLegend } from "./picture-legend.tsx";
import { pictureOf } from "./sheet-picture.ts";
import { TablePicture } from "./table-picture.tsx";
import type { SheetCheck } from "./use-sheet-check.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  paragraph: { margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL, fontSize: tokens.fontSizeBase200 },
  summary: { cursor: "pointer", fontSize: tokens.fontSizeBase200 },
  choices: { flexWrap: "wrap", "& label": { whiteSpace: "nowrap" } },
  buttons: { display: "flex", flexWrap: "wrap" },
});

const LINES_FIRST = 6;
/** More of them each time. */
const LINES_STEP = 20;
const REPORTS_STEP = 50;

const CROSSES: readonly { readonly cross: CrossMeaning; readonly label: string }[] = [
  { cross: "notApplicable", label: "Không áp dụng" },
  { cross: "notProvided", label: "Chưa có số" },
  { cross: "zero", label: "Bằng 0" },
];

export interface SheetUnderstandingProps {
  readonly read: SheetRead;
  readonly check: SheetCheck;
  readonly checked: ReportsReading;
  readonly sheets: Sheets;
  /** A cell to be shown in the picture; a new object each time. */
  readonly looked: { readonly cell: string } | null;
}

const Nothing = (): ReactElement => {
  const styles = useStyles();
  return (
    <div role="status">
      <p className={styles.paragraph}>
        <Text weight="semibold">{CHECK_TEXT.nothingUnderstood}</Text>
      </p>
      <p className={styles.paragraph}>{CHECK_TEXT.lookedFor}</p>
      <p className={styles.paragraph}>{CHECK_TEXT.whatToDo}</p>
    </div>
  );
};

const Reports = ({ reports }: Pick<ReportsReading, "reports">): ReactElement | null => {
  const styles = useStyles();
  const { units } = useSession();
  const names = useMemo(() => unitNamesOf(units), [units]);
  const { shown, ...more } = useMore(reports, REPORTS_STEP);
  const lines = shown.map((report) => reportLine(report, names));
  const [only] = lines;
  if (only === undefined) return null;
  if (reports.length === 1) return <Text size={200}>{`Bản số liệu: ${only}`}</Text>;
  return (
    <details>
      <summary className={styles.summary}>{`${numberText(reports.length)} bản số liệu`}</summary>
      <ul className={styles.list}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two units may be written alike
          <li key={`${line} ${index}`}>{line}</li>
        ))}
      </ul>
      <MoreButton {...more} of="bản" />
    </details>
  );
};

export const SheetUnderstanding = ({ read, check, checked, sheets, looked }: SheetUnderstandingProps): ReactElement => {
  const styles = useStyles();
  const { reading, reports, mapping } = checked;
  const [lines, setLines] = useState(LINES_FIRST);
  const [chosen, setChosen] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const picture = useMemo(
    () => pictureOf(read, reading, mapping, lines, looked?.cell ?? null),
    [read, reading, mapping, lines, looked],
  );
  useEffect(() => {
    if (looked) place.current?.querySelector<HTMLElement>(`[data-at="${looked.cell}"]`)?.focus();
  }, [looked]);
  const header = reading.headers.find(({ at }) => at === chosen) ?? null;
  const hasCross = mapping?.cross != null || reading.findings.some(({ code }) => code === "CROSS_MEANING");

  /** Back to where the correction was opened. */
  const close = () => {
    const at = chosen;
    setChosen(null);
    requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus());
  };
  const keep = async (next: StoredMapping, text: string) => {
    const kept = await check.confirm(next);
    setOutcome(kept.ok ? { kind: "done", text } : { kind: "refused", text: kept.message });
  };

  return (
    <div ref={place} className={styles.root}>
      {reports.length === 0 && <Nothing />}
      {reading.headers.length > 0 && (
        <>
          <TablePicture
            picture={picture}
            chosen={chosen}
            onHeader={({ at }) => setChosen(at)}
            onCell={({ at }) => void sheets.select({ sheet: read.sheet, area: at })}
          />
          <div className={styles.buttons}>
            {picture.rowsLeft > 0 && (
              <Button size="small" appearance="subtle" onClick={() => setLines(lines + LINES_STEP)}>
                {`Xem thêm dòng (còn ${numberText(picture.rowsLeft)})`}
              </Button>
            )}
            {lines > LINES_FIRST && (
              <Button size="small" appearance="subtle" onClick={() => setLines(LINES_FIRST)}>
                Thu gọn hình
              </Button>
            )}
          </div>
          {header && (
            <HeaderEditor
              key={header.at}
              header={header}
              onClose={close}
              onChoose={(code) => {
                close();
                const said = code === null ? "không phải số liệu" : "đã ghép theo lựa chọn của bạn";
                void keep(
                  withHeader(reading, mapping, header.key, code),
                  `Cột “${header.header}”: ${said}; đã nhớ cho lần sau.`,
                );
              }}
            />
          )}
          <PictureLegend legend={picture.legend} onEntry={({ headers }) => setChosen(headers[0] ?? null)} />
        </>
      )}
      {hasCross && (
        <Field label="Dấu “x” trong bảng này nghĩa là" size="small">
          <RadioGroup
            layout="horizontal"
            className={styles.choices}
            value={mapping?.cross ?? ""}
            onChange={(_, { value }) =>
              void keep(withCross(reading, mapping, value as CrossMeaning), "Đã nhớ nghĩa của dấu “x” cho biểu này.")
            }
          >
            {CROSSES.map(({ cross, label }) => (
              <Radio key={cross} value={cross} label={label} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {/* In one, so that what says nothing takes no room. */}
      <div>
        <RememberedNote mapping={mapping} onForgotten={() => setOutcome(null)} />
        <Outcome outcome={outcome} />
        <Reports reports={reports} />
      </div>
    </div>
  );
};
