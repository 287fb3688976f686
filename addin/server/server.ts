// Asks the server on behalf of a page, and turns whatever goes wrong into sentences that can be shown.
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

export interface AskOptions {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** An object travels as JSON, a text as CSV. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Server {
  /** `Content` is what the contract promises for this address; null where the answer has no body. Never rejects. */
  ask<Content>(address: string, options?: AskOptions): Promise<Answer<Content>>;
  /** The answer as text, for a file that is saved. */
  askText(address: string, options?: AskOptions): Promise<Answer<string>>;
  /** The answer as bytes, for a file that is saved. */
  askBytes(address: string, options?: AskOptions): Promise<Answer<Uint8Array>>;
  /** Whether this server has the address, whoever asks. */
  has(address: string): Promise<boolean>;
}

export interface ServerOptions {
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

const headersOf = (token: string | null, { body, headers = {} }: AskOptions): Record<string, string> => {
  const type = typeof body === "string" ? "text/csv; charset=utf-8" : "application/json";
  return {
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { "Content-Type": type }),
    ...headers,
  };
};

export const createServer = (options: ServerOptions): Server => {
  const { fetch: send, origin, getToken, onDead, timeoutMs = TIMEOUT_MS } = options;

  const askAs = async <Content>(
    address: string,
    asked: AskOptions,
    contentOf: (response: Response) => Promise<Content>,
  ): Promise<Answer<Content>> => {
    const { method, body, signal } = asked;
    const limit = AbortSignal.timeout(timeoutMs);
    try {
      const response = await send(`${origin}${address}`, {
        method: method ?? (body === undefined ? "GET" : "POST"),
        headers: headersOf(getToken(), asked),
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

  const askText = (address: string, asked: AskOptions = {}): Promise<Answer<string>> =>
    askAs(address, asked, (response) => response.text());

  return {
    askText,
    askBytes: (address, asked = {}) =>
      askAs(address, asked, async (response) => new Uint8Array(await response.arrayBuffer())),
    async has(address) {
      try {
        return (await send(`${origin}${address}`, { method: "OPTIONS" })).ok;
      } catch {
        return false;
      }
    },
    async ask<Content>(address: string, asked: AskOptions = {}) {
      const answer = await askText(address, asked);
      return answer.ok ? { ...answer, content: jsonOf(answer.content) as Content } : answer;
    },
  };
};

/** One sentence for each field that the server refused, else the server's own sentence. */
export const refusalText = ({ text, errors }: Refused): string =>
  errors.length === 0 ? text : errors.map(({ message }) => message).join(" ");
