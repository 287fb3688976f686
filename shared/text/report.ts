// Words of a report as an office prints it: the title block, the table, the footnote, the signature.
import { datePartsOf, type LocalDate } from "../domain/local-date.ts";
import type { UnitType } from "../domain/unit.ts";

/** "UBND" stands before every unit but a department; the name is printed in capitals. */
export const officeName = (name: string, type: UnitType | null): string => {
  const isNamed = /^(?:ủy ban|uỷ ban|ubnd|sở|văn phòng|trung tâm)/iu.test(name);
  return (type === null || type === "sở" || isNamed ? name : `Ủy ban nhân dân ${name}`).toUpperCase();
};

export const REPORT_TEXT = {
  sheet: (p: { period: string }) => `Báo cáo ${p.period}`,
  nation: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  motto: "Độc lập - Tự do - Hạnh phúc",
  number: "Số:        /BC",
  /** Day and month are those of the signature. */
  dated: (p: { today: LocalDate }) => `…………, ngày …… tháng …… năm ${datePartsOf(p.today).year}`,
  kind: "BÁO CÁO",
  order: "STT",
  content: "Nội dung",
  count: "Số lượng",
  numerator: "Tử số",
  denominator: "Mẫu số",
  share: "Tỷ lệ",
  unit: "Đơn vị",
  state: "Trạng thái",
  figures: "Số liệu",
  rates: "Tỷ lệ",
  score: "Tổng điểm",
  grade: "Xếp loại",
  chart: (p: { rate: string }) => p.rate,
  chartOfRates: "Các tỷ lệ đạt được",
  narrative: "Nhận xét, đánh giá",
  source: (p: { core: string; rules: string }) => `Tính bằng DVC ${p.core}; bộ quy tắc: ${p.rules}.`,
  asOf: (p: { moment: string; state: string }) => `Số liệu tính đến ${p.moment}, ${p.state}.`,
  closed: "đã chốt",
  provisional: "chưa chốt",
  received: (p: { received: string; expected: string }) => `Đã nhận ${p.received}/${p.expected} đơn vị.`,
  drafter: "NGƯỜI LẬP BIỂU",
  signer: "THỦ TRƯỞNG ĐƠN VỊ",
  drafterHow: "(Ký, ghi rõ họ tên)",
  signerHow: "(Ký, ghi rõ họ tên, đóng dấu)",
} as const;
