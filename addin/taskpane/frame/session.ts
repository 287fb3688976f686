// Who works here and on what: the unit and role of the access token, the units below it, the chosen unit, period and form.

import { FORM_DEFAULT, findForm } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { datePartsOf, type LocalDate } from "../../../shared/domain/local-date.ts";
import {
  type Calendar,
  isMadeOfMonths,
  type Period,
  parsePeriodKey,
  periodOf,
  previousPeriod,
} from "../../../shared/domain/period.ts";
import type { Role } from "../../../shared/domain/role.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { TokenAccess, WorkbookSettings } from "../../host/host.ts";
import type { UnitEntry } from "../../server/entries.ts";
import { type Answer, type Refused, refusalText, type Server } from "../../server/server.ts";
import { createStore, type Store } from "../../ui/store.ts";

export interface Who {
  /** "*" for the token of whoever set the server up. */
  readonly unit: string;
  readonly role: Role;
  readonly label: string;
}

/** `away`: the server could not be asked; `who` and `units` are then those of the last time, where this browser remembers them. */
type SessionState = "asking" | "noToken" | "refused" | "away" | "known";

export interface Session {
  readonly state: SessionState;
  readonly who: Who | null;
  /** Why nobody is known, or why it is not sure; "" otherwise. */
  readonly reason: string;
  /** The tree below the token's unit, on the last day of the period (today, where that is still to come). */
  readonly units: readonly UnitEntry[];
  readonly unit: UnitCode | null;
  readonly period: Period;
  readonly form: FormCode;
  /** Calendar that the user chose for the form; null while nobody has said. Nothing is sent before. */
  readonly calendar: Calendar | null;
}

export interface SessionStore extends Pick<Store<Session>, "get" | "subscribe"> {
  /** Asks anew whom the token belongs to. Never rejects. */
  refresh(): Promise<void>;
  chooseUnit(unit: UnitCode): void;
  /** A period that somebody chose by its dates says what calendar the form has. */
  choosePeriod(period: Period): void;
  chooseForm(form: FormCode): void;
  chooseCalendar(calendar: Calendar): void;
}

export interface SessionOptions {
  readonly server: Server;
  readonly token: TokenAccess;
  readonly settings: WorkbookSettings;
  readonly today: () => LocalDate;
  /** What this browser remembers of the last time; may throw. */
  readonly storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/** Names of the workbook's settings. */
const UNIT_SETTING = "dvc.unit";
const PERIOD_SETTING = "dvc.period";
const FORM_SETTING = "dvc.form";
const calendarSetting = (form: FormCode): string => `dvc.calendar.${form}`;

const NOT_RECOGNISED = "Máy chủ không nhận ra mã truy cập này. Hãy nhập lại mã trong phần Cài đặt.";

/** Who it was last and which units there were: no secret, and of use only while the server cannot be asked. */
const MEMORY_NAME = "dvc.session";

interface Memory {
  readonly who: Who;
  readonly units: readonly UnitEntry[];
}

/** The last month that has ended, which is what offices report. */
export const usualPeriod = (calendar: Calendar, today: LocalDate): Period => {
  const { year, month } = datePartsOf(today);
  let period = periodOf({ calendar, kind: "month", year, index: month }) as Period;
  while (period.last >= today) period = previousPeriod(period) as Period;
  return period;
};

const calendarOf = (settings: WorkbookSettings, form: FormCode): Calendar | null => {
  const fixed = findForm(form)?.calendar;
  if (fixed) return fixed;
  const kept = settings.get(calendarSetting(form));
  return kept === "nd09" || kept === "civil" ? kept : null;
};

/** The same month or quarter in the other calendar; a week and a free range have none. */
const inCalendar = (period: Period, calendar: Calendar): Period => {
  const { kind, year, index } = period;
  if (!isMadeOfMonths(kind) || year === null || period.calendar === calendar) return period;
  return periodOf({ calendar, kind, year, index }) ?? period;
};

/**
 * The demonstration's own unit only holds together what has nothing to do with each other; shown first is an office below it that
 * has units of its own, where there is one in force.
 */
const officeIn = (root: string, units: readonly UnitEntry[]): string =>
  units.find(({ code, parent }) => parent === root && units.some((one) => one.parent === code))?.code ?? root;

export const createSession = ({ server, token, settings, today, storage }: SessionOptions): SessionStore => {
  const form = (settings.get(FORM_SETTING) ?? FORM_DEFAULT) as FormCode;
  const calendar = calendarOf(settings, form);
  const store = createStore<Session>({
    state: "asking",
    who: null,
    reason: "",
    units: [],
    unit: settings.get(UNIT_SETTING) as UnitCode | null,
    period: parsePeriodKey(settings.get(PERIOD_SETTING) ?? "") ?? usualPeriod(calendar ?? "nd09", today()),
    form,
    calendar,
  });
  const change = (part: Partial<Session>) => store.set({ ...store.get(), ...part });
  /** Rises with each asking: a late answer about another token is not heard. */
  let askings = 0;

  const remembered = (): Memory | null => {
    try {
      return JSON.parse(storage().getItem(MEMORY_NAME) ?? "null") as Memory | null;
    } catch {
      return null;
    }
  };
  const remember = (memory: Memory | null): void => {
    try {
      if (memory === null) storage().removeItem(MEMORY_NAME);
      else storage().setItem(MEMORY_NAME, JSON.stringify(memory));
    } catch {
      // Without storage the next opening without network does not know who it is; nothing else is lost.
    }
  };

  /** The chosen unit where it is in the tree, else the token's own or what is shown of a demonstration, else the first one. */
  const unitFor = (who: Who, units: readonly UnitEntry[]): UnitCode | null => {
    const { unit } = store.get();
    if (unit !== null && units.some(({ code }) => code === unit)) return unit;
    if (who.unit === "*") return (units[0]?.code ?? null) as UnitCode | null;
    return (token.owner() === "demonstration" ? officeIn(who.unit, units) : who.unit) as UnitCode;
  };

  const treeOf = (period: Period): Promise<Answer<{ readonly units: readonly UnitEntry[] }>> => {
    const on = period.last < today() ? period.last : today();
    return server.call("listUnits", { query: { on } });
  };

  const takeTree = (who: Who, units: readonly UnitEntry[]): void => {
    remember(token.owner() === "user" ? { who, units } : null);
    change({ state: "known", who, units, unit: unitFor(who, units), reason: "" });
  };

  const notKnown = (answer: Refused): void => {
    const reason = refusalText(answer);
    if (answer.status === 401) {
      remember(null);
      change({ state: "refused", who: null, units: [], reason });
      return;
    }
    const memory = remembered();
    change({ state: "away", reason, ...(memory ? { ...memory, unit: unitFor(memory.who, memory.units) } : {}) });
  };

  const refresh = async (): Promise<void> => {
    askings += 1;
    const asking = askings;
    if (token.get() === null) {
      remember(null);
      change({ state: "noToken", who: null, units: [], unit: null, reason: "" });
      return;
    }
    change({ state: "asking" });
    const [tokens, tree] = await Promise.all([server.call("listTokens"), treeOf(store.get().period)]);
    if (asking !== askings) return;
    if (!tokens.ok) return notKnown(tokens);
    const own = tokens.content.tokens.find((one) => one.own);
    if (!own) return change({ state: "refused", who: null, units: [], reason: NOT_RECOGNISED });
    // A unit that was not in force on that day has no tree of it, and is still shown who it is.
    takeTree({ unit: own.unit, role: own.role, label: own.label }, tree.ok ? tree.content.units : []);
  };

  /** Another period may have other units: they were merged in between. */
  const refreshTree = async (): Promise<void> => {
    const { who, period } = store.get();
    if (who === null) return;
    const asking = askings;
    const tree = await treeOf(period);
    if (asking !== askings || store.get().period !== period) return;
    if (tree.ok) takeTree(who, tree.content.units);
  };
  token.subscribe(() => void refresh());

  return {
    get: store.get,
    subscribe: store.subscribe,
    refresh,
    chooseUnit(unit) {
      change({ unit });
      void settings.set(UNIT_SETTING, unit);
    },
    choosePeriod(period) {
      change({ period });
      void settings.set(PERIOD_SETTING, period.key);
      void refreshTree();
    },
    chooseForm(next) {
      const itsCalendar = calendarOf(settings, next);
      const { period } = store.get();
      change({
        form: next,
        calendar: itsCalendar,
        period: itsCalendar === null ? period : inCalendar(period, itsCalendar),
      });
      void settings.set(FORM_SETTING, next);
    },
    chooseCalendar(chosen) {
      const { form: ofForm, period } = store.get();
      change({ calendar: chosen, period: inCalendar(period, chosen) });
      void settings.set(calendarSetting(ofForm), chosen);
      void settings.set(PERIOD_SETTING, store.get().period.key);
      void refreshTree();
    },
  };
};
