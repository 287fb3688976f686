// Cap: points grow with the ratio and reach the maximum at a threshold below 100%.
import { divide, type Rational } from "../../domain/rational.ts";
import { linearPoints } from "./linear.ts";

/** Exact points: max × ratio / threshold, at most max. The threshold lies above 0. */
export const cappedPoints = (max: Rational, ratio: Rational, threshold: Rational): Rational =>
  linearPoints(max, divide(ratio, threshold));
