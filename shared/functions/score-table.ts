// Says what the labels of a table mean to a rule set: figures, lines, groups, the unit's level; and makes the input of a score.
import { FIGURES, type FigureCode, type FigureDefinition, type FigureEntry } from "../domain/figure.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { compare, divide, isWhole, type Rational, rational, toNumber } from "../domain/rational.ts";
import type { Level } from "../rules/level.ts";
import {
  type Group,
  type GroupCode,
  type Indicator,
  type IndicatorCode,
  indicatorsOf,
  type RuleSet,
} from "../rules/rule-set.ts";
import { RULE_SETS } from "../rules/rule-sets.ts";
import type { IndicatorEntry, ScoreInput } from "../scoring/scorecard.ts";
import { foldText } from "../text/fold.ts";
import type { FigureRow, FigureRows, RowValue } from "./figure-rows.ts";

/** What a label can mean. */
export type Meaning =
  | { readonly kind: "figure"; readonly figure: FigureDefinition }
  | { readonly kind: "line"; readonly line: Indicator }
  /** Points of a line that has no figure of its own for them: `DIEM_ON_TIME`. */
  | { readonly kind: "linePoints"; readonly line: Indicator }
  | { readonly kind: "group"; readonly group: Group }
  /** "Thanh toán trực tuyến": a group, and a count of dossiers on other forms. */
  | { readonly kind: "groupOrFigure"; readonly group: Group; readonly figure: FigureDefinition }
  | { readonly kind: "level" };

const ONE = rational(1n, 1n);
const HUNDRED = rational(100n, 1n);

const FIGURES_BY_NAME: ReadonlyMap<string, FigureDefinition> = new Map(
  FIGURES.flatMap((figure) => [...figure.synonyms, figure.name].map((name) => [foldText(name), figure] as const)),
);

const LEVEL_LABELS: ReadonlySet<string> = new Set(["cap", "cap don vi", "loai don vi", "level"]);

const LEVEL_WORDS: Readonly<Record<string, Level>> = {
  tinh: "tinh",
  "thanh pho": "tinh",
  so: "so",
  "so nganh": "so",
  huyen: "huyen",
  quan: "huyen",
  "thi xa": "huyen",
  xa: "xa",
  phuong: "xa",
  "thi tran": "xa",
  "dac khu": "xa",
};

/** A level by a word such as "xã", "cấp xã", "phường". */
export const readLevel = (text: string): Level | null => LEVEL_WORDS[foldText(text).replace(/^cap /u, "")] ?? null;

/** Numbering before a name: "3.3. ", "II. ", "+ ", "Chỉ số 2.1: ". */
const NUMBERING = /^(?:[+\-–•*]\s*|(?:chỉ số|tiêu chí|nhóm)\s+)?(?:(\d+(?:\.\d+)*[a-z]?|[IVX]+)(?:[.):]+|\s|$))?\s*/iu;

/** Labels of one rule set: codes and numbers as they are, names folded. Earlier kinds win over later ones. */
interface LabelIndex {
  readonly codes: ReadonlyMap<string, Meaning>;
  readonly names: ReadonlyMap<string, Meaning>;
}

const indexOf = (ruleSet: RuleSet): LabelIndex => {
  const [codes, names] = [new Map<string, Meaning>(), new Map<string, Meaning>()];
  const put = (index: Map<string, Meaning>, label: string, meaning: Meaning): void => {
    if (!index.has(label)) index.set(label, meaning);
  };
  const lines = indicatorsOf(ruleSet);
  for (const line of lines) {
    put(codes, line.code, { kind: "line", line });
    put(codes, line.number.toUpperCase(), { kind: "line", line });
  }
  for (const group of ruleSet.groups) {
    put(codes, group.code, { kind: "group", group });
    put(codes, group.pointsFigure, { kind: "group", group });
    const name = foldText(group.title);
    const figure = FIGURES_BY_NAME.get(name);
    put(names, name, figure ? { kind: "groupOrFigure", group, figure } : { kind: "group", group });
  }
  for (const figure of FIGURES) put(codes, figure.code, { kind: "figure", figure });
  for (const line of lines) {
    put(codes, `DIEM_${line.code}`, { kind: "linePoints", line });
    for (const rate of line.rates) put(codes, rate.code, { kind: "line", line });
    put(names, foldText(line.title), { kind: "line", line });
  }
  for (const [name, figure] of FIGURES_BY_NAME) put(names, name, { kind: "figure", figure });
  for (const line of lines) for (const rate of line.rates) put(names, foldText(rate.name), { kind: "line", line });
  for (const name of LEVEL_LABELS) put(names, name, { kind: "level" });
  return { codes, names };
};

/** Made once for the sets of this version; a set with switches is indexed when it is used. */
const INDEXES: ReadonlyMap<RuleSet, LabelIndex> = new Map(RULE_SETS.map((ruleSet) => [ruleSet, indexOf(ruleSet)]));

const labelsOf = (ruleSet: RuleSet): LabelIndex => INDEXES.get(ruleSet) ?? indexOf(ruleSet);

const lookUp = (index: LabelIndex, label: string): Meaning | null =>
  index.codes.get(label.toUpperCase()) ?? index.names.get(foldText(label)) ?? null;

/** By code or name; else without its numbering; else by a line's number alone. */
const meaningIn = (index: LabelIndex, label: string): Meaning | null => {
  const whole = lookUp(index, label);
  if (whole) return whole;
  const numbering = NUMBERING.exec(label);
  const rest = label.slice(numbering?.[0].length ?? 0);
  const named = rest === "" || rest === label ? null : lookUp(index, rest);
  const numbered = numbering?.[1] === undefined ? undefined : index.codes.get(numbering[1].toUpperCase());
  return named ?? (numbered?.kind === "line" ? numbered : null);
};

/** What a label means under a rule set; null where it means nothing. */
export const meaningOf = (ruleSet: RuleSet, label: string): Meaning | null => meaningIn(labelsOf(ruleSet), label);

/** The nearest known names, by words in common. */
export const suggestionFor = (ruleSet: RuleSet, label: string): string => {
  const words = new Set(foldText(label).split(/[ _]/u));
  const known = [
    ...ruleSet.groups.map((group) => ({ code: group.code, name: group.title })),
    ...indicatorsOf(ruleSet).map((indicator) => ({ code: indicator.code, name: indicator.title })),
    ...FIGURES,
  ];
  let [best, bestScore] = ["", 0];
  for (const { code, name } of known) {
    const score = foldText(`${name} ${code.replaceAll("_", " ")}`)
      .split(" ")
      .filter((word) => words.has(word)).length;
    if (score > bestScore) [best, bestScore] = [`${code} (${name})`, score];
  }
  return best;
};

/** What one row contributes, under the key by which a second row would repeat it. */
interface Contribution {
  readonly key: string;
  /** The same for equal contents. */
  readonly content: string;
  readonly figure?: { readonly code: FigureCode; readonly entry: FigureEntry };
  readonly line?: { readonly code: IndicatorCode; readonly entry: IndicatorEntry };
  readonly level?: Level;
}

const exact = (amount: Rational): string => `${amount.numerator}/${amount.denominator}`;

const contentOf = (entry: IndicatorEntry): string => {
  switch (entry.kind) {
    case "counts":
      return `${exact(entry.numerator)} of ${exact(entry.denominator)}`;
    case "ratio":
      return exact(entry.ratio);
    case "points":
      return `${exact(entry.points)} points`;
    case "missing":
      return entry.state;
  }
};

const lineContribution = (line: Indicator, entry: IndicatorEntry): Contribution => ({
  key: line.code,
  content: contentOf(entry),
  line: { code: line.code, entry },
});

const figureContribution = (code: FigureCode, entry: FigureEntry): Contribution => ({
  key: code,
  content: typeof entry === "number" ? String(entry) : entry.state,
  figure: { code, entry },
});

interface Row {
  readonly arg: string;
  readonly row: FigureRow;
}

const notNumber = ({ arg, row }: Row, column: number, got: string): Outcome<never> =>
  refuse("RANGE_CELL_NOT_NUMBER", { arg, row: row.row, column, got });

/** A figure's value; a second number would be dropped, so it is refused. */
const figureOfRow = (
  at: Row,
  figure: FigureDefinition,
  value: RowValue,
  second: RowValue | undefined,
): Outcome<Contribution | null> => {
  if (second !== undefined && second.kind !== "blank") {
    return refuse("TABLE_NUMBER_LOST", { arg: at.arg, row: at.row.row, got: at.row.label });
  }
  switch (value.kind) {
    case "blank":
      return done(null);
    case "state":
      return done(figureContribution(figure.code, { state: value.state }));
    case "number":
      if (value.isPercent) return notNumber(at, 2, value.shown);
      if (figure.whole && !isWhole(value.number))
        return refuse("COUNT_NOT_WHOLE", { part: figure.name, got: value.shown });
      return done(figureContribution(figure.code, toNumber(value.number)));
    default:
      return notNumber(at, 2, value.shown);
  }
};

/** Points of a group: "7,8", "7,8/10", or 7,8 beside its maximum. */
const groupOfRow = (
  at: Row,
  group: Group,
  value: RowValue,
  second: RowValue | undefined,
): Outcome<Contribution | null> => {
  const stated = value.kind === "ofTotal" ? value.total : second?.kind === "number" ? second.number : null;
  if (stated && compare(stated, group.max) !== 0) {
    return refuse("TABLE_NUMBER_LOST", { arg: at.arg, row: at.row.row, got: at.row.label });
  }
  const code = group.pointsFigure;
  switch (value.kind) {
    case "blank":
      return done(null);
    case "state":
      return done(figureContribution(code, { state: value.state }));
    case "number":
      return value.isPercent ? notNumber(at, 2, value.shown) : done(figureContribution(code, toNumber(value.number)));
    case "ofTotal":
      return done(figureContribution(code, toNumber(value.part)));
    case "text":
      return notNumber(at, 2, value.shown);
  }
};

/**
 * One number for a line that is a percentage: text with % says so, below 1 it is a fraction, above the line's maximum percent
 * points. From 1 to the maximum it could be points as well, which is refused.
 */
const ratioOf = (line: Indicator, number: Rational, isPercent: boolean): Rational | null => {
  if (isPercent || compare(number, ONE) < 0) return number;
  return compare(number, line.max) > 0 ? divide(number, HUNDRED) : null;
};

const lineValue = (at: Row, line: Indicator, value: RowValue): Outcome<IndicatorEntry | null> => {
  switch (value.kind) {
    case "blank":
      return done(null);
    case "state":
      return done({ kind: "missing", state: value.state });
    case "text":
      return notNumber(at, 2, value.shown);
    case "ofTotal": {
      // "5,45/6": points with decimals beside the maximum; whole numbers are counts.
      const isPoints = compare(value.total, line.max) === 0 && !isWhole(value.part);
      if (isPoints) return done({ kind: "points", points: value.part });
      return done({ kind: "counts", numerator: value.part, denominator: value.total });
    }
    case "number": {
      if (line.method === "given") return done({ kind: "points", points: value.number });
      const ratio = ratioOf(line, value.number, value.isPercent);
      if (ratio) return done({ kind: "ratio", ratio });
      return refuse("LINE_VALUE_AMBIGUOUS", {
        part: `${line.number} ${line.title}`,
        got: value.shown,
        code: line.code,
      });
    }
  }
};

const lineOfRow = (
  at: Row,
  line: Indicator,
  value: RowValue,
  second: RowValue | undefined,
): Outcome<Contribution | null> => {
  const isPair = second !== undefined && second.kind !== "blank";
  if (!isPair) {
    // In a table with two value columns a number alone lacks its denominator; only a percentage stands for itself.
    const alone = second !== undefined && value.kind === "number" && !value.isPercent && line.method !== "given";
    if (alone) return done(lineContribution(line, { kind: "missing", state: "not_provided" }));
    const entry = lineValue(at, line, value);
    return entry.ok ? done(entry.result && lineContribution(line, entry.result)) : entry;
  }
  const state = [value, second].find((rowValue) => rowValue.kind === "state");
  if (state?.kind === "state") return done(lineContribution(line, { kind: "missing", state: state.state }));
  if (value.kind === "blank") return done(lineContribution(line, { kind: "missing", state: "not_provided" }));
  if (value.kind !== "number" || value.isPercent) return notNumber(at, 2, "shown" in value ? value.shown : "");
  if (second.kind !== "number" || second.isPercent) return notNumber(at, 3, "shown" in second ? second.shown : "");
  return done(lineContribution(line, { kind: "counts", numerator: value.number, denominator: second.number }));
};

const levelOfRow = (at: Row, value: RowValue): Outcome<Contribution | null> => {
  if (value.kind === "blank") return done(null);
  const level = value.kind === "text" ? readLevel(value.shown) : null;
  return level ? done({ key: "level", content: level, level }) : notNumber(at, 2, "shown" in value ? value.shown : "");
};

/** A table with some group by its own name is one of groups; then the shared name is a group too, if its number can be points. */
export const settleGroup = (
  meaning: Meaning & { readonly kind: "groupOrFigure" },
  value: RowValue,
  hasGroups: boolean,
): Meaning => {
  const { group, figure } = meaning;
  const points = value.kind === "number" ? value.number : value.kind === "ofTotal" ? value.part : null;
  const fits = points === null || compare(points, group.max) <= 0;
  const isOfMax = value.kind === "ofTotal" && compare(value.total, group.max) === 0;
  return isOfMax || (hasGroups && fits) ? { kind: "group", group } : { kind: "figure", figure };
};

const contributionOf = (at: Row, meaning: Meaning, hasGroups: boolean): Outcome<Contribution | null> => {
  const [value = { kind: "blank" } as const, second] = at.row.values;
  switch (meaning.kind) {
    case "figure":
      return figureOfRow(at, meaning.figure, value, second);
    case "group":
      return groupOfRow(at, meaning.group, value, second);
    case "groupOrFigure":
      return contributionOf(at, settleGroup(meaning, value, hasGroups), hasGroups);
    case "line":
      return lineOfRow(at, meaning.line, value, second);
    case "linePoints":
      if (value.kind !== "number")
        return value.kind === "blank" ? done(null) : notNumber(at, 2, "shown" in value ? value.shown : "");
      return done(lineContribution(meaning.line, { kind: "points", points: value.number }));
    case "level":
      return levelOfRow(at, value);
  }
};

const hasContent = (row: FigureRow): boolean => row.values.some((value) => value.kind !== "blank");

/**
 * The input of a score from a table. A row without content is passed over, whatever its label; a label that means nothing is
 * refused where it carries a number. Problems: `TABLE_LABEL_UNKNOWN`, `TABLE_LABEL_TWICE`, `TABLE_NUMBER_LOST`,
 * `RANGE_CELL_NOT_NUMBER`, `COUNT_NOT_WHOLE`, `LINE_VALUE_AMBIGUOUS`.
 */
export const readScoreInput = (arg: string, table: FigureRows, ruleSet: RuleSet): Outcome<ScoreInput> => {
  const labels = labelsOf(ruleSet);
  const meanings = table.rows.map((row) => ({ row, meaning: meaningIn(labels, row.label) }));
  const hasGroups = meanings.some(({ meaning }) => meaning?.kind === "group");
  const figures: Partial<Record<FigureCode, FigureEntry>> = {};
  const indicators: Partial<Record<IndicatorCode, IndicatorEntry>> = {};
  const seen = new Map<string, { readonly row: number; readonly content: string }>();
  let level: Level | null = null;
  for (const { row, meaning } of meanings) {
    if (!hasContent(row)) continue;
    if (meaning === null) {
      const got = row.label;
      return refuse("TABLE_LABEL_UNKNOWN", { arg, row: row.row, got, suggestion: suggestionFor(ruleSet, got) });
    }
    const contribution = contributionOf({ arg, row }, meaning, hasGroups);
    if (!contribution.ok) return contribution;
    const result = contribution.result;
    if (result === null) continue;
    const before = seen.get(result.key);
    if (before && before.content !== result.content) {
      return refuse("TABLE_LABEL_TWICE", { arg, row: row.row, got: row.label, first: before.row });
    }
    seen.set(result.key, { row: row.row, content: result.content });
    if (result.figure) figures[result.figure.code] = result.figure.entry;
    if (result.line) indicators[result.line.code] = result.line.entry;
    if (result.level) level = result.level;
  }
  return done({ figures, indicators, level });
};

/** A line or group of the set, by code, number or name. */
export type Part =
  | { readonly kind: "line"; readonly line: Indicator }
  | { readonly kind: "group"; readonly group: GroupCode }
  | { readonly kind: "score" };

const SCORE_NAMES: ReadonlySet<string> = new Set(["tong", "tong diem", "diem tong", "tong cong"]);

/** The part of an index that a person names; null where the set has none of that name. */
export const findPart = (ruleSet: RuleSet, text: string): Part | null => {
  if (SCORE_NAMES.has(foldText(text))) return { kind: "score" };
  const meaning = meaningOf(ruleSet, text.trim());
  switch (meaning?.kind) {
    case "line":
    case "linePoints":
      return { kind: "line", line: meaning.line };
    case "group":
    case "groupOrFigure":
      return { kind: "group", group: meaning.group.code };
    default:
      return null;
  }
};
