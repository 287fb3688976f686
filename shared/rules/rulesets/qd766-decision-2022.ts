// Bộ chỉ số 766 cho các kỳ từ 01/8/2022 đến 30/6/2025: cùng cây chỉ số, hai ngưỡng khác, phụ lục chưa kiểm chứng.
import { amended } from "../amendment.ts";
import { QD766_PORTAL_2026 } from "./qd766-portal-2026.ts";

const QD_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022";
/** Các bài giới thiệu Quyết định (cơ cấu nhóm, 20 điểm đúng hạn, 4 điểm công khai, ba chỉ số hài lòng 6 điểm). */
const BAI_GIOI_THIEU = "các bài giới thiệu Quyết định 766/QĐ-TTg";
/** Điểm tối đa và công thức của năm 2026 được dùng cho giai đoạn này vì chưa có phụ lục. */
const SUY_TU_2026 = "suy từ dữ liệu Cổng Dịch vụ công quốc gia năm 2026, chưa đối chiếu phụ lục";
/** Quyết định có năm nhóm; một xã đã công bố tách nhóm 22 điểm thành 12 + 10. */
const TACH_22 = `${QD_766} (nhóm Cung cấp dịch vụ trực tuyến, 22 điểm); xã Thạnh Tân công bố tháng 6/2023 (tách 12 + 10)`;

export const QD766_DECISION_2022 = amended(QD766_PORTAL_2026, {
  id: "qd766-decision-2022",
  version: "1",
  title:
    "Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg), giai đoạn 2022-2025 (phụ lục chưa kiểm chứng)",
  // Hệ thống vận hành từ ngày 01/8/2022.
  effectiveFrom: "2022-08-01",
  effectiveTo: "2025-06-30",
  verifiedFrom: null,
  annexUnverified: true,
  levels: ["tinh", "so", "huyen", "xa"],
  citation: SUY_TU_2026,
  confidence: "?",

  groups: {
    CKMB: { citation: QD_766, confidence: "V" },
    TDGQ: { citation: `${QD_766} (nhóm Tiến độ, kết quả giải quyết)`, confidence: "V" },
    DVCTT: { citation: TACH_22, confidence: "V" },
    TTTT: { citation: TACH_22, confidence: "V" },
    MDSH: { citation: QD_766, confidence: "V" },
    MDHL: { citation: QD_766, confidence: "V" },
  },

  // Mọi dòng: điểm tối đa và công thức đều suy từ năm 2026, trừ các dòng nêu riêng dưới đây.
  eachLine: { confidenceMax: "?", note: null },
  lines: {
    PUBLIC_UPDATE_ON_TIME: {
      citation: `${BAI_GIOI_THIEU} (4 điểm); ${SUY_TU_2026} (công thức)`,
      confidenceMax: "V",
    },
    ON_TIME: {
      citation: `${BAI_GIOI_THIEU} (20 điểm)`,
      confidence: "V",
      confidenceMax: "V",
      note: "Có nơi nêu tách 18 + 2 điểm; chưa có căn cứ.",
    },
    SERVICE_PROVIDED: {
      note: "Điểm 7,0/12 của xã Thạnh Tân tháng 6/2023 khớp khi dòng này không tính cho xã.",
    },
    DOSSIER_PAID_ONLINE: {
      method: "cap",
      threshold: "30%",
      citation: "Cách tính của hệ thống một cửa cấp tỉnh, 2022-2023",
      confidence: "D",
      note: "Năm 2026 Cổng tính đều đến 100%; không rõ đổi từ ngày nào.",
    },
    SO_HOA_GIAY_TO_GIAI_QUYET: {
      method: "cap",
      threshold: "80%",
      citation: "Bản mô tả kỹ thuật công thức của bên thứ ba",
      confidence: "D",
      note: "Năm 2026 Cổng tính đều đến 100%; không rõ đổi từ ngày nào.",
    },
    PETITION_PROCESSING_ON_TIME: {
      citation: `${BAI_GIOI_THIEU} (công thức nhóm hài lòng, 6 điểm)`,
      confidence: "V",
      confidenceMax: "V",
      note: "Cách tính khi kỳ không có PAKN chưa kiểm chứng cho giai đoạn này; dùng như năm 2026 (đủ 6 điểm).",
    },
    PETITION_HANDLING_SATISFACTION: {
      citation: `${BAI_GIOI_THIEU} (công thức nhóm hài lòng, 6 điểm)`,
      confidence: "V",
      confidenceMax: "V",
      note: "Cách tính khi kỳ không có PAKN chưa kiểm chứng cho giai đoạn này; dùng như năm 2026 (đủ 6 điểm).",
    },
    DOSSIER_RECEIVING_SATISFACTION: {
      citation: `${BAI_GIOI_THIEU} (6 điểm, gắn với mục tiêu Nghị quyết 76/NQ-CP)`,
      confidence: "K",
      confidenceMax: "V",
      note: "Mục tiêu 90% của Nghị quyết 76/NQ-CP chưa đọc bản gốc; khớp với ngưỡng Cổng dùng năm 2026.",
    },
  },

  switches: [
    {
      code: "3.6-100",
      indicator: "DOSSIER_PAID_ONLINE",
      title: "Tính đều đến 100%",
      method: "linear",
      citation: SUY_TU_2026,
      confidence: "?",
    },
    {
      code: "4.2-100",
      indicator: "SO_HOA_GIAY_TO_GIAI_QUYET",
      title: "Tính đều đến 100%",
      method: "linear",
      citation: SUY_TU_2026,
      confidence: "?",
    },
  ],
  parameters: [],

  notes: [
    "Phụ lục của Quyết định 766/QĐ-TTg chưa có bản gốc: điểm tối đa từng chỉ số và công thức suy từ năm 2026, chưa kiểm chứng với phụ lục.",
    "Hai ngưỡng của giai đoạn này (3.6 từ 30%, 4.2 từ 80%) lấy từ nguồn thứ ba; có thể đổi sang tính đều đến 100%.",
  ],
});
