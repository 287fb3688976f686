// What a copy says, as one text whose digest stays the same when the file is saved again and changes with any value in it.
import type { FileProblem } from "../domain/file-problem.ts";
import { fileProblem } from "../domain/file-problem.ts";
import { done, type Outcome, refused } from "../domain/problem.ts";
import type { ChosenFile } from "../reading/file-kind.ts";
import { RECEIPT_SHEET, SEAL_LABEL } from "../text/value-copy.ts";
import { openPackage, type Parts, partText } from "./package-file.ts";
import { type SheetValue, sharedTexts, sheetValues } from "./sheet-values.ts";
import { readWorkbook } from "./workbook-file.ts";

export interface CopyStatement {
  /** What is digested. */
  readonly statement: string;
  readonly hasReceipt: boolean;
  /** From the receipt; null where there is none. */
  readonly code: string | null;
}

/** Changes when the text is made in another way, so that copies of both ways can be told apart. */
const VERSION = 1;

const line = (...content: readonly (string | number)[]): string => JSON.stringify(content);

const byPlace = (a: SheetValue, b: SheetValue): number => a.row - b.row || a.column - b.column;

const textAt = (values: readonly SheetValue[], row: number, column: number): string =>
  values.find((value) => value.row === row && value.column === column)?.text ?? "";

/**
 * The values of every sheet in order, then the receipt as far as its seal. Not covered: looks, charts, comments, names.
 * Problem: `FILE_BROKEN`.
 */
export const copyStatement = (parts: Parts, fileName: string): Outcome<CopyStatement, FileProblem> => {
  const broken = refused(fileProblem("FILE_BROKEN", { name: fileName }));
  const workbook = readWorkbook(parts);
  if (!workbook) return broken;
  const shared = workbook.sharedStrings === null ? [] : sharedTexts(partText(parts, workbook.sharedStrings) ?? "");
  if (!shared) return broken;
  const lines = [line("dvc-copy", VERSION)];
  const receipt: string[] = [];
  let code: string | null = null;
  for (const { name, part, kind } of workbook.sheets) {
    if (kind !== "worksheet") continue;
    const values = sheetValues(partText(parts, part) ?? "", shared)?.toSorted(byPlace);
    if (!values) return broken;
    if (name === RECEIPT_SHEET) {
      const seal = values.find(({ column, text }) => column === 1 && text === SEAL_LABEL);
      receipt.push(line("receipt"));
      for (const { at, row, text } of values) if (!seal || row < seal.row) receipt.push(line(at, text));
      code = seal ? textAt(values, seal.row, 2) : null;
    } else lines.push(line("sheet", name), ...values.map(({ at, kind: type, text }) => line(at, type, text)));
  }
  return done({ statement: [...lines, ...receipt].join("\n"), hasReceipt: receipt.length > 0, code });
};

/** The same of a file as it was received. Problems: those of opening it. */
export const readCopyStatement = (file: ChosenFile): Outcome<CopyStatement, FileProblem> => {
  const parts = openPackage(file);
  return parts.ok ? copyStatement(parts.result, file.name) : parts;
};
