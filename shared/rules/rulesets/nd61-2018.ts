// Đánh giá giải quyết TTHC theo Nghị định 61/2018/NĐ-CP: chín tiêu chí, mỗi tiêu chí 2 điểm, người đánh giá chấm.
import type { IndicatorData, RuleSetData } from "../rule-set.ts";

const ND_61 = "Nghị định 61/2018/NĐ-CP ngày 23/4/2018";
const PHIEU = `${ND_61}; phiếu đánh giá trong một hệ thống một cửa điện tử`;

/** Thang 0, 1, 2 của từng tiêu chí chưa đọc trong văn bản, nên chỉ kiểm điểm không quá 2. */
const tieuChi = (number: string, code: string, title: string): IndicatorData => ({
  number,
  code,
  title,
  max: 2,
  method: "given",
  citation: PHIEU,
  confidence: "D",
  confidenceMax: "D",
});

export const ND61_2018: RuleSetData = {
  id: "nd61-2018",
  version: "1",
  title: "Đánh giá việc giải quyết thủ tục hành chính theo cơ chế một cửa (Nghị định 61/2018/NĐ-CP)",
  family: "nd61",
  legalBasis: [
    {
      number: "61/2018/NĐ-CP",
      title: "Nghị định về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính",
      date: "2018-04-23",
      issuer: "Chính phủ",
      confidence: "V",
    },
    {
      number: "107/2021/NĐ-CP",
      title: "Nghị định sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP",
      date: "2021-12-06",
      issuer: "Chính phủ",
      confidence: "V",
    },
  ],
  effectiveFrom: "2018-04-23",
  // Nghị định 118/2025/NĐ-CP giữ, bỏ hay thay chín tiêu chí: chưa rõ; mở lại bằng cấu hình khi có văn bản.
  effectiveTo: "2025-06-30",
  verifiedFrom: null,
  annexUnverified: true,
  byNameOnly: false,
  calendar: null,
  levels: ["tinh", "so", "huyen", "xa"],
  max: 18,
  rounding: { digits: 2, mode: "halfUp", group: "sumOfRounded", score: "sumOfGroups" },
  notApplicable: "zero",
  partial: "noScore",
  groups: [
    {
      code: "N61",
      title: "Chín tiêu chí đánh giá",
      max: 18,
      citation: PHIEU,
      confidence: "D",
      indicators: [
        tieuChi("1", "N61_TOTAL_TIME", "Tổng thời gian giải quyết TTHC so với quy định"),
        tieuChi("2", "N61_STEP_TIME", "Thời gian thực hiện của từng cơ quan, đơn vị tham gia"),
        tieuChi("3", "N61_CONTACT_COUNT", "Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ"),
        tieuChi("4", "N61_AGENCY_COUNT", "Số cơ quan, đơn vị, tổ chức phải liên hệ"),
        tieuChi("5", "N61_ONE_STOP", "Tổ chức tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa"),
        tieuChi("6", "N61_PUBLICITY", "Công khai TTHC"),
        tieuChi("7", "N61_ATTITUDE", "Thái độ của cán bộ, công chức, viên chức"),
        tieuChi("8", "N61_FEEDBACK", "Tiếp thu, giải trình phản ánh, kiến nghị"),
        tieuChi("9", "N61_ONLINE_QUALITY", "Tiến độ và chất lượng cung cấp DVCTT"),
      ],
    },
  ],
  bands: [
    { code: "XUAT_SAC", label: "Xuất sắc", from: 15, citation: PHIEU, confidence: "D" },
    { code: "TOT", label: "Tốt", from: 12, citation: PHIEU, confidence: "D" },
    { code: "KHA", label: "Khá", from: 9, citation: PHIEU, confidence: "D" },
    { code: "TRUNG_BINH", label: "Trung bình", from: 6, citation: PHIEU, confidence: "D" },
    { code: "YEU", label: "Yếu", from: 0, citation: PHIEU, confidence: "D" },
  ],
  notes: [
    "Xếp loại theo điểm thẩm định, không theo điểm tự chấm. Đúng 15 điểm là Xuất sắc.",
    "Từ ngày 01/7/2025 chưa rõ Nghị định 118/2025/NĐ-CP còn dùng chín tiêu chí này không.",
  ],
};
