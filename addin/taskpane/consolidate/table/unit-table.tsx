// The units as a table, where there is room for columns.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactElement } from "react";
import { numberText } from "../../../../shared/text/format.ts";
import { moveByKey } from "./row-keys.ts";
import { nextSort, type SortColumn, sortOf } from "./row-order.ts";
import { ChangeText, RateBar, StateMark, Trend } from "./row-parts.tsx";
import { Name, type OneProps, Tick, targetText, type UnitListProps } from "./unit-parts.tsx";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse" },
  head: {
    textAlign: "left",
    fontSize: tokens.fontSizeBase200,
    padding: tokens.spacingHorizontalXS,
    borderBottom: `2px solid ${tokens.colorNeutralStroke1}`,
    position: "sticky",
    top: `calc(-1 * ${tokens.spacingHorizontalM})`,
    backgroundColor: tokens.colorNeutralBackground1,
    zIndex: 1,
  },
  cell: { padding: tokens.spacingHorizontalXS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  right: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  sort: {
    border: "none",
    background: "none",
    padding: 0,
    font: "inherit",
    color: "inherit",
    cursor: "pointer",
    textAlign: "inherit",
    minHeight: "24px",
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  total: { fontWeight: tokens.fontWeightSemibold, borderTop: `2px solid ${tokens.colorNeutralStroke1}` },
});

const Line = memo((props: OneProps): ReactElement => {
  const styles = useStyles();
  const { row, trends, hasScores } = props;
  const right = mergeClasses(styles.cell, styles.right);
  return (
    <tr>
      <td className={styles.cell}>
        <Tick {...props} />
      </td>
      <th scope="row" className={styles.cell} style={{ textAlign: "left", fontWeight: "inherit" }}>
        <Name {...props} />
      </th>
      <td className={styles.cell}>
        <StateMark row={row} />
      </td>
      <td className={right} title={row.counts}>
        {row.shown}
      </td>
      <td className={styles.cell}>
        <RateBar row={row} />
      </td>
      <td className={right}>
        <ChangeText row={row} />
      </td>
      <td className={styles.cell}>{targetText(row)}</td>
      {trends && <td className={styles.cell}>{!row.isOwn && <Trend unit={row.unit} trends={trends} />}</td>}
      {hasScores && <td className={right}>{row.score === null ? "" : numberText(row.score)}</td>}
      <td className={right}>{row.rank ?? ""}</td>
    </tr>
  );
});

const MARKS = { ascending: " ▲", descending: " ▼", other: " •" } as const;

interface HeadProps extends Pick<UnitListProps, "sort" | "onSort"> {
  readonly column: SortColumn;
  readonly title: string;
  readonly isRight?: boolean;
  readonly span?: number;
}

/** Sorts by its column: once, the other way round, and back to the order of the list. */
const Head = ({ column, title, isRight = false, span, sort, onSort }: HeadProps): ReactElement => {
  const styles = useStyles();
  const direction = sortOf(column, sort);
  return (
    <th
      scope="col"
      colSpan={span}
      className={mergeClasses(styles.head, isRight && styles.right)}
      {...(direction ? { "aria-sort": direction } : {})}
    >
      <button type="button" className={styles.sort} onClick={() => onSort(nextSort(column, sort))}>
        {title}
        {direction && <span aria-hidden="true">{MARKS[direction]}</span>}
      </button>
    </th>
  );
};

export const UnitTable = ({
  rows,
  total,
  selected,
  shownName,
  trends,
  hasScores,
  sort,
  onSort,
  ...acts
}: UnitListProps): ReactElement => {
  const styles = useStyles();
  const right = mergeClasses(styles.head, styles.right);
  const sorting = { sort, onSort };
  const totalCell = mergeClasses(styles.cell, styles.total);
  return (
    <table className={styles.table} aria-label="Các đơn vị" onKeyDown={moveByKey}>
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            Chọn
          </th>
          <Head column="name" title="Đơn vị" {...sorting} />
          <Head column="state" title="Trạng thái" {...sorting} />
          <Head column="shown" title={shownName} span={2} {...sorting} />
          <Head column="change" title="So kỳ trước" isRight {...sorting} />
          <th scope="col" className={styles.head}>
            Chỉ tiêu
          </th>
          {trends && (
            <th scope="col" className={styles.head}>
              Diễn biến
            </th>
          )}
          {hasScores && (
            <th scope="col" className={right}>
              Điểm
            </th>
          )}
          <Head column="rank" title="Hạng" isRight {...sorting} />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line
            key={`${row.unit} ${row.isOwn}`}
            row={row}
            isSelected={selected.has(row.unit)}
            trends={trends}
            hasScores={hasScores}
            {...acts}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td className={totalCell} />
          <th scope="row" className={totalCell} style={{ textAlign: "left" }}>
            {total.name}
          </th>
          <td className={totalCell}>{total.stateText}</td>
          <td className={mergeClasses(totalCell, styles.right)}>{total.shown}</td>
          <td className={totalCell}>
            <RateBar row={total} />
          </td>
          <td className={mergeClasses(totalCell, styles.right)}>
            <ChangeText row={total} />
          </td>
          <td className={totalCell}>{targetText(total)}</td>
          {trends && (
            <td className={totalCell}>
              <Trend unit={total.unit} trends={trends} />
            </td>
          )}
          {hasScores && (
            <td className={mergeClasses(totalCell, styles.right)}>
              {total.score === null ? "" : numberText(total.score)}
            </td>
          )}
          <td className={totalCell} />
        </tr>
      </tfoot>
    </table>
  );
};
