// The rule sets that answers of this version are made with, as they stand in every answer and receipt.
import type { RuleSetVersion } from "../db/snapshot.ts";

/** No function of this version scores by a rule set yet: rates follow from their own definitions. */
export const RULE_SETS_USED: readonly RuleSetVersion[] = [];
