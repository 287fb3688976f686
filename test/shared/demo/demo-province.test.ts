// The invented province of the demonstration: its table holds together whichever six months of the year are shown.
import { describe, expect, test } from "vitest";
import { checkFigures } from "../../../shared/checking/figures/check-figures.ts";
import { readUnitRows } from "../../../shared/checking/unit-rows.ts";
import demo from "../../../shared/demo/demo.json" with { type: "json" };
import province from "../../../shared/demo/mau.json" with { type: "json" };
import { type Figures, findFigure } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { Period } from "../../../shared/domain/period.ts";
import { periodOf } from "../../../shared/domain/period.ts";
import { rational } from "../../../shared/domain/rational.ts";
import { findRate, type RateCode } from "../../../shared/rules/rates.ts";
import { computeRates } from "../../../shared/scoring/rate.ts";

type Code = keyof typeof province.months;

const COMMUNES = Object.keys(province.months) as Code[];
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const figuresOf = (code: Code, month: number): Figures =>
  Object.fromEntries(province.columns.map((column, index) => [column, province.months[code][month - 1]?.[index]]));

const TARGETED = findRate(province.target.measure)?.code as RateCode;

const monthBefore = (month: number, back = 1): number => ((month - back + 23) % 12) + 1;

const periodAt = (month: number, back = 0): Period => {
  const from = 12 * 2026 + month - 1 - back;
  return periodOf({ calendar: "nd09", kind: "month", year: Math.floor(from / 12), index: (from % 12) + 1 }) as Period;
};

describe("every month of every commune", () => {
  test.each(COMMUNES)(
    "%s: no error and no warning beside the months before it, and nothing carried over is lost",
    (code) => {
      for (const month of MONTHS) {
        const past = (back: number) => ({
          figures: figuresOf(code, monthBefore(month, back)),
          period: periodAt(month, back),
        });
        const findings = checkFigures(figuresOf(code, month), {
          period: periodAt(month),
          previous: past(1),
          history: [1, 2, 3, 4, 5].map(past),
          scheme: "ND42",
          form: FORM_DEFAULT,
          level: "xa",
          notes: true,
          targets: new Map([[TARGETED, rational(BigInt(province.target.leastPercent), 100n)]]),
        });
        const told = findings.filter(({ severity }) => severity !== "I");
        expect(told, `${code}, month ${month}`).toEqual([]);
      }
    },
  );

  test("the check notices a dossier that was lost between two months", () => {
    const [code] = COMMUNES as [Code];
    const figures = figuresOf(code, 1);
    const previous = { figures: { ...figuresOf(code, 12), HS_DANG_GIAI_QUYET: 1 }, period: periodAt(1, 1) };
    const codes = checkFigures(figures, { period: periodAt(1), previous, scheme: "ND42", form: FORM_DEFAULT }).map(
      (finding) => finding.code,
    );
    expect(codes).toContain("CARRY_MISMATCH");
  });
});

test("each column is a figure, each row has them all as whole numbers, each commune is a unit below the province", () => {
  for (const column of province.columns) expect(findFigure(column), column).toBeDefined();
  for (const rows of Object.values(province.months)) {
    expect(rows).toHaveLength(12);
    for (const row of rows) {
      expect(row).toHaveLength(province.columns.length);
      for (const count of row) expect(Number.isInteger(count) && count >= 0).toBe(true);
    }
  }
  expect(province.units.map(({ code }) => code)).toEqual(["MAU", ...COMMUNES]);
  expect(province.units.filter(({ parent }) => parent === "MAU").map(({ code }) => code)).toEqual(COMMUNES);
});

test("every name, target, deadline, reason and report says that it is invented, and no name is like another", () => {
  const said = [
    ...province.units.map(({ name }) => name),
    province.target.source,
    province.deadline.source,
    province.body.note,
    province.body.source.system,
    province.noteAfterReturn,
    province.closingReason,
    ...province.newest.returned.map(({ reason }) => reason),
  ];
  for (const text of said) expect(text).toMatch(/giả định/iu);
  const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const names = [...demo.units, ...province.units].map(({ name }) => plain(name));
  expect(new Set(names).size).toBe(names.length);
});

test("the units can be imported with those of the articles", () => {
  const columns = ["code", "name", "type", "parent", "valid_from", "valid_to", "successors"] as const;
  const rows = [...demo.units, ...province.units].map((unit) => columns.map((column) => unit[column]));
  const { units, faults } = readUnitRows([columns, ...rows]);
  expect(faults).toEqual([]);
  expect(units).toHaveLength(rows.length);
});

describe("the newest month shows each case", () => {
  const { notYet, received, returned } = province.newest;
  const sent = COMMUNES.filter((code) => !notYet.includes(code));

  test("most have sent, several are received, one is returned, two have not sent, and none is two of these", () => {
    expect(notYet).toHaveLength(2);
    expect(returned).toHaveLength(1);
    const named = [...notYet, ...received, ...returned.map(({ unit }) => unit)];
    expect(new Set(named).size).toBe(named.length);
    for (const code of named) expect(COMMUNES).toContain(code);
    expect(sent.length - received.length - returned.length).toBeGreaterThanOrEqual(2);
  });

  test.each(MONTHS)("in month %i one that has sent is far below the target, and most reach it", (month) => {
    const percent = (code: Code) => (computeRates(figuresOf(code, month))[TARGETED]?.rate ?? 0) * 100;
    const { leastPercent } = province.target;
    const far = sent.filter((code) => percent(code) < leastPercent - 15);
    expect(far).toEqual(["MAU.09"]);
    expect(sent.filter((code) => percent(code) >= leastPercent).length).toBeGreaterThan(sent.length / 2);
  });
});
