// Rows travel to the database in pieces that it takes, whole and in their order.
import { expect, test } from "vitest";
import { jsonPieces, longPieces } from "../../worker/db/json-rows.ts";

const bytes = (text: string) => new TextEncoder().encode(text).length;
const LIMIT = 1_100_000;

test("many rows: every piece is below the limit, counted in bytes, and none is lost", () => {
  const rows = Array.from({ length: 3000 }, (_, index) => ({ index, text: "đ".repeat(500) }));
  const pieces = jsonPieces(rows);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces) expect(bytes(piece)).toBeLessThan(LIMIT);
  expect(pieces.flatMap((piece) => JSON.parse(piece))).toEqual(rows);
});

test("no rows are no pieces", () => {
  expect(jsonPieces([])).toEqual([]);
  expect(longPieces([], "content")).toEqual([]);
});

test("a text that would double as JSON travels by itself, in its place", () => {
  const long = '"'.repeat(900_000);
  const rows = [
    { id: 1, content: "a" },
    { id: 2, content: long },
    { id: 3, content: null },
  ];
  const pieces = longPieces(rows, "content");
  for (const { rows: text } of pieces) expect(bytes(text)).toBeLessThan(LIMIT);
  expect(
    pieces.flatMap(({ rows: text, long: apart }) =>
      JSON.parse(text).map((row: { id: number; content: string | null }) => ({
        ...row,
        content: row.content ?? apart,
      })),
    ),
  ).toEqual(rows);
});
