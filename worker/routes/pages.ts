// GET /: the web workbook, a file of the add-in's build.
import type { Handler } from "../http/scope.ts";

export const home: Handler<"home"> = ({ env, url, request }) =>
  env.ASSETS.fetch(new Request(new URL("/index.html", url), { method: request.method, headers: request.headers }));
