// Seeks, filters and sorts the units.
import { Field, Input, makeStyles, SearchBox, Select, ToggleButton, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { KeptView } from "./kept-view.ts";
import { FILTERS, type Filter, passes, readThreshold, SORTS, type Sort, type UnitRow } from "./unit-rows.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(132px, 1fr))",
    // A list is as wide as its longest choice otherwise.
    "& select": { minWidth: 0, width: "100%" },
    "& > *": { minWidth: 0 },
    gap: tokens.spacingHorizontalS,
  },
  filters: {
    border: "none",
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    alignItems: "center",
  },
  threshold: { minWidth: 0, maxWidth: "100%" },
});

const FILTER_NAMES: Readonly<Record<Filter, string>> = {
  missing: "Chưa gửi",
  late: "Gửi chậm",
  waiting: "Chờ duyệt",
  returned: "Chờ sửa",
  belowTarget: "Chưa đạt chỉ tiêu",
  belowThreshold: "Dưới ngưỡng",
};

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  table: "Theo danh sách",
  name: "Theo tên",
  high: "Cao trước",
  low: "Thấp trước",
  rank: "Theo hạng",
  fallen: "Giảm nhiều trước",
  risen: "Tăng nhiều trước",
  state: "Chưa gửi trước",
};

export interface RowFiltersProps {
  /** What of the units is shown, and what can be. */
  readonly shown: string;
  readonly offered: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly UnitRow[];
  readonly view: KeptView;
  readonly onChange: (part: Partial<KeptView>) => void;
}

export const RowFilters = ({ shown, offered, rows, view, onChange }: RowFiltersProps): ReactElement => {
  const styles = useStyles();
  const { wish, thresholdTyped } = view;
  const change = (part: Partial<KeptView["wish"]>) => onChange({ wish: { ...wish, ...part } });
  const toggle = (filter: Filter) =>
    change({
      filters: wish.filters.includes(filter) ? wish.filters.filter((one) => one !== filter) : [...wish.filters, filter],
    });
  const isTypedWrong = thresholdTyped.trim() !== "" && readThreshold(thresholdTyped) === null;
  const setThreshold = (typed: string) => {
    const threshold = readThreshold(typed);
    const others = wish.filters.filter((filter) => filter !== "belowThreshold");
    // What is typed is meant: nobody has to press a button besides.
    onChange({
      thresholdTyped: typed,
      wish: { ...wish, threshold, filters: threshold === null ? others : [...others, "belowThreshold"] },
    });
  };
  const buttons = FILTERS.filter((filter) => filter !== "belowThreshold").map((filter) => ({
    filter,
    count: rows.filter((row) => passes(row, filter, null)).length,
  }));

  return (
    <div className={styles.root}>
      <div className={styles.fields}>
        <Field label="Xem" size="small">
          <Select size="small" value={shown} onChange={(_, { value }) => onChange({ shown: value })}>
            {offered.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Sắp xếp" size="small">
          <Select size="small" value={wish.sort} onChange={(_, { value }) => change({ sort: value as Sort })}>
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {SORT_NAMES[sort]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Tìm đơn vị" size="small">
          <SearchBox
            size="small"
            value={wish.sought}
            onChange={(_, { value }) => change({ sought: value })}
            placeholder="Ví dụ: thanh tan"
            dismiss={{ "aria-label": "Xóa từ tìm" }}
            style={{ minWidth: 0, maxWidth: "100%" }}
          />
        </Field>
        <Field
          label="Dưới ngưỡng (%)"
          size="small"
          {...(isTypedWrong
            ? { validationState: "error" as const, validationMessage: "Hãy ghi số từ 0 đến 100, ví dụ 20 hoặc 17,5." }
            : {})}
        >
          <Input
            size="small"
            className={styles.threshold}
            inputMode="decimal"
            value={thresholdTyped}
            onChange={(_, { value }) => setThreshold(value)}
            placeholder="20"
          />
        </Field>
      </div>
      <fieldset className={styles.filters} aria-label="Lọc">
        {buttons
          .filter(({ filter, count }) => count > 0 || wish.filters.includes(filter))
          .map(({ filter, count }) => (
            <ToggleButton
              key={filter}
              size="small"
              checked={wish.filters.includes(filter)}
              onClick={() => toggle(filter)}
            >
              {`${FILTER_NAMES[filter]} (${count})`}
            </ToggleButton>
          ))}
      </fieldset>
    </div>
  );
};
