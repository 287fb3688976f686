// Seed 002: huyện Đức Hòa, year 2022. Everything that can be checked agrees.
import type { SheetSource } from "./sheet-source.ts";

export const DUC_HOA: SheetSource = {
  name: "Đức Hòa",
  title: "Tiếp nhận và giải quyết thủ tục hành chính qua dịch vụ công trực tuyến mức độ 3, 4 – huyện Đức Hòa",
  source:
    "Nguồn: bài ngày 13/03/2023 về huyện Đức Hòa, tỉnh Long An (tệp 002_899ff2701f699873.txt); số liệu năm 2022, từ ngày 01/01/2022 đến ngày 31/12/2022.",
  lines: [
    { kind: "heading", states: "Hồ sơ qua dịch vụ công trực tuyến mức độ 3, 4 năm 2022" },
    {
      kind: "rate",
      id: "huyen",
      states: "Toàn huyện",
      numerator: 56436,
      denominator: 110642,
      published: "51%",
      digits: 0,
    },
    {
      kind: "rate",
      states: "Cùng số liệu, viết nguyên như trong bài (56.436 và 110.642)",
      numerator: "56.436",
      denominator: "110.642",
      published: "51%",
      digits: 2,
    },
    { kind: "heading", states: "Trong đó" },
    {
      kind: "rate",
      id: "caphuyen",
      states: "Cấp huyện tiếp nhận, trên tổng hồ sơ trực tuyến",
      numerator: 35560,
      denominator: "=B{huyen}",
      digits: 1,
    },
    {
      kind: "rate",
      id: "capxa",
      states: "Cấp xã tiếp nhận, trên tổng hồ sơ trực tuyến",
      numerator: 20876,
      denominator: "=B{huyen}",
      digits: 1,
    },
    {
      kind: "free",
      states: "Cấp huyện cộng cấp xã, so với số toàn huyện",
      cells: {
        B: "=SUM(B{caphuyen}:B{capxa})",
        D: "56.436",
        E: "=B{}-B{huyen}",
        F: '=IF(B{}=B{huyen},"Khớp","Không khớp: chênh "&E{})',
      },
      formats: { B: "#,##0", E: "#,##0" },
    },
    {
      kind: "note",
      states:
        "Bài không nêu tổng số hồ sơ của từng cấp nên không tính được tỷ lệ trực tuyến của riêng cấp huyện, cấp xã.",
    },
  ],
};
