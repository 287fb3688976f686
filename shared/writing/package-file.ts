// The parts of an .xlsx file and how they refer to each other; nothing in them is interpreted here.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type FileProblem, fileProblem } from "../domain/file-problem.ts";
import { done, type Outcome, refused } from "../domain/problem.ts";
import { decodeText } from "../reading/bytes-text.ts";
import { type ChosenFile, isZip, kindProblem } from "../reading/file-kind.ts";
import { editXml, seeXml } from "../reading/xml-edit.ts";
import { attributeOf, escapeXml } from "../reading/xml-tokens.ts";

/** Parts by name, without a slash at the beginning: "xl/workbook.xml". */
export type Parts = ReadonlyMap<string, Uint8Array>;

export interface Relation {
  readonly id: string;
  /** Last word of its type: "worksheet", "calcChain". */
  readonly kind: string;
  /** Name of the part; null where it leads out of the file. */
  readonly target: string | null;
}

/** Unpacked, a report stays far below; more is a trap. */
const UNPACKED_MAX_BYTES = 400 * 1024 * 1024;
const CONTENT_TYPES = "[Content_Types].xml";

/** Problems: those of the kind of file, `FILE_KIND_UNKNOWN`, `FILE_TOO_LARGE`, `FILE_BROKEN`. */
export const openPackage = (file: ChosenFile): Outcome<Parts, FileProblem> => {
  const { name, bytes } = file;
  const unreadable = kindProblem(file);
  if (unreadable) return refused(unreadable);
  if (!isZip(bytes)) return refused(fileProblem("FILE_KIND_UNKNOWN", { name }));
  let total = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        return total <= UNPACKED_MAX_BYTES;
      },
    });
    if (total > UNPACKED_MAX_BYTES) {
      return refused(fileProblem("FILE_TOO_LARGE", { name, maxMib: UNPACKED_MAX_BYTES / 1024 / 1024 }));
    }
    return done(new Map(Object.entries(parts).filter(([part]) => !part.endsWith("/"))));
  } catch {
    // The library throws for every fault of an archive; which one it was does not change what to do.
    return refused(fileProblem("FILE_BROKEN", { name }));
  }
};

/** A fixed day for every part: equal parts make equal files. */
const PART_TIME_MS = 1_577_880_000_000;

export const closePackage = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(parts), { level: 6, mtime: PART_TIME_MS });

/** The text of a part; null where there is none or it is no text. */
export const partText = (parts: Parts, name: string): string | null => {
  const bytes = parts.get(name);
  if (!bytes) return null;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  // A part that declares UTF-16 in its head is written anew as UTF-8, so the head must not go on saying so.
  if (isUtf16) return decodeText(bytes)?.replace(/^(<\?xml[^>]*encoding=")[^"]*/u, "$1UTF-8") ?? null;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return strFromU8(hasMark ? bytes.subarray(3) : bytes);
};

export const textPart = (text: string): Uint8Array => strToU8(text);

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);

/** Name of the part that holds the relations of a part; of the package itself for "". */
export const relationsPart = (part: string): string =>
  `${folderOf(part)}_rels/${part.slice(folderOf(part).length)}.rels`;

const resolve = (from: string, target: string): string => {
  const path = target.startsWith("/") ? target.slice(1) : `${folderOf(from)}${target}`;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
};

const relationOf = (tag: string, part: string): Relation => {
  const target = attributeOf(tag, "Target") ?? "";
  return {
    id: attributeOf(tag, "Id") ?? "",
    kind: (attributeOf(tag, "Type") ?? "").replace(/^.*\//u, ""),
    target: attributeOf(tag, "TargetMode") === "External" ? null : resolve(part, target),
  };
};

/** The relations of a part, of the package itself for "". */
export const relationsOf = (parts: Parts, part: string): readonly Relation[] => {
  const relations: Relation[] = [];
  seeXml(partText(parts, relationsPart(part)) ?? "", ({ name, tag }) => {
    if (name === "Relationship") relations.push(relationOf(tag, part));
  });
  return relations;
};

/** The parts with only those relations of a part that `keep` names. */
export const keepRelations = (parts: Parts, part: string, keep: (relation: Relation) => boolean): Parts => {
  const place = relationsPart(part);
  const text = partText(parts, place);
  const changed =
    text &&
    editXml(text, ({ name, tag }) => (name === "Relationship" && !keep(relationOf(tag, part)) ? null : undefined));
  return changed ? new Map(parts).set(place, textPart(changed)) : parts;
};

const RELATION_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The parts with a relation added to a part that has relations already. */
export const addRelation = (parts: Parts, part: string, { id, kind, target }: Relation): Parts => {
  const place = relationsPart(part);
  const entry = `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="${id}" Type="${RELATION_TYPE}/${kind}" Target="/${target}"/>`;
  const changed = editXml(partText(parts, place) ?? "", ({ name }) =>
    name === "Relationships" ? { last: entry } : undefined,
  );
  return changed ? new Map(parts).set(place, textPart(changed)) : parts;
};

/** Only what can be reached from the package's own relations, and the content types of exactly that, some of them changed. */
export const reachableParts = (parts: Parts, types: Readonly<Record<string, string>>): Parts => {
  const reached = new Set<string>();
  const waiting = [""];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (parts.has(relationsPart(part))) reached.add(relationsPart(part));
    for (const { target } of relationsOf(parts, part)) {
      if (target === null || reached.has(target) || !parts.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  const kept = new Map([...parts].filter(([name]) => reached.has(name)));
  return new Map([[CONTENT_TYPES, textPart(contentTypes(parts, kept, types))], ...kept]);
};

const contentTypes = (parts: Parts, kept: Parts, types: Readonly<Record<string, string>>): string => {
  const entries = Object.entries(types).map(
    ([part, type]) =>
      `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/${escapeXml(part)}" ContentType="${type}"/>`,
  );
  const changed = editXml(partText(parts, CONTENT_TYPES) ?? "", ({ name, tag }) => {
    if (name === "Types") return { last: entries.join("") };
    // Macros are gone, and with them the kind of file that they stand for.
    if (name === "Default" && /vbaProject/u.test(attributeOf(tag, "ContentType") ?? "")) return null;
    if (name !== "Override") return undefined;
    const part = (attributeOf(tag, "PartName") ?? "").replace(/^\//u, "");
    return kept.has(part) && types[part] === undefined ? undefined : null;
  });
  return changed ?? "";
};
