// Opens a file that somebody chose as a workbook of the spreadsheet: .xlsx with all that the page can keep, older files and tables as values.
import type { IWorkbookData } from "@univerjs/core";
import { readXls, readXlsx, type Workbook } from "hucre/xlsx";
import { type FileProblem, fileProblem } from "../../shared/domain/file-problem.ts";
import { done, type Outcome, refused } from "../../shared/domain/problem.ts";
import { type ChosenFile, readFile } from "../../shared/reading/file.ts";
import type { NamedSheet } from "../../shared/reading/file-html.ts";
import type { LeftOut } from "../../shared/text/workbook-file.ts";
import { carriedPackage } from "../../shared/writing/carried-file.ts";
import { workbookNameOf } from "../host/file-name.ts";
import { countLeftOut, createLeftOutCount } from "./left-out.ts";
import { workbookOfFile } from "./open-xlsx.ts";
import { workbookOfSheets } from "./sheet-values.ts";
import { readZipDirectory, type ZipPart } from "./zip-directory.ts";

export interface OpenedFile {
  readonly workbook: Partial<IWorkbookData>;
  /** Position of the sheet to show. */
  readonly front: number;
  /** What is not drawn and goes over into the saved file; null for nothing. */
  readonly carried: Uint8Array | null;
  /** Rows of all sheets that hold something. */
  readonly rows: number;
  readonly leftOut: LeftOut;
  /** Formulas and looks were not in the file, or were not read. */
  readonly asValues: boolean;
}

export type OpenOutcome = Outcome<OpenedFile, FileProblem>;

const MIB = 1024 * 1024;
const SIZE_MAX_MIB = 20;
/** Unpacked: a few bytes of an archive can hold gigabytes. */
const UNPACKED_MAX_MIB = 400;
/** With more the page would answer too slowly to work with. */
const CELLS_MOST = 600_000;

const filledCells = (workbook: Workbook): number =>
  workbook.sheets.reduce((sum, { rows }) => rows.reduce((count, row) => count + row.length, sum), 0);

const filledRows = ({ sheets = {} }: Partial<IWorkbookData>): number =>
  Object.values(sheets).reduce((sum, { cellData = {} }) => sum + Object.keys(cellData).length, 0);

const openedWorkbook = (
  { name, bytes }: ChosenFile,
  workbook: Workbook,
  parts: readonly ZipPart[],
  asValues: boolean,
): OpenOutcome => {
  const cells = filledCells(workbook);
  if (cells > CELLS_MOST) return refused(fileProblem("FILE_TOO_MANY_CELLS", { name, cells, most: CELLS_MOST }));
  if (workbook.sheets.length === 0) return refused(fileProblem("FILE_EMPTY", { name }));
  const { count, found } = createLeftOutCount();
  countLeftOut(workbook, parts, count);
  const opened = workbookOfFile(workbook, workbookNameOf(name), count);
  const front = workbook.activeSheet ?? 0;
  const carried = asValues ? null : carriedPackage({ name, bytes });
  return done({ workbook: opened, front, carried, rows: filledRows(opened), leftOut: found(), asValues });
};

const openedSheets = (name: string, sheets: readonly NamedSheet[]): OpenOutcome => {
  const cells = sheets.reduce((sum, { content }) => content.cells.reduce((count, row) => count + row.length, sum), 0);
  if (cells > CELLS_MOST) return refused(fileProblem("FILE_TOO_MANY_CELLS", { name, cells, most: CELLS_MOST }));
  const workbook = workbookOfSheets(sheets, workbookNameOf(name));
  return done({ workbook, front: 0, carried: null, rows: filledRows(workbook), leftOut: {}, asValues: true });
};

const openArchive = async (file: ChosenFile): Promise<OpenOutcome> => {
  const { name, bytes } = file;
  const parts = readZipDirectory(bytes);
  if (parts === null) return refused(fileProblem("FILE_BROKEN", { name }));
  if (parts.reduce((sum, { size }) => sum + size, 0) > UNPACKED_MAX_MIB * MIB)
    return refused(fileProblem("FILE_TOO_LARGE", { name, maxMib: UNPACKED_MAX_MIB }));
  // A text document, a presentation or a binary workbook is an archive too.
  if (!parts.some((part) => part.name === "xl/workbook.xml"))
    return refused(fileProblem("FILE_KIND_UNKNOWN", { name }));
  try {
    return openedWorkbook(file, await readXlsx(bytes, { readStyles: true }), parts, false);
  } catch {
    // The library throws for every fault of a file; which one it was does not change what to do.
    return refused(fileProblem("FILE_BROKEN", { name }));
  }
};

const isArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

/** Never rejects. */
export const openFile = async (file: ChosenFile): Promise<OpenOutcome> => {
  const { name, bytes } = file;
  if (bytes.length > SIZE_MAX_MIB * MIB) return refused(fileProblem("FILE_TOO_LARGE", { name, maxMib: SIZE_MAX_MIB }));
  if (isArchive(bytes)) return openArchive(file);
  const read = await readFile(file);
  if (read.ok) {
    return read.result.kind === "sheets"
      ? openedSheets(name, read.result.sheets)
      : refused(fileProblem("FILE_KIND_UNKNOWN", { name }));
  }
  if (read.problem.code !== "FILE_BINARY_XLS") return read;
  try {
    return openedWorkbook(file, await readXls(bytes), [], true);
  } catch {
    return read;
  }
};
