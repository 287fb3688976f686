// Figures in the sheet: reads it, shows how it was understood, lets people correct that, and lists what does not add up.
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import type { ReadScope, Sheets } from "../../host/host.ts";
import { usePane } from "../frame/pane-context.tsx";
import { ReadingProgress } from "../reading/reading-progress.tsx";
import { SeverityNote } from "../reading/severity-note.tsx";
import { countsText } from "./finding-items.ts";
import { SheetFindings } from "./sheet-findings.tsx";
import { SheetUnderstanding } from "./sheet-understanding.tsx";
import { useSheetCheck } from "./use-sheet-check.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

export const SheetSection = ({ sheets }: { readonly sheets: Sheets }): ReactElement => {
  const styles = useStyles();
  const { host } = usePane();
  const check = useSheetCheck(sheets);
  const { watch, state, result, progress, isBusy, trouble, stop } = check;
  const { isStale, scope } = state;
  const counts = useMemo(
    () => (result ? countsText(result.checked.findings.map((finding) => ({ finding }))) : ""),
    [result],
  );
  /** A cell that is to be looked at in the picture, where no sheet shows it; a new object with each click. */
  const [looked, setLooked] = useState<{ readonly cell: string } | null>(null);

  return (
    <section className={styles.root} aria-labelledby="dvc-check-sheet">
      <Text as="h2" size={300} weight="semibold" id="dvc-check-sheet" className={styles.title}>
        {host.kind === "file" ? "Số liệu trong tệp" : "Số liệu trong trang tính"}
      </Text>
      {host.kind !== "file" && (
        <div className={styles.bar}>
          <RadioGroup
            layout="horizontal"
            aria-label="Đọc phần nào"
            value={scope}
            onChange={(_, { value }) => void watch.read(value as ReadScope)}
          >
            <Radio value="sheet" label="Cả trang" />
            <Radio value="selection" label="Vùng chọn" />
          </RadioGroup>
          <Button size="small" onClick={() => void watch.read()} disabled={isBusy}>
            Đọc lại
          </Button>
        </div>
      )}
      <div role="status">
        {isBusy && <ReadingProgress progress={progress} onStop={stop} />}
        {!isBusy && trouble !== "" && (
          <div className={styles.bar}>
            <Text>{trouble}</Text>
            {host.kind === "file" && (
              <Button size="small" onClick={() => void watch.read()}>
                Đọc lại
              </Button>
            )}
          </div>
        )}
        {!isBusy && trouble === "" && result && (
          <Text size={200}>
            {`Đã đọc trang “${result.read.sheet}”, ${scope === "selection" ? "vùng chọn" : "vùng"} ${result.read.area}.`}
            {counts !== "" && <strong>{` ${counts}.`}</strong>}
          </Text>
        )}
        {!isBusy && result && <SeverityNote />}
      </div>
      {isStale && !isBusy && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{CHECK_TEXT.changed}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void watch.read()}>
              Đọc lại trang tính
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {result && trouble === "" && (
        <>
          <SheetUnderstanding
            key={`understood ${result.read.sheet}`}
            {...result}
            check={check}
            sheets={sheets}
            looked={looked}
          />
          <SheetFindings
            key={`found ${result.read.sheet}`}
            {...result}
            watch={watch}
            sheets={sheets}
            {...(host.kind === "file" ? { onLook: (cell: string) => setLooked({ cell }) } : {})}
          />
        </>
      )}
    </section>
  );
};
