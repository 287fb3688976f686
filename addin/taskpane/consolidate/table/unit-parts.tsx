// What cards and table of the units share: their props, the tick, the name that opens a unit, and its standing in words.
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { numberText } from "../../../../shared/text/format.ts";
import type { Trends } from "./trend.ts";
import type { Sort, UnitRow } from "./unit-rows.ts";

const useStyles = makeStyles({
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
});

export interface UnitListProps {
  readonly rows: readonly UnitRow[];
  readonly total: UnitRow;
  readonly isWide: boolean;
  readonly selected: ReadonlySet<UnitCode>;
  /** `isRange`: everything since the row ticked before is meant. */
  readonly onSelect: (unit: UnitCode, isSelected: boolean, isRange: boolean) => void;
  readonly onOpen: (unit: UnitCode) => void;
  /** Null where there is none to be shown. */
  readonly trends: Trends | null;
  /** Name of what is shown. */
  readonly shownName: string;
  readonly hasScores: boolean;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

export interface OneProps extends Pick<UnitListProps, "onSelect" | "onOpen" | "trends" | "hasScores"> {
  readonly row: UnitRow;
  readonly isSelected: boolean;
}

export const Tick = ({ row, isSelected, onSelect }: OneProps): ReactElement => (
  <input
    type="checkbox"
    className={useStyles().tick}
    aria-label={`Chọn ${row.name}`}
    data-tick=""
    checked={isSelected}
    onChange={({ target, nativeEvent }) =>
      onSelect(row.unit, target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
    }
  />
);

export const Name = ({ row, onOpen }: Pick<OneProps, "row" | "onOpen">): ReactElement => (
  <button type="button" className={useStyles().name} data-unit={row.unit} onClick={() => onOpen(row.unit)}>
    {row.name}
  </button>
);

export const standing = ({ rank, score }: UnitRow): string =>
  [rank === null ? "" : `hạng ${rank}`, score === null ? "" : `${numberText(score)} điểm`].filter(Boolean).join(" · ");

export const targetText = ({ target }: UnitRow): string =>
  target === null ? "" : `${target.met ? "đạt" : "chưa đạt"} chỉ tiêu ${target.text}`;
