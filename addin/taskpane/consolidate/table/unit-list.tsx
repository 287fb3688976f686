// The units below each other: a table where there is room, cards in a narrow pane; plain elements, so that hundreds stay light.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactElement } from "react";
import { numberText } from "../../../../shared/text/format.ts";
import { moveByKey } from "./row-keys.ts";
import { ChangeText, RateBar, StateMark, Trend } from "./row-parts.tsx";
import type { Trends } from "./trend.ts";
import { Name, type OneProps, standing, Tick, targetText, type UnitListProps } from "./unit-parts.tsx";
import { UnitTable } from "./unit-table.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  card: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: "auto",
    containIntrinsicSize: "auto 76px",
  },
  body: { minWidth: 0, display: "flex", flexDirection: "column", gap: "2px" },
  line: { display: "flex", alignItems: "center", columnGap: tokens.spacingHorizontalS, minWidth: 0, flexWrap: "wrap" },
  grow: { flexGrow: 1, minWidth: 0 },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  number: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
});

const Numbers = ({ row, trends }: Pick<OneProps, "row"> & { readonly trends: Trends | null }): ReactElement => {
  const styles = useStyles();
  return (
    <>
      <span className={styles.line}>
        <strong className={styles.number}>{row.shown}</strong>
        <span className={styles.grow}>
          <RateBar row={row} />
        </span>
        <ChangeText row={row} />
        {trends && !row.isOwn && <Trend unit={row.unit} trends={trends} />}
      </span>
      <span className={mergeClasses(styles.small, styles.number)} style={{ whiteSpace: "normal" }}>
        {[row.counts, targetText(row)].filter(Boolean).join(" · ")}
      </span>
    </>
  );
};

const Card = memo((props: OneProps): ReactElement => {
  const styles = useStyles();
  const { row } = props;
  return (
    <li className={styles.card}>
      <Tick {...props} />
      <div className={styles.body}>
        <span className={styles.line}>
          <span className={styles.grow}>
            <Name {...props} />
          </span>
          <span className={styles.small}>{standing(row)}</span>
        </span>
        <StateMark row={row} />
        {row.share !== null && <Numbers row={row} trends={props.trends} />}
      </div>
    </li>
  );
});

export const UnitList = (props: UnitListProps): ReactElement => {
  const styles = useStyles();
  const { rows, total, isWide, selected, trends, hasScores, onSelect, onOpen } = props;
  if (isWide) return <UnitTable {...props} />;
  return (
    <>
      <div className={styles.body}>
        <span className={styles.line}>
          <strong className={styles.grow}>{total.name}</strong>
          <span className={styles.small}>{total.score === null ? "" : `${numberText(total.score)} điểm`}</span>
        </span>
        <Numbers row={total} trends={trends} />
      </div>
      <ul className={styles.list} aria-label="Các đơn vị" onKeyDown={moveByKey}>
        {rows.map((row) => (
          <Card
            key={`${row.unit} ${row.isOwn}`}
            row={row}
            isSelected={selected.has(row.unit)}
            trends={trends}
            hasScores={hasScores}
            onSelect={onSelect}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </>
  );
};
