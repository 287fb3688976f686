// Tells whether a formula is nothing but one DVC call, so that the format of the answer is the format of the cell.
import { NAMESPACE } from "../../shared/domain/namespace.ts";

/**
 * True for "=DVC.TYLE(B5,C5)" and the id TYLE, not for "=DVC.TYLE(B5,C5)*100" or "=IF(A1,DVC.TYLE(B5,C5))". Brackets inside texts
 * and sheet names do not count.
 */
export const isWholeCall = (formula: string, id: string): boolean => {
  const code = formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/gu, "").replace(/\s+/gu, "");
  const start = `=${NAMESPACE}.${id}(`;
  if (!code.toUpperCase().startsWith(start) || !code.endsWith(")")) return false;
  let depth = 0;
  for (const [position, letter] of [...code].entries()) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (depth === 0 && letter === ")") return position === [...code].length - 1;
  }
  return false;
};
