// Answers calls by name: looks the function up, collects what it needs, evaluates, and turns problems into cell errors.
import type { LocalDate } from "../domain/local-date.ts";
import { problem } from "../domain/problem.ts";
import { findFunction } from "./catalogue.ts";
import type { Answer, Argument } from "./cell.ts";
import { type CellError, cellErrorOf } from "./cell-error.ts";
import { type Context, needKey, type StoredNeed } from "./definition.ts";

export interface Call {
  readonly fn: string;
  readonly args: readonly Argument[];
}

/** One entry of `results`: the answer, or the error that the cell shows. */
export type CallResult = Answer | { readonly error: CellError };

export const isCallError = (result: CallResult): result is { readonly error: CellError } => "error" in result;

/** The stored data that the calls need, each need once, in order of first use. */
export const needsOf = (calls: readonly Call[], today: LocalDate): readonly StoredNeed[] => {
  const needs = new Map<string, StoredNeed>();
  for (const call of calls) {
    for (const need of findFunction(call.fn)?.needs(call.args, today) ?? []) needs.set(needKey(need), need);
  }
  return [...needs.values()];
};

/** Evaluates one call. Never throws for what a caller can send: every refusal is an error of that call. */
export const computeCall = (call: Call, context: Context): CallResult => {
  const definition = findFunction(call.fn);
  if (!definition) return { error: cellErrorOf(problem("FUNCTION_UNKNOWN", { fn: call.fn.slice(0, 64) })) };
  const outcome = definition.evaluate(call.args, context);
  return outcome.ok ? outcome.result : { error: cellErrorOf(outcome.problem) };
};
