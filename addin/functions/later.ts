// Functions whose calculation comes in a second script, so that the first one stays small: scoring, explaining, checking and writing of texts.
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { Answer, Argument } from "../../shared/functions/cell.ts";
import type { Context, FunctionDefinition, StoredNeed } from "../../shared/functions/definition.ts";

/** What the second script brings, by id. */
type LaterFunctions = Readonly<Record<string, Pick<FunctionDefinition, "evaluate">>>;

type LaterPlace = typeof globalThis & { dvcLater?: LaterFunctions };

/** Name of the second script beside functions.js. */
export const LATER_SCRIPT = "functions-later.js";

export const publishLaterFunctions = (functions: readonly FunctionDefinition[]): void => {
  (globalThis as LaterPlace).dvcLater = Object.fromEntries(
    functions.map((functionDefinition) => [functionDefinition.id, functionDefinition]),
  );
};

/**
 * Stands in the catalogue of the first script for such a function. It only counts while the Worker is away: until the second
 * script is there, it says that the Worker is needed. Imported by what vite.config.ts puts in the place of such a function.
 * @public
 */
export const laterFunction = (
  known: Pick<FunctionDefinition, "id" | "result" | "usesToday" | "stored">,
): FunctionDefinition => ({
  ...known,
  title: { vi: "", en: "" },
  description: { vi: "", en: "" },
  params: [],
  examples: [],
  // The Worker reads what is stored, not the add-in.
  needs: (_args: readonly Argument[], _today: LocalDate): readonly StoredNeed[] => [],
  evaluate: (args: readonly Argument[], context: Context): Outcome<Answer> =>
    (globalThis as LaterPlace).dvcLater?.[known.id]?.evaluate(args, context) ??
    refuse("STORED_UNAVAILABLE", { fn: known.id }),
  // Cells calculate; the pane, which explains them, has the whole catalogue.
  explain: () => ({ steps: [], rules: [], rounding: "", gains: null }),
});
