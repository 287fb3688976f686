// SOSANH: by how much a stored figure or rate changed against an earlier period, as a number to calculate with.
import { changeOf, comparePeriods, earlierOf, partOf } from "../consolidation/compare.ts";
import type { Consolidated } from "../consolidation/consolidate.ts";
import { type Period, previousPeriod, samePeriodLastYear } from "../domain/period.ts";
import { readPeriod } from "../domain/period-text.ts";
import { done, type Outcome, refuse } from "../domain/problem.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { Measure } from "../scoring/measure.ts";
import { foldText } from "../text/fold.ts";
import { periodName } from "../text/period.ts";
import { type Answer, decimalFormat } from "./cell.ts";
import { type Context, defineFunction, type TableNeed } from "./definition.ts";
import { figureFormat, measureAnswer } from "./measure-answer.ts";
import { PERCENT_DIGITS_SHOWN } from "./rate-choice.ts";
import { FIGURE, PERIOD, UNIT } from "./solieu.ts";
import { explainStored, readMeasure, readStored, readTables, storedNeedsOf } from "./stored-choice.ts";

const PREVIOUS_WORDS: ReadonlySet<string> = new Set(["", "ky truoc", "truoc", "ky lien truoc"]);
const LAST_YEAR_WORDS: ReadonlySet<string> = new Set(["cung ky", "cung ky nam truoc"]);

/** The earlier period that the words mean, seen from `now`. Problems: `PERIOD_HAS_NO_NEIGHBOUR`, those of reading a period. */
const earlierPeriod = (now: Period, words: string | null): Outcome<Period> => {
  const named = foldText(words ?? "");
  const isPrevious = PREVIOUS_WORDS.has(named);
  if (!isPrevious && !LAST_YEAR_WORDS.has(named)) {
    const reading = readPeriod(words ?? "", { calendar: now.calendar });
    return reading.ok ? done(reading.result.period) : reading;
  }
  const period = isPrevious ? previousPeriod(now) : samePeriodLastYear(now);
  return period ? done(period) : refuse("PERIOD_HAS_NO_NEIGHBOUR", { period: periodName(now) });
};

/** Rates change by percentage points. */
const changeFormat = (measure: Measure): string =>
  measure.kind === "rate" ? decimalFormat(PERCENT_DIGITS_SHOWN) : figureFormat(measure.definition);

const request = (unit: UnitCode, periodText: string) => ({ unit, periodText, form: null, basis: "as-was" as const });

const needsOf = (unit: UnitCode, ky: string, words: string | null): Outcome<readonly TableNeed[]> => {
  const needs = storedNeedsOf(request(unit, ky));
  if (!needs.ok) return needs;
  const all: TableNeed[] = [...needs.result];
  for (const need of needs.result) {
    const earlier = earlierPeriod(need.period, words);
    if (!earlier.ok) return earlier;
    const before = { ...need, period: earlier.result };
    // Where units merged in between, the earlier figures are added by successors.
    all.push(before, { ...before, basis: "as-is" });
  }
  return done(all);
};

interface EarlierTables {
  readonly asWas: Consolidated | null;
  readonly asToday: Consolidated | null;
}

/** The tables of the earlier period; a unit that was not in force then may still have figures through its predecessors. */
const earlierTables = (need: TableNeed, context: Context): Outcome<EarlierTables> => {
  const asWas = readTables(need.period.key, [need], context);
  const asToday = readTables(need.period.key, [{ ...need, basis: "as-is" }], context);
  if (!asWas.ok && !asToday.ok) return asWas.problem.code === "UNIT_NOT_IN_FORCE" ? asToday : asWas;
  return done({ asWas: asWas.ok ? asWas.result : null, asToday: asToday.ok ? asToday.result : null });
};

export const SOSANH = defineFunction({
  id: "SOSANH",
  title: { vi: "Mức thay đổi so với kỳ khác", en: "Change against another period" },
  description: {
    vi: 'Số liệu của kỳ trừ số liệu của kỳ trước (mặc định), của "cùng kỳ" năm trước hoặc của một kỳ ghi rõ; tỷ lệ tính bằng điểm phần trăm. Hai kỳ không so sánh được thì nêu lý do.',
    en: "The figure of the period less that of the period before (default), of the same period last year or of a named one; rates in percentage points. Periods that cannot be compared are refused with the reason.",
  },
  params: [
    UNIT,
    PERIOD,
    FIGURE,
    {
      name: "so_voi",
      kind: "text",
      optional: true,
      title: { vi: 'So với: "kỳ trước" (mặc định), "cùng kỳ" hoặc một kỳ', en: "Against" },
      choices: [
        { value: "kỳ trước", title: { vi: "Kỳ liền trước", en: "The period before" } },
        { value: "cùng kỳ", title: { vi: "Cùng kỳ năm trước", en: "The same period last year" } },
      ],
    },
  ],
  result: "number",
  examples: [
    {
      args: ["THANHTAN", "civil:2023-06", "DIEM_TONG"],
      shows: "-16,30",
      source:
        "UBND xã Thạnh Tân: 72,6 điểm, giảm 16,3 điểm; số tháng 5/2023 của bản trình diễn tính ngược từ hai số ấy",
    },
    {
      args: ["THACHHUNG", "civil:2020-11M", "HS_TRUC_TUYEN", "civil:2020-11"],
      shows:
        "#N/A Không so sánh 11 tháng năm 2020 (từ ngày 01/01/2020 đến ngày 30/11/2020) với Tháng 11/2020 (từ ngày 01/11/2020 đến ngày 30/11/2020): hai kỳ không cùng loại (tháng, quý, 6 tháng, năm).",
      source: "UBND xã Thạch Hưng: số đến hết tháng 11/2020 là của 11 tháng, không phải của một tháng",
    },
    {
      args: ["DUCHOA", "civil:2022", "HS_TRUC_TUYEN"],
      shows: "#N/A Chưa có bản số liệu nào của DUCHOA cho Năm 2021 (từ ngày 01/01/2021 đến ngày 31/12/2021).",
      source: "UBND huyện Đức Hòa: bài chỉ nêu số của năm 2022",
    },
  ],
  needs: ({ don_vi, ky, so_voi }) => needsOf(don_vi, ky, so_voi),
  evaluate: ({ don_vi, ky, so_lieu, so_voi }, context): Outcome<Answer> => {
    const measure = readMeasure(so_lieu);
    if (!measure.ok) return measure;
    const now = readStored(request(don_vi, ky), context);
    if (!now.ok) return now;
    const { period, form } = now.result;
    const earlier = earlierPeriod(period, so_voi);
    if (!earlier.ok) return earlier;
    const compared = comparePeriods(period, earlier.result, context.today);
    if (!compared.ok) return compared;
    const need: TableNeed = { kind: "table", unit: don_vi, period: earlier.result, form, basis: "as-was" };
    const tables = earlierTables(need, context);
    if (!tables.ok) return tables;
    const { asWas, asToday } = tables.result;
    const own = partOf(now.result, don_vi);
    const change = own && changeOf(measure.result, period, own, earlierOf(earlier.result, asWas, asToday, don_vi));
    if (change && !change.ok) return change;
    if (change?.result) {
      return done({ value: change.result.change, format: changeFormat(measure.result) });
    }
    // One of the sides has no number: its own reason.
    const here = measureAnswer(measure.result, now.result);
    const table = asWas ?? asToday;
    const there = here.ok && table ? measureAnswer(measure.result, table) : here;
    return there.ok ? refuse("SNAPSHOT_NOT_FOUND", { unit: don_vi, period: periodName(earlier.result) }) : there;
  },
  explain: ({ so_lieu }) => explainStored(so_lieu === null ? [] : [so_lieu]),
});
