// What the web workbook does not draw of an .xlsx file is in the saved file all the same, as long as it still stands where it stood.
import type { IWorkbookData } from "@univerjs/core";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type Cell, readXlsx, type WriteOptions, writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { type OpenedFile, openFile } from "../../../addin/workbook/open-file.ts";
import type { SheetExtras } from "../../../addin/workbook/plain-sheet-data.ts";
import { saveWhole } from "../../../addin/workbook/save-xlsx.ts";
import { withMove } from "../../../addin/workbook/sheet-origin.ts";
import type { WorkbookContent } from "../../../addin/workbook/workbook-content.ts";
import { leftOutText } from "../../../shared/text/workbook-file.ts";
import { convertWithLibreOffice, hasLibreOffice } from "../../support/libreoffice.ts";

const PICTURE = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);

/** A monthly report with everything around its cells that offices use, and a second sheet that draws its figures. */
const REPORT: WriteOptions = {
  sheets: [
    {
      name: "Tháng 6",
      rows: [
        ["Đơn vị", "Trực tuyến", "Tổng số"],
        ["Xã A", 4840, 26757],
        ["Xã B", 134, 332],
      ],
      cells: new Map<string, Partial<Cell>>([
        ["4,0", { value: "Cổng dịch vụ công", hyperlink: { target: "https://dichvucong.gov.vn/?a=1&b=2" } }],
        ["4,1", { value: "x", comment: { text: "Số này chờ xác nhận", author: "Văn phòng" } }],
      ]),
      charts: [
        {
          type: "bar",
          title: "Hồ sơ trực tuyến",
          series: [{ values: "'Tháng 6'!$B$2:$B$3", categories: "'Tháng 6'!$A$2:$A$3" }],
          anchor: { from: { row: 6, col: 0 }, to: { row: 16, col: 4 } },
        },
      ],
      images: [{ data: PICTURE, type: "png", anchor: { from: { row: 0, col: 6 }, to: { row: 3, col: 7 } } }],
      conditionalRules: [
        {
          type: "cellIs",
          operator: "lessThan",
          formula: "200",
          range: "B2:B3",
          priority: 1,
          style: {
            font: { bold: true, color: { rgb: "9C0006" } },
            fill: { type: "pattern", pattern: "solid", bgColor: { rgb: "FFC7CE" } },
          },
        },
      ],
      dataValidations: [
        {
          type: "whole",
          operator: "greaterThanOrEqual",
          formula1: "0",
          range: "B2:C3",
          errorMessage: "Chỉ nhập số nguyên",
        },
      ],
      autoFilter: { range: "A1:C3" },
      freezePane: { rows: 1 },
    },
    {
      name: "Biểu đồ",
      rows: [
        ["Mã", "Tên"],
        ["XA", "Xã A"],
      ],
      tables: [{ name: "DanhMuc", range: "A1:B2", columns: [{ name: "Mã" }, { name: "Tên" }] }],
      charts: [
        {
          type: "line",
          series: [{ values: "'Tháng 6'!$C$2:$C$3" }],
          anchor: { from: { row: 4, col: 0 }, to: { row: 12, col: 4 } },
        },
      ],
    },
  ],
};

type Engine = IWorkbookData["sheets"][string];

const opened = async (bytes: Uint8Array): Promise<OpenedFile> => {
  const outcome = await openFile({ name: "Báo cáo.xlsx", bytes });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.result;
};

/** The opened file as the page would hand it to be saved, after somebody has worked on it. */
const worked = (
  { workbook, front, carried }: OpenedFile,
  work: (sheets: readonly Engine[]) => void,
): WorkbookContent => {
  const copy = structuredClone(workbook) as IWorkbookData;
  work(copy.sheetOrder.flatMap((id) => copy.sheets[id] ?? []));
  return {
    workbook: { ...copy, id: "w", appVersion: "", locale: "viVN" as never },
    front,
    tables: {},
    filled: {},
    carried,
  };
};

const put = (sheet: Engine | undefined, row: number, column: number, v: string | number): void => {
  const cells = sheet?.cellData?.[row];
  if (cells) cells[column] = { ...cells[column], v };
};

const move = (sheet: Engine | undefined, mutation: string, startRow: number, endRow: number): void => {
  const extras = sheet?.custom as SheetExtras | undefined;
  if (!sheet || !extras?.origin) throw new Error("the sheet does not know where it comes from");
  const range = { startRow, endRow, startColumn: 0, endColumn: 9 };
  sheet.custom = { ...extras, origin: withMove(extras.origin, mutation, range) };
};

const INSERT = "sheet.mutation.insert-row";
const REMOVE = "sheet.mutation.remove-rows";

const saveAfter = async (work: (sheets: readonly Engine[]) => void, bytes?: Uint8Array) => {
  const file = await opened(bytes ?? (await writeXlsx(REPORT)));
  const saved = await saveWhole(worked(file, work));
  return { ...saved, file, read: await readXlsx(saved.bytes, { readStyles: true }) };
};

const borne = (read: Awaited<ReturnType<typeof readXlsx>>, position: number) => {
  const sheet = read.sheets[position];
  const cells = [...(sheet?.cells?.values() ?? [])];
  return {
    charts: sheet?.charts?.length ?? 0,
    images: sheet?.images?.length ?? 0,
    conditionalFormats: sheet?.conditionalRules?.length ?? 0,
    validations: sheet?.dataValidations?.length ?? 0,
    filter: sheet?.autoFilter?.range ?? null,
    tables: sheet?.tables?.length ?? 0,
    comments: cells.filter(({ comment }) => comment).length,
    links: cells.filter(({ hyperlink }) => hyperlink).length,
  };
};

const FIRST = {
  charts: 1,
  images: 1,
  conditionalFormats: 1,
  validations: 1,
  filter: "A1:C3",
  tables: 0,
  comments: 1,
  links: 1,
};
const SECOND = {
  charts: 1,
  images: 0,
  conditionalFormats: 0,
  validations: 0,
  filter: null,
  tables: 1,
  comments: 0,
  links: 0,
};
const NOTHING = {
  charts: 0,
  images: 0,
  conditionalFormats: 0,
  validations: 0,
  filter: null,
  tables: 0,
  comments: 0,
  links: 0,
};

describe("what is not drawn", () => {
  test("is in the saved file beside the changed cells, with its looks and its words", async () => {
    const { read, notKept, bytes } = await saveAfter(([june]) => put(june, 1, 1, 5000));
    expect(notKept).toEqual([]);
    expect(read.sheets[0]?.rows[1]?.[1]).toBe(5000);
    expect([borne(read, 0), borne(read, 1)]).toEqual([FIRST, SECOND]);
    expect(read.sheets[0]?.conditionalRules?.[0]?.style?.font?.bold).toBe(true);
    expect(read.sheets[0]?.dataValidations?.[0]?.errorMessage).toBe("Chỉ nhập số nguyên");
    expect(read.sheets[0]?.cells?.get("4,0")?.hyperlink?.target).toBe("https://dichvucong.gov.vn/?a=1&b=2");
    expect(read.sheets[0]?.cells?.get("4,1")?.comment?.text).toContain("Số này chờ xác nhận");
    const types = strFromU8(unzipSync(bytes)["[Content_Types].xml"] ?? new Uint8Array());
    const named = [...types.matchAll(/PartName="([^"]+)"/gu)].map(([, name]) => name);
    expect(new Set(named).size).toBe(named.length);
    expect(Object.keys(unzipSync(bytes))).toEqual(expect.arrayContaining(named.map((name) => name?.slice(1))));
  });

  test("goes over a second and a third time", async () => {
    const once = await saveAfter(() => {});
    const twice = await saveAfter(([june]) => put(june, 2, 1, 140), once.bytes);
    const thrice = await saveAfter(() => {}, twice.bytes);
    expect([borne(thrice.read, 0), borne(thrice.read, 1)]).toEqual([FIRST, SECOND]);
    expect(thrice.read.sheets[0]?.rows[2]?.[1]).toBe(140);
    expect(Object.keys(unzipSync(thrice.bytes)).toSorted()).toEqual(Object.keys(unzipSync(once.bytes)).toSorted());
  });

  test("is told as kept, and what is lost as lost", async () => {
    const { file } = await saveAfter(() => {});
    expect(file.carried).not.toBeNull();
    expect(leftOutText(file.leftOut, true)).toBe(
      "Tệp có 2 biểu đồ, 1 ảnh, 1 định dạng có điều kiện, 1 quy tắc kiểm tra dữ liệu nhập, 1 ghi chú của ô, 1 liên kết, 2 bảng có bộ lọc. Trang này không hiện các phần đó, nhưng vẫn giữ khi lưu. Trang tính nào bị đổi tên hoặc thêm, bớt, dời dòng cột thì không giữ được các phần đó.",
    );
    expect(leftOutText({ charts: 1, macros: 1 }, true)).toContain(
      "Tệp có macro. Trang này không hiện các phần đó, và tệp lưu từ trang này không còn chúng.",
    );
  });

  test("a plain file carries nothing", async () => {
    expect((await opened(await writeXlsx({ sheets: [{ name: "S", rows: [[1]] }] }))).carried).toBeNull();
  });
});

describe("what would stand in a wrong place is left, and the sheet is named", () => {
  test.each<readonly [string, (sheets: readonly Engine[]) => void, readonly string[], object, object]>([
    [
      "rows were put in",
      ([june]) => move(june, INSERT, 1, 1),
      ["Tháng 6", "Biểu đồ"],
      NOTHING,
      { ...SECOND, charts: 0 },
    ],
    [
      "the sheet has another name",
      ([june]) => {
        if (june) june.name = "Tháng 7";
      },
      ["Tháng 6", "Biểu đồ"],
      NOTHING,
      { ...SECOND, charts: 0 },
    ],
    ["rows of the other sheet were taken out", ([, other]) => move(other, REMOVE, 3, 4), ["Biểu đồ"], FIRST, NOTHING],
    [
      "a heading of a table was changed",
      ([, other]) => put(other, 0, 1, "Tên xã"),
      ["Biểu đồ"],
      FIRST,
      { ...SECOND, tables: 0 },
    ],
    [
      "rows were put in and taken out again by undo",
      ([june]) => {
        move(june, INSERT, 1, 3);
        move(june, REMOVE, 1, 3);
      },
      [],
      FIRST,
      SECOND,
    ],
    [
      "other rows were taken out than were put in",
      ([june]) => {
        move(june, INSERT, 1, 3);
        move(june, REMOVE, 2, 4);
      },
      ["Tháng 6", "Biểu đồ"],
      NOTHING,
      { ...SECOND, charts: 0 },
    ],
  ])("%s", async (_, work, notKept, first, second) => {
    const saved = await saveAfter(work);
    expect(saved.notKept).toEqual(notKept);
    expect([borne(saved.read, 0), borne(saved.read, 1)]).toEqual([first, second]);
  });

  test("a sheet that was deleted takes its own with it and leaves the others", async () => {
    const file = await opened(await writeXlsx(REPORT));
    const content = worked(file, () => {});
    const [, other = ""] = content.workbook.sheetOrder;
    const workbook = { ...content.workbook, sheetOrder: content.workbook.sheetOrder.filter((id) => id !== other) };
    const { bytes, notKept } = await saveWhole({ ...content, workbook });
    const read = await readXlsx(bytes);
    expect(read.sheets.map(({ name }) => name)).toEqual(["Tháng 6"]);
    expect(borne(read, 0)).toEqual(FIRST);
    expect(notKept).toEqual(["Biểu đồ"]);
    expect(Object.keys(unzipSync(bytes)).filter((name) => /charts\/chart\d+\.xml$/u.test(name))).toHaveLength(1);
  });
});

/** As other programs write a worksheet: its elements under a prefix, marks of revisions in its tags. */
const withPrefix = (bytes: Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes);
  const name = "xl/worksheets/sheet1.xml";
  const xml = strFromU8(parts[name] ?? new Uint8Array())
    .replaceAll(/<(\/?)(?=[a-zA-Z])/gu, "<$1x:")
    .replace(
      'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
      'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"',
    )
    .replace("<x:autoFilter ", '<x:autoFilter xr:uid="{00000000-0001-0000-0000-000000000000}" ');
  return zipSync({ ...parts, [name]: strToU8(xml) });
};

test("a worksheet under a prefix and with marks of revisions keeps everything too", async () => {
  const { bytes } = await saveAfter(() => {}, withPrefix(await writeXlsx(REPORT)));
  const xml = strFromU8(unzipSync(bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  expect(xml).toContain(
    '<x:autoFilter ref="A1:C3" xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
  );
  expect(xml).not.toContain("xr:uid");
  expect(xml.indexOf("<x:autoFilter")).toBeGreaterThan(xml.indexOf("</sheetData>"));
  expect(xml.indexOf("<x:conditionalFormatting")).toBeLessThan(xml.indexOf("<pageMargins"));
});

test("what was kept in a broken state leaves the saved file as it is", async () => {
  const file = await opened(await writeXlsx(REPORT));
  const { bytes } = await saveWhole({ ...worked(file, () => {}), carried: Uint8Array.from([1, 2, 3]) });
  expect((await readXlsx(bytes)).sheets).toHaveLength(2);
});

test.skipIf(!hasLibreOffice)(
  "LibreOffice reads charts, comments, rules and links from the saved file",
  { timeout: 120_000 },
  async () => {
    const { bytes } = await saveAfter(([june]) => put(june, 1, 1, 5000));
    const resaved = await readXlsx(await convertWithLibreOffice(bytes, "xlsx"), { readStyles: true });
    expect(borne(resaved, 0)).toMatchObject({
      charts: 1,
      images: 1,
      conditionalFormats: 1,
      validations: 1,
      comments: 1,
      links: 1,
    });
    expect(borne(resaved, 1)).toMatchObject({ charts: 1 });
  },
);
