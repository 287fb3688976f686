// What a proposed correction would change, figure by figure.
import { FIGURES } from "../../../shared/domain/figure.ts";
import { numberText } from "../../../shared/text/format.ts";

export interface FigureChange {
  readonly code: string;
  /** "Hồ sơ trực tuyến: 4.840 → 4.940" */
  readonly text: string;
}

type Figures = Readonly<Record<string, unknown>>;

const shown = (entry: unknown): string => (typeof entry === "number" ? numberText(entry) : "chưa có");

/** In the order of the catalogue; empty where nothing differs. */
export const correctionChanges = (locked: Figures, proposed: Figures): readonly FigureChange[] =>
  FIGURES.flatMap(({ code, name }) => {
    const [before, after] = [shown(locked[code]), shown(proposed[code])];
    return before === after ? [] : [{ code, text: `${name}: ${before} → ${after}` }];
  });
