// TERM_OBSOLETE, NUMERATOR_SCHEME, LEVEL_NOT_IN_FORCE: names of services and levels that the period of the figures does not have.

import { TURNING_DAYS } from "../../../domain/turning-days.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { officialDate } from "../../../text/period.ts";
import { LEVEL_NAMES, nameOf } from "../names.ts";
import { isCounting } from "../relations.ts";
import { quoted, type Rule } from "../view.ts";

/** Only the period of the figures counts, not the day of the text: old figures may be told later. */
export const termRule: Rule = (view) => {
  const { article, period, asOf } = view;
  const [mention] = article.schemes;
  if (!mention) return [];
  const [first, last] = period ? [period.first, period.last] : [asOf, asOf];
  if (first === null || last === null || last < TURNING_DAYS.serviceKinds.day) return [];
  return [
    {
      severity: period && first >= TURNING_DAYS.serviceKinds.day ? "W" : "I",
      code: "TERM_OBSOLETE",
      at: mention.at,
      stated: quoted(view, mention.at),
      recomputed: "một phần, toàn trình",
      params: { first, last },
    },
  ];
};

/** The text is about both levels, its ratio counts one of them. */
export const numeratorSchemeRule: Rule = ({ article, relations }) => {
  if (!article.schemes.some((scheme) => scheme.levels === "both")) return [];
  const kinds = new Set(article.quantities.filter(isCounting).map((quantity) => quantity.labels.kind));
  if (kinds.has("levelThree") && kinds.has("levelFour")) return [];
  const ratio = relations.ratios.find(({ by }) => by.labels.kind === "levelThree" || by.labels.kind === "levelFour");
  if (!ratio) return [];
  const counted = ratio.by.labels.kind === "levelThree" ? "mức độ 3" : "mức độ 4";
  return [
    {
      severity: "W",
      code: "NUMERATOR_SCHEME",
      at: ratio.by.at,
      stated: article.source.text.slice(...ratio.by.at),
      recomputed: null,
      params: { said: "mức độ 3 và mức độ 4", counted },
    },
  ];
};

/** A sentence about how it was says nothing wrong. */
const BEFORE =
  /(?<!\p{L})(?:trước đây|trước khi|trước ngày|cũ|giai đoạn|previous(?:ly)?|former(?:ly)?|before)(?!\p{L})/u;

export const levelInForceRule: Rule = ({ article, period }): readonly TextFinding[] => {
  if (!period || period.first < TURNING_DAYS.twoTiers.day) return [];
  const saysSo = (sentence: number): boolean => {
    const words = article.source.lower.slice(...(article.sentences[sentence]?.at ?? [0, 0]));
    return /(?:cấp|các|khối|ubnd) huyện/u.test(words) && !BEFORE.test(words);
  };
  const district = article.quantities.find(
    (quantity) =>
      isCounting(quantity) && !quantity.isTarget && quantity.labels.level === "district" && saysSo(quantity.sentence),
  );
  if (!district) return [];
  return [
    {
      severity: "E",
      code: "LEVEL_NOT_IN_FORCE",
      at: district.at,
      stated: nameOf(district),
      recomputed: officialDate(TURNING_DAYS.twoTiers.day),
      params: { level: (LEVEL_NAMES.district ?? "").replace(/^c/u, "C"), first: period.first },
    },
  ];
};
