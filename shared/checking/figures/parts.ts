// PART_WHOLE: columns of form 06, kinds of service and dossiers against their whole.
import { type FigureCode, type Figures, figureIn, isCount } from "../../domain/figure.ts";
import { sumOfNumbers } from "../../domain/rational.ts";
import type { Finding } from "../../findings/finding.ts";
import { type FigureRule, titleOfFigure } from "./view.ts";

/**
 * How parts stand to their whole: `sum`: they make it up, and any of them lies within it; `together`: the same, but a single part
 * is measured as a rate; `within`: they only lie within it.
 */
type Standing = "sum" | "together" | "within";

interface PartWhole {
  readonly whole: FigureCode;
  readonly parts: readonly FigureCode[];
  readonly standing: Standing;
  /** Figures that may stand apart from the parts: where one of them is above 0, a difference is a warning. */
  readonly apart: readonly FigureCode[];
}

const relation = (
  whole: FigureCode,
  parts: readonly FigureCode[],
  standing: Standing,
  apart: readonly FigureCode[] = [],
): PartWhole => ({ whole, parts, standing, apart });

/**
 * Columns of form 06 (TT 01/2020/TT-VPCP), then services, procedures and dossiers by kind (NĐ 42/2022/NĐ-CP), then parts whose
 * whole no rate divides by. A part that is the numerator of a rate over its whole is also looked at as that rate.
 */
const RELATIONS: readonly PartWhole[] = [
  relation("HS_TIEP_NHAN", ["HS_TRUC_TUYEN", "HS_TRUC_TIEP"], "sum"),
  relation("HS_TONG", ["HS_TIEP_NHAN", "HS_KY_TRUOC"], "sum"),
  relation("HS_DA_GIAI_QUYET", ["HS_TRUOC_HAN", "HS_DUNG_HAN", "HS_QUA_HAN"], "sum"),
  relation("HS_DANG_GIAI_QUYET", ["HS_DANG_TRONG_HAN", "HS_DANG_QUA_HAN"], "sum"),
  relation("HS_TONG", ["HS_DA_GIAI_QUYET", "HS_DANG_GIAI_QUYET"], "sum", ["HS_CHO_BO_SUNG", "HS_TRA_LAI_RUT"]),
  relation("HS_TRUC_TIEP", ["HS_BUU_CHINH"], "within"),
  relation("HS_TRUC_TUYEN", ["HS_MOT_PHAN", "HS_TOAN_TRINH"], "sum"),
  relation("DVC_CUNG_CAP", ["DVC_MOT_PHAN", "DVC_TOAN_TRINH"], "sum"),
  relation("DVC_CUNG_CAP", ["DVC_PHAT_SINH", "DVC_KHONG_PHAT_SINH"], "together"),
  relation("DVC_CUNG_CAP", ["DVC_TICH_HOP"], "within"),
  relation("DVC_PHAT_SINH", ["DVC_PHAT_SINH_MOT_PHAN", "DVC_PHAT_SINH_TOAN_TRINH"], "sum"),
  relation("DVC_MOT_PHAN", ["DVC_PHAT_SINH_MOT_PHAN"], "within"),
  relation("DVC_TOAN_TRINH", ["DVC_PHAT_SINH_TOAN_TRINH"], "within"),
  relation("TTHC_CO_DVCTT", ["TTHC_MOT_PHAN", "TTHC_TOAN_TRINH"], "sum"),
  relation("HS_TONG", ["HS_CO_PHI"], "within"),
  relation("HS_TONG", ["HS_CHO_BO_SUNG"], "within"),
  relation("HS_TONG", ["HS_CO_DVCTT"], "within"),
  relation("TTHC_CO_PHI", ["TTHC_CO_PHI_PHAT_SINH"], "within"),
];

const breachOf = (figures: Figures, { whole, parts, standing, apart }: PartWhole): Finding | null => {
  const stated = figureIn(figures, whole);
  const given = parts.filter((part) => isCount(figureIn(figures, part)));
  const isComplete = given.length === parts.length;
  if (!isCount(stated) || given.length === 0 || (standing === "together" && !isComplete)) return null;
  const sum = sumOfNumbers(given.map((part) => figureIn(figures, part)).filter(isCount));
  const excess = sum > stated;
  // Where a part was not given, the others may still be too many together.
  const differs = standing !== "within" && isComplete ? sum !== stated : excess;
  if (!differs) return null;
  const isApart = apart.some((code) => {
    const entry = figureIn(figures, code);
    return isCount(entry) && entry > 0;
  });
  return {
    severity: isApart ? "W" : "E",
    code: "PART_WHOLE",
    at: whole,
    stated,
    recomputed: sum,
    params: { whole: titleOfFigure(whole), parts: given.map(titleOfFigure).join(" + "), stated, sum, excess },
  };
};

/** Sums that follow from reported parts stand in for a whole that was left out, so 3 = 4 + 5 + 6 is checked without 4 + 5. */
export const partRule: FigureRule = ({ known }) => RELATIONS.flatMap((relation) => breachOf(known, relation) ?? []);
