// The figures of one report: as its own lines state them, else its stated total, else the sums of its lines; with the cell of each.
import type { RepeatedFigure } from "../checking/figures/view.ts";
import { type FigureCode, type FigureEntry, findFigure, isCount } from "../domain/figure.ts";
import { sumOfNumbers } from "../domain/rational.ts";
import type { PublishedRate } from "../reading/grid-figures.ts";
import type { SheetRecord } from "../reading/read-sheet.ts";
import type { RateCode } from "../rules/rates.ts";
import type { ReportGroup } from "./report-groups.ts";

export interface ReportFigures {
  readonly figures: Readonly<Partial<Record<FigureCode, FigureEntry>>>;
  readonly rates: ReadonlyMap<RateCode, PublishedRate>;
  /** Cells by figure or rate; a sum that was made here has none. */
  readonly at: Readonly<Record<string, string>>;
  /** Further values of figures that the sheet gives twice. */
  readonly repeated: readonly RepeatedFigure[];
}

/** Sums of the figures that add up and that every line states. */
const summedFigures = (records: readonly SheetRecord[]): Partial<Record<FigureCode, FigureEntry>> => {
  const figures: Partial<Record<FigureCode, FigureEntry>> = {};
  const codes = new Set(records.flatMap((record) => Object.keys(record.figures) as FigureCode[]));
  for (const code of codes) {
    const definition = findFigure(code);
    if (definition?.overUnits !== "sum" || definition.counted === "diem") continue;
    const counts = records
      .map((record) => record.figures[code])
      .filter((entry) => entry !== undefined && isCount(entry));
    if (counts.length === records.length) figures[code] = sumOfNumbers(counts as readonly number[]);
  }
  return figures;
};

/** The first statement of a figure counts; another number is set beside it. */
const stated = (records: readonly SheetRecord[]): ReportFigures => {
  const figures: Partial<Record<FigureCode, FigureEntry>> = {};
  const rates = new Map<RateCode, PublishedRate>();
  const at: Record<string, string> = {};
  const repeated: RepeatedFigure[] = [];
  for (const record of records) {
    for (const [code, entry] of Object.entries(record.figures) as [FigureCode, FigureEntry][]) {
      const place = record.at[code];
      if (typeof figures[code] === "number") {
        if (isCount(entry)) repeated.push({ code, amount: entry, ...(place === undefined ? {} : { at: place }) });
        continue;
      }
      figures[code] = entry;
      if (place !== undefined) at[code] = place;
    }
    for (const [code, rate] of Object.entries(record.rates) as [RateCode, PublishedRate][]) {
      if (rates.has(code)) continue;
      rates.set(code, rate);
      const place = record.at[code];
      if (place !== undefined) at[code] = place;
    }
  }
  return { figures, rates, at, repeated };
};

export const figuresOfGroup = ({ own, lines, parts, total }: ReportGroup): ReportFigures => {
  const reportFigures = stated(total ? [...own, total] : own);
  const summed = summedFigures(lines.length > 0 ? lines : parts);
  return { ...reportFigures, figures: { ...summed, ...reportFigures.figures } };
};
