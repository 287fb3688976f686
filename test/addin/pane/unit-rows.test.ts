// The rows of the upper office: who has not sent, who is late, below what, in which order; what can be done with which.
import { describe, expect, test } from "vitest";
import type { CompletenessEntry, ConsolidatedEntry, UnitEntry } from "../../../addin/server/entries.ts";
import { canAct } from "../../../addin/taskpane/consolidate/table/act-on-units.ts";
import {
  EVERY_ROW,
  readThreshold,
  shownPart,
  unitRows,
  type Wish,
  wishedRows,
} from "../../../addin/taskpane/consolidate/table/unit-rows.ts";

type Line = ConsolidatedEntry["rows"][number];

const line = (unit: string, name: string, part: Partial<Line>): Line => ({
  unit,
  name,
  state: null,
  revision: null,
  figures: {},
  rates: {},
  ...part,
});
const online = (numerator: number, denominator: number): Line["rates"] => ({
  ONLINE_RATE_ALL: { numerator, denominator, rate: denominator === 0 ? null : numerator / denominator },
});
const mark = (met: boolean) => ({ ONLINE_RATE_ALL: { least: 0.2, met, difference: 0, source: "KH 1" } });
const change = (points: number) => ({
  figures: {},
  rates: { ONLINE_RATE_ALL: { before: 0, change: points } },
});

const LINES: readonly Line[] = [
  line("T", "Tỉnh T", { own: true, state: "da_nop", revision: 1, rates: online(10, 100), rank: 4 }),
  line("T.01", "Xã Thạnh Tân", {
    state: "da_nop",
    revision: 2,
    rates: online(4840, 26757),
    target: mark(false),
    previous: change(-1.234),
    rank: 2,
  }),
  line("T.02", "Phường Đông Hải", {
    state: "da_duyet",
    revision: 1,
    rates: online(50, 100),
    target: mark(true),
    previous: change(16.3),
    rank: 1,
  }),
  line("T.03", "Xã Ea Súp", {}),
  line("T.04", "Huyện Xuân Lộc", { rates: online(1, 4), rank: 3 }),
  line("T.05", "Xã Suối Cao", { state: "tra_lai", revision: 3 }),
];

const report = (unit: string, state: Line["state"], workingDaysLate = 0): CompletenessEntry["units"][number] => ({
  unit,
  name: unit,
  state,
  submittedAt: null,
  late: workingDaysLate > 0,
  workingDaysLate,
});
const REPORTS = [
  report("T", "da_nop"),
  report("T.01", "da_nop", 2),
  report("T.02", "da_duyet"),
  report("T.03", null),
  report("T.04.1", "da_nop"),
  report("T.04.2", null),
  report("T.05", "tra_lai"),
];
const unit = (code: string, parent: string | null): UnitEntry => ({
  code,
  name: code,
  type: "xã",
  parent,
  validFrom: "2020-01-01",
  validTo: null,
  successors: [],
  reports: false,
});
const UNITS = [
  unit("T", null),
  ...["T.01", "T.02", "T.03", "T.04", "T.05"].map((code) => unit(code, "T")),
  unit("T.04.1", "T.04"),
  unit("T.04.2", "T.04"),
];

const rows = unitRows(
  {
    table: { rows: LINES } as unknown as ConsolidatedEntry,
    completeness: { units: REPORTS } as unknown as CompletenessEntry,
    units: UNITS,
  },
  "ONLINE_RATE_ALL",
);
const rowOf = (code: string) => rows.find((row) => row.unit === code);

describe("what a row says", () => {
  test.each([
    ["T", "Đã gửi", "", []],
    ["T.01", "Đã gửi", "Gửi chậm 2 ngày làm việc", []],
    ["T.02", "Đã tiếp nhận", "", []],
    ["T.03", "Chưa gửi", "", ["T.03"]],
    ["T.04", "1/2 đơn vị đã gửi", "", ["T.04.2"]],
    ["T.05", "Yêu cầu chỉnh sửa", "", ["T.05"]],
  ])("%s: %s", (code, stateText, lateText, missing) => {
    expect(rowOf(code)).toMatchObject({ stateText, lateText });
    expect(rowOf(code)?.missing.map((code) => code.unit)).toEqual(missing);
  });

  test("numbers are those of the counts, with the change signed and the target in words", () => {
    expect(rowOf("T.01")).toMatchObject({
      shown: "18,1%",
      counts: "4.840/26.757",
      changeText: "−1,2",
      target: { text: "20,0%", met: false },
    });
    expect(rowOf("T.02")).toMatchObject({ changeText: "+16,3", target: { met: true } });
    expect(rowOf("T.03")).toMatchObject({ shown: "–", share: null, changeText: "", target: null });
    expect(rowOf("T")?.name).toBe("Tỉnh T (số của chính đơn vị)");
  });

  test("a denominator of 0 is no rate, and no bar", () => {
    expect(shownPart(line("X", "X", { rates: online(0, 0) }), "ONLINE_RATE_ALL")).toMatchObject({
      shown: "–",
      share: null,
      counts: "0/0",
    });
  });

  test("points of the index are shown of 100", () => {
    expect(shownPart(line("X", "X", { score: 78.5 }), "score")).toMatchObject({ shown: "78,5", share: 0.785 });
    expect(shownPart(line("X", "X", {}), "score")).toMatchObject({ shown: "–", share: null });
  });

  test("where nobody can say who has sent, nobody is called missing", () => {
    const source = { table: { rows: LINES } as unknown as ConsolidatedEntry, completeness: null, units: UNITS };
    expect(unitRows(source, "ONLINE_RATE_ALL").flatMap(({ missing }) => missing)).toEqual([]);
  });
});

describe("filters and order", () => {
  const wished = (part: Partial<Wish>) => wishedRows(rows, { ...EVERY_ROW, ...part }).map((row) => row.unit);
  test.each<readonly [string, Partial<Wish>, readonly string[]]>([
    ["without diacritics", { sought: "dong hai" }, ["T.02"]],
    ["by code", { sought: "t.03" }, ["T.03"]],
    ["not sent, below too", { filters: ["missing"] }, ["T.03", "T.04"]],
    ["to be mended", { filters: ["returned"] }, ["T.05"]],
    ["late", { filters: ["late"] }, ["T.01"]],
    ["waiting", { filters: ["waiting"] }, ["T", "T.01"]],
    ["short of the target", { filters: ["belowTarget"] }, ["T.01"]],
    ["below 20%", { filters: ["belowThreshold"], threshold: 0.2 }, ["T", "T.01"]],
    ["exactly at the threshold is not below it", { filters: ["belowThreshold"], threshold: 0.25 }, ["T", "T.01"]],
    ["two filters at once", { filters: ["waiting", "late"] }, ["T.01"]],
    ["nothing", { sought: "không có" }, []],
    ["highest first, without numbers last", { sort: "high" }, ["T.02", "T.04", "T.01", "T", "T.03", "T.05"]],
    ["lowest first, without numbers last", { sort: "low" }, ["T", "T.01", "T.04", "T.02", "T.03", "T.05"]],
    ["by place", { sort: "rank" }, ["T.02", "T.01", "T.04", "T", "T.03", "T.05"]],
    ["fallen most first", { sort: "fallen" }, ["T.01", "T.02", "T", "T.03", "T.04", "T.05"]],
  ])("%s", (_, part, expected) => {
    expect(wished(part)).toEqual(expected);
  });

  test.each([
    ["20", 0.2],
    [" 20 % ", 0.2],
    ["17,5", 0.175],
    ["100", 1],
    ["0", 0],
    ["101", null],
    ["", null],
    ["hai mươi", null],
    ["-5", null],
  ])("a threshold typed as “%s”", (typed, share) => {
    const read = readThreshold(typed);
    if (share === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(share, 12);
  });
});

test.each([
  ["da_nop", 1, true, true],
  ["da_duyet", 1, false, true],
  ["tra_lai", 1, false, false],
  ["da_chot", 1, false, false],
  [null, null, false, false],
  // Added up from months: there is no revision to act on.
  ["da_nop", null, false, false],
] as const)("%s, revision %s: receive %s, return %s", (state, revision, receive, giveBack) => {
  expect(canAct({ state, revision }, "duyet")).toBe(receive);
  expect(canAct({ state, revision }, "tra_lai")).toBe(giveBack);
});
