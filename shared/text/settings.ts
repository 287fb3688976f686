// Why an office's own setting is refused.

/** What is wrong with a target that an office enters. */
export const TARGET_FAULT_TEXT = {
  measureUnknown: "Không có tỷ lệ mang mã này. Xem các mã ở /v1/targets hoặc trong ngăn Hàm & trợ giúp.",
  shareRange: "Phải từ 0 đến 100.",
  dayInvalid: "Phải là ngày có thật, dạng 2026-12-31.",
  daysReversed: "Ngày cuối phải sau ngày đầu.",
  noSource: "Phải ghi văn bản giao chỉ tiêu.",
} as const;

/** Why an office cannot set a check as mild as it asked. */
export const SEVERITY_FLOOR_TEXT =
  "Số liệu không thể có thật phải còn được đánh dấu: phép kiểm tra này chỉ hạ được xuống Cảnh báo (W).";
