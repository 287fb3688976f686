// How the formula of a cell came to its answer: its inputs with their cells, the rule, and the snapshots that it reads.
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { findFunction } from "../../../shared/functions/catalogue.ts";
import type { Argument } from "../../../shared/functions/cell.ts";
import { type Area, readArea } from "../../../shared/functions/cell-reference.ts";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import { type CallExplanation, rateSource } from "../../../shared/functions/explanation.ts";
import { storedKeysOf } from "../../../shared/functions/stored-choice.ts";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { SheetReading } from "../../../shared/reading/read-sheet.ts";
import { addressOf } from "../../../shared/reading/sheet.ts";
import { RATES } from "../../../shared/rules/rates.ts";
import type { FunctionRuntime, Invoked } from "../../functions/runtime.ts";
import type { SelectedCell, Sheets } from "../../host/host.ts";
import type { Server } from "../../server/server.ts";
import type { SheetReader } from "../reading/sheet-reader.ts";
import { referenceText } from "./area-text.ts";
import { callsOf, constantOf, type WrittenCall } from "./formula-calls.ts";
import { readCells } from "./read-cells.ts";
import { readStoredPlaces, type StoredPlace } from "./stored-places.ts";

export interface ExplainedInput {
  /** Name of the parameter. */
  readonly title: string;
  /** The cells, "B2"; the text of the formula where it is neither cells nor a constant; "" for a constant. */
  readonly where: string;
  readonly area: Area | null;
  /** Undefined where it could not be read. */
  readonly argument: Argument | undefined;
}

export interface ExplainedCall {
  readonly definition: FunctionDefinition;
  readonly inputs: readonly ExplainedInput[];
  readonly answer: Invoked | null;
  /** Null where an input could not be read. */
  readonly explanation: CallExplanation | null;
  readonly stored: readonly StoredPlace[];
  /** The remembered mapping by which the sheet was understood, where that tells the rule; absent: none. */
  readonly mapping?: StoredMapping | null;
}

export interface ExplainTools {
  readonly sheets: Sheets;
  readonly reader: Pick<SheetReader, "read">;
  readonly runtime: FunctionRuntime;
  readonly server: Server;
  readonly today: LocalDate;
}

const readInput = async (text: string, sheet: string, tools: ExplainTools): Promise<Omit<ExplainedInput, "title">> => {
  const constant = constantOf(text);
  if (constant !== undefined) return { where: "", area: null, argument: constant };
  const area = readArea(text);
  if (area !== null) {
    const placed = { ...area, sheet: area.sheet ?? sheet };
    const cells = await readCells(placed, tools.sheets);
    return { where: referenceText(placed, sheet), area: placed, argument: cells.ok ? cells.argument : undefined };
  }
  const [inner, ...others] = callsOf(text);
  const isWhole = inner !== undefined && others.length === 0 && /^\s*DVC\.[A-Z]+\([\s\S]*\)\s*$/iu.test(text);
  if (!isWhole) return { where: text, area: null, argument: undefined };
  const args = await Promise.all(inner.args.map((arg) => readInput(arg, sheet, tools)));
  if (args.some(({ argument }) => argument === undefined)) return { where: text, area: null, argument: undefined };
  const invoked = await tools.runtime.invoke(
    inner.id,
    args.map(({ argument }) => argument ?? null),
  );
  const argument = "error" in invoked ? { error: invoked.error.cell } : (invoked.value as Argument);
  return { where: text, area: null, argument };
};

/** The figure that stands in a cell, as the layout reader understood the sheet. */
const figureAt = ({ records, totals }: SheetReading, area: Area | null): string | null => {
  if (area === null || area.rows !== 1 || area.columns !== 1) return null;
  const address = addressOf(area);
  for (const { at } of [...records, ...totals]) {
    const entry = Object.entries(at).find(([, cell]) => cell === address);
    if (entry) return entry[0];
  }
  return null;
};

/** A bare division of two cells whose columns are known figures is a known rate, with its rule. */
const withRateRule = async (
  explanation: CallExplanation,
  inputs: readonly ExplainedInput[],
  sheet: string,
  { sheets, reader }: Pick<ExplainTools, "sheets" | "reader">,
): Promise<Pick<ExplainedCall, "explanation" | "mapping">> => {
  const [numerator, denominator] = inputs;
  const isHere = [numerator, denominator].every((input) => input?.area?.sheet === sheet);
  if (!isHere || explanation.rules.length > 0) return { explanation };
  const content = await sheets.read("sheet");
  if (!content.ok || content.content.sheet !== sheet) return { explanation };
  const read = await reader.read(content.content);
  if (!read.ok) return { explanation };
  const { reading, mapping } = read.content;
  const [above, below] = [figureAt(reading, numerator?.area ?? null), figureAt(reading, denominator?.area ?? null)];
  const rate = RATES.find(
    (rate) => rate.numerator.join() === above && rate.denominator.join() === below && rate.denominator.length === 1,
  );
  return rate ? { explanation: { ...explanation, rules: [rateSource(rate)] }, mapping } : { explanation };
};

const RATE_CALLS: ReadonlySet<string> = new Set(["TYLE", "PHANTRAM", "CAUTYLE", "DOICHIEU", "CANTHEM", "DATCHITIEU"]);

const explainOne = async (call: WrittenCall, cell: SelectedCell, tools: ExplainTools): Promise<ExplainedCall[]> => {
  const definition = findFunction(call.id);
  if (!definition) return [];
  const inputs = await Promise.all(
    definition.params.map(async ({ title }, index) => ({
      title: title.vi,
      ...(await readInput(call.args[index] ?? "", cell.sheet, tools)),
    })),
  );
  const given = inputs.slice(0, Math.max(call.args.length, 1));
  if (given.some(({ argument }) => argument === undefined)) {
    return [{ definition, inputs: given, answer: null, explanation: null, stored: [] }];
  }
  const args = given.map(({ argument }) => argument ?? null);
  const explained = definition.explain(args);
  const [answer, stored, ruled] = await Promise.all([
    tools.runtime.invoke(definition.id, args),
    readStoredPlaces(storedKeysOf(definition, args, tools.today), tools.server),
    RATE_CALLS.has(definition.id) ? withRateRule(explained, given, cell.sheet, tools) : { explanation: explained },
  ]);
  return [{ definition, inputs: given, answer, stored, ...ruled }];
};

/** One entry for each outermost call of the cell's formula; none for a cell without. Never rejects. */
export const explainFormula = async (cell: SelectedCell, tools: ExplainTools): Promise<readonly ExplainedCall[]> => {
  const explained = await Promise.all(callsOf(cell.formula).map((call) => explainOne(call, cell, tools)));
  return explained.flat();
};
