// The one door to D1: runs statements and counts the round trips of a request.

/** A value that D1 binds. Lists travel as one JSON text and are expanded in SQL, since D1 allows 100 parameters. */
export type Bound = string | number | null;

export interface Statement {
  readonly sql: string;
  readonly params: readonly Bound[];
}

export interface Database {
  readonly d1: D1Database;
  /** Round trips so far; shown in `Server-Timing`. */
  readonly trips: { count: number };
}

export const openDatabase = (d1: D1Database): Database => ({ d1, trips: { count: 0 } });

export const statement = (sql: string, ...params: readonly Bound[]): Statement => ({ sql, params });

const prepared = (db: Database, { sql, params }: Statement): D1PreparedStatement => db.d1.prepare(sql).bind(...params);

/** The rows of one statement. */
export const queryAll = async <Row>(db: Database, statement: Statement): Promise<readonly Row[]> => {
  db.trips.count += 1;
  return (await prepared(db, statement).all<Row>()).results;
};

export const queryFirst = async <Row>(db: Database, statement: Statement): Promise<Row | null> => {
  db.trips.count += 1;
  return prepared(db, statement).first<Row>();
};

/** The rows of each statement; all of them are one transaction. */
export const runBatch = async (db: Database, statements: readonly Statement[]): Promise<readonly unknown[][]> => {
  db.trips.count += 1;
  const results = await db.d1.batch(statements.map((statement) => prepared(db, statement)));
  return results.map((result) => result.results as unknown[]);
};

/** Rows in their order, by what they belong to. */
export const rowsBy = <Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> => {
  const grouped = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = grouped.get(keyOf(row));
    if (group) group.push(row);
    else grouped.set(keyOf(row), [row]);
  }
  return grouped;
};

/**
 * Whether a batch failed because another writer was faster: a trigger of the schema or a key refused it, and asking again will
 * see what the other wrote.
 */
export const isLostRace = (error: unknown): boolean => {
  const text = String(error instanceof Error ? error.message : error);
  return /not the next|is locked|the key is taken|UNIQUE constraint failed/.test(text);
};
