// An office's own settings as data: for each its address, its fields and the columns of its list; a section is drawn of each.
import type { Request } from "../../shared/contract/operations.ts";
import { FORMS } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { RATES } from "../../shared/rules/rates.ts";
import { dateText, numberText } from "../../shared/text/format.ts";

export interface SettingField {
  /** As the body of the request calls it. The unit is asked for in every section. */
  readonly name: string;
  readonly label: string;
  /** `flag`: yes, or left out. */
  readonly kind: "text" | "number" | "day" | "choice" | "flag";
  readonly required?: boolean;
  readonly hint?: string;
  readonly choices?: readonly SettingChoice[];
  /** Choices that the list of the setting brings along. */
  readonly choicesIn?: (answer: SettingRow) => readonly SettingChoice[];
}

export interface SettingChoice {
  readonly value: string;
  readonly text: string;
}

export type SettingRow = Readonly<Record<string, unknown>>;

/** What is typed in the fields of a setting; the server checks it. */
export type SettingBody = Request<Setting["create"]>["body"];

export interface Setting {
  /** Of its answer `{id: [...]}`, and of the tab. */
  readonly id: string;
  readonly list: "listTargets" | "listDeadlines" | "listSeverities";
  readonly create: "createTarget" | "createDeadline" | "createSeverity";
  readonly end: "endTarget" | "endDeadline" | "endSeverity";
  readonly title: string;
  readonly intro: string;
  readonly addLabel: string;
  readonly endLabel: string;
  readonly fields: readonly SettingField[];
  readonly columns: readonly { readonly title: string; readonly show: (row: SettingRow) => string }[];
}

const day = (text: unknown): string => (typeof text === "string" ? dateText(text as LocalDate) : "–");
const textOf = (content: unknown): string => (typeof content === "string" && content !== "" ? content : "–");

const rateName = (code: unknown): string => RATES.find((rate) => rate.code === code)?.name ?? textOf(code);

const TARGETS: Setting = {
  id: "targets",
  list: "listTargets",
  create: "createTarget",
  end: "endTarget",
  title: "Chỉ tiêu",
  intro:
    "Chỉ tiêu của cơ quan áp dụng cho đơn vị đã chọn và các đơn vị trực thuộc, bên cạnh chỉ tiêu trong các văn bản đi kèm bộ quy tắc.",
  addLabel: "Thêm chỉ tiêu",
  endLabel: "Thôi áp dụng",
  fields: [
    {
      name: "measure",
      label: "Tỷ lệ",
      kind: "choice",
      required: true,
      choices: RATES.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
    },
    { name: "leastPercent", label: "Phải đạt (%)", kind: "number", required: true },
    { name: "from", label: "Áp dụng từ ngày", kind: "day", required: true },
    { name: "to", label: "Đến hết ngày", kind: "day", required: true },
    { name: "source", label: "Văn bản giao chỉ tiêu", kind: "text", required: true },
    { name: "sourceDate", label: "Ngày văn bản", kind: "day" },
    { name: "note", label: "Ghi chú", kind: "text" },
  ],
  columns: [
    { title: "Đơn vị", show: ({ unit }) => (unit === null ? "Theo bộ quy tắc" : textOf(unit)) },
    { title: "Tỷ lệ", show: ({ measure }) => rateName(measure) },
    {
      title: "Phải đạt",
      show: ({ leastPercent }) => (typeof leastPercent === "number" ? `${numberText(leastPercent)}%` : "chưa rõ"),
    },
    { title: "Áp dụng", show: ({ from, to }) => `${day(from)} – ${day(to)}` },
    { title: "Căn cứ", show: ({ source }) => textOf(source) },
  ],
};

const KIND_TEXT: Readonly<Record<string, string>> = {
  month: "Tháng",
  quarter: "Quý",
  half: "6 tháng",
  months: "Nhiều tháng",
  year: "Năm",
  range: "Khoảng ngày",
};

const DEADLINES: Setting = {
  id: "deadlines",
  list: "listDeadlines",
  create: "createDeadline",
  end: "endDeadline",
  title: "Hạn gửi",
  intro:
    "Số ngày làm việc sau ngày cuối kỳ mà đơn vị đã chọn và các đơn vị trực thuộc phải gửi số liệu; quá hạn được ghi là gửi chậm.",
  addLabel: "Thêm hạn gửi",
  endLabel: "Thôi áp dụng",
  fields: [
    { name: "days", label: "Số ngày làm việc", kind: "number", required: true },
    {
      name: "form",
      label: "Biểu",
      kind: "choice",
      hint: "Bỏ trống: mọi biểu",
      choices: FORMS.map(({ code }) => ({ value: code, text: code })),
    },
    {
      name: "kind",
      label: "Loại kỳ",
      kind: "choice",
      hint: "Bỏ trống: mọi loại kỳ",
      choices: Object.entries(KIND_TEXT).map(([value, text]) => ({ value, text })),
    },
    { name: "from", label: "Cho kỳ kết thúc từ ngày", kind: "day", required: true },
    { name: "to", label: "Đến hết ngày", kind: "day" },
    { name: "source", label: "Văn bản quy định hoặc lý do", kind: "text", required: true },
    { name: "note", label: "Ghi chú", kind: "text" },
    { name: "autoClose", label: "Tự chốt kỳ khi hết hạn nếu không còn vướng mắc", kind: "flag" },
  ],
  columns: [
    { title: "Đơn vị", show: ({ unit }) => textOf(unit) },
    { title: "Ngày làm việc", show: ({ days }) => (typeof days === "number" ? numberText(days) : "–") },
    { title: "Biểu", show: ({ form }) => (form === null ? "mọi biểu" : textOf(form)) },
    { title: "Loại kỳ", show: ({ kind }) => (kind === null ? "mọi loại" : (KIND_TEXT[String(kind)] ?? textOf(kind))) },
    { title: "Áp dụng", show: ({ from, to }) => `${day(from)} – ${to === null ? "nay" : day(to)}` },
    { title: "Căn cứ", show: ({ source }) => textOf(source) },
    { title: "Tự chốt", show: ({ autoClose }) => (autoClose === true ? "có" : "không") },
  ],
};

const SEVERITY_TEXT: Readonly<Record<string, string>> = { E: "Lỗi", W: "Cảnh báo", I: "Lưu ý", off: "Tắt" };
const severityText = (severity: unknown): string => SEVERITY_TEXT[String(severity)] ?? textOf(severity);

const codeChoices = ({ codes }: SettingRow): readonly SettingChoice[] =>
  (Array.isArray(codes) ? (codes as SettingRow[]) : []).map(({ code, severity }) => ({
    value: String(code),
    text: `${String(code)} (thường là ${severityText(severity)})`,
  }));

const SEVERITIES: Setting = {
  id: "severities",
  list: "listSeverities",
  create: "createSeverity",
  end: "endSeverity",
  title: "Mức độ kiểm tra",
  intro:
    "Coi một phép kiểm tra nặng hay nhẹ hơn thường lệ, hoặc tắt đi, cho đơn vị đã chọn và các đơn vị trực thuộc. Lý do được lưu lại.",
  addLabel: "Đặt mức độ",
  endLabel: "Trở lại thường lệ",
  fields: [
    { name: "code", label: "Phép kiểm tra", kind: "choice", required: true, choicesIn: codeChoices },
    {
      name: "severity",
      label: "Mức độ",
      kind: "choice",
      required: true,
      choices: Object.entries(SEVERITY_TEXT).map(([value, text]) => ({ value, text })),
    },
    { name: "reason", label: "Lý do", kind: "text", required: true },
  ],
  columns: [
    { title: "Đơn vị", show: ({ unit }) => textOf(unit) },
    { title: "Phép kiểm tra", show: ({ code }) => textOf(code) },
    { title: "Mức độ", show: ({ severity }) => severityText(severity) },
    { title: "Lý do", show: ({ reason }) => textOf(reason) },
  ],
};

/** In the order of their tabs; a setting that this server does not know gets no tab. */
export const SETTINGS: readonly Setting[] = [TARGETS, DEADLINES, SEVERITIES];
