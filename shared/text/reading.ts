// Words about the reading of sheets and files: why one is refused, why a column is read as it is, how far it is.
import type { FileProblem, FileProblemParams } from "../domain/file-problem.ts";
import type { MappingReason, ReasonParams } from "../domain/mapping-reason.ts";
import { numberText } from "./format.ts";
import type { Sentences } from "./sentence-table.ts";

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
