// How far the reading of a sheet is, in words, with a way to stop it.
import { Button, makeStyles, ProgressBar, Spinner, Text, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { ReadProgress } from "../../../shared/reports/read-reports.ts";
import { READING_TEXT } from "../../../shared/text/reading.ts";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

export interface ReadingProgressProps {
  /** Null while the cells are fetched, which cannot be stopped. */
  readonly progress: ReadProgress | null;
  readonly onStop: () => void;
}

export const ReadingProgress = ({ progress, onStop }: ReadingProgressProps): ReactElement => {
  const styles = useStyles();
  const isChecking = progress !== null && progress.of > 0;
  return (
    <div>
      <div className={styles.line}>
        {isChecking ? (
          <Text size={200}>{READING_TEXT.checking(progress)}</Text>
        ) : (
          <Spinner size="tiny" labelPosition="after" label={READING_TEXT.reading()} />
        )}
        {progress && (
          <Button size="small" appearance="subtle" onClick={onStop}>
            Dừng
          </Button>
        )}
      </div>
      {isChecking && <ProgressBar value={progress.done / progress.of} aria-label="Tiến độ kiểm tra" />}
    </div>
  );
};
