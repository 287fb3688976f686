// Lays a table out as figures by lines, whichever way it is turned: figures over the columns, down the side, or in a list.
import { type Calendar, previousPeriod, samePeriodLastYear } from "../domain/period.ts";
import { foldText } from "../text/fold.ts";
import { isFigureLike, type Numbering, splitLabel } from "./cell-content.ts";
import { type Entity, type Grid, type GridItem, type GridLine, isTotalLabel } from "./grid.ts";
import { COUNTED, type Concept, NEUTRAL, understand } from "./header-concepts.ts";
import { matchHeader } from "./header-match.ts";
import { headingEntity, kindOfLabels, type LabelKind, type LineLabel, lineLabels, wordColumns } from "./line-labels.ts";
import { type OrderedLine, orderLines, type RawLine } from "./line-tree.ts";
import { type Place, type Sheet, shownText, textAt } from "./sheet.ts";
import { contentAt, type HeadedTable, headerParts, isHeaderCut, type ListTable, UNIT_HEADER } from "./table-blocks.ts";
import type { HeadingPeriod, Title, TitlePeriod } from "./title-lines.ts";

/** What the grid needs of the title. */
export interface GridContext {
  readonly title: Title;
  readonly calendar: Calendar | null;
}

interface ColumnHead {
  readonly column: number;
  readonly parts: readonly { readonly text: string; readonly at: Place }[];
  /** Parts that name no unit or period. */
  readonly words: readonly string[];
  readonly entity: Entity | null;
}

const headOf = (sheet: Sheet, table: HeadedTable, column: number, { title, calendar }: GridContext): ColumnHead => {
  const parts = headerParts(sheet, table.headerRows, column);
  let entity: Entity | null = null;
  const words: string[] = [];
  for (const { text } of parts) {
    const found = headingEntity(text, title.period, calendar);
    if (found) entity = { ...(entity ?? {}), ...found, isTotal: false };
    else words.push(text);
  }
  return { column, parts, words, entity };
};

/** "Cộng" or "Cả năm" beside headings that name units or periods is their sum, not a figure of its own. */
const withTotals = (heads: readonly ColumnHead[]): readonly ColumnHead[] => {
  if (!heads.some(({ entity }) => entity !== null)) return heads;
  return heads.map((head) => {
    const total =
      head.entity === null ? head.words.find((text, index) => index === 0 && isTotalLabel(text)) : undefined;
    if (total === undefined) return head;
    return { ...head, words: head.words.filter((text) => text !== total), entity: { label: total, isTotal: true } };
  });
};

const figuresOnly = (concept: Concept): boolean => !NEUTRAL.has(concept) && !COUNTED.has(concept);

interface Lines {
  readonly labels: readonly LineLabel[];
  readonly order: readonly OrderedLine[];
  readonly kinds: readonly LabelKind[];
}

const readLines = (sheet: Sheet, table: HeadedTable, context: GridContext): Lines => {
  const columns = wordColumns(sheet, table);
  const kinds = columns.map(({ column, header }) =>
    kindOfLabels(
      header,
      table.rows.map((row) => splitLabel(textAt(sheet, { row, column }), null).label),
      context.title.period,
      context.calendar,
    ),
  );
  const labels = lineLabels(sheet, table, kinds);
  const raw = labels.map((label, index): RawLine => {
    const contents = table.valueColumns.map((column) => contentAt(sheet, { row: table.rows[index] ?? 0, column }));
    const numbers = contents.map((content) => (content.kind === "number" ? content.number : null));
    return { label: label.label, numbering: label.numbering, numbers, hasFigures: contents.some(isFigureLike) };
  });
  return { labels, order: orderLines(raw), kinds };
};

const textOfKind = (label: LineLabel, kind: LabelKind, own: LabelKind): string | null =>
  own === kind ? label.label : (label.outer.find((one) => one.kind === kind)?.text ?? null);

const linesAcross = (
  lines: Lines,
  context: GridContext,
): { readonly kept: readonly number[]; readonly grid: readonly GridLine[] } => {
  const { labels, order, kinds } = lines;
  const own = kinds.at(-1) ?? "other";
  const kept = order.flatMap(({ role }, index) => (role === null ? [] : [index]));
  const grid = kept.map((position): GridLine => {
    const label = labels[position] as LineLabel;
    const { role, above, of } = order[position] as OrderedLine;
    const isSum = role === "total" || role === "subtotal";
    const isOwnKind = !isSum && own !== "period";
    const periodText = textOfKind(label, "period", own);
    const heading =
      isSum || periodText === null ? null : headingEntity(periodText, context.title.period, context.calendar);
    const group = above.map((index) => labels[index]?.label ?? "").filter((text) => text !== "");
    const outer = label.outer.filter(({ kind }) => kind === "other").map(({ text }) => text);
    return {
      label: label.label,
      at: label.at,
      role: role ?? "line",
      unit: textOfKind(label, "unit", isOwnKind ? own : "other"),
      period: heading?.period ?? null,
      sector: textOfKind(label, "sector", isOwnKind ? own : "other"),
      group: [...outer, ...group].join(" / ") || null,
      of: of.flatMap((index) => (kept.includes(index) ? [kept.indexOf(index)] : [])),
    };
  });
  return { kept, grid };
};

const gridAcross = (
  sheet: Sheet,
  table: HeadedTable,
  heads: readonly ColumnHead[],
  lines: Lines,
  context: GridContext,
): Grid => {
  const { kept, grid } = linesAcross(lines, context);
  const items = heads.map(
    (head, index): GridItem => ({
      parts: head.words.length > 0 ? head.words : [context.title.subject],
      at: head.parts.at(-1)?.at ?? { row: table.headerRows.at(-1) ?? 0, column: head.column },
      before: heads.slice(0, index).flatMap(({ words }) => words.slice(-1)),
      entity: head.entity,
      isPercent: hasPercents(sheet, table, head.column),
      columnNumber: table.columnNumbers.get(head.column) ?? null,
      header: isHeaderCut(sheet, table.headerRows, head.column) ? "none" : head.words.length === 0 ? "title" : "own",
    }),
  );
  return {
    items,
    lines: grid,
    cellAt: (line, item) => {
      const at = { row: table.rows[kept[line] ?? 0] ?? 0, column: heads[item]?.column ?? 0 };
      return { at, content: contentAt(sheet, at), text: textAt(sheet, at) };
    },
    strangers: [],
  };
};

/** Most cells of the column are written with a percent sign. */
const hasPercents = (sheet: Sheet, table: HeadedTable, column: number): boolean => {
  const contents = table.rows
    .map((row) => contentAt(sheet, { row, column }))
    .filter((content) => content.kind === "number");
  return contents.length > 0 && contents.every((content) => content.kind === "number" && content.isPercent);
};

/** Headers over the one column of values that say no more than that. */
const PLAIN_VALUE =
  /^(?:so lieu|gia tri|ket qua|so luong|so|sl|thuc hien|ket qua thuc hien|so lieu bao cao|so bao cao|tri so|so lieu trong ky|ky nay|trong ky|ky bao cao|thang nay|thang bao cao|quy nay|)$/u;

/** "Kỳ trước" and "Cùng kỳ năm trước" over a column of values are other periods. */
const comparedPeriod = (header: string, title: TitlePeriod | null): HeadingPeriod | null => {
  if (title === null) return null;
  const folded = foldText(header);
  const isYearBefore = /^(?:so lieu )?cung ky(?: nam (?:truoc|ngoai))?$/u.test(folded);
  if (!isYearBefore && !/^(?:so lieu )?(?:ky|thang|quy) (?:truoc|lien truoc|truoc do)$/u.test(folded)) return null;
  const compared = isYearBefore ? samePeriodLastYear : (period: TitlePeriod["period"]) => previousPeriod(period);
  const period = compared(title.period);
  return period && { period, alternative: title.alternative && compared(title.alternative) };
};

/** The headings that a line of a list or of a turned table stands under. */
const pathsDown = (
  labels: readonly { readonly label: string; readonly numbering: Numbering | null }[],
): readonly { readonly parts: readonly string[]; readonly before: readonly string[] }[] => {
  const dashes = [...new Set(labels.flatMap(({ numbering }) => (numbering?.kind === "dash" ? [numbering.text] : [])))];
  const levelOf = (numbering: Numbering | null): number =>
    numbering === null ? 2 : numbering.kind === "dash" ? 5 + dashes.indexOf(numbering.text) : numbering.level;
  const open: { level: number; label: string }[] = [];
  const before: string[] = [];
  let isBelowWhich = false;
  return labels.map(({ label, numbering }) => {
    const ideas = understand(label).concepts;
    const isWhich = ideas.size === 1 && ideas.has("ofWhich");
    const level = levelOf(numbering);
    if (isWhich) {
      isBelowWhich = true;
      return { parts: [label], before: [...before] };
    }
    if (numbering?.kind === "dash") isBelowWhich = false;
    // "Trong đó" without dashes: the lines after it are parts of the line before it, until the next number.
    const isPart = isBelowWhich && numbering === null;
    if (!isPart) {
      isBelowWhich = false;
      while ((open.at(-1)?.level ?? -1) >= level) open.pop();
    }
    // A line that says itself where in the process it stands needs no heading.
    const isComplete = ["settled", "pending", "inHand", "received", "carried"].some((text) =>
      ideas.has(text as Concept),
    );
    const above =
      isComplete &&
      numbering?.kind === "dash" &&
      isContradicted(
        ideas,
        open.map((one) => one.label),
      )
        ? []
        : open.map((one) => one.label);
    const result = { parts: [...above, label], before: [...before] };
    if (!isPart) open.push({ level, label });
    before.push(label);
    return result;
  });
};

const STAGES: readonly Concept[] = ["settled", "pending", "carried"];

const isContradicted = (ideas: ReadonlySet<Concept>, above: readonly string[]): boolean => {
  const own = STAGES.filter((stage) => ideas.has(stage));
  const outer = new Set(above.flatMap((text) => [...understand(text).concepts]));
  return own.length > 0 && STAGES.some((stage) => outer.has(stage) && !own.includes(stage));
};

const titleLine = (title: Title, at: Place): GridLine => ({
  label: title.unit ?? "",
  at,
  role: "line",
  unit: null,
  period: null,
  sector: null,
  group: null,
  of: [],
});

const gridDown = (
  sheet: Sheet,
  table: HeadedTable,
  heads: readonly ColumnHead[],
  lines: Lines,
  context: GridContext,
): Grid => {
  const unitHead = heads.find(({ words }) => UNIT_HEADER.test(foldText(words.at(-1) ?? "")));
  const kept: { head: ColumnHead; line: GridLine; words: readonly string[]; isPercent: boolean }[] = [];
  const strangers: { at: Place; text: string }[] = [];
  const candidates = heads.filter((head) => head !== unitHead);
  const headerAt = (head: ColumnHead): Place =>
    head.parts.at(-1)?.at ?? { row: table.headerRows.at(-1) ?? 0, column: head.column };
  for (const head of candidates) {
    const text = head.words.at(-1) ?? "";
    const ideas = understand(text);
    const isQualifier =
      ideas.unknown.length === 0 &&
      [...ideas.concepts].every((concept) => !figuresOnly(concept) || concept === "percent");
    const compared = comparedPeriod(text, context.title.period);
    const isPlain = PLAIN_VALUE.test(foldText(text)) || candidates.length === 1;
    if (head.entity === null && !isPlain && !isQualifier && compared === null) {
      strangers.push({ at: headerAt(head), text });
      continue;
    }
    const isTotal =
      head.entity?.isTotal === true || (heads.some(({ entity }) => entity !== null) && isTotalLabel(text));
    const line: GridLine = {
      label: head.entity?.label ?? (compared ? text : (context.title.unit ?? "")),
      at: headerAt(head),
      role: isTotal ? "total" : "line",
      unit: head.entity?.unit ?? null,
      period: compared ?? head.entity?.period ?? null,
      sector: null,
      group: null,
      of: [],
    };
    kept.push({ head, line, words: isPlain || compared ? [] : head.words, isPercent: ideas.concepts.has("percent") });
  }
  // Columns of one entity ("Số hồ sơ" | "Tỷ lệ") are one line; each keeps its own items.
  const keys = kept.map(({ line }) => `${line.label}|${line.period?.period.key ?? ""}|${line.role}`);
  const uniqueKeys = [...new Set(keys)];
  const gridLines = uniqueKeys.map((key) => kept[keys.indexOf(key)]?.line as GridLine);
  const counted = gridLines.flatMap((line, index) => (line.role === "line" ? [index] : []));
  const paths = pathsDown(lines.labels);
  const kinds = [...new Set(kept.map(({ words, isPercent }) => `${words.join(">")}|${isPercent}`))];
  const rowItems = lines.labels.flatMap((label, index) => {
    const row = table.rows[index] ?? 0;
    const hasFigures = kept.some(({ head }) => isFigureLike(contentAt(sheet, { row, column: head.column })));
    return hasFigures ? [{ label, index, row }] : [];
  });
  const items = rowItems.flatMap(({ label, index, row }) =>
    kinds.map((kind) => {
      const column = kept.find(({ words, isPercent }) => `${words.join(">")}|${isPercent}` === kind);
      const unit = unitHead ? shownText(sheet, { row, column: unitHead.column }) : "";
      const path = paths[index] ?? { parts: [label.label], before: [] };
      const contents = kept
        .map(({ head }) => contentAt(sheet, { row, column: head.column }))
        .filter((content) => content.kind === "number");
      const isWritten =
        contents.length > 0 && contents.every((content) => content.kind === "number" && content.isPercent);
      const words = (column?.words ?? []).filter((text) => !understand(text).concepts.has("percent"));
      const item: GridItem = {
        parts: [...words, ...path.parts],
        // The percentage of a line is not the line's count: it is shown at its own cell.
        at: column?.isPercent === true ? { row, column: column.head.column } : label.at,
        before: path.before,
        entity: null,
        isPercent:
          column?.isPercent === true || isWritten || unit.trim() === "%" || understand(unit).concepts.has("percent"),
        columnNumber: null,
        header: "own",
      };
      return { item, row, kind };
    }),
  );
  return {
    items: items.map(({ item }) => item),
    lines: gridLines.map((line) => (line.role === "total" ? { ...line, of: counted } : line)),
    cellAt: (line, item) => {
      const { row, kind } = items[item] ?? { row: 0, kind: "" };
      const found = kept.findIndex(
        ({ words, isPercent }, index) => keys[index] === uniqueKeys[line] && `${words.join(">")}|${isPercent}` === kind,
      );
      const at = { row, column: kept[found]?.head.column ?? sheet.columnCount };
      return { at, content: contentAt(sheet, at), text: textAt(sheet, at) };
    },
    strangers,
  };
};

/** Lines looked at to tell which way a table is turned; no form has as many figures. */
const TURNED_SAMPLE = 300;

/** Whether the figures stand down the side: more line labels than column headers are figures. */
const isTurned = (heads: readonly ColumnHead[], lines: Lines, context: GridContext): boolean => {
  const columns = heads.flatMap(({ words }) =>
    words.length > 0 ? (matchHeader({ parts: words, title: context.title.subject }) ?? []) : [],
  );
  const sample = lines.labels.slice(0, TURNED_SAMPLE);
  const rows = pathsDown(sample).flatMap(({ parts }) => matchHeader({ parts }) ?? []);
  const isSure = columns.some(({ confidence }) => confidence > 0.6);
  return (
    rows.length > columns.length &&
    (rows.length >= 2 || columns.length === 0) &&
    !(isSure && rows.length * 2 < sample.length)
  );
};

export const headedGrid = (sheet: Sheet, table: HeadedTable, context: GridContext): Grid => {
  const heads = withTotals(table.valueColumns.map((column) => headOf(sheet, table, column, context)));
  const lines = readLines(sheet, table, context);
  return isTurned(heads, lines, context)
    ? gridDown(sheet, table, heads, lines, context)
    : gridAcross(sheet, table, heads, lines, context);
};

export const listGrid = (table: ListTable, { title }: GridContext): Grid => {
  const split = table.lines.map((line) => ({ ...line, ...splitLabel(line.label, null) }));
  const paths = pathsDown(split);
  const filled = split.flatMap((line, index) => (line.content.kind === "blank" ? [] : [{ line, index }]));
  const items = filled.map(
    ({ line, index }): GridItem => ({
      parts: paths[index]?.parts ?? [line.label],
      at: line.at,
      before: paths[index]?.before ?? [],
      entity: null,
      isPercent: line.content.kind === "number" && line.content.isPercent,
      columnNumber: null,
      header: "own",
    }),
  );
  return {
    items,
    lines: [titleLine(title, filled[0]?.line.at ?? { row: 0, column: 0 })],
    cellAt: (_, item) => {
      const line = filled[item]?.line;
      return {
        at: line?.valueAt ?? { row: 0, column: 0 },
        content: line?.content ?? { kind: "blank" },
        text: line?.valueText ?? "",
      };
    },
    strangers: [],
  };
};
