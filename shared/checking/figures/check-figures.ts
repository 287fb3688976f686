// Checks the figures of one report: against each other, against what is stated beside them, and against the unit's other reports.
import type { Figures } from "../../domain/figure.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Severity } from "../../findings/severity.ts";
import { withDerivedSums } from "../../scoring/rate.ts";
import { carryRule } from "./carry.ts";
import { changeRule } from "./changes.ts";
import { historyFindings } from "./history.ts";
import { ambiguityRule, noteRule, targetRule } from "./notes.ts";
import { partRule } from "./parts.ts";
import { percentRule } from "./percentages.ts";
import { periodRule } from "./periods.ts";
import { pointsRule } from "./points.ts";
import { rateRule } from "./rates.ts";
import { repeatRule } from "./repeats.ts";
import { childRule, lineRule } from "./sums.ts";
import { type CheckedContext, type FigureRule, type FigureView, viewWithin } from "./view.ts";

export type { CheckedContext } from "./view.ts";

/** One file per family. A rule knows nothing of the others. */
const RULES: readonly FigureRule[] = [
  rateRule,
  partRule,
  percentRule,
  lineRule,
  childRule,
  repeatRule,
  pointsRule,
  carryRule,
  changeRule,
  ambiguityRule,
  periodRule,
  targetRule,
  noteRule,
];

/** What must hold within a line or a part of the report as well. */
const WITHIN: readonly FigureRule[] = [rateRule, partRule, percentRule];

const findingsWithin = (view: FigureView): readonly Finding[] => {
  const { lines = [], children = [] } = view.context;
  const reports = [
    ...lines.map(({ sector, figures }) => ({ name: sector, within: viewWithin(view, figures) })),
    ...children.map(({ name, figures, percentages }) => ({ name, within: viewWithin(view, figures, percentages) })),
  ];
  return reports.flatMap(({ name, within }) =>
    WITHIN.flatMap((rule) => rule(within)).map((finding) => ({ ...finding, at: `${name}.${finding.at}` })),
  );
};

const ORDER: Readonly<Record<Severity, number>> = { E: 0, W: 1, I: 2 };

/**
 * What is wrong or odd about the figures of one report, errors first. Nothing is corrected; where other numbers bear it out, a
 * finding proposes another one with the reason. `at` is the figure or rate that the finding stands at (of a line or part
 * `name.CODE`), or `period`, `previous`, `scheme`, `level`. Source: domain rules §8.
 */
export const checkFigures = (figures: Figures, context: CheckedContext): readonly Finding[] => {
  const view: FigureView = { figures, known: withDerivedSums(figures), context };
  const found = [...RULES.flatMap((rule) => rule(view)), ...findingsWithin(view)];
  return [...found, ...historyFindings(view, found)].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
};
