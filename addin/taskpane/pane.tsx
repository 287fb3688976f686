// The task pane, the same in Excel and beside the web workbook: the context bar, five places, and the settings behind the gear.
import { FluentProvider, makeStyles, Spinner, Tab, TabList, tokens, webLightTheme } from "@fluentui/react-components";
import { type ReactElement, Suspense, useEffect, useId, useMemo, useState } from "react";
import type { CheckedReport } from "../../shared/reports/checked-report.ts";
import type { FunctionRuntime } from "../functions/runtime.ts";
import { dayInVietnam } from "../functions/vietnam-day.ts";
import type { Host } from "../host/host.ts";
import { heardFetch } from "../server/heard-fetch.ts";
import { createServer } from "../server/server.ts";
import { createStore } from "../ui/store.ts";
import { watchBackOnline } from "./frame/back-online.ts";
import { ContextBar } from "./frame/context-bar.tsx";
import { PaneProvider, type PaneTools } from "./frame/pane-context.tsx";
import type { PlaceId } from "./frame/place-id.ts";
import { createSession } from "./frame/session.ts";
import { PLACES, SETTINGS_PLACE } from "./places.tsx";
import { readingDeskOf } from "./reading/reading-desk.ts";
import { SubmitNotices } from "./submit/submit-notices.tsx";

export interface PaneProps {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
  /** Where the server is; "" for the page's own origin. */
  readonly origin?: string;
}

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  /** Five names do not fit beside each other in a narrow pane: they go on in a second row. */
  tabs: { flexShrink: 0, flexWrap: "wrap", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  body: { flexGrow: 1, minHeight: 0, overflowY: "auto", padding: tokens.spacingHorizontalM },
});

const onNetwork = (listener: () => void) => {
  window.addEventListener("online", listener);
  return () => window.removeEventListener("online", listener);
};

const createTools = (host: Host, runtime: FunctionRuntime, origin: string, goTo: PaneTools["goTo"]): PaneTools => {
  const today = () => dayInVietnam(Date.now());
  const { token, settings } = host;
  const ask = heardFetch((...request) => fetch(...request), runtime);
  const server = createServer({ fetch: ask, origin, getToken: token.get });
  const storage = () => window.localStorage;
  const session = createSession({ server, token, settings, today, storage });
  const tools: PaneTools = {
    host,
    runtime,
    origin,
    server,
    today,
    goTo,
    session,
    checked: createStore<readonly CheckedReport[]>([]),
  };
  // Begun with the pane: the severities are asked for as soon as the session knows its unit.
  readingDeskOf(tools);
  return tools;
};

export const Pane = ({ host, runtime, origin = "" }: PaneProps): ReactElement => {
  const styles = useStyles();
  const panelId = useId();
  const [shown, setShown] = useState<PlaceId>("check");
  const tools = useMemo(() => createTools(host, runtime, origin, setShown), [host, runtime, origin]);
  useEffect(() => {
    void tools.session.refresh();
    return watchBackOnline({ ...tools, onNetwork });
  }, [tools]);
  const { Body, name } = PLACES.find(({ id }) => id === shown) ?? SETTINGS_PLACE;

  return (
    // A class of its own would also be that of its pop-ups, which would then cover the pane.
    <FluentProvider theme={webLightTheme} style={{ height: "100%" }}>
      <PaneProvider tools={tools}>
        <div className={styles.root}>
          <ContextBar settingsShown={shown === "settings"} />
          <SubmitNotices />
          <TabList
            className={styles.tabs}
            size="small"
            selectedValue={shown}
            onTabSelect={(_, { value }) => setShown(value as PlaceId)}
            aria-label="Các phần của ngăn DVC"
          >
            {PLACES.map((place) => (
              <Tab key={place.id} value={place.id} aria-controls={panelId}>
                {place.name}
              </Tab>
            ))}
          </TabList>
          <div id={panelId} role="tabpanel" aria-label={name} className={styles.body}>
            <Suspense fallback={<Spinner size="small" label="Đang mở…" />}>
              <Body />
            </Suspense>
          </div>
        </div>
      </PaneProvider>
    </FluentProvider>
  );
};
