// The daily job: records who had not reported when a deadline passed, and closes periods whose office switched that on.

import { findForm } from "../../shared/domain/form.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import { addDays, type LocalDate } from "../../shared/domain/local-date.ts";
import { vietNamDayOf } from "../../shared/domain/moment.ts";
import { type Period, parsePeriodKey } from "../../shared/domain/period.ts";
import { deadlineOf, dueOn } from "../../shared/rules/deadline.ts";
import { canSee } from "../auth/access.ts";
import type { Caller } from "../auth/caller.ts";
import { auditEntries, auditHeadsFrom, auditHeadsStatement } from "../db/audit.ts";
import { type Database, queryAll, runBatch } from "../db/database.ts";
import {
  allDeadlinesStatement,
  deadlineOfRow,
  type PassedDeadline,
  passedDeadlineStatement,
  passedDeadlinesFrom,
  passedDeadlinesStatement,
  recentPlacesFrom,
  recentPlacesStatement,
  type StoredDeadline,
} from "../db/deadline.ts";
import { closingsFrom, closingsStatement } from "../db/frozen.ts";
import { settleRace } from "../db/race.ts";
import { readStoredNeeds, type Sight } from "../db/stored.ts";
import { errorFields, logError } from "../http/log.ts";
import { closePeriod } from "./close-period.ts";
import { endedPeriods } from "./ended-periods.ts";

/** Days for which the job looks back, so that a day on which it did not run is made up for. */
const LOOK_BACK_DAYS = 14;

/** The moment of a run, and the day in Viet Nam at it. */
export interface Run {
  readonly now: string;
  readonly today: LocalDate;
}

/** One office's deadline that has passed for one period and form. */
interface Passed {
  readonly deadline: StoredDeadline;
  readonly period: Period;
  readonly form: FormCode;
  readonly due: LocalDate;
}

/** It acts for the office that set the deadline, within that office's subtree. */
const scheduler = ({ unit }: StoredDeadline): Caller => ({ id: "schedule", unit, role: "quantri", label: null });

/** Periods that somebody below the office reported for, and those that its deadline names. */
const periodsOf = async (
  db: Database,
  deadline: StoredDeadline,
  today: LocalDate,
): Promise<readonly Pick<Passed, "period" | "form">[]> => {
  // Two calendar days for a working day, and a Tết.
  const since = addDays(today, -(2 * deadline.days + LOOK_BACK_DAYS + 30));
  const reported = recentPlacesFrom(await queryAll(db, recentPlacesStatement(deadline.unit, since, today)));
  const calendar = deadline.form && findForm(deadline.form)?.calendar;
  const named = deadline.form && deadline.kind && calendar ? endedPeriods(deadline.kind, calendar, since, today) : [];
  const places = new Map<string, Pick<Passed, "period" | "form">>();
  for (const { period: key, form } of reported) {
    const period = parsePeriodKey(key);
    if (period) places.set(`${key} ${form}`, { period, form });
  }
  for (const period of named) {
    if (deadline.form) places.set(`${period.key} ${deadline.form}`, { period, form: deadline.form });
  }
  return [...places.values()];
};

/** The deadlines that passed within the days looked back for; none that had passed before it was set. */
const passedOf = async (
  db: Database,
  deadline: StoredDeadline,
  all: readonly StoredDeadline[],
  today: LocalDate,
): Promise<readonly Passed[]> =>
  (await periodsOf(db, deadline, today)).flatMap(({ period, form }) => {
    // Another one of the same office may be narrower or later.
    if (deadlineOf([deadline.unit], all, period, form)?.id !== deadline.id) return [];
    const due = dueOn(period, deadline).date;
    const isPast = due < today && due >= addDays(today, -LOOK_BACK_DAYS) && due >= vietNamDayOf(deadline.createdAt);
    return isPast ? [{ deadline, period, form, due }] : [];
  });

/** Records it once; false where it was recorded before, or where the office was not in force. */
const record = async (db: Database, { deadline, period, form, due }: Passed, { now, today }: Run): Promise<boolean> => {
  const caller = scheduler(deadline);
  const { unit } = deadline;
  const need = { kind: "table", unit, period, form, basis: "as-was" } as const;
  const sees: Sight = (graph, code, days) => canSee(graph, caller, code, days);
  const { stored, inputs } = await readStoredNeeds(db, [need], unit, today, sees);
  const [table, input] = [stored(need), inputs(need)];
  if (!table.ok || !input.ok) return false;
  const { completeness, late } = table.result;
  // A nearer office may have given its units more time.
  const isDue = (code: (typeof completeness.missing)[number]): boolean => {
    const last = input.result.dueOf?.(code) ?? null;
    return last !== null && last < today;
  };
  const place = { unit, period: period.key, form };
  const passed: PassedDeadline = {
    ...place,
    due,
    expected: completeness.expected,
    missing: completeness.missing.filter(isDue),
    late: late.map((lateUnit) => lateUnit.unit),
    at: now,
  };
  return settleRace(async () => {
    const [known = [], head = []] = await runBatch(db, [passedDeadlinesStatement(place), auditHeadsStatement([unit])]);
    if (passedDeadlinesFrom(known).some((passedDeadline) => passedDeadline.due === due)) return false;
    const { expected, missing } = passed;
    const entry = {
      unit,
      at: now,
      actor: caller.id,
      role: caller.role,
      action: "deadline.passed",
      target: `${period.key} ${form}`,
      detail: { deadline: deadline.id, due, expected, missing, late: passed.late },
    };
    const { places, statements } = await auditEntries(auditHeadsFrom(head), [entry]);
    const sequence = places[0]?.sequence ?? 0;
    await runBatch(db, [...statements, passedDeadlineStatement(passed, sequence)]);
    return true;
  });
};

/** Closes a period that was never closed; one that people opened again is theirs. */
const closeByItself = async (db: Database, { deadline, period, form }: Passed, run: Run): Promise<boolean> => {
  const { unit } = deadline;
  const closings = await queryAll(db, closingsStatement({ unit, period: period.key, form }));
  if (!deadline.autoClose || closingsFrom(closings).length > 0) return false;
  const closed = await closePeriod(db, { unit, period, form, override: null, caller: scheduler(deadline), ...run });
  return closed.ok && closed.result.kind === "closed";
};

/**
 * Everything of one day; running it twice changes nothing. What fails for one office is logged and does not hold up the others.
 * Returns how many deadlines were recorded and how many periods closed.
 */
export const passDeadlines = async (
  db: Database,
  run: Run,
): Promise<{ readonly recorded: number; readonly closed: number }> => {
  const deadlines = (await queryAll(db, allDeadlinesStatement())).map(deadlineOfRow);
  let recorded = 0;
  let closed = 0;
  for (const deadline of deadlines) {
    try {
      for (const passed of await passedOf(db, deadline, deadlines, run.today)) {
        if (await record(db, passed, run)) recorded += 1;
        if (await closeByItself(db, passed, run)) closed += 1;
      }
    } catch (error) {
      logError("deadline_job_failed", { deadline: deadline.id, unit: deadline.unit, ...errorFields(error) });
    }
  }
  return { recorded, closed };
};
