// Asks the server on behalf of a page, and turns whatever goes wrong into sentences that can be shown.
import { ADDRESSES, type OperationId } from "../../shared/contract/addresses.ts";
import type { Content } from "../../shared/contract/operations.ts";
import { addressOf, type Body, type Given, methodOf, type Params } from "../../shared/contract/request.ts";
import type { ConflictEntry, FindingEntry } from "./entries.ts";

/** What one field of a request was refused for. */
interface FieldFault {
  readonly path: string;
  readonly message: string;
}

export interface Refused {
  readonly ok: false;
  /** null: no answer at all. */
  readonly status: number | null;
  /** Of the closed list of problems; "" where the answer was none of ours. */
  readonly code: string;
  /** What is wrong and what to do. */
  readonly text: string;
  readonly errors: readonly FieldFault[];
  readonly findings: readonly FindingEntry[];
  readonly conflicts: readonly ConflictEntry[];
}

interface Answered<Content> {
  readonly ok: true;
  readonly status: number;
  readonly content: Content;
  /** As the server wrote it, quotes included; null for none. */
  readonly etag: string | null;
}

export type Answer<Content> = Answered<Content> | Refused;

interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** What is sent with a call: path, query and body as the contract has them. */
export type Call<Id extends OperationId> = Params<Id> & Body<Id> & Sending;

/** Never rejects. */
export interface Server {
  /** The content that the contract promises; null where the answer has no body. */
  call<Id extends OperationId>(id: Id, ...given: Given<Call<Id>>): Promise<Answer<Content<Id>>>;
  /** The answer as text, for a file that is shown. */
  callText<Id extends OperationId>(id: Id, ...given: Given<Call<Id>>): Promise<Answer<string>>;
  /** The answer as bytes, for a file that is saved. */
  callBytes<Id extends OperationId>(id: Id, ...given: Given<Call<Id>>): Promise<Answer<Uint8Array>>;
  /** Whether this server has the operation, whoever asks. */
  has(id: OperationId): Promise<boolean>;
}

interface ReportNames {
  readonly unit: string;
  readonly period: string | { readonly key: string };
  readonly form: string;
}

/** Path and query of everything that is asked of one report. */
export const reportParams = ({ unit, period, form }: ReportNames) => ({
  path: { unit, period: typeof period === "string" ? period : period.key },
  query: { form },
});

interface ServerOptions {
  readonly fetch: typeof fetch;
  /** "" for the page's own origin. */
  readonly origin: string;
  readonly getToken: () => string | null;
  /** Told when the token no longer works. */
  readonly onDead?: (text: string) => void;
  readonly timeoutMs?: number;
}

const UNREACHABLE = "Chưa kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.";
const UNEXPECTED = "Máy chủ trả lời ngoài dự kiến. Hãy thử lại sau ít phút.";
const TIMEOUT_MS = 60_000;

const refused = (status: number | null, problem: Partial<Refused> & { readonly detail?: string }): Refused => ({
  ok: false,
  status,
  code: problem.code ?? "",
  text: problem.detail ?? UNEXPECTED,
  errors: problem.errors ?? [],
  findings: problem.findings ?? [],
  conflicts: problem.conflicts ?? [],
});

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const objectOf = (text: string): Parameters<typeof refused>[1] => {
  const json = jsonOf(text);
  return typeof json === "object" && json !== null ? json : {};
};

/** An object travels as JSON, a text as CSV. */
interface Sent extends Sending {
  readonly body?: object | string;
}

const headersOf = (token: string | null, { body, headers = {} }: Sent): Record<string, string> => {
  const type = typeof body === "string" ? "text/csv; charset=utf-8" : "application/json";
  return {
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { "Content-Type": type }),
    ...headers,
  };
};

export const createServer = (options: ServerOptions): Server => {
  const { fetch: send, origin, getToken, onDead, timeoutMs = TIMEOUT_MS } = options;

  const callAs =
    <Read>(contentOf: (response: Response) => Promise<Read>) =>
    async <Id extends OperationId>(id: Id, ...[call]: Given<Call<Id>>): Promise<Answer<Read>> => {
      const sent = (call ?? {}) as Sent;
      const { body, signal } = sent;
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        const response = await send(`${origin}${addressOf(id, ...([call] as Given<Params<Id>>))}`, {
          method: methodOf(id),
          headers: headersOf(getToken(), sent),
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
          ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
        });
        if (response.ok) {
          const content = await contentOf(response);
          return { ok: true, status: response.status, content, etag: response.headers.get("ETag") };
        }
        const problem = refused(response.status, objectOf(await response.text()));
        if (response.status === 401) onDead?.(problem.text);
        return problem;
      } catch {
        return refused(null, { detail: UNREACHABLE });
      }
    };

  return {
    call: callAs(async (response) => jsonOf(await response.text())) as Server["call"],
    callText: callAs((response) => response.text()),
    callBytes: callAs(async (response) => new Uint8Array(await response.arrayBuffer())),
    async has(id) {
      try {
        return (await send(`${origin}${ADDRESSES[id][2]}`, { method: "OPTIONS" })).ok;
      } catch {
        return false;
      }
    },
  };
};

/** One sentence for each field that the server refused, else the server's own sentence. */
export const refusalText = ({ text, errors }: Refused): string =>
  errors.length === 0 ? text : errors.map(({ message }) => message).join(" ");
