// The ready reminder: read, changed where wanted, and copied.
import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { copyText } from "../../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export const ReminderBox = ({
  text,
  onClose,
}: {
  readonly text: string;
  readonly onClose: () => void;
}): ReactElement => {
  const styles = useStyles();
  const [typed, setTyped] = useState(text);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setTyped(text);
    root.current?.querySelector("textarea")?.focus();
  }, [text]);
  return (
    <div className={styles.root} ref={root}>
      <Field label="Lời nhắc" size="small" hint="Sửa được trước khi chép.">
        <Textarea size="small" value={typed} rows={9} resize="vertical" onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          onClick={async () => setOutcome(await copyText(typed, "Đã chép lời nhắc. Hãy dán vào thư hoặc tin nhắn."))}
        >
          Chép lời nhắc
        </Button>
        <Button size="small" onClick={onClose}>
          Đóng
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </div>
  );
};
