// Chooses a unit from a tree by typing part of its name or code, with or without diacritics.
import { type ReactElement, useMemo } from "react";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { foldText } from "../../../shared/text/fold.ts";
import type { UnitEntry } from "../../server/entries.ts";
import { type SearchChoice, SearchList } from "../../ui/search-list.tsx";

export interface UnitPickerProps {
  readonly label: string;
  readonly units: readonly UnitEntry[];
  readonly unit: UnitCode | null;
  readonly onChoose: (unit: UnitCode) => void;
}

const INDENT_MAX = 4;

/** Depth in the tree, for the indent of a choice. */
const depthsOf = (units: readonly UnitEntry[]): ReadonlyMap<string, number> => {
  const depths = new Map<string, number>();
  // Parents stand before their children.
  for (const { code, parent } of units) depths.set(code, parent === null ? 0 : (depths.get(parent) ?? -1) + 1);
  return depths;
};

/** Made at the first search, and once for many: a province has thousands of units. */
const createSearch = (units: readonly UnitEntry[]): ((typed: string) => readonly SearchChoice[]) => {
  let entries: readonly { readonly words: string; readonly choice: SearchChoice }[] | null = null;
  const entriesOf = () => {
    const depths = depthsOf(units);
    return units.map(({ code, name }) => ({
      words: foldText(`${name} ${code}`),
      choice: { id: code, name, indent: Math.min(INDENT_MAX, depths.get(code) ?? 0) },
    }));
  };
  return (typed) => {
    entries ??= entriesOf();
    const query = foldText(typed);
    if (query === "") return entries.map(({ choice }) => choice);
    return entries.filter(({ words }) => words.includes(query)).map(({ choice }) => ({ ...choice, indent: 0 }));
  };
};

export const UnitPicker = ({ label, units, unit, onChoose }: UnitPickerProps): ReactElement => {
  const search = useMemo(() => createSearch(units), [units]);
  const chosen = useMemo(() => units.find(({ code }) => code === unit), [units, unit]);
  return (
    <SearchList
      label={label}
      chosen={unit === null ? null : { id: unit, name: chosen?.name ?? unit }}
      search={search}
      onChoose={(id) => onChoose(id as UnitCode)}
      placeholder={units.length === 0 ? "Chưa có đơn vị" : "Gõ tên hoặc mã"}
      of="đơn vị"
      isWide
    />
  );
};
