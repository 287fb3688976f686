// Every endpoint once: the Worker makes its routes of this list, and /openapi.json is this list in OpenAPI.
import * as z from "zod";
import { CONSOLIDATION_BASES } from "../consolidation/consolidate.ts";
import { FORM_DEFAULT } from "../domain/form.ts";
import { CHECK_TEXT_MAX_MIB, checkTextAnswerSchema, checkTextRequestSchema } from "./check-text.ts";
import { COMPUTE_MAX_MIB, computeAnswerSchema, computeRequestSchema } from "./compute.ts";
import { consolidatedAnswerSchema } from "./consolidated.ts";
import { functionsAnswerSchema } from "./function-list.ts";
import { defineOperation, type InputOf } from "./operation.ts";
import { READ_MAX_MIB, readAnswerSchema, readRequestSchema } from "./read.ts";
import { ruleSetAnswerSchema, ruleSetsAnswerSchema } from "./rule-set.ts";
import {
  dryRunAnswerSchema,
  receiptAnswerSchema,
  revisionsAnswerSchema,
  SNAPSHOT_MAX_MIB,
  snapshotAnswerSchema,
  snapshotBodySchema,
} from "./snapshot.ts";
import { targetBodySchema, targetCreatedSchema, targetsAnswerSchema } from "./target.ts";
import { tokenBodySchema, tokenCreatedSchema, tokensAnswerSchema } from "./token.ts";
import { importAnswerSchema, UNITS_MAX_MIB, unitAnswerSchema, unitsAnswerSchema } from "./unit.ts";

const none = z.strictObject({});

const unitParam = z
  .string()
  .min(1)
  .meta({ description: "Mã đơn vị / unit code", examples: ["XUANLOC"] });
const periodParam = z
  .string()
  .min(1)
  .meta({
    description: "Kỳ báo cáo như người dùng viết, hoặc mã chuẩn / a period as people write it, or its canonical key",
    examples: ["range:2021-12-15..2022-09-12", "Quý I/2023"],
  });
const formParam = z.string().min(1).default(FORM_DEFAULT).meta({ description: "Biểu / form" });
const dayParam = z.iso.date("Phải là ngày dạng 2025-06-30.");
const dryRunParam = z
  .enum(["0", "1"])
  .default("0")
  .meta({ description: "1: chỉ xét, không lưu / judges and stores nothing" });

const snapshotPath = z.strictObject({ unit: unitParam, period: periodParam });
const snapshotQuery = z.strictObject({ form: formParam });

const periodProblems = [
  "PERIOD_UNREADABLE",
  "PERIOD_YEAR_MISSING",
  "PERIOD_DATE_INVALID",
  "PERIOD_REVERSED",
  "PERIOD_AMBIGUOUS",
] as const;
const placeProblems = ["UNIT_CODE_INVALID", "UNIT_UNKNOWN", "FORM_UNKNOWN", ...periodProblems] as const;

/** Submitted by Xuân Lộc district for its own level, as published. */
const SNAPSHOT_EXAMPLE = {
  figures: { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757, DVC_PHAT_SINH: 41, DVC_CUNG_CAP: 50 },
  scopeBasis: "ownOnly",
  scheme: "LEVEL4",
};

const UNITS_EXAMPLE = [
  "code,name,type,parent,valid_from,valid_to,successors",
  "XUANLOC,Huyện Xuân Lộc,huyện,TRINHDIEN,2000-01-01,2025-06-30,",
  "",
].join("\n");

export const OPERATIONS = {
  compute: defineOperation({
    method: "post",
    path: "/v1/compute",
    title: { vi: "Tính một lô hàm", en: "Compute a batch of functions" },
    description: {
      vi: "Kết quả theo đúng thứ tự; phép tính sai chỉ làm hỏng chính nó. Hàm đọc số liệu đã lưu cần mã truy cập.",
      en: "Results in the same order; a bad call fails alone. Functions of stored data need a token.",
    },
    authorization: "optional",
    pathParams: none,
    query: none,
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
  }),

  calc: defineOperation({
    method: "get",
    path: "/v1/calc/{fn}",
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
  }),

  listFunctions: defineOperation({
    method: "get",
    path: "/v1/functions",
    title: { vi: "Danh mục hàm", en: "The catalogue of functions" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Danh mục", en: "The catalogue" }, json: functionsAnswerSchema } },
    problems: [],
  }),

  listForms: defineOperation({
    method: "get",
    path: "/v1/forms",
    title: { vi: "Các biểu", en: "Forms" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: {
      200: {
        description: { vi: "Các biểu", en: "The forms" },
        json: z
          .strictObject({
            forms: z.array(
              z.strictObject({
                code: z.string(),
                title: z.string(),
                titleEn: z.string(),
                calendar: z.union([z.enum(["nd09", "civil"]), z.null()]),
                citation: z.string(),
              }),
            ),
          })
          .meta({ id: "Forms" }),
      },
    },
    problems: [],
  }),

  listRuleSets: defineOperation({
    method: "get",
    path: "/v1/rulesets",
    title: { vi: "Các bộ quy tắc", en: "Rule sets" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Các bộ quy tắc", en: "The rule sets" }, json: ruleSetsAnswerSchema } },
    problems: [],
  }),

  getRuleSet: defineOperation({
    method: "get",
    path: "/v1/rulesets/{id}",
    title: { vi: "Một bộ quy tắc, đủ từng chỉ số", en: "One rule set with every indicator" },
    authorization: "none",
    pathParams: z.strictObject({
      id: z
        .string()
        .min(1)
        .meta({ description: "Mã bộ quy tắc / id", examples: ["qd766-portal-2026"] }),
    }),
    query: none,
    answers: { 200: { description: { vi: "Bộ quy tắc", en: "The rule set" }, json: ruleSetAnswerSchema } },
    problems: ["NOT_FOUND"],
  }),

  putSnapshot: defineOperation({
    method: "put",
    path: "/v1/snapshots/{unit}/{period}",
    title: { vi: "Gửi bản số liệu", en: "Submit a snapshot" },
    description: {
      vi: "Xét lần lượt: khóa chống gửi trùng, nội dung không đổi, kỳ đã chốt, If-Match, lỗi chưa giải trình; sau đó lưu thành lần gửi mới.",
      en: "Judged in this order: idempotency key, same content, locked, If-Match, unexplained errors; then stored as a new revision.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: z.strictObject({ form: formParam, dryRun: dryRunParam }),
    headers: z.object({
      "Idempotency-Key": z.string().max(200).optional(),
      "If-Match": z
        .string()
        .optional()
        .meta({ examples: ['"1"'] }),
    }),
    body: { kind: "json", schema: snapshotBodySchema, maxMib: SNAPSHOT_MAX_MIB, example: SNAPSHOT_EXAMPLE },
    answers: {
      200: {
        description: {
          vi: "Nội dung không đổi: vẫn lần gửi cũ; với dryRun=1: kết quả xét",
          en: "Same content: the revision there is; with dryRun=1: the judgement",
        },
        json: z.union([snapshotAnswerSchema, dryRunAnswerSchema]),
      },
      201: {
        description: { vi: "Đã lưu lần gửi mới", en: "Stored as a new revision" },
        json: snapshotAnswerSchema,
        headers: { ETag: { vi: 'Lần gửi, dạng "1"', en: "The revision" } },
      },
    },
    problems: [
      ...placeProblems,
      "PERIOD_NOT_STARTED",
      "UNIT_NOT_IN_FORCE",
      "FORBIDDEN",
      "IDEMPOTENCY_MISMATCH",
      "PERIOD_LOCKED",
      "REVISION_CONFLICT",
      "FINDINGS_BLOCK",
    ],
  }),

  getSnapshot: defineOperation({
    method: "get",
    path: "/v1/snapshots/{unit}/{period}",
    title: { vi: "Bản số liệu hiện hành", en: "The current snapshot" },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: {
      200: {
        description: { vi: "Lần gửi mới nhất", en: "The latest revision" },
        json: snapshotAnswerSchema,
        headers: { ETag: { vi: 'Lần gửi, dạng "1"', en: "The revision" } },
      },
    },
    problems: [...placeProblems, "SNAPSHOT_NOT_FOUND"],
  }),

  listRevisions: defineOperation({
    method: "get",
    path: "/v1/snapshots/{unit}/{period}/revisions",
    title: { vi: "Các lần gửi", en: "All revisions" },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: { 200: { description: { vi: "Mới nhất trước", en: "Newest first" }, json: revisionsAnswerSchema } },
    problems: [...placeProblems, "SNAPSHOT_NOT_FOUND"],
  }),

  getReceipt: defineOperation({
    method: "get",
    path: "/v1/snapshots/{unit}/{period}/receipt",
    title: { vi: "Diễn giải cách tính", en: "What is needed to recompute each number" },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: { 200: { description: { vi: "Diễn giải", en: "The receipt" }, json: receiptAnswerSchema } },
    problems: [...placeProblems, "SNAPSHOT_NOT_FOUND"],
  }),

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

  read: defineOperation({
    method: "post",
    path: "/v1/read",
    title: { vi: "Đọc một trang tính có sẵn", en: "Read an existing sheet" },
    description: {
      vi: "Tìm số liệu, đơn vị, kỳ trong các ô; không lưu gì. Chỗ không hiểu được trả về kèm ô, không đoán. Có mã truy cập thì tên đơn vị được đổi ra mã.",
      en: "Finds figures, units and periods in the cells; stores nothing. What is not understood comes back with its cell. With a token unit names become codes.",
    },
    authorization: "optional",
    pathParams: none,
    query: none,
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
  }),

  checkText: defineOperation({
    method: "post",
    path: "/v1/check/text",
    title: { vi: "Soát một văn bản", en: "Check a text" },
    description: {
      vi: "Tìm các câu về dịch vụ công trực tuyến không khớp: tỷ lệ, tổng và phần, tăng giảm, điểm, kỳ báo cáo, tên gọi cũ, văn bản viện dẫn. Không sửa, không lưu gì.",
      en: "Finds statements on online public services that do not add up: rates, totals, changes, points, periods, old terms, citations. Corrects and stores nothing.",
    },
    authorization: "optional",
    pathParams: none,
    query: none,
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
  }),

  listUnits: defineOperation({
    method: "get",
    path: "/v1/units",
    title: { vi: "Cây đơn vị vào một ngày", en: "The tree of units on a day" },
    authorization: "required",
    pathParams: none,
    query: z.strictObject({
      root: z.string().optional().meta({ description: "Mặc định: đơn vị của mã truy cập / default: the token's unit" }),
      on: dayParam.optional().meta({ description: "Mặc định: hôm nay / default: today" }),
    }),
    answers: {
      200: {
        description: { vi: "Cấp trên trước cấp dưới", en: "Parents before children" },
        json: unitsAnswerSchema,
      },
    },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN", "UNIT_NOT_IN_FORCE"],
  }),

  getUnit: defineOperation({
    method: "get",
    path: "/v1/units/{code}",
    title: { vi: "Một đơn vị qua các thời gian", en: "One unit through time" },
    authorization: "required",
    pathParams: z.strictObject({ code: unitParam }),
    query: none,
    answers: { 200: { description: { vi: "Các thời gian", en: "Its versions" }, json: unitAnswerSchema } },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  }),

  importUnits: defineOperation({
    method: "post",
    path: "/v1/units/import",
    title: { vi: "Nhập danh sách đơn vị", en: "Import a list of units" },
    description: {
      vi: "CSV UTF-8, dấu phẩy hoặc chấm phẩy, dòng theo thứ tự bất kỳ; ngày 2025-07-01 hoặc 01/07/2025; successors: MA:1/2|MA:1/2. Có chỗ sai thì không lưu gì.",
      en: "CSV in UTF-8 with comma or semicolon, rows in any order. With a conflict nothing is stored.",
    },
    authorization: "required",
    pathParams: none,
    query: z.strictObject({ dryRun: dryRunParam }),
    body: { kind: "csv", maxMib: UNITS_MAX_MIB, example: UNITS_EXAMPLE },
    answers: {
      200: {
        description: { vi: "Đã lưu, hoặc kết quả xét", en: "Stored, or the judgement" },
        json: importAnswerSchema,
      },
    },
    problems: ["FORBIDDEN", "UNITS_CONFLICT"],
  }),

  createToken: defineOperation({
    method: "post",
    path: "/v1/tokens",
    title: { vi: "Cấp mã truy cập", en: "Issue a token" },
    authorization: "required",
    pathParams: none,
    query: none,
    body: {
      kind: "json",
      schema: tokenBodySchema,
      maxMib: 1,
      example: { unit: "XUANLOC", role: "nhap", label: "Máy của bộ phận một cửa" },
    },
    answers: {
      201: { description: { vi: "Mã chỉ hiện một lần", en: "Shown once" }, json: tokenCreatedSchema },
    },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  }),

  listTokens: defineOperation({
    method: "get",
    path: "/v1/tokens",
    title: { vi: "Các mã truy cập trong phạm vi", en: "Tokens of the subtree" },
    description: {
      vi: "Quyền khác quản trị chỉ thấy mã của chính mình.",
      en: "Every role below administrator sees only its own token.",
    },
    authorization: "required",
    pathParams: none,
    query: none,
    answers: {
      200: {
        description: { vi: "Các mã, không có phần bí mật", en: "Without their secrets" },
        json: tokensAnswerSchema,
      },
    },
    problems: [],
  }),

  revokeToken: defineOperation({
    method: "delete",
    path: "/v1/tokens/{id}",
    title: { vi: "Thu hồi mã truy cập", en: "Revoke a token" },
    authorization: "required",
    pathParams: z.strictObject({ id: z.string().min(1).max(64) }),
    query: none,
    answers: { 204: { description: { vi: "Đã thu hồi, có hiệu lực ngay", en: "Revoked at once" } } },
    problems: ["FORBIDDEN", "NOT_FOUND"],
  }),

  createTarget: defineOperation({
    method: "post",
    path: "/v1/targets",
    title: { vi: "Khai chỉ tiêu của cơ quan", en: "Add an office's own target" },
    authorization: "required",
    pathParams: none,
    query: none,
    body: {
      kind: "json",
      schema: targetBodySchema,
      maxMib: 1,
      example: {
        unit: "XUANLOC",
        measure: "ONLINE_RATE_ALL",
        leastPercent: 20,
        from: "2021-12-15",
        to: "2022-12-31",
        source: "Kế hoạch năm 2022 của tỉnh",
      },
    },
    answers: { 201: { description: { vi: "Đã lưu", en: "Stored" }, json: targetCreatedSchema } },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  }),

  listTargets: defineOperation({
    method: "get",
    path: "/v1/targets",
    title: { vi: "Các chỉ tiêu", en: "Targets" },
    description: {
      vi: "Chỉ tiêu của cơ quan và cấp trên, rồi chỉ tiêu đi kèm bộ quy tắc.",
      en: "Those of the unit and of the units above it, then those that ship with the rules.",
    },
    authorization: "required",
    pathParams: none,
    query: z.strictObject({ unit: unitParam.optional() }),
    answers: { 200: { description: { vi: "Các chỉ tiêu", en: "The targets" }, json: targetsAnswerSchema } },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  }),

  endTarget: defineOperation({
    method: "delete",
    path: "/v1/targets/{id}",
    title: { vi: "Thôi áp dụng chỉ tiêu", en: "End a target" },
    authorization: "required",
    pathParams: z.strictObject({ id: z.string().min(1).max(64) }),
    query: none,
    answers: { 204: { description: { vi: "Đã thôi áp dụng", en: "Ended" } } },
    problems: ["FORBIDDEN", "NOT_FOUND"],
  }),

  getDemo: defineOperation({
    method: "get",
    path: "/v1/demo",
    title: { vi: "Mã truy cập xem thử", en: "Token of the demonstration" },
    description: {
      vi: "Chỉ có trên máy chạy trình diễn; mã chỉ xem được số liệu trình diễn.",
      en: "Only on a demonstration server; the token only reads the demonstration data.",
    },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: {
      200: {
        description: { vi: "Mã xem thử", en: "The token" },
        json: z.strictObject({ token: z.string(), unit: z.string(), role: z.string() }).meta({ id: "Demo" }),
      },
    },
    problems: ["NOT_FOUND"],
  }),

  health: defineOperation({
    method: "get",
    path: "/healthz",
    title: { vi: "Máy chủ đã sẵn sàng chưa", en: "Readiness" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: {
      200: {
        description: { vi: "Sẵn sàng", en: "Ready" },
        json: z.strictObject({ status: z.literal("ok"), core: z.string() }).meta({ id: "Health" }),
      },
    },
    problems: ["NOT_READY"],
  }),

  openApi: defineOperation({
    method: "get",
    path: "/openapi.json",
    title: { vi: "Tài liệu này", en: "This document" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "OpenAPI 3.1", en: "OpenAPI 3.1" }, media: ["application/json"] } },
    problems: [],
  }),

  manifest: defineOperation({
    method: "get",
    path: "/manifest.xml",
    title: { vi: "Tệp cài tiện ích vào Excel", en: "Manifest of the add-in" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Tệp cài đặt", en: "The manifest" }, media: ["application/xml"] } },
    problems: ["ORIGIN_NOT_CONFIGURED"],
  }),

  functionMetadata: defineOperation({
    method: "get",
    path: "/functions.json",
    title: { vi: "Khai báo hàm cho Excel", en: "Function metadata for Excel, Vietnamese" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Khai báo hàm", en: "The metadata" }, media: ["application/json"] } },
    problems: [],
  }),

  functionMetadataEn: defineOperation({
    method: "get",
    path: "/functions.en.json",
    title: { vi: "Khai báo hàm bằng tiếng Anh", en: "Function metadata for Excel, English" },
    authorization: "none",
    pathParams: none,
    query: none,
    answers: { 200: { description: { vi: "Khai báo hàm", en: "The metadata" }, media: ["application/json"] } },
    problems: [],
  }),

  functionHelp: defineOperation({
    method: "get",
    path: "/ham/{name}",
    title: { vi: "Trang trợ giúp của một hàm", en: "Help page of a function" },
    authorization: "none",
    pathParams: z.strictObject({
      name: z
        .string()
        .min(1)
        .max(64)
        .meta({ description: "Tên hàm / name", examples: ["TYLE"] }),
    }),
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang trợ giúp", en: "The page" }, media: ["text/html"] } },
    problems: ["NOT_FOUND"],
  }),

  home: defineOperation({
    method: "get",
    path: "/",
    title: { vi: "Bảng tính trên trình duyệt", en: "The web workbook" },
    authorization: "none",
    pathParams: none,
    query: z.looseObject({}),
    answers: { 200: { description: { vi: "Trang bảng tính", en: "The page" }, media: ["text/html"] } },
    problems: [],
  }),
} as const;

export type OperationId = keyof typeof OPERATIONS;
export type Input<Id extends OperationId> = InputOf<(typeof OPERATIONS)[Id]>;
