// How quantities are called in sentences: "hồ sơ trực tuyến", "hồ sơ đã giải quyết".
import type { Labels, Quantity } from "./quantities.ts";
import type { CountedUnit, Dimension } from "./vocabulary.ts";

const UNIT_NAMES: Readonly<Record<CountedUnit, string>> = {
  dossier: "hồ sơ",
  procedure: "thủ tục",
  service: "dịch vụ công",
  petition: "phản ánh, kiến nghị",
  agency: "đơn vị",
  rating: "lượt đánh giá",
  points: "điểm",
  percentPoints: "điểm phần trăm",
  times: "lần",
  rank: "hạng",
  other: "số",
};

const VALUE_NAMES: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>> = {
  flow: { received: "tiếp nhận", new: "tiếp nhận mới", carried: "từ kỳ trước", total: "tổng số" },
  status: {
    resolved: "đã giải quyết",
    pending: "đang giải quyết",
    due: "đến hạn",
    open: "đã và đang giải quyết",
    waiting: "chờ bổ sung",
    returned: "trả lại",
  },
  timing: {
    early: "trước hạn",
    onTime: "đúng hạn",
    earlyOrOnTime: "trước và đúng hạn",
    late: "quá hạn",
    inTime: "trong hạn",
  },
  channel: {
    online: "trực tuyến",
    direct: "trực tiếp",
    post: "qua bưu chính",
    directOrPost: "trực tiếp và qua bưu chính",
  },
  kind: {
    partial: "một phần",
    full: "toàn trình",
    levelTwo: "mức độ 2",
    levelThree: "mức độ 3",
    levelFour: "mức độ 4",
  },
  activity: { active: "có phát sinh hồ sơ", inactive: "không phát sinh hồ sơ" },
  portal: { integrated: "đã tích hợp" },
  payment: { paidOnline: "thanh toán trực tuyến", fee: "có phí, lệ phí" },
  paper: { digitised: "số hóa", eResult: "có kết quả điện tử" },
  satisfaction: { very: "rất hài lòng", yes: "hài lòng", not: "không hài lòng", neutral: "bình thường" },
  grade: { excellent: "xuất sắc", good: "tốt", fair: "khá", average: "trung bình", weak: "yếu" },
};

export const LEVEL_NAMES: Readonly<Record<string, string>> = {
  all: "toàn đơn vị",
  department: "cấp tỉnh",
  district: "cấp huyện",
  commune: "cấp xã",
  districtAndCommune: "cấp huyện, cấp xã",
};

const ORDER: readonly Dimension[] = [
  "flow",
  "status",
  "timing",
  "channel",
  "kind",
  "portal",
  "activity",
  "payment",
  "paper",
  "satisfaction",
  "grade",
];

const valueName = (labels: Labels, dimension: Dimension): string => {
  const value = labels[dimension];
  return value === undefined ? "" : (VALUE_NAMES[dimension]?.[value] ?? "");
};

/** In lower case: "hồ sơ trực tuyến cấp huyện"; of a number about which nothing is said, "số hồ sơ". */
export const nameOf = ({ unit, labels, isRank }: Quantity): string => {
  if (isRank) return "thứ hạng";
  const noun = unit === null || unit === "other" ? "hồ sơ" : UNIT_NAMES[unit];
  const { flow } = labels;
  const head = flow === "total" ? `tổng số ${noun}` : noun;
  const values = ORDER.filter((dimension) => !(dimension === "flow" && flow === "total")).map((dimension) =>
    valueName(labels, dimension),
  );
  const level = labels.level === undefined || labels.level === "all" ? "" : (LEVEL_NAMES[labels.level] ?? "");
  const name = [head, ...values, level].filter((word) => word !== "").join(" ");
  return name === noun ? `số ${noun}` : name;
};

/** The same at the head of a sentence. */
export const titleOf = (quantity: Quantity): string => {
  const name = nameOf(quantity);
  return name.charAt(0).toUpperCase() + name.slice(1);
};
