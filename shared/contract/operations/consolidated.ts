// Endpoints of consolidated tables.
import * as z from "zod";
import { CONSOLIDATION_BASES } from "../../consolidation/consolidate.ts";
import { consolidatedAnswerSchema } from "../consolidated.ts";
import { defineOperations } from "../operation.ts";
import type { OutputOf } from "../output.ts";
import { formParam, placeProblems, snapshotPath } from "./params.ts";

const BESIDE = ["target", "previous"] as const;
type Beside = (typeof BESIDE)[number];
const isBeside = (word: string): word is Beside => (BESIDE as readonly string[]).includes(word);

const consolidatedQuery = z.strictObject({
  form: formParam,
  basis: z.enum(CONSOLIDATION_BASES).default("as-was"),
  figures: z
    .string()
    .optional()
    .meta({ description: "Mã số liệu và tỷ lệ, cách nhau bằng dấu phẩy / codes of figures and rates" }),
  disjoint: z
    .string()
    .optional()
    .meta({
      description:
        "Mã số TTHC, DVC mà nguồn cho biết không trùng nhau giữa các đơn vị nên được cộng / TTHC and DVC counts stated to be of disjoint sets",
      examples: ["DVC_PHAT_SINH,DVC_CUNG_CAP"],
    }),
  by: z.enum(["sector"]).optional().meta({ description: "sector: thêm bảng theo lĩnh vực / adds the table by sector" }),
  with: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((word) => word.trim())
        .filter((word) => word !== ""),
    )
    .pipe(
      z.array(
        z
          .string()
          .refine(isBeside, "Chỉ nhận target, previous.")
          .transform((word) => word as Beside),
      ),
    )
    .meta({
      description: "Thêm so với chỉ tiêu, so với kỳ trước / adds marks against targets and the period before",
      examples: ["target,previous"],
    }),
  rankBy: z
    .string()
    .optional()
    .meta({
      description:
        "Xếp hạng theo score hoặc mã một tỷ lệ; không ghi: theo điểm khi mọi đơn vị có điểm, nếu không theo ONLINE_RATE_ALL / score or the code of a rate",
      examples: ["ONLINE_RATE_ALL"],
    }),
  format: z.enum(["json", "csv", "xlsx"]).optional(),
  sep: z.enum([",", ";"]).default(","),
});
export type ConsolidatedQuery = OutputOf<typeof consolidatedQuery>;

export const CONSOLIDATED_OPERATIONS = defineOperations({
  getConsolidated: {
    title: { vi: "Bảng tổng hợp", en: "The consolidated table" },
    description: {
      vi: "Thêm .csv hoặc .xlsx sau kỳ cũng như format=csv, format=xlsx. CSV có BOM, không có dòng tổng; sep=; dùng dấu phẩy thập phân. Bảng tính có dòng tổng và trang Nguồn gốc. Điểm, xếp loại, hạng có khi đủ số liệu.",
      en: "A .csv or .xlsx after the period is format=csv or format=xlsx. CSV has a BOM and no total row; sep=; gives decimal commas. The workbook has a total row and a sheet of provenance. Score, grade and rank are there where the figures allow.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: consolidatedQuery,
    answers: {
      200: {
        description: { vi: "Bảng tổng hợp", en: "The table" },
        json: consolidatedAnswerSchema,
        media: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
        headers: { ETag: { vi: "Dấu của nội dung", en: "Mark of the content" } },
      },
      304: { description: { vi: "Không đổi so với If-None-Match", en: "Not modified" } },
    },
    problems: [...placeProblems, "UNIT_NOT_IN_FORCE", "FIGURE_UNKNOWN", "PERIOD_HAS_NO_NEIGHBOUR"],
  },
});
