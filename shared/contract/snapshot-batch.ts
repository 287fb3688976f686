// Schemas of POST /v1/snapshots/batch: many submissions at once and what became of each.
import * as z from "zod";
import { FORM_DEFAULT } from "../domain/form.ts";
import { issueText, type RequestError, requestErrors } from "./issue-text.ts";
import type { OutputOf } from "./output.ts";
import { findingSchema, snapshotAnswerSchema, snapshotBodySchema } from "./snapshot.ts";

export const BATCH_ITEMS_MAX = 500;
export const BATCH_MAX_MIB = 8;

const batchItemSchema = z
  .strictObject({
    unit: z.string().min(1),
    period: z.string().min(1),
    form: z.string().min(1).default(FORM_DEFAULT),
    body: snapshotBodySchema,
    ifMatch: z
      .union([z.int().min(1), z.string().min(1).max(200)])
      .optional()
      .meta({ description: "Như If-Match: lần gửi hiện hành / as If-Match: the current revision", examples: [1] }),
    idempotencyKey: z.string().min(1).max(200).optional(),
  })
  .meta({ id: "BatchItem" });

type BatchItem = OutputOf<typeof batchItemSchema>;

/**
 * The items are read one by one (`readBatchItem`), because a bad one must not fail its neighbours; so here they are open, and the
 * document shows the schema of an item.
 */
export const batchRequestSchema = z.strictObject({
  items: z
    .array(z.unknown())
    .min(1)
    .max(BATCH_ITEMS_MAX)
    .meta({
      override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
        jsonSchema.items = { $ref: "#/components/schemas/BatchItem" };
      },
    }),
  atomic: z.boolean().default(false).meta({ description: "true: lưu tất cả hoặc không lưu gì / all or nothing" }),
});

/** Named here so that the document contains it although the request refers to it by hand. */
export const batchComponents = { BatchItem: batchItemSchema };

export type ReadBatchItem =
  | { readonly ok: true; readonly item: BatchItem }
  | { readonly ok: false; readonly errors: readonly RequestError[] };

export const readBatchItem = (given: unknown): ReadBatchItem => {
  const read = batchItemSchema.safeParse(given, { error: issueText });
  return read.success ? { ok: true, item: read.data } : { ok: false, errors: requestErrors(read.error) };
};

export const batchResultSchema = z
  .strictObject({
    unit: z.union([z.string(), z.null()]).meta({ description: "Như đã gửi / as sent" }),
    period: z.union([z.string(), z.null()]).meta({ description: "Như đã gửi / as sent" }),
    status: z.int().meta({ description: "Như khi gửi riêng / as a submission by itself would have" }),
    snapshot: z.union([snapshotAnswerSchema, z.null()]),
    problem: z.union([
      z.strictObject({
        type: z.string(),
        title: z.string(),
        status: z.int(),
        code: z.string(),
        detail: z.string(),
        errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
        findings: z.array(findingSchema),
      }),
      z.null(),
    ]),
  })
  .meta({ id: "BatchResult" });

export const batchAnswerSchema = z
  .strictObject({
    stored: z.int().meta({ description: "Số bản đã lưu thành lần gửi mới / new revisions" }),
    unchanged: z.int().meta({ description: "Số bản không đổi / the same content was there" }),
    refused: z.int(),
    results: z.array(batchResultSchema).meta({ description: "Theo thứ tự đã gửi / in the order sent" }),
  })
  .meta({ id: "BatchAnswer" });
