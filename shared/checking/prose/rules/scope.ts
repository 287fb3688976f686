// SCOPE_SLIP, DATA_GAP: a sentence about another area than the reporting unit; a stop of the system inside the period.
import { addDays, daysInclusive, daysInMonth, type LocalDate, localDate } from "../../../domain/local-date.ts";
import type { Offsets } from "../../../domain/period-tokens.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import type { Level } from "../../../rules/level.ts";
import { sentenceAt } from "../quantities.ts";
import { quoted, type Rule, type View } from "../view.ts";

const AREA =
  /(?<!\p{L})trên địa bàn (?<type>toàn tỉnh|tỉnh|toàn huyện|huyện|quận|thị xã|xã|phường|thị trấn)(?!\p{L})/gu;
const AREA_LEVEL: Readonly<Record<string, Level>> = {
  "toàn tỉnh": "tinh",
  tỉnh: "tinh",
  "toàn huyện": "huyen",
  huyện: "huyen",
  quận: "huyen",
  "thị xã": "huyen",
  xã: "xa",
  phường: "xa",
  "thị trấn": "xa",
};
const OWN_NAMES: Readonly<Record<Level, string>> = { tinh: "tỉnh", so: "sở", huyen: "huyện", xa: "xã" };
/** What the upper level orders, plans and announces is rightly about its own area. */
const UPPER =
  /(?<!\p{L})(?:ubnd tỉnh|ủy ban nhân dân tỉnh|ubnd huyện|chỉ đạo của|quyết định|kế hoạch|nghị quyết|công văn|chỉ thị|quy định|của tỉnh|các xã|so với)(?!\p{L})/u;

export const scopeRule: Rule = (view) => {
  const { article, level } = view;
  if (level !== "xa" && level !== "huyen") return [];
  const areas = [...article.source.lower.matchAll(AREA)];
  const ownAt = areas.some((match) => AREA_LEVEL[match.groups?.type ?? ""] === level);
  if (!ownAt) return [];
  return areas.flatMap((match): readonly TextFinding[] => {
    const area = AREA_LEVEL[match.groups?.type ?? ""];
    const isWider = area !== undefined && area !== level && (area === "tinh" || level === "xa");
    const sentence = article.sentences[sentenceAt(article.sentences, match.index) ?? -1];
    if (!isWider || !sentence || UPPER.test(article.source.lower.slice(...sentence.at))) return [];
    const at: Offsets = [match.index, match.index + match[0].length];
    const text = quoted(view, at);
    const own = OWN_NAMES[level];
    return [{ severity: "I", code: "SCOPE_SLIP", at, stated: text, recomputed: own, params: { said: text, own } }];
  });
};

const OUTAGE =
  /(?<!\p{L})(?:bị hỏng|gián đoạn|ngừng hoạt động|tạm ngừng|tạm dừng|sự cố|bị lỗi|mất kết nối|không truy cập được|nâng cấp hệ thống|bảo trì)(?!\p{L})/u;
const SYSTEM = /(?<!\p{L})(?:hệ thống|trang|cổng|phần mềm|máy chủ|đường truyền)(?!\p{L})/u;

/** The first and last day that the dated pieces of a sentence name; the year may stand at the last one only. */
const spanOf = (view: View, sentence: number): { readonly from: LocalDate; readonly to: LocalDate } | null => {
  const tokens = view.article.datedIn.get(sentence) ?? [];
  const years = tokens.flatMap((token) => (token.year !== null && token.year > 0 ? [token.year] : []));
  const year = years.at(-1);
  const [opening, closing] = [
    tokens.find((token) => token.kind === "date" || token.unit === "month"),
    tokens.findLast((token) => token.kind === "date" || token.unit === "month"),
  ];
  if (year === undefined || !opening || !closing || opening === closing) return null;
  const from = localDate(
    opening.kind === "date"
      ? { year: opening.year ?? year, month: opening.month ?? 0, day: opening.day }
      : { year: opening.year ?? year, month: opening.start, day: 1 },
  );
  const lastMonth = closing.kind === "date" ? 0 : closing.end;
  const to = localDate(
    closing.kind === "date"
      ? { year: closing.year ?? year, month: closing.month ?? 0, day: closing.day }
      : { year, month: lastMonth, day: daysInMonth(year, lastMonth) },
  );
  return from && to && from <= to ? { from, to } : null;
};

export const dataGapRule: Rule = (view) => {
  const { article, period } = view;
  if (!period) return [];
  // "Đến hết tháng 11/2020" is meant in calendar months; the days of a stop are counted in them too.
  const { first, last } = period.civil ?? period;
  return article.sentences.flatMap((sentence, index): readonly TextFinding[] => {
    const words = article.source.lower.slice(...sentence.at);
    const stop = OUTAGE.exec(words);
    if (!stop || !SYSTEM.test(words)) return [];
    const span = spanOf(view, index);
    if (!span) return [];
    const from = span.from > first ? span.from : first;
    const to = span.to < last ? span.to : last;
    if (from > to) return [];
    const days = daysInclusive(from, to);
    const of = daysInclusive(first, last);
    const at: Offsets = [sentence.at[0] + (/^[\s\-+•*]*/u.exec(words)?.[0].length ?? 0), sentence.at[1]];
    return [
      {
        severity: "W",
        code: "DATA_GAP",
        at,
        stated: null,
        recomputed: days,
        params: { from, to: addDays(to, 0), days, of },
      },
    ];
  });
};
