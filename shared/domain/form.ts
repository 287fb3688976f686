// Forms: the kinds of report under which a unit's figures of one period are kept apart.
import type { Calendar } from "./period.ts";

/** Code of a form: `chung`, `06a`, `766` or an office's own (same alphabet as unit codes, lower case allowed). */
export type FormCode = string & { readonly brand: "FormCode" };

export interface FormDefinition {
  readonly code: FormCode;
  readonly title: string;
  readonly titleEn: string;
  /** The calendar in which a bare label such as "Quý I/2023" is read; null where the form does not fix one. */
  readonly calendar: Calendar | null;
  readonly citation: string;
}

export const FORM_DEFAULT = "chung" as FormCode;

export const FORMS: readonly FormDefinition[] = [
  {
    code: FORM_DEFAULT,
    title: "Số liệu chung",
    titleEn: "General figures",
    calendar: null,
    citation: "Không theo mẫu quy định",
  },
  {
    code: "06a" as FormCode,
    title: "Biểu 06a - Tình hình, kết quả giải quyết thủ tục hành chính",
    titleEn: "Form 06a - Handling of administrative procedures",
    calendar: "nd09",
    citation: "Thông tư 01/2020/TT-VPCP ngày 21/10/2020",
  },
  {
    code: "766" as FormCode,
    title: "Bộ chỉ số phục vụ người dân, doanh nghiệp",
    titleEn: "Service index for citizens and businesses",
    calendar: "civil",
    citation: "Quyết định 766/QĐ-TTg ngày 23/6/2022",
  },
];

export const findForm = (code: string): FormDefinition | undefined => FORMS.find((form) => form.code === code);

const FORM_CODE = /^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/;

/** A form code as typed, or null where it cannot be one. An office's own form needs no entry in `FORMS`. */
export const parseFormCode = (text: string): FormCode | null => (FORM_CODE.test(text) ? (text as FormCode) : null);
