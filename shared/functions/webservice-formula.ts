// Formulas that ask `/v1/calc` with WEBSERVICE, for Excel 2013 and later on Windows and for LibreOffice, of any function without stored data.
import { isRangeKind } from "./arguments.ts";
import { findFunction } from "./catalogue.ts";

/** An argument of such a formula: the cell that holds it, or what it is. */
export type FormulaArgument = { readonly cell: string } | string | number;

const CELL = /^\$?[A-Z]{1,3}\$?[1-9]\d{0,6}$/u;

/** An address as people type it ("b2", "$B$2"), null where it is none. */
export const readCellAddress = (typed: string): string | null => {
  const address = typed.trim().toUpperCase();
  return CELL.test(address) ? address : null;
};

/** "," or "." as this machine writes a half: numbers travel in the notation in which it makes texts of them, and come back in it. */
const DECIMAL_SIGN = "ENCODEURL(MID(1/2,2,1))";

const textLiteral = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const argumentText = (argument: FormulaArgument): string => {
  if (typeof argument === "number") return `&"&x="&ENCODEURL(${argument})`;
  if (typeof argument === "string") return `&"&x="&ENCODEURL(${textLiteral(argument)})`;
  // LibreOffice cannot encode a blank cell.
  return `&"&x="&IF(${argument.cell}="","",ENCODEURL(${argument.cell}))`;
};

/**
 * The formula in plain notation (see `formula-text.ts` for the Vietnamese one); null for a function that needs stored data or a
 * range, or for more arguments than it has. A number is a number; where the server answers with an error, the cell shows its sentence.
 * `origin`: `https://…` without a slash at the end.
 */
export const webserviceFormula = (id: string, args: readonly FormulaArgument[], origin: string): string | null => {
  const definition = findFunction(id);
  if (!definition || definition.stored === "needed" || args.length > definition.params.length) return null;
  if (definition.result === "table" || definition.params.slice(0, args.length).some(({ kind }) => isRangeKind(kind))) {
    return null;
  }
  const address = `${textLiteral(`${origin}/v1/calc/${definition.id}?dec=`)}&${DECIMAL_SIGN}${args.map(argumentText).join("")}`;
  const text = `WEBSERVICE(${address})`;
  // Asked again only for the sentence: a cell that shows a number asks once.
  return definition.result === "text" ? `=${text}` : `=IFERROR(VALUE(${text}),${text})`;
};
