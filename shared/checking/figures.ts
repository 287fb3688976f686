// Checks the figures of one snapshot against each other: rates above 100 %, parts that do not make their whole, old terms.
import { type FigureCode, type Figures, figureIn, findFigure, isCount } from "../domain/figure.ts";
import type { Finding, Severity } from "../domain/finding.ts";
import type { FormCode } from "../domain/form.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Period } from "../domain/period.ts";
import type { Scheme } from "../domain/snapshot.ts";
import { RATES, type RateDefinition } from "../rules/rates.ts";
import { computeRate, withDerivedSums } from "../scoring/rate.ts";

export interface CheckedContext {
  readonly period: Period;
  readonly scheme: Scheme;
  readonly form: FormCode;
}

/** A whole and its parts. `complete`: the parts make up the whole; else they only lie within it. */
interface PartWhole {
  readonly whole: FigureCode;
  readonly parts: readonly FigureCode[];
  readonly complete: boolean;
  /** Figures that may stand apart from the parts: where one of them is above 0, a difference is a warning. */
  readonly apart?: readonly FigureCode[];
}

const relation = (
  whole: string,
  parts: readonly string[],
  complete: boolean,
  apart: readonly string[] = [],
): PartWhole => ({
  whole: whole as FigureCode,
  parts: parts as readonly FigureCode[],
  complete,
  apart: apart as readonly FigureCode[],
});

/** Columns of form 06 (TT 01/2020/TT-VPCP), then services and dossiers by kind (NĐ 42/2022/NĐ-CP). */
const RELATIONS: readonly PartWhole[] = [
  relation("HS_TIEP_NHAN", ["HS_TRUC_TUYEN", "HS_TRUC_TIEP"], true),
  relation("HS_TONG", ["HS_TIEP_NHAN", "HS_KY_TRUOC"], true),
  relation("HS_DA_GIAI_QUYET", ["HS_TRUOC_HAN", "HS_DUNG_HAN", "HS_QUA_HAN"], true),
  relation("HS_DANG_GIAI_QUYET", ["HS_DANG_TRONG_HAN", "HS_DANG_QUA_HAN"], true),
  relation("HS_TONG", ["HS_DA_GIAI_QUYET", "HS_DANG_GIAI_QUYET"], true, ["HS_CHO_BO_SUNG", "HS_TRA_LAI_RUT"]),
  relation("HS_TRUC_TIEP", ["HS_BUU_CHINH"], false),
  relation("HS_TRUC_TUYEN", ["HS_MOT_PHAN", "HS_TOAN_TRINH"], true),
  relation("DVC_CUNG_CAP", ["DVC_MOT_PHAN", "DVC_TOAN_TRINH"], true),
  relation("DVC_PHAT_SINH", ["DVC_PHAT_SINH_MOT_PHAN", "DVC_PHAT_SINH_TOAN_TRINH"], true),
  relation("DVC_MOT_PHAN", ["DVC_PHAT_SINH_MOT_PHAN"], false),
  relation("DVC_TOAN_TRINH", ["DVC_PHAT_SINH_TOAN_TRINH"], false),
];

const nameOf = (code: FigureCode): string => findFigure(code)?.name ?? code;

/** An unverified denominator may leave dossiers out (those settled before they were due): there it is only a warning. */
const rateSeverity = (rate: RateDefinition): Severity => (rate.confidence === "?" ? "W" : "E");

const rateFindings = (figures: Figures): readonly Finding[] =>
  RATES.flatMap((rate): Finding[] => {
    const answer = computeRate(rate, figures);
    if (!answer.ok || answer.result.numerator <= answer.result.denominator) return [];
    const { numerator, denominator } = answer.result;
    return [
      {
        severity: rateSeverity(rate),
        code: "NUM_GT_DEN",
        at: rate.numerator[0] ?? rate.code,
        stated: numerator,
        recomputed: denominator,
        params: { rate: rate.name, numerator, denominator },
      },
    ];
  });

const relationFindings = (reported: Figures): readonly Finding[] => {
  // Sums that follow from reported parts stand in for a whole that was left out, so 3 = 4 + 5 + 6 is checked without 4 + 5.
  const figures = withDerivedSums(reported);
  return RELATIONS.flatMap(({ whole, parts, complete, apart = [] }): Finding[] => {
    const stated = figureIn(figures, whole);
    const counts = parts.map((part) => figureIn(figures, part)).filter(isCount);
    if (!isCount(stated) || counts.length === 0) return [];
    const sum = counts.reduce((total, count) => total + count, 0);
    const excess = sum > stated;
    // Where a part was not given, the others may still be too many together.
    const differs = complete && counts.length === parts.length ? sum !== stated : excess;
    if (!differs) return [];
    const isApart = apart.some((code) => {
      const entry = figureIn(figures, code);
      return isCount(entry) && entry > 0;
    });
    const given = parts.filter((part) => isCount(figureIn(figures, part)));
    return [
      {
        severity: isApart ? "W" : "E",
        code: "PART_WHOLE",
        at: whole,
        stated,
        recomputed: sum,
        params: { whole: nameOf(whole), parts: given.map(nameOf).join(" + "), stated, sum, excess },
      },
    ];
  });
};

/** NĐ 42/2022/NĐ-CP, in force on this day, replaced "mức độ 3, mức độ 4" by "một phần, toàn trình". */
const ND42_IN_FORCE = "2022-08-15" as LocalDate;

const termFindings = ({ period, scheme }: CheckedContext): readonly Finding[] => {
  if (scheme !== "LEVEL4" || period.last < ND42_IN_FORCE) return [];
  const severity: Severity = period.first < ND42_IN_FORCE ? "I" : "W";
  const params = { first: period.first, last: period.last };
  return [{ severity, code: "TERM_OBSOLETE", at: "scheme", stated: scheme, recomputed: null, params }];
};

/**
 * What is wrong or odd about the figures of one snapshot, errors first. Nothing is corrected. `at` is the figure that the
 * finding stands at, or `scheme`.
 */
export const checkFigures = (figures: Figures, context: CheckedContext): readonly Finding[] => {
  const order: Readonly<Record<Severity, number>> = { E: 0, W: 1, I: 2 };
  const findings = [...rateFindings(figures), ...relationFindings(figures), ...termFindings(context)];
  return findings.sort((a, b) => order[a.severity] - order[b.severity]);
};
