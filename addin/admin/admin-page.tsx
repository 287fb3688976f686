// The administration page: who is asking, then units, access tokens and settings, each in its tab.
import { Button, FluentProvider, Tab, TabList, webLightTheme } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useId, useMemo, useState } from "react";
import { roleText } from "../../shared/text/role.ts";
import type { TokenEntry, UnitEntry } from "../server/entries.ts";
import { createServer, refusalText, type Server } from "../server/server.ts";
import type { SessionToken } from "./session-token.ts";
import { SettingSection } from "./setting-section.tsx";
import { SETTINGS, type Setting } from "./settings.ts";
import { SignIn } from "./sign-in.tsx";
import { TokensSection } from "./tokens-section.tsx";
import { UnitList } from "./unit-field.tsx";
import { UnitsSection } from "./units-section.tsx";

const NOT_ADMIN = "Mã này không có quyền quản trị nên chỉ xem được. Hãy xin mã quyền quản trị của cơ quan mình.";

const whoText = ({ unit, role }: TokenEntry, units: readonly UnitEntry[]): string => {
  if (unit === "*") return `Quản trị máy chủ, mọi đơn vị`;
  const name = units.find(({ code }) => code === unit)?.name;
  return `${name === undefined ? unit : `${name} (${unit})`}, quyền: ${roleText(role)}`;
};

interface SignedInProps {
  readonly api: Server;
  readonly onLeave: () => void;
}

const SignedIn = ({ api, onLeave }: SignedInProps): ReactElement => {
  const panelId = useId();
  const [tab, setTab] = useState("units");
  const [own, setOwn] = useState<TokenEntry | null>(null);
  const [units, setUnits] = useState<readonly UnitEntry[]>([]);
  const [settings, setSettings] = useState<readonly Setting[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);

  const reloadUnits = useCallback(async () => {
    const answer = await api.call("listUnits");
    if (answer.ok) setUnits(answer.content.units);
    // A unit that is no longer in force has no tree of today, and is still shown who it is.
    setTrouble(answer.ok || answer.status === 422 ? null : refusalText(answer));
  }, [api]);
  useEffect(() => {
    const load = async () => {
      const answer = await api.call("listTokens");
      if (answer.ok) setOwn(answer.content.tokens.find((token) => token.own) ?? null);
      await reloadUnits();
      const known = await Promise.all(SETTINGS.map(({ list }) => api.has(list)));
      setSettings(SETTINGS.filter((_, index) => known[index]));
    };
    void load();
  }, [api, reloadUnits]);
  const setting = SETTINGS.find(({ id }) => id === tab);
  const firstUnit = own === null || own.unit === "*" ? (units[0]?.code ?? "") : own.unit;

  return (
    <>
      <div className="admin-who">
        <span role="status">{own === null ? "Đang hỏi máy chủ…" : whoText(own, units)}</span>
        <Button size="small" onClick={onLeave}>
          Thoát
        </Button>
      </div>
      <TabList
        className="admin-tabs"
        selectedValue={tab}
        onTabSelect={(_, { value }) => setTab(String(value))}
        aria-label="Các phần quản trị"
      >
        <Tab value="units" aria-controls={panelId}>
          Đơn vị
        </Tab>
        <Tab value="tokens" aria-controls={panelId}>
          Mã truy cập
        </Tab>
        {settings.map(({ id, title }) => (
          <Tab key={id} value={id} aria-controls={panelId}>
            {title}
          </Tab>
        ))}
      </TabList>
      <main>
        <div id={panelId} role="tabpanel" className="admin-body">
          {own !== null && own.role !== "quantri" && <p role="alert">{NOT_ADMIN}</p>}
          {trouble !== null && <p role="alert">{trouble}</p>}
          <UnitList units={units} />
          {tab === "units" && <UnitsSection api={api} units={units} reload={reloadUnits} />}
          {tab === "tokens" && <TokensSection api={api} units={units} />}
          {setting && <SettingSection key={`${setting.id} ${firstUnit}`} {...{ api, setting, units, firstUnit }} />}
        </div>
      </main>
    </>
  );
};

export const AdminPage = ({ token }: { readonly token: SessionToken }): ReactElement => {
  const [secret, setSecret] = useState(() => token.get());
  const [reason, setReason] = useState<string | null>(null);
  const use = useCallback(
    (given: string | null, why: string | null) => {
      token.set(given);
      setSecret(given);
      setReason(why);
    },
    [token],
  );
  const api = useMemo(
    () =>
      secret === null
        ? null
        : createServer({
            fetch: (...request) => fetch(...request),
            origin: "",
            getToken: () => secret,
            onDead: (why) => use(null, why),
          }),
    [secret, use],
  );

  return (
    <FluentProvider theme={webLightTheme} className="admin">
      <header className="admin-header">
        <h1>DVC – Quản trị</h1>
        <nav>
          <a href="/">Bảng tính</a> · <a href="/docs">Tài liệu API</a> ·{" "}
          <a href="/huong-dan/power-query">Power Query</a>
        </nav>
      </header>
      {api === null ? (
        <main className="admin-body">
          <SignIn reason={reason} onToken={(given) => use(given, null)} />
        </main>
      ) : (
        <SignedIn api={api} onLeave={() => use(null, null)} />
      )}
    </FluentProvider>
  );
};
