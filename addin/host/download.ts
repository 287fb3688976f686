// Hands a file to the user as the browser's download.
import { HOST_DONE, type HostOutcome, hostRefusal, type WorkbookFile } from "./host.ts";

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** The browser may still be reading the address. */
const KEPT_MS = 60_000;

const NOT_SAVED = "Trình duyệt không cho lưu tệp về máy. Hãy cho phép tải xuống từ trang này rồi thử lại.";

export const download = ({ name, bytes }: WorkbookFile, type = XLSX_TYPE): HostOutcome => {
  try {
    const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
    return HOST_DONE;
  } catch {
    return hostRefusal(NOT_SAVED);
  }
};
