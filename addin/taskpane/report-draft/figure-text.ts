// A figure as a person types it: a number, nothing, or "x" for what does not apply.
import {
  type FigureCode,
  type FigureEntry,
  findFigure,
  isCount,
  NOT_APPLICABLE,
  NOT_PROVIDED,
} from "../../../shared/domain/figure.ts";
import { readNumberText } from "../../../shared/domain/number-text.ts";
import { isNegative, isWhole, toNumber } from "../../../shared/domain/rational.ts";
import { foldText } from "../../../shared/text/fold.ts";
import { numberText } from "../../../shared/text/format.ts";

export const FIGURE_HINT = "Để trống: chưa có số liệu. Gõ x: không áp dụng. Không phát sinh: gõ 0.";

const CROSSES: readonly string[] = ["x", "-", "khong ap dung"];

/** What the field of a figure begins with. */
export const figureText = (entry: FigureEntry): string => {
  if (isCount(entry)) return numberText(entry);
  return entry.state === "not_applicable" ? "x" : "";
};

export const FIGURE_WRONG = "Chưa phải số đếm";

/** Null where the text is no figure. */
export const readFigureText = (code: FigureCode, text: string): FigureEntry | null => {
  const typed = foldText(text.trim());
  if (typed === "") return NOT_PROVIDED;
  if (CROSSES.includes(typed)) return NOT_APPLICABLE;
  const read = readNumberText(text);
  if (!("number" in read) || read.isPercent || isNegative(read.number)) return null;
  if (findFigure(code)?.whole !== false && !isWhole(read.number)) return null;
  return toNumber(read.number);
};
