// Groups the records of a sheet into reports: one for each unit and period, with its lines by lĩnh vực, its parts and its total.
import type { FigureCode, FigureEntry } from "../domain/figure.ts";
import type { PeriodKey } from "../domain/period.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { SheetReading, SheetRecord } from "../reading/read-sheet.ts";
import { foldText } from "../text/fold.ts";

/** What a sheet says of one unit and period. */
export interface ReportGroup {
  readonly unit: UnitCode | null;
  /** As written; "" where the sheet names none. */
  readonly unitText: string;
  readonly period: PeriodKey | null;
  readonly alternative: PeriodKey | null;
  /** The unit's own figures, from one table or several. */
  readonly own: readonly SheetRecord[];
  /** By lĩnh vực. */
  readonly lines: readonly SheetRecord[];
  /** "Cấp tỉnh" beside "Cấp huyện": together they are the unit. */
  readonly parts: readonly SheetRecord[];
  /** The sum that the sheet states of lines or parts. */
  readonly total: SheetRecord | null;
}

/** Two communes of one name stand under the headings of their districts; they are not parts of one unit. */
const groupOfUnit = ({ label, unit, unitCode, group }: SheetRecord): string =>
  unit !== undefined && unitCode === undefined && foldText(label) === foldText(unit) ? (group ?? "") : "";

const keyOf = (record: SheetRecord): string =>
  [record.unitCode ?? foldText(record.unit ?? ""), groupOfUnit(record), record.period ?? ""].join("|");

const groupedBy = (records: readonly SheetRecord[]): ReadonlyMap<string, readonly SheetRecord[]> => {
  const groups = new Map<string, SheetRecord[]>();
  for (const record of records) {
    const known = groups.get(keyOf(record));
    if (known) known.push(record);
    else groups.set(keyOf(record), [record]);
  }
  return groups;
};

const amountOf = ({ figures }: SheetRecord): number =>
  Object.values(figures).reduce<number>((sum, entry) => sum + (typeof entry === "number" ? entry : 0), 0);

/** Of several sums ("Cấp huyện", "Cấp xã", "Tổng số") the largest holds the others. */
const grandTotal = (totals: readonly SheetRecord[] = []): SheetRecord | null =>
  totals.reduce<SheetRecord | null>((most, total) => (most && amountOf(most) >= amountOf(total) ? most : total), null);

const nameOfPart = ({ group, label }: SheetRecord): string => group ?? label;

/** Lines that say the same figure under different names are parts; a second table of other figures is not. */
const areParts = (records: readonly SheetRecord[]): boolean => {
  const names = new Set(records.map((record) => foldText(nameOfPart(record))));
  const [first, ...others] = records;
  if (!first || names.size < records.length) return false;
  return others.some(({ figures }) =>
    Object.keys(figures).some((code) => first.figures[code as FigureCode] !== undefined),
  );
};

const hasEntry = (entry: FigureEntry | undefined): boolean =>
  entry !== undefined && (typeof entry === "number" || entry.state === "not_applicable");

/** Whether anything was filled in. */
export const isFilled = ({ figures }: SheetRecord): boolean => Object.values(figures).some(hasEntry);

/** The reports of a reading in the order of the sheet; a line that was left empty makes none. */
export const reportGroups = (reading: SheetReading): readonly ReportGroup[] => {
  const totals = groupedBy(reading.totals);
  return [...groupedBy(reading.records.filter(isFilled))].flatMap(([key, records]): readonly ReportGroup[] => {
    const [first] = records;
    if (!first) return [];
    const lines = records.filter(({ sector }) => sector !== undefined);
    const others = records.filter(({ sector }) => sector === undefined);
    const parts = areParts(others) ? others : [];
    const isSum = lines.length + parts.length > 0;
    return [
      {
        unit: first.unitCode ?? null,
        unitText: first.unit ?? "",
        period: first.period ?? null,
        alternative: first.periodAlternative ?? null,
        own: parts.length > 0 ? [] : others,
        lines,
        parts,
        total: isSum ? grandTotal(totals.get(key)) : null,
      },
    ];
  });
};

/** Names of lines or parts, each once: of two "Hộ tịch" the group above tells them apart, else a number. */
export const namesOf = (records: readonly SheetRecord[]): readonly string[] => {
  const plain = records.map(({ sector, group, label }) => sector ?? group ?? label);
  const isTwice = (name: string): boolean => plain.filter((text) => text === name).length > 1;
  const seen = new Map<string, number>();
  return records.map(({ sector, group }, index) => {
    const own = plain[index] ?? "";
    const name = sector !== undefined && group !== undefined && isTwice(own) ? `${sector} (${group})` : own;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
};
