// Rule files: what a broken one is refused for, which one is in force when, and that the shipped ones add up and are cited.
import { describe, expect, test } from "vitest";
import { FIGURES, findFigure } from "../../../shared/domain/figure.ts";
import { parseLocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey, rangePeriod } from "../../../shared/domain/period.ts";
import { rational } from "../../../shared/domain/rational.ts";
import { RATES } from "../../../shared/rules/rates.ts";
import { type IndicatorData, indicatorsOf, loadRuleSet, type RuleSetData } from "../../../shared/rules/rule-set.ts";
import { viewOfRuleSet } from "../../../shared/rules/rule-set-view.ts";
import { findRuleSet, RULE_SET_FILES, RULE_SETS, ruleSetFor, ruleSetInForce } from "../../../shared/rules/rule-sets.ts";
import { QD766_PORTAL_2026 } from "../../../shared/rules/rulesets/qd766-portal-2026.ts";
import { foldText } from "../../../shared/text/fold.ts";

const period = (key: string): Period => {
  const periodKey = parsePeriodKey(key);
  if (!periodKey) throw new Error(`no period ${key}`);
  return periodKey;
};
const day = (text: string): Period => {
  const date = parseLocalDate(text);
  if (!date) throw new Error(text);
  return rangePeriod(date, date);
};

/** The portal set with one line changed. */
const withLine = (code: string, change: Partial<IndicatorData>): RuleSetData => ({
  ...QD766_PORTAL_2026,
  groups: QD766_PORTAL_2026.groups.map((group) => ({
    ...group,
    indicators: group.indicators.map((indicator) =>
      indicator.code === code ? { ...indicator, ...change } : indicator,
    ),
  })),
});

const kindsOf = (data: RuleSetData): readonly string[] => {
  const outcome = loadRuleSet(data);
  return outcome.ok ? [] : outcome.problem.map((fault) => `${fault.kind} ${fault.at}`);
};

describe("a rule set is refused", () => {
  const blank = "" as never;
  test.each<[string, RuleSetData, string]>([
    ["when the lines of a group do not add up to it", withLine("ON_TIME", { max: 18 }), "groupSum TDGQ"],
    [
      "when the groups do not add up to the score",
      { ...QD766_PORTAL_2026, groups: QD766_PORTAL_2026.groups.slice(1) },
      "setSum qd766-portal-2026",
    ],
    ["when a line has no citation", withLine("ON_TIME", { citation: " " }), "noCitation 2.1 ON_TIME"],
    ["when a line has no confidence", withLine("ON_TIME", { confidence: blank }), "noConfidence 2.1 ON_TIME"],
    ["when a maximum has no confidence", withLine("ON_TIME", { confidenceMax: blank }), "noConfidence 2.1 ON_TIME"],
    ["when a line has no title", withLine("ON_TIME", { title: "" }), "noTitle 2.1 ON_TIME"],
    [
      "when it names an unknown rate",
      withLine("ON_TIME", { rate: "ON_TIME_RATE" }),
      "rateUnknown 2.1 ON_TIME: ON_TIME_RATE",
    ],
    ["when a cap has no threshold", withLine("ON_TIME", { method: "cap" }), "noThreshold 2.1 ON_TIME"],
    [
      "when a cap lies above 100%",
      withLine("ONLINE_DOSSIER", { threshold: "150%" }),
      "thresholdRange 3.3 ONLINE_DOSSIER",
    ],
    ["when a cap is 0%", withLine("ONLINE_DOSSIER", { threshold: "0%" }), "thresholdRange 3.3 ONLINE_DOSSIER"],
    [
      "when a cap is no percentage",
      withLine("ONLINE_DOSSIER", { threshold: "50" }),
      "thresholdRange 3.3 ONLINE_DOSSIER",
    ],
    ["when information carries points", withLine("AVG_DAYS", { max: 1 }), "infoWithPoints 2.2 AVG_DAYS"],
    ["when a maximum is negative", withLine("ON_TIME", { max: -20 }), "maxInvalid 2.1 ON_TIME"],
    ["when a code stands twice", withLine("AVG_DAYS", { code: "ON_TIME" }), "codeTwice ON_TIME"],
    ["when a number stands twice", withLine("AVG_DAYS", { number: "2.1" }), "codeTwice 2.1"],
    ["when there is no legal basis", { ...QD766_PORTAL_2026, legalBasis: [] }, "noCitation qd766-portal-2026"],
    [
      "when a day does not exist",
      { ...QD766_PORTAL_2026, effectiveFrom: "2025-06-31" },
      "dateInvalid qd766-portal-2026: 2025-06-31",
    ],
    [
      "when it ends before it begins",
      { ...QD766_PORTAL_2026, effectiveTo: "2025-06-30" },
      "dateInvalid qd766-portal-2026",
    ],
    [
      "when grades are out of order",
      { ...QD766_PORTAL_2026, bands: [...QD766_PORTAL_2026.bands].reverse() },
      "bandOrder KHA",
    ],
    [
      "when the lowest grade leaves a gap",
      { ...QD766_PORTAL_2026, bands: QD766_PORTAL_2026.bands.slice(0, 4) },
      "bandOrder TRUNG_BINH",
    ],
  ])("%s", (_, data, expected) => expect(kindsOf(data)).toContain(expected));

  test("without a zero-denominator rule, because nothing says what no dossiers give", () => {
    const without = ({ zeroDenominator: _, ...line }: IndicatorData): IndicatorData => line;
    const groups = QD766_PORTAL_2026.groups.map((group) =>
      group.code === "TDGQ" ? { ...group, indicators: group.indicators.map(without) } : group,
    );
    expect(kindsOf({ ...QD766_PORTAL_2026, groups })).toEqual(["noZeroRule 2.1 ON_TIME"]);
  });
});

describe("shipped rule sets", () => {
  test.each(RULE_SET_FILES.map((data) => [data.id, data] as const))("%s has no fault", (_, data) =>
    expect(kindsOf(data)).toEqual([]),
  );

  test.each([
    [
      "qd766-portal-2026",
      [
        ["CKMB", 18],
        ["TDGQ", 20],
        ["DVCTT", 12],
        ["TTTT", 10],
        ["MDSH", 22],
        ["MDHL", 18],
      ],
      100,
    ],
    [
      "qd766-decision-2022",
      [
        ["CKMB", 18],
        ["TDGQ", 20],
        ["DVCTT", 12],
        ["TTTT", 10],
        ["MDSH", 22],
        ["MDHL", 18],
      ],
      100,
    ],
    [
      "qd766-score-only",
      [
        ["CKMB", 18],
        ["TDGQ", 20],
        ["DVCTT", 12],
        ["TTTT", 10],
        ["MDSH", 22],
        ["MDHL", 18],
      ],
      100,
    ],
    ["nd61-2018", [["N61", 18]], 18],
  ])("%s has the maxima of the domain rules", (id, groups, max) => {
    const ruleSet = findRuleSet(id);
    expect(ruleSet?.groups.map((group) => [group.code, Number(group.max.numerator)])).toEqual(groups);
    expect(ruleSet?.max).toEqual(rational(BigInt(max), 1n));
  });

  test("thresholds of the two 766 sets are those of the sources", () => {
    const caps = (id: string) =>
      RULE_SET_FILES.find((ruleSetFile) => ruleSetFile.id === id)
        ?.groups.flatMap((group) => group.indicators)
        .filter((indicator) => indicator.method === "cap")
        .map((indicator) => `${indicator.number} ${indicator.threshold}`);
    expect(caps("qd766-portal-2026")).toEqual(["3.1 80%", "3.3 50%", "3.4 80%", "3.5 80%", "4.3 80%", "5.4 90%"]);
    expect(caps("qd766-decision-2022")).toEqual([
      "3.1 80%",
      "3.3 50%",
      "3.4 80%",
      "3.5 80%",
      "3.6 30%",
      "4.2 80%",
      "4.3 80%",
      "5.4 90%",
    ]);
  });

  test("every line of the 766 index says what it counts by figures with a Vietnamese name", () => {
    for (const ruleSet of RULE_SETS) {
      for (const indicator of indicatorsOf(ruleSet)) {
        const codes = indicator.rates.flatMap((rate) => [...rate.numerator, ...rate.denominator]);
        if (indicator.method !== "given" && !indicator.mean)
          expect([indicator.code, codes.length > 1]).toEqual([indicator.code, true]);
        for (const code of codes) expect([code, findFigure(code)?.name.length ?? 0]).not.toEqual([code, 0]);
      }
    }
  });
});

describe("a rule set as others read it", () => {
  test.each(RULE_SETS.map((ruleSet) => [ruleSet.id, ruleSet] as const))(
    "%s is plain JSON with citation and confidence on every line",
    (_, ruleSet) => {
      const view = viewOfRuleSet(ruleSet);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
      for (const line of view.groups.flatMap((group) => group.indicators)) {
        expect([line.code, line.citation.length > 0, line.confidence.length]).toEqual([line.code, true, 1]);
      }
    },
  );
  test("a line spells out its figures, its basis and its threshold", () => {
    const ruleSet = findRuleSet("qd766-portal-2026");
    const lines = ruleSet && viewOfRuleSet(ruleSet).groups.flatMap((group) => group.indicators);
    expect(lines?.find((line) => line.number === "5.4")).toMatchObject({
      max: 6,
      method: "cap",
      threshold: 0.9,
      rates: [{ code: "SATISFACTION_766", numerator: ["HS_HAI_LONG"], denominator: ["HS_TONG"] }],
      zeroDenominator: "zero",
    });
  });
});

describe("the rule set in force", () => {
  test.each([
    // First and last days of the sets.
    ["2022-07-31", null],
    ["2022-08-01", "qd766-decision-2022"],
    ["2025-06-30", "qd766-decision-2022"],
    ["2025-07-01", "qd766-portal-2026"],
    ["2026-11-22", "qd766-portal-2026"],
  ])("766 on %s is %s", (date, id) => {
    const ruleSet = ruleSetInForce(day(date), "qd766");
    expect(ruleSet.ok ? ruleSet.result.ruleSet.id : null).toBe(id);
  });

  test.each([
    ["nd61", "2018-04-22", null],
    ["nd61", "2018-04-23", "nd61-2018"],
    ["nd61", "2025-06-30", "nd61-2018"],
    ["nd61", "2025-07-01", null],
    ["m34", "2022-08-14", "m34-2019-2022"],
    ["m34", "2022-08-15", null],
  ] as const)("%s on %s is %s", (family, date, id) => {
    const ruleSet = ruleSetInForce(day(date), family);
    expect(ruleSet.ok ? ruleSet.result.ruleSet.id : null).toBe(id);
  });

  test.each([
    ["civil:2026-Q3", ["RULE_CALENDAR_DIFFERS"], false],
    // Ended before the day on which the portal's results were first seen.
    ["civil:2026-08", ["RULE_BEFORE_CAPTURE"], true],
    ["civil:2025-07", ["RULE_BEFORE_CAPTURE"], true],
    ["civil:2026-09", ["RULE_BEFORE_CAPTURE"], false],
    ["civil:2025", ["RULE_CHANGE_INSIDE", "RULE_BEFORE_CAPTURE"], true],
    ["civil:2025-Q2", ["RULE_ANNEX_UNVERIFIED"], true],
    ["nd09:2026-Q3", ["RULE_CALENDAR_DIFFERS"], true],
  ])("%s carries %j: %s", (key, codes, expected) => {
    const ruleSet = ruleSetFor(null, period(key));
    const notices = ruleSet.ok ? ruleSet.result.notices.map((notice) => notice.code) : [];
    for (const code of codes) expect(notices.includes(code as (typeof notices)[number])).toBe(expected);
  });

  test.each([
    ["766", "civil:2023-06", "qd766-decision-2022"],
    ["QD766-PORTAL-2026", "civil:2026-Q3", "qd766-portal-2026"],
    ["qd766-score-only", "civil:2023-06", "qd766-score-only"],
    ["nd61", "nd09:2023-Q1", "nd61-2018"],
  ])("the name %s for %s is %s", (name, key, id) => {
    const ruleSet = ruleSetFor(name, period(key));
    expect(ruleSet.ok ? ruleSet.result.ruleSet.id : ruleSet.problem.code).toBe(id);
  });

  test.each([
    ["qd999", "civil:2026-Q3", "RULESET_UNKNOWN"],
    ["qd766-portal-2026", "civil:2023-06", "RULESET_NOT_IN_FORCE"],
    ["qd766-decision-2022 9.9-50", "civil:2023-06", "RULESET_SWITCH_UNKNOWN"],
    ["m34", "civil:2023-06", "NO_RULESET_IN_FORCE"],
  ])("the name %s for %s is refused: %s", (name, key, code) => {
    const ruleSet = ruleSetFor(name, period(key));
    expect(ruleSet.ok ? "accepted" : ruleSet.problem.code).toBe(code);
  });

  test("another reading of a line is switched on by name and announced", () => {
    const ruleSet = ruleSetFor("qd766-decision-2022 4.2-100", period("civil:2023-06"));
    if (!ruleSet.ok) throw new Error(ruleSet.problem.code);
    const line = indicatorsOf(ruleSet.result.ruleSet).find((indicator) => indicator.number === "4.2");
    expect([line?.method, line?.confidence]).toEqual(["linear", "?"]);
    expect(ruleSet.result.notices).toContainEqual({
      code: "RULE_SWITCHED",
      params: { ruleset: "qd766-decision-2022", switches: "4.2-100" },
    });
  });
});

describe("names of figures and rates", () => {
  test("one name means one figure or one rate", () => {
    const names = [
      ...RATES.map((rate) => [rate.code, rate.name] as const),
      ...FIGURES.flatMap((figure) => [figure.name, ...figure.synonyms].map((name) => [figure.code, name] as const)),
    ];
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const [code, name] of names) {
      const key = foldText(name);
      const owner = owners.get(key);
      if (owner !== undefined && owner !== code) clashes.push(`${name}: ${owner}, ${code}`);
      owners.set(key, code);
    }
    expect(clashes).toEqual([]);
  });

  test("every side of every rate is a known figure", () => {
    const unknown = RATES.flatMap((rate) => [...rate.numerator, ...rate.denominator]).filter(
      (code) => !findFigure(code),
    );
    expect(unknown).toEqual([]);
  });
});
