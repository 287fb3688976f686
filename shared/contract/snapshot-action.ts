// Schemas of what is done to a submitted snapshot: the action, its answer, the history and the proposed corrections.
import * as z from "zod";
import { CORRECTION_STATES } from "../domain/correction.ts";
import { SNAPSHOT_ACTIONS, type SnapshotAction } from "../domain/snapshot.ts";
import { ACTION_FAULT_TEXT } from "../text/snapshot.ts";
import type { OutputOf } from "./output.ts";
import { actorSchema, eventSchema, longText, shortText, snapshotAnswerSchema, snapshotBodySchema } from "./snapshot.ts";

/** Nobody needs to say why figures are in order. */
const WITHOUT_REASON: readonly SnapshotAction[] = ["duyet", "chot"];
const ANSWERING: readonly SnapshotAction[] = ["mo_lai", "tu_choi_dinh_chinh"];

export const actionBodySchema = z
  .strictObject({
    action: z.enum(SNAPSHOT_ACTIONS).meta({
      description:
        "Tiếp nhận, yêu cầu chỉnh sửa, chốt, mở khóa, đề nghị đính chính, từ chối đề nghị, ghi chú / receive, return, lock, reopen, propose a correction, decline it, comment",
    }),
    reason: longText.regex(/\S/, ACTION_FAULT_TEXT.reasonMissing).optional().meta({
      description: "Lý do hoặc lời ghi; không bắt buộc khi tiếp nhận và chốt / the reason, or the comment itself",
    }),
    proposed: snapshotBodySchema.optional().meta({
      description: "Số liệu đề nghị, như khi gửi bản số liệu / figures of a proposed correction, as in a submission",
    }),
    documentNo: shortText.optional().meta({ description: "Số văn bản / number of the document" }),
    correction: z.int().min(1).optional().meta({
      description:
        "Số của đề nghị được chấp nhận hoặc từ chối; bỏ trống: đề nghị đang chờ / the proposal meant, by default the one that waits",
    }),
  })
  .superRefine(({ action, reason, proposed, correction }, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (reason === undefined && !WITHOUT_REASON.includes(action)) fault("reason", ACTION_FAULT_TEXT.reasonMissing);
    if (proposed && action !== "de_nghi_dinh_chinh") fault("proposed", ACTION_FAULT_TEXT.proposedMisplaced);
    if (correction && !ANSWERING.includes(action)) fault("correction", ACTION_FAULT_TEXT.correctionMisplaced);
  })
  .meta({ id: "ActionBody" });

export type ActionBody = OutputOf<typeof actionBodySchema>;

export const actionAnswerSchema = snapshotAnswerSchema
  .extend({
    events: z.array(eventSchema).meta({ description: "Mọi việc đã làm, cũ trước / everything, oldest first" }),
  })
  .meta({ id: "ActionAnswer" });

export const correctionsAnswerSchema = z
  .strictObject({
    corrections: z.array(
      z.strictObject({
        correction: z.int().meta({ description: "Số của đề nghị trong bản số liệu này / its number" }),
        revision: z
          .int()
          .meta({ description: "Lần gửi đã chốt mà nó đính chính / the locked revision it would correct" }),
        state: z.enum(CORRECTION_STATES).meta({
          description: "Chờ xử lý, chấp nhận, từ chối, đã thay bằng đề nghị sau / waits, accepted, declined, replaced",
        }),
        acceptedAs: z.union([z.int(), z.null()]).meta({ description: "Thành lần gửi nào / the revision it became" }),
        at: z.string(),
        actor: actorSchema,
        reason: z.union([z.string(), z.null()]),
        documentNo: z.union([z.string(), z.null()]),
        proposed: z.union([snapshotBodySchema, z.null()]),
      }),
    ),
  })
  .meta({ id: "Corrections" });
