// What a cell holds after somebody typed into it the Vietnamese way, and what is shown while it is edited.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf, parseAddress } from "../../../addin/workbook/cell-address.ts";
import { editText, readCellInput } from "../../../addin/workbook/cell-input.ts";

const number = (value: number, format: string | null) => ({ kind: "number", number: value, format });
const text = (value: string) => ({ kind: "text", text: value });

describe("typed into a cell", () => {
  test.each([
    ["20.757", number(20757, "#,##0")],
    ["1.234.567", number(1234567, "#,##0")],
    ["1.234,5", number(1234.5, "#,##0.0")],
    ["4840", number(4840, null)],
    ["7,8", number(7.8, null)],
    ["20,757", number(20.757, null)],
    ["-16,3", number(-16.3, null)],
    ["+5", number(5, null)],
    ["12.5", number(12.5, null)],
    ["12.5%", number(0.125, "0.0%")],
    ["21,5%", number(0.215, "0.0%")],
    ["21,51 %", number(0.2151, "0.00%")],
    ["100%", number(1, "0%")],
    ["0", number(0, null)],
    ["0,5", number(0.5, null)],
    ["12/9/2022", number(44816, "dd/mm/yyyy")],
    ["1-7-2025", number(45839, "dd/mm/yyyy")],
    ["29/2/2024", number(45351, "dd/mm/yyyy")],
    ["29/2/2023", text("29/2/2023")],
    ["9/2022", text("9/2022")],
    ["41/50", text("41/50")],
    ["4840/26757", text("4840/26757")],
    ["1.23.456", text("1.23.456")],
    ["1,234,567", number(1234567, "#,##0")],
    ["00123", text("00123")],
    ["012345678901", text("012345678901")],
    ["1234567890123456", text("1234567890123456")],
    ["Quý I/2023", text("Quý I/2023")],
    ["=", text("=")],
    ["=SUM(A1;0,5)", { kind: "formula", formula: "=SUM(A1,0.5)" }],
  ])("%s", (typed, held) => {
    expect(readCellInput(typed)).toEqual(held);
  });
});

test("what is shown while a number is edited gives the same number back", () => {
  const patterns = fc.constantFrom(null, "General", "#,##0", "0.0%", "0.00%");
  const numbers = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((n) => n / 10_000);
  fc.assert(
    fc.property(numbers, patterns, (given, pattern) => {
      const shown = editText(given, pattern);
      expect(shown === null ? null : readCellInput(shown)).toMatchObject({ kind: "number", number: given });
    }),
  );
});

test("a day is shown as a day while it is edited", () => {
  expect(editText(44816, "dd/mm/yyyy")).toBe("12/09/2022");
  expect(readCellInput("12/09/2022")).toMatchObject({ number: 44816 });
});

test.each([
  ["A1", { row: 0, column: 0 }],
  ["Z9", { row: 8, column: 25 }],
  ["AA10", { row: 9, column: 26 }],
  ["XFD1048576", { row: 1_048_575, column: 16_383 }],
])("the address %s", (address, place) => {
  expect(parseAddress(address)).toEqual(place);
  expect(addressOf(place)).toBe(address);
});

test.each(["", "A", "1", "A0", "A1:B2", "Sổ!A1"])("“%s” is no address of a cell", (address) => {
  expect(parseAddress(address)).toBeNull();
});
