// Ready reasons for figures that look wrong and are not: what offices write, by code of finding; none of them says what the law is.
import type { FindingCode } from "../../../shared/findings/finding.ts";

/** Reasons that may fit anything. */
const ANY: readonly string[] = ["Số liệu đúng như phần mềm một cửa xuất ra; đã kiểm tra lại."];

const TWO_MOMENTS = "Hai số được đếm ở hai thời điểm khác nhau.";
const SOURCE_DIFFERS = "Hai số lấy từ hai hệ thống khác nhau.";
const NOT_ALL_PARTS = "Còn hồ sơ chưa phân loại nên các phần cộng lại chưa bằng tổng số.";

const BY_CODE: Readonly<Partial<Record<FindingCode, readonly string[]>>> = {
  NUM_GT_DEN: [TWO_MOMENTS, "Tử số gồm cả hồ sơ của kỳ trước chuyển sang."],
  SUM_MISMATCH: [NOT_ALL_PARTS, TWO_MOMENTS, "Có đơn vị chưa gửi số liệu nên tổng số lớn hơn các dòng cộng lại."],
  PART_WHOLE: [NOT_ALL_PARTS, TWO_MOMENTS, "Hồ sơ chờ bổ sung, trả lại hoặc rút được đếm riêng."],
  SAME_QTY_TWO_VALUES: [SOURCE_DIFFERS, TWO_MOMENTS],
  CARRY_MISMATCH: [
    "Hồ sơ chờ bổ sung của kỳ trước được đếm lại vào kỳ này.",
    "Kỳ trước đã được rà soát lại sau khi gửi.",
    "Kỳ trước đếm theo lịch khác.",
  ],
  OUTLIER: [
    "Trong kỳ có đợt cao điểm tiếp nhận hồ sơ.",
    "Trong kỳ có thủ tục mới được giao về đơn vị.",
    "Đơn vị vừa sắp xếp lại nên số liệu khác các kỳ trước.",
    "Hệ thống gián đoạn trong một phần của kỳ.",
  ],
  PCT_MISMATCH: ["Tỷ lệ công bố tính trên mẫu số khác.", TWO_MOMENTS],
  TRIPLE_CONFLICT: [SOURCE_DIFFERS, TWO_MOMENTS],
  DELTA_MISMATCH: ["Số kỳ trước đã được điều chỉnh sau khi công bố."],
  LEVEL_NOT_IN_FORCE: ["Số liệu được thống kê theo tên đơn vị cũ trên hệ thống."],
  DATA_GAP: ["Số liệu của những ngày gián đoạn đã được nhập bù."],
};

/** The likeliest first. */
export const readyReasons = (code: string): readonly string[] => [...(BY_CODE[code as FindingCode] ?? []), ...ANY];
