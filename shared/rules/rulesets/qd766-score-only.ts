// Bộ chỉ số 766 khi chỉ có điểm của từng nhóm, không có tử số và mẫu số: sáu nhóm và bảng xếp loại.
import type { RuleSetData } from "../rule-set.ts";

const QD_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022";
const TACH_22 = `${QD_766} (nhóm Cung cấp dịch vụ trực tuyến, 22 điểm); xã Thạnh Tân công bố tháng 6/2023 (tách 12 + 10)`;

export const QD766_SCORE_ONLY: RuleSetData = {
  id: "qd766-score-only",
  version: "1",
  title: "Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg), chỉ có điểm nhóm",
  family: "qd766",
  legalBasis: [
    {
      number: "766/QĐ-TTg",
      title:
        "Quyết định phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp trong thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường điện tử",
      date: "2022-06-23",
      issuer: "Thủ tướng Chính phủ",
      confidence: "V",
    },
  ],
  effectiveFrom: "2022-06-23",
  effectiveTo: null,
  verifiedFrom: null,
  annexUnverified: false,
  byNameOnly: true,
  calendar: "civil",
  levels: ["tinh", "so", "huyen", "xa"],
  max: 100,
  rounding: { digits: 2, mode: "halfUp", group: "sumOfRounded", score: "sumOfGroups" },
  notApplicable: "zero",
  partial: "noScore",
  groups: [
    { code: "CKMB", title: "Công khai, minh bạch", max: 18, citation: QD_766, confidence: "V", indicators: [] },
    { code: "TDGQ", title: "Tiến độ giải quyết", max: 20, citation: QD_766, confidence: "V", indicators: [] },
    { code: "DVCTT", title: "Dịch vụ công trực tuyến", max: 12, citation: TACH_22, confidence: "V", indicators: [] },
    { code: "TTTT", title: "Thanh toán trực tuyến", max: 10, citation: TACH_22, confidence: "V", indicators: [] },
    { code: "MDSH", title: "Số hóa hồ sơ", max: 22, citation: QD_766, confidence: "V", indicators: [] },
    { code: "MDHL", title: "Mức độ hài lòng", max: 18, citation: QD_766, confidence: "V", indicators: [] },
  ],
  bands: [
    {
      code: "XUAT_SAC",
      label: "Xuất sắc",
      from: 90,
      citation: "Bài công bố về Quyết định 766/QĐ-TTg (90 đến 100 điểm)",
      confidence: "V",
    },
    {
      code: "TOT",
      label: "Tốt",
      from: 80,
      citation: "Bảng xếp loại của một địa phương; 83,8 điểm xếp loại Tốt",
      confidence: "D",
    },
    { code: "KHA", label: "Khá", from: 70, citation: "Bảng xếp loại của một địa phương", confidence: "D" },
    {
      code: "TRUNG_BINH",
      label: "Trung bình",
      from: 50,
      citation: "Bảng xếp loại của một địa phương; 61,5 điểm xếp loại Trung bình",
      confidence: "D",
    },
    {
      code: "YEU",
      label: "Yếu",
      from: 0,
      citation: "Bài công bố về Quyết định 766/QĐ-TTg (dưới 50 điểm)",
      confidence: "V",
    },
  ],
  notes: [
    "Điểm nhóm do Cổng hoặc đơn vị công bố; phần mềm không tính lại được, chỉ cộng, xếp loại và xét có hợp lý không.",
  ],
};
