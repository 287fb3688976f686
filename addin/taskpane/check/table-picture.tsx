// The picture of the sheet: each cell a button that says what was understood; headers open their correction, cells are shown in the sheet.
import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, memo, type ReactElement, useRef, useState } from "react";
import type { Picture, PictureCell } from "./sheet-picture.ts";
import { toneStyle } from "./tones.ts";

const useStyles = makeStyles({
  scroll: {
    overflowX: "auto",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    maxHeight: "320px",
    overflowY: "auto",
  },
  table: { borderCollapse: "collapse", fontSize: "11px", lineHeight: "14px", fontVariantNumeric: "tabular-nums" },
  edge: {
    padding: "0 4px",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: { padding: 0, position: "relative", border: `1px solid ${tokens.colorNeutralStroke2}` },
  button: {
    display: "flex",
    alignItems: "center",
    gap: "2px",
    width: "100%",
    minWidth: "26px",
    maxWidth: "76px",
    height: "21px",
    padding: "0 3px",
    border: "none",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  number: { justifyContent: "flex-end" },
  header: { fontWeight: tokens.fontWeightSemibold, textDecorationLine: "underline", textDecorationStyle: "dotted" },
  /** Not understood: marked by its pattern, not by its colour. */
  hatched: {
    backgroundImage: `repeating-linear-gradient(135deg, ${tokens.colorNeutralStroke1} 0 1px, transparent 1px 5px)`,
  },
  ignored: { color: tokens.colorNeutralForeground3, textDecorationLine: "line-through" },
  chosen: { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: "-2px" },
  text: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  mark: {
    flexShrink: 0,
    minWidth: "13px",
    height: "13px",
    borderRadius: "7px",
    padding: "0 2px",
    boxSizing: "border-box",
    backgroundColor: tokens.colorNeutralForeground1,
    color: tokens.colorNeutralBackground1,
    fontSize: "9px",
    lineHeight: "13px",
    textAlign: "center",
    fontWeight: tokens.fontWeightSemibold,
  },
  /** For screen readers alone. */
  spoken: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)" },
  says: {
    minHeight: "16px",
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: "anywhere",
  },
});

export interface TablePictureProps {
  readonly picture: Picture;
  /** Header whose correction is open: "C6". */
  readonly chosen: string | null;
  readonly onHeader: (cell: PictureCell) => void;
  readonly onCell: (cell: PictureCell) => void;
}

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The letter of the figure, a question mark for what was not understood. */
const markOf = ({ kind, legend }: PictureCell): string | null =>
  legend?.mark ?? (kind === "open" || kind === "unread" ? "?" : null);

interface RowProps {
  readonly row: Picture["rows"][number];
  readonly index: number;
  readonly legend: Picture["legend"];
  /** Which of its cells is in the order of the Tab key; null: none. */
  readonly tabStop: string | null;
  readonly chosen: string | null;
  readonly onClick: (cell: PictureCell) => void;
  readonly onSay: (cell: PictureCell, isFocused: boolean) => void;
  readonly onMove: (event: KeyboardEvent, row: number, column: number) => void;
}

/** Drawn again only where something of it has changed: a picture has hundreds of cells. */
const PictureRow = memo(({ row, index, legend, tabStop, chosen, onClick, onSay, onMove }: RowProps): ReactElement => {
  const styles = useStyles();
  return (
    <tr>
      <th scope="row" className={styles.edge}>
        {row.name}
      </th>
      {row.cells.map((cell, column) => (
        <td key={cell.at} className={styles.cell} style={toneStyle(legend, cell.legend)}>
          <button
            type="button"
            data-at={cell.at}
            data-kind={cell.kind}
            tabIndex={cell.at === tabStop ? 0 : -1}
            title={cell.says}
            className={mergeClasses(
              styles.button,
              cell.kind === "measure" && styles.number,
              cell.header !== null && styles.header,
              (cell.kind === "open" || cell.kind === "unread") && styles.hatched,
              cell.kind === "ignored" && styles.ignored,
              cell.at === chosen && styles.chosen,
            )}
            onClick={() => onClick(cell)}
            onFocus={() => onSay(cell, true)}
            onMouseEnter={() => onSay(cell, false)}
            onKeyDown={(event) => onMove(event, index, column)}
          >
            <span className={styles.spoken}>{cell.header ? `${cell.says}. Sửa cách hiểu` : cell.says}</span>
            {markOf(cell) !== null && (
              <span aria-hidden="true" className={styles.mark}>
                {markOf(cell)}
              </span>
            )}
            <span aria-hidden="true" className={styles.text}>
              {cell.text}
            </span>
          </button>
        </td>
      ))}
    </tr>
  );
});

const isIn = ({ cells }: Picture["rows"][number], at: string | null | undefined): boolean =>
  cells.some((cell) => cell.at === at);

export const TablePicture = ({ picture, chosen, onHeader, onCell }: TablePictureProps): ReactElement => {
  const styles = useStyles();
  const table = useRef<HTMLTableElement>(null);
  const [text, setSaid] = useState("");
  const { columns, rows, legend } = picture;
  const firstHeader = rows.flatMap(({ cells }) => cells).find(({ header }) => header)?.at ?? rows[0]?.cells[0]?.at;
  /** One cell is in the order of the Tab key, arrows lead to the others. */
  const [current, setCurrent] = useState<string | undefined>(firstHeader);
  const tabStop = rows.some((row) => isIn(row, current)) ? current : firstHeader;

  const move = (event: KeyboardEvent, row: number, column: number) => {
    const step = STEPS[event.key];
    if (!step) return;
    const next = rows[row + step[0]]?.cells[column + step[1]];
    event.preventDefault();
    if (!next) return;
    setCurrent(next.at);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.at}"]`)?.focus();
  };
  const say = (cell: PictureCell, isFocused: boolean) => {
    if (isFocused) setCurrent(cell.at);
    setSaid(cell.says);
  };
  // The same functions for every drawing, so that rows need not be drawn again; they do what the last drawing says.
  const latest = useRef({ move, say, click: onCell });
  latest.current = { move, say, click: (cell) => (cell.header ? onHeader(cell) : onCell(cell)) };
  const [stable] = useState(() => ({
    onClick: (cell: PictureCell) => latest.current.click(cell),
    onSay: (cell: PictureCell, isFocused: boolean) => latest.current.say(cell, isFocused),
    onMove: (event: KeyboardEvent, row: number, column: number) => latest.current.move(event, row, column),
  }));

  return (
    <div>
      <div className={styles.scroll}>
        <table ref={table} className={styles.table} aria-label="Hình thu nhỏ của trang tính và cách đã hiểu từng ô">
          <thead>
            <tr>
              <td className={styles.edge} />
              {columns.map((name) => (
                <th key={name} scope="col" className={styles.edge}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <PictureRow
                key={row.name}
                row={row}
                index={index}
                legend={legend}
                tabStop={tabStop !== undefined && isIn(row, tabStop) ? tabStop : null}
                chosen={isIn(row, chosen) ? chosen : null}
                {...stable}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Text as="p" block size={200} className={styles.says} aria-hidden="true">
        {text || "Bấm tiêu đề để sửa cách hiểu, bấm số để tới ô."}
      </Text>
    </div>
  );
};
