// The units as a table, where there is room for columns.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactElement } from "react";
import { numberText } from "../../../shared/text/format.ts";
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

export const UnitTable = ({
  rows,
  total,
  selected,
  shownName,
  trends,
  hasScores,
  ...acts
}: UnitListProps): ReactElement => {
  const styles = useStyles();
  const right = mergeClasses(styles.head, styles.right);
  const totalCell = mergeClasses(styles.cell, styles.total);
  return (
    <table className={styles.table} aria-label="Các đơn vị">
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            Chọn
          </th>
          <th scope="col" className={styles.head}>
            Đơn vị
          </th>
          <th scope="col" className={styles.head}>
            Trạng thái
          </th>
          <th scope="col" colSpan={2} className={styles.head}>
            {shownName}
          </th>
          <th scope="col" className={right}>
            So kỳ trước
          </th>
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
          <th scope="col" className={right}>
            Hạng
          </th>
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
