// Days as people type them here, the same in every browser: dd/mm/yyyy, or yyyy-mm-dd as copied from a file.
import { parseListDate } from "../../shared/checking/unit-rows.ts";

export const DAY_PLACEHOLDER = "dd/mm/yyyy";

/** As a request wants it: "31/12/2026" is "2026-12-31", nothing stays nothing; null where there is no such day. */
export const readDay = (text: string): string | null => (text.trim() === "" ? "" : parseListDate(text.trim()));

export const dayFault = (label: string): string => `${label}: hãy ghi ngày dạng ngày/tháng/năm, ví dụ 31/12/2026.`;
