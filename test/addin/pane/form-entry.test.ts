// An office's own form is one entry of plain data: its sheets are read as that form, in its columns, its calendar and under its title.
import { describe, expect, test } from "vitest";
import { figuresOfForm } from "../../../addin/taskpane/check/manual-report.ts";
import { figureRows } from "../../../addin/taskpane/report-draft/preview.ts";
import { FORMS, type FormDefinition, type FormEntry, loadForm } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, readPeriodKey } from "../../../shared/domain/period.ts";
import { readSheet } from "../../../shared/reading/read-sheet.ts";
import type { SheetCell } from "../../../shared/reading/sheet.ts";
import { findRate } from "../../../shared/rules/rates.ts";
import { reportSheet } from "../../../shared/writing/report-sheet.ts";

const ENTRY_06B: FormEntry = {
  code: "06b",
  title: "Biểu 06b - Kết quả giải quyết hồ sơ theo kênh tiếp nhận",
  titleEn: "Form 06b - Handling by channel",
  titleWords: ["Biểu 06b"],
  calendar: "civil",
  columns: [
    { figure: "HS_QUA_HAN", number: 3 },
    { figure: "HS_DA_GIAI_QUYET", number: 4 },
    { figure: "HS_BUU_CHINH", number: 5 },
    { figure: "HS_TRUC_TUYEN", number: 6 },
  ],
  index: null,
  print: { title: "Kết quả giải quyết hồ sơ theo kênh tiếp nhận", figures: ["HS_BUU_CHINH"], rates: ["ONTIME_DONE"] },
  citation: "Công văn của tỉnh",
};
const CODE = "06b" as FormCode;

/** As it comes back from where it is stored. */
const loaded = (entry: FormEntry): FormDefinition => {
  const form = loadForm(JSON.parse(JSON.stringify(entry)));
  if (!form.ok) throw new Error(form.problem.code);
  return form.result;
};
const WITHOUT_06B = FORMS.filter(({ code }) => code !== CODE);
const WITH_06B = [...WITHOUT_06B, loaded(ENTRY_06B)];

const TABLE: readonly (readonly SheetCell[])[] = [
  ["Đơn vị", "Hồ sơ nộp trực tuyến"],
  ["Xã A", 5],
];
const titled = (title: string, forms = WITH_06B) => readSheet({ cells: [[title], ...TABLE] }, { forms });

describe("a form 06b", () => {
  test.each([
    "Biểu 06b - Kết quả giải quyết hồ sơ theo kênh tiếp nhận",
    "BIỂU SỐ 06B",
    "Biểu mẫu 06-b",
    "Biểu số II.06b/VPCP/KSTT",
    "Biểu 6b",
    "II.06b/VPCP",
    "Biểu 06b (Ban hành kèm theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020)",
    "Biểu 06b, số liệu để chấm Bộ chỉ số phục vụ người dân, doanh nghiệp",
  ])("is read from its title: “%s”", (title) => {
    expect(titled(title).form).toBe("06b");
  });

  test("has its calendar proposed for a bare label", () => {
    const [record] = titled("Biểu 06b tháng 6/2023").records;
    expect([record?.period, record?.periodAlternative]).toEqual(["civil:2023-06", undefined]);
  });

  test("names a column whose header was cut by the number over it", () => {
    const cells = [
      ["Biểu 06b tháng 6/2023", null, null, null, null, null],
      ["TT", "Lĩnh vực", "Quá hạn", "Đã giải quyết", "", "Trực tuyến"],
      ["1", "2", "3", "4", "5", "6"],
      [1, "Hộ tịch", 1, 20, 7, 12],
      [2, "Đất đai", 0, 30, 8, 25],
    ];
    const { mapping } = readSheet({ cells }, { forms: WITH_06B });
    const figures = mapping.map(({ figure, reason }) => [figure, reason.code]);
    expect(figures).toContainEqual(["HS_BUU_CHINH", "COLUMN_NUMBER"]);
    expect(mapping.find(({ figure }) => figure === "HS_BUU_CHINH")?.reason.params).toEqual({
      column: 5,
      form: "Biểu 06b",
    });
  });

  test("has the rows of its columns in their order, filled in or not, before what else was read", () => {
    const rows = figureRows(CODE, { HS_TONG: 40, HS_TRUC_TUYEN: 12 } as never, {}, WITH_06B);
    expect(rows.map(({ code, state }) => [code, state])).toEqual([
      ["HS_QUA_HAN", "not_provided"],
      ["HS_DA_GIAI_QUYET", "not_provided"],
      ["HS_BUU_CHINH", "not_provided"],
      ["HS_TRUC_TUYEN", "number"],
      ["HS_TONG", "number"],
    ]);
    expect(figuresOfForm(CODE, WITH_06B)).toEqual(ENTRY_06B.columns.map(({ figure }) => figure));
  });

  test("is reported under its own title, with its figures first", () => {
    const totals = { figures: { HS_TIEP_NHAN: 9, HS_BUU_CHINH: 4 }, rates: {} };
    const row = (name: string) => ({ ...totals, name, state: null });
    const { rows } = reportSheet(
      {
        office: { name: "Huyện Xuân Lộc", type: "huyện" },
        above: null,
        period: readPeriodKey("civil:2023-06") as Period,
        form: CODE,
        today: "2026-11-25" as LocalDate,
        totals,
        rows: [row("Xã Một"), row("Xã Hai")],
        asOf: null,
        provisional: true,
        received: 2,
        expected: 2,
        paragraphs: [],
        core: "1.0.0",
        rulesets: [],
      },
      WITH_06B,
    );
    const texts = rows.map((cells) => cells.map(({ value }) => value ?? "").join(" | "));
    expect(texts).toContain("Kết quả giải quyết hồ sơ theo kênh tiếp nhận");
    expect(texts.find((text) => text.startsWith("STT"))).toMatch(/^STT \| Đơn vị \| Hồ sơ qua dịch vụ bưu chính/u);
  });
});

describe("a title whose code no known form has", () => {
  test.each([
    "Biểu 06b - Tình hình, kết quả giải quyết thủ tục hành chính",
    "Biểu số II.06đ/VPCP/KSTT",
    "II.06b/VPCP",
    "06c/VPCP/KSTT",
    "Biểu 06 B",
    "Biểu 06.1",
    "Biểu 06b (Ban hành kèm theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020)",
    "Biểu 06b thay Biểu 06a",
    "Biểu số 05 (Ban hành kèm theo Thông tư số 01/2020/TT-VPCP ngày 21/10/2020)",
    "Biểu số 766b",
  ])("“%s” is read as no other, and is said not to be understood", (title) => {
    const { form, notUnderstood } = titled(title, WITHOUT_06B);
    expect(form).toBeNull();
    expect(notUnderstood).toContainEqual({ at: "A1", text: title });
  });

  test("columns like those of 06a do not make it 06a, and its calendar stays open", () => {
    const cells: readonly (readonly SheetCell[])[] = [
      ["Biểu 06b - Tháng 6/2023"],
      [
        "TT",
        "LĨNH VỰC",
        "SỐ HỒ SƠ NHẬN GIẢI QUYẾT",
        "",
        "",
        "",
        "ĐÃ GIẢI QUYẾT",
        "",
        "",
        "",
        "ĐANG GIẢI QUYẾT",
        "",
        "",
      ],
      ["", "", "Tổng số", "Trực tuyến", "Trực tiếp, bưu chính", "Từ kỳ trước"].concat(
        ["Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"],
        ["Tổng số", "Trong hạn", "Quá hạn"],
      ),
      Array.from({ length: 13 }, (_, index) => `${index + 1}`),
      [1, "Hộ tịch", 1210, 1000, 200, 10, 1200, 900, 300, 0, 10, 10, 0],
      [2, "Đất đai", 356, 0, 356, 0, 356, 0, 356, 0, 0, 0, 0],
    ];
    const unknown = readSheet({ cells }, { forms: WITHOUT_06B });
    expect(unknown.form).toBeNull();
    expect(unknown.records[0]).toMatchObject({ period: "nd09:2023-06", periodAlternative: "civil:2023-06" });
    const untitled = readSheet({ cells: [["Tháng 6/2023"], ...cells.slice(1)] });
    expect(untitled.form).toBe("06a");
    expect(untitled.records[0]?.periodAlternative).toBeUndefined();
  });

  test.each([
    ["Biểu số 02: Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp", "766"],
    ["Biểu 06 tháng 6/2023", "06a"],
    ["Biểu 06 ở cấp xã", "06a"],
    ["Biểu 6 tháng đầu năm 2023", null],
    ["Số 06a/BC-UBND", null],
    ["Kèm theo Báo cáo số 245a/BC-UBND", null],
    ["Bộ chỉ số 766 tháng 6/2023", "766"],
  ])("“%s” is read as %s", (title, form) => {
    expect(titled(title).form).toBe(form);
  });
});

describe("the forms of this version", () => {
  test("name figures and rates that exist, each code once", () => {
    expect(new Set(FORMS.map(({ code }) => code)).size).toBe(FORMS.length);
    for (const form of FORMS) {
      expect(loadForm(JSON.parse(JSON.stringify(form)))).toEqual({ ok: true, result: form });
      expect(form.print.rates.filter((rate) => !findRate(rate))).toEqual([]);
    }
  });

  test("an entry with a figure that nobody knows, or with no code, is refused", () => {
    expect(loadForm({ ...ENTRY_06B, columns: [{ figure: "HS_LA" }] })).toMatchObject({
      ok: false,
      problem: { code: "FIGURE_UNKNOWN", params: { got: "HS_LA" } },
    });
    expect(loadForm({ ...ENTRY_06B, code: "biểu sáu" })).toMatchObject({
      ok: false,
      problem: { code: "FORM_UNKNOWN" },
    });
  });
});
