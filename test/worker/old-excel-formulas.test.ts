// Formulas for an Excel without add-ins: LibreOffice calculates both kinds, and both give what the core gives.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { findFunction } from "../../shared/functions/catalogue.ts";
import type { Cell } from "../../shared/functions/cell.ts";
import { type CallResult, computeCall, isCallError } from "../../shared/functions/compute.ts";
import { formulaIn, toVietnameseFormula } from "../../shared/functions/formula-text.ts";
import { nativeGradeFormula, nativeRateFormula } from "../../shared/functions/native-formula.ts";
import { readCellAddress, webserviceFormula } from "../../shared/functions/webservice-formula.ts";
import { calculateWithLibreOffice, canCalculate, type OfficeResult } from "../support/libreoffice.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

type Rate = "TYLE" | "PHANTRAM";
type RateCase = readonly [fn: Rate, numerator: Cell, denominator: Cell, digits: number | null];

/** Boundaries of rounding, where a double lies just beside what people mean; blanks; zeros; what cannot be. */
const RATES: readonly RateCase[] = [
  ["TYLE", 4840, 26757, 1],
  ["TYLE", 20757, 69001, 1],
  ["TYLE", 139, 650, 2],
  ["TYLE", 56436, 110642, 0],
  ["TYLE", 1, 8, 0],
  ["TYLE", 29, 200, 0],
  ["TYLE", 1005, 10000, 1],
  ["TYLE", 145, 1000, 0],
  ["TYLE", 285, 1000, 0],
  ["TYLE", 575, 1000, 0],
  ["TYLE", 1015, 10000, 1],
  ["TYLE", 4035, 10000, 1],
  ["TYLE", 8165, 10000, 1],
  ["TYLE", 1, 3, 1],
  ["TYLE", 2, 3, 1],
  ["TYLE", 1, 6, 10],
  ["TYLE", 999, 1000, 0],
  ["TYLE", 9995, 10000, 1],
  ["TYLE", 99949, 100000, 1],
  ["TYLE", 0, 5, 1],
  ["TYLE", 7, 7, 1],
  ["TYLE", 4840, 26757, null],
  ["TYLE", 123456789, 987654321, 4],
  ["TYLE", 0.5, 2, 1],
  ["PHANTRAM", 4840, 26757, 1],
  ["PHANTRAM", 139, 650, 2],
  ["PHANTRAM", 1005, 10000, 1],
  ["PHANTRAM", 1005, 100000, 2],
  ["PHANTRAM", 285, 1000, 0],
  ["PHANTRAM", 4685, 100000, 2],
  ["PHANTRAM", 2, 3, 1],
  ["PHANTRAM", 7, 9, null],
  ["TYLE", null, 26757, 1],
  ["TYLE", 4840, null, 1],
  ["TYLE", null, null, 1],
  ["TYLE", 5, 0, 1],
  ["TYLE", 0, 0, 1],
  ["PHANTRAM", 5, 0, null],
  ["TYLE", 5, 4, 1],
  ["TYLE", -1, 4, 1],
  ["TYLE", 1, -4, 1],
  ["PHANTRAM", 5, 4, 1],
  ["TYLE", "bốn", 5, 1],
];

type GradeCase = readonly [points: Cell, period: string, ruleset: string | null];
const GRADES: readonly GradeCase[] = [
  ...[0, 49.99, 49.995, 50, 69.99, 69.994, 69.995, 70, 72.6, 79.995, 80, 89.99, 89.994, 89.995, 90, 100, 100.004].map(
    (points) => [points, "Quý III/2026", null] as const,
  ),
  [-0.001, "Quý III/2026", null],
  [-0.01, "Quý III/2026", null],
  [100.01, "Quý III/2026", null],
  [null, "Quý III/2026", null],
  ["Tốt", "Quý III/2026", null],
  [83.8, "tháng 6/2023", null],
  ...[5.99, 5.995, 6, 9, 12, 14.99, 15, 18, 18.01].map((points) => [points, "Quý I/2023", "nd61-2018"] as const),
];

const core = (fn: string, args: readonly Cell[]): CallResult =>
  computeCall(
    { fn, args },
    { today: "2026-11-22" as LocalDate, stored: (need) => refuse("UNIT_UNKNOWN", { unit: need.unit }) },
  );

const cellNames = ["A{r}", "B{r}"] as const;
const nativeRate = ([fn, , , digits]: RateCase) =>
  nativeRateFormula(fn, { numerator: cellNames[0], denominator: cellNames[1], digits });
const webRate = ([fn, , , digits]: RateCase, origin: string) =>
  webserviceFormula(
    fn,
    [{ cell: cellNames[0] }, { cell: cellNames[1] }, ...(digits === null ? [] : [digits])],
    origin,
  ) ?? "";
const nativeGrade = ([, period, ruleset]: GradeCase) => {
  const made = nativeGradeFormula(cellNames[0], period, ruleset);
  if (!made.ok) throw new Error(made.problem.code);
  return made.result;
};
const webGrade = ([, period, ruleset]: GradeCase, origin: string) =>
  webserviceFormula("XEPLOAI", [{ cell: cellNames[0] }, period, ...(ruleset === null ? [] : [ruleset])], origin) ?? "";

const isWebError = (result: OfficeResult | undefined): string =>
  typeof result === "string"
    ? (/^#(?:N\/A|VALUE!) /u.exec(result)?.[0].trim() ?? result)
    : `no error: ${JSON.stringify(result)}`;

/** Without a network there are #N/A and a sentence that begins with "Lỗi". */
const nativeError = (result: OfficeResult | undefined): string => {
  if (typeof result === "object") return result.error;
  return typeof result === "string" && result.startsWith("Lỗi: ") ? "#VALUE!" : `no error: ${JSON.stringify(result)}`;
};

const named = canCalculate ? "" : " (NOT CHECKED HERE: LibreOffice with its Python is not on this machine)";

describe(`LibreOffice calculates what the core does${named}`, () => {
  let worker: RunningWorker;
  let results: readonly OfficeResult[] = [];
  const cases = [
    ...RATES.map((rate) => ({ kind: "rate" as const, one: rate })),
    ...GRADES.map((grade) => ({ kind: "grade" as const, one: grade })),
  ];

  beforeAll(async () => {
    if (!canCalculate) return;
    worker = await startWorker();
    const rows = cases.flatMap(({ kind, one: rateCase }) => {
      const cells = (kind === "rate" ? rateCase.slice(1, 3) : rateCase.slice(0, 1)) as (number | string | null)[];
      const formulas =
        kind === "rate"
          ? [nativeRate(rateCase as RateCase), webRate(rateCase as RateCase, worker.url)]
          : [nativeGrade(rateCase as GradeCase).formula, webGrade(rateCase as GradeCase, worker.url)];
      return formulas.map((formula) => ({ cells, formula: toVietnameseFormula(formula) }));
    });
    results = await calculateWithLibreOffice(rows);
  }, 120_000);
  afterAll(() => worker?.close());

  test.each(cases.map(({ kind, one: rateCase }, index) => [kind, rateCase.join("; "), index] as const))(
    "%s %s",
    (kind, _shown, index) => {
      if (!canCalculate) return;
      const [native, web] = [results[2 * index], results[2 * index + 1]];
      const { one: rateCase } = cases[index] as (typeof cases)[number];
      const [fn, args] = kind === "rate" ? [rateCase[0] as Rate, rateCase.slice(1)] : ["XEPLOAI", [...rateCase]];
      const expected = core(fn, args as Cell[]);
      if (isCallError(expected)) {
        expect([nativeError(native), isWebError(web)]).toEqual([expected.error.cell, expected.error.cell]);
      } else expect([native, web]).toEqual([expected.value, expected.value]);
    },
  );
});

describe("the formulas as they are copied", () => {
  const cells = { numerator: "B2", denominator: "C2", digits: 1 };
  test("of native functions, in both notations", () => {
    const formula = nativeRateFormula("TYLE", cells);
    expect(formula).toBe(
      '=IF(OR(B2="",C2=""),NA(),IF(NOT(AND(ISNUMBER(B2),ISNUMBER(C2))),"Lỗi: tử số và mẫu số phải là số",IF(OR(B2<0,C2<0),"Lỗi: số liệu không được âm",IF(C2=0,NA(),IF(B2>C2,"Lỗi: tử số lớn hơn mẫu số",INT((2000*B2+C2)/(2*C2))/1000)))))',
    );
    expect(formulaIn("vietnamese", formula)).toContain('IF(OR(B2=""; C2=""); NA(); ');
  });

  test("of WEBSERVICE, with the server's address, the notation of the machine and a sentence where there is no number", () => {
    expect(webserviceFormula("TYLE", [{ cell: "B2" }, { cell: "C2" }, 1], "https://dvc.example.vn")).toBe(
      '=IFERROR(VALUE(WEBSERVICE("https://dvc.example.vn/v1/calc/TYLE?dec="&ENCODEURL(MID(1/2,2,1))&"&x="&IF(B2="","",ENCODEURL(B2))&"&x="&IF(C2="","",ENCODEURL(C2))&"&x="&ENCODEURL(1))),WEBSERVICE("https://dvc.example.vn/v1/calc/TYLE?dec="&ENCODEURL(MID(1/2,2,1))&"&x="&IF(B2="","",ENCODEURL(B2))&"&x="&IF(C2="","",ENCODEURL(C2))&"&x="&ENCODEURL(1)))',
    );
    expect(webserviceFormula("XEPLOAI", [{ cell: "D2" }, 'Quý "III"'], "https://a.vn")).toContain(
      'ENCODEURL("Quý ""III""")',
    );
  });

  test.each(["SOLIEU", "TONGHOP", "TYLECHUNG", "BANGDIEM", "KHONGCO"])(
    "there is none of %s, which it cannot ask for",
    (id) => {
      expect(webserviceFormula(id, ["a"], "https://a.vn")).toBeNull();
    },
  );

  test("there is none with more arguments than the function has", () => {
    expect(findFunction("TYLE")?.params.length).toBe(3);
    expect(webserviceFormula("TYLE", [1, 2, 3, 4], "https://a.vn")).toBeNull();
  });

  test("a grade names its rule set, and the boundaries are those of the period", () => {
    const { note, ruleset, formula } = nativeGrade([90, "Quý I/2023", "nd61-2018"]);
    expect(ruleset).toBe("nd61-2018");
    expect(note).toContain("bộ quy tắc nd61-2018, bản 1");
    expect(note).toContain("Xuất sắc từ 15, Tốt từ 12");
    expect(formula).toContain('>=15,"Xuất sắc"');
    expect(nativeGrade([90, "Quý III/2026", null]).ruleset).toBe("qd766-portal-2026");
  });

  test.each([
    ["tháng 13", null, "PERIOD_UNREADABLE"],
    ["Quý I/2021", "m34-2019-2022", "RULESET_WITHOUT_POINTS"],
    ["Quý I/2015", null, "NO_RULESET_IN_FORCE"],
  ])("no grade for %s under %s", (period, ruleset, code) => {
    const made = nativeGradeFormula("D2", period, ruleset);
    expect(made.ok ? "made" : made.problem.code).toBe(code);
  });

  test.each([
    ["b2", "B2"],
    [" $C$10 ", "$C$10"],
    ["XFD1048576", "XFD1048576"],
    ["B0", null],
    ["2B", null],
    ['B2)+WEBSERVICE("x"', null],
    ["", null],
  ])("the address %s is read as %s", (typed, address) => expect(readCellAddress(typed)).toBe(address));
});
