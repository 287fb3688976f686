// Lets a synchronous formula engine use the asynchronous functions: answers that are known at once, the others as "waiting" until they are.
import { type Argument, isErrorCell, isRange } from "../../shared/functions/cell.ts";
import type { Invoked } from "../functions/runtime.ts";

/** A cell by sheet id, row and column counted from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export const placeKey = ({ sheet, row, column }: CellPlace): string => `${sheet}!${row},${column}`;

/**
 * What a cell shows while its answer is under way. It is an error of the engine, so that formulas over such a cell wait too
 * instead of counting it as text or zero.
 */
export const WAITING_ERROR = "#GETTING_DATA";

export type Evaluated = { readonly kind: "waiting" } | { readonly kind: "settled"; readonly invoked: Invoked };

/** A refused call of a cell, with the sentence that says why. */
interface Refusal {
  /** Id of the function. */
  readonly id: string;
  /** What the cell shows: "#VALUE!". */
  readonly error: string;
  readonly message: string;
}

export interface FunctionBridge {
  /** The answer if it is known; else the call is sent and the cell is recalculated when it has been answered. */
  evaluate(id: string, args: readonly Argument[], at: CellPlace): Evaluated;
  /** A new calculation begins: what is said of a cell from now on replaces what was said before. */
  beginCalculation(): void;
  /** The refusal of the cell's last DVC call; the cell may hold another formula by now. */
  refusalAt(at: CellPlace): Refusal | null;
  /** Forgets every answer, so that the next calculation asks again. */
  forget(): void;
  /** Calls that have not been answered. */
  pending(): number;
}

export interface BridgeOptions {
  /** The function runtime: always settles. */
  invoke(id: string, args: readonly Argument[]): Promise<Invoked>;
  /** Calculates these cells, and what depends on them, again. */
  recalculate(cells: readonly CellPlace[]): void;
  /** Runs a task later, and says what time it is in milliseconds: injected, so that tests need not wait. */
  later(task: () => void, milliseconds: number): void;
  now(): number;
}

/** Answers kept: more cells than a workbook of this kind has. */
const ANSWERS_MAX = 50_000;
/** After so long the runtime is asked again; it knows what is still good. */
const ANSWER_AGE_MAX_MS = 5 * 60_000;
/** How long answered cells wait for calls that were sent with them. */
const PATIENCE_MS = 500;
/** The engine goes through all formulas for each recalculation: thousands of calls are given time to come together. */
const CALLS_MANY = 1_000;
const PATIENCE_FOR_MANY_MS = 2_500;

/** Answers that the server did not give: they are asked for again as soon as it can be reached. */
const isProvisional = (invoked: Invoked): boolean =>
  "error" in invoked
    ? invoked.error.code === "STORED_UNAVAILABLE"
    : invoked.source === "stale" || invoked.source === "local";

const isWaitingCell = (cell: unknown): boolean => isErrorCell(cell) && cell.error === WAITING_ERROR;

const waitsForOthers = (args: readonly Argument[]): boolean =>
  args.some((argument) =>
    isRange(argument) ? argument.some((row) => row.some(isWaitingCell)) : isWaitingCell(argument),
  );

export interface RefreshableBridge extends FunctionBridge {
  /** Asks again for what the server could not be asked for; the cells concerned are recalculated. */
  retryProvisional(): void;
}

export const createFunctionBridge = ({ invoke, recalculate, later, now }: BridgeOptions): RefreshableBridge => {
  const answers = new Map<string, { readonly invoked: Invoked; readonly until: number }>();
  /** Cells that wait, by the call they wait for. */
  const waiting = new Map<string, Map<string, CellPlace>>();
  /** Cells whose answer has arrived since the last recalculation. */
  let answered = new Map<string, CellPlace>();
  /** Cells that show an answer the server did not give. */
  const provisional = new Map<string, CellPlace>();
  const said = new Map<string, { readonly calculation: number; readonly refusal: Refusal }>();
  let calculation = 0;
  let generation = 0;
  let patienceIsOver = true;

  const flush = () => {
    if (answered.size === 0) return;
    const cells = [...answered.values()];
    answered = new Map();
    recalculate(cells);
  };

  const keep = (key: string, invoked: Invoked) => {
    answers.delete(key);
    answers.set(key, { invoked, until: now() + ANSWER_AGE_MAX_MS });
    if (answers.size <= ANSWERS_MAX) return;
    for (const oldest of answers.keys()) {
      answers.delete(oldest);
      break;
    }
  };

  const settle = (key: string, sentIn: number, invoked: Invoked) => {
    const cells = waiting.get(key);
    // Forgotten while it was under way: the cells were calculated again and wait for a newer answer.
    if (cells === undefined || sentIn !== generation) return;
    waiting.delete(key);
    keep(key, invoked);
    for (const [cellKey, at] of cells) answered.set(cellKey, at);
    // One recalculation for all calls of a batch; a single slow call does not hold the others back for long.
    if (waiting.size === 0) flush();
    else if (patienceIsOver) {
      patienceIsOver = false;
      later(
        () => {
          patienceIsOver = true;
          flush();
        },
        waiting.size > CALLS_MANY ? PATIENCE_FOR_MANY_MS : PATIENCE_MS,
      );
    }
  };

  const remember = (id: string, at: CellPlace, invoked: Invoked) => {
    const key = placeKey(at);
    if (isProvisional(invoked)) provisional.set(key, at);
    else provisional.delete(key);
    // A cell may hold several calls: the first refusal of a calculation is the one that made the error.
    if (said.get(key)?.calculation === calculation) return;
    if ("error" in invoked) {
      const { cell, message } = invoked.error;
      said.set(key, { calculation, refusal: { id, error: cell, message } });
    } else said.delete(key);
  };

  return {
    evaluate: (id, args, at) => {
      if (waitsForOthers(args)) return { kind: "waiting" };
      const key = `${id} ${JSON.stringify(args)}`;
      const known = answers.get(key);
      if (known && now() < known.until) {
        remember(id, at, known.invoked);
        return { kind: "settled", invoked: known.invoked };
      }
      const cells = waiting.get(key);
      if (cells) {
        cells.set(placeKey(at), at);
        return { kind: "waiting" };
      }
      waiting.set(key, new Map([[placeKey(at), at]]));
      const sentIn = generation;
      void invoke(id, args).then((invoked) => settle(key, sentIn, invoked));
      return { kind: "waiting" };
    },
    beginCalculation: () => {
      calculation += 1;
    },
    refusalAt: (at) => said.get(placeKey(at))?.refusal ?? null,
    forget: () => {
      generation += 1;
      answers.clear();
      waiting.clear();
      answered.clear();
      provisional.clear();
    },
    retryProvisional: () => {
      if (provisional.size === 0) return;
      for (const [key, { invoked }] of answers) if (isProvisional(invoked)) answers.delete(key);
      const cells = [...provisional.values()];
      provisional.clear();
      recalculate(cells);
    },
    pending: () => waiting.size,
  };
};
