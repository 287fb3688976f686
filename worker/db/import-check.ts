// Reads a document of everything without storing it: whether it is whole, unaltered, and would be taken by this database.
import { canonicalJson } from "../../shared/domain/canonical-json.ts";
import type { ImportFault } from "../../shared/domain/problem.ts";
import { parseUnitCode, type UnitCode, type UnitVersion } from "../../shared/domain/unit.ts";
import { type Line, readLines } from "../http/lines.ts";
import { type AuditHead, EMPTY_HEAD } from "./audit.ts";
import { entryFault, revisionFault } from "./audit-check.ts";
import type { ChainedEntry } from "./audit-log.ts";
import { DOCUMENT_FORMAT, DOCUMENT_KIND } from "./export.ts";
import { SCHEMA_VERSION } from "./health.ts";
import type { PortableTable } from "./portable.ts";

type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** What a document says, as far as it does not have to be kept line by line. */
export interface Inspected {
  /** Hash of the document: it names the import. */
  readonly document: string;
  readonly root: string;
  /** Units whose data it carries, and all versions of them and of what they name. */
  readonly own: ReadonlySet<UnitCode>;
  readonly versions: readonly UnitVersion[];
  /** Lines of data by kind. */
  readonly rows: Readonly<Record<string, number>>;
  readonly lines: number;
}

export interface DocumentFault {
  readonly line: number;
  /** `hash`: what stands in the last line is not the hash of the others. */
  readonly fault: ImportFault | "hash";
}

/** What has to be known of the lines before one. */
interface Checking {
  readonly tables: ReadonlyMap<string, PortableTable>;
  readonly own: Set<UnitCode>;
  readonly versions: UnitVersion[];
  readonly heads: Map<string, AuditHead>;
  /** Entries of the log since the last other line: the rows after them refer to these. */
  readonly entries: Map<string, ChainedEntry>;
  readonly rows: Record<string, number>;
  /** The last row of each table: rows of one key stand together and count up. */
  readonly last: Map<string, Row>;
  /** Of the line before. */
  table: string;
  root: string;
  lines: number;
}

type Parsed = Readonly<Record<string, unknown>>;

const isObject = (content: unknown): content is Parsed =>
  typeof content === "object" && content !== null && !Array.isArray(content);

export const parseLine = (text: string): Parsed | null => {
  try {
    const content: unknown = JSON.parse(text);
    return isObject(content) ? content : null;
  } catch {
    return null;
  }
};

const headerFault = (header: Parsed, checking: Checking): ImportFault | null => {
  const { kind, format, schema, root } = header;
  if (kind !== DOCUMENT_KIND || typeof format !== "number" || typeof schema !== "number") return "header";
  if (typeof root !== "string") return "header";
  checking.root = root;
  return format > DOCUMENT_FORMAT || schema > SCHEMA_VERSION ? "newer" : null;
};

const VERSION_KEYS = ["code", "name", "parent", "reports", "successors", "type", "validFrom", "validTo"].join();

const unitLineFault = ({ row, own }: Parsed, checking: Checking): ImportFault | null => {
  if (!isObject(row) || typeof own !== "boolean") return "columns";
  if (Object.keys(row).sort().join() !== VERSION_KEYS || !Array.isArray(row.successors)) return "columns";
  const version = row as unknown as UnitVersion;
  if (typeof version.code !== "string" || !parseUnitCode(version.code)) return "unit";
  if (own) checking.own.add(version.code);
  checking.versions.push(version);
  return null;
};

const isCell = (cell: unknown): cell is Cell => cell === null || typeof cell === "string" || typeof cell === "number";

const isRowOf = (row: unknown, table: PortableTable): row is Row =>
  isObject(row) &&
  Object.entries(row).every(([column, cell]) => table.columns.includes(column) && isCell(cell)) &&
  table.required.every((column) => row[column] !== undefined && row[column] !== null);

/** Whether rows count up from 1 within a unit, period and form. */
const isNext = (row: Row, before: Row | undefined, counter: "revision" | "sequence"): boolean => {
  const isSame = before && ["unit", "period", "form"].every((column) => before[column] === row[column]);
  return row[counter] === (isSame ? Number(before[counter]) + 1 : 1);
};

const placeOf = (unit: unknown, sequence: unknown): string => `${unit} ${sequence}`;

const entryLineFault = async (row: Row, before: string, checking: Checking): Promise<ImportFault | null> => {
  const { previous_hash: previousHash, ...rest } = row;
  const entry = { ...rest, previousHash } as unknown as ChainedEntry;
  if (before !== "audit") checking.entries.clear();
  checking.entries.set(placeOf(entry.unit, entry.sequence), entry);
  const fault = await entryFault(checking.heads.get(entry.unit) ?? EMPTY_HEAD, entry);
  checking.heads.set(entry.unit, { sequence: entry.sequence, hash: entry.hash });
  return fault && "chain";
};

const revisionLineFault = async (
  row: Row,
  before: Row | undefined,
  { entries }: Checking,
): Promise<ImportFault | null> => {
  const entry = entries.get(placeOf(row.unit, row.audit_sequence));
  if (!entry || !isNext(row, before, "revision")) return "revision";
  const revision = {
    unit: entry.unit,
    auditSequence: entry.sequence,
    period: String(row.period),
    form: String(row.form),
    revision: Number(row.revision),
    content: String(row.content),
    figures: String(row.figures),
    hash: String(row.hash),
    scopeBasis: String(row.scope_basis),
    scheme: String(row.scheme),
    countBasis: String(row.count_basis),
  };
  return (await revisionFault(entry, [revision])) && "revision";
};

const rowLineFault = async ({ table: name, row }: Parsed, checking: Checking): Promise<ImportFault | null> => {
  const table = checking.tables.get(String(name));
  if (!table) return "table";
  if (!isRowOf(row, table)) return "columns";
  if (!checking.own.has(row.unit as UnitCode)) return "unit";
  const before = checking.last.get(table.name);
  const tableBefore = checking.table;
  checking.last.set(table.name, row);
  checking.table = table.name;
  if (table.name === "audit") return entryLineFault(row, tableBefore, checking);
  if (table.name === "snapshot_revision") return revisionLineFault(row, before, checking);
  if (table.name === "snapshot_event") return isNext(row, before, "sequence") ? null : "event";
  return null;
};

const lineFault = async ({ text, number }: Line, checking: Checking): Promise<ImportFault | null> => {
  const parsed = parseLine(text);
  if (!parsed) return number === 1 ? "header" : "json";
  if (number === 1) return headerFault(parsed, checking);
  const name = String(parsed.table);
  checking.lines += 1;
  checking.rows[name] = (checking.rows[name] ?? 0) + 1;
  return name === "unit" ? unitLineFault(parsed, checking) : rowLineFault(parsed, checking);
};

const endFault = (text: string, hash: string, lines: number): DocumentFault["fault"] | null => {
  const end = parseLine(text);
  if (end?.kind !== "end") return "end";
  if (end.sha256 !== hash) return "hash";
  return end.lines === lines ? null : "end";
};

/**
 * Reads the whole document. An altered or cut document is told as such, whatever else an altered line would be; else the first
 * line that cannot be taken.
 */
export const inspectDocument = async (
  bytes: Uint8Array<ArrayBuffer>,
  tables: readonly PortableTable[],
): Promise<Inspected | DocumentFault> => {
  const checking: Checking = {
    tables: new Map(tables.map((table) => [table.name, table])),
    own: new Set(),
    versions: [],
    heads: new Map(),
    entries: new Map(),
    rows: {},
    last: new Map(),
    table: "",
    root: "",
    lines: 0,
  };
  let first: DocumentFault | null = null;
  let at = 0;
  try {
    for await (const line of readLines(bytes)) {
      at = line.number;
      if (line.hashBefore === null) {
        const fault: ImportFault | null = first ? null : await lineFault(line, checking);
        if (fault) first = { line: line.number, fault };
        // What is no document of ours has no hash to wait for.
        if (first?.line === 1) return first;
        continue;
      }
      if (line.number === 1) return { line: 1, fault: "header" };
      const fault = endFault(line.text, line.hashBefore, first ? Number.NaN : checking.lines);
      if (fault === "hash" || (fault && !first)) return { line: line.number, fault };
      if (first) return first;
      const { own, versions, rows, lines, root } = checking;
      return { document: line.hashBefore, root, own, versions, rows, lines };
    }
  } catch (error) {
    if (error instanceof RangeError) return { line: at + 1, fault: "tooLong" };
    // Bytes that are no UTF-8, or not what gzip made: cut or altered on the way, unless it never was a document.
    if (error instanceof TypeError) return { line: at + 1, fault: at === 0 ? "header" : "hash" };
    throw error;
  }
  return { line: at, fault: "end" };
};

/** Whether two lists of versions of one unit say the same. */
export const sameVersions = (a: readonly UnitVersion[], b: readonly UnitVersion[]): boolean => {
  const textOf = (versions: readonly UnitVersion[]): string =>
    versions
      .map((version) => canonicalJson(version as unknown as Parameters<typeof canonicalJson>[0]))
      .sort()
      .join();
  return textOf(a) === textOf(b);
};
