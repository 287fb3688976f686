// Numbers and dates as Vietnamese readers write them: 1.234,5 and 14/06/2023.
import { datePartsOf, type LocalDate } from "../domain/local-date.ts";
import { vietNamDayOf } from "../domain/moment.ts";
import { type Decimal, decimalToText, multiply, type Rational, rational, round } from "../domain/rational.ts";

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/gu, ".");

const fromMachineText = (text: string): string => {
  const negative = text.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? text.slice(1) : text).split(".");
  return `${negative ? "-" : ""}${grouped(whole)}${fraction === "" ? "" : `,${fraction}`}`;
};

/** A number with the decimals that it has: 1234.5 is "1.234,5". Very large or small ones keep their exponent. */
export const numberText = (amount: number): string => {
  const text = String(amount);
  return /^-?\d+(\.\d+)?$/.test(text) ? fromMachineText(text) : text.replace(".", ",");
};

/** A decimal with all its places: "30,10". */
export const decimalText = (decimal: Decimal): string => fromMachineText(decimalToText(decimal));

/** A fraction as a percentage with `digits` decimals, half-up: 4840/26757 with 1 is "18,1%". */
export const percentText = (fraction: Rational, digits: number): string =>
  `${decimalText(round(multiply(fraction, rational(100n, 1n)), digits))}%`;

/** An exact number for a sentence: whole where whole, else at most `digits` decimals without trailing zeros. */
export const rationalText = (amount: Rational, digits = 4): string => {
  const text = decimalText(round(amount, digits));
  return text.includes(",") ? text.replace(/,?0+$/u, "") : text;
};

/** 2023-06-14 as "14/06/2023". */
export const dateText = (date: LocalDate): string => {
  const { year, month, day } = datePartsOf(date);
  return `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`;
};

/** A moment (ISO 8601, UTC) as the clock in Viet Nam shows it: "17:05 ngày 25/11/2026". */
export const momentText = (moment: string): string => {
  const hour = (Number(moment.slice(11, 13)) + 7) % 24;
  return `${String(hour).padStart(2, "0")}:${moment.slice(14, 16)} ngày ${dateText(vietNamDayOf(moment))}`;
};
