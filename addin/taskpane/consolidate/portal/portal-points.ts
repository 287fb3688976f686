// Reads the portal's points of the index from its own files, from sheets of points, and from what was pasted.
import { FIGURES } from "../../../../shared/domain/figure.ts";
import { FORM_INDEX } from "../../../../shared/domain/form.ts";
import type { LocalDate } from "../../../../shared/domain/local-date.ts";
import type { Period } from "../../../../shared/domain/period.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { readFile } from "../../../../shared/reading/file.ts";
import type { SheetCell } from "../../../../shared/reading/sheet.ts";
import { readUnitName, type UnitDirectory } from "../../../../shared/reading/unit-name.ts";
import { readReports } from "../../../../shared/reports/read-reports.ts";
import { foldText } from "../../../../shared/text/fold.ts";
import { fileProblemText } from "../../../../shared/text/reading.ts";
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import type { DroppedFile } from "../files/dropped-file.ts";
import { mergedPoints, type PortalPoints, pointsIn } from "./reconcile.ts";

export interface PortalUnit {
  /** Null: the name means no unit that is known here. */
  readonly unit: UnitCode | null;
  readonly name: string;
  /** Null where the source names none: then the chosen one is meant. */
  readonly period: Period["key"] | null;
  readonly points: PortalPoints;
}

export type PortalReading =
  | { readonly ok: true; readonly units: readonly PortalUnit[] }
  | { readonly ok: false; readonly text: string };

export interface PortalScope {
  readonly directory: UnitDirectory;
  readonly under: UnitCode | null;
  readonly day: LocalDate;
  readonly today: LocalDate;
}

const POINTS = /^DIEM_(?!N61)/u;

/** What a column of points may be headed by: the title of its group, or its abbreviation. */
const HEADINGS: ReadonlyMap<string, string> = new Map(
  FIGURES.filter(({ code }) => POINTS.test(code)).flatMap(({ code, name }) => [
    [foldText(name.replace(/^Điểm /u, "")), name] as const,
    [foldText(code.replace(POINTS, "")), name] as const,
  ]),
);

/** Here a bare title heads points: nothing else of the index is compared. */
const withPointHeadings = (cells: readonly (readonly SheetCell[])[]): readonly (readonly SheetCell[])[] =>
  cells.map((row) => row.map((cell) => (typeof cell === "string" ? (HEADINGS.get(foldText(cell)) ?? cell) : cell)));

const codeOf = (name: string, { directory, under, day }: PortalScope): UnitCode | null => {
  const read = readUnitName(directory, name, { under, day });
  return read.kind === "found" ? read.unit.code : null;
};

const hasPoints = ({ points }: PortalUnit): boolean => Object.keys(points.groups).length > 0 || points.total !== null;

const merged = (units: readonly PortalUnit[]): readonly PortalUnit[] => {
  const byPlace = new Map<string, PortalUnit>();
  for (const one of units) {
    const key = `${one.unit ?? one.name} ${one.period ?? ""}`;
    const known = byPlace.get(key);
    byPlace.set(key, known ? { ...known, points: mergedPoints(known.points, one.points) } : one);
  }
  return [...byPlace.values()];
};

/** The points of each unit in the file. Never rejects. */
export const readPortalPoints = async (file: DroppedFile, scope: PortalScope): Promise<PortalReading> => {
  try {
    const content = await readFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!content.ok) return { ok: false, text: fileProblemText(content.problem) };
    const found: PortalUnit[] = [];
    if (content.result.kind === "portal") {
      for (const { unitName, period, figures, indicators } of content.result.records) {
        const points = { ...pointsIn(figures), indicators };
        found.push({ unit: codeOf(unitName, scope), name: unitName, period, points });
      }
    } else {
      const defaults = { unit: null, period: null, form: FORM_INDEX, calendar: "civil" as const };
      for (const { name: sheet, content: cells } of content.result.sheets) {
        const { reports } = readReports(
          { ...cells, cells: withPointHeadings(cells.cells), sheet, area: "A1" },
          { ...scope, defaults },
        );
        for (const { unit, unitText, period, figures } of reports) {
          const points = { ...pointsIn(figures), indicators: [] };
          found.push({ unit: unit ?? codeOf(unitText, scope), name: unitText, period: period?.key ?? null, points });
        }
      }
    }
    const units = merged(found.filter(hasPoints));
    return units.length > 0 ? { ok: true, units } : { ok: false, text: UPPER_OFFICE_TEXT.noPortalPoints() };
  } catch {
    return { ok: false, text: UPPER_OFFICE_TEXT.fileBroken() };
  }
};

/** What was copied from a sheet or a page comes as lines of cells. */
export const pastedFile = (text: string): DroppedFile => ({
  name: "dán.csv",
  arrayBuffer: async () => new TextEncoder().encode(text).buffer as ArrayBuffer,
});
