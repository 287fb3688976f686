// Which sheets an .xlsx file has, and in which parts they, the texts and the styles stand.
import { seeXml } from "../reading/xml-edit.ts";
import { attributeOf } from "../reading/xml-tokens.ts";
import { type Parts, partText, relationsOf } from "./package-file.ts";

export interface SheetPart {
  readonly name: string;
  readonly part: string;
  /** Id of the workbook's relation to it. */
  readonly relation: string;
  /** "worksheet", "chartsheet", "dialogsheet", "xlMacrosheet" … */
  readonly kind: string;
  readonly sheetId: number;
}

export interface WorkbookParts {
  readonly part: string;
  /** In the order of their tabs, hidden ones too. */
  readonly sheets: readonly SheetPart[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
}

/** Null where the package holds no workbook of XML parts. */
export const readWorkbook = (parts: Parts): WorkbookParts | null => {
  const part = relationsOf(parts, "").find(({ kind }) => kind === "officeDocument")?.target;
  const text = part ? partText(parts, part) : null;
  if (!part || text === null || !part.endsWith(".xml")) return null;
  const relations = relationsOf(parts, part);
  const sheets: SheetPart[] = [];
  const isWhole = seeXml(text, ({ name, parent, tag }) => {
    if (name !== "sheet" || parent !== "sheets") return;
    const relation = relations.find(({ id }) => id === relationIdOf(tag));
    if (!relation?.target || !parts.has(relation.target)) return;
    sheets.push({
      name: attributeOf(tag, "name") ?? "",
      part: relation.target,
      relation: relation.id,
      kind: relation.kind,
      sheetId: Number(attributeOf(tag, "sheetId") ?? 0),
    });
  });
  if (!isWhole || sheets.length === 0) return null;
  const partOf = (wanted: string) => relations.find(({ kind }) => kind === wanted)?.target ?? null;
  return { part, sheets, sharedStrings: partOf("sharedStrings"), styles: partOf("styles") };
};

/** `r:id` of a tag that has no other attribute of that name. */
export const relationIdOf = (tag: string): string => attributeOf(tag, "id") ?? "";
