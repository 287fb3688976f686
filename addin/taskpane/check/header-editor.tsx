// Corrects what one header means: another figure or rate, or no figure at all.
import { Button, Combobox, Field, makeStyles, Option, Text, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { MeasureCode } from "../../../shared/reading/header-match.ts";
import type { SheetHeader } from "../../../shared/reading/read-sheet.ts";
import { measureName, searchMeasures } from "./measure-choice.ts";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  note: { color: tokens.colorNeutralForeground2 },
});

/** Choices shown at once. */
const SHOWN_MAX = 40;

export interface HeaderEditorProps {
  readonly header: SheetHeader;
  readonly onChoose: (code: MeasureCode | null) => void;
  readonly onClose: () => void;
}

export const HeaderEditor = ({ header, onChoose, onClose }: HeaderEditorProps): ReactElement => {
  const styles = useStyles();
  const place = useRef<HTMLElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = header.figure === null ? "" : measureName(header.figure);
  const found = searchMeasures(typed ?? "");
  // Whoever opened it wants to type here.
  useEffect(() => place.current?.querySelector("input")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  };

  return (
    <section ref={place} className={styles.root} aria-labelledby="dvc-header-editor" onKeyDown={onKeyDown}>
      <Text as="h3" size={200} weight="semibold" id="dvc-header-editor" className={styles.title}>
        {`${header.at}: “${header.header}”`}
      </Text>
      <Field label="Là chỉ tiêu" size="small">
        <Combobox
          size="small"
          placeholder="Gõ tên, không cần dấu"
          value={typed ?? shown}
          selectedOptions={header.figure === null ? [] : [header.figure]}
          onChange={(event) => setTyped(event.target.value)}
          onOpenChange={(_, { open }) => setTyped(open ? "" : null)}
          onOptionSelect={(_, { optionValue }) => {
            setTyped(null);
            if (optionValue) onChoose(optionValue as MeasureCode);
          }}
          style={{ minWidth: 0 }}
          input={{ style: { minWidth: 0 } }}
          expandIcon={{ "aria-label": "Mở danh sách" }}
        >
          {found.slice(0, SHOWN_MAX).map(({ code, name, note }) => (
            <Option key={code} value={code} text={name}>
              <span>
                {name}
                {note !== "" && <span className={styles.note}>{` – ${note}`}</span>}
              </span>
            </Option>
          ))}
          {found.length > SHOWN_MAX && (
            <Option value="" text="" disabled>
              {`Còn ${found.length - SHOWN_MAX} chỉ tiêu nữa; gõ thêm để tìm.`}
            </Option>
          )}
          {found.length === 0 && (
            <Option value="" text="" disabled>
              Không có chỉ tiêu nào khớp.
            </Option>
          )}
        </Combobox>
      </Field>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onChoose(null)}>
          Không phải số liệu
        </Button>
        <Button size="small" appearance="subtle" onClick={onClose}>
          Thôi
        </Button>
      </div>
    </section>
  );
};
