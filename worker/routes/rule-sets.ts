// GET /v1/rulesets and /v1/rulesets/{id}: the rules by which points are given, as data.
import { refuse } from "../../shared/domain/problem.ts";
import { viewOfRuleSet } from "../../shared/rules/rule-set-view.ts";
import { findRuleSet, RULE_SETS } from "../../shared/rules/rule-sets.ts";
import type { Handler } from "../http/scope.ts";

export const listRuleSets: Handler<"listRuleSets"> = () => {
  const rulesets = RULE_SETS.map(viewOfRuleSet).map((view) => ({
    id: view.id,
    version: view.version,
    title: view.title,
    family: view.family,
    legalBasis: view.legalBasis,
    effectiveFrom: view.effectiveFrom,
    effectiveTo: view.effectiveTo,
    verifiedFrom: view.verifiedFrom,
    annexUnverified: view.annexUnverified,
  }));
  return { content: { rulesets }, isTagged: true };
};

export const getRuleSet: Handler<"getRuleSet"> = ({ url }, { path }) => {
  const ruleSet = findRuleSet(path.id);
  if (!ruleSet) return refuse("NOT_FOUND", { path: url.pathname });
  return { content: viewOfRuleSet(ruleSet), isTagged: true };
};
