// Makes the spreadsheet read pasted cells the Vietnamese way, as it reads typed ones.
import {
  CellValueType,
  getNumfmtParseValueFilter,
  type ICellData,
  type Injector,
  IUniverInstanceService,
  isTextFormat,
  UniverInstanceType,
  type Workbook,
} from "@univerjs/core";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { ISheetClipboardService, PREDEFINED_HOOK_NAME_PASTE } from "@univerjs/sheets-ui";
import { type InputSource, readCellInput } from "./cell-input.ts";

/** The engine's own hook has 0 and comes first; what this one says of a cell stands. */
const PRIORITY = 100;
const NOTHING = { undos: [], redos: [] };
const NUMBER_FORMAT_OF_EXCEL = /mso-number-format\s*:\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;"'}]*);?/giu;

/** Excel's own format of a text cell, `\\@`, is left: its digits are a code. */
const isTextFormatOfExcel = (declaration: string): boolean => /:\s*["']?\\?@/u.test(declaration);

/** Excel says in its copy how it writes decimals; any other page says nothing. */
export const sourceOfHtml = (html: string): InputSource => {
  const sign = /mso-displayed-decimal-separator\s*:\s*["']?\\?(?<sign>[.,])/iu.exec(html)?.groups?.sign;
  if (sign !== undefined) return sign === "." ? "excelEn" : "excelVi";
  return /urn:schemas-microsoft-com:office:excel|mso-number-format/iu.test(html) ? "excelVi" : "word";
};

/** The text of a cell, also where its page wraps it in paragraphs, links or fonts; null for several lines. */
const textOf = (cell: ICellData): string | null => {
  const written = cell.p?.body?.dataStream;
  if (written === undefined) return typeof cell.v === "string" ? cell.v : null;
  const text = written.replace(/[\r\n]+$/u, "");
  return /[\r\n]/u.test(text) ? null : text;
};

/**
 * Without Excel's number formats the engine takes the text of each cell; with them it reads the text the English way, and
 * 21,5% becomes 215%.
 */
export const withoutExcelFormats = (html: string): string =>
  html.replace(NUMBER_FORMAT_OF_EXCEL, (declaration) => (isTextFormatOfExcel(declaration) ? declaration : ""));

type Place = { readonly unitId: string; readonly subUnitId: string };

export const readVietnamesePaste = (injector: Injector): void => {
  const clipboard = injector.get(ISheetClipboardService);
  const instances = injector.get(IUniverInstanceService);

  const isTextCell = ({ unitId, subUnitId }: Place, row: number, column: number): boolean => {
    const workbook = instances.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    const style = workbook?.getSheetBySheetId(subUnitId)?.getCellStyle(row, column);
    return isTextFormat(style?.n?.pattern);
  };

  /** Where the clipboard comes from, while it is pasted. */
  let source: InputSource = "typed";

  const pastedCell = (place: Place, row: number, column: number, text: string): ICellData => {
    const input = readCellInput(text, source);
    if (input.kind === "formula") return { f: input.formula, v: null, p: null };
    if (isTextCell(place, row, column)) return { v: text, t: CellValueType.STRING };
    if (input.kind === "text") {
      // Takes back the format that the engine guessed: 2/3 is no day.
      const guessed = getNumfmtParseValueFilter(text.trim());
      return { v: text, t: CellValueType.STRING, ...(guessed?.z ? { s: { n: null } } : {}) };
    }
    const format = input.format === null ? null : { pattern: input.format };
    return { v: input.number, t: CellValueType.NUMBER, s: { n: format } };
  };

  const change = ({ unitId, subUnitId }: Place, cellValue: Record<number, Record<number, ICellData>>) =>
    // What undoes the engine's own change of these cells undoes this one too.
    ({ undos: [], redos: [{ id: SetRangeValuesMutation.id, params: { unitId, subUnitId, cellValue } }] });

  clipboard.addClipboardHook({
    id: "dvc-vietnamese-paste",
    priority: PRIORITY,
    onPasteCells: (from, to, cells, { pasteType }) => {
      const isWholePaste = pasteType === PREDEFINED_HOOK_NAME_PASTE.DEFAULT_PASTE;
      const isValuePaste = pasteType === PREDEFINED_HOOK_NAME_PASTE.SPECIAL_PASTE_VALUE;
      // Cells copied inside the workbook hold numbers already.
      if (from !== null || !(isWholePaste || isValuePaste)) return NOTHING;
      const { rows, cols } = to.range;
      const changed: Record<number, Record<number, ICellData>> = {};
      cells.forValue((row, column, cell) => {
        const [atRow, atColumn] = [rows[row], cols[column]];
        const text = textOf(cell);
        if (atRow === undefined || atColumn === undefined || text === null || text === "") return;
        const style = typeof cell.s === "object" ? cell.s : null;
        const pasted = isTextFormat(style?.n?.pattern)
          ? { v: text, t: CellValueType.STRING, s: { n: { pattern: "@" } } }
          : pastedCell(to, atRow, atColumn, text);
        // A text with several looks keeps them.
        if (cell.p && pasted.t === CellValueType.STRING) return;
        changed[atRow] = { ...changed[atRow], [atColumn]: { ...pasted, p: null } };
      });
      return change(to, changed);
    },
    onPastePlainText: (to, text) => {
      const [row, column] = [to.range.rows[0], to.range.cols[0]];
      if (row === undefined || column === undefined || /[\r\n]/u.test(text)) return NOTHING;
      return change(to, { [row]: { [column]: pastedCell(to, row, column, text) } });
    },
  });

  const legacyPaste = clipboard.legacyPaste.bind(clipboard);
  const pasteFrom = async <Result>(html: string | undefined, paste: () => Promise<Result>): Promise<Result> => {
    source = html === undefined || html === "" ? "typed" : sourceOfHtml(html);
    try {
      return await paste();
    } finally {
      source = "typed";
    }
  };
  clipboard.legacyPaste = (html, text, files) =>
    pasteFrom(html, () => legacyPaste(html === undefined ? html : withoutExcelFormats(html), text, files));
  const paste = clipboard.paste.bind(clipboard);
  clipboard.paste = async (item, pasteType) => {
    const html = item.types.includes(HTML) ? await (await item.getType(HTML)).text() : undefined;
    return pasteFrom(html, () => paste(cleanItem(item), pasteType));
  };
};

const HTML = "text/html";

/** The same clipboard, its HTML without Excel's number formats. */
const cleanItem = (item: ClipboardItem): ClipboardItem => {
  const getType = async (type: string): Promise<Blob> => {
    const blob = await item.getType(type);
    return type === HTML ? new Blob([withoutExcelFormats(await blob.text())], { type: HTML }) : blob;
  };
  return { types: item.types, presentationStyle: item.presentationStyle, getType } as ClipboardItem;
};
