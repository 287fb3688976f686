// An amendment of the index: it states only what changes, is in force from its day, and everything that reads points follows it.
import { describe, expect, test } from "vitest";
import { checkFigures } from "../../../shared/checking/figures/check-figures.ts";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import type { FigureCode, Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import { rational } from "../../../shared/domain/rational.ts";
import { readPortal } from "../../../shared/reading/file-portal.ts";
import { matchHeader } from "../../../shared/reading/header-match.ts";
import { amended } from "../../../shared/rules/amendment.ts";
import { indexSets } from "../../../shared/rules/index-print.ts";
import { loadRuleSets, type RuleSet, type RuleSetData } from "../../../shared/rules/rule-set.ts";
import { RULE_SET_FILES, ruleSetInForce } from "../../../shared/rules/rule-sets.ts";
import { ND61_2018 } from "../../../shared/rules/rulesets/nd61-2018.ts";
import { QD766_DECISION_2022 } from "../../../shared/rules/rulesets/qd766-decision-2022.ts";
import { QD766_PORTAL_2026 } from "../../../shared/rules/rulesets/qd766-portal-2026.ts";

const period = (key: string): Period => {
  const periodKey = parsePeriodKey(key);
  if (!periodKey) throw new Error(`no period ${key}`);
  return periodKey;
};
const loaded = (...added: readonly RuleSetData[]): readonly RuleSet[] => {
  const outcome = loadRuleSets([...RULE_SET_FILES, ...added]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.result;
};
const faultsOf = (...files: readonly RuleSetData[]): readonly string[] => {
  const outcome = loadRuleSets(files);
  return outcome.ok ? [] : outcome.problem.map(({ kind, at }) => `${kind} ${at}`);
};
const idIn = (ruleSets: readonly RuleSet[], key: string): string | null => {
  const ruleSet = ruleSetInForce(period(key), "qd766", ruleSets);
  return ruleSet.ok ? ruleSet.result.ruleSet.id : null;
};

const IN_2027 = amended(QD766_PORTAL_2026, {
  id: "qd766-2027",
  version: "1",
  title: "Bộ chỉ số 766 từ năm 2027",
  effectiveFrom: "2027-01-01",
  citation: "Quyết định sửa đổi",
  confidence: "V",
  groups: { DVCTT: { max: 14 }, MDSH: { max: 20 } },
  lines: { ONLINE_DOSSIER: { max: 8 }, ELECTRONIC_CERTIFIED_COPY: { max: 0, method: "info", note: null } },
});

describe("a set added last", () => {
  const ruleSets = loaded({ ...QD766_PORTAL_2026, id: "qd766-copy", effectiveFrom: "2027-01-01" });
  test.each([
    ["civil:2025-06", "qd766-decision-2022"],
    ["civil:2026-12", "qd766-portal-2026"],
    ["civil:2027-01", "qd766-copy"],
    ["civil:2031", "qd766-copy"],
  ])("in %s is in force: %s", (key, id) => expect(idIn(ruleSets, key)).toBe(id));

  test("ends the one before it on the day before; that one's file stays as it is", () => {
    const ends = Object.fromEntries(ruleSets.map(({ id, effectiveTo }) => [id, effectiveTo]));
    expect(ends).toMatchObject({ "qd766-portal-2026": "2026-12-31", "qd766-copy": null, "qd766-score-only": null });
    expect(QD766_PORTAL_2026.effectiveTo).toBeNull();
  });

  test("the order of the list says nothing", () => {
    const turned = loadRuleSets([...RULE_SET_FILES, IN_2027].reverse());
    expect(turned.ok && idIn(turned.result, "civil:2026-12")).toBe("qd766-portal-2026");
    expect(turned.ok && idIn(turned.result, "civil:2027-01")).toBe("qd766-2027");
  });
});

describe("sets are refused", () => {
  const closed = { ...QD766_PORTAL_2026, id: "closed", effectiveTo: "2027-06-30" };
  test.each<[string, readonly RuleSetData[], readonly string[]]>([
    ["a stated end after the next has begun", [closed, IN_2027], ["overlap closed, qd766-2027"]],
    ["in either order", [IN_2027, closed], ["overlap closed, qd766-2027"]],
    [
      "the last day of one is the first of the other",
      [{ ...closed, effectiveTo: "2027-01-01" }, IN_2027],
      ["overlap closed, qd766-2027"],
    ],
    ["two that begin on one day", [IN_2027, { ...IN_2027, id: "other" }], ["overlap other, qd766-2027"]],
    ["two of one id", [QD766_PORTAL_2026, { ...IN_2027, id: "qd766-portal-2026" }], ["idTwice qd766-portal-2026"]],
    ["a fault names its set", [{ ...IN_2027, max: 99 }], ["setSum qd766-2027: qd766-2027"]],
  ])("%s", (_, files, faults) => expect(faultsOf(...files)).toEqual(faults));

  test.each<[string, readonly RuleSetData[]]>([
    ["one begins on the day after the other's end", [{ ...closed, effectiveTo: "2026-12-31" }, IN_2027]],
    ["they are of two families", [ND61_2018, QD766_DECISION_2022]],
    ["one applies only by name", [QD766_PORTAL_2026, { ...closed, byNameOnly: true }]],
  ])("not where %s", (_, files) => expect(faultsOf(...files)).toEqual([]));
});

describe("an amendment", () => {
  const groupOf = (data: RuleSetData, code: string) => data.groups.find((group) => group.code === code);
  const lineOf = (data: RuleSetData, code: string) =>
    data.groups.flatMap(({ indicators }) => indicators).find((line) => line.code === code);

  test("keeps what it does not state and cites what it changes", () => {
    expect(groupOf(IN_2027, "CKMB")).toEqual(groupOf(QD766_PORTAL_2026, "CKMB"));
    expect(lineOf(IN_2027, "ON_TIME")).toEqual(lineOf(QD766_PORTAL_2026, "ON_TIME"));
    expect(IN_2027.bands).toBe(QD766_PORTAL_2026.bands);
    expect(groupOf(IN_2027, "DVCTT")).toMatchObject({ max: 14, citation: "Quyết định sửa đổi", confidence: "V" });
    expect(lineOf(IN_2027, "ONLINE_DOSSIER")).toMatchObject({
      max: 8,
      threshold: "50%",
      citation: "Quyết định sửa đổi",
      confidence: "V",
      confidenceMax: "V",
    });
    expect(lineOf(IN_2027, "ELECTRONIC_CERTIFIED_COPY")).not.toHaveProperty("note");
  });

  test("has no end of its own unless it states one", () => {
    const after = amended(QD766_DECISION_2022, { ...IN_2027, groups: {}, citation: "x", confidence: "V" });
    expect(after.effectiveTo).toBeNull();
  });

  test.each([
    ["a group", { groups: { DVC: { max: 14 } } }, /DVC$/u],
    ["a line", { lines: { ON_TIEM: { max: 14 } } }, /ON_TIEM$/u],
  ])("of %s that its base does not have is refused", (_, change, message) => {
    const { id, version, title, effectiveFrom } = IN_2027;
    const base = { id, version, title, effectiveFrom, citation: "Quyết định", confidence: "V" } as const;
    expect(() => amended(QD766_PORTAL_2026, { ...base, ...change })).toThrow(message);
  });
});

describe("points are judged by the set in force", () => {
  const ruleSets = loaded(IN_2027);
  const codes = (text: string, key: string | null, sets?: readonly RuleSet[]) =>
    checkProse(text, { period: key === null ? null : period(key), ...(sets ? { ruleSets: sets } : {}) }).map(
      ({ code, params }) => `${code} ${"max" in params ? params.max : ""}`,
    );
  const TEXT = "nhóm dịch vụ công trực tuyến đạt 13/14 điểm";

  test.each<[string, string, string | null, readonly RuleSet[] | undefined, readonly string[]]>([
    ["14 in force", TEXT, "civil:2027-01", ruleSets, []],
    ["14 not yet in force", TEXT, "civil:2026-10", ruleSets, ["GROUP_OVER_MAX 12"]],
    ["no period: wrong only if wrong by all sets", TEXT, null, ruleSets, []],
    [
      "above 14 by any set",
      "nhóm dịch vụ công trực tuyến đạt 14,5/14 điểm",
      "civil:2027-01",
      ruleSets,
      ["GROUP_OVER_MAX 14"],
    ],
    ["the sets of this version", TEXT, null, undefined, ["GROUP_OVER_MAX 12"]],
    [
      "five groups: 14 + 10",
      "Công khai 16,5 điểm; cung cấp dịch vụ trực tuyến đạt 23/24 điểm",
      "civil:2027-01",
      ruleSets,
      [],
    ],
    [
      "five groups: 12 + 10",
      "Công khai 16,5 điểm; cung cấp dịch vụ trực tuyến đạt 21/22 điểm",
      "civil:2026-10",
      ruleSets,
      [],
    ],
  ])("in a text, %s", (_, text, key, sets, expected) => expect(codes(text, key, sets)).toEqual(expected));

  test.each<[string, readonly string[]]>([
    ["civil:2027-01", []],
    ["civil:2026-10", ["GROUP_OVER_MAX"]],
  ])("in reported figures of %s", (key, expected) => {
    const figures = { ["DIEM_DVCTT" as FigureCode]: 13 } as Figures;
    const found = checkFigures(figures, { period: period(key), scheme: null, form: FORM_DEFAULT, ruleSets });
    expect(found.map(({ code }) => code)).toEqual(expected);
  });

  test("a column is one of points where a set has the maximum behind its name, of six groups or of five", () => {
    const codeOf = (text: string, sets?: readonly RuleSet[]) =>
      matchHeader({ parts: [text], title: "Kết quả Bộ chỉ số 766", ...(sets ? { ruleSets: sets } : {}) })?.code;
    expect(codeOf("Dịch vụ công trực tuyến (12)")).toBe("DIEM_DVCTT");
    expect(codeOf("Dịch vụ công trực tuyến (22)")).toBe("DIEM_DVCTT");
    expect(codeOf("Dịch vụ công trực tuyến (14)")).not.toBe("DIEM_DVCTT");
    expect(codeOf("Dịch vụ công trực tuyến (14)", ruleSets)).toBe("DIEM_DVCTT");
    expect(codeOf("Tổng (100)")).toBe("DIEM_TONG");
  });

  test("the portal's data set with nothing but a score is known by the maximum of its period", () => {
    const groupOf = (totalMaxScore: number, key: string, sets?: readonly RuleSet[]) =>
      readPortal([{ departmentName: "Xã A", period: key, totalScore: 9, totalMaxScore }], sets)[0]?.group;
    expect(groupOf(12, "2026-10", ruleSets)).toBe("DVCTT");
    expect(groupOf(14, "2027-01", ruleSets)).toBe("DVCTT");
    expect(groupOf(14, "2026-10", ruleSets)).toBeNull();
    expect(groupOf(20, "2026-10", ruleSets)).toBe("TDGQ");
    // From 2027 two groups have 20.
    expect(groupOf(20, "2027-01", ruleSets)).toBeNull();
  });

  test("groups that are printed as one have the sum of their maxima", () => {
    const [newest] = indexSets(ruleSets, period("civil:2027-01"));
    expect(newest?.groups.find((group) => (group.code as string) === "DVCTT")?.max).toEqual(rational(14n, 1n));
    expect(newest?.jointGroups).toEqual(QD766_PORTAL_2026.jointGroups);
  });
});
