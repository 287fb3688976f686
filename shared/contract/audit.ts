// Schemas of the audit log and of its check.
import * as z from "zod";
import { ROLES } from "../domain/role.ts";

const orNull = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, z.null()]);

/** Entries of one page at most. */
export const LOG_PAGE_MAX = 500;

const auditEntrySchema = z
  .strictObject({
    unit: z.string().meta({ description: "Nhật ký của đơn vị nào; *: của máy chủ / whose chain; *: the server's" }),
    sequence: z.int(),
    at: z.string(),
    actor: z.string().meta({ description: "Mã số của mã truy cập / id of the token, never its secret" }),
    actorLabel: orNull(z.string()),
    role: z.enum(ROLES),
    action: z.string(),
    actionText: z.string().meta({ description: "Việc đã làm, bằng lời / the action in words" }),
    target: z.string(),
    detail: z.unknown(),
    hash: z.string(),
  })
  .meta({ id: "AuditEntry" });

export const auditAnswerSchema = z
  .strictObject({ entries: z.array(auditEntrySchema), next: orNull(z.string()) })
  .meta({ id: "AuditLog" });

export const auditCheckSchema = z
  .strictObject({
    ok: z.boolean().meta({ description: "Chưa thấy chỗ sai / nothing wrong so far" }),
    chains: z.int(),
    entries: z.int(),
    revisions: z.int(),
    broken: orNull(
      z.strictObject({ unit: z.string(), sequence: z.int(), fault: z.string(), message: z.string() }),
    ).meta({ description: "Dòng đầu tiên bị hỏng / the first broken entry" }),
    receipt: orNull(
      z.strictObject({ hash: z.string(), unit: orNull(z.string()), sequence: orNull(z.int()), at: orNull(z.string()) }),
    ).meta({ description: "Dòng mang mã băm của phiếu; null: không hỏi / the entry that a receipt names" }),
    next: orNull(z.string()).meta({ description: "Còn phần chưa kiểm: hỏi tiếp / more to check: ask again" }),
  })
  .meta({ id: "AuditCheck" });
