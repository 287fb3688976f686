// How the 766 index is printed: the words and the maxima of its groups and of its total, taken from the rule sets.
import type { IndexFamily } from "../domain/index-family.ts";
import type { Period } from "../domain/period.ts";
import { add, compare, type Rational, ZERO } from "../domain/rational.ts";
import type { Group, GroupCode, RuleSet } from "./rule-set.ts";
import { FAMILY_DEFAULT, RULE_SETS, ruleSetInForce, ruleSetsOf } from "./rule-sets.ts";

/** A maximum as printed: of a group under its name, or of the total where `group` is null. */
interface PrintedMaximum {
  readonly group: Group | null;
  readonly max: Rational;
}

/** A group under its usual name. */
interface GroupName {
  readonly code: GroupCode;
  readonly pattern: RegExp;
}

export interface IndexPrint {
  /** As `indexSets` gives them. */
  readonly ruleSets: readonly RuleSet[];
  readonly maxima: readonly PrintedMaximum[];
  readonly names: readonly GroupName[];
}

const groupIn = (ruleSet: RuleSet, code: string): Group | undefined =>
  ruleSet.groups.find((group) => (group.code as string) === code);

/** The set with groups that are printed as one put together under the first of them; one for each way of printing. */
export const schemesOf = (ruleSet: RuleSet): readonly RuleSet[] => [
  ruleSet,
  ...ruleSet.jointGroups.map(({ groups: [first, ...others], ...joint }): RuleSet => {
    const max = [first, ...others].reduce((sum, code) => add(sum, groupIn(ruleSet, code ?? "")?.max ?? ZERO), ZERO);
    const groups = ruleSet.groups
      .filter(({ code }) => !others.includes(code))
      .map((group): Group => ((group.code as string) === first ? { ...group, max, citation: joint.citation } : group));
    return { ...ruleSet, groups };
  }),
];

const maximaOf = (ruleSet: RuleSet): readonly PrintedMaximum[] => [
  ...schemesOf(ruleSet).flatMap(({ groups }) => groups.map((group) => ({ group, max: group.max }))),
  ...(ruleSet.max === null ? [] : [{ group: null, max: ruleSet.max }]),
];

/** The longest name first: "công khai, minh bạch" is not read as "công khai" alone. */
const patternOf = (words: ReadonlySet<string>): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${[...words].sort((a, b) => b.length - a.length).join("|")})(?!\\p{L})`, "gu");

const namesOf = (ruleSets: readonly RuleSet[]): readonly GroupName[] => {
  const words = new Map<GroupCode, Set<string>>();
  for (const { code, words: own } of ruleSets.flatMap(({ groups }) => groups)) {
    const known = words.get(code) ?? new Set([code.toLowerCase()]);
    for (const word of own) known.add(word);
    words.set(code, known);
  }
  return [...words].map(([code, own]) => ({ code, pattern: patternOf(own) }));
};

/** The sets of an index: of a period the one in force; where the period is not known or none was in force, all, the newest first. */
export const indexSets = (
  ruleSets: readonly RuleSet[],
  period: Period | null,
  family: IndexFamily = FAMILY_DEFAULT,
): readonly RuleSet[] => {
  const outcome = period ? ruleSetInForce(period, family, ruleSets) : null;
  return outcome?.ok ? [outcome.result.ruleSet] : ruleSetsOf(family, ruleSets);
};

/** What these sets print, of one period or of all. */
export const indexPrint = (ruleSets: readonly RuleSet[] = RULE_SETS, period: Period | null = null): IndexPrint => {
  const sets = indexSets(ruleSets, period);
  return { ruleSets: sets, maxima: sets.flatMap(maximaOf), names: namesOf(sets) };
};

export const isMaximum = ({ maxima }: IndexPrint, max: Rational): boolean =>
  maxima.some((printed) => compare(printed.max, max) === 0);

export const isMaximumOfTotal = ({ maxima }: IndexPrint, max: Rational): boolean =>
  maxima.some((printed) => printed.group === null && compare(printed.max, max) === 0);

/** The group that a text in lower case names last; null where it names none. */
export const lastGroupNamed = ({ names }: IndexPrint, lower: string): GroupCode | null => {
  const hits = names.flatMap(({ code, pattern }) =>
    [...lower.matchAll(pattern)].map((match) => ({ code, end: match.index + match[0].length })),
  );
  return hits.sort((a, b) => a.end - b.end).at(-1)?.code ?? null;
};
