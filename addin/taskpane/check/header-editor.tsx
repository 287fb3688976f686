// Corrects what one header means: another figure or rate, or no figure at all.
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from "react";
import type { MeasureCode } from "../../../shared/reading/header-match.ts";
import type { SheetHeader } from "../../../shared/reading/read-sheet.ts";
import { SearchList } from "../../ui/search-list.tsx";
import { measureChoices, measureName } from "./measure-choice.ts";

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
});

export interface HeaderEditorProps {
  readonly header: SheetHeader;
  readonly onChoose: (code: MeasureCode | null) => void;
  readonly onClose: () => void;
}

export const HeaderEditor = ({ header, onChoose, onClose }: HeaderEditorProps): ReactElement => {
  const styles = useStyles();
  const place = useRef<HTMLElement>(null);
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
      <SearchList
        label="Là chỉ tiêu"
        chosen={header.figure === null ? null : { id: header.figure, name: measureName(header.figure) }}
        search={measureChoices}
        onChoose={(code) => onChoose(code as MeasureCode)}
        placeholder="Gõ tên, không cần dấu"
        of="chỉ tiêu"
      />
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
