// Asks the server as the administrator, and turns whatever goes wrong into sentences that can be shown.

export interface UnitEntry {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly parent: string | null;
}

export interface TokenEntry {
  readonly id: string;
  readonly unit: string;
  readonly role: string;
  readonly label: string;
  readonly createdAt: string | null;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  readonly own: boolean;
}

export interface ConflictEntry {
  readonly line: number | null;
  readonly code: string | null;
  readonly what: string;
  readonly remedy: string;
}

export interface Refused {
  readonly ok: false;
  /** null: no answer at all. */
  readonly status: number | null;
  /** What is wrong and what to do. */
  readonly text: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly conflicts: readonly ConflictEntry[];
}

export type Answer<Content> = { readonly ok: true; readonly content: Content } | Refused;

export interface AskOptions {
  readonly method?: "GET" | "POST" | "DELETE";
  /** An object travels as JSON, a text as CSV. */
  readonly body?: object | string;
}

export interface AdminApi {
  /** `Content` is what the contract promises for this address; null where the answer has no body. */
  ask<Content>(address: string, options?: AskOptions): Promise<Answer<Content>>;
  /** Whether this server has the address, whoever asks. */
  has(address: string): Promise<boolean>;
  /** The answer as text, for a file that is saved. */
  askText(address: string, options?: AskOptions): Promise<Answer<string>>;
}

const UNREACHABLE = "Chưa kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.";
const UNEXPECTED = "Máy chủ trả lời ngoài dự kiến. Hãy thử lại sau ít phút.";

const refused = (status: number | null, problem: Partial<Refused> & { readonly detail?: string }): Refused => ({
  ok: false,
  status,
  text: problem.detail ?? UNEXPECTED,
  errors: problem.errors ?? [],
  conflicts: problem.conflicts ?? [],
});

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Never rejects. `onDead` is told when the token no longer works. */
export const createAdminApi = (token: string, ask: typeof fetch, onDead: (text: string) => void): AdminApi => {
  const askText = async (address: string, { method, body }: AskOptions = {}): Promise<Answer<string>> => {
    const type = typeof body === "string" ? "text/csv; charset=utf-8" : "application/json";
    try {
      const response = await ask(address, {
        method: method ?? (body === undefined ? "GET" : "POST"),
        headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "Content-Type": type }) },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      if (response.ok) return { ok: true, content: text };
      const problem = refused(response.status, (jsonOf(text) ?? {}) as Parameters<typeof refused>[1]);
      if (response.status === 401) onDead(problem.text);
      return problem;
    } catch {
      return refused(null, { detail: UNREACHABLE });
    }
  };
  return {
    askText,
    async has(address) {
      try {
        return (await ask(address, { method: "OPTIONS" })).ok;
      } catch {
        return false;
      }
    },
    async ask<Content>(address: string, options: AskOptions = {}) {
      const answer = await askText(address, options);
      return answer.ok ? { ok: true, content: jsonOf(answer.content) as Content } : answer;
    },
  };
};

/** One sentence for each field that the server refused, else the server's own sentence. */
export const refusalText = ({ text, errors }: Refused): string =>
  errors.length === 0 ? text : errors.map(({ message }) => message).join(" ");
