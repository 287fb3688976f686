// States of a report and what may be done with it.
import type { SnapshotAction, SnapshotState } from "../domain/snapshot.ts";

export const STATE_TEXT: Readonly<Record<SnapshotState, string>> = {
  da_nop: "Đã gửi",
  da_duyet: "Đã tiếp nhận",
  tra_lai: "Yêu cầu chỉnh sửa",
  da_chot: "Đã chốt",
};

/** What people do to a snapshot, within a sentence. */
export const ACTION_TEXT: Readonly<Record<SnapshotAction, string>> = {
  duyet: "tiếp nhận",
  tra_lai: "yêu cầu chỉnh sửa",
  chot: "chốt",
  mo_lai: "mở khóa",
  de_nghi_dinh_chinh: "đề nghị đính chính",
  tu_choi_dinh_chinh: "từ chối đề nghị đính chính",
  ghi_chu: "ghi chú",
};

/** What is wrong with an action or a batch, at its place. */
export const ACTION_FAULT_TEXT = {
  reasonMissing: "Thiếu mục này. Hãy ghi rõ lý do.",
  proposedMisplaced: "Chỉ gửi kèm số liệu khi đề nghị đính chính (de_nghi_dinh_chinh).",
  correctionMisplaced: "Chỉ ghi số của đề nghị khi mở khóa (mo_lai) hoặc từ chối (tu_choi_dinh_chinh).",
  proposedSame: "Số liệu đề nghị giống hệt bản đã chốt nên không có gì để đính chính.",
  placeTwice: (position: number) => `Trùng đơn vị, kỳ và biểu với mục thứ ${position}. Hãy chỉ gửi một bản.`,
  keyTwice: (position: number) => `Khóa chống gửi trùng đã dùng ở mục thứ ${position}. Hãy dùng khóa khác.`,
} as const;

/** Shown where a unit has sent nothing. */
export const STATE_NONE_TEXT = "Chưa gửi";
