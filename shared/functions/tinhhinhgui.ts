// TINHHINHGUI: who of the units under one has sent its report of a period, when, and how late.
import type { UnitReport } from "../consolidation/completeness.ts";
import type { Consolidated } from "../consolidation/consolidate.ts";
import { toExcelSerial } from "../domain/local-date.ts";
import { vietNamDayOf } from "../domain/moment.ts";
import { done, type Outcome } from "../domain/problem.ts";
import { ANSWERS } from "../text/answers.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../text/snapshot.ts";
import { type Answer, type AnswerCell, COUNT_FORMAT, DATE_FORMAT } from "./cell.ts";
import { type Context, defineFunction, type TableNeed } from "./definition.ts";
import { FORM, PERIOD, UNIT } from "./solieu.ts";
import { explainStored, pickFilled, storedNeedsOf } from "./stored-choice.ts";

/** Also a period of which nobody has sent anything has a table: then everybody is missing. */
const readTable = (label: string, needs: readonly TableNeed[], { stored }: Context): Outcome<Consolidated> => {
  const tables = needs.map((need) => stored(need));
  const filled = pickFilled(label, tables);
  if (!filled.ok) return filled;
  const [first] = tables;
  return filled.result ? done(filled.result) : (tables.find((table) => table.ok) ?? (first as Outcome<Consolidated>));
};

/** The state in words; of a unit that is in the figures of one above, also whose. */
const reportStateText = ({ state, includedIn }: UnitReport): string => {
  const words = state === null ? STATE_NONE_TEXT : STATE_TEXT[state];
  return includedIn === null ? words : ANSWERS.sentWithin({ state: words, unit: includedIn });
};

export const TINHHINHGUI = defineFunction({
  id: "TINHHINHGUI",
  title: { vi: "Tình hình gửi số liệu", en: "Who has sent" },
  description: {
    vi: "Danh sách đơn vị phải gửi số liệu của kỳ: mã, tên, trạng thái, ngày gửi, số ngày làm việc gửi chậm so với hạn đơn vị đã đặt.",
    en: "The units that have to report: code, name, state, day sent, working days late by the deadline that was set.",
  },
  params: [UNIT, PERIOD, FORM],
  result: "table",
  examples: [
    {
      args: ["XUANLOC", "15/12/2021 - 12/9/2022"],
      shows: "XUANLOC-CX: Cấp xã, huyện Xuân Lộc, số gộp (trình diễn); Đã gửi",
      source: "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022",
    },
  ],
  needs: ({ don_vi, ky, bieu }) => storedNeedsOf({ unit: don_vi, periodText: ky, form: bieu, basis: "as-was" }),
  evaluate: ({ don_vi, ky, bieu }, context): Outcome<Answer> => {
    const needs = storedNeedsOf({ unit: don_vi, periodText: ky, form: bieu, basis: "as-was" });
    if (!needs.ok) return needs;
    const table = readTable(ky, needs.result, context);
    if (!table.ok) return table;
    const rows = table.result.reports.map((report): readonly AnswerCell[] => [
      report.unit,
      report.name,
      reportStateText(report),
      report.submittedAt === null ? null : toExcelSerial(vietNamDayOf(report.submittedAt)),
      report.isReceived ? report.workingDaysLate : null,
    ]);
    const header = [
      ANSWERS.unitCode(),
      ANSWERS.unitName(),
      ANSWERS.unitState(),
      ANSWERS.sentOn(),
      ANSWERS.workingDaysLate(),
    ];
    return done({ value: [header, ...rows], format: [null, null, null, DATE_FORMAT, COUNT_FORMAT] });
  },
  explain: () => explainStored([]),
});
