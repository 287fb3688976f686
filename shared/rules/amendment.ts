// Builds an amended rule set from the one it amends: the amendment states its days, its source and only what changes.
import type { Confidence } from "../domain/confidence.ts";
import type { GroupData, IndicatorData, RuleSetData } from "./rule-set.ts";

/** What changes of an entry; null takes an optional part of it away. */
type ChangeOf<Entry> = { readonly [Part in keyof Entry]?: Entry[Part] | null };

type LineChange = ChangeOf<Omit<IndicatorData, "code">>;
/** `indicators`, where stated, are all lines of the group anew. */
type GroupChange = ChangeOf<Omit<GroupData, "code">>;

export interface Amendment extends Partial<Omit<RuleSetData, "groups">> {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly effectiveFrom: string;
  /** Source of every entry that the amendment changes, where the entry names no other. */
  readonly citation: string;
  /** How sure that source is: of a changed formula, of a changed maximum, of a changed group. */
  readonly confidence: Confidence;
  /** By code of the group. */
  readonly groups?: Readonly<Record<string, GroupChange>>;
  /** What changes of every line, before `lines`. */
  readonly eachLine?: LineChange;
  /** By code of the line. */
  readonly lines?: Readonly<Record<string, LineChange>>;
}

const changed = <Entry extends object>(entry: Entry, change: ChangeOf<Entry>): Entry =>
  Object.fromEntries(Object.entries({ ...entry, ...change }).filter(([, part]) => part !== null)) as Entry;

const refuseUnknown = (id: string, known: readonly string[], stated: object | undefined): void => {
  const unknown = Object.keys(stated ?? {}).filter((code) => !known.includes(code));
  // A shipped file with a fault is a wrong program: a change of nothing would go unnoticed.
  if (unknown.length > 0) throw new Error(`rule set ${id} amends what its base does not have: ${unknown.join(", ")}`);
};

/**
 * The rule set `base` as amended. What is not stated stays as it is in the base, save the end, which is open. The end of the
 * base is not stated anywhere: a set with an open end is in force until the next of its family begins.
 */
export const amended = (base: RuleSetData, amendment: Amendment): RuleSetData => {
  const { citation, confidence, groups, eachLine, lines, ...rest } = amendment;
  const baseLines = base.groups.flatMap(({ indicators }) => indicators);
  refuseUnknown(
    amendment.id,
    base.groups.map(({ code }) => code),
    groups,
  );
  refuseUnknown(
    amendment.id,
    baseLines.map(({ code }) => code),
    lines,
  );
  const lineOf = (line: IndicatorData): IndicatorData => {
    const own = lines?.[line.code];
    if (!own && !eachLine) return line;
    const change: LineChange = { ...eachLine, ...own };
    const max = change.max === undefined ? {} : { confidenceMax: confidence };
    return changed(line, { citation, confidence, ...max, ...change });
  };
  const groupOf = (group: GroupData): GroupData => {
    const own = groups?.[group.code];
    const whole = own ? changed(group, { citation, confidence, ...own }) : group;
    return own?.indicators ? whole : { ...whole, indicators: group.indicators.map(lineOf) };
  };
  return { ...base, effectiveTo: null, ...rest, groups: base.groups.map(groupOf) };
};
