// How a rate went over the last periods: what is asked for, the lines of a sparkline, and the same in words.
import { type Period, previousPeriod } from "../../../../shared/domain/period.ts";
import { rationalFromNumber } from "../../../../shared/domain/rational.ts";
import { percentText } from "../../../../shared/text/format.ts";
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import type { SeriesEntry } from "../../../server/entries.ts";
import type { Server } from "../../../server/server.ts";
import type { Place } from "./load-table.ts";

export type Point = Pick<SeriesEntry["points"][number], "label" | "value" | "break">;

/** Periods shown, the present one included. */
const PERIODS = 6;

/** The first of the periods shown; null where periods of this kind do not follow each other. */
export const trendStart = (period: Period): Period | null => {
  if (period.kind === "range" || period.kind === "months") return null;
  let first = period;
  for (let step = 1; step < PERIODS; step += 1) {
    const before = previousPeriod(first);
    if (before === null) break;
    first = before;
  }
  return first;
};

export interface Size {
  readonly width: number;
  readonly height: number;
}

const MARGIN = 2;
const round = (length: number): number => Math.round(length * 10) / 10;

/** Points of one `polyline` for each stretch without a gap or a break: "2,10 14,6". A lone point is a line to itself. */
export const sparkLines = (points: readonly Point[], { width, height }: Size): readonly string[] => {
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length === 0) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => MARGIN + (index * (width - 2 * MARGIN)) / Math.max(1, points.length - 1);
  const y = (value: number) =>
    high === low ? height / 2 : height - MARGIN - ((value - low) * (height - 2 * MARGIN)) / (high - low);
  const lines: string[][] = [];
  let isOpen = false;
  for (const [index, { value, break: broken }] of points.entries()) {
    if (value === null) {
      isOpen = false;
      continue;
    }
    const place = `${round(x(index))},${round(y(value))}`;
    if (!isOpen || broken) lines.push([place]);
    else lines.at(-1)?.push(place);
    isOpen = true;
  }
  return lines.map((places) => (places.length === 1 ? [...places, ...places] : places).join(" "));
};

/** "Tháng 5/2023: 12,0%; Tháng 6/2023: chưa có" */
export const trendText = (points: readonly Point[]): string =>
  points.length === 0
    ? UPPER_OFFICE_TEXT.trendNone()
    : points
        .map(({ label, value }) =>
          UPPER_OFFICE_TEXT.trendPoint({
            period: label,
            shown: value === null ? UPPER_OFFICE_TEXT.trendGap() : percentText(rationalFromNumber(value), 1),
          }),
        )
        .join("; ");

export interface Trends {
  /** What is known of the unit; null while it is not. */
  get(unit: string): readonly Point[] | null;
  /** Asks for it, unless that was done before. */
  want(unit: string): void;
  subscribe(listener: () => void): () => void;
}

const AT_ONCE = 3;

/** The trends of one rate up to a period, each asked for once and only when somebody sees it. */
export const createTrends = (server: Server, place: Omit<Place, "unit">, rate: string): Trends => {
  const known = new Map<string, readonly Point[]>();
  const asked = new Set<string>();
  const waiting: string[] = [];
  const listeners = new Set<() => void>();
  const first = trendStart(place.period);
  let running = 0;

  const ask = async (unit: string, from: Period): Promise<void> => {
    const query = { form: place.form, figure: rate, from: from.key, to: place.period.key };
    const answer = await server.call("getSeries", { path: { unit }, query });
    known.set(unit, answer.ok ? answer.content.points : []);
    for (const listener of [...listeners]) listener();
  };
  const next = (): void => {
    if (first === null) return;
    while (running < AT_ONCE) {
      // The latest wish first: it is what is in view.
      const unit = waiting.pop();
      if (unit === undefined) return;
      running += 1;
      void ask(unit, first).finally(() => {
        running -= 1;
        next();
      });
    }
  };
  return {
    get: (unit) => known.get(unit) ?? null,
    want: (unit) => {
      if (first === null || asked.has(unit)) return;
      asked.add(unit);
      waiting.push(unit);
      next();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
