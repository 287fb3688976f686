// The headings under which the reference of the API lists its operations, in words.
import type { Bilingual } from "../functions/param.ts";
import type { Heading } from "./addresses.ts";

export const HEADING_TEXT: Readonly<Record<Heading, Bilingual>> = {
  functions: { vi: "Hàm", en: "Functions" },
  rules: { vi: "Quy tắc và biểu", en: "Rules and forms" },
  snapshots: { vi: "Bản số liệu", en: "Snapshots" },
  consolidation: { vi: "Tổng hợp", en: "Consolidation" },
  checking: { vi: "Đọc và kiểm tra", en: "Reading and checking" },
  units: { vi: "Đơn vị", en: "Units" },
  administration: { vi: "Quản trị", en: "Administration" },
  pages: { vi: "Trang và tài liệu", en: "Pages and documents" },
};
