// How a score came about, in plain Vietnamese: counts, rule, source and how sure it is, by part and for a whole call.
import { isEstablished, weakerOf } from "../domain/confidence.ts";
import { isCount } from "../domain/figure.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { compare, decimalToRational, divide, isZero, type Rational } from "../domain/rational.ts";
import { RATES, type RateDefinition } from "../rules/rates.ts";
import { indicatorsOf, type RuleSet } from "../rules/rule-set.ts";
import { gradeOf } from "../scoring/grade.ts";
import { countRate, type UsedFigure, withDerivedSums } from "../scoring/rate.ts";
import { type GroupScore, type IndicatorScore, missingParts, type Scorecard } from "../scoring/scorecard.ts";
import { ANSWERS } from "../text/answers.ts";
import { CONFIDENCE_TEXT } from "../text/confidence.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { foldText } from "../text/fold.ts";
import { decimalText, numberText, percentText, rationalText } from "../text/format.ts";
import { noticeText } from "../text/notice.ts";
import { problemText } from "../text/problem.ts";
import { gainRows } from "./explain-gain.ts";
import type { Explained, RuleSource } from "./explanation.ts";
import type { FigureRows } from "./figure-rows.ts";
import { figureName, problemOfFault, type Scored, scoreTable } from "./score-choice.ts";
import { findPart } from "./score-table.ts";

/** Decimals of the percentages of one explanation: one number of decimals throughout. */
const DIGITS = 2;

const ratioText = (line: IndicatorScore): string | null => {
  const { numerator, denominator, ratio, indicator } = line;
  if (ratio === null) return null;
  if (numerator === null || denominator === null)
    return ANSWERS.explainGivenRatio({ percent: percentText(ratio, DIGITS) });
  const counts = { numerator: rationalText(numerator), denominator: rationalText(denominator) };
  if (indicator.mean)
    return ANSWERS.explainMean({ ...counts, mean: rationalText(ratio, DIGITS), unit: indicator.mean.unit });
  return ANSWERS.explainRatio({ ...counts, percent: percentText(ratio, DIGITS) });
};

const methodText = (line: IndicatorScore): string => {
  const { indicator, ratio, points } = line;
  const max = rationalText(indicator.max);
  const shown = points ? decimalText(points) : "";
  if (indicator.method !== "cap" || ratio === null) return ANSWERS.explainLinear({ max, points: shown });
  const threshold = `${rationalText({ numerator: indicator.threshold.numerator * 100n, denominator: indicator.threshold.denominator }, DIGITS)}%`;
  const reached = compare(ratio, indicator.threshold) >= 0;
  return reached
    ? ANSWERS.explainCapReached({ max, threshold })
    : ANSWERS.explainCapped({ max, threshold, points: shown });
};

const namesOf = (codes: readonly string[]): string => codes.map(figureName).join(", ");

/** What happened on the line, without its sources. */
const outcomeText = (line: IndicatorScore): string => {
  const { indicator, counted, fault, state, basis } = line;
  if (fault) {
    const reason = problemText(problemOfFault(`${indicator.number} ${indicator.title}`, fault));
    return ANSWERS.explainImpossible({ reason });
  }
  if (state === "not_applicable") return basis === "level" ? ANSWERS.explainLevel() : ANSWERS.explainNotApplicable();
  const ratio = ratioText(line);
  if (state === "information") return [ratio, ANSWERS.explainInformation()].filter((one) => one !== null).join("; ");
  if (state === "not_provided") return ANSWERS.explainNotProvided({ missing: namesOf(line.missing) });
  if (basis === "nothingToCount")
    return ANSWERS.explainNothingToCount({ points: counted ? decimalText(counted) : "0" });
  if (basis === "reported") {
    return ANSWERS.explainReported({ points: counted ? decimalText(counted) : "", max: rationalText(indicator.max) });
  }
  return [ratio, methodText(line)].filter((one) => one !== null).join("; ");
};

const usedText = (used: readonly UsedFigure[]): string =>
  used.map(({ code, amount }) => `${figureName(code)} ${numberText(amount)}`).join("; ");

/** Sentences end with one full stop each. */
export const sentences = (parts: readonly (string | null)[]): string =>
  parts
    .flatMap((part) => (part === null || part === "" ? [] : [part.replace(/\.$/u, "")]))
    .join(". ")
    .concat(".");

/** What is not settled about the rule matters where the rule is not established or its special case was used. */
const noteOf = ({ indicator, basis }: IndicatorScore): string | null =>
  indicator.note !== undefined && (!isEstablished(indicator.confidence) || basis !== "counts") ? indicator.note : null;

const explainLine = (line: IndicatorScore): readonly (string | null)[] => {
  const { indicator, rate, used } = line;
  return [
    `${indicator.number} ${indicator.title}: ${outcomeText(line)}`,
    ...(used.length > 0 ? [ANSWERS.explainFigures({ figures: usedText(used) })] : []),
    ...(rate ? [ANSWERS.explainDenominator({ basis: rate.denominatorBasis })] : []),
    noteOf(line),
    ANSWERS.explainSource({ citation: indicator.citation, confidence: CONFIDENCE_TEXT[indicator.confidence] }),
  ];
};

const termsOf = (group: GroupScore): string =>
  group.indicators
    .filter((line) => line.indicator.method !== "info")
    .map((line) => `${line.counted ? decimalText(line.counted) : "?"} (${line.indicator.number})`)
    .join(" + ");

const explainGroup = (group: GroupScore): readonly string[] => {
  const { title, citation, confidence } = group.group;
  const max = rationalText(group.group.max);
  const source = ANSWERS.explainSource({ citation, confidence: CONFIDENCE_TEXT[confidence] });
  if (group.points === null) {
    const missing = group.indicators
      .filter((line) => line.state === "not_provided")
      .map((line) => line.indicator.number);
    const known = decimalText(group.known);
    return [
      `${title}: ${ANSWERS.explainPartial({ known, missing: missing.length > 0 ? missing.join(", ") : title })}`,
      source,
    ];
  }
  const points = decimalText(group.points);
  const outcome =
    group.state === "reported"
      ? ANSWERS.explainReported({ points, max })
      : ANSWERS.explainSum({ terms: termsOf(group), points, max });
  return [`${title}: ${outcome}`, source];
};

const explainTotal = (scorecard: Scorecard): readonly string[] => {
  const { ruleSet, groups, score, known } = scorecard;
  const rules = ANSWERS.explainRules({ title: ruleSet.title });
  const label = ANSWERS.scoreTotal();
  if (score === null || ruleSet.max === null) {
    const missing = missingParts(scorecard).join(", ");
    return [`${label}: ${ANSWERS.explainPartial({ known: decimalText(known), missing })}`, rules];
  }
  const terms = groups.map((one) => `${one.points ? decimalText(one.points) : "?"} (${one.group.title})`).join(" + ");
  const grade = gradeOf(ruleSet, decimalToRational(score));
  const sum = ANSWERS.explainSum({ terms, points: decimalText(score), max: rationalText(ruleSet.max) });
  return [`${label}: ${sum}`, ...(grade.ok ? [ANSWERS.explainGrade({ grade: grade.result.label })] : []), rules];
};

const findNamedRate = (text: string): RateDefinition | undefined =>
  RATES.find((rate) => rate.code === text.trim().toUpperCase() || foldText(rate.name) === foldText(text));

const sideText = (used: readonly UsedFigure[], codes: readonly string[]): string => {
  const amounts = codes.map((code) => numberText(used.find((one) => one.code === code)?.amount ?? 0));
  return amounts.length > 1 ? `(${amounts.join(" + ")})` : (amounts[0] ?? "");
};

/** A rate that the index does not use, from the same figures. */
const explainRate = (rate: RateDefinition, scored: Scored): Outcome<readonly string[]> => {
  const known = withDerivedSums(scored.input.figures);
  const counted = countRate(rate, known);
  if (!counted.ok) {
    const missing = counted.missing.filter(({ entry }) => !isCount(entry)).map(({ code }) => code);
    return done([`${rate.name}: ${ANSWERS.explainNotProvided({ missing: namesOf(missing) })}`]);
  }
  const { numerator, denominator, used } = counted.counts;
  if (isZero(denominator)) return refuse("DENOMINATOR_ZERO", { numerator: rationalText(numerator) });
  const ratio: Rational = divide(numerator, denominator);
  const sides = {
    numerator: sideText(used, rate.numerator),
    denominator: rate.denominatorIs === "max" ? rationalText(denominator) : sideText(used, rate.denominator),
  };
  return done([
    `${rate.name}: ${ANSWERS.explainRatio({ ...sides, percent: percentText(ratio, DIGITS) })}`,
    ANSWERS.explainFigures({ figures: usedText(used) }),
    ANSWERS.explainDenominator({ basis: rate.denominatorBasis }),
    ANSWERS.explainSource({ citation: rate.citation, confidence: CONFIDENCE_TEXT[rate.confidence] }),
  ]);
};

/** One sentence for each part of how a line, a group or the score came about. Problem: `INDICATOR_UNKNOWN`. */
export const explainPart = (scored: Scored, indicator: string): Outcome<readonly (string | null)[]> => {
  const { scorecard } = scored;
  const { ruleSet, groups } = scorecard;
  const part = findPart(ruleSet, indicator);
  const rate = part ? undefined : findNamedRate(indicator);
  if (rate) return explainRate(rate, scored);
  switch (part?.kind) {
    case "line": {
      const line = groups.flatMap((group) => group.indicators).find((one) => one.indicator.code === part.line.code);
      return done(line ? explainLine(line) : []);
    }
    case "group": {
      const group = groups.find((one) => one.group.code === part.group);
      return done(group ? explainGroup(group) : []);
    }
    case "score":
      return done(explainTotal(scorecard));
    default: {
      const known = [...groups.map((one) => one.group.code), ...indicatorsOf(ruleSet).map((one) => one.number)];
      return refuse("INDICATOR_UNKNOWN", { got: indicator, ruleset: ruleSet.id, known: known.join(", ") });
    }
  }
};

export const ruleSetText = ({ title, version, legalBasis }: RuleSet): string =>
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

/** How the score, its groups and its lines with points came about: a paragraph each; the score names what is missing. */
export const scoreSteps = (scorecard: Scorecard): readonly string[] =>
  [
    explainTotal(scorecard),
    ...scorecard.groups
      .filter(({ state }) => state !== "none")
      .flatMap((group) => [
        explainGroup(group),
        ...group.indicators.filter(({ counted, fault }) => counted !== null || fault !== null).map(explainLine),
      ]),
  ].map(sentences);

const stepsOf = (scored: Scored, part: string): readonly string[] => {
  const explained = explainPart(scored, part);
  return explained.ok ? [sentences(explained.result)] : [];
};

/** A score of an index, or one of its parts; the lines with points still open are its gains. */
const explainScored = (scored: Scored, part: string): Explained => {
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

/** The score of a table of figures, or a part of it. */
export const explainScore = (
  table: FigureRows | null,
  ky: string | null,
  ruleSet: string | null = null,
  part: string | null = null,
): Explained => {
  if (!table || !ky) return {};
  const scored = scoreTable(table, ky, ruleSet);
  return scored.ok ? explainScored(scored.result, part ?? "TONG") : {};
};
