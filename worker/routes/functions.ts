// GET /v1/functions: the catalogue.
import { functionsAnswer } from "../../shared/contract/function-list.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { taggedAnswer } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";

export const listFunctions: Handler<"listFunctions"> = (scope) =>
  taggedAnswer(scope.request, JSON.stringify(functionsAnswer(CORE_VERSION)), "application/json; charset=utf-8");
