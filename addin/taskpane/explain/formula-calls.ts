// The calls of DVC functions in a formula with their arguments as written, and the constants among those.
import { NAMESPACE } from "../../../shared/domain/namespace.ts";
import type { Argument, Cell } from "../../../shared/functions/cell.ts";
import { argumentsFrom } from "../../../shared/functions/cell-reference.ts";
import { piecesOf } from "../../../shared/text/formula-pieces.ts";

export interface WrittenCall {
  readonly id: string;
  /** As in the formula; "" where one was left out. */
  readonly args: readonly string[];
}

const CALL = new RegExp(String.raw`(?<![\p{L}\d_.])${NAMESPACE}\.(?<id>[A-Z]+)\(`, "giu");

/** Texts, names of sheets and constants blanked out at the same length, so that only code is searched. */
const codeOf = (formula: string): string =>
  piecesOf(formula)
    .map(({ kind, text }) => (kind === "code" ? text : " ".repeat(text.length)))
    .join("");

/** The outermost calls of a formula in plain notation, in order; calls inside of a call are arguments of it. */
export const callsOf = (formula: string): readonly WrittenCall[] => {
  const code = codeOf(formula);
  const calls: WrittenCall[] = [];
  let end = 0;
  for (const match of code.matchAll(CALL)) {
    if (match.index < end) continue;
    const start = match.index + match[0].length;
    const args = argumentsFrom(formula.slice(start));
    // What is between the brackets, commas included.
    end = start + args.reduce((length, arg) => length + arg.length, args.length - 1);
    const written = args.map((arg) => arg.trim());
    calls.push({
      id: (match.groups?.id ?? "").toUpperCase(),
      args: written.length === 1 && written[0] === "" ? [] : written,
    });
  }
  return calls;
};

const constantCell = (text: string): Cell | undefined => {
  if (text === "") return null;
  if (/^[+-]?\d+(?:\.\d+)?(?:E[+-]?\d+)?%?$/iu.test(text)) {
    return text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  }
  const quoted = /^"(?<inner>(?:[^"]|"")*)"$/su.exec(text)?.groups?.inner;
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  if (/^(?:TRUE|FALSE)$/iu.test(text)) return text.toUpperCase() === "TRUE";
  return undefined;
};

/** Splits outside of texts. */
const splitAt = (text: string, separator: string): readonly string[] => {
  const parts: string[] = [""];
  for (const [piece] of text.matchAll(/"(?:[^"]|"")*"|[\s\S]/gu)) {
    if (piece === separator) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim());
};

/** A number, a text, a truth value or an array constant; undefined for whatever has to be looked up. */
export const constantOf = (text: string): Argument | undefined => {
  const inner = /^\{(?<inner>.*)\}$/su.exec(text)?.groups?.inner;
  if (inner === undefined) return constantCell(text);
  const rows = splitAt(inner, ";").map((row) => splitAt(row, ",").map(constantCell));
  return rows.every((row): row is Cell[] => row.every((cell) => cell !== undefined)) ? rows : undefined;
};
