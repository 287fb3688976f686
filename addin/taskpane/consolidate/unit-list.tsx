// The units below each other: a table where there is room, cards in a narrow pane; plain elements, so that hundreds stay light.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactElement } from "react";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { numberText } from "../../../shared/text/format.ts";
import { ChangeText, RateBar, StateMark, Trend } from "./row-parts.tsx";
import type { Trends } from "./trend.ts";
import type { UnitRow } from "./unit-rows.ts";

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
  name: {
    border: "none",
    background: "none",
    padding: 0,
    font: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForegroundLink,
    textAlign: "left",
    cursor: "pointer",
    overflowWrap: "anywhere",
    minHeight: "24px",
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  tick: { width: "20px", height: "20px", margin: "2px" },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  number: { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
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

export interface UnitListProps {
  readonly rows: readonly UnitRow[];
  readonly total: UnitRow;
  readonly isWide: boolean;
  readonly selected: ReadonlySet<UnitCode>;
  readonly onSelect: (unit: UnitCode, isSelected: boolean) => void;
  readonly onOpen: (unit: UnitCode) => void;
  /** Null where there is none to be shown. */
  readonly trends: Trends | null;
  /** Name of what is shown. */
  readonly shownName: string;
  readonly hasScores: boolean;
}

interface OneProps extends Pick<UnitListProps, "onSelect" | "onOpen" | "trends" | "hasScores"> {
  readonly row: UnitRow;
  readonly isSelected: boolean;
}

const Tick = ({ row, isSelected, onSelect }: OneProps): ReactElement => (
  <input
    type="checkbox"
    className={useStyles().tick}
    aria-label={`Chọn ${row.name}`}
    checked={isSelected}
    onChange={({ target }) => onSelect(row.unit, target.checked)}
  />
);

const Name = ({ row, onOpen }: Pick<OneProps, "row" | "onOpen">): ReactElement => (
  <button type="button" className={useStyles().name} data-unit={row.unit} onClick={() => onOpen(row.unit)}>
    {row.name}
  </button>
);

const standing = ({ rank, score }: UnitRow): string =>
  [rank === null ? "" : `hạng ${rank}`, score === null ? "" : `${numberText(score)} điểm`].filter(Boolean).join(" · ");

const targetText = ({ target }: UnitRow): string =>
  target === null ? "" : `${target.met ? "đạt" : "chưa đạt"} chỉ tiêu ${target.text}`;

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

const WideTable = ({ rows, total, selected, shownName, trends, hasScores, ...acts }: UnitListProps): ReactElement => {
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

export const UnitList = (props: UnitListProps): ReactElement => {
  const styles = useStyles();
  const { rows, total, isWide, selected, trends, hasScores, onSelect, onOpen } = props;
  if (isWide) return <WideTable {...props} />;
  return (
    <>
      <div className={styles.body}>
        <span className={styles.line}>
          <strong className={styles.grow}>{total.name}</strong>
          <span className={styles.small}>{total.score === null ? "" : `${numberText(total.score)} điểm`}</span>
        </span>
        <Numbers row={total} trends={trends} />
      </div>
      <ul className={styles.list} aria-label="Các đơn vị">
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
