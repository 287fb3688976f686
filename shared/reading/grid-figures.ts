// Takes the figures out of a mapped grid: numbers, signs, percentages, totals against their lines, and what cannot be a count.
import { type FigureCode, type FigureEntry, findFigure, NOT_APPLICABLE, NOT_PROVIDED } from "../domain/figure.ts";
import type { Finding } from "../findings/finding.ts";
import { findRate, type RateCode } from "../rules/rates.ts";
import { computeRate } from "../scoring/rate.ts";
import { asShare, type CellContent, isCross, type Mark } from "./cell-content.ts";
import { type Grid, type GridCell, headerText } from "./grid.ts";
import type { GridMapping } from "./grid-mapping.ts";
import type { Match } from "./header-match.ts";
import { addressOf, type Place } from "./sheet.ts";

/** A percentage as the sheet states it: 98,52% is 98.52 with 2 decimals. */
export interface PublishedRate {
  readonly percent: number;
  readonly decimals: number;
}

/** The figures of one line and one unit or period. */
export interface LineFigures {
  readonly line: number;
  /** Position of the item whose heading names unit or period; null where none does. */
  readonly entityItem: number | null;
  readonly figures: Partial<Record<FigureCode, FigureEntry>>;
  readonly rates: Partial<Record<RateCode, PublishedRate>>;
  readonly at: Readonly<Record<string, string>>;
}

export interface GridFigures {
  readonly lines: readonly LineFigures[];
  readonly notUnderstood: readonly { readonly at: Place; readonly text: string }[];
  readonly findings: readonly Finding[];
  /** Items whose unit is open: count or percentage. */
  readonly doubtful: ReadonlySet<number>;
  /** Cells with a bare "x". */
  readonly crosses: readonly Place[];
}

/** What "x" means on this form, once a person has said so. */
export type CrossMeaning = Mark;

const isMatch = (match: GridMapping["matches"][number] | undefined): match is Match =>
  match !== null && match !== undefined && match !== "ignored";

/** Dossier counts that are part of the dossiers received or in hand. */
const PARTS_OF_ALL: ReadonlySet<string> = new Set([
  "HS_TRUC_TUYEN",
  "HS_MOT_PHAN",
  "HS_TOAN_TRINH",
  "HS_CO_PHI",
  "HS_THANH_TOAN_TT",
  "HS_KET_QUA_DIEN_TU",
  "HS_SO_HOA",
  "HS_TAI_SU_DUNG",
  "HS_DONG_BO",
  "HS_KHO_CA_NHAN",
  "HS_DU_LIEU_DAN_CU",
  "HS_HAI_LONG",
]);

const countOf = (content: CellContent): number | null =>
  content.kind === "number"
    ? (content.grouped ?? content.number)
    : content.kind === "mark" && content.mark === "zero"
      ? 0
      : null;

interface Scale {
  /** Factor that makes percent of the numbers as written; null where it cannot be told. */
  readonly factor: number | null;
}

/** Whether the plain numbers of a percentage column are percent (98,5) or fractions (0,985). */
const scaleOf = (grid: Grid, mapping: GridMapping, item: number, match: Match): Scale => {
  const definition = findRate(match.code);
  let [percent, fraction] = [0, 0];
  const plain: { number: number; decimals: number }[] = [];
  for (const [line] of grid.lines.entries()) {
    const content = asShare(grid.cellAt(line, item).content);
    if (content.kind !== "number") continue;
    if (content.isPercent) {
      percent += 1;
      continue;
    }
    plain.push(content);
    const answer = definition ? computeRate(definition, figuresAt(grid, mapping, line, item)) : null;
    if (!answer || answer.rate === null || answer.rate === 0) continue;
    const near = (scale: number): boolean =>
      Math.abs(content.number - (answer.rate ?? 0) * scale) <= 0.005 * scale + 10 ** -content.decimals;
    if (near(100)) percent += 1;
    else if (near(1)) fraction += 1;
  }
  if (plain.length === 0 || (percent > 0 && fraction === 0)) return { factor: 1 };
  if (fraction > 0 && percent === 0) return { factor: 100 };
  if (plain.some(({ number }) => number > 1)) return { factor: 1 };
  if (plain.every(({ number }) => number === 0)) return { factor: 1 };
  // Excel keeps 98,52% as 0.9852…; "0,26" with two decimals may as well be 0,26%.
  return { factor: plain.some(({ number, decimals }) => decimals > 2 && number > 0.02) ? 100 : null };
};

const figuresAt = (
  grid: Grid,
  mapping: GridMapping,
  line: number,
  item: number,
): Partial<Record<FigureCode, FigureEntry>> => {
  const figures: Partial<Record<FigureCode, FigureEntry>> = {};
  const entity = grid.items[item]?.entity?.label ?? null;
  for (const [index, match] of mapping.matches.entries()) {
    if (!isMatch(match) || match.isRate || (grid.items[index]?.entity?.label ?? null) !== entity) continue;
    const number = countOf(grid.cellAt(line, index).content);
    if (number !== null) figures[match.code as FigureCode] = number;
  }
  return figures;
};

const namesUnit = (text: string): boolean => /\(\s*(?:hồ sơ|hs|tthc|dvc|dvctt|thủ tục)\s*\)|số lượng|^số /iu.test(text);

/** The first cell that shows that a column may hold percentages although its header counts; null where nothing does. */
const doubtAt = (
  grid: Grid,
  mapping: GridMapping,
  item: number,
  match: Match,
): { readonly cell: GridCell; readonly whole: number | null } | null => {
  const definition = findFigure(match.code);
  if (!definition?.whole) return null;
  for (const [line] of grid.lines.entries()) {
    const cell = grid.cellAt(line, item);
    const { content } = cell;
    if (content.kind !== "number" || content.grouped !== null) continue;
    if (content.isPercent || !Number.isInteger(content.number)) return { cell, whole: null };
    const figures = figuresAt(grid, mapping, line, item);
    const whole = [figures.HS_TIEP_NHAN, figures.HS_TONG].find((entry) => typeof entry === "number");
    const header = grid.items[item]?.parts.at(-1) ?? "";
    const exceeds = typeof whole === "number" && content.number > whole && content.number <= 100;
    if (exceeds && PARTS_OF_ALL.has(match.code) && !namesUnit(header)) return { cell, whole };
  }
  return null;
};

type Reading =
  | { readonly kind: "entry"; readonly entry: FigureEntry }
  | { readonly kind: "cross" }
  | { readonly kind: "unread" };

const entryOf = (written: CellContent, isWhole: boolean): Reading => {
  const content = isWhole ? written : asShare(written);
  switch (content.kind) {
    case "blank":
      return { kind: "entry", entry: NOT_PROVIDED };
    case "mark":
      if (content.mark === "zero") return { kind: "entry", entry: 0 };
      return { kind: "entry", entry: content.mark === "notProvided" ? NOT_PROVIDED : NOT_APPLICABLE };
    case "number": {
      const number = isWhole ? (content.grouped ?? content.number) : content.number;
      return number < 0 || number > Number.MAX_SAFE_INTEGER || (isWhole && !Number.isInteger(number))
        ? { kind: "unread" }
        : { kind: "entry", entry: number };
    }
    case "text":
      return { kind: "unread" };
  }
};

const meaningOfCross = (meaning: CrossMeaning | null): FigureEntry =>
  meaning === "zero" ? 0 : meaning === "notProvided" ? NOT_PROVIDED : NOT_APPLICABLE;

const entityGroups = (
  grid: Grid,
): readonly { readonly entityItem: number | null; readonly items: readonly number[] }[] => {
  const groups = new Map<string, { entityItem: number | null; items: number[] }>();
  for (const [index, { entity }] of grid.items.entries()) {
    const key = entity === null ? "" : `${entity.label}|${entity.period?.period.key ?? ""}`;
    const known = groups.get(key);
    if (known) known.items.push(index);
    else groups.set(key, { entityItem: entity === null ? null : index, items: [index] });
  }
  return [...groups.values()];
};

/** Adds what stands in a second column of the same figure ("Bưu chính" beside "Trực tiếp"). */
const withAdded = (grid: Grid, mapping: GridMapping, line: number, item: number, entry: FigureEntry): FigureEntry => {
  if (typeof entry !== "number") return entry;
  return mapping.added
    .filter(({ into }) => into === item)
    .reduce<number>((sum, { item: other }) => sum + (countOf(grid.cellAt(line, other).content) ?? 0), entry);
};

/** A fraction of the sheet (0,510077…) is a percentage with the decimals that it has. */
const publishedRate = (number: number, decimals: number, factor: number): PublishedRate => {
  if (factor === 1) return { percent: number, decimals };
  const percent = Number((number * factor).toFixed(6));
  return { percent, decimals: (/\.(\d+)$/.exec(String(percent))?.[1] ?? "").length };
};

/** Reads every line of the grid. Nothing unreadable becomes a number; it is listed with its cell. */
export const readGrid = (grid: Grid, mapping: GridMapping, cross: CrossMeaning | null): GridFigures => {
  const notUnderstood: { at: Place; text: string }[] = [...grid.strangers];
  const findings: Finding[] = [];
  const crosses: Place[] = [];
  const doubtful = new Set<number>();
  const scales = new Map<number, Scale>();
  for (const [item, match] of mapping.matches.entries()) {
    const { parts, at } = grid.items[item] ?? { parts: [], at: { row: 0, column: 0 } };
    const header = headerText(parts);
    if (match === null) {
      const isEmpty = grid.lines.every((_, line) => grid.cellAt(line, item).content.kind === "blank");
      if (!isEmpty) notUnderstood.push({ at, text: header });
      continue;
    }
    if (!isMatch(match)) continue;
    if (match.isRate) {
      const scale = scaleOf(grid, mapping, item, match);
      scales.set(item, scale);
      if (scale.factor !== null) continue;
    }
    const doubt = match.isRate ? { cell: firstNumber(grid, item), whole: null } : doubtAt(grid, mapping, item, match);
    if (!doubt) continue;
    doubtful.add(item);
    notUnderstood.push({ at, text: header });
    findings.push({
      severity: "W",
      code: "UNIT_AMBIGUOUS",
      at: addressOf(doubt.cell.at),
      stated: doubt.cell.text,
      recomputed: doubt.whole,
      params: { header, got: doubt.cell.text, whole: doubt.whole },
    });
  }
  const lines: LineFigures[] = [];
  for (const [line, { role }] of grid.lines.entries()) {
    if (role === "detail") {
      notUnderstood.push({ at: grid.lines[line]?.at ?? { row: 0, column: 0 }, text: grid.lines[line]?.label ?? "" });
      continue;
    }
    for (const { entityItem, items } of entityGroups(grid)) {
      const figures: Partial<Record<FigureCode, FigureEntry>> = {};
      const rates: Partial<Record<RateCode, PublishedRate>> = {};
      const at: Record<string, string> = {};
      for (const item of items) {
        const match = mapping.matches[item];
        if (!isMatch(match) || doubtful.has(item)) continue;
        const cell = grid.cellAt(line, item);
        if (match.isRate) {
          const content = asShare(cell.content);
          if (content.kind === "text") notUnderstood.push({ at: cell.at, text: cell.text });
          if (content.kind !== "number") continue;
          const factor = content.isPercent ? 1 : (scales.get(item)?.factor ?? 1);
          rates[match.code as RateCode] = publishedRate(content.number, content.decimals, factor);
          at[match.code] = addressOf(cell.at);
          continue;
        }
        if (isCross(cell.text)) crosses.push(cell.at);
        const reading = isCross(cell.text)
          ? { kind: "entry" as const, entry: meaningOfCross(cross) }
          : entryOf(cell.content, findFigure(match.code)?.whole ?? true);
        if (reading.kind === "unread") notUnderstood.push({ at: cell.at, text: cell.text });
        if (reading.kind !== "entry") continue;
        figures[match.code as FigureCode] = withAdded(grid, mapping, line, item, reading.entry);
        at[match.code] = addressOf(cell.at);
      }
      lines.push({ line, entityItem, figures, rates, at });
    }
  }
  return {
    lines,
    notUnderstood,
    findings: [...findings, ...totalFindings(grid, lines), ...crossTotalFindings(grid, lines)],
    doubtful,
    crosses,
  };
};

const firstNumber = (grid: Grid, item: number): GridCell => {
  const cells = grid.lines.map((_, line) => grid.cellAt(line, item));
  return cells.find(({ content }) => content.kind === "number" && content.number > 0) ?? (cells[0] as GridCell);
};

/** Figures that a total adds up from its lines; procedures and services may be the same ones on each line. */
const isAdditive = (code: string): boolean => {
  const definition = findFigure(code);
  return definition?.overUnits === "sum" && definition.counted !== "diem";
};

/** Where the figures of a total differ from the sum of its parts. */
const compareTotal = (label: string, total: LineFigures, parts: readonly LineFigures[]): readonly Finding[] =>
  Object.entries(total.figures).flatMap(([code, stated]): readonly Finding[] => {
    if (typeof stated !== "number" || !isAdditive(code)) return [];
    const entries = parts.map(({ figures }) => figures[code as FigureCode]);
    const counts = entries.filter((entry) => typeof entry === "number");
    const sum = counts.reduce<number>((all, entry) => all + entry, 0);
    // A line that was not filled in may be what is missing.
    const isIncomplete = entries.some(
      (entry) => entry === undefined || (typeof entry !== "number" && entry.state === "not_provided"),
    );
    if (counts.length === 0 || sum === stated || (isIncomplete && sum < stated)) return [];
    const figure = findFigure(code)?.name ?? code;
    const params = { unit: label, figure, stated, sum, lines: counts.length };
    return [{ severity: "E", code: "SUM_MISMATCH", at: total.at[code] ?? "", stated, recomputed: sum, params }];
  });

const totalFindings = (grid: Grid, lines: readonly LineFigures[]): readonly Finding[] =>
  lines.flatMap((total): readonly Finding[] => {
    const line = grid.lines[total.line];
    if (!line || (line.role !== "total" && line.role !== "subtotal")) return [];
    const parts = lines.filter(
      ({ line: position, entityItem }) => line.of.includes(position) && entityItem === total.entityItem,
    );
    return compareTotal(line.label, total, parts);
  });

/** "Cộng" beside columns of months or units: their sum on every line. Stocks are not added over months. */
const crossTotalFindings = (grid: Grid, lines: readonly LineFigures[]): readonly Finding[] =>
  lines.flatMap((total): readonly Finding[] => {
    const entity = total.entityItem === null ? null : grid.items[total.entityItem]?.entity;
    if (!entity?.isTotal) return [];
    const parts = lines.filter(
      ({ line, entityItem }) =>
        line === total.line && entityItem !== null && grid.items[entityItem]?.entity?.isTotal === false,
    );
    const overMonths = parts.some(({ entityItem }) => grid.items[entityItem ?? 0]?.entity?.period !== undefined);
    const found = compareTotal(entity.label, total, parts);
    return overMonths ? found.filter(({ at }) => addsOverTime(total, at)) : found;
  });

const addsOverTime = ({ at }: LineFigures, address: string): boolean => {
  const code = Object.entries(at).find(([, place]) => place === address)?.[0] ?? "";
  return findFigure(code)?.overTime === "add";
};
