// Schemas of what travels between a sheet and a function: cells, ranges, calls and their results.
import * as z from "zod";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import type { Argument, Cell } from "../functions/cell.ts";
import { isErrorCell } from "../functions/cell.ts";
import type { Call } from "../functions/compute.ts";

/** Most arguments that are read of a call; no function has as many parameters. */
const ARGS_MAX = 32;
const FUNCTION_NAME_MAX = 64;

const isCell = (cell: unknown): cell is Cell =>
  cell === null ||
  typeof cell === "number" ||
  typeof cell === "string" ||
  typeof cell === "boolean" ||
  (isErrorCell(cell) && Object.keys(cell).length === 1);

/** A cell, or a range: at least one row, every row equally long. Walked by hand, since a batch may hold a million cells. */
const isArgument = (argument: unknown): argument is Argument => {
  if (!Array.isArray(argument)) return isCell(argument);
  const columns = Array.isArray(argument[0]) ? argument[0].length : 0;
  return columns > 0 && argument.every((row) => Array.isArray(row) && row.length === columns && row.every(isCell));
};

const CELL_JSON = {
  anyOf: [
    { type: "string" },
    { type: "number" },
    { type: "boolean" },
    { type: "null" },
    {
      type: "object",
      properties: { error: { type: "string", examples: ["#DIV/0!"] } },
      required: ["error"],
      additionalProperties: false,
      description: "Ô báo lỗi / an error cell",
    },
  ],
} as const;

const argument = z.custom<Argument>(isArgument).meta({
  id: "Argument",
  description: "Một ô, hoặc một vùng gồm các dòng bằng nhau / a cell, or a range as rows of equal length",
  override: {
    anyOf: [
      ...CELL_JSON.anyOf,
      { type: "array", minItems: 1, items: { type: "array", minItems: 1, items: CELL_JSON } },
    ],
  } as never,
});

/** One call of a batch; optional arguments at the end may be left out. */
export const callSchema = z
  .strictObject({
    fn: z
      .string()
      .max(FUNCTION_NAME_MAX)
      .meta({ description: "Tên hàm / function name", examples: ["TYLE"] }),
    args: z.array(argument).max(ARGS_MAX),
  })
  .meta({ id: "Call" });

/** A call of a batch, or why that call alone is refused. */
export const readCall = (entry: unknown): Outcome<Call> => {
  const read = callSchema.safeParse(entry);
  return read.success ? done(read.data) : refuse("CALL_MALFORMED", {});
};

const answerCell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const cellErrorSchema = z
  .strictObject({
    code: z.string(),
    cell: z.enum(["#VALUE!", "#N/A"]),
    message: z.string().meta({ description: "Câu tiếng Việt: sai gì, làm gì / what is wrong and what to do" }),
  })
  .meta({ id: "CellError" });

export const callResultSchema = z
  .union([
    z.strictObject({ value: answerCell, format: z.string().optional() }),
    z.strictObject({
      value: z.array(z.array(answerCell)),
      format: z.array(z.union([z.string(), z.null()])).optional(),
    }),
    z.strictObject({ error: cellErrorSchema }),
  ])
  .meta({ id: "CallResult" });
