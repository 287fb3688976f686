// Sheets as offices really have them come out as figures, units and periods; what is unclear stays open.
import { describe, expect, test } from "vitest";
import type { SheetReading } from "../../../shared/reading/read-sheet.ts";
import { readSheet } from "../../../shared/reading/read-sheet.ts";
import { areaText, parseArea, type SheetCell, type SheetContent } from "../../../shared/reading/sheet.ts";
import { contentOfFixture, type LayoutFixture, linesOfReading, readFixtures } from "../../support/layout-fixtures.ts";

const fixtures = readFixtures();

const fixture = (name: string): LayoutFixture => {
  const found = fixtures.find((one) => one.name === name);
  if (!found) throw new Error(`no layout is called ${name}`);
  return found;
};

const sheetOf = (name: string): SheetContent => contentOfFixture(fixture(name));

describe("forms that exist", () => {
  test("there are at least twenty of them", () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(20);
  });

  for (const one of fixtures) {
    test(`${one.name}: ${one.title}`, () => {
      expect(linesOfReading(readSheet(contentOfFixture(one)))).toEqual(one.expect);
    });
  }
});

/** Number of a cell as written, for comparison with what was read from it. */
const numberIn = (cell: SheetCell): number | null => {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string") return null;
  if (/^\s*(?:-|không|không phát sinh)\s*$/iu.test(cell)) return 0;
  const digits = cell.replace(/[^\d.,]/gu, "");
  return digits === "" ? null : Number(digits.replace(/[.,](?=\d{3}(?!\d))/gu, "").replace(",", "."));
};

const cellAt = (sheet: SheetContent, address: string): SheetCell => {
  const area = parseArea(address);
  return sheet.cells[area?.top ?? 0]?.[area?.left ?? 0] ?? null;
};

describe("every figure stands in the cell that it names", () => {
  for (const one of fixtures) {
    test(one.name, () => {
      const sheet = contentOfFixture(one);
      const { records, totals, mapping } = readSheet(sheet);
      const summed = new Set(
        mapping.filter(({ reason }) => reason.code === "DIRECT_AND_POST").map(({ figure }) => figure),
      );
      for (const record of [...records, ...totals]) {
        for (const [code, entry] of Object.entries(record.figures)) {
          if (typeof entry !== "number" || summed.has(code as never)) continue;
          const written = cellAt(sheet, record.at[code] ?? "");
          const inline = typeof written === "string" ? numberIn(written.replace(/^.*:/u, "")) : numberIn(written);
          expect(inline, `${code} in ${record.at[code]}`).toBe(entry);
        }
      }
    });
  }
});

const shiftArea = (merge: string, rows: number, columns: number): string => {
  const area = parseArea(merge) ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const { top, left, bottom, right } = area;
  return areaText({ top: top + rows, left: left + columns, bottom: bottom + rows, right: right + columns });
};

/** The same sheet with blank rows above and blank columns to the left. */
const moved = ({ cells, merges = [] }: SheetContent, rows: number, columns: number): SheetContent => ({
  cells: [
    ...Array.from({ length: rows }, () => [] as SheetCell[]),
    ...cells.map((row) => [...Array<SheetCell>(columns).fill(null), ...row]),
  ],
  merges: merges.map((merge) => shiftArea(merge, rows, columns)),
});

const withoutDiacritics = ({ cells, merges }: SheetContent): SheetContent => ({
  cells: cells.map((row) =>
    row.map((cell) =>
      typeof cell === "string"
        ? cell.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d").replace(/Đ/gu, "D").replace(/…/gu, "...")
        : cell,
    ),
  ),
  merges: merges ?? [],
});

const inCapitals = ({ cells, merges }: SheetContent): SheetContent => ({
  cells: cells.map((row) =>
    row.map((cell) => (typeof cell === "string" && cell.trim().length > 1 ? cell.toUpperCase() : cell)),
  ),
  merges: merges ?? [],
});

const figuresOf = ({ records, totals }: SheetReading) =>
  [...records, ...totals].map(({ figures, rates, period }) => ({ figures, rates, period }));

describe("the same sheet, written differently, gives the same figures", () => {
  for (const one of fixtures) {
    const sheet = contentOfFixture(one);
    const plain = figuresOf(readSheet(sheet));
    test(`${one.name}: moved down and to the right`, () => {
      expect(figuresOf(readSheet(moved(sheet, 3, 2)))).toEqual(plain);
    });
    test(`${one.name}: without diacritics`, () => {
      expect(figuresOf(readSheet(withoutDiacritics(sheet)))).toEqual(plain);
    });
    test(`${one.name}: in capitals`, () => {
      expect(figuresOf(readSheet(inCapitals(sheet)))).toEqual(plain);
    });
  }
});

describe("form 06", () => {
  const sheet = sheetOf("form-06a-commune");

  test("the total line is compared, not counted", () => {
    const { records, totals, findings } = readSheet(sheet);
    expect(records.map(({ label }) => label)).toEqual(["Chứng thực", "Hộ tịch", "Đất đai", "Bảo trợ xã hội"]);
    expect(totals.map(({ label }) => label)).toEqual(["Tổng số"]);
    expect(findings).toEqual([]);
  });

  test("a total that is off by one is an error at its own cell, with both numbers", () => {
    const cells = sheet.cells.map((row) => [...row]);
    const total = cells[12];
    if (!total) throw new Error("the total line has moved");
    total[3] = 103;
    const { findings } = readSheet({ ...sheet, cells });
    expect(findings).toMatchObject([{ severity: "E", code: "SUM_MISMATCH", at: "D13", stated: 103, recomputed: 102 }]);
  });

  test("a line that was left blank may be what a total has more, so it is no error", () => {
    const cells = sheet.cells.map((row) => [...row]);
    const line = cells[8];
    if (!line) throw new Error("the line has moved");
    for (let column = 2; column < line.length; column += 1) line[column] = null;
    const { findings, records } = readSheet({ ...sheet, cells });
    expect(findings).toEqual([]);
    expect(records[0]?.figures).toMatchObject({ HS_TONG: { state: "not_provided" } });
  });

  test("a header that was cut off is known by its printed number, less surely", () => {
    const cells = sheet.cells.map((row) => [...row]);
    const header = cells[5];
    if (!header) throw new Error("the header has moved");
    header[7] = null;
    const mapped = readSheet({ ...sheet, cells }).mapping.find(({ figure }) => figure === "HS_TRUOC_HAN");
    expect(mapped).toMatchObject({ confidence: 0.7, reason: { code: "COLUMN_NUMBER" } });
  });

  test("a column that says something else than its printed number ends that trust", () => {
    const cells = sheet.cells.map((row) => [...row]);
    const header = cells[5];
    if (!header) throw new Error("the header has moved");
    [header[7], header[8]] = ["Đúng hạn", "Trước hạn"];
    const at = new Map(
      readSheet({ ...sheet, cells }).mapping.map(({ figure, at: place }) => [figure as string, place]),
    );
    expect([at.get("HS_TRUOC_HAN"), at.get("HS_DUNG_HAN")]).toEqual(["I6", "H6"]);
  });
});

const oneColumn = (header: string, values: readonly SheetCell[], title = "Tháng 6/2023"): SheetContent => ({
  cells: [
    [title],
    ["Đơn vị", "Tổng số hồ sơ tiếp nhận", header],
    ...values.map((cell, index) => [`Xã số ${index + 1}`, 61, cell]),
  ],
});

const entryOf = (sheet: SheetContent, code: string) =>
  (readSheet(sheet).records[0]?.figures as Record<string, unknown> | undefined)?.[code];

describe("title lines", () => {
  const table = [
    ["Đơn vị", "HS tiếp nhận"],
    ["Xã A", 5],
  ];
  const titled = (...lines: readonly string[]) => readSheet({ cells: [...lines.map((line) => [line]), ...table] });

  test("dates that do not fit the label beside them are pointed out; the dates are taken", () => {
    const { records, findings } = titled("Báo cáo Quý I/2023 (từ ngày 01/01/2023 đến ngày 13/3/2023)");
    expect(records[0]?.period).toBe("range:2023-01-01..2023-03-13");
    expect(findings).toMatchObject([{ severity: "W", code: "PERIOD_LABEL", at: "A1" }]);
  });

  test.each([
    ["Tháng 6 năm 2023", "nd09:2023-06", "civil:2023-06"],
    ["Từ ngày 15/5/2023 đến ngày 14/6/2023", "nd09:2023-06", undefined],
    ["Biểu số II.06a/VPCP/KSTT - Tháng 6/2023", "nd09:2023-06", undefined],
    ["Bộ chỉ số 766 tháng 6/2023", "civil:2023-06", undefined],
    ["Thạch Hưng, ngày 05 tháng 7 năm 2023", undefined, undefined],
    ["(Ban hành kèm theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020)", undefined, undefined],
    ["Số hồ sơ theo tháng năm 2023", "nd09:2023", "civil:2023"],
  ])("“%s”", (line, period, alternative) => {
    const [record] = titled(line).records;
    expect([record?.period, record?.periodAlternative]).toEqual([period, alternative]);
  });

  test.each([
    [["UBND HUYỆN XUÂN LỘC", "UBND XÃ SUỐI CAO"], "UBND XÃ SUỐI CAO"],
    [["ỦY BAN NHÂN DÂN", "XÃ THẠCH HƯNG"], "XÃ THẠCH HƯNG"],
    [["Đơn vị báo cáo: Sở Công Thương"], "Sở Công Thương"],
    [["Đơn vị tính: hồ sơ"], "Xã A"],
    [["TÌNH HÌNH TIẾP NHẬN HỒ SƠ"], "Xã A"],
  ])("%j names the unit %s", (lines, unit) => {
    const cells = [
      ...lines.map((line) => [line]),
      ["Nội dung", "HS tiếp nhận"],
      [unit === "Xã A" ? "Xã A" : "Cả kỳ", 5],
    ];
    expect(readSheet({ cells }).records[0]?.unit ?? "Xã A").toBe(unit);
  });
});

describe("signs instead of numbers", () => {
  const cases: readonly (readonly [SheetCell, unknown])[] = [
    ["-", 0],
    ["–", 0],
    ["Không", 0],
    ["không phát sinh", 0],
    ["KHONG PHAT SINH", 0],
    ["0 hồ sơ", 0],
    ["…", { state: "not_provided" }],
    ["...", { state: "not_provided" }],
    ["Chưa báo cáo", { state: "not_provided" }],
    [null, { state: "not_provided" }],
    ["   ", { state: "not_provided" }],
    ["x", { state: "not_applicable" }],
    ["X", { state: "not_applicable" }],
    ["Không áp dụng", { state: "not_applicable" }],
    ["20.757", 20757],
    ["20 757", 20757],
    ["20.757 hồ sơ", 20757],
    ["'15", 15],
    ["khoảng 20", undefined],
    ["15/20", 15],
    ["lỗi mạng", undefined],
    [-3, undefined],
    [{ error: "#DIV/0!" }, undefined],
    [true, undefined],
  ];
  for (const [cell, entry] of cases) {
    test(`${JSON.stringify(cell)} is ${JSON.stringify(entry) ?? "not read"}`, () => {
      // The second line keeps the table a table.
      expect(entryOf(oneColumn("Đã giải quyết", [cell, 7]), "HS_DA_GIAI_QUYET")).toEqual(entry);
    });
  }

  test("what is not read is named with its cell", () => {
    const { notUnderstood } = readSheet(oneColumn("Đã giải quyết", ["lỗi mạng", 7]));
    expect(notUnderstood).toEqual([{ at: "C3", text: "lỗi mạng" }]);
  });

  test("“x” is asked about once per form, however many cells have it", () => {
    const { findings } = readSheet(oneColumn("Thanh toán trực tuyến", ["x", "x", 3]));
    expect(findings).toMatchObject([{ severity: "I", code: "CROSS_MEANING", params: { cells: 2 } }]);
  });

  test("once answered, it is not asked again", () => {
    const confirmed = { headers: new Map(), cross: "zero" as const };
    const { findings, records } = readSheet(oneColumn("Thanh toán trực tuyến", ["x", 3]), { confirmed });
    expect(findings).toEqual([]);
    expect(records[0]?.figures).toMatchObject({ HS_THANH_TOAN_TT: 0 });
  });
});

describe("counts and percentages", () => {
  test("100 under “HS đồng bộ” where there are 61 dossiers: count or percentage is asked, nothing is stored", () => {
    const { findings, records, mapping } = readSheet(oneColumn("HS đồng bộ lên cổng DVC", [100]));
    expect(findings).toMatchObject([{ severity: "W", code: "UNIT_AMBIGUOUS", at: "C3", recomputed: 61 }]);
    expect(records[0]?.figures).not.toHaveProperty("HS_DONG_BO");
    expect(mapping.map(({ figure }) => figure)).not.toContain("HS_DONG_BO");
  });

  test("61 of 61 is a count", () => {
    expect(readSheet(oneColumn("HS đồng bộ lên cổng DVC", [61])).findings).toEqual([]);
  });

  test("100 of 61 where the header says “(hồ sơ)” is left to the checks", () => {
    expect(entryOf(oneColumn("Đồng bộ lên cổng DVC (hồ sơ)", [100]), "HS_DONG_BO")).toBe(100);
  });

  test("98,5 under a count is no count", () => {
    expect(readSheet(oneColumn("Hồ sơ trực tuyến", ["98,5"])).findings).toMatchObject([{ code: "UNIT_AMBIGUOUS" }]);
  });

  test("a percentage is a rate as published, never a count", () => {
    const { records } = readSheet(oneColumn("Tỷ lệ hồ sơ trực tuyến (%)", ["98,52"]));
    expect(records[0]).toMatchObject({ rates: { ONLINE_RATE_ALL: { percent: 98.52, decimals: 2 } } });
    expect(records[0]?.figures).not.toHaveProperty("HS_TRUC_TUYEN");
  });

  test("98.276 of a foreign program is 98,276%, for a percentage is never 98 thousand", () => {
    const { records } = readSheet(oneColumn("Tỷ lệ hồ sơ trực tuyến (%)", ["98.276"]));
    expect(records[0]?.rates).toEqual({ ONLINE_RATE_ALL: { percent: 98.276, decimals: 3 } });
  });

  test("1 under “Tỷ lệ” may be 1% or 100%", () => {
    const { findings, records } = readSheet(oneColumn("Tỷ lệ hồ sơ trực tuyến (%)", [1]));
    expect(findings).toMatchObject([{ code: "UNIT_AMBIGUOUS", at: "C3" }]);
    expect(records[0]?.rates).toEqual({});
  });

  test("a bare “Tỷ lệ” that one line contradicts stays open", () => {
    const sheet = sheetOf("open-percentage");
    const cells = sheet.cells.map((row) => [...row]);
    const line = cells[3];
    if (!line) throw new Error("the line has moved");
    line[4] = "19,1";
    const { notUnderstood, mapping } = readSheet({ ...sheet, cells });
    expect(mapping.map(({ figure }) => figure)).toEqual(["HS_TIEP_NHAN", "HS_TRUC_TUYEN"]);
    expect(notUnderstood).toEqual([{ at: "E2", text: "Tỷ lệ %" }]);
  });
});

describe("what “tổng số hồ sơ” holds is decided by the numbers", () => {
  const sheet = (rows: readonly (readonly SheetCell[])[], headers: readonly string[]): SheetContent => ({
    cells: [["Đơn vị", ...headers], ...rows],
  });
  const figureOf = (content: SheetContent): string | undefined =>
    readSheet(content).mapping.find(({ at }) => at === "B1")?.figure;

  test("alone it is the number in hand, with a warning in its reason", () => {
    const content = sheet([["Xã A", 100]], ["Tổng số hồ sơ"]);
    expect(figureOf(content)).toBe("HS_TONG");
    expect(readSheet(content).mapping[0]?.reason.code).toBe("BARE");
  });

  test("online plus direct without the period before: received", () => {
    expect(figureOf(sheet([["Xã A", 100, 60, 40]], ["Tổng số hồ sơ", "Trực tuyến", "Trực tiếp"]))).toBe("HS_TIEP_NHAN");
  });

  test("with the period before: in hand", () => {
    expect(
      figureOf(
        sheet([["Xã A", 110, 60, 40, 10]], ["Tổng số hồ sơ", "Trực tuyến", "Trực tiếp", "Kỳ trước chuyển sang"]),
      ),
    ).toBe("HS_TONG");
  });

  test("a “tổng số tiếp nhận” that holds the period before is column 3, whatever it is called", () => {
    expect(
      figureOf(
        sheet([["Xã A", 110, 100, 10]], ["Tổng số tiếp nhận", "Trong kỳ tiếp nhận mới", "Kỳ trước chuyển sang"]),
      ),
    ).toBe("HS_TONG");
  });
});

describe("sheets that no form explains", () => {
  /** A small fixed sequence of pseudo-random numbers: the same sheets on every run. */
  const numbers = (seed: number) => {
    let state = seed;
    return (below: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
  };
  const words = [
    "",
    "",
    "Tổng số",
    "STT",
    "Quá hạn",
    "Tháng 6/2023",
    "x",
    "-",
    "1.234",
    "Xã A",
    "(3)=(4)+(5)",
    "Tỷ lệ (%)",
    "Ghi chú:",
    "Trong đó",
    "I",
    "…",
  ];

  test("are read without failing, and every place named lies on the sheet", () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const next = numbers(seed);
      const [rows, columns] = [1 + next(9), 1 + next(7)];
      const cells = Array.from({ length: rows }, () =>
        Array.from(
          { length: columns },
          (): SheetCell => (next(3) === 0 ? next(200) : (words[next(words.length)] ?? null)),
        ),
      );
      const merges = next(2) === 0 ? [`A1:${String.fromCharCode(65 + next(columns))}${1 + next(rows)}`] : [];
      const { mapping, records, notUnderstood } = readSheet({ cells, merges });
      const places = [...mapping, ...notUnderstood]
        .map(({ at }) => at)
        .concat(records.flatMap(({ at }) => Object.values(at)));
      for (const place of places) {
        const area = parseArea(place);
        expect(area && area.bottom < rows && area.right < columns, `${place} of sheet ${seed}`).toBe(true);
      }
    }
  });

  test("an empty sheet and one cell give nothing", () => {
    expect(readSheet({ cells: [] })).toMatchObject({ mapping: [], records: [], notUnderstood: [] });
    expect(readSheet({ cells: [[12]] })).toMatchObject({ mapping: [], records: [] });
  });

  test("merged ranges that are none are passed over", () => {
    const sheet = sheetOf("communes-monthly");
    const merges = ["A1", "nonsense", "A1:B2:C3", "ZZZZ1:A1", ...(sheet.merges ?? [])];
    expect(figuresOf(readSheet({ ...sheet, merges }))).toEqual(figuresOf(readSheet(sheet)));
  });

  test("a list of 3.000 communes is read within a few seconds", () => {
    const lines = Array.from({ length: 3000 }, (_, index) => [index + 1, `Xã số ${index + 1}`, 100, 60, 40, 90]);
    const header = ["STT", "Đơn vị", "Tổng số hồ sơ tiếp nhận", "Trực tuyến", "Trực tiếp", "Đã giải quyết"];
    const started = performance.now();
    const { records } = readSheet({ cells: [["Tháng 6/2023"], header, ...lines] });
    expect(records).toHaveLength(3000);
    expect(performance.now() - started).toBeLessThan(6000);
  });
});
