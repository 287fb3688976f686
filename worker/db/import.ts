// Stores a checked document piece by piece: each piece with its entry in the server's log, the units last, so that nothing of
// it is seen before all of it is there.

import type { UnitChange } from "../../shared/checking/unit-import.ts";
import { checkUnitList } from "../../shared/checking/unit-list.ts";
import type { UnitVersion } from "../../shared/domain/unit.ts";
import type { UnitFault } from "../../shared/domain/unit-fault.ts";
import type { Caller } from "../auth/caller.ts";
import { readLines } from "../http/lines.ts";
import { SERVER_CHAIN } from "./audit.ts";
import { entryStatements } from "./audited-write.ts";
import { type Database, queryAll, runBatch, type Statement, statement } from "./database.ts";
import { type Inspected, parseLine, type Row, sameVersions } from "./import-check.ts";
import { type PortableTable, storeRowsStatement, unitsWithRowsStatement } from "./portable.ts";
import { settleRace } from "./race.ts";
import { importStatements, readAllUnits, readUnitListVersion } from "./unit.ts";

const ACTION = "data.import";
const CONFLICTS_SHOWN = 50;

/** How far an import has come; the last entry of its document in the server's log. */
export interface ImportState {
  readonly document: string;
  readonly root: string;
  /** Lines of rows stored, of so many. */
  readonly stored: number;
  readonly of: number;
  readonly finished: boolean;
}

/** The state of each import that was ever begun here. */
export const readImports = async (db: Database): Promise<readonly ImportState[]> => {
  const sql = `SELECT target AS document, detail, MAX(sequence) FROM audit
    WHERE unit = ?1 AND action = ?2 GROUP BY target`;
  const rows = await queryAll<{ document: string; detail: string }>(db, statement(sql, SERVER_CHAIN, ACTION));
  return rows.map(({ document, detail }) => ({ document, ...(JSON.parse(detail) as Omit<ImportState, "document">) }));
};

export interface ImportConflict {
  readonly unit: string;
  /** The kind of data that is there, or `unit` for the unit itself. */
  readonly table: string;
}

/** Units of the document of which this database already has something; at most `CONFLICTS_SHOWN`. */
export const findConflicts = async (
  db: Database,
  { own }: Inspected,
  tables: readonly PortableTable[],
): Promise<readonly ImportConflict[]> => {
  const codes = [...own];
  const places = [
    { table: "unit_version", column: "code" },
    ...tables.map(({ name }) => ({ table: name, column: "unit" })),
  ];
  const results = await runBatch(
    db,
    places.map(({ table, column }) => unitsWithRowsStatement(table, column, codes, CONFLICTS_SHOWN)),
  );
  const found = results.flatMap((rows, index) =>
    (rows as { unit: string }[]).map(({ unit }) => ({
      unit,
      table: index === 0 ? "unit" : (places[index]?.table ?? ""),
    })),
  );
  return found.slice(0, CONFLICTS_SHOWN);
};

const versionsByCode = (versions: readonly UnitVersion[]): ReadonlyMap<string, readonly UnitVersion[]> => {
  const byCode = new Map<string, UnitVersion[]>();
  for (const version of versions) byCode.set(version.code, [...(byCode.get(version.code) ?? []), version]);
  return byCode;
};

export interface UnitPlan {
  readonly changes: readonly UnitChange[];
  /** Parents or successors that this database knows otherwise. */
  readonly different: readonly string[];
  readonly faults: readonly UnitFault[];
}

/** What the document adds to the stored units. A parent or successor that is here already has to be the same. */
export const planUnits = (stored: readonly UnitVersion[], { versions }: Pick<Inspected, "versions">): UnitPlan => {
  const known = versionsByCode(stored);
  const different: string[] = [];
  const added: UnitVersion[] = [];
  for (const [code, ofDocument] of versionsByCode(versions)) {
    const here = known.get(code);
    if (!here) added.push(...ofDocument);
    else if (!sameVersions(here, ofDocument)) different.push(code);
  }
  const located = [...stored, ...added].map((unit) => ({ ...unit, line: null }));
  const faults = different.length === 0 ? checkUnitList(located) : [];
  return { changes: added.map((after) => ({ before: null, after, line: null })), different, faults };
};

/** One row, as it is stored here: a token comes without its secret and cannot be used again. */
const rowHere = (table: string, row: Row, at: string): Row =>
  table === "token" ? { ...row, hash: `imported ${String(row.id)}`, revoked_at: row.revoked_at ?? at } : row;

/** Characters of one parameter: in UTF-8 below the 1 MB that a parameter may have. */
const STATEMENT_CHARS = 300_000;
/** Characters of one transaction. */
const PIECE_CHARS = 2_000_000;

interface Run {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: string[];
  chars: number;
}

interface Piece {
  readonly runs: Run[];
  chars: number;
  lines: number;
}

const emptyPiece = (): Piece => ({ runs: [], chars: 0, lines: 0 });

const addRow = (piece: Piece, table: string, row: Row): void => {
  const columns = Object.keys(row);
  const text = JSON.stringify(row);
  const last = piece.runs.at(-1);
  const fits =
    last &&
    last.table === table &&
    last.chars + text.length <= STATEMENT_CHARS &&
    last.columns.join() === columns.join();
  const run = fits ? last : { table, columns, rows: [], chars: 0 };
  if (!fits) piece.runs.push(run);
  run.rows.push(text);
  run.chars += text.length;
  piece.chars += text.length;
  piece.lines += 1;
};

const pieceStatements = ({ runs }: Piece): readonly Statement[] =>
  runs.map(({ table, columns, rows }) => storeRowsStatement(table, columns, `[${rows.join(",")}]`));

/** Rows of the document from `skip` on, in pieces. */
async function* piecesOf(bytes: Uint8Array<ArrayBuffer>, skip: number, at: string): AsyncGenerator<Piece> {
  let piece = emptyPiece();
  let seen = 0;
  for await (const { text, number, hashBefore } of readLines(bytes)) {
    if (number === 1 || hashBefore !== null) continue;
    const { table, row } = parseLine(text) as unknown as { readonly table: string; readonly row: Row };
    if (table === "unit") continue;
    seen += 1;
    if (seen <= skip) continue;
    addRow(piece, table, rowHere(table, row, at));
    if (piece.chars < PIECE_CHARS) continue;
    yield piece;
    piece = emptyPiece();
  }
  yield piece;
}

export interface ImportContext {
  readonly db: Database;
  readonly caller: Caller;
  readonly now: string;
}

export type Stored = "stored" | "overtaken" | UnitPlan;

/** Stores one piece with its entry in the log; the last one with the units. Another import of the same document goes first. */
const storePiece = (
  { db, caller, now }: ImportContext,
  inspected: Inspected,
  piece: Piece,
  from: number,
  of: number,
): Promise<Stored> =>
  settleRace(async () => {
    const state = (await readImports(db)).find(({ document }) => document === inspected.document);
    if ((state?.stored ?? 0) !== from || state?.finished) return "overtaken";
    const stored = from + piece.lines;
    const finished = stored === of;
    const entries = await entryStatements(db, {
      unit: SERVER_CHAIN,
      at: now,
      actor: caller.id,
      role: caller.role,
      action: ACTION,
      target: inspected.document,
      detail: { root: inspected.root, stored, of, finished },
    });
    const statements = [...entries, ...pieceStatements(piece)];
    if (finished) {
      const version = (await readUnitListVersion(db)) + 1;
      const plan = planUnits(await readAllUnits(db), inspected);
      if (plan.different.length + plan.faults.length > 0) return plan;
      statements.push(...importStatements(version, now, caller.id, plan.changes));
    }
    await runBatch(db, statements);
    return "stored";
  });

/** Stores what is not yet stored of a document that was inspected and does not conflict. */
export const storeDocument = async (
  context: ImportContext,
  bytes: Uint8Array<ArrayBuffer>,
  inspected: Inspected,
  already: number,
): Promise<Stored> => {
  const of = inspected.lines - (inspected.rows.unit ?? 0);
  let from = already;
  for await (const piece of piecesOf(bytes, already, context.now)) {
    const outcome = await storePiece(context, inspected, piece, from, of);
    if (outcome !== "stored") return outcome;
    from += piece.lines;
    if (from === of) break;
  }
  return "stored";
};
