// Which ideas make which figure or rate: the patterns by which the words of a header are read.
import type { FigureCode } from "../domain/figure.ts";
import type { RateCode } from "../rules/rates.ts";
import type { Concept } from "./header-concepts.ts";

/** What a pattern says beyond the plain case, so that people are told. */
export type PatternNote =
  /** "Tổng số hồ sơ" does not say whether the dossiers of the period before are in it. */
  | "bare"
  /** One column for "trước hạn và đúng hạn". */
  | "combined"
  /** A percentage of that name is divided by more than one denominator in practice. */
  | "denominator";

export interface Pattern {
  readonly code: FigureCode | RateCode;
  readonly isRate: boolean;
  /** All of them stand in the header or above it. */
  readonly needs: readonly Concept[];
  /** May stand there too; any other idea makes it something else. */
  readonly allows: ReadonlySet<Concept>;
  readonly confidence: number;
  readonly note: PatternNote | null;
}

const SURE = 0.95;

const words = (text: string): readonly Concept[] => text.split(" ").filter((word) => word !== "") as Concept[];

const entry =
  <Code extends FigureCode | RateCode>(isRate: boolean) =>
  (code: Code, needs: string, allows = "", confidence = SURE, note: PatternNote | null = null): Pattern => ({
    code,
    isRate,
    needs: words(needs),
    allows: new Set(words(allows)),
    confidence,
    note,
  });

const figure = entry<FigureCode>(false);
const rate = entry<RateCode>(true);

/** Words about the handling of dossiers that do not change which dossiers are meant. */
const FLOW = "dossier received inHand handled";
/** Of settled dossiers the result is handed out. */
const DONE = `${FLOW} handedOut`;
const SERVICE = "dvctt dvc online provided";

const DOSSIERS: readonly Pattern[] = [
  figure("HS_TONG", "inHand", "dossier received handled"),
  figure("HS_TONG", "dossier total", "", 0.85, "bare"),
  figure("HS_TONG", "dossier", "", 0.6, "bare"),
  figure("HS_TIEP_NHAN", "received", "dossier handled"),
  figure("HS_TIEP_NHAN", "inHand periodGroup", "dossier received handled"),
  figure("HS_TIEP_NHAN", "dossier total periodGroup", "received handled"),
  figure("HS_TIEP_NHAN", "dossier fresh", "received handled arising"),
  figure("HS_TIEP_NHAN", "dossier arising", "received handled", 0.75),
  figure("HS_TRUC_TUYEN", "online", `${FLOW} dvctt dvc levelThreeFour fresh`),
  figure("HS_TRUC_TUYEN", "dossier dvctt", `${FLOW} online levelThreeFour arising`, 0.9),
  figure("HS_TRUC_TUYEN", "dossier levelThreeFour", `${FLOW} ${SERVICE}`, 0.9),
  figure("HS_TRUC_TIEP", "direct", FLOW),
  figure("HS_TRUC_TIEP", "direct post", FLOW),
  figure("HS_BUU_CHINH", "post", FLOW),
  figure("HS_KY_TRUOC", "carried", `${FLOW} pending`),
  figure("HS_DA_GIAI_QUYET", "settled", DONE),
  figure("HS_DA_GIAI_QUYET", "dossier handled", "", 0.7),
  figure("HS_TRUOC_HAN", "early", `${DONE} settled`),
  figure("HS_DUNG_HAN", "onTime", `${DONE} settled`),
  figure("HS_DUNG_HAN", "earlyOrOnTime", `${DONE} settled`, 0.75, "combined"),
  figure("HS_DUNG_HAN", "settled withinTime", DONE, 0.75, "combined"),
  figure("HS_QUA_HAN", "late", `${DONE} settled`),
  figure("HS_DANG_GIAI_QUYET", "pending", FLOW),
  figure("HS_DANG_TRONG_HAN", "withinTime", `${FLOW} pending`),
  figure("HS_DANG_TRONG_HAN", "pending onTime", FLOW, 0.9),
  figure("HS_DANG_QUA_HAN", "pending late", FLOW),
  figure("HS_CHO_BO_SUNG", "waiting", `${FLOW} pending accumulated`),
  figure("HS_TRA_LAI_RUT", "returned", `${FLOW} settled`),
  figure("HS_DEN_HAN", "due", FLOW),
  figure("HS_MOT_PHAN", "dossier partial", `${FLOW} ${SERVICE}`),
  figure("HS_MOT_PHAN", "dossier levelThree", `${FLOW} ${SERVICE}`, 0.9),
  figure("HS_TOAN_TRINH", "dossier full", `${FLOW} ${SERVICE}`),
  figure("HS_TOAN_TRINH", "dossier levelFour", `${FLOW} ${SERVICE}`, 0.9),
  figure("HS_DU_DIEU_KIEN_TOAN_TRINH", "dossier eligible full", `${FLOW} ${SERVICE} tthc`),
  figure("HS_CO_DVCTT", "dossier tthc dvctt", `${FLOW} provided`),
  figure("HS_CO_PHI", "dossier fee", `${FLOW} arising obligation`),
  figure("HS_CO_PHI", "obligation", `${FLOW} arising fee`),
  figure("HS_THANH_TOAN_TT", "paidOnline", `${FLOW} fee obligation portal paid`),
  figure("HS_KET_QUA_DIEN_TU", "eResult", `${FLOW} digitised`),
  figure("HS_SO_HOA", "digitised", FLOW),
  figure("HS_TAI_SU_DUNG", "reused", `${FLOW} digitised`),
  figure("HS_DONG_BO", "synced", `${FLOW} portal digitised`),
  figure("HS_TREN_CONG", "dossier portal", FLOW, 0.6),
  figure("HS_THAM_QUYEN", "dossier authority", FLOW),
  figure("HS_DU_LIEU_DAN_CU", "dossier population", `${FLOW} digitised`),
  figure("HS_HAI_LONG", "dossier satisfied", FLOW, 0.8),
];

/** Services are printed as DVC, DVCTT and "dịch vụ công trực tuyến" for the same thing. */
const services = (code: FigureCode, needs: string, allows = "", confidence = SURE): readonly Pattern[] =>
  ["dvctt", "dvc"].map((kind) => figure(code, `${kind} ${needs}`, `${SERVICE} ${allows}`, confidence));

const PROCEDURES_AND_SERVICES: readonly Pattern[] = [
  figure("TTHC_THAM_QUYEN", "tthc total"),
  figure("TTHC_THAM_QUYEN", "tthc authority"),
  figure("TTHC_THAM_QUYEN", "tthc", "", 0.6),
  figure("TTHC_CO_DVCTT", "tthc dvctt", "provided"),
  figure("TTHC_CO_DVCTT", "tthc online", "provided dvc"),
  figure("TTHC_CO_DVCTT", "tthc levelThreeFour", SERVICE, 0.9),
  figure("TTHC_MOT_PHAN", "tthc partial", SERVICE),
  figure("TTHC_MOT_PHAN", "tthc levelThree", SERVICE, 0.9),
  figure("TTHC_TOAN_TRINH", "tthc full", SERVICE),
  figure("TTHC_TOAN_TRINH", "tthc levelFour", SERVICE, 0.9),
  figure("TTHC_DU_DIEU_KIEN_TOAN_TRINH", "tthc eligible full", SERVICE),
  figure("TTHC_CONG_BO", "tthc announced", ""),
  figure("TTHC_CONG_BO_DUNG_HAN", "tthc announced onTime", ""),
  figure("TTHC_CONG_KHAI_DUNG_HAN", "tthc published onTime", ""),
  figure("TTHC_CO_PHI", "tthc fee", ""),
  figure("TTHC_CO_PHI_PHAT_SINH", "tthc fee arising", "dossier obligation"),
  figure("TTHC_NGHIA_VU_TAI_CHINH", "tthc obligation", "fee"),
  figure("TTHC_TICH_HOP_THANH_TOAN", "tthc paymentIntegrated", "portal"),
  figure("TTHC_TICH_HOP_THANH_TOAN", "tthc integrated paidOnline", "portal"),
  figure("TTHC_THANH_TOAN_TT", "tthc paidOnline", "paid arising"),
  figure("TTHC_DU_LIEU_DAN_CU", "tthc population", ""),
  ...services("DVC_CUNG_CAP", "total"),
  ...services("DVC_CUNG_CAP", "provided"),
  ...services("DVC_CUNG_CAP", "levelThreeFour", "", 0.9),
  figure("DVC_CUNG_CAP", "dvctt", "", 0.6),
  ...services("DVC_MOT_PHAN", "partial"),
  ...services("DVC_MOT_PHAN", "levelThree", "", 0.9),
  figure("DVC_MOT_PHAN", "levelThree", "provided", 0.6),
  ...services("DVC_TOAN_TRINH", "full"),
  ...services("DVC_TOAN_TRINH", "levelFour", "", 0.9),
  figure("DVC_TOAN_TRINH", "levelFour", "provided", 0.6),
  ...services("DVC_TICH_HOP", "integrated", "portal"),
  ...services("DVC_PHAT_SINH", "arising", "dossier"),
  ...services("DVC_PHAT_SINH_MOT_PHAN", "arising partial", "dossier"),
  ...services("DVC_PHAT_SINH_TOAN_TRINH", "arising full", "dossier"),
  ...services("DVC_PHAT_SINH", "arising levelThreeFour", "dossier", 0.9),
  ...services("DVC_PHAT_SINH_MOT_PHAN", "arising levelThree", "dossier", 0.9),
  ...services("DVC_PHAT_SINH_TOAN_TRINH", "arising levelFour", "dossier", 0.9),
  figure("XA_TONG", "commune total"),
  figure("PAKN_THAM_QUYEN", "petition", "received handled", 0.8),
  figure("PAKN_THAM_QUYEN", "petition total", "received handled"),
  figure("PAKN_THAM_QUYEN", "petition authority", "received handled"),
  figure("PAKN_DUNG_HAN", "petition onTime", "handled settled early"),
  figure("PAKN_DUNG_HAN", "petition earlyOrOnTime", "handled settled"),
  figure("PAKN_HAI_LONG", "petition satisfied", "handled"),
];

/** Points of the 766 groups and the total. */
const POINTS: readonly Pattern[] = [
  figure("DIEM_TONG", "points total", "assessed"),
  figure("DIEM_TONG", "points assessed", "total"),
  figure("DIEM_CKMB", "points publicity", "tthc"),
  figure("DIEM_TDGQ", "points progress", "dossier tthc"),
  figure("DIEM_DVCTT", "points dvctt", "provided"),
  figure("DIEM_TTTT", "points paidOnline", ""),
  figure("DIEM_MDSH", "points digitised", "dossier"),
  figure("DIEM_MDHL", "points satisfied", ""),
];

const RATE_PATTERNS: readonly Pattern[] = [
  rate("ONLINE_RATE_ALL", "percent online", `${FLOW} dvctt dvc levelThreeFour fresh`),
  rate("ONLINE_RATE_ALL", "percent dossier dvctt", `${FLOW} online levelThreeFour`, 0.85, "denominator"),
  rate("ONLINE_RATE_ALL", "percent dossier levelThreeFour", `${FLOW} ${SERVICE}`, 0.85, "denominator"),
  rate("ONLINE_RATE_FULL_ALL", "percent dossier full", `${FLOW} ${SERVICE}`),
  rate("ONLINE_RATE_FULL_ELIGIBLE", "percent dossier eligible full", `${FLOW} ${SERVICE} tthc`),
  rate("SERVICE_ACTIVE_PROVIDED", "percent dvctt arising", "dossier online provided dvc", 0.9, "denominator"),
  rate("SERVICE_ACTIVE_PROVIDED", "percent dvc arising", "dossier online provided dvctt", 0.9, "denominator"),
  rate("SERVICE_PROVIDED_RATE", "percent tthc dvctt", "provided"),
  rate("SERVICE_PROVIDED_RATE", "percent tthc online", "provided dvc"),
  rate("SERVICE_PROVIDED_RATE", "percent tthc levelThreeFour", SERVICE),
  rate("SERVICE_FULL_ELIGIBLE", "percent tthc eligible full", SERVICE),
  rate("SERVICE_INTEGRATED_RATE", "percent dvctt integrated", "portal provided dvc"),
  rate("SERVICE_INTEGRATED_RATE", "percent dvc integrated", "portal provided dvctt"),
  rate("PAY_ONLINE_RATE", "percent paidOnline", `${FLOW} fee obligation portal paid arising`),
  rate("ONTIME_DONE", "percent onTime", `${DONE} settled early`, 0.85, "denominator"),
  rate("ONTIME_DONE", "percent earlyOrOnTime", `${DONE} settled`, 0.85, "denominator"),
  rate("ONTIME_DONE", "percent settled onTime", `${DONE} early`),
  rate("ONTIME_DONE", "percent settled earlyOrOnTime", DONE),
  rate("ONTIME_766", "percent onTime withinTime", `${DONE} early pending`),
  rate("ONTIME_766", "percent earlyOrOnTime withinTime", `${DONE} pending`),
  rate("ONTIME_DUE", "percent onTime due", `${DONE} early settled`),
  rate("ONTIME_DUE", "percent earlyOrOnTime due", `${DONE} settled`),
  rate("PUBLISH_ONTIME_RATE", "percent announced onTime", "tthc"),
  rate("PUBLIC_UPDATE_RATE", "percent published onTime", "tthc"),
  rate("SYNC_RATE", "percent synced", `${FLOW} portal digitised`),
  rate("ERESULT_RATE", "percent eResult", `${FLOW} digitised`, 0.85, "denominator"),
  rate("DIGITISED_RATE", "percent digitised", FLOW, 0.85, "denominator"),
  rate("REUSE_RATE", "percent reused", `${FLOW} digitised`, 0.85, "denominator"),
  rate("CITIZEN_DATA_DOSSIER_RATE", "percent dossier population", `${FLOW} digitised`),
  rate("CITIZEN_DATA_TTHC_RATE", "percent tthc population", ""),
  rate("PETITION_ONTIME_RATE", "percent petition onTime", "handled settled early"),
  rate("PETITION_SATISFACTION_RATE", "percent petition satisfied", "handled"),
  rate("SATISFACTION_766", "percent satisfied", FLOW, 0.9),
];

export const PATTERNS: readonly Pattern[] = [...DOSSIERS, ...PROCEDURES_AND_SERVICES, ...POINTS, ...RATE_PATTERNS];
