// Carries what a spreadsheet program does not understand of an .xlsx file (charts, pictures, comments, conditional formats, input rules) over into the file that it saves.
import { editXml, seeXml } from "../reading/xml-edit.ts";
import { attributeOf, escapeXml, withAttribute } from "../reading/xml-tokens.ts";
import {
  type CarriedElement,
  carriedElements,
  withElements,
  withNamespaces,
  withoutCells,
  withoutRevisionMarks,
} from "./carried-elements.ts";
import {
  closePackage,
  keepRelations,
  openPackage,
  type Parts,
  partText,
  reachableParts,
  relationsOf,
  relationsPart,
  textPart,
} from "./package-file.ts";
import { mentionsSheet } from "./value-parts.ts";
import { readWorkbook, type SheetPart, type WorkbookParts } from "./workbook-file.ts";

/** A sheet that stands in both files under one name, with every row and column where it was. */
export interface UnmovedSheet {
  readonly name: string;
  /** What a cell of the saved file says; rows and columns from 0. */
  textAt(row: number, column: number): string;
}

export interface CarriedOver {
  readonly bytes: Uint8Array;
  /** Sheets of the first file whose other parts are not, or not all, in the saved one. */
  readonly notKept: readonly string[];
}

const OF_WORKBOOK: ReadonlySet<string> = new Set(["worksheet", "styles", "theme", "person"]);
const OF_SHEET: ReadonlySet<string> = new Set([
  "drawing",
  "vmlDrawing",
  "comments",
  "threadedComment",
  "hyperlink",
  "table",
]);
/** A comment stands in a part that no element of the sheet names. */
const OF_COMMENTS: ReadonlySet<string> = new Set(["comments", "threadedComment"]);
const CONTENT_TYPES = "[Content_Types].xml";
/** Files of this kind name everything by other addresses. */
const STRICT = "http://purl.oclc.org/ooxml";
const SLICER = /schemas\.microsoft\.com\/office\/drawing\/20\d\d\/(?:time)?slicer/u;

const worksheetsOf = ({ sheets }: WorkbookParts): readonly SheetPart[] =>
  sheets.filter(({ kind }) => kind === "worksheet");

/**
 * Of an opened .xlsx file what `carryOver` needs, as a package without cells; null where there is nothing to carry, or where it
 * cannot be read.
 */
export const carriedPackage = (file: { readonly name: string; readonly bytes: Uint8Array }): Uint8Array | null => {
  const opened = openPackage(file);
  const workbook = opened.ok ? readWorkbook(opened.result) : null;
  if (!opened.ok || !workbook || (partText(opened.result, workbook.part) ?? "").includes(STRICT)) return null;
  let parts = keepRelations(opened.result, "", ({ kind }) => kind === "officeDocument");
  parts = keepRelations(parts, workbook.part, ({ kind }) => OF_WORKBOOK.has(kind));
  let isEmpty = true;
  for (const { part } of worksheetsOf(workbook)) {
    const bare = withoutCells(partText(parts, part) ?? "");
    if (carriedElements(bare).length > 0) isEmpty = false;
    parts = keepRelations(new Map(parts).set(part, textPart(bare)), part, ({ kind }) => OF_SHEET.has(kind));
  }
  return isEmpty ? null : closePackage(reachableParts(parts, {}));
};

/** All parts that a part leads to, itself included. */
const partsFrom = (parts: Parts, start: string): readonly string[] => {
  const found = new Set([start]);
  for (const part of found) {
    for (const { target } of relationsOf(parts, part)) if (target !== null && parts.has(target)) found.add(target);
  }
  return [...found];
};

const typeOf = (parts: Parts, wanted: string): string => {
  let [byName, byEnding] = ["", ""];
  seeXml(partText(parts, CONTENT_TYPES) ?? "", ({ name, tag }) => {
    const type = attributeOf(tag, "ContentType") ?? "";
    if (name === "Override" && attributeOf(tag, "PartName") === `/${wanted}`) byName = type;
    const ending = name === "Default" ? (attributeOf(tag, "Extension") ?? "").toLowerCase() : "";
    if (ending !== "" && wanted.toLowerCase().endsWith(`.${ending}`)) byEnding = type;
  });
  return byName || byEnding;
};

const EMPTY_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

/** Puts elements at the end of the root element. */
const withLast = (xml: string, root: string, last: string): string =>
  editXml(xml, ({ name, parent }) => (name === root && parent === "" ? { last } : undefined)) ?? xml;

/** A file under way, into which parts of another one are put. */
interface Carrying {
  readonly from: Parts;
  readonly into: Map<string, Uint8Array>;
  /** Name in the saved file, free there. */
  readonly nameOf: (part: string) => string;
  readonly copied: Set<string>;
}

const CARRIED_ID = "dvc";

/** The relations of a part of the first file as they stand in the saved one. */
const relationTags = ({ from, nameOf }: Carrying, part: string, isKept: (kind: string, id: string) => boolean) => {
  const relations = relationsOf(from, part);
  const tags: { readonly id: string; readonly tag: string; readonly target: string | null }[] = [];
  seeXml(partText(from, relationsPart(part)) ?? "", ({ name, tag }) => {
    if (name !== "Relationship") return;
    const relation = relations.find(({ id }) => id === attributeOf(tag, "Id"));
    if (!relation || !isKept(relation.kind, relation.id)) return;
    const { id, target } = relation;
    if (target !== null && !from.has(target)) return;
    tags.push({ id, target, tag: target === null ? tag : withAttribute(tag, "Target", `/${nameOf(target)}`) });
  });
  return tags;
};

/** A drawing without slicers, a chart that belongs to no pivot table: neither is carried. */
const withoutStrangers = (xml: string): string =>
  editXml(xml, ({ name, source }) => {
    if (name === "pivotSource") return null;
    return /^(?:twoCell|oneCell|absolute)Anchor$/u.test(name) && SLICER.test(source()) ? null : undefined;
  }) ?? xml;

const copyPart = (carrying: Carrying, part: string): void => {
  const { from, into, nameOf, copied } = carrying;
  for (const each of partsFrom(from, part)) {
    const bytes = from.get(each);
    if (copied.has(each) || !bytes) continue;
    copied.add(each);
    const isPicture = /\/(?:drawings|charts)\/[^/]+\.xml$/u.test(each);
    into.set(nameOf(each), isPicture ? textPart(withoutStrangers(partText(from, each) ?? "")) : bytes);
    const tags = relationTags(carrying, each, () => true);
    if (tags.length > 0) {
      const text = withLast(EMPTY_RELATIONS, "Relationships", tags.map(({ tag }) => tag).join(""));
      into.set(relationsPart(nameOf(each)), textPart(text));
    }
  }
};

const addRelationTags = ({ into }: Carrying, part: string, tags: readonly string[]): void => {
  if (tags.length === 0) return;
  const before = partText(into, relationsPart(part)) ?? EMPTY_RELATIONS;
  into.set(relationsPart(part), textPart(withLast(before, "Relationships", tags.join(""))));
};

const RELATION_ID = /(\s\w+:id=")([^"]+)"/gu;

const idsIn = (source: string): readonly string[] => [...source.matchAll(RELATION_ID)].map(([, , id = ""]) => id);

/** A table whose headings were changed in the meantime would be a broken file. */
const isTableWhole = (xml: string, { textAt }: UnmovedSheet): boolean => {
  const names: string[] = [];
  let place: readonly [column: number, row: number] | null = null;
  let isHeaded = true;
  seeXml(xml, ({ name, parent, tag }) => {
    if (name === "tableColumn") names.push(attributeOf(tag, "name") ?? "");
    if (name !== "table" || parent !== "") return;
    isHeaded = attributeOf(tag, "headerRowCount") !== "0";
    const [, letters = "", row = ""] = /^\$?([A-Z]+)\$?(\d+)/u.exec(attributeOf(tag, "ref") ?? "") ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (row !== "") place = [column, Number(row) - 1];
  });
  const at = place as readonly [column: number, row: number] | null;
  if (!at) return false;
  const plain = (text: string): string => text.replaceAll(/_x000[aA]_|\r?\n/gu, "\n");
  return !isHeaded || names.every((name, index) => plain(textAt(at[1], at[0] + index)) === plain(name));
};

/** Whether an element still means what it meant: no formula over a sheet that has moved, no broken table. */
const isSound = (
  { from }: Carrying,
  sheet: SheetPart,
  element: CarriedElement,
  unmoved: UnmovedSheet,
  moved: readonly string[],
): boolean => {
  const mentionsMoved = (text: string): boolean =>
    moved.some((name) => mentionsSheet(text, name) || mentionsSheet(text, escapeXml(name)));
  if (mentionsMoved(element.source)) return false;
  const targets = relationsOf(from, sheet.part).filter(({ id }) => idsIn(element.source).includes(id));
  return targets.every(({ kind, target }) => {
    if (target === null) return true;
    if (!from.has(target)) return false;
    if (kind === "table") return isTableWhole(partText(from, target) ?? "", unmoved);
    if (kind !== "drawing") return true;
    return partsFrom(from, target).every(
      (part) => !part.endsWith(".xml") || !mentionsMoved(partText(from, part) ?? ""),
    );
  });
};

/** Puts what the sheet bears into the saved sheet; false where something of it had to be left. */
const carrySheet = (
  carrying: Carrying,
  sheet: SheetPart,
  saved: SheetPart,
  unmoved: UnmovedSheet,
  moved: readonly string[],
): boolean => {
  const { from, into } = carrying;
  const elements = carriedElements(partText(from, sheet.part) ?? "");
  const sound = elements.filter((element) => isSound(carrying, sheet, element, unmoved, moved));
  const used = new Set(sound.flatMap(({ source }) => idsIn(source)));
  const hasComments = sound.some(({ name }) => name === "legacyDrawing");
  const tags = relationTags(carrying, sheet.part, (kind, id) => used.has(id) || (hasComments && OF_COMMENTS.has(kind)));
  const renamed = sound.map(({ name, source }) => ({
    name,
    source: source.replace(RELATION_ID, `$1${CARRIED_ID}$2"`),
  }));
  const xml = withElements(partText(into, saved.part) ?? "", renamed);
  if (xml === null) return false;
  into.set(saved.part, textPart(xml));
  for (const { target } of tags) if (target !== null) copyPart(carrying, target);
  addRelationTags(
    carrying,
    saved.part,
    tags.map(({ id, tag }) => withAttribute(tag, "Id", `${CARRIED_ID}${id}`)),
  );
  return sound.length === elements.length;
};

/** Looks that conditional formats and tables refer to by their position, and the colours of charts. */
const carryLooks = ({ from, into }: Carrying, before: WorkbookParts, after: WorkbookParts): void => {
  const [styles, own] = [before.styles, after.styles].map((part, index) =>
    part === null ? null : partText(index === 0 ? from : into, part),
  );
  const found = new Map<string, string>();
  let rootTag = "";
  seeXml(styles ?? "", ({ name, parent, tag, source }) => {
    if (name === "styleSheet") rootTag = tag;
    if (parent === "styleSheet" && (name === "dxfs" || name === "tableStyles")) {
      found.set(name, withNamespaces(withoutRevisionMarks(source()), rootTag));
    }
  });
  const changed = editXml(own ?? "", ({ name, parent }) => {
    const whole = parent === "styleSheet" ? found.get(name) : undefined;
    return whole === undefined ? undefined : { whole };
  });
  if (after.styles !== null && changed) into.set(after.styles, textPart(changed));
  const themeOf = (parts: Parts, workbook: WorkbookParts) =>
    relationsOf(parts, workbook.part).find(({ kind }) => kind === "theme")?.target ?? "";
  const [theme, place] = [themeOf(from, before), themeOf(into, after)];
  const bytes = from.get(theme);
  if (bytes && into.has(place) && relationsOf(from, theme).length === 0) into.set(place, bytes);
};

/** The authors of comments that are answered; they belong to the workbook. */
const carryPersons = (carrying: Carrying, before: WorkbookParts, after: WorkbookParts): void => {
  const tags = relationTags(carrying, before.part, (kind) => kind === "person");
  for (const { target } of tags) if (target !== null) copyPart(carrying, target);
  addRelationTags(
    carrying,
    after.part,
    tags.map(({ id, tag }) => withAttribute(tag, "Id", `${CARRIED_ID}${id}`)),
  );
};

const addTypes = ({ from, into, nameOf, copied }: Carrying): void => {
  const entries = [...copied].map((part) => {
    const type = typeOf(from, part);
    return `<Override PartName="/${escapeXml(nameOf(part))}" ContentType="${escapeXml(type)}"/>`;
  });
  into.set(CONTENT_TYPES, textPart(withLast(partText(into, CONTENT_TYPES) ?? "", "Types", entries.join(""))));
};

/** Names that are free in the saved file: its own, or in a folder of their own. */
const freeNames = (from: Parts, into: Parts): ((part: string) => string) => {
  const isFree = (folder: string): boolean => [...from.keys()].every((part) => !into.has(`${folder}${part}`));
  const hasClash = [...from.keys()].some(
    (part) => into.has(part) && /\/(?:drawings|charts|media|tables)\//u.test(part),
  );
  let count = 0;
  while (hasClash && !isFree(`dvc${count}/`)) count += 1;
  return (part) => (hasClash ? `dvc${count}/${part}` : part);
};

/**
 * The saved file with what `carried` (of `carriedPackage`) bears on the unmoved sheets. What no longer means the same is left: on
 * sheets that have moved, are gone or have another name, and whatever has a formula over them. The saved file as it was where one
 * of the two cannot be read.
 */
export const carryOver = (saved: Uint8Array, carried: Uint8Array, unmoved: readonly UnmovedSheet[]): CarriedOver => {
  const [first, second] = [carried, saved].map((bytes) => openPackage({ name: "", bytes }));
  const nothing = { bytes: saved, notKept: [] };
  if (!first?.ok || !second?.ok) return nothing;
  const [before, after] = [readWorkbook(first.result), readWorkbook(second.result)];
  if (!before || !after) return nothing;
  const carrying: Carrying = {
    from: first.result,
    into: new Map(second.result),
    nameOf: freeNames(first.result, second.result),
    copied: new Set(),
  };
  const sheets = worksheetsOf(before);
  const moved = sheets
    .map(({ name }) => name)
    .filter((name) => !unmoved.some((unmovedSheet) => unmovedSheet.name === name));
  const notKept: string[] = [];
  for (const sheet of sheets) {
    const own = unmoved.find(({ name }) => name === sheet.name);
    const place = after.sheets.find(({ name }) => name === sheet.name);
    const isPlain = carriedElements(partText(carrying.from, sheet.part) ?? "").length === 0;
    if (isPlain) continue;
    if (!own || !place || !carrySheet(carrying, sheet, place, own, moved)) notKept.push(sheet.name);
  }
  carryLooks(carrying, before, after);
  carryPersons(carrying, before, after);
  addTypes(carrying);
  return { bytes: closePackage(carrying.into), notKept };
};
