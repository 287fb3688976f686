// Reads a sheet into reports: each unit, period and form with its figures, their cells, and what does not add up.
import type { FormCode } from "../domain/form-code.ts";
import type { LocalDate } from "../domain/local-date.ts";
import { type Calendar, type Period, parsePeriodKey, previousPeriod } from "../domain/period.ts";
import type { UnitCode } from "../domain/unit.ts";
import { versionsIn } from "../domain/unit-graph.ts";
import type { Finding } from "../findings/finding.ts";
import { type SeveritySettings, withSeverities } from "../findings/office-severity.ts";
import {
  confirmedFrom,
  findMappingOfLayout,
  findStoredMapping,
  type StoredMapping,
} from "../reading/mapping-memory.ts";
import { readSheet, type SheetReading } from "../reading/read-sheet.ts";
import { withUnitCodes } from "../reading/record-units.ts";
import type { SheetRead } from "../reading/sheet.ts";
import type { UnitDirectory } from "../reading/unit-name.ts";
import { type Level, levelOf } from "../rules/level.ts";
import type { CheckedReport } from "./checked-report.ts";
import { figuresOfGroup, type ReportFigures } from "./report-figures.ts";
import { findingsOfGroup, schemeOf, withoutRepeats, worstFirst } from "./report-findings.ts";
import { isFilled, namesOf, type ReportGroup, reportGroups } from "./report-groups.ts";

/** What is meant where the sheet says nothing: usually the session. */
export interface ReportDefaults {
  readonly unit: UnitCode | null;
  readonly period: Period | null;
  readonly form: FormCode;
  /** The calendar that somebody chose for the form; null: nobody has. */
  readonly calendar: Calendar | null;
}

export interface ReadReportsOptions {
  /** Names of all units in question; made once for many sheets. */
  readonly directory: UnitDirectory;
  readonly today: LocalDate;
  readonly defaults: ReportDefaults;
  /** Mappings that people confirmed earlier in this workbook; the one for sheets like this is used. */
  readonly stored?: readonly StoredMapping[];
  /** Mappings that were confirmed elsewhere; where `stored` has none, the one of the same layout is used. */
  readonly elsewhere?: readonly StoredMapping[];
  /** How severe the office takes the findings; the usual severities where it set nothing. */
  readonly severities?: SeveritySettings;
  /** What a person says of this very sheet; goes before `stored`. */
  readonly mapping?: StoredMapping | null;
  /** Name of the file, where the sheet is none of the open workbook. */
  readonly file?: string | null;
}

export interface ReportsReading {
  readonly reading: SheetReading;
  /** In the order of the sheet. Totals over several units are checked, and are no reports. */
  readonly reports: readonly CheckedReport[];
  /** Of the sheet and of all reports, each once, worst first. */
  readonly findings: readonly Finding[];
  /** The confirmed mapping that was used; null: the sheet was understood by itself. */
  readonly mapping: StoredMapping | null;
}

/** How far a reading is. */
export interface ReadProgress {
  /** Reports that were checked. */
  readonly done: number;
  /** All that there are; 0 while the table itself is read. */
  readonly of: number;
}

const readConfirmed = (read: SheetRead, options: ReadReportsOptions): Pick<ReportsReading, "reading" | "mapping"> => {
  const { stored = [], elsewhere = [], mapping = null, defaults } = options;
  // Reading takes longest, and headers and form do not depend on the calendar: mostly the first reading is the last.
  const first = readSheet(read, { calendar: defaults.calendar });
  const storedMapping = mapping ?? findStoredMapping(stored, first) ?? findMappingOfLayout(elsewhere, first);
  // A form that the title names has its own calendar; the chosen one is that of the session's form.
  const isOtherForm = first.form !== null && first.form !== defaults.form;
  const calendar = isOtherForm ? null : defaults.calendar;
  if (storedMapping === null && calendar === defaults.calendar) return { reading: first, mapping: null };
  const confirmed = storedMapping ? { confirmed: confirmedFrom(storedMapping) } : {};
  return { reading: readSheet(read, { calendar, ...confirmed }), mapping: storedMapping };
};

const levelIn = ({ graph }: UnitDirectory, unit: UnitCode | null): Level | null => {
  const version = unit === null ? undefined : versionsIn(graph, unit).at(-1);
  if (!version) return null;
  const parent = version.parent === null ? undefined : versionsIn(graph, version.parent).at(-1);
  return levelOf(version.type, parent?.type ?? null);
};

interface Draft extends Pick<CheckedReport, "unit" | "unitText" | "period" | "periodAlternative" | "isDated"> {
  readonly group: ReportGroup;
  readonly report: ReportFigures;
}

const draftOf = (group: ReportGroup, { defaults }: ReadReportsOptions): Draft => ({
  group,
  report: figuresOfGroup(group),
  unit: group.unit ?? (group.unitText === "" ? defaults.unit : null),
  unitText: group.unitText,
  period: group.period === null ? defaults.period : parsePeriodKey(group.period),
  periodAlternative: group.alternative === null ? null : parsePeriodKey(group.alternative),
  isDated: group.period !== null && group.alternative === null,
});

/** Drafts by whose they are: its code, else its name as written. */
const byUnit = (drafts: readonly Draft[]): ReadonlyMap<string, readonly Draft[]> => {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = draft.unit ?? `? ${draft.unitText}`;
    const known = groups.get(key);
    if (known) known.push(draft);
    else groups.set(key, [draft]);
  }
  return groups;
};

/** The unit's other periods in the same sheet: what was left open, and what is usual. */
const besides = (draft: Draft, ofUnit: readonly Draft[]) => {
  const { period } = draft;
  const others = period === null ? [] : ofUnit.filter((one) => one !== draft && one.period);
  if (period === null || others.length === 0) return {};
  const reported = others.map(({ period: its, report }) => ({ period: its, figures: report.figures }));
  const before = previousPeriod(period);
  return {
    previous: reported.find((report) => before && report.period?.key === before.key) ?? null,
    history: reported.filter((report) => report.period && report.period.last < period.first),
  };
};

const cellsOf = ({ own, lines, parts, total }: ReportGroup): ReadonlySet<string> =>
  new Set([...own, ...lines, ...parts, ...(total ? [total] : [])].flatMap(({ at }) => Object.values(at)));

/** The reader's own findings that stand in the cells of the report; of a sheet with one report, all of them. */
const ownFindings = (reading: SheetReading, { group }: Draft, isOnly: boolean): readonly Finding[] => {
  if (isOnly || reading.findings.length === 0) return reading.findings;
  const cells = cellsOf(group);
  return reading.findings.filter(({ at }) => cells.has(at));
};

const NOTHING_SET: SeveritySettings = new Map();
/** Reports that are checked between two steps: some ten milliseconds. */
const STEP = 20;

/** `readReports` piece by piece, so that whoever runs it can tell how far it is and do something else in between. */
export function* readReportsInSteps(
  read: SheetRead,
  options: ReadReportsOptions,
): Generator<ReadProgress, ReportsReading> {
  yield { done: 0, of: 0 };
  const { directory, today, defaults, file = null, severities = NOTHING_SET } = options;
  const confirmed = readConfirmed(read, options);
  const reading = withUnitCodes(confirmed.reading, directory, { under: null, today });
  const form = reading.form ?? defaults.form;
  const drafts = reportGroups(reading).map((group) => draftOf(group, options));
  const ofUnits = byUnit(drafts);
  const scheme = schemeOf(reading.headers);
  const reports: CheckedReport[] = [];
  for (const draft of drafts) {
    if (reports.length % STEP === 0) yield { done: reports.length, of: drafts.length };
    const { group, report, unit, unitText, period, periodAlternative, isDated = false } = draft;
    const context = {
      period,
      form,
      scheme,
      asOf: today,
      level: levelIn(directory, unit),
      ...besides(draft, ofUnits.get(unit ?? `? ${unitText}`) ?? []),
    };
    const names = namesOf(group.lines);
    const lines = group.lines.map((line, index) => ({ line, sector: names[index] ?? "" }));
    const found = withoutRepeats([
      ...findingsOfGroup(group, report, context),
      ...ownFindings(reading, draft, drafts.length === 1),
    ]);
    reports.push({
      unit,
      unitText,
      period,
      periodAlternative,
      isDated,
      form,
      figures: report.figures,
      at: report.at,
      lines: lines.filter(({ line }) => isFilled(line)).map(({ line, sector }) => ({ sector, figures: line.figures })),
      source: { sheet: read.sheet, file },
      findings: worstFirst(withSeverities(found, severities)),
    });
  }
  return gathered({ reading, reports, mapping: confirmed.mapping }, severities);
}

/** With the findings of the sheet and of all its reports. */
export const gathered = (
  read: Omit<ReportsReading, "findings">,
  severities: SeveritySettings = NOTHING_SET,
): ReportsReading => {
  const ofReports = read.reports.flatMap((report) => report.findings);
  const all = [...ofReports, ...withSeverities(read.reading.findings, severities)];
  return { ...read, findings: worstFirst(withoutRepeats(all)) };
};

/**
 * What a sheet reports. Never guesses: a unit that is not known by its name stays null, a label that means two periods keeps
 * both, and figures that nothing accounts for are not in any report.
 */
export const readReports = (read: SheetRead, options: ReadReportsOptions): ReportsReading => {
  const steps = readReportsInSteps(read, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};
