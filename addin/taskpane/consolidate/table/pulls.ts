// Who pulled the shown rate of the table up or down since the period before, as one sentence.
import { readPeriodKey } from "../../../../shared/domain/period.ts";
import { rationalFromNumber, round } from "../../../../shared/domain/rational.ts";
import { decimalText } from "../../../../shared/text/format.ts";
import { periodLabel } from "../../../../shared/text/period.ts";
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import type { ConsolidatedEntry } from "../../../server/entries.ts";

/** Decimals of a pull in percentage points. */
const PULL_DIGITS = 2;

/** Who pulled the shown rate since the period before; null where that is not known. */
export const pullsText = ({ previous }: Pick<ConsolidatedEntry, "previous">, shown: string): string | null => {
  const { up = null, down = null } = previous?.pulls?.[shown] ?? {};
  const before = previous && readPeriodKey(previous.period);
  if (!before || (!up && !down)) return null;
  const points = (pull: typeof up): string =>
    pull ? decimalText(round(rationalFromNumber(Math.abs(pull.points)), PULL_DIGITS)) : "";
  return UPPER_OFFICE_TEXT.pulls({
    period: periodLabel(before),
    up: up?.name ?? "",
    upPoints: points(up),
    down: down?.name ?? "",
    downPoints: points(down),
  });
};
