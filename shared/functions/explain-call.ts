// How a call of a function came to its answer: steps, rules with their source, rounding, and for scores what could still be gained.
import { weakerOf } from "../domain/confidence.ts";
import type { LocalDate } from "../domain/local-date.ts";
import { readPeriod } from "../domain/period-text.ts";
import { add, isZero, multiply, type Rational, rational, toNumber, ZERO } from "../domain/rational.ts";
import { DEADLINE_DEFAULT } from "../rules/deadline.ts";
import type { Level } from "../rules/level.ts";
import { findParameter } from "../rules/parameter.ts";
import type { RateDefinition } from "../rules/rates.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { TARGETS, targetInForce } from "../rules/targets.ts";
import type { Scorecard } from "../scoring/scorecard.ts";
import { dateText, rationalText } from "../text/format.ts";
import { periodName } from "../text/period.ts";
import { ANSWERS, CONFIDENCE_TEXT, EXPLAIN_TEXT, noticeText } from "../text/sentences.ts";
import { readArgument } from "./arguments.ts";
import type { Argument } from "./cell.ts";
import { readTargetMeasure } from "./chitieu.ts";
import type { FunctionDefinition } from "./definition.ts";
import { explainPart } from "./diengiai.ts";
import { type GainRow, gainRows } from "./explain-gain.ts";
import { periodIn } from "./kybc.ts";
import type { NumberGrid, ParamKinds } from "./param.ts";
import { rulesAndPeriodOf, type Scored, scoreTable } from "./score-choice.ts";
import { readMeasure } from "./stored-choice.ts";
import { rateOf } from "./tyle.ts";
import { gradeRulesOf } from "./xeploai.ts";

export interface RuleSource {
  /** What is ruled: a rate, a line of an index, a target. */
  readonly title: string;
  /** The instrument. */
  readonly citation: string;
  /** How sure it is, in words. */
  readonly confidence: string;
}

export interface CallExplanation {
  readonly steps: readonly string[];
  readonly rules: readonly RuleSource[];
  /** "" where nothing is rounded. */
  readonly rounding: string;
  /** What a score could gain, largest first; null where the call is no score. */
  readonly gains: readonly GainRow[] | null;
}

const NOTHING: CallExplanation = { steps: [], rules: [], rounding: "", gains: null };

/** The typed argument; null where it was left out or is refused: the answer of the call says why. */
const argumentOf = <Kind extends keyof ParamKinds>(
  { params }: FunctionDefinition,
  args: readonly Argument[],
  name: string,
): ParamKinds[Kind] | null => {
  const index = params.findIndex((one) => one.name === name);
  const param = params[index];
  if (!param) return null;
  const read = readArgument(param, args[index] ?? null);
  return read.ok ? (read.result as ParamKinds[Kind] | null) : null;
};

const HUNDRED = rational(100n, 1n);
const SHOWN_DIGITS = 6;

/** "= 25%", "≈ 18,088724%" */
const percentEquation = (fraction: Rational): string => {
  const percent = multiply(fraction, HUNDRED);
  const isExact = 10n ** BigInt(SHOWN_DIGITS) % percent.denominator === 0n;
  return `${isExact ? "=" : "≈"} ${rationalText(percent, SHOWN_DIGITS)}%`;
};

const division = (numerator: Rational, denominator: Rational): readonly string[] => {
  const rate = rateOf(numerator, denominator);
  if (!rate.ok) return [];
  const counts = { numerator: rationalText(numerator), denominator: rationalText(denominator) };
  return [EXPLAIN_TEXT.division({ ...counts, percent: percentEquation(rate.result) })];
};

const percentRounding = (digits: number | null): string =>
  digits === null ? EXPLAIN_TEXT.exactPercent() : EXPLAIN_TEXT.roundedPercent({ digits });

type Explainer = (definition: FunctionDefinition, args: readonly Argument[]) => Partial<CallExplanation>;

const explainRate: Explainer = (definition, args) => {
  const [numerator, denominator] = [
    argumentOf<"number">(definition, args, "tu_so"),
    argumentOf<"number">(definition, args, "mau_so"),
  ];
  const digits = argumentOf<"digits">(definition, args, "so_le");
  return {
    steps: numerator && denominator ? division(numerator, denominator) : [],
    rounding: definition.params.some(({ name }) => name === "so_le") ? percentRounding(digits) : "",
  };
};

const sumOf = (grid: NumberGrid): Rational =>
  grid.flat().reduce<Rational>((sum, cell) => (cell === null ? sum : add(sum, cell)), ZERO);

const explainSums: Explainer = (definition, args) => {
  const numerators = argumentOf<"numbers">(definition, args, "cac_tu_so");
  const denominators = argumentOf<"numbers">(definition, args, "cac_mau_so");
  if (!numerators || !denominators) return {};
  const [numerator, denominator] = [sumOf(numerators), sumOf(denominators)];
  const sums = { numerators: rationalText(numerator), denominators: rationalText(denominator) };
  return {
    steps: [EXPLAIN_TEXT.sums(sums), ...(isZero(denominator) ? [] : division(numerator, denominator))],
    rounding: percentRounding(argumentOf<"digits">(definition, args, "so_le")),
  };
};

const ruleSetText = ({ title, version, legalBasis }: RuleSet): string =>
  EXPLAIN_TEXT.ruleSet({ title, version, basis: legalBasis.map(({ number }) => number).join("; ") });

/** Lines of one source stand together: "2.1, 2.2 – Quyết định 766/QĐ-TTg". */
const lineSources = (scorecard: Scorecard): readonly RuleSource[] => {
  const sources = new Map<string, { readonly numbers: string[]; readonly source: Omit<RuleSource, "title"> }>();
  for (const { indicators } of scorecard.groups) {
    for (const { indicator } of indicators) {
      const confidence = CONFIDENCE_TEXT[weakerOf(indicator.confidence, indicator.confidenceMax)];
      const key = `${indicator.citation} ${confidence}`;
      const known = sources.get(key);
      if (known) known.numbers.push(indicator.number);
      else sources.set(key, { numbers: [indicator.number], source: { citation: indicator.citation, confidence } });
    }
  }
  return [...sources.values()].map(({ numbers, source }) => ({ title: numbers.join(", "), ...source }));
};

const joinedSteps = (parts: readonly (string | null)[]): string =>
  parts.flatMap((part) => (part === null || part === "" ? [] : [part.replace(/\.$/u, "")])).join(". ");

const stepsOf = (scored: Scored, part: string): readonly string[] => {
  const explained = explainPart(scored, part);
  return explained.ok ? [`${joinedSteps(explained.result)}.`] : [];
};

/** A score of an index, or one of its parts; the lines with points still open are its gains. */
const explainScored = (scored: Scored, part: string): CallExplanation => {
  const { scorecard, rules } = scored;
  const { ruleSet } = scorecard;
  return {
    steps: [
      ...stepsOf(scored, part),
      ...(part === "TONG" ? ruleSet.groups.flatMap(({ code }) => stepsOf(scored, code)) : []),
      ...[...rules.notices, ...scorecard.notices].map(noticeText),
      ruleSetText(ruleSet),
    ],
    rules: lineSources(scorecard),
    rounding: EXPLAIN_TEXT.roundedPoints({ digits: ruleSet.rounding.digits }),
    gains: ruleSet.max === null ? null : gainRows(scorecard),
  };
};

const explainScore: Explainer = (definition, args) => {
  const table = argumentOf<"figures">(definition, args, "so_lieu");
  const ky = argumentOf<"text">(definition, args, "ky");
  if (!table || !ky) return {};
  const scored = scoreTable(table, ky, argumentOf<"text">(definition, args, "bo_quy_tac"));
  return scored.ok ? explainScored(scored.result, argumentOf<"text">(definition, args, "chi_so") ?? "TONG") : {};
};

const explainGrade: Explainer = (definition, args) => {
  const rules = gradeRulesOf(
    argumentOf<"text">(definition, args, "ky"),
    argumentOf<"text">(definition, args, "bo_quy_tac"),
  );
  if (!rules.ok) return {};
  const bands = rules.result.bands.map(({ label, from, citation, confidence }) => ({
    title: `${label}: ≥ ${rationalText(from)}`,
    citation,
    confidence: CONFIDENCE_TEXT[confidence],
  }));
  return { steps: [ruleSetText(rules.result)], rules: bands };
};

const explainParameter: Explainer = (definition, args) => {
  const [code, ky] = [argumentOf<"text">(definition, args, "ma"), argumentOf<"text">(definition, args, "ky")];
  const rules = code && ky ? rulesAndPeriodOf(ky, null) : null;
  if (!code || !rules?.ok) return {};
  const { ruleSet } = rules.result;
  const found = findParameter(ruleSet, code);
  if (!found) return {};
  const { title, citation, confidence } = found;
  return { steps: [ruleSetText(ruleSet)], rules: [{ title, citation, confidence: CONFIDENCE_TEXT[confidence] }] };
};

const explainTarget: Explainer = (definition, args) => {
  const [name, ky] = [argumentOf<"text">(definition, args, "ty_le"), argumentOf<"text">(definition, args, "ky")];
  const [measure, period] = [name ? readTargetMeasure(name) : null, ky ? periodIn(ky) : null];
  if (!measure?.ok || !period?.ok) return {};
  const { target } = targetInForce(TARGETS, {
    measure: measure.result.code,
    period: period.result,
    level: argumentOf<"choice">(definition, args, "cap") as Level | null,
    area: argumentOf<"text">(definition, args, "dia_ban"),
  });
  const steps = [EXPLAIN_TEXT.ownTargets()];
  if (!target) return { steps };
  const { sourceTitle, confidence, from, to } = target;
  const citation = EXPLAIN_TEXT.target({ source: sourceTitle, first: dateText(from), last: dateText(to) });
  return { steps, rules: [{ title: measure.result.name, citation, confidence: CONFIDENCE_TEXT[confidence] }] };
};

const explainPeriod: Explainer = (definition, args) => {
  const text = argumentOf<"text">(definition, args, definition.params[0]?.name ?? "");
  const calendar = argumentOf<"calendar">(definition, args, "lich");
  const read = text === null ? null : readPeriod(text, { calendar });
  if (!read?.ok) return {};
  const { period } = read.result;
  const rule =
    period.calendar === "nd09" || period.calendar === "civil" ? [EXPLAIN_TEXT.calendar[period.calendar]] : [];
  return { steps: [periodName(period), ...rule] };
};

const explainDeadline: Explainer = (definition, args) => {
  const own = argumentOf<"number">(definition, args, "so_ngay");
  const { citation, confidence, workingDays } = DEADLINE_DEFAULT;
  const days = own === null ? workingDays : toNumber(own);
  return {
    steps: [...(explainPeriod(definition, args).steps ?? []), EXPLAIN_TEXT.workingDays({ days })],
    rules:
      own === null
        ? [{ title: EXPLAIN_TEXT.deadlineDefault(), citation, confidence: CONFIDENCE_TEXT[confidence] }]
        : [],
  };
};

/** The rule of a rate: what is divided by what, and where that is written. */
export const rateSource = ({ name, denominatorBasis, citation, confidence }: RateDefinition): RuleSource => ({
  title: `${name}. ${ANSWERS.explainDenominator({ basis: denominatorBasis })}`,
  citation,
  confidence: CONFIDENCE_TEXT[confidence],
});

const explainStored: Explainer = (definition, args) => {
  const names = definition.params.flatMap(({ name, kind }) => {
    if (name !== "so_lieu" && name !== "chi_so" && name !== "cac_so_lieu") return [];
    const given =
      kind === "list" ? argumentOf<"list">(definition, args, name) : argumentOf<"text">(definition, args, name);
    return given === null ? [] : typeof given === "string" ? [given] : given;
  });
  const rules = names.flatMap((name): readonly RuleSource[] => {
    const measure = readMeasure(name);
    return measure.ok && measure.result.kind === "rate" ? [rateSource(measure.result.definition)] : [];
  });
  return { steps: [EXPLAIN_TEXT.stored()], rules };
};

const EXPLAINERS: Readonly<Record<string, Explainer>> = {
  TYLE: explainRate,
  PHANTRAM: explainRate,
  CAUTYLE: explainRate,
  DOICHIEU: explainRate,
  CANTHEM: explainRate,
  DATCHITIEU: explainRate,
  TYLECHUNG: explainSums,
  DIEM: explainScore,
  BANGDIEM: explainScore,
  DIENGIAI: explainScore,
  XEPLOAI: explainGrade,
  THAMSO: explainParameter,
  CHITIEU: explainTarget,
  KYBC: explainPeriod,
  TENKY: explainPeriod,
  TUNGAY: explainPeriod,
  DENNGAY: explainPeriod,
  KYTRUOC: explainPeriod,
  CUNGKY: explainPeriod,
  HANGUI: explainDeadline,
};

/** Of every function of the catalogue; where nothing more is known, what the function does. Never throws. */
export const explainCall = (definition: FunctionDefinition, args: readonly Argument[]): CallExplanation => {
  const explainer = EXPLAINERS[definition.id] ?? (definition.stored === "needed" ? explainStored : () => ({}));
  const explained = { ...NOTHING, ...explainer(definition, args) };
  return explained.steps.length > 0 ? explained : { ...explained, steps: [definition.description.vi] };
};

/** Where a call reads stored data: the units, periods and forms of the tables, each once. */
export const storedPlaces = (
  definition: FunctionDefinition,
  args: readonly Argument[],
  today: LocalDate,
): readonly { readonly unit: string; readonly period: string; readonly form: string }[] => {
  const places = definition.needs(args, today).flatMap((need) => {
    if (need.kind !== "table" || need.basis !== "as-was") return [];
    return [{ unit: need.unit as string, period: need.period.key as string, form: need.form as string }];
  });
  return [...new Map(places.map((one) => [`${one.unit} ${one.period} ${one.form}`, one])).values()];
};
