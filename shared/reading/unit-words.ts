// Recognises the words that announce a unit ("xã", "UBND huyện", "Sở"), with diacritics or, in a text that has none, without.

const COUNCILS = "ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd";
const KINDS =
  "tỉnh|thành phố|tp\\.?|huyện|h\\.|quận|q\\.|thị xã|tx\\.?|xã(?! hội)|x\\.|phường(?! (?:án|thức|pháp|hướng|tiện))|p\\.|thị trấn|tt\\.|đặc khu|sở(?! (?:hữu|sánh|lượng|liệu|hồ|hs|tthc|dvc|hóa|với|thứ|mới|kỳ|đã|đang|lượt|bổ|tiếp|còn|nhận|vụ))|ban quản lý|phòng(?! (?:chống|trào|khi))|văn phòng|chi cục|chi nhánh|bảo hiểm xã hội|công an|trung tâm|thanh tra";
/** The list of a table also has whole groups of units. */
const GROUPS = "cấp (?:tỉnh|huyện|xã|sở)|các (?:sở|xã|huyện|phường|phòng)|khối|đơn vị";
const NAME_END =
  "(?=\\s*(?:[,;:(–\\n]|\\s-\\s|(?<!\\p{L})(?:tháng|quý|năm|từ ngày|trong|theo|đến|kỳ|6 tháng|9 tháng|công bố|báo cáo)(?!\\p{L})|$))";

/** Letter by letter without diacritics, so that places in it are places in the text. */
export const plainText = (text: string): string =>
  [...text.toLowerCase()].map((letter) => letter.normalize("NFD").charAt(0).replace(/[đðɖ]/u, "d")).join("");

const hasDiacritics = (text: string): boolean => /[^\p{ASCII}–…“”’]/u.test(text);

/** A pattern twice: as written, and plain for texts typed without diacritics. Composed letters keep their places in lower case. */
const both = (pattern: string) => {
  const [accented, plain] = [
    new RegExp(pattern, "u"),
    new RegExp(plainText(pattern).replaceAll("\\p{l}", "\\p{L}"), "u"),
  ];
  return (text: string): RegExpExecArray | null => {
    const composed = text.normalize("NFC").toLowerCase();
    return hasDiacritics(composed) ? accented.exec(composed) : plain.exec(plainText(composed));
  };
};

const NAMED = both(`(?<!\\p{L})(?:(?:${COUNCILS})\\s+)?(?:${KINDS})\\s*\\S.{0,60}?${NAME_END}`);
const BEGINS = both(`^(?:(?:${GROUPS})(?!\\p{L})|(?:${COUNCILS}|${KINDS})(?:(?<=\\.)|(?!\\p{L}))\\s*\\S)`);
const COUNCIL_ONLY = both(`^(?:${COUNCILS})$`);
const COUNCIL_FIRST = both(`^(?:${COUNCILS})\\s+\\S`);

/** The first unit that a text names, as written, and where; null where it names none. */
export const namedUnitIn = (text: string): { readonly name: string; readonly index: number } | null => {
  const match = NAMED(text);
  return match
    ? {
        name: text
          .normalize("NFC")
          .slice(match.index, match.index + match[0].length)
          .trim(),
        index: match.index,
      }
    : null;
};

/** "Xã Suối Cao", "UBND huyện Lâm Thao", "Cấp xã": a label that begins as names of units do. */
export const beginsAsUnit = (text: string): boolean => BEGINS(text) !== null;

/** "ỦY BAN NHÂN DÂN" alone, its unit on the next line. */
export const isCouncilAlone = (text: string): boolean => COUNCIL_ONLY(text) !== null;

export const beginsWithCouncil = (text: string): boolean => COUNCIL_FIRST(text) !== null;
