// What the pane makes of a sheet: which reports it finds, with which figures, and what it says about them.
import { expect, test } from "vitest";
import { directoryOf } from "../../../addin/taskpane/reading/unit-directory.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { mappingToStore } from "../../../shared/reading/mapping-memory.ts";
import type { SheetCell } from "../../../shared/reading/sheet.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import { type ReadReportsOptions, readReports } from "../../../shared/reports/read-reports.ts";
import { contentOfFixture, readFixtures } from "../../support/layout-fixtures.ts";

const unit = (code: string, name: string, type: "xã" | "huyện" | "tỉnh", parent: string | null) => ({
  code,
  name,
  type,
  parent,
  validFrom: "2015-01-01",
  validTo: null,
  successors: [],
  reports: false,
});

const OPTIONS: ReadReportsOptions = {
  directory: directoryOf([
    unit("T1", "Tỉnh Đồng Nai", "tỉnh", null),
    unit("XL", "Huyện Xuân Lộc", "huyện", "T1"),
    unit("SC", "Xã Suối Cao", "xã", "XL"),
    unit("XH", "Xã Xuân Hòa", "xã", "XL"),
    unit("TH", "Xã Thạch Hưng", "xã", "XL"),
  ]),
  today: "2023-12-01" as LocalDate,
  defaults: {
    unit: "XL" as UnitCode,
    period: parsePeriodKey("nd09:2023-06"),
    form: FORM_DEFAULT,
    calendar: null,
  },
};

const cellsOf = (lines: readonly string[]): readonly (readonly SheetCell[])[] =>
  contentOfFixture({ sheet: lines, merges: [] } as never).cells;

const read = (lines: readonly string[], options: Partial<ReadReportsOptions> = {}) =>
  readReports({ sheet: "Trang 1", area: "A1:Z99", cells: cellsOf(lines) }, { ...OPTIONS, ...options });

const layout = (name: string, options: Partial<ReadReportsOptions> = {}) => {
  const fixture = readFixtures().find((fixture) => fixture.name === name);
  if (!fixture) throw new Error(`no layout ${name}`);
  return readReports({ sheet: name, area: "A1", ...contentOfFixture(fixture) }, { ...OPTIONS, ...options });
};

const reportLine = ({ unit: code, unitText, period, periodAlternative, form, figures, lines }: CheckedReport): string =>
  [
    code ?? `? ${unitText}`,
    [period?.key ?? "?", periodAlternative?.key].filter(Boolean).join(" or "),
    form,
    Object.entries(figures)
      .map(([name, entry]) => `${name}=${typeof entry === "number" ? entry : (entry?.state ?? "")}`)
      .slice(0, 3)
      .join(" "),
    lines.length,
  ].join(" | ");

test.each([
  [
    "a commune's form 06a: the stated total with its lines by lĩnh vực",
    "form-06a-commune",
    ["TH | nd09:2023-Q1 | 06a | HS_TONG=393 HS_TRUC_TUYEN=102 HS_TRUC_TIEP=278 | 4"],
  ],
  [
    "a table of communes: one report each, the total over them is none",
    "communes-monthly",
    [
      "? TT. Gia Ray | nd09:2023-05 or civil:2023-05 | chung | HS_TIEP_NHAN=820 HS_TRUC_TUYEN=410 | 0",
      "SC | nd09:2023-05 or civil:2023-05 | chung | HS_TIEP_NHAN=230 HS_TRUC_TUYEN=92 | 0",
      "XH | nd09:2023-05 or civil:2023-05 | chung | HS_TIEP_NHAN=150 HS_TRUC_TUYEN=30 | 0",
      "? X. Lang Minh | nd09:2023-05 or civil:2023-05 | chung | HS_TIEP_NHAN=90 HS_TRUC_TUYEN=0 | 0",
    ],
  ],
  [
    "lĩnh vực under each commune, no total stated: the lines are added up",
    "units-with-sectors",
    [
      "SC | nd09:2023-Q3 or civil:2023-Q3 | chung | HS_TIEP_NHAN=150 HS_TRUC_TUYEN=45 | 2",
      "XH | nd09:2023-Q3 or civil:2023-Q3 | chung | HS_TIEP_NHAN=40 HS_TRUC_TUYEN=22 | 2",
    ],
  ],
  [
    "labels with numbers: one report",
    "label-value",
    ["TH | civil:2020-11M | chung | HS_TIEP_NHAN=332 HS_TRUC_TUYEN=134 HS_TRUC_TIEP=198 | 0"],
  ],
  [
    "levels side by side are parts of the unit that the pane is set to",
    "levels-over-columns",
    ["XL | range:2019-12-01..2020-02-29 | chung | HS_TIEP_NHAN=659245 HS_DA_GIAI_QUYET=643272 | 0"],
  ],
  [
    "services are not added over their kinds: the stated total is taken",
    "two-tables",
    [
      "XL | nd09:2023-Q1 or civil:2023-Q1 | chung | DVC_CUNG_CAP=650 DVC_TICH_HOP=549 DVC_PHAT_SINH=139 | 0",
      "? Sở Công Thương | nd09:2023-03 or civil:2023-03 | chung | HS_MOT_PHAN=8000 HS_TOAN_TRINH=8000 HS_TRUC_TUYEN=16000 | 0",
      "? Sở Xây dựng | nd09:2023-03 or civil:2023-03 | chung | HS_MOT_PHAN=339 HS_TOAN_TRINH=728 HS_TRUC_TUYEN=1067 | 0",
    ],
  ],
  [
    "a unit whose line was left empty has no report",
    "headings-without-numbers",
    [
      "? Sở Công Thương | nd09:2022-11 or civil:2022-11 | chung | HS_TIEP_NHAN=300 HS_KY_TRUOC=20 HS_DA_GIAI_QUYET=305 | 0",
      "? Sở Xây dựng | nd09:2022-11 or civil:2022-11 | chung | HS_TIEP_NHAN=150 HS_KY_TRUOC=12 HS_DA_GIAI_QUYET=151 | 0",
      "XL | nd09:2022-11 or civil:2022-11 | chung | HS_TIEP_NHAN=4840 HS_KY_TRUOC=100 HS_DA_GIAI_QUYET=4900 | 0",
    ],
  ],
  ["a list of staff has no report", "not-a-report", []],
])("%s", (_, name, expected) => {
  expect(layout(name).reports.map(reportLine)).toEqual(expected);
});

test("a sheet without title is of the unit, period and form that the pane is set to", () => {
  const { reports } = read(["Tổng số hồ sơ tiếp nhận | 332", "Hồ sơ nộp trực tuyến | 134"]);
  expect(reports.map(reportLine)).toEqual(["XL | nd09:2023-06 | chung | HS_TIEP_NHAN=332 HS_TRUC_TUYEN=134 | 0"]);
  expect(reports[0]?.source).toEqual({ sheet: "Trang 1", file: null });
});

test("two communes of one name under two headings are two reports, not parts of one", () => {
  const { reports } = read([
    "Tháng 5/2023",
    "TT | Đơn vị | Hồ sơ tiếp nhận | Hồ sơ trực tuyến",
    "I | HUYỆN A | | ",
    "1 | Xã Tân Lập | 100 | 40",
    "II | HUYỆN B | | ",
    "1 | Xã Tân Lập | 80 | 20",
  ]);
  expect(reports.map((report) => [report.unitText, report.figures["HS_TIEP_NHAN" as never]])).toEqual([
    ["Xã Tân Lập", 100],
    ["Xã Tân Lập", 80],
  ]);
});

test("a chosen calendar settles a bare label; a form that the title names keeps its own", () => {
  const defaults = { ...OPTIONS.defaults, calendar: "civil" as const };
  const communes = layout("communes-monthly", { defaults }).reports;
  expect(communes.map(({ period, periodAlternative }) => [period?.key, periodAlternative])).toEqual(
    communes.map(() => ["civil:2023-05", null]),
  );
  const [form06] = layout("form-06-by-level", { defaults: { ...defaults, form: "766" as FormCode } }).reports;
  expect(form06?.period?.key).toBe("nd09:2023-H1");
});

const codesAt = (reports: readonly Pick<CheckedReport, "findings">[]): readonly string[] =>
  reports.flatMap(({ findings }) => findings.map(({ severity, code, at }) => `${severity} ${code} ${at}`));

test.each([
  [
    "a total that is not the sum of its lines is said once, at the total, with a proposal",
    [
      "Biểu số II.06a/VPCP/KSTT | Đơn vị báo cáo: UBND xã Thạch Hưng",
      "Kỳ báo cáo: Quý I/2023 (Từ ngày 15/12/2022 đến ngày 14/3/2023)",
      "STT | Lĩnh vực | Tiếp nhận | Trực tuyến",
      "1 | Hộ tịch | 100 | 70",
      "2 | Đất đai | 50 | 20",
      " | Tổng số | 151 | 90",
    ],
    ["E SUM_MISMATCH C6"],
  ],
  [
    "a part larger than its whole is said at both cells",
    ["Xã Thạch Hưng - Tháng 6/2023", "Nội dung | Số hồ sơ", "Hồ sơ tiếp nhận | 100", "Hồ sơ nộp trực tuyến | 120"],
    ["E NUM_GT_DEN B4", "E PART_WHOLE B3"],
  ],
  [
    "a percentage beside its counts stands at the cell of the percentage",
    [
      "Tháng 5/2023",
      "STT | Tên xã | Tổng số HS tiếp nhận | HS nộp trực tuyến | Tỷ lệ hồ sơ nộp trực tuyến (%)",
      "1 | Xã Suối Cao | 2300 | 920 | '40",
      "2 | Xã Xuân Hòa | 1500 | 300 | '27,5",
    ],
    ["E PCT_MISMATCH E4"],
  ],
  [
    "what was carried over is compared with the month before in the same sheet",
    [
      "UBND XÃ THẠCH HƯNG",
      "Theo dõi hồ sơ năm 2023 (từ ngày 15 tháng trước đến ngày 14 tháng này)",
      "Tháng | Tiếp nhận mới | Tồn kỳ trước | Đã giải quyết | Đang giải quyết",
      "Tháng 4 | 170 | 10 | 160 | 20",
      "Tháng 5 | 165 | 15 | 150 | 30",
    ],
    ["W CARRY_MISMATCH C5"],
  ],
])("%s", (_, lines, expected) => {
  const errors = codesAt(read(lines).reports).filter((line) => !line.startsWith("I "));
  expect(errors).toEqual(expected);
});

test("findings of the sheet are those of all reports, worst first, each once", () => {
  const { findings, reports } = layout("communes-monthly");
  expect(findings[0]).toMatchObject({ severity: "E", code: "SUM_MISMATCH", at: "D7" });
  const order = findings.map(({ severity }) => "EWI".indexOf(severity));
  expect(order).toEqual(order.toSorted());
  expect(reports.flatMap((report) => report.findings).every((finding) => finding.at !== "D7")).toBe(true);
});

const STRANGE = [
  "Xã Thạch Hưng - Tháng 6/2023",
  "TT | Tên xã | Hồ sơ tiếp nhận | Nộp qua cổng ABC",
  "1 | Xã Suối Cao | 100 | 40",
  "2 | Xã Xuân Hòa | 80 | 20",
];

test("what a person said of a column is found again, also after a column was put before it", () => {
  const first = read(STRANGE);
  expect(first.reading.notUnderstood.map(({ at }) => at)).toContain("D2");
  const key = first.reading.headers.find(({ at }) => at === "D2")?.key ?? "";
  const stored = mappingToStore(first.reading, new Map([[key, "HS_TRUC_TUYEN" as never]]));
  const moved = STRANGE.map((line, index) =>
    index < 1 ? line : line.replace(" | ", index === 1 ? " | Ghi chú | " : " | | "),
  );
  const again = read(moved, { stored: [stored] });
  expect(again.mapping).toEqual(stored);
  expect(again.reports.map((report) => [report.figures["HS_TRUC_TUYEN" as never], report.at.HS_TRUC_TUYEN])).toEqual([
    [40, "E3"],
    [20, "E4"],
  ]);
});

test.each([
  ["no cells at all", []],
  ["blank lines", [" | ", " | "]],
  ["a number alone", ["12"]],
])("%s is no report and nothing throws", (_, lines) => {
  expect(read(lines).reports).toEqual([]);
});

test.each([
  ["dates beside the label", "Tháng 5/2023 (từ ngày 15/4/2023 đến ngày 14/5/2023)", "nd09:2023-05", true],
  ["the label alone", "Tháng 5/2023", "nd09:2023-05", false],
  ["nothing", "", "nd09:2023-06", false],
])("the days are known from the sheet only where it states them: %s", (_, title, key, isDated) => {
  const { reports } = read([
    title,
    "TT | Nội dung | Số lượng",
    "1 | Hồ sơ tiếp nhận trong kỳ | 10",
    "2 | Hồ sơ nộp trực tuyến | 4",
  ]);
  expect(reports.map(({ period, isDated: dated }) => [period?.key, dated])).toEqual([[key, isDated]]);
});
