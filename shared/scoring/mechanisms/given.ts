// Given: points that an assessor set or a portal published; they are taken as they are, within 0 and the maximum.
import { compare, isNegative, type Rational } from "../../domain/rational.ts";

export type GivenFault = "negative" | "overMax";

/** Why such points cannot be; null where they can. */
export const faultOfGiven = (max: Rational, points: Rational): GivenFault | null => {
  if (isNegative(points)) return "negative";
  return compare(points, max) > 0 ? "overMax" : null;
};
