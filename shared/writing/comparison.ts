// Change since the earlier period that may be compared: of dossier counts, of rates, of the score; or why there is none.

import type { Consolidated } from "../consolidation/consolidate.ts";
import type { UnitFacts } from "../consolidation/unit-facts.ts";
import type { FigureCode } from "../domain/figure.ts";
import type { LocalDate } from "../domain/local-date.ts";
import { comparable } from "../domain/period.ts";
import { decimalToRational, divide, rationalFromNumber } from "../domain/rational.ts";
import { TURNING_DAYS } from "../domain/turning-days.ts";
import type { RateCode } from "../rules/rates.ts";
import { changeOfScore } from "../scoring/change.ts";
import { numberText } from "../text/format.ts";
import { NARRATIVE } from "../text/narrative.ts";
import { officialDate, periodLabel, periodName } from "../text/period.ts";
import { scorecardOf } from "./index-score.ts";
import {
  insideSentence,
  percentWords,
  printedPercents,
  rateName,
  shareWords,
  stepBetween,
  type Told,
  toldOf,
} from "./told.ts";

/** A period before, as the tree was then and carried to today's units; null where there is no table of it. */
export interface EarlierTable {
  readonly is: "previous" | "lastYear";
  readonly asWas: Consolidated | null;
  readonly asIs: Consolidated | null;
}

export interface ComparisonInput {
  readonly table: Consolidated;
  readonly earlier: readonly EarlierTable[];
  /** On the period's last day; null where nothing is known of the unit's history: it is then taken to be the same unit. */
  readonly facts: UnitFacts | null;
  /** Whether the unit is today what it was on the period's last day. */
  readonly isSameToday: boolean;
  readonly today: LocalDate;
}

/** The table before, what may be compared with it, and what to say about it. */
type Comparison =
  | { readonly kind: "full"; readonly before: Consolidated; readonly is: EarlierTable["is"] }
  | {
      readonly kind: "counts";
      readonly before: Consolidated;
      readonly is: EarlierTable["is"];
      readonly from: LocalDate;
    }
  | { readonly kind: "none"; readonly sentence: string }
  | { readonly kind: "nothing" };

const isFilled = (table: Consolidated | null): table is Consolidated => table !== null && table.asOf !== null;

const namedBefore = ({ period }: Consolidated): string =>
  period.kind === "range" ? `kỳ ${insideSentence(periodName(period))}` : insideSentence(periodLabel(period));

const beforeName = (before: Consolidated, is: EarlierTable["is"]): string =>
  is === "lastYear" ? NARRATIVE.lastYear({ before: namedBefore(before) }) : namedBefore(before);

const chosen = ({ table, facts, isSameToday }: ComparisonInput, one: EarlierTable): Comparison => {
  const { asWas, asIs, is } = one;
  const { period } = table;
  const before = isFilled(asWas) ? asWas : asIs;
  if (!isFilled(before) || !comparable(period, before.period).ok) return { kind: "nothing" };
  const since = facts?.unchangedSince ?? null;
  const isMerged = since !== null && since > before.period.last;
  const crossesTiers = before.period.first < TURNING_DAYS.twoTiers.day && period.last >= TURNING_DAYS.twoTiers.day;
  if (!isMerged && isFilled(asWas)) {
    return crossesTiers
      ? { kind: "counts", before: asWas, is, from: TURNING_DAYS.twoTiers.day }
      : { kind: "full", before: asWas, is };
  }
  if (!isMerged || !isSameToday) return { kind: "nothing" };
  const lost = asIs?.findings.find((finding) => finding.code === "UNIT_NOT_COMPARABLE");
  if (isFilled(asIs) && !lost) return { kind: "counts", before: asIs, is, from: since };
  const reason = lost?.code === "UNIT_NOT_COMPARABLE" ? lost.params.reason : "noSuccessor";
  const sentence = NARRATIVE.notCompared({ before: beforeName(before, is), from: officialDate(since), reason });
  return { kind: "none", sentence };
};

/** The first earlier period with figures decides, also where it forbids a comparison. */
const comparisonOf = (input: ComparisonInput): Comparison => {
  for (const one of input.earlier) {
    const comparison = chosen(input, one);
    if (comparison.kind !== "nothing") return comparison;
  }
  return { kind: "nothing" };
};

const COUNTS: readonly (readonly [code: FigureCode, name: string])[] = [
  ["HS_TIEP_NHAN", "hồ sơ tiếp nhận"],
  ["HS_TRUC_TUYEN", "hồ sơ nộp trực tuyến"],
  ["HS_DA_GIAI_QUYET", "hồ sơ đã giải quyết"],
];

const RATES_COMPARED: readonly RateCode[] = [
  "ONLINE_RATE_ALL",
  "ONTIME_DONE",
  "SERVICE_ACTIVE_PROVIDED",
  "PAY_ONLINE_RATE",
  "ERESULT_RATE",
  "DIGITISED_RATE",
];

const countChanges = (now: Told, before: Told, codes: typeof COUNTS): readonly string[] =>
  codes.flatMap(([code, what]) => {
    const [present, past] = [now.count(code), before.count(code)];
    if (present === null || past === null) return [];
    const step = stepBetween(rationalFromNumber(past), rationalFromNumber(present));
    const share = past === 0 ? null : divide(rationalFromNumber(Math.abs(present - past)), rationalFromNumber(past));
    const relative =
      step.change === "none" || share === null
        ? ""
        : NARRATIVE.relativeChange({ change: step.change, percent: shareWords(share) });
    return [NARRATIVE.countChange({ what, now: numberText(present), ...step, relative })];
  });

const rateChanges = (now: Told, before: Told, codes: readonly RateCode[]): readonly string[] =>
  codes.flatMap((code) => {
    const [present, past] = [now.rate(code), before.rate(code)];
    if (!present || !past) return [];
    const [shownNow, shownBefore] = printedPercents([present.share, past.share]);
    if (!shownNow || !shownBefore) return [];
    const step = stepBetween(shownBefore, shownNow);
    const what = insideSentence(rateName(code));
    return [NARRATIVE.rateChange({ what, now: percentWords(shownNow), before: percentWords(shownBefore), ...step })];
  });

const scoreChanges = (input: ComparisonInput, before: Consolidated): readonly string[] => {
  const [present, past] = [scorecardOf(input.table, input.facts), scorecardOf(before, input.facts)];
  if (!present?.score || !past?.score) return [];
  const changed = changeOfScore(present, past);
  if (!changed.ok) return [];
  const [shownNow, shownBefore] = [decimalToRational(present.score), decimalToRational(past.score)];
  return [NARRATIVE.scoreChange({ ...stepBetween(shownBefore, shownNow) })];
};

const hasGaps = (table: Consolidated): boolean => table.completeness.missing.length > 0;

/**
 * Sentences on the change; none where nothing earlier is stored. `isShort`: the main count and the main rate, and no reason why
 * there is no comparison. Source: domain rules §4.2.
 */
export const comparisonSentences = (input: ComparisonInput, isShort: boolean): readonly string[] => {
  const { table, today } = input;
  const comparison = comparisonOf(input);
  if (comparison.kind === "nothing") return [];
  if (table.period.last >= today) return isShort ? [] : [NARRATIVE.openNotCompared()];
  if (comparison.kind === "none") return isShort ? [] : [comparison.sentence];
  const { before, is, kind } = comparison;
  const [now, past] = [toldOf(table.totals, table.findings), toldOf(before.totals, before.findings)];
  const counts = countChanges(now, past, isShort ? COUNTS.slice(0, 1) : COUNTS);
  const isFull = kind === "full";
  const shares = isFull ? rateChanges(now, past, isShort ? RATES_COMPARED.slice(0, 1) : RATES_COMPARED) : [];
  const changes = [...shares, ...(isFull ? scoreChanges(input, before) : [])];
  const name = beforeName(before, is);
  // Long enumerations are two sentences: of counts, then of rates.
  const sentences =
    isShort || counts.length === 0 || changes.length === 0
      ? [[...counts, ...changes]]
          .filter((all) => all.length > 0)
          .map((all) => NARRATIVE.comparison({ before: name, changes: all }))
      : [NARRATIVE.comparison({ before: name, changes: counts }), NARRATIVE.furtherChanges({ changes })];
  if (sentences.length === 0) return [];
  const notes = [
    ...(isFull ? [] : [NARRATIVE.countsAcross({ from: officialDate(comparison.from) })]),
    ...(hasGaps(table) || hasGaps(before) ? [NARRATIVE.comparedWithGaps()] : []),
  ];
  return [...sentences, ...(isShort ? [] : notes)];
};
