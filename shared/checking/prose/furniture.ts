// Finds what stands on a page but says nothing about services: counters, stamps, telephones, addresses, numbers of rooms and rules.
import type { Offsets } from "../../domain/period-tokens.ts";

interface Furniture {
  readonly what: string;
  /** Matches in lower case; a line pattern is anchored at both ends. */
  readonly pattern: RegExp;
}

const line = (what: string, body: string): Furniture => ({
  what,
  pattern: new RegExp(`^[^\\S\\n]{0,20}${body}$`, "gmu"),
});
const inline = (what: string, body: string): Furniture => ({ what, pattern: new RegExp(body, "gu") });

/** A line with a figure in it is no stamp, whatever else it looks like. */
const NO_FIGURE = "(?![^\\n]{0,200}(?:hồ sơ|thủ tục|tthc|dịch vụ|%|tiếp nhận|hài lòng))";

/** Nothing here may look further than its line: a page of 100.000 characters has to pass quickly. */
const FURNITURE: readonly Furniture[] = [
  line(
    "visitor counter",
    "[•·*+-]?[^\\S\\n]{0,20}(?:đang (?:online|truy cập|xem|trực tuyến)|online|hôm (?:nay|qua)|(?:trong )?(?:tuần|tháng|năm)(?: (?:này|nay|trước|qua|hiện tại)|(?=\\s?:))|tất cả|" +
      "(?:tổng )?(?:số )?(?:lượt|lượng)?(?: người)? ?(?:truy cập|xem|đọc|ghé thăm)|thống kê(?: truy cập)?|(?:số )?(?:khách|thành viên)(?: online| trực tuyến)?|" +
      "máy chủ tìm kiếm|views?|hits?|visitors?|today|yesterday|this (?:week|month))[^\\S\\n]{0,20}:?[^\\S\\n]{0,20}[\\d.,  ]{1,20}[^\\S\\n]{0,20}",
  ),
  line(
    "rating of the article",
    `${NO_FIGURE}[^\\n]{0,80}(?:bài viết|phiếu bầu|lượt đánh giá|lượt bình chọn)[^\\n]{0,80}`,
  ),
  line(
    "stamp of day and hour",
    `${NO_FIGURE}[^\\n]{0,60}\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}[^\\n\\d]{0,12}\\d{1,2}[:h]\\d{2}[^\\n]{0,40}`,
  ),
  line(
    "stamp of hour and day",
    `${NO_FIGURE}[^\\n]{0,30}\\d{1,2}:\\d{2}[^\\n\\d]{0,12}(?:thứ|chủ nhật|ngày)?[^\\n\\d]{0,12}\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}[^\\n]{0,40}`,
  ),
  line(
    "stamp with the weekday",
    `${NO_FIGURE}(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[^\\n]{0,80}\\d{4}[^\\n]{0,40}`,
  ),
  line("pages", "1[^\\S\\n]{1,3}2(?:[^\\S\\n]{1,3}\\d{1,3}){1,20}[^\\S\\n.»>…]{0,3}[.»>…  ]{0,20}"),
  line("address", "[^\\n]{0,20}(?:địa chỉ|trụ sở(?: chính)?|address)\\s?:[^\\n]*"),
  line("licence", "[^\\n]{0,60}(?:giấy phép (?:số|thiết lập|hoạt động)|bản quyền|copyright|©)[^\\n]*"),
  line("session note", "[^\\n]{0,120}thời gian chờ[^\\n]{0,60}"),
  inline("link", '(?:https?:/{1,2}|www\\.)[^\\s"“”)]+'),
  inline("mail", "[\\p{L}\\d._%+-]{1,64}@[\\p{L}\\d.-]{1,255}"),
  inline(
    "telephone",
    "(?<!\\p{L})(?:đt|điện thoại|tel|fax|hotline|đường dây nóng|sđt|số máy|tổng đài)(?!\\p{L})\\s{0,2}[:.]?\\s{0,2}[(+]{0,2}\\d[\\d .()/-]{4,40}",
  ),
  inline(
    "telephone number",
    "(?<![\\d.,/])(?:0\\d{2,4}[ .-]?\\d{3}[ .-]?\\d{3,4}|1[89]00[ .]?\\d{4,6})(?![\\d.,/]|\\s?%)",
  ),
  inline(
    "house number",
    "(?<!\\p{L})số(?: nhà)? \\d{1,4}\\p{L}?(?:/\\d{1,4})?(?=[ ,–-]{1,3}(?:đường|phố|ngõ|ngách|hẻm|thôn|ấp|khu phố|tổ dân phố)(?!\\p{L}))",
  ),
  inline(
    "hour",
    "(?<![\\d.,/])\\d{1,2}(?:\\s?(?:giờ|h|g)\\s?\\d{0,2}|:\\d{2}(?::\\d{2})?)(?:\\s?phút)?(?![\\p{L}\\d])",
  ),
  inline(
    "part of a document",
    "(?<!\\p{L})(?:điều|khoản|chương|phụ lục|mục|bảng|hình|biểu(?: số| mẫu)?|cột|dòng|trang|phiên họp|kỳ họp|khóa|lần)(?: thứ| số)?:? \\d{1,3}(?:[.,/]\\d{1,2}){0,3}(?![\\d.,]|\\s?(?:%|hồ sơ|hs(?!\\p{L})|thủ tục|tthc|dịch vụ))",
  ),
  inline(
    "number in a name",
    "(?<!\\p{L})(?:phường|quận|khu vực|khu phố|khu|tổ(?: dân phố)?|ấp|thôn|xóm|đội|đề án|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|công văn|luật|số hiệu|iso|tcvn)(?: số)?:? \\d{1,5}(?:[-:]\\d{1,4}){0,2}(?![\\d.,/]\\d|[\\d/]|\\s?(?:%|hồ sơ|hs(?!\\p{L})|thủ tục|tthc|dịch vụ|xã|phường))",
  ),
  inline("day of the month", "(?<!\\p{L})(?:ngày|mùng|mồng)(?: mùng)? \\d{1,2}(?!\\d|[.,/-]\\d|\\s?(?:%|hồ sơ|tháng))"),
  inline("round the clock", "(?<![\\d.,/])24/(?:7|24)(?![\\d.,/])"),
  inline("version", "(?<![\\d.,/])[1-5]\\.0(?![\\d.,/]|\\s?%)"),
  inline(
    "number at the head of a line",
    "(?<=^|\\n)[^\\S\\n]{0,20}\\(?(?:\\d{1,2}\\.){1,4}(?:\\d{1,2}\\.?)?\\)?(?=\\s{1,3}\\p{L})",
  ),
  inline("numbered member", "(?<=(?:^|[:;,.\\n])\\s?)\\(\\d{1,2}\\)\\.?(?=\\s)"),
];

/** Spans that no rule reads. `lower` is the text in lower case. */
export const furnitureIn = (lower: string): readonly Offsets[] =>
  FURNITURE.flatMap(({ pattern }) =>
    [...lower.matchAll(pattern)].map((match): Offsets => [match.index, match.index + match[0].length]),
  );
