// The fields of the form that fills in a formula: what each says, the formula they make, and what is still wrong.

import { NAMESPACE } from "../../../shared/domain/namespace.ts";
import { readNumberText } from "../../../shared/domain/number-text.ts";
import { toNumber } from "../../../shared/domain/rational.ts";
import { isRangeKind, readArgument } from "../../../shared/functions/arguments.ts";
import type { Argument, Cell } from "../../../shared/functions/cell.ts";
import { type Area, readArea } from "../../../shared/functions/cell-reference.ts";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import { argumentText } from "../../../shared/functions/formula-text.ts";
import type { Param } from "../../../shared/functions/param.ts";
import { problemText } from "../../../shared/text/problem.ts";
import type { Sheets } from "../../host/host.ts";
import { holdsCell, referenceText } from "../explain/area-text.ts";
import { readCells } from "../explain/read-cells.ts";

/** What a field says, before anybody looks into the cells. */
type FieldReading =
  | { readonly kind: "blank" }
  | { readonly kind: "cells"; readonly area: Area }
  | { readonly kind: "literal"; readonly argument: Argument };

interface FieldContext {
  /** Sheet of the cell that the formula is for; null where there is no sheet. */
  readonly sheet: string | null;
  /** Codes that would pass for addresses ("XA1"), although they are units here. */
  readonly units: ReadonlySet<string>;
}

const NUMBER_KINDS: ReadonlySet<Param["kind"]> = new Set<Param["kind"]>(["number", "digits", "numbers", "field"]);

/** A number where it is one beyond doubt; else the text, which the function reads or refuses in its own words. */
const numberLiteral = (text: string): Cell => {
  const read = readNumberText(text);
  return "kind" in read || read.isPercent ? text : toNumber(read.number);
};

const literalOf = ({ kind }: Param, text: string): Argument => {
  const parts = text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const cell = (part: string): Cell => (NUMBER_KINDS.has(kind) ? numberLiteral(part) : part);
  // "4.840; 15.755" are cells below each other; a list of names is one text with separators.
  return isRangeKind(kind) && kind !== "list" && parts.length > 1 ? parts.map((part) => [cell(part)]) : cell(text);
};

/** A text in quotes is always a text; what reads as an address means cells. */
const readField = (param: Param, typed: string, { sheet, units }: FieldContext): FieldReading => {
  const text = typed.normalize("NFC").trim();
  if (text === "") return { kind: "blank" };
  const inQuotes = /^["“](?<inner>.*)["”]$/su.exec(text)?.groups?.inner;
  if (inQuotes !== undefined) return { kind: "literal", argument: inQuotes };
  const area = param.kind === "unit" && units.has(text.toUpperCase()) ? null : readArea(text.replace(/^=/u, ""));
  if (area !== null) return { kind: "cells", area: { ...area, sheet: area.sheet ?? sheet } };
  return { kind: "literal", argument: literalOf(param, text) };
};

const codeOf = (reading: FieldReading, sheet: string | null): string => {
  if (reading.kind === "blank") return "";
  return reading.kind === "cells" ? referenceText(reading.area, sheet) : argumentText(reading.argument);
};

/** The formula in plain notation, arguments that were left out at the end cut off: "=DVC.TYLE(B2,C2)". */
const formulaOfFields = (
  { id }: Pick<FunctionDefinition, "id">,
  readings: readonly FieldReading[],
  sheet: string | null,
): string => {
  const given = readings.slice(0, readings.findLastIndex(({ kind }) => kind !== "blank") + 1);
  return `=${NAMESPACE}.${id}(${given.map((reading) => codeOf(reading, sheet)).join(",")})`;
};

export interface CheckedField {
  readonly reading: FieldReading;
  /** Null for a blank field, and where the cells cannot be read. */
  readonly argument: Argument;
  /** What is wrong with it; null where nothing is. */
  readonly fault: string | null;
  /** Whether the formula would be wrong whatever stands in the cells later. */
  readonly blocks: boolean;
}

export interface CheckedCall {
  readonly fields: readonly CheckedField[];
  /** Null while a needed field is blank. */
  readonly formula: string | null;
  /** Null while the call cannot be tried. */
  readonly args: readonly Argument[] | null;
}

const IN_ITSELF = "Vùng này chứa cả ô nhận kết quả. Hãy chọn vùng khác hoặc ô nhận kết quả khác.";

const checkField = async (
  param: Param,
  reading: FieldReading,
  target: Area | null,
  sheets: Sheets | null,
): Promise<CheckedField> => {
  if (reading.kind === "cells" && target !== null && holdsCell(reading.area, target)) {
    return { reading, argument: null, fault: IN_ITSELF, blocks: true };
  }
  const cells = reading.kind === "cells" ? await readCells(reading.area, sheets) : null;
  if (cells && !cells.ok) return { reading, argument: null, fault: cells.message, blocks: true };
  const argument = cells ? cells.argument : reading.kind === "literal" ? reading.argument : null;
  const understood = readArgument(param, argument);
  const fault = understood.ok ? null : problemText(understood.problem);
  // A cell that is blank or wrong today may be right tomorrow; what was typed stays as it is.
  return { reading, argument, fault, blocks: fault !== null && reading.kind !== "cells" };
};

/** @param target the cell that the formula is for, with its sheet; null where it is not known. Never rejects. */
export const checkFields = async (
  definition: Pick<FunctionDefinition, "id" | "params">,
  typed: readonly string[],
  target: Area | null,
  units: ReadonlySet<string>,
  sheets: Sheets | null,
): Promise<CheckedCall> => {
  const sheet = target?.sheet ?? null;
  const readings = definition.params.map((param, index) => readField(param, typed[index] ?? "", { sheet, units }));
  const fields = await Promise.all(
    definition.params.map((param, index) => checkField(param, readings[index] ?? { kind: "blank" }, target, sheets)),
  );
  const isWhole = fields.every(({ blocks }) => !blocks);
  return {
    fields,
    formula: isWhole ? formulaOfFields(definition, readings, sheet) : null,
    args: isWhole ? fields.map(({ argument }) => argument) : null,
  };
};

/** Whether the field means the very text that stands in it: saying so again would only take room. */
export const isAsTyped = ({ reading, argument }: CheckedField, typed: string): boolean =>
  reading.kind === "literal" && argument === typed.normalize("NFC").trim();

const SHOWN_MAX = 4;

/** What a field was understood as: "ô B2: 4.840", "vùng B2:B9: 12; 15; … (8 ô)", "chữ “Tháng 6/2023”". */
export const understoodText = (
  { reading, argument }: CheckedField,
  sheet: string | null,
  show: (cell: Cell) => string,
): string => {
  if (reading.kind === "blank") return "";
  const cells = (Array.isArray(argument) ? argument.flat() : [argument]) as readonly Cell[];
  const shown = cells.slice(0, SHOWN_MAX).map(show);
  const more = cells.length > SHOWN_MAX ? `; … (${cells.length} ô)` : "";
  if (reading.kind === "literal") {
    return cells.length === 1 && typeof cells[0] === "string" ? `chữ “${shown[0]}”` : `số ${shown.join("; ")}${more}`;
  }
  const where = `${cells.length === 1 ? "ô" : "vùng"} ${referenceText(reading.area, sheet)}`;
  return `${where}: ${cells.length === 1 && shown[0] === "" ? "đang trống" : shown.join("; ")}${more}`;
};
