// Endpoints of consolidated tables.
import * as z from "zod";
import { CONSOLIDATION_BASES } from "../../consolidation/consolidate.ts";
import { consolidatedAnswerSchema } from "../consolidated.ts";
import { defineOperation } from "../operation.ts";
import { formParam, placeProblems, snapshotPath } from "./params.ts";

export const CONSOLIDATED_OPERATIONS = {
  getConsolidated: defineOperation({
    method: "get",
    path: "/v1/consolidated/{unit}/{period}",
    title: { vi: "Bảng tổng hợp", en: "The consolidated table" },
    description: {
      vi: "Thêm .csv sau kỳ cũng như format=csv. CSV có BOM, không có dòng tổng; sep=; dùng dấu phẩy thập phân.",
      en: "A .csv after the period is format=csv. CSV has a BOM and no total row; sep=; gives decimal commas.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: z.strictObject({
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
      format: z.enum(["json", "csv"]).optional(),
      sep: z.enum([",", ";"]).default(","),
    }),
    answers: {
      200: {
        description: { vi: "Bảng tổng hợp", en: "The table" },
        json: consolidatedAnswerSchema,
        media: ["text/csv"],
        headers: { ETag: { vi: "Dấu của nội dung", en: "Mark of the content" } },
      },
      304: { description: { vi: "Không đổi so với If-None-Match", en: "Not modified" } },
    },
    problems: [...placeProblems, "UNIT_NOT_IN_FORCE", "FIGURE_UNKNOWN"],
  }),
} as const;
