// Finds "mức độ 3, mức độ 4" in a text: a name of services in use until NĐ 42/2022, never a number.
import type { Offsets } from "../../domain/period-tokens.ts";

export interface SchemeMention {
  readonly at: Offsets;
  /** Both levels together, or one of them. */
  readonly levels: "both" | 3 | 4;
}

const LEVEL = "(?:mức(?: độ)?|cấp độ|muc(?: do)?|levels?)";
const AND = "\\s{0,2}(?:,|\\.|và|va|&|-|/|hoặc|and)\\s{0,2}";
const BOTH = new RegExp(`(?<!\\p{L})${LEVEL}\\s{1,2}3${AND}(?:${LEVEL}\\s{1,2})?4(?![\\d%]|[.,/]\\d)`, "gu");
/** "DVC 3,4", "hồ sơ 3, 4": no level is named, but nothing is counted either. */
const BARE =
  /(?<![\d.,/])3\s?[,.]\s?4(?![\d%/]|[.,]\d|\s{0,2}(?:%|ngàn|nghìn|triệu|tỷ|tỉ|điểm|lần|hồ sơ|hs(?!\p{L})|thủ tục|tthc|giờ|ngày|m(?!\p{L})))/gu;
const SERVICES =
  /(?:dvc|dịch vụ công|trực tuyến|hồ sơ|mức|thủ tục|dich vu cong|truc tuyen|ho so|thu tuc|tthc)[^.\n\d]{0,12}$/u;
const SINGLE = new RegExp(`(?<!\\p{L})${LEVEL}\\s{1,2}(?<level>[1-4])(?![\\d%]|[.,/]\\d)`, "gu");

/** In order. `lower` is the text in lower case. */
export const schemeMentionsIn = (lower: string): readonly SchemeMention[] => {
  const both: SchemeMention[] = [
    ...[...lower.matchAll(BOTH)].map((match) => ({ match, isSure: true })),
    ...[...lower.matchAll(BARE)].map((match) => ({ match, isSure: false })),
  ].flatMap(({ match, isSure }): SchemeMention[] =>
    isSure || SERVICES.test(lower.slice(Math.max(0, match.index - 30), match.index))
      ? [{ at: [match.index, match.index + match[0].length], levels: "both" }]
      : [],
  );
  const covered = (at: Offsets): boolean =>
    both.some((schemeMention) => schemeMention.at[0] <= at[0] && at[0] < schemeMention.at[1]);
  const single = [...lower.matchAll(SINGLE)].flatMap((match): SchemeMention[] => {
    const at: Offsets = [match.index, match.index + match[0].length];
    const level = match.groups?.level;
    return covered(at) || (level !== "3" && level !== "4") ? [] : [{ at, levels: level === "3" ? 3 : 4 }];
  });
  return [...both, ...single].sort((a, b) => a.at[0] - b.at[0]);
};
