// Says that a remembered mapping was used, and lets people drop it.
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import { READING_TEXT } from "../../../shared/text/reading.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useReadingDesk } from "./reading-desk.ts";

const useStyles = makeStyles({
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalXS },
});

export interface RememberedNoteProps {
  /** In use; null: none, and nothing is shown but what became of the one before. */
  readonly mapping: StoredMapping | null;
  /** After it was dropped: what was read by it is to be read again. */
  readonly onForgotten?: () => void;
}

export const RememberedNote = ({ mapping, onForgotten }: RememberedNoteProps): ReactElement => {
  const styles = useStyles();
  const { reader } = useReadingDesk();
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const forget = async (dropped: StoredMapping) => {
    const forgotten = await reader.mappings.forget(dropped);
    setOutcome(
      forgotten.ok ? { kind: "done", text: READING_TEXT.forgotten() } : { kind: "refused", text: forgotten.message },
    );
    if (forgotten.ok) onForgotten?.();
  };
  return (
    <>
      {mapping && (
        <div className={styles.line}>
          <Text size={200}>{READING_TEXT.remembered()}</Text>
          <Button size="small" appearance="subtle" onClick={() => void forget(mapping)}>
            Bỏ cách ghép này
          </Button>
        </div>
      )}
      {(!mapping || outcome?.kind === "refused") && <Outcome outcome={outcome} />}
    </>
  );
};
