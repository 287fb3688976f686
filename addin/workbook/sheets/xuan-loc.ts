// Seed 000: huyện Xuân Lộc, 15/12/2021 to 12/9/2022. Its district-wide line takes the communes' denominator alone.
import type { SheetSource } from "./sheet-source.ts";

const PROCEDURES = "thủ tục";

export const XUAN_LOC: SheetSource = {
  name: "Xuân Lộc",
  title: "Kết quả thực hiện dịch vụ công mức độ 3, mức độ 4 trên địa bàn huyện Xuân Lộc",
  source:
    "Nguồn: bài của UBND huyện Xuân Lộc, tỉnh Đồng Nai (tệp 000_7a67d70902ffcb37.txt); số liệu từ ngày 15/12/2021 đến ngày 12/9/2022.",
  lines: [
    { kind: "heading", states: "Hồ sơ trực tuyến mức độ 3, 4" },
    {
      kind: "rate",
      id: "huyen",
      states: "Cấp huyện",
      numerator: 4840,
      denominator: 26757,
      published: "18,1%",
      digits: 1,
    },
    {
      kind: "rate",
      id: "xa",
      states: "Cấp xã",
      numerator: 15755,
      denominator: 69001,
      published: "22,8%",
      digits: 1,
    },
    {
      kind: "rate",
      id: "congbo",
      states: "Toàn huyện, như đã công bố",
      numerator: 20757,
      denominator: 69001,
      published: "21,5%",
      digits: 1,
    },
    {
      kind: "rate",
      id: "chung",
      states: "Toàn huyện, cộng cấp huyện và cấp xã",
      numerator: "=SUM(B{huyen}:B{xa})",
      denominator: "=SUM(C{huyen}:C{xa})",
      published: "21,5%",
      digits: 1,
      parts: ["huyen", "xa"],
    },
    {
      kind: "free",
      states: "Chênh lệch giữa số công bố và số cộng",
      cells: { B: "=B{congbo}-B{chung}", C: "=C{congbo}-C{chung}" },
      formats: { B: "#,##0", C: "#,##0" },
    },
    {
      kind: "note",
      states:
        "Hai cấp cộng lại là 20.595/95.758 hồ sơ, đạt 21,5%; số 20.757/69.001 trong bài dùng mẫu số của riêng cấp xã. DVC chỉ nêu chỗ lệch, không tự sửa số đã công bố.",
    },
    { kind: "heading", states: "Thủ tục có phát sinh hồ sơ trực tuyến" },
    {
      kind: "rate",
      id: "tthuyen",
      states: "Cấp huyện",
      numerator: 41,
      denominator: 50,
      published: "82%",
      digits: 0,
      noun: PROCEDURES,
    },
    {
      kind: "rate",
      id: "ttxa",
      states: "Cấp xã",
      numerator: 227,
      denominator: 309,
      published: "73,5%",
      digits: 1,
      noun: PROCEDURES,
    },
    {
      kind: "rate",
      id: "ttchung",
      states: "Toàn huyện, cộng cấp huyện và cấp xã",
      numerator: "=SUM(B{tthuyen}:B{ttxa})",
      denominator: "=SUM(C{tthuyen}:C{ttxa})",
      published: "74,6%",
      digits: 1,
      noun: PROCEDURES,
      parts: ["tthuyen", "ttxa"],
    },
    {
      kind: "free",
      states: "Số thủ tục có dịch vụ công mức độ 3, 4 nêu ở đầu bài, so với mẫu số cộng được",
      cells: {
        B: 259,
        C: "=C{ttchung}",
        F: '=IF(B{}=C{},"Khớp","Hai số khác nhau cho một nội dung: "&B{}&" và "&C{})',
      },
      formats: { B: "#,##0", C: "#,##0" },
    },
    {
      kind: "rate",
      states: "Thủ tục có dịch vụ công mức độ 3, 4 trên tổng số 545 thủ tục",
      numerator: "=C{ttchung}",
      denominator: 545,
      digits: 1,
      noun: PROCEDURES,
    },
    { kind: "heading", states: "Chỉ tiêu của tỉnh: cấp huyện đạt 20% hồ sơ trực tuyến" },
    {
      kind: "free",
      states: "Cấp huyện so với chỉ tiêu",
      cells: { D: "20%", E: "=E{huyen}", F: '=IF(B{huyen}/C{huyen}>=20%,"Đạt chỉ tiêu","Chưa đạt chỉ tiêu")' },
      formats: { E: "0.0%" },
    },
  ],
};
