// Linear: points grow with the ratio and reach the maximum at 100%.
import { compare, multiply, type Rational, rational } from "../../domain/rational.ts";

const ONE = rational(1n, 1n);

/** Exact points: max × ratio, at most max. `ratio` is 0 or more. */
export const linearPoints = (max: Rational, ratio: Rational): Rational =>
  compare(ratio, ONE) >= 0 ? max : multiply(max, ratio);
