// Pages that are files of the add-in's build: the web workbook, the pane without a sheet, the administration, the reference of the API.
import type { Handler, Scope } from "../http/scope.ts";

/** The file under its own name, since the headers of files go by that name. */
const pageFile =
  (name: string) =>
  ({ env, url, request }: Scope): Promise<Response> =>
    env.ASSETS.fetch(new Request(new URL(name, url), { method: request.method, headers: request.headers }));

export const home: Handler<"home"> = pageFile("/index.html");
export const filePage: Handler<"filePage"> = pageFile("/gui.html");
export const adminPage: Handler<"adminPage"> = pageFile("/quan-tri.html");
export const apiReference: Handler<"apiReference"> = pageFile("/docs.html");
