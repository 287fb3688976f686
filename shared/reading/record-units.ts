// Gives the records of a sheet the codes of their units, where their names mean one unit each.
import type { LocalDate } from "../domain/local-date.ts";
import { parsePeriodKey } from "../domain/period.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { SheetReading, SheetRecord } from "./read-sheet.ts";
import { readUnitName, type UnitDirectory } from "./unit-name.ts";

export interface RecordUnitsContext {
  /** Only units that are or were below this one; null: all. */
  readonly under: UnitCode | null;
  readonly today: LocalDate;
}

/** A sheet names its units as they were in its period. */
const dayOf = ({ period }: SheetRecord, today: LocalDate): LocalDate => {
  const last = period === undefined ? undefined : parsePeriodKey(period)?.last;
  return last !== undefined && last < today ? last : today;
};

/** The reading with `unitCode` on every record whose unit is found; a name with several meanings stays without. */
export const withUnitCodes = (
  reading: SheetReading,
  directory: UnitDirectory,
  { under, today }: RecordUnitsContext,
): SheetReading => {
  const known = new Map<string, UnitCode | null>();
  const codeOf = (name: string, day: LocalDate): UnitCode | null => {
    const key = `${day} ${name}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const read = readUnitName(directory, name, { under, day });
    const code = read.kind === "found" ? read.unit.code : null;
    known.set(key, code);
    return code;
  };
  const coded = (record: SheetRecord): SheetRecord => {
    const unitCode = record.unit === undefined ? null : codeOf(record.unit, dayOf(record, today));
    return unitCode === null ? record : { ...record, unitCode };
  };
  return { ...reading, records: reading.records.map(coded), totals: reading.totals.map(coded) };
};
