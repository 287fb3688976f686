// Reads tables that a page lost its lines of: first all headers, each on a line, then all numbers, each on a line.

import { readNumberText } from "../../domain/number-text.ts";
import type { Offsets } from "../../domain/period-tokens.ts";
import { compare, isNegative, isWhole, type Rational, rational } from "../../domain/rational.ts";

export interface FlatCell {
  readonly header: string;
  readonly number: Rational;
  readonly decimals: number;
  readonly at: Offsets;
}

interface Line {
  readonly text: string;
  readonly at: Offsets;
}

interface NumberLine extends Line {
  readonly number: Rational;
  readonly decimals: number;
}

const HEADER_MAX = 80;
/** Fewer numbers are a list, more are several rows. */
const CELLS_MIN = 4;
const CELLS_MAX = 24;

const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line !== "") {
      const from = start + raw.indexOf(line);
      lines.push({ text: line, at: [from, from + line.length] });
    }
    start += raw.length + 1;
  }
  return lines;
};

const numberLine = (line: Line): NumberLine | null => {
  if (!/^-?[\d., {2}]{1,14}%?$/u.test(line.text)) return null;
  const read = readNumberText(line.text);
  return "kind" in read ? null : { ...line, number: read.number, decimals: read.decimals };
};

const isHeader = ({ text }: Line): boolean => text.length <= HEADER_MAX && /\p{L}/u.test(text) && !/[.:;]$/u.test(text);

const HUNDRED = rational(100n, 1n);

/** Whether a number can stand under a header, by the unit that the header names. */
const canStand = (header: string, { number }: NumberLine): boolean => {
  const words = header.toLowerCase();
  if (/^stt$|thứ tự/u.test(words)) return isWhole(number);
  if (/so với|tăng|giảm|chênh/u.test(words)) return true;
  if (isNegative(number)) return false;
  if (/%|tỷ lệ|tỉ lệ/u.test(words)) return compare(number, HUNDRED) <= 0;
  if (/điểm/u.test(words)) return true;
  return isWhole(number);
};

/**
 * Headers for numbers. Where one header more stands there than numbers, one of them spans the last ones, which the page prints
 * after the others: "Kết quả số hóa hồ sơ" over three columns. The place of the span is taken only where the units leave one.
 */
const headersFor = (headers: readonly string[], numbers: readonly NumberLine[]): readonly string[] | null => {
  const fits = (names: readonly string[]): boolean =>
    names.length === numbers.length && names.every((name, index) => canStand(name, numbers[index] as NumberLine));
  if (headers.length === numbers.length) return fits(headers) ? headers : null;
  if (headers.length !== numbers.length + 1) return null;
  const found: (readonly string[])[] = [];
  for (let span = 2; span < headers.length - 1; span += 1) {
    const top = headers.slice(0, headers.length - span);
    const below = headers.slice(headers.length - span);
    for (let place = 1; place < top.length; place += 1) {
      const names = [...top.slice(0, place), ...below, ...top.slice(place + 1)];
      if (fits(names)) found.push(names);
    }
  }
  const [only] = found;
  return found.length === 1 && only ? only : null;
};

/** The cells of every such table with one row of numbers. Offsets count in `text`. */
export const flatTablesIn = (text: string): readonly (readonly FlatCell[])[] => {
  const lines = linesOf(text);
  const tables: (readonly FlatCell[])[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const numbers: NumberLine[] = [];
    while (index + numbers.length < lines.length && numbers.length <= CELLS_MAX) {
      const number = numberLine(lines[index + numbers.length] as Line);
      if (!number) break;
      numbers.push(number);
    }
    if (numbers.length < CELLS_MIN || numbers.length > CELLS_MAX) {
      index += numbers.length;
      continue;
    }
    const headers: string[] = [];
    for (let above = index - 1; above >= 0 && headers.length <= CELLS_MAX; above -= 1) {
      const line = lines[above] as Line;
      if (!isHeader(line) || numberLine(line)) break;
      headers.unshift(line.text);
    }
    // The lines right above may begin with a sentence of the text; the table has as many headers as it has numbers, or one more.
    const names = [numbers.length + 1, numbers.length]
      .map((count) => headersFor(headers.slice(-count), numbers))
      .find((one) => one !== null);
    if (names) {
      tables.push(
        numbers.map(({ number, decimals, at }, place) => ({ header: names[place] ?? "", number, decimals, at })),
      );
    }
    index += numbers.length - 1;
  }
  return tables;
};
