// HANGUI: the day by which the report of a period is due, in working days.
import { toExcelSerial } from "../domain/local-date.ts";
import { done, refuse } from "../domain/problem.ts";
import { toNumber } from "../domain/rational.ts";
import { addWorkingDays } from "../domain/working-days.ts";
import { DEADLINE_DEFAULT } from "../rules/deadline.ts";
import { HOLIDAYS_VN } from "../rules/holidays-vn.ts";
import { CONFIDENCE_TEXT } from "../text/confidence.ts";
import { EXPLAIN_TEXT } from "../text/explain.ts";
import { DATE_FORMAT } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { explainPeriod, KY, periodIn, wholeIn } from "./kybc.ts";

/** Longer than any deadline of a report. */
const DAYS_MAX = 366;

export const HANGUI = defineFunction({
  id: "HANGUI",
  title: { vi: "Hạn gửi báo cáo", en: "Deadline of a report" },
  description: {
    vi: `Ngày làm việc thứ n sau ngày cuối kỳ, trừ thứ bảy, chủ nhật và ngày nghỉ lễ, tết đã công bố. Mặc định ${DEADLINE_DEFAULT.workingDays} ngày là quy định của một tỉnh (${DEADLINE_DEFAULT.citation}); hãy ghi số ngày theo quy định của tỉnh mình.`,
    en: `The n-th working day after the last day of the period, weekends and announced holidays left out. The default of ${DEADLINE_DEFAULT.workingDays} is one province's rule; give your own.`,
  },
  params: [
    KY,
    {
      name: "so_ngay",
      kind: "number",
      optional: true,
      title: { vi: `Số ngày làm việc (mặc định ${DEADLINE_DEFAULT.workingDays})`, en: "Working days" },
    },
  ],
  result: "date",
  examples: [
    { args: ["Tháng 6/2023"], shows: "16/06/2023", source: "Kỳ kết thúc thứ tư ngày 14/6/2023" },
    {
      args: ["Quý II/2024", 3],
      shows: "19/06/2024",
      source: "Kỳ kết thúc thứ sáu ngày 14/6/2024, sau đó là hai ngày cuối tuần",
    },
    { args: ["civil:2023-04"], shows: "05/05/2023", source: "Nghỉ lễ từ ngày 29/4 đến hết ngày 03/5/2023" },
  ],
  evaluate: ({ ky, so_ngay }) => {
    const period = periodIn(ky);
    if (!period.ok) return period;
    const days = so_ngay === null ? done(DEADLINE_DEFAULT.workingDays) : wholeIn("Số ngày làm việc", so_ngay, DAYS_MAX);
    if (!days.ok) return days;
    const deadline = addWorkingDays(period.result.last, days.result, HOLIDAYS_VN);
    const [first] = deadline.unknown;
    // A date that may be wrong by a Tết is not given out.
    if (first) return refuse("HOLIDAYS_UNKNOWN", { first, last: deadline.unknown.at(-1) ?? first });
    return done({ value: toExcelSerial(deadline.date), format: DATE_FORMAT });
  },
  explain: ({ ky, so_ngay }) => {
    const { citation, confidence, workingDays } = DEADLINE_DEFAULT;
    const days = so_ngay === null ? workingDays : toNumber(so_ngay);
    const source = { title: EXPLAIN_TEXT.deadlineDefault(), citation, confidence: CONFIDENCE_TEXT[confidence] };
    return {
      steps: [...(explainPeriod(ky).steps ?? []), EXPLAIN_TEXT.workingDays({ days })],
      rules: so_ngay === null ? [source] : [],
    };
  },
});
