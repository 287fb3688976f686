// Opens a file as people have it: finds out what it really is, whatever its name says, and gives its sheets or portal records.
import { type FileProblem, fileProblem } from "../domain/file-problem.ts";
import { done, type Outcome, refused } from "../domain/problem.ts";
import { decodeText } from "./bytes-text.ts";
import { readCsv } from "./file-csv.ts";
import { type NamedSheet, readHtmlTables, readXmlWorkbook } from "./file-html.ts";
import { type ChosenFile, isZip, kindProblem } from "./file-kind.ts";
import { type PortalRecord, readPortal } from "./file-portal.ts";
import { readXlsxSheets } from "./file-xlsx.ts";

export type { ChosenFile } from "./file-kind.ts";

export type FileContent =
  | { readonly kind: "sheets"; readonly sheets: readonly NamedSheet[] }
  | { readonly kind: "portal"; readonly records: readonly PortalRecord[] };

type FileOutcome = Outcome<FileContent, FileProblem>;

const sheetsOrEmpty = (name: string, sheets: readonly NamedSheet[]): FileOutcome => {
  const filled = sheets.filter(({ content }) =>
    content.cells.some((row) => row.some((cell) => cell !== null && cell !== "")),
  );
  return filled.length > 0
    ? done<FileContent>({ kind: "sheets", sheets: filled })
    : refused(fileProblem("FILE_EMPTY", { name }));
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** "Báo cáo tháng 6.xls" names its only sheet. */
const baseName = (name: string): string => name.replace(/^.*[\\/]/u, "").replace(/\.[^.]*$/u, "");

const readText = (name: string, text: string): FileOutcome => {
  const body = text.trimStart();
  if (body === "") return refused(fileProblem("FILE_EMPTY", { name }));
  if (/^[[{]/u.test(body)) {
    const json = parseJson(body);
    const records = json === undefined ? [] : readPortal(json);
    if (records.length > 0) return done<FileContent>({ kind: "portal", records });
    if (json !== undefined || /\.json$/iu.test(name)) return refused(fileProblem("FILE_JSON_UNKNOWN", { name }));
  }
  if (body.startsWith("<")) {
    if (/<(?:ss:)?Workbook[\s>]/u.test(body)) return sheetsOrEmpty(name, readXmlWorkbook(body));
    if (/<table[\s>]/iu.test(body))
      return sheetsOrEmpty(name, [{ name: baseName(name), content: readHtmlTables(body) }]);
    return refused(fileProblem("FILE_KIND_UNKNOWN", { name }));
  }
  // A page of prose is no table, but people also paste "label: value" lines from one.
  if (text.includes("\u0000")) return refused(fileProblem("FILE_KIND_UNKNOWN", { name }));
  return sheetsOrEmpty(name, [{ name: baseName(name), content: readCsv(text) }]);
};

/**
 * The content of a file: .xlsx, .csv, the HTML or XML tables that software saves as .xls, the national portal's JSON. What it is
 * is told by its bytes. A binary .xls is refused with the way to save it anew.
 */
export const readFile = async ({ name, bytes }: ChosenFile): Promise<FileOutcome> => {
  const unreadable = kindProblem({ name, bytes });
  if (unreadable) return refused(unreadable);
  if (isZip(bytes)) {
    try {
      return sheetsOrEmpty(name, await readXlsxSheets(bytes));
    } catch {
      // The library throws for every fault of a file; which one it was does not change what to do.
      return refused(fileProblem("FILE_BROKEN", { name }));
    }
  }
  const text = decodeText(bytes);
  return text === null ? refused(fileProblem("FILE_NOT_UNICODE", { name })) : readText(name, text);
};
