// What a report says before it is sent: figures with their states and cells, rates, points, and what changed against the last revision.
import {
  type FigureCode,
  type FigureEntry,
  type Figures,
  figureIn,
  findFigure,
  isCount,
} from "../../../shared/domain/figure.ts";
import { FORMS, type FormDefinition, figuresInOrder, formOrGeneral } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { Period } from "../../../shared/domain/period.ts";
import { decimalToRational, divide, rationalFromNumber } from "../../../shared/domain/rational.ts";
import { problemOfNoScore } from "../../../shared/functions/score-choice.ts";
import type { Level } from "../../../shared/rules/level.ts";
import { RATES } from "../../../shared/rules/rates.ts";
import { FAMILY_DEFAULT, ruleSetInForce } from "../../../shared/rules/rule-sets.ts";
import { gradeOf } from "../../../shared/scoring/grade.ts";
import { computeRates } from "../../../shared/scoring/rate.ts";
import { type GroupState, scoreIndex } from "../../../shared/scoring/scorecard.ts";
import { POINTS_STATE_TEXT } from "../../../shared/text/answers.ts";
import { decimalText, numberText, percentText, rationalText } from "../../../shared/text/format.ts";
import { noticeText } from "../../../shared/text/notice.ts";
import { problemText } from "../../../shared/text/problem.ts";

/** The four states of a figure. */
type FigureState = "number" | "zero" | "not_applicable" | "not_provided";

const stateOf = (entry: FigureEntry): FigureState => {
  if (!isCount(entry)) return entry.state;
  return entry === 0 ? "zero" : "number";
};

/** "1.234", "0", "Không áp dụng", "Chưa có số liệu". */
export const entryText = (entry: FigureEntry): string => {
  if (isCount(entry)) return numberText(entry);
  return entry.state === "not_applicable" ? POINTS_STATE_TEXT.not_applicable : POINTS_STATE_TEXT.not_provided;
};

export interface FigureRow {
  readonly code: FigureCode;
  readonly name: string;
  readonly entry: FigureEntry;
  readonly state: FigureState;
  /** "C7"; null where it comes from no cell. */
  readonly cell: string | null;
}

/** What the form asks for, filled in or not, as its columns stand; then what else was read. */
export const figureRows = (
  code: FormCode,
  figures: Figures,
  at: Readonly<Record<string, string>>,
  forms: readonly FormDefinition[] = FORMS,
): readonly FigureRow[] => {
  const form = formOrGeneral(code, forms);
  const asked = new Set(form.columns.map(({ figure }) => figure));
  return figuresInOrder(form)
    .filter((figure) => asked.has(figure.code) || figures[figure.code] !== undefined)
    .map(({ code: figure, name }) => {
      const entry = figureIn(figures, figure);
      return { code: figure, name, entry, state: stateOf(entry), cell: at[figure] ?? null };
    });
};

export interface RateRow {
  readonly code: string;
  readonly name: string;
  /** "4.840/26.757" */
  readonly counts: string;
  /** "18,1%"; "–" where there is nothing to divide by. */
  readonly percent: string;
  /** What is divided by, in words. */
  readonly basis: string;
}

const RATE_DIGITS = 1;

export const rateRows = (figures: Figures): readonly RateRow[] => {
  const rates = computeRates(figures);
  return RATES.flatMap(({ code, name, denominatorBasis }) => {
    const rate = rates[code];
    if (!rate) return [];
    const { numerator, denominator } = rate;
    const isShare = denominator > 0 && numerator >= 0;
    const percent = isShare
      ? percentText(divide(rationalFromNumber(numerator), rationalFromNumber(denominator)), RATE_DIGITS)
      : "–";
    return [
      { code, name, counts: `${numberText(numerator)}/${numberText(denominator)}`, percent, basis: denominatorBasis },
    ];
  });
};

interface PointsRow {
  readonly name: string;
  readonly points: string;
  readonly max: string;
  readonly state: string;
}

export interface ScorePreview {
  readonly groups: readonly PointsRow[];
  /** "82,35/100"; null where it cannot be computed. */
  readonly score: string | null;
  readonly grade: string | null;
  /** Why there is no score, or what is missing. */
  readonly reason: string | null;
  readonly notices: readonly string[];
}

const GROUP_STATE: Readonly<Record<GroupState, string>> = {
  computed: POINTS_STATE_TEXT.number,
  reported: POINTS_STATE_TEXT.reported,
  partial: POINTS_STATE_TEXT.partial,
  none: POINTS_STATE_TEXT.not_provided,
  information: POINTS_STATE_TEXT.information,
  impossible: POINTS_STATE_TEXT.impossible,
};

/**
 * Points by the index in force. Null where none is, and for another form than that of the index unless its figures happen to
 * make a whole score: counts that fill one line of the index are not told as points.
 */
export const scorePreview = (
  form: FormCode,
  period: Period,
  figures: Figures,
  level: Level | null,
): ScorePreview | null => {
  const { index } = formOrGeneral(form);
  const rules = ruleSetInForce(period, index ?? FAMILY_DEFAULT);
  if (!rules.ok) return null;
  const { ruleSet, notices } = rules.result;
  const scorecard = scoreIndex(ruleSet, period, { figures, level });
  const { score } = scorecard;
  if (index === null && score === null) return null;
  const most = ruleSet.max === null ? "" : `/${rationalText(ruleSet.max)}`;
  const grade = score && gradeOf(ruleSet, decimalToRational(score));
  return {
    groups: scorecard.groups
      .filter(({ state }) => state !== "information")
      .map(({ group, points, known, state }) => ({
        name: group.title,
        points: points ? decimalText(points) : state === "partial" ? decimalText(known) : "–",
        max: rationalText(group.max),
        state: GROUP_STATE[state],
      })),
    score: score && `${decimalText(score)}${most}`,
    grade: grade?.ok ? grade.result.label : null,
    reason: score ? null : problemText(problemOfNoScore(scorecard)),
    notices: [...notices, ...scorecard.notices].map(noticeText),
  };
};

export interface ChangeRow {
  readonly code: string;
  readonly name: string;
  readonly before: string;
  readonly now: string;
}

const isSame = (a: FigureEntry, b: FigureEntry): boolean => (isCount(a) || isCount(b) ? a === b : a.state === b.state);

/** Figures that differ between two revisions; a figure that is not there is one that nobody has provided. */
export const figureChanges = (before: Figures, now: Figures): readonly ChangeRow[] => {
  const codes = new Set([...Object.keys(before), ...Object.keys(now)] as FigureCode[]);
  return [...codes].flatMap((code) => {
    const [was, is] = [figureIn(before, code), figureIn(now, code)];
    if (isSame(was, is)) return [];
    return [{ code, name: findFigure(code)?.name ?? code, before: entryText(was), now: entryText(is) }];
  });
};
