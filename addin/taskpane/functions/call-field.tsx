// One argument of a formula: typed, picked from the sheet, or chosen from its words.
import { Button, Field, Input, makeStyles, Select, Tooltip, tokens } from "@fluentui/react-components";
import { TableCellEditRegular } from "@fluentui/react-icons";
import { type ReactElement, useId } from "react";
import { isRangeKind } from "../../../shared/functions/arguments.ts";
import type { Param } from "../../../shared/functions/param.ts";

const useStyles = makeStyles({
  row: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "center" },
  input: { flexGrow: 1, minWidth: 0 },
});

export interface CallFieldProps {
  readonly param: Param;
  readonly typed: string;
  readonly fault: string | null;
  /** What the field was understood as; "" for nothing. */
  readonly understood: string;
  readonly fieldRef: (element: HTMLElement | null) => void;
  readonly onChange: (typed: string) => void;
  /** Null where no cells can be picked. */
  readonly onPick: (() => void) | null;
}

const hintOf = (param: Param): string =>
  isRangeKind(param.kind) ? "Một vùng ô, hoặc các giá trị cách nhau bằng dấu chấm phẩy." : "";

export const CallField = (props: CallFieldProps): ReactElement => {
  const { param, typed, fault, understood, fieldRef, onChange, onPick } = props;
  const styles = useStyles();
  const listId = useId();
  const label = param.optional ? `${param.title.vi} (không bắt buộc)` : param.title.vi;
  const choices = param.choices ?? [];
  const hint = typed === "" ? hintOf(param) : understood;

  return (
    <Field
      label={label}
      size="small"
      hint={hint}
      required={!param.optional}
      {...(fault === null ? {} : { validationState: "error" as const, validationMessage: fault })}
    >
      {param.kind === "choice" ? (
        <Select size="small" ref={fieldRef} value={typed} onChange={(_, { value }) => onChange(value)}>
          <option value="">{param.optional ? "Để trống (mặc định)" : "Hãy chọn"}</option>
          {choices.map(({ value, title }) => (
            <option key={value} value={value}>
              {`${title.vi} (${value})`}
            </option>
          ))}
        </Select>
      ) : (
        // The row stands between the field and its control, which find each other by themselves.
        <div className={styles.row}>
          <Input
            className={styles.input}
            size="small"
            ref={fieldRef}
            value={typed}
            onChange={(_, { value }) => onChange(value)}
            autoComplete="off"
            spellCheck={false}
            {...(choices.length > 0 ? { list: listId } : {})}
          />
          {choices.length > 0 && (
            <datalist id={listId}>
              {choices.map(({ value, title }) => (
                <option key={value} value={value}>
                  {title.vi}
                </option>
              ))}
            </datalist>
          )}
          {onPick && (
            <Tooltip content={`Lấy ô đang chọn cho “${param.title.vi}”`} relationship="label">
              <Button size="small" icon={<TableCellEditRegular />} onClick={onPick} />
            </Tooltip>
          )}
        </div>
      )}
    </Field>
  );
};
