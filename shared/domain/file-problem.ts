// Why a file that somebody chose cannot be read, as codes; each is one sentence in `shared/text` that says what to do.

export interface FileProblemParams {
  /** The old Excel format (97-2003), which nothing here reads. */
  FILE_BINARY_XLS: { name: string };
  FILE_ENCRYPTED: { name: string };
  /** Looks like a spreadsheet but is broken. */
  FILE_BROKEN: { name: string };
  /** Text in another encoding than UTF-8 or UTF-16. */
  FILE_NOT_UNICODE: { name: string };
  FILE_KIND_UNKNOWN: { name: string };
  FILE_EMPTY: { name: string };
  /** JSON, but not one of the data sets of the national portal. */
  FILE_JSON_UNKNOWN: { name: string };
  /** A sheet that was asked for is not in the file. */
  FILE_SHEET_MISSING: { name: string; sheet: string };
  FILE_TOO_LARGE: { name: string; maxMib: number };
  /** More filled cells than the program that opens it can bear. */
  FILE_TOO_MANY_CELLS: { name: string; cells: number; most: number };
}

export type FileProblemCode = keyof FileProblemParams;

export type FileProblem = {
  readonly [Code in FileProblemCode]: { readonly code: Code; readonly params: FileProblemParams[Code] };
}[FileProblemCode];

export const fileProblem = <Code extends FileProblemCode>(code: Code, params: FileProblemParams[Code]): FileProblem =>
  ({ code, params }) as FileProblem;
