// Says that files were read by what people corrected before in sheets of the same layout, and lets them drop that.
import { Button, Text } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { READING_TEXT } from "../../../../shared/text/reading.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";
import { useReadingDesk } from "../../reading/reading-desk.ts";
import type { DroppedFile } from "./dropped-file.ts";
import type { FileReport } from "./file-match.ts";

export interface RememberedFilesProps {
  readonly reports: readonly FileReport[];
  readonly isBusy: boolean;
  /** Reads the files again, now without what was dropped. */
  readonly onAgain: (files: readonly DroppedFile[]) => void;
}

export const RememberedFiles = ({ reports, isBusy, onAgain }: RememberedFilesProps): ReactElement => {
  const { reader } = useReadingDesk();
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  // What was sent stays as it was sent.
  const used = reports.flatMap(({ mapping, file, sent }) =>
    mapping && file && !sent?.isStored ? [{ mapping, file }] : [],
  );
  const forget = async () => {
    const mappings = new Map(used.map(({ mapping }) => [JSON.stringify(mapping), mapping]));
    for (const mapping of mappings.values()) {
      const forgotten = await reader.mappings.forget(mapping);
      if (!forgotten.ok) return setOutcome({ kind: "refused", text: forgotten.message });
    }
    setOutcome({ kind: "done", text: READING_TEXT.forgotten() });
    onAgain([...new Set(used.map(({ file }) => file))]);
  };
  return (
    <>
      {used.length > 0 && (
        <Text size={200} block>
          {`${READING_TEXT.rememberedFiles({ count: used.length })} `}
          <Button size="small" appearance="subtle" disabled={isBusy} onClick={() => void forget()}>
            Bỏ và đọc lại
          </Button>
        </Text>
      )}
      <Outcome outcome={outcome} />
    </>
  );
};
