// Reads the files that people dropped, one after the other in slices, so that the page stays alive; a broken one never stops the others.
import type { FigureCode } from "../../../shared/domain/figure.ts";
import type { FormCode } from "../../../shared/domain/form.ts";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import type { FileContent } from "../../../shared/reading/file.ts";
import type { PortalRecord } from "../../../shared/reading/file-portal.ts";
import { addressOf as cellAddress } from "../../../shared/reading/sheet.ts";
import { fileProblemText, UPPER_OFFICE_TEXT } from "../../../shared/text/sentences.ts";
import type { FileReader } from "../../host/file-reading.ts";
import type { HostResult, SheetRead } from "../../host/host.ts";
import type { CheckedReport } from "../check/checked-report.ts";
import type { ReportsReading } from "../check/read-reports.ts";
import { schemeOf } from "../check/report-findings.ts";
import type { DroppedFile } from "./dropped-file.ts";
import { type FileReport, NO_CHOICE, type UnreadFile } from "./file-match.ts";
import { type UnitScope, unitOfFile } from "./file-unit.ts";

export type { DroppedFile };

export const FILES_MAX = 200;

export interface ReadFilesOptions extends UnitScope {
  /** Opens a file; may reject. */
  readonly open: FileReader;
  /** Reads a sheet of the file, as all of the pane does. Never rejects. */
  readonly read: (sheet: SheetRead, file: string) => Promise<HostResult<ReportsReading>>;
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

type FoundReport = Pick<FileReport, "report" | "scheme"> & Pick<ReportsReading, "mapping">;

const reportsOfSheets = async (
  sheets: Sheets,
  name: string,
  options: ReadFilesOptions,
): Promise<readonly FoundReport[] | null> => {
  const found: FoundReport[] = [];
  for (const { name: sheet, content } of sheets) {
    await options.pause();
    const read = await options.read({ ...content, sheet, area: areaOf(content.cells) }, name);
    // Whatever went wrong is told of the file.
    if (!read.ok) return null;
    const { reports, reading, mapping } = read.content;
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
    const content = await options.open({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!content.ok) return unread(fileProblemText(content.problem));
    const found =
      content.result.kind === "portal"
        ? content.result.records.map(
            (record): FoundReport => ({ report: portalReport(record, file.name), scheme: null, mapping: null }),
          )
        : await reportsOfSheets(content.result.sheets, file.name, options);
    if (found === null) return unread(UPPER_OFFICE_TEXT.fileBroken());
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
          ...(mapping ? { remembered: { mapping, file } } : {}),
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

/** One after the other; what was read is told at once. */
export const readFiles = async (
  files: readonly DroppedFile[],
  options: ReadFilesOptions,
  onRead: (read: ReadOne, count: number) => void,
): Promise<void> => {
  for (const [index, file] of files.entries()) {
    await options.pause();
    onRead(await readOneFile(file, options), index + 1);
  }
};
