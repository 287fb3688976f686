// Many rows as few parameters: JSON lists in pieces of 1 MB, which a statement expands by json_each.

/** Half of what D1 takes as one parameter, and the most that a row of usual size comes to. */
const PIECE_BYTES = 1_000_000;

const encoder = new TextEncoder();

interface Piece {
  readonly texts: readonly string[];
  readonly bytes: number;
}

const joined = (pieces: readonly Piece[]): readonly string[] => pieces.map(({ texts }) => `[${texts.join(",")}]`);

const intoPieces = (texts: readonly string[]): readonly Piece[] =>
  texts.reduce<Piece[]>((pieces, text) => {
    const bytes = encoder.encode(text).length;
    const last = pieces.at(-1);
    if (!last || last.bytes + bytes > PIECE_BYTES) pieces.push({ texts: [text], bytes });
    else pieces[pieces.length - 1] = { texts: [...last.texts, text], bytes: last.bytes + bytes };
    return pieces;
  }, []);

/** The rows in their order, as JSON lists. */
export const jsonPieces = (rows: readonly object[]): readonly string[] =>
  joined(intoPieces(rows.map((row) => JSON.stringify(row))));

/** Rows as JSON, and the long text of the only one where it would not fit into JSON. */
export interface LongPiece {
  readonly rows: string;
  readonly long: string | null;
}

/**
 * The same for rows with one long text under `key`. Written as JSON that text may double, so where it is too large it travels as a
 * parameter of its own: `COALESCE(value->>key, ?2)`.
 */
export const longPieces = <Key extends string>(
  rows: readonly { readonly [K in Key]: string | null }[],
  key: Key,
): readonly LongPiece[] => {
  const pieces: LongPiece[] = [];
  let small: string[] = [];
  const flush = () => {
    for (const text of joined(intoPieces(small))) pieces.push({ rows: text, long: null });
    small = [];
  };
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (encoder.encode(text).length <= PIECE_BYTES) small.push(text);
    else {
      flush();
      pieces.push({ rows: JSON.stringify([{ ...row, [key]: null }]), long: row[key] });
    }
  }
  flush();
  return pieces;
};
