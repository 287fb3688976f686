// What stands above all places: the unit, the period with its dates, the connection, who works here, and the gear.
import { Badge, Button, makeStyles, Text, ToggleButton, Tooltip, tokens } from "@fluentui/react-components";
import { SettingsRegular } from "@fluentui/react-icons";
import type { ReactElement } from "react";
import { periodName } from "../../../shared/text/period.ts";
import { ROLE_TEXT } from "../../../shared/text/role.ts";
import { usePane, useSession, useStore } from "./pane-context.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import type { Session } from "./session.ts";
import { UnitPicker } from "./unit-picker.tsx";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minWidth: 0 },
  title: { margin: 0 },
  who: { flexGrow: 1, minWidth: 0, color: tokens.colorNeutralForeground2 },
  fixed: { flexShrink: 0, whiteSpace: "nowrap" },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(140px, 1fr))",
    gap: tokens.spacingHorizontalS,
  },
  facts: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

const CONNECTION = {
  unknown: { text: "Chưa liên lạc", color: "informative" },
  online: { text: "Đã kết nối", color: "success" },
  offline: { text: "Mất kết nối", color: "danger" },
} as const;

/** Whoever answered last tells: the functions, or the server when it was asked who works here. */
const connectionOf = ({ state }: Session, functions: keyof typeof CONNECTION): keyof typeof CONNECTION => {
  if (state === "away") return "offline";
  return functions === "unknown" && (state === "known" || state === "refused") ? "online" : functions;
};

const whoText = ({ state, who, reason }: Session): string => {
  switch (state) {
    case "asking":
      return "Đang hỏi máy chủ…";
    case "noToken":
      return "Chưa có mã truy cập.";
    case "refused":
      return reason;
    case "away":
    case "known":
      return who === null ? reason : `${who.label} – quyền ${ROLE_TEXT[who.role]}`;
  }
};

export const ContextBar = ({ settingsShown }: { readonly settingsShown: boolean }): ReactElement => {
  const styles = useStyles();
  const { host, runtime, goTo, session } = usePane();
  const state = useSession();
  const status = useStore({ get: runtime.status, subscribe: runtime.subscribe });
  const connection = CONNECTION[connectionOf(state, status.state)];

  return (
    <header className={styles.root}>
      <div className={styles.line}>
        <Text as="h1" size={300} weight="semibold" className={styles.title} aria-label="DVC – Dịch vụ công trực tuyến">
          DVC
        </Text>
        <Text size={200} truncate wrap={false} className={styles.who} role="status" title={whoText(state)}>
          {whoText(state)}
        </Text>
        {(state.state === "noToken" || state.state === "refused") && (
          <Button size="small" appearance="primary" className={styles.fixed} onClick={() => goTo("settings")}>
            Nhập mã
          </Button>
        )}
        <Badge appearance="tint" color={connection.color} className={styles.fixed}>
          {connection.text}
        </Badge>
        <Tooltip content="Cài đặt: mã truy cập, kết nối" relationship="label">
          <ToggleButton
            size="small"
            appearance="subtle"
            icon={<SettingsRegular />}
            checked={settingsShown}
            onClick={() => goTo(settingsShown ? "check" : "settings")}
          />
        </Tooltip>
      </div>
      <div className={styles.fields}>
        <UnitPicker label="Đơn vị" units={state.units} unit={state.unit} onChoose={session.chooseUnit} />
        <PeriodPicker />
      </div>
      <Text size={200} className={styles.facts}>
        {periodName(state.period)}
      </Text>
      {host.kind === "preview" && (
        <Text size={200} className={styles.facts}>
          {host.name}: đang mở ngoài Excel, chưa có trang tính.
        </Text>
      )}
    </header>
  );
};
