// Arbitrary periods for property tests.
import fc from "fast-check";
import { type Period, type PeriodName, periodOf } from "../../../shared/domain/period.ts";

const KINDS: readonly (readonly [PeriodName["kind"], number | null])[] = [
  ...Array.from({ length: 12 }, (_, index) => ["month", index + 1] as const),
  ...[1, 2, 3, 4].map((index) => ["quarter", index] as const),
  ...[1, 2].map((index) => ["half", index] as const),
  ...[2, 4, 5, 7, 8, 9, 10, 11].map((index) => ["months", index] as const),
  ["year", null],
];

/** Every named period of both calendars whose days lie between 2000 and 2100. */
export const NAMED_PERIODS: readonly Period[] = Array.from({ length: 101 }, (_, offset) => 2000 + offset).flatMap(
  (year) =>
    (["nd09", "civil"] as const).flatMap((calendar) =>
      KINDS.flatMap(([kind, index]) => periodOf({ calendar, kind, year, index }) ?? []),
    ),
);

export const anyNamedPeriod = fc.constantFrom(...NAMED_PERIODS);
