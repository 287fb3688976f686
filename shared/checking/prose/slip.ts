// Whether one number is another one with a slip of the hand: a wrong digit, or two digits swapped.
import { isWhole, type Rational } from "../../domain/rational.ts";

/** Shorter numbers are alike by chance. */
const LENGTH_MIN = 3;

const digitsOf = (amount: Rational): string | null => (isWhole(amount) ? amount.numerator.toString() : null);

/** Two different whole numbers of one length that differ in one digit, or in two neighbouring ones swapped. */
export const looksLike = (a: Rational, b: Rational): boolean => {
  const [first, second] = [digitsOf(a), digitsOf(b)];
  if (first === null || second === null || first.length !== second.length || first.length < LENGTH_MIN) return false;
  const places = [...first].flatMap((digit, place) => (digit === second[place] ? [] : [place]));
  const [one, other] = places;
  if (one === undefined || places.length > 2) return false;
  if (other === undefined) return true;
  return other === one + 1 && first[one] === second[other] && first[other] === second[one];
};

/** Only a swap: it leaves the same digits, so that two sums are like this by chance far less often. */
export const isSwapped = (a: Rational, b: Rational): boolean => {
  const [first, second] = [digitsOf(a), digitsOf(b)];
  if (first === null || second === null || first === second) return false;
  return looksLike(a, b) && [...first].sort().join("") === [...second].sort().join("");
};
