// Formulas for an Excel without the add-in, from what a person types into the pane.
import { describe, expect, test } from "vitest";
import { type OldExcelWish, oldExcelFormula } from "../../../addin/taskpane/report/old-excel.ts";

const ORIGIN = "https://dvc.example";
const rate = (numerator: string, denominator: string, digits: string): OldExcelWish => ({
  kind: "rate",
  numerator,
  denominator,
  digits,
});

describe("a formula for an Excel without the add-in", () => {
  test("of a rate without a network names the two cells and calls nothing", () => {
    const made = oldExcelFormula(rate("b2", "$C$2", "1"), "native", ORIGIN);
    expect(made.ok && made.formula).toMatch(/^=IF\(OR\(B2="",\$C\$2=""\),NA\(\)/u);
    expect(made.ok && made.formula).not.toMatch(/WEBSERVICE|DVC/u);
  });

  test("of a rate from the server asks its address", () => {
    const made = oldExcelFormula(rate("B2", "C2", ""), "webservice", ORIGIN);
    expect(made.ok && made.formula).toContain(`WEBSERVICE("${ORIGIN}/v1/calc/TYLE?dec="`);
  });

  test("of a grade says whose boundaries it holds", () => {
    const made = oldExcelFormula({ kind: "grade", points: "B2", period: "Quý III/2026" }, "native", ORIGIN);
    expect(made).toMatchObject({ ok: true, note: expect.stringContaining("766") });
  });

  test.each([
    [rate("", "C2", "1"), "Hãy ghi địa chỉ một ô"],
    [rate("B2", "C2:C9", "1"), "Hãy ghi địa chỉ một ô"],
    [rate("B2", "C2", "chín"), "Số lẻ phải là số nguyên"],
    [{ kind: "grade", points: "B2", period: "kỳ nào đó" } as const, "kỳ"],
  ])("%j says what to do", (wish, sentence) => {
    expect(oldExcelFormula(wish, "native", ORIGIN)).toEqual({ ok: false, text: expect.stringContaining(sentence) });
  });
});
