// The task pane, the same in Excel and beside the web workbook: functions with help, connection and access token, error cells.
import { FluentProvider, makeStyles, Tab, TabList, Text, tokens, webLightTheme } from "@fluentui/react-components";
import { type ReactElement, useEffect, useId, useState, useSyncExternalStore } from "react";
import type { FunctionRuntime } from "../functions/runtime.ts";
import type { Host } from "../host/host.ts";
import { ConnectionSection } from "./connection-section.tsx";
import { FunctionsSection } from "./functions-section.tsx";
import { MessagesSection } from "./messages-section.tsx";
import { TokenSection } from "./token-section.tsx";

export interface PaneProps {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
  /** Where the server is; "" for the page's own origin. */
  readonly origin?: string;
}

type TabName = "functions" | "connection" | "messages";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: {
    display: "flex",
    flexDirection: "column",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  hostName: { color: tokens.colorNeutralForeground2 },
  tabs: { flexShrink: 0, overflowX: "auto", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  body: { flexGrow: 1, minHeight: 0, overflowY: "auto", padding: tokens.spacingHorizontalM },
  sections: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL },
});

/** How many error cells there are; the list itself is only made when it is shown. */
const useMessageCount = (host: Host): number => {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const { messages } = host;
    if (!messages) return;
    const update = () => setCount(messages.list().length);
    update();
    return messages.subscribe(update);
  }, [host]);
  return count;
};

export const Pane = ({ host, runtime, origin = "" }: PaneProps): ReactElement => {
  const styles = useStyles();
  const [tab, setTab] = useState<TabName>("functions");
  const panelId = useId();
  const messageCount = useMessageCount(host);
  const status = useSyncExternalStore(runtime.subscribe, runtime.status);

  return (
    <FluentProvider theme={webLightTheme} className={styles.root}>
      <header className={styles.header}>
        <Text as="h1" size={400} weight="semibold" style={{ margin: 0 }}>
          DVC – Dịch vụ công trực tuyến
        </Text>
        <Text size={200} className={styles.hostName}>
          {host.name}
        </Text>
      </header>
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={tab}
        onTabSelect={(_, { value }) => setTab(value as TabName)}
        aria-label="Các phần của ngăn DVC"
      >
        <Tab value="functions" aria-controls={panelId}>
          Hàm &amp; trợ giúp
        </Tab>
        <Tab value="connection" aria-controls={panelId}>
          {status.state === "offline" ? "Kết nối (mất)" : "Kết nối"}
        </Tab>
        {host.messages && (
          <Tab value="messages" aria-controls={panelId}>
            {messageCount === 0 ? "Ô báo lỗi" : `Ô báo lỗi (${messageCount})`}
          </Tab>
        )}
      </TabList>
      <div id={panelId} role="tabpanel" className={styles.body}>
        {tab === "functions" && <FunctionsSection host={host} />}
        {tab === "connection" && (
          <div className={styles.sections}>
            <ConnectionSection host={host} runtime={runtime} />
            <TokenSection host={host} runtime={runtime} origin={origin} />
          </div>
        )}
        {tab === "messages" && host.messages && <MessagesSection messages={host.messages} />}
      </div>
    </FluentProvider>
  );
};
