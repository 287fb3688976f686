// Finds out how the add-in stands: asks the server what it is and what time it has, and this machine whether it can keep anything.
import { addressOf } from "../../../shared/contract/request.ts";
import { RULE_SETS } from "../../../shared/rules/rule-sets.ts";
import type { FunctionRuntime } from "../../functions/runtime.ts";
import type { Host } from "../../host/host.ts";
import { hostFacts, missingSets } from "../../host/host-facts.ts";
import type { HealthFacts } from "./health.ts";

const PROBE_NAME = "dvc.probe";
const TIMEOUT_MS = 15_000;

export const isStorageUsable = (storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">): boolean => {
  try {
    storage().setItem(PROBE_NAME, PROBE_NAME);
    const isKept = storage().getItem(PROBE_NAME) === PROBE_NAME;
    storage().removeItem(PROBE_NAME);
    return isKept;
  } catch {
    return false;
  }
};

interface ServerFacts {
  readonly answeredInMs: number | null;
  readonly serverStatus: number | null;
  readonly serverCore: string | null;
  readonly serverClock: number | null;
  readonly machineClock: number;
}

const NO_ANSWER = { answeredInMs: null, serverStatus: null, serverCore: null, serverClock: null };

/** The server's own clock is in its answer; failing that, in the header that not every server sends. */
const clockOf = (answer: { readonly now?: unknown } | null, headers: Headers): number | null => {
  const told = typeof answer?.now === "string" ? Date.parse(answer.now) : Number.NaN;
  const moment = Number.isNaN(told) ? Date.parse(headers.get("Date") ?? "") : told;
  return Number.isNaN(moment) ? null : moment;
};

const askServer = async (ask: typeof fetch, origin: string, clock: () => number): Promise<ServerFacts> => {
  const start = clock();
  try {
    const response = await ask(`${origin}/healthz`, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const machineClock = clock();
    const answer = (await response.json().catch(() => null)) as { core?: unknown; now?: unknown } | null;
    return {
      answeredInMs: machineClock - start,
      machineClock,
      serverStatus: response.status,
      serverCore: typeof answer?.core === "string" ? answer.core : null,
      serverClock: clockOf(answer, response.headers),
    };
  } catch {
    return { ...NO_ANSWER, machineClock: clock() };
  }
};

const ruleText = ({ id, version }: { readonly id: string; readonly version: string }): string => `${id} (${version})`;

const askRules = async (ask: typeof fetch, origin: string): Promise<readonly string[] | null> => {
  try {
    const response = await ask(`${origin}${addressOf("listRuleSets")}`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return null;
    const { rulesets } = (await response.json()) as { rulesets: readonly { id: string; version: string }[] };
    return rulesets.map(ruleText);
  } catch {
    return null;
  }
};

export interface ProbeTools {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
  readonly origin: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly tokenRefused: boolean;
  /** Reports in the outbox; null where that is not known. */
  readonly waiting: number | null;
}

/** Never rejects. */
export const probeHealth = async (tools: ProbeTools): Promise<HealthFacts> => {
  const { host, runtime, origin, fetch: ask, now, storage, tokenRefused, waiting } = tools;
  // A call that costs nothing: the functions' own connection is tried too.
  runtime.dropCache("refresh");
  const [server, serverRules] = await Promise.all([
    askServer(ask, origin, now),
    askRules(ask, origin),
    runtime.invoke("LAYSO", ["1"]),
  ]);
  return {
    hostName: host.name,
    hostFacts: hostFacts(host.kind),
    missingSets: missingSets(host.kind),
    ...server,
    serverRules,
    bundledRules: RULE_SETS.map(ruleText),
    status: runtime.status(),
    tokenOwner: host.token.owner(),
    tokenRefused,
    storageUsable: isStorageUsable(storage),
    waiting,
  };
};
