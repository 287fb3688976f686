// The reports that were read, by what is still to be decided of each: that comes first and open, what is settled stands closed below.
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { numberText } from "../../../../shared/text/format.ts";
import type { UnitEntry } from "../../../server/entries.ts";
import { FILE_STATE_NAMES, FileCard, type FileCardProps } from "./file-card.tsx";
import { FILE_GROUPS, type FileReport, type FileState, isToDecide } from "./file-match.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  group: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalXS },
  summary: { cursor: "pointer", minHeight: "24px", padding: `${tokens.spacingVerticalXS} 0` },
  title: { margin: 0, display: "inline", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** Cards drawn at once; more at a person's wish. */
const SHOWN_STEP = 50;

interface Shown {
  readonly file: FileReport;
  readonly state: FileState;
}

interface GroupProps extends Pick<FileCardProps, "units" | "onChoose" | "onAmong"> {
  readonly name: FileState;
  readonly files: readonly Shown[];
}

const Group = ({ name, files, ...acts }: GroupProps): ReactElement => {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(isToDecide(name));
  const [shownCount, setShownCount] = useState(SHOWN_STEP);
  const open = files.filter(({ state }) => state === name).length;
  const count = open === files.length ? numberText(open) : `còn ${numberText(open)}/${numberText(files.length)}`;
  return (
    <details className={styles.group} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={styles.summary}>
        <h3 className={styles.title}>{`${FILE_STATE_NAMES[name]} (${count})`}</h3>
      </summary>
      {isOpen && (
        <>
          <ul className={styles.list} aria-label={FILE_STATE_NAMES[name]}>
            {files.slice(0, shownCount).map(({ file, state }) => (
              <FileCard key={file.id} file={file} state={state} {...acts} />
            ))}
          </ul>
          {files.length > shownCount && (
            <Button size="small" onClick={() => setShownCount(shownCount + SHOWN_STEP)}>
              {`Hiện thêm (còn ${numberText(files.length - shownCount)})`}
            </Button>
          )}
        </>
      )}
    </details>
  );
};

export interface FileGroupsProps extends Pick<FileCardProps, "onChoose" | "onAmong"> {
  readonly reports: readonly FileReport[];
  readonly states: readonly FileState[];
  readonly units: readonly UnitEntry[];
}

/**
 * A card that a person has decided on stays where it was, marked, until files are read or sent again or the list is left: nothing
 * moves away under the hand.
 */
export const FileGroups = ({ reports, states, units, onChoose, onAmong }: FileGroupsProps): ReactElement => {
  const [touched, setTouched] = useState<ReadonlyMap<string, FileState>>(new Map());
  const touch = (id: string) => {
    const index = reports.findIndex((file) => file.id === id);
    const state = states[index];
    if (state && !touched.has(id)) setTouched(new Map(touched).set(id, state));
  };
  const groups = new Map<FileState, Shown[]>();
  for (const [index, file] of reports.entries()) {
    const state = states[index] as FileState;
    const fileState = touched.get(file.id);
    const name =
      fileState !== undefined && (state === "ready" || state === "leftOut" || isToDecide(state)) ? fileState : state;
    groups.set(name, [...(groups.get(name) ?? []), { file, state }]);
  }
  const isAnything = reports.length > 0;
  const toDecide = states.filter(isToDecide).length;
  return (
    <section aria-label="Các bản số liệu trong tệp">
      {isAnything && (
        <Text size={200} role="status">
          {toDecide === 0
            ? "Không còn bản nào cần quyết định."
            : `${numberText(toDecide)}/${numberText(reports.length)} bản cần quyết định.`}
        </Text>
      )}
      {FILE_GROUPS.map((name) => {
        const files = groups.get(name);
        return files ? (
          <Group
            key={name}
            name={name}
            files={files}
            units={units}
            onChoose={(id, part) => {
              touch(id);
              onChoose(id, part);
            }}
            onAmong={(id) => {
              touch(id);
              onAmong(id);
            }}
          />
        ) : null;
      })}
    </section>
  );
};
