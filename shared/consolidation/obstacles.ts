// What stands in the way of closing a period: one list of findings, each with whether a reason may override it.
import type { LocalDate } from "../domain/local-date.ts";
import { isAtLeast, type Role } from "../domain/role.ts";
import type { SnapshotState } from "../domain/snapshot.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Finding, FindingDetail } from "../findings/finding.ts";
import { periodName } from "../text/period.ts";
import type { Consolidated } from "./consolidate.ts";

/** A current snapshot as closing looks at it. */
export interface ClosingSnapshot {
  readonly unit: UnitCode;
  readonly state: SnapshotState;
  readonly findings: readonly Finding[];
  /** Codes of findings for which the submission gave a reason. */
  readonly explained: readonly string[];
  readonly rulesets: readonly { readonly id: string; readonly version: string }[];
  /** Id of the token. */
  readonly submittedBy: string;
  /** A proposed correction that nobody has answered. */
  readonly isCorrectionPending: boolean;
}

export interface ClosingQuestion {
  readonly table: Consolidated;
  /** The snapshots that were added up or compared. */
  readonly used: readonly ClosingSnapshot[];
  /** Snapshots of the subtree that were sent back and not sent again. */
  readonly returned: readonly ClosingSnapshot[];
  readonly nameOf: (unit: UnitCode) => string;
  /** The rule sets of today, by which the snapshots would now be judged. */
  readonly rulesets: ClosingSnapshot["rulesets"];
  readonly today: LocalDate;
  readonly actor: { readonly id: string; readonly role: Role };
}

export interface Obstacle {
  readonly finding: Finding;
  /** False: closing is refused whatever reason is given. */
  readonly canOverride: boolean;
}

const obstacle = (unit: string, detail: FindingDetail, canOverride = true): Obstacle => ({
  finding: { severity: "E", at: unit, stated: null, recomputed: null, ...detail } as Finding,
  canOverride,
});

const staleRules = ({ rulesets }: ClosingSnapshot, now: ClosingSnapshot["rulesets"]): readonly string[] => {
  const versions = new Map(now.map(({ id, version }) => [id, version]));
  return rulesets.filter(({ id, version }) => versions.get(id) !== version).map(({ id }) => id);
};

/** Errors, and outliers of whatever severity, for which nobody gave a reason. */
const isUnexplained = (finding: Finding, explained: readonly string[]): boolean =>
  (finding.severity === "E" || finding.code === "OUTLIER") && !explained.includes(finding.code);

const obstaclesOfSnapshot = (snapshot: ClosingSnapshot, question: ClosingQuestion): readonly Obstacle[] => {
  const { unit, state, submittedBy } = snapshot;
  const name = question.nameOf(unit);
  const { id, role } = question.actor;
  const stale = staleRules(snapshot, question.rulesets);
  const locksOwn = state !== "da_chot" && submittedBy === id && !isAtLeast(role, "quantri");
  return [
    ...(state === "da_nop" ? [obstacle(unit, { code: "UNIT_NOT_APPROVED", params: { unit, name } })] : []),
    ...(locksOwn ? [obstacle(unit, { code: "OWN_SUBMISSION", params: { unit, name } }, false)] : []),
    ...(snapshot.isCorrectionPending ? [obstacle(unit, { code: "CORRECTION_PENDING", params: { unit, name } })] : []),
    ...(stale.length > 0
      ? [obstacle(unit, { code: "RULES_STALE", params: { unit, name, rules: stale.join(", ") } })]
      : []),
    ...snapshot.findings
      .filter((finding) => isUnexplained(finding, snapshot.explained))
      .map((finding) => ({ finding: { ...finding, at: `${unit}.${finding.at}` }, canOverride: true })),
  ];
};

/** The unit of a place as findings name it: a unit, or its figure behind a dot. Codes of units may hold dots, those of figures do not. */
export const unitAt = (at: string, isUnit: (code: string) => boolean): string =>
  isUnit(at) ? at : at.slice(0, Math.max(0, at.lastIndexOf(".")));

/** A unit that submitted a total beside the units below it may have explained why they differ. */
const obstaclesOfTable = ({ table, used }: ClosingQuestion): readonly Obstacle[] => {
  const explainedBy = new Map(used.map(({ unit, explained }) => [unit as string, explained]));
  const explainedAt = ({ at }: Finding) => explainedBy.get(unitAt(at, (code) => explainedBy.has(code))) ?? [];
  return table.findings
    .filter((finding) => isUnexplained(finding, explainedAt(finding)))
    .map((finding) => ({ finding, canOverride: true }));
};

/**
 * The list that closing answers with: the period still open, units missing, returned or not approved, unexplained errors and
 * outliers, corrections that wait, snapshots judged by other versions of the rules. Empty: the period can be closed.
 */
export const obstaclesOf = (question: ClosingQuestion): readonly Obstacle[] => {
  const { table, returned, nameOf, today } = question;
  const { period, unit: root } = table;
  const isReturned = new Set(returned.map(({ unit }) => unit));
  const missing = table.completeness.missing.filter((unit) => !isReturned.has(unit));
  return [
    ...(period.last >= today
      ? [obstacle(root, { code: "PERIOD_OPEN", params: { period: periodName(period), last: period.last } })]
      : []),
    ...missing.map((unit) => obstacle(unit, { code: "UNIT_MISSING", params: { unit, name: nameOf(unit) } })),
    ...returned.map(({ unit }) => obstacle(unit, { code: "UNIT_RETURNED", params: { unit, name: nameOf(unit) } })),
    ...question.used.flatMap((snapshot) => obstaclesOfSnapshot(snapshot, question)),
    ...obstaclesOfTable(question),
  ];
};
