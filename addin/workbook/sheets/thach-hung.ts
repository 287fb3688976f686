// Seed 001: xã Thạch Hưng, the first eleven months of 2020. Three statements about one ratio that cannot all hold.
import type { SheetSource } from "./sheet-source.ts";

const SERVICES = "dịch vụ công trực tuyến";

export const THACH_HUNG: SheetSource = {
  name: "Thạch Hưng",
  title: "Thực trạng cung cấp dịch vụ công trực tuyến mức độ 3, 4 tại xã Thạch Hưng",
  source:
    "Nguồn: bài của UBND xã Thạch Hưng (tệp 001_b88ffad89feb49b2.txt); số liệu đến hết tháng 11/2020 (11 tháng năm 2020).",
  lines: [
    { kind: "heading", states: "Hồ sơ thực hiện trực tuyến mức độ 3" },
    {
      kind: "rate",
      states: "Hồ sơ trực tuyến đến hết tháng 11/2020, “đạt khoảng 40%”",
      numerator: 134,
      denominator: 332,
      published: "40%",
      digits: 0,
    },
    {
      kind: "rate",
      states: "Cùng số liệu, tính đến hai chữ số thập phân",
      numerator: 134,
      denominator: 332,
      digits: 2,
    },
    { kind: "heading", states: "Dịch vụ công có phát sinh hồ sơ: “có 17 DVC”, “khoảng 17%”, “khoảng 34 DVC không có”" },
    {
      kind: "rate",
      id: "co",
      states: "Nếu 17 dịch vụ có và 34 dịch vụ không có hồ sơ",
      numerator: 17,
      denominator: "=17+34",
      published: "17%",
      digits: 0,
      noun: SERVICES,
    },
    {
      kind: "free",
      states: "Nếu 17 dịch vụ là 17% thì có bao nhiêu dịch vụ, bao nhiêu không có hồ sơ",
      cells: {
        B: 17,
        C: "=ROUND(17/17%,0)",
        D: "34",
        E: "=C{}-B{}",
        F: '=IF(E{}=34,"Khớp","Không khớp: "&E{}&" dịch vụ, công bố 34")',
      },
      formats: { B: "#,##0", C: "#,##0", E: "#,##0" },
    },
    {
      kind: "free",
      states: "Nếu 34 dịch vụ không có hồ sơ là 83% còn lại thì có bao nhiêu dịch vụ",
      cells: {
        B: "=C{}-34",
        C: "=ROUND(34/83%,0)",
        D: "17",
        E: "=B{}",
        F: '=IF(E{}=17,"Khớp","Không khớp: "&E{}&" dịch vụ, công bố 17")',
      },
      formats: { B: "#,##0", C: "#,##0", E: "#,##0" },
    },
    {
      kind: "note",
      states:
        "Ba số 17 dịch vụ, 17% và 34 dịch vụ không thể cùng đúng. Bài không nêu tổng số dịch vụ công nên không tự chọn cách sửa; cần hỏi lại đơn vị.",
    },
  ],
};
