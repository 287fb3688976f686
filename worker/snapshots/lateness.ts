// By when a snapshot was due and how late it came, as it is answered.
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { Period } from "../../shared/domain/period.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import type { UnitGraph } from "../../shared/domain/unit-graph.ts";
import { type Due, deadlineOf, dueOn, officesOver, workingDaysLate } from "../../shared/rules/deadline.ts";
import { LATENESS_TEXT } from "../../shared/text/upper-office.ts";
import { type Database, queryAll } from "../db/database.ts";
import { deadlineOfRow, deadlinesOfStatement } from "../db/deadline.ts";

/** The due day by the deadlines, given as rows, of the offices over a unit; null where none is set. */
export const dueFrom = (
  rows: readonly unknown[],
  offices: readonly UnitCode[],
  period: Period,
  form: FormCode,
): Due | null => {
  const deadline = deadlineOf(offices, rows.map(deadlineOfRow), period, form);
  return deadline && dueOn(period, deadline);
};

export const readDue = async (
  db: Database,
  graph: UnitGraph,
  unit: UnitCode,
  period: Period,
  form: FormCode,
): Promise<Due | null> => {
  const offices = officesOver(graph, unit, period.last);
  return dueFrom(await queryAll(db, deadlinesOfStatement(offices)), offices, period, form);
};

/** Late is what the unit first submitted after the due day; a correction of what came in time is not. */
export const latenessAnswer = (due: Due | null, firstSubmittedAt: string) => {
  if (due === null) return { late: false, deadline: null };
  const days = workingDaysLate(due.date, firstSubmittedAt);
  const message = days > 0 ? LATENESS_TEXT.late({ days }) : LATENESS_TEXT.inTime();
  return { late: days > 0, deadline: { due: due.date, workingDaysLate: days, message } };
};
