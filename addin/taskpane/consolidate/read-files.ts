// Reads the files that people dropped, one after the other; a broken one never stops the others, and a person may stop them all.
import type { FigureCode } from "../../../shared/domain/figure.ts";
import type { FormCode } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Calendar, parsePeriodKey } from "../../../shared/domain/period.ts";
import { type FileContent, readFile } from "../../../shared/reading/file.ts";
import type { PortalRecord } from "../../../shared/reading/file-portal.ts";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import { addressOf as cellAddress } from "../../../shared/reading/sheet.ts";
import { fileProblemText, UPPER_OFFICE_TEXT } from "../../../shared/text/sentences.ts";
import type { CheckedReport } from "../check/checked-report.ts";
import { readReports } from "../check/read-reports.ts";
import { schemeOf } from "../check/report-findings.ts";
import { type FileReport, NO_CHOICE, type UnreadFile } from "./file-match.ts";
import { type UnitScope, unitOfFile } from "./file-unit.ts";

export const FILES_MAX = 200;

/** A file of the browser, as far as it is needed. */
export interface DroppedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What a file is read with, apart from whose units they are. */
export interface ReadSettings extends Omit<UnitScope, "directory"> {
  readonly today: LocalDate;
  readonly form: FormCode;
  /** The calendar that somebody chose for the form; null: nobody has. */
  readonly calendar: Calendar | null;
  readonly stored: readonly StoredMapping[];
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

const FORM_766 = "766" as FormCode;

/** What the portal publishes of a unit is a report in the form of the index. */
const portalReport = ({ unitName, period, figures }: PortalRecord, file: string): CheckedReport => ({
  unit: null,
  unitText: unitName,
  period: period === null ? null : parsePeriodKey(period),
  periodAlternative: null,
  form: FORM_766,
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

const reportsOfSheets = async (sheets: Sheets, name: string, options: ReadFilesOptions) => {
  const found: { readonly report: CheckedReport; readonly scheme: FileReport["scheme"] }[] = [];
  const { directory, today, form, calendar, stored } = options;
  const defaults = { unit: null, period: null, form, calendar };
  for (const { name: sheet, content } of sheets) {
    await options.pause();
    const read = { ...content, sheet, area: areaOf(content.cells) };
    const { reports, reading } = readReports(read, { directory, today, defaults, stored, file: name });
    for (const report of reports) found.push({ report, scheme: schemeOf(reading.headers) });
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
        ? content.result.records.map((record) => ({ report: portalReport(record, file.name), scheme: null }))
        : await reportsOfSheets(content.result.sheets, file.name, options);
    const filled = found.filter(({ report }) => hasFigures(report));
    if (filled.length === 0) return unread(UPPER_OFFICE_TEXT.fileWithoutFigures());
    return {
      kind: "reports",
      reports: filled.map(
        ({ report, scheme }): FileReport => ({
          id: options.newId(),
          fileName: file.name,
          sheet: report.source.sheet,
          report,
          scheme,
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

/** One after the other; what was read is told at once. Answers with those that were not read because `read` was stopped. */
export const readEach = async (
  files: readonly DroppedFile[],
  read: ReadFile,
  onRead: (read: ReadOne, count: number) => void,
): Promise<readonly DroppedFile[]> => {
  for (const [index, file] of files.entries()) {
    const one = await read(file);
    if (one === null) return files.slice(index);
    onRead(one, index + 1);
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
