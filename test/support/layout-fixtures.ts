// Reads the layout fixtures: a sheet as lines of cells, and what reading it must give, one short line each.
import fs from "node:fs";
import path from "node:path";
import type { SheetReading, SheetRecord } from "../../shared/reading/read-sheet.ts";
import type { SheetCell, SheetContent } from "../../shared/reading/sheet.ts";

/** What a reading says, as lines that a person can check against the sheet. */
export interface ReadingLines {
  readonly form: string | null;
  /** "C6 HS_TONG" */
  readonly mapping: readonly string[];
  /** "label | unit | period | sector | group | HS_TONG=210 HS_QUA_HAN=0 | ONLINE_RATE_ALL=98.52%" */
  readonly records: readonly string[];
  readonly totals: readonly string[];
  /** "C2 the header or cell as written" */
  readonly notUnderstood: readonly string[];
  /** "E SUM_MISMATCH D7: 533, 532" */
  readonly findings: readonly string[];
}

export interface LayoutFixture {
  readonly name: string;
  readonly title: string;
  /** Where the form or its numbers come from. */
  readonly source: string;
  readonly merges: readonly string[];
  /** Cells by "|"; a leading apostrophe keeps a number as text. */
  readonly sheet: readonly string[];
  readonly expect: ReadingLines;
}

const folder = path.join(import.meta.dirname, "..", "cases", "layouts");

const cellOf = (written: string): SheetCell => {
  const text = written.trim();
  if (text === "") return null;
  if (text.startsWith("'")) return written.replace(/^\s*'/u, "");
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
};

export const contentOfFixture = ({ sheet, merges }: LayoutFixture): SheetContent => ({
  cells: sheet.map((line) => line.split("|").map(cellOf)),
  merges,
});

export const readFixtures = (): readonly LayoutFixture[] =>
  fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/u, ""),
      ...(JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as Omit<LayoutFixture, "name">),
    }));

const recordLine = (record: SheetRecord): string => {
  const figures = Object.entries(record.figures).map(([code, entry]) => {
    if (typeof entry === "number") return `${code}=${entry}`;
    return `${code}=${entry?.state === "not_applicable" ? "x" : "?"}`;
  });
  const rates = Object.entries(record.rates).map(([code, rate]) => `${code}=${rate?.percent}%`);
  const period = record.periodAlternative ? `${record.period} or ${record.periodAlternative}` : (record.period ?? "");
  const parts = [record.label, record.unit, period, record.sector, record.group, figures.join(" "), rates.join(" ")];
  return parts
    .map((part) => part ?? "")
    .join(" | ")
    .replace(/(?: \| )+$/u, "");
};

export const linesOfReading = (reading: SheetReading): ReadingLines => ({
  form: reading.form,
  mapping: reading.mapping.map(({ at, figure }) => `${at} ${figure}`),
  records: reading.records.map(recordLine),
  totals: reading.totals.map(recordLine),
  notUnderstood: reading.notUnderstood.map(({ at, text }) => `${at} ${text}`),
  findings: reading.findings.map(
    ({ severity, code, at, stated, recomputed }) => `${severity} ${code} ${at}: ${stated}, ${recomputed}`,
  ),
});
