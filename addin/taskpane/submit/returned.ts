// Finds reports of the token's own unit that were returned to be put right, in one question over the latest periods.
import { FORMS, type FormCode } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Calendar, Period, PeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { STATE_TEXT } from "../../../shared/text/sentences.ts";
import type { Server } from "../../server/server.ts";
import { periodChoices } from "../frame/period-choices.ts";
import { askStored, type ReportPlace, type StoredReport } from "./stored-report.ts";

export interface ReturnedReport {
  readonly unit: UnitCode;
  readonly period: PeriodKey;
  readonly form: FormCode;
  readonly report: StoredReport;
}

const MONTHS_ASKED = 4;

/** The latest months and the running and last longer periods of a calendar. */
const latestPeriods = (calendar: Calendar, today: LocalDate): readonly Period[] => {
  const choices = periodChoices(calendar, today);
  const months = choices.filter(({ kind }) => kind === "month").slice(0, MONTHS_ASKED);
  return [...months, ...choices.filter(({ kind }) => kind !== "month")];
};

/** Every place of the unit that somebody may have returned lately. A form without a calendar of its own may have either. */
export const placesToAsk = (unit: UnitCode, today: LocalDate): readonly ReportPlace[] =>
  FORMS.flatMap(({ code: form, calendar }) =>
    (calendar === null ? (["nd09", "civil"] as const) : [calendar])
      .flatMap((one) => latestPeriods(one, today))
      .map(({ key }) => ({ unit, period: key, form })),
  );

type Cell = string | number | boolean | null;
interface ComputeAnswer {
  readonly results: readonly { readonly value?: Cell | readonly (readonly Cell[])[] }[];
}

/** Columns of TINHHINHGUI. */
const UNIT_COLUMN = 0;
const STATE_COLUMN = 2;

const isReturned = (table: ComputeAnswer["results"][number] | undefined, unit: string): boolean =>
  Array.isArray(table?.value) &&
  (table.value as readonly (readonly Cell[])[]).some(
    (row) => row[UNIT_COLUMN] === unit && row[STATE_COLUMN] === STATE_TEXT.tra_lai,
  );

/**
 * The unit's returned reports with their reasons, the latest period first. Two questions where there are some, one where there
 * are none. `also`: places that were sent from here, which may lie further back. Null where the server cannot be asked.
 */
export const askReturned = async (
  server: Pick<Server, "ask">,
  unit: UnitCode,
  today: LocalDate,
  also: readonly ReportPlace[] = [],
): Promise<readonly ReturnedReport[] | null> => {
  const asked = new Map(
    [...placesToAsk(unit, today), ...also.filter((one) => one.unit === unit)].map((place) => [
      `${place.period} ${place.form}`,
      place,
    ]),
  );
  const places = [...asked.values()];
  const answer = await server.ask<ComputeAnswer>("/v1/compute", {
    body: { calls: places.map(({ period, form }) => ({ fn: "TINHHINHGUI", args: [unit, period, form] })) },
  });
  if (!answer.ok) return null;
  const suspects = places.filter((_, index) => isReturned(answer.content?.results?.[index], unit));
  const stored = await Promise.all(suspects.map((place) => askStored(server, place)));
  return suspects
    .flatMap((place, index): ReturnedReport[] => {
      const found = stored[index];
      // A quarter that was added up from returned months has no report of its own.
      if (found?.kind !== "found" || found.report.returned === null) return [];
      const { period, form } = place;
      return [{ unit, period: period as PeriodKey, form: form as FormCode, report: found.report }];
    })
    .sort((a, b) => (a.report.submittedAt < b.report.submittedAt ? 1 : -1));
};
