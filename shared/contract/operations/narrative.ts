// Endpoint of the paragraph of a report.
import * as z from "zod";
import { NARRATIVE_LENGTHS } from "../../writing/narrative.ts";
import { narrativeAnswerSchema } from "../narrative.ts";
import { defineOperations } from "../operation.ts";
import { formParam, placeProblems, snapshotPath } from "./params.ts";

/** Huyện Xuân Lộc, 15/12/2021 - 12/9/2022, as published: 4.840/26.757 of the district and 15.755/69.001 of its communes. */
const EXAMPLE_TEXT =
  "Từ ngày 15/12/2021 đến ngày 12/9/2022, huyện Xuân Lộc tiếp nhận 95.758 hồ sơ, trong đó có 20.595 hồ sơ nộp trực tuyến mức độ 3, 4, đạt 21,51%. Hồ sơ nộp trực tuyến theo cấp: cấp huyện 4.840/26.757 hồ sơ, đạt 18,09%; cấp xã 15.755/69.001 hồ sơ, đạt 22,83%. Số liệu tạm thời, chưa chốt.";

export const NARRATIVE_OPERATIONS = defineOperations({
  getNarrative: {
    title: { vi: "Đoạn văn báo cáo", en: "The paragraph of a report" },
    description: {
      vi: "Viết từ bảng tổng hợp: kết quả, theo cấp, so với chỉ tiêu, so với kỳ trước, đơn vị cao nhất, thấp nhất, đơn vị chưa gửi, việc cần làm. Cùng số liệu thì cùng văn bản; không nêu số liệu chưa có.",
      en: "Written from the consolidated table: results, levels, targets, change, best and weakest units, missing units, what to do. The same figures give the same text; figures that are not there are not mentioned.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: z.strictObject({
      form: formParam,
      length: z
        .enum(NARRATIVE_LENGTHS)
        .default("full")
        .meta({ description: "short: một đoạn 2 đến 4 câu / one paragraph; full: nhiều đoạn / several" }),
      format: z
        .enum(["json", "text"])
        .optional()
        .meta({ description: "text: chỉ văn bản, cũng theo Accept: text/plain / the text alone" }),
    }),
    answers: {
      200: {
        description: { vi: "Đoạn văn", en: "The paragraph" },
        json: narrativeAnswerSchema,
        media: ["text/plain"],
        example: {
          unit: "XUANLOC",
          period: "range:2021-12-15..2022-09-12",
          form: "chung",
          length: "short",
          asOf: "2022-09-13T02:00:00.000Z",
          provisional: true,
          text: EXAMPLE_TEXT,
          paragraphs: [EXAMPLE_TEXT],
          rulesets: [{ id: "qd766-decision-2022", version: "1" }],
        },
        headers: { ETag: { vi: "Dấu của nội dung", en: "Mark of the content" } },
      },
      304: { description: { vi: "Không đổi so với If-None-Match", en: "Not modified" } },
    },
    problems: [...placeProblems, "UNIT_NOT_IN_FORCE", "SNAPSHOT_NOT_FOUND", "PERIOD_INCOMPLETE"],
  },
});
