// Makes the engine read array constants whose texts hold commas and semicolons: {"Công khai, minh bạch",18}.
import {
  ArrayValueObject,
  type BaseValueObject,
  StringValueObject,
  ValueObjectFactory,
} from "@univerjs/engine-formula";

/** `{"a, b",1;"c",2}` as rows of pieces, each as written. */
const splitArrayConstant = (constant: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[""]];
  for (const [piece] of constant.slice(1, -1).matchAll(/"(?:[^"]|"")*"|[;,]|[^";,]+/gu)) {
    if (piece === ";") rows.push([""]);
    else if (piece === ",") rows.at(-1)?.push("");
    else rows.at(-1)?.push(`${rows.at(-1)?.pop() ?? ""}${piece}`);
  }
  return rows.map((row) => row.map((piece) => piece.trim()));
};

const isText = (piece: string): boolean => piece.length > 1 && piece.startsWith('"') && piece.endsWith('"');

const cellOfPiece = (piece: string): BaseValueObject =>
  isText(piece) ? StringValueObject.create(piece.slice(1, -1).replaceAll('""', '"')) : ValueObjectFactory.create(piece);

interface ReadsConstants {
  _formatValue(given: unknown): unknown;
  setRowCount(count: number): void;
  setColumnCount(count: number): void;
}

/**
 * The engine splits at every comma, inside texts too, and has no place where another reading could be given to it: so its own
 * is replaced.
 */
export const readArrayConstants = (): void => {
  const arrays = ArrayValueObject.prototype as unknown as ReadsConstants;
  const engineReading = arrays._formatValue;
  arrays._formatValue = function (this: ReadsConstants, given) {
    if (typeof given !== "string") return engineReading.call(this, given);
    const rows = splitArrayConstant(given).map((row) => row.map(cellOfPiece));
    this.setRowCount(rows.length);
    this.setColumnCount(Math.max(...rows.map((row) => row.length)));
    return rows;
  };
};
