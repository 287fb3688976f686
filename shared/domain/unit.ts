// Administrative units as dated versions, and the walks over their tree.
import type { LocalDate } from "./local-date.ts";

/** `[A-Z0-9][A-Z0-9.-]{0,31}` */
export type UnitCode = string & { readonly brand: "UnitCode" };

export const UNIT_TYPES = [
  "tỉnh",
  "thành phố",
  "sở",
  "huyện",
  "quận",
  "thị xã",
  "xã",
  "phường",
  "thị trấn",
  "đặc khu",
] as const;
export type UnitType = (typeof UNIT_TYPES)[number];

/** Where a unit's figures go when it ceases: all of them (1/1) or a stated share. `share` null: split without shares. */
export interface Successor {
  readonly unit: UnitCode;
  readonly share: { readonly numerator: number; readonly denominator: number } | null;
}

/** One unit between two days. A rename or a new parent is a further version under the same code. */
export interface UnitVersion {
  readonly code: UnitCode;
  readonly name: string;
  readonly type: UnitType;
  readonly parent: UnitCode | null;
  readonly validFrom: LocalDate;
  /** Last day in force, inclusive; null while in force. */
  readonly validTo: LocalDate | null;
  readonly successors: readonly Successor[];
  /** Counts towards completeness although it has children of its own. */
  readonly reports: boolean;
}

const UNIT_CODE = /^[A-Z0-9][A-Z0-9.-]{0,31}$/;

export const parseUnitCode = (text: string): UnitCode | null => (UNIT_CODE.test(text) ? (text as UnitCode) : null);

export const isInForce = (unit: UnitVersion, day: LocalDate): boolean =>
  unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo);

/** The tree as it stood on one day: each unit in force and the children under it, in order of code. */
export interface UnitTree {
  readonly day: LocalDate;
  readonly byCode: ReadonlyMap<UnitCode, UnitVersion>;
  readonly childrenOf: ReadonlyMap<UnitCode, readonly UnitVersion[]>;
}

export const unitTreeOn = (units: readonly UnitVersion[], day: LocalDate): UnitTree => {
  const byCode = new Map<UnitCode, UnitVersion>();
  for (const unit of units) if (isInForce(unit, day)) byCode.set(unit.code, unit);
  const childrenOf = new Map<UnitCode, UnitVersion[]>();
  const ordered = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  for (const unit of ordered) {
    if (unit.parent === null) continue;
    const siblings = childrenOf.get(unit.parent);
    if (siblings) siblings.push(unit);
    else childrenOf.set(unit.parent, [unit]);
  }
  return { day, byCode, childrenOf };
};

export const childrenIn = (tree: UnitTree, code: UnitCode): readonly UnitVersion[] => tree.childrenOf.get(code) ?? [];

/** The unit and everything under it, parents before children. Units are a tree: import refuses cycles. */
export const subtreeIn = (tree: UnitTree, root: UnitCode): readonly UnitVersion[] => {
  const unit = tree.byCode.get(root);
  if (!unit) return [];
  return [unit, ...childrenIn(tree, root).flatMap((child) => subtreeIn(tree, child.code))];
};

/** Whether figures are expected from the unit itself: it has no child on that day, or it is flagged to report. */
export const isExpectedToReport = (tree: UnitTree, unit: UnitVersion): boolean =>
  unit.reports || childrenIn(tree, unit.code).length === 0;
