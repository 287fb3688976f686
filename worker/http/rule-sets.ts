// The rule sets that answers of this version are made with, as they stand in every answer and receipt.
import { RULE_SETS } from "../../shared/rules/rule-sets.ts";
import type { RuleSetVersion } from "../db/snapshot.ts";

export const RULE_SETS_USED: readonly RuleSetVersion[] = RULE_SETS.map(({ id, version }) => ({ id, version }));
