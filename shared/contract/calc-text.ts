// GET /v1/calc: reads arguments from machine text and writes the answer as one text, for WEBSERVICE.
import { isRangeKind } from "../functions/arguments.ts";
import type { AnswerCell, Argument, Cell } from "../functions/cell.ts";
import { type CallResult, isCallError } from "../functions/compute.ts";
import type { FunctionDefinition } from "../functions/definition.ts";
import type { Param, ParamKinds } from "../functions/param.ts";

/** The decimal sign of both directions. */
export type DecimalSign = "." | ",";

/** Kinds that keep the text as it came: a code such as "766" is no number. */
const TEXT_KINDS: ReadonlySet<keyof ParamKinds> = new Set<keyof ParamKinds>([
  "text",
  "list",
  "unit",
  "form",
  "calendar",
  "choice",
]);

/** LAYSO exists to read written numbers, where "20.757" is twenty thousand. */
const READS_WRITTEN_NUMBERS: ReadonlySet<string> = new Set(["LAYSO"]);

const ERROR_CELL = /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|BUSY!)$/;

const MACHINE_NUMBERS: Readonly<Record<DecimalSign, RegExp>> = {
  ".": /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i,
  ",": /^[+-]?\d+(?:,\d+)?(?:e[+-]?\d+)?$/i,
};

/** Text that is no machine number stays text: the function reads it as people write numbers, or refuses it in its own words. */
const readCell = (text: string, sign: DecimalSign, keepText: boolean): Cell => {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (ERROR_CELL.test(trimmed)) return { error: trimmed };
  return !keepText && MACHINE_NUMBERS[sign].test(trimmed) ? Number(trimmed.replace(",", ".")) : text;
};

const readOne = (param: Param, keepText: boolean, text: string, sign: DecimalSign): Argument => {
  if (!isRangeKind(param.kind) || TEXT_KINDS.has(param.kind)) return readCell(text, sign, keepText);
  if (text.trim() === "") return null;
  const rows = text.split(";").map((row) => row.split("|").map((cell) => readCell(cell, sign, keepText)));
  // WEBSERVICE formulas join cells with a separator after each: short rows are filled with blanks.
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => null)]);
};

/** Arguments in the order of the `x` parameters; those beyond the function's own stay text and are refused by it. */
export const readCalcArguments = (
  definition: FunctionDefinition,
  texts: readonly string[],
  sign: DecimalSign,
): readonly Argument[] =>
  texts.map((text, position) => {
    const param = definition.params[position];
    if (!param) return text;
    const keepText = TEXT_KINDS.has(param.kind) || READS_WRITTEN_NUMBERS.has(definition.id);
    return readOne(param, keepText, text, sign);
  });

const cellText = (cell: AnswerCell, sign: DecimalSign): string => {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return typeof cell === "number" ? String(cell).replace(".", sign) : cell;
};

/** One cell as machine text; a table as rows by ";" and cells by "|"; an error as its name and sentence. */
export const calcText = (result: CallResult, sign: DecimalSign): string => {
  if (isCallError(result)) return `${result.error.cell} ${result.error.message}`;
  const { value } = result;
  if (!Array.isArray(value)) return cellText(value as AnswerCell, sign);
  return (value as readonly (readonly AnswerCell[])[])
    .map((row) => row.map((cell) => cellText(cell, sign)).join("|"))
    .join(";");
};
