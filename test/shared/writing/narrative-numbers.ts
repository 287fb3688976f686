// Which numbers of a paragraph follow from the tables behind it, worked out apart from the code under test.
import type { Consolidated } from "../../../shared/consolidation/consolidate.ts";
import { FIGURES } from "../../../shared/domain/figure.ts";
import { decimalToNumber } from "../../../shared/domain/rational.ts";
import { LEVELS } from "../../../shared/rules/level.ts";
import { RULE_SETS, ruleSetInForce } from "../../../shared/rules/rule-sets.ts";
import type { Target } from "../../../shared/rules/targets.ts";
import { withDerivedSums } from "../../../shared/scoring/rate.ts";
import { scoreIndex } from "../../../shared/scoring/scorecard.ts";

interface Printed {
  readonly text: string;
  readonly amount: number;
  readonly decimals: number;
  readonly isPercent: boolean;
}

/** Numbers as written, without those of days, periods, levels of service, numbered instruments and names. */
const numbersIn = (text: string, names: readonly string[]): readonly Printed[] => {
  let rest = names.reduce(
    (left, name) => left.replaceAll(name, " ").replaceAll(name.charAt(0).toLowerCase() + name.slice(1), " "),
    text,
  );
  rest = rest
    .replace(/mức độ 3, 4|mức độ [34]/gu, " ")
    .replace(/\d{1,2}\/\d{1,2}\/\d{4}/gu, " ")
    .replace(/(?:[Tt]háng \d{1,2}|[Qq]uý [IV]+)\/\d{4}/gu, " ")
    .replace(/(?:\d{1,2} tháng(?: đầu| cuối)? )?[Nn]ăm \d{4}/gu, " ")
    .replace(/(?<=\d)\/(?=\d)/gu, " / ");
  return [...rest.matchAll(/(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%)?/gu)].map(
    ([text, whole = "", fraction = "", percent]) => ({
      text,
      amount: Number(`${whole.replaceAll(".", "")}.${fraction === "" ? "0" : fraction}`),
      decimals: fraction.length,
      isPercent: percent !== undefined,
    }),
  );
};

type Row = Pick<Consolidated["totals"], "figures" | "rates">;

const rowsOf = (table: Consolidated): readonly Row[] => [table.totals, ...table.rows, ...(table.levels ?? [])];

const countsOf = (row: Row): ReadonlyMap<string, number> =>
  new Map([
    ...Object.entries(withDerivedSums(row.figures)).filter(
      (entry): entry is [string, number] => typeof entry[1] === "number",
    ),
    ...Object.entries(row.rates).flatMap(([code, rate]) =>
      rate ? [[`${code} above`, rate.numerator] as const, [`${code} below`, rate.denominator] as const] : [],
    ),
  ]);

const percentsOf = (row: Row): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(row.rates).flatMap(([code, rate]) =>
      rate && rate.denominator > 0 ? [[code, (100 * rate.numerator) / rate.denominator] as const] : [],
    ),
  );

const POINTS = FIGURES.filter(({ counted }) => counted === "diem").map(({ code }) => code);
const MAXIMA = new Set(
  RULE_SETS.flatMap(({ groups, max }) => [max, ...groups.map((group) => group.max)]).map((max) =>
    Number(max?.numerator ?? 0n),
  ),
);

/** Points as they were sent. */
const publishedPoints = ({ totals }: Consolidated): readonly number[] =>
  POINTS.flatMap((code) => {
    const entry = totals.figures[code];
    return typeof entry === "number" ? [entry] : [];
  });

/** Points that the scorecard of each level would show. */
const scoredPoints = ({ totals, period }: Consolidated): readonly number[] => {
  const rules = ruleSetInForce(period, "qd766");
  if (!rules.ok) return [];
  return [null, ...LEVELS].flatMap((level) => {
    const { score, groups } = scoreIndex(rules.result.ruleSet, period, { figures: totals.figures, level });
    return [score, ...groups.map((group) => group.points)].flatMap((points) =>
      points ? [decimalToNumber(points)] : [],
    );
  });
};

/** Numbers of the paragraph that nothing in the tables explains. */
export const unexplained = (
  text: string,
  table: Consolidated,
  earlier: readonly Consolidated[],
  targets: readonly Target[],
): readonly string[] => {
  const tables = [table, ...earlier];
  const names = [
    ...tables.flatMap((table) => [
      table.name,
      ...table.rows.map((row) => row.name),
      ...table.reports.filter((report) => !report.isReceived).map(({ name }) => name),
    ]),
    ...targets.map(({ sourceTitle }) => sourceTitle),
  ].sort((a, b) => b.length - a.length);
  const now = countsOf(table.totals);
  const least = targets.flatMap(({ least }) =>
    least ? [(100 * Number(least.numerator)) / Number(least.denominator)] : [],
  );
  const whole = new Set<number>([
    ...tables.flatMap(rowsOf).flatMap((row) => [...countsOf(row).values()]),
    ...earlier.flatMap((consolidated) =>
      [...countsOf(consolidated.totals)].map(([code, before]) => Math.abs((now.get(code) ?? before) - before)),
    ),
    ...tables.flatMap(({ completeness }) => [completeness.expected, completeness.received]),
    ...table.rows.map((_, index) => index + 1),
    Math.max(0, table.completeness.missing.length - 10),
    ...MAXIMA,
    ...rowsOf(table).flatMap((row) =>
      Object.values(row.rates).flatMap((rate) =>
        rate ? least.map((share) => Math.ceil((share * rate.denominator) / 100 - rate.numerator - 1e-9)) : [],
      ),
    ),
  ]);
  const percents = tables.flatMap(rowsOf).flatMap((row) => [...percentsOf(row).values()]);
  const nowPercents = rowsOf(table).flatMap((row) => [...percentsOf(row)]);
  const points = tables.flatMap((table) => [...publishedPoints(table), ...scoredPoints(table)]);
  const exact = [
    ...percents,
    ...least,
    ...earlier.flatMap((consolidated) =>
      [...countsOf(consolidated.totals)].map(
        ([code, before]) => (100 * Math.abs((now.get(code) ?? before) - before)) / before,
      ),
    ),
  ];
  const pointsApart = points.flatMap((point) => points.map((other) => Math.abs(point - other)));
  /** Of two printed numbers, each off by half a unit of its last digit. */
  const differences = [
    ...nowPercents.flatMap(([, percent]) => least.map((share) => Math.abs(percent - share))),
    ...earlier.flatMap((consolidated) =>
      [...percentsOf(consolidated.totals)].map(([code, before]) =>
        Math.abs((percentsOf(table.totals).get(code) ?? before) - before),
      ),
    ),
  ];
  const near = (amount: number, among: readonly number[], slack: number): boolean =>
    among.some((one) => Math.abs(one - amount) <= slack + 1e-7);
  return numbersIn(text, names)
    .filter(({ amount, decimals, isPercent }) => {
      // A number that was printed with fewer decimals than two ends in zeros.
      const unit = 10 ** -Math.max(decimals, 2);
      if (isPercent) return !near(amount, exact, unit / 2);
      if (Number.isInteger(amount) && whole.has(amount)) return false;
      return !near(amount, differences, unit) && !near(amount, [...points, ...pointsApart], 0.005);
    })
    .map(({ text }) => text);
};
