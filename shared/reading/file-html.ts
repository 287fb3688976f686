// Reads the HTML tables that one-stop software saves as .xls, and the XML that it saves as .xls, into cells and merged ranges.
import { type MarkupPart, splitMarkup } from "./markup.ts";
import { areaText, cleanText, type SheetCell, type SheetContent } from "./sheet.ts";

/** A sheet of a file under its name. */
export interface NamedSheet {
  readonly name: string;
  readonly content: SheetContent;
}

const COLSPAN_MAX = 200;
const ROWSPAN_MAX = 5000;

const spanOf = (text: string | undefined, max: number): number => {
  const span = Number(text ?? "1");
  return Number.isInteger(span) && span > 0 ? Math.min(span, max) : 1;
};

/** A sheet while it is filled, with the columns that merged cells above still cover. */
interface Canvas {
  readonly cells: SheetCell[][];
  readonly merges: string[];
}

/** Where the next cell of a row may stand. */
interface Cursor {
  row: number;
  column: number;
  /** Row up to which a column is covered from above, inclusive. */
  readonly coveredTo: number[];
}

const put = (canvas: Canvas, cursor: Cursor, text: SheetCell, colspan: number, rowspan: number): void => {
  while ((cursor.coveredTo[cursor.column] ?? -1) >= cursor.row) cursor.column += 1;
  const { row, column } = cursor;
  canvas.cells[row] ??= [];
  const line = canvas.cells[row] as SheetCell[];
  while (line.length < column) line.push(null);
  line[column] = text;
  if (colspan > 1 || rowspan > 1) {
    canvas.merges.push(areaText({ top: row, left: column, bottom: row + rowspan - 1, right: column + colspan - 1 }));
  }
  for (let covered = column; covered < column + colspan; covered += 1) cursor.coveredTo[covered] = row + rowspan - 1;
  cursor.column = column + colspan;
};

/** Cells are texts; whole numbers without separators become numbers so that they are not read twice. */
const cellOf = (text: string): SheetCell => {
  const clean = cleanText(text);
  if (clean === "") return null;
  return /^(?:0|[1-9]\d{0,14})$/.test(clean) ? Number(clean) : clean;
};

interface OpenCell {
  text: string;
  readonly colspan: number;
  readonly rowspan: number;
  /** A table inside: the cell was only a place on the page. */
  isLayout: boolean;
}

interface OpenTable {
  cursor: Cursor | null;
  readonly coveredTo: number[];
  cell: OpenCell | null;
}

/** Elements that end a line of text outside of tables. */
const BLOCKS = /^(?:p|div|h[1-6]|br|li|center|body|html|hr|ul|ol|section|header)$/u;

/** All tables of a page one below the other, with the text between them as lines. Problems: none; a page without table is empty. */
export const readHtmlTables = (markup: string): SheetContent => {
  const canvas: Canvas = { cells: [], merges: [] };
  const open: OpenTable[] = [];
  let outside = "";
  const newRow = (): number => canvas.cells.push([]) - 1;
  const flush = (): void => {
    const line = cellOf(outside);
    if (line !== null) canvas.cells[newRow()] = [line];
    outside = "";
  };
  const closeCell = (table: OpenTable): void => {
    const { cell, cursor } = table;
    table.cell = null;
    if (!cell || !cursor) return;
    put(canvas, cursor, cell.isLayout ? null : cellOf(cell.text), cell.colspan, cell.rowspan);
  };
  const closeRow = (table: OpenTable): void => {
    closeCell(table);
    table.cursor = null;
  };
  const handle = (part: MarkupPart): void => {
    const table = open.at(-1);
    if (part.kind === "text") {
      if (!table) outside += part.text;
      else if (table.cell) table.cell.text += part.text;
      return;
    }
    const { name } = part;
    if (name === "table" && part.kind === "open") {
      if (!table) flush();
      if (table?.cell) table.cell.isLayout = true;
      if (!table && (canvas.cells.at(-1)?.length ?? 0) > 1) newRow();
      open.push({ cursor: null, coveredTo: [], cell: null });
      return;
    }
    if (!table) {
      if (BLOCKS.test(name)) flush();
      return;
    }
    if (name === "table") {
      closeRow(table);
      open.pop();
      return;
    }
    if (name === "tr") {
      closeRow(table);
      if (part.kind === "open") table.cursor = { row: newRow(), column: 0, coveredTo: table.coveredTo };
      return;
    }
    if (name === "td" || name === "th") {
      closeCell(table);
      if (part.kind === "close") return;
      table.cursor ??= { row: newRow(), column: 0, coveredTo: table.coveredTo };
      const { attributes } = part;
      const [colspan, rowspan] = [
        spanOf(attributes.get("colspan"), COLSPAN_MAX),
        spanOf(attributes.get("rowspan"), ROWSPAN_MAX),
      ];
      table.cell = { text: "", colspan, rowspan, isLayout: false };
      return;
    }
    if (table.cell && BLOCKS.test(name)) table.cell.text += "\n";
  };
  for (const part of splitMarkup(markup)) handle(part);
  flush();
  return { cells: canvas.cells, merges: canvas.merges };
};

/** The sheets of a workbook in the XML of Excel 2003 (`<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`). */
export const readXmlWorkbook = (markup: string): readonly NamedSheet[] => {
  const sheets: { name: string; canvas: Canvas }[] = [];
  let cursor: Cursor = { row: -1, column: 0, coveredTo: [] };
  let cell: { text: string; type: string; across: number; down: number } | null = null;
  for (const part of splitMarkup(markup)) {
    const sheet = sheets.at(-1);
    if (part.kind === "text") {
      if (cell) cell.text += part.text;
      continue;
    }
    const name = part.name.replace(/^[a-z]+:/u, "");
    if (part.kind === "open") {
      const at = (key: string): number => Number(part.attributes.get(`ss:${key}`) ?? Number.NaN);
      if (name === "worksheet") {
        sheets.push({ name: part.attributes.get("ss:name") ?? "", canvas: { cells: [], merges: [] } });
        cursor = { row: -1, column: 0, coveredTo: [] };
      } else if (name === "row") {
        // Rows and cells may say their own position, counted from 1; those left out are blank.
        cursor.row = Number.isInteger(at("index")) && at("index") > 0 ? at("index") - 1 : cursor.row + 1;
        cursor.column = 0;
        while (sheet && sheet.canvas.cells.length <= cursor.row && cursor.row < ROWSPAN_MAX)
          sheet.canvas.cells.push([]);
      } else if (name === "cell") {
        if (Number.isInteger(at("index")) && at("index") > 0) cursor.column = at("index") - 1;
        const [across, down] = [at("mergeacross"), at("mergedown")].map((span) => (span > 0 ? span : 0));
        cell = {
          text: "",
          type: "",
          across: Math.min(across ?? 0, COLSPAN_MAX),
          down: Math.min(down ?? 0, ROWSPAN_MAX),
        };
      } else if (name === "data" && cell) cell.type = part.attributes.get("ss:type") ?? "String";
    } else if (name === "cell" && cell && sheet && cursor.row < ROWSPAN_MAX) {
      const text = cleanText(cell.text);
      const content =
        cell.type === "Number" && text !== "" && Number.isFinite(Number(text))
          ? Number(text)
          : text === ""
            ? null
            : text;
      put(sheet.canvas, cursor, content, cell.across + 1, cell.down + 1);
      cell = null;
    }
  }
  return sheets.map(({ name, canvas }) => ({ name, content: { cells: canvas.cells, merges: canvas.merges } }));
};
