// A copy of a workbook that holds values only, with a receipt by which whoever receives it can check it.
import { type FileProblem, fileProblem } from "../domain/file-problem.ts";
import { done, type Outcome, refused } from "../domain/problem.ts";
import type { ChosenFile } from "../reading/file-kind.ts";
import { seeXml } from "../reading/xml-edit.ts";
import { attributeOf } from "../reading/xml-tokens.ts";
import { type CopyFacts, type CopySeal, RECEIPT_SHEET } from "../text/value-copy.ts";
import { copyStatement } from "./copy-digest-file.ts";
import {
  addRelation,
  closePackage,
  keepRelations,
  openPackage,
  type Parts,
  partText,
  type Relation,
  reachableParts,
  relationsOf,
  textPart,
} from "./package-file.ts";
import { PLAIN_LOOKS, type ReceiptLooks, receiptSheet, withReceiptLooks } from "./receipt-sheet.ts";
import {
  keptTexts,
  type SheetCount,
  valueChart,
  valueProperties,
  valueSheet,
  valueTable,
  valueWorkbook,
} from "./value-parts.ts";
import { readWorkbook, type SheetPart, type WorkbookParts } from "./workbook-file.ts";

export interface ValueCopyOrder {
  readonly file: ChosenFile;
  /** Names of the sheets to copy; `all`: every one. */
  readonly sheets: readonly string[] | "all";
  readonly facts: CopyFacts;
}

/** A copy that has no code yet. */
export interface PreparedCopy {
  /** What its digest is made of (UTF-8). */
  readonly statement: string;
  /** How many formulas became values. */
  readonly formulas: number;
  /** "Tháng 6!B7" where a formula had no value yet: blank or a waiting error in the copy. Say so before the copy is sent. */
  readonly unfinished: readonly string[];
  /** The bytes of the finished copy. */
  readonly seal: (seal: CopySeal) => Uint8Array;
}

const RECEIPT_PART = "xl/worksheets/dvc-receipt.xml";
const RECEIPT_RELATION = "rIdDvcReceipt";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/**
 * Relations that a file of values has no use for: the order of calculation, links, queries, macros, the add-in's pane and
 * settings, the list of sheet names, which would name those left out.
 */
const GONE: ReadonlySet<string> = new Set([
  "calcChain",
  "externalLink",
  "volatileDependencies",
  "vbaProject",
  "xlMacrosheet",
  "xlIntlMacrosheet",
  "attachedToolbars",
  "extensibility",
  "userCustomization",
  "webextension",
  "webextensiontaskpanes",
  "queryTable",
  "customXml",
  "extended-properties",
]);

const isGone = ({ kind }: Relation): boolean => GONE.has(kind) || /customfunction/iu.test(kind);

/** A pivot table over a data source outside of the file refers to its connection, which then has to stay. */
const needsConnections = (parts: Parts): boolean =>
  [...parts.keys()].some(
    (part) =>
      /pivotCacheDefinition\d*\.xml$/u.test(part) &&
      /<(?:\w+:)?cacheSource[^>]*\btype="external"/u.test(partText(parts, part) ?? ""),
  );

/** The sheets of the order, without the receipt of an earlier copy. Problem: `FILE_SHEET_MISSING`. */
const chosenSheets = (
  { file, sheets }: ValueCopyOrder,
  workbook: WorkbookParts,
): Outcome<readonly SheetPart[], FileProblem> => {
  const own = workbook.sheets.filter(({ name, kind }) => name !== RECEIPT_SHEET && !GONE.has(kind));
  if (sheets === "all") return own.length > 0 ? done(own) : refused(fileProblem("FILE_EMPTY", { name: file.name }));
  const missing = sheets.find((wanted) => !own.some(({ name }) => name === wanted));
  if (missing !== undefined) return refused(fileProblem("FILE_SHEET_MISSING", { name: file.name, sheet: missing }));
  const kept = own.filter(({ name }) => sheets.includes(name));
  return kept.length > 0 ? done(kept) : refused(fileProblem("FILE_EMPTY", { name: file.name }));
};

const targetsOf = (parts: Parts, part: string, kind: string): readonly string[] =>
  relationsOf(parts, part).flatMap((relation) =>
    relation.kind === kind && relation.target !== null ? [relation.target] : [],
  );

const chartsOf = (parts: Parts, sheet: string): readonly string[] =>
  targetsOf(parts, sheet, "drawing").flatMap((drawing) => targetsOf(parts, drawing, "chart"));

/** Relations of the workbook to pivot caches that a kept sheet's pivot table uses. */
const pivotCachesOf = (parts: Parts, workbook: WorkbookParts, kept: readonly SheetPart[]): ReadonlySet<string> => {
  const used = new Set(
    kept
      .flatMap(({ part }) => targetsOf(parts, part, "pivotTable"))
      .flatMap((table) => targetsOf(parts, table, "pivotCacheDefinition")),
  );
  const caches = relationsOf(parts, workbook.part).filter(({ kind }) => kind === "pivotCacheDefinition");
  return new Set(caches.filter(({ target }) => target !== null && used.has(target)).map(({ id }) => id));
};

/** Positions in the shared texts that the sheets use. */
const usedTexts = (parts: Parts, sheets: readonly SheetPart[]): ReadonlySet<number> => {
  const used = new Set<number>();
  for (const { part } of sheets) {
    seeXml(partText(parts, part) ?? "", ({ name, tag, text }) => {
      if (name === "c" && attributeOf(tag, "t") === "s") used.add(Number(text()));
    });
  }
  return used;
};

interface Stripped {
  readonly parts: Parts;
  readonly formulas: number;
  readonly unfinished: readonly string[];
}

/** The parts without formulas, links and the add-in; null where one of them is broken. */
const strip = (before: Parts, workbook: WorkbookParts, kept: readonly SheetPart[]): Stripped | null => {
  const parts = new Map(before);
  const unfinished: string[] = [];
  let formulas = 0;
  const put = (part: string, text: string | null): boolean => {
    if (text !== null) parts.set(part, textPart(text));
    return text !== null;
  };
  for (const { name, part, kind } of kept) {
    if (kind !== "worksheet") continue;
    const count: SheetCount = { formulas: 0, unfinished: [] };
    if (!put(part, valueSheet(partText(parts, part) ?? "", count))) return null;
    formulas += count.formulas;
    unfinished.push(...count.unfinished.map((cell) => `${name}!${cell}`));
    for (const table of targetsOf(before, part, "table")) {
      if (!put(table, valueTable(partText(parts, table) ?? ""))) return null;
    }
  }
  for (const properties of targetsOf(before, "", "custom-properties")) {
    if (!put(properties, valueProperties(partText(parts, properties) ?? ""))) return null;
  }
  const gone = workbook.sheets.filter((sheet) => !kept.includes(sheet));
  for (const chart of kept.flatMap(({ part }) => chartsOf(before, part))) {
    if (!put(chart, valueChart(partText(parts, chart) ?? "", gone))) return null;
  }
  const texts = workbook.sharedStrings;
  if (texts !== null && kept.length < workbook.sheets.length) {
    if (!put(texts, keptTexts(partText(parts, texts) ?? "", usedTexts(parts, kept)))) return null;
  }
  const pivotCaches = pivotCachesOf(before, workbook, kept);
  const receipt = { name: RECEIPT_SHEET, relation: RECEIPT_RELATION };
  const change = { before: workbook.sheets, kept, pivotCaches, receipt };
  if (!put(workbook.part, valueWorkbook(partText(parts, workbook.part) ?? "", change))) return null;
  return { parts: withoutRelations(parts, workbook, kept, pivotCaches), formulas, unfinished };
};

/** Every relation that leads to something that a copy of values does not hold is gone. */
const withoutRelations = (
  before: Parts,
  workbook: WorkbookParts,
  kept: readonly SheetPart[],
  pivotCaches: ReadonlySet<string>,
): Parts => {
  const sheets = new Set(kept.map(({ relation }) => relation));
  const isLeftOut = ({ id, kind }: Relation): boolean =>
    (kind === "pivotCacheDefinition" && !pivotCaches.has(id)) ||
    (workbook.sheets.some(({ relation }) => relation === id) && !sheets.has(id));
  const hasConnections = needsConnections(before);
  const isKept = (relation: Relation): boolean =>
    !isGone(relation) && (hasConnections || relation.kind !== "connections");
  let parts = keepRelations(before, workbook.part, (relation) => isKept(relation) && !isLeftOut(relation));
  for (const part of before.keys()) {
    if (part !== workbook.part) parts = keepRelations(parts, part, isKept);
  }
  return keepRelations(parts, "", isKept);
};

const withLooks = (parts: Parts, styles: string | null): { readonly parts: Parts; readonly looks: ReceiptLooks } => {
  const changed = styles === null ? null : withReceiptLooks(partText(parts, styles) ?? "");
  if (styles === null || !changed) return { parts, looks: PLAIN_LOOKS };
  return { parts: new Map(parts).set(styles, textPart(changed.xml)), looks: changed.looks };
};

/**
 * Prepares the copy: every formula is its last value, errors stay errors, looks, merges, widths and charts stay; links, queries,
 * macros and every part of the add-in are gone; a receipt sheet stands at the end. The caller digests `statement`, has a code
 * issued for the digest, and seals the copy with it. Problems: those of opening the file, `FILE_BROKEN`, `FILE_SHEET_MISSING`,
 * `FILE_EMPTY` where there is no sheet to copy.
 */
export const prepareCopy = (order: ValueCopyOrder): Outcome<PreparedCopy, FileProblem> => {
  const { file, facts } = order;
  const broken = refused(fileProblem("FILE_BROKEN", { name: file.name }));
  const opened = openPackage(file);
  if (!opened.ok) return opened;
  const workbook = readWorkbook(opened.result);
  if (!workbook) return broken;
  const outcome = chosenSheets(order, workbook);
  if (!outcome.ok) return outcome;
  const stripped = strip(opened.result, workbook, outcome.result);
  if (!stripped) return broken;
  const { parts: styled, looks } = withLooks(stripped.parts, workbook.styles);
  const related = addRelation(styled, workbook.part, { id: RECEIPT_RELATION, kind: "worksheet", target: RECEIPT_PART });
  const withReceipt = (seal: CopySeal | null): Parts =>
    new Map(related).set(RECEIPT_PART, textPart(receiptSheet(facts, seal, looks)));
  const types = { [workbook.part]: WORKBOOK_TYPE, [RECEIPT_PART]: SHEET_TYPE };
  const statement = copyStatement(reachableParts(withReceipt(null), types), file.name);
  if (!statement.ok) return statement;
  return done({
    statement: statement.result.statement,
    formulas: stripped.formulas,
    unfinished: stripped.unfinished,
    seal: (seal) => closePackage(reachableParts(withReceipt(seal), types)),
  });
};

/** What issues codes: the digest of a statement, then a code for it. */
export interface CopyIssuer<Problem> {
  /** SHA-256 in hexadecimal of a text in UTF-8. */
  readonly digest: (statement: string) => Promise<string>;
  readonly issue: (digest: string) => Promise<Outcome<CopySeal, Problem>>;
}

/** The finished copy, or why there is none: a problem of the file, or whatever the issuer refuses with. */
export const valueCopy = async <Problem>(
  order: ValueCopyOrder,
  { digest, issue }: CopyIssuer<Problem>,
): Promise<
  Outcome<
    { readonly bytes: Uint8Array; readonly digest: string; readonly seal: CopySeal; readonly prepared: PreparedCopy },
    FileProblem | Problem
  >
> => {
  const prepared = prepareCopy(order);
  if (!prepared.ok) return prepared;
  const made = await digest(prepared.result.statement);
  const seal = await issue(made);
  if (!seal.ok) return seal;
  const bytes = prepared.result.seal(seal.result);
  return done({ bytes, digest: made, seal: seal.result, prepared: prepared.result });
};
