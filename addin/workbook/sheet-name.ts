// Names of sheets that Excel accepts and that no other sheet of the workbook has.
import { sheetName } from "../../shared/writing/plain-sheet.ts";

const NAME_MOST = 31;

/** "Tổng hợp (2)" where the name is taken, whatever its case, as Excel compares names. */
export const freeSheetName = (wanted: string, taken: readonly string[]): string => {
  const name = sheetName(wanted);
  const used = new Set(taken.map((one) => one.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  for (let number = 2; ; number += 1) {
    const ending = ` (${number})`;
    const candidate = `${name.slice(0, NAME_MOST - ending.length).trimEnd()}${ending}`;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
};
