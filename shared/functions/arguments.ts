// Reads raw arguments into typed ones, one reader for each kind of parameter; every refusal names the parameter.
import { FORMS, findForm } from "../domain/form.ts";
import { type FormCode, parseFormCode } from "../domain/form-code.ts";
import { NUMBER_DIGITS_MAX, readNumberText } from "../domain/number-text.ts";
import type { Calendar } from "../domain/period.ts";
import { parseCalendar } from "../domain/period-text.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { type Rational, rationalFromNumber, toNumber } from "../domain/rational.ts";
import { parseUnitCode, type UnitCode } from "../domain/unit.ts";
import { numberText } from "../text/format.ts";
import { type Argument, type Cell, isBlank, isErrorCell, isRange } from "./cell.ts";
import { type FigureRows, readFigureRows } from "./figure-rows.ts";
import type { NumberGrid, Param, ParamKinds, Published } from "./param.ts";

/** Most decimals that can be asked for: more than a double can carry is noise. */
const DIGITS_MAX = 10;
/** Longest quotation of an argument in a sentence. */
const GOT_MAX = 80;
/** Excel's own limit of a cell's text. */
const TEXT_MAX = 32_767;

/** Kinds that take a range; every other kind takes one cell. */
const RANGE_KINDS: ReadonlySet<keyof ParamKinds> = new Set<keyof ParamKinds>(["numbers", "list", "figures", "field"]);

export const isRangeKind = (kind: keyof ParamKinds): boolean => RANGE_KINDS.has(kind);

const shownCell = (cell: Cell): string => {
  if (isErrorCell(cell)) return cell.error;
  if (typeof cell === "number") return numberText(cell);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  return cell ?? "";
};

/** The single cell of an argument; a range of one cell counts as that cell. */
const readCell = (param: Param, argument: Argument): Outcome<string | number> => {
  const arg = param.title.vi;
  if (isRange(argument)) {
    const [rows, columns] = [argument.length, argument[0]?.length ?? 0];
    if (rows !== 1 || columns !== 1) return refuse("ARG_IS_RANGE", { arg, rows, columns });
    return readCell(param, argument[0]?.[0] ?? null);
  }
  if (isErrorCell(argument)) return refuse("ARG_IS_ERROR", { arg, error: argument.error });
  if (isBlank(argument) || argument === null) return refuse("ARG_BLANK", { arg });
  if (typeof argument === "boolean") return refuse("ARG_NOT_TEXT", { arg, got: shownCell(argument) });
  if (typeof argument === "string" && argument.length > TEXT_MAX) return refuse("ARG_TOO_LONG", { arg, max: TEXT_MAX });
  return done(argument);
};

const numberOf = (arg: string, text: string): Outcome<Rational> => {
  const read = readNumberText(text);
  if (!("kind" in read)) return done(read.number);
  const got = text.trim().slice(0, GOT_MAX);
  switch (read.kind) {
    case "ambiguous": {
      const [first, second] = read.readings.map((reading) => numberText(toNumber(reading)));
      return refuse("ARG_NUMBER_AMBIGUOUS", { arg, got, first: first ?? "", second: second ?? "" });
    }
    case "tooLong":
      return refuse("ARG_NUMBER_LONG", { arg, max: NUMBER_DIGITS_MAX });
    case "several":
      return refuse("ARG_SEVERAL_NUMBERS", { arg, got, count: read.found.length });
    default:
      return refuse("ARG_NOT_NUMBER", { arg, got });
  }
};

const finite = (arg: string, given: number): Outcome<Rational> =>
  Number.isFinite(given) ? done(rationalFromNumber(given)) : refuse("ARG_NOT_NUMBER", { arg, got: String(given) });

const readNumber = (param: Param, argument: Argument): Outcome<Rational> => {
  if (typeof argument === "boolean") {
    return refuse("ARG_NOT_NUMBER", { arg: param.title.vi, got: shownCell(argument) });
  }
  const cell = readCell(param, argument);
  if (!cell.ok) return cell;
  return typeof cell.result === "number" ? finite(param.title.vi, cell.result) : numberOf(param.title.vi, cell.result);
};

const readNumbers = (param: Param, argument: Argument): Outcome<NumberGrid> => {
  const arg = param.title.vi;
  const rows = isRange(argument) ? argument : [[argument]];
  const grid: (Rational | null)[][] = [];
  for (const [rowIndex, cells] of rows.entries()) {
    const numbers: (Rational | null)[] = [];
    for (const [columnIndex, cell] of cells.entries()) {
      const at = { arg, row: rowIndex + 1, column: columnIndex + 1 };
      if (isErrorCell(cell)) return refuse("RANGE_CELL_IS_ERROR", { ...at, error: cell.error });
      if (isBlank(cell) || cell === null) {
        numbers.push(null);
        continue;
      }
      const read =
        typeof cell === "number"
          ? finite(arg, cell)
          : typeof cell === "string"
            ? numberOf(arg, cell)
            : refuse("ARG_NOT_NUMBER", { arg, got: shownCell(cell) });
      if (!read.ok) return refuse("RANGE_CELL_NOT_NUMBER", { ...at, got: shownCell(cell) });
      numbers.push(read.result);
    }
    grid.push(numbers);
  }
  return done(grid);
};

const readText = (param: Param, argument: Argument): Outcome<string> => {
  const cell = readCell(param, argument);
  return cell.ok ? done(String(cell.result).normalize("NFC").trim()) : cell;
};

const readPublished = (param: Param, argument: Argument): Outcome<Published> => {
  const cell = readCell(param, argument);
  if (!cell.ok) return cell;
  const arg = param.title.vi;
  if (typeof cell.result === "number") {
    const number = finite(arg, cell.result);
    if (!number.ok) return number;
    const decimals = (/\.(\d+)$/.exec(String(cell.result))?.[1] ?? "").length;
    const shown = numberText(cell.result);
    return done({
      number: number.result,
      fromText: false,
      isPercent: false,
      hasDecimalSign: decimals > 0,
      decimals,
      shown,
    });
  }
  const read = readNumberText(cell.result);
  if ("kind" in read) {
    const refusal = numberOf(arg, cell.result);
    return refusal.ok ? refuse("ARG_NOT_NUMBER", { arg, got: cell.result.trim() }) : refusal;
  }
  return done({
    number: read.number,
    fromText: true,
    isPercent: read.isPercent,
    hasDecimalSign: read.decimals > 0,
    decimals: read.decimals,
    shown: cell.result.trim(),
  });
};

const readDigits = (param: Param, argument: Argument): Outcome<number> => {
  const number = readNumber(param, argument);
  if (!number.ok) return number;
  const digits = toNumber(number.result);
  if (Number.isInteger(digits) && digits >= 0 && digits <= DIGITS_MAX) return done(digits);
  return refuse("ARG_DIGITS", { arg: param.title.vi, got: numberText(digits), max: DIGITS_MAX });
};

const readList = (param: Param, argument: Argument): Outcome<readonly string[]> => {
  const rows = isRange(argument) ? argument : [[argument]];
  const words: string[] = [];
  for (const cell of rows.flat()) {
    if (isErrorCell(cell)) return refuse("ARG_IS_ERROR", { arg: param.title.vi, error: cell.error });
    words.push(...shownCell(cell).normalize("NFC").split(/[;,|]/u));
  }
  const named = words.map((word) => word.trim()).filter((word) => word !== "");
  return named.length > 0 ? done(named) : refuse("ARG_BLANK", { arg: param.title.vi });
};

const readUnit = (param: Param, argument: Argument): Outcome<UnitCode> => {
  const text = readText(param, argument);
  if (!text.ok) return text;
  const code = parseUnitCode(text.result.toUpperCase());
  return code ? done(code) : refuse("UNIT_CODE_INVALID", { got: text.result });
};

const readForm = (param: Param, argument: Argument): Outcome<FormCode> => {
  const text = readText(param, argument);
  if (!text.ok) return text;
  const code = findForm(text.result.toLowerCase())?.code ?? parseFormCode(text.result);
  return code
    ? done(code)
    : refuse("FORM_UNKNOWN", { got: text.result, known: FORMS.map((form) => form.code).join(", ") });
};

const readCalendar = (param: Param, argument: Argument): Outcome<Calendar> => {
  const text = readText(param, argument);
  if (!text.ok) return text;
  const calendar = parseCalendar(text.result);
  return calendar ? done(calendar) : refuse("PERIOD_CALENDAR_UNKNOWN", { got: text.result });
};

const readChoice = (param: Param, argument: Argument): Outcome<string> => {
  const text = readText(param, argument);
  if (!text.ok) return text;
  const wanted = text.result.toLowerCase();
  const choices = param.choices ?? [];
  const choice = choices.find((one) =>
    [one.value, ...(one.aliases ?? [])].some((word) => word.toLowerCase() === wanted),
  );
  if (choice) return done(choice.value);
  return refuse("ARG_NOT_CHOICE", {
    arg: param.title.vi,
    got: text.result,
    choices: choices.map((one) => `"${one.value}"`).join(", "),
  });
};

const readFigures = (param: Param, argument: Argument): Outcome<FigureRows> => readFigureRows(param.title.vi, argument);

const readField = (param: Param, argument: Argument): Outcome<readonly Rational[]> => {
  const arg = param.title.vi;
  const numbers: Rational[] = [];
  for (const cell of (isRange(argument) ? argument : [[argument]]).flat()) {
    if (typeof cell === "number" && Number.isFinite(cell)) numbers.push(rationalFromNumber(cell));
    if (typeof cell !== "string") continue;
    const number = numberOf(arg, cell);
    if (number.ok) numbers.push(number.result);
    else if (number.problem.code === "ARG_NUMBER_AMBIGUOUS") return number;
  }
  return numbers.length > 0 ? done(numbers) : refuse("RANGE_EMPTY", { arg });
};

const READERS: {
  readonly [Kind in keyof ParamKinds]: (param: Param, argument: Argument) => Outcome<ParamKinds[Kind]>;
} = {
  number: readNumber,
  numbers: readNumbers,
  text: readText,
  cell: readCell,
  published: readPublished,
  digits: readDigits,
  list: readList,
  figures: readFigures,
  field: readField,
  unit: readUnit,
  form: readForm,
  calendar: readCalendar,
  choice: readChoice,
};

/** The typed argument, null where an optional one was left out or refers to a blank cell. */
export const readArgument = (param: Param, argument: Argument): Outcome<ParamKinds[keyof ParamKinds] | null> => {
  const blank = isRange(argument)
    ? argument.length === 1 && argument[0]?.length === 1 && isBlank(argument[0][0] ?? null)
    : isBlank(argument);
  if (blank && param.optional) return done(null);
  return READERS[param.kind](param, argument);
};
