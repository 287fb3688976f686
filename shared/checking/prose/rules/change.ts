// DELTA_MISMATCH, DELTA_SELF: a change against the numbers before and after it, and against the period that it names.
import { previousPeriod } from "../../../domain/period.ts";
import { type LabelToken, labelPeriod } from "../../../domain/period-tokens.ts";
import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
  ZERO,
} from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { ANSWERS } from "../../../text/answers.ts";
import { decimalText, percentText, rationalText } from "../../../text/format.ts";
import { periodLabel } from "../../../text/period.ts";
import { REASONS } from "../../../text/reasons.ts";
import type { Reading } from "../amounts.ts";
import { HUNDRED, type Interval, meets, sizeOf } from "../interval.ts";
import { titleLabels } from "../period.ts";
import { type Article, type Quantity, sentenceAt } from "../quantities.ts";
import { quoted, type Rule, type View, written } from "../view.ts";

/** A level now, a level before, and the change that is said to lie between them. */
interface Change {
  readonly now: Quantity;
  readonly before: Quantity;
  readonly by: Quantity;
}

const isLevel = (one: Quantity | undefined): one is Quantity =>
  one !== undefined &&
  one.change === null &&
  !one.isRank &&
  !one.isTarget &&
  one.kind !== "ratio" &&
  one.unit !== "times" &&
  one.unit !== "other";

/** Numbers of one kind: percentages, or counts of one unit, or points with and without their maximum. */
const sameKind = (a: Quantity, b: Quantity): boolean =>
  (a.kind === "percent") === (b.kind === "percent") && (a.unit === b.unit || a.unit === null || b.unit === null);

const COMPARED = /(?<!\p{L})(?:so với|cùng kỳ|compared)(?!\p{L})/u;
const FROM = /(?<!\p{L})từ\s*(?:khoảng\s*)?$/u;
const TO = /^[^.;]{0,30}(?<!\p{L})(?:lên|xuống|còn|đến)(?: còn)?\s*(?:khoảng\s*)?$/u;

/** "tăng từ 88,32% lên 90,17% (tăng 1,85%)" */
const fromTo = ({ quantities, read }: Article, by: Quantity): Change | null => {
  const now = quantities[by.order - 1];
  const before = quantities[by.order - 2];
  if (!isLevel(now) || !before || (before.change !== null && before.number.sign !== null)) return null;
  if (now.sentence !== by.sentence || before.sentence !== by.sentence) return null;
  // Behind a semicolon another thing has changed: "… (từ 40% lên 50%); tỷ lệ đúng hạn giảm 1 điểm phần trăm".
  if (read.slice(now.at[1], by.at[0]).includes(";")) return null;
  return FROM.test(before.between) && TO.test(now.between) ? { now, before, by } : null;
};

/** "90,17% (+1,85; 88,32)", "đạt 90,17%, tăng 1,85% so với năm 2023 (88,32%)" */
const nowByBefore = ({ quantities, read }: Article, by: Quantity): Change | null => {
  const now = quantities[by.order - 1];
  const before = quantities[by.order + 1];
  if (!isLevel(now) || !isLevel(before) || now.sentence !== by.sentence || before.sentence !== by.sentence) return null;
  const tail = read.slice(by.at[1], before.at[0]);
  const isSigned =
    by.number.sign !== null && before.depth === by.depth && by.depth > now.depth && /^[\s,;]+$/u.test(tail);
  const isSaid =
    COMPARED.test(tail) &&
    /(?:\([^)]*|(?<!\p{L})(?:là|đạt|so với|so với mức)\s*|:\s*)$/u.test(tail) &&
    !/;|\.\s/u.test(tail);
  return isSigned || isSaid ? { now, before, by } : null;
};

/** "năm 2022 đạt 72,6%, năm 2023 đạt 88,9%, tăng 16,3%", "1.420 hồ sơ, so với cùng kỳ (1.234 hồ sơ) tăng 15,1%" */
const bothBefore = ({ quantities, read, datedIn }: Article, by: Quantity): Change | null => {
  const second = quantities[by.order - 1];
  const first = quantities[by.order - 2];
  if (!isLevel(first) || !isLevel(second) || first.sentence !== by.sentence || second.sentence !== by.sentence)
    return null;
  if (/;|\.\s/u.test(read.slice(first.at[1], by.at[0]))) return null;
  if (COMPARED.test(second.between) && !COMPARED.test(by.between)) return { now: first, before: second, by };
  const year = (one: Quantity): number | null => {
    const token = datedIn
      .get(one.sentence)
      ?.findLast((date) => date.kind === "label" && date.at[1] <= one.at[0] && one.at[0] - date.at[1] < 30);
    return token && token.at[0] >= one.at[0] - one.between.length ? token.year : null;
  };
  const [from, to] = [year(first), year(second)];
  if (from === null || to === null || from === to || first.unit !== second.unit) return null;
  return from < to ? { now: second, before: first, by } : { now: first, before: second, by };
};

const changesIn = (article: Article): readonly Change[] =>
  article.quantities.flatMap((by) =>
    by.change === null || by.isRank
      ? []
      : (fromTo(article, by) ?? nowByBefore(article, by) ?? bothBefore(article, by) ?? []),
  );

const placeOf = ({ decimals }: Reading): Rational => rational(1n, 10n ** BigInt(decimals));

/** Levels with decimals were rounded before they were subtracted. */
const around = (reading: Reading): Interval => {
  if (reading.decimals === 0 || compare(reading.range.low, reading.range.high) !== 0) return reading.range;
  const half = divide(placeOf(reading), rational(2n, 1n));
  return { low: subtract(reading.exact, half), high: add(reading.exact, half) };
};

/** "tăng 1,76 lần" is said of ×1,76 and of ×2,76. */
const isMultiple = (now: Reading, before: Reading, by: Reading): boolean => {
  if (isZero(before.exact)) return true;
  const factor = divide(now.exact, before.exact);
  const meant = [by.exact, add(by.exact, rational(1n, 1n))];
  return meant.some((one) => compare(sizeOf(subtract(factor, one)), placeOf(by)) <= 0);
};

/** Whether the change is right in some reading: as a difference, as a part of the level before, as a multiple of it. */
const isRight = (now: Reading, before: Reading, by: Reading, { by: change }: Change): boolean => {
  if (change.unit === "times") return isMultiple(now, before, by);
  const [a, b] = [around(now), around(before)];
  const rise: Interval = { low: subtract(a.low, b.high), high: subtract(a.high, b.low) };
  const directed = change.change === "down" ? { low: subtract(ZERO, rise.high), high: subtract(ZERO, rise.low) } : rise;
  if (meets(directed, around(by))) return true;
  if (change.kind !== "percent") return false;
  if (isZero(before.exact)) return true;
  const relative = multiply(divide(sizeOf(subtract(now.exact, before.exact)), before.exact), HUNDRED);
  return compare(sizeOf(subtract(relative, by.exact)), placeOf(by)) <= 0 && compare(directed.high, ZERO) >= 0;
};

const rightText = ({ now, before, by }: Change): string => {
  const [a, b] = [now.number.readings[0], before.number.readings[0]];
  const size = sizeOf(subtract(a.exact, b.exact));
  const say = compare(a.exact, b.exact) < 0 ? ANSWERS.decreased : ANSWERS.increased;
  if (by.unit === "times") return say({ amount: rationalText(divide(a.exact, b.exact), 2), unit: "lần" });
  if (by.kind === "percent" && now.kind !== "percent") {
    return say({ amount: percentText(divide(size, b.exact), by.number.readings[0].decimals), unit: "" }).trim();
  }
  const amount = decimalText(round(size, Math.max(a.decimals, b.decimals)));
  const unit = now.kind === "percent" ? ANSWERS.percentagePoints() : now.unit === "points" ? ANSWERS.points() : "";
  return say({ amount, unit }).trim();
};

const mismatch = (view: View, change: Change): readonly TextFinding[] => {
  const { now, before, by } = change;
  const isCountChange = by.kind !== "percent" && by.unit !== "times" && by.unit !== "percentPoints";
  // In "90,17% (+1,85; 88,32)" the percent sign is written once.
  const isBare = now.kind === "percent" && before.kind === "count" && before.unit === null && before.depth > now.depth;
  if (!isBare && (!sameKind(now, before) || (isCountChange && !sameKind(now, by) && now.kind !== "percent"))) return [];
  const fits = now.number.readings.some((a) =>
    before.number.readings.some((b) => by.number.readings.some((c) => isRight(a, b, c, change))),
  );
  if (fits) return [];
  const right = rightText(change);
  const stated = quoted(view, by.at);
  return [
    {
      severity: "E",
      code: "DELTA_MISMATCH",
      at: by.number.at,
      stated,
      recomputed: right,
      params: { now: written(view, now.number), before: written(view, before.number), right, stated },
    },
  ];
};

const SO_VOI = /(?<!\p{L})so với(?: kết quả| chỉ số| số liệu)?\s*$/u;

const sameLabel = (a: LabelToken, b: LabelToken): boolean =>
  a.unit === b.unit &&
  a.trouble === null &&
  b.trouble === null &&
  a.start === b.start &&
  a.end === b.end &&
  a.year === b.year &&
  a.endYear === b.endYear;

/** "tháng 6/2023 đạt 72,6 điểm (giảm 16,3 điểm so với tháng 06/2023)" */
const selfComparisons = (view: View): readonly TextFinding[] => {
  const { article } = view;
  const labels = article.dated.filter((token): token is LabelToken => token.kind === "label" && token.year !== null);
  const titled = titleLabels(article);
  const changed = new Set(article.quantities.filter((one) => one.change !== null).map((one) => one.sentence));
  return labels.flatMap((compared): readonly TextFinding[] => {
    const index = sentenceAt(article.sentences, compared.at[0]);
    const sentence = article.sentences[index ?? -1];
    if (index === null || !sentence || !SO_VOI.test(article.source.lower.slice(sentence.at[0], compared.at[0])))
      return [];
    const isAside = (token: LabelToken): boolean =>
      SO_VOI.test(article.source.lower.slice(sentence.at[0], token.at[0])) ||
      /cùng kỳ\s*$/u.test(article.source.lower.slice(sentence.at[0], token.at[0]));
    const own = article.datedIn
      .get(index)
      ?.findLast(
        (token): token is LabelToken =>
          token.kind === "label" &&
          token.at[1] <= compared.at[0] &&
          token.unit === compared.unit &&
          token.year !== null &&
          !isAside(token),
      );
    const subject = own ?? titled.find((token) => token.unit === compared.unit);
    const hasChange = changed.has(index);
    if (!subject || !hasChange || !sameLabel(subject, compared) || compared.year === null || compared.endYear === null)
      return [];
    const period = labelPeriod(compared, "civil");
    const previous = period && previousPeriod(period);
    const said = quoted(view, compared.at);
    return [
      {
        severity: "W",
        code: "DELTA_SELF",
        at: compared.at,
        stated: said,
        recomputed: previous ? periodLabel(previous) : null,
        params: { period: said },
        ...(previous ? { proposal: { text: periodLabel(previous), reason: REASONS.previousPeriod() } } : {}),
      },
    ];
  });
};

export const changeRule: Rule = (view) => [
  ...changesIn(view.article).flatMap((change) => mismatch(view, change)),
  ...selfComparisons(view),
];
