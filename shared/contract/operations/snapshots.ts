// Endpoints of period snapshots: submitting, reading, receipts.
import * as z from "zod";
import { defineOperation } from "../operation.ts";
import {
  dryRunAnswerSchema,
  receiptAnswerSchema,
  revisionsAnswerSchema,
  SNAPSHOT_MAX_MIB,
  snapshotAnswerSchema,
  snapshotBodySchema,
} from "../snapshot.ts";
import { dryRunParam, formParam, placeProblems, snapshotPath, snapshotQuery } from "./params.ts";

/** Submitted by Xuân Lộc district for its own level, as published. */
const SNAPSHOT_EXAMPLE = {
  figures: { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757, DVC_PHAT_SINH: 41, DVC_CUNG_CAP: 50 },
  scopeBasis: "ownOnly",
  scheme: "LEVEL4",
};

export const SNAPSHOT_OPERATIONS = {
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
} as const;
