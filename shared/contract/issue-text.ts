// Says in Vietnamese what is wrong with a request: each issue of a schema as the place and what is expected there.
import type * as z from "zod";
import { numberText } from "../text/format.ts";

/** One wrong place of a request, as it stands in `errors` of a problem. */
export interface RequestError {
  /** `figures.HS_TONG`, `lines[2].sector`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "chữ trong dấu ngoặc kép",
  number: "số",
  int: "số nguyên",
  boolean: "true hoặc false",
  array: "danh sách [ … ]",
  object: "đối tượng { … }",
  record: "đối tượng { … }",
};

const size = (origin: string, count: number | bigint, most: boolean): string => {
  const bound = `${most ? "nhiều nhất" : "ít nhất"} ${numberText(Number(count))}`;
  if (origin === "string") return `phải có ${bound} ký tự.`;
  if (origin === "array") return `phải có ${bound} mục.`;
  return `phải ${most ? "nhỏ hơn hoặc bằng" : "lớn hơn hoặc bằng"} ${numberText(Number(count))}.`;
};

/** The sentence of an issue for which the schema itself has none. */
export const issueText = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "Thiếu mục này." : `Phải là ${TYPES[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `Chỉ nhận một trong các giá trị: ${issue.values.map((value) => `"${String(value)}"`).join(", ")}.`;
    case "too_big":
      return `Giá trị ${size(issue.origin, issue.maximum, true)}`;
    case "too_small":
      return `Giá trị ${size(issue.origin, issue.minimum, false)}`;
    case "unrecognized_keys":
    case "invalid_key":
      return "Không có mục này. Hãy kiểm tra lại tên.";
    default:
      return "Giá trị không đúng dạng.";
  }
};

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );

/** Every wrong place once, in the order of the schema. An unknown key is reported at its own path. */
export const requestErrors = (error: z.ZodError): readonly RequestError[] =>
  error.issues.flatMap((issue): readonly RequestError[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: issue.message }))
      : [{ path: pathText(issue.path), message: issue.message }],
  );
