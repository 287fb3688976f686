// A ready text that reminds units of a report: which period, until when, and how much time is left.

import { FORM_DEFAULT, findForm } from "../../../../shared/domain/form.ts";
import type { FormCode } from "../../../../shared/domain/form-code.ts";
import { addDays, type LocalDate } from "../../../../shared/domain/local-date.ts";
import { vietNamDayOf } from "../../../../shared/domain/moment.ts";
import type { Period } from "../../../../shared/domain/period.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { workingDaysAfter } from "../../../../shared/domain/working-days.ts";
import {
  type Due,
  deadlineOf,
  dueOn,
  type OfficeDeadline,
  workingDaysLate,
} from "../../../../shared/rules/deadline.ts";
import { HOLIDAYS_VN } from "../../../../shared/rules/holidays-vn.ts";
import { dateText } from "../../../../shared/text/format.ts";
import { periodName } from "../../../../shared/text/period.ts";
import { UPPER_OFFICE_TEXT as TEXT } from "../../../../shared/text/upper-office.ts";
import type { DeadlineEntry, UnitEntry } from "../../../server/entries.ts";
import type { LoadedTable, Place } from "./load-table.ts";

export interface RemindedUnit {
  readonly unit: UnitCode;
  readonly name: string;
  /** It was sent, and returned. */
  readonly isReturned: boolean;
}

export interface Reminder {
  readonly units: readonly RemindedUnit[];
  readonly period: Period;
  readonly form: FormCode;
  readonly due: Due | null;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** The unit, then those above it, as far as the tree is known. */
const chainOf = (unit: string, units: readonly UnitEntry[]): readonly UnitCode[] => {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const chain: UnitCode[] = [];
  for (let at: string | null = unit; at !== null && !chain.includes(at as UnitCode); at = parents.get(at) ?? null)
    chain.push(at as UnitCode);
  return chain;
};

/** By when the unit's report is due; null where no office that is known here set a deadline. */
export const dueFor = (
  unit: string,
  { period, form }: Pick<Reminder, "period" | "form">,
  deadlines: readonly DeadlineEntry[],
  units: readonly UnitEntry[],
): Due | null => {
  const known = deadlines.filter(({ endedAt }) => endedAt === null) as readonly unknown[] as readonly OfficeDeadline[];
  const chain = chainOf(unit, units);
  // Offices above the top of the tree that is seen here come last.
  const above = known
    .map((one) => one.unit)
    .filter((code) => !chain.includes(code) && !units.some((one) => one.code === code));
  const deadline = deadlineOf([...chain, ...new Set(above)], known, period, form);
  return deadline && dueOn(period, deadline);
};

const HOUR_MS = 3_600_000;
/** Viet Nam is UTC+7 all year: its day ends at 17:00 UTC. */
const endOfDayMs = (day: LocalDate): number => Date.parse(`${day}T17:00:00Z`);

/** How much time is left, or how late it is, in words. */
export const timeLeft = ({ date }: Due, now: string): { readonly isOverdue: boolean; readonly text: string } => {
  const left = endOfDayMs(date) - Date.parse(now);
  if (left <= 0) return { isOverdue: true, text: TEXT.overdue({ workingDays: workingDaysLate(date, now) }) };
  const today = vietNamDayOf(now);
  const { days } = workingDaysAfter(addDays(today, -1), date, HOLIDAYS_VN);
  return {
    isOverdue: false,
    text: TEXT.timeLeft({ hours: Math.max(1, Math.floor(left / HOUR_MS)), workingDays: days }),
  };
};

/** "số liệu theo Biểu 06a - …"; the general form has no name of its own. */
const formText = (form: FormCode): string => {
  const known = findForm(form);
  if (form === FORM_DEFAULT) return "số liệu";
  return known ? `số liệu ${known.title}` : `số liệu biểu ${form}`;
};

const dueLines = (due: Due | null, now: string): readonly string[] => {
  if (due === null) return [TEXT.reminderAsk({ isOverdue: true })];
  const { isOverdue, text } = timeLeft(due, now);
  return [
    TEXT.reminderDue({ day: dateText(due.date), isCertain: due.isCertain, left: text }),
    TEXT.reminderAsk({ isOverdue }),
  ];
};

/** To one unit by its name; to several as one message that lists them. */
export const reminderText = ({ units, period, form, due, now }: Reminder): string => {
  const words = { form: formText(form), period: periodName(period) };
  const [only, ...others] = units;
  if (only === undefined) return "";
  const head =
    others.length === 0
      ? [
          TEXT.reminderTo({ name: only.name }),
          only.isReturned ? TEXT.reminderReturned(words) : TEXT.reminderMissing(words),
        ]
      : [
          TEXT.reminderToMany({ count: units.length }),
          TEXT.reminderManyMissing(words),
          ...units.map((unit) => TEXT.reminderUnit(unit)),
        ];
  return [...head, ...dueLines(due, now)].join("\n");
};

/** One text for each deadline among the units, the nearest first. */
export const reminderTexts = (
  units: readonly RemindedUnit[],
  about: Omit<Reminder, "units" | "due">,
  dueOf: (unit: UnitCode) => Due | null,
): string => {
  const groups = new Map<string, { readonly due: Due | null; readonly units: RemindedUnit[] }>();
  for (const one of units) {
    const due = dueOf(one.unit);
    const key = due?.date ?? "~";
    const group = groups.get(key) ?? { due, units: [] };
    group.units.push(one);
    groups.set(key, group);
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => reminderText({ ...about, ...group }))
    .join("\n\n");
};

export interface ReminderSource {
  readonly loaded: Pick<LoadedTable, "completeness" | "deadlines">;
  readonly place: Place;
  readonly units: readonly UnitEntry[];
}

/** The text for one unit, or for those below it; "" where nothing is missing. */
export const remindedIn = ({ loaded, place, units }: ReminderSource, unit: UnitCode, now: string): string => {
  const missing = (loaded.completeness?.units ?? [])
    .filter(({ state }) => state === null || state === "tra_lai")
    .filter((report) => chainOf(report.unit, units).includes(unit))
    .map(({ unit: code, name, state }) => ({ unit: code as UnitCode, name, isReturned: state === "tra_lai" }));
  return reminderTexts(missing, { ...place, now }, (code) => dueFor(code, place, loaded.deadlines, units));
};
