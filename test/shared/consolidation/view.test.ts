// What stands beside the numbers of a consolidated table: score, grade, rank, targets, the period before, sectors; and its workbook.
import { describe, expect, test } from "vitest";
import { consolidate } from "../../../shared/consolidation/consolidate.ts";
import { type ViewWishes, viewOf } from "../../../shared/consolidation/view.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { monthsOf, type Period, previousPeriod, readPeriodKey } from "../../../shared/domain/period.ts";
import type { SectorLine, SnapshotRecord } from "../../../shared/domain/snapshot.ts";
import type { UnitCode, UnitType, UnitVersion } from "../../../shared/domain/unit.ts";
import { findingText } from "../../../shared/findings/finding.ts";
import { readXlsxSheets } from "../../../shared/reading/file-xlsx.ts";
import { loadTarget, type Target } from "../../../shared/rules/targets.ts";
import { consolidatedWorkbook } from "../../../shared/writing/consolidated-workbook.ts";
import { sheetName } from "../../../shared/writing/plain-sheet.ts";
import { writeWorkbook } from "../../../shared/writing/xlsx-file.ts";

const TODAY = "2026-11-22" as LocalDate;
const unit = (code: string, type: UnitType, parent: string | null, name = `${type} ${code}`): UnitVersion => ({
  code: code as UnitCode,
  name,
  type,
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
});
const UNITS = [
  unit("T", "tỉnh", null, "Tỉnh Gia Lai"),
  unit("S1", "sở", "T"),
  unit("X1", "xã", "T"),
  unit("X2", "xã", "T"),
  unit("X3", "xã", "T"),
  unit("X4", "xã", "T", "=1+1"),
];

const periodAt = (key: string): Period => {
  const period = readPeriodKey(key);
  if (!period) throw new Error(key);
  return period;
};

interface Given {
  readonly figures: Record<string, unknown>;
  readonly lines?: readonly SectorLine[];
}
type Reports = Readonly<Record<string, Given["figures"] | Given>>;

const snapshotsOf = (period: Period, reports: Reports): readonly SnapshotRecord[] =>
  Object.entries(reports).map(([code, given]) => {
    const { figures, lines } = ("figures" in given ? given : { figures: given }) as Given;
    return {
      unit: code as UnitCode,
      period: period.key,
      form: FORM_DEFAULT,
      revision: 2,
      state: "da_chot",
      scopeBasis: "ownOnly",
      scheme: "ND42",
      countBasis: "giaiQuyet",
      figures: figures as Figures,
      submittedAt: "2023-07-03T02:00:00.000Z",
      hash: `hash-of-${code}`,
      ...(lines ? { lines } : {}),
    };
  });

const tableOf = (period: Period, reports: Reports, monthly: readonly SnapshotRecord[] = [], bySector = false) => {
  const outcome = consolidate({
    unit: "T" as UnitCode,
    period,
    form: FORM_DEFAULT,
    basis: "as-was",
    units: UNITS,
    snapshots: snapshotsOf(period, reports),
    monthly,
    today: TODAY,
    bySector,
  });
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome;
};

const JUNE = periodAt("civil:2023-06");
const NOTHING: ViewWishes = { rankBy: null, targets: null, previous: null, today: TODAY };
const view = (reports: Reports, wishes: Partial<ViewWishes> = {}, period = JUNE) =>
  viewOf(tableOf(period, reports).result, { ...NOTHING, ...wishes });
const assessed = (given: ReturnType<typeof view>) =>
  Object.fromEntries(given.table.rows.map((row, index) => [row.unit, given.assessment.rows[index]]));

/** All six groups as published; of Thạnh Tân, June 2023, with 20 for the group that the page left out. */
const points = (more: Record<string, number> = {}) => ({
  DIEM_CKMB: 0,
  DIEM_TDGQ: 20,
  DIEM_DVCTT: 7,
  DIEM_TTTT: 7.8,
  DIEM_MDSH: 19,
  DIEM_MDHL: 18,
  ...more,
});
const counts = (online: number, received: number) => ({ HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received });

describe("score, grade and rank", () => {
  test("by score where every unit that sent has one, in competition ranks", () => {
    const all = view({ X1: points(), X2: points({ DIEM_CKMB: 10 }), X3: points(), X4: points({ DIEM_MDHL: 0 }) });
    expect(assessed(all)).toEqual({
      S1: {},
      X1: { score: 71.8, grade: "Khá", rank: 2 },
      X2: { score: 81.8, grade: "Tốt", rank: 1 },
      X3: { score: 71.8, grade: "Khá", rank: 2 },
      X4: { score: 53.8, grade: "Trung bình", rank: 4 },
    });
    expect(all.assessment.ranking).toEqual({ by: "score", settled: 4, expected: 5 });
  });

  test("a partial index gives no score, and the ranking says that it is by the online rate", () => {
    const { DIEM_TDGQ: _, ...partial } = points();
    const some = view({
      X1: { ...points(), ...counts(10, 100) },
      X2: { ...partial, ...counts(30, 100) },
    });
    expect(assessed(some)).toMatchObject({ X1: { score: 71.8, rank: 2 }, X2: { rank: 1 } });
    expect(Object.entries(assessed(some)).find(([code]) => code === "X2")?.[1]).not.toHaveProperty("score");
    expect(some.assessment.ranking).toMatchObject({ by: "ONLINE_RATE_ALL", settled: 2 });
    expect(some.assessment.findings.map(findingText)).toContainEqual("Xếp hạng cấp xã: tạm, 2/4 đơn vị.");
  });

  test("a measure that is named is taken, and a unit without dossiers has no place", () => {
    const named = view(
      {
        X1: { ...points(), ...counts(1, 2) },
        X2: { ...points(), ...counts(0, 0) },
        X3: counts(3, 4),
        X4: counts(1, 2),
      },
      { rankBy: "ONLINE_RATE_ALL" as ViewWishes["rankBy"] },
    );
    expect(assessed(named)).toMatchObject({ X1: { rank: 2 }, X3: { rank: 1 }, X4: { rank: 2 } });
    expect(Object.entries(assessed(named)).find(([code]) => code === "X2")?.[1]).not.toHaveProperty("rank");
  });

  test("departments and communes are ranked apart", () => {
    expect(assessed(view({ S1: counts(1, 10), X1: counts(9, 10) }))).toMatchObject({
      S1: { rank: 1 },
      X1: { rank: 1 },
    });
  });

  test("free dates are never ranked", () => {
    const free = view({ X1: counts(1, 2), X2: counts(1, 3) }, {}, periodAt("range:2021-12-15..2022-09-12"));
    expect(free.assessment.ranking).toBeNull();
  });
});

describe("against target", () => {
  const own = (least: number, level?: string): Target => {
    const target = loadTarget({
      measure: "ONLINE_RATE_ALL",
      leastPercent: least,
      from: "2023-01-01",
      to: "2023-12-31",
      source: "Quyết định của tỉnh",
      confidence: "V",
      ...(level ? { levels: [level as "xa"] } : {}),
    });
    if (!target.ok) throw new Error(target.problem);
    return target.result;
  };
  test("the office's own target goes before that of the law, the one for the level before that for all", () => {
    const marked = view({ X1: counts(4840, 26757), S1: counts(1, 2) }, { targets: [own(20), own(50, "so")] });
    const [s1, x1] = marked.targets?.rows ?? [];
    expect(x1?.["ONLINE_RATE_ALL" as keyof typeof x1]).toMatchObject({
      least: 0.2,
      met: false,
      source: "Quyết định của tỉnh",
    });
    expect(s1?.["ONLINE_RATE_ALL" as keyof typeof s1]).toMatchObject({ least: 0.5, met: true, difference: 0 });
  });

  test("without an own one the target of the province in the law", () => {
    const marked = view({ X1: counts(40, 100) }, { targets: [] });
    expect(JSON.stringify(marked.targets?.totals)).toContain('"least":0.5');
  });
});

describe("against the period before", () => {
  const MAY = previousPeriod(JUNE) as Period;
  const compare = (now: Reports, before: Reports, today = TODAY) => {
    const asWas = tableOf(MAY, before);
    return view(now, { previous: { period: MAY, asWas, asToday: asWas }, today }).previous;
  };

  test("who pulled a rate down and up most is named, and what they pulled adds up", () => {
    const online = (count: number) => ({ HS_TRUC_TUYEN: count, HS_TIEP_NHAN: 100 });
    const previous = compare(
      { X1: online(50), X2: online(20), X3: online(90) },
      { X1: online(50), X2: online(60), X3: online(70) },
    );
    const pulls = previous?.pulls.ONLINE_RATE_ALL;
    expect(pulls).toMatchObject({ down: { unit: "X2" }, up: { unit: "X3" } });
    const sum = (pulls?.down?.points ?? 0) + (pulls?.up?.points ?? 0);
    expect(sum).toBeCloseTo(previous?.totals?.rates.ONLINE_RATE_ALL?.change ?? Number.NaN, 8);
  });

  test("nobody is named where the rate stayed, or where its total is not the sum of the rows", () => {
    const same = { HS_TRUC_TUYEN: 50, HS_TIEP_NHAN: 100 };
    expect(compare({ X1: same, X2: same }, { X1: same, X2: same })?.pulls).toEqual({});
    expect(compare({ X1: same }, { X1: { HS_TRUC_TUYEN: 40 } })?.pulls).toEqual({});
  });

  test("counts, rates in percentage points, and the score under the same rules", () => {
    const previous = compare(
      { X1: { ...points(), ...counts(30, 100) } },
      { X1: { ...points({ DIEM_CKMB: 16.3 }), ...counts(10, 80) } },
    );
    expect(previous?.totals).toMatchObject({
      figures: { HS_TRUC_TUYEN: { before: 10, change: 20 }, HS_TIEP_NHAN: { before: 80, change: 20 } },
      rates: { ONLINE_RATE_ALL: { before: 0.125, change: 17.5 } },
      score: { before: 88.1, change: -16.3 },
      problem: null,
    });
    expect(previous?.rows.at(1)).toMatchObject({ score: { change: -16.3 } });
  });

  test("an empty period before, and a period that is still open, say why", () => {
    expect(compare({ X1: counts(1, 2) }, {})?.problem?.code).toBe("SNAPSHOT_NOT_FOUND");
    const open = compare({ X1: counts(1, 2) }, { X1: counts(1, 2) }, "2023-06-20" as LocalDate);
    expect(open?.problem).toMatchObject({ code: "NOT_COMPARABLE", params: { reason: "open" } });
  });
});

describe("by sector", () => {
  const line = (sector: string, received: number): SectorLine => ({
    sector,
    figures: { HS_TIEP_NHAN: received } as unknown as Figures,
  });
  const withLines = (received: number, ...lines: readonly SectorLine[]): Given => ({
    figures: { HS_TIEP_NHAN: received },
    lines,
  });

  test("lines are added over units under one name, as it was first written", () => {
    const { sectors, findings } = tableOf(
      JUNE,
      {
        X1: withLines(30, line("Hộ tịch", 10), line("Đất đai", 20)),
        X2: withLines(7, line("HỘ TỊCH ", 3), line("lĩnh vực đất đai", 4)),
        X3: { HS_TIEP_NHAN: 5 },
      },
      [],
      true,
    ).result;
    expect(sectors?.map((row) => [row.sector, row.units, row.figures])).toEqual([
      ["Hộ tịch", 2, { HS_TIEP_NHAN: 13 }],
      ["Đất đai", 2, { HS_TIEP_NHAN: 24 }],
    ]);
    expect(findings.map(findingText)).toContainEqual(
      "1/3 đơn vị chưa có số liệu theo lĩnh vực nên các dòng lĩnh vực còn thiếu phần của: xã X3.",
    );
  });

  test("lines that do not make up the unit's total are named", () => {
    const { findings } = tableOf(
      JUNE,
      { X1: withLines(31, line("Hộ tịch", 10), line("Đất đai", 20)) },
      [],
      true,
    ).result;
    expect(findings.find((one) => one.code === "SUM_MISMATCH")).toMatchObject({
      severity: "E",
      at: "X1.HS_TIEP_NHAN",
      stated: 31,
      recomputed: 30,
    });
  });

  test("over months a sector without a line in a month had nothing in it", () => {
    const quarter = periodAt("civil:2023-Q2");
    const monthly = monthsOf(quarter).flatMap((month, index) =>
      snapshotsOf(month, {
        X1: index === 1 ? withLines(10, line("Hộ tịch", 10)) : withLines(15, line("Hộ tịch", 10), line("Đất đai", 5)),
      }),
    );
    const { sectors, totals } = tableOf(quarter, {}, monthly, true).result;
    expect(totals.figures).toEqual({ HS_TIEP_NHAN: 40 });
    expect(sectors?.map((row) => [row.sector, row.figures])).toEqual([
      ["Hộ tịch", { HS_TIEP_NHAN: 30 }],
      ["Đất đai", { HS_TIEP_NHAN: 10 }],
    ]);
  });

  test("not asked for, there is none", () => {
    expect(tableOf(JUNE, { X1: withLines(1, line("Hộ tịch", 1)) }).result).not.toHaveProperty("sectors");
  });
});

const FILE = { title: "thử", created: new Date(0), modified: new Date(0) };

describe("the workbook", () => {
  const given = view({ X1: counts(4840, 26757), X4: { HS_TRUC_TUYEN: 1, HS_TIEP_NHAN: { state: "not_applicable" } } });
  const sheets = consolidatedWorkbook(given, null, given.table.findings, "0.1.0");

  test("has a title block, a header that stays in sight, numbers as numbers, states in words, and a total", async () => {
    const [table, sources] = await readXlsxSheets(await writeWorkbook(sheets, FILE));
    expect([table?.name, sources?.name]).toEqual(["Tổng hợp", "Nguồn gốc"]);
    const cells = table?.content.cells ?? [];
    const at = (label: string) => cells.find((row) => row[0] === label || row[1] === label);
    expect(cells.map((row) => row[0])).toEqual(
      expect.arrayContaining([
        "Đơn vị: Tỉnh Gia Lai (T)",
        "Kỳ báo cáo: Tháng 6/2023 (từ ngày 01/6/2023 đến ngày 30/6/2023)",
        "Biểu: Số liệu chung",
      ]),
    );
    expect(at("Mã đơn vị")?.slice(2, 5)).toEqual([
      "Hồ sơ tiếp nhận trong kỳ",
      "Hồ sơ nộp trực tuyến",
      "Tỷ lệ hồ sơ trực tuyến",
    ]);
    expect(at("X1")).toEqual(["X1", "xã X1", 26757, 4840, "18,09%", 1, "Đã chốt"]);
    expect(at("X4")?.slice(1, 4)).toEqual(["=1+1", "không áp dụng", 1]);
    expect(at("X2")?.at(-1)).toBe("Chưa gửi");
    expect(at("Tổng cộng")?.slice(2, 4)).toEqual([26757, 4841]);
    const [sheet] = sheets;
    expect(sheet?.rows[(sheet?.frozenRows ?? 0) - 1]?.[0]?.value).toBe("Mã đơn vị");
  });

  test("says where each number comes from", async () => {
    const [, sources] = await readXlsxSheets(await writeWorkbook(sheets, FILE));
    const cells = sources?.content.cells ?? [];
    expect(cells.find((row) => row[0] === "X1")).toEqual([
      "X1",
      "xã X1",
      "Tháng 6/2023",
      "chung",
      2,
      "Đã chốt",
      "2023-07-03T02:00:00.000Z",
      "hash-of-X1",
    ]);
    expect(cells.some((row) => row[0] === "Bộ quy tắc" && row[1] === "qd766-portal-2026")).toBe(true);
  });

  test("no text is a formula, and equal tables make equal files", async () => {
    const bytes = await writeWorkbook(sheets, FILE);
    expect(await writeWorkbook(sheets, FILE)).toEqual(bytes);
    const { readXlsx } = await import("hucre/xlsx");
    const workbook = await readXlsx(bytes, { readStyles: true });
    const formulas = workbook.sheets.flatMap((sheet) =>
      [...(sheet.cells?.values() ?? [])].filter((cell) => cell.formula),
    );
    expect(formulas).toEqual([]);
    const formats = [...(workbook.sheets[0]?.cells?.values() ?? [])].map((cell) => cell.style?.numFmt);
    expect(formats).toEqual(expect.arrayContaining(["#,##0", "0.00%"]));
    expect(workbook.sheets[0]?.freezePane).toMatchObject({ columns: 2 });
  });

  test.each([
    ["Quý I/2023: a*b?[c]\\d", "Quý I 2023 a b c d"],
    ["'Xã'", "Xã"],
    ["x".repeat(40), "x".repeat(31)],
    ["///", "Tổng hợp"],
  ])("a sheet cannot be called %s", (text, name) => {
    expect(sheetName(text)).toBe(name);
  });
});
