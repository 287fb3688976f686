// The one catalogue of Vietnamese sentences: every code that the core can return, as people read it.
import type { Confidence } from "../domain/confidence.ts";
import type { FileProblem, FileProblemParams } from "../domain/file-problem.ts";
import type { MappingReason, ReasonParams } from "../domain/mapping-reason.ts";
import type { Notice, NoticeCode, NoticeParams } from "../domain/notice.ts";
import type { ImportFault, Problem, ProblemCode, ProblemParams } from "../domain/problem.ts";
import type { Role } from "../domain/role.ts";
import type { SnapshotAction, SnapshotState } from "../domain/snapshot.ts";
import { dateText, numberText } from "./format.ts";

type Sentences<Params> = { readonly [Code in keyof Params]: (params: Params[Code]) => string };

/** Why two periods or scores are not set against each other. */
const NOT_COMPARABLE_TEXT: Readonly<Record<ProblemParams["NOT_COMPARABLE"]["reason"], string>> = {
  calendar: "hai kỳ theo hai lịch khác nhau (15-14 và dương lịch)",
  kind: "hai kỳ không cùng loại (tháng, quý, 6 tháng, năm)",
  length: "hai khoảng ngày dài ngắn khác nhau",
  freeRange: "một kỳ là khoảng ngày tự chọn",
  rules: "hai kỳ được chấm theo quy tắc khác nhau",
  noShares: "đơn vị được chia tách mà chưa khai tỷ lệ",
  noSuccessor: "đơn vị đã kết thúc mà chưa khai đơn vị kế thừa",
  open: "có kỳ chưa kết thúc nên số liệu còn thay đổi",
  merger: "đơn vị đã sắp xếp lại giữa hai kỳ nên chỉ so sánh được số hồ sơ, theo các đơn vị kế thừa",
};

const IMPORT_FAULT_TEXT: Readonly<Record<ImportFault, string>> = {
  header: "không phải tệp do /v1/export xuất ra.",
  newer: "tệp từ máy chủ có phiên bản mới hơn; hãy nâng cấp máy chủ này trước.",
  json: "không phải JSON hợp lệ.",
  table: "loại dữ liệu không có ở máy chủ này.",
  columns: "các mục của dòng không khớp với máy chủ này.",
  unit: "đơn vị không có trong danh sách đơn vị ở đầu tệp.",
  chain: "dòng nhật ký không nối tiếp dòng trước hoặc không khớp mã băm.",
  revision: "bản số liệu không khớp mã băm hoặc không đúng thứ tự.",
  event: "diễn biến của bản số liệu không đúng thứ tự.",
  end: "thiếu dòng kết thúc hoặc số dòng không khớp.",
  tooLong: "dòng quá dài.",
};

const PROBLEMS: Sentences<ProblemParams> = {
  ARG_BLANK: ({ arg }) => `Ô ${arg} đang trống. Hãy nhập số liệu; nếu không phát sinh thì ghi 0.`,
  ARG_NOT_NUMBER: ({ arg, got }) => `${arg} phải là số, không phải “${got}”. Hãy sửa lại ô này.`,
  ARG_NUMBER_AMBIGUOUS: ({ arg, got, first, second }) =>
    `${arg} “${got}” có thể hiểu là ${first} hoặc ${second}. Hãy viết dấu chấm ngăn hàng nghìn, dấu phẩy cho phần thập phân.`,
  ARG_SEVERAL_NUMBERS: ({ arg, got, count }) => `${arg} “${got}” có ${count} số. Hãy để mỗi ô một số.`,
  ARG_IS_ERROR: ({ arg, error }) => `Ô ${arg} đang báo lỗi ${error}. Hãy sửa ô đó trước.`,
  ARG_IS_RANGE: ({ arg, rows, columns }) => `${arg} phải là một ô, không phải vùng ${rows} dòng × ${columns} cột.`,
  ARG_NOT_TEXT: ({ arg, got }) => `${arg} không nhận giá trị “${got}”. Hãy nhập chữ hoặc số.`,
  ARG_NOT_CHOICE: ({ arg, got, choices }) => `${arg} không nhận “${got}”. Hãy chọn một trong các giá trị: ${choices}.`,
  ARG_DIGITS: ({ arg, got, max }) => `${arg} phải là số nguyên từ 0 đến ${max}, không phải “${got}”.`,
  ARG_NOT_WHOLE: ({ arg, got, min, max }) => `${arg} phải là số nguyên từ ${min} đến ${max}, không phải “${got}”.`,
  ARG_TOO_MANY: ({ given, max }) => `Hàm này nhận nhiều nhất ${max} đối số nhưng có ${given}. Hãy bỏ bớt đối số.`,
  ARG_TOO_LONG: ({ arg, max }) => `${arg} dài quá ${numberText(max)} ký tự. Hãy chia nhỏ văn bản.`,
  RANGE_CELL_IS_ERROR: ({ arg, row, column, error }) =>
    `Dòng ${row}, cột ${column} của vùng ${arg} đang báo lỗi ${error}. Hãy sửa ô đó trước.`,
  RANGE_CELL_NOT_NUMBER: ({ arg, row, column, got }) =>
    `Dòng ${row}, cột ${column} của vùng ${arg} không phải là số: “${got}”. Hãy sửa ô đó hoặc chọn lại vùng.`,
  RANGE_CELL_BLANK: ({ arg, row, column }) =>
    `Dòng ${row}, cột ${column} của vùng ${arg} đang trống trong khi vùng kia có số. Hãy nhập số; nếu không phát sinh thì ghi 0.`,
  RANGE_CELL_NEGATIVE: ({ arg, row, column, got }) =>
    `Dòng ${row}, cột ${column} của vùng ${arg} là số âm (${got}). Hãy kiểm tra lại số liệu.`,
  RANGE_SHAPES_DIFFER: ({ first, second }) =>
    `Hai vùng không cùng kích thước (${first} và ${second}). Hãy chọn hai vùng bằng nhau.`,
  RANGE_EMPTY: ({ arg }) => `Vùng ${arg} không có số nào. Hãy chọn vùng có số liệu.`,
  NEGATIVE: ({ arg, got }) => `${arg} không được âm (${got}). Hãy kiểm tra lại số liệu.`,
  NUM_GT_DEN: ({ numerator, denominator }) =>
    `Tử số ${numerator} lớn hơn mẫu số ${denominator}. Hãy kiểm tra hai ô có bị đổi chỗ hoặc nhập nhầm không.`,
  DENOMINATOR_ZERO: ({ numerator }) => `Mẫu số bằng 0 (tử số ${numerator}) nên không tính được tỷ lệ.`,
  PERCENT_SCALE_UNKNOWN: ({ got }) =>
    `Không rõ “${got}” là 100% hay 1%. Hãy ghi số công bố dưới dạng chữ có dấu %, ví dụ "100%".`,
  FIGURE_UNKNOWN: ({ got, suggestion }) =>
    `Không có chỉ tiêu “${got}”.${suggestion === "" ? "" : ` Có phải là ${suggestion}?`} Xem danh mục mã trong ngăn Hàm & trợ giúp.`,
  FIGURE_NOT_PROVIDED: ({ figure, unit, period }) =>
    `${unit} chưa cung cấp số liệu “${figure}” của ${period}. Hãy đề nghị đơn vị bổ sung.`,
  FIGURE_NOT_APPLICABLE: ({ figure, unit, period }) => `“${figure}” không áp dụng với ${unit} trong ${period}.`,
  RATE_NOT_COMPUTABLE: ({ rate, unit, period, missing }) =>
    `Chưa tính được “${rate}” của ${unit} trong ${period} vì thiếu ${missing}.`,
  PERIOD_UNREADABLE: ({ got }) =>
    `Không đọc được kỳ báo cáo “${got}”. Hãy ghi như "Tháng 6/2023", "Quý I/2023", "6 tháng đầu năm 2023" hoặc "từ ngày 15/12/2021 đến ngày 12/9/2022".`,
  PERIOD_YEAR_MISSING: ({ got }) => `Kỳ báo cáo “${got}” thiếu năm. Hãy ghi rõ năm.`,
  PERIOD_DATE_INVALID: ({ got, date }) =>
    `Trong “${got}” có mốc thời gian không hợp lệ: ${date}. Hãy sửa lại (năm từ 2000 đến 2100).`,
  PERIOD_REVERSED: ({ first, last }) => `Đầu kỳ (${first}) lại sau cuối kỳ (${last}). Hãy đổi lại.`,
  PERIOD_ONE_DATE: ({ got, date }) =>
    `“${got}” chỉ nêu một ngày (${dateText(date)}). Hãy ghi cả ngày đầu và ngày cuối kỳ, ví dụ "từ ngày 01/01/2020 đến ngày 28/10/2020".`,
  PERIOD_SEVERAL: ({ got, first, second }) => `“${got}” nêu nhiều kỳ: ${first} và ${second}. Hãy để mỗi ô một kỳ.`,
  PERIOD_DATE_SERIAL: ({ got, date }) =>
    `“${got}” là ngày ${dateText(date)} mà Excel tự đổi ra số, không phải kỳ báo cáo. Hãy ghi chữ "Tháng" trước, ví dụ "Tháng 6/2023".`,
  PERIOD_LABEL_MISMATCH: ({ label, first, last }) =>
    `“${label}” không khớp với khoảng ngày ${dateText(first)} - ${dateText(last)} theo lịch nào. Hãy sửa tên kỳ hoặc khoảng ngày.`,
  PERIOD_CALENDAR_UNKNOWN: ({ got }) =>
    `Không có lịch báo cáo “${got}”. Hãy ghi "nd09" (từ ngày 15 đến ngày 14) hoặc "civil" (tháng dương lịch).`,
  PERIOD_AMBIGUOUS: ({ label, nd09, civil }) => `“${label}” có thể là ${nd09} hoặc ${civil}. Hãy ghi rõ khoảng ngày.`,
  PERIOD_HAS_NO_NEIGHBOUR: ({ period }) =>
    `Không có kỳ trước của ${period} trong khoảng năm 2000-2100. Hãy chọn kỳ khác.`,
  PERIOD_NOT_STARTED: ({ period, first }) =>
    `${period} chưa bắt đầu (bắt đầu ngày ${dateText(first)}). Hãy kiểm tra lại kỳ báo cáo.`,
  SERIES_TOO_LONG: ({ max }) =>
    `Một lần xem nhiều nhất ${numberText(max)} kỳ. Hãy chọn kỳ đầu và kỳ cuối gần nhau hơn.`,
  YEAR_TO_DATE_UNKNOWN: ({ period }) =>
    `${period} là khoảng ngày tự chọn nên không có lũy kế từ đầu năm. Hãy chọn tháng, quý hoặc 6 tháng, 9 tháng.`,
  FIGURE_NOT_OVER_TIME: ({ figure }) =>
    `“${figure}” không cộng dồn được qua các tháng vì một thủ tục, dịch vụ có thể được đếm ở nhiều tháng. Hãy xem số của từng kỳ bằng hàm SOLIEU.`,
  HOLIDAYS_UNKNOWN: ({ first, last }) =>
    `Chưa có lịch nghỉ lễ, tết đã công bố cho khoảng ${dateText(first)} - ${dateText(last)} nên chưa tính chắc được ngày làm việc. Hãy tính theo thông báo nghỉ của năm đó.`,
  RULESET_UNKNOWN: ({ got, known }) => `Không có bộ quy tắc “${got}”. Các bộ hiện có: ${known}.`,
  RULESET_NOT_IN_FORCE: ({ ruleset, period }) => `Bộ quy tắc ${ruleset} không áp dụng cho ${period}.`,
  NO_RULESET_IN_FORCE: ({ period }) => `Không có bộ quy tắc nào áp dụng cho ${period}.`,
  RULESET_SWITCH_UNKNOWN: ({ ruleset, got, known }) =>
    `Bộ quy tắc ${ruleset} không có lựa chọn “${got}”.${known === "" ? "" : ` Các lựa chọn: ${known}.`}`,
  RULESET_WITHOUT_POINTS: ({ ruleset }) => `Bộ quy tắc ${ruleset} chỉ có tỷ lệ, không chấm điểm và không xếp loại.`,
  PARAMETER_UNKNOWN: ({ got, ruleset, known }) =>
    `Bộ quy tắc ${ruleset} không có tham số “${got}”. Ví dụ về mã tham số: ${known}.`,
  INDICATOR_UNKNOWN: ({ got, ruleset, known }) =>
    `Bộ quy tắc ${ruleset} không có chỉ số “${got}”. Các chỉ số và nhóm: ${known}.`,
  SCORE_INCOMPLETE: ({ missing, known, most }) =>
    `Chưa đủ số liệu để có tổng điểm: thiếu ${missing}. Phần đã có cộng được ${known} điểm, nhiều nhất có thể đạt ${most}. Hãy bổ sung số liệu còn thiếu; nếu không phát sinh thì ghi 0.`,
  SCORE_STATED_INFEASIBLE: ({ stated, missing, needed, most }) =>
    `Tổng điểm ${stated} không thể đúng: phần còn thiếu (${missing}) phải được ${needed} điểm, trong khi các nhóm đã ghi chỉ cho phép tổng nhiều nhất ${most}.`,
  COUNTS_IMPOSSIBLE: ({ part, numerator, denominator }) =>
    `${part}: tử số ${numerator} lớn hơn mẫu số ${denominator}. Hãy kiểm tra lại hai số này.`,
  AMOUNT_NEGATIVE: ({ part, got }) => `${part}: số âm (${got}). Hãy kiểm tra lại số liệu.`,
  COUNT_NOT_WHOLE: ({ part, got }) => `${part}: ${got} không phải số nguyên. Số lượng phải là số nguyên.`,
  POINTS_OVER_MAX: ({ part, got, max }) => `${part}: ${got} lớn hơn mức tối đa ${max}. Hãy kiểm tra lại.`,
  PERCENT_OVER_WHOLE: ({ part, got }) => `${part}: ${got} lớn hơn 100%. Hãy kiểm tra lại tỷ lệ.`,
  POINTS_OUT_OF_RANGE: ({ got, max }) => `Điểm ${got} nằm ngoài thang từ 0 đến ${max}. Hãy kiểm tra lại.`,
  RANK_NOT_LISTED: ({ got }) => `Số ${got} không có trong danh sách để xếp hạng. Hãy chọn vùng gồm cả ô này.`,
  RANK_UNLIKE: ({ unlike }) =>
    unlike === "period"
      ? "Không xếp hạng các đơn vị có kỳ báo cáo khác nhau."
      : "Không xếp hạng các đơn vị được chấm theo quy tắc khác nhau.",
  NOT_COMPARABLE: ({ first, second, reason }) =>
    `Không so sánh ${first} với ${second}: ${NOT_COMPARABLE_TEXT[reason]}.`,
  TABLE_COLUMNS: ({ arg, columns }) =>
    `${arg} phải có 2 cột (mã hoặc tên; giá trị) hoặc 3 cột (mã; tử số; mẫu số), không phải ${columns} cột.`,
  TABLE_LABEL_UNKNOWN: ({ arg, row, got, suggestion }) =>
    `Dòng ${row} của ${arg}: không có số liệu, chỉ số hay nhóm “${got}”.${suggestion === "" ? "" : ` Có phải là ${suggestion}?`}`,
  TABLE_LABEL_TWICE: ({ arg, row, got, first }) =>
    `Dòng ${row} của ${arg}: “${got}” đã có ở dòng ${first} với số khác. Hãy giữ một dòng.`,
  TABLE_NUMBER_LOST: ({ arg, row, got }) =>
    `Dòng ${row} của ${arg}: “${got}” có số ở cột không dùng đến. Hãy kiểm tra lại các cột.`,
  LINE_VALUE_AMBIGUOUS: ({ part, got, code }) =>
    `${part}: không rõ “${got}” là điểm hay phần trăm. Hãy ghi "${got}%", ghi tử số/mẫu số, hoặc dùng mã DIEM_${code} cho điểm.`,
  TARGET_NOT_FRACTION: ({ got }) => `Chỉ tiêu phải từ 0% đến 100%, không phải “${got}”. Hãy ghi 20% hoặc 0,2.`,
  TARGET_UNREACHABLE: ({ target }) =>
    `Không thể đạt ${target} chỉ bằng hồ sơ mới, vì đã có hồ sơ không trực tuyến. Hãy tính theo số hồ sơ chuyển đổi ("chuyen").`,
  TARGET_NOT_SET: ({ rate, period, unread }) =>
    `Chưa có chỉ tiêu cho “${rate}” trong ${period}.${unread === "" ? "" : ` Văn bản có đặt chỉ tiêu nhưng chưa đọc được giá trị: ${unread}.`}`,
  UNIT_UNKNOWN: ({ unit }) => `Không tìm thấy đơn vị ${unit} trong phạm vi mã truy cập. Hãy kiểm tra mã đơn vị.`,
  UNIT_NOT_IN_FORCE: ({ unit, day }) =>
    `Đơn vị ${unit} không còn hoặc chưa có vào ngày ${dateText(day)}. Hãy chọn đơn vị kế thừa hoặc kỳ khác.`,
  UNIT_CODE_INVALID: ({ got }) =>
    `“${got}” không phải mã đơn vị. Mã gồm chữ in hoa không dấu, chữ số, dấu chấm, gạch nối.`,
  PERIOD_INCOMPLETE: ({ unit, period, missing }) =>
    `${unit} chưa có bản số liệu của ${period} và còn thiếu ${missing} nên chưa cộng được từ các tháng.`,
  UNIT_NAME_UNKNOWN: ({ got }) =>
    `Không tìm thấy đơn vị nào tên “${got}” trong phạm vi mã truy cập. Hãy kiểm tra tên hoặc dùng mã đơn vị.`,
  UNIT_NAME_AMBIGUOUS: ({ got, candidates, isOne }) =>
    isOne
      ? `Không chắc “${got}” là đơn vị nào; gần nhất là ${candidates}. Hãy ghi đúng tên hoặc dùng mã đơn vị.`
      : `“${got}” có thể là nhiều đơn vị: ${candidates}. Hãy ghi thêm đơn vị cấp trên hoặc dùng mã đơn vị.`,
  SNAPSHOT_NOT_FOUND: ({ unit, period }) => `Chưa có bản số liệu nào của ${unit} cho ${period}.`,
  COPY_CODE_INVALID: ({ got }) =>
    `Mã kiểm tra “${got}” gõ chưa đúng: mã gồm 16 chữ và số chia bốn nhóm, in trên trang “Biên nhận”. Hãy gõ lại.`,
  COPY_UNKNOWN: ({ code }) =>
    `Máy chủ này chưa cấp mã kiểm tra ${code}. Hãy xem lại biên nhận và địa chỉ của trang kiểm tra.`,
  FORM_UNKNOWN: ({ got, known }) => `Không có biểu “${got}”. Các biểu hiện có: ${known}.`,
  STORED_UNAVAILABLE: ({ fn }) => `Hàm ${fn} cần máy chủ nhưng chưa kết nối được. Số liệu sẽ có khi kết nối trở lại.`,
  FUNCTION_UNKNOWN: ({ fn }) => `Không có hàm “${fn}”. Xem danh mục hàm trong ngăn Hàm & trợ giúp.`,
  CALL_MALFORMED: () =>
    'Phép tính phải có dạng {"fn": tên hàm, "args": danh sách đối số}; mỗi đối số là một ô hoặc một vùng gồm các dòng bằng nhau.',
  FUNCTION_NEEDS_STORED: ({ fn }) =>
    `Hàm ${fn} cần số liệu đã lưu nên không dùng được qua địa chỉ này. Hãy dùng hàm trong ngăn DVC hoặc /v1/compute kèm mã truy cập.`,
  UNAUTHENTICATED: () => "Chưa có mã truy cập. Hãy nhập mã truy cập trong ngăn DVC.",
  TOKEN_DEAD: () => "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy xin mã mới và nhập lại.",
  TOKEN_IN_QUERY: () => "Không được đặt mã truy cập trong địa chỉ. Hãy gửi mã bằng tiêu đề Authorization.",
  FORBIDDEN: ({ role, needed }) => `Quyền ${role} không được làm việc này; cần quyền ${needed}.`,
  NOT_FOUND: ({ path }) => `Không có địa chỉ ${path}.`,
  METHOD_NOT_ALLOWED: ({ method }) => `Địa chỉ này không nhận phương thức ${method}.`,
  MALFORMED_JSON: () => "Nội dung gửi lên không phải JSON hợp lệ. Hãy kiểm tra dấu ngoặc và dấu phẩy.",
  NOT_UTF8: () => "Nội dung không ở dạng UTF-8. Trong Excel, hãy lưu tệp dạng “CSV UTF-8” rồi gửi lại.",
  INVALID_REQUEST: ({ count }) => `Yêu cầu có ${count} chỗ chưa đúng. Xem danh sách kèm theo.`,
  TOO_LARGE: ({ maxMib }) => `Nội dung gửi lên lớn hơn ${maxMib} MiB. Hãy chia nhỏ.`,
  TOO_MANY_CALLS: ({ given, max }) =>
    `Một lần gửi nhiều nhất ${numberText(max)} phép tính nhưng có ${numberText(given)}. Hãy chia thành nhiều lần.`,
  RATE_LIMITED: () => "Có quá nhiều yêu cầu trong một phút. Hãy đợi một phút rồi thử lại.",
  IDEMPOTENCY_MISMATCH: () => "Khóa chống gửi trùng này đã dùng cho một nội dung khác. Hãy dùng khóa mới.",
  PERIOD_LOCKED: ({ unit, period }) =>
    `Số liệu của ${unit} cho ${period} đã chốt. Muốn sửa, hãy gửi đề nghị đính chính để đơn vị cấp trên mở khóa.`,
  REVISION_CONFLICT: ({ current }) =>
    current === 0
      ? "Chưa có bản số liệu nào của kỳ này. Hãy gửi lại không kèm If-Match."
      : `Đã có bản số liệu lần ${current}. Hãy tải bản mới nhất về, đối chiếu rồi gửi lại kèm If-Match: "${current}".`,
  STATE_REFUSED: ({ state, action, allowed }) =>
    `Không thể ${ACTION_TEXT[action]} khi bản số liệu đang ở trạng thái “${STATE_TEXT[state]}”. ${
      state === "tra_lai"
        ? "Hãy đợi đơn vị gửi lại số liệu."
        : `Lúc này có thể: ${allowed.map((one) => ACTION_TEXT[one]).join(", ")}.`
    }`,
  OWN_SUBMISSION: ({ action }) =>
    `Mã truy cập này đã gửi chính bản số liệu này nên không tự ${ACTION_TEXT[action]} được. Hãy để người khác có quyền duyệt làm việc này.`,
  CORRECTION_NOT_PENDING: ({ pending }) =>
    pending === null
      ? "Không có đề nghị đính chính nào đang chờ xử lý. Hãy tải lại danh sách đề nghị."
      : `Đề nghị đính chính đang chờ xử lý là số ${pending}. Hãy xem lại đề nghị đó rồi gửi lại.`,
  FINDINGS_BLOCK: ({ count }) => `Còn ${count} lỗi chưa sửa hoặc chưa giải trình. Hãy sửa hoặc giải trình rồi gửi lại.`,
  BATCH_REFUSED: ({ count }) =>
    `Có ${numberText(count)} bản số liệu chưa được nhận nên chưa lưu bản nào. Hãy sửa theo danh sách kèm theo rồi gửi lại.`,
  NEIGHBOUR_REFUSED: ({ count }) =>
    `Bản số liệu này không sai nhưng chưa được lưu, vì ${numberText(count)} bản gửi cùng chưa được nhận. Hãy sửa các bản đó rồi gửi lại.`,
  PERIOD_OBSTACLES: ({ unit, period, count, final }) =>
    `Chưa chốt được ${period} của ${unit}: còn ${numberText(count)} vướng mắc. ${
      final === 0
        ? "Hãy xử lý từng mục trong danh sách, hoặc ghi lý do nếu vẫn phải chốt."
        : `Trong đó ${numberText(final)} bản số liệu do chính mã truy cập này gửi nên lý do nào cũng không tự chốt được: hãy nhờ người khác có quyền duyệt chốt, hoặc để đơn vị tự gửi lại.`
    }`,
  UNITS_CONFLICT: ({ count }) => `Danh sách đơn vị có ${count} chỗ chưa đúng nên chưa lưu gì. Xem danh sách kèm theo.`,
  IMPORT_UNREADABLE: ({ line, fault }) =>
    `Dòng ${numberText(line)} của tệp: ${IMPORT_FAULT_TEXT[fault]} Chưa lưu gì từ tệp này.`,
  IMPORT_HASH: () =>
    "Tệp tải về chưa đủ hoặc đã bị sửa: mã băm ở dòng cuối không khớp. Chưa lưu gì; hãy xuất lại từ máy chủ cũ.",
  IMPORT_CONFLICT: ({ count }) =>
    `Máy chủ này đã có dữ liệu của ${numberText(count)} đơn vị trong tệp nên chưa lưu gì. Hãy nhập vào máy chủ chưa có các đơn vị đó. Xem danh sách kèm theo.`,
  IMPORT_UNFINISHED: ({ document, stored, of }) =>
    `Lần nhập trước (tệp có mã băm ${document}…) mới lưu ${numberText(stored)}/${numberText(of)} dòng. Hãy gửi lại đúng tệp đó để nhập nốt.`,
  IMPORT_OVERTAKEN: () => "Tệp này đang được nhập ở một yêu cầu khác. Hãy đợi yêu cầu đó xong rồi gửi lại.",
  NOT_READY: () => "Máy chủ đang khởi động. Hãy thử lại sau ít giây.",
  ORIGIN_NOT_CONFIGURED: () =>
    "Excel chỉ cài tiện ích từ địa chỉ https. Hãy mở lại bằng https hoặc nhờ người quản trị đặt DVC_ORIGIN.",
  INTERNAL: ({ requestId }) =>
    `Máy chủ gặp lỗi ngoài dự kiến. Hãy thử lại; nếu còn lỗi, báo mã yêu cầu ${requestId} cho người quản trị.`,
};

/** What to tell people about a problem: what is wrong and what to do. */
export const problemText = <Code extends ProblemCode>(problem: Problem & { readonly code: Code }): string =>
  (PROBLEMS[problem.code] as (params: Problem["params"]) => string)(problem.params);

/** Words of the help pages. */
/** What is wrong with one field of a request, beside what its schema says. */
export const REQUEST_TEXT = {
  expiryPast: () => "Thời hạn phải sau thời điểm hiện tại.",
  noChildren: (p: { unit: string }) =>
    `Đơn vị ${p.unit} hiện không có đơn vị trực thuộc. Hãy nhập danh sách đơn vị trước, hoặc cấp mã riêng cho đơn vị này.`,
} as const;

export const HELP_TEXT = {
  syntax: "Cú pháp",
  parameter: "Đối số",
  meaning: "Ý nghĩa",
  optional: "không bắt buộc",
  needsToken: "Hàm đọc số liệu đã lưu nên cần mã truy cập; nhập mã trong ngăn DVC.",
  examples: "Ví dụ",
  cellsOf: "Các ô của vùng",
  shows: "Ô hiện",
  source: "Nguồn số liệu",
  others: "Các hàm khác",
} as const;

/** What is wrong with a target that an office enters. */
export const TARGET_FAULT_TEXT = {
  measureUnknown: "Không có tỷ lệ mang mã này. Xem các mã ở /v1/targets hoặc trong ngăn Hàm & trợ giúp.",
  shareRange: "Phải từ 0 đến 100.",
  dayInvalid: "Phải là ngày có thật, dạng 2026-12-31.",
  daysReversed: "Ngày cuối phải sau ngày đầu.",
  noSource: "Phải ghi văn bản giao chỉ tiêu.",
} as const;

/** Why an office cannot set a check as mild as it asked. */
export const SEVERITY_FLOOR_TEXT =
  "Số liệu không thể có thật phải còn được đánh dấu: phép kiểm tra này chỉ hạ được xuống Cảnh báo (W).";
/** What was done, by the two parts of the code of an action. */
const AUDIT_ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  snapshot: {
    submit: "Gửi bản số liệu",
    duyet: "Tiếp nhận bản số liệu",
    tra_lai: "Yêu cầu chỉnh sửa bản số liệu",
    chot: "Chốt bản số liệu",
    mo_lai: "Mở khóa bản số liệu",
    dinh_chinh: "Nhận bản đính chính",
    de_nghi_dinh_chinh: "Đề nghị đính chính",
    tu_choi_dinh_chinh: "Từ chối đính chính",
    ghi_chu: "Ghi chú vào bản số liệu",
  },
  period: { close: "Chốt kỳ báo cáo" },
  units: { import: "Nhập danh sách đơn vị" },
  token: { create: "Cấp mã truy cập", revoke: "Thu hồi mã truy cập" },
  target: { create: "Khai chỉ tiêu", end: "Thôi áp dụng chỉ tiêu" },
  copy: { create: "Cấp mã kiểm tra cho bản sao" },
  deadline: {
    create: "Khai hạn gửi",
    end: "Thôi áp dụng hạn gửi",
    passed: "Ghi nhận các đơn vị chưa gửi khi hết hạn",
  },
  severity: { create: "Đặt mức của phép kiểm tra", end: "Thôi đặt mức của phép kiểm tra" },
  data: { import: "Nhập toàn bộ dữ liệu" },
  bootstrap: { use: "Dùng mã quản trị máy chủ" },
};

/** An action of the log in words; a code without words stays as it is. */
export const auditActionText = (code: string): string => {
  const [what = "", done = ""] = code.split(".");
  return AUDIT_ACTIONS[what]?.[done] ?? code;
};

/** Why the log does not hold together at an entry. */
export const CHAIN_FAULT_TEXT = {
  gap: "Thiếu dòng nhật ký ngay trước dòng này.",
  link: "Dòng này không nối tiếp mã băm của dòng trước.",
  hash: "Nội dung dòng này không khớp mã băm của chính nó.",
  revision: "Bản số liệu được lưu không khớp với lần gửi ghi trong dòng này.",
  revisionMissing: "Không còn bản số liệu của lần gửi ghi trong dòng này.",
  entryMissing: "Không còn dòng nhật ký của một bản số liệu đang lưu.",
} as const;
export type ChainFault = keyof typeof CHAIN_FAULT_TEXT;

const IMPORT_CONFLICT_TEXT: Readonly<Record<string, string>> = {
  unit: "Đơn vị đã có trong danh sách đơn vị.",
  audit: "Đơn vị đã có nhật ký.",
  snapshot_revision: "Đơn vị đã có bản số liệu.",
  target: "Đơn vị đã có chỉ tiêu riêng.",
  token: "Đơn vị đã có mã truy cập.",
  different: "Đơn vị cấp trên hoặc kế thừa này đã có nhưng khác với tệp.",
};

/** Why data of a unit cannot be taken in, by the kind of what is there. */
export const importConflictText = (kind: string): string =>
  IMPORT_CONFLICT_TEXT[kind] ?? "Đơn vị đã có dữ liệu trên máy chủ này.";

/** Whether a report came by its deadline. */
export const LATENESS_TEXT = {
  late: (p: { days: number }) => `Gửi chậm ${numberText(p.days)} ngày làm việc`,
  inTime: () => "Gửi đúng hạn",
} as const;

/** What the upper office reads and sends about the units below it. */
export const UPPER_OFFICE_TEXT = {
  reminderTo: (p: { name: string }) => `Kính gửi: ${p.name}`,
  reminderToMany: (p: { count: number }) => `Kính gửi: ${numberText(p.count)} đơn vị có tên dưới đây`,
  reminderMissing: (p: { form: string; period: string }) =>
    `Đến nay đơn vị chưa gửi ${p.form}, kỳ báo cáo ${p.period}.`,
  reminderReturned: (p: { form: string; period: string }) =>
    `Đến nay đơn vị chưa gửi lại ${p.form}, kỳ báo cáo ${p.period}, sau khi có yêu cầu chỉnh sửa.`,
  reminderManyMissing: (p: { form: string; period: string }) =>
    `Đến nay các đơn vị sau chưa gửi ${p.form}, kỳ báo cáo ${p.period}:`,
  reminderUnit: (p: { name: string; isReturned: boolean }) =>
    `- ${p.name}${p.isReturned ? " (chưa gửi lại sau yêu cầu chỉnh sửa)" : ""}`,
  reminderDue: (p: { day: string; isCertain: boolean; left: string }) =>
    `Hạn gửi: hết ngày ${p.day}${p.isCertain ? "" : " (chậm nhất, do lịch nghỉ lễ chưa công bố đủ)"}, ${p.left}.`,
  timeLeft: (p: { hours: number; workingDays: number }) =>
    p.workingDays === 0
      ? `còn ${numberText(p.hours)} giờ`
      : `còn ${numberText(p.hours)} giờ (${numberText(p.workingDays)} ngày làm việc)`,
  overdue: (p: { workingDays: number }) =>
    p.workingDays === 0 ? "đã quá hạn" : `đã quá hạn ${numberText(p.workingDays)} ngày làm việc`,
  noDeadline: () => "Kỳ này chưa khai hạn gửi.",
  reminderAsk: (p: { isOverdue: boolean }) =>
    p.isOverdue ? "Đề nghị đơn vị gửi ngay trong ngày." : "Đề nghị đơn vị gửi đúng hạn.",
  unitsBelow: (p: { received: number; expected: number }) =>
    `${numberText(p.received)}/${numberText(p.expected)} đơn vị đã gửi`,
  /** Who changed the total most: each side as text, "" where nobody pulled that way. */
  pulls: (p: { period: string; up: string; upPoints: string; down: string; downPoints: string }) => {
    const sides = [
      ...(p.up === "" ? [] : [`kéo lên nhiều nhất là ${p.up} (+${p.upPoints} điểm phần trăm)`]),
      ...(p.down === "" ? [] : [`kéo xuống nhiều nhất là ${p.down} (−${p.downPoints} điểm phần trăm)`]),
    ];
    return `So với ${p.period}: ${sides.join("; ")}.`;
  },
  trendPoint: (p: { period: string; shown: string }) => `${p.period}: ${p.shown}`,
  trendGap: () => "chưa có",
  trendNone: () => "chưa có diễn biến",
  fileWithoutFigures: () => "Không tìm thấy số liệu nào đọc được trong tệp. Hãy mở tệp và gửi qua phần Kiểm tra.",
  fileBroken: () => "Không đọc được tệp này. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thả lại.",
  chartNotDrawn: () =>
    "Bảng tính trên web không vẽ biểu đồ; biểu đồ đi theo tệp .xlsx khi lưu và hiện ra khi mở bằng Excel.",
  chartOfFirst: (p: { max: number; count: number }) =>
    `Biểu đồ vẽ ${numberText(p.max)}/${numberText(p.count)} đơn vị, theo thứ tự đang hiện ở mục Các đơn vị.`,
  copyOfSum: (p: { name: string; received: number }) =>
    `Chưa cấp được mã kiểm tra: mã gắn với một bản số liệu đã gửi, mà ${p.name} không gửi bản riêng của kỳ này; bảng là tổng cộng từ ${numberText(p.received)} đơn vị. Hãy chốt kỳ ở mục Tổng hợp và gửi kèm bản chốt (có mã và địa chỉ riêng, không đổi được), hoặc gửi số liệu của toàn ${p.name} rồi tạo lại bản sao.`,
  filesTooMany: (p: { max: number; more: number }) =>
    `Mỗi lần nhận ${numberText(p.max)} tệp; ${numberText(p.more)} tệp sau chưa được đọc.`,
  filesSent: (p: { stored: number; of: number }) =>
    `Đã gửi thay ${numberText(p.stored)}/${numberText(p.of)} bản số liệu.${p.stored < p.of ? " Xem từng bản chưa được nhận bên dưới." : ""}`,
  fileTooSlow: () => "Đọc tệp này quá lâu nên bỏ qua. Hãy tách thành các tệp nhỏ hơn rồi thả lại.",
  noPortalPoints: () =>
    "Không thấy điểm 766 nào. Bảng cần có cột đơn vị và các cột mang tên nhóm (Công khai minh bạch, Tiến độ giải quyết…).",
  fileSent: (p: { revision: number }) => `Đã gửi thay (lần gửi ${p.revision}).`,
  fileUnchanged: (p: { revision: number }) => `Số liệu đã có từ trước, không đổi (lần gửi ${p.revision}).`,
  acted: {
    duyet: () => "Đã tiếp nhận.",
    tra_lai: () => "Đã yêu cầu chỉnh sửa.",
    chot: () => "Đã chốt.",
  },
  notActed: {
    none: () => "Chưa gửi số liệu nên không có gì để xử lý.",
    state: (p: { state: string }) => `Đang ở trạng thái “${p.state}” nên giữ nguyên.`,
  },
} as const;

/** Why the portal's points of the index are not ours. */
export const RECONCILE_TEXT = {
  total: () => "Tổng điểm",
  otherCounts: (p: { line: string; portal: string; ours: string }) =>
    `Chỉ số ${p.line}: Cổng tính ${p.portal}, số của ta ${p.ours}.`,
  otherDenominator: (p: { line: string; basis: string }) =>
    `Khớp nếu chỉ số ${p.line} chia cho: ${p.basis.charAt(0).toLowerCase()}${p.basis.slice(1)}.`,
  noPoints: (p: { line: string }) => `Khớp nếu chỉ số ${p.line} được 0 điểm.`,
  fullPoints: (p: { line: string }) => `Khớp nếu chỉ số ${p.line} được điểm tối đa.`,
  oursMissing: (p: { lines: string }) =>
    p.lines === "" ? "Ta chưa có số liệu để tính." : `Ta chưa tính được: thiếu số liệu của chỉ số ${p.lines}.`,
  portalMissing: () => "Chưa có điểm của Cổng.",
  portalProvisional: () => "Cổng đánh dấu đây là số tạm.",
  portalSum: (p: { sum: string }) => `Các nhóm của Cổng cộng lại được ${p.sum}.`,
  totalOfGroups: () => "Do các nhóm ở trên.",
  rounding: () => "Lệch do làm tròn.",
  unknown: () => "Chưa rõ.",
} as const;

/** What is offered as the reason for sending figures back. */
export const RETURN_REASONS = [
  "Số liệu chưa khớp: tổng không bằng các phần cộng lại.",
  "Thiếu số liệu của chỉ tiêu bắt buộc.",
  "Sai kỳ báo cáo.",
  "Tăng, giảm bất thường so với kỳ trước, chưa có giải trình.",
  "Chưa đúng biểu mẫu.",
] as const;

/** Answers to corrections that units propose for locked figures. */
export const CORRECTION_TEXT = {
  reasonMissing: () => "Hãy ghi lý do trước: đơn vị sẽ đọc được.",
  accepted: () => "Đã chấp nhận; số liệu mới chờ tiếp nhận.",
  declined: () => "Đã từ chối đề nghị; số liệu đã chốt giữ nguyên.",
  sameFigures: () => "Không số nào thay đổi so với bản đã chốt.",
  withoutFigures: () => "Đề nghị không kèm số liệu; chấp nhận chỉ mở khóa để đơn vị gửi lại.",
  acceptedAs: (p: { revision: number }) => `Thành lần gửi ${p.revision}.`,
  answered: (p: { action: string; at: string; by: string; reason: string }) =>
    `${p.action.slice(0, 1).toUpperCase()}${p.action.slice(1)} – ${p.at}, ${p.by}${p.reason === "" ? "" : `: ${p.reason}`}`,
} as const;

/** Words of a closing. */
export const CLOSING_TEXT = {
  nothingMoved: (p: { sequence: number }) =>
    `Đã chốt lần ${p.sequence}; từ đó đến nay không có gì đổi nên không cần chốt lại.`,
  plan: (p: { sequence: number; locks: number; locked: number; expected: number; received: number }) =>
    [
      p.locks === 0
        ? "Mọi bản số liệu đã khóa từ trước."
        : `Sẽ khóa ${numberText(p.locks)} bản số liệu${p.locked > 0 ? ` (${numberText(p.locked)} bản đã khóa từ trước)` : ""}.`,
      `Bảng tổng hợp được lưu thành bản chốt lần ${p.sequence}, gồm ${numberText(p.received)}/${numberText(p.expected)} đơn vị, không đổi được nữa.`,
    ].join(" "),
  group: {
    PERIOD_OPEN: () => "Kỳ chưa kết thúc",
    UNIT_MISSING: () => "Chưa gửi",
    UNIT_RETURNED: () => "Đang chờ đơn vị sửa",
    UNIT_NOT_APPROVED: () => "Chưa tiếp nhận",
    OWN_SUBMISSION: () => "Do chính mã truy cập này gửi",
    CORRECTION_PENDING: () => "Đề nghị đính chính chưa trả lời",
    RULES_STALE: () => "Xét theo bộ quy tắc cũ",
    other: () => "Lỗi, bất thường chưa giải trình",
  },
  ownSent: (p: { count: number }) =>
    `Mã truy cập này đã gửi ${numberText(p.count)} bản số liệu trong kỳ. Người gửi không được tự chốt bản của mình, dù có lý do. Có thể:`,
  ownAskClosers: (p: { closers: readonly string[]; more: number }) =>
    `Nhờ chốt cả kỳ: ${p.closers.join("; ")}${p.more > 0 ? `; và ${numberText(p.more)} mã truy cập khác` : ""}.`,
  ownNoCloser: () =>
    "Chưa có mã truy cập nào khác chốt được kỳ này. Hãy đề nghị người quản trị cấp một mã có quyền duyệt cho người khác.",
  ownLockFirst: (p: { count: number }) =>
    `Hoặc nhờ người ấy chốt riêng ${numberText(p.count)} bản đó (phần Các đơn vị, nút Chốt), rồi bạn chốt phần còn lại.`,
  ownResend: () => "Hoặc để đơn vị tự gửi lại số liệu bằng mã truy cập của mình; bản ấy thay bản gửi thay.",
  ownRequest: (p: { period: string; name: string; count: number; units: readonly string[]; address: string }) =>
    [
      `Nhờ chốt ${p.period} của ${p.name}.`,
      `Có ${numberText(p.count)} bản số liệu do tôi gửi thay nên tôi không tự chốt được:`,
      ...p.units.map((unit) => `- ${unit}`),
      `Mở ngăn DVC, phần Tổng hợp, mục Chốt kỳ${p.address === "" ? "" : ` (${p.address})`}.`,
    ].join("\n"),
  title: (p: { sequence: number; period: string; name: string }) =>
    `Bản chốt${p.sequence > 1 ? ` lần ${p.sequence}` : ""}, ${p.period}, ${p.name}`,
} as const;

/** What functions answer in words. */
export const ANSWERS = {
  rateSentence: (p: { numerator: string; denominator: string; noun: string; percent: string }) =>
    `${p.numerator}/${p.denominator} ${p.noun}, đạt ${p.percent}`,
  agrees: () => "Khớp",
  badlyRounded: (p: { right: string }) => `Chưa làm tròn đúng (đúng: ${p.right})`,
  differs: (p: { numerator: string; denominator: string; right: string; published: string }) =>
    `Không khớp: ${p.numerator}/${p.denominator} = ${p.right}, công bố ${p.published}`,
  increased: (p: { amount: string; unit: string }) => `tăng ${p.amount} ${p.unit}`,
  decreased: (p: { amount: string; unit: string }) => `giảm ${p.amount} ${p.unit}`,
  unchanged: () => "không thay đổi",
  points: () => "điểm",
  percentagePoints: () => "điểm phần trăm",
  targetMet: (p: { target: string; above: string }) =>
    p.above === "" ? `Đạt ${p.target}` : `Đạt ${p.target} (cao hơn ${p.above} điểm phần trăm)`,
  targetMissed: (p: { target: string; below: string; count: string }) =>
    `Chưa đạt ${p.target} (thấp hơn ${p.below} điểm phần trăm); cần chuyển thêm ${p.count} hồ sơ sang trực tuyến`,
  rank: (p: { rank: string; of: string; tied: boolean }) => `${p.tied ? "đồng hạng" : "hạng"} ${p.rank}/${p.of}`,
  provisional: (p: { settled: string; expected: string }) => `tạm, ${p.settled}/${p.expected} đơn vị`,
  scoreTable: () => [
    "Mã nhóm",
    "Mã chỉ số",
    "Tử số",
    "Mẫu số",
    "Tỷ lệ",
    "Điểm",
    "Điểm tối đa",
    "Trạng thái",
    "Mức tin cậy",
    "Tên",
  ],
  scoreTotal: () => "Tổng điểm",
  rowPlace: (p: { row: number }) => `dòng ${p.row}`,
  periodPlace: () => "kỳ báo cáo",
  findingTable: () => ["Mức độ", "Mã", "Vị trí", "Đã ghi", "Tính lại", "Diễn giải"],
  explainRatio: (p: { numerator: string; denominator: string; percent: string }) =>
    `${p.numerator}/${p.denominator} = ${p.percent}`,
  explainMean: (p: { numerator: string; denominator: string; mean: string; unit: string }) =>
    `${p.numerator}/${p.denominator} = ${p.mean} ${p.unit}`,
  explainGivenRatio: (p: { percent: string }) => `tỷ lệ công bố ${p.percent}, không có tử số và mẫu số`,
  explainLinear: (p: { max: string; points: string }) => `${p.max} điểm × tỷ lệ = ${p.points} điểm`,
  explainCapped: (p: { max: string; threshold: string; points: string }) =>
    `${p.max} điểm × tỷ lệ ÷ ${p.threshold} = ${p.points} điểm`,
  explainCapReached: (p: { max: string; threshold: string }) => `từ ${p.threshold} trở lên được tối đa ${p.max} điểm`,
  explainInformation: () => "chỉ để tham khảo, không tính điểm",
  explainNothingToCount: (p: { points: string }) =>
    `không phát sinh (mẫu số bằng 0), theo quy tắc được ${p.points} điểm`,
  explainReported: (p: { points: string; max: string }) =>
    `điểm công bố ${p.points}/${p.max}, không có tử số và mẫu số để tính lại`,
  explainLevel: () => "bộ chỉ số không tính dòng này cho cấp của đơn vị: 0 điểm như trên Cổng",
  explainNotApplicable: () => "không áp dụng: 0 điểm như trên Cổng",
  explainNotProvided: (p: { missing: string }) =>
    p.missing === "" ? "chưa có số liệu nên chưa có điểm" : `chưa có điểm vì thiếu ${p.missing}`,
  explainImpossible: (p: { reason: string }) => `chưa tính được. ${p.reason}`,
  explainSum: (p: { terms: string; points: string; max: string }) => `${p.terms} = ${p.points}/${p.max} điểm`,
  explainPartial: (p: { known: string; missing: string }) => `mới cộng được ${p.known} điểm, thiếu ${p.missing}`,
  explainGrade: (p: { grade: string }) => `Xếp loại: ${p.grade}`,
  explainFigures: (p: { figures: string }) => `Số liệu: ${p.figures}`,
  explainDenominator: (p: { basis: string }) => `Mẫu số: ${p.basis}`,
  explainSource: (p: { citation: string; confidence: string }) => `Căn cứ: ${p.citation} (${p.confidence})`,
  explainRules: (p: { title: string }) => `Quy tắc: ${p.title}`,
  total: () => "Tổng cộng",
  ownFigures: (p: { name: string }) => `${p.name} (số của chính đơn vị)`,
  unitCode: () => "Mã đơn vị",
  unitName: () => "Tên đơn vị",
  unitState: () => "Trạng thái",
  seriesPeriod: () => "Kỳ",
  seriesNote: () => "Ghi chú",
  seriesNoFigure: (p: { figure: string }) => `chưa có “${p.figure}”`,
  seriesProvisional: () => "chưa chốt",
  sentOn: () => "Ngày gửi",
  workingDaysLate: () => "Gửi chậm (ngày làm việc)",
  sentWithin: (p: { state: string; unit: string }) => `${p.state} (trong số liệu của ${p.unit})`,
  received: (p: { received: number; expected: number; provisional: boolean }) =>
    `Đã nhận ${p.received}/${p.expected} đơn vị${p.provisional ? " (chưa chốt)" : ""}`,
} as const;

/** What a level of administration is called where its figures stand beside those of another. */
export const LEVEL_TEXT: Readonly<Record<"tinh" | "so" | "huyen" | "xa", string>> = {
  tinh: "cấp tỉnh",
  so: "các sở, ngành",
  huyen: "cấp huyện",
  xa: "cấp xã",
};

/** How the parts of a report begin. */
const NARRATIVE_TOPICS = {
  services: "Về cung cấp dịch vụ công",
  payment: "Về thanh toán trực tuyến",
  digitisation: "Về số hóa hồ sơ",
  publicity: "Về công khai, minh bạch",
  satisfaction: "Về mức độ hài lòng",
} as const;
export type NarrativeTopic = keyof typeof NARRATIVE_TOPICS;

/** Names one after the other: "A, B và C". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} và ${names.at(-1)}`;

const THINGS = {
  hoSo: "hồ sơ",
  tthc: "thủ tục hành chính",
  dvc: "dịch vụ công",
  pakn: "phản ánh, kiến nghị",
  xa: "xã, phường, đặc khu",
};

/** What a line of an index counts. */
export type GainThing = keyof typeof THINGS;

/** What would have to be otherwise for a line of an index to have its maximum, and what new things have to be. */
const GAIN_WAYS = {
  online: {
    needed: (count: string) => `Cần chuyển ${count} hồ sơ giấy sang trực tuyến`,
    met: "nộp trực tuyến",
  },
  late: {
    needed: (count: string) => `Thiếu ${count} hồ sơ đúng hạn (hồ sơ đã quá hạn không thành đúng hạn được)`,
    met: "đúng hạn",
  },
  any: { needed: (count: string, thing: string) => `Cần ${count} ${thing} nữa đạt trong số đã có`, met: "đạt" },
} as const;
type GainWay = keyof typeof GAIN_WAYS;

/** Sentences of the paragraph of a report. Numbers come as text, names as they stand inside a sentence. */
export const NARRATIVE = {
  lead: (p: { period: string; unit: string; clause: string }) => `${p.period}, ${p.unit} ${p.clause}.`,
  leadBare: (p: { period: string; unit: string }) => `${p.period}, số liệu của ${p.unit} như sau.`,
  received: (p: { received: string }) => `tiếp nhận ${p.received} hồ sơ`,
  receivedOnline: (p: { received: string; online: string; called: string; percent: string }) =>
    `tiếp nhận ${p.received} hồ sơ, trong đó có ${p.online} hồ sơ nộp trực tuyến${p.called}, đạt ${p.percent}`,
  receivedNoneOnline: (p: { received: string; called: string }) =>
    `tiếp nhận ${p.received} hồ sơ, chưa có hồ sơ nộp trực tuyến${p.called}`,
  receivedNothing: () => "không phát sinh hồ sơ tiếp nhận",
  onlineOnly: (p: { online: string; called: string }) => `tiếp nhận ${p.online} hồ sơ nộp trực tuyến${p.called}`,
  inHand: (p: { total: string }) => `có tổng số ${p.total} hồ sơ nhận giải quyết`,
  settled: (p: { settled: string }) => `đã giải quyết ${p.settled} hồ sơ`,
  provides: (p: { services: string }) => `cung cấp ${p.services} dịch vụ công trực tuyến`,
  /** After "trực tuyến", where the figures were counted by the levels of service before Nghị định 42/2022/NĐ-CP. */
  byLevelsOfService: () => " mức độ 3, 4",
  carried: (p: { carried: string; total: string }) =>
    `Cùng với ${p.carried} hồ sơ từ kỳ trước chuyển sang, tổng số hồ sơ nhận giải quyết là ${p.total} hồ sơ.`,
  direct: (p: { direct: string }) => `Số hồ sơ nộp trực tiếp hoặc qua dịch vụ bưu chính công ích là ${p.direct} hồ sơ.`,
  /** Of parts that are none the sentence is about the other: "đều là hồ sơ toàn trình". */
  kindParts: (p: { thing: "hồ sơ" | "dịch vụ"; partial: string; full: string; isOld: boolean }) => {
    const [partial, full] = p.isOld
      ? [`${p.thing} mức độ 3`, `${p.thing} mức độ 4`]
      : [`${p.thing} một phần`, `${p.thing} toàn trình`];
    if (p.partial === "0") return `đều là ${full}`;
    return p.full === "0" ? `đều là ${partial}` : `gồm ${p.partial} ${partial} và ${p.full} ${full}`;
  },
  dossierKinds: (p: { parts: string }) => `Hồ sơ nộp trực tuyến ${p.parts}.`,
  serviceKinds: (p: { services: string; parts: string }) =>
    `đơn vị cung cấp ${p.services} dịch vụ công trực tuyến, ${p.parts}`,
  activeKinds: (p: { active: string; parts: string }) =>
    `số dịch vụ có phát sinh hồ sơ là ${p.active} dịch vụ, ${p.parts}`,
  level: (p: {
    level: keyof typeof LEVEL_TEXT;
    numerator: string;
    denominator: string;
    thing: "hồ sơ" | "dịch vụ";
    percent: string;
  }) => `${LEVEL_TEXT[p.level]} ${p.numerator}/${p.denominator} ${p.thing}, đạt ${p.percent}`,
  levels: (p: { what: "online" | "services"; levels: readonly string[] }) =>
    `${p.what === "online" ? "Hồ sơ nộp trực tuyến" : "Dịch vụ công trực tuyến có phát sinh hồ sơ"} theo cấp: ${p.levels.join("; ")}.`,
  settlement: (p: { settled: string; onTime: string; percent: string; parts: string }) =>
    `Đã giải quyết ${p.settled} hồ sơ${p.parts}; tỷ lệ giải quyết đúng hạn là ${p.onTime}/${p.settled} hồ sơ, đạt ${p.percent}.`,
  settlementParts: (p: { early: string; onTime: string; late: string }) =>
    `, trong đó ${p.early} hồ sơ trước hạn, ${p.onTime} hồ sơ đúng hạn, ${p.late} hồ sơ quá hạn`,
  settledNone: () => "Chưa có hồ sơ được giải quyết trong kỳ.",
  settledOnly: (p: { settled: string }) => `Đã giải quyết ${p.settled} hồ sơ.`,
  noneLate: () => "Không có hồ sơ giải quyết quá hạn.",
  late: (p: { late: string }) => `Có ${p.late} hồ sơ giải quyết quá hạn.`,
  pending: (p: { pending: string; inTime: string; late: string }) => {
    const parts =
      p.late === "0"
        ? "đều trong hạn"
        : p.inTime === "0"
          ? "đều đã quá hạn"
          : `trong đó ${p.inTime} hồ sơ trong hạn, ${p.late} hồ sơ quá hạn`;
    return `Đang giải quyết ${p.pending} hồ sơ, ${parts}.`;
  },
  apart: (p: { parts: readonly string[] }) => `Ngoài ra có ${p.parts.join(", ")}.`,
  waiting: (p: { waiting: string }) => `${p.waiting} hồ sơ chờ bổ sung`,
  returned: (p: { returned: string }) => `${p.returned} hồ sơ trả lại hoặc rút`,
  pendingOnly: (p: { pending: string }) => `Đang giải quyết ${p.pending} hồ sơ.`,
  onTimeIndex: (p: { onTime: string; total: string; percent: string }) =>
    `Hồ sơ xử lý trước hạn, đúng hạn (gồm đang xử lý trong hạn) là ${p.onTime}/${p.total} hồ sơ, đạt ${p.percent}.`,
  rate: (p: { spoken: string; numerator: string; denominator: string; percent: string }) =>
    `${p.numerator}/${p.denominator} ${p.spoken}, đạt ${p.percent}`,
  topic: (p: { topic: NarrativeTopic; clauses: readonly string[] }) =>
    `${NARRATIVE_TOPICS[p.topic]}: ${p.clauses.join("; ")}.`,
  paidOnline: (p: { paid: string }) => `Có ${p.paid} hồ sơ thanh toán trực tuyến.`,
  targetMet: (p: { rate: string; percent: string; target: string; above: string; source: string }) =>
    p.above === ""
      ? `${p.rate} (${p.percent}) bằng chỉ tiêu ${p.target}${p.source}, đạt chỉ tiêu.`
      : `${p.rate} (${p.percent}) đạt chỉ tiêu ${p.target}${p.source}, cao hơn ${p.above} điểm phần trăm.`,
  targetMissed: (p: { rate: string; percent: string; target: string; below: string; source: string; needed: string }) =>
    `${p.rate} (${p.percent}) chưa đạt chỉ tiêu ${p.target}${p.source}, thấp hơn ${p.below} điểm phần trăm; để đạt chỉ tiêu, ${p.needed}.`,
  levelRate: (p: { rate: string; level: keyof typeof LEVEL_TEXT }) => `${p.rate} ${LEVEL_TEXT[p.level]}`,
  targetSource: (p: { source: string }) => ` theo ${p.source}`,
  neededOnline: (p: { count: string }) => `cần chuyển thêm ${p.count} hồ sơ sang trực tuyến`,
  neededFull: (p: { count: string }) => `cần chuyển thêm ${p.count} hồ sơ sang thực hiện toàn trình`,
  needed: (p: { count: string; spoken: string | null; thing: keyof typeof THINGS }) =>
    `cần thêm ${p.count} ${p.spoken ?? THINGS[p.thing]}`,
  comparison: (p: { before: string; changes: readonly string[] }) => `So với ${p.before}, ${p.changes.join("; ")}.`,
  furtherChanges: (p: { changes: readonly string[] }) => {
    const text = p.changes.join("; ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  lastYear: (p: { before: string }) => `cùng kỳ năm trước (${p.before})`,
  countChange: (p: { what: string; now: string; change: "up" | "down" | "none"; amount: string; relative: string }) =>
    p.change === "none"
      ? `số ${p.what} không thay đổi (${p.now} hồ sơ)`
      : `số ${p.what} ${p.change === "up" ? "tăng" : "giảm"} ${p.amount} hồ sơ${p.relative === "" ? "" : ` (${p.relative})`}`,
  relativeChange: (p: { change: "up" | "down"; percent: string }) =>
    `${p.change === "up" ? "tăng" : "giảm"} ${p.percent}`,
  rateChange: (p: { what: string; now: string; before: string; change: "up" | "down" | "none"; amount: string }) =>
    p.change === "none"
      ? `${p.what} không thay đổi (${p.now})`
      : `${p.what} ${p.change === "up" ? "tăng" : "giảm"} ${p.amount} điểm phần trăm (từ ${p.before} ${p.change === "up" ? "lên" : "xuống"} ${p.now})`,
  scoreChange: (p: { change: "up" | "down" | "none"; amount: string }) =>
    p.change === "none"
      ? "tổng điểm không thay đổi"
      : `tổng điểm ${p.change === "up" ? "tăng" : "giảm"} ${p.amount} điểm`,
  comparedWithGaps: () => "Số liệu của hai kỳ chưa đủ các đơn vị nên mức tăng, giảm chỉ để tham khảo.",
  countsAcross: (p: { from: string }) =>
    `Địa giới, tổ chức đơn vị thay đổi từ ngày ${p.from} nên chỉ so sánh số hồ sơ, cộng theo đơn vị kế thừa.`,
  notCompared: (p: { before: string; from: string; reason: "noShares" | "noSuccessor" }) =>
    `Không so sánh với ${p.before} vì địa giới, tổ chức đơn vị thay đổi từ ngày ${p.from} và ${NOT_COMPARABLE_TEXT[p.reason]}.`,
  openNotCompared: () => "Kỳ báo cáo chưa kết thúc nên chưa so sánh với kỳ trước.",
  unitLine: (p: { unit: string; numerator: string; denominator: string; percent: string }) =>
    `${p.unit} ${p.numerator}/${p.denominator} hồ sơ, đạt ${p.percent}`,
  unitLines: (p: { lines: readonly string[] }) => `Hồ sơ nộp trực tuyến của từng đơn vị: ${p.lines.join("; ")}.`,
  unitsHigh: (p: { lines: readonly string[] }) => `Các đơn vị có tỷ lệ hồ sơ trực tuyến cao: ${p.lines.join("; ")}.`,
  unitsLow: (p: { lines: readonly string[] }) => `Các đơn vị có tỷ lệ hồ sơ trực tuyến thấp: ${p.lines.join("; ")}.`,
  /** Of the units of one level, where there are units of several. */
  amongLevel: (p: { level: keyof typeof LEVEL_TEXT; sentence: string }) =>
    `Ở ${LEVEL_TEXT[p.level]}, ${p.sentence.charAt(0).toLowerCase()}${p.sentence.slice(1)}`,
  unitsEqual: (p: { units: string; percent: string }) =>
    `Tỷ lệ hồ sơ trực tuyến của ${p.units} đơn vị đều là ${p.percent}.`,
  bestAndWeakest: (p: { best: string; weakest: string }) =>
    `Tỷ lệ hồ sơ trực tuyến cao nhất là ${p.best}; thấp nhất là ${p.weakest}.`,
  placed: (p: { units: readonly string[]; percent: string }) =>
    p.units.length > 1 ? `${listed(p.units)}, cùng đạt ${p.percent}` : `${listed(p.units)}, đạt ${p.percent}`,
  placedMany: (p: { units: string; percent: string }) => `${p.units} đơn vị, cùng đạt ${p.percent}`,
  smallUnits: (p: { units: readonly string[] }) =>
    `${p.units.join("; ")}: số hồ sơ ít nên tỷ lệ thay đổi nhiều theo từng hồ sơ.`,
  smallUnit: (p: { unit: string; dossiers: string }) => `${p.unit} có ${p.dossiers} hồ sơ tiếp nhận`,
  idleUnits: (p: { units: string }) => `Không phát sinh hồ sơ tiếp nhận: ${p.units}.`,
  scored: (p: { score: string; max: string; grade: string }) =>
    `Theo bộ chỉ số phục vụ người dân, doanh nghiệp, đơn vị đạt tổng điểm ${p.score}/${p.max} điểm, xếp loại ${p.grade}.`,
  scorePublished: (p: { score: string; max: string; grade: string }) =>
    `Theo bộ chỉ số phục vụ người dân, doanh nghiệp, tổng điểm đã công bố của đơn vị là ${p.score}/${p.max} điểm, xếp loại ${p.grade}.`,
  scoreGroups: (p: { groups: readonly string[] }) => `Điểm theo nhóm: ${p.groups.join("; ")}.`,
  scoreGroup: (p: { group: string; points: string; max: string }) => `${p.group} ${p.points}/${p.max} điểm`,
  scoreGroupsMissing: (p: { groups: readonly string[] }) =>
    `Chưa có điểm nhóm ${p.groups.join(", ")} nên chưa có tổng điểm.`,
  scoreUnlike: () => "Tổng điểm đã công bố không khớp với điểm các nhóm nên không nêu ở đây; đề nghị kiểm tra lại.",
  finalState: () => "Số liệu đã chốt.",
  provisional: (p: { received: string }) => `Số liệu tạm thời, chưa chốt${p.received}.`,
  provisionalOpen: (p: { last: string; received: string }) =>
    `Số liệu tạm thời, chưa chốt; kỳ báo cáo đến hết ngày ${p.last} mới kết thúc${p.received}.`,
  receivedOf: (p: { received: string; expected: string; missing: string }) =>
    `; đã nhận số liệu của ${p.received}/${p.expected} đơn vị, chưa nhận của ${p.missing}`,
  receivedNone: (p: { expected: string; missing: string }) =>
    `; trong ${p.expected} đơn vị phải gửi chưa có đơn vị nào gửi số liệu (${p.missing})`,
  receivedAll: (p: { expected: string }) => `Đã nhận đủ số liệu của ${p.expected} đơn vị.`,
  namedUnits: (p: { units: readonly string[]; others: string }) =>
    p.others === "" ? listed(p.units) : `${p.units.join(", ")} và ${p.others} đơn vị khác`,
  incomplete: (p: { figures: readonly string[] }) =>
    `Chưa nêu số liệu mới có ở một phần đơn vị: ${p.figures.join("; ")}.`,
  doubtful: (p: { figures: readonly string[] }) =>
    `Chưa nêu số liệu chưa khớp giữa tổng số và các phần, đề nghị đơn vị kiểm tra lại: ${p.figures.join("; ")}.`,
} as const;

/** Words of the consolidated table as a workbook. */
export const TABLE_TEXT = {
  sheet: "Tổng hợp",
  sourcesSheet: "Nguồn gốc",
  title: "BẢNG TỔNG HỢP SỐ LIỆU",
  unit: (p: { name: string; code: string }) => `Đơn vị: ${p.name} (${p.code})`,
  period: (p: { period: string }) => `Kỳ báo cáo: ${p.period}`,
  form: (p: { form: string }) => `Biểu: ${p.form}`,
  basis: {
    "as-was": "Theo đơn vị hành chính tại kỳ báo cáo",
    "as-is": "Theo đơn vị hành chính hiện nay",
  },
  asOf: (p: { day: string; received: string }) => `Số liệu lưu đến ngày: ${p.day}. ${p.received}`,
  previous: (p: { period: string }) => `So với: ${p.period}`,
  nothingStored: "chưa có số liệu",
  notApplicable: "không áp dụng",
  notProvided: "chưa có",
  target: (p: { name: string }) => `${p.name}: chỉ tiêu`,
  change: (p: { name: string }) => `${p.name}: tăng, giảm`,
  changeOfRate: (p: { name: string }) => `${p.name}: tăng, giảm (điểm phần trăm)`,
  numerator: "Tử số",
  denominator: "Mẫu số",
  score: "Điểm",
  grade: "Xếp loại",
  rank: (p: { by: string }) => `Hạng (theo ${p.by})`,
  sector: "Lĩnh vực",
  units: "Số đơn vị",
  totalOfUnits: "Tổng số do các đơn vị báo cáo",
  sourcesTitle: "NGUỒN GỐC SỐ LIỆU",
  asOfMoment: "Thời điểm lưu sau cùng (UTC)",
  core: "Phiên bản cách tính",
  ruleSet: "Bộ quy tắc",
  sourceColumns: [
    "Mã đơn vị",
    "Tên đơn vị",
    "Kỳ báo cáo",
    "Biểu",
    "Lần gửi",
    "Trạng thái",
    "Thời điểm lưu (UTC)",
    "Mã băm nội dung",
  ],
} as const;

/** Why a line is not drawn across two points of a series. */
export const SERIES_BREAK_TEXT = {
  merger: "đơn vị hành chính đã sắp xếp lại, không nối với kỳ trước",
  rules: "quy tắc chấm điểm đã thay đổi, không nối với kỳ trước",
} as const;

const NOTICES: Sentences<NoticeParams> = {
  RULE_BEFORE_CAPTURE: ({ captured }) =>
    `Cách tính này mới thấy trong kết quả công bố từ ngày ${dateText(captured)}; kỳ báo cáo kết thúc trước ngày đó.`,
  RULE_ANNEX_UNVERIFIED: () => "Điểm tối đa và công thức của giai đoạn này chưa kiểm chứng với phụ lục văn bản.",
  RULE_CHANGE_INSIDE: ({ from }) =>
    `Quy tắc thay đổi từ ngày ${dateText(from)}, trong kỳ báo cáo; cả kỳ được tính theo quy tắc mới.`,
  RULE_CALENDAR_DIFFERS: () => "Bộ chỉ số tính theo tháng, quý, năm dương lịch; kỳ báo cáo này theo cách tính khác.",
  RULE_SWITCHED: ({ switches }) => `Có dùng cách hiểu khác cho: ${switches}.`,
  DENOMINATOR_ELSE: ({ indicator, basis }) => `${indicator}: không có mẫu số riêng nên chia cho ${basis}.`,
  COUNTS_INHERITED: ({ indicator }) => `${indicator}: lấy số của đơn vị cấp trên.`,
  REPORTED_DIFFERS: ({ part, reported, computed }) =>
    `${part}: điểm công bố ${reported}, tính từ số liệu được ${computed}; điểm tính được giữ nguyên.`,
  NOT_APPLICABLE_COUNTED: ({ indicators, rescaled }) =>
    `Chỉ số không áp dụng (${indicators}) tính 0 điểm như trên Cổng; quy đổi theo các chỉ số có áp dụng là ${rescaled} điểm.`,
};

/** What to know beside a score. */
export const noticeText = <Code extends NoticeCode>(notice: Notice & { readonly code: Code }): string =>
  (NOTICES[notice.code] as (params: Notice["params"]) => string)(notice.params);

/** Why a check proposes another wording. */
export const REASONS = {
  partsAddUp: (p: { numerators: string; denominators: string; part: string }) =>
    `Cộng các phần: tử số ${p.numerators}, mẫu số ${p.denominators}; mẫu số đang ghi là của ${p.part}.`,
  partsMatchPercent: (p: { numerators: string; denominators: string }) =>
    `Cộng các phần: tử số ${p.numerators}, mẫu số ${p.denominators}; khớp với tỷ lệ đã nêu.`,
  partsOnly: (p: { parts: string }) => `Cộng các phần: ${p.parts}.`,
  partsAre: (p: { sum: string }) => `Các phần cộng lại là ${p.sum}.`,
  division: (p: { numerator: string; denominator: string }) => `Chia ${p.numerator} cho ${p.denominator}.`,
  yearDigit: () => "Năm bị thiếu chữ số; các ngày khác trong bài cùng năm này.",
  previousPeriod: () => "Điểm so với kỳ trước phải lấy kỳ liền trước.",
  register: (p: { number: string }) => `Theo ${p.number}.`,
} as const;

/** The state of points in a score table. */
export const POINTS_STATE_TEXT = {
  number: "Đã tính",
  zero: "Bằng 0",
  nothingToCount: "Không phát sinh",
  reported: "Điểm công bố",
  not_applicable: "Không áp dụng",
  not_provided: "Chưa có số liệu",
  partial: "Chưa đủ số liệu",
  information: "Chỉ để tham khảo",
  impossible: "Sai số liệu",
} as const;

const FILE_PROBLEMS: Sentences<FileProblemParams> = {
  FILE_BINARY_XLS: ({ name }) =>
    `Tệp “${name}” ở định dạng Excel 97-2003. Hãy mở bằng Excel, chọn Lưu thành (Save As), chọn kiểu Excel Workbook (.xlsx) rồi chọn lại tệp mới.`,
  FILE_ENCRYPTED: ({ name }) => `Tệp “${name}” có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại tệp.`,
  FILE_BROKEN: ({ name }) =>
    `Không mở được tệp “${name}”: tệp hỏng hoặc không phải bảng tính Excel. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi chọn lại tệp.`,
  FILE_NOT_UNICODE: ({ name }) =>
    `Tệp “${name}” không dùng bảng mã Unicode nên chữ tiếng Việt sẽ sai. Hãy lưu lại dạng “CSV UTF-8” hoặc .xlsx rồi chọn lại tệp.`,
  FILE_KIND_UNKNOWN: ({ name }) =>
    `Tệp “${name}” không có bảng số liệu. Hãy chọn tệp .xlsx, .csv hoặc tệp .xls xuất từ phần mềm một cửa.`,
  FILE_EMPTY: ({ name }) => `Tệp “${name}” không có ô nào có nội dung. Hãy chọn tệp khác.`,
  FILE_JSON_UNKNOWN: ({ name }) =>
    `Tệp “${name}” không phải số liệu của Cổng Dịch vụ công quốc gia. Hãy tải lại từ trang đánh giá của Cổng.`,
  FILE_SHEET_MISSING: ({ name, sheet }) => `Tệp “${name}” không có trang tính “${sheet}”. Hãy chọn lại trang tính.`,
  FILE_TOO_LARGE: ({ name, maxMib }) => `Tệp “${name}” lớn hơn ${maxMib} MiB. Hãy tách bớt trang tính rồi chọn lại.`,
  FILE_TOO_MANY_CELLS: ({ name, cells, most }) =>
    `Tệp “${name}” có ${numberText(cells)} ô có nội dung, nhiều hơn mức ${numberText(most)} ô mà trang này mở được. Hãy mở bằng Excel và tách bớt trang tính rồi chọn lại.`,
};

/** What to tell people about a file that cannot be read. */
export const fileProblemText = (problem: FileProblem): string =>
  (FILE_PROBLEMS[problem.code] as (params: FileProblem["params"]) => string)(problem.params);

const MAPPING_REASONS: Sentences<ReasonParams> = {
  NAMED: () => "Tiêu đề trùng một tên gọi đã biết.",
  UNDERSTOOD: () => "Mọi từ trong tiêu đề đều đã hiểu.",
  QUALIFIED: ({ above }) => `Đọc cùng tiêu đề phía trên: “${above}”.`,
  PARTLY: ({ unknown }) => `Chưa hiểu phần “${unknown}” trong tiêu đề.`,
  AFTER: ({ before }) => `Hiểu theo cột đứng trước: “${before}”.`,
  TITLED: ({ title }) => `Tiêu đề cột không nói rõ; hiểu theo tên bảng: “${title}”.`,
  BARE: () => "“Tổng số hồ sơ” chưa cho biết có gồm hồ sơ kỳ trước chuyển sang hay không.",
  COMBINED: () => "Cột này gộp cả hồ sơ trước hạn và đúng hạn.",
  DENOMINATOR: ({ basis }) => `Tỷ lệ này có nơi tính trên mẫu số khác; đang hiểu mẫu số là: ${basis}.`,
  SUMS: ({ of, lines }) => `Ở ${numberText(lines)} dòng, số của cột này bằng ${of}.`,
  DIRECT_AND_POST: ({ lines }) =>
    `Biểu tách riêng bưu chính (${numberText(lines)} dòng cho thấy vậy) nên đã cộng cột bưu chính vào số nộp trực tiếp.`,
  DIVIDES: ({ numerator, denominator, lines }) =>
    `Khớp ở ${numberText(lines)} dòng khi lấy ${numerator} chia cho ${denominator}.`,
  COLUMN_NUMBER: ({ column, form }) => `Đúng cột số ${column} của ${form}.`,
  CONFIRMED: () => "Theo cách ghép đã được xác nhận cho biểu này.",
};

/** Why a column of a sheet was read as that figure. */
export const reasonText = (reason: MappingReason): string =>
  (MAPPING_REASONS[reason.code] as (params: MappingReason["params"]) => string)(reason.params);

/** How sure a rule is, as people read it. */
export const CONFIDENCE_TEXT: Readonly<Record<Confidence, string>> = {
  V: "theo văn bản",
  O: "khớp số công bố",
  D: "nguồn thứ ba",
  K: "chưa kiểm chứng",
  "?": "chưa kiểm chứng",
};

/** Roles inside a sentence: "quyền duyệt số liệu". */
export const ROLE_TEXT: Readonly<Record<Role, string>> = {
  xem: "xem số liệu",
  nhap: "nhập và gửi số liệu",
  duyet: "duyệt số liệu",
  quantri: "quản trị",
};

/** What a role may do, for whoever hands out access tokens. */
export const ROLE_SCOPE_TEXT: Readonly<Record<Role, string>> = {
  xem: "chỉ đọc",
  nhap: "của đơn vị mình",
  duyet: "tiếp nhận, trả lại, chốt của cấp dưới",
  quantri: "đơn vị, mã truy cập, chỉ tiêu",
};

/** The name of a role; what a server of another version calls one stays as it is. */
export const roleText = (role: string): string => (role in ROLE_TEXT ? ROLE_TEXT[role as Role] : role);

export const STATE_TEXT: Readonly<Record<SnapshotState, string>> = {
  da_nop: "Đã gửi",
  da_duyet: "Đã tiếp nhận",
  tra_lai: "Yêu cầu chỉnh sửa",
  da_chot: "Đã chốt",
};

/** What people do to a snapshot, within a sentence. */
export const ACTION_TEXT: Readonly<Record<SnapshotAction, string>> = {
  duyet: "tiếp nhận",
  tra_lai: "yêu cầu chỉnh sửa",
  chot: "chốt",
  mo_lai: "mở khóa",
  de_nghi_dinh_chinh: "đề nghị đính chính",
  tu_choi_dinh_chinh: "từ chối đề nghị đính chính",
  ghi_chu: "ghi chú",
};

/** Who acted, where it was no token that an office was given. */
export const SERVER_ACTOR_TEXT: Readonly<Record<string, string>> = {
  bootstrap: "Quản trị máy chủ",
  demo: "Bản trình diễn",
  schedule: "Tự động khi hết hạn",
};

/** What is wrong with an action or a batch, at its place. */
export const ACTION_FAULT_TEXT = {
  reasonMissing: "Thiếu mục này. Hãy ghi rõ lý do.",
  proposedMisplaced: "Chỉ gửi kèm số liệu khi đề nghị đính chính (de_nghi_dinh_chinh).",
  correctionMisplaced: "Chỉ ghi số của đề nghị khi mở khóa (mo_lai) hoặc từ chối (tu_choi_dinh_chinh).",
  proposedSame: "Số liệu đề nghị giống hệt bản đã chốt nên không có gì để đính chính.",
  placeTwice: (position: number) => `Trùng đơn vị, kỳ và biểu với mục thứ ${position}. Hãy chỉ gửi một bản.`,
  keyTwice: (position: number) => `Khóa chống gửi trùng đã dùng ở mục thứ ${position}. Hãy dùng khóa khác.`,
} as const;

/** Shown where a unit has sent nothing. */
export const STATE_NONE_TEXT = "Chưa gửi";

/** What the place "Kiểm tra" says of a sheet, a cell and a text. */
export const CHECK_TEXT = {
  nothingUnderstood: "Chưa tìm thấy số liệu dịch vụ công trong vùng này.",
  lookedFor:
    "Đã tìm: dòng tiêu đề có tên chỉ tiêu (“Tổng số hồ sơ tiếp nhận”, “Hồ sơ nộp trực tuyến”…) với số ở dưới, hoặc nhãn và số cạnh nhau.",
  whatToDo:
    "Hãy mở trang có bảng số liệu rồi bấm Đọc lại, chọn đúng vùng của bảng (cả dòng tiêu đề), hoặc bấm vào một tiêu đề trong hình bên dưới để nói nó là chỉ tiêu nào.",
  noSheet: "Ở đây chưa có trang tính để đọc.",
  changed: "Trang tính đã thay đổi sau khi đọc; các phát hiện bên dưới có thể không còn đúng.",
  blankCell: "ô trống",
  written: (p: { cell: string; text: string; old: string }) => `Đã ghi ${p.text} vào ô ${p.cell} (trước là ${p.old}).`,
  takenBack: (p: { cell: string; old: string }) => `Ô ${p.cell} đã trở lại là ${p.old}.`,
  cellHasFormula: (p: { cell: string; formula: string }) =>
    `Ô ${p.cell} là công thức ${p.formula}. Hãy sửa công thức hoặc các ô mà công thức lấy số; không ghi đè bằng số.`,
  cellChanged: (p: { cell: string; now: string }) =>
    `Ô ${p.cell} đã đổi, bây giờ là ${p.now}. Hãy bấm Đọc lại rồi xem lại đề xuất.`,
  nothingFound: "Không phát hiện chỗ nào sai.",
  textStays: "Văn bản được kiểm tra ngay trên máy này, không gửi đi đâu.",
  numberWanted: (p: { figure: string; got: string }) =>
    `${p.figure}: “${p.got}” không phải số đếm. Hãy ghi số nguyên, ví dụ 1.234; để trống nếu chưa có số.`,
  numbersWanted: "Hãy nhập ít nhất một số.",
  fileReadOnly: "Tệp mở ở trang này chỉ để đọc. Hãy sửa trong tệp gốc bằng Excel rồi chọn lại tệp.",
  fileNone: "Chưa mở tệp nào. Hãy chọn tệp ở phía trên, hoặc nhập tay.",
  filePortal: (p: { name: string }) =>
    `Tệp “${p.name}” là số liệu của Cổng Dịch vụ công quốc gia, không phải bảng. Hãy dùng tệp này ở phần Tổng hợp để đối chiếu điểm.`,
} as const;

/** What is said while a sheet is read, and of what it was read by. */
export const READING_TEXT = {
  reading: () => "Đang đọc bảng…",
  checking: (p: { done: number; of: number }) => `Đang kiểm tra ${numberText(p.done)}/${numberText(p.of)} bản số liệu…`,
  stopped: () => "Đã dừng đọc. Bấm Đọc lại khi cần.",
  failed: () => "Không đọc được bảng này. Hãy bấm Đọc lại; nếu vẫn không được, chọn vùng của bảng rồi đọc Vùng chọn.",
  remembered: () => "Đang dùng cách ghép đã nhớ.",
  rememberedFiles: (p: { count: number }) => `${numberText(p.count)} bản được đọc theo cách ghép đã nhớ.`,
  forgotten: () => "Đã bỏ cách ghép đã nhớ.",
  severitiesSet: (p: { count: number }) =>
    `Mức lỗi, cảnh báo theo cơ quan đặt (khác thường lệ ở ${numberText(p.count)} phép kiểm tra).`,
  severitiesRemembered: () => "Chưa hỏi được máy chủ: mức lỗi, cảnh báo theo lần hỏi trước.",
  severitiesUnknown: () => "Chưa hỏi được mức lỗi, cảnh báo do cơ quan đặt; đang dùng mức thường lệ.",
} as const;

/** What is said while a report is being sent, and of what waits to be sent. */
export const SUBMIT_TEXT = {
  unitMissing: () => "Chưa chọn đơn vị. Hãy chọn đơn vị ở đầu ngăn.",
  noRight: () => "Mã truy cập này không được gửi số liệu của đơn vị đang chọn. Hãy chọn đơn vị khác hoặc đổi mã.",
  calendarMissing: () => "Chưa rõ kỳ báo cáo tính từ ngày nào. Hãy chọn một trong hai khoảng ngày.",
  scopeMissing: () => "Chưa rõ phạm vi số liệu. Hãy chọn của riêng đơn vị hay gồm cả cấp dưới.",
  schemeMissing: () => "Kỳ này có cả hai cách gọi mức độ dịch vụ công. Hãy chọn cách gọi dùng trong biểu.",
  reasonMissing: (p: { found: string; min: number }) =>
    `${p.found} Hãy sửa số liệu hoặc giải trình (ít nhất ${p.min} ký tự).`,
  correctionReasonMissing: () => "Chưa ghi lý do đính chính.",
  returnedGone: () => "Máy chủ không còn báo cáo này. Hãy mở lại ngăn rồi thử lại.",
  unitDiffers: (p: { written: string; chosen: string }) =>
    `Bảng ghi “${p.written}” nhưng đang gửi cho ${p.chosen}. Hãy kiểm tra lại đơn vị.`,
  periodDiffers: (p: { written: string; chosen: string }) =>
    `Bảng ghi kỳ ${p.written} nhưng đang gửi cho kỳ ${p.chosen}. Hãy kiểm tra lại kỳ.`,
  calendarQuestion: (p: { label: string; nd09: string; civil: string }) => `${p.label} là ${p.nd09} hay ${p.civil}?`,
  offlineFindings: () => "Chưa hỏi được máy chủ: mới kiểm tra trong biểu này, chưa so với các kỳ trước.",
  sending: () => "Đang gửi…",
  waiting: () => "Chờ gửi. Số liệu được giữ trên máy này và tự gửi khi có mạng; có thể đóng ngăn.",
  unkept: () =>
    "Trình duyệt không cho lưu trên máy này (hết chỗ hoặc bị chặn). Hãy để ngăn DVC mở cho đến khi gửi xong.",
  noToken: () => "Chờ gửi: chưa có mã truy cập. Hãy nhập mã trong phần Cài đặt.",
  deadToken: () => "Chờ gửi: mã truy cập đã hết hạn hoặc bị thu hồi. Hãy nhập mã mới trong phần Cài đặt.",
  otherUnit: () => "Chờ gửi: bản này được lập bằng mã của đơn vị khác nên chưa gửi bằng mã đang dùng.",
  maybeThere: () => "Có thể máy chủ đã nhận bản này. Bỏ ở đây không rút lại được bản đã nhận.",
  sent: (p: { revision: number }) => `Đã gửi, lần ${p.revision}.`,
  correctionSent: (p: { revision: number }) => `Đã gửi đề nghị đính chính bản chốt lần gửi ${p.revision}.`,
  refused: (p: { text: string }) => `Chưa gửi được. ${p.text}`,
  conflict: (p: { revision: number }) =>
    `Máy chủ đang có lần gửi ${p.revision} mà bản này chưa dựa trên đó. Hãy xem phần thay đổi rồi chọn.`,
  locked: () => "Kỳ này đã chốt. Muốn sửa, hãy gửi đề nghị đính chính để cấp trên mở khóa.",
} as const;

/** What the pane says about how fresh the numbers in the cells are. */
export const REFRESH_TEXT = {
  storedNone: () => "Từ khi mở hoặc làm mới, chưa ô nào hỏi số liệu đã lưu; các ô giữ số của lần tính trước.",
  storedAsked: (p: { count: string; oldest: string; newest: string }) =>
    p.oldest === p.newest
      ? `${p.count} số liệu, máy chủ trả lời lúc ${p.newest}.`
      : `${p.count} số liệu, máy chủ trả lời từ ${p.oldest} đến ${p.newest}.`,
  staleShown: (p: { count: string; oldest: string }) =>
    `Chưa kết nối được máy chủ nên ${p.count} phép tính dùng số đã biết trước đó, cũ nhất lúc ${p.oldest}. Các ô này tự tính lại khi có kết nối.`,
  storedMissing: (p: { count: string }) =>
    `Chưa kết nối được máy chủ nên ${p.count} phép tính chưa có số liệu. Các ô này tự tính lại khi có kết nối.`,
  ruleSetChanged: (p: { id: string; before: string; now: string }) =>
    `Bộ quy tắc ${p.id} đã đổi từ bản ${p.before} sang bản ${p.now}.`,
  ruleSetAdded: (p: { id: string; now: string }) => `Có thêm bộ quy tắc ${p.id}, bản ${p.now}.`,
  ruleSetGone: (p: { id: string; before: string }) => `Bộ quy tắc ${p.id} (bản ${p.before}) không còn dùng.`,
  ruleSetsRefresh: () => "Ô tính trước đó chưa đổi theo. Hãy tính lại cả sổ tính.",
  coreDiffers: (p: { here: string; there: string }) =>
    `Máy này chạy bộ tính ${p.here}, máy chủ chạy ${p.there}. Hãy đóng Excel rồi mở lại để dùng bản mới.`,
  functionsMissing: (p: { names: string }) =>
    `Máy chủ có hàm mà tiện ích đang mở chưa có: ${p.names}. Excel giữ danh sách hàm tối đa 24 giờ: hãy đóng Excel rồi mở lại; cần ngay thì nhấn “Lấy lại danh sách hàm” trước khi đóng.`,
  functionsUnknown: (p: { names: string }) =>
    `Có ô gọi hàm mà tiện ích đang mở không biết: ${p.names}. Hãy xem lại tên hàm; nếu tên đúng, hãy đóng Excel rồi mở lại.`,
} as const;

/** What the function runtime says about its own work, beside the problems of the core. */
export const RUNTIME_TEXT = {
  cancelled: () => "Phép tính đã dừng vì công thức vừa được sửa hoặc tính lại.",
  notInPreview: (p: { fn: string }) =>
    `Hàm ${p.fn} cần số liệu trên máy chủ nên không tính khi xem trước. Hãy nhấn Enter.`,
} as const;

/** How the number of a cell came about, beside what DIENGIAI says of scores. */
export const EXPLAIN_TEXT = {
  division: (p: { numerator: string; denominator: string; percent: string }) =>
    `${p.numerator} ÷ ${p.denominator} ${p.percent}`,
  sums: (p: { numerators: string; denominators: string }) =>
    `Cộng các tử số được ${p.numerators}, cộng các mẫu số được ${p.denominators}; không lấy trung bình các tỷ lệ.`,
  roundedPercent: (p: { digits: number }) =>
    `Làm tròn nửa lên (half-up) đến ${p.digits} chữ số thập phân của phần trăm.`,
  exactPercent: () => "Không làm tròn; ô chỉ hiện 2 chữ số thập phân.",
  roundedPoints: (p: { digits: number }) =>
    `Điểm từng chỉ số làm tròn nửa lên đến ${p.digits} chữ số; điểm nhóm là tổng các điểm đã làm tròn, tổng điểm là tổng các nhóm.`,
  ruleSet: (p: { title: string; version: string; basis: string }) =>
    `${p.title}, phiên bản ${p.version}${p.basis === "" ? "" : ` (${p.basis})`}`,
  target: (p: { source: string; first: string; last: string }) => `${p.source}; áp dụng từ ${p.first} đến ${p.last}`,
  ownTargets: () => "Chỉ tiêu do cơ quan tự khai trên máy chủ, nếu có, được dùng trước.",
  calendar: {
    nd09: "Kỳ tính từ ngày 15 tháng trước đến ngày 14 tháng này: Nghị định 09/2019/NĐ-CP.",
    civil: "Kỳ tính theo tháng dương lịch, như Cổng Dịch vụ công quốc gia.",
  },
  workingDays: (p: { days: number }) => `Ngày cuối kỳ cộng ${p.days} ngày làm việc, trừ ngày nghỉ.`,
  deadlineDefault: () => "Số ngày mặc định",
  stored: () =>
    "Số đã gửi lên máy chủ; của đơn vị cấp trên là tổng các bản số liệu dưới đây theo đơn vị hành chính tại kỳ báo cáo.",
  scoreAgain: (p: { agrees: boolean }) =>
    p.agrees
      ? "Đã tính lại trên máy này từ các số ở trên: khớp."
      : "Tính lại trên máy này từ các số ở trên thì không khớp. Hãy báo người quản trị máy chủ.",
  gainNone: () => "Không còn điểm nào có thể tăng trong các chỉ số đã có số liệu.",
  below: (p: { amount: string }) => `dưới ${p.amount}`,
  gain: (p: { each: string; converted: string; thing: GainThing; way: GainWay }) =>
    `${GAIN_WAYS[p.way].needed(p.converted, THINGS[p.thing])}; mỗi ${THINGS[p.thing]} được ${p.each} điểm.`,
  gainByNew: (p: { count: string; thing: GainThing; way: GainWay }) =>
    `${p.way === "late" ? "Cần" : "Hoặc"} thêm ${p.count} ${THINGS[p.thing]} mới đều ${GAIN_WAYS[p.way].met}.`,
  gainUpTo: (p: { count: string; points: string; thing: GainThing; way: GainWay }) =>
    `Chỉ bằng ${THINGS[p.thing]} mới thì không đủ: thêm ${p.count} ${THINGS[p.thing]} (bằng cả kỳ này), đều ${GAIN_WAYS[p.way].met}, cũng chỉ lên ${p.points} điểm.`,
  gainNotByNew: (p: { count: string; thing: GainThing; way: GainWay }) =>
    `Thêm ${p.count} ${THINGS[p.thing]} mới (bằng cả kỳ này), đều ${GAIN_WAYS[p.way].met}, điểm vẫn như cũ: không tăng được chỉ bằng ${THINGS[p.thing]} mới.`,
  gainNothingToCount: (p: { thing: GainThing; isComing: boolean }) =>
    p.isComing
      ? `Kỳ này chưa có ${THINGS[p.thing]} nào để tính; từ ${THINGS[p.thing]} đầu tiên, nếu đều đạt thì đủ điểm.`
      : `Kỳ này không có ${THINGS[p.thing]} nào để tính nên không tăng được điểm.`,
  gainRatioOnly: () => "Chỉ có tỷ lệ công bố, không có tử số và mẫu số nên chưa tính được cần bao nhiêu.",
  gainUnknown: () => "Chỉ có điểm công bố, không có tử số và mẫu số nên chưa tính được cần bao nhiêu.",
  thing: (thing: keyof typeof THINGS) => THINGS[thing],
} as const;
