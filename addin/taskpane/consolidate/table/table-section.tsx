// The table of the units: what is shown of them, who has sent, and what is done with the selected ones.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useMemo, useRef } from "react";
import { isAtLeast } from "../../../../shared/domain/role.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { RATES } from "../../../../shared/rules/rates.ts";
import { ANSWERS } from "../../../../shared/text/answers.ts";
import { momentText } from "../../../ui/moment-text.ts";
import { usePane, useSession } from "../../frame/pane-context.tsx";
import type { KeptView } from "./kept-view.ts";
import type { LoadedTable, Place } from "./load-table.ts";
import { pullsText } from "./pulls.ts";
import { dueFor, reminderTexts } from "./reminder.ts";
import { RowFilters } from "./row-filters.tsx";
import { selectedAfter } from "./row-order.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { createTrends, trendStart } from "./trend.ts";
import { UnitList } from "./unit-list.tsx";
import { shownPart, type UnitRow, unitRows, wishedRows } from "./unit-rows.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  facts: { color: tokens.colorNeutralForeground2 },
});

export interface TableSectionProps {
  readonly place: Place;
  readonly loaded: LoadedTable;
  readonly view: KeptView;
  readonly isWide: boolean;
  readonly onChange: (part: Partial<KeptView>) => void;
  readonly onOpen: (unit: UnitCode) => void;
  readonly onReload: () => Promise<void>;
}

const RATE_DEFAULT = "ONLINE_RATE_ALL";

/** What is shown where nobody chose: the rate most offices report by, else the first that there is. */
export const shownIn = ({ table }: LoadedTable, view: Pick<KeptView, "shown">): string => {
  if (view.shown !== null) return view.shown;
  const known = Object.keys(table.totals.rates);
  return known.includes(RATE_DEFAULT) || known.length === 0 ? RATE_DEFAULT : (known[0] as string);
};

const summaryOf = ({ table }: LoadedTable): string => {
  const { completeness, provisional, asOf, ranking } = table;
  const { expected, received } = completeness;
  return [
    ANSWERS.received({ expected, received, provisional }),
    asOf === null ? "Chưa có số liệu nào" : `Số liệu đến ${momentText(Date.parse(asOf))}`,
    ...(ranking && ranking.settled < ranking.expected
      ? [`Xếp hạng ${ANSWERS.provisional({ settled: String(ranking.settled), expected: String(ranking.expected) })}`]
      : []),
  ].join(" · ");
};

export const TableSection = (props: TableSectionProps): ReactElement => {
  const { place, loaded, view, isWide, onChange, onOpen, onReload } = props;
  const styles = useStyles();
  const { server } = usePane();
  const { who, units } = useSession();
  const { table } = loaded;
  const shown = shownIn(loaded, view);
  const pulls = pullsText(table, shown);
  const { unit, period, form } = place;
  const rows = useMemo(() => unitRows({ ...loaded, units }, shown), [loaded, units, shown]);
  const seen = useMemo(() => wishedRows(rows, view.wish), [rows, view.wish]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a table that was asked for anew may have other trends.
  const trends = useMemo(
    () => (shown === "score" || trendStart(period) === null ? null : createTrends(server, { period, form }, shown)),
    [server, period, form, shown, loaded],
  );
  const hasScores = table.totals.score !== undefined || table.rows.some(({ score }) => score !== undefined);
  const offered = [
    ...(hasScores || shown === "score" ? [{ code: "score", name: "Điểm bộ chỉ số 766" }] : []),
    ...RATES.filter(({ code }) => code === shown || table.totals.rates[code] !== undefined),
  ];
  const shownName = shown === "score" ? "Điểm bộ chỉ số" : (RATES.find(({ code }) => code === shown)?.name ?? shown);
  const { received, expected } = table.completeness;
  const total: UnitRow = {
    unit,
    name: ANSWERS.total(),
    isOwn: false,
    state: null,
    revision: null,
    stateText: ANSWERS.received({ expected, received, provisional: table.provisional }),
    lateText: "",
    missing: [],
    hasBelow: true,
    ...shownPart(table.totals, shown),
    score: table.totals.score ?? null,
    rank: null,
  };
  const { selected } = view;
  /** What a tick needs to know, so that a tick draws one row and not all of them. */
  const latest = useRef({ selected, seen, onChange });
  latest.current = { selected, seen, onChange };
  const anchor = useRef<UnitCode | null>(null);
  const select = useCallback((code: UnitCode, isSelected: boolean, isRange: boolean) => {
    const now = latest.current;
    const order = now.seen.map(({ unit: one }) => one);
    const from = isRange ? anchor.current : null;
    anchor.current = code;
    now.onChange({ selected: selectedAfter(now.selected, order, code, isSelected, from) });
  }, []);
  const reminderFor = (asked: readonly UnitRow[]): string =>
    reminderTexts(
      asked.flatMap(({ missing }) => missing),
      { period, form, now: new Date().toISOString() },
      (code) => dueFor(code, place, loaded.deadlines, units),
    );

  return (
    <div className={styles.root}>
      <Text size={200} className={styles.facts} role="status">
        {summaryOf(loaded)}
      </Text>
      {pulls !== null && <Text size={200}>{pulls}</Text>}
      <RowFilters shown={shown} offered={offered} rows={rows} view={view} onChange={onChange} />
      <SelectionBar
        place={place}
        rows={rows}
        seen={seen}
        selected={selected}
        mayAct={who !== null && isAtLeast(who.role, "duyet")}
        onSelect={(next) => onChange({ selected: next })}
        onChanged={onReload}
        reminderFor={reminderFor}
      />
      {seen.length === 0 ? (
        <Text role="status">
          {rows.length === 0 ? "Đơn vị này không có đơn vị trực thuộc trong kỳ." : "Không có đơn vị nào khớp bộ lọc."}
        </Text>
      ) : (
        <UnitList
          rows={seen}
          total={total}
          isWide={isWide}
          selected={selected}
          onSelect={select}
          onOpen={onOpen}
          trends={trends}
          shownName={shownName}
          hasScores={hasScores}
          sort={view.wish.sort}
          onSort={(sort) => onChange({ wish: { ...view.wish, sort } })}
        />
      )}
    </div>
  );
};
