// What stands in the way of closing a period, and what moves between two tables, without a database.
import { describe, expect, test } from "vitest";
import { type Consolidated, consolidate } from "../../../shared/consolidation/consolidate.ts";
import { type ClosingSnapshot, obstaclesOf, unitAt } from "../../../shared/consolidation/obstacles.ts";
import { tableDifference } from "../../../shared/consolidation/table-difference.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import type { Role } from "../../../shared/domain/role.ts";
import type { SnapshotRecord } from "../../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import type { Finding } from "../../../shared/findings/finding.ts";

const period = parsePeriodKey("civil:2023-06");
if (!period) throw new Error("the period of these tests");
const unit = (code: string, parent: string | null): UnitVersion => ({
  code: code as UnitCode,
  name: `Đơn vị ${code}`,
  type: parent === null ? "tỉnh" : "xã",
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
});
const UNITS = [unit("T", null), unit("A", "T"), unit("B", "T"), unit("C", "T")];

const record = (
  code: string,
  online: number,
  received: number,
  more: Partial<SnapshotRecord> = {},
): SnapshotRecord => ({
  unit: code as UnitCode,
  period: period.key,
  form: "chung" as FormCode,
  revision: 1,
  state: "da_duyet",
  scopeBasis: "ownOnly",
  scheme: "ND42",
  countBasis: "giaiQuyet",
  figures: { HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received } as SnapshotRecord["figures"],
  submittedAt: "2023-07-01T00:00:00.000Z",
  ...more,
});

const tableOf = (snapshots: readonly SnapshotRecord[], today = "2023-07-10"): Consolidated => {
  const table = consolidate({
    unit: "T" as UnitCode,
    period,
    form: "chung" as FormCode,
    basis: "as-was",
    units: UNITS,
    snapshots,
    monthly: [],
    today: today as LocalDate,
  });
  if (!table.ok) throw new Error(table.problem.code);
  return table.result;
};

const NOW = [{ id: "qd766", version: "2" }];
const snapshot = (code: string, more: Partial<ClosingSnapshot> = {}): ClosingSnapshot => ({
  unit: code as UnitCode,
  state: "da_duyet",
  findings: [],
  explained: [],
  rulesets: NOW,
  submittedBy: "nhap",
  isCorrectionPending: false,
  ...more,
});
const finding = (code: string, severity: "E" | "W"): Finding =>
  ({ code, severity, at: "HS_TONG", stated: 1, recomputed: 2, params: {} }) as unknown as Finding;

const ALL = [record("A", 1, 10), record("B", 2, 10), record("C", 3, 10)];
const listed = (
  used: readonly ClosingSnapshot[],
  {
    records = ALL,
    returned = [],
    today = "2023-07-10",
    role = "duyet" as Role,
  }: {
    records?: readonly SnapshotRecord[];
    returned?: readonly ClosingSnapshot[];
    today?: string;
    role?: Role;
  } = {},
) =>
  obstaclesOf({
    table: tableOf(records, today),
    used,
    returned,
    nameOf: (code) => `Đơn vị ${code}`,
    rulesets: NOW,
    today: today as LocalDate,
    actor: { id: "duyet-tinh", role },
  }).map(({ finding: { code, at, severity }, canOverride }) => `${severity} ${code} ${at}${canOverride ? "" : " !"}`);

const rest = [snapshot("B"), snapshot("C")];

describe("what stands in the way of closing", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["nothing, where all is approved", listed([snapshot("A"), ...rest]), []],
    ["nothing, where all is locked already", listed([snapshot("A", { state: "da_chot" }), ...rest]), []],
    [
      "a snapshot that nobody has received",
      listed([snapshot("A", { state: "da_nop" }), ...rest]),
      ["E UNIT_NOT_APPROVED A"],
    ],
    ["a unit that is missing", listed(rest, { records: ALL.slice(1) }), ["E UNIT_MISSING A"]],
    [
      "a unit that was sent back is not also missing",
      listed(rest, { records: ALL.slice(1), returned: [snapshot("A", { state: "tra_lai" })] }),
      ["E UNIT_RETURNED A"],
    ],
    ["the last day of the period", listed([snapshot("A"), ...rest], { today: "2023-06-30" }), ["E PERIOD_OPEN T"]],
    ["the day after it", listed([snapshot("A"), ...rest], { today: "2023-07-01" }), []],
    [
      "an error without a reason",
      listed([snapshot("A", { findings: [finding("NUM_GT_DEN", "E")] }), ...rest]),
      ["E NUM_GT_DEN A.HS_TONG"],
    ],
    [
      "an error with a reason",
      listed([snapshot("A", { findings: [finding("NUM_GT_DEN", "E")], explained: ["NUM_GT_DEN"] }), ...rest]),
      [],
    ],
    ["a warning", listed([snapshot("A", { findings: [finding("CARRY_MISMATCH", "W")] }), ...rest]), []],
    [
      "an outlier without a reason",
      listed([snapshot("A", { findings: [finding("OUTLIER", "W")] }), ...rest]),
      ["W OUTLIER A.HS_TONG"],
    ],
    [
      "an outlier with a reason",
      listed([snapshot("A", { findings: [finding("OUTLIER", "W")], explained: ["OUTLIER"] }), ...rest]),
      [],
    ],
    [
      "a correction that waits",
      listed([snapshot("A", { isCorrectionPending: true }), ...rest]),
      ["E CORRECTION_PENDING A"],
    ],
    [
      "another version of the rules",
      listed([snapshot("A", { rulesets: [{ id: "qd766", version: "1" }] }), ...rest]),
      ["E RULES_STALE A"],
    ],
    ["rules that came in later", listed([snapshot("A", { rulesets: [] }), ...rest]), []],
    [
      "one's own submission, whatever the reason",
      listed([snapshot("A", { submittedBy: "duyet-tinh" }), ...rest]),
      ["E OWN_SUBMISSION A !"],
    ],
    [
      "one's own submission, locked by somebody else",
      listed([snapshot("A", { submittedBy: "duyet-tinh", state: "da_chot" }), ...rest]),
      [],
    ],
    [
      "an administrator's own submission",
      listed([snapshot("A", { submittedBy: "duyet-tinh" }), ...rest], { role: "quantri" }),
      [],
    ],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  // A unit's code may hold dots: its explanation must not be looked for under a part of it.
  test.each([
    ["TT.H.HS_TRUC_TUYEN", "TT.H"],
    ["TT.H", "TT.H"],
    ["A.HS_TONG", "A"],
    ["HS_TONG", ""],
  ])("%s is about %s", (at, unit) => {
    expect(unitAt(at, (code) => ["TT.H", "TT", "A"].includes(code))).toBe(unit);
  });
});

describe("what moves between two tables", () => {
  test("nothing, between equal ones, whatever the order of submission", () => {
    const difference = tableDifference(tableOf(ALL), tableOf([...ALL].reverse()));
    expect(difference).toEqual({ totals: { figures: {}, rates: {} }, rows: [] });
  });

  test("figures, rates and the ranks that others lose", () => {
    const { totals, rows } = tableDifference(tableOf(ALL), tableOf([record("A", 4, 10), ...ALL.slice(1)]));
    expect(totals.figures).toEqual({ HS_TRUC_TUYEN: { before: 6, after: 9 } });
    expect(rows.map((row) => [row.unit, row.ranks])).toEqual([
      ["A", { ONLINE_RATE_ALL: { before: 3, after: 1 } }],
      ["B", { ONLINE_RATE_ALL: { before: 2, after: 3 } }],
      ["C", { ONLINE_RATE_ALL: { before: 1, after: 2 } }],
    ]);
    expect(rows[1]?.figures).toEqual({});
  });

  test("rates that print alike tie", () => {
    const before = tableOf([record("A", 1, 3), record("B", 1, 4), record("C", 1, 5)]);
    const after = tableOf([record("A", 33333, 100000), record("B", 1, 3), record("C", 1, 5)]);
    const rankOf = (code: string) =>
      tableDifference(before, after).rows.find((row) => row.unit === code)?.ranks as unknown as Record<string, unknown>;
    // 33,333% and 1/3 are both 33,33%.
    expect(rankOf("B")).toEqual({ ONLINE_RATE_ALL: { before: 2, after: 1 } });
    expect(rankOf("A")).toEqual({});
  });

  test("a unit that reports for the first time, and states that move without figures", () => {
    const { rows } = tableDifference(
      tableOf(ALL.slice(0, 2)),
      tableOf([...ALL.slice(1), record("A", 1, 10, { state: "da_chot", revision: 2 })]),
    );
    expect(rows.find((row) => row.unit === "A")).toMatchObject({
      figures: {},
      state: { before: "da_duyet", after: "da_chot" },
      revision: { before: 1, after: 2 },
    });
    expect(rows.find((row) => row.unit === "C")).toMatchObject({
      figures: { HS_TRUC_TUYEN: { before: null, after: 3 } },
      state: { before: null, after: "da_duyet" },
    });
  });
});
