// Formulas as files hold them, and back: nothing in a text or in the name of a sheet may be taken for a function.
import { describe, expect, test } from "vitest";
import { callsAddIn, shownFormula, storedFormula } from "../../../shared/text/stored-formula.ts";

const PAIRS: readonly (readonly [shown: string, stored: string])[] = [
  ["=DVC.TYLE(B2,C2)", "_xldudf_DVC_TYLE(B2,C2)"],
  ["=IFERROR(DVC.TYLE(B2,C2,1),DVC.PHANTRAM(B2,C2))", "IFERROR(_xldudf_DVC_TYLE(B2,C2,1),_xldudf_DVC_PHANTRAM(B2,C2))"],
  ['=DVC.LAYSO("DVC.TYLE(1)")', '_xldudf_DVC_LAYSO("DVC.TYLE(1)")'],
  ["='DVC.TYLE(1)'!A1", "'DVC.TYLE(1)'!A1"],
  ["=SUM(A1:A9)", "SUM(A1:A9)"],
  ["=ADVC.TYLE(1)", "ADVC.TYLE(1)"],
];

describe("a formula goes into a file and comes back", () => {
  test.each(PAIRS)("%s", (shown, stored) => {
    expect(storedFormula(shown)).toBe(stored);
    expect(shownFormula(stored)).toBe(shown);
  });

  test("small letters are the same function", () => {
    expect(storedFormula("=dvc.tyle(1,2)")).toBe("_xldudf_DVC_TYLE(1,2)");
  });
});

test.each([
  ["=DVC.TYLE(1,2)", true],
  ["_xldudf_DVC_TYLE(1,2)", true],
  ["=1+DVC.TYLE(1,2)", true],
  ['="DVC.TYLE(1,2)"', false],
  ["=SUM(A1)", false],
])("%s calls the add-in: %s", (formula, calls) => {
  expect(callsAddIn(formula)).toBe(calls);
});
