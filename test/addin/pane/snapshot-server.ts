// A server of snapshots in memory that keeps the contract of PUT, batch and actions, on a network that a test breaks.
import { canonicalJson, type Json } from "../../../shared/domain/canonical-json.ts";
import type { SnapshotState } from "../../../shared/domain/snapshot.ts";
import { decideSubmission, type Submission } from "../../../shared/domain/submission.ts";

/** What happens to one request on its way. `duplicated`: it arrives twice; `held`: it arrives when the test lets it. */
export type NetworkFault =
  | "lostRequest"
  | "lostReply"
  | "duplicated"
  | "held"
  | "error500"
  | "error500AfterStoring"
  | "page"
  | "tooOften";

interface StoredRevision {
  readonly revision: number;
  readonly hash: string;
  readonly figures: unknown;
  state: SnapshotState;
}

export interface SnapshotServer {
  readonly fetch: typeof fetch;
  /** Revisions of a place, oldest first. */
  revisions(unit: string, period: string, form?: string): readonly StoredRevision[];
  move(unit: string, period: string, state: SnapshotState): void;
  /** For the coming requests, in order; null: nothing happens. */
  readonly faults: (NetworkFault | null)[];
  /** Lets what was held arrive, latest first. */
  release(): Promise<void>;
  /** Tokens that work, with their unit. */
  readonly tokens: Map<string, string>;
  /** Figures with this code are an error that has to be explained. */
  readonly wrongFigure: string;
  readonly requests: { readonly method: string; readonly path: string; readonly key: string | null }[];
  /** Proposed corrections. */
  readonly proposals: unknown[];
}

interface Body {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly explain?: Readonly<Record<string, string>>;
}

interface Item {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
  readonly body: Body;
  readonly ifMatch: Submission["ifMatch"];
  readonly key: string | null;
}

interface Given {
  readonly status: number;
  readonly content: unknown;
}

const problem = (status: number, code: string, findings: readonly unknown[] = []): Given => ({
  status,
  content: { status, code, title: code, type: code, detail: `Câu của máy chủ: ${code}.`, errors: [], findings },
});
const WRONG = "HS_QUA_HAN";

export const createSnapshotServer = (): SnapshotServer => {
  const stored = new Map<string, StoredRevision[]>();
  const remembered = new Map<string, { readonly requestHash: string; readonly given: Given }>();
  const held: (() => Promise<Response>)[] = [];
  const tokens = new Map([["token-of-xa", "XA"]]);
  const faults: (NetworkFault | null)[] = [];
  const requests: { method: string; path: string; key: string | null }[] = [];
  const proposals: unknown[] = [];
  const placeOf = (unit: string, period: string, form: string) => `${unit} ${period} ${form}`;

  const answerOf = ({ unit, period, form }: Item, storedRevision: StoredRevision, status: number): Given => ({
    status,
    content: {
      unit,
      period,
      form,
      revision: storedRevision.revision,
      state: storedRevision.state,
      figures: storedRevision.figures,
      submittedAt: "2026-11-22T02:00:00.000Z",
      deadline: null,
      receipt: { hash: storedRevision.hash },
    },
  });

  const store = (token: string, item: Item): Given => {
    const place = placeOf(item.unit, item.period, item.form);
    const content = canonicalJson(item.body as unknown as Json);
    const requestHash = `${place} ${content}`;
    const known = item.key === null ? undefined : remembered.get(`${token} ${item.key}`);
    const revisions = stored.get(place) ?? [];
    const current = revisions.at(-1) ?? null;
    const isWrong = WRONG in item.body.figures && item.body.explain?.SUM_MISMATCH === undefined;
    const decision = decideSubmission({
      remembered: known ?? null,
      requestHash,
      current,
      hash: content,
      ifMatch: item.ifMatch,
      blocking: isWrong ? 1 : 0,
      unit: item.unit,
      period: item.period,
    });
    if (!decision.ok) {
      const { code } = decision.problem;
      const finding = { severity: "E", code: "SUM_MISMATCH", at: WRONG, message: "Tổng không khớp." };
      return code === "FINDINGS_BLOCK"
        ? problem(422, code, [finding])
        : problem(code === "IDEMPOTENCY_MISMATCH" ? 422 : 409, code);
    }
    if (decision.result.kind === "replay") return known?.given ?? problem(500, "INTERNAL");
    const storedRevision: StoredRevision =
      decision.result.kind === "unchanged" && current
        ? current
        : { revision: decision.result.revision, hash: content, figures: item.body.figures, state: "da_nop" };
    if (storedRevision !== current) stored.set(place, [...revisions, storedRevision]);
    const answer = answerOf(item, storedRevision, storedRevision === current ? 200 : 201);
    if (item.key !== null) remembered.set(`${token} ${item.key}`, { requestHash, given: answer });
    return answer;
  };

  const matchOf = (text: string | null): Submission["ifMatch"] =>
    text === null ? null : [Number(text.replaceAll('"', ""))];

  const handle = (address: string, init: RequestInit): Given => {
    const { pathname, searchParams } = new URL(address, "http://server");
    const headers = new Headers(init.headers);
    const token = (headers.get("Authorization") ?? "").replace("Bearer ", "");
    const key = headers.get("Idempotency-Key");
    requests.push({ method: init.method ?? "GET", path: pathname, key });
    if (!tokens.has(token)) return problem(401, "TOKEN_DEAD");
    const body = JSON.parse(String(init.body)) as Body & {
      items?: readonly Record<string, unknown>[];
      proposed?: unknown;
    };
    const may = (unit: string) => tokens.get(token) === unit || tokens.get(token) === "TINH";
    if (pathname === "/v1/snapshots/batch") {
      const results = (body.items ?? []).map((one) => {
        const ifMatch = one.ifMatch === undefined ? null : [Number(one.ifMatch)];
        const item = { ...one, ifMatch, key: String(one.idempotencyKey) } as unknown as Item;
        const given = may(item.unit) ? store(token, item) : problem(403, "FORBIDDEN");
        const isStored = given.status < 300;
        return {
          unit: item.unit,
          period: item.period,
          status: given.status,
          snapshot: isStored ? given.content : null,
          problem: isStored ? null : given.content,
        };
      });
      return { status: 200, content: { results } };
    }
    const [, , , unit = "", period = ""] = pathname.split("/").map(decodeURIComponent);
    const form = searchParams.get("form") ?? "chung";
    if (!may(unit)) return problem(403, "FORBIDDEN");
    if (pathname.endsWith("/actions")) {
      const current = stored.get(placeOf(unit, period, form))?.at(-1);
      if (current?.state !== "da_chot") return problem(409, "STATE_REFUSED");
      proposals.push(body.proposed);
      return answerOf({ unit, period, form } as Item, current, 200);
    }
    return store(token, { unit, period, form, body, ifMatch: matchOf(headers.get("If-Match")), key });
  };

  const responseOf = ({ status, content }: Given): Response => Response.json(content, { status });

  const travel = async (address: string, init: RequestInit): Promise<Response> => {
    const fault = faults.shift() ?? null;
    switch (fault) {
      case "lostRequest":
        throw new TypeError("no network");
      case "lostReply":
        handle(address, init);
        throw new TypeError("the reply was lost");
      case "duplicated":
        handle(address, init);
        return responseOf(handle(address, init));
      case "held":
        return new Promise((_, reject) => {
          held.push(async () => responseOf(handle(address, init)));
          init.signal?.addEventListener("abort", () => reject(new DOMException("time-out", "TimeoutError")));
        });
      case "error500":
        return new Response("<h1>502</h1>", { status: 502 });
      case "error500AfterStoring":
        handle(address, init);
        return responseOf(problem(500, "INTERNAL"));
      case "page":
        return new Response("<html>Đăng nhập Wi-Fi</html>", { status: 200 });
      case "tooOften":
        return responseOf(problem(429, "RATE_LIMITED"));
      case null:
        return responseOf(handle(address, init));
    }
  };

  return {
    fetch: ((address: string, init: RequestInit = {}) => travel(address, init)) as typeof fetch,
    revisions: (unit, period, form = "chung") => stored.get(placeOf(unit, period, form)) ?? [],
    move(unit, period, state) {
      const current = stored.get(placeOf(unit, period, "chung"))?.at(-1);
      if (current) current.state = state;
    },
    faults,
    async release() {
      for (const arrive of held.splice(0).reverse()) await arrive();
    },
    tokens,
    wrongFigure: WRONG,
    requests,
    proposals,
  };
};
