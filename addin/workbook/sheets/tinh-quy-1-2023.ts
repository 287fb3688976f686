// Seed 003: online services of a province, 01/01/2023 to 13/03/2023.
import type { SheetSource } from "./sheet-source.ts";

const SERVICES = "dịch vụ công trực tuyến";

export const TINH_QUY_1_2023: SheetSource = {
  name: "Tỉnh – Quý I/2023",
  title: "Dịch vụ công trực tuyến có phát sinh hồ sơ trong Quý I/2023 – toàn tỉnh",
  source:
    "Nguồn: bài “Trong Quý I/2023: dịch vụ công trực tuyến có phát sinh hồ sơ đạt tỷ lệ thấp” (tệp 003_45c20cc86b0d53cd.txt); số liệu từ ngày 01/01/2023 đến ngày 13/03/2023.",
  lines: [
    { kind: "heading", states: "Dịch vụ công có phát sinh hồ sơ" },
    {
      kind: "rate",
      id: "motphan",
      states: "Một phần",
      numerator: 64,
      denominator: 334,
      digits: 2,
      noun: SERVICES,
    },
    {
      kind: "rate",
      id: "toantrinh",
      states: "Toàn trình",
      numerator: 75,
      denominator: 316,
      digits: 2,
      noun: SERVICES,
    },
    {
      kind: "rate",
      id: "chung",
      states: "Toàn tỉnh, cộng một phần và toàn trình",
      numerator: "=SUM(B{motphan}:B{toantrinh})",
      denominator: "=SUM(C{motphan}:C{toantrinh})",
      published: "21,38%",
      digits: 2,
      noun: SERVICES,
      parts: ["motphan", "toantrinh"],
    },
    { kind: "heading", states: "Dịch vụ công đã tích hợp trên Cổng Dịch vụ công quốc gia" },
    {
      kind: "rate",
      id: "thmotphan",
      states: "Một phần",
      numerator: 262,
      denominator: "=C{motphan}",
      digits: 2,
      noun: SERVICES,
    },
    {
      kind: "rate",
      id: "thtoantrinh",
      states: "Toàn trình",
      numerator: 287,
      denominator: "=C{toantrinh}",
      digits: 2,
      noun: SERVICES,
    },
    {
      kind: "rate",
      id: "thchung",
      states: "Toàn tỉnh, cộng một phần và toàn trình",
      numerator: "=SUM(B{thmotphan}:B{thtoantrinh})",
      denominator: "=SUM(C{thmotphan}:C{thtoantrinh})",
      digits: 2,
      noun: SERVICES,
      parts: ["thmotphan", "thtoantrinh"],
    },
    { kind: "heading", states: "Các số cộng nêu trong bài" },
    {
      kind: "free",
      states: "Dịch vụ công cung cấp: 334 một phần + 316 toàn trình",
      cells: {
        D: "650",
        E: "=SUM(C{motphan}:C{toantrinh})",
        F: '=IF(E{}=DVC.LAYSO(D{}),"Khớp","Không khớp: cộng được "&E{})',
      },
      formats: { E: "#,##0" },
    },
    {
      kind: "free",
      states: "Đã tích hợp: 262 một phần + 287 toàn trình",
      cells: {
        D: "549",
        E: "=SUM(B{thmotphan}:B{thtoantrinh})",
        F: '=IF(E{}=DVC.LAYSO(D{}),"Khớp","Không khớp: cộng được "&E{})',
      },
      formats: { E: "#,##0" },
    },
    {
      kind: "free",
      states: "Có phát sinh hồ sơ: 64 một phần + 75 toàn trình",
      cells: {
        D: "139",
        E: "=SUM(B{motphan}:B{toantrinh})",
        F: '=IF(E{}=DVC.LAYSO(D{}),"Khớp","Không khớp: cộng được "&E{})',
      },
      formats: { E: "#,##0" },
    },
    {
      kind: "free",
      states: "Hồ sơ phát sinh: 8.339 một phần + 8.728 toàn trình",
      cells: {
        B: 8339,
        C: 8728,
        D: "17.067",
        E: "=SUM(B{}:C{})",
        F: '=IF(E{}=DVC.LAYSO(D{}),"Khớp","Không khớp: cộng được "&E{})',
      },
      formats: { B: "#,##0", C: "#,##0", E: "#,##0" },
    },
    {
      kind: "note",
      states:
        "Khoảng ngày 01/01 – 13/03/2023 không trùng Quý I theo lịch nào (dương lịch đến 31/3; kỳ báo cáo từ 15/12/2022 đến 14/3/2023). Bài in “13/03/223”, hiểu là năm 2023.",
    },
  ],
};
