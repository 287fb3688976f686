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
import { readCellInput } from "./cell-input.ts";

/** The engine's own hook has 0 and comes first; what this one says of a cell stands. */
const PRIORITY = 100;
const NOTHING = { undos: [], redos: [] };
const NUMBER_FORMAT_OF_EXCEL = /mso-number-format\s*:\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;"'}])*;?/giu;

/**
 * Without Excel's number formats the engine takes the text of each cell; with them it reads the text the English way, and
 * 21,5% becomes 215%.
 */
const withoutExcelFormats = (html: string): string => html.replace(NUMBER_FORMAT_OF_EXCEL, "");

type Place = { readonly unitId: string; readonly subUnitId: string };

export const readVietnamesePaste = (injector: Injector): void => {
  const clipboard = injector.get(ISheetClipboardService);
  const instances = injector.get(IUniverInstanceService);

  const isTextCell = ({ unitId, subUnitId }: Place, row: number, column: number): boolean => {
    const workbook = instances.getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    const style = workbook?.getSheetBySheetId(subUnitId)?.getCellStyle(row, column);
    return isTextFormat(style?.n?.pattern);
  };

  const pastedCell = (place: Place, row: number, column: number, text: string): ICellData => {
    const input = readCellInput(text);
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
        if (atRow === undefined || atColumn === undefined || cell.p || typeof cell.v !== "string" || cell.v === "")
          return;
        changed[atRow] = { ...changed[atRow], [atColumn]: pastedCell(to, atRow, atColumn, cell.v) };
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
  clipboard.legacyPaste = (html, text, files) =>
    legacyPaste(html === undefined ? html : withoutExcelFormats(html), text, files);
  const paste = clipboard.paste.bind(clipboard);
  clipboard.paste = (item, pasteType) => paste(cleanItem(item), pasteType);
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
