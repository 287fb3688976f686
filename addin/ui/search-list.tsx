// A field in which one of many things is chosen by typing part of its name, with or without diacritics; all by keyboard.
import { Combobox, Field, makeStyles, Option, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { numberText } from "../../shared/text/format.ts";

export interface SearchChoice {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of like name; "" for nothing. */
  readonly note?: string;
  /** How far it stands to the right, in steps. */
  readonly indent?: number;
}

export interface SearchListProps {
  readonly label: string;
  /** What is chosen: shown while nothing is typed. */
  readonly chosen: SearchChoice | null;
  /** What matches the typed text, best first; everything for "". */
  readonly search: (typed: string) => readonly SearchChoice[];
  readonly onChoose: (id: string) => void;
  readonly placeholder: string;
  /** What there is a choice of, as in "Không tìm thấy đơn vị". */
  readonly of: string;
  /** Names are longer than the field: a list that is wider than it, and never wider than the pane. */
  readonly isWide?: boolean;
}

const useStyles = makeStyles({
  field: { minWidth: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** Choices shown at once; more than these nobody reads. */
const SHOWN_MAX = 30;
const WIDE = "min(300px, 90vw)";
/** What the choice is for stays in sight. */
const HEIGHT = "min(280px, 50vh)";
const STEP_PX = 12;

export const SearchList = (props: SearchListProps): ReactElement => {
  const { label, chosen, search, onChoose, placeholder, of, isWide = false } = props;
  const styles = useStyles();
  /** Null while the list is closed. */
  const [typed, setTyped] = useState<string | null>(null);
  // A closed list draws nothing, so nothing is looked for.
  const found = typed === null ? [] : search(typed);
  const rest = found.length - SHOWN_MAX;

  return (
    <Field label={label} size="small">
      <Combobox
        size="small"
        className={styles.field}
        placeholder={placeholder}
        value={typed ?? chosen?.name ?? ""}
        selectedOptions={chosen === null ? [] : [chosen.id]}
        onChange={(event) => setTyped(event.target.value)}
        onOpenChange={(_, { open }) => setTyped(open ? "" : null)}
        onOptionSelect={(_, { optionValue }) => {
          // Typing what no name begins with takes the choice back without choosing anything; what was typed stays.
          if (!optionValue) return;
          setTyped(null);
          onChoose(optionValue);
        }}
        positioning={{ align: "start" }}
        input={{ style: { minWidth: 0, textOverflow: "ellipsis" } }}
        expandIcon={{ "aria-label": "Mở danh sách" }}
        listbox={{ style: { maxHeight: HEIGHT, ...(isWide ? { minWidth: WIDE } : {}) } }}
      >
        {found.slice(0, SHOWN_MAX).map(({ id, name, note = "", indent = 0 }) => (
          <Option key={id} value={id} text={name}>
            <span style={{ paddingInlineStart: STEP_PX * indent }}>
              {name}
              {note !== "" && <span className={styles.note}>{` – ${note}`}</span>}
            </span>
          </Option>
        ))}
        {rest > 0 && (
          <Option value="" text="" disabled>
            {`Còn ${numberText(rest)} ${of} nữa; gõ thêm để tìm.`}
          </Option>
        )}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            {`Không tìm thấy ${of}.`}
          </Option>
        )}
      </Combobox>
    </Field>
  );
};
