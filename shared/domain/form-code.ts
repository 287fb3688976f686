// The code of a form, apart from the forms themselves: snapshots and problems name forms without knowing them.

/** Code of a form: `chung`, `06a`, `766` or an office's own (same alphabet as unit codes, lower case allowed). */
export type FormCode = string & { readonly brand: "FormCode" };

const FORM_CODE = /^[0-9A-Za-z][0-9A-Za-z.-]{0,31}$/;

/** A form code as typed, or null where it cannot be one. An office's own form needs no entry in `FORMS`. */
export const parseFormCode = (text: string): FormCode | null => (FORM_CODE.test(text) ? (text as FormCode) : null);
