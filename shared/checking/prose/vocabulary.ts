// The words that reports use for units of counting, kinds of figures, vagueness and change; one table each.
import { folded } from "../../domain/period-tokens.ts";

/** What is counted; `other`: people, money, days and whatever else no rule here adds up. */
export type CountedUnit =
  | "dossier"
  | "procedure"
  | "service"
  | "petition"
  | "agency"
  | "rating"
  | "points"
  | "percentPoints"
  | "times"
  | "rank"
  | "other";

/**
 * A property by which figures are split. Values of one dimension exclude each other, so their counts add up; figures without a
 * value of it are the whole.
 */
export type Dimension =
  | "flow"
  | "status"
  | "timing"
  | "channel"
  | "kind"
  | "level"
  | "activity"
  | "portal"
  | "payment"
  | "paper"
  | "satisfaction"
  | "grade";

export interface Word<Value> {
  readonly value: Value;
  /** Alternatives in lower case with diacritics; `?` and groups as in patterns, a space is one or two spaces. */
  readonly words: readonly string[];
}

/** `name`: what only sounds like a property, "Bộ phận tiếp nhận và trả kết quả". */
export interface Label {
  readonly dimension: Dimension | "name";
  readonly value: string;
}

const unit = (value: CountedUnit, ...words: string[]): Word<CountedUnit> => ({ value, words });

/** Longer names first: "thủ tục hành chính" before "thủ tục". */
export const UNITS: readonly Word<CountedUnit>[] = [
  unit("percentPoints", "điểm phần trăm", "điểm %", "percentage points"),
  unit("points", "điểm", "points?"),
  unit("times", "lần", "times"),
  unit(
    "dossier",
    "(?:bộ )?hồ sơ",
    "hs",
    "hsơ",
    "(?:administrative )?(?:procedure )?(?:dossiers?|documents?|records?|applications?|files?|profiles?)",
  ),
  unit(
    "service",
    "(?:tt )?(?:dvctt|dvc)(?: trực tuyến| tt)?",
    "dịch vụ công(?: trực tuyến)?",
    "dịch vụ",
    "(?:online )?(?:public )?services?",
  ),
  unit("procedure", "(?:loại )?thủ tục(?: hành chính)?", "tthc", "(?:administrative )?procedures?"),
  unit("petition", "phản ánh(?:,? kiến nghị)?", "kiến nghị", "pakn", "ý kiến", "petitions?"),
  unit("rating", "lượt đánh giá", "phiếu", "lượt", "ratings?", "reviews?", "evaluations?"),
  unit(
    "agency",
    "(?:cơ quan|đơn vị|sở|ban|ngành|bộ|xã|phường|huyện|quận|thị trấn|thị xã|thành phố|tỉnh|địa phương|đặc khu|tổ chức|trung tâm)(?:,? (?:cơ quan|đơn vị|sở|ban|ngành|bộ|xã|phường|huyện|quận|thị trấn|thị xã|thành phố|tỉnh|địa phương|đặc khu))*",
    "agencies",
    "departments?",
    "communes?",
    "wards?",
    "districts?",
    "provinces?",
    "localities",
    "units?",
  ),
  unit(
    "other",
    "người",
    "công dân",
    "cá nhân",
    "doanh nghiệp",
    "tài khoản",
    "đồng",
    "vnđ",
    "tỷ đồng",
    "triệu đồng",
    "usd",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "tuần",
    "giờ",
    "phút",
    "giây",
    "cuộc",
    "buổi",
    "lớp",
    "tin",
    "bài",
    "văn bản",
    "nhóm",
    "tiêu chí",
    "chỉ số",
    "chỉ tiêu",
    "mức(?: độ)?",
    "cấp",
    "loại",
    "quầy",
    "máy",
    "trang",
    "thành phần",
    "giấy tờ",
    "bước",
    "khâu",
    "nhiệm vụ",
    "mô hình",
    "tổ",
    "thôn",
    "hộ",
    "cán bộ",
    "công chức",
    "thành viên",
    "hội nghị",
    "people",
    "citizens?",
    "days?",
    "months?",
    "years?",
    "hours?",
  ),
];

const label = (dimension: Label["dimension"], value: string, ...words: string[]): Word<Label> => ({
  value: { dimension, value },
  words,
});

/**
 * Names of properties. At one place the longest name wins, so "chưa đến hạn" is not "đến hạn" and "trước hạn và đúng hạn" is one
 * property. A name that would be a common word elsewhere is kept to a form that only reports use.
 */
export const LABELS: readonly Word<Label>[] = [
  label(
    "name",
    "office",
    "hệ thống(?: thông tin)? giải quyết (?:thủ tục hành chính|tthc)",
    "(?:bộ phận |tổ )?(?:tiếp nhận|tn)(?:,| và|&) trả kết quả",
    "trung tâm (?:phục vụ )?hành chính công",
    "cổng dịch vụ công(?: trực tuyến)?(?: quốc gia)?",
    "(?:công tác|việc|kết quả|quá trình|chất lượng|hiệu quả|thời gian|tình hình)(?: tiếp nhận(?:,| và))? (?:giải quyết|xử lý)",
    "(?:thuộc )?(?:phạm vi )?thẩm quyền(?: giải quyết)?",
    "cơ chế một cửa(?:, một cửa liên thông)?",
    "nộp trực tuyến tại nhà",
    "thanh toán không dùng tiền mặt",
  ),
  label(
    "timing",
    "earlyOrOnTime",
    "(?:trước|sớm|đúng)(?: thời)?(?: hạn)?(?:, | và | hoặc | hay |/| - )(?:hồ sơ )?(?:trước|sớm|đúng|trong)(?: thời)? hạn",
    "on time (?:or|and) (?:early|ahead of schedule)",
    "on time or ahead",
    "(?:early|ahead of schedule) (?:or|and) on time",
    "early and on-duty",
  ),
  label(
    "timing",
    "early",
    "(?:trước|sớm)(?: thời)? hạn",
    "sớm hẹn",
    "trước hẹn",
    "ahead of schedule",
    "early",
    "before the deadline",
  ),
  label("timing", "onTime", "đúng(?: thời)? hạn", "đúng thời gian", "đúng hẹn", "on time", "on schedule"),
  label(
    "timing",
    "late",
    "(?:chậm, |trễ, )?(?:quá|trễ|chậm)(?: thời)? hạn(?: giải quyết)?",
    "trễ hẹn",
    "chậm trễ",
    "chậm trả",
    "chậm muộn",
    "trễ",
    "late",
    "overdue",
  ),
  label(
    "timing",
    "inTime",
    "(?:chưa (?:đến|tới|quá)|còn(?: trong)?|trong)(?: thời)? hạn(?: giải quyết)?",
    "chưa đến hẹn",
    "not(?: yet)? due",
    "within the (?:deadline|time limit)",
  ),
  label(
    "status",
    "due",
    "(?:đến|tới) hạn(?: giải quyết| trả)?",
    "(?:cần|phải) (?:giải quyết|xử lý)",
    "to be (?:processed|settled|resolved)",
  ),
  label(
    "status",
    "pending",
    "(?:nhưng )?chưa (?:có|trả) kết quả",
    "đang(?: được)?(?: tiếp tục)? (?:giải quyết|xử lý|thụ lý|thực hiện|trong quá trình)",
    "chưa(?: được)? (?:giải quyết|xử lý)",
    "(?:hồ sơ )?còn lại",
    "(?:còn|đang) tồn(?: đọng)?",
    "(?:are |is )?(?:currently )?being (?:processed|settled|resolved)",
    "pending",
    "in process",
    "unresolved",
  ),
  // "trả 1.501; còn 562": only where the number follows at once; beside another property it says nothing ("còn 12 hồ sơ quá hạn").
  label("status", "left", "(?:còn|đang)(?=:? (?:khoảng |gần |hơn )?\\d)"),
  label(
    "status",
    "resolved",
    "(?:đã )?(?:giải quyết|xử lý|thụ lý)(?: xong)?",
    "(?:đã )?(?:hoàn thành|hoàn tất)",
    "(?:đã )?trả(?: kết quả)?",
    "có kết quả",
    "(?:has |have |were |been )*(?:resolved|settled|processed|returned)",
  ),
  label("status", "open", "đã và đang (?:giải quyết|xử lý)"),
  label("status", "waiting", "(?:chờ|yêu cầu|đề nghị|đang)(?: công dân| người dân)? bổ sung", "tạm dừng", "waiting"),
  label(
    "status",
    "returned",
    "trả lại",
    "bị trả",
    "từ chối",
    "(?:xin |đề nghị |yêu cầu )?rút(?: hồ sơ)?",
    "không đủ điều kiện",
    "không giải quyết",
    "(?:bị )?hủy",
    "dừng xử lý",
    "withdrawn",
    "rejected",
  ),
  label(
    "flow",
    "carried",
    "(?:từ )?(?:kỳ|tháng|năm|quý|tuần) trước(?: chuyển)?(?: sang| qua)?",
    "tồn(?: đọng)?(?: từ)?(?: đầu)? (?:kỳ|tháng|năm|quý|cũ)(?: trước)?(?: chuyển)?(?: sang| qua)?",
    "chuyển (?:tiếp|từ)",
    "(?:from )?(?:the )?previous(?: periods?)?",
    "carried over",
  ),
  label(
    "flow",
    "new",
    "(?:đã )?(?:tiếp )?nhận mới",
    "mới (?:tiếp )?nhận",
    "(?:đã )?(?:tiếp )?nhận trong (?:kỳ|tháng|quý|năm|tuần)",
    "newly received",
    "new(?:ly)?",
  ),
  label(
    "flow",
    "received",
    "(?:đã )?tiếp nhận(?:,? và giải quyết|, giải quyết|, xử lý| và xử lý)?",
    "nhận được",
    "đã nhận",
    "thu nhận",
    "received",
    "receiving",
  ),
  // Form 06, column 3: "số hồ sơ nhận giải quyết" are those in hand, not those settled.
  label(
    "flow",
    "total",
    "tổng(?: số| cộng)?",
    "nhận giải quyết",
    "lũy kế",
    "toàn bộ",
    "(?:a )?(?:cumulative )?total(?: of)?",
    "all",
  ),
  label(
    "channel",
    "directOrPost",
    "trực tiếp(?:,| và| hoặc|/)?(?: nhận)?(?: qua)?(?: dịch vụ)? bưu chính(?: công ích)?",
    "trực tiếp(?:,| và| hoặc|/)?(?: qua)? bưu điện",
  ),
  label(
    "channel",
    "online",
    "trực tuyến",
    "qua mạng",
    "trên môi trường (?:mạng|điện tử)",
    "dịch vụ công trực tuyến",
    "qua dvctt",
    "online",
  ),
  label("channel", "direct", "trực tiếp", "direct(?:ly)?", "in person"),
  label(
    "channel",
    "post",
    "(?:qua )?(?:dịch vụ )?bưu (?:chính|điện)(?: công ích)?",
    "(?:by |via )?(?:public )?post(?:al)?(?: services?)?",
  ),
  label("payment", "paidOnline", "thanh toán(?: phí, lệ phí)? trực tuyến", "online payments?"),
  label("payment", "fee", "(?:có|phải nộp|phát sinh) (?:phí|nghĩa vụ tài chính)(?:, lệ phí)?"),
  label("kind", "partial", "một phần", "partial(?:ly)?(?: completed)?"),
  label("kind", "full", "toàn trình", "full(?:y)?(?:-process)?"),
  label("kind", "levelThree", "(?:ở |là )?mức(?: độ)? (?:3|iii|ba)"),
  label("kind", "levelFour", "(?:ở |là )?mức(?: độ)? (?:4|iv|bốn)"),
  label("kind", "levelTwo", "mức(?: độ)? (?:2|ii|hai)"),
  label("activity", "inactive", "(?:không|chưa)(?: có)? phát sinh(?: hồ sơ)?"),
  label("activity", "active", "(?:có |đã )?phát sinh(?: hồ sơ)?"),
  label("portal", "integrated", "(?:đã )?(?:được )?tích hợp", "integrated"),
  label("paper", "digitised", "số hóa", "digiti[sz]ed"),
  label("paper", "eResult", "kết quả (?:điện tử|số hóa)", "kq điện tử"),
  label("satisfaction", "very", "rất hài lòng", "very satisfied"),
  label("satisfaction", "not", "(?:không|chưa) hài lòng", "(?:not |dis|un)satisfied"),
  label("satisfaction", "yes", "hài lòng", "satisfied"),
  label("satisfaction", "neutral", "bình thường", "neutral"),
  label("grade", "excellent", "(?:đạt |xếp )?(?:loại|hạng|mức) xuất sắc", "xuất sắc"),
  label("grade", "good", "(?:đạt |xếp )?(?:loại|hạng|mức) tốt", "tốt"),
  label("grade", "fair", "(?:đạt |xếp )?(?:loại|hạng|mức) khá", "khá"),
  label("grade", "average", "(?:đạt |xếp )?(?:loại|hạng|mức) trung bình", "trung bình"),
  label("grade", "weak", "(?:đạt |xếp )?(?:loại|hạng|mức) (?:yếu|kém)", "yếu", "kém"),
  label(
    "level",
    "all",
    "toàn (?:tỉnh|huyện|thành phố|tp|xã|phường|thị xã|quận|quốc|ngành)",
    "cả (?:nước|tỉnh|huyện)",
    "the (?:entire|whole) (?:province|district)",
  ),
  label(
    "level",
    "department",
    "cấp (?:tỉnh|sở|thành phố)",
    "(?:khối |tại |của )?(?:các )?sở(?:, ban)?(?:,| và)? (?:ngành|ban ngành)(?: tỉnh)?",
    "các sở",
    "(?:tỉnh|sở)(?=:? \\d)",
    "provincial(?:-level| level)?",
  ),
  // "TTHC: tỉnh 1.234, huyện 345, xã 123"
  label("level", "district", "huyện(?=:? \\d)"),
  label("level", "commune", "(?:xã|phường)(?=:? \\d)"),
  label(
    "level",
    "district",
    "cấp huyện",
    "(?:khối )?(?:ubnd )?các huyện(?:, (?:thị xã|quận))?(?:, thành phố)?",
    "district(?:-level| level)",
  ),
  label(
    "level",
    "commune",
    "cấp (?:xã|phường)",
    "(?:khối )?(?:ubnd )?(?:cấp |các )(?:xã|phường)(?:,? (?:xã|phường))?(?:,? thị trấn)?",
    "commune(?:-level| level)",
  ),
  label("level", "districtAndCommune", "cấp huyện(?:,| và) (?:cấp )?xã", "cấp xã(?:,| và) (?:cấp )?huyện"),
];

/** "về khoảng", "hơn", "gần": how the true number may lie from the one that is written. */
export type Hedge = "about" | "over" | "under";

const hedge = (value: Hedge, ...words: string[]): Word<Hedge> => ({ value, words });

export const HEDGES: readonly Word<Hedge>[] = [
  hedge(
    "about",
    "khoảng(?: hơn| gần)?",
    "xấp xỉ",
    "ước(?: tính| đạt| khoảng)?",
    "chừng",
    "tầm",
    "vào khoảng",
    "about",
    "around",
    "approximately",
  ),
  hedge("over", "hơn", "trên", "vượt", "tối thiểu", "ít nhất", "từ", "more than", "over", "at least", "above"),
  hedge("under", "gần", "dưới", "chưa (?:đến|tới|đầy)", "nearly", "almost", "less than", "under", "below"),
];

/** One entry of a compiled table at a place. */
export interface Hit<Value> {
  readonly value: Value;
  readonly at: readonly [start: number, end: number];
}

export interface Lexicon<Value> {
  /** Every entry in the text, left to right, the longest at each place, without overlap. */
  readonly find: (text: string) => readonly Hit<Value>[];
  /** The entry that begins exactly at `offset`, or null. */
  readonly at: (text: string, offset: number) => Hit<Value> | null;
}

const bodyOf = (word: string, withDiacritics: boolean): string =>
  (withDiacritics ? word : folded(word)).replaceAll(" ", "\\s+").replace(/\((?!\?)/gu, "(?:");

/** No entry is longer than this many characters as written. */
const ENTRY_MAX = 80;

const LETTER = /\p{L}/u;

/** Compiles a table. `withDiacritics` false: for texts typed without any, "ho so truc tuyen"; the words are then folded too. */
export const lexicon = <Value>(table: readonly Word<Value>[], withDiacritics: boolean): Lexicon<Value> => {
  const entries = table.flatMap(({ value, words }) =>
    words.map((word) => ({ value, body: bodyOf(word, withDiacritics) })),
  );
  // A word's end is looked at by hand: two hundred patterns with a class of all letters each would take a third of a second.
  const heads = entries.map(({ value, body }) => ({ value, head: new RegExp(`^(?:${body})`, "u") }));
  const anywhere = new RegExp(`(?<![\\p{L}\\d])(?:${entries.map(({ body }) => body).join("|")})(?!\\p{L})`, "gu");
  const at = (text: string, offset: number): Hit<Value> | null => {
    const piece = text.slice(offset, offset + ENTRY_MAX);
    let best: Hit<Value> | null = null;
    for (const { value, head } of heads) {
      const length = head.exec(piece)?.[0].length ?? 0;
      if (length === 0 || offset + length <= (best?.at[1] ?? 0) || LETTER.test(piece.charAt(length))) continue;
      best = { value, at: [offset, offset + length] };
    }
    return best;
  };
  const find = (text: string): readonly Hit<Value>[] => {
    if (!LETTER.test(text)) return [];
    const hits: Hit<Value>[] = [];
    for (const match of text.matchAll(anywhere)) {
      if (match.index < (hits.at(-1)?.at[1] ?? 0)) continue;
      const hit = at(text, match.index);
      if (hit) hits.push(hit);
    }
    return hits;
  };
  return { find, at };
};
