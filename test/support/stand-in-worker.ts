// A small HTTP server in the Worker's place: the same core behind /v1/compute, counted requests, and faults on demand.
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { type Call, type CallResult, computeCall } from "../../shared/functions/compute.ts";
import type { StoredReader, UnitNamesReader } from "../../shared/functions/definition.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";

/** What goes wrong with one request. */
type Fault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** The connection breaks before anything is answered; the work is not done. */
  | { readonly kind: "drop" }
  /** The work is done and the answer lost. */
  | { readonly kind: "lostReply" }
  /** The right answer, so much later. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Headers at once, half of the body, then silence. */
  | { readonly kind: "slowBody" }
  /** A body that is no JSON. */
  | { readonly kind: "cutBody" }
  /** 200 with the page of a login gate. */
  | { readonly kind: "gate" }
  /** JSON of the right kind with something else in place of the results. */
  | { readonly kind: "results"; readonly change: (results: readonly CallResult[]) => unknown };

interface SeenRequest {
  readonly calls: readonly Call[];
  readonly bytes: number;
  readonly authorization: string | null;
}

export interface StandInWorker {
  readonly origin: string;
  /** Requests to /v1/compute in order of arrival, also those that were refused. */
  readonly seen: readonly SeenRequest[];
  /** Most requests that were open at the same time. */
  readonly mostAtOnce: () => number;
  /** From now on every request meets this fault; null for none. */
  setFault(fault: Fault | null): void;
  /** The next requests meet these faults, one each, before the one of `setFault` counts again. */
  setNextFaults(faults: readonly (Fault | null)[]): void;
  setStored(stored: StoredReader, units?: UnitNamesReader): void;
  setCore(core: string): void;
  setRuleSets(ruleSets: readonly { readonly id: string; readonly version: string }[]): void;
  forgetSeen(): void;
  stop(): Promise<void>;
}

/** After every period of the demonstration data. */
const TODAY = "2026-01-15" as LocalDate;

const readBody = async (request: http.IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

/** Starts on a free port of this machine; `port` asks for a certain one, to come back where it was before. */
export const startStandInWorker = async (port = 0): Promise<StandInWorker> => {
  const seen: SeenRequest[] = [];
  let next: (Fault | null)[] = [];
  let always: Fault | null = null;
  let stored: StoredReader = () => refuse("UNAUTHENTICATED", {});
  let units: UnitNamesReader = () => refuse("UNAUTHENTICATED", {});
  let core = CORE_VERSION;
  let rulesets: readonly { readonly id: string; readonly version: string }[] = [];
  let open = 0;
  let mostAtOnce = 0;
  const timers = new Set<NodeJS.Timeout>();

  const answer = (response: http.ServerResponse, text: string): void => {
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8" });
    response.end(text);
  };

  const serve = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (request.method !== "POST" || request.url !== "/v1/compute") {
      response.writeHead(404, { "Content-Type": "application/problem+json" }).end("{}");
      return;
    }
    const { calls } = JSON.parse(body) as { calls: readonly Call[] };
    seen.push({ calls, bytes: Buffer.byteLength(body), authorization: request.headers.authorization ?? null });
    const fault = next.length > 0 ? next.shift() : always;
    const compute = () => calls.map((call) => computeCall(call, { today: TODAY, stored, units }));
    const right = () => JSON.stringify({ core, rulesets, results: compute() });
    switch (fault?.kind) {
      case "status": {
        const wait = fault.retryAfterSeconds === undefined ? {} : { "Retry-After": String(fault.retryAfterSeconds) };
        response.writeHead(fault.status, { "Content-Type": "application/problem+json", ...wait }).end("{}");
        return;
      }
      case "drop":
        request.socket.destroy();
        return;
      case "lostReply":
        right();
        request.socket.destroy();
        return;
      case "delay": {
        const timer = setTimeout(() => answer(response, right()), fault.ms);
        timers.add(timer);
        return;
      }
      case "slowBody": {
        const text = right();
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
        response.write(text.slice(0, text.length / 2));
        return;
      }
      case "cutBody":
        answer(response, right().slice(0, -20));
        return;
      case "gate":
        response.writeHead(200, { "Content-Type": "text/html" }).end("<html><body>Đăng nhập mạng nội bộ</body></html>");
        return;
      case "results":
        answer(response, JSON.stringify({ core, rulesets, results: fault.change(compute()) }));
        return;
      default:
        answer(response, right());
    }
  };

  const server = http.createServer((request, response) => {
    open += 1;
    mostAtOnce = Math.max(mostAtOnce, open);
    response.on("close", () => {
      open -= 1;
    });
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;

  return {
    origin: `http://127.0.0.1:${address.port}`,
    seen,
    mostAtOnce: () => mostAtOnce,
    setFault(fault) {
      always = fault;
    },
    setNextFaults(faults) {
      next = [...faults];
    },
    setStored(reader, names) {
      stored = reader;
      if (names) units = names;
    },
    setCore(version) {
      core = version;
    },
    setRuleSets(ruleSets) {
      rulesets = ruleSets;
    },
    forgetSeen() {
      seen.length = 0;
      mostAtOnce = 0;
    },
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
