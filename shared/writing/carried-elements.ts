// What a worksheet of an .xlsx file bears besides its cells, as pieces of XML that can be put into another worksheet of the same shape.
import { editXml, seeXml } from "../reading/xml-edit.ts";
import { attributeOf } from "../reading/xml-tokens.ts";

export interface CarriedElement {
  /** Without prefix: "conditionalFormatting". */
  readonly name: string;
  /** Understood anywhere: with the namespaces that it uses. */
  readonly source: string;
}

/** In the order that a worksheet has to keep; those between them that are not named come from the program that writes the cells. */
const ORDER = [
  "sheetPr",
  "dimension",
  "sheetViews",
  "sheetFormatPr",
  "cols",
  "sheetData",
  "sheetCalcPr",
  "sheetProtection",
  "protectedRanges",
  "scenarios",
  "autoFilter",
  "sortState",
  "dataConsolidate",
  "customSheetViews",
  "mergeCells",
  "phoneticPr",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
  "customProperties",
  "cellWatches",
  "ignoredErrors",
  "smartTags",
  "drawing",
  "legacyDrawing",
  "legacyDrawingHF",
  "picture",
  "oleObjects",
  "controls",
  "webPublishItems",
  "tableParts",
  "extLst",
];

const CARRIED: ReadonlySet<string> = new Set([
  "autoFilter",
  "conditionalFormatting",
  "dataValidations",
  "hyperlinks",
  "printOptions",
  "rowBreaks",
  "colBreaks",
  "drawing",
  "legacyDrawing",
  "tableParts",
  "extLst",
]);

/** Conditional formats, input rules and sparklines of Excel 2010; other extensions lead to parts that are not carried. */
const EXTENSIONS: ReadonlySet<string> = new Set([
  "{78C0D931-6437-407D-A8EE-F0AAD7539E65}",
  "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}",
  "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}",
]);

const NAMESPACE = /\sxmlns(?::([\w.-]+))?="([^"]*)"/gu;
/** Marks of revisions, which only a program that knows them may read. */
const REVISION_MARK = /\sxr\d*:[\w.]+="[^"]*"/gu;

export const withoutRevisionMarks = (source: string): string => source.replaceAll(REVISION_MARK, "");

/** The start tag of `source` with the namespaces of the document around it. */
export const withNamespaces = (source: string, rootTag: string): string => {
  const end = /\/?>/u.exec(source)?.index ?? 0;
  const start = source.slice(0, end);
  const declared = new Set([...start.matchAll(NAMESPACE)].map(([, prefix = ""]) => prefix));
  const isUsed = (prefix: string): boolean =>
    prefix === "" ? /^<[^:\s/>]+[\s/>]/u.test(source) : source.includes(`${prefix}:`);
  const added = [...rootTag.matchAll(NAMESPACE)]
    .filter(([, prefix = ""]) => !declared.has(prefix) && isUsed(prefix))
    .map(([text]) => text);
  return `${start}${added.join("")}${source.slice(end)}`;
};

const withoutOtherExtensions = (source: string): string | null => {
  const text = editXml(source, ({ name, parent, tag }) =>
    name === "ext" && parent === "extLst" && !EXTENSIONS.has((attributeOf(tag, "uri") ?? "").toUpperCase())
      ? null
      : undefined,
  );
  return text !== null && /<(?:\w+:)?ext[\s>]/u.test(text) ? text : null;
};

/** A worksheet without its cells, which may be many; the same text where they cannot be told apart. */
export const withoutCells = (xml: string): string =>
  xml.replace(/<((?:\w+:)?sheetData)(?:\s[^>]*)?>[\s\S]*<\/\1>/u, "<$1/>");

/** In the order of the sheet. */
export const carriedElements = (xml: string): readonly CarriedElement[] => {
  const found: CarriedElement[] = [];
  let rootTag = "";
  seeXml(withoutCells(xml), ({ name, parent, tag, source }) => {
    if (name === "worksheet") rootTag = tag;
    if (parent !== "worksheet" || !CARRIED.has(name)) return;
    const plain = withoutRevisionMarks(source());
    const text = name === "extLst" ? withoutOtherExtensions(withNamespaces(plain, rootTag)) : plain;
    if (text !== null) found.push({ name, source: withNamespaces(text, rootTag) });
  });
  return found;
};

const placeOf = (name: string): number => {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
};

/** The worksheet with the elements in their places; those that it has itself stay. Null where it is broken. */
export const withElements = (xml: string, elements: readonly CarriedElement[]): string | null => {
  const cells = /<sheetData(?:\s[^>]*)?>[\s\S]*<\/sheetData>/u.exec(xml)?.[0] ?? null;
  const bare = cells === null ? xml : xml.replace(cells, () => "<sheetData/>");
  const own: CarriedElement[] = [];
  let rootTag = "";
  const isWhole = seeXml(bare, ({ name, parent, tag, source }) => {
    if (name === "worksheet") rootTag = tag;
    if (parent === "worksheet") own.push({ name, source: source() });
  });
  if (!isWhole || rootTag === "") return null;
  const names = new Set(own.map(({ name }) => name));
  const all = [...own, ...elements.filter(({ name }) => !names.has(name))];
  // Equal places keep their order.
  const sorted = all.toSorted((a, b) => placeOf(a.name) - placeOf(b.name)).map(({ source }) => source);
  const content = sorted.join("").replace("<sheetData/>", () => cells ?? "<sheetData/>");
  const from = bare.indexOf(rootTag) + rootTag.length;
  const to = bare.lastIndexOf("</");
  return `${bare.slice(0, from)}${content}${bare.slice(to)}`;
};
