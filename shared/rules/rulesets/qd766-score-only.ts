// Bộ chỉ số 766 khi chỉ có điểm của từng nhóm, không có tử số và mẫu số: sáu nhóm và bảng xếp loại.
import { amended } from "../amendment.ts";
import { QD766_PORTAL_2026 } from "./qd766-portal-2026.ts";

const QD_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022";
const TACH_22 = `${QD_766} (nhóm Cung cấp dịch vụ trực tuyến, 22 điểm); xã Thạnh Tân công bố tháng 6/2023 (tách 12 + 10)`;

export const QD766_SCORE_ONLY = amended(QD766_PORTAL_2026, {
  id: "qd766-score-only",
  version: "1",
  title: "Bộ chỉ số phục vụ người dân, doanh nghiệp (Quyết định 766/QĐ-TTg), chỉ có điểm nhóm",
  effectiveFrom: "2022-06-23",
  verifiedFrom: null,
  byNameOnly: true,
  levels: ["tinh", "so", "huyen", "xa"],
  citation: QD_766,
  confidence: "V",
  groups: {
    CKMB: { indicators: [] },
    TDGQ: { indicators: [] },
    DVCTT: { citation: TACH_22, indicators: [] },
    TTTT: { citation: TACH_22, indicators: [], publishedTolerance: null },
    MDSH: { indicators: [] },
    MDHL: { indicators: [] },
  },
  switches: [],
  parameters: [],
  notes: [
    "Điểm nhóm do Cổng hoặc đơn vị công bố; phần mềm không tính lại được, chỉ cộng, xếp loại và xét có hợp lý không.",
  ],
});
