// Says by whose severities findings are sorted, where they are not the usual ones or could not be asked for.
import { Text } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { READING_TEXT } from "../../../shared/text/reading.ts";
import { useStore } from "../frame/pane-context.tsx";
import type { OfficeSeverities } from "./office-severities.ts";
import { useReadingDesk } from "./reading-desk.ts";

/** "" where nothing needs to be said. */
export const severityNote = ({ source, settings }: OfficeSeverities): string => {
  if (source === "unknown") return READING_TEXT.severitiesUnknown();
  if (settings.size === 0) return "";
  return source === "remembered"
    ? READING_TEXT.severitiesRemembered()
    : READING_TEXT.severitiesSet({ count: settings.size });
};

export const SeverityNote = (): ReactElement | null => {
  const note = severityNote(useStore(useReadingDesk().severities));
  return note === "" ? null : (
    <Text block size={200}>
      {note}
    </Text>
  );
};
