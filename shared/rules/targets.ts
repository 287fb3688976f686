// Targets of rates as dated, cited data, and the one place that picks the target in force; offices add their own.
import type { Confidence } from "../domain/confidence.ts";
import { type LocalDate, parseLocalDate } from "../domain/local-date.ts";
import type { Period } from "../domain/period.ts";
import { done, type Outcome, refused } from "../domain/problem.ts";
import { compare, divide, type Rational, rational, rationalFromNumber } from "../domain/rational.ts";
import { foldText } from "../text/fold.ts";
import type { Level } from "./level.ts";
import { findRate } from "./rates.ts";

/** What a target speaks of: a rate of `rates.ts`, or a share that units do not count themselves (surveys, population). */
export interface TargetMeasure {
  readonly code: string;
  readonly name: string;
}

/** Shares with targets but without figures: they come from surveys or other agencies. */
const OTHER_MEASURES: readonly TargetMeasure[] = [
  { code: "ADULT_ONLINE_SERVICE", name: "Tỷ lệ người trưởng thành sử dụng dịch vụ công trực tuyến" },
  {
    code: "ONLINE_SERVICE_SATISFACTION",
    name: "Tỷ lệ người dân, doanh nghiệp hài lòng khi sử dụng dịch vụ công trực tuyến",
  },
  { code: "PROACTIVE_ESSENTIAL_SERVICE", name: "Tỷ lệ dịch vụ công trực tuyến thiết yếu ở mức chủ động" },
  { code: "ONLINE_SERVICE_USE", name: "Tỷ lệ sử dụng dịch vụ công trực tuyến" },
  { code: "SERVICE_LEVEL_FOUR", name: "Tỷ lệ dịch vụ công trực tuyến mức độ 4" },
];

/** The measure of that code, rates included. */
const findMeasure = (code: string): TargetMeasure | undefined => {
  const rate = findRate(code);
  return rate ? { code: rate.code, name: rate.name } : OTHER_MEASURES.find((measure) => measure.code === code);
};

export const OTHER_TARGET_MEASURES = OTHER_MEASURES;

export interface Target {
  readonly measure: string;
  /** Share to reach, as a fraction; null is an empty slot: the instrument is known, its value was not read. */
  readonly least: Rational | null;
  /** Levels it binds; empty: all. */
  readonly levels: readonly Level[];
  /** Province it binds, by name without "tỉnh"; null: the whole country. */
  readonly area: string | null;
  /** Periods that end within these days, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly sourceTitle: string;
  /** Null where the day of the source is not known. */
  readonly sourceDate: LocalDate | null;
  readonly supersededBy: string | null;
  readonly confidence: Confidence;
  readonly note?: string;
}

/** A target as it is written here or sent by an office; days as yyyy-mm-dd. */
export interface TargetEntry {
  readonly measure: string;
  readonly leastPercent: number | null;
  readonly levels?: readonly Level[];
  readonly area?: string;
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly sourceDate?: string;
  readonly supersededBy?: string;
  readonly confidence: Confidence;
  readonly note?: string;
}

const NQ_76 = "Nghị quyết 76/NQ-CP, Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021-2030";
const QD_942 = "Quyết định 942/QĐ-TTg, Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số";
const QD_1588 = "Quyết định 1588/QĐ-TTg ngày 17/12/2024";
const QD_2629 = "Quyết định 2629/QĐ-TTg ngày 01/12/2025, phụ lục";
const GIA_LAI_2023 = "Kế hoạch chuyển đổi số của tỉnh Gia Lai năm 2023";
const GIA_LAI_2026 = "Chỉ tiêu giao năm 2026 của tỉnh Gia Lai (ngày 01/3/2026)";
const MAU_SO_CHUA_RO = "Văn bản không nêu mẫu số; so với tỷ lệ cùng tên của bộ chỉ số 766.";

/**
 * "Đến năm 2025" counts for every period that ends by 31/12/2025. Only entries read in their source carry a value; the others
 * are slots for an office that has the original.
 */
const ENTRIES: readonly TargetEntry[] = [
  // Nghị quyết 76/NQ-CP: bộ, ngành, địa phương.
  {
    measure: "SERVICE_PROVIDED_RATE",
    leastPercent: 80,
    from: "2021-01-01",
    to: "2025-12-31",
    source: NQ_76,
    confidence: "V",
    note: "Nguyên văn: TTHC cung cấp mức độ 3, 4 đến năm 2025.",
  },
  {
    measure: "SERVICE_PROVIDED_RATE",
    leastPercent: 90,
    from: "2026-01-01",
    to: "2030-12-31",
    source: NQ_76,
    confidence: "V",
    note: "Nguyên văn: TTHC cung cấp mức độ 3, 4 đến năm 2030.",
  },
  {
    measure: "FEE_TTHC_PAID_RATE",
    leastPercent: 80,
    from: "2021-01-01",
    to: "2025-12-31",
    source: NQ_76,
    confidence: "V",
  },
  {
    measure: "SATISFACTION_766",
    leastPercent: null,
    from: "2021-01-01",
    to: "2025-12-31",
    source: NQ_76,
    confidence: "K",
    note: "Thường dẫn 90%, chưa đọc bản gốc.",
  },
  {
    measure: "SATISFACTION_766",
    leastPercent: null,
    from: "2026-01-01",
    to: "2030-12-31",
    source: NQ_76,
    confidence: "K",
    note: "Thường dẫn 95%, chưa đọc bản gốc.",
  },
  // Quyết định 942/QĐ-TTg: toàn quốc, đến khi được thay ngày 01/12/2025.
  {
    measure: "ONLINE_RATE_FULL_ALL",
    leastPercent: 80,
    from: "2021-01-01",
    to: "2025-11-30",
    source: QD_942,
    supersededBy: QD_2629,
    confidence: "V",
    note: "Nguyên văn: hồ sơ TTHC xử lý hoàn toàn trực tuyến đến năm 2025.",
  },
  // Quyết định 1588/QĐ-TTg: mới đọc tên và trích yếu.
  {
    measure: "SERVICE_FULL_ELIGIBLE",
    leastPercent: 100,
    from: "2024-12-17",
    to: "2025-12-31",
    source: QD_1588,
    sourceDate: "2024-12-17",
    confidence: "V",
  },
  {
    measure: "ADULT_ONLINE_SERVICE",
    leastPercent: 70,
    from: "2026-01-01",
    to: "2030-12-31",
    source: QD_1588,
    sourceDate: "2024-12-17",
    confidence: "V",
  },
  {
    measure: "ADULT_ONLINE_SERVICE",
    leastPercent: 40,
    from: "2025-01-01",
    to: "2025-12-31",
    source: "Kế hoạch thực hiện Nghị quyết 71/NQ-CP",
    confidence: "V",
  },
  // Quyết định 2629/QĐ-TTg: toàn quốc.
  {
    measure: "SERVICE_FULL_ELIGIBLE",
    leastPercent: 100,
    from: "2025-12-01",
    to: "2027-12-31",
    source: QD_2629,
    sourceDate: "2025-12-01",
    confidence: "V",
  },
  {
    measure: "ONLINE_SERVICE_SATISFACTION",
    leastPercent: 95,
    from: "2025-12-01",
    to: "2027-12-31",
    source: QD_2629,
    sourceDate: "2025-12-01",
    confidence: "V",
  },
  {
    measure: "ONLINE_SERVICE_SATISFACTION",
    leastPercent: 99,
    from: "2028-01-01",
    to: "2030-12-31",
    source: QD_2629,
    sourceDate: "2025-12-01",
    confidence: "V",
  },
  {
    measure: "DIGITISED_RATE",
    leastPercent: 100,
    from: "2028-01-01",
    to: "2030-12-31",
    source: QD_2629,
    sourceDate: "2025-12-01",
    confidence: "V",
  },
  {
    measure: "REUSE_RATE",
    leastPercent: 80,
    from: "2028-01-01",
    to: "2030-12-31",
    source: QD_2629,
    sourceDate: "2025-12-01",
    confidence: "V",
  },
  {
    measure: "PROACTIVE_ESSENTIAL_SERVICE",
    leastPercent: 50,
    from: "2028-01-01",
    to: "2030-12-31",
    source: QD_2629,
    sourceDate: "2025-12-01",
    confidence: "V",
  },
  // Chưa đọc được giá trị: chỗ trống để cơ quan có bản gốc điền.
  {
    measure: "ONLINE_SERVICE_USE",
    leastPercent: null,
    from: "2026-01-01",
    to: "2030-12-31",
    source: "Nghị quyết 57-NQ/TW",
    confidence: "K",
  },
  {
    measure: "SERVICE_LEVEL_FOUR",
    leastPercent: null,
    from: "2021-01-01",
    to: "2025-12-31",
    source: "Quyết định 749/QĐ-TTg",
    confidence: "K",
  },
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: null,
    from: "2021-01-01",
    to: "2025-12-31",
    source: "Quyết định 468/QĐ-TTg",
    confidence: "?",
    note: "Tỷ lệ theo từng cấp chưa có bản gốc.",
  },
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: null,
    from: "2022-01-01",
    to: "2025-12-31",
    source: "Quyết định 06/QĐ-TTg",
    confidence: "?",
    note: "Tỷ lệ theo từng cấp chưa có bản gốc.",
  },
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: null,
    from: "2022-01-01",
    to: "2025-12-31",
    source: "Quyết định 422/QĐ-TTg",
    confidence: "?",
    note: "Tỷ lệ theo từng cấp chưa có bản gốc.",
  },
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: null,
    from: "2022-01-01",
    to: "2025-12-31",
    source: "Nghị quyết 131/NQ-CP",
    confidence: "?",
    note: "Tỷ lệ theo từng cấp chưa có bản gốc.",
  },
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: null,
    from: "2023-01-01",
    to: "2025-12-31",
    source: "Chỉ thị 27/CT-TTg",
    confidence: "?",
    note: "Tỷ lệ theo từng cấp chưa có bản gốc.",
  },
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: null,
    from: "2025-01-01",
    to: "2025-12-31",
    source: "Quyết định 240 (2025)",
    confidence: "?",
    note: "Tỷ lệ theo từng cấp chưa có bản gốc.",
  },
  // Địa phương.
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: 20,
    levels: ["huyen"],
    area: "Đồng Nai",
    from: "2021-12-15",
    to: "2022-12-31",
    source: "Chỉ tiêu năm 2022 của tỉnh Đồng Nai, theo bài công bố của UBND huyện Xuân Lộc",
    confidence: "V",
    note: "Hồ sơ dịch vụ công mức độ 3, 4 cấp huyện.",
  },
  {
    measure: "SERVICE_ACTIVE_PROVIDED",
    leastPercent: 80,
    area: "Gia Lai",
    from: "2022-12-15",
    to: "2023-12-31",
    source: GIA_LAI_2023,
    confidence: "V",
    note: MAU_SO_CHUA_RO,
  },
  {
    measure: "ONLINE_RATE_ALL",
    leastPercent: 50,
    area: "Gia Lai",
    from: "2022-12-15",
    to: "2023-12-31",
    source: GIA_LAI_2023,
    confidence: "V",
    note: MAU_SO_CHUA_RO,
  },
  {
    measure: "DIGITISED_RATE",
    leastPercent: 100,
    area: "Gia Lai",
    from: "2022-12-15",
    to: "2023-12-31",
    source: GIA_LAI_2023,
    confidence: "V",
    note: MAU_SO_CHUA_RO,
  },
  {
    measure: "ERESULT_RATE",
    leastPercent: 100,
    levels: ["so", "xa"],
    area: "Gia Lai",
    from: "2025-12-15",
    to: "2026-12-31",
    source: GIA_LAI_2026,
    sourceDate: "2026-03-01",
    confidence: "V",
  },
  {
    measure: "SERVICE_ACTIVE_PROVIDED",
    leastPercent: 100,
    levels: ["so", "xa"],
    area: "Gia Lai",
    from: "2025-12-15",
    to: "2026-12-31",
    source: GIA_LAI_2026,
    sourceDate: "2026-03-01",
    confidence: "V",
  },
  {
    measure: "FEE_TTHC_PAID_RATE",
    leastPercent: 100,
    levels: ["so", "xa"],
    area: "Gia Lai",
    from: "2025-12-15",
    to: "2026-12-31",
    source: GIA_LAI_2026,
    sourceDate: "2026-03-01",
    confidence: "V",
  },
  {
    measure: "ONLINE_RATE_FULL_ALL",
    leastPercent: 80,
    area: "Bắc Ninh",
    from: "2025-11-24",
    to: "2030-12-31",
    source: "Kế hoạch 144/KH-UBND ngày 24/11/2025 của tỉnh Bắc Ninh",
    sourceDate: "2025-11-24",
    confidence: "V",
  },
];

/** The share, or null where it does not lie between 0 and 100%. */
const shareOf = (percent: number): Rational | null =>
  Number.isFinite(percent) && percent >= 0 && percent <= 100
    ? divide(rationalFromNumber(percent), rational(100n, 1n))
    : null;

/** What keeps an entry from being a target. */
export type TargetFault = "measureUnknown" | "shareRange" | "dayInvalid" | "daysReversed" | "noSource";

/** The target of an entry, of this version or of an office's own. */
export const loadTarget = (entry: TargetEntry): Outcome<Target, TargetFault> => {
  const [from, to] = [parseLocalDate(entry.from), parseLocalDate(entry.to)];
  const sourceDate = entry.sourceDate === undefined ? null : parseLocalDate(entry.sourceDate);
  const least = entry.leastPercent === null ? null : shareOf(entry.leastPercent);
  if (!findMeasure(entry.measure)) return refused("measureUnknown");
  if (entry.leastPercent !== null && least === null) return refused("shareRange");
  if (!from || !to || (entry.sourceDate !== undefined && !sourceDate)) return refused("dayInvalid");
  if (from > to) return refused("daysReversed");
  if (entry.source.trim() === "") return refused("noSource");
  return done({
    measure: entry.measure,
    least,
    levels: entry.levels ?? [],
    area: entry.area ?? null,
    from,
    to,
    sourceTitle: entry.source,
    sourceDate,
    supersededBy: entry.supersededBy ?? null,
    confidence: entry.confidence,
    ...(entry.note === undefined ? {} : { note: entry.note }),
  });
};

const loaded = (entry: TargetEntry): Target => {
  const target = loadTarget(entry);
  // A shipped entry with a fault is a wrong program.
  if (!target.ok) throw new Error(`target of ${entry.measure}, ${entry.source}: ${target.problem}`);
  return target.result;
};

export const TARGETS: readonly Target[] = ENTRIES.map(loaded);

export interface TargetQuery {
  readonly measure: string;
  readonly period: Period;
  readonly level: Level | null;
  /** A province's name as people write it, "tỉnh Gia Lai"; null where none is named: only targets of the whole country apply. */
  readonly area: string | null;
}

export interface TargetAnswer {
  /** The most particular target in force with a value; null where there is none. */
  readonly target: (Target & { readonly least: Rational }) | null;
  /** Instruments that set such a target whose value was not read. */
  readonly unread: readonly Target[];
}

const areaKey = (name: string): string => foldText(name).replace(/^(tinh|thanh pho|tp) /u, "");

const applies = (target: Target, query: TargetQuery): boolean => {
  const { last } = query.period;
  if (target.measure !== query.measure || last < target.from || last > target.to) return false;
  if (target.area !== null && (query.area === null || areaKey(target.area) !== areaKey(query.area))) return false;
  return target.levels.length === 0 || (query.level !== null && target.levels.includes(query.level));
};

/** A province's own target before the country's, one for the level before one for all. */
const particularity = (target: Target): number => (target.area === null ? 0 : 2) + (target.levels.length === 0 ? 0 : 1);

const byParticularity = (a: Target & { readonly least: Rational }, b: Target & { readonly least: Rational }): number =>
  particularity(b) - particularity(a) ||
  ((a.sourceDate ?? "") < (b.sourceDate ?? "") ? 1 : -1) ||
  compare(b.least, a.least);

/**
 * The target in force on the period's last day: the most particular one, of equal ones that of the latest instrument. `targets`
 * are those of this version and an office's own. Source: domain rules §5.
 */
export const targetInForce = (targets: readonly Target[], query: TargetQuery): TargetAnswer => {
  const found = targets.filter((target) => applies(target, query));
  const filled = found.flatMap((target) => (target.least === null ? [] : [{ ...target, least: target.least }]));
  return { target: filled.sort(byParticularity)[0] ?? null, unread: found.filter((target) => target.least === null) };
};
