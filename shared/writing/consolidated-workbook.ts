// A consolidated table as a workbook: the table as an office prints it, and a sheet that says where each number comes from.
import type { ConsolidatedView } from "../consolidation/view.ts";
import { findForm } from "../domain/form.ts";
import { vietNamDayOf } from "../domain/moment.ts";
import { readPeriodKey } from "../domain/period.ts";
import { type Finding, findingText } from "../findings/finding.ts";
import { SEVERITY_TEXT } from "../findings/severity.ts";
import { RULE_SETS } from "../rules/rule-sets.ts";
import { ANSWERS } from "../text/answers.ts";
import { dateText } from "../text/format.ts";
import { periodLabel, periodName } from "../text/period.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../text/snapshot.ts";
import { TABLE_TEXT } from "../text/table.ts";
import { type PlainSheet, type SheetCell, sheetName } from "./plain-sheet.ts";
import { allColumns, type Choice, type Column, columnsOf, type Line, measureColumns } from "./table-columns.ts";

const text = (value: string, look?: SheetCell["look"]): SheetCell => (look ? { value, look } : { value });

const title = ({ table, previous }: ConsolidatedView): readonly (readonly SheetCell[])[] => {
  const asOf = table.asOf === null ? TABLE_TEXT.nothingStored : dateText(vietNamDayOf(table.asOf));
  const { expected, received } = table.completeness;
  const lines: readonly string[] = [
    TABLE_TEXT.unit({ name: table.name, code: table.unit }),
    TABLE_TEXT.period({ period: periodName(table.period) }),
    TABLE_TEXT.form({ form: findForm(table.form)?.title ?? table.form }),
    TABLE_TEXT.basis[table.basis],
    TABLE_TEXT.asOf({ day: asOf, received: ANSWERS.received({ expected, received, provisional: table.provisional }) }),
    ...(previous ? [TABLE_TEXT.previous({ period: periodName(previous.period) })] : []),
  ];
  return [[text(TABLE_TEXT.title, "title")], ...lines.map((line) => [text(line)]), []];
};

const cellOf = (column: Column, line: Line, look?: SheetCell["look"]): SheetCell => {
  const value = column.cell(line);
  const format = typeof value === "number" && column.format !== null ? { format: column.format } : {};
  return { value, ...format, ...(look ? { look } : {}) };
};

const NO_ASSESSMENT = {};

const totalLine = ({ table, assessment, targets, previous }: ConsolidatedView): Line => ({
  ...table.totals,
  assessed: assessment.totals,
  targets: targets?.totals ?? null,
  previous: previous?.totals ?? null,
});

const WIDTH_CODE = 16;
const WIDTH_NAME = 36;
const WIDTH_STATE = 22;

const unitSheet = (view: ConsolidatedView, choice: Choice | null): PlainSheet => {
  const { table, assessment, targets, previous } = view;
  const columns = columnsOf(view, choice ?? allColumns([...table.rows, table.totals]));
  const header = [ANSWERS.unitCode(), ANSWERS.unitName(), ...columns.map((one) => one.title), ANSWERS.unitState()];
  const head = title(view);
  const body = table.rows.map((row, index): readonly SheetCell[] => {
    const line: Line = {
      figures: row.figures,
      rates: row.rates,
      assessed: assessment.rows[index] ?? NO_ASSESSMENT,
      targets: targets?.rows[index] ?? null,
      previous: previous?.rows[index] ?? null,
    };
    const name = row.own && table.rows.length > 1 ? ANSWERS.ownFigures({ name: row.name }) : row.name;
    const state = row.state === null ? STATE_NONE_TEXT : STATE_TEXT[row.state];
    return [text(row.unit), text(name), ...columns.map((column) => cellOf(column, line)), text(state)];
  });
  const { expected, received } = table.completeness;
  const total = [
    text("", "total"),
    text(ANSWERS.total(), "total"),
    ...columns.map((column) => cellOf(column, totalLine(view), "total")),
    text(ANSWERS.received({ expected, received, provisional: table.provisional }), "total"),
  ];
  return {
    name: sheetName(TABLE_TEXT.sheet),
    rows: [...head, header.map((one) => text(one, "header")), ...body, total],
    widths: [WIDTH_CODE, WIDTH_NAME, ...columns.map((one) => one.width), WIDTH_STATE],
    frozenRows: head.length + 1,
    frozenColumns: 2,
  };
};

const sectorSheet = (view: ConsolidatedView, choice: Choice | null): PlainSheet => {
  const { table } = view;
  const sectors = table.sectors ?? [];
  const columns = measureColumns(
    { ...view, targets: null, previous: null },
    choice ?? allColumns([...sectors, table.totals]),
  );
  const line = { assessed: NO_ASSESSMENT, targets: null, previous: null };
  const header = [TABLE_TEXT.sector, TABLE_TEXT.units, ...columns.map((one) => one.title)];
  const head = title(view);
  const body = sectors.map((row): readonly SheetCell[] => [
    text(row.sector),
    { value: row.units, format: "0" },
    ...columns.map((column) => cellOf(column, { ...line, figures: row.figures, rates: row.rates })),
  ]);
  const total = [
    text(TABLE_TEXT.totalOfUnits, "total"),
    text("", "total"),
    ...columns.map((column) => cellOf(column, { ...line, ...table.totals }, "total")),
  ];
  return {
    name: sheetName(TABLE_TEXT.sheet),
    rows: [...head, header.map((one) => text(one, "header")), ...body, total],
    widths: [WIDTH_NAME, WIDTH_CODE, ...columns.map((one) => one.width)],
    frozenRows: head.length + 1,
    frozenColumns: 1,
  };
};

const findingRow = (finding: Finding): readonly SheetCell[] => [
  text(SEVERITY_TEXT[finding.severity]),
  text(finding.code),
  text(finding.at),
  { value: finding.stated },
  { value: finding.recomputed },
  text(findingText(finding)),
];

const sourceSheet = (view: ConsolidatedView, findings: readonly Finding[], core: string): PlainSheet => {
  const { table } = view;
  const names = new Map<string, string>([...table.reports, ...table.rows].map((one) => [one.unit, one.name]));
  const labelOf = (key: string): string => {
    const period = readPeriodKey(key);
    return period ? periodLabel(period) : key;
  };
  const sources = [...table.sources].sort((a, b) =>
    a.unit === b.unit ? (a.period < b.period ? -1 : 1) : a.unit < b.unit ? -1 : 1,
  );
  const rows: (readonly SheetCell[])[] = [
    [text(TABLE_TEXT.sourcesTitle, "title")],
    [text(TABLE_TEXT.asOfMoment), text(table.asOf ?? TABLE_TEXT.nothingStored)],
    [text(TABLE_TEXT.core), text(core)],
    ...RULE_SETS.map(({ id, version, title: name }) => [text(TABLE_TEXT.ruleSet), text(id), text(version), text(name)]),
    [],
    TABLE_TEXT.sourceColumns.map((one) => text(one, "header")),
    ...sources.map((one): readonly SheetCell[] => [
      text(one.unit),
      text(names.get(one.unit) ?? ""),
      text(labelOf(one.period)),
      text(one.form),
      { value: one.revision, format: "0" },
      text(STATE_TEXT[one.state]),
      text(one.submittedAt),
      text(one.hash ?? ""),
    ]),
    [],
    ANSWERS.findingTable().map((one) => text(one, "header")),
    ...findings.map(findingRow),
  ];
  return {
    name: sheetName(TABLE_TEXT.sourcesSheet),
    rows,
    widths: [WIDTH_CODE, WIDTH_NAME, WIDTH_STATE, WIDTH_CODE, WIDTH_CODE, WIDTH_NAME, 26, 68],
    frozenRows: 0,
    frozenColumns: 0,
  };
};

/**
 * The sheets of the workbook: the table by unit, or by sector where the table has sectors, and "Nguồn gốc".
 *
 * @param choice null: every figure and rate that some row has. @param core version of the core that made it.
 */
export const consolidatedWorkbook = (
  view: ConsolidatedView,
  choice: Choice | null,
  findings: readonly Finding[],
  core: string,
): readonly PlainSheet[] => [
  view.table.sectors ? sectorSheet(view, choice) : unitSheet(view, choice),
  sourceSheet(view, findings, core),
];
