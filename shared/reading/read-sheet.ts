// Reads a sheet as people have it: which figures, of which unit and period, in which cells; what was not understood; what does not add up.
import type { FigureCode, FigureEntry } from "../domain/figure.ts";
import { FORMS, type FormDefinition } from "../domain/form.ts";
import type { FormCode } from "../domain/form-code.ts";
import type { MappingReason } from "../domain/mapping-reason.ts";
import type { Calendar, PeriodKey } from "../domain/period.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Finding } from "../findings/finding.ts";
import type { RateCode } from "../rules/rates.ts";
import { dateText } from "../text/format.ts";
import type { Grid } from "./grid.ts";
import { headerText } from "./grid.ts";
import { type CrossMeaning, type GridFigures, type LineFigures, type PublishedRate, readGrid } from "./grid-figures.ts";
import { type ConfirmedHeaders, confirmedKeys, type GridMapping, mapGrid } from "./grid-mapping.ts";
import type { MeasureCode } from "./header-match.ts";
import { addressOf, openSheet, type Place, type SheetContent } from "./sheet.ts";
import { findTables, type Table } from "./table-blocks.ts";
import { headedGrid, listGrid } from "./table-grid.ts";
import { calendarOfForm, type HeadingPeriod, readTitle, type Title, type TitlePeriod } from "./title-lines.ts";

/** What a person confirmed for sheets of this form. */
export interface Confirmed {
  readonly headers: ConfirmedHeaders;
  /** What "x" means here; null while nobody has said. */
  readonly cross: CrossMeaning | null;
}

export interface ReadOptions {
  /** Calendar of bare period labels, where the caller knows the form. */
  readonly calendar?: Calendar | null;
  readonly confirmed?: Confirmed;
  /** The forms that a title can name; those of this version where the caller has no others. */
  readonly forms?: readonly FormDefinition[];
}

/** One column (or line) that holds a figure or a rate. */
interface MappedHeader {
  readonly figure: MeasureCode;
  readonly isRate: boolean;
  /** "Số hồ sơ nhận giải quyết / Trong kỳ / Trực tuyến" */
  readonly header: string;
  readonly at: string;
  /** 0 to 1; 1 only for a known name, a form's own column number or a person's word. */
  readonly confidence: number;
  readonly reason: MappingReason;
  /** What a confirmation is stored under. */
  readonly key: string;
}

export interface SheetRecord {
  /** Words of the line; of a single record the unit of the title. */
  readonly label: string;
  /** Name of the unit as written. */
  readonly unit?: string;
  /** Its code, where the units are known and the name means one of them. */
  readonly unitCode?: UnitCode;
  readonly period?: PeriodKey;
  /** The same label in the other calendar, where nothing fixes one. */
  readonly periodAlternative?: PeriodKey;
  readonly sector?: string;
  /** Heading over the line: "Cấp huyện". */
  readonly group?: string;
  readonly figures: Readonly<Partial<Record<FigureCode, FigureEntry>>>;
  /** Percentages as published; they are checked, not stored. */
  readonly rates: Readonly<Partial<Record<RateCode, PublishedRate>>>;
  readonly at: Readonly<Record<string, string>>;
}

interface UnreadCell {
  readonly at: string;
  readonly text: string;
}

/** A column (or line) that was read or left open, by what a confirmation is stored under. */
export interface SheetHeader {
  readonly key: string;
  readonly header: string;
  readonly at: string;
  /** null where it was left open or is to be left alone. */
  readonly figure: MeasureCode | null;
}

export interface SheetReading {
  /** The form that the title names; null where it names none. */
  readonly form: FormCode | null;
  readonly mapping: readonly MappedHeader[];
  /** Every header of a column or line with figures, mapped or not. */
  readonly headers: readonly SheetHeader[];
  readonly records: readonly SheetRecord[];
  /** Sums that the sheet states; checked against the records, never counted with them. */
  readonly totals: readonly SheetRecord[];
  readonly notUnderstood: readonly UnreadCell[];
  readonly findings: readonly Finding[];
}

const NOTHING: Confirmed = { headers: new Map(), cross: null };

interface ReadTable {
  readonly grid: Grid;
  readonly mapping: GridMapping;
  readonly figures: GridFigures;
  readonly title: Title;
}

/** A table's own lines go before those at the head of the sheet. */
const titleOf = (table: Table, head: Title, forms: readonly FormDefinition[], calendar: Calendar | null): Title => {
  const own = readTitle(table.title, forms, calendar ?? calendarOfForm(head.form, forms));
  const { form, unknownForm } = own.form === null && own.unknownForm === null ? head : own;
  return {
    unit: own.unit ?? head.unit,
    period: own.period ?? head.period,
    form,
    unknownForm,
    subject: own.subject === "" ? head.subject : own.subject,
  };
};

/** The period where its form is known by the columns alone, so that its label was read without the form's calendar. */
const periodIn = (named: TitlePeriod, calendar: Calendar | null): TitlePeriod => {
  if (named.alternative === null || calendar === null) return named;
  const period = named.alternative.calendar === calendar ? named.alternative : named.period;
  return { ...named, period, alternative: null };
};

/** The title with the form that its columns show, where it names none itself. */
const withFormOfColumns = (title: Title, form: FormDefinition | null, calendar: Calendar | null): Title => {
  if (title.form !== null || form === null) return title;
  const period = title.period && periodIn(title.period, calendar ?? form.calendar);
  return { ...title, form: form.code, period };
};

const isFilled = ({ figures, rates }: LineFigures): boolean =>
  Object.keys(figures).length > 0 || Object.keys(rates).length > 0;

const periodFields = (named: HeadingPeriod | null): Pick<SheetRecord, "period" | "periodAlternative"> => {
  if (!named) return {};
  const { period, alternative } = named;
  return { period: period.key, ...(alternative ? { periodAlternative: alternative.key } : {}) };
};

const recordOf = ({ grid, title }: ReadTable, line: LineFigures): SheetRecord => {
  const { label, unit, period, sector, group, role } = grid.lines[line.line] as Grid["lines"][number];
  const entity = line.entityItem === null ? null : (grid.items[line.entityItem]?.entity ?? null);
  const unitName = entity?.unit ?? unit ?? title.unit;
  // "Cộng" over several months is of none of them.
  const isSumLine = role === "total" || role === "subtotal";
  const isOverPeriods = entity?.isTotal === true || (isSumLine && grid.lines.some((line) => line.period !== null));
  const groupName = group ?? (entity && !entity.unit && !entity.period ? entity.label : null);
  return {
    label: label || entity?.label || title.unit || "",
    ...(unitName ? { unit: unitName } : {}),
    ...periodFields(isOverPeriods ? null : (entity?.period ?? period ?? title.period)),
    ...(sector ? { sector } : {}),
    ...(groupName ? { group: groupName } : {}),
    figures: line.figures,
    rates: line.rates,
    at: line.at,
  };
};

const isSum = ({ grid }: ReadTable, { line, entityItem }: LineFigures): boolean => {
  const role = grid.lines[line]?.role;
  const entity = entityItem === null ? null : grid.items[entityItem]?.entity;
  return role === "total" || role === "subtotal" || entity?.isTotal === true;
};

const mappedHeaders = ({ grid, mapping, figures }: ReadTable): readonly MappedHeader[] => {
  const keys = confirmedKeys(grid);
  return mapping.matches.flatMap((match, index): readonly MappedHeader[] => {
    if (match === null || match === "ignored" || figures.doubtful.has(index)) return [];
    const { parts, at } = grid.items[index] as Grid["items"][number];
    const { code, isRate, confidence, reason } = match;
    return [
      {
        figure: code,
        isRate,
        header: headerText(parts),
        at: addressOf(at),
        confidence,
        reason,
        key: keys[index] ?? "",
      },
    ];
  });
};

const sheetHeaders = ({ grid, mapping, figures }: ReadTable): readonly SheetHeader[] => {
  const keys = confirmedKeys(grid);
  return grid.items.map(({ parts, at }, index): SheetHeader => {
    const match = mapping.matches[index] ?? null;
    const figure = match === null || match === "ignored" || figures.doubtful.has(index) ? null : match.code;
    return { key: keys[index] ?? "", header: headerText(parts), at: addressOf(at), figure };
  });
};

const crossFinding = (crosses: readonly Place[]): readonly Finding[] => {
  const [first] = crosses;
  if (!first) return [];
  return [
    {
      severity: "I",
      code: "CROSS_MEANING",
      at: addressOf(first),
      stated: "x",
      recomputed: null,
      params: { cells: crosses.length },
    },
  ];
};

/** Dates that do not fit the label beside them; each title line once. */
const periodFindings = (titles: readonly Title[]): readonly Finding[] => {
  const places = new Map<string, Finding>();
  for (const { period } of titles) {
    if (period?.mismatch?.code !== "PERIOD_LABEL_MISMATCH") continue;
    const { label, first, last } = period.mismatch.params;
    const written = `${dateText(first)} - ${dateText(last)}`;
    const at = addressOf(period.at);
    const params = { label, written, nearest: null };
    places.set(at, { severity: "W", code: "PERIOD_LABEL", at, stated: label, recomputed: written, params });
  }
  return [...places.values()];
};

const unique = (cells: readonly UnreadCell[]): readonly UnreadCell[] => [
  ...new Map(cells.filter(({ text }) => text !== "").map((cell) => [`${cell.at} ${cell.text}`, cell])).values(),
];

/**
 * What the sheet says. Addresses count from A1 of the cells given. Nothing is guessed: a column that no words account for, a cell
 * that is no number, a unit of measure that the numbers contradict are listed in `notUnderstood`, and percentages map to rates,
 * never to counts.
 */
export const readSheet = (content: SheetContent, options: ReadOptions = {}): SheetReading => {
  const sheet = openSheet(content);
  const calendar = options.calendar ?? null;
  const confirmed = options.confirmed ?? NOTHING;
  const forms = options.forms ?? FORMS;
  const found = findTables(sheet);
  const head = readTitle(found.title, forms, calendar);
  const tables = found.tables.map((table): ReadTable => {
    const title = titleOf(table, head, forms, calendar);
    const context = { title, calendar: calendar ?? calendarOfForm(title.form, forms) };
    const grid = table.kind === "list" ? listGrid(table, context) : headedGrid(sheet, table, context);
    const mapping = mapGrid(grid, {
      title: title.subject,
      form: title.form,
      // Columns like those of a known form do not make it that form where the title says another.
      forms: title.unknownForm === null ? forms : [],
      confirmed: confirmed.headers,
    });
    return {
      grid,
      mapping,
      figures: readGrid(grid, mapping, confirmed.cross),
      title: withFormOfColumns(title, mapping.form, calendar),
    };
  });
  const read = tables.flatMap((table) => {
    const lines = table.figures.lines.filter(isFilled);
    const details = lines.filter((line) => !isSum(table, line));
    // A table that prints nothing but its total is that unit's record.
    const isOnlyTotal = details.length === 0;
    return lines.map((line) => ({ record: recordOf(table, line), isTotal: !isOnlyTotal && isSum(table, line) }));
  });
  const titles = tables.length === 0 ? [head] : tables.map(({ title }) => title);
  const crosses = confirmed.cross === null ? tables.flatMap(({ figures }) => figures.crosses) : [];
  return {
    form: titles.map(({ form }) => form).find((form) => form !== null) ?? null,
    mapping: tables.flatMap(mappedHeaders),
    headers: tables.flatMap(sheetHeaders),
    records: read.flatMap(({ record, isTotal }) => (isTotal ? [] : [record])),
    totals: read.flatMap(({ record, isTotal }) => (isTotal ? [record] : [])),
    notUnderstood: unique(
      [
        ...titles.flatMap(({ unknownForm }) => unknownForm ?? []),
        ...tables.flatMap(({ figures }) => figures.notUnderstood),
      ].map(({ at, text }) => ({ at: addressOf(at), text })),
    ),
    findings: [
      ...tables.flatMap(({ figures }) => figures.findings),
      ...periodFindings(tables.map(({ title }) => title)),
      ...crossFinding(crosses),
    ],
  };
};
