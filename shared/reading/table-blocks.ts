// Finds the tables of a sheet: header rows, the row of column numbers, label columns, body rows, and what lies between.
import { foldText } from "../text/fold.ts";
import { type CellContent, columnNumberOf, contentOf, isFigureLike, readNumbering } from "./cell-content.ts";
import { matchHeader } from "./header-match.ts";
import {
  cellAt,
  filledIn,
  isBlankRow,
  isSame,
  mergeAt,
  ownerOf,
  type Place,
  type Sheet,
  shownText,
  type TitleLine,
  textAt,
} from "./sheet.ts";
import { isBoilerplate, readHeadingPeriod } from "./title-lines.ts";

/** A table with a header above its columns. */
export interface HeadedTable {
  readonly kind: "headed";
  /** Header rows from top to bottom; the row of column numbers is not one of them. */
  readonly headerRows: readonly number[];
  /** Printed number of each column, where the form has them. */
  readonly columnNumbers: ReadonlyMap<number, number>;
  /** Column of "STT"; null where there is none. */
  readonly numberColumn: number | null;
  readonly labelColumns: readonly number[];
  readonly valueColumns: readonly number[];
  /** Lines of the body, headings and totals among them. */
  readonly rows: readonly number[];
  readonly title: readonly TitleLine[];
}

/** One line of a list without header: "Tổng số hồ sơ: 61" or a label with its value beside it. */
interface ListLine {
  readonly label: string;
  readonly at: Place;
  readonly content: CellContent;
  readonly valueAt: Place;
  readonly valueText: string;
}

export interface ListTable {
  readonly kind: "list";
  readonly lines: readonly ListLine[];
  readonly title: readonly TitleLine[];
}

export type Table = HeadedTable | ListTable;

/** Lines that stand before the first table hold for all tables that have none of their own. */
export interface TablesOfSheet {
  readonly tables: readonly Table[];
  readonly title: readonly TitleLine[];
}

const HEADER_ROWS_MAX = 5;

export const contentAt = (sheet: Sheet, place: Place): CellContent =>
  contentOf(cellAt(sheet, place), textAt(sheet, place));

const NUMBER_HEADER = /^(?:stt|tt|so tt|so thu tu|s t t)$/u;
const LABEL_HEADER =
  /^(?:ten |don vi|dia phuong|co quan|linh vuc|noi dung|chi tieu|chi so|tieu chi|xa|phuong|huyen|phong|so ban|nganh|bo phan|ma |thu tuc|loai|nhom|ky|thang|quy|danh muc|muc do|cap|dien giai|tthc$|cac )/u;
const NOTE_HEADER =
  /^(?:ghi chu|ly do|nguyen nhan|giai trinh|giai phap|dien thoai|nguoi |ngay |thoi gian (?:gui|nhan)|link|duong dan|danh gia$|xep loai|nhan xet)/u;
export const UNIT_HEADER = /^(?:dvt|don vi tinh|d v t|dv tinh)$/u;
const CODE_HEADER = /^(?:ma|ma so|ma dinh danh|ma don vi|ma linh vuc|ma tthc)$/u;

/** Words that open the notes and signatures below a table. */
const BELOW =
  /^(?:ghi chu|luu y|chu thich|noi nhan|nguoi lap|nguoi tong hop|nguoi bao cao|nguoi ky|lap bieu|lap bang|can bo|thu truong|tm |kt |tl |chu tich|pho chu tich|giam doc|truong phong|lanh dao|xac nhan|ky ten|ky ghi ro|dai dien|cong chuc)/u;
const SIGNED = /ngày\s*[\d….]*\s*tháng\s*[\d….]*\s*năm/iu;

const isBelow = (sheet: Sheet, row: number): boolean => {
  const places = filledIn(sheet, row);
  // A header row may end in "Ghi chú"; the lines below a table are few words in few cells.
  if (places.length > 3 || places.filter((place) => isFigureLike(contentAt(sheet, place))).length > 1) return false;
  return places.map((place) => textAt(sheet, place)).some((text) => BELOW.test(foldText(text)) || SIGNED.test(text));
};

const isYear = (content: CellContent): boolean =>
  content.kind === "number" && Number.isInteger(content.number) && content.number >= 2000 && content.number <= 2100;

/** Numbers under the header in rising order, each one more than the last: (1) (2) (3)=(1)+(2). */
const columnNumbersIn = (sheet: Sheet, row: number): ReadonlyMap<number, number> | null => {
  const numbers = new Map<number, number>();
  let last: number | null = null;
  for (const place of filledIn(sheet, row)) {
    const number = columnNumberOf(textAt(sheet, place));
    if (number === null) return null;
    if (number === 0) continue;
    if (last !== null && number !== last + 1) return null;
    last = number;
    numbers.set(place.column, number);
  }
  return numbers.size >= 3 ? numbers : null;
};

/** A line with figures: right of its first words, or alone. */
const isDataRow = (sheet: Sheet, row: number): boolean => {
  const places = filledIn(sheet, row);
  const contents = places.map((place) => contentAt(sheet, place));
  const figures = places.filter((_, index) => isFigureLike(contents[index] ?? { kind: "blank" }));
  if (figures.length === 0 || columnNumbersIn(sheet, row) !== null) return false;
  const words = places.find((_, index) => contents[index]?.kind === "text");
  if (!words) return figures.length >= 2;
  const right = figures.filter((place) => place.column > words.column);
  if (right.length === 0) return false;
  // "2022 | 2023" over the columns.
  return !(right.length >= 2 && right.every((place) => isYear(contentAt(sheet, place))));
};

const isTitleText = (text: string): boolean =>
  isBoilerplate(text) || SIGNED.test(text) || /:\s*\S/u.test(text.replace(/\(.*\)/u, "")) || text.length > 250;

const couldBeHeader = (sheet: Sheet, row: number): boolean => {
  const places = filledIn(sheet, row);
  if (places.length === 0 || isDataRow(sheet, row) || isBelow(sheet, row)) return false;
  return places.every((place) => !isTitleText(textAt(sheet, place)));
};

interface Band {
  readonly rows: readonly number[];
  readonly columnNumbers: ReadonlyMap<number, number>;
  /** First row of the body. */
  readonly body: number;
}

/** A heading of the body, not of the columns: words in the label columns only, or one text over all columns. */
const isBodyHeading = (sheet: Sheet, row: number, top: number): boolean => {
  const places = filledIn(sheet, row);
  const header = filledIn(sheet, top);
  const first = header.find((place) => !NUMBER_HEADER.test(foldText(textAt(sheet, place))));
  const firstArea = first ? mergeAt(sheet, first) : null;
  // The label column is merged downwards into this row: the row belongs to the header.
  if (firstArea && firstArea.bottom >= row) return false;
  const only = places[0];
  const area = only && places.length === 1 ? mergeAt(sheet, only) : null;
  if (area && area.left === (header[0]?.column ?? 0) && area.right > area.left + 1) return true;
  return header.length >= 3 && places.every((place) => place.column <= (first?.column ?? 0));
};

const bandAt = (sheet: Sheet, top: number): Band | null => {
  if (!couldBeHeader(sheet, top)) return null;
  const first = filledIn(sheet, top);
  const opener = first[0];
  // One header over the values of a list without a header over its labels.
  const headsValues =
    opener !== undefined &&
    isDataRow(sheet, top + 1) &&
    isFigureLike(contentAt(sheet, { row: top + 1, column: opener.column }));
  if (first.length < 2 && !headsValues) return null;
  const rows = [top];
  for (let row = top + 1; row < sheet.rowCount && row <= top + HEADER_ROWS_MAX; row += 1) {
    const numbers = columnNumbersIn(sheet, row);
    if (numbers) return { rows, columnNumbers: numbers, body: row + 1 };
    if (isBlankRow(sheet, row)) continue;
    if (isDataRow(sheet, row) || isBodyHeading(sheet, row, top)) return { rows, columnNumbers: new Map(), body: row };
    if (!couldBeHeader(sheet, row)) return null;
    rows.push(row);
  }
  return null;
};

/** Where merges were lost (CSV, copied cells), a heading reaches over the blanks to its right that have headers below. */
const reachedFrom = (sheet: Sheet, rows: readonly number[], index: number, column: number): Place | null => {
  const row = rows[index] ?? 0;
  const hasBelow = (at: number): boolean =>
    rows.slice(index + 1).some((below) => textAt(sheet, { row: below, column: at }) !== "");
  if (!hasBelow(column)) return null;
  for (let left = column - 1; left >= 0; left -= 1) {
    const place = ownerOf(sheet, { row, column: left });
    if (textAt(sheet, place) === "") continue;
    return mergeAt(sheet, place) === null && hasBelow(left) ? place : null;
  }
  return null;
};

/** The header texts over a column, outermost first, each heading once. */
export const headerParts = (
  sheet: Sheet,
  rows: readonly number[],
  column: number,
): readonly { readonly text: string; readonly at: Place }[] => {
  const parts: { text: string; at: Place }[] = [];
  for (const [index, row] of rows.entries()) {
    const owner = ownerOf(sheet, { row, column });
    const at = textAt(sheet, owner) === "" ? reachedFrom(sheet, rows, index, column) : owner;
    if (at === null || parts.some((part) => isSame(part.at, at))) continue;
    parts.push({ text: textAt(sheet, at), at });
  }
  return parts;
};

/**
 * A column whose own header was cut off: what stands over it is a heading of several columns, and the columns beside it have
 * headers of their own.
 */
export const isHeaderCut = (sheet: Sheet, rows: readonly number[], column: number): boolean => {
  const last = headerParts(sheet, rows, column).at(-1);
  const area = last ? mergeAt(sheet, last.at) : null;
  if (!area || area.left === area.right) return false;
  return rows.some(
    (row) => row > area.bottom && columnsIn(area).some((one) => textAt(sheet, { row, column: one }) !== ""),
  );
};

const columnsIn = ({ left, right }: { readonly left: number; readonly right: number }): readonly number[] =>
  Array.from({ length: right - left + 1 }, (_, index) => left + index);

const isInBody = (sheet: Sheet, row: number, columns: readonly number[]): boolean =>
  columns.some((column) => isFigureLike(contentAt(sheet, { row, column })));

/** Rows of the body from `start`: up to the notes, a new header, or words that no figures follow. */
const bodyRows = (
  sheet: Sheet,
  start: number,
  columns: readonly number[],
): { readonly rows: readonly number[]; readonly end: number } => {
  const rows: number[] = [];
  let end = start;
  for (let row = start; row < sheet.rowCount; row += 1) {
    if (isBlankRow(sheet, row)) continue;
    if (isBelow(sheet, row)) break;
    if (isInBody(sheet, row, columns) && (isDataRow(sheet, row) || rows.length > 0)) {
      rows.push(row);
      end = row + 1;
      continue;
    }
    const band = bandAt(sheet, row);
    const isNewTable = band !== null && filledIn(sheet, row).some(({ column }) => columns.includes(column));
    const followers = [row + 1, row + 2, row + 3].filter((next) => next < sheet.rowCount && !isBlankRow(sheet, next));
    const hasFollower = followers.some((next) => isInBody(sheet, next, columns) && isDataRow(sheet, next));
    const isWordsOfColumns = filledIn(sheet, row).some(
      (place) => columns.includes(place.column) && (mergeAt(sheet, place)?.left ?? place.column) === place.column,
    );
    const isSequel = rows.length > 0 && row === end && filledIn(sheet, row).length >= 2 && !isWordsOfColumns;
    const opensTable = followers.some((next) => bandAt(sheet, next) !== null && filledIn(sheet, next).length >= 3);
    if (isNewTable || (opensTable && !isSequel) || !(hasFollower || isSequel)) break;
    rows.push(row);
    end = row + 1;
  }
  // Headings that nothing follows belong to the text below.
  return { rows, end };
};

interface Columns {
  readonly numberColumn: number | null;
  readonly labelColumns: readonly number[];
  readonly valueColumns: readonly number[];
}

/** Sorts the columns of a band into numbering, labels and values by their headers and by what stands under them. */
const sortColumns = (sheet: Sheet, band: Band, left: number, right: number): Columns => {
  const sample: number[] = [];
  for (let row = band.body; row < sheet.rowCount && sample.length < 40; row += 1) {
    if (!isBlankRow(sheet, row) && isDataRow(sheet, row)) sample.push(row);
  }
  const headerOf = (column: number): string => foldText(headerParts(sheet, band.rows, column).at(-1)?.text ?? "");
  const contents = (column: number): readonly CellContent[] =>
    sample.map((row) => contentAt(sheet, { row, column })).filter((content) => content.kind !== "blank");
  const isWordy = (column: number): boolean => {
    const found = contents(column);
    return found.length > 0 && found.filter((content) => content.kind === "text").length * 2 > found.length;
  };
  const isNumbering = (column: number): boolean => {
    const texts = sample.map((row) => textAt(sheet, { row, column })).filter((text) => text !== "");
    return texts.length > 0 && texts.every((text) => readNumbering(text, null) !== null);
  };
  /** "0251": a code with zeros in front is neither a name nor a count. */
  const isCoded = (column: number): boolean => {
    const texts = sample.map((row) => textAt(sheet, { row, column })).filter((text) => text !== "");
    return texts.length > 0 && texts.every((text) => /^'?0\d+$/u.test(text));
  };
  let numberColumn: number | null = null;
  const labelColumns: number[] = [];
  const valueColumns: number[] = [];
  for (let column = left; column <= right; column += 1) {
    const header = headerOf(column);
    const isFirst = numberColumn === null && labelColumns.length === 0 && valueColumns.length === 0;
    if (isFirst && (NUMBER_HEADER.test(header) || (header === "" && isNumbering(column) && column < right))) {
      numberColumn = column;
      continue;
    }
    if (isCoded(column)) continue;
    if (UNIT_HEADER.test(header)) {
      valueColumns.push(column);
      continue;
    }
    if (valueColumns.length === 0) {
      const isLabel =
        isWordy(column) ||
        (LABEL_HEADER.test(header) && contents(column).every((content) => content.kind !== "number"));
      if (isLabel && !(contents(column).length === 0 && matchHeader({ parts: [header] }))) {
        labelColumns.push(column);
        continue;
      }
    }
    if (header === "" && contents(column).length === 0) continue;
    if (NOTE_HEADER.test(header) || CODE_HEADER.test(header)) continue;
    if (isWordy(column) && contents(column).every((content) => content.kind === "text")) continue;
    valueColumns.push(column);
  }
  return { numberColumn, labelColumns, valueColumns };
};

/** Tables side by side: runs of columns parted by blank ones, each beginning with a label column of its own. */
const segmentsOf = (sheet: Sheet, band: Band): readonly (readonly [left: number, right: number])[] => {
  const filled = band.rows.flatMap((row) => filledIn(sheet, row));
  const right = Math.max(
    ...filled.map((place) => Math.min(mergeAt(sheet, place)?.right ?? place.column, sheet.columnCount - 1)),
    ...band.columnNumbers.keys(),
  );
  const bodyStart = band.body;
  let bodyEnd = bodyStart;
  while (bodyEnd < sheet.rowCount && !isBlankRow(sheet, bodyEnd)) bodyEnd += 1;
  const isEmpty = (column: number): boolean => {
    if (headerParts(sheet, band.rows, column).length > 0) return false;
    for (let row = bodyStart; row < bodyEnd; row += 1) if (shownText(sheet, { row, column }) !== "") return false;
    return true;
  };
  const firstFilled = Math.min(...filled.map((place) => place.column));
  // A first column without header may hold the labels.
  const start = firstFilled > 0 && !isEmpty(firstFilled - 1) ? 0 : firstFilled;
  const runs: [number, number][] = [];
  for (let column = start; column <= right; column += 1) {
    if (isEmpty(column)) continue;
    const run = runs.at(-1);
    if (run && run[1] === column - 1) run[1] = column;
    else runs.push([column, column]);
  }
  const merged: [number, number][] = [];
  for (const [from, to] of runs) {
    const header = foldText(headerParts(sheet, band.rows, from).at(-1)?.text ?? "");
    const opens = NUMBER_HEADER.test(header) || LABEL_HEADER.test(header);
    const last = merged.at(-1);
    if (last && !opens) last[1] = to;
    else merged.push([from, to]);
  }
  return merged;
};

const hasFigureHeader = (sheet: Sheet, table: HeadedTable): boolean => {
  const title = table.title.map(({ text }) => text).join(" ");
  const byColumn = table.valueColumns.some((column) => {
    const parts = headerParts(sheet, table.headerRows, column).map(({ text }) => text);
    return (
      parts.length > 0 && (matchHeader({ parts, title }) !== null || matchHeader({ parts: parts.slice(-1) }) !== null)
    );
  });
  if (byColumn) return true;
  const labels = table.labelColumns.flatMap((column) => table.rows.map((row) => textAt(sheet, { row, column })));
  if (labels.some((label) => label !== "" && matchHeader({ parts: [label] }) !== null)) return true;
  // Only periods over the columns: the title says what is counted.
  const headers = table.valueColumns.map((column) => headerParts(sheet, table.headerRows, column).at(-1)?.text ?? "");
  const periods = headers.filter(
    (text) => /^(?:tháng|quý|năm|T\d|Q\d)/iu.test(text) || readHeadingPeriod(text, null, null) !== null,
  );
  return table.labelColumns.length > 0 && periods.length >= 2;
};

const INLINE = /^(.{3,160}?)\s*[:=]\s*(\S.{0,40}?)\s*[.;,]?$/u;

/** "Tổng số hồ sơ tiếp nhận: 61 hồ sơ" in one cell. */
const inlineLine = (sheet: Sheet, at: Place): ListLine | null => {
  const match = INLINE.exec(textAt(sheet, at));
  if (!match) return null;
  const [, label = "", valueText = ""] = match;
  const content = contentOf(valueText, valueText);
  return isFigureLike(content) ? { label, at, content, valueAt: at, valueText } : null;
};

/** A line of a list: words and one value to the right, or both in one cell. Words alone head the lines below them. */
const listLineAt = (sheet: Sheet, row: number): ListLine | null => {
  const places = filledIn(sheet, row);
  const at = places.find(
    (place) => contentAt(sheet, place).kind === "text" && readNumbering(textAt(sheet, place), null) === null,
  );
  if (!at) return null;
  const figures = places.filter((place) => place.column > at.column && isFigureLike(contentAt(sheet, place)));
  const [valueAt] = figures;
  if (valueAt && figures.length === 1) {
    const label = textAt(sheet, at).replace(/\s*:\s*$/u, "");
    return { label, at, content: contentAt(sheet, valueAt), valueAt, valueText: textAt(sheet, valueAt) };
  }
  return figures.length === 0 && places.length <= 2 ? inlineLine(sheet, at) : null;
};

const listAt = (sheet: Sheet, start: number): { readonly lines: readonly ListLine[]; readonly end: number } | null => {
  const first = listLineAt(sheet, start);
  if (!first || isBoilerplate(textAt(sheet, first.at))) return null;
  const lines: ListLine[] = [];
  let end = start;
  for (let row = start; row < sheet.rowCount; row += 1) {
    if (isBlankRow(sheet, row)) {
      if (row > end) break;
      continue;
    }
    const line = listLineAt(sheet, row);
    const [place, ...others] = filledIn(sheet, row);
    const heading = place && others.length <= 1 && !isBelow(sheet, row) ? (others[0] ?? place) : null;
    const next = row + 1 < sheet.rowCount ? listLineAt(sheet, row + 1) : null;
    if (line) {
      lines.push(line);
      end = row + 1;
    } else if (heading && next && bandAt(sheet, row) === null) {
      const text = textAt(sheet, heading).replace(/\s*:\s*$/u, "");
      lines.push({ label: text, at: heading, content: { kind: "blank" }, valueAt: heading, valueText: "" });
      end = row + 1;
    } else break;
  }
  const matched = lines.filter(
    (line) => line.content.kind !== "blank" && matchHeader({ parts: [line.label] }) !== null,
  );
  return matched.length > 0 ? { lines, end } : null;
};

const headedAt = (
  sheet: Sheet,
  row: number,
  title: readonly TitleLine[],
): { readonly tables: readonly HeadedTable[]; readonly end: number } | null => {
  const band = bandAt(sheet, row);
  if (!band) return null;
  const tables: HeadedTable[] = [];
  let end = band.body;
  for (const [left, right] of segmentsOf(sheet, band)) {
    const columns = sortColumns(sheet, band, left, right);
    if (columns.valueColumns.length === 0) continue;
    const body = bodyRows(sheet, band.body, columns.valueColumns);
    const { columnNumbers } = band;
    const table: HeadedTable = {
      kind: "headed",
      headerRows: band.rows,
      columnNumbers,
      ...columns,
      rows: body.rows,
      title,
    };
    if (body.rows.length === 0 || !hasFigureHeader(sheet, table)) continue;
    tables.push(table);
    end = Math.max(end, body.end);
  }
  return tables.length > 0 ? { tables, end } : null;
};

/** All tables of the sheet from top to bottom, each with the lines right above it. */
export const findTables = (sheet: Sheet): TablesOfSheet => {
  const tables: Table[] = [];
  const titles: TitleLine[][] = [[]];
  for (let row = 0; row < sheet.rowCount; ) {
    if (isBlankRow(sheet, row)) {
      row += 1;
      continue;
    }
    const title = titles.at(-1) ?? [];
    const headed = headedAt(sheet, row, title);
    const list = headed ? null : listAt(sheet, row);
    if (headed || list) {
      if (headed) tables.push(...headed.tables);
      if (list) tables.push({ kind: "list", lines: list.lines, title });
      titles.push([]);
      row = Math.max(row + 1, headed?.end ?? list?.end ?? 0);
      continue;
    }
    if (!isBelow(sheet, row)) title.push(...filledIn(sheet, row).map((at) => ({ text: textAt(sheet, at), at })));
    row += 1;
  }
  return { tables, title: titles[0] ?? [] };
};
