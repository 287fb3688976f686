// TONGHOP: the consolidated table of a unit: one row per child, the unit's own row, the total last.
import type { ConsolidatedRow, ConsolidationBasis } from "../consolidation/consolidate.ts";
import { FIGURES } from "../domain/figure.ts";
import { done, type Outcome } from "../domain/problem.ts";
import { RATES } from "../rules/rates.ts";
import { type Measure, measureNumber } from "../scoring/measure.ts";
import { ANSWERS } from "../text/answers.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../text/snapshot.ts";
import type { Answer, AnswerCell } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { measureFormat } from "./measure-answer.ts";
import { PERIOD, UNIT } from "./solieu.ts";
import { explainStored, readMeasure, readStored, storedNeedsOf } from "./stored-choice.ts";

const readMeasures = (names: readonly string[]): Outcome<readonly Measure[]> => {
  const measures: Measure[] = [];
  for (const name of names) {
    const measure = readMeasure(name);
    if (!measure.ok) return measure;
    measures.push(measure.result);
  }
  return done(measures);
};

/** Without a choice: every figure and rate that some row has, in the order of the catalogue. */
const measuresOf = (rows: readonly Pick<ConsolidatedRow, "figures" | "rates">[]): readonly Measure[] => {
  const all: readonly Measure[] = [
    ...FIGURES.map((definition): Measure => ({ kind: "figure", definition })),
    ...RATES.map((definition): Measure => ({ kind: "rate", definition })),
  ];
  return all.filter((measure) => rows.some((row) => measureNumber(measure, row) !== null));
};

export const TONGHOP = defineFunction({
  id: "TONGHOP",
  title: { vi: "Bảng tổng hợp", en: "Consolidated table" },
  description: {
    vi: "Bảng tổng hợp của đơn vị: mã, tên, các số liệu và tỷ lệ theo thứ tự đã chọn, trạng thái; dòng cuối là tổng cộng.",
    en: "Consolidated table of a unit: code, name, the chosen figures and rates, state; the last row is the total.",
  },
  params: [
    UNIT,
    PERIOD,
    { name: "so_lieu", kind: "list", optional: true, title: { vi: "Các mã số liệu, tỷ lệ", en: "Figures and rates" } },
    {
      name: "theo",
      kind: "choice",
      optional: true,
      title: { vi: "Theo địa giới", en: "Basis" },
      choices: [
        {
          value: "as-was",
          title: { vi: "Theo đơn vị hành chính tại kỳ báo cáo", en: "As was" },
          aliases: ["tại kỳ", "tai ky", "as was"],
        },
        {
          value: "as-is",
          title: { vi: "Theo đơn vị hành chính hiện nay", en: "As is" },
          aliases: ["hiện nay", "hien nay", "as is"],
        },
      ],
    },
  ],
  result: "table",
  examples: [
    {
      args: ["XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN; HS_TIEP_NHAN; ONLINE_RATE_ALL"],
      shows: "Tổng cộng: 20.595; 95.758; 21,51%",
      source: "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022",
    },
  ],
  needs: ({ don_vi, ky, theo }) =>
    storedNeedsOf({ unit: don_vi, periodText: ky, form: null, basis: (theo ?? "as-was") as ConsolidationBasis }),
  evaluate: ({ don_vi, ky, so_lieu, theo }, context): Outcome<Answer> => {
    const chosen = so_lieu === null ? null : readMeasures(so_lieu);
    if (chosen && !chosen.ok) return chosen;
    const basis = (theo ?? "as-was") as ConsolidationBasis;
    const table = readStored({ unit: don_vi, periodText: ky, form: null, basis }, context);
    if (!table.ok) return table;
    const { rows, totals, completeness, provisional } = table.result;
    const measures = chosen ? chosen.result : measuresOf([...rows, totals]);
    const numbersOf = (row: Pick<ConsolidatedRow, "figures" | "rates">): readonly AnswerCell[] =>
      measures.map((measure) => measureNumber(measure, row));
    const header = [
      ANSWERS.unitCode(),
      ANSWERS.unitName(),
      ...measures.map((one) => one.definition.name),
      ANSWERS.unitState(),
    ];
    const body = rows.map((row): readonly AnswerCell[] => [
      row.unit,
      row.own && rows.length > 1 ? ANSWERS.ownFigures({ name: row.name }) : row.name,
      ...numbersOf(row),
      row.state === null ? STATE_NONE_TEXT : STATE_TEXT[row.state],
    ]);
    const total = ["", ANSWERS.total(), ...numbersOf(totals), ANSWERS.received({ ...completeness, provisional })];
    const formats = measures.map(measureFormat);
    return done({ value: [header, ...body, total], format: [null, null, ...formats, null] });
  },
  explain: ({ so_lieu }) => explainStored(so_lieu ?? []),
});
