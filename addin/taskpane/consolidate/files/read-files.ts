// Reads the files that people dropped, one after the other; a broken one never stops the others, and a person may stop them all.
import type { FigureCode } from "../../../../shared/domain/figure.ts";
import { FORM_INDEX } from "../../../../shared/domain/form.ts";
import { parsePeriodKey } from "../../../../shared/domain/period.ts";
import { type FileContent, readFile } from "../../../../shared/reading/file.ts";
import type { PortalRecord } from "../../../../shared/reading/file-portal.ts";
import { addressOf as cellAddress } from "../../../../shared/reading/sheet.ts";
import type { CheckedReport } from "../../../../shared/reports/checked-report.ts";
import { type ReadReportsOptions, type ReportsReading, readReports } from "../../../../shared/reports/read-reports.ts";
import { schemeOf } from "../../../../shared/reports/report-findings.ts";
import { fileProblemText } from "../../../../shared/text/reading.ts";
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import type { DroppedFile } from "./dropped-file.ts";
import { type FileReport, NO_CHOICE, type UnreadFile } from "./file-match.ts";
import { type UnitScope, unitOfFile } from "./file-unit.ts";

export const FILES_MAX = 200;

/** What a file is read with, apart from whose units they are. Plain data, so that it can be cloned. */
export interface ReadSettings extends Omit<UnitScope, "directory"> {
  /** As all of the pane reads sheets. */
  readonly reading: Omit<ReadReportsOptions, "directory" | "file">;
}

export interface ReadFilesOptions extends ReadSettings, UnitScope {
  /** Lets the page breathe between two pieces of work. */
  readonly pause: () => Promise<void>;
  /** Makes an id that no other report has. */
  readonly newId: () => string;
}

export type ReadOne =
  | { readonly kind: "reports"; readonly reports: readonly FileReport[] }
  | { readonly kind: "unread"; readonly file: UnreadFile };

/** What the portal publishes of a unit is a report in the form of the index. */
const portalReport = ({ unitName, period, figures }: PortalRecord, file: string): CheckedReport => ({
  unit: null,
  unitText: unitName,
  period: period === null ? null : parsePeriodKey(period),
  periodAlternative: null,
  form: FORM_INDEX,
  figures: figures as Readonly<Partial<Record<FigureCode, number>>>,
  at: {},
  lines: [],
  source: { sheet: unitName, file },
  findings: [],
});

type Sheets = Extract<FileContent, { kind: "sheets" }>["sheets"];

const areaOf = (cells: readonly (readonly unknown[])[]): string => {
  const column = Math.max(1, ...cells.map((row) => row.length)) - 1;
  return `A1:${cellAddress({ row: Math.max(0, cells.length - 1), column })}`;
};

type FoundReport = Pick<FileReport, "report" | "scheme"> & Pick<ReportsReading, "mapping">;

const reportsOfSheets = async (
  sheets: Sheets,
  file: string,
  options: ReadFilesOptions,
): Promise<readonly FoundReport[]> => {
  const found: FoundReport[] = [];
  const { directory } = options;
  for (const { name: sheet, content } of sheets) {
    await options.pause();
    const read = { ...content, sheet, area: areaOf(content.cells) };
    const { reports, reading, mapping } = readReports(read, { ...options.reading, directory, file });
    for (const report of reports) found.push({ report, scheme: schemeOf(reading.headers), mapping });
  }
  return found;
};

const hasFigures = ({ figures }: CheckedReport): boolean => Object.keys(figures).length > 0;

/** The reports of one file, or why there are none. Never rejects. */
export const readOneFile = async (file: DroppedFile, options: ReadFilesOptions): Promise<ReadOne> => {
  const unread = (why: string): ReadOne => ({
    kind: "unread",
    file: { id: options.newId(), fileName: file.name, why },
  });
  try {
    const content = await readFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!content.ok) return unread(fileProblemText(content.problem));
    const found =
      content.result.kind === "portal"
        ? content.result.records.map(
            (record): FoundReport => ({ report: portalReport(record, file.name), scheme: null, mapping: null }),
          )
        : await reportsOfSheets(content.result.sheets, file.name, options);
    const filled = found.filter(({ report }) => hasFigures(report));
    if (filled.length === 0) return unread(UPPER_OFFICE_TEXT.fileWithoutFigures());
    return {
      kind: "reports",
      reports: filled.map(
        ({ report, scheme, mapping }): FileReport => ({
          id: options.newId(),
          fileName: file.name,
          sheet: report.source.sheet,
          report,
          scheme,
          ...(mapping ? { mapping } : {}),
          // A table of several units says itself whose each line is.
          match: unitOfFile(
            { unit: report.unit, unitText: report.unitText, fileName: filled.length > 1 ? "" : file.name },
            options,
          ),
          choice: NO_CHOICE,
          sent: null,
        }),
      ),
    };
  } catch {
    return unread(UPPER_OFFICE_TEXT.fileBroken());
  }
};

/** Reads one file; null where it was stopped before the file was read. Never rejects. */
export type ReadFile = (file: DroppedFile) => Promise<ReadOne | null>;

/** One after the other; what was read of a file is told at once. Answers with those that were not read because `read` was stopped. */
export const readEach = async (
  files: readonly DroppedFile[],
  read: ReadFile,
  onRead: (read: ReadOne, count: number, file: DroppedFile) => void,
): Promise<readonly DroppedFile[]> => {
  for (const [index, file] of files.entries()) {
    const one = await read(file);
    if (one === null) return files.slice(index);
    onRead(one, index + 1, file);
  }
  return [];
};

/** The same on the page itself, in slices, so that it stays alive. */
export const readFiles = async (
  files: readonly DroppedFile[],
  options: ReadFilesOptions,
  onRead: (read: ReadOne, count: number) => void,
): Promise<void> => {
  const read: ReadFile = async (file) => {
    await options.pause();
    return readOneFile(file, options);
  };
  await readEach(files, read, onRead);
};
