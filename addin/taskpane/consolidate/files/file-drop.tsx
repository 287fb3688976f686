// Where files are dropped or chosen.
import { Button, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useRef, useState } from "react";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    textAlign: "center",
  },
  over: { backgroundColor: tokens.colorBrandBackground2 },
  hidden: { display: "none" },
});

export interface FileDropProps {
  readonly isBusy: boolean;
  readonly label: string;
  readonly hint: string;
  readonly onFiles: (files: readonly File[]) => void;
}

export const FileDrop = ({ isBusy, label, hint, onFiles }: FileDropProps): ReactElement => {
  const styles = useStyles();
  const [isOver, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const take = (list: FileList | null) => {
    if (list !== null && list.length > 0 && !isBusy) onFiles([...list]);
  };
  return (
    <section
      className={mergeClasses(styles.root, isOver && styles.over)}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <Text size={200}>{hint}</Text>
      <Button size="small" appearance="primary" disabled={isBusy} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <input
        ref={field}
        className={styles.hidden}
        type="file"
        multiple
        aria-label={label}
        accept=".xlsx,.xls,.csv,.html,.htm,.json,.xml,.txt"
        onChange={({ target }) => {
          take(target.files);
          // The same file can be chosen again after it was mended.
          target.value = "";
        }}
      />
    </section>
  );
};
