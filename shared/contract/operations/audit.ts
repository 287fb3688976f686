// Endpoints of the audit log.
import * as z from "zod";
import { auditAnswerSchema, auditCheckSchema, LOG_PAGE_MAX } from "../audit.ts";
import { defineOperations } from "../operation.ts";
import { cursorParam, pageParam } from "../page.ts";
import { dayParam, subtreeParam } from "./params.ts";

const HASH = /^[0-9a-f]{64}$/;

export const AUDIT_OPERATIONS = defineOperations({
  listAudit: {
    title: { vi: "Nhật ký, mới nhất trước", en: "The log, newest first" },
    description: {
      vi: "Ai đã làm gì với số liệu, đơn vị, mã truy cập trong phạm vi; quyền duyệt hoặc quản trị.",
      en: "Who did what in the subtree; for approvers and administrators.",
    },
    authorization: "required",
    query: z.strictObject({
      unit: subtreeParam,
      from: dayParam.optional().meta({ description: "Từ ngày / from this day", examples: ["2026-11-01"] }),
      to: dayParam.optional().meta({ description: "Đến hết ngày / to the end of this day", examples: ["2026-11-30"] }),
      action: z
        .string()
        .min(1)
        .max(64)
        .optional()
        .meta({ description: "Mã của việc / code of the action", examples: ["snapshot.submit"] }),
      limit: pageParam(LOG_PAGE_MAX),
      cursor: cursorParam.optional(),
    }),
    answers: {
      200: {
        description: { vi: "Một trang; còn nữa thì có `next`", en: "A page, with `next` while there is more" },
        json: auditAnswerSchema,
        example: {
          entries: [
            {
              unit: "XUANLOC",
              sequence: 7,
              at: "2026-11-22T02:10:00.000Z",
              actor: "0d0c1a52-7c5e-4a43-9f43-0b1f2f6f7b11",
              actorLabel: "Máy của bộ phận một cửa",
              role: "nhap",
              action: "snapshot.submit",
              actionText: "Gửi bản số liệu",
              target: "civil:2026-10 chung 1",
              detail: { explained: [], hash: "5a7c…", onBehalf: false },
              hash: "9e0d…",
            },
          ],
          next: null,
        },
      },
    },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },

  verifyAudit: {
    title: { vi: "Kiểm tra nhật ký không bị sửa", en: "Check that the log was not altered" },
    description: {
      vi: "Tính lại chuỗi mã băm của từng đơn vị, đối chiếu mọi bản số liệu đã lưu với lần gửi ghi trong nhật ký. Danh sách dài được kiểm từng phần: gọi lại với `cursor` là `next`.",
      en: "Recomputes the chain of each unit and compares every stored revision with its submission in the log, in pieces.",
    },
    authorization: "required",
    query: z.strictObject({
      unit: subtreeParam,
      receipt: z
        .string()
        .regex(HASH, "Phải là mã băm 64 ký tự trên phiếu (auditHead).")
        .optional()
        .meta({ description: "`auditHead` của phiếu đang giữ / of a receipt that somebody kept" }),
      cursor: cursorParam.optional(),
    }),
    answers: {
      200: {
        description: { vi: "Kết quả, và dòng đầu tiên bị hỏng", en: "The result, and the first broken entry" },
        json: auditCheckSchema,
        example: { ok: true, chains: 3, entries: 41, revisions: 24, broken: null, receipt: null, next: null },
      },
    },
    problems: ["FORBIDDEN", "UNIT_CODE_INVALID", "UNIT_UNKNOWN"],
  },
});
