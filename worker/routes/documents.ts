// What programs read about this server: OpenAPI, Excel's manifest and function metadata.

import manifestTemplate from "../../manifest.xml";
import { openApiDocument } from "../../shared/contract/openapi.ts";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { manifestFor } from "../../shared/functions/manifest.ts";
import { excelMetadata, type Language } from "../../shared/functions/metadata.ts";
import { taggedAnswer } from "../http/answer.ts";
import { environmentOf, publicOrigin } from "../http/origin.ts";
import { STATUS } from "../http/problem.ts";
import type { Handler, Scope } from "../http/scope.ts";

const JSON_TYPE = "application/json; charset=utf-8";

let openApiText: string | undefined;

export const openApi: Handler<"openApi"> = ({ request }) => {
  // Made once per isolate: it costs more than any request may.
  openApiText ??= JSON.stringify(openApiDocument(OPERATIONS, STATUS));
  return taggedAnswer(request, openApiText, JSON_TYPE);
};

export const manifest: Handler<"manifest"> = ({ request, env, url }) => {
  const origin = publicOrigin(env, url);
  if (origin === null) return refuse("ORIGIN_NOT_CONFIGURED", {});
  return taggedAnswer(
    request,
    manifestFor(manifestTemplate, origin, environmentOf(env, origin)),
    "application/xml; charset=utf-8",
  );
};

const metadata = ({ request, env, url }: Scope, language: Language): Promise<Response> =>
  taggedAnswer(request, JSON.stringify(excelMetadata(language, publicOrigin(env, url))), JSON_TYPE);

export const functionMetadata: Handler<"functionMetadata"> = (scope) => metadata(scope, "vi");
export const functionMetadataEn: Handler<"functionMetadataEn"> = (scope) => metadata(scope, "en");
