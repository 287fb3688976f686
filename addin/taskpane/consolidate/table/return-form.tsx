// Why figures are sent back: ready reasons and free text.
import { Button, Field, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { RETURN_REASONS } from "../../../../shared/text/upper-office.ts";

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

export interface ReturnFormProps {
  /** "3 đơn vị", "Xã Thạnh Tân". */
  readonly whom: string;
  readonly onReturn: (reason: string) => void;
  readonly onCancel: () => void;
}

export const ReturnForm = ({ whom, onReturn, onCancel }: ReturnFormProps): ReactElement => {
  const styles = useStyles();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => root.current?.querySelector("select")?.focus(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== "") return onReturn(reason.trim());
    setMissing(true);
    root.current?.querySelector("textarea")?.focus();
  };
  return (
    <form noValidate ref={root} className={styles.root} onSubmit={send} aria-label={`Yêu cầu chỉnh sửa: ${whom}`}>
      <Field label="Lý do có sẵn" size="small">
        <Select
          size="small"
          value={RETURN_REASONS.find((one) => one === reason) ?? ""}
          onChange={(_, { value }) => value !== "" && setReason(value)}
        >
          <option value="">Chọn hoặc tự ghi bên dưới</option>
          {RETURN_REASONS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Lý do yêu cầu chỉnh sửa"
        size="small"
        required
        {...(isMissing && reason.trim() === ""
          ? { validationState: "error" as const, validationMessage: "Phải ghi lý do để đơn vị biết sửa gì." }
          : {})}
      >
        <Textarea size="small" rows={3} value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" type="submit" appearance="primary">
          {`Yêu cầu ${whom} chỉnh sửa`}
        </Button>
        <Button size="small" onClick={onCancel}>
          Thôi
        </Button>
      </div>
    </form>
  );
};
