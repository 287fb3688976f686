// Files of the web workbook: what was in an .xlsx is there after opening and saving, and other programs read what was saved.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { BorderStyleTypes, HorizontalAlign, type IWorkbookData, VerticalAlign } from "@univerjs/core";
import { zipSync } from "fflate";
import { type Cell, readXlsx, type WriteOptions, writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { formulaForFile, formulaOfFile, movedFormula } from "../../../addin/workbook/file-formula.ts";
import { propertiesOfSettings, settingsOfProperties } from "../../../addin/workbook/file-settings.ts";
import { type OpenedFile, openFile } from "../../../addin/workbook/open-file.ts";
import { saveXlsx } from "../../../addin/workbook/save-xlsx.ts";
import { settingsOf } from "../../../addin/workbook/stored-settings.ts";
import type { WorkbookContent } from "../../../addin/workbook/workbook-content.ts";
import { HORIZONTAL, LINES, VERTICAL } from "../../../addin/workbook/xlsx-style.ts";
import { leftOutText } from "../../../shared/text/workbook-file.ts";

const contentOf = ({ workbook, front }: OpenedFile, more: Partial<WorkbookContent> = {}): WorkbookContent => ({
  workbook: { appVersion: "", locale: "viVN" as never, id: "w", ...workbook } as IWorkbookData,
  front,
  tables: {},
  filled: {},
  ...more,
});

const opened = async (bytes: Uint8Array, name = "Báo cáo.xlsx"): Promise<OpenedFile> => {
  const outcome = await openFile({ name, bytes });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.result;
};

const roundTrip = async (options: WriteOptions) => {
  const first = await writeXlsx(options);
  const file = await opened(first);
  const bytes = await saveXlsx(contentOf(file));
  return { file, bytes, saved: await readXlsx(bytes, { readStyles: true }) };
};

/** A report as Excel would keep it. */
const REPORT: WriteOptions = {
  defaultFont: { name: "Times New Roman", size: 13 },
  sheets: [
    {
      name: "Tháng 6",
      columns: [{ width: 30 }, { width: 12 }, { width: 12.5 }, { width: 10, hidden: true }, { width: 11 }],
      rowDefs: new Map([
        [0, { height: 33 }],
        [5, { hidden: true }],
      ]),
      rows: [],
      cells: new Map<string, Partial<Cell>>([
        [
          "0,0",
          {
            value: "BÁO CÁO THÁNG 6",
            style: {
              font: { name: "Arial", bold: true, italic: true, underline: true, size: 14, color: { rgb: "FF0000" } },
              fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF4D6" } },
              alignment: { horizontal: "center", vertical: "center", wrapText: true },
              border: { bottom: { style: "medium", color: { rgb: "0F548C" } }, left: { style: "dashed" } },
            },
          },
        ],
        ["1,0", { value: "Xã A" }],
        ["1,1", { value: 4840, style: { numFmt: "#,##0" } }],
        ["1,2", { value: 26757, style: { numFmt: "#,##0" } }],
        ["1,3", { value: "20.757" }],
        [
          "1,4",
          {
            value: null,
            formula: "_xldudf_DVC_TYLE(B2,C2,1)",
            formulaResult: 0.181,
            style: { numFmt: "0.0%" },
          },
        ],
        ["2,1", { value: null, formula: "SUM(B2:B2)", formulaResult: 4840 }],
        ["2,2", { value: null, formula: '_xlfn.IFS(C2>1,"Có",TRUE,"Không")', formulaResult: "Có" }],
        ["3,0", { value: new Date(Date.UTC(2023, 5, 14)), style: { numFmt: "dd/mm/yyyy" } }],
        ["3,1", { value: true }],
        ["3,2", { value: "#N/A", type: "error" }],
        ["4,0", { value: "=không phải công thức", type: "string" }],
        [
          "4,1",
          {
            value: null,
            formula: "B2*2",
            formulaResult: 9680,
            formulaType: "shared",
            formulaSharedIndex: 0,
            formulaRef: "B5:C5",
          },
        ],
        ["4,2", { value: null, formula: "", formulaResult: 53514, formulaType: "shared", formulaSharedIndex: 0 }],
        ["5,0", { value: "dòng một\ndòng hai" }],
      ]),
      merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
      freezePane: { rows: 1, columns: 1 },
      pageSetup: { orientation: "landscape", paperSize: "a4", printTitlesRow: "$1:$1" },
      view: { showGridLines: false },
    },
    { name: "Ẩn", rows: [[1]], hidden: true },
    { name: "Danh mục", rows: [["XUANLOC", 1]] },
  ],
  namedRanges: [{ name: "TongHoSo", range: "'Tháng 6'!$B$2" }],
  properties: { custom: propertiesOfSettings({ cot: JSON.stringify({ B: "HS_TRUC_TUYEN", dài: "ô".repeat(700) }) }) },
  activeSheet: 2,
};

describe("an .xlsx that was opened and saved", () => {
  test("keeps values, formulas with their results, days, truths, errors and texts that look like formulas", async () => {
    const { saved } = await roundTrip(REPORT);
    const [sheet] = saved.sheets;
    const cell = (key: string) => sheet?.cells?.get(key);
    const value = (row: number, column: number) => sheet?.rows[row]?.[column];
    expect(cell("1,4")).toMatchObject({ formula: "_xldudf_DVC_TYLE(B2,C2,1)", formulaResult: 0.181 });
    expect(cell("1,4")?.style?.numFmt).toBe("0.0%");
    expect(cell("2,1")).toMatchObject({ formula: "SUM(B2:B2)", formulaResult: 4840 });
    expect(cell("2,2")).toMatchObject({ formula: '_xlfn.IFS(C2>1,"Có",TRUE,"Không")', value: "Có" });
    expect(cell("4,1")).toMatchObject({ formula: "B2*2" });
    expect(cell("4,2")).toMatchObject({ formula: "C2*2", formulaResult: 53514 });
    expect(value(3, 0)).toEqual(new Date(Date.UTC(2023, 5, 14)));
    expect(value(3, 1)).toBe(true);
    expect(cell("3,2")).toMatchObject({ value: "#N/A", type: "error" });
    expect(value(4, 0)).toBe("=không phải công thức");
    expect(cell("4,0")?.formula).toBeUndefined();
    expect(value(1, 3)).toBe("20.757");
    expect(value(5, 0)).toBe("dòng một\ndòng hai");
  });

  test("keeps looks, sizes, merges, hidden parts, frozen panes, paper, names, settings and the sheet in front", async () => {
    const { file, saved } = await roundTrip(REPORT);
    const [sheet, hidden, list] = saved.sheets;
    expect(saved.sheets.map(({ name }) => name)).toEqual(["Tháng 6", "Ẩn", "Danh mục"]);
    expect(hidden?.hidden).toBe(true);
    expect(list?.rows[0]).toEqual(["XUANLOC", 1]);
    expect(sheet?.cells?.get("0,0")?.style).toMatchObject({
      font: { name: "Arial", bold: true, italic: true, underline: true, size: 14, color: { rgb: "FF0000" } },
      fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF4D6" } },
      alignment: { horizontal: "center", vertical: "center", wrapText: true },
      border: { bottom: { style: "medium", color: { rgb: "0F548C" } }, left: { style: "dashed" } },
    });
    const widths = sheet?.columns?.map(({ width }) => width ?? 0) ?? [];
    for (const [column, width] of [30, 12, 12.5].entries()) expect(widths[column]).toBeCloseTo(width, 0);
    expect(sheet?.columns?.[3]?.hidden).toBe(true);
    expect(sheet?.rowDefs?.get(0)?.height).toBeCloseTo(33, 0);
    expect(sheet?.rowDefs?.get(5)?.hidden).toBe(true);
    expect(sheet?.merges).toEqual([{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }]);
    expect(sheet?.freezePane).toEqual({ rows: 1, columns: 1 });
    expect(sheet?.pageSetup).toMatchObject({ orientation: "landscape", paperSize: "a4", printTitlesRow: "$1:$1" });
    expect(sheet?.view?.showGridLines).toBe(false);
    expect(saved.namedRanges).toEqual([{ name: "TongHoSo", range: "'Tháng 6'!$B$2" }]);
    expect(saved.defaultFont).toMatchObject({ name: "Times New Roman", size: 13 });
    expect(saved.activeSheet).toBe(2);
    const settings = settingsOf(file.workbook.custom);
    expect(JSON.parse(settings.cot ?? "")).toEqual({ B: "HS_TRUC_TUYEN", dài: "ô".repeat(700) });
    expect(settingsOfProperties(saved.properties?.custom ?? {})).toEqual(settings);
  });

  test("a formula of the add-in is shown with its dot in the page", async () => {
    const { file } = await roundTrip(REPORT);
    const sheet = file.workbook.sheets?.["sheet-1"];
    expect(sheet?.cellData?.[1]?.[4]).toMatchObject({ f: "=DVC.TYLE(B2,C2,1)", v: 0.181 });
    expect(sheet?.cellData?.[2]?.[2]).toMatchObject({ f: '=IFS(C2>1,"Có",TRUE,"Không")' });
  });

  test("a formula whose table fills cells says so to Excel, and the cells are free again when it is opened", async () => {
    const file = await opened(await writeXlsx({ sheets: [{ name: "S", rows: [["x"]] }] }));
    const sheet = file.workbook.sheets?.["sheet-1"];
    if (!sheet?.cellData) throw new Error("no sheet");
    sheet.cellData[2] = { 0: { f: '=DVC.TONGHOP("XUANLOC","năm 2022")', v: "Đơn vị", t: 1 } };
    sheet.cellData[9] = { 0: { f: "=SUM(B1:B3*C1:C3)", v: 3, t: 2 } };
    const content = contentOf(file, {
      tables: { "sheet-1": { 2: { 0: { startRow: 2, endRow: 3, startColumn: 0, endColumn: 1 } } } },
      filled: {
        "sheet-1": {
          2: { 0: { v: "Đơn vị", t: 1 }, 1: { v: "Tổng", t: 1 } },
          3: { 0: { v: "A", t: 1 }, 1: { v: 5, t: 2 } },
        },
      },
    });
    const bytes = await saveXlsx(content);
    const saved = (await readXlsx(bytes)).sheets[0];
    expect(saved?.cells?.get("2,0")).toMatchObject({
      formula: '_xldudf_DVC_TONGHOP("XUANLOC","năm 2022")',
      formulaType: "array",
      formulaDynamic: true,
      formulaRef: "A3:B4",
    });
    expect(saved?.rows[3]).toEqual(["A", 5]);
    // Cell by cell, as here; without the mark Excel would take one row of it.
    expect(saved?.cells?.get("9,0")).toMatchObject({ formulaDynamic: true, formulaRef: "A10:A10" });
    const again = (await opened(bytes)).workbook.sheets?.["sheet-1"];
    expect(again?.cellData?.[2]?.[0]?.f).toBe('=DVC.TONGHOP("XUANLOC","năm 2022")');
    expect(again?.cellData?.[3]?.[1]?.v).toBeUndefined();
  });

  test("a row without a height in the file is as tall as its letters and lines need", async () => {
    const large: Partial<Cell> = { value: "Tên báo cáo", style: { font: { size: 20 } } };
    const wrapped: Partial<Cell> = { value: "một hai ba bốn năm sáu bảy", style: { alignment: { wrapText: true } } };
    const cells = new Map([
      ["0,0", large],
      ["1,0", wrapped],
      ["2,0", { value: "ngắn" }],
    ]);
    const bytes = await writeXlsx({ sheets: [{ name: "S", rows: [], cells, columns: [{ width: 9 }] }] });
    const rows = (await opened(bytes)).workbook.sheets?.["sheet-1"]?.rowData;
    expect(rows?.[0]?.h).toBeGreaterThan(30);
    expect(rows?.[1]?.h).toBeGreaterThan(50);
    expect(rows?.[2]).toBeUndefined();
  });

  test("charts of an added sheet are in the saved file", async () => {
    const file = await opened(
      await writeXlsx({
        sheets: [
          {
            name: "S",
            rows: [
              ["Xã A", 1],
              ["Xã B", 2],
            ],
          },
        ],
      }),
    );
    const sheet = file.workbook.sheets?.["sheet-1"];
    if (!sheet) throw new Error("no sheet");
    sheet.custom = { charts: [{ kind: "bar", title: "Hồ sơ", categories: "A1:A2", numbers: "B1:B2", at: "D1" }] };
    const saved = await readXlsx(await saveXlsx(contentOf(file)));
    expect(saved.sheets[0]?.charts).toHaveLength(1);
    expect(saved.sheets[0]?.charts?.[0]?.title).toBe("Hồ sơ");
  });
});

describe("what the page cannot keep is told", () => {
  test("charts, conditional formats, comments, links and formulas over other files are counted", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "S",
          rows: [
            ["a", 1],
            ["b", 2],
          ],
          cells: new Map<string, Partial<Cell>>([
            ["2,0", { value: null, formula: "[1]Sheet1!A1", formulaResult: 7 }],
            ["2,1", { value: null, formula: "SUM(Bang1[Số])", formulaResult: 3 }],
            ["3,0", { value: "Cổng", hyperlink: { target: "https://dichvucong.gov.vn" } }],
            ["3,1", { value: "x", comment: { text: "xem lại" } }],
          ]),
          charts: [
            {
              type: "bar",
              series: [{ values: "B1:B2" }],
              anchor: { from: { row: 5, col: 0 }, to: { row: 9, col: 4 } },
            },
            {
              type: "line",
              series: [{ values: "B1:B2" }],
              anchor: { from: { row: 5, col: 5 }, to: { row: 9, col: 9 } },
            },
          ],
          conditionalRules: [{ type: "cellIs", operator: "greaterThan", formula: "1", range: "B1:B2", priority: 1 }],
        },
      ],
    });
    const { leftOut, workbook } = await opened(bytes);
    expect(leftOut).toEqual({
      charts: 2,
      conditionalFormats: 1,
      comments: 1,
      links: 1,
      otherFileFormulas: 1,
      tableFormulas: 1,
    });
    expect(leftOutText(leftOut)).toContain("2 biểu đồ, 1 định dạng có điều kiện, 1 ghi chú của ô");
    expect(workbook.sheets?.["sheet-1"]?.cellData?.[2]?.[0]).toEqual({ v: 7, t: 2 });
  });

  test("a plain file says nothing", async () => {
    expect(leftOutText((await opened(await writeXlsx({ sheets: [{ name: "S", rows: [[1]] }] }))).leftOut)).toBeNull();
  });
});

describe("a file that cannot be opened is refused with its reason", () => {
  test.each<readonly [string, string, (good: Uint8Array) => Uint8Array]>([
    ["FILE_BROKEN", "cut.xlsx", (good) => good.slice(0, good.length / 2)],
    ["FILE_BROKEN", "flipped.xlsx", (good) => good.map((byte, at) => (at > 200 && at < 600 ? byte ^ 0x5a : byte))],
    ["FILE_EMPTY", "empty.xlsx", () => new Uint8Array()],
    ["FILE_TOO_LARGE", "large.xlsx", () => new Uint8Array(21 * 1024 * 1024)],
    ["FILE_KIND_UNKNOWN", "thu.docx", () => zipSync({ "word/document.xml": new Uint8Array([60]) })],
  ])("%s: %s", async (code, name, change) => {
    const good = await writeXlsx({ sheets: [{ name: "S", rows: [["nội dung"]] }] });
    expect(await openFile({ name, bytes: change(good) })).toMatchObject({ ok: false, problem: { code } });
  });

  test("an encrypted workbook asks for its password to be taken off", async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: "S", rows: [["mật"]] }],
      encryption: { password: "x", spinCount: 1000 },
    });
    expect(await openFile({ name: "mat.xlsx", bytes })).toMatchObject({
      ok: false,
      problem: { code: "FILE_ENCRYPTED" },
    });
  });
});

test("tables of other software open as values: numbers are numbers, codes keep their zeros", async () => {
  const text = "\ufeffĐơn vị;Hồ sơ;Tỷ lệ;Mã\nXã A;20.757;21,5%;0123\nXã B;=1+1;12/9/2022;";
  const { workbook, asValues } = await opened(new TextEncoder().encode(text), "so-lieu.csv");
  expect(asValues).toBe(true);
  expect(workbook.name).toBe("so-lieu");
  const rows = workbook.sheets?.["sheet-1"]?.cellData;
  expect(rows?.[1]?.[1]).toMatchObject({ v: 20757 });
  expect(rows?.[1]?.[2]).toMatchObject({ v: 0.215, s: { n: { pattern: "0.0%" } } });
  expect(rows?.[1]?.[3]).toEqual({ v: "0123", t: 1 });
  expect(rows?.[2]?.[1]).toEqual({ v: "=1+1", t: 1 });
});

describe("formulas of files", () => {
  test.each([
    ["=DVC.TYLE(B2,C2)+SUM(1)", "_xldudf_DVC_TYLE(B2,C2)+SUM(1)"],
    ["=FILTER(A1:A9,B1:B9>0)", "_xlfn._xlws.FILTER(A1:A9,B1:B9>0)"],
    ['=TEXTJOIN(", ",TRUE,"IFS(1)")', '_xlfn.TEXTJOIN(", ",TRUE,"IFS(1)")'],
    ["=STDEV.S(A1:A9)", "_xlfn.STDEV.S(A1:A9)"],
    ["='IFS(x)'!A1", "'IFS(x)'!A1"],
  ])("%s", (shown, stored) => {
    expect(formulaForFile(shown)).toBe(stored);
    expect(formulaOfFile(stored)).toBe(shown);
  });

  test.each([
    ["=A1+$B$2+C$3+$D4", 2, 1, "=B3+$B$2+D$3+$D6"],
    ["=SUM(A:A)+SUM(1:1)+SUM($B:C)", 1, 1, "=SUM(B:B)+SUM(2:2)+SUM($B:D)"],
    ["=IF(A1=\"A1\",'A1'!A1,Q1!A1)", 1, 0, "=IF(A2=\"A1\",'A1'!A2,Q1!A2)"],
    ["=LOG10(A1)+DVC.TYLE(A1,B1)+ATAN2(1,2)", 1, 0, "=LOG10(A2)+DVC.TYLE(A2,B2)+ATAN2(1,2)"],
    ["=A1", -1, 0, "=#REF!"],
    ["=A1:B2*1.5", 1, 1, "=B2:C3*1.5"],
  ])("%s that many rows and columns on", (formula, rows, columns, expected) => {
    expect(movedFormula(formula, rows, columns)).toBe(expected);
  });
});

test("the codes of lines and alignments are those of the engine", () => {
  expect(LINES.thin).toBe(BorderStyleTypes.THIN);
  expect(LINES.medium).toBe(BorderStyleTypes.MEDIUM);
  expect(LINES.thick).toBe(BorderStyleTypes.THICK);
  expect(LINES.double).toBe(BorderStyleTypes.DOUBLE);
  expect(LINES.slantDashDot).toBe(BorderStyleTypes.SLANT_DASH_DOT);
  expect(HORIZONTAL.center).toBe(HorizontalAlign.CENTER);
  expect(HORIZONTAL.right).toBe(HorizontalAlign.RIGHT);
  expect(VERTICAL.center).toBe(VerticalAlign.MIDDLE);
  expect(VERTICAL.bottom).toBe(VerticalAlign.BOTTOM);
});

test("five thousand rows of ten columns open and save in seconds", { timeout: 90_000 }, async () => {
  const rows = Array.from({ length: 5000 }, (_, row) => [
    `Xã ${row}`,
    ...Array.from({ length: 8 }, (__, at) => row * at),
  ]);
  const cells = new Map<string, Partial<Cell>>();
  for (let row = 0; row < 5000; row += 1) {
    cells.set(`${row},9`, {
      value: null,
      formula: `B${row + 1}+C${row + 1}`,
      formulaResult: row,
      style: { numFmt: "#,##0" },
    });
  }
  const bytes = await writeXlsx({ sheets: [{ name: "Lớn", rows, cells }] });
  const started = Date.now();
  const saved = await saveXlsx(contentOf(await opened(bytes)));
  expect(Date.now() - started).toBeLessThan(40_000);
  const again = (await readXlsx(saved)).sheets[0];
  expect(again?.rows).toHaveLength(5000);
  expect(again?.cells?.get("4999,9")?.formula).toBe("B5000+C5000");
});

const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((program) => fs.existsSync(program));

test.runIf(office !== undefined)(
  "LibreOffice opens a saved file and calculates the same",
  { timeout: 120_000 },
  async () => {
    const { bytes } = await roundTrip(REPORT);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-xlsx-"));
    try {
      fs.writeFileSync(path.join(folder, "bao-cao.xlsx"), bytes);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const args = [
        profile,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,true",
        "--outdir",
        folder,
      ];
      execFileSync(office ?? "", [...args, path.join(folder, "bao-cao.xlsx")], { timeout: 110_000 });
      const lines = fs.readFileSync(path.join(folder, "bao-cao.csv"), "utf8").split("\n");
      expect(lines[1]).toMatch(/^Xã A;4[.,]?840;26[.,]?757;20\.757;/u);
      expect(lines[2]).toMatch(/^;4840;Có;/u);
      expect(lines[3]).toMatch(/^14\/06\/2023;TRUE;#N\/A/u);
      expect(lines[4]).toMatch(/^=không phải công thức;9680;53514/u);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  },
);
