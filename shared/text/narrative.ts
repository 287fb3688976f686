// The sentences of a report's paragraph.
import { NOT_COMPARABLE_TEXT } from "./problem.ts";

/** What a level of administration is called where its figures stand beside those of another. */
export const LEVEL_TEXT: Readonly<Record<"tinh" | "so" | "huyen" | "xa", string>> = {
  tinh: "cấp tỉnh",
  so: "các sở, ngành",
  huyen: "cấp huyện",
  xa: "cấp xã",
};

/** How the parts of a report begin. */
const NARRATIVE_TOPICS = {
  services: "Về cung cấp dịch vụ công",
  payment: "Về thanh toán trực tuyến",
  digitisation: "Về số hóa hồ sơ",
  publicity: "Về công khai, minh bạch",
  satisfaction: "Về mức độ hài lòng",
} as const;

export type NarrativeTopic = keyof typeof NARRATIVE_TOPICS;

/** Names one after the other: "A, B và C". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} và ${names.at(-1)}`;

export const THINGS = {
  hoSo: "hồ sơ",
  tthc: "thủ tục hành chính",
  dvc: "dịch vụ công",
  pakn: "phản ánh, kiến nghị",
  xa: "xã, phường, đặc khu",
};

/** What a line of an index counts. */
export type GainThing = keyof typeof THINGS;

/** Sentences of the paragraph of a report. Numbers come as text, names as they stand inside a sentence. */
export const NARRATIVE = {
  lead: (p: { period: string; unit: string; clause: string }) => `${p.period}, ${p.unit} ${p.clause}.`,
  leadBare: (p: { period: string; unit: string }) => `${p.period}, số liệu của ${p.unit} như sau.`,
  received: (p: { received: string }) => `tiếp nhận ${p.received} hồ sơ`,
  receivedOnline: (p: { received: string; online: string; called: string; percent: string }) =>
    `tiếp nhận ${p.received} hồ sơ, trong đó có ${p.online} hồ sơ nộp trực tuyến${p.called}, đạt ${p.percent}`,
  receivedNoneOnline: (p: { received: string; called: string }) =>
    `tiếp nhận ${p.received} hồ sơ, chưa có hồ sơ nộp trực tuyến${p.called}`,
  receivedNothing: () => "không phát sinh hồ sơ tiếp nhận",
  onlineOnly: (p: { online: string; called: string }) => `tiếp nhận ${p.online} hồ sơ nộp trực tuyến${p.called}`,
  inHand: (p: { total: string }) => `có tổng số ${p.total} hồ sơ nhận giải quyết`,
  settled: (p: { settled: string }) => `đã giải quyết ${p.settled} hồ sơ`,
  provides: (p: { services: string }) => `cung cấp ${p.services} dịch vụ công trực tuyến`,
  /** After "trực tuyến", where the figures were counted by the levels of service before Nghị định 42/2022/NĐ-CP. */
  byLevelsOfService: () => " mức độ 3, 4",
  carried: (p: { carried: string; total: string }) =>
    `Cùng với ${p.carried} hồ sơ từ kỳ trước chuyển sang, tổng số hồ sơ nhận giải quyết là ${p.total} hồ sơ.`,
  direct: (p: { direct: string }) => `Số hồ sơ nộp trực tiếp hoặc qua dịch vụ bưu chính công ích là ${p.direct} hồ sơ.`,
  /** Of parts that are none the sentence is about the other: "đều là hồ sơ toàn trình". */
  kindParts: (p: { thing: "hồ sơ" | "dịch vụ"; partial: string; full: string; isOld: boolean }) => {
    const [partial, full] = p.isOld
      ? [`${p.thing} mức độ 3`, `${p.thing} mức độ 4`]
      : [`${p.thing} một phần`, `${p.thing} toàn trình`];
    if (p.partial === "0") return `đều là ${full}`;
    return p.full === "0" ? `đều là ${partial}` : `gồm ${p.partial} ${partial} và ${p.full} ${full}`;
  },
  dossierKinds: (p: { parts: string }) => `Hồ sơ nộp trực tuyến ${p.parts}.`,
  serviceKinds: (p: { services: string; parts: string }) =>
    `đơn vị cung cấp ${p.services} dịch vụ công trực tuyến, ${p.parts}`,
  activeKinds: (p: { active: string; parts: string }) =>
    `số dịch vụ có phát sinh hồ sơ là ${p.active} dịch vụ, ${p.parts}`,
  level: (p: {
    level: keyof typeof LEVEL_TEXT;
    numerator: string;
    denominator: string;
    thing: "hồ sơ" | "dịch vụ";
    percent: string;
  }) => `${LEVEL_TEXT[p.level]} ${p.numerator}/${p.denominator} ${p.thing}, đạt ${p.percent}`,
  levels: (p: { what: "online" | "services"; levels: readonly string[] }) =>
    `${p.what === "online" ? "Hồ sơ nộp trực tuyến" : "Dịch vụ công trực tuyến có phát sinh hồ sơ"} theo cấp: ${p.levels.join("; ")}.`,
  settlement: (p: { settled: string; onTime: string; percent: string; parts: string }) =>
    `Đã giải quyết ${p.settled} hồ sơ${p.parts}; tỷ lệ giải quyết đúng hạn là ${p.onTime}/${p.settled} hồ sơ, đạt ${p.percent}.`,
  settlementParts: (p: { early: string; onTime: string; late: string }) =>
    `, trong đó ${p.early} hồ sơ trước hạn, ${p.onTime} hồ sơ đúng hạn, ${p.late} hồ sơ quá hạn`,
  settledNone: () => "Chưa có hồ sơ được giải quyết trong kỳ.",
  settledOnly: (p: { settled: string }) => `Đã giải quyết ${p.settled} hồ sơ.`,
  noneLate: () => "Không có hồ sơ giải quyết quá hạn.",
  late: (p: { late: string }) => `Có ${p.late} hồ sơ giải quyết quá hạn.`,
  pending: (p: { pending: string; inTime: string; late: string }) => {
    const parts =
      p.late === "0"
        ? "đều trong hạn"
        : p.inTime === "0"
          ? "đều đã quá hạn"
          : `trong đó ${p.inTime} hồ sơ trong hạn, ${p.late} hồ sơ quá hạn`;
    return `Đang giải quyết ${p.pending} hồ sơ, ${parts}.`;
  },
  apart: (p: { parts: readonly string[] }) => `Ngoài ra có ${p.parts.join(", ")}.`,
  waiting: (p: { waiting: string }) => `${p.waiting} hồ sơ chờ bổ sung`,
  returned: (p: { returned: string }) => `${p.returned} hồ sơ trả lại hoặc rút`,
  pendingOnly: (p: { pending: string }) => `Đang giải quyết ${p.pending} hồ sơ.`,
  onTimeIndex: (p: { onTime: string; total: string; percent: string }) =>
    `Hồ sơ xử lý trước hạn, đúng hạn (gồm đang xử lý trong hạn) là ${p.onTime}/${p.total} hồ sơ, đạt ${p.percent}.`,
  rate: (p: { spoken: string; numerator: string; denominator: string; percent: string }) =>
    `${p.numerator}/${p.denominator} ${p.spoken}, đạt ${p.percent}`,
  topic: (p: { topic: NarrativeTopic; clauses: readonly string[] }) =>
    `${NARRATIVE_TOPICS[p.topic]}: ${p.clauses.join("; ")}.`,
  paidOnline: (p: { paid: string }) => `Có ${p.paid} hồ sơ thanh toán trực tuyến.`,
  targetMet: (p: { rate: string; percent: string; target: string; above: string; source: string }) =>
    p.above === ""
      ? `${p.rate} (${p.percent}) bằng chỉ tiêu ${p.target}${p.source}, đạt chỉ tiêu.`
      : `${p.rate} (${p.percent}) đạt chỉ tiêu ${p.target}${p.source}, cao hơn ${p.above} điểm phần trăm.`,
  targetMissed: (p: { rate: string; percent: string; target: string; below: string; source: string; needed: string }) =>
    `${p.rate} (${p.percent}) chưa đạt chỉ tiêu ${p.target}${p.source}, thấp hơn ${p.below} điểm phần trăm; để đạt chỉ tiêu, ${p.needed}.`,
  levelRate: (p: { rate: string; level: keyof typeof LEVEL_TEXT }) => `${p.rate} ${LEVEL_TEXT[p.level]}`,
  targetSource: (p: { source: string }) => ` theo ${p.source}`,
  neededOnline: (p: { count: string }) => `cần chuyển thêm ${p.count} hồ sơ sang trực tuyến`,
  neededFull: (p: { count: string }) => `cần chuyển thêm ${p.count} hồ sơ sang thực hiện toàn trình`,
  needed: (p: { count: string; spoken: string | null; thing: keyof typeof THINGS }) =>
    `cần thêm ${p.count} ${p.spoken ?? THINGS[p.thing]}`,
  comparison: (p: { before: string; changes: readonly string[] }) => `So với ${p.before}, ${p.changes.join("; ")}.`,
  furtherChanges: (p: { changes: readonly string[] }) => {
    const text = p.changes.join("; ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  },
  lastYear: (p: { before: string }) => `cùng kỳ năm trước (${p.before})`,
  countChange: (p: { what: string; now: string; change: "up" | "down" | "none"; amount: string; relative: string }) =>
    p.change === "none"
      ? `số ${p.what} không thay đổi (${p.now} hồ sơ)`
      : `số ${p.what} ${p.change === "up" ? "tăng" : "giảm"} ${p.amount} hồ sơ${p.relative === "" ? "" : ` (${p.relative})`}`,
  relativeChange: (p: { change: "up" | "down"; percent: string }) =>
    `${p.change === "up" ? "tăng" : "giảm"} ${p.percent}`,
  rateChange: (p: { what: string; now: string; before: string; change: "up" | "down" | "none"; amount: string }) =>
    p.change === "none"
      ? `${p.what} không thay đổi (${p.now})`
      : `${p.what} ${p.change === "up" ? "tăng" : "giảm"} ${p.amount} điểm phần trăm (từ ${p.before} ${p.change === "up" ? "lên" : "xuống"} ${p.now})`,
  scoreChange: (p: { change: "up" | "down" | "none"; amount: string }) =>
    p.change === "none"
      ? "tổng điểm không thay đổi"
      : `tổng điểm ${p.change === "up" ? "tăng" : "giảm"} ${p.amount} điểm`,
  comparedWithGaps: () => "Số liệu của hai kỳ chưa đủ các đơn vị nên mức tăng, giảm chỉ để tham khảo.",
  countsAcross: (p: { from: string }) =>
    `Địa giới, tổ chức đơn vị thay đổi từ ngày ${p.from} nên chỉ so sánh số hồ sơ, cộng theo đơn vị kế thừa.`,
  notCompared: (p: { before: string; from: string; reason: "noShares" | "noSuccessor" }) =>
    `Không so sánh với ${p.before} vì địa giới, tổ chức đơn vị thay đổi từ ngày ${p.from} và ${NOT_COMPARABLE_TEXT[p.reason]}.`,
  openNotCompared: () => "Kỳ báo cáo chưa kết thúc nên chưa so sánh với kỳ trước.",
  unitLine: (p: { unit: string; numerator: string; denominator: string; percent: string }) =>
    `${p.unit} ${p.numerator}/${p.denominator} hồ sơ, đạt ${p.percent}`,
  unitLines: (p: { lines: readonly string[] }) => `Hồ sơ nộp trực tuyến của từng đơn vị: ${p.lines.join("; ")}.`,
  unitsHigh: (p: { lines: readonly string[] }) => `Các đơn vị có tỷ lệ hồ sơ trực tuyến cao: ${p.lines.join("; ")}.`,
  unitsLow: (p: { lines: readonly string[] }) => `Các đơn vị có tỷ lệ hồ sơ trực tuyến thấp: ${p.lines.join("; ")}.`,
  /** Of the units of one level, where there are units of several. */
  amongLevel: (p: { level: keyof typeof LEVEL_TEXT; sentence: string }) =>
    `Ở ${LEVEL_TEXT[p.level]}, ${p.sentence.charAt(0).toLowerCase()}${p.sentence.slice(1)}`,
  unitsEqual: (p: { units: string; percent: string }) =>
    `Tỷ lệ hồ sơ trực tuyến của ${p.units} đơn vị đều là ${p.percent}.`,
  bestAndWeakest: (p: { best: string; weakest: string }) =>
    `Tỷ lệ hồ sơ trực tuyến cao nhất là ${p.best}; thấp nhất là ${p.weakest}.`,
  placed: (p: { units: readonly string[]; percent: string }) =>
    p.units.length > 1 ? `${listed(p.units)}, cùng đạt ${p.percent}` : `${listed(p.units)}, đạt ${p.percent}`,
  placedMany: (p: { units: string; percent: string }) => `${p.units} đơn vị, cùng đạt ${p.percent}`,
  smallUnits: (p: { units: readonly string[] }) =>
    `${p.units.join("; ")}: số hồ sơ ít nên tỷ lệ thay đổi nhiều theo từng hồ sơ.`,
  smallUnit: (p: { unit: string; dossiers: string }) => `${p.unit} có ${p.dossiers} hồ sơ tiếp nhận`,
  idleUnits: (p: { units: string }) => `Không phát sinh hồ sơ tiếp nhận: ${p.units}.`,
  scored: (p: { score: string; max: string; grade: string }) =>
    `Theo bộ chỉ số phục vụ người dân, doanh nghiệp, đơn vị đạt tổng điểm ${p.score}/${p.max} điểm, xếp loại ${p.grade}.`,
  scorePublished: (p: { score: string; max: string; grade: string }) =>
    `Theo bộ chỉ số phục vụ người dân, doanh nghiệp, tổng điểm đã công bố của đơn vị là ${p.score}/${p.max} điểm, xếp loại ${p.grade}.`,
  scoreGroups: (p: { groups: readonly string[] }) => `Điểm theo nhóm: ${p.groups.join("; ")}.`,
  scoreGroup: (p: { group: string; points: string; max: string }) => `${p.group} ${p.points}/${p.max} điểm`,
  scoreGroupsMissing: (p: { groups: readonly string[] }) =>
    `Chưa có điểm nhóm ${p.groups.join(", ")} nên chưa có tổng điểm.`,
  scoreUnlike: () => "Tổng điểm đã công bố không khớp với điểm các nhóm nên không nêu ở đây; đề nghị kiểm tra lại.",
  finalState: () => "Số liệu đã chốt.",
  provisional: (p: { received: string }) => `Số liệu tạm thời, chưa chốt${p.received}.`,
  provisionalOpen: (p: { last: string; received: string }) =>
    `Số liệu tạm thời, chưa chốt; kỳ báo cáo đến hết ngày ${p.last} mới kết thúc${p.received}.`,
  receivedOf: (p: { received: string; expected: string; missing: string }) =>
    `; đã nhận số liệu của ${p.received}/${p.expected} đơn vị, chưa nhận của ${p.missing}`,
  receivedNone: (p: { expected: string; missing: string }) =>
    `; trong ${p.expected} đơn vị phải gửi chưa có đơn vị nào gửi số liệu (${p.missing})`,
  receivedAll: (p: { expected: string }) => `Đã nhận đủ số liệu của ${p.expected} đơn vị.`,
  namedUnits: (p: { units: readonly string[]; others: string }) =>
    p.others === "" ? listed(p.units) : `${p.units.join(", ")} và ${p.others} đơn vị khác`,
  incomplete: (p: { figures: readonly string[] }) =>
    `Chưa nêu số liệu mới có ở một phần đơn vị: ${p.figures.join("; ")}.`,
  doubtful: (p: { figures: readonly string[] }) =>
    `Chưa nêu số liệu chưa khớp giữa tổng số và các phần, đề nghị đơn vị kiểm tra lại: ${p.figures.join("; ")}.`,
} as const;
