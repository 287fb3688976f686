// Chooses the file that is read where no sheet is open: by a button or by dropping it, and the sheet in it.
import { Button, Field, makeStyles, mergeClasses, Select, Spinner, Text, tokens } from "@fluentui/react-components";
import { DocumentArrowUpRegular } from "@fluentui/react-icons";
import { type DragEvent, type ReactElement, useRef, useState } from "react";
import type { Files } from "../../host/file-host.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useStore } from "../frame/pane-context.tsx";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
  drop: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { border: `2px dashed ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2 },
  name: { overflowWrap: "anywhere" },
  open: { flexBasis: "100%", overflowWrap: "anywhere" },
});

/** What one-stop systems export and offices keep. */
const ACCEPTED = ".xlsx,.xls,.csv,.html,.htm,.xml,.txt";

export const FileSection = ({ files }: { readonly files: Files }): ReactElement => {
  const styles = useStyles();
  const open = useStore(files);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const take = async (file: File | undefined) => {
    if (!file) return;
    setIsBusy(true);
    setOutcome(null);
    try {
      const opened = await files.open({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      setOutcome(opened.ok ? null : { kind: "refused", text: opened.message });
    } catch {
      // The file was moved or deleted between choosing and reading.
      setOutcome({ kind: "refused", text: `Không đọc được tệp “${file.name}”. Hãy chọn lại tệp.` });
    }
    setIsBusy(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <section className={styles.root} aria-labelledby="dvc-file">
      <Text as="h2" size={300} weight="semibold" id="dvc-file" className={styles.title}>
        Tệp số liệu
      </Text>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          aria-label="Tệp số liệu"
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // The same file, saved anew, can be chosen again.
            target.value = "";
          }}
        />
        {open && (
          <Text size={200} weight="semibold" className={styles.open}>
            {`Đang mở: ${open.file.name}`}
          </Text>
        )}
        <Button
          appearance={open ? "secondary" : "primary"}
          size={open ? "small" : "medium"}
          icon={<DocumentArrowUpRegular />}
          onClick={() => input.current?.click()}
          disabled={isBusy}
        >
          {open ? "Chọn tệp khác" : "Chọn tệp"}
        </Button>
        {open && (
          <Button appearance="subtle" size="small" onClick={files.close}>
            Đóng tệp
          </Button>
        )}
        {!open && (
          <Text size={200} className={styles.name}>
            hoặc thả tệp .xlsx, .xls, .csv, .html vào đây. Tệp được đọc ngay trên máy này.
          </Text>
        )}
      </div>
      {isBusy && <Spinner size="tiny" labelPosition="after" label="Đang mở tệp…" />}
      <Outcome outcome={outcome} />
      {open && open.sheets.length > 1 && (
        <Field label="Trang tính" size="small">
          <Select size="small" value={String(open.front)} onChange={(_, { value }) => files.showSheet(Number(value))}>
            {open.sheets.map(({ name }, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets of a file keep their order
              <option key={`${position} ${name}`} value={String(position)}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </section>
  );
};
