// Finds the unit, period and form that an address names, where the caller may see them.
import type { Period } from "../../shared/domain/period.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import { type UnitGraph, versionOn } from "../../shared/domain/unit-graph.ts";
import { periodName } from "../../shared/text/period.ts";
import { seeUnit } from "../auth/access.ts";
import { readStoredPeriods, type SnapshotPlace } from "../db/snapshot.ts";
import type { AuthorizedScope } from "../http/scope.ts";
import { ambiguous, type Place, readPlace } from "./address.ts";

/** A place with its days, and the units above its unit. */
export interface FoundPlace extends SnapshotPlace {
  readonly days: Period;
  readonly graph: UnitGraph;
}

/**
 * The place of a stored snapshot that the caller may see. Which of the two calendars a bare label means is answered by what is stored, and asked where both are.
 * Problems: those of the place, `UNIT_UNKNOWN`, `PERIOD_AMBIGUOUS`.
 */
export const findPlace = async (
  { db, caller, today }: AuthorizedScope,
  texts: { readonly unit: string; readonly period: string; readonly form: string },
): Promise<Outcome<FoundPlace>> => {
  const place = readPlace(texts.unit, texts.period, texts.form);
  if (!place.ok) return place;
  const { unit, form, period, alternative } = place.result;
  const days = [period.last, ...(alternative ? [alternative.last] : []), today];
  const seen = await seeUnit(db, caller, unit, days);
  if (!seen.ok) return seen;
  const found = (days: Period): Outcome<FoundPlace> => ({
    ok: true,
    result: { unit, form, period: days.key, days, graph: seen.result },
  });
  if (!alternative) return found(period);
  const stored = await readStoredPeriods(db, unit, form, [period.key, alternative.key]);
  if (stored.length > 1) return ambiguous(texts.period, period, alternative);
  return found(stored.includes(alternative.key) ? alternative : period);
};

export const notFound = ({ unit, days }: FoundPlace) =>
  refuse("SNAPSHOT_NOT_FOUND", { unit, period: periodName(days) });

export interface SeenPlace extends Place {
  readonly name: string;
  /** The units above it. */
  readonly graph: UnitGraph;
}

/** A unit that the caller sees, in a period that the label names alone: nothing is closed by guess. */
export const seePlace = async (
  { db, caller, today }: AuthorizedScope,
  texts: { readonly unit: string; readonly period: string; readonly form: string },
): Promise<Outcome<SeenPlace>> => {
  const place = readPlace(texts.unit, texts.period, texts.form);
  if (!place.ok) return place;
  const { unit, period, alternative } = place.result;
  const seen = await seeUnit(db, caller, unit, [period.last, today]);
  if (!seen.ok) return seen;
  if (alternative) return ambiguous(texts.period, period, alternative);
  return done({ ...place.result, graph: seen.result, name: versionOn(seen.result, unit, period.last)?.name ?? unit });
};
