// What a closing would do and what stands in its way, as it is shown: obstacles by kind, and what helps where one sent reports oneself.
import { unitAt } from "../../../../shared/consolidation/obstacles.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { CLOSING_TEXT } from "../../../../shared/text/upper-office.ts";
import type { ClosingJudgementEntry, UnitEntry } from "../../../server/entries.ts";

type ObstacleEntry = ClosingJudgementEntry["obstacles"][number];

export interface ObstacleGroup {
  readonly title: string;
  readonly items: readonly {
    readonly key: string;
    readonly message: string;
    /** Whose report can be opened; null: nobody's. */
    readonly unit: UnitCode | null;
  }[];
}

type GroupName = keyof typeof CLOSING_TEXT.group;

const isNamed = (code: string): code is GroupName => code in CLOSING_TEXT.group;
const ORDER = Object.keys(CLOSING_TEXT.group) as readonly GroupName[];

/** In the order in which they are dealt with; kinds that do not occur are left out. */
export const obstacleGroups = (
  obstacles: readonly ObstacleEntry[],
  units: readonly Pick<UnitEntry, "code">[],
): readonly ObstacleGroup[] => {
  const known = new Set(units.map(({ code }) => code));
  const groupOf = ({ code }: ObstacleEntry): GroupName => (isNamed(code) ? code : "other");
  return ORDER.flatMap((name) => {
    const items = obstacles
      .filter((one) => groupOf(one) === name)
      .map(({ code, at, message }) => {
        const unit = unitAt(at, (one) => known.has(one));
        const isOpened = known.has(unit) && name !== "PERIOD_OPEN";
        return { key: `${code} ${at} ${message}`, message, unit: isOpened ? (unit as UnitCode) : null };
      });
    return items.length === 0 ? [] : [{ title: CLOSING_TEXT.group[name](), items }];
  });
};

/**
 * `closed`: nothing to do; `open`: nothing in the way; `reason`: with a reason; `never`: this token cannot, whatever it says.
 */
export type ClosingWay = "closed" | "open" | "reason" | "never";

export const wayOf = ({ closed, obstacles }: Pick<ClosingJudgementEntry, "closed" | "obstacles">): ClosingWay => {
  if (closed !== null) return "closed";
  if (obstacles.length === 0) return "open";
  return obstacles.every(({ canOverride }) => canOverride) ? "reason" : "never";
};

export const planText = ({ closed, sequence, locks, locked, completeness }: ClosingJudgementEntry): string =>
  closed === null
    ? CLOSING_TEXT.plan({
        sequence,
        locks: locks.length,
        locked,
        expected: completeness.expected,
        received: completeness.received,
      })
    : CLOSING_TEXT.nothingMoved({ sequence });

export interface OwnHelp {
  readonly intro: string;
  readonly ways: readonly string[];
  /** A message to whoever closes instead. */
  readonly request: string;
}

/** More names nobody reads. */
const CLOSERS_SHOWN = 5;

/** Null where the token stands in nobody's way, its own included. */
export const ownHelp = (
  judgement: ClosingJudgementEntry,
  facts: { readonly period: string; readonly address: string; readonly unitName: (code: string) => string },
): OwnHelp | null => {
  if (wayOf(judgement) !== "never") return null;
  const own = judgement.locks.filter((lock) => lock.own);
  const closers = judgement.closers.map(({ unit, label }) => `${label} (${facts.unitName(unit)})`);
  const count = own.length;
  return {
    intro: CLOSING_TEXT.ownSent({ count }),
    ways: [
      closers.length > 0
        ? CLOSING_TEXT.ownAskClosers({
            closers: closers.slice(0, CLOSERS_SHOWN),
            more: Math.max(0, closers.length - CLOSERS_SHOWN),
          })
        : CLOSING_TEXT.ownNoCloser(),
      CLOSING_TEXT.ownLockFirst({ count }),
      ...(own.some(({ onBehalf }) => onBehalf) ? [CLOSING_TEXT.ownResend()] : []),
    ],
    request: CLOSING_TEXT.ownRequest({
      period: facts.period,
      name: judgement.name,
      count,
      units: own.map(({ name }) => name),
      address: facts.address,
    }),
  };
};
