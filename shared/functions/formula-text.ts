// Formulas in two notations: plain (comma between arguments, decimal point: what engines read) and Vietnamese (semicolon, decimal comma).
import { NAMESPACE } from "../domain/namespace.ts";
import { piecesOf } from "../text/formula-pieces.ts";
import type { Argument, Cell } from "./cell.ts";
import { isErrorCell, isRange } from "./cell.ts";

/** How a program with Vietnamese (or European) settings shows formulas, and how one with English settings does. */
export type FormulaNotation = "vietnamese" | "plain";

/** A number literal of the formula, not the tail of a name or of an address: "1,5" but not the "1,5" of "A1,5". */
const DECIMAL_COMMA = /(?<![\p{L}\d_.$!:])(\d+),(\d+)/gu;
const DECIMAL_POINT = /(?<![\p{L}\d_.$!:])(\d+)\.(\d+)/gu;

/** Changes everything of an array constant but its texts. */
const changeArray = (array: string, change: (code: string) => string): string =>
  array
    .split(/("(?:[^"]|"")*")/u)
    .map((part) => (part.startsWith('"') ? part : change(part)))
    .join("");

/** Commas outside every call can only be decimal commas: "=0,5*A1". */
const changeOutsideCalls = (code: string, depthBefore: readonly boolean[]): { text: string; depth: boolean[] } => {
  const depth = [...depthBefore];
  let text = "";
  for (const [position, letter] of [...code].entries()) {
    if (letter === "(") depth.push(/[\p{L}\d_.]/u.test([...code][position - 1] ?? ""));
    if (letter === ")") depth.pop();
    text += letter === "," && !depth.includes(true) ? "." : letter;
  }
  return { text, depth };
};

const isFormula = (text: string): boolean => text.startsWith("=");

/**
 * A formula as typed by somebody with Vietnamese settings, in plain notation: "=DVC.TYLE(B5;C5;1)" is "=DVC.TYLE(B5,C5,1)",
 * "=A1*0,5" is "=A1*0.5". A formula in plain notation stays as it is; what is no formula too.
 */
export const toPlainFormula = (typed: string): string => {
  if (!isFormula(typed)) return typed;
  const pieces = piecesOf(typed);
  const isVietnamese = pieces.some((piece) => piece.kind === "code" && piece.text.includes(";"));
  let depth: boolean[] = [];
  return pieces
    .map(({ kind, text }) => {
      if (kind === "code" && isVietnamese) return text.replace(DECIMAL_COMMA, "$1.$2").replaceAll(";", ",");
      if (kind === "array" && (isVietnamese || text.includes("\\"))) {
        return changeArray(text, (code) => code.replace(DECIMAL_COMMA, "$1.$2").replaceAll("\\", ","));
      }
      if (kind !== "code") return text;
      const changed = changeOutsideCalls(text, depth);
      depth = changed.depth;
      return changed.text;
    })
    .join("");
};

/** A formula in plain notation as Vietnamese settings show it: "=DVC.TYLE(4840; 26757; 1)". */
export const toVietnameseFormula = (formula: string): string => {
  if (!isFormula(formula)) return formula;
  return piecesOf(formula)
    .map(({ kind, text }) => {
      if (kind === "code") return text.replace(/,\s*/gu, "; ").replace(DECIMAL_POINT, "$1,$2");
      if (kind !== "array") return text;
      return changeArray(text, (code) => code.replaceAll(",", "\\").replace(DECIMAL_POINT, "$1,$2"));
    })
    .join("");
};

export const formulaIn = (notation: FormulaNotation, formula: string): string =>
  notation === "vietnamese" ? toVietnameseFormula(formula) : formula;

const literal = (cell: Cell): string => {
  if (cell === null) return "";
  if (isErrorCell(cell)) return cell.error;
  if (typeof cell === "string") return `"${cell.replaceAll('"', '""')}"`;
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
};

/** An argument as a literal of a formula in plain notation. */
export const argumentText = (argument: Argument): string =>
  isRange(argument)
    ? // An array constant cannot hold a blank: an empty text reads as one.
      `{${argument.map((row) => row.map((cell) => literal(cell ?? "")).join(",")).join(";")}}`
    : literal(argument);

/** The call in plain notation, with its arguments as literals: `=DVC.TYLE(4840,26757,1)`. */
export const formulaOfCall = (id: string, args: readonly Argument[]): string =>
  `=${NAMESPACE}.${id}(${args.map(argumentText).join(",")})`;

/** The code at the end of a formula that is being typed; "" inside a text, a sheet name or an array constant. */
const openCode = (before: string): string => {
  const last = piecesOf(before).at(-1);
  return isFormula(before) && last?.kind === "code" ? last.text : "";
};

/**
 * A separator as it has to stand for the engine while a formula is typed, so that cells can be picked with the mouse after it:
 * a semicolon as a comma, and after such a one a decimal comma as a point. Where a decimal comma was typed before the first
 * semicolon, all of it is left to `toPlainFormula`.
 */
export const typedSeparator = (before: string, typed: ";" | ",", afterSemicolon: boolean): string => {
  const code = openCode(before);
  if (code === "") return typed;
  if (typed === ";") return !afterSemicolon && before.search(DECIMAL_COMMA) >= 0 ? typed : ",";
  return afterSemicolon && /(?<![\p{L}\d_.$!:])\d+$/u.test(code) ? "." : typed;
};
