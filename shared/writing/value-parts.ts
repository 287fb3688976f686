// Takes formulas and what belongs to an add-in out of single parts of a workbook; everything else stays as it is.
import { SETTINGS_PREFIX } from "../domain/namespace.ts";
import { editXml, type XmlEdit, type XmlElement } from "../reading/xml-edit.ts";
import { attributeOf, escapeXml, withAttribute, withoutAttributes } from "../reading/xml-tokens.ts";
import { callsAddIn } from "../text/stored-formula.ts";
import { relationIdOf, type SheetPart } from "./workbook-file.ts";

/** What a reader of the copy would miss. */
export interface SheetCount {
  formulas: number;
  /** "B7" where a formula had no last value yet, or was still waiting for one. */
  readonly unfinished: string[];
}

/** How a file writes an error that only means "not calculated yet". */
const WAITING = /^#(?:BUSY!|GETTING_DATA|CONNECT!)$/u;

const editCell = ({ tag, children, childText }: XmlElement, count: SheetCount): XmlEdit => {
  const inside = children();
  const hasValue = inside.includes("v") || inside.includes("is");
  const isWaiting = attributeOf(tag, "t") === "e" && WAITING.test(childText("v"));
  if (inside.includes("f")) {
    count.formulas += 1;
    if (!hasValue || isWaiting) count.unfinished.push(attributeOf(tag, "r") ?? "");
  }
  // `cm` says that a cell spills; a type without a value would make the file invalid.
  return { tag: withoutAttributes(tag, hasValue ? ["cm"] : ["cm", "t"]) };
};

/** Formulas of looks and of input rules; Excel lets no add-in into them, other programs may. */
const RULE_FORMULAS = new Set(["formula", "formula1", "formula2", "f"]);

/** A worksheet with the last value in the place of every formula; null where it is broken. */
export const valueSheet = (xml: string, count: SheetCount): string | null =>
  editXml(xml, (element) => {
    const { name, parent, text, tag } = element;
    if (name === "f" && parent === "c") return null;
    if (name === "c" && parent === "row") return editCell(element, count);
    if (RULE_FORMULAS.has(name) && callsAddIn(`=${text()}`)) {
      return { whole: `${tag}FALSE</${tag.slice(1).match(/^[^\s/>]+/u)?.[0] ?? name}>` };
    }
    return undefined;
  });

/** A table whose columns hold values: no formula of a column or of the totals row, no query behind it. */
export const valueTable = (xml: string): string | null =>
  editXml(xml, ({ name, tag }) => {
    if (name === "calculatedColumnFormula" || name === "totalsRowFormula") return null;
    if (name === "table") return { tag: withoutAttributes(tag, ["tableType", "connectionId"]) };
    return name === "tableColumn"
      ? { tag: withoutAttributes(tag, ["totalsRowFunction", "queryTableFieldId"]) }
      : undefined;
  });

/** The properties of the document without those in which the add-in keeps what it knows of the workbook; null where it is broken. */
export const valueProperties = (xml: string): string | null =>
  editXml(xml, ({ name, tag }) =>
    name === "property" && (attributeOf(tag, "name") ?? "").startsWith(SETTINGS_PREFIX) ? null : undefined,
  );

/** Texts that no kept sheet uses are blanked, or the sheets left out could be read from the copy. */
export const keptTexts = (xml: string, used: ReadonlySet<number>): string | null => {
  let index = -1;
  return editXml(xml, ({ name, parent, tag }) => {
    if (name !== "si" || parent !== "sst") return undefined;
    index += 1;
    const prefix = /^<([^\s/>]*:)?si/u.exec(tag)?.[1] ?? "";
    return used.has(index) ? undefined : { whole: `<${prefix}si><${prefix}t></${prefix}t></${prefix}si>` };
  });
};

export interface WorkbookChange {
  /** Sheets as they were, in order. */
  readonly before: readonly SheetPart[];
  readonly kept: readonly SheetPart[];
  /** Relations of pivot caches that a kept sheet still uses. */
  readonly pivotCaches: ReadonlySet<string>;
  readonly receipt: { readonly name: string; readonly relation: string };
}

/** Whether formulas name the sheet, with or without quotes. */
export const mentionsSheet = (formula: string, sheet: string): boolean => {
  const quoted = `'${sheet.replaceAll("'", "''")}'!`;
  const bare = formula.indexOf(`${sheet}!`);
  return formula.includes(quoted) || (bare >= 0 && !/[\p{L}\d_.'\]]/u.test(formula[bare - 1] ?? ""));
};

/** Numbers or texts of a chart that stood on a sheet left out, as they were last drawn. */
const drawnLast = ({ name, tag, source }: XmlElement): string | null => {
  const prefix = /^<([^\s/>]*:)?/u.exec(tag)?.[1] ?? "";
  const kind = name === "numRef" ? "num" : "str";
  const text = source();
  const start = text.indexOf(`<${prefix}${kind}Cache>`);
  const end = text.lastIndexOf(`</${prefix}${kind}Cache>`);
  if (start < 0 || end < 0) return null;
  const content = text.slice(start + `<${prefix}${kind}Cache>`.length, end);
  return `<${prefix}${kind}Lit>${content}</${prefix}${kind}Lit>`;
};

/** A chart with what it drew from sheets that are not in the copy; null where it is broken. */
export const valueChart = (xml: string, gone: readonly SheetPart[]): string | null =>
  editXml(xml, (element) => {
    const { name, parent, childText, text, tag } = element;
    const isGone = (formula: string) => isLink(formula) || gone.some((sheet) => mentionsSheet(formula, sheet.name));
    if ((name === "numRef" || name === "strRef") && parent !== "tx" && isGone(childText("f"))) {
      const whole = drawnLast(element);
      if (whole !== null) return { whole };
    }
    if (name !== "f" || !isGone(text())) return undefined;
    // As Excel writes a reference whose sheet was deleted.
    return { whole: `${tag}#REF!</${/^<([^\s/>]+)/u.exec(tag)?.[1] ?? name}>` };
  });

/** Links to other files are written "[1]Sheet!A1"; a structured reference such as Table1[Tỷ lệ] is none. */
const isLink = (formula: string): boolean => /(?<![\p{L}\d_\]])'?\[\d+\]/u.test(formula);

const editName = ({ tag, text }: XmlElement, { before, kept }: WorkbookChange): XmlEdit => {
  const formula = text();
  const gone = before.filter((sheet) => !kept.includes(sheet));
  const isAddIn = /^_xldudf_/iu.test(attributeOf(tag, "name") ?? "") || callsAddIn(`=${formula}`);
  if (isAddIn || isLink(formula) || gone.some(({ name }) => mentionsSheet(formula, name))) return null;
  const local = attributeOf(tag, "localSheetId");
  if (local === null) return undefined;
  const sheet = before[Number(local)];
  if (!sheet || !kept.includes(sheet)) return null;
  return { tag: withAttribute(tag, "localSheetId", String(kept.indexOf(sheet))) };
};

const receiptEntry = ({ before, receipt }: WorkbookChange, workbookTag: string, sheetsTag: string): string => {
  const prefix = /^<([^\s/>]*:)?sheets/u.exec(sheetsTag)?.[1] ?? "";
  const isStrict = workbookTag.includes("http://purl.oclc.org/ooxml");
  const namespace = isStrict
    ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
    : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const sheetId = Math.max(...before.map((sheet) => sheet.sheetId)) + 1;
  return `<${prefix}sheet xmlns:dvcr="${namespace}" name="${escapeXml(receipt.name)}" sheetId="${sheetId}" dvcr:id="${receipt.relation}"/>`;
};

/** Parts of a workbook that only matter to formulas, links and the add-in. */
const GONE_FROM_WORKBOOK = new Set(["externalReferences", "functionGroups", "smartTagPr", "smartTagTypes"]);

/** The workbook with the kept sheets and the receipt behind them; null where it is broken. */
export const valueWorkbook = (xml: string, change: WorkbookChange): string | null => {
  const isPartial = change.kept.length < change.before.length;
  let workbookTag = "";
  const edited = editXml(xml, (element) => {
    const { name, parent, tag } = element;
    if (name === "workbook") workbookTag = tag;
    if (GONE_FROM_WORKBOOK.has(name)) return null;
    if (name === "sheets") return { last: receiptEntry(change, workbookTag, tag) };
    if (name === "sheet" && parent === "sheets") {
      return change.kept.some(({ relation }) => relation === relationIdOf(tag)) ? undefined : null;
    }
    if (name === "definedName") return editName(element, change);
    if (name === "workbookView" && isPartial) return { tag: withoutAttributes(tag, ["activeTab", "firstSheet"]) };
    if (name === "pivotCache") return change.pivotCaches.has(relationIdOf(tag)) ? undefined : null;
    return name === "calcPr" ? { tag: withoutAttributes(tag, ["fullCalcOnLoad"]) } : undefined;
  });
  // A list may not be empty.
  return (
    edited && editXml(edited, ({ name, children }) => (LISTS.has(name) && children().length === 0 ? null : undefined))
  );
};

const LISTS = new Set(["definedNames", "pivotCaches"]);
