// What a report says before it is sent, what is still missing, which revision it follows, and what becomes of drafts.
import { describe, expect, test } from "vitest";
import type { FindingEntry, UnitEntry } from "../../../addin/server/entries.ts";
import type { Session } from "../../../addin/taskpane/frame/session.ts";
import { batchRows } from "../../../addin/taskpane/report-draft/batch-orders.ts";
import {
  bodyOfDraft,
  calendarChoice,
  type Draft,
  draftOfReport,
  readDraft,
  sendingRight,
  usualScope,
} from "../../../addin/taskpane/report-draft/draft.ts";
import { coreFindings, toExplain, unexplained } from "../../../addin/taskpane/report-draft/draft-findings.ts";
import { createDraftKeeper } from "../../../addin/taskpane/report-draft/draft-keeper.ts";
import { baseOf, FIELDS, missingIn, orderOf } from "../../../addin/taskpane/report-draft/draft-order.ts";
import { readyReasons } from "../../../addin/taskpane/report-draft/explain-reasons.ts";
import { readFigureText } from "../../../addin/taskpane/report-draft/figure-text.ts";
import { figureChanges, figureRows, rateRows, scorePreview } from "../../../addin/taskpane/report-draft/preview.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import { usualScheme } from "../../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { SETTABLE_CODES } from "../../../shared/findings/office-severity.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";

const TODAY = "2026-11-22" as LocalDate;
const period = (key: string): Period => parsePeriodKey(key) as Period;
const figures = (counts: Readonly<Record<string, unknown>>): Figures => counts as Figures;
const form = (code: string): FormCode => code as FormCode;

const unit = (code: string, name: string, type: "tỉnh" | "xã", parent: string | null): UnitEntry => ({
  code,
  name,
  type,
  parent,
  validFrom: "2020-01-01",
  validTo: null,
  successors: [],
  reports: false,
});
const UNITS = [
  unit("TINH", "Tỉnh A", "tỉnh", null),
  unit("XA", "Xã B", "xã", "TINH"),
  unit("XC", "Xã C", "xã", "TINH"),
];

const SESSION: Session = {
  state: "known",
  who: { unit: "XA", role: "nhap", label: "Chị Hoa" },
  reason: "",
  units: UNITS,
  unit: "XA" as UnitCode,
  period: period("nd09:2026-10"),
  form: form("chung"),
  calendar: "nd09",
};
const report = (more: Partial<CheckedReport> = {}): CheckedReport => ({
  unit: "XA" as UnitCode,
  unitText: "Xã B",
  period: period("nd09:2026-10"),
  periodAlternative: null,
  form: form("chung"),
  figures: figures({ HS_TRUC_TUYEN: 18, HS_TRUC_TIEP: 82 }),
  at: { HS_TRUC_TUYEN: "C6" },
  lines: [],
  source: { sheet: "Tháng 10", file: null },
  findings: [],
  ...more,
});
const draft = (more: Partial<Draft> = {}): Draft => ({ ...draftOfReport(report()), ...more });
const finding = (severity: FindingEntry["severity"], code: string, at = "HS_TONG"): FindingEntry => ({
  severity,
  code,
  at,
  stated: 1,
  recomputed: 2,
  message: `${code} tại ${at}.`,
});

describe("the preview", () => {
  test("zero, missing and not applicable are told apart, and form 06a shows what it lacks", () => {
    const rows = figureRows(
      form("06a"),
      figures({ HS_TRUC_TUYEN: 1840, HS_KY_TRUOC: 0, HS_QUA_HAN: { state: "not_applicable" } }),
      { HS_TRUC_TUYEN: "D7" },
    );
    const stateOf = (code: string) => rows.find((row) => row.code === code)?.state;
    expect(["HS_TRUC_TUYEN", "HS_KY_TRUOC", "HS_QUA_HAN", "HS_TONG"].map(stateOf)).toEqual([
      "number",
      "zero",
      "not_applicable",
      "not_provided",
    ]);
    expect(rows.find((row) => row.code === "HS_TRUC_TUYEN")?.cell).toBe("D7");
    expect(rows.map(({ code }) => code)).not.toContain("DVC_CUNG_CAP");
  });

  test("another form shows only what was read", () => {
    expect(figureRows(form("chung"), figures({ HS_TONG: 1 }), {})).toHaveLength(1);
  });

  test("rates come with both counts and what is divided by; a denominator of 0 gives no percentage", () => {
    const rows = rateRows(figures({ HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 }));
    expect(rows.find(({ code }) => code === "ONLINE_RATE_ALL")).toMatchObject({
      counts: "4.840/26.757",
      percent: "18,1%",
    });
    expect(rateRows(figures({ HS_TRUC_TUYEN: 0, HS_TIEP_NHAN: 0 }))[0]?.percent).toBe("–");
    expect(rateRows(figures({ HS_TRUC_TUYEN: 3 }))).toEqual([]);
  });

  test("points of the index: published groups make a score and a grade; one that is missing makes none and is named", () => {
    const groups = { DIEM_CKMB: 17, DIEM_TDGQ: 19, DIEM_DVCTT: 11, DIEM_TTTT: 8, DIEM_MDSH: 20, DIEM_MDHL: 17 };
    const whole = scorePreview(form("766"), period("civil:2026-09"), figures(groups), "xa");
    expect(whole).toMatchObject({ score: "92,00/100", grade: "Xuất sắc", reason: null });
    const { DIEM_MDHL: _, ...part } = groups;
    const partial = scorePreview(form("766"), period("civil:2026-09"), figures(part), "xa");
    expect(partial?.score).toBeNull();
    expect(partial?.reason).toContain("Mức độ hài lòng");
    expect(scorePreview(form("chung"), period("civil:2026-09"), figures({ HS_TONG: 3 }), "xa")).toBeNull();
  });

  test.each([
    [{ HS_TONG: 3 }, { HS_TONG: 4 }, [["Tổng số hồ sơ nhận giải quyết", "3", "4"]]],
    [{ HS_TONG: 0 }, {}, [["Tổng số hồ sơ nhận giải quyết", "0", "Chưa có số liệu"]]],
    [{}, { HS_TONG: { state: "not_provided" } }, []],
    [
      { HS_TONG: { state: "not_applicable" } },
      { HS_TONG: 0 },
      [["Tổng số hồ sơ nhận giải quyết", "Không áp dụng", "0"]],
    ],
    [{ HS_TONG: 5 }, { HS_TONG: 5 }, []],
  ])("from %j to %j changes %j", (before, now, changes) => {
    const found = figureChanges(figures(before), figures(now)).map((figureChange) => [
      figureChange.name,
      figureChange.before,
      figureChange.now,
    ]);
    expect(found).toEqual(changes);
  });
});

test.each([
  ["20.757", 20757],
  ["0", 0],
  ["", { state: "not_provided" }],
  ["x", { state: "not_applicable" }],
  ["không áp dụng", { state: "not_applicable" }],
  ["-5", null],
  ["12,5", null],
  ["21%", null],
  ["nhiều", null],
  ["1 và 2", null],
] as const)("a figure typed as “%s” is %j", (typed, entry) => {
  expect(readFigureText("HS_TONG", typed)).toEqual(entry);
});

describe("what the period and the unit decide, and what is asked", () => {
  test.each([
    ["civil:2022-07", "LEVEL4"],
    ["nd09:2022-08", "LEVEL4"],
    ["civil:2022-08", null],
    ["nd09:2022-09", "ND42"],
    ["range:2021-12-15..2022-09-12", null],
    ["civil:2026-10", "ND42"],
  ])("levels in %s are called by %s", (key, scheme) => {
    expect(usualScheme(period(key))).toBe(scheme);
  });

  test("a commune reports its own counts; of a unit with units below it is asked, and of one that nobody knows too", () => {
    expect([usualScope(UNITS, "XA" as UnitCode), usualScope(UNITS, "TINH" as UnitCode), usualScope([], null)]).toEqual([
      "ownOnly",
      null,
      null,
    ]);
  });

  test("the calendar is asked where neither the form nor a person has fixed it", () => {
    const october = period("nd09:2026-10");
    expect(calendarChoice(form("chung"), october, null)).toMatchObject({
      nd09: { first: "2026-09-15", last: "2026-10-14" },
      civil: { first: "2026-10-01", last: "2026-10-31" },
    });
    expect(calendarChoice(form("chung"), october, "civil")).toBeNull();
    expect(calendarChoice(form("06a"), october, null)).toBeNull();
    expect(calendarChoice(form("chung"), period("range:2026-01-01..2026-02-03"), null)).toBeNull();
  });

  test.each([
    ["nhap", "XA", "XA", "own"],
    ["nhap", "TINH", "XA", "none"],
    ["xem", "XA", "XA", "none"],
    ["duyet", "TINH", "XA", "onBehalf"],
    ["quantri", "*", "XA", "onBehalf"],
  ] as const)("%s of %s sends for %s: %s", (role, own, code, right) => {
    expect(sendingRight({ unit: own, role, label: "" }, code as UnitCode)).toBe(right);
  });
});

describe("what is missing before sending", () => {
  const situation = (more: Partial<Session> = {}, findings: readonly FindingEntry[] = []) => ({
    session: { ...SESSION, ...more },
    findings,
    reason: null,
  });
  const fields = (draft: Draft, code: ReturnType<typeof situation>) => missingIn(draft, code).map(({ field }) => field);

  test("nothing, where the place says everything", () => {
    expect(missingIn(draft(), situation())).toEqual([]);
  });
  test("unit, calendar, scope, naming of levels and reasons, each at its field", () => {
    expect(fields(draft(), situation({ unit: null }))).toEqual([FIELDS.unit]);
    expect(fields(draft(), situation({ calendar: null }))).toEqual([FIELDS.calendar]);
    expect(
      fields(draft(), situation({ unit: "TINH" as UnitCode, who: { unit: "TINH", role: "nhap", label: "" } })),
    ).toEqual([FIELDS.scope]);
    expect(fields(draft(), situation({ period: period("civil:2022-08"), calendar: "civil" }))).toEqual([FIELDS.scheme]);
    expect(fields(draft(), situation({}, [finding("E", "PART_WHOLE"), finding("W", "OUTLIER")]))).toEqual([
      FIELDS.explain("PART_WHOLE"),
    ]);
    expect(missingIn(draft(), { ...situation(), reason: "  " }).map(({ field }) => field)).toEqual([FIELDS.reason]);
    expect(fields(draft(), situation({ who: { unit: "XC", role: "nhap", label: "" } }))).toEqual([FIELDS.unit]);
  });
  test("a reason of a few letters explains nothing", () => {
    const findings = [finding("E", "PART_WHOLE")];
    expect(unexplained(findings, { PART_WHOLE: " đúng    " })).toEqual(["PART_WHOLE"]);
    expect(unexplained(findings, { PART_WHOLE: "Số đếm khác ngày" })).toEqual([]);
  });
  test("findings are asked by code, errors first, and one error makes a reason needed", () => {
    const asked = toExplain([
      finding("W", "OUTLIER"),
      finding("W", "PART_WHOLE", "a"),
      finding("E", "PART_WHOLE", "b"),
    ]);
    expect(asked.map(({ code, severity, isNeeded }) => [code, severity, isNeeded])).toEqual([
      ["PART_WHOLE", "E", true],
      ["OUTLIER", "W", false],
    ]);
    expect(asked[0]?.findings).toHaveLength(2);
  });
});

describe("the order that is sent", () => {
  test("carries what was said, for a unit below on its behalf, and reasons only for what is still found", () => {
    const said = draft({ explain: { PART_WHOLE: " Đếm khác ngày ", OLD: "đã sửa rồi" }, note: " " });
    const session: Session = { ...SESSION, who: { unit: "TINH", role: "duyet", label: "" } };
    const order = orderOf(said, { session, findings: [], reason: null }, 2, new Set(["PART_WHOLE"]));
    expect(order).toMatchObject({
      kind: "submit",
      unit: "XA",
      period: "nd09:2026-10",
      base: 2,
      title: "Xã B – Tháng 10/2026",
    });
    expect(order?.body).toEqual({
      figures: { HS_TRUC_TUYEN: 18, HS_TRUC_TIEP: 82 },
      scopeBasis: "ownOnly",
      scheme: "ND42",
      explain: { PART_WHOLE: "Đếm khác ngày" },
      source: { file: "Tháng 10" },
      onBehalf: true,
    });
  });
  test("a correction carries its reason", () => {
    expect(orderOf(draft(), { session: SESSION, findings: [], reason: " Sót " }, 1, null)).toMatchObject({
      kind: "correct",
      reason: "Sót",
    });
  });
  test("a long file name is cut to what the server takes", () => {
    const body = bodyOfDraft(draft({ source: { sheet: "S", file: "x".repeat(400) } }), {
      scopeBasis: "ownOnly",
      scheme: "ND42",
      onBehalf: false,
      codes: null,
    });
    expect(body.source?.file).toHaveLength(200);
  });
  test("it follows the revision that was seen or acknowledged, of this place alone", () => {
    const place = { unit: "XA" as UnitCode, period: SESSION.period.key, form: form("chung") };
    const stored = { kind: "found", report: { revision: 2 } } as Parameters<typeof baseOf>[0];
    const sent = (revision: number, code: string) =>
      ({ order: { ...place, unit: code }, fate: { state: "sent", delivery: { revision } } }) as never;
    expect(baseOf(null, [], place)).toBeNull();
    expect(baseOf(stored, [], place)).toBe(2);
    expect(baseOf(stored, [sent(3, "XA")], place)).toBe(3);
    expect(baseOf({ kind: "none" }, [sent(9, "XC")], place)).toBeNull();
  });
});

describe("many reports of a sheet", () => {
  const duyet: Session = { ...SESSION, who: { unit: "TINH", role: "duyet", label: "" } };
  const rows = (reports: readonly CheckedReport[], session = duyet) =>
    batchRows(reports, { session, entries: [], today: TODAY });

  test("those in order can be sent; the others say why not", () => {
    const found = rows([
      report(),
      report({ unit: null, unitText: "Xã Lạ" }),
      report({ unit: "XC" as UnitCode, figures: figures({ HS_TRUC_TUYEN: 9, HS_TIEP_NHAN: 3 }) }),
      report({ unit: "TINH" as UnitCode }),
      report({ period: null }),
    ]);
    expect(found.map(({ order }) => order?.unit ?? null)).toEqual(["XA", null, null, null, null]);
    expect(found[1]?.reason).toContain("đơn vị");
    expect(found[2]?.reason).toContain("giải trình");
    expect(found[3]?.reason).toContain("phạm vi");
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });
  test("an open calendar stops all of them; once chosen, the label means that calendar's days", () => {
    const open = report({ periodAlternative: period("civil:2026-10") });
    expect(rows([open], { ...duyet, calendar: null })[0]?.order).toBeNull();
    expect(rows([open], { ...duyet, calendar: "civil" })[0]?.order?.period).toBe("civil:2026-10");
    expect(rows([open])[0]?.order?.period).toBe("nd09:2026-10");
  });
  test("a sheet that states the days answers the question of the calendar by itself", () => {
    const dated = report({ period: period("civil:2026-10"), isDated: true });
    expect(rows([dated], { ...duyet, calendar: null })[0]?.order?.period).toBe("civil:2026-10");
    expect(rows([{ ...dated, isDated: false }], { ...duyet, calendar: null })[0]?.order).toBeNull();
  });
});

test("checks here find what does not add up without any server", () => {
  const wrong = draft({ figures: figures({ HS_TRUC_TUYEN: 120, HS_TIEP_NHAN: 100 }) });
  const found = coreFindings(wrong, { period: SESSION.period }, { scheme: "ND42", level: "xa", today: TODAY });
  expect(found[0]).toMatchObject({ severity: "E", message: expect.stringMatching(/120/u) });
});

test("every finding has ready reasons, long enough to be taken, and none speaks of the law", () => {
  for (const code of SETTABLE_CODES) {
    expect(readyReasons(code).length).toBeGreaterThan(0);
    for (const reason of readyReasons(code)) {
      expect(reason.length).toBeGreaterThan(10);
      expect(reason).not.toMatch(/nghị định|thông tư|quyết định|luật|điều \d|theo quy định/iu);
    }
  }
});

describe("drafts", () => {
  const createDisk = () => {
    const kept = new Map<string, unknown>();
    const disk = {
      kept,
      isFull: false,
      keyValues: {
        entries: async () => [...kept],
        set: async (key: string, one: unknown) => {
          if (disk.isFull) throw new Error("full");
          kept.set(key, structuredClone(one));
        },
        remove: async (key: string) => void kept.delete(key),
      },
    };
    return disk;
  };

  test("are there again after closing, the latest first, with what was typed last", async () => {
    const disk = createDisk();
    let now = 0;
    const keeper = createDraftKeeper(disk.keyValues, () => (now += 1));
    void keeper.keep("a", draft({ note: "một" }));
    void keeper.keep("a", draft({ note: "hai" }));
    await keeper.keep("b", draft());
    const reopened = createDraftKeeper(disk.keyValues, () => 0);
    await reopened.open();
    expect(reopened.get().drafts.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(reopened.get().drafts[1]?.draft.note).toBe("hai");
    await reopened.remove("a");
    expect([...disk.kept.keys()]).toEqual(["dvc.draft.b"]);
  });
  test("stay while the pane is open where the storage is full, and it is said", async () => {
    const disk = createDisk();
    disk.isFull = true;
    const keeper = createDraftKeeper(disk.keyValues, () => 1);
    await keeper.keep("a", draft());
    expect(keeper.get()).toMatchObject({ isKept: false, drafts: [{ id: "a" }] });
  });
  test.each([[null], [{}], [{ figures: {} }], ["text"], [{ ...draft(), lines: null }]])("%j is no draft", (code) => {
    expect(readDraft(code)).toBeNull();
  });
});
