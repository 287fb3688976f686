// The product that the tests in the browser share, and how they prepare units, tokens and reports in it. Each file has units of its own.
import { inject } from "vitest";

const START_LIMIT_MS = 200_000;
const POLL_EVERY_MS = 200;

interface ProductCall {
  /** GET without a body, POST with one, unless it says otherwise. */
  readonly method?: string;
  /** A text travels as CSV, anything else as JSON. */
  readonly body?: unknown;
  /** The first administrator's unless it says otherwise. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

interface ProductReply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly json: any;
}

export interface Product {
  readonly origin: string;
  /** The token of the first administrator. */
  readonly bootstrap: string;
  call(address: string, call?: ProductCall): Promise<ProductReply>;
  /** The answer's body; throws with it where the call was refused. */
  must(address: string, call?: ProductCall): Promise<ProductReply["json"]>;
  /** Lines of the units' list below its header. */
  importUnits(...lines: readonly string[]): Promise<void>;
  newToken(unit: string, role: string, label?: string): Promise<string>;
}

const isReady = async (origin: string): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/healthz`)).ok;
  } catch {
    return false;
  }
};

const untilReady = async (origin: string): Promise<void> => {
  const end = Date.now() + START_LIMIT_MS;
  while (!(await isReady(origin))) {
    if (Date.now() > end) throw new Error("the product was not ready in time");
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
};

/** Resolves when it answers, with the demonstration data in it. */
export const useProduct = async (): Promise<Product> => {
  const { origin, bootstrap } = inject("product");
  await untilReady(origin);
  const call = async (
    address: string,
    { method, body, token = bootstrap, headers = {} }: ProductCall = {},
  ): Promise<ProductReply> => {
    const isText = typeof body === "string";
    const type = { "Content-Type": isText ? "text/csv" : "application/json" };
    const reply = await fetch(`${origin}${address}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : type), ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, json: text === "" ? null : JSON.parse(text) };
  };
  const must = async (address: string, productCall?: ProductCall) => {
    const { status, json } = await call(address, productCall);
    if (status >= 300) throw new Error(`${address}: ${status} ${JSON.stringify(json)}`);
    return json;
  };
  return {
    origin,
    bootstrap,
    call,
    must,
    importUnits: async (...lines) => {
      const body = ["code,name,type,parent,valid_from,valid_to,successors", ...lines].join("\n");
      await must("/v1/units/import", { body });
    },
    newToken: async (unit, role, label = `${role} ${unit}`) =>
      (await must("/v1/tokens", { body: { unit, role, label } })).token,
  };
};
