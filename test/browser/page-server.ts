// Serves the built pages with the scoring core behind /v1, and lets a test read, delay and fail what the pages ask for.
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { consolidate } from "../../shared/consolidation/consolidate.ts";
import type { Figures } from "../../shared/domain/figure.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { refuse } from "../../shared/domain/problem.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitCode, UnitType, UnitVersion } from "../../shared/domain/unit.ts";
import { type Call, computeCall } from "../../shared/functions/compute.ts";
import type { StoredReader } from "../../shared/functions/definition.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { problemText } from "../../shared/text/problem.ts";

const root = path.join(import.meta.dirname, "..", "..");
const builtPages = path.join(root, "dist", "addin");

export const DEMO_TOKEN = "demo-token-that-only-reads";
export const USER_TOKEN = "user-token-of-xuan-loc";
const TODAY = "2026-11-22" as LocalDate;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".png": "image/png",
};

/** The headers of the pages, as their own file states them. */
const headersOf = (page: string): Readonly<Record<string, string>> => {
  const text = fs.readFileSync(path.join(root, "addin", "public", "_headers"), "utf8");
  const block = text.split(/\n(?=\/)/u).find((part) => part.startsWith(`${page}\n`)) ?? "";
  const lines = [...block.matchAll(/^ {2}(?<name>[\w-]+): (?<content>.+)$/gmu)];
  return Object.fromEntries(lines.map((line) => [line.groups?.name ?? "", line.groups?.content ?? ""]));
};

const unit = (code: string, name: string, type: UnitType, parent: string | null): UnitVersion => ({
  code: code as UnitCode,
  name,
  type,
  parent: parent as UnitCode | null,
  validFrom: "2004-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: true,
});

const UNITS: readonly UnitVersion[] = [
  unit("XUANLOC", "Huyện Xuân Lộc", "huyện", null),
  unit("XUANLOC-CX", "Cấp xã, huyện Xuân Lộc", "xã", "XUANLOC"),
];

/** Received online and in all, as the article states them by level. */
const COUNTS: Readonly<Record<string, readonly [online: number, received: number]>> = {
  XUANLOC: [4840, 26757],
  "XUANLOC-CX": [15755, 69001],
};

const stored: StoredReader = (need) => {
  if (!UNITS.some((one) => one.code === need.unit)) return refuse("UNIT_UNKNOWN", { unit: need.unit });
  const snapshots = Object.entries(COUNTS).map(([code, [online, received]]): SnapshotRecord => {
    const figures = { HS_TRUC_TUYEN: online, HS_TRUC_TIEP: received - online } as Figures;
    return {
      unit: code as UnitCode,
      period: need.period.key,
      form: need.form,
      revision: 1,
      state: "da_nop",
      scopeBasis: "ownOnly",
      scheme: "LEVEL4",
      countBasis: "tiepNhan",
      figures,
      submittedAt: "2022-09-13T02:00:00Z",
    };
  });
  return consolidate({ ...need, units: UNITS, snapshots, monthly: [], today: TODAY });
};

interface ComputeRequest {
  readonly token: string | null;
  readonly calls: readonly Call[];
}

export interface PageServer {
  readonly origin: string;
  /** What was asked of /v1/compute, in order. */
  readonly computed: ComputeRequest[];
  /** Called before each answer of /v1; may wait, or answer with a status of its own. */
  before: ((address: string) => Promise<number | null>) | null;
  /** Files that are not found. */
  readonly hidden: Set<string>;
  close(): Promise<void>;
}

const bodyOf = async (request: http.IncomingMessage): Promise<string> => {
  let text = "";
  for await (const part of request) text += part;
  return text;
};

const tokenOf = (request: http.IncomingMessage): string | null =>
  /^Bearer (?<token>.+)$/u.exec(request.headers.authorization ?? "")?.groups?.token ?? null;

const isKnown = (token: string | null): boolean => token === DEMO_TOKEN || token === USER_TOKEN;

interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Buffer;
}

/** All built files, read at once: a build that runs meanwhile does not change what a test sees. */
const readPages = (): ReadonlyMap<string, PageFile> => {
  if (!fs.existsSync(path.join(builtPages, "index.html"))) throw new Error("build the pages first: npm run build");
  const files = fs.readdirSync(builtPages, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const address = `/${path.relative(builtPages, file).split(path.sep).join("/")}`;
      const type = TYPES[path.extname(file)] ?? "application/octet-stream";
      return [address, { headers: { "Content-Type": type, ...headersOf(address) }, content: fs.readFileSync(file) }];
    }),
  );
};

/** The pages must have been built, as `npm test` and `npm run build` do. */
export const startPageServer = async (): Promise<PageServer> => {
  const pages = readPages();
  const answer = (response: http.ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { "Content-Type": "application/json; charset=utf-8" });
    response.end(JSON.stringify(body));
  };

  const compute = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const { calls } = JSON.parse(await bodyOf(request)) as { calls: Call[] };
    const token = tokenOf(request);
    server.computed.push({ token, calls });
    const read: StoredReader = (need) => {
      if (token === null) return refuse("UNAUTHENTICATED", {});
      return isKnown(token) ? stored(need) : refuse("TOKEN_DEAD", {});
    };
    const results = calls.map((call) => computeCall(call, { today: TODAY, stored: read }));
    answer(response, 200, { core: CORE_VERSION, rulesets: [], results });
  };

  const api = async (request: http.IncomingMessage, response: http.ServerResponse, address: string): Promise<void> => {
    const status = (await server.before?.(address)) ?? null;
    if (status !== null) return answer(response, status, {});
    const token = tokenOf(request);
    switch (address) {
      case "/v1/compute":
        return compute(request, response);
      case "/v1/demo":
        return answer(response, 200, { token: DEMO_TOKEN, unit: "XUANLOC", role: "xem" });
      case "/v1/tokens":
        return isKnown(token)
          ? answer(response, 200, {
              tokens: [{ id: "1", unit: "XUANLOC", role: "nhap", label: "Bộ phận một cửa", own: true }],
            })
          : answer(response, 401, { code: "TOKEN_DEAD", detail: problemText({ code: "TOKEN_DEAD", params: {} }) });
      case "/v1/units":
        return isKnown(token) ? answer(response, 200, { units: UNITS }) : answer(response, 401, {});
      case "/v1/snapshots":
        return isKnown(token) ? answer(response, 200, { snapshots: [], next: null }) : answer(response, 401, {});
      case "/v1/severities":
        return isKnown(token) ? answer(response, 200, { severities: [], codes: [] }) : answer(response, 401, {});
      case "/v1/units/XUANLOC":
        return answer(response, 200, { code: "XUANLOC", versions: UNITS.slice(0, 1), predecessors: [] });
      default:
        return answer(response, 404, {});
    }
  };

  const http1 = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith("/v1/")) {
      void api(request, response, pathname);
      return;
    }
    const page = pages.get(pathname === "/" ? "/index.html" : pathname);
    if (!page || server.hidden.has(pathname)) return answer(response, 404, {});
    response.writeHead(200, page.headers);
    response.end(page.content);
  });
  await new Promise<void>((resolve) => http1.listen(0, "127.0.0.1", resolve));

  const server: PageServer = {
    origin: `http://127.0.0.1:${(http1.address() as AddressInfo).port}`,
    computed: [],
    before: null,
    hidden: new Set(),
    close: () =>
      new Promise((resolve) => {
        http1.closeAllConnections();
        http1.close(() => resolve());
      }),
  };
  return server;
};
