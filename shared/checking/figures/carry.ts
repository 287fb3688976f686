// CARRY_MISMATCH: what was carried over against what the period before left open, column 6 against column 11 of form 06.
import { addDays } from "../../domain/local-date.ts";
import { withDerivedSums } from "../../scoring/rate.ts";
import { countIn, type FigureRule } from "./view.ts";

const CARRIED = "HS_KY_TRUOC";
const PENDING = "HS_DANG_GIAI_QUYET";
const WAITING = "HS_CHO_BO_SUNG";

/**
 * A warning: the wrong one may be the earlier report, which this one cannot put right. Dossiers that wait for papers may or may
 * not be in column 11, so both sums are accepted. Only the period that ends the day before this one begins is compared.
 */
export const carryRule: FigureRule = ({ known, context }) => {
  const { previous, period } = context;
  const carried = countIn(known, CARRIED);
  if (!previous || carried === null) return [];
  if (previous.period && period && addDays(previous.period.last, 1) !== period.first) return [];
  const before = withDerivedSums(previous.figures);
  const remainder = countIn(before, PENDING);
  const waiting = countIn(before, WAITING) ?? 0;
  if (remainder === null || carried === remainder || carried === remainder + waiting) return [];
  return [
    {
      severity: "W",
      code: "CARRY_MISMATCH",
      at: CARRIED,
      stated: carried,
      recomputed: remainder,
      params: { stated: carried, remainder, waiting },
    },
  ];
};
