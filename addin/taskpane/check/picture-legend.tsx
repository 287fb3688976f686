// Which colour and letter of the picture means which figure; each opens the correction of its header.
import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { LegendEntry } from "./sheet-picture.ts";
import { toneStyle } from "./tones.ts";

const useStyles = makeStyles({
  summary: { cursor: "pointer", fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: "none", margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0, display: "grid", gap: "2px" },
  item: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "baseline" },
  mark: {
    flexShrink: 0,
    minWidth: "18px",
    textAlign: "center",
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    color: tokens.colorNeutralForeground1,
  },
  name: { textAlign: "left", fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  doubt: { color: tokens.colorNeutralForeground2 },
});

export interface PictureLegendProps {
  readonly legend: readonly LegendEntry[];
  readonly onEntry: (entry: LegendEntry) => void;
}

const isDoubtful = (legend: readonly LegendEntry[]): boolean => legend.some(({ isSure }) => !isSure);

/** A list longer than this would push the findings out of sight. */
const OPEN_MAX = 4;

export const PictureLegend = ({ legend, onEntry }: PictureLegendProps): ReactElement | null => {
  const styles = useStyles();
  if (legend.length === 0) return null;
  return (
    <details open={legend.length <= OPEN_MAX || isDoubtful(legend)}>
      <summary className={styles.summary}>{`Chú giải: ${legend.length} chỉ tiêu`}</summary>
      <ul className={styles.list}>
        {legend.map((entry) => (
          <li key={entry.code} className={styles.item}>
            <span className={styles.mark} style={toneStyle(legend, entry)}>
              {entry.mark}
            </span>
            <span>
              <Link as="button" className={styles.name} title={entry.reason} onClick={() => onEntry(entry)}>
                {entry.name}
              </Link>
              {!entry.isSure && <Text size={200} className={styles.doubt}>{` – chưa chắc: ${entry.reason}`}</Text>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
};
