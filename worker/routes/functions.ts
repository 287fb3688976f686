// GET /v1/functions: the catalogue.
import { functionsAnswer } from "../../shared/contract/function-list.ts";
import type { Content } from "../../shared/contract/operations.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { type JsonText, jsonText } from "../http/answer.ts";
import type { Handler } from "../http/scope.ts";

let catalogue: JsonText<Content<"listFunctions">> | undefined;

export const listFunctions: Handler<"listFunctions"> = () => {
  // Made once per isolate: the catalogue cannot change while it runs.
  catalogue ??= jsonText(functionsAnswer(CORE_VERSION));
  return { text: catalogue, isTagged: true };
};
