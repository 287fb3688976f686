// How far the figures can be relied on: locked or provisional, who is missing, what was left out of the text and why.
import type { Consolidated } from "../consolidation/consolidate.ts";
import type { LocalDate } from "../domain/local-date.ts";
import { numberText } from "../text/format.ts";
import { NARRATIVE } from "../text/narrative.ts";
import { officialDate } from "../text/period.ts";
import { namedUnits } from "./standings.ts";
import { type Told, unitInside } from "./told.ts";

const receivedWords = ({ completeness, reports }: Consolidated): string => {
  const missingUnits = reports.filter((report) => !report.isReceived);
  if (missingUnits.length === 0) return "";
  const missing = namedUnits(missingUnits.map(({ name }) => unitInside(name)));
  const { received, expected } = completeness;
  return received === 0
    ? NARRATIVE.receivedNone({ expected: numberText(expected), missing })
    : NARRATIVE.receivedOf({ received: numberText(received), expected: numberText(expected), missing });
};

/** "Số liệu tạm thời, chưa chốt; đã nhận số liệu của 97/99 đơn vị, chưa nhận của A và B." */
export const stateSentence = (table: Consolidated, today: LocalDate): string => {
  if (!table.provisional) return NARRATIVE.finalState();
  const received = receivedWords(table);
  const { last } = table.period;
  return last >= today
    ? NARRATIVE.provisionalOpen({ last: officialDate(last), received })
    : NARRATIVE.provisional({ received });
};

/** What the text leaves out, by name. */
export const leftOutSentences = ({ incomplete, doubtful }: Told): readonly string[] => [
  ...(incomplete.length > 0 ? [NARRATIVE.incomplete({ figures: incomplete })] : []),
  ...(doubtful.length > 0 ? [NARRATIVE.doubtful({ figures: doubtful })] : []),
];

export const receivedAllSentences = ({ completeness, rows }: Consolidated): readonly string[] =>
  rows.length > 1 && completeness.expected > 1 && completeness.missing.length === 0
    ? [NARRATIVE.receivedAll({ expected: numberText(completeness.expected) })]
    : [];
