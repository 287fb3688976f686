// GET /v1/rulesets and /v1/rulesets/{id}: the rules by which points are given, as data.
import { refuse } from "../../shared/domain/problem.ts";
import { viewOfRuleSet } from "../../shared/rules/rule-set-view.ts";
import { findRuleSet, RULE_SETS } from "../../shared/rules/rule-sets.ts";
import { taggedAnswer } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";

const JSON_TYPE = "application/json; charset=utf-8";

export const listRuleSets: Handler<"listRuleSets"> = ({ request }) => {
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
  return taggedAnswer(request, JSON.stringify({ rulesets }), JSON_TYPE);
};

export const getRuleSet: Handler<"getRuleSet"> = ({ request, url }, { path }) => {
  const ruleSet = findRuleSet(path.id);
  if (!ruleSet) return refuse("NOT_FOUND", { path: url.pathname });
  return taggedAnswer(request, JSON.stringify(viewOfRuleSet(ruleSet)), JSON_TYPE);
};
