// Reads a table of figures, rates and points for checking: what stands twice, stated percentages and counts all stay as they are.
import { percentFromPoints, percentFromText, type StatedPercent } from "../checking/figures/stated.ts";
import type { CheckedContext, RepeatedFigure } from "../checking/figures/view.ts";
import { schemeMentionsIn } from "../checking/prose/scheme.ts";
import type { FigureCode, FigureDefinition, FigureEntry } from "../domain/figure.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { compare, isWhole, multiply, type Rational, rational, toNumber } from "../domain/rational.ts";
import type { Level } from "../rules/level.ts";
import { findRate, RATES, type RateCode, type RateDefinition } from "../rules/rates.ts";
import type { Group, Indicator, RuleSet } from "../rules/rule-set.ts";
import { foldText } from "../text/fold.ts";
import type { FigureRow, FigureRows, RowValue } from "./figure-rows.ts";
import { type Meaning, meaningOf, readLevel, settleGroup, suggestionFor } from "./score-table.ts";

/** The report that a table makes, and the row of each figure, rate or other place by which findings name it. */
export interface CheckTable {
  readonly figures: Readonly<Partial<Record<FigureCode, FigureEntry>>>;
  readonly context: Pick<
    CheckedContext,
    "percentages" | "ratios" | "repeated" | "unclear" | "linePoints" | "level" | "scheme"
  >;
  readonly rows: ReadonlyMap<string, number>;
}

type RowMeaning = Meaning | { readonly kind: "rate"; readonly rate: RateDefinition };
type RowNumber = RowValue & { readonly kind: "number" };

const ONE = rational(1n, 1n);
const HUNDRED = rational(100n, 1n);

const RATES_BY_NAME: ReadonlyMap<string, RateDefinition> = new Map(
  RATES.map((rate) => [foldText(rate.name), rate] as const),
);

/** "Tỷ lệ … (%)": the column says that its numbers are percentages. */
const PERCENT_LABEL = /\s*\(\s*%\s*\)\s*$/u;

const rowMeaning = (ruleSet: RuleSet, label: string): RowMeaning | null => {
  const name = label.replace(PERCENT_LABEL, "");
  const rate = findRate(name.toUpperCase()) ?? RATES_BY_NAME.get(foldText(name));
  return rate ? { kind: "rate", rate } : meaningOf(ruleSet, name);
};

/** The rate that a percentage beside a count means: the first one that counts it. */
const rateOfFigure = (figure: FigureDefinition): RateDefinition | undefined =>
  RATES.find((rate) => rate.numerator.length === 1 && rate.numerator[0] === figure.code);

/** Collects what the rows say. */
interface Draft {
  readonly figures: Partial<Record<FigureCode, FigureEntry>>;
  readonly percentages: Map<RateCode, StatedPercent>;
  readonly ratios: Map<RateCode, { readonly numerator: Rational; readonly denominator: Rational }>;
  readonly repeated: RepeatedFigure[];
  readonly unclear: NonNullable<CheckedContext["unclear"]>[number][];
  readonly linePoints: NonNullable<CheckedContext["linePoints"]>[number][];
  readonly rows: Map<string, number>;
  level: Level | null;
}

const placeOf = (row: FigureRow): string => `row ${row.row}`;

const unclear = (draft: Draft, row: FigureRow, got: string): void => {
  draft.rows.set(placeOf(row), row.row);
  draft.unclear.push({ header: row.label, got, at: placeOf(row) });
};

/** The first value of a figure counts; a second one is set beside it. */
const addFigure = (draft: Draft, row: FigureRow, code: FigureCode, entry: FigureEntry): void => {
  const known = draft.figures[code];
  if (known === undefined || typeof known !== "number") {
    draft.figures[code] = entry;
    if (!draft.rows.has(code)) draft.rows.set(code, row.row);
  } else if (typeof entry === "number") {
    draft.rows.set(placeOf(row), row.row);
    draft.repeated.push({ code, amount: entry, at: placeOf(row) });
  }
};

const addSides = (draft: Draft, row: FigureRow, rate: RateDefinition, numerator: Rational, denominator: Rational) => {
  const [top, bottom] = [rate.numerator[0], rate.denominator[0]];
  if (top && bottom && rate.numerator.length === 1 && rate.denominator.length === 1) {
    addFigure(draft, row, top, toNumber(numerator));
    addFigure(draft, row, bottom, toNumber(denominator));
  } else {
    draft.ratios.set(rate.code, { numerator, denominator });
    draft.rows.set(rate.numerator[0] ?? rate.code, row.row);
  }
};

const addPercent = (draft: Draft, row: FigureRow, rate: RateDefinition, stated: StatedPercent | null): void => {
  if (!stated) return;
  draft.percentages.set(rate.code, stated);
  draft.rows.set(rate.code, row.row);
};

/** A number as a percentage: with its sign, below 1 as a fraction, else in points; exactly 1 may be either. */
const percentOfNumber = (value: RowNumber, isPoints: boolean): StatedPercent | null => {
  if (value.isPercent) return percentFromText(value.shown);
  if (isPoints || compare(value.number, ONE) > 0) return percentFromPoints(toNumber(value.number));
  return compare(value.number, ONE) < 0 ? percentFromPoints(toNumber(multiply(value.number, HUNDRED))) : null;
};

interface Row {
  readonly arg: string;
  readonly row: FigureRow;
}

const notNumber = ({ arg, row }: Row, value: RowValue, column = 2): Outcome<null> =>
  refuse("RANGE_CELL_NOT_NUMBER", { arg, row: row.row, column, got: "shown" in value ? value.shown : "" });

const lost = ({ arg, row }: Row): Outcome<null> => refuse("TABLE_NUMBER_LOST", { arg, row: row.row, got: row.label });

const readRate = (draft: Draft, at: Row, rate: RateDefinition, line: Indicator | null): Outcome<null> => {
  const [value = { kind: "blank" } as const, second = { kind: "blank" } as const] = at.row.values;
  if (value.kind === "number" && second.kind === "number" && !value.isPercent && !second.isPercent) {
    addSides(draft, at.row, rate, value.number, second.number);
    return done(null);
  }
  if (second.kind !== "blank" && second.kind !== "state") return notNumber(at, second, 3);
  switch (value.kind) {
    case "blank":
    case "state":
      return done(null);
    case "text": {
      const stated = percentFromText(value.shown);
      addPercent(draft, at.row, rate, stated);
      return stated ? done(null) : notNumber(at, value);
    }
    case "ofTotal":
      if (line && compare(value.total, line.max) === 0 && !isWhole(value.part)) {
        draft.linePoints.push({ title: line.title, points: value.part, max: line.max, at: rate.code });
        draft.rows.set(rate.code, at.row.row);
      } else addSides(draft, at.row, rate, value.part, value.total);
      return done(null);
    case "number": {
      // A number beside an indicator may be its points as well.
      const saysPercent = PERCENT_LABEL.test(at.row.label);
      const isOpen = line !== null && !saysPercent && !value.isPercent && compare(value.number, ONE) >= 0;
      const stated = isOpen && compare(value.number, line.max) <= 0 ? null : percentOfNumber(value, saysPercent);
      if (stated) addPercent(draft, at.row, rate, stated);
      else unclear(draft, at.row, value.shown);
      return done(null);
    }
  }
};

const readFigure = (draft: Draft, at: Row, figure: FigureDefinition): Outcome<null> => {
  const [value = { kind: "blank" } as const, second] = at.row.values;
  const rate = rateOfFigure(figure);
  if (second !== undefined && second.kind !== "blank") return lost(at);
  switch (value.kind) {
    case "blank":
      return done(null);
    case "state":
      addFigure(draft, at.row, figure.code, { state: value.state });
      return done(null);
    case "number":
      if (value.isPercent && rate) addPercent(draft, at.row, rate, percentOfNumber(value, false));
      else if (value.isPercent || value.number.numerator < 0n) return notNumber(at, value);
      // Nobody counts half a dossier: it is a percentage without its sign, or a slip.
      else if (figure.whole && !isWhole(value.number)) unclear(draft, at.row, value.shown);
      else addFigure(draft, at.row, figure.code, toNumber(value.number));
      return done(null);
    case "ofTotal":
      if (!rate) return notNumber(at, value);
      addSides(draft, at.row, rate, value.part, value.total);
      return done(null);
    case "text":
      return notNumber(at, value);
  }
};

/** Points of a group: "7,8", "7,8/10", or 7,8 beside its maximum. */
const readGroup = (draft: Draft, at: Row, group: Group): Outcome<null> => {
  const [value = { kind: "blank" } as const, second] = at.row.values;
  const most = value.kind === "ofTotal" ? value.total : second?.kind === "number" ? second.number : null;
  if (most && compare(most, group.max) !== 0) return lost(at);
  switch (value.kind) {
    case "blank":
      return done(null);
    case "state":
      addFigure(draft, at.row, group.pointsFigure, { state: value.state });
      return done(null);
    case "ofTotal":
      addFigure(draft, at.row, group.pointsFigure, toNumber(value.part));
      return done(null);
    case "number":
      if (value.isPercent) return notNumber(at, value);
      addFigure(draft, at.row, group.pointsFigure, toNumber(value.number));
      return done(null);
    case "text":
      return notNumber(at, value);
  }
};

const readLinePoints = (draft: Draft, at: Row, line: Indicator): Outcome<null> => {
  const [value = { kind: "blank" } as const] = at.row.values;
  if (value.kind === "blank" || value.kind === "state") return done(null);
  const points =
    value.kind === "number" && !value.isPercent ? value.number : value.kind === "ofTotal" ? value.part : null;
  if (!points) return notNumber(at, value);
  draft.linePoints.push({ title: line.title, points, max: line.max, at: placeOf(at.row) });
  draft.rows.set(placeOf(at.row), at.row.row);
  return done(null);
};

const readLevelRow = (draft: Draft, at: Row): Outcome<null> => {
  const [value = { kind: "blank" } as const] = at.row.values;
  if (value.kind === "blank") return done(null);
  draft.level = value.kind === "text" ? readLevel(value.shown) : null;
  draft.rows.set("level", at.row.row);
  return draft.level ? done(null) : notNumber(at, value);
};

const readRow = (draft: Draft, at: Row, meaning: RowMeaning, hasGroups: boolean): Outcome<null> => {
  switch (meaning.kind) {
    case "rate":
      return readRate(draft, at, meaning.rate, null);
    case "figure":
      return readFigure(draft, at, meaning.figure);
    case "group":
      return readGroup(draft, at, meaning.group);
    case "groupOrFigure":
      return readRow(draft, at, settleGroup(meaning, at.row.values[0] ?? { kind: "blank" }, hasGroups), hasGroups);
    case "line": {
      const [rate] = meaning.line.rates;
      return rate ? readRate(draft, at, rate, meaning.line) : readLinePoints(draft, at, meaning.line);
    }
    case "linePoints":
      return readLinePoints(draft, at, meaning.line);
    case "level":
      return readLevelRow(draft, at);
  }
};

const hasContent = (row: FigureRow): boolean => row.values.some((value) => value.kind !== "blank");

/**
 * What a table says, for checking. Unlike a table that is scored, it may hold one figure twice and percentages beside their
 * counts. Problems: `TABLE_LABEL_UNKNOWN`, `TABLE_NUMBER_LOST`, `RANGE_CELL_NOT_NUMBER`.
 */
export const readCheckTable = (arg: string, table: FigureRows, ruleSet: RuleSet): Outcome<CheckTable> => {
  const filled = table.rows.filter(hasContent).map((row) => ({ row, meaning: rowMeaning(ruleSet, row.label) }));
  const hasGroups = filled.some(({ meaning }) => meaning?.kind === "group");
  const draft: Draft = {
    figures: {},
    percentages: new Map(),
    ratios: new Map(),
    repeated: [],
    unclear: [],
    linePoints: [],
    rows: new Map(),
    level: null,
  };
  for (const { row, meaning } of filled) {
    const got = row.label;
    if (meaning === null) {
      return refuse("TABLE_LABEL_UNKNOWN", { arg, row: row.row, got, suggestion: suggestionFor(ruleSet, got) });
    }
    const read = readRow(draft, { arg, row }, meaning, hasGroups);
    if (!read.ok) return read;
  }
  const old = filled.find(({ row }) => schemeMentionsIn(row.label.toLowerCase()).length > 0);
  if (old) draft.rows.set("scheme", old.row.row);
  const { figures, rows, ...context } = draft;
  return done({ figures, rows, context: { ...context, scheme: old ? "LEVEL4" : null } });
};
