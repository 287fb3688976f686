// Names of areas ("TongHoSo" for Thang6!$B$5) between a file and the part of a workbook in which the engine keeps them.
import type { IWorkbookData } from "@univerjs/core";
import type { WriteOptions } from "hucre/xlsx";

type NamedRange = NonNullable<WriteOptions["namedRanges"]>[number];
type Resources = NonNullable<IWorkbookData["resources"]>;

/** Where the engine looks for names, and its word for "in the whole workbook". */
const RESOURCE = "SHEET_DEFINED_NAME_PLUGIN";
const WHOLE_WORKBOOK = "AllDefaultWorkbook";

interface EngineName {
  readonly id: string;
  readonly name: string;
  readonly formulaOrRefString: string;
  readonly localSheetId?: string;
  readonly comment?: string;
}

/** Names that Excel itself makes and that mean nothing elsewhere. */
const isOwnOfExcel = (name: string): boolean => /^_xl(?:nm|fn|pm)|^_FilterDatabase/iu.test(name);

/** @param sheetIds by the name of the sheet */
export const resourcesOfNames = (names: readonly NamedRange[], sheetIds: ReadonlyMap<string, string>): Resources => {
  const kept = names.filter(({ name, range }) => !isOwnOfExcel(name) && !range.includes("#REF!"));
  if (kept.length === 0) return [];
  const byId = Object.fromEntries(
    kept.map(({ name, range, scope, comment }, position): [string, EngineName] => {
      const id = `name-${position + 1}`;
      const localSheetId = scope === undefined ? WHOLE_WORKBOOK : (sheetIds.get(scope) ?? WHOLE_WORKBOOK);
      return [id, { id, name, formulaOrRefString: range, localSheetId, ...(comment ? { comment } : {}) }];
    }),
  );
  return [{ name: RESOURCE, data: JSON.stringify(byId) }];
};

const namesIn = ({ resources = [] }: IWorkbookData): readonly EngineName[] => {
  const data = resources.find(({ name }) => name === RESOURCE)?.data;
  if (!data) return [];
  try {
    return Object.values(JSON.parse(data) as Record<string, EngineName>);
  } catch {
    return [];
  }
};

/** @param sheetNames by the id of the sheet */
export const namesForFile = (workbook: IWorkbookData, sheetNames: ReadonlyMap<string, string>): NamedRange[] =>
  namesIn(workbook).map(({ name, formulaOrRefString, localSheetId, comment }) => {
    const scope = localSheetId === undefined ? undefined : sheetNames.get(localSheetId);
    return {
      name,
      range: formulaOrRefString.replace(/^=/u, ""),
      ...(scope === undefined ? {} : { scope }),
      ...(comment ? { comment } : {}),
    };
  });
