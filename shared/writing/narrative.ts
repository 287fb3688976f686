// The paragraph of a report from a consolidated table: chooses what is said, in which order, in a short and a full form.
import { formOrGeneral } from "../domain/form.ts";
import type { Target } from "../rules/targets.ts";
import { aimSentences } from "./aims.ts";
import { type ComparisonInput, comparisonSentences } from "./comparison.ts";
import { scoreSentences } from "./index-score.ts";
import {
  dossierSentences,
  leadSentence,
  levelSentences,
  onTimeIndexSentences,
  otherSentences,
  serviceSentences,
  settlementSentences,
  toldOfTable,
} from "./results.ts";
import { endsSentences, standingSentences } from "./standings.ts";
import { leftOutSentences, receivedAllSentences, stateSentence } from "./status.ts";
import type { Told } from "./told.ts";

export const NARRATIVE_LENGTHS = ["short", "full"] as const;
export type NarrativeLength = (typeof NARRATIVE_LENGTHS)[number];

export interface NarrativeInput extends ComparisonInput {
  /** Targets that the unit's office and those above it set, the nearest first; those that ship with their source are known. */
  readonly targets: readonly Target[];
}

export interface Narrative {
  readonly paragraphs: readonly string[];
  /** The paragraphs, one to a line. */
  readonly text: string;
}

/** The first sentence of each list that has one, at most so many. */
const firstOf = (lists: readonly (readonly string[])[], most: number): readonly string[] =>
  lists.flatMap(([first]) => first ?? []).slice(0, most);

/** Between the first sentence and the last: what an upper office asks first. */
const SHORT_MIDDLE = 2;

const shortSentences = (input: NarrativeInput, told: Told): readonly string[] => {
  const { table, targets, facts, today } = input;
  const middle = firstOf(
    [
      aimSentences(table, told, targets, facts, false),
      scoreSentences(table, facts),
      comparisonSentences(input, true),
      levelSentences(table),
      endsSentences(table),
      settlementSentences(told),
      serviceSentences(table, told),
      ...otherSentences(told),
    ],
    SHORT_MIDDLE,
  );
  return [leadSentence(table, told), ...middle, stateSentence(table, today)];
};

/** A lone sentence as short as this is no paragraph of its own. */
const PARAGRAPH_LEAST = 80;

/** Paragraphs with the lone short sentences added to the one before; the last one, on the state of the figures, stands alone. */
const joined = (paragraphs: readonly string[]): readonly string[] => {
  const all: string[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const before = all.at(-1);
    const standsAlone = paragraph.length >= PARAGRAPH_LEAST || index === paragraphs.length - 1;
    if (before === undefined || standsAlone) all.push(paragraph);
    else all[all.length - 1] = `${before} ${paragraph}`;
  }
  return all;
};

const fullParagraphs = (input: NarrativeInput, told: Told): readonly (readonly string[])[] => {
  const { table, targets, facts, today } = input;
  const settlement = settlementSentences(told);
  const isOfIndex = formOrGeneral(table.form).index !== null;
  return [
    [leadSentence(table, told), ...dossierSentences(table, told), ...levelSentences(table)],
    [...settlement, ...(isOfIndex || settlement.length === 0 ? onTimeIndexSentences(told) : [])],
    serviceSentences(table, told),
    otherSentences(told).flat(),
    scoreSentences(table, facts),
    [...aimSentences(table, told, targets, facts, true), ...comparisonSentences(input, false)],
    standingSentences(table),
    [...receivedAllSentences(table), stateSentence(table, today), ...leftOutSentences(told)],
  ];
};

/**
 * The text of the table, short (two to four sentences) or full (one paragraph for each subject). It says nothing of figures that
 * are not there, and no number that the table does not bear. The caller has made sure that the table has figures.
 */
export const writeNarrative = (input: NarrativeInput, length: NarrativeLength): Narrative => {
  const told = toldOfTable(input.table);
  const paragraphs =
    length === "short"
      ? [shortSentences(input, told).join(" ")]
      : joined(
          fullParagraphs(input, told)
            .filter((sentences) => sentences.length > 0)
            .map((sentences) => sentences.join(" ")),
        );
  return { paragraphs, text: paragraphs.join("\n") };
};
