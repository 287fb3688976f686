// Schemas of POST /v1/read: the cells of a sheet, and what was read in them.
import * as z from "zod";
import { FIGURES } from "../domain/figure.ts";
import type { StoredMapping } from "../reading/mapping-memory.ts";
import { parseArea, type SheetCell } from "../reading/sheet.ts";
import { RATES } from "../rules/rates.ts";
import type { OutputOf } from "./output.ts";
import { figuresSchema, findingSchema } from "./snapshot.ts";

export const READ_MAX_MIB = 4;
const ROWS_MAX = 20_000;
const COLUMNS_MAX = 500;
const CELLS_MAX = 400_000;
const MERGES_MAX = 20_000;
const CELL_TEXT_MAX = 32_767;
const HEADERS_MAX = 2_000;

const isErrorCell = (cell: unknown): boolean =>
  typeof cell === "object" &&
  cell !== null &&
  Object.keys(cell).length === 1 &&
  "error" in cell &&
  typeof cell.error === "string" &&
  cell.error.length <= CELL_TEXT_MAX;

const isCell = (cell: unknown): cell is SheetCell =>
  cell === null ||
  typeof cell === "boolean" ||
  (typeof cell === "number" && Number.isFinite(cell)) ||
  (typeof cell === "string" && cell.length <= CELL_TEXT_MAX) ||
  isErrorCell(cell);

/** Rows may be of unlike length: what is left out is blank. Walked by hand, since a sheet may hold many thousands of cells. */
const isCells = (cells: unknown): cells is readonly (readonly SheetCell[])[] => {
  if (!Array.isArray(cells) || cells.length > ROWS_MAX) return false;
  let count = 0;
  return cells.every((row) => {
    if (!Array.isArray(row) || row.length > COLUMNS_MAX) return false;
    count += row.length;
    return count <= CELLS_MAX && row.every(isCell);
  });
};

const cells = z.custom<readonly (readonly SheetCell[])[]>(isCells, {
  error: `Phải là các dòng, mỗi dòng là các ô (chữ, số, true/false, null hoặc {"error"}); nhiều nhất ${ROWS_MAX} dòng, ${COLUMNS_MAX} cột.`,
});

const cellJson = {
  anyOf: [
    { type: "string", maxLength: CELL_TEXT_MAX },
    { type: "number" },
    { type: "boolean" },
    { type: "null" },
    { type: "object", properties: { error: { type: "string" } }, required: ["error"], additionalProperties: false },
  ],
} as const;

const merge = z
  .string()
  .max(32)
  .refine((text) => parseArea(text) !== null, 'Phải là vùng ô, ví dụ "A1:C2".');

const CROSS_MEANINGS = ["zero", "notProvided", "notApplicable"] as const;

/** A mapping that a person confirmed, by header and not by address, so that it holds after rows and columns moved. */
const confirmed = z
  .strictObject({
    form: z.union([z.string().max(32), z.null()]).optional(),
    headers: z
      .array(z.strictObject({ key: z.string().max(1000), code: z.union([z.string().max(64), z.null()]) }))
      .max(HEADERS_MAX),
    cross: z.union([z.enum(CROSS_MEANINGS), z.null()]),
  })
  .meta({
    id: "ConfirmedMapping",
    description: "Cách ghép đã xác nhận, theo tiêu đề / a confirmed mapping, by header",
  });

export const readRequestSchema = z
  .strictObject({
    cells: cells.meta({
      description: "Các ô từ A1 / the cells from A1",
      override: {
        type: "array",
        maxItems: ROWS_MAX,
        items: { type: "array", maxItems: COLUMNS_MAX, items: cellJson },
      } as never,
    }),
    merges: z
      .array(merge)
      .max(MERGES_MAX)
      .optional()
      .meta({ description: "Các vùng ô gộp / merged ranges", examples: [["A1:C2"]] }),
    confirmed: confirmed.optional(),
  })
  .meta({ id: "ReadRequest" });

/** The mapping of a request as the core takes it. */
export const storedMappingOf = (given: OutputOf<typeof confirmed>): StoredMapping => ({
  form: null,
  headers: given.headers,
  cross: given.cross,
});

const MEASURES = [...FIGURES, ...RATES].map(({ code }) => code as string);
const measure = z
  .enum(MEASURES as [string, ...string[]])
  .meta({ id: "Measure", description: "Mã số liệu hoặc tỷ lệ / code of a figure or rate" });
const address = z.string().meta({ examples: ["C7"] });

const publishedRate = z.strictObject({ percent: z.number(), decimals: z.int() }).meta({
  id: "PublishedRate",
  description: "Tỷ lệ phần trăm như đã ghi / a percentage as stated",
  examples: [{ percent: 98.52, decimals: 2 }],
});

const publishedRates = z
  .strictObject(Object.fromEntries(RATES.map(({ code }) => [code, publishedRate.optional()])))
  .meta({ id: "PublishedRates" });

const record = z
  .strictObject({
    label: z.string(),
    unit: z.string().optional().meta({ description: "Tên đơn vị như đã ghi / the unit's name as written" }),
    unitCode: z
      .string()
      .optional()
      .meta({ description: "Khi có mã truy cập và tên chỉ một đơn vị / with a token, where the name means one unit" }),
    period: z
      .string()
      .optional()
      .meta({ description: "Mã kỳ chuẩn / canonical key", examples: ["nd09:2023-06"] }),
    periodAlternative: z.string().optional().meta({
      description: "Cùng tên kỳ theo lịch kia, khi trang không nói rõ / the same label in the other calendar",
    }),
    sector: z.string().optional().meta({ description: "Lĩnh vực / sector" }),
    group: z.string().optional().meta({ description: "Nhóm phía trên dòng / heading over the line" }),
    figures: figuresSchema,
    rates: publishedRates.optional().meta({ description: "Tỷ lệ như đã ghi, để đối chiếu / as stated, to be checked" }),
    at: z
      .record(z.string(), address)
      .meta({ description: "Ô của từng mã / the cell of each code", examples: [{ HS_TONG: "C7" }] }),
  })
  .meta({ id: "SheetRecord" });

export const readAnswerSchema = z
  .strictObject({
    form: z
      .string()
      .optional()
      .meta({ description: "Biểu nhận ra được / the form recognised", examples: ["06a"] }),
    mapping: z.array(
      z.strictObject({
        figure: measure,
        kind: z.enum(["figure", "rate"]),
        header: z.string(),
        at: address,
        confidence: z.number().min(0).max(1),
        reason: z.string().meta({ description: "Vì sao hiểu như vậy / why it was read so" }),
        key: z.string().meta({ description: "Khóa để xác nhận / the key of a confirmation" }),
      }),
    ),
    headers: z
      .array(z.strictObject({ key: z.string(), header: z.string(), at: address, figure: z.union([measure, z.null()]) }))
      .meta({ description: "Mọi cột (hoặc dòng) có số, kể cả chưa hiểu / every column or line with figures" }),
    records: z.array(record),
    totals: z
      .array(record)
      .meta({ description: "Các dòng tổng: đã đối chiếu, không cộng thêm / totals, compared and not counted" }),
    notUnderstood: z.array(z.strictObject({ at: address, text: z.string() })),
    findings: z.array(findingSchema),
  })
  .meta({ id: "ReadAnswer" });
