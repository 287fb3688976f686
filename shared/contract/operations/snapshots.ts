// Endpoints of period snapshots: submitting, reading, receipts.
import * as z from "zod";
import { defineOperations } from "../operation.ts";
import {
  dryRunAnswerSchema,
  receiptAnswerSchema,
  revisionsAnswerSchema,
  SNAPSHOT_MAX_MIB,
  snapshotAnswerSchema,
  snapshotBodySchema,
} from "../snapshot.ts";
import { actionAnswerSchema, actionBodySchema, correctionsAnswerSchema } from "../snapshot-action.ts";
import { BATCH_ITEMS_MAX, BATCH_MAX_MIB, batchAnswerSchema, batchRequestSchema } from "../snapshot-batch.ts";
import { dryRunParam, formParam, placeProblems, snapshotPath, snapshotQuery } from "./params.ts";

/** Submitted by Xuân Lộc district for its own level, as published. */
const SNAPSHOT_EXAMPLE = {
  figures: { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757, DVC_PHAT_SINH: 41, DVC_CUNG_CAP: 50 },
  scopeBasis: "ownOnly",
  scheme: "LEVEL4",
};

const idempotencyHeader = z.string().max(200).optional();
const ifMatchHeader = z
  .string()
  .optional()
  .meta({ examples: ['"1"'] });

export const SNAPSHOT_OPERATIONS = defineOperations({
  putSnapshot: {
    title: { vi: "Gửi bản số liệu", en: "Submit a snapshot" },
    description: {
      vi: "Xét lần lượt: khóa chống gửi trùng, nội dung không đổi, kỳ đã chốt, If-Match, lỗi chưa giải trình; sau đó lưu thành lần gửi mới.",
      en: "Judged in this order: idempotency key, same content, locked, If-Match, unexplained errors; then stored as a new revision.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: z.strictObject({ form: formParam, dryRun: dryRunParam }),
    headers: z.object({ "Idempotency-Key": idempotencyHeader, "If-Match": ifMatchHeader }),
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
  },

  getSnapshot: {
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
  },

  listRevisions: {
    title: { vi: "Các lần gửi", en: "All revisions" },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: { 200: { description: { vi: "Mới nhất trước", en: "Newest first" }, json: revisionsAnswerSchema } },
    problems: [...placeProblems, "SNAPSHOT_NOT_FOUND"],
  },

  actOnSnapshot: {
    title: { vi: "Tiếp nhận, trả lại, chốt, mở khóa, đính chính, ghi chú", en: "Move a snapshot, or comment on it" },
    description: {
      vi: "Đã gửi → Đã tiếp nhận (duyet) → Đã chốt (chot); yêu cầu chỉnh sửa (tra_lai) từ hai trạng thái đầu; mở khóa (mo_lai) đưa về Đã gửi. Sau khi chốt, đơn vị đề nghị đính chính (de_nghi_dinh_chinh, kèm proposed); mở khóa là chấp nhận đề nghị đang chờ và số liệu đề nghị thành lần gửi mới, tu_choi_dinh_chinh là từ chối. ghi_chu không đổi trạng thái. Lý do bắt buộc, trừ duyet và chot. Mã truy cập không tự duyệt, chốt bản do chính nó gửi, trừ quyền quản trị.",
      en: "da_nop → da_duyet (duyet) → da_chot (chot); tra_lai from the first two; mo_lai back to da_nop. On a locked snapshot the unit proposes a correction (de_nghi_dinh_chinh with proposed); mo_lai accepts the one that waits, whose figures become a new revision; tu_choi_dinh_chinh declines it. ghi_chu moves nothing. A reason is needed except for duyet and chot. A token never approves or locks what it submitted itself, quantri excepted.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    headers: z.object({ "Idempotency-Key": idempotencyHeader, "If-Match": ifMatchHeader }),
    body: {
      kind: "json",
      schema: actionBodySchema,
      maxMib: SNAPSHOT_MAX_MIB,
      example: {
        action: "de_nghi_dinh_chinh",
        reason: "Đếm sót 12 hồ sơ nộp qua bưu chính.",
        documentNo: "45/UBND-VP",
        proposed: {
          ...SNAPSHOT_EXAMPLE,
          figures: { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26769, DVC_PHAT_SINH: 41, DVC_CUNG_CAP: 50 },
        },
      },
    },
    answers: {
      200: {
        description: {
          vi: "Bản số liệu sau đó, với mọi việc đã làm",
          en: "The snapshot after it, with everything that happened",
        },
        json: actionAnswerSchema,
        headers: { ETag: { vi: 'Lần gửi, dạng "1"', en: "The revision" } },
      },
    },
    problems: [
      ...placeProblems,
      "SNAPSHOT_NOT_FOUND",
      "FORBIDDEN",
      "OWN_SUBMISSION",
      "IDEMPOTENCY_MISMATCH",
      "REVISION_CONFLICT",
      "STATE_REFUSED",
      "CORRECTION_NOT_PENDING",
      "UNIT_NOT_IN_FORCE",
      "FINDINGS_BLOCK",
    ],
  },

  listCorrections: {
    title: { vi: "Các đề nghị đính chính", en: "Proposed corrections" },
    description: {
      vi: "Nhiều nhất một đề nghị đang chờ (cho_xu_ly): đề nghị sau thay đề nghị trước.",
      en: "At most one waits (cho_xu_ly): a later proposal takes the place of the one before.",
    },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: { 200: { description: { vi: "Mới nhất trước", en: "Newest first" }, json: correctionsAnswerSchema } },
    problems: [...placeProblems, "SNAPSHOT_NOT_FOUND"],
  },

  submitBatch: {
    title: { vi: "Gửi nhiều bản số liệu một lần", en: "Submit many snapshots at once" },
    description: {
      vi: `Nhiều đơn vị và biểu, nhiều nhất ${BATCH_ITEMS_MAX} bản. Mỗi bản được xét như khi gửi riêng, đối chiếu với số liệu đã lưu, và có kết quả riêng. Với atomic: true, một bản chưa được nhận thì không lưu bản nào; bản không sai mang mã NEIGHBOUR_REFUSED.`,
      en: `Many units and forms, at most ${BATCH_ITEMS_MAX}. Each is judged as if it were sent by itself, against what is stored, and has a result of its own. With atomic: true nothing is stored where one is refused; the others then say NEIGHBOUR_REFUSED.`,
    },
    authorization: "required",
    body: {
      kind: "json",
      schema: batchRequestSchema,
      maxMib: BATCH_MAX_MIB,
      example: {
        items: [
          { unit: "XUANLOC", period: "civil:2022-06", body: SNAPSHOT_EXAMPLE },
          {
            unit: "THANHTAN",
            period: "civil:2023-06",
            form: "766",
            body: { figures: { HS_TONG: 61 }, scopeBasis: "ownOnly", scheme: "ND42" },
            ifMatch: 1,
            idempotencyKey: "thanhtan-2023-06",
          },
        ],
        atomic: true,
      },
    },
    answers: {
      200: { description: { vi: "Kết quả từng bản", en: "A result for each" }, json: batchAnswerSchema },
    },
    problems: ["BATCH_REFUSED"],
  },

  getReceipt: {
    title: { vi: "Diễn giải cách tính", en: "What is needed to recompute each number" },
    authorization: "required",
    pathParams: snapshotPath,
    query: snapshotQuery,
    answers: { 200: { description: { vi: "Diễn giải", en: "The receipt" }, json: receiptAnswerSchema } },
    problems: [...placeProblems, "SNAPSHOT_NOT_FOUND"],
  },
});
