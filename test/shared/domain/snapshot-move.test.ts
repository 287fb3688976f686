// What each action does to a snapshot in each state: the whole table, so that no move is open by oversight.
import { expect, test } from "vitest";
import {
  SNAPSHOT_ACTIONS,
  SNAPSHOT_STATES,
  type SnapshotAction,
  type SnapshotState,
} from "../../../shared/domain/snapshot.ts";
import { moveOf } from "../../../shared/domain/snapshot-move.ts";
import { problemText } from "../../../shared/text/problem.ts";

type Next = SnapshotState | "refused";

const TABLE: Readonly<Record<SnapshotAction, Readonly<Record<SnapshotState, Next>>>> = {
  duyet: { da_nop: "da_duyet", da_duyet: "refused", tra_lai: "refused", da_chot: "refused" },
  tra_lai: { da_nop: "tra_lai", da_duyet: "tra_lai", tra_lai: "refused", da_chot: "refused" },
  chot: { da_nop: "refused", da_duyet: "da_chot", tra_lai: "refused", da_chot: "refused" },
  mo_lai: { da_nop: "refused", da_duyet: "refused", tra_lai: "refused", da_chot: "da_nop" },
  de_nghi_dinh_chinh: { da_nop: "refused", da_duyet: "refused", tra_lai: "refused", da_chot: "da_chot" },
  tu_choi_dinh_chinh: { da_nop: "refused", da_duyet: "refused", tra_lai: "refused", da_chot: "da_chot" },
  ghi_chu: { da_nop: "da_nop", da_duyet: "da_duyet", tra_lai: "tra_lai", da_chot: "da_chot" },
};

const CASES = SNAPSHOT_ACTIONS.flatMap((action) =>
  SNAPSHOT_STATES.map((state) => [action, state, TABLE[action][state]] as const),
);

test.each(CASES)("%s in %s: %s", (action, state, next) => {
  const move = moveOf(state, action);
  expect(move.ok ? move.result : "refused").toBe(next);
  if (!move.ok) expect(move.problem.code).toBe("STATE_REFUSED");
});

test.each<[SnapshotState, SnapshotAction, string]>([
  [
    "da_nop",
    "chot",
    "Không thể chốt khi bản số liệu đang ở trạng thái “Đã gửi”. Lúc này có thể: tiếp nhận, yêu cầu chỉnh sửa, ghi chú.",
  ],
  [
    "da_chot",
    "duyet",
    "Không thể tiếp nhận khi bản số liệu đang ở trạng thái “Đã chốt”. Lúc này có thể: mở khóa, đề nghị đính chính, từ chối đề nghị đính chính, ghi chú.",
  ],
  [
    "tra_lai",
    "duyet",
    "Không thể tiếp nhận khi bản số liệu đang ở trạng thái “Yêu cầu chỉnh sửa”. Hãy đợi đơn vị gửi lại số liệu.",
  ],
])("in %s, %s is refused by name, with what can be done instead", (state, action, sentence) => {
  const move = moveOf(state, action);
  expect(move.ok ? "" : problemText(move.problem)).toBe(sentence);
});
