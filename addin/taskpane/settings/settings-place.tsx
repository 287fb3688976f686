// The settings behind the gear: access token, and whether the add-in works.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { usePane } from "../frame/pane-context.tsx";
import { HealthSection } from "./health-section.tsx";
import { TokenSection } from "./token-section.tsx";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL },
});

export const SettingsPlace = (): ReactElement => {
  const styles = useStyles();
  const { host, runtime, origin } = usePane();
  return (
    <div className={styles.root}>
      <TokenSection host={host} runtime={runtime} origin={origin} />
      <HealthSection />
    </div>
  );
};
