// Words that explain how a call came to its answer.
import { type GainThing, THINGS } from "./narrative.ts";

/** What would have to be otherwise for a line of an index to have its maximum, and what new things have to be. */
const GAIN_WAYS = {
  online: {
    needed: (count: string) => `Cần chuyển ${count} hồ sơ giấy sang trực tuyến`,
    met: "nộp trực tuyến",
  },
  late: {
    needed: (count: string) => `Thiếu ${count} hồ sơ đúng hạn (hồ sơ đã quá hạn không thành đúng hạn được)`,
    met: "đúng hạn",
  },
  any: { needed: (count: string, thing: string) => `Cần ${count} ${thing} nữa đạt trong số đã có`, met: "đạt" },
} as const;

type GainWay = keyof typeof GAIN_WAYS;

/** How the number of a cell came about, beside what DIENGIAI says of scores. */
export const EXPLAIN_TEXT = {
  division: (p: { numerator: string; denominator: string; percent: string }) =>
    `${p.numerator} ÷ ${p.denominator} ${p.percent}`,
  sums: (p: { numerators: string; denominators: string }) =>
    `Cộng các tử số được ${p.numerators}, cộng các mẫu số được ${p.denominators}; không lấy trung bình các tỷ lệ.`,
  roundedPercent: (p: { digits: number }) =>
    `Làm tròn nửa lên (half-up) đến ${p.digits} chữ số thập phân của phần trăm.`,
  exactPercent: () => "Không làm tròn; ô chỉ hiện 2 chữ số thập phân.",
  roundedPoints: (p: { digits: number }) =>
    `Điểm từng chỉ số làm tròn nửa lên đến ${p.digits} chữ số; điểm nhóm là tổng các điểm đã làm tròn, tổng điểm là tổng các nhóm.`,
  ruleSet: (p: { title: string; version: string; basis: string }) =>
    `${p.title}, phiên bản ${p.version}${p.basis === "" ? "" : ` (${p.basis})`}`,
  target: (p: { source: string; first: string; last: string }) => `${p.source}; áp dụng từ ${p.first} đến ${p.last}`,
  ownTargets: () => "Chỉ tiêu do cơ quan tự khai trên máy chủ, nếu có, được dùng trước.",
  calendar: {
    nd09: "Kỳ tính từ ngày 15 tháng trước đến ngày 14 tháng này: Nghị định 09/2019/NĐ-CP.",
    civil: "Kỳ tính theo tháng dương lịch, như Cổng Dịch vụ công quốc gia.",
  },
  workingDays: (p: { days: number }) => `Ngày cuối kỳ cộng ${p.days} ngày làm việc, trừ ngày nghỉ.`,
  deadlineDefault: () => "Số ngày mặc định",
  stored: () =>
    "Số đã gửi lên máy chủ; của đơn vị cấp trên là tổng các bản số liệu dưới đây theo đơn vị hành chính tại kỳ báo cáo.",
  scoreAgain: (p: { agrees: boolean }) =>
    p.agrees
      ? "Đã tính lại trên máy này từ các số ở trên: khớp."
      : "Tính lại trên máy này từ các số ở trên thì không khớp. Hãy báo người quản trị máy chủ.",
  gainNone: () => "Không còn điểm nào có thể tăng trong các chỉ số đã có số liệu.",
  below: (p: { amount: string }) => `dưới ${p.amount}`,
  gain: (p: { each: string; converted: string; thing: GainThing; way: GainWay }) =>
    `${GAIN_WAYS[p.way].needed(p.converted, THINGS[p.thing])}; mỗi ${THINGS[p.thing]} được ${p.each} điểm.`,
  gainByNew: (p: { count: string; thing: GainThing; way: GainWay }) =>
    `${p.way === "late" ? "Cần" : "Hoặc"} thêm ${p.count} ${THINGS[p.thing]} mới đều ${GAIN_WAYS[p.way].met}.`,
  gainUpTo: (p: { count: string; points: string; thing: GainThing; way: GainWay }) =>
    `Chỉ bằng ${THINGS[p.thing]} mới thì không đủ: thêm ${p.count} ${THINGS[p.thing]} (bằng cả kỳ này), đều ${GAIN_WAYS[p.way].met}, cũng chỉ lên ${p.points} điểm.`,
  gainNotByNew: (p: { count: string; thing: GainThing; way: GainWay }) =>
    `Thêm ${p.count} ${THINGS[p.thing]} mới (bằng cả kỳ này), đều ${GAIN_WAYS[p.way].met}, điểm vẫn như cũ: không tăng được chỉ bằng ${THINGS[p.thing]} mới.`,
  gainNothingToCount: (p: { thing: GainThing; isComing: boolean }) =>
    p.isComing
      ? `Kỳ này chưa có ${THINGS[p.thing]} nào để tính; từ ${THINGS[p.thing]} đầu tiên, nếu đều đạt thì đủ điểm.`
      : `Kỳ này không có ${THINGS[p.thing]} nào để tính nên không tăng được điểm.`,
  gainRatioOnly: () => "Chỉ có tỷ lệ công bố, không có tử số và mẫu số nên chưa tính được cần bao nhiêu.",
  gainUnknown: () => "Chỉ có điểm công bố, không có tử số và mẫu số nên chưa tính được cần bao nhiêu.",
  thing: (thing: keyof typeof THINGS) => THINGS[thing],
} as const;
