// The headings under which the reference of the API lists its operations, by the beginning of their addresses.
import type { Bilingual } from "../functions/param.ts";

/** The first that fits counts; what fits none is a page or a document. */
const HEADINGS: readonly (readonly [start: string, heading: Bilingual])[] = [
  ["/v1/compute", { vi: "Hàm", en: "Functions" }],
  ["/v1/calc", { vi: "Hàm", en: "Functions" }],
  ["/v1/functions", { vi: "Hàm", en: "Functions" }],
  ["/v1/forms", { vi: "Quy tắc và biểu", en: "Rules and forms" }],
  ["/v1/rulesets", { vi: "Quy tắc và biểu", en: "Rules and forms" }],
  ["/v1/snapshots", { vi: "Bản số liệu", en: "Snapshots" }],
  ["/v1/copies", { vi: "Bản số liệu", en: "Snapshots" }],
  ["/v1/consolidated", { vi: "Tổng hợp", en: "Consolidation" }],
  ["/v1/series", { vi: "Tổng hợp", en: "Consolidation" }],
  ["/v1/completeness", { vi: "Tổng hợp", en: "Consolidation" }],
  ["/v1/narrative", { vi: "Tổng hợp", en: "Consolidation" }],
  ["/v1/frozen", { vi: "Tổng hợp", en: "Consolidation" }],
  ["/v1/read", { vi: "Đọc và kiểm tra", en: "Reading and checking" }],
  ["/v1/check", { vi: "Đọc và kiểm tra", en: "Reading and checking" }],
  ["/v1/units", { vi: "Đơn vị", en: "Units" }],
  ["/v1/", { vi: "Quản trị", en: "Administration" }],
];

const PAGES: Bilingual = { vi: "Trang và tài liệu", en: "Pages and documents" };

export const headingOf = (path: string): Bilingual =>
  HEADINGS.find(([start]) => path === start || path.startsWith(start.endsWith("/") ? start : `${start}/`))?.[1] ??
  PAGES;
