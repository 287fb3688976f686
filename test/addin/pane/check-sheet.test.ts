// The picture, the remembered mappings, the findings and the writing of proposals of "Kiểm tra", on a sheet in memory.
import { describe, expect, test } from "vitest";
import type { CellWrite, HostResult, SelectedCell, Sheets } from "../../../addin/host/host.ts";
import { createMemorySettings } from "../../../addin/host/memory-settings.ts";
import { applyProposal, takeBack } from "../../../addin/taskpane/check/apply-proposal.ts";
import { countsText, foundIn, itemOf } from "../../../addin/taskpane/check/finding-items.ts";
import { searchMeasures } from "../../../addin/taskpane/check/measure-choice.ts";
import { pictureOf } from "../../../addin/taskpane/check/sheet-picture.ts";
import { createSheetWatch } from "../../../addin/taskpane/check/sheet-watch.ts";
import {
  forgetMapping,
  keepMapping,
  readMappings,
  withCross,
  withHeader,
} from "../../../addin/taskpane/reading/mapping-settings.ts";
import { directoryOf } from "../../../addin/taskpane/reading/unit-directory.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import type { MeasureCode } from "../../../shared/reading/header-match.ts";
import { parseArea, type SheetCell, type SheetRead } from "../../../shared/reading/sheet.ts";
import { readReports } from "../../../shared/reports/read-reports.ts";
import { contentOfFixture } from "../../support/layout-fixtures.ts";

const readOf = (lines: readonly string[], sheet = "Trang 1"): SheetRead => {
  const { cells } = contentOfFixture({ sheet: lines, merges: [] } as never);
  return { sheet, area: `A1:Z${cells.length}`, cells };
};

const check = (read: SheetRead, stored = readMappings(createMemorySettings())) =>
  readReports(read, {
    directory: directoryOf([]),
    today: "2023-12-01" as LocalDate,
    defaults: { unit: null, period: parsePeriodKey("nd09:2023-06"), form: FORM_DEFAULT, calendar: null },
    stored,
  });

const COMMUNES = [
  "Tháng 5/2023",
  "TT | Tên xã | Hồ sơ tiếp nhận | Nộp trực tuyến | Cổng ABC",
  "1 | Xã Suối Cao | 4840 | 92 | 7",
  "2 | Xã Xuân Hòa | 150 | x | 8",
  " | Tổng cộng | 4991 | 92 | 15",
];

const pictureOfLines = (lines: readonly string[], linesMost = 6, looked: string | null = null) => {
  const read = readOf(lines);
  const { reading, mapping } = check(read);
  return pictureOf(read, reading, mapping, linesMost, looked);
};

const cellIn = (picture: ReturnType<typeof pictureOf>, at: string) =>
  picture.rows.flatMap(({ cells }) => cells).find((cell) => cell.at === at);

describe("the picture", () => {
  test.each([
    ["C3", "measure", "C3: Hồ sơ tiếp nhận trong kỳ, 4.840"],
    ["D4", "measure", "D4: Hồ sơ nộp trực tuyến, không áp dụng"],
    ["C5", "measure", "C5: Hồ sơ tiếp nhận trong kỳ, 4.991"],
    ["C2", "header", "C2: Hồ sơ tiếp nhận → Hồ sơ tiếp nhận trong kỳ"],
    ["E2", "open", "E2: chưa hiểu “Cổng ABC”"],
    ["B3", "text", "B3: Xã Suối Cao"],
    ["A5", "blank", "A5: trống"],
  ])("%s is %s and says so", (at, kind, says) => {
    expect(cellIn(pictureOfLines(COMMUNES), at)).toMatchObject({ kind, says });
  });

  test("each figure has a letter of its own, the same in header and cells", () => {
    const picture = pictureOfLines(COMMUNES);
    expect(picture.legend.map(({ mark, code }) => `${mark} ${code}`)).toEqual(["a HS_TIEP_NHAN", "b HS_TRUC_TUYEN"]);
    expect(cellIn(picture, "D3")?.legend?.mark).toBe("b");
    expect(cellIn(picture, "D2")?.legend?.mark).toBe("b");
  });

  test("a long sheet shows its first lines and counts the others", () => {
    const lines = [
      ...COMMUNES.slice(0, 2),
      ...Array.from({ length: 40 }, (_, at) => `${at + 1} | Xã ${at} | 10 | 5 | 1`),
    ];
    const picture = pictureOfLines(lines, 5);
    expect(picture.rows.map(({ name }) => name)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(picture.rowsLeft).toBe(35);
    expect(picture.columns).toEqual(["A", "B", "C", "D", "E"]);
  });

  test.each([
    ["C21", ["1", "2", "19", "20", "21", "22", "23"]],
    ["C42", ["1", "2", "40", "41", "42"]],
    ["C5", ["1", "2", "3", "4", "5", "6", "7"]],
    ["C99", ["1", "2", "3", "4", "5", "6", "7"]],
  ])("shows %s with its headers, wherever it stands", (looked, rows) => {
    const lines = [
      ...COMMUNES.slice(0, 2),
      ...Array.from({ length: 40 }, (_, at) => `${at + 1} | Xã ${at} | 10 | 5 | 1`),
    ];
    const picture = pictureOfLines(lines, 5, looked);
    expect(picture.rows.map(({ name }) => name)).toEqual(rows);
    const kinds = picture.rows.slice(2).map(({ cells }) => cells[2]?.kind);
    expect(new Set(kinds)).toEqual(new Set(["measure"]));
  });

  test.each([
    ["no cells", []],
    ["words alone", ["Danh sách cán bộ"]],
  ])("of %s does not fail", (_, lines) => {
    expect(() => pictureOfLines(lines)).not.toThrow();
  });
});

describe("a figure is found", () => {
  test.each([
    ["hồ sơ nộp trực tuyến", "HS_TRUC_TUYEN"],
    ["HO SO NOP TRUC TUYEN", "HS_TRUC_TUYEN"],
    ["hs_ky_truoc", "HS_KY_TRUOC"],
    ["cot 8", "HS_TRUOC_HAN"],
  ])("by “%s”", (query, code) => {
    expect(searchMeasures(query)[0]?.code).toBe(code);
  });

  test("by a synonym of a real form too, and nothing by nonsense", () => {
    expect(searchMeasures("ton ky truoc").map((searchMeasure) => searchMeasure.code)).toContain("HS_KY_TRUOC");
    expect(searchMeasures("thời tiết")).toEqual([]);
  });
});

describe("what a person says of the columns", () => {
  const read = readOf(COMMUNES);
  const keyOf = (at: string) => check(read).reading.headers.find((header) => header.at === at)?.key ?? "";

  test("is kept, used, corrected and forgotten", async () => {
    const settings = createMemorySettings();
    const first = check(read);
    await keepMapping(settings, withHeader(first.reading, null, keyOf("E2"), "HS_TOAN_TRINH" as MeasureCode), null);
    const second = check(read, readMappings(settings));
    expect(second.reading.headers.find(({ at }) => at === "E2")?.figure).toBe("HS_TOAN_TRINH");
    await keepMapping(settings, withHeader(second.reading, second.mapping, keyOf("E2"), null), second.mapping);
    const third = check(read, readMappings(settings));
    expect(readMappings(settings)).toHaveLength(1);
    expect(pictureOf(read, third.reading, third.mapping, 6).rows[1]?.cells[4]?.kind).toBe("ignored");
    await keepMapping(settings, withCross(third.reading, third.mapping, "zero"), third.mapping);
    const fourth = check(read, readMappings(settings));
    expect(fourth.reports[1]?.figures["HS_TRUC_TUYEN" as never]).toBe(0);
    // A column that was said to be no figure stays so.
    expect(fourth.mapping?.headers.find(({ key }) => key === keyOf("E2"))?.code).toBeNull();
    if (fourth.mapping) await forgetMapping(settings, fourth.mapping);
    expect(readMappings(settings)).toEqual([]);
  });

  test.each([
    ["no JSON", "{{"],
    ["another shape", '[{"form":1},{"headers":[]},null,7]'],
    ["a single object", '{"form":null}'],
  ])("left there as %s does no harm", async (_, text) => {
    const settings = createMemorySettings();
    await settings.set("dvc.mappings", text);
    expect(readMappings(settings)).toEqual([]);
  });

  test("does not grow without end: the oldest make room", async () => {
    const settings = createMemorySettings();
    for (let at = 0; at < 60; at += 1) {
      const headers = Array.from({ length: 30 }, (_, column) => ({ key: `tiêu đề dài ${at} ${column}`, code: null }));
      await keepMapping(settings, { form: null, headers, cross: null }, null);
    }
    const mappings = readMappings(settings);
    expect(mappings.length).toBeLessThanOrEqual(20);
    expect((settings.get("dvc.mappings") ?? "").length).toBeLessThanOrEqual(24_000);
    expect(mappings.at(-1)?.headers[0]?.key).toBe("tiêu đề dài 59 0");
  });
});

/** A sheet that is written into. */
const sheetsOf = (read: SheetRead, formulas: Readonly<Record<string, string>> = {}) => {
  const cells = read.cells.map((row) => [...row]);
  let selected = "A1";
  let listener: () => void = () => {};
  const at = (cell: string): SheetCell => {
    const place = parseArea(cell);
    return cells[place?.top ?? 0]?.[place?.left ?? 0] ?? null;
  };
  const put = (cell: string, value: SheetCell) => {
    const place = parseArea(cell);
    const row = cells[place?.top ?? 0];
    if (row && place) row[place.left] = value;
  };
  let name = read.sheet;
  const selection = (): HostResult<SelectedCell> => ({
    ok: true,
    content: { sheet: name, area: selected, formula: formulas[selected] ?? "", value: at(selected), shown: "" },
  });
  const sheets: Sheets = {
    names: async () => ({ ok: true, content: [name] }),
    read: async () => ({ ok: true, content: { ...read, sheet: name, cells: cells.map((row) => [...row]) } }),
    readArea: async ({ area }) => ({ ok: true, content: [[at(area)]] }),
    selection: async () => selection(),
    select: async ({ area }) => {
      selected = area;
      return { ok: true };
    },
    onSelection: (one) => {
      listener = one;
      return () => {};
    },
    write: async (_, written: readonly CellWrite[]) => {
      for (const { cell, value } of written) put(cell, value);
      return { ok: true };
    },
    addSheets: async () => ({ ok: false, message: "" }),
    file: async () => ({ ok: false, message: "" }),
    openCopy: async () => ({ ok: false, message: "" }),
  };
  return {
    sheets,
    at,
    put,
    move: () => listener(),
    rename: (next: string) => {
      name = next;
    },
  };
};

const RATES = (percent: string) => [
  "Tháng 5/2023",
  "TT | Tên xã | Tổng số hồ sơ tiếp nhận | Nộp trực tuyến | Tỷ lệ hồ sơ nộp trực tuyến (%)",
  "1 | Xã Suối Cao | 2300 | 920 | 40",
  `2 | Xã Xuân Hòa | 1500 | 300 | ${percent}`,
];

const proposalFor = (lines: readonly string[], cell: string) => {
  const read = readOf(lines);
  const items = foundIn(check(read)).map((foundFinding) => itemOf(foundFinding, read));
  return items.find((item) => item.cell === cell && item.proposal?.write)?.proposal?.write ?? null;
};

describe("a proposal", () => {
  test.each([
    ["a number of percent points stays one", "27", "E4", 20],
    ["a text with a percent sign stays one", "'27,5%", "E4", "20,0%"],
    ["a text without it stays without", "'27,5", "E4", "20,0"],
  ])("in the way of its cell: %s", (_, percent, cell, value) => {
    expect(proposalFor(RATES(percent), cell)?.value).toEqual(value);
  });

  const FRACTIONS = [
    "Tháng 5/2023",
    "TT | Tên xã | Tổng số hồ sơ tiếp nhận | Nộp trực tuyến | Tỷ lệ hồ sơ nộp trực tuyến (%)",
    "1 | Xã Suối Cao | 2300 | 920 | 0.4",
    "2 | Xã Xuân Hòa | 1500 | 300 | 0.275",
  ];
  test("a fraction that Excel shows as a percentage stays a fraction", () => {
    expect(proposalFor(FRACTIONS, "E4")?.value).toBe(0.2);
  });

  test("is written, told with the old number, and taken back", async () => {
    const read = readOf(RATES("27"));
    const proposal = proposalFor(RATES("27"), "E4");
    const { sheets, at } = sheetsOf(read);
    if (!proposal) throw new Error("no proposal");
    const applied = await applyProposal(sheets, "Trang 1", proposal);
    if (!applied.ok) throw new Error(applied.message);
    expect(applied.written.text).toBe("Đã ghi 20% vào ô E4 (trước là 27).");
    expect(at("E4")).toBe(20);
    expect(await takeBack(sheets, applied.written)).toEqual({ ok: true, text: "Ô E4 đã trở lại là 27." });
    expect(at("E4")).toBe(27);
  });

  test.each([
    ["a formula is not overwritten", { E4: "=D4/C4*100" }, null, "là công thức =D4/C4*100"],
    ["a cell that changed meanwhile is not overwritten", {}, 31, "đã đổi, bây giờ là 31"],
  ])("%s", async (_, formulas, now, text) => {
    const { sheets, at, put } = sheetsOf(readOf(RATES("27")), formulas as Record<string, string>);
    if (now !== null) put("E4", now);
    const proposal = proposalFor(RATES("27"), "E4");
    if (!proposal) throw new Error("no proposal");
    const applied = await applyProposal(sheets, "Trang 1", proposal);
    expect(applied).toMatchObject({ ok: false, message: expect.stringContaining(text) });
    expect(at("E4")).toBe(now ?? 27);
  });

  test("is not taken back over what somebody typed since", async () => {
    const { sheets, put, at } = sheetsOf(readOf(RATES("27")));
    const proposal = proposalFor(RATES("27"), "E4");
    const applied = proposal && (await applyProposal(sheets, "Trang 1", proposal));
    if (!applied?.ok) throw new Error("not applied");
    put("E4", 19);
    expect(await takeBack(sheets, applied.written)).toMatchObject({ ok: false });
    expect(at("E4")).toBe(19);
  });
});

test("findings name whose they are where there are several, and are counted by severity", () => {
  const read = readOf(RATES("27"));
  const items = foundIn(check(read)).map((foundFinding) => itemOf(foundFinding, read));
  expect(items[0]).toMatchObject({ unitText: "Xã Xuân Hòa", cell: "E4", stated: "27%", recomputed: "20%" });
  expect(countsText(items)).toMatch(/^Lỗi: \d/u);
  expect(countsText([])).toBe("");
});

describe("the sheet that is watched", () => {
  const watchOf = (read: SheetRead) => {
    const fake = sheetsOf(read);
    return { ...fake, watch: createSheetWatch({ kind: "excel", ready: async () => {} }, fake.sheets) };
  };

  test("is stale once a cell differs, and no longer once it is read again", async () => {
    const { watch, put } = watchOf(readOf(COMMUNES));
    await watch.compare();
    expect(watch.get()).toMatchObject({ isStale: false, isBusy: false, trouble: "" });
    put("C3", 4841);
    await watch.compare();
    expect(watch.get().isStale).toBe(true);
    put("C3", 4840);
    await watch.compare();
    expect(watch.get().isStale).toBe(false);
    put("C3", 1);
    await watch.read();
    expect(watch.get().isStale).toBe(false);
  });

  test("another sheet in front is read at once", async () => {
    const { watch, rename } = watchOf(readOf(COMMUNES));
    await watch.compare();
    rename("Trang 2");
    await watch.compare();
    expect(watch.get().read?.sheet).toBe("Trang 2");
  });

  test("that cannot be read says why", async () => {
    const { sheets } = sheetsOf(readOf(COMMUNES));
    const refusing: Sheets = { ...sheets, read: async () => ({ ok: false, message: "Chưa mở bảng tính." }) };
    const watch = createSheetWatch({ kind: "excel", ready: async () => {} }, refusing);
    await watch.read();
    expect(watch.get()).toMatchObject({ read: null, isBusy: false, trouble: "Chưa mở bảng tính." });
  });
});
