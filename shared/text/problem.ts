// What was wrong with a request, one sentence for each code, with what to do.
import type { ImportFault, Problem, ProblemCode, ProblemParams } from "../domain/problem.ts";
import { dateText, numberText } from "./format.ts";
import type { Sentences } from "./sentence-table.ts";
import { ACTION_TEXT, STATE_TEXT } from "./snapshot.ts";

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

/** Why two periods or scores are not set against each other. */
export const NOT_COMPARABLE_TEXT: Readonly<Record<ProblemParams["NOT_COMPARABLE"]["reason"], string>> = {
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

const PROBLEMS: Sentences<ProblemParams> = {
  ARG_BLANK: ({ arg }) => `Ô ${arg} đang trống. Hãy nhập số liệu; nếu không phát sinh thì ghi 0.`,
  ARG_NOT_NUMBER: ({ arg, got }) => `${arg} phải là số, không phải “${got}”. Hãy sửa lại ô này.`,
  ARG_NUMBER_AMBIGUOUS: ({ arg, got, first, second }) =>
    `${arg} “${got}” có thể hiểu là ${first} hoặc ${second}. Hãy viết dấu chấm ngăn hàng nghìn, dấu phẩy cho phần thập phân.`,
  ARG_NUMBER_LONG: ({ arg, max }) => `${arg} có quá ${max} chữ số, không phải một số liệu. Hãy kiểm tra lại ô đó.`,
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
  PERIOD_UNREAD: ({ got, word, label }) =>
    `Trong “${got}” chưa hiểu chữ “${word}” bên cạnh “${label}”, nên chưa chắc là kỳ nào. Hãy ghi như "Tháng 6/2023", "Quý I/2023", "Tuần 43/2026" hoặc "từ ngày 15/12/2021 đến ngày 12/9/2022".`,
  PERIOD_UNFILLED: ({ got }) => `Kỳ báo cáo “${got}” còn chỗ để trống. Hãy điền đủ tháng, quý hoặc tuần và năm.`,
  PERIOD_WEEK_OF_MONTH: ({ got }) =>
    `“${got}” nêu tuần của một tháng hoặc quý, mỗi nơi đếm một khác. Hãy ghi số tuần của năm ("Tuần 43/2026") hoặc khoảng ngày.`,
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
