// Opens a file as people have it: finds out what it really is, whatever its name says, and gives its sheets or portal records.
import { type FileProblem, fileProblem } from "../domain/file-problem.ts";
import { done, type Outcome, refused } from "../domain/problem.ts";
import { decodeText } from "./bytes-text.ts";
import { readCsv } from "./file-csv.ts";
import { type NamedSheet, readHtmlTables, readXmlWorkbook } from "./file-html.ts";
import { type PortalRecord, readPortal } from "./file-portal.ts";
import { readXlsxSheets } from "./file-xlsx.ts";

export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FileContent =
  | { readonly kind: "sheets"; readonly sheets: readonly NamedSheet[] }
  | { readonly kind: "portal"; readonly records: readonly PortalRecord[] };

type FileOutcome = Outcome<FileContent, FileProblem>;

/** Larger files are data dumps, not reports. */
const SIZE_MAX_MIB = 20;

const begins = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** A ZIP archive, as every .xlsx is. */
const isZip = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04);
/** A compound document: .xls of Excel 97-2003, and .xlsx with a password. */
const isCompound = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
/** The bare records of still older Excel files. */
const isOldRecords = (bytes: Uint8Array): boolean =>
  [0x00, 0x02, 0x04, 0x08].some(
    (version) =>
      begins(bytes, 0x09, version, 0x04, 0x00) ||
      begins(bytes, 0x09, version, 0x06, 0x00) ||
      begins(bytes, 0x09, version, 0x08, 0x00),
  );

/** "EncryptedPackage" in the directory of a compound document: an .xlsx behind a password. */
const isEncrypted = (bytes: Uint8Array): boolean => {
  const name = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const end = bytes.length - name.length;
  for (let at = 0; at <= end; at += 1) {
    if (bytes[at] === name[0] && name.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
};

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
  if (bytes.length === 0) return refused(fileProblem("FILE_EMPTY", { name }));
  if (bytes.length > SIZE_MAX_MIB * 1024 * 1024)
    return refused(fileProblem("FILE_TOO_LARGE", { name, maxMib: SIZE_MAX_MIB }));
  if (isCompound(bytes))
    return refused(fileProblem(isEncrypted(bytes) ? "FILE_ENCRYPTED" : "FILE_BINARY_XLS", { name }));
  if (isOldRecords(bytes)) return refused(fileProblem("FILE_BINARY_XLS", { name }));
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
