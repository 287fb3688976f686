// The HTTP application: every operation of the contract with its handler, one way to refuse, one place where faults end.
import { Hono, type Context as HonoContext } from "hono";
import type { OperationId } from "../shared/contract/addresses.ts";
import { issueText, type RequestError, requestErrors } from "../shared/contract/issue-text.ts";
import type { Operation } from "../shared/contract/operation.ts";
import { OPERATIONS } from "../shared/contract/operations.ts";
import { problem, refuse } from "../shared/domain/problem.ts";
import { noteBootstrapUse } from "./auth/bootstrap-use.ts";
import { challengeFor, type Identity, identify } from "./auth/caller.ts";
import { looksLikeToken } from "./auth/hash.ts";
import { countDead, countRequest, TOO_OFTEN } from "./auth/rate-limit.ts";
import { openDatabase } from "./db/database.ts";
import type { Env } from "./env.ts";
import { HANDLERS } from "./handlers.ts";
import { type JsonReply, jsonResponse } from "./http/answer.ts";
import { readBytes, readJson, readText } from "./http/body.ts";
import { errorFields, logError } from "./http/log.ts";
import { problemResponse, type Refusal } from "./http/problem.ts";
import { type AuthorizedScope, type Scope, todayOf } from "./http/scope.ts";

type App = { Bindings: Env; Variables: { scope: Scope } };
type Context = HonoContext<App>;

/** Names under which people put a token into an address, where it would be logged and forwarded. */
const TOKEN_NAMES: ReadonlySet<string> = new Set(["token", "access_token", "key", "api_key", "apikey"]);

const scopeOf = (context: Context): Scope => {
  const { env } = context;
  const request = context.req.raw;
  const moment = new Date();
  const now = moment.toISOString();
  const db = openDatabase(env.DB);
  const defer = (work: Promise<unknown>) => context.executionCtx.waitUntil(work);
  let identity: Promise<Identity> | undefined;
  let identified: Identity | null = null;
  const lookUp = async (): Promise<Identity> => {
    identified = await countDead(await identify(request, env, db, now, defer), request, env);
    return identified;
  };
  return {
    env,
    request,
    url: new URL(request.url),
    requestId: crypto.randomUUID(),
    now,
    today: todayOf(env, moment),
    db,
    defer,
    identify: () => {
      identity ??= lookUp();
      return identity;
    },
    identified: () => identified,
  };
};

const hasTokenIn = (query: URLSearchParams): boolean =>
  [...query].some(([name, text]) => TOKEN_NAMES.has(name.toLowerCase()) || looksLikeToken(text));

const invalid = (errors: readonly RequestError[]): Refusal => ({
  ...refuse("INVALID_REQUEST", { count: errors.length }),
  errors,
});

/** Query parameters as an object: lists where the operation allows repetition, or where the caller repeated one that it may not. */
const queryObject = (query: URLSearchParams, repeated: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const all = query.getAll(name);
      return [name, repeated.includes(name) || all.length > 1 ? all : all[0]];
    }),
  );

type Read = { readonly ok: true; readonly input: { path: unknown; query: unknown; body: unknown } };

/** Checks path, query and body against the operation's schemas. */
const readInput = async (operation: Operation, context: Context): Promise<Read | Refusal> => {
  const options = { error: issueText };
  const path = operation.pathParams.safeParse(context.req.param(), options);
  const query = operation.query.safeParse(
    queryObject(context.get("scope").url.searchParams, operation.repeated ?? []),
    options,
  );
  const errors = [
    ...(path.success ? [] : requestErrors(path.error)),
    ...(query.success ? [] : requestErrors(query.error)),
  ];
  if (!path.success || !query.success) return invalid(errors);
  const input = { path: path.data, query: query.data };
  const { body } = operation;
  if (!body) return { ok: true, input: { ...input, body: undefined } };
  if (body.kind === "ndjson") {
    const bytes = await readBytes(context.req.raw, body.maxMib);
    return bytes.ok ? { ok: true, input: { ...input, body: bytes.result } } : bytes;
  }
  if (body.kind === "csv") {
    const text = await readText(context.req.raw, body.maxMib);
    return text.ok ? { ok: true, input: { ...input, body: text.result } } : text;
  }
  const json = await readJson(context.req.raw, body.maxMib);
  if (!json.ok) return json;
  const checked = body.schema.safeParse(json.result, options);
  return checked.success
    ? { ok: true, input: { ...input, body: checked.data } }
    : invalid(requestErrors(checked.error));
};

type AnyReply = Response | JsonReply<number, unknown> | Refusal;
type AnyHandler = (scope: Scope | AuthorizedScope, input: unknown) => AnyReply | Promise<AnyReply>;

const refuseIdentity = (kind: "none" | "dead" | "guessing", request: Request): Refusal => {
  if (kind === "guessing") return TOO_OFTEN;
  const code = kind === "dead" ? "TOKEN_DEAD" : "UNAUTHENTICATED";
  return { ...refuse(code, {}), headers: { "WWW-Authenticate": challengeFor(request) } };
};

/** A body that took longer than this to arrive may have outlived its token. */
const SLOW_BODY_MS = 1_000;

const answer = async (id: OperationId, context: Context): Promise<AnyReply> => {
  const operation = OPERATIONS[id];
  const scope = context.get("scope");
  const isRequired = operation.authorization === "required";
  const identity = isRequired ? await scope.identify() : null;
  const tooMany = await countRequest(scope);
  if (tooMany) return tooMany;
  if (identity && identity.kind !== "caller") return refuseIdentity(identity.kind, scope.request);
  const authorized = identity ? { ...scope, caller: identity.caller } : scope;
  const startedMs = Date.now();
  const read = await readInput(operation, context);
  if (!("input" in read)) return read;
  if (isRequired && Date.now() - startedMs > SLOW_BODY_MS) {
    const again = await identify(scope.request, scope.env, scope.db, new Date().toISOString(), scope.defer);
    if (again.kind !== "caller") return refuseIdentity(again.kind, scope.request);
  }
  // The table of handlers is typed operation by operation; here any of them may be meant.
  return (HANDLERS[id] as unknown as AnyHandler)(authorized, read.input);
};

/** An API answer is no page: nothing in it may load, run or be framed. */
const API_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

const finish = (response: Response, scope: Scope): Response => {
  const finished = new Response(response.body, response);
  const isPage = (response.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (!isPage) {
    for (const [name, text] of Object.entries(API_HEADERS)) finished.headers.set(name, text);
    // Beside what the handler itself depends on.
    finished.headers.append("Vary", "Authorization");
  }
  if (!finished.headers.has("Cache-Control")) finished.headers.set("Cache-Control", "no-store");
  finished.headers.set("X-Request-Id", scope.requestId);
  finished.headers.set("Server-Timing", `db;desc="${scope.db.trips.count} round trips"`);
  return finished;
};

const send = async (reply: AnyReply, scope: Scope): Promise<Response> => {
  if (reply instanceof Response) return finish(reply, scope);
  if ("problem" in reply) return finish(problemResponse(reply, scope.requestId), scope);
  return finish(await jsonResponse(reply, scope.request), scope);
};

const routePath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

const methodsByPath = (): ReadonlyMap<string, readonly string[]> => {
  const methods = new Map<string, string[]>();
  for (const { path, method } of Object.values(OPERATIONS)) {
    const names = method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()];
    methods.set(path, [...(methods.get(path) ?? []), ...names]);
  }
  // Fixed addresses first: `/v1/units/import` also looks like a unit code.
  return new Map([...methods].sort(([a], [b]) => a.split("{").length - b.split("{").length));
};

export const createApp = (): Hono<App> => {
  const app = new Hono<App>();

  app.use(async (context, next) => {
    const scope = scopeOf(context);
    context.set("scope", scope);
    if (scope.url.pathname.startsWith("/v1/") && hasTokenIn(scope.url.searchParams)) {
      return send(refuse("TOKEN_IN_QUERY", {}), scope);
    }
    return next();
  });

  for (const [id, { path, method }] of Object.entries(OPERATIONS)) {
    app.on(method.toUpperCase(), routePath(path), async (context) => {
      const scope = context.get("scope");
      const reply = await answer(id as OperationId, context);
      noteBootstrapUse(scope, id);
      return send(reply, scope);
    });
  }

  for (const [path, methods] of methodsByPath()) {
    const headers = { Allow: [...methods, "OPTIONS"].join(", ") };
    app.all(routePath(path), (context) => {
      const { method } = context.req;
      const reply =
        method === "OPTIONS"
          ? new Response(null, { status: 204, headers })
          : { ...refuse("METHOD_NOT_ALLOWED", { method }), headers };
      return send(reply, context.get("scope"));
    });
  }

  app.notFound(async (context) => {
    const scope = context.get("scope");
    const { pathname } = scope.url;
    const notFound = refuse("NOT_FOUND", { path: pathname });
    const reads = context.req.method === "GET" || context.req.method === "HEAD";
    if (!reads || pathname.startsWith("/v1/")) return send(notFound, scope);
    const file = await context.env.ASSETS.fetch(context.req.raw);
    return file.status === 404 ? send(notFound, scope) : file;
  });

  app.onError((error, context) => {
    const scope = context.get("scope");
    const { requestId } = scope;
    logError("unexpected_error", { requestId, path: scope.url.pathname, ...errorFields(error) });
    return send({ ok: false, problem: problem("INTERNAL", { requestId }) }, scope);
  });

  return app;
};
