// The values of a sheet's cells in a form that stays the same when another program saves the file again.
import { attributeOf, endOfElement, textOf, type XmlToken, xmlTokens } from "../reading/xml-tokens.ts";

/** `b`: true or false, `e`: an error of whatever kind (programs name some of them differently), `n`: a number, `s`: a text. */
export interface SheetValue {
  /** "B7" */
  readonly at: string;
  readonly row: number;
  readonly column: number;
  readonly kind: "b" | "e" | "n" | "s";
  readonly text: string;
}

const LETTERS = 26;

/** "B" is 2. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0);

const lettersOf = (column: number): string =>
  column <= 0
    ? ""
    : `${lettersOf(Math.floor((column - 1) / LETTERS))}${String.fromCharCode(65 + ((column - 1) % LETTERS))}`;

/** "_x000D_" is how a file writes a character that XML may not hold; line ends are one character for every program. */
const plainText = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/gu, "\n");

/** Digits that every program keeps of a number; Excel itself shows no more. */
const DIGITS_KEPT = 15;

/** 0,1 + 0,2 as 0.3: one text for a number, whether a file holds 15 or 17 digits of it. */
const numberKey = (text: string): string => {
  const number = Number(text);
  return Number.isFinite(number) ? String(Number(number.toPrecision(DIGITS_KEPT)) + 0) : text;
};

/** The text of `<si>` or `<is>`: all runs, without the reading aids of East Asian names. */
const runsText = (tokens: readonly XmlToken[]): string => {
  let text = "";
  let isText = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as XmlToken;
    if (token.kind === "open" && token.name === "rPh") at = endOfElement(tokens, at);
    else if (token.name === "t") isText = token.kind === "open";
    else if (isText) text += textOf(token);
  }
  return plainText(text);
};

/** The texts of `xl/sharedStrings.xml` in order; null where it is broken. */
export const sharedTexts = (xml: string): readonly string[] | null => {
  const tokens = xmlTokens(xml);
  if (!tokens) return null;
  const texts: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { kind, name } = tokens[at] as XmlToken;
    if (name !== "si" || kind === "close") continue;
    const end = endOfElement(tokens, at);
    texts.push(runsText(tokens.slice(at, end + 1)));
    at = end;
  }
  return texts;
};

const stored = (cell: readonly XmlToken[]): string => {
  const start = cell.findIndex(({ kind, name }) => name === "v" && kind === "open");
  return start < 0 ? "" : cell.slice(start, endOfElement(cell, start)).map(textOf).join("");
};

const meant = (
  cell: readonly XmlToken[],
  type: string,
  shared: readonly string[],
): Pick<SheetValue, "kind" | "text"> | null => {
  if (type === "inlineStr") return { kind: "s", text: runsText(cell) };
  const text = stored(cell);
  if (text === "") return null;
  switch (type) {
    case "s":
      return { kind: "s", text: shared[Number(text)] ?? "" };
    case "str":
    case "d":
      return { kind: "s", text: plainText(text) };
    case "b":
      return { kind: "b", text: text === "1" || text === "true" ? "1" : "0" };
    case "e":
      return { kind: "e", text: "" };
    default:
      return { kind: "n", text: numberKey(text) };
  }
};

/**
 * The cells of a worksheet that hold something, in the order of the document; null where it is broken. An empty text counts as
 * nothing: programs differ in whether they keep such a cell.
 */
export const sheetValues = (xml: string, shared: readonly string[]): readonly SheetValue[] | null => {
  const tokens = xmlTokens(xml);
  if (!tokens) return null;
  const values: SheetValue[] = [];
  let [row, column] = [0, 0];
  for (let at = 0; at < tokens.length; at += 1) {
    const { kind, name, source } = tokens[at] as XmlToken;
    if (kind !== "open" && kind !== "empty") continue;
    if (name === "row") {
      row = Number(attributeOf(source, "r") ?? row + 1);
      column = 0;
    }
    if (name !== "c") continue;
    const [, letters = ""] = /^([A-Z]+)\d+$/u.exec(attributeOf(source, "r") ?? "") ?? [];
    column = letters === "" ? column + 1 : columnOf(letters);
    const end = endOfElement(tokens, at);
    const value = kind === "empty" ? null : meant(tokens.slice(at, end + 1), attributeOf(source, "t") ?? "n", shared);
    if (value && (value.kind !== "s" || value.text !== "")) {
      values.push({ at: `${lettersOf(column)}${row}`, row, column, ...value });
    }
    at = end;
  }
  return values;
};
