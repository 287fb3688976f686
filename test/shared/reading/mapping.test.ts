// A mapping confirmed once holds for the next month's sheet, also after rows and columns were inserted.
import { describe, expect, test } from "vitest";
import type { FigureCode } from "../../../shared/domain/figure.ts";
import { confirmedFrom, findStoredMapping, likeness, mappingToStore } from "../../../shared/reading/mapping-memory.ts";
import { readSheet } from "../../../shared/reading/read-sheet.ts";
import type { SheetCell, SheetContent } from "../../../shared/reading/sheet.ts";
import { contentOfFixture, readFixtures } from "../../support/layout-fixtures.ts";

const code = (text: string) => text as FigureCode;

const june: SheetContent = {
  cells: [
    ["Tháng 6/2023"],
    ["STT", "Đơn vị", "Hồ sơ vào sổ", "Hồ sơ trên mạng", "Lượt tra cứu", "Đã giải quyết"],
    [1, "Xã Suối Cao", 100, 60, 900, "x"],
    [2, "Xã Xuân Hòa", 80, 30, 700, 78],
  ],
};

/** The same form in July: a line above the table, a column for the phone number, another order of columns. */
const july: SheetContent = {
  cells: [
    ["UBND HUYỆN XUÂN LỘC"],
    ["Tháng 7/2023"],
    [],
    ["STT", "Đơn vị", "Điện thoại", "Hồ sơ trên mạng", "HỒ SƠ VÀO SỔ", "Đã giải quyết", "Lượt tra cứu"],
    [1, "Xã Suối Cao", "0251", 61, 101, "x", 910],
    [2, "Xã Xuân Hòa", "0252", 31, 81, 79, 710],
  ],
};

const corrections = new Map([
  ["ho so vao so", code("HS_TIEP_NHAN")],
  ["ho so tren mang", code("HS_TRUC_TUYEN")],
  ["luot tra cuu", null],
]);

const stored = mappingToStore(readSheet(june), corrections, "notProvided");

describe("a confirmed mapping", () => {
  test("an office's own words are open before anybody explains them", () => {
    expect(readSheet(june).mapping.map(({ figure }) => figure)).toEqual(["HS_DA_GIAI_QUYET"]);
  });

  test("is plain data without addresses", () => {
    expect(JSON.parse(JSON.stringify(stored))).toEqual(stored);
    expect(JSON.stringify(stored)).not.toMatch(/"[A-Z]{1,2}\d+"/u);
  });

  test("reads the same sheet as explained, surely and with that reason", () => {
    const { mapping, records, notUnderstood, findings } = readSheet(june, { confirmed: confirmedFrom(stored) });
    expect(mapping.map(({ figure, confidence, reason }) => [figure, confidence, reason.code])).toEqual([
      ["HS_TIEP_NHAN", 1, "CONFIRMED"],
      ["HS_TRUC_TUYEN", 1, "CONFIRMED"],
      ["HS_DA_GIAI_QUYET", 1, "CONFIRMED"],
    ]);
    expect(records[0]?.figures).toEqual({
      HS_TIEP_NHAN: 100,
      HS_TRUC_TUYEN: 60,
      HS_DA_GIAI_QUYET: { state: "not_provided" },
    });
    expect(notUnderstood).toEqual([]);
    expect(findings).toEqual([]);
  });

  test("holds for the next sheet with inserted lines, an inserted column and columns that changed places", () => {
    const first = readSheet(july);
    expect(findStoredMapping([stored], first)).toBe(stored);
    const { records, mapping } = readSheet(july, { confirmed: confirmedFrom(stored) });
    expect(records.map(({ label, figures }) => [label, figures])).toEqual([
      ["Xã Suối Cao", { HS_TIEP_NHAN: 101, HS_TRUC_TUYEN: 61, HS_DA_GIAI_QUYET: { state: "not_provided" } }],
      ["Xã Xuân Hòa", { HS_TIEP_NHAN: 81, HS_TRUC_TUYEN: 31, HS_DA_GIAI_QUYET: 79 }],
    ]);
    expect(mapping.map(({ at }) => at)).toEqual(["D4", "E4", "F4"]);
  });

  test("a column that was added later is still read by its own header", () => {
    const cells: SheetCell[][] = july.cells.map((row) => [...row]);
    cells[3]?.push("Quá hạn");
    cells[4]?.push(1);
    cells[5]?.push(0);
    const { records } = readSheet({ cells }, { confirmed: confirmedFrom(stored) });
    expect(records[0]?.figures).toMatchObject({ HS_QUA_HAN: 1 });
  });

  test("a person's word wins over the known name", () => {
    const other = {
      ...stored,
      headers: [
        { key: "da giai quyet", code: "HS_DA_GIAI_QUYET" },
        { key: "ho so vao so", code: "HS_TONG" },
      ],
    };
    const { mapping } = readSheet(june, { confirmed: confirmedFrom(other) });
    expect(mapping.map(({ figure }) => figure)).toContain("HS_TONG");
  });

  test("another form is not taken for this one", () => {
    for (const fixture of readFixtures()) {
      const reading = readSheet(contentOfFixture(fixture));
      expect(likeness(stored, reading), fixture.name).toBeLessThan(0.8);
      expect(findStoredMapping([stored], reading)).toBeNull();
    }
  });

  test("a code of a later version is left open", () => {
    const later = { ...stored, headers: [{ key: "ho so vao so", code: "HS_CHUA_CO" }] };
    const { mapping } = readSheet(june, { confirmed: confirmedFrom(later) });
    expect(mapping.map(({ figure }) => figure)).toEqual(["HS_DA_GIAI_QUYET"]);
  });

  test("two columns of one name are told apart by their order", () => {
    const twice: SheetContent = {
      cells: [
        ["Đơn vị", "Hồ sơ", "Hồ sơ"],
        ["Xã A", 10, 4],
        ["Xã B", 20, 5],
      ],
    };
    const keys = readSheet(twice).headers.map(({ key }) => key);
    expect(keys).toEqual(["ho so", "ho so#2"]);
    const explained = mappingToStore(
      readSheet(twice),
      new Map([
        ["ho so", code("HS_TIEP_NHAN")],
        ["ho so#2", code("HS_TRUC_TUYEN")],
      ]),
    );
    const { records } = readSheet(twice, { confirmed: confirmedFrom(explained) });
    expect(records[1]?.figures).toEqual({ HS_TIEP_NHAN: 20, HS_TRUC_TUYEN: 5 });
  });

  for (const fixture of readFixtures()) {
    test(`${fixture.name}: confirming what was read changes no figure`, () => {
      const sheet = contentOfFixture(fixture);
      const first = readSheet(sheet);
      const again = readSheet(sheet, { confirmed: confirmedFrom(mappingToStore(first)) });
      const figures = (reading: typeof first) =>
        reading.records.map(({ figures: its, at }) => ({ its, at: Object.keys(at) }));
      expect(figures(again)).toEqual(figures(first));
    });
  }
});
