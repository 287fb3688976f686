// Writes everything of a subtree as lines of JSON: a header, units, rows unit by unit, and a last line with the hash of the rest.
import type { UnitCode, UnitVersion } from "../../shared/domain/unit.ts";
import { hex } from "../auth/hash.ts";
import { type Database, runBatch } from "./database.ts";
import { type PortableTable, portableRowsStatement, readPortableTables } from "./portable.ts";

/** The form of the document; a reader refuses one that it does not know. */
export const DOCUMENT_FORMAT = 1;
export const DOCUMENT_KIND = "dvc-export";

export interface ExportSource {
  readonly header: Readonly<Record<string, unknown>>;
  /** All versions of the exported units and of every parent and successor that they name. */
  readonly versions: readonly UnitVersion[];
  /** The units whose data leave. */
  readonly units: readonly UnitCode[];
}

/** Characters that one read of the database should bring. */
const READ_CHARS = 2_000_000;
const UNITS_FIRST = 10;
const UNITS_MAX = 500;

const unitLines = ({ versions, units }: ExportSource): readonly string[] => {
  const own = new Set<string>(units);
  return [...versions]
    .sort((a, b) => (`${a.code} ${a.validFrom}` < `${b.code} ${b.validFrom}` ? -1 : 1))
    .map((row) => JSON.stringify({ table: "unit", own: own.has(row.code), row }));
};

/**
 * Lines of some units at a time. The tables of a unit are read in one transaction, so that what is written meanwhile never
 * leaves a revision without its entry in the log.
 */
async function* rowLines(
  db: Database,
  tables: readonly PortableTable[],
  units: readonly UnitCode[],
): AsyncGenerator<readonly string[]> {
  let size = UNITS_FIRST;
  for (let at = 0; at < units.length; ) {
    const some = units.slice(at, at + size);
    at += some.length;
    const results = await runBatch(
      db,
      tables.map((table) => portableRowsStatement(table, some)),
    );
    const lines = results.flatMap((rows, index) =>
      rows.map((row) => JSON.stringify({ table: tables[index]?.name, row })),
    );
    const chars = lines.reduce((sum, line) => sum + line.length, 0);
    size = Math.max(1, Math.min(UNITS_MAX, Math.round((some.length * READ_CHARS) / Math.max(chars, 1))));
    yield lines;
  }
}

async function* exportLines(db: Database, source: ExportSource): AsyncGenerator<readonly string[]> {
  yield [
    JSON.stringify({ kind: DOCUMENT_KIND, format: DOCUMENT_FORMAT, ...source.header, units: source.units.length }),
  ];
  yield unitLines(source);
  yield* rowLines(db, await readPortableTables(db), source.units);
}

const encoder = new TextEncoder();

/** The document as bytes, read from the database only as fast as it is taken. */
async function* exportBytes(db: Database, source: ExportSource): AsyncGenerator<Uint8Array> {
  const digest = new crypto.DigestStream("SHA-256");
  const writer = digest.getWriter();
  // The header is no line of data.
  let lines = -1;
  for await (const some of exportLines(db, source)) {
    if (some.length === 0) continue;
    lines += some.length;
    const bytes = encoder.encode(`${some.join("\n")}\n`);
    await writer.write(bytes);
    yield bytes;
  }
  await writer.close();
  yield encoder.encode(`${JSON.stringify({ kind: "end", lines, sha256: hex(await digest.digest) })}\n`);
}

/** A reader that stops early stops the reading of the database too. */
export const exportStream = (db: Database, source: ExportSource): ReadableStream<Uint8Array> => {
  const bytes = exportBytes(db, source);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await bytes.return(undefined);
    },
  });
};
