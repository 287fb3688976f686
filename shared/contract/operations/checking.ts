// Endpoints that read sheets and check what they are given; they store nothing.
import { CHECK_FIGURES_MAX_MIB, checkFiguresAnswerSchema, checkFiguresRequestSchema } from "../check-figures.ts";
import { CHECK_TEXT_MAX_MIB, checkTextAnswerSchema, checkTextRequestSchema } from "../check-text.ts";
import { defineOperations } from "../operation.ts";
import { READ_MAX_MIB, readAnswerSchema, readRequestSchema } from "../read.ts";
import { periodProblems } from "./params.ts";

export const CHECKING_OPERATIONS = defineOperations({
  read: {
    title: { vi: "Đọc một trang tính có sẵn", en: "Read an existing sheet" },
    description: {
      vi: "Tìm số liệu, đơn vị, kỳ trong các ô; không lưu gì. Chỗ không hiểu được trả về kèm ô, không đoán. Có mã truy cập thì tên đơn vị được đổi ra mã.",
      en: "Finds figures, units and periods in the cells; stores nothing. What is not understood comes back with its cell. With a token unit names become codes.",
    },
    authorization: "optional",
    body: {
      kind: "json",
      schema: readRequestSchema,
      maxMib: READ_MAX_MIB,
      example: {
        cells: [
          ["Từ ngày 15/12/2021 đến ngày 12/9/2022", null, null],
          ["Cấp", "Tổng số hồ sơ tiếp nhận", "HS nộp trực tuyến"],
          ["Cấp huyện", "26757", 4840],
          ["Cấp xã", "69.001", 15755],
        ],
        merges: ["A1:C1"],
      },
    },
    answers: {
      200: { description: { vi: "Những gì đọc được", en: "What was read" }, json: readAnswerSchema },
    },
    problems: ["TOKEN_DEAD"],
  },

  checkFigures: {
    title: { vi: "Kiểm tra số liệu", en: "Check figures" },
    description: {
      vi: "Soát số liệu của một báo cáo: tử số và mẫu số, phần và tổng, tỷ lệ đã ghi, lĩnh vực, cấp dưới, kỳ trước, điểm. Không sửa, không lưu gì. Có mã truy cập thì theo mức độ cơ quan đã đặt.",
      en: "Checks the figures of one report: numerators and denominators, parts and wholes, stated rates, sectors, parts of the unit, the period before, points. Corrects and stores nothing. With a token the office's severities apply.",
    },
    authorization: "optional",
    body: {
      kind: "json",
      schema: checkFiguresRequestSchema,
      maxMib: CHECK_FIGURES_MAX_MIB,
      example: {
        period: "Từ ngày 15/12/2021 đến ngày 12/9/2022",
        scheme: "LEVEL4",
        figures: { HS_TRUC_TUYEN: 20757, HS_TIEP_NHAN: 69001 },
        percentages: { ONLINE_RATE_ALL: "21,5%" },
        children: [
          { name: "Cấp huyện", figures: { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 } },
          { name: "Cấp xã", figures: { HS_TRUC_TUYEN: 15755, HS_TIEP_NHAN: 69001 } },
        ],
      },
    },
    answers: {
      200: { description: { vi: "Những chỗ không khớp", en: "What does not add up" }, json: checkFiguresAnswerSchema },
    },
    problems: ["TOKEN_DEAD", "FORM_UNKNOWN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN", ...periodProblems],
  },

  checkText: {
    title: { vi: "Soát một văn bản", en: "Check a text" },
    description: {
      vi: "Tìm các câu về dịch vụ công trực tuyến không khớp: tỷ lệ, tổng và phần, tăng giảm, điểm, kỳ báo cáo, tên gọi cũ, văn bản viện dẫn. Không sửa, không lưu gì.",
      en: "Finds statements on online public services that do not add up: rates, totals, changes, points, periods, old terms, citations. Corrects and stores nothing.",
    },
    authorization: "optional",
    body: {
      kind: "json",
      schema: checkTextRequestSchema,
      maxMib: CHECK_TEXT_MAX_MIB,
      example: { text: "DVC trực tuyến 3,4 toàn huyện: 20.757/69.001, đạt 21,5%" },
    },
    answers: {
      200: { description: { vi: "Những chỗ không khớp", en: "What does not add up" }, json: checkTextAnswerSchema },
    },
    problems: ["TOKEN_DEAD", ...periodProblems],
  },
});
