// Formulas as Vietnamese people type them, and as they are shown them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formulaOfCall,
  toPlainFormula,
  toVietnameseFormula,
  typedSeparator,
} from "../../../shared/functions/formula-text.ts";

describe("a typed formula in plain notation", () => {
  test.each([
    ["=DVC.TYLE(B5;C5;1)", "=DVC.TYLE(B5,C5,1)"],
    ["=DVC.TYLE(B5,C5,1)", "=DVC.TYLE(B5,C5,1)"],
    ["=DVC.CANTHEM(4840;26757;0,2)", "=DVC.CANTHEM(4840,26757,0.2)"],
    ["=ROUND(0,125;2)", "=ROUND(0.125,2)"],
    ["=A1*0,5", "=A1*0.5"],
    ["=(0,5+A1)*2", "=(0.5+A1)*2"],
    ["=SUM(A1,5)", "=SUM(A1,5)"],
    ["=SUM(A1,2;3)", "=SUM(A1,2,3)"],
    ['=DVC.CAUTYLE(1;2;;"hồ sơ; việc")', '=DVC.CAUTYLE(1,2,,"hồ sơ; việc")'],
    ['=A1&"; ""1,5"""', '=A1&"; ""1,5"""'],
    ["='Sổ; 1,5'!A1+0,5", "='Sổ; 1,5'!A1+0.5"],
    ["=DVC.TYLECHUNG({4840;15755};{26757;69001};1)", "=DVC.TYLECHUNG({4840;15755},{26757;69001},1)"],
    ["=SUM({0,5\\1;2\\3};1)", "=SUM({0.5,1;2,3},1)"],
    ["=SUM({0.5,1;2,3})", "=SUM({0.5,1;2,3})"],
    ['=DVC.DIEM({"a; b"\\1};A1)', '=DVC.DIEM({"a; b",1},A1)'],
    ["không phải công thức; 1,5", "không phải công thức; 1,5"],
  ])("%s", (typed, plain) => {
    expect(toPlainFormula(typed)).toBe(plain);
  });
});

describe("a plain formula as Vietnamese settings show it", () => {
  test.each([
    ["=DVC.TYLE(4840,26757,1)", "=DVC.TYLE(4840; 26757; 1)"],
    ["=DVC.DATCHITIEU(4840,26757,0.2)", "=DVC.DATCHITIEU(4840; 26757; 0,2)"],
    ['=DVC.DOICHIEU(268,359,"74,6%")', '=DVC.DOICHIEU(268; 359; "74,6%")'],
    ["=DVC.TYLECHUNG({4840;15755},{26757;69001},1)", "=DVC.TYLECHUNG({4840;15755}; {26757;69001}; 1)"],
    ['={"a, b",0.5;"c",2}', '={"a, b"\\0,5;"c"\\2}'],
  ])("%s", (plain, shown) => {
    expect(toVietnameseFormula(plain)).toBe(shown);
  });
});

test("what is shown is understood when it is typed", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "ồ", ";", ",", "1", ".", '"', "{", "}", "(", " ", "'") });
  const scalar = fc.oneof(
    fc.double({ min: 0, max: 1e6, noNaN: true }).map((n) => Math.round(n * 1000) / 1000),
    text,
  );
  const argument = fc.oneof(
    scalar,
    fc.array(fc.array(scalar, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(argument, { minLength: 2, maxLength: 4 }), (args) => {
      const plain = formulaOfCall("TYLE", args);
      const back = toPlainFormula(toVietnameseFormula(plain));
      expect(back.replaceAll(", ", ",")).toBe(plain.replaceAll(", ", ","));
    }),
  );
});

describe("a separator while the formula is typed", () => {
  // What stands before it, what is typed, whether a semicolon was typed before; what has to stand there.
  test.each([
    ["=DVC.TYLE(B5", ";", false, ","],
    ["=DVC.TYLE(B5,C5", ";", true, ","],
    ["=DVC.CANTHEM(B5,C5,0", ",", true, "."],
    ["=DVC.CANTHEM(B5", ",", true, ","],
    ["=SUM(1", ",", false, ","],
    ["=ROUND(0,125", ";", false, ";"],
    ['=DVC.CAUTYLE(1,2,1,"hồ sơ', ";", true, ";"],
    ["={1", ";", false, ";"],
    ["ghi chú", ";", false, ";"],
  ] as const)("%s and then %s", (before, typed, afterSemicolon, expected) => {
    expect(typedSeparator(before, typed, afterSemicolon)).toBe(expected);
  });
});
