// What a DVC function is: one piece of data with a pure evaluation, from which every host of the function is made.
import type { Consolidated, ConsolidationBasis } from "../consolidation/consolidate.ts";
import type { DisjointFigures } from "../consolidation/roll-up.ts";
import type { UnitFacts } from "../consolidation/unit-facts.ts";
import type { FormCode } from "../domain/form-code.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Period } from "../domain/period.ts";
import type { Outcome, Problem } from "../domain/problem.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { UnitDirectory } from "../reading/unit-name.ts";
import type { Target } from "../rules/targets.ts";
import { readArgument } from "./arguments.ts";
import type { Answer, Argument } from "./cell.ts";
import type { CallExplanation, Explained } from "./explanation.ts";
import type { Bilingual, Param, ParamKinds } from "./param.ts";

/** The consolidated table of a unit for one period. */
export interface TableNeed {
  readonly kind: "table";
  readonly unit: UnitCode;
  readonly period: Period;
  readonly form: FormCode;
  readonly basis: ConsolidationBasis;
  /** Distinct counts that whoever asks states to be of disjoint sets. */
  readonly disjoint?: DisjointFigures;
  /** Totals by level are wanted too. */
  readonly byLevel?: true;
  /** The lines by sector are wanted too. */
  readonly bySector?: true;
}

/** What a unit is on one day. */
interface UnitNeed {
  readonly kind: "unit";
  readonly unit: UnitCode;
  readonly day: LocalDate;
}

/** Targets that bind a unit: its own and those of the units above it; null: the caller's own unit. */
interface TargetsNeed {
  readonly kind: "targets";
  readonly unit: UnitCode | null;
}

/** Names of the units that the caller may see. */
interface UnitsNeed {
  readonly kind: "units";
}

/** Stored data that a call reads. The needs of a whole batch are read in one round trip. */
export type StoredNeed = TableNeed | UnitNeed | TargetsNeed | UnitsNeed;

export const isTableNeed = (need: StoredNeed): need is TableNeed => need.kind === "table";

/** Text under which a need is kept in a batch; equal needs are read once. */
export const needKey = (need: StoredNeed): string => {
  if (need.kind === "units") return need.kind;
  if (need.kind === "targets") return [need.kind, need.unit ?? ""].join(" ");
  if (need.kind === "unit") return [need.kind, need.unit, need.day].join(" ");
  const disjoint = [...(need.disjoint ?? [])].sort();
  return [
    need.kind,
    need.unit,
    need.period.key,
    need.form,
    need.basis,
    ...(need.byLevel ? ["byLevel"] : []),
    ...(need.bySector ? ["bySector"] : []),
    ...disjoint,
  ].join(" ");
};

/** Reads the table that was fetched for a need. Problems: `UNIT_UNKNOWN` (also outside the caller's subtree), `UNAUTHENTICATED`, `TOKEN_DEAD`, `STORED_UNAVAILABLE`. */
export type StoredReader = (need: TableNeed) => Outcome<Consolidated>;

/** Names of the units that the caller may see; `root` is the caller's own unit, null where it sees all. */
export interface UnitNames {
  readonly directory: UnitDirectory;
  readonly root: UnitCode | null;
}

/** Problems: `UNAUTHENTICATED`, `TOKEN_DEAD`. */
export type UnitNamesReader = () => Outcome<UnitNames>;

/** Null where the unit is not in force on that day or not the caller's to see. */
export type UnitFactsReader = (unit: UnitCode, day: LocalDate) => UnitFacts | null;

export interface Context {
  readonly today: LocalDate;
  readonly stored: StoredReader;
  /** Targets that the unit's office set, and those above it, the nearest first; absent where nobody is known to ask. */
  readonly targets?: (unit: UnitCode | null) => readonly Target[];
  /** Absent where there are no stored units to ask. */
  readonly units?: UnitNamesReader;
  /** Absent where there are no stored units to ask. */
  readonly unit?: UnitFactsReader;
}

/** How a function stands to stored data: `needed`: only with a token; `welcome`: also without, but by the caller's own settings where there are some. */
type StoredUse = "none" | "welcome" | "needed";

/** What comes back from a function: a cell, a table whose first row is its header, a percentage, or a day. */
type ResultKind = "number" | "percent" | "text" | "date" | "table";

export interface Example {
  /** Arguments in the order of the parameters, as JSON of `/v1/compute`. */
  readonly args: readonly Argument[];
  /** What the cell shows, in Vietnamese notation. */
  readonly shows: string;
  /** Where the numbers come from. */
  readonly source: string;
}

/** A function as every host sees it. */
export interface FunctionDefinition {
  /** ASCII capitals, at least three letters; also its name in Excel. Never changes after release. */
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly params: readonly Param[];
  readonly result: ResultKind;
  /** Reads the clock: an answer is not kept beyond the day. */
  readonly usesToday: boolean;
  readonly stored: StoredUse;
  readonly examples: readonly Example[];
  readonly needs: (args: readonly Argument[], today: LocalDate) => readonly StoredNeed[];
  readonly evaluate: (args: readonly Argument[], context: Context) => Outcome<Answer>;
  /** Where nothing more is known, what the function does. Never throws. */
  readonly explain: (args: readonly Argument[]) => CallExplanation;
}

type Reads<P extends Param> = P extends { readonly optional: true }
  ? ParamKinds[P["kind"]] | null
  : ParamKinds[P["kind"]];

/** Typed arguments by parameter name. */
type ArgsOf<P extends readonly Param[]> = {
  readonly [Name in P[number]["name"]]: Reads<Extract<P[number], { name: Name }>>;
};

/** Typed arguments by parameter name; null where one was left out or is refused: the answer of the call says why. */
type ArgsRead<P extends readonly Param[]> = {
  readonly [Name in P[number]["name"]]: ParamKinds[Extract<P[number], { name: Name }>["kind"]] | null;
};

interface Typed<P extends readonly Param[]> {
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly params: P;
  readonly result: ResultKind;
  readonly usesToday?: true;
  /** Given where it is not `needed` although the function has needs. */
  readonly stored?: "welcome";
  readonly examples: readonly Example[];
  readonly needs?: (args: ArgsOf<P>, today: LocalDate) => Outcome<readonly StoredNeed[]>;
  readonly evaluate: (args: ArgsOf<P>, context: Context) => Outcome<Answer>;
  /** How the call comes to its answer; `asDescribed` where the description says it all. */
  readonly explain: (args: ArgsRead<P>) => Explained;
}

const readAll = <P extends readonly Param[]>(params: P, args: readonly Argument[]): Outcome<ArgsOf<P>> => {
  const given = args.findLastIndex((arg) => arg !== null) + 1;
  if (given > params.length) {
    return { ok: false, problem: { code: "ARG_TOO_MANY", params: { given, max: params.length } } satisfies Problem };
  }
  const read: Record<string, unknown> = {};
  for (const [position, param] of params.entries()) {
    const argument = readArgument(param, args[position] ?? null);
    if (!argument.ok) return argument;
    read[param.name] = argument.result;
  }
  return { ok: true, result: read as ArgsOf<P> };
};

/** What can be read of the arguments, each by itself. */
const readEach = <P extends readonly Param[]>(params: P, args: readonly Argument[]): ArgsRead<P> =>
  Object.fromEntries(
    params.map((param, position) => {
      const argument = readArgument(param, args[position] ?? null);
      return [param.name, argument.ok ? argument.result : null];
    }),
  ) as ArgsRead<P>;

/** Completes a typed definition: reads and checks the arguments once, before `needs` and before `evaluate`. */
export const defineFunction = <const P extends readonly Param[]>(typed: Typed<P>): FunctionDefinition => ({
  id: typed.id,
  title: typed.title,
  description: typed.description,
  params: typed.params,
  result: typed.result,
  usesToday: typed.usesToday ?? false,
  stored: typed.stored ?? (typed.needs ? "needed" : "none"),
  examples: typed.examples,
  needs: (args, today) => {
    if (!typed.needs) return [];
    const read = readAll(typed.params, args);
    if (!read.ok) return [];
    const needs = typed.needs(read.result, today);
    return needs.ok ? needs.result : [];
  },
  evaluate: (args, context) => {
    const read = readAll(typed.params, args);
    return read.ok ? typed.evaluate(read.result, context) : read;
  },
  explain: (args) => {
    const { steps = [], rules = [], rounding = "", gains = null } = typed.explain(readEach(typed.params, args));
    return { steps: steps.length > 0 ? steps : [typed.description.vi], rules, rounding, gains };
  },
});
