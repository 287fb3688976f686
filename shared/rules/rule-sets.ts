// The rule sets of this version, and the one place that picks the set in force for a period.
import type { IndexFamily } from "../domain/index-family.ts";
import { type Notice, notice } from "../domain/notice.ts";
import type { Period } from "../domain/period.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import { periodName } from "../text/period.ts";
import { loadRuleSets, type RuleSet, type RuleSetData, withSwitches } from "./rule-set.ts";
import { M34_2019_2022 } from "./rulesets/m34-2019-2022.ts";
import { ND61_2018 } from "./rulesets/nd61-2018.ts";
import { QD766_DECISION_2022 } from "./rulesets/qd766-decision-2022.ts";
import { QD766_PORTAL_2026 } from "./rulesets/qd766-portal-2026.ts";
import { QD766_SCORE_ONLY } from "./rulesets/qd766-score-only.ts";

/** The files, in the order in which people are shown them. Which one is in force is told by its days alone. */
export const RULE_SET_FILES: readonly RuleSetData[] = [
  QD766_PORTAL_2026,
  QD766_DECISION_2022,
  QD766_SCORE_ONLY,
  ND61_2018,
  M34_2019_2022,
];

const loaded = (files: readonly RuleSetData[]): readonly RuleSet[] => {
  const outcome = loadRuleSets(files);
  // A shipped file with a fault is a wrong program: nothing may be scored by it.
  if (!outcome.ok) throw new Error(`rule sets: ${JSON.stringify(outcome.problem)}`);
  return outcome.result;
};

export const RULE_SETS: readonly RuleSet[] = loaded(RULE_SET_FILES);

/** The family that scores where no rule set is named. */
export const FAMILY_DEFAULT: IndexFamily = "qd766";

/** By id, in any case. */
export const findRuleSet = (id: string): RuleSet | undefined =>
  RULE_SETS.find((ruleSet) => ruleSet.id === id.trim().toLowerCase());

/** The sets of a family that follow each other in time, the newest first. */
export const ruleSetsOf = (family: IndexFamily, ruleSets: readonly RuleSet[] = RULE_SETS): readonly RuleSet[] =>
  ruleSets
    .filter((ruleSet) => ruleSet.family === family && !ruleSet.byNameOnly)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));

export interface RulesInForce {
  readonly ruleSet: RuleSet;
  /** What a reader of the score has to know about its rules. */
  readonly notices: readonly Notice[];
}

const isInForceOn = (ruleSet: RuleSet, day: string): boolean =>
  ruleSet.effectiveFrom <= day && (ruleSet.effectiveTo === null || day <= ruleSet.effectiveTo);

const noticesOf = (ruleSet: RuleSet, period: Period): readonly Notice[] => {
  const notices: Notice[] = [];
  const { id, verifiedFrom, effectiveFrom } = ruleSet;
  if (ruleSet.annexUnverified) notices.push(notice("RULE_ANNEX_UNVERIFIED", { ruleset: ruleSet.title }));
  if (verifiedFrom !== null && period.last < verifiedFrom) {
    notices.push(notice("RULE_BEFORE_CAPTURE", { ruleset: id, captured: verifiedFrom }));
  }
  if (!ruleSet.byNameOnly && period.first < effectiveFrom) {
    notices.push(notice("RULE_CHANGE_INSIDE", { ruleset: id, from: effectiveFrom }));
  }
  if (ruleSet.calendar !== null && period.calendar !== ruleSet.calendar) {
    notices.push(notice("RULE_CALENDAR_DIFFERS", { ruleset: id }));
  }
  if (ruleSet.switchedOn.length > 0) {
    notices.push(notice("RULE_SWITCHED", { ruleset: id, switches: ruleSet.switchedOn.join(", ") }));
  }
  return notices;
};

const inForce = (ruleSet: RuleSet, period: Period): RulesInForce => ({ ruleSet, notices: noticesOf(ruleSet, period) });

/**
 * The set of a family in force on the period's last day: the one that began last. Problem: `NO_RULESET_IN_FORCE`.
 * Source: domain rules §10 (766 in two sets, cut at 30/6/2025).
 */
export const ruleSetInForce = (
  period: Period,
  family: IndexFamily,
  ruleSets: readonly RuleSet[] = RULE_SETS,
): Outcome<RulesInForce> => {
  const newest = ruleSetsOf(family, ruleSets).find((ruleSet) => isInForceOn(ruleSet, period.last));
  return newest ? done(inForce(newest, period)) : refuse("NO_RULESET_IN_FORCE", { period: periodName(period) });
};

const FAMILY_NAMES: Readonly<Record<string, IndexFamily>> = {
  "766": "qd766",
  qd766: "qd766",
  nd61: "nd61",
  m34: "m34",
};

/** The set of that id, or the newest of that family: for what is asked without a period. */
export const ruleSetCalled = (name: string): RuleSet | undefined => {
  const family = FAMILY_NAMES[name.trim().toLowerCase()];
  return family ? ruleSetsOf(family)[0] : findRuleSet(name);
};

const knownNames = (): string => RULE_SETS.map((ruleSet) => ruleSet.id).join(", ");

/**
 * The set that a person names: an id ("qd766-portal-2026"), a family ("766", "nd61", "m34"), either followed by switches
 * ("qd766-decision-2022 3.6-100"). Problems: `RULESET_UNKNOWN`, `RULESET_SWITCH_UNKNOWN`, `RULESET_NOT_IN_FORCE`,
 * `NO_RULESET_IN_FORCE`.
 */
const ruleSetNamed = (name: string, period: Period): Outcome<RulesInForce> => {
  const [id = "", ...switches] = name
    .trim()
    .toLowerCase()
    .split(/[\s;,]+/u);
  const family = FAMILY_NAMES[id];
  const base = family ? ruleSetInForce(period, family) : null;
  if (base && !base.ok) return base;
  const ruleSet = base ? base.result.ruleSet : findRuleSet(id);
  if (!ruleSet) return refuse("RULESET_UNKNOWN", { got: name.trim(), known: knownNames() });
  if (!ruleSet.byNameOnly && !isInForceOn(ruleSet, period.last)) {
    return refuse("RULESET_NOT_IN_FORCE", { ruleset: ruleSet.id, period: periodName(period) });
  }
  // Without switches the set itself: callers keep what they know of a shipped set by the set.
  const switched = switches.length === 0 ? done(ruleSet) : withSwitches(ruleSet, switches);
  if (!switched.ok) {
    const known = ruleSet.switches.map((switchData) => `${switchData.code} (${switchData.title})`).join("; ");
    return refuse("RULESET_SWITCH_UNKNOWN", { ruleset: ruleSet.id, got: switched.problem, known });
  }
  return done(inForce(switched.result, period));
};

/** The named set, or without a name the index in force. */
export const ruleSetFor = (name: string | null, period: Period): Outcome<RulesInForce> =>
  name === null ? ruleSetInForce(period, FAMILY_DEFAULT) : ruleSetNamed(name, period);
