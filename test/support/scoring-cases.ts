// What the tests of scoring share: periods and rule sets by name, and a full set of figures of one unit.
import type { FigureCode, FigureEntry, Figures } from "../../shared/domain/figure.ts";
import { type Period, parsePeriodKey } from "../../shared/domain/period.ts";
import { type Decimal, decimalToNumber } from "../../shared/domain/rational.ts";
import type { RuleSet } from "../../shared/rules/rule-set.ts";
import { findRuleSet } from "../../shared/rules/rule-sets.ts";

export const periodOf = (key: string): Period => {
  const period = parsePeriodKey(key);
  if (!period) throw new Error(`no period ${key}`);
  return period;
};

export const ruleSetOf = (id: string): RuleSet => {
  const ruleSet = findRuleSet(id);
  if (!ruleSet) throw new Error(`no rule set ${id}`);
  return ruleSet;
};

export const figuresOf = (entries: Readonly<Record<string, FigureEntry>>): Figures =>
  entries as Readonly<Record<FigureCode, FigureEntry>>;

export const numberOf = (points: Decimal | null): number | null => (points === null ? null : decimalToNumber(points));

/** Every figure of the index for one ward, quý III/2026; the groups TDGQ, TTTT, MDSH and MDHL are published ones of phường Việt Trì. */
export const FULL: Readonly<Record<string, number>> = {
  TTHC_CONG_BO: 54,
  TTHC_CONG_BO_DUNG_HAN: 0,
  TTHC_PHAI_CONG_KHAI: 68,
  TTHC_CONG_KHAI_DUNG_HAN: 0,
  TTHC_DANG_CONG_KHAI: 89,
  TTHC_DU_BO_PHAN: 87,
  HS_DONG_BO: 5150,
  HS_HE_THONG_BAO_CAO: 5150,
  HS_TREN_CONG: 5000,
  HS_TRUOC_HAN: 3000,
  HS_DUNG_HAN: 2000,
  HS_DANG_TRONG_HAN: 830,
  HS_TONG: 6684,
  TTHC_CO_DVCTT: 300,
  TTHC_THAM_QUYEN: 385,
  DVC_PHAT_SINH: 100,
  DVC_CUNG_CAP: 400,
  HS_TRUC_TUYEN: 5500,
  HS_TIEP_NHAN: 6000,
  TTHC_CO_PHI: 37,
  TTHC_TICH_HOP_THANH_TOAN: 10,
  TTHC_NGHIA_VU_TAI_CHINH: 37,
  TTHC_THANH_TOAN_TT: 17,
  HS_CO_PHI: 3816,
  HS_THANH_TOAN_TT: 3082,
  HS_KET_QUA_DIEN_TU: 5000,
  HS_SO_HOA: 1200,
  HS_TAI_SU_DUNG: 100,
  HS_KHO_CA_NHAN: 0,
  HS_DU_LIEU_DAN_CU: 2500,
  TTHC_DU_LIEU_DAN_CU: 46,
  TTHC_CONG_DAN: 385,
  XA_CHUNG_THUC_DIEN_TU: 1,
  XA_TONG: 1,
  PAKN_PHAN_LOAI: 3,
  PAKN_TTHC: 2,
  PAKN_CAN_BO: 1,
  PAKN_THAM_QUYEN: 3,
  PAKN_DUNG_HAN: 0,
  PAKN_HAI_LONG: 0,
  HS_HAI_LONG: 5828,
};
