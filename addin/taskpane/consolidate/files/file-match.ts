// Reports that came in files: what each is of, what is still to be decided, and which are ready to be sent.
import type { FormCode } from "../../../../shared/domain/form-code.ts";
import type { Period } from "../../../../shared/domain/period.ts";
import { type Scheme, usualScheme } from "../../../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import type { StoredMapping } from "../../../../shared/reading/mapping-memory.ts";
import type { CheckedReport } from "../../../../shared/reports/checked-report.ts";
import type { FindingEntry } from "../../../server/entries.ts";
import type { DroppedFile } from "./dropped-file.ts";
import type { FileUnit } from "./file-unit.ts";

/** One report of one sheet of one file. */
export interface FileReport {
  readonly id: string;
  readonly fileName: string;
  readonly sheet: string;
  readonly report: CheckedReport;
  /** How its headers name services; null: they do not say. */
  readonly scheme: Scheme | null;
  /** What people corrected before, by which the sheet was read; absent: understood by itself. */
  readonly mapping?: StoredMapping;
  /** To read it again without that. */
  readonly file?: DroppedFile;
  readonly match: FileUnit;
  readonly choice: FileChoice;
  /** Key of the outbox while it is on its way there or known to have arrived; absent: it was not sent from here. */
  readonly sentKey?: string | null;
  readonly sent: SentFile | null;
}

/** What the person said of it; null: as matched. */
export interface FileChoice {
  readonly unit: UnitCode | null;
  readonly period: Period | null;
  readonly scheme: Scheme | null;
  readonly isLeftOut: boolean;
  /** By code of an error. */
  readonly explain: Readonly<Record<string, string>>;
  /** The revision that it takes the place of; null: it is the first. */
  readonly replaces: number | null;
}

export const NO_CHOICE: FileChoice = {
  unit: null,
  period: null,
  scheme: null,
  isLeftOut: false,
  explain: {},
  replaces: null,
};

export interface SentFile {
  readonly isStored: boolean;
  readonly text: string;
  readonly code: string;
  /** What the server found besides. */
  readonly findings: readonly FindingEntry[];
  /** Present revision, where there is one already. */
  readonly current: number | null;
}

export interface UnreadFile {
  readonly id: string;
  readonly fileName: string;
  readonly why: string;
}

export type FileState =
  | "ready"
  | "sending"
  | "unit"
  | "period"
  | "scheme"
  | "twice"
  | "explain"
  | "replace"
  | "leftOut"
  | "sent"
  | "refused";

/** In the order in which they are dealt with. */
export const FILE_GROUPS: readonly FileState[] = [
  "refused",
  "replace",
  "unit",
  "period",
  "scheme",
  "twice",
  "explain",
  "ready",
  "sending",
  "sent",
  "leftOut",
];

const SETTLED: readonly FileState[] = ["ready", "sending", "sent", "leftOut"];

/** Whether a person has to say something before the report can be sent. */
export const isToDecide = (state: FileState): boolean => !SETTLED.includes(state);

export const unitOf = ({ choice, match }: Pick<FileReport, "choice" | "match">): UnitCode | null =>
  choice.unit ?? match.unit;

/** Null while the label means two periods and nobody has said which. */
export const periodOf = ({ choice, report }: Pick<FileReport, "choice" | "report">): Period | null =>
  choice.period ?? (report.periodAlternative === null ? report.period : null);

/** As a person chose, as the file says, else as was usual in the period; null where that is to be asked. */
export const fileScheme = (file: Pick<FileReport, "choice" | "report" | "scheme">): Scheme | null => {
  const period = periodOf(file);
  return file.choice.scheme ?? file.scheme ?? (period && usualScheme(period));
};

export const formOf = ({ report }: Pick<FileReport, "report">): FormCode => report.form;

/** Codes of errors that are sent only with a reason: of our reading, and of the server's. */
export const errorCodes = ({ report, sent }: Pick<FileReport, "report" | "sent">): readonly string[] => [
  ...new Set(
    [...report.findings, ...(sent?.isStored === false ? sent.findings : [])]
      .filter(({ severity }) => severity === "E")
      .map(({ code }) => code),
  ),
];

const unexplained = (file: FileReport): readonly string[] =>
  errorCodes(file).filter((code) => (file.choice.explain[code] ?? "").trim() === "");

const placeOf = (file: FileReport): string | null => {
  const [unit, period] = [unitOf(file), periodOf(file)];
  return unit === null || period === null || file.choice.isLeftOut ? null : `${unit} ${period.key} ${formOf(file)}`;
};

/** The server did not answer, or something was changed since it refused. */
const ASK_AGAIN: readonly string[] = ["UNSENT", "CHANGED"];

/** In the outbox, and nobody knows yet what became of it. */
export const isUnderWay = ({ sentKey, sent }: Pick<FileReport, "sentKey" | "sent">): boolean =>
  typeof sentKey === "string" && sent === null;

const stateOf = (file: FileReport, counts: ReadonlyMap<string, number>): FileState => {
  if (file.sent?.isStored) return "sent";
  if (isUnderWay(file)) return "sending";
  if (file.choice.isLeftOut) return "leftOut";
  if (unitOf(file) === null) return "unit";
  if (periodOf(file) === null) return "period";
  if (fileScheme(file) === null) return "scheme";
  if ((counts.get(placeOf(file) ?? "") ?? 0) > 1) return "twice";
  if (unexplained(file).length > 0) return "explain";
  if (file.sent?.current && file.choice.replaces !== file.sent.current) return "replace";
  return file.sent === null || ASK_AGAIN.includes(file.sent.code) ? "ready" : "refused";
};

/** The state of each, in order: two reports of one unit, period and form are both undecided until one is left out. */
export const fileStates = (files: readonly FileReport[]): readonly FileState[] => {
  const counts = new Map<string, number>();
  for (const file of files) {
    const place = placeOf(file);
    if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return files.map((file) => stateOf(file, counts));
};

/** With another choice: what the server said of the former one counts only as far as it still applies. */
export const choose = (file: FileReport, part: Partial<FileChoice>): FileReport => {
  // What is on its way is changed no more.
  if (isUnderWay(file)) return file;
  const isElsewhere = part.unit !== undefined || part.period !== undefined;
  const choice = { ...file.choice, ...(isElsewhere ? { replaces: null, scheme: null } : {}), ...part };
  if (file.sent === null || file.sent.isStored) return { ...file, choice };
  return { ...file, choice, sent: isElsewhere ? null : { ...file.sent, code: "CHANGED" } };
};

/** Of those that are of the same unit, period and form, this one is meant: the others are left out. */
export const chooseAmong = (files: readonly FileReport[], id: string): readonly FileReport[] => {
  const chosen = files.find((file) => file.id === id);
  const place = chosen ? placeOf(chosen) : null;
  if (place === null) return files;
  return files.map((file) => (file.id !== id && placeOf(file) === place ? choose(file, { isLeftOut: true }) : file));
};

/** Answers the question which calendar the labels follow, for all reports that leave it open. */
export const chooseCalendar = (files: readonly FileReport[], calendar: Period["calendar"]): readonly FileReport[] =>
  files.map((file) => {
    if (periodOf(file) !== null) return file;
    const period = [file.report.period, file.report.periodAlternative].find((period) => period?.calendar === calendar);
    return period ? choose(file, { period }) : file;
  });
