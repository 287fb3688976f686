// What a unit shows in a row or a card: its state, the rate as number and bar, the change, the trend.
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { sparkLines, type Trends, trendText } from "./trend.ts";
import type { UnitRow } from "./unit-rows.ts";

const SPARK = { width: 64, height: 20 };

const useStyles = makeStyles({
  state: { display: "inline-flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalXS, alignItems: "center" },
  mark: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
  missing: { color: tokens.colorPaletteRedForeground1, border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  returned: {
    color: tokens.colorPaletteDarkOrangeForeground3,
    border: `1px solid ${tokens.colorPaletteDarkOrangeBorder2}`,
  },
  received: { color: tokens.colorPaletteGreenForeground1, border: `1px solid ${tokens.colorPaletteGreenBorder2}` },
  late: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
  bar: {
    display: "block",
    height: "6px",
    minWidth: "40px",
    backgroundColor: tokens.colorNeutralBackground5,
    borderRadius: tokens.borderRadiusSmall,
    position: "relative",
    overflow: "hidden",
    forcedColorAdjust: "none",
  },
  filled: { display: "block", height: "100%", backgroundColor: tokens.colorBrandBackground },
  short: { backgroundColor: tokens.colorPaletteDarkOrangeBackground3 },
  change: { fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  spark: { display: "block", flexShrink: 0 },
  line: { fill: "none", stroke: tokens.colorBrandForeground1, strokeWidth: 1.5, strokeLinecap: "round" },
});

export const StateMark = ({ row }: { readonly row: UnitRow }): ReactElement => {
  const styles = useStyles();
  const look =
    row.state === null
      ? row.missing.length > 0 && !row.hasBelow && styles.missing
      : row.state === "tra_lai"
        ? styles.returned
        : row.state !== "da_nop" && styles.received;
  return (
    <span className={styles.state}>
      <span className={mergeClasses(styles.mark, look || undefined)}>{row.stateText}</span>
      {row.lateText !== "" && <span className={styles.late}>{row.lateText}</span>}
    </span>
  );
};

/** The number stands beside it: the bar itself says nothing to a screen reader. */
export const RateBar = ({ row }: { readonly row: Pick<UnitRow, "share" | "target"> }): ReactElement => {
  const styles = useStyles();
  return (
    <span className={styles.bar} aria-hidden="true">
      <span
        className={mergeClasses(styles.filled, row.target?.met === false && styles.short)}
        style={{ width: `${(row.share ?? 0) * 100}%` }}
      />
    </span>
  );
};

/** "▲ +1,2": the sign says what the arrow and the colour say. */
export const ChangeText = ({ row }: { readonly row: Pick<UnitRow, "change" | "changeText"> }): ReactElement | null => {
  const styles = useStyles();
  if (row.change === null) return null;
  return (
    <span className={styles.change}>
      <span aria-hidden="true">
        {row.changeText.startsWith("+") ? "▲ " : row.changeText.startsWith("−") ? "▼ " : ""}
      </span>
      {row.changeText}
    </span>
  );
};

/** Asked for once it comes into view. */
export const Trend = ({ unit, trends }: { readonly unit: string; readonly trends: Trends }): ReactElement => {
  const styles = useStyles();
  const place = useRef<SVGSVGElement>(null);
  const points = useSyncExternalStore(
    trends.subscribe,
    useCallback(() => trends.get(unit), [trends, unit]),
  );
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      trends.want(unit);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [trends, unit]);
  const text = points === null ? "Diễn biến" : `Diễn biến: ${trendText(points)}`;
  return (
    <svg ref={place} className={styles.spark} {...SPARK} role="img" aria-label={text}>
      <title>{text}</title>
      {sparkLines(points ?? [], SPARK).map((line) => (
        <polyline key={line} points={line} className={styles.line} />
      ))}
    </svg>
  );
};
