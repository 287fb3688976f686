// CAUTYLE: the sentence in which a report states a rate.
import { done } from "../domain/problem.ts";
import { ANSWERS } from "../text/answers.ts";
import { percentText, rationalText } from "../text/format.ts";
import { defineFunction } from "./definition.ts";
import { DENOMINATOR, DIGITS, explainDivision, NUMERATOR, percentRounding, rateOf } from "./rate-choice.ts";

/** Decimals of a percentage in a sentence where none are asked for. */
const DIGITS_DEFAULT = 1;
const NOUN_DEFAULT = "hồ sơ";

export const CAUTYLE = defineFunction({
  id: "CAUTYLE",
  title: { vi: "Câu nêu tỷ lệ", en: "Rate as a sentence" },
  description: {
    vi: 'Câu để đưa vào báo cáo: "4.840/26.757 hồ sơ, đạt 18,1%".',
    en: "The rate as the sentence of a report.",
  },
  params: [
    NUMERATOR,
    DENOMINATOR,
    DIGITS,
    { name: "danh_tu", kind: "text", optional: true, title: { vi: "Danh từ (hồ sơ, dịch vụ công…)", en: "Noun" } },
  ],
  result: "text",
  examples: [
    {
      args: [4840, 26757, 1],
      shows: "4.840/26.757 hồ sơ, đạt 18,1%",
      source: "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022, cấp huyện",
    },
    {
      args: [139, 650, 2, "dịch vụ công trực tuyến"],
      shows: "139/650 dịch vụ công trực tuyến, đạt 21,38%",
      source: "Dịch vụ công có phát sinh hồ sơ, quý I/2023",
    },
  ],
  evaluate: ({ tu_so, mau_so, so_le, danh_tu }) => {
    const rate = rateOf(tu_so, mau_so);
    if (!rate.ok) return rate;
    const percent = percentText(rate.result, so_le ?? DIGITS_DEFAULT);
    const noun = danh_tu ?? NOUN_DEFAULT;
    const counts = { numerator: rationalText(tu_so), denominator: rationalText(mau_so) };
    return done({ value: ANSWERS.rateSentence({ ...counts, noun, percent }) });
  },
  explain: ({ tu_so, mau_so, so_le }) => ({ ...explainDivision(tu_so, mau_so), rounding: percentRounding(so_le) }),
});
