// Schemas of GET /v1/snapshots: which reports of a subtree there are, in which state, and why the last move was made.
import * as z from "zod";
import { SNAPSHOT_STATES } from "../domain/snapshot.ts";
import { actorSchema } from "./snapshot.ts";

/** Snapshots of one page at most. */
export const SNAPSHOT_PAGE_MAX = 1000;

const snapshotListEntrySchema = z
  .strictObject({
    unit: z.string(),
    period: z.string().meta({ description: "Mã kỳ chuẩn / canonical key", examples: ["nd09:2023-06"] }),
    form: z.string(),
    revision: z.int().meta({ description: "Lần gửi hiện hành / the current revision" }),
    state: z.enum(SNAPSHOT_STATES),
    submittedAt: z.string().meta({ description: "Lúc lưu lần gửi này / when this revision was stored" }),
    changedAt: z.string().meta({ description: "Việc sau cùng, kể cả ghi chú / the last event, comments included" }),
    movedAt: z.string().meta({ description: "Lúc sang trạng thái này / when it came into this state" }),
    movedBy: actorSchema.meta({ description: "Ai đưa sang trạng thái này / who moved it into this state" }),
    reason: z
      .union([z.string(), z.null()])
      .meta({ description: "Lý do của lần chuyển đó, như lý do trả lại / the reason of that move, as of a return" }),
  })
  .meta({ id: "SnapshotListEntry" });

export const snapshotListSchema = z
  .strictObject({
    snapshots: z.array(snapshotListEntrySchema).meta({ description: "Thay đổi mới nhất trước / newest change first" }),
    next: z
      .union([z.string(), z.null()])
      .meta({ description: "Còn nữa: gửi lại làm `cursor` / more: send as `cursor`" }),
  })
  .meta({ id: "SnapshotList" });
