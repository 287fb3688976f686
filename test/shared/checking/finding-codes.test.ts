// Every code of the validator catalogue is raised by a check of figures or of texts; a code that nobody raises is a promise not kept.
import { describe, expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import { FINDINGS } from "../../../shared/findings/catalogue.ts";
import { SETTABLE_CODES } from "../../../shared/findings/office-severity.ts";
import { readProse } from "../../support/prose.ts";
import { CHECK_REPORTS, SEED_REPORTS } from "./figure-cases.ts";
import { checkReport } from "./figure-report.ts";

/** Domain rules §8, line by line. */
const CATALOGUE = [
  ["NUM_GT_DEN", "E"],
  ["PCT_MISMATCH", "E"],
  ["PCT_ROUND_MODE", "I"],
  ["PCT_UNREACHABLE", "W"],
  ["SUM_MISMATCH", "E"],
  ["DEN_REUSED", "E"],
  ["PART_WHOLE", "E"],
  ["TRIPLE_CONFLICT", "E"],
  ["SAME_QTY_TWO_VALUES", "E"],
  ["GROUP_OVER_MAX", "E"],
  ["GROUP_MISSING", "E"],
  ["TOTAL_INFEASIBLE", "E"],
  ["TOTAL_MISMATCH", "E"],
  ["DELTA_SELF", "W"],
  ["DELTA_MISMATCH", "E"],
  ["DATE_INVALID", "E"],
  ["PERIOD_LABEL", "W"],
  ["PERIOD_OPEN", "I"],
  ["TERM_OBSOLETE", "W"],
  ["REGIME_SPAN", "I"],
  ["LEVEL_NOT_IN_FORCE", "E"],
  ["LEGAL_CITATION", "I"],
  ["UNIT_AMBIGUOUS", "W"],
  ["SCOPE_SLIP", "I"],
  ["DATA_GAP", "W"],
  ["NUMBER_FORMAT", "I"],
  ["TARGET_MISSED", "I"],
  ["MISSING_DENOMINATOR", "I"],
] as const;

const TEXTS = ["xuan-loc", "thach-hung", "duc-hoa", "tinh-quy-1-2023", "thanh-tan"];

const raised = new Map<string, Set<string>>();
const findings = [
  ...TEXTS.flatMap((name) => checkProse(readProse(name))),
  ...[...SEED_REPORTS, ...CHECK_REPORTS].flatMap(({ report }) => checkReport(report)),
  ...checkReport({ figures: {}, period: "civil:2023-06", scheme: "LEVEL4" }),
];
for (const { code, severity } of findings) raised.set(code, (raised.get(code) ?? new Set()).add(severity));

describe("the catalogue of domain rules §8", () => {
  test.each(CATALOGUE)("%s is raised as %s", (code, severity) => {
    expect([...(raised.get(code) ?? [])]).toContain(severity);
  });

  test.each(CATALOGUE)("%s is usually %s, and an office may set it", (code, severity) => {
    expect(FINDINGS[code].severity).toBe(severity);
  });

  test("nothing that an office may set is a check that nobody makes", () => {
    expect(SETTABLE_CODES.filter((code) => !raised.has(code))).toEqual([]);
  });
});
