// GET /v1/functions: the catalogue.
import { functionsAnswer } from "../../shared/contract/function-list.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { taggedAnswer } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";

let catalogueText: string | undefined;

export const listFunctions: Handler<"listFunctions"> = (scope) => {
  // Made once per isolate: the catalogue cannot change while it runs.
  catalogueText ??= JSON.stringify(functionsAnswer(CORE_VERSION));
  return taggedAnswer(scope.request, catalogueText, "application/json; charset=utf-8");
};
