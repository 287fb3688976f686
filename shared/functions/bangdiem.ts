// BANGDIEM: the score table of the index, line by line, with states and how sure each rule is.
import { type Confidence, weakerOf } from "../domain/confidence.ts";
import { done } from "../domain/problem.ts";
import { type Decimal, decimalToNumber, toNumber } from "../domain/rational.ts";
import type { GroupScore, IndicatorScore, Scorecard } from "../scoring/scorecard.ts";
import { ANSWERS, POINTS_STATE_TEXT } from "../text/answers.ts";
import { CONFIDENCE_TEXT } from "../text/confidence.ts";
import { type AnswerCell, COUNT_FORMAT, percentFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { explainScore } from "./explain-score.ts";
import { PERCENT_DIGITS_SHOWN } from "./rate-choice.ts";
import { FIGURES_PARAM, KY_766, POINTS_FORMAT, RULESET_PARAM, scoreTable } from "./score-choice.ts";

type Row = readonly AnswerCell[];

const numberOf = (points: Decimal | null): number | null => points && decimalToNumber(points);

const stateOf = (line: IndicatorScore): string => {
  if (line.basis === "nothingToCount" || line.basis === "reported") return POINTS_STATE_TEXT[line.basis];
  return POINTS_STATE_TEXT[line.state];
};

const lineRow = (group: GroupScore, line: IndicatorScore): Row => {
  const { indicator, numerator, denominator, ratio } = line;
  return [
    group.group.code,
    indicator.code,
    numerator && toNumber(numerator),
    denominator && toNumber(denominator),
    // A mean of days is no percentage.
    ratio && !indicator.mean ? toNumber(ratio) : null,
    numberOf(line.points),
    toNumber(indicator.max),
    stateOf(line),
    CONFIDENCE_TEXT[indicator.confidence],
    indicator.title,
  ];
};

const GROUP_STATES: Readonly<Record<GroupScore["state"], string>> = {
  computed: POINTS_STATE_TEXT.number,
  reported: POINTS_STATE_TEXT.reported,
  partial: POINTS_STATE_TEXT.partial,
  none: POINTS_STATE_TEXT.not_provided,
  information: POINTS_STATE_TEXT.information,
  impossible: POINTS_STATE_TEXT.impossible,
};

/** A sum is no surer than its least sure line; reported points are those of the group. */
const confidenceOf = (group: GroupScore): Confidence =>
  group.state === "reported"
    ? group.group.confidence
    : group.indicators
        .filter((line) => line.indicator.method !== "info")
        .reduce<Confidence>((weakest, line) => weakerOf(weakest, line.indicator.confidence), group.group.confidence);

const groupRow = (group: GroupScore): Row => [
  group.group.code,
  "",
  null,
  null,
  null,
  numberOf(group.points),
  toNumber(group.group.max),
  GROUP_STATES[group.state],
  CONFIDENCE_TEXT[confidenceOf(group)],
  group.group.title,
];

/** Code under which the total stands in the column of groups. */
const TOTAL = "TONG";

const totalRow = ({ ruleSet, groups, score }: Scorecard): Row => [
  TOTAL,
  "",
  null,
  null,
  null,
  numberOf(score),
  ruleSet.max && toNumber(ruleSet.max),
  score ? POINTS_STATE_TEXT.number : POINTS_STATE_TEXT.partial,
  CONFIDENCE_TEXT[groups.map(confidenceOf).reduce(weakerOf, "V")],
  ANSWERS.scoreTotal(),
];

export const BANGDIEM = defineFunction({
  id: "BANGDIEM",
  title: { vi: "Bảng điểm bộ chỉ số", en: "Score table of the index" },
  description: {
    vi: "Bảng điểm từng chỉ số, từng nhóm và tổng: tử số, mẫu số, tỷ lệ, điểm, điểm tối đa, trạng thái, mức tin cậy. Thiếu số liệu thì ô điểm để trống và không có tổng.",
    en: "Points of every indicator and group, and the total, with numerator, denominator, rate, maximum, state and confidence. Missing points stay blank and there is no total.",
  },
  params: [FIGURES_PARAM, KY_766, RULESET_PARAM],
  result: "table",
  examples: [
    {
      args: [
        [
          ["SERVICE_PROVIDED", 52, 89],
          ["SERVICE_WITH_DOSSIER", 449, 1884],
          ["ONLINE_DOSSIER", 435258, 440558],
        ],
        "Quý III/2026",
      ],
      shows: "DVCTT: 1,46 + 0,95 + 6,00 = 8,41",
      source: "UBND tỉnh Phú Thọ, quý III/2026, nhóm Dịch vụ công trực tuyến",
    },
  ],
  evaluate: ({ so_lieu, ky, bo_quy_tac }) => {
    const scored = scoreTable(so_lieu, ky, bo_quy_tac);
    if (!scored.ok) return scored;
    const { scorecard } = scored.result;
    const rows = scorecard.groups.flatMap((group) => [
      groupRow(group),
      ...group.indicators.map((line) => lineRow(group, line)),
    ]);
    const total = scorecard.ruleSet.max === null ? [] : [totalRow(scorecard)];
    const format = [
      null,
      null,
      COUNT_FORMAT,
      COUNT_FORMAT,
      percentFormat(PERCENT_DIGITS_SHOWN),
      POINTS_FORMAT,
      null,
      null,
      null,
      null,
    ];
    return done({ value: [ANSWERS.scoreTable(), ...rows, ...total], format });
  },
  explain: ({ so_lieu, ky, bo_quy_tac }) => explainScore(so_lieu, ky, bo_quy_tac),
});
