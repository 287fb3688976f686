// The days on which the law changed what a report says, each with its source; whoever needs such a day takes it from here.
import type { Confidence } from "./confidence.ts";
import type { LocalDate } from "./local-date.ts";

interface TurningDay {
  readonly day: LocalDate;
  /** What holds from the day on. */
  readonly change: string;
  readonly citation: string;
  readonly confidence: Confidence;
}

const turningDay = (day: string, rest: Omit<TurningDay, "day">): TurningDay => ({ day: day as LocalDate, ...rest });

export const TURNING_DAYS = {
  /** Online services are named by kinds. */
  serviceKinds: turningDay("2022-08-15", {
    change: "Dịch vụ công trực tuyến gọi là một phần, toàn trình, không còn gọi là mức độ 3, mức độ 4",
    citation: "Nghị định 42/2022/NĐ-CP",
    confidence: "V",
  }),
  /** No districts any more; 63 provinces became 34. */
  twoTiers: turningDay("2025-07-01", {
    change: "Chính quyền địa phương hai cấp, không còn cấp huyện; 34 tỉnh, thành phố",
    citation: "Nghị quyết 203/2025/QH15; Nghị quyết 202/2025/QH15",
    confidence: "V",
  }),
  /** The decree of the kinds is repealed; forms keep its words. */
  serviceKindsRepealed: turningDay("2026-07-01", {
    change: "Nghị định 42/2022/NĐ-CP hết hiệu lực; biểu mẫu vẫn dùng một phần, toàn trình",
    citation: "Nghị định 224/2026/NĐ-CP, Điều 90 khoản 2",
    confidence: "D",
  }),
} as const;
