// How severe the office of the chosen unit takes the findings of checks: asked once, remembered for when there is no network.
import {
  SETTABLE_CODES,
  type SettableCode,
  type SeveritySettings,
  settingsInForce,
} from "../../../shared/findings/office-severity.ts";
import { SETTABLE_SEVERITIES, type SettableSeverity } from "../../../shared/findings/severity.ts";
import type { WorkbookSettings } from "../../host/host.ts";
import type { SeveritiesEntry } from "../../server/entries.ts";
import type { Server } from "../../server/server.ts";
import { createStore, type Store } from "../../ui/store.ts";
import type { Session } from "../frame/session.ts";

/**
 * `usual`: no unit is chosen or nobody is known, so no office has a say. `asking`: what is remembered counts meanwhile.
 * `remembered`: the server could not be asked. `unknown`: neither asked nor remembered; the usual severities count.
 */
type SeveritySource = "usual" | "asking" | "server" | "remembered" | "unknown";

export interface OfficeSeverities {
  readonly unit: string | null;
  readonly settings: SeveritySettings;
  readonly source: SeveritySource;
}

const NAME = "dvc.severities";
/** Somebody works for a few units. */
const UNITS_MAX = 20;

const NONE: SeveritySettings = new Map();
const USUAL: OfficeSeverities = { unit: null, settings: NONE, source: "usual" };

type Setting = readonly [code: SettableCode, severity: SettableSeverity];

const isSetting = (setting: unknown): setting is Setting =>
  Array.isArray(setting) && SETTABLE_CODES.includes(setting[0]) && SETTABLE_SEVERITIES.includes(setting[1]);

/** By unit, oldest first; what another version left there and cannot be read is passed over. */
const readKept = (browser: WorkbookSettings): ReadonlyMap<string, readonly Setting[]> => {
  try {
    const kept: unknown = JSON.parse(browser.get(NAME) ?? "{}");
    if (typeof kept !== "object" || kept === null) return new Map();
    return new Map(
      Object.entries(kept).map(([unit, settings]) => [unit, Array.isArray(settings) ? settings.filter(isSetting) : []]),
    );
  } catch {
    return new Map();
  }
};

const keep = (browser: WorkbookSettings, unit: string, settings: SeveritySettings): void => {
  const others = [...readKept(browser)].filter(([text]) => text !== unit).slice(1 - UNITS_MAX);
  void browser.set(NAME, JSON.stringify(Object.fromEntries([...others, [unit, [...settings]]])));
};

/** The server lists the nearest unit's settings first; which of them count is for the shared rule to say. */
const inForce = ({ severities }: SeveritiesEntry): SeveritySettings =>
  settingsInForce(
    severities.flatMap(({ code, severity, endedAt }) => {
      const setting = [code, severity];
      return endedAt === null && isSetting(setting) ? [{ code: setting[0], severity: setting[1] }] : [];
    }),
  );

export interface OfficeSeveritiesOptions {
  readonly server: Server;
  readonly session: Pick<Store<Session>, "get" | "subscribe">;
  /** Settings of this browser, whatever workbook is open. */
  readonly browser: WorkbookSettings;
}

export type SeverityStore = Pick<Store<OfficeSeverities>, "get" | "subscribe">;

const keyOf = (who: string, unit: string | null): string => `${who} ${unit}`;

export const createOfficeSeverities = ({ server, session, browser }: OfficeSeveritiesOptions): SeverityStore => {
  const store = createStore<OfficeSeverities>(USUAL);
  /** What the server said, by who asked and for which unit. */
  const answered = new Map<string, SeveritySettings>();
  const asking = new Set<string>();

  const remembered = (unit: string, source: "asking" | "remembered"): OfficeSeverities => {
    const kept = readKept(browser).get(unit);
    if (kept) return { unit, settings: new Map(kept), source };
    return { unit, settings: NONE, source: source === "asking" ? "asking" : "unknown" };
  };

  const ask = async (key: string, unit: string): Promise<void> => {
    asking.add(key);
    const answer = await server.call("listSeverities", { query: { unit } });
    asking.delete(key);
    const isAnswer = answer.ok && Array.isArray(answer.content?.severities);
    if (isAnswer) {
      const settings = inForce(answer.content);
      answered.set(key, settings);
      keep(browser, unit, settings);
    }
    const { who, unit: chosen } = session.get();
    if (who === null || keyOf(who.unit, chosen) !== key) return;
    store.set(
      isAnswer ? { unit, settings: inForce(answer.content), source: "server" } : remembered(unit, "remembered"),
    );
  };

  const asNow = ({ state, who, unit }: Session): OfficeSeverities => {
    if (who === null || unit === null) return USUAL;
    const settings = answered.get(keyOf(who.unit, unit));
    if (settings) return { unit, settings, source: "server" };
    return remembered(unit, state === "away" ? "remembered" : "asking");
  };

  let last = "";
  const look = (): void => {
    const now = session.get();
    const { state, who, unit } = now;
    const about = `${state} ${who?.unit} ${unit}`;
    if (about === last) return;
    last = about;
    const shown = asNow(now);
    store.set(shown);
    if (state !== "known" || who === null || unit === null || shown.source !== "asking") return;
    const key = keyOf(who.unit, unit);
    if (!asking.has(key)) void ask(key, unit);
  };
  session.subscribe(look);
  look();
  return { get: store.get, subscribe: store.subscribe };
};
