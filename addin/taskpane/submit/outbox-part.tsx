// What waits, what was sent, and what came back, each with what the server said and what can be done about it.
import {
  Badge,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  MessageBar,
  MessageBarBody,
  Spinner,
  Text,
} from "@fluentui/react-components";
import type { ReactElement } from "react";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { momentText } from "../../ui/moment-text.ts";
import { usePane, useStore } from "../frame/pane-context.tsx";
import { fateText, fateWord } from "../outbox/fate-text.ts";
import type { OutboxEntry } from "../outbox/outbox-entry.ts";
import { deskOf } from "../report-draft/draft-desk.ts";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";

const COLOR = { waiting: "warning", sent: "success", refused: "danger" } as const;

const GiveUp = ({ entry }: { readonly entry: OutboxEntry }): ReactElement => {
  const { outbox } = deskOf(usePane());
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small">Bỏ</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Bỏ bản này?</DialogTitle>
          <DialogContent>
            {entry.order.title}. {entry.tries > 0 && entry.fate.state === "waiting" && SUBMIT_TEXT.maybeThere()}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary">Giữ lại</Button>
            </DialogTrigger>
            <Button onClick={() => void outbox.remove(entry.key)}>Bỏ</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};

export interface OutboxItemProps {
  readonly entry: OutboxEntry;
  readonly isSending: boolean;
  readonly onEdit: (entry: OutboxEntry) => void;
}

export const OutboxItem = ({ entry, isSending, onEdit }: OutboxItemProps): ReactElement => {
  const styles = useSubmitStyles();
  const { outbox } = deskOf(usePane());
  const { fate, order, key } = entry;
  const isOfOther = fate.state === "waiting" && fate.hold === "otherUnit";
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Text size={200} weight="semibold" className={styles.grow}>
          {order.title}
        </Text>
        <Badge appearance="tint" color={COLOR[fate.state]}>
          {fateWord(fate)}
        </Badge>
      </div>
      <Text size={200}>{fateText(entry)}</Text>
      <Text size={100} className={styles.muted}>{`Lập lúc ${momentText(entry.createdAt)}`}</Text>
      {isSending && <Spinner size="tiny" labelPosition="after" label={SUBMIT_TEXT.sending()} />}
      <div className={styles.buttons}>
        {fate.state === "waiting" && !isSending && (
          <Button
            size="small"
            appearance="primary"
            onClick={() => void (isOfOther ? outbox.adopt(key) : outbox.sendNow())}
          >
            {isOfOther ? "Gửi bằng mã đang dùng" : "Gửi lại ngay"}
          </Button>
        )}
        {fate.state === "refused" && (
          <Button size="small" appearance="primary" onClick={() => onEdit(entry)}>
            Sửa lại
          </Button>
        )}
        {fate.state === "sent" ? (
          <Button size="small" appearance="subtle" onClick={() => void outbox.remove(key)}>
            Cất đi
          </Button>
        ) : (
          <GiveUp entry={entry} />
        )}
      </div>
    </li>
  );
};

/** Everything but the entry that is shown by itself; beside an open report only what still needs something. */
export const OutboxPart = ({
  hidden,
  isBrief,
  onEdit,
}: {
  readonly hidden: string | null;
  readonly isBrief: boolean;
  readonly onEdit: OutboxItemProps["onEdit"];
}): ReactElement | null => {
  const styles = useSubmitStyles();
  const { entries, sending, isKept } = useStore(deskOf(usePane()).outbox);
  const shown = entries.filter(({ key, fate }) => key !== hidden && !(isBrief && fate.state === "sent"));
  const waiting = shown.filter(({ fate }) => fate.state === "waiting").length;
  if (shown.length === 0 && isKept) return null;
  return (
    <Part
      title="Hộp gửi"
      aside={waiting > 0 && <Badge appearance="filled" color="warning">{`${waiting} chờ gửi`}</Badge>}
    >
      {!isKept && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{SUBMIT_TEXT.unkept()}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {shown.toReversed().map((entry) => (
          <OutboxItem key={entry.key} entry={entry} isSending={sending.includes(entry.key)} onEdit={onEdit} />
        ))}
      </ul>
    </Part>
  );
};
