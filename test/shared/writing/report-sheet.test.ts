// The report as a sheet: what an office above or the reader of a printed page would miss or find wrong.
import { describe, expect, test } from "vitest";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, readPeriodKey } from "../../../shared/domain/period.ts";
import { parseArea } from "../../../shared/reading/sheet.ts";
import type { ReportInput } from "../../../shared/writing/report-input.ts";
import { reportSheet } from "../../../shared/writing/report-sheet.ts";

const PERIOD = readPeriodKey("nd09:2023-Q1") as Period;
const rate = (numerator: number, denominator: number) => ({ numerator, denominator, rate: numerator / denominator });

const row = (name: string, online: number, received: number, more = {}) => ({
  name,
  state: "da_nop" as const,
  figures: { HS_TIEP_NHAN: received, HS_TRUC_TUYEN: online },
  rates: { ONLINE_RATE_ALL: rate(online, received) },
  ...more,
});

const LEAF: ReportInput = {
  office: { name: "Xã Thạch Hưng", type: "xã" },
  above: { name: "Tỉnh Hà Tĩnh", type: "tỉnh" },
  period: PERIOD,
  form: "chung" as FormCode,
  today: "2026-11-25" as LocalDate,
  totals: row("", 18, 100),
  rows: [row("Xã Thạch Hưng", 18, 100)],
  asOf: "2023-03-20T02:05:00Z",
  provisional: true,
  received: 1,
  expected: 1,
  paragraphs: ["Quý I/2023, xã Thạch Hưng tiếp nhận 100 hồ sơ, trong đó có 18 hồ sơ nộp trực tuyến, đạt 18%."],
  core: "1.0.0",
  rulesets: [{ id: "qd766-decision-2022", version: "1" }],
};
const UPPER: ReportInput = {
  ...LEAF,
  office: { name: "Huyện Xuân Lộc", type: "huyện" },
  above: null,
  totals: row("", 38, 300),
  rows: [
    row("Xã Một", 18, 100),
    row("Xã Hai", 20, 200),
    { ...row("Xã Ba", 0, 0), state: null, figures: {}, rates: {} },
  ],
  received: 2,
  expected: 3,
};

const textsOf = (input: ReportInput) =>
  reportSheet(input).rows.map((cells) => cells.map(({ value }) => value ?? "").join(" | "));
const allText = (input: ReportInput) => textsOf(input).join("\n");

describe.each([
  ["of a unit alone", LEAF],
  ["of a unit with others below", UPPER],
])("a report %s", (_name, input) => {
  test("has the title block of an official paper, its days, and room for signatures", () => {
    const text = allText(input);
    for (const words of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "BÁO CÁO",
      "Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023)",
      "năm 2026",
      "NGƯỜI LẬP BIỂU",
      "(Ký, ghi rõ họ tên, đóng dấu)",
    ]) {
      expect(text).toContain(words);
    }
  });

  test("says as of when, by which rules and which version, and that it is not closed", () => {
    expect(allText(input)).toMatch(/Số liệu tính đến .*20\/03\/2023.*chưa chốt/u);
    expect(allText(input)).toContain("Tính bằng DVC 1.0.0; bộ quy tắc: qd766-decision-2022 (1).");
    expect(allText({ ...input, provisional: false })).toContain("đã chốt");
  });

  test("has its paragraphs, and none where there are none", () => {
    expect(allText(input)).toContain("đạt 18%");
    expect(allText({ ...input, paragraphs: [] })).not.toContain("Nhận xét");
  });

  test("no two merged areas overlap, all lie within the columns, and a long paragraph is given its height", () => {
    const long = { ...input, paragraphs: ["từ ".repeat(400)] };
    const sheet = reportSheet(long);
    const areas = (sheet.merges ?? []).map((merge) => parseArea(merge));
    const seen = new Set<string>();
    for (const area of areas) {
      if (!area) throw new Error("no area");
      expect(area.right).toBeLessThan(sheet.widths.length);
      for (let column = area.left; column <= area.right; column += 1) {
        const key = `${area.top} ${column}`;
        expect(seen.has(key)).toBe(false);
        seen.add(key);
      }
    }
    const at = sheet.rows.findIndex(([first]) => first?.value === long.paragraphs[0]);
    expect(sheet.heights?.[at]).toBeGreaterThan(100);
  });

  test("the chart names and draws exactly the lines of the table", () => {
    const sheet = reportSheet(input);
    const [chart] = sheet.charts ?? [];
    const names = parseArea(chart?.categories ?? "");
    const numbers = parseArea(chart?.numbers ?? "");
    if (!names || !numbers) throw new Error("no chart");
    expect(names.bottom - names.top).toBe(numbers.bottom - numbers.top);
    for (let line = names.top; line <= names.bottom; line += 1) {
      expect(sheet.rows[line]?.[names.left]?.value).toMatch(/^(Xã|Tỷ lệ)/u);
      const { value, format } = sheet.rows[line]?.[numbers.left] ?? {};
      expect(value === null || format === "0.00%").toBe(true);
    }
  });
});

test.each([
  ["Xã Thạch Hưng", "xã", "ỦY BAN NHÂN DÂN XÃ THẠCH HƯNG"],
  ["Sở Y tế", "sở", "SỞ Y TẾ"],
  ["UBND xã Lâm Thao", "xã", "UBND XÃ LÂM THAO"],
] as const)("%s heads its paper as %s", (name, type, heading) => {
  expect(allText({ ...LEAF, office: { name, type } })).toContain(heading);
});

test("a unit that has sent nothing has blanks, never zeros, and is said not to have sent", () => {
  const line = textsOf(UPPER).find((text) => text.includes("Xã Ba"));
  expect(line).toBe("3 | Xã Ba |  |  |  | Chưa gửi");
  expect(allText(UPPER)).toContain("Đã nhận 2/3 đơn vị.");
});

test("names of columns that are longer than their column are given the lines that they need", () => {
  const sheet = reportSheet(UPPER);
  const header = sheet.rows.findIndex((cells) => cells[0]?.look === "header");
  const lines = (sheet.heights?.[header] ?? 0) / 15;
  for (const [column, { value }] of (sheet.rows[header] ?? []).entries()) {
    expect(lines * (sheet.widths[column] ?? 0)).toBeGreaterThan(String(value).length);
  }
});

test("without rates there is no chart", () => {
  const bare = { ...row("", 1, 2), rates: {} };
  expect(reportSheet({ ...LEAF, totals: bare, rows: [bare] }).charts).toEqual([]);
});

test("the heading follows the form", () => {
  expect(allText({ ...LEAF, form: "766" as FormCode })).toContain("chất lượng phục vụ");
});
