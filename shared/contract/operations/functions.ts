// Endpoints that answer functions, and their catalogue.
import * as z from "zod";
import { COMPUTE_MAX_MIB, computeAnswerSchema, computeRequestSchema } from "../compute.ts";
import { functionsAnswerSchema } from "../function-list.ts";
import { defineOperations } from "../operation.ts";

export const FUNCTION_OPERATIONS = defineOperations({
  compute: {
    title: { vi: "Tính một lô hàm", en: "Compute a batch of functions" },
    description: {
      vi: "Kết quả theo đúng thứ tự; phép tính sai chỉ làm hỏng chính nó. Hàm đọc số liệu đã lưu cần mã truy cập.",
      en: "Results in the same order; a bad call fails alone. Functions of stored data need a token.",
    },
    authorization: "optional",
    body: {
      kind: "json",
      schema: computeRequestSchema,
      maxMib: COMPUTE_MAX_MIB,
      example: {
        calls: [
          { fn: "TYLE", args: [4840, 26757, 1] },
          { fn: "TYLE", args: [20757, 0] },
        ],
      },
    },
    answers: {
      200: {
        description: { vi: "Mỗi phép tính một kết quả hoặc một lỗi", en: "A result or an error per call" },
        json: computeAnswerSchema,
      },
    },
    problems: ["TOO_MANY_CALLS"],
  },

  calc: {
    title: { vi: "Một phép tính cho WEBSERVICE", en: "One call for WEBSERVICE" },
    description: {
      vi: "Chỉ hàm không đọc số liệu đã lưu. Mỗi x là một đối số; vùng: ô cách nhau bằng |, dòng bằng ;. Lỗi tính toán là 200 với #N/A … hoặc #VALUE! ….",
      en: "Only functions without stored data. Each x is an argument; ranges: cells by |, rows by ;. A calculation error is 200 with its text.",
    },
    authorization: "none",
    pathParams: z.strictObject({
      fn: z
        .string()
        .min(1)
        .max(64)
        .meta({ examples: ["TYLE"] }),
    }),
    query: z.strictObject({
      x: z
        .array(z.string().max(32_767))
        .max(32)
        .default([])
        .meta({ examples: [["4840", "26757", "1"]] }),
      dec: z
        .enum([".", ","])
        .default(".")
        .meta({ description: "Dấu thập phân hai chiều / decimal sign of both directions" }),
    }),
    repeated: ["x"],
    answers: {
      200: {
        description: { vi: "Kết quả dạng chữ", en: "The result as text" },
        media: ["text/plain"],
        example: "0.181",
      },
    },
    problems: ["TOKEN_IN_QUERY"],
  },

  listFunctions: {
    title: { vi: "Danh mục hàm", en: "The catalogue of functions" },
    authorization: "none",
    answers: { 200: { description: { vi: "Danh mục", en: "The catalogue" }, json: functionsAnswerSchema } },
  },
});
