// The figures and rates that a column can be said to hold, found by name, synonym or code, with or without diacritics.
import { FIGURES, type FigureDefinition, findFigure } from "../../../shared/domain/figure.ts";
import { columnNumber, numberingForm, shortTitle } from "../../../shared/domain/form.ts";
import { type MeasureCode, matchHeader } from "../../../shared/reading/header-match.ts";
import { findRate, RATES, type RateDefinition } from "../../../shared/rules/rates.ts";
import { foldText } from "../../../shared/text/fold.ts";
import type { SearchChoice } from "../../ui/search-list.tsx";

export interface Measure {
  readonly code: MeasureCode;
  readonly name: string;
  readonly isRate: boolean;
  /** What tells it from others of like name: "cột 4 Biểu 06a", "mẫu số: …"; "" for nothing. */
  readonly note: string;
}

interface Entry {
  readonly measure: Measure;
  readonly name: string;
  readonly words: string;
}

const figureMeasure = ({ code, name }: FigureDefinition): Measure => {
  const form = numberingForm(code);
  return { code, name, isRate: false, note: form ? `cột ${columnNumber(form, code)} ${shortTitle(form)}` : "" };
};

const rateMeasure = ({ code, name, denominatorBasis }: RateDefinition): Measure => ({
  code,
  name,
  isRate: true,
  note: `tỷ lệ; mẫu số: ${denominatorBasis}`,
});

const entryOf = (measure: Measure, synonyms: readonly string[]): Entry => ({
  measure,
  name: foldText(measure.name),
  words: foldText([measure.name, measure.code, measure.note, ...synonyms].join(" ")),
});

const ENTRIES: readonly Entry[] = [
  ...FIGURES.map((figure) => entryOf(figureMeasure(figure), figure.synonyms)),
  ...RATES.map((rate) => entryOf(rateMeasure(rate), [])),
];

/** Null for a code that this version does not know. */
const measureOf = (code: string): Measure | null => {
  const figure = findFigure(code);
  if (figure) return figureMeasure(figure);
  const rate = findRate(code);
  return rate ? rateMeasure(rate) : null;
};

/** The name that people read; the code where it is not known. */
export const measureName = (code: string): string => measureOf(code)?.name ?? code;

const rankOf = ({ name, words }: Entry, query: string): number => {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(query)) return 2;
  return words.includes(query) ? 3 : 4;
};

/** What the reader of sheets understands by the words: it knows more ways to say it than there are synonyms. */
const understood = (query: string): string | null => matchHeader({ parts: [query], title: "" })?.code ?? null;

/** What the words mean first, then all that hold every word of the query, best first; everything for an empty one. */
export const searchMeasures = (query: string): readonly Measure[] => {
  const folded = foldText(query);
  if (folded === "") return ENTRIES.map(({ measure }) => measure);
  const words = folded.split(" ");
  const meant = understood(query);
  const rank = (entry: Entry): number => (entry.measure.code === meant ? 0.5 : rankOf(entry, folded));
  return ENTRIES.filter((entry) => entry.measure.code === meant || words.every((word) => entry.words.includes(word)))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ measure }) => measure);
};

const choiceOf = ({ code, name, note }: Measure): SearchChoice => ({ id: code, name, note });

/** The same for a list to choose from. */
export const measureChoices = (query: string): readonly SearchChoice[] => searchMeasures(query).map(choiceOf);

/** Figures alone. */
export const figureChoices = (query: string): readonly SearchChoice[] =>
  searchMeasures(query)
    .filter(({ isRate }) => !isRate)
    .map(choiceOf);
