// Số liệu dịch vụ công mức độ 3, mức độ 4 trước ngày 15/8/2022: chỉ có tỷ lệ và mục tiêu, không chấm điểm.
import type { RuleSetData } from "../rule-set.ts";

const M34 = "Cách gọi mức độ 3, mức độ 4 trước khi Nghị định 42/2022/NĐ-CP có hiệu lực (15/8/2022)";
const SO_CONG_BO = "số liệu công bố của huyện Xuân Lộc, xã Thạch Hưng, huyện Đức Hòa";

export const M34_2019_2022: RuleSetData = {
  id: "m34-2019-2022",
  version: "1",
  title: "Tỷ lệ hồ sơ, thủ tục dịch vụ công trực tuyến mức độ 3, mức độ 4",
  family: "m34",
  legalBasis: [
    {
      number: "42/2022/NĐ-CP",
      title: "Nghị định về cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng",
      date: "2022-06-24",
      issuer: "Chính phủ",
      confidence: "V",
    },
  ],
  effectiveFrom: "2019-01-01",
  effectiveTo: "2022-08-14",
  verifiedFrom: null,
  annexUnverified: false,
  byNameOnly: false,
  calendar: null,
  levels: ["tinh", "so", "huyen", "xa"],
  max: null,
  rounding: { digits: 2, mode: "halfUp", group: "sumOfRounded", score: "sumOfGroups" },
  notApplicable: "zero",
  partial: "noScore",
  groups: [
    {
      code: "M34",
      title: "Dịch vụ công trực tuyến mức độ 3, mức độ 4",
      max: 0,
      citation: `${M34}; ${SO_CONG_BO}`,
      confidence: "K",
      indicators: [
        {
          number: "1",
          code: "M34_ONLINE_DOSSIER",
          title: "Tỷ lệ hồ sơ nộp trực tuyến mức độ 3, 4",
          max: 0,
          method: "info",
          rate: "ONLINE_RATE_ALL",
          citation: `${M34}; ${SO_CONG_BO}`,
          confidence: "K",
          confidenceMax: "K",
          note: "Mức 3 và mức 4 gộp lại mới so sánh được với trực tuyến (một phần và toàn trình) sau này.",
        },
        {
          number: "2",
          code: "M34_SERVICE_WITH_DOSSIER",
          title: "Tỷ lệ dịch vụ mức độ 3, 4 có phát sinh hồ sơ",
          max: 0,
          method: "info",
          rate: "SERVICE_ACTIVE_PROVIDED",
          citation: `${M34}; ${SO_CONG_BO}`,
          confidence: "K",
          confidenceMax: "K",
        },
        {
          number: "3",
          code: "M34_SERVICE_PROVIDED",
          title: "Tỷ lệ thủ tục cung cấp mức độ 3, 4",
          max: 0,
          method: "info",
          rate: "SERVICE_PROVIDED_RATE",
          citation: `${M34}; ${SO_CONG_BO}`,
          confidence: "K",
          confidenceMax: "K",
        },
      ],
    },
  ],
  bands: [],
  notes: [
    "Không quy đổi mức độ 3 thành một phần, mức độ 4 thành toàn trình: đó là cách hiểu quen dùng, không phải quy định.",
  ],
};
