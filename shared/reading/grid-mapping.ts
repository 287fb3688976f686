// Decides which figure each column of a grid holds: by its header, by what a person confirmed, and by what the numbers show.
import { type FigureCode, type FigureEntry, type Figures, findFigure } from "../domain/figure.ts";
import { type FormDefinition, shortTitle } from "../domain/form.ts";
import type { FormCode } from "../domain/form-code.ts";
import { reasonOf } from "../domain/mapping-reason.ts";
import { RATES, type RateDefinition } from "../rules/rates.ts";
import { computeRate } from "../scoring/rate.ts";
import { asShare } from "./cell-content.ts";
import { type Grid, type GridItem, headerKey, headerText } from "./grid.ts";
import { NEUTRAL, understand } from "./header-concepts.ts";
import { type Match, matchHeader, matchTitle } from "./header-match.ts";

/** What people confirmed for the headers of a form, by `headerKey`; null: the column is to be left alone. */
export type ConfirmedHeaders = ReadonlyMap<string, { readonly code: string; readonly isRate: boolean } | null>;

/** A match per item of the grid; `ignored` where a person said so. */
type ItemMatch = Match | "ignored" | null;

export interface MappingContext {
  readonly title: string;
  readonly form: FormCode | null;
  /** The forms whose printed column numbers may show what a column holds. */
  readonly forms: readonly FormDefinition[];
  readonly confirmed: ConfirmedHeaders;
}

const code = (text: string) => text as FigureCode;

const isMatch = (match: ItemMatch | undefined): match is Match =>
  match !== null && match !== undefined && match !== "ignored";

const entityKey = (item: GridItem): string =>
  `${item.entity?.unit ?? ""}|${item.entity?.period?.period.key ?? ""}|${item.entity?.label ?? ""}`;

/** Positions of the items of one unit and period, in order. */
const entityGroups = (grid: Grid): readonly (readonly number[])[] => {
  const groups = new Map<string, number[]>();
  for (const [index, item] of grid.items.entries()) {
    const known = groups.get(entityKey(item));
    if (known) known.push(index);
    else groups.set(entityKey(item), [index]);
  }
  return [...groups.values()];
};

/** Repeated headers are told apart by their order: the second "tổng số" is "tổng số#2". */
export const confirmedKeys = (grid: Grid): readonly string[] => {
  const keys: string[] = [];
  for (const group of entityGroups(grid)) {
    const seen = new Map<string, number>();
    for (const index of group) {
      const key = headerKey(grid.items[index]?.parts ?? []);
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      keys[index] = count === 1 ? key : `${key}#${count}`;
    }
  }
  return keys;
};

const firstMatches = (grid: Grid, context: MappingContext): ItemMatch[] => {
  const keys = confirmedKeys(grid);
  return grid.items.map((item, index): ItemMatch => {
    const key = keys[index] ?? "";
    if (context.confirmed.has(key)) {
      const known = context.confirmed.get(key);
      if (!known) return "ignored";
      const { isRate } = known;
      return { code: code(known.code), isRate, confidence: 1, reason: reasonOf("CONFIRMED", {}), note: null };
    }
    if (item.header === "none") return null;
    if (item.header === "title") return matchTitle(item.parts.join(" "));
    const { parts, before, isPercent } = item;
    return matchHeader({ parts, before, isPercent, title: context.title });
  });
};

/** The number of an item on a line as counted; null where it has none. */
const numberAt = (grid: Grid, line: number, item: number): number | null => {
  const { content } = grid.cellAt(line, item);
  if (content.kind === "mark") return content.mark === "zero" ? 0 : null;
  return content.kind === "number" ? (content.grouped ?? content.number) : null;
};

const lineNumbers = (grid: Grid): readonly number[] =>
  grid.lines.flatMap(({ role }, index) => (role === "detail" ? [] : [index]));

interface SumCheck {
  /** Lines on which the whole is the sum. */
  readonly agreeing: number;
  readonly differing: number;
}

const checkSum = (grid: Grid, whole: number, parts: readonly number[], needs: readonly number[] = []): SumCheck => {
  let [agreeing, differing] = [0, 0];
  for (const line of lineNumbers(grid)) {
    const stated = numberAt(grid, line, whole);
    const numbers = parts.map((part) => numberAt(grid, line, part));
    // Lines on which the parts in question are 0 tell nothing.
    const tells = needs.every((need) => (numberAt(grid, line, need) ?? 0) > 0);
    if (stated === null || stated === 0 || !tells || numbers.some((number) => number === null)) continue;
    if (numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0) === stated) agreeing += 1;
    else differing += 1;
  }
  return { agreeing, differing };
};

const holds = ({ agreeing, differing }: SumCheck): boolean => agreeing > 0 && differing === 0;

const nameOf = (figure: string): string => findFigure(figure)?.name ?? figure;

/** Pairs of items that are added into one figure: "Trực tiếp" and "Bưu chính" apart on the form. */
interface AddedItem {
  readonly into: number;
  readonly item: number;
}

/**
 * Settles what a total of dossiers holds: with the period before ("nhận giải quyết", column 3) or without ("tiếp nhận"), and
 * whether "trực tiếp" leaves out what came by post. Only what the numbers of the sheet show changes a reading.
 */
const settleTotals = (grid: Grid, matches: ItemMatch[], group: readonly number[]): readonly AddedItem[] => {
  const find = (figure: string): number | undefined =>
    group.find((index) => {
      const match = matches[index];
      return isMatch(match) && match.code === figure;
    });
  const [online, direct, post, carried] = ["HS_TRUC_TUYEN", "HS_TRUC_TIEP", "HS_BUU_CHINH", "HS_KY_TRUOC"].map(find);
  const change = (index: number, figure: string, parts: readonly number[], confidence: number, lines: number): void => {
    const match = matches[index];
    if (!isMatch(match)) return;
    const of = parts.map((part) => headerText(grid.items[part]?.parts.slice(-1) ?? [])).join(" + ");
    // What the header says already stands; the numbers only confirm it.
    const isSaid = match.code === figure && match.note === null;
    const reason = isSaid ? match.reason : reasonOf("SUMS", { of, lines });
    matches[index] = {
      ...match,
      code: code(figure),
      confidence: Math.max(match.confidence, confidence),
      note: null,
      reason,
    };
  };
  const added: AddedItem[] = [];
  const channels = [online, direct].filter((index) => index !== undefined);
  const directSaysPost =
    direct !== undefined && understand(grid.items[direct]?.parts.at(-1) ?? "").concepts.has("post");
  const totals = group.filter((index) => {
    const match = matches[index];
    return isMatch(match) && (match.code === "HS_TONG" || match.code === "HS_TIEP_NHAN");
  });
  if (online !== undefined && direct !== undefined && post !== undefined && !directSaysPost) {
    const apart = [online, direct, post];
    const lines = totals.map((total) => {
      const without = checkSum(grid, total, apart, [post]);
      return holds(without) || carried === undefined ? without : checkSum(grid, total, [...apart, carried], [post]);
    });
    const shown = lines.find(holds);
    const match = matches[direct];
    if (shown && isMatch(match)) {
      added.push({ into: direct, item: post });
      channels.push(post);
      matches[direct] = { ...match, confidence: 0.9, reason: reasonOf("DIRECT_AND_POST", { lines: shown.agreeing }) };
    }
  }
  const received = totals.filter((index) => (matches[index] as Match).code === "HS_TIEP_NHAN");
  for (const index of totals) {
    const match = matches[index] as Match;
    if (match.reason.code === "CONFIRMED") continue;
    const others = received.filter((other) => other !== index);
    const bases = [channels.length > 1 ? channels : null, ...others.map((other) => [other])].filter(
      (base) => base !== null,
    );
    for (const base of bases) {
      const withCarried = carried === undefined ? null : checkSum(grid, index, [...base, carried], [carried]);
      const without = checkSum(grid, index, base, carried === undefined ? [] : [carried]);
      if (withCarried && carried !== undefined && holds(withCarried)) {
        change(index, "HS_TONG", [...base, carried], 0.95, withCarried.agreeing);
        break;
      }
      // "Tổng số hồ sơ" that is only online and direct has nothing of the period before in it.
      if (holds(without) && base === channels && received.every((other) => other === index)) {
        change(index, "HS_TIEP_NHAN", base, 0.9, without.agreeing);
        break;
      }
    }
  }
  // Without numbers that tell: "Số hồ sơ tiếp nhận / Tổng số" beside "/ Kỳ trước" under one heading holds both.
  if (carried !== undefined) {
    const heading = headerText(grid.items[carried]?.parts.slice(0, 1) ?? []);
    const hasTotal = group.some((index) => (matches[index] as Match | null)?.code === "HS_TONG");
    const total = group.find((index) => {
      const match = matches[index];
      const parts = grid.items[index]?.parts ?? [];
      return (
        isMatch(match) &&
        match.code === "HS_TIEP_NHAN" &&
        match.reason.code === "QUALIFIED" &&
        parts.length === 2 &&
        headerText(parts.slice(0, 1)) === heading &&
        understand(parts[1] ?? "").concepts.has("total")
      );
    });
    const match = total === undefined ? null : matches[total];
    if (!hasTotal && total !== undefined && isMatch(match) && !holds(checkSum(grid, total, channels, [carried]))) {
      matches[total] = {
        ...match,
        code: code("HS_TONG"),
        confidence: 0.85,
        reason: reasonOf("QUALIFIED", { above: heading }),
      };
    }
  }
  return added;
};

const isBarePercent = (item: GridItem): boolean => {
  const own = understand(item.parts.at(-1) ?? "");
  const isPercent = item.isPercent || own.concepts.has("percent");
  return (
    isPercent &&
    own.unknown.length === 0 &&
    [...own.concepts].every((concept) => concept === "percent" || NEUTRAL.has(concept))
  );
};

/** Half a unit of the last decimal shown, and a little for the binary numbers of the sheet. */
const agrees = (stated: number, decimals: number, rate: number): boolean => {
  const shown = Math.min(decimals, 6);
  return [1, 100].some((scale) => Math.abs(stated - rate * scale) <= 0.5 * 10 ** -shown + 1e-9);
};

/** The figures of a line as far as the matches name them. */
const figuresOf = (grid: Grid, matches: readonly ItemMatch[], group: readonly number[], line: number): Figures => {
  const figures: Partial<Record<FigureCode, FigureEntry>> = {};
  for (const index of group) {
    const match = matches[index];
    const number = numberAt(grid, line, index);
    if (isMatch(match) && !match.isRate && number !== null) figures[match.code as FigureCode] = number;
  }
  return figures;
};

/** Lines on which a percentage column is this rate; null where one line contradicts or none tells. */
const linesOfRate = (
  grid: Grid,
  matches: readonly ItemMatch[],
  group: readonly number[],
  item: number,
  rate: RateDefinition,
): number | null => {
  let [agreeing, telling] = [0, 0];
  for (const line of lineNumbers(grid)) {
    const content = asShare(grid.cellAt(line, item).content);
    const answer = computeRate(rate, figuresOf(grid, matches, group, line));
    if (content.kind !== "number" || !answer || answer.rate === null) continue;
    if (!agrees(content.number, content.decimals, answer.rate)) return null;
    agreeing += 1;
    if (answer.rate > 0 && answer.rate < 1) telling += 1;
  }
  return telling > 0 ? agreeing : null;
};

/**
 * A bare "Tỷ lệ (%)" is the rate that its numbers turn out to be on every line; a rate with several denominators in use is the
 * one of them that they turn out to be. Where two rates fit, it stays open.
 */
const settleRates = (grid: Grid, matches: ItemMatch[], group: readonly number[]): void => {
  for (const item of group) {
    if (isShareOfNeighbour(grid, matches, group, item)) matches[item] = null;
    const match = matches[item] ?? null;
    const isOpen = match === null && isBarePercent(grid.items[item] as GridItem);
    const family =
      isMatch(match) && match.isRate && match.reason.code !== "CONFIRMED"
        ? RATES.find((rate) => rate.code === match.code)
        : undefined;
    if (!isOpen && !family) continue;
    const numerators = family?.numerator.join("+");
    const candidates = RATES.filter((rate) => isOpen || rate.numerator.join("+") === numerators);
    const fitting = candidates.flatMap((rate) => {
      const lines = linesOfRate(grid, matches, group, item, rate);
      return lines === null ? [] : [{ rate, lines }];
    });
    const before = [...group].reverse().find((index) => index < item && isMatch(matches[index]));
    const neighbour = before === undefined ? null : (matches[before] as Match).code;
    const nearest = fitting.filter(({ rate }) => rate.numerator.includes(neighbour as FigureCode));
    const [found, ...others] = fitting.length > 1 && isOpen ? nearest : fitting;
    if (!found || others.length > 0) continue;
    const { rate, lines } = found;
    const reason = reasonOf("DIVIDES", {
      numerator: rate.numerator.map(nameOf).join(" + "),
      denominator: rate.denominator.map(nameOf).join(" + "),
      lines,
    });
    matches[item] = { code: rate.code, isRate: true, confidence: isOpen ? 0.85 : 0.95, reason, note: null };
  }
};

/** "Đúng hạn / Tổng" beside "Đúng hạn / %": the percentage is of that count, whatever rate bears the name. */
const isShareOfNeighbour = (
  grid: Grid,
  matches: readonly ItemMatch[],
  group: readonly number[],
  item: number,
): boolean => {
  const match = matches[item];
  const heading = headerKey(grid.items[item]?.parts.slice(0, -1) ?? []);
  if (!isMatch(match) || !match.isRate || heading === "") return false;
  const numerator = RATES.find((rate) => rate.code === match.code)?.numerator ?? [];
  return group.some((index) => {
    const other = matches[index];
    const isBeside = headerKey(grid.items[index]?.parts.slice(0, -1) ?? []) === heading;
    return (
      index !== item &&
      isBeside &&
      isMatch(other) &&
      !other.isRate &&
      !(numerator.length === 1 && numerator[0] === other.code) &&
      isBarePercent(grid.items[item] as GridItem)
    );
  });
};

/** Of a form's numbered columns, how many have to be where it has them: if the title names it, and if nothing else does. */
const NAMED_SHARE = 0.5;
const UNNAMED_SHARE = 0.8;
/** Fewer numbered columns than this tell no form from another. */
const UNNAMED_LEAST = 6;

interface ColumnFit {
  readonly form: FormDefinition;
  /** Items with their figures by the number that is printed over them. */
  readonly official: ReadonlyMap<number, FigureCode>;
  readonly agreeing: number;
}

/** How the columns agree with those of the form; null where one holds something else. */
const fitOf = (grid: Grid, matches: readonly ItemMatch[], form: FormDefinition): ColumnFit | null => {
  const figures = new Map(form.columns.map(({ number, figure }) => [number ?? null, figure]));
  const official = new Map<number, FigureCode>();
  let agreeing = 0;
  for (const [index, { columnNumber: number }] of grid.items.entries()) {
    const figure = number === null ? undefined : figures.get(number);
    if (figure === undefined) continue;
    official.set(index, figure);
    const match = matches[index];
    if (!isMatch(match)) continue;
    if (match.code !== figure) return null;
    agreeing += 1;
  }
  return { form, official, agreeing };
};

const numberedColumns = ({ columns }: FormDefinition): number =>
  columns.filter(({ number }) => number !== undefined).length;

/** The form that the title names, where it numbers its columns; else the one whose columns nearly all stand here. */
const fitInGrid = (grid: Grid, matches: readonly ItemMatch[], context: MappingContext): ColumnFit | null => {
  const numbered = context.forms.filter((form) => numberedColumns(form) > 0);
  const named = numbered.filter(({ code }) => code === context.form);
  const isNamed = named.length > 0;
  const fits = (isNamed ? named : numbered).flatMap((form) => {
    const fit = fitOf(grid, matches, form);
    const count = numberedColumns(form);
    const least = isNamed ? count * NAMED_SHARE : Math.max(UNNAMED_LEAST, count * UNNAMED_SHARE);
    return fit && fit.agreeing >= least ? [fit] : [];
  });
  const [first, second] = fits.toSorted((a, b) => b.agreeing - a.agreeing);
  return first === undefined || first.agreeing === second?.agreeing ? null : first;
};

/** On a form with column numbers these confirm what the headers say, and name a column whose header was cut. */
const settleByColumnNumbers = (grid: Grid, matches: ItemMatch[], context: MappingContext): FormDefinition | null => {
  const fit = fitInGrid(grid, matches, context);
  if (fit === null) return null;
  for (const [index, figure] of fit.official) {
    const reason = reasonOf("COLUMN_NUMBER", {
      column: grid.items[index]?.columnNumber ?? 0,
      form: shortTitle(fit.form),
    });
    const match = matches[index];
    if (match === null) {
      matches[index] = { code: figure, isRate: false, confidence: 0.7, reason, note: null };
    } else if (isMatch(match) && match.reason.code !== "CONFIRMED") {
      matches[index] = { ...match, confidence: 1, reason };
    }
  }
  return fit.form;
};

/** How much surer one of two columns has to be to hold the figure that both seem to be. */
const MARGIN = 0.03;

/** One figure, one column: the surer one keeps it; where none is surer, both stay open. */
const settleRivals = (matches: ItemMatch[], group: readonly number[]): void => {
  const byCode = new Map<string, number[]>();
  for (const index of group) {
    const match = matches[index];
    if (isMatch(match)) byCode.set(match.code, [...(byCode.get(match.code) ?? []), index]);
  }
  for (const rivals of byCode.values()) {
    if (rivals.length < 2) continue;
    const confidenceOf = (index: number): number => (matches[index] as Match).confidence;
    const [first, second] = [...rivals].sort((a, b) => confidenceOf(b) - confidenceOf(a));
    const isSure = confidenceOf(first ?? 0) - confidenceOf(second ?? 0) >= MARGIN;
    for (const index of rivals) if (!isSure || index !== first) matches[index] = null;
  }
};

export interface GridMapping {
  readonly matches: readonly ItemMatch[];
  readonly added: readonly AddedItem[];
  /** The form whose columns these are, by their words and their printed numbers; null where they show none. */
  readonly form: FormDefinition | null;
}

/** The figure or rate of every item, null where it stays open. */
export const mapGrid = (grid: Grid, context: MappingContext): GridMapping => {
  const matches = firstMatches(grid, context);
  const groups = entityGroups(grid);
  const added = groups.flatMap((group) => settleTotals(grid, matches, group));
  const form = settleByColumnNumbers(grid, matches, context);
  for (const group of groups) {
    settleRivals(matches, group);
    settleRates(grid, matches, group);
    settleRivals(matches, group);
  }
  return { matches, added, form };
};
