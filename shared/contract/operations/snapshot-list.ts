// The endpoint that lists the current snapshots of a subtree.
import * as z from "zod";
import { SNAPSHOT_STATES } from "../../domain/snapshot.ts";
import { defineOperations } from "../operation.ts";
import { cursorParam, pageParam } from "../page.ts";
import { SNAPSHOT_PAGE_MAX, snapshotListSchema } from "../snapshot-list.ts";
import { dayParam, subtreeParam } from "./params.ts";

export const SNAPSHOT_LIST_OPERATIONS = defineOperations({
  listSnapshots: {
    title: {
      vi: "Các bản số liệu trong phạm vi, thay đổi mới nhất trước",
      en: "Snapshots of a subtree, newest change first",
    },
    description: {
      vi: "Bản hiện hành của mọi đơn vị, kỳ và biểu, không kèm số liệu: đang ở trạng thái nào, ai đưa sang, vì lý do gì. Ví dụ state=tra_lai&below=0: những bản của đơn vị mình phải chỉnh sửa.",
      en: "The current snapshot of every unit, period and form, without figures: its state, who moved it there and why. state=tra_lai&below=0, for example, are those that one's own unit has to put right.",
    },
    authorization: "required",
    query: z.strictObject({
      unit: subtreeParam,
      below: z.enum(["0", "1"]).default("1").meta({ description: "0: chỉ chính đơn vị đó / only the unit itself" }),
      state: z
        .enum(SNAPSHOT_STATES)
        .optional()
        .meta({ description: "Chỉ trạng thái này / only in this state", examples: ["da_nop"] }),
      form: z
        .string()
        .min(1)
        .optional()
        .meta({ description: "Chỉ biểu này / only this form", examples: ["chung"] }),
      from: dayParam
        .optional()
        .meta({ description: "Kỳ kết thúc từ ngày này / periods that end from this day on", examples: ["2020-01-01"] }),
      to: dayParam
        .optional()
        .meta({ description: "Kỳ kết thúc đến hết ngày này / that end by this day", examples: ["2023-12-31"] }),
      limit: pageParam(SNAPSHOT_PAGE_MAX),
      cursor: cursorParam.optional(),
    }),
    answers: {
      200: {
        description: { vi: "Một trang; còn nữa thì có `next`", en: "A page, with `next` while there is more" },
        json: snapshotListSchema,
        example: {
          snapshots: [
            {
              unit: "XUANLOC-CX",
              period: "nd09:2022-09",
              form: "chung",
              revision: 1,
              state: "tra_lai",
              submittedAt: "2022-09-16T02:10:00.000Z",
              changedAt: "2022-09-19T08:30:00.000Z",
              movedAt: "2022-09-19T08:30:00.000Z",
              movedBy: { unit: "XUANLOC", label: "Văn phòng" },
              reason: "Cột 3 không bằng tổng các cột 4, 5 và 6.",
            },
          ],
          next: null,
        },
      },
    },
    problems: ["UNIT_CODE_INVALID", "UNIT_UNKNOWN", "FORM_UNKNOWN"],
  },
});
