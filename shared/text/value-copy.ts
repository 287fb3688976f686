// Words of a copy that holds values only: its receipt sheet, and the page on which whoever received it checks it.

import { findForm } from "../domain/form.ts";
import type { FormCode } from "../domain/form-code.ts";
import type { Period } from "../domain/period.ts";
import type { SnapshotState } from "../domain/snapshot.ts";
import { momentText } from "./format.ts";
import { periodName } from "./period.ts";
import { STATE_TEXT } from "./snapshot.ts";

/** What a copy says of the figures in it. */
export interface CopyFacts {
  readonly unit: string;
  readonly unitName: string;
  readonly period: Period;
  readonly form: FormCode;
  readonly revision: number;
  readonly state: SnapshotState;
  /** Moments: ISO 8601, UTC. When this revision was sent. */
  readonly submittedAt: string;
  /** The last change of stored figures that the copied answers used; null where the sheets hold none. */
  readonly asOf: string | null;
  /** When the copy was made. */
  readonly madeAt: string;
  readonly core: string;
  readonly rulesets: readonly { readonly id: string; readonly version: string }[];
  /** Of the revision's content. */
  readonly hash: string;
}

/** By what a copy can be checked. */
export interface CopySeal {
  /** "7K3M-9QXT-04WB-HN5C" */
  readonly code: string;
  /** Beginning of the digest, as people type it. */
  readonly short: string;
  /** Of the page that checks it. */
  readonly address: string;
}

/** Name of the receipt sheet, by which it is found again. */
export const RECEIPT_SHEET = "Biên nhận";
/** The first row that the digest does not cover. */
export const SEAL_LABEL = "Mã kiểm tra";

export const RECEIPT_TITLE = "BIÊN NHẬN BẢN SAO CHỈ CÓ GIÁ TRỊ";

type Rows = readonly (readonly [label: string, content: string])[];

const formName = (code: FormCode): string => findForm(code)?.title ?? code;

/** The rows that the digest covers. */
export const factRows = (facts: CopyFacts): Rows => [
  ["Đơn vị", `${facts.unitName} (${facts.unit})`],
  ["Kỳ báo cáo", periodName(facts.period)],
  ["Mã kỳ", facts.period.key],
  ["Biểu", `${formName(facts.form)} (${facts.form})`],
  ["Lần gửi", `${facts.revision}, gửi lúc ${momentText(facts.submittedAt)}`],
  ["Trạng thái khi sao", STATE_TEXT[facts.state]],
  ...(facts.asOf === null ? [] : [["Số liệu tính đến", momentText(facts.asOf)] as const]),
  ["Bộ quy tắc", facts.rulesets.map(({ id, version }) => `${id} (bản ${version})`).join(", ")],
  ["Phiên bản tính toán", facts.core],
  ["Mã băm của lần gửi", facts.hash],
  ["Sao lúc", momentText(facts.madeAt)],
];

/** The rows below, with which the copy is checked. */
export const sealRows = ({ code, short, address }: CopySeal): Rows => [
  [SEAL_LABEL, code],
  ["Mã số liệu", short],
  ["Trang kiểm tra", address],
  [
    "Cách kiểm tra",
    "Mở trang kiểm tra rồi thả chính tệp này vào: trang tính lại mã của mọi ô và của biên nhận ngay trên máy, không gửi tệp đi đâu. Sửa một ô thì mã không còn khớp; lưu lại tệp thì vẫn khớp.",
  ],
];

export const CHECK_PAGE_TEXT = {
  title: "Kiểm tra bản sao số liệu",
  summary:
    "Cho biết tệp nhận được có đúng là bản sao đã lập hay không. Trang này không hiện số liệu nào, và tệp không rời khỏi máy của bạn.",
  codeTitle: "Mã kiểm tra",
  codeLabel: "Mã kiểm tra trên trang “Biên nhận”",
  codeButton: "Tiếp tục",
  fileTitle: "Kiểm tra tệp",
  fileHint: "Thả tệp .xlsx vào đây, hoặc bấm để chọn tệp.",
  fileWorking: "Đang đọc tệp…",
  noScript: "Trình duyệt không chạy được mã lệnh nên không đọc được tệp; chỉ so được mã số liệu ở dưới.",
  shortTitle: "Hoặc so mã số liệu",
  shortHint:
    "Gõ “Mã số liệu” in trên trang “Biên nhận”. Cách này chỉ cho biết biên nhận là thật; muốn biết số liệu trong tệp có bị sửa không, phải thả tệp.",
  shortLabel: "Mã số liệu",
  shortButton: "So mã",
  fileMatches: "Khớp: tệp đúng là bản sao đã lập, không ô nào bị sửa.",
  fileDiffers:
    "Không khớp: nội dung tệp khác với bản sao đã lập. Có ô, trang tính hoặc biên nhận đã bị sửa, hoặc mã này của tệp khác. Hãy xin lại bản sao.",
  fileWithoutReceipt: "Tệp không có trang “Biên nhận”, nên không phải bản sao lập bằng DVC hoặc đã bị sửa.",
  shortMatches: "Khớp: mã số liệu trên biên nhận là thật. Cách này chưa kiểm tra các ô trong tệp.",
  shortDiffers: "Không khớp: mã số liệu vừa gõ không phải của mã kiểm tra này. Hãy gõ lại hoặc thả tệp vào ô bên trên.",
  isCurrent: "Bản số liệu gốc vẫn là lần gửi mới nhất.",
  isReplaced: "Lưu ý: sau khi lập bản sao, đơn vị đã gửi lần khác thay thế. Hãy xin bản sao mới.",
  isReturned: "Lưu ý: bản số liệu gốc đã bị trả lại để chỉnh sửa. Hãy xin bản sao mới.",
  unreachable: "Chưa kết nối được máy chủ nên chưa so được. Hãy thử lại.",
} as const;

/** How the snapshot behind a copy stands now. */
export type CopyStanding = "current" | "replaced" | "returned";

export const STANDING_TEXT: Readonly<Record<CopyStanding, string>> = {
  current: CHECK_PAGE_TEXT.isCurrent,
  replaced: CHECK_PAGE_TEXT.isReplaced,
  returned: CHECK_PAGE_TEXT.isReturned,
};
