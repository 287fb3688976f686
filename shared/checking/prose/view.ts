// What a rule sees: the text as read, how its numbers belong together, and whose figures of which period it reports.
import type { LocalDate } from "../../domain/local-date.ts";
import type { Offsets } from "../../domain/period-tokens.ts";
import type { TextFinding } from "../../findings/finding.ts";
import type { IndexPrint } from "../../rules/index-print.ts";
import type { Level } from "../../rules/level.ts";
import type { Amount } from "./amounts.ts";
import type { Partition } from "./partitions.ts";
import type { FiguresPeriod } from "./period.ts";
import type { Article } from "./quantities.ts";
import type { Relations } from "./relations.ts";

export interface View {
  readonly article: Article;
  readonly relations: Relations;
  readonly partitions: readonly Partition[];
  /** Of the figures; null where the text does not say. */
  readonly period: FiguresPeriod | null;
  /** How the index in force on that period is printed. */
  readonly print: IndexPrint;
  /** Level of the unit that reports; null where the text does not say. */
  readonly level: Level | null;
  /** The day on which the figures were taken; null where nobody said. */
  readonly asOf: LocalDate | null;
}

/** One kind of check. `at` counts in `article.source.text`. */
export type Rule = (view: View) => readonly TextFinding[];

/** The number as it stands in the text. */
export const written = ({ article }: View, { at }: Amount): string => article.source.text.slice(...at).trim();

export const quoted = ({ article }: View, at: Offsets): string =>
  article.source.text
    .slice(...at)
    .replace(/\s+/gu, " ")
    .trim();
