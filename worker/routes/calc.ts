// GET /v1/calc/{fn}: one call as text, for WEBSERVICE in Excel 2013 and LibreOffice.
import { calcText, readCalcArguments } from "../../shared/contract/calc-text.ts";
import { problem, refuse } from "../../shared/domain/problem.ts";
import { findFunction } from "../../shared/functions/catalogue.ts";
import { cellErrorOf } from "../../shared/functions/cell-error.ts";
import { type CallResult, computeCall } from "../../shared/functions/compute.ts";
import { textAnswer } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";

export const calc: Handler<"calc"> = (scope, { path, query }) => {
  const definition = findFunction(path.fn);
  const resultOf = (): CallResult => {
    if (!definition) return { error: cellErrorOf(problem("FUNCTION_UNKNOWN", { fn: path.fn })) };
    if (definition.stored === "needed")
      return { error: cellErrorOf(problem("FUNCTION_NEEDS_STORED", { fn: definition.id })) };
    const args = readCalcArguments(definition, query.x, query.dec);
    return computeCall(
      { fn: definition.id, args },
      { today: scope.today, stored: (need) => refuse("UNIT_UNKNOWN", { unit: need.unit }) },
    );
  };
  // A cell of WEBSERVICE shows only the text of a 200; any other status is #VALUE! without a reason.
  return textAnswer(calcText(resultOf(), query.dec), "text/plain; charset=utf-8");
};
