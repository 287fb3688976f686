// Reads what the national portal sends about the 766 index (its own JSON, and that of the old portal) into figures and counts per line.
import type { FigureCode } from "../domain/figure.ts";
import { type PeriodKey, parsePeriodKey } from "../domain/period.ts";
import { toNumber } from "../domain/rational.ts";
import { indexSets } from "../rules/index-print.ts";
import type { Group, GroupCode, RuleSet } from "../rules/rule-set.ts";
import { RULE_SETS } from "../rules/rule-sets.ts";

/** One line as the portal publishes it; null where it sends null, which is not 0. */
export interface PortalIndicator {
  readonly code: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Percent, as published. */
  readonly ratio: number | null;
  readonly score: number | null;
  /** Marks such as `TEMP_NATIONAL_REPORT_DENOMINATOR`: the number is provisional. */
  readonly quality: string | null;
}

/** One unit in one data set. */
export interface PortalRecord {
  /** "H44.100"; null where the data set has none. */
  readonly unitCode: string | null;
  readonly unitName: string;
  /** Parent of the others of the data set ("overview", "parent"): its counts include them. */
  readonly includesSubordinates: boolean;
  readonly group: GroupCode | null;
  /** Answers do not name their period; only rows that carry one have it. */
  readonly period: PeriodKey | null;
  readonly figures: Readonly<Partial<Record<FigureCode, number>>>;
  readonly indicators: readonly PortalIndicator[];
  readonly score: number | null;
  readonly scoreMax: number | null;
  /** Fields whose meaning cannot be told: the old portal swapped two names. */
  readonly open: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (json: unknown): json is Fields => typeof json === "object" && json !== null && !Array.isArray(json);

const numberIn = (fields: Fields, key: string): number | null => {
  const field = fields[key];
  return typeof field === "number" && Number.isFinite(field) ? field : null;
};

const textIn = (fields: Fields, key: string): string | null => {
  const field = fields[key];
  return typeof field === "string" && field.trim() !== "" ? field.trim() : null;
};

const rowsIn = (fields: Fields, key: string): readonly Fields[] => {
  const field = fields[key];
  return Array.isArray(field) ? field.filter(isFields) : [];
};

type FigurePair = readonly [numerator: FigureCode | null, denominator: FigureCode | null];

/**
 * Which figures the counts of a line are. Null: the count is none of ours (on-time is the sum of three, the reference of the
 * synchronisation the larger of two), so it stays with its line.
 */
const FIGURES_OF: Readonly<Record<string, FigurePair>> = {
  PUBLISH_ON_TIME: ["TTHC_CONG_BO_DUNG_HAN", "TTHC_CONG_BO"],
  PUBLIC_UPDATE_ON_TIME: ["TTHC_CONG_KHAI_DUNG_HAN", "TTHC_PHAI_CONG_KHAI"],
  PUBLIC_CONTENT_FULL: ["TTHC_DU_BO_PHAN", "TTHC_DANG_CONG_KHAI"],
  DOSSIER_SYNC: ["HS_DONG_BO", null],
  ON_TIME: [null, "HS_TONG"],
  SERVICE_PROVIDED: ["TTHC_CO_DVCTT", "TTHC_THAM_QUYEN"],
  SERVICE_WITH_DOSSIER: ["DVC_PHAT_SINH", "DVC_CUNG_CAP"],
  ONLINE_DOSSIER: ["HS_TRUC_TUYEN", "HS_TIEP_NHAN"],
  FEE_TTHC_INTEGRATED: ["TTHC_TICH_HOP_THANH_TOAN", "TTHC_CO_PHI"],
  FEE_TTHC_PAID_ONLINE: ["TTHC_THANH_TOAN_TT", "TTHC_NGHIA_VU_TAI_CHINH"],
  DOSSIER_PAID_ONLINE: ["HS_THANH_TOAN_TT", "HS_CO_PHI"],
  ORIGINAL_RESULT_AVAILABLE: ["HS_KET_QUA_DIEN_TU", "HS_TONG"],
  SO_HOA_GIAY_TO_GIAI_QUYET: ["HS_SO_HOA", "HS_TONG"],
  REUSED_DIGITIZED_DATA: ["HS_TAI_SU_DUNG", "HS_TONG"],
  SYNCED_WITH_DVCQG_PERSONAL_STORAGE: ["HS_KHO_CA_NHAN", "HS_TONG"],
  CITIZEN_DATA_CONNECTED_DOSSIER: ["HS_DU_LIEU_DAN_CU", "HS_TONG"],
  CITIZEN_DATA_CONNECTED_FORMALITY: ["TTHC_DU_LIEU_DAN_CU", "TTHC_CONG_DAN"],
  ELECTRONIC_CERTIFIED_COPY: ["XA_CHUNG_THUC_DIEN_TU", "XA_TONG"],
  PETITION_CLASSIFICATION_TTHC: ["PAKN_TTHC", "PAKN_PHAN_LOAI"],
  PETITION_CLASSIFICATION_STAFF: ["PAKN_CAN_BO", "PAKN_PHAN_LOAI"],
  PETITION_PROCESSING_ON_TIME: ["PAKN_DUNG_HAN", "PAKN_THAM_QUYEN"],
  PETITION_HANDLING_SATISFACTION: ["PAKN_HAI_LONG", "PAKN_THAM_QUYEN"],
  DOSSIER_RECEIVING_SATISFACTION: ["HS_HAI_LONG", "HS_TONG"],
};

/** Fields that stand on a unit itself, by figure. */
const PLAIN_FIELDS: readonly (readonly [field: string, figure: FigureCode])[] = [
  ["totalReceived", "HS_TONG"],
  ["totalCompleted", "HS_DA_GIAI_QUYET"],
  ["authorityCount", "TTHC_THAM_QUYEN"],
  ["partialCount", "TTHC_MOT_PHAN"],
  ["fullCount", "TTHC_TOAN_TRINH"],
  ["channelPostalSum", "HS_BUU_CHINH"],
];

const indicator = (code: string, numerator: number | null, denominator: number | null): PortalIndicator => ({
  code,
  numerator,
  denominator,
  ratio: null,
  score: null,
  quality: null,
});

/** Lines of the data sets that publish their counts as fields of the unit. */
const fieldIndicators = (unit: Fields): readonly PortalIndicator[] => {
  const field = (key: string): number | null => numberIn(unit, key);
  const found: PortalIndicator[] = [];
  if ("totalOnTime" in unit) {
    const ratio = field("ratio");
    const score = field("score") ?? field("totalScore");
    found.push({ ...indicator("ON_TIME", field("totalOnTime"), field("totalReceived")), ratio, score });
  }
  if ("authorityCount" in unit) {
    const [partial, full] = [field("partialCount"), field("fullCount")];
    const offered = partial === null || full === null ? null : partial + full;
    found.push(
      indicator("SERVICE_PROVIDED", offered, field("authorityCount")),
      indicator("SERVICE_WITH_DOSSIER", field("onlineDossierCount"), field("onlineServiceTotal")),
      indicator("ONLINE_DOSSIER", field("channelOnlineSum"), field("channelTotalSum")),
    );
  }
  if ("totalDossierFinancialObligation" in unit) {
    found.push(
      indicator(
        "DOSSIER_PAID_ONLINE",
        field("totalDossierOnlinePaymentSuccess"),
        field("totalDossierFinancialObligation"),
      ),
      indicator(
        "FEE_TTHC_PAID_ONLINE",
        field("totalDossierOnlineFormalityPaymentSuccess"),
        field("totalFeeDossierFormalityDistinct"),
      ),
      indicator("FEE_TTHC_INTEGRATED", field("totalFeeDossierFormality"), field("totalFeeFormality")),
    );
  }
  return found;
};

const metricOf = (metric: Fields): readonly PortalIndicator[] => {
  const code = textIn(metric, "code");
  if (code === null) return [];
  const raw = isFields(metric.raw) ? metric.raw : {};
  return [
    {
      code,
      numerator: numberIn(metric, "numerator"),
      denominator: numberIn(metric, "denominator"),
      ratio: numberIn(metric, "ratio") ?? numberIn(metric, "published_ratio"),
      score: numberIn(metric, "score") ?? numberIn(metric, "published_score"),
      quality: textIn(metric, "dataQualityStatus") ?? textIn(raw, "dataQualityStatus"),
    },
  ];
};

const figuresOf = (unit: Fields, indicators: readonly PortalIndicator[]): Partial<Record<FigureCode, number>> => {
  const figures: Partial<Record<FigureCode, number>> = {};
  const set = (figure: FigureCode | null | undefined, count: number | null): void => {
    if (figure && count !== null && Number.isInteger(count) && count >= 0) figures[figure] = count;
  };
  for (const { code, numerator, denominator } of indicators) {
    const [above, below] = FIGURES_OF[code] ?? [null, null];
    set(above, numerator);
    set(below, denominator);
  }
  for (const [field, figure] of PLAIN_FIELDS) set(figure, numberIn(unit, field));
  const [direct, postal] = [numberIn(unit, "channelDirectSum"), numberIn(unit, "channelPostalSum")];
  // Our column 5 holds what came directly and by post; the portal keeps them apart.
  if (direct !== null && postal !== null) set("HS_TRUC_TIEP", direct + postal);
  return figures;
};

const periodOf = (unit: Fields): PeriodKey | null => {
  const text = textIn(unit, "period");
  return text === null ? null : (parsePeriodKey(`civil:${text}`)?.key ?? parsePeriodKey(text)?.key ?? null);
};

/** The group that all of these are; null where there are none or several. */
const onlyOf = (groups: readonly Group[]): Group | null =>
  new Set(groups.map(({ code }) => code)).size === 1 ? (groups[0] ?? null) : null;

/** By its name, else by its lines; a data set whose units carry nothing but a score is known by the maximum that only one group has. */
const groupOf = (
  groups: readonly Group[],
  unit: Fields,
  indicators: readonly PortalIndicator[],
  scoreMax: number | null,
): Group | null => {
  const holding = (code: string): readonly Group[] =>
    groups.filter((group) => group.indicators.some((line) => (line.code as string) === code));
  const named = textIn(unit, "group");
  return (
    onlyOf(groups.filter(({ code }) => code === named)) ??
    indicators.map(({ code }) => onlyOf(holding(code))).find((group) => group !== null) ??
    onlyOf(groups.filter(({ max }) => toNumber(max) === scoreMax))
  );
};

const groupsOn = (ruleSets: readonly RuleSet[], period: PeriodKey | null): readonly Group[] =>
  indexSets(ruleSets, period && parsePeriodKey(period)).flatMap(({ groups }) => groups);

const recordOf = (ruleSets: readonly RuleSet[], unit: Fields, includesSubordinates: boolean): PortalRecord | null => {
  const unitName = textIn(unit, "departmentName") ?? textIn(unit, "unit_name");
  if (unitName === null) return null;
  const metrics = [...rowsIn(unit, "metrics"), ...rowsIn(unit, "indicators")];
  const indicators = metrics.length > 0 ? metrics.flatMap(metricOf) : fieldIndicators(unit);
  const scoreMax = numberIn(unit, "totalMaxScore") ?? numberIn(unit, "maxScore");
  const score = numberIn(unit, "totalScore") ?? numberIn(unit, "score") ?? numberIn(unit, "published_group_score");
  const period = periodOf(unit);
  const group = groupOf(groupsOn(ruleSets, period), unit, indicators, scoreMax);
  if (indicators.length === 0 && score === null) return null;
  const figures = figuresOf(unit, indicators);
  if (group !== null && score !== null) figures[group.pointsFigure] = score;
  return {
    unitCode: textIn(unit, "departmentCode") ?? textIn(unit, "unit_code"),
    unitName,
    includesSubordinates,
    group: group?.code ?? null,
    period,
    figures,
    indicators,
    score,
    scoreMax,
    open: [],
  };
};

/** Fields of the old portal's table, by group; two of its names were used for each other. */
const OLD_SURE: readonly (readonly [field: string, figure: FigureCode])[] = [
  ["CKMB", "DIEM_CKMB"],
  ["TDGQ", "DIEM_TDGQ"],
  ["MDSH", "DIEM_MDSH"],
  ["MDHL", "DIEM_MDHL"],
  ["TONG_SCORE", "DIEM_TONG"],
];
const OLD_SWAPPED = ["CLGQ", "TTTT"] as const;
/** The most that online payment may bring; online services may bring more. */
const paymentMax = (groups: readonly Group[]): number =>
  Math.max(...groups.filter(({ code }) => (code as string) === "TTTT").map(({ max }) => toNumber(max)));

const oldScore = (row: Fields, field: string): number | null => {
  const found = row[field];
  return typeof found === "string" && /^\d+(?:[.,]\d+)?$/.test(found.trim())
    ? Number(found.trim().replace(",", "."))
    : numberIn(row, field);
};

/**
 * A row of the old portal (to 2025). Its fields `CLGQ` and `TTTT` mean online services and online payment, in one order or the
 * other: only a value above the maximum of payment tells which, otherwise both stay open.
 */
const oldRecord = (ruleSets: readonly RuleSet[], row: Fields): PortalRecord | null => {
  const unitName = ["TEN_DON_VI", "tenDonVi", "DEPARTMENT_NAME", "name", "TEN"]
    .map((key) => textIn(row, key))
    .find((name) => name);
  if (!unitName || !("CKMB" in row && "TDGQ" in row)) return null;
  const figures: Partial<Record<FigureCode, number>> = {};
  for (const [field, figure] of OLD_SURE) {
    const score = oldScore(row, field);
    if (score !== null) figures[figure] = score;
  }
  const [first, second] = OLD_SWAPPED.map((field) => oldScore(row, field));
  const open: string[] = [];
  if (typeof first === "number" && typeof second === "number") {
    const max = paymentMax(groupsOn(ruleSets, periodOf(row)));
    const [services, payment] = first > max ? [first, second] : [second, first];
    if (services > max && payment <= max) {
      figures.DIEM_DVCTT = services;
      figures.DIEM_TTTT = payment;
    } else open.push(...OLD_SWAPPED);
  }
  const score = figures.DIEM_TONG ?? null;
  const base = { unitCode: null, includesSubordinates: false, group: null, period: periodOf(row), scoreMax: null };
  return { ...base, unitName, figures, indicators: [], score, open };
};

const present = (records: readonly (PortalRecord | null)[]): readonly PortalRecord[] =>
  records.filter((record) => record !== null);

const recordsIn = (ruleSets: readonly RuleSet[], json: unknown): readonly PortalRecord[] => {
  if (Array.isArray(json)) return json.flatMap((part) => recordsIn(ruleSets, part));
  if (!isFields(json)) return [];
  const body = json.data;
  if (isFields(body) || Array.isArray(body)) return recordsIn(ruleSets, body);
  const above = [json.overview, json.parent].filter(isFields).map((unit) => recordOf(ruleSets, unit, true));
  const below = [...rowsIn(json, "evaluation"), ...rowsIn(json, "children")].map((unit) =>
    recordOf(ruleSets, unit, false),
  );
  const own = above.length + below.length > 0 ? [] : [recordOf(ruleSets, json, false) ?? oldRecord(ruleSets, json)];
  return present([...above, ...below, ...own]);
};

/**
 * The units of a data set: the answers of the portal's six queries (`overview`/`evaluation`, `parent`/`children`), several of
 * them in an array, single rows with `indicators`, and rows of the old portal. Empty where the JSON is none of these.
 */
export const readPortal = (json: unknown, ruleSets: readonly RuleSet[] = RULE_SETS): readonly PortalRecord[] =>
  recordsIn(ruleSets, json);
