// Receipts: the same numbers again from the receipt alone, one text for one receipt, and everything a reader can cite.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rational } from "../../../shared/domain/rational.ts";
import type { IndicatorCode } from "../../../shared/rules/rule-set.ts";
import { ruleSetFor } from "../../../shared/rules/rule-sets.ts";
import {
  agreesWithItself,
  canonicalReceipt,
  receiptOfScore,
  recompute,
  type ScoreReceipt,
} from "../../../shared/scoring/receipt.ts";
import { type ScoreInput, scoreIndex } from "../../../shared/scoring/scorecard.ts";
import { FULL, figuresOf, periodOf } from "../../support/scoring-cases.ts";

const receiptFor = (input: ScoreInput, key = "civil:2026-Q3", name: string | null = null): ScoreReceipt => {
  const period = periodOf(key);
  const rules = ruleSetFor(name, period);
  if (!rules.ok) throw new Error(rules.problem.code);
  return receiptOfScore(scoreIndex(rules.result.ruleSet, period, input), "0.1.0", rules.result.notices);
};

/** As it is kept and sent: plain JSON. */
const kept = (receipt: ScoreReceipt): ScoreReceipt => JSON.parse(canonicalReceipt(receipt)) as ScoreReceipt;

const numbersOf = (receipt: ScoreReceipt) => ({
  lines: Object.fromEntries(receipt.groups.flatMap((group) => group.lines.map((line) => [line.code, line.counted]))),
  groups: Object.fromEntries(receipt.groups.map((group) => [group.code, group.points])),
  score: receipt.score,
  rescaled: receipt.rescaled,
});

const entry = (kind: "ratio" | "points", numerator: bigint, denominator: bigint) =>
  kind === "ratio"
    ? ({ kind, ratio: rational(numerator, denominator) } as const)
    : ({ kind, points: rational(numerator, denominator) } as const);

describe("recomputing from the receipt alone gives the same numbers", () => {
  const { HS_TRUC_TUYEN: _, ...partial } = FULL;
  test.each<[string, ScoreInput, string, string | null]>([
    ["a full scorecard", { figures: figuresOf(FULL) }, "civil:2026-Q3", null],
    ["the rules of 2022", { figures: figuresOf(FULL) }, "civil:2023-Q3", null],
    [
      "other readings switched on",
      { figures: figuresOf(FULL) },
      "civil:2023-Q3",
      "qd766-decision-2022 3.6-100 4.2-100",
    ],
    ["a commune, for which 3.1 is not computed", { figures: figuresOf(FULL), level: "xa" }, "civil:2026-Q3", null],
    ["a partial one", { figures: figuresOf(partial) }, "civil:2026-Q3", null],
    [
      "no petitions, no fees",
      {
        figures: figuresOf({
          ...FULL,
          PAKN_THAM_QUYEN: 0,
          PAKN_DUNG_HAN: 0,
          PAKN_HAI_LONG: 0,
          HS_CO_PHI: 0,
          HS_THANH_TOAN_TT: 0,
        }),
      },
      "civil:2026-Q3",
      null,
    ],
    ["impossible counts", { figures: figuresOf({ ...FULL, HS_TRUC_TUYEN: 9000 }) }, "civil:2026-Q3", null],
    [
      "points of groups only",
      {
        figures: figuresOf({
          DIEM_CKMB: 0,
          DIEM_TDGQ: 20,
          DIEM_DVCTT: 7,
          DIEM_TTTT: 7.8,
          DIEM_MDHL: 18,
          DIEM_MDSH: 19,
        }),
      },
      "civil:2023-06",
      "qd766-score-only",
    ],
    [
      "a ratio and points given directly",
      {
        figures: figuresOf(FULL),
        indicators: {
          ["ELECTRONIC_CERTIFIED_COPY" as IndicatorCode]: entry("ratio", 1n, 3n),
          ["ON_TIME" as IndicatorCode]: entry("points", 1735n, 100n),
        },
      },
      "civil:2026-Q3",
      null,
    ],
    [
      "rates without points",
      { figures: figuresOf({ HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 }) },
      "range:2021-12-15..2022-08-12",
      "m34",
    ],
  ])("%s", (_, input, key, name) => {
    const receipt = receiptFor(input, key, name);
    expect(recompute(kept(receipt))).toEqual(numbersOf(receipt));
    expect(agreesWithItself(kept(receipt))).toBe(true);
  });

  test("any counts", () => {
    const codes = Object.keys(FULL);
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(5000)), { minLength: codes.length, maxLength: codes.length }), (counts) => {
        const figures = Object.fromEntries(
          codes.flatMap((code, index) => (counts[index] == null ? [] : [[code, counts[index]]])),
        );
        const receipt = receiptFor({ figures: figuresOf(figures) });
        expect(recompute(kept(receipt))).toEqual(numbersOf(receipt));
      }),
      { numRuns: 100 },
    );
  });

  test("a changed count changes the number: the receipt is not an echo", () => {
    const receipt = kept(receiptFor({ figures: figuresOf(FULL) }));
    const text = JSON.stringify(receipt).replace('"numerator":"5830"', '"numerator":"6684"');
    const again = recompute(JSON.parse(text) as ScoreReceipt);
    expect(agreesWithItself(JSON.parse(text) as ScoreReceipt)).toBe(false);
    expect([receipt.score, again.score, again.lines.ON_TIME]).toEqual(["55.08", "57.64", "20.00"]);
  });
});

describe("what a receipt carries", () => {
  const receipt = receiptFor({ figures: figuresOf(FULL) }, "civil:2026-08");
  test("versions, period, rounding, citation and confidence of every line", () => {
    expect(receipt).toMatchObject({
      core: "0.1.0",
      ruleSet: { id: "qd766-portal-2026", version: "1", switches: [] },
      period: "civil:2026-08",
      rounding: { digits: 2, mode: "halfUp", group: "sumOfRounded" },
    });
    for (const line of receipt.groups.flatMap((group) => group.lines)) {
      expect([line.code, line.citation.length > 0, line.confidence.length]).toEqual([line.code, true, 1]);
    }
    expect(receipt.notices.map((one) => one.code)).toContain("RULE_BEFORE_CAPTURE");
  });
  test("the figures that went into a line", () => {
    const line = receipt.groups[1]?.lines[0];
    expect(line?.figures).toEqual([
      { code: "HS_TRUOC_HAN", amount: 3000 },
      { code: "HS_DUNG_HAN", amount: 2000 },
      { code: "HS_DANG_TRONG_HAN", amount: 830 },
      { code: "HS_TONG", amount: 6684 },
    ]);
  });
});

describe("one text for one content", () => {
  test("the order of the figures does not matter", () => {
    const reversed = Object.fromEntries(Object.entries(FULL).reverse());
    const [first, second] = [FULL, reversed].map((figures) => receiptFor({ figures: figuresOf(figures) }));
    if (!first || !second) throw new Error("no receipt");
    expect(canonicalReceipt(first)).toBe(canonicalReceipt(second));
  });
});
