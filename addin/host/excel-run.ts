// Runs a piece of work in Excel and turns its English refusals into sentences that say what to do.
import { HOST_DONE, type HostOutcome, type HostResult, hostRefusal } from "./host.ts";

/** Office answers with English words; what people read is ours, by its code. */
const OFFICE_ERRORS: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: "Excel đang ở chế độ sửa ô. Hãy nhấn Enter hoặc Esc rồi thử lại.",
  AccessDenied: "Trang tính đang được bảo vệ. Hãy bỏ bảo vệ hoặc chọn trang tính khác.",
  GeneralException: "Excel không thực hiện được yêu cầu này. Hãy chọn một ô khác rồi thử lại.",
  InvalidSelection: "Hãy chọn một vùng liền nhau của trang tính rồi thử lại.",
  ItemNotFound: "Không tìm thấy trang tính hoặc ô này nữa. Hãy đọc lại trang tính.",
  ItemAlreadyExists: "Đã có trang tính cùng tên. Hãy đổi tên trang cũ rồi thử lại.",
};
const OFFICE_ERROR_DEFAULT =
  "Excel chưa thực hiện được yêu cầu này. Hãy thử lại; nếu vẫn lỗi, hãy đóng và mở lại sổ tính.";

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** What Office says about an error, in Vietnamese. */
export const officeRefusal = (error: unknown) => hostRefusal(OFFICE_ERRORS[codeOf(error)] ?? OFFICE_ERROR_DEFAULT);

/** What the work gives, or why Excel refused. Never rejects. */
export const ask = async <Content>(
  work: (context: Excel.RequestContext) => Promise<Content>,
): Promise<HostResult<Content>> => {
  try {
    return { ok: true, content: await Excel.run(work) };
  } catch (error) {
    return officeRefusal(error);
  }
};

export const run = async (work: (context: Excel.RequestContext) => Promise<void>): Promise<HostOutcome> => {
  const done = await ask(work);
  return done.ok ? HOST_DONE : done;
};

/** Whether this Excel has the requirement set "ExcelApi 1.x". */
export const hasExcelApi = (version: string): boolean =>
  Office.context.requirements.isSetSupported("ExcelApi", version);
