// How far the sending of files is: what waits for the network and why, and the way to take back what has not left.
import { Button, MessageBar, MessageBarBody, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { numberText } from "../../../../shared/text/format.ts";
import { SUBMIT_TEXT } from "../../../../shared/text/submit.ts";
import { usePane, useStore } from "../../frame/pane-context.tsx";
import { fateText } from "../../outbox/fate-text.ts";
import { deskOf } from "../../report-draft/draft-desk.ts";
import { isUnderWay } from "./file-match.ts";
import { filesDeskOf } from "./files-desk.ts";
import { sendingState } from "./send-files.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export const SendingPart = (): ReactElement | null => {
  const styles = useStyles();
  const tools = usePane();
  const { outbox } = deskOf(tools);
  const { entries, sending, isKept } = useStore(outbox);
  const desk = filesDeskOf(tools);
  const kept = useStore(desk);
  const { of, underWay } = sendingState(kept);
  if (underWay === 0) return null;
  const keys = new Set(kept.reports.filter(isUnderWay).map(({ sentKey }) => sentKey));
  const troubled = entries.find(
    ({ key, fate }) => keys.has(key) && fate.state === "waiting" && (fate.hold !== null || fate.said !== null),
  );
  const isResting = sending.length === 0 && troubled !== undefined;
  const canStop = entries.some(({ key, tries }) => keys.has(key) && tries === 0 && !sending.includes(key));
  return (
    <div className={styles.root}>
      <Text size={200} role="status">{`Đang gửi ${numberText(of - underWay)}/${numberText(of)}…`}</Text>
      <ProgressBar value={(of - underWay) / Math.max(1, of)} aria-label="Tiến độ gửi" />
      {isResting && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{`${numberText(underWay)} bản chưa gửi được. ${fateText(troubled)}`}</MessageBarBody>
        </MessageBar>
      )}
      {!isKept && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{SUBMIT_TEXT.unkept()}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.buttons}>
        {isResting && (
          <Button size="small" appearance="primary" onClick={() => void outbox.sendNow()}>
            Gửi lại ngay
          </Button>
        )}
        {canStop && (
          <Button size="small" onClick={() => void desk.sender.stop()}>
            Dừng gửi các bản chưa đi
          </Button>
        )}
      </div>
    </div>
  );
};
