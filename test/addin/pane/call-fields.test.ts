// The form that fills in a formula: what a field says, the formula in the sheet it is for, what is wrong at which field, and the answer as a cell shows it.
import { describe, expect, test } from "vitest";
import { cellText, fullestRows } from "../../../addin/taskpane/explain/answer-text.ts";
import { pickedText } from "../../../addin/taskpane/explain/area-text.ts";
import {
  type CheckedField,
  checkFields,
  isAsTyped,
  understoodText,
} from "../../../addin/taskpane/functions/call-fields.ts";
import { findFunction } from "../../../shared/functions/catalogue.ts";
import { isErrorCell } from "../../../shared/functions/cell.ts";
import { readArea } from "../../../shared/functions/cell-reference.ts";
import { computeCall } from "../../../shared/functions/compute.ts";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import { fakeSheets } from "./fake-sheets.ts";

const SHEETS = fakeSheets({
  "Tháng 6": [
    ["Đơn vị", "Trực tuyến", "Tiếp nhận"],
    ["Huyện", 4840, 26757],
    ["Xã", "15.755", 69001],
    ["Lỗi", { error: "#DIV/0!" }, null],
  ],
  Bang: [["HS_TRUC_TUYEN", 12]],
});
const TARGET = { ...(readArea("E2") as NonNullable<ReturnType<typeof readArea>>), sheet: "Tháng 6" };
const UNITS = new Set(["XA1"]);

const defined = (id: string): FunctionDefinition => {
  const functionDefinition = findFunction(id);
  if (!functionDefinition) throw new Error(`no function ${id}`);
  return functionDefinition;
};
const check = (id: string, typed: readonly string[], target: typeof TARGET | null = TARGET) =>
  checkFields(defined(id), typed, target, UNITS, SHEETS);

describe("the formula that the fields make", () => {
  const cases: readonly (readonly [id: string, typed: readonly string[], formula: string])[] = [
    ["TYLE", ["B2", "C2"], "=DVC.TYLE(B2,C2)"],
    ["TYLE", ["'Tháng 6'!B2", "'Tháng 6'!C2", "1"], "=DVC.TYLE(B2,C2,1)"],
    ["TYLE", ["Bang!B1", "C2"], "=DVC.TYLE(Bang!B1,C2)"],
    ["TYLE", ["4.840", "26.757", "1"], "=DVC.TYLE(4840,26757,1)"],
    ["TYLE", ["1.234,5", "2000"], "=DVC.TYLE(1234.5,2000)"],
    ["TYLE", ["$B$2", "=C2"], "=DVC.TYLE(B2,C2)"],
    ["TYLECHUNG", ["B2:B3", "C2:C3"], "=DVC.TYLECHUNG(B2:B3,C2:C3)"],
    ["TYLECHUNG", ["4.840; 15.755", "26.757; 69.001", "1"], "=DVC.TYLECHUNG({4840;15755},{26757;69001},1)"],
    ["DOICHIEU", ["268", "359", "74,6%"], '=DVC.DOICHIEU(268,359,"74,6%")'],
    ["CANTHEM", ["B2", "C2", "20%", "chuyen"], '=DVC.CANTHEM(B2,C2,"20%","chuyen")'],
    ["XEPHANG", ["12", "B2:B3", "", "chu"], '=DVC.XEPHANG(12,B2:B3,,"chu")'],
    ["SOLIEU", ["XA1", "Tháng 6/2023", "HS_TRUC_TUYEN"], '=DVC.SOLIEU("XA1","Tháng 6/2023","HS_TRUC_TUYEN")'],
    ["SOLIEU", ["A2", '"B2"', "HS_TRUC_TUYEN"], '=DVC.SOLIEU(A2,"B2","HS_TRUC_TUYEN")'],
  ];
  test.each(cases)("%s %j", async (id, typed, formula) => {
    const checked = await check(id, typed);
    expect(checked.formula ?? checked.fields.map(({ fault }) => fault)).toBe(formula);
  });

  test("cells of another sheet are picked with their sheet, quoted where it needs it", () => {
    expect(pickedText({ sheet: "Tháng 6", area: "B2:B9" })).toBe("'Tháng 6'!B2:B9");
    expect(pickedText({ sheet: "Ủy ban's", area: "C7" })).toBe("'Ủy ban''s'!C7");
    expect(pickedText({ sheet: "Bang", area: "B:B" })).toBe("Bang!B:B");
  });
});

describe("the answer that is previewed", () => {
  test("comes from the values in the cells, texts with thousands too", async () => {
    const { args } = await check("TYLECHUNG", ["B2:B3", "C2:C3", "1"]);
    const context = { today: "2026-11-25" as never, stored: () => ({ ok: false }) as never };
    expect(computeCall({ fn: "TYLECHUNG", args: args ?? [] }, context)).toMatchObject({ value: 0.215 });
  });

  test.each([
    [0.215, "0.0%", "21,5%"],
    [20595, "#,##0", "20.595"],
    [71.8, "0.00", "71,80"],
    [45093, "dd/mm/yyyy", "16/06/2023"],
    [1234.5, null, "1.234,5"],
    ["Khớp", null, "Khớp"],
    [null, null, ""],
  ] as const)("%s in the format %s reads %s", (value, format, text) => {
    expect(cellText(value, format)).toBe(text);
  });
});

describe("what is wrong stands at its field", () => {
  const faultOf = async (id: string, typed: readonly string[], index: number) =>
    (await check(id, typed)).fields[index] ?? null;

  test("a needed field that is blank keeps the formula from being inserted", async () => {
    const checked = await check("TYLE", ["B2", ""]);
    expect(checked.formula).toBeNull();
    expect(checked.fields[1]).toMatchObject({ blocks: true, fault: expect.stringContaining("Mẫu số") });
    expect(checked.fields[2]?.fault).toBeNull();
  });

  test.each([
    ["TYLE", ["nhiều", "C2"], 0, true, "phải là số"],
    ["CANTHEM", ["1", "2", "20%", "bừa"], 3, true, "Hãy chọn một trong các giá trị"],
    ["TYLE", ["B2", "C2", "12"], 2, true, "từ 0 đến 10"],
    ["DIEM", ["12", "Quý III/2026"], 0, true, "phải có 2 cột"],
    // What stands in a cell today may change: it is said, and the formula may be inserted all the same.
    ["TYLE", ["B4", "C2"], 0, false, "đang báo lỗi #DIV/0!"],
    ["TYLE", ["B2", "C4"], 1, false, "đang trống"],
    ["TYLE", ["Xoa!B2", "C2"], 0, true, "Không có trang tính Xoa"],
    ["TYLECHUNG", ["E1:E3", "C2:C4"], 0, true, "chứa cả ô nhận kết quả"],
  ] as const)("%s %j", async (id, typed, index, blocks, words) => {
    expect(await faultOf(id, typed, index)).toMatchObject({ blocks, fault: expect.stringContaining(words) });
  });

  test("without a sheet cells cannot be read, and the field says what to do", async () => {
    const checked = await checkFields(defined("TYLE"), ["B2", "2"], null, UNITS, null);
    expect(checked.fields[0]?.fault).toContain("không có bảng tính");
    expect(checked.formula).toBeNull();
  });

  test("each field says how it was understood", async () => {
    const checked = await check("TYLECHUNG", ["B2:B3", "'Tháng 6'!C2:C3"]);
    const show = (cell: unknown) => (isErrorCell(cell) ? cell.error : cellText(cell as never, null));
    expect(checked.fields.map((field) => understoodText(field, "Tháng 6", show))).toEqual([
      "vùng B2:B3: 4.840; 15.755",
      "vùng C2:C3: 26.757; 69.001",
      "",
    ]);
    const other = await check("DOICHIEU", ["Bang!B1", "20", "60%"]);
    expect(other.fields.map((field) => understoodText(field, "Tháng 6", show)).slice(0, 3)).toEqual([
      "ô Bang!B1: 12",
      "số 20",
      "chữ “60%”",
    ]);
  });

  test.each([
    ["DOICHIEU", ["Bang!B1", "20", "60%"], [false, false, true]],
    ["TENKY", [" Quý I/2023 "], [true]],
    ["TENKY", ["“B2”"], [false]],
  ] as const)(
    "%s %j: what means the very text that stands in the field is not said again",
    async (id, typed, asTyped) => {
      const checked = await check(id, typed);
      expect(typed.map((text, index) => isAsTyped(checked.fields[index] as CheckedField, text))).toEqual(asTyped);
    },
  );
});

describe("a long table in the preview", () => {
  const row = (name: string, filled: number) => [
    name,
    ...Array.from({ length: 3 }, (_, cell) => (cell < filled ? "1" : "")),
  ];

  test.each<[string, readonly number[], readonly string[]]>([
    ["shows the lines with figures before empty ones, in their order", [0, 0, 3, 0, 2, 3], ["2", "4", "5"]],
    ["shows its beginning where all lines are alike", [1, 1, 1, 1, 1], ["0", "1", "2"]],
    ["shows all of a short one", [0, 3], ["0", "1"]],
    ["shows nothing of an empty one", [], []],
  ])("%s", (_title, filled, names) => {
    expect(
      fullestRows(
        filled.map((count, index) => row(String(index), count)),
        3,
      ).map(([name]) => name),
    ).toEqual(names);
  });
});
