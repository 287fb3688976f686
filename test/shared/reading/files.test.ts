// Files as offices have them are opened by what they are, not by what they are called; an old .xls says how to save it anew.
import fs from "node:fs";
import path from "node:path";
import { writeXlsx } from "hucre/xlsx";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import { type ChosenFile, type FileContent, readFile } from "../../../shared/reading/file.ts";
import { type PortalRecord, readPortal } from "../../../shared/reading/file-portal.ts";
import { readSheet, type SheetReading } from "../../../shared/reading/read-sheet.ts";
import { parseArea, type SheetCell, type SheetContent } from "../../../shared/reading/sheet.ts";
import { findRuleSet } from "../../../shared/rules/rule-sets.ts";
import { fileProblemText } from "../../../shared/text/reading.ts";
import { contentOfFixture, linesOfReading, readFixtures } from "../../support/layout-fixtures.ts";

const folder = path.join(import.meta.dirname, "..", "..", "cases");
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const opened = async (file: ChosenFile): Promise<FileContent> => {
  const outcome = await readFile(file);
  if (!outcome.ok) throw new Error(fileProblemText(outcome.problem));
  return outcome.result;
};

const sheetsOf = async (file: ChosenFile): Promise<readonly SheetContent[]> => {
  const content = await opened(file);
  if (content.kind !== "sheets") throw new Error("no sheets");
  return content.sheets.map((sheet) => sheet.content);
};

const firstSheet = async (file: ChosenFile): Promise<SheetContent> => {
  const [sheet] = await sheetsOf(file);
  if (!sheet) throw new Error("no sheet");
  return sheet;
};

const codeOf = async (file: ChosenFile): Promise<string> => {
  const outcome = await readFile(file);
  return outcome.ok ? outcome.result.kind : outcome.problem.code;
};

const areasOf = (merges: readonly string[]) =>
  merges.map((merge) => {
    const { top, left, bottom, right } = parseArea(merge) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    return { startRow: top, startCol: left, endRow: bottom, endCol: right };
  });

const plainCell = (cell: SheetCell): string | number | boolean | null => (typeof cell === "object" ? null : cell);

const asXlsx = ({ cells, merges = [] }: SheetContent): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: "Biểu", rows: cells.map((row) => row.map(plainCell)), merges: areasOf(merges) }] });

const escaped = (text: string): string => text.replace(/&/gu, "&amp;").replace(/</gu, "&lt;");

const asHtml = ({ cells, merges = [] }: SheetContent): string => {
  const areas = merges.map((merge) => parseArea(merge)).filter((area) => area !== null);
  const columns = Math.max(...cells.map((row) => row.length));
  const rows = cells.map((row, rowIndex) => {
    const tds = Array.from({ length: columns }, (_, column) => {
      const area = areas.find(
        ({ top, left, bottom, right }) => rowIndex >= top && rowIndex <= bottom && column >= left && column <= right,
      );
      if (area && (area.top !== rowIndex || area.left !== column)) return "";
      const spans = area ? ` colspan="${area.right - area.left + 1}" rowspan="${area.bottom - area.top + 1}"` : "";
      return `<td${spans}>${escaped(String(plainCell(row[column] ?? null) ?? ""))}</td>`;
    });
    return `<tr>${tds.join("")}</tr>`;
  });
  return `<html><body><table>${rows.join("\n")}</table></body></html>`;
};

const figuresOf = ({ records, totals }: SheetReading) =>
  [...records, ...totals].map(({ figures, rates, period, unit }) => ({ figures, rates, period, unit }));

const fixtures = readFixtures();

describe("every layout comes back from an .xlsx file", () => {
  for (const fixture of fixtures) {
    test(fixture.name, async () => {
      const bytes = await asXlsx(contentOfFixture(fixture));
      const sheet = await firstSheet({ name: "Biểu mẫu.xlsx", bytes });
      expect(linesOfReading(readSheet(sheet))).toEqual(fixture.expect);
    });
  }
});

describe("every layout comes back from the HTML that software saves as .xls", () => {
  for (const fixture of fixtures) {
    test(fixture.name, async () => {
      const content = contentOfFixture(fixture);
      const sheet = await firstSheet({ name: "thongke.xls", bytes: bytesOf(asHtml(content)) });
      expect(figuresOf(readSheet(sheet))).toEqual(figuresOf(readSheet(content)));
    });
  }
});

describe("every layout comes back from a .csv file, where merged ranges are lost", () => {
  for (const fixture of fixtures) {
    test(fixture.name, async () => {
      const content = contentOfFixture(fixture);
      const text = Papa.unparse(
        content.cells.map((row) => row.map(plainCell)),
        { delimiter: ";" },
      );
      const sheet = await firstSheet({ name: "so-lieu.csv", bytes: bytesOf(`\ufeff${text}`) });
      expect(figuresOf(readSheet(sheet))).toEqual(figuresOf(readSheet(content)));
    });
  }
});

describe("the table of a one-stop system saved as .xls", () => {
  const file = {
    name: "ThongKe_2023.xls",
    bytes: fs.readFileSync(path.join(folder, "layouts", "files", "one-stop-export.html")),
  };

  test("gives its figures, with title lines, entities, missing end tags and spans", async () => {
    const { records, totals, findings, notUnderstood } = readSheet(await firstSheet(file));
    expect(records).toMatchObject([
      {
        label: "Xã Suối Cao",
        period: "nd09:2023-06",
        figures: { HS_TIEP_NHAN: 1230, HS_TRUC_TUYEN: 1092, HS_TRUC_TIEP: 138, HS_DUNG_HAN: 1224, HS_QUA_HAN: 1 },
      },
      {
        label: "Xã Xuân Hòa",
        period: "nd09:2023-06",
        figures: { HS_TIEP_NHAN: 150, HS_TRUC_TUYEN: 30, HS_TRUC_TIEP: 120, HS_DUNG_HAN: 149, HS_QUA_HAN: 0 },
      },
    ]);
    expect(totals.map(({ label }) => label)).toEqual(["Tổng cộng"]);
    expect(findings).toEqual([]);
    expect(notUnderstood).toEqual([]);
  });

  test("scripts and styles are no cells", async () => {
    const { cells } = await firstSheet(file);
    expect(JSON.stringify(cells)).not.toMatch(/99|mso-number-format|ExcelWorkbook/u);
  });
});

test("the XML workbook of Excel 2003 saved as .xls keeps positions and merged ranges", async () => {
  const bytes = fs.readFileSync(path.join(folder, "layouts", "files", "xml-workbook.xml"));
  const sheets = await sheetsOf({ name: "baocao.xls", bytes });
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.merges).toEqual(["A1:E1", "A3:A4", "B3:D3", "E3:E4"]);
  expect(readSheet(sheets[0] as SheetContent).records).toMatchObject([
    { sector: "Hộ tịch", figures: { HS_TIEP_NHAN: 120, HS_TRUC_TUYEN: 90, HS_TRUC_TIEP: 30, HS_DA_GIAI_QUYET: 118 } },
    { sector: "Chứng thực", figures: { HS_TIEP_NHAN: 80, HS_TRUC_TUYEN: { state: "not_provided" }, HS_TRUC_TIEP: 80 } },
  ]);
});

describe(".xlsx", () => {
  test("a percentage is kept as shown, a day as it is written, a hidden sheet left out", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Số liệu",
          rows: [
            ["Đơn vị", "HS tiếp nhận", "HS trực tuyến", "Tỷ lệ hồ sơ trực tuyến", "Ngày"],
            ["Xã A", 26757, 4840, 4840 / 26757, null],
          ],
          cells: new Map([
            ["1,3", { value: 4840 / 26757, style: { numFmt: "0.0%" } }],
            ["1,4", { value: new Date(Date.UTC(2023, 5, 14)), style: { numFmt: "dd/mm/yyyy" } }],
          ]),
        },
        { name: "Nháp", rows: [["bí mật"]], hidden: true },
      ],
    });
    const sheets = await sheetsOf({ name: "a.xlsx", bytes });
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.cells[1]).toEqual(["Xã A", 26757, 4840, "18,1%", "14/06/2023"]);
    expect(readSheet(sheets[0] as SheetContent).records[0]?.rates).toEqual({
      ONLINE_RATE_ALL: { percent: 18.1, decimals: 1 },
    });
  });

  test("a workbook under the wrong name is still opened", async () => {
    const bytes = await asXlsx({
      cells: [
        ["Đơn vị", "HS tiếp nhận"],
        ["Xã A", 5],
      ],
    });
    expect(await codeOf({ name: "so-lieu.csv", bytes })).toBe("sheets");
  });
});

describe(".csv", () => {
  const sheet = (text: string) => firstSheet({ name: "a.csv", bytes: bytesOf(text) });

  test.each([
    ["comma", 'Đơn vị,HS tiếp nhận\n"Xã A, B","1.234"\n'],
    ["semicolon", 'Đơn vị;HS tiếp nhận\n"Xã A, B";1.234\n'],
    ["tab", "Đơn vị\tHS tiếp nhận\nXã A, B\t1.234\n"],
    ["told by the first line", 'sep=;\r\nĐơn vị;HS tiếp nhận\r\n"Xã A, B";1.234\r\n'],
  ])("separated by %s", async (_, text) => {
    expect(readSheet(await sheet(text)).records).toMatchObject([{ label: "Xã A, B", figures: { HS_TIEP_NHAN: 1234 } }]);
  });

  test("a line break inside quotes stays in its cell", async () => {
    expect((await sheet('"Đơn\nvị","HS tiếp nhận"\nXã A,5\n')).cells[0]).toEqual(["Đơn\nvị", "HS tiếp nhận"]);
  });

  test("UTF-16, as Excel saves “Unicode Text”", async () => {
    const text = "\ufeffĐơn vị\tHS tiếp nhận\r\nXã Ea H'leo\t5\r\n";
    const units = [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
    const content = await firstSheet({ name: "a.txt", bytes: Uint8Array.from(units) });
    expect(content.cells[1]).toEqual(["Xã Ea H'leo", "5"]);
  });

  test("letters outside the basic plane survive", async () => {
    expect((await sheet("a,😀\n1,2\n")).cells[0]).toEqual(["a", "😀"]);
  });
});

describe("what cannot be read says what to do", () => {
  const compound = Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array.from({ length: 600 }, () => 0),
  ]);
  const encrypted = Uint8Array.from([
    ...compound,
    ...[..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]),
  ]);
  const cases: readonly (readonly [code: string, file: ChosenFile])[] = [
    ["FILE_BINARY_XLS", { name: "BC thang 6.xls", bytes: compound }],
    ["FILE_BINARY_XLS", { name: "cu.xls", bytes: Uint8Array.from([0x09, 0x08, 0x08, 0x00, 0, 5, 5, 0]) }],
    ["FILE_ENCRYPTED", { name: "mat.xlsx", bytes: encrypted }],
    ["FILE_BROKEN", { name: "hong.xlsx", bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3, 4, 5]) }],
    ["FILE_NOT_UNICODE", { name: "ansi.csv", bytes: Uint8Array.from([0x58, 0xe3, 0x20, 0x41, 0x2c, 0x35, 0xd0]) }],
    ["FILE_KIND_UNKNOWN", { name: "trang.html", bytes: bytesOf("<html><body><p>Không có bảng</p></body></html>") }],
    ["FILE_KIND_UNKNOWN", { name: "anh.png", bytes: Uint8Array.from([0x41, 0, 0x42, 0]) }],
    ["FILE_EMPTY", { name: "trong.csv", bytes: bytesOf("  \n ") }],
    ["FILE_EMPTY", { name: "trong.xlsx", bytes: new Uint8Array() }],
    ["FILE_JSON_UNKNOWN", { name: "khac.json", bytes: bytesOf('{"a":[1,2]}') }],
    ["FILE_JSON_UNKNOWN", { name: "hong.json", bytes: bytesOf('{"data":') }],
    ["FILE_TOO_LARGE", { name: "to.csv", bytes: new Uint8Array(21 * 1024 * 1024) }],
  ];
  test.each(cases)("%s", async (code, file) => {
    const outcome = await readFile(file);
    expect(outcome.ok ? "read" : outcome.problem.code).toBe(code);
    if (!outcome.ok) expect(fileProblemText(outcome.problem)).toMatch(/^(?:Tệp|Không mở được tệp) “[^”]+”.*Hãy .*\.$/u);
  });

  test("an old .xls tells how to save it as .xlsx, in one sentence with the menu", async () => {
    const outcome = await readFile({ name: "BC thang 6.xls", bytes: compound });
    expect(outcome.ok ? "" : fileProblemText(outcome.problem)).toBe(
      "Tệp “BC thang 6.xls” ở định dạng Excel 97-2003. Hãy mở bằng Excel, chọn Lưu thành (Save As), chọn kiểu Excel Workbook (.xlsx) rồi chọn lại tệp mới.",
    );
  });
});

interface PublishedRow {
  readonly id: string;
  readonly unit_code: string;
  readonly period: string;
  readonly group: string;
  readonly indicators: readonly {
    readonly code: string;
    readonly numerator: number | null;
    readonly denominator: number | null;
  }[];
  readonly published_group_score: number;
}

describe("the national portal's own JSON", () => {
  const file = path.join(folder, "portal766.json");
  const rows = JSON.parse(fs.readFileSync(file, "utf8")) as readonly PublishedRow[];

  test("396 published rows keep their counts, nulls, scores and periods", async () => {
    const content = await opened({ name: "portal766.json", bytes: fs.readFileSync(file) });
    const records = content.kind === "portal" ? content.records : [];
    expect(records).toHaveLength(rows.length);
    const asRead = records.map((record) => ({
      unit: record.unitCode,
      period: record.period,
      group: record.group,
      score: record.score,
      indicators: record.indicators.map(({ code, numerator, denominator }) => ({ code, numerator, denominator })),
    }));
    const asPublished = rows.map((row) => ({
      unit: row.unit_code,
      period: parsePeriodKey(`civil:${row.period}`)?.key ?? null,
      group: row.group,
      score: row.published_group_score,
      indicators: row.indicators.map(({ code, numerator, denominator }) => ({ code, numerator, denominator })),
    }));
    expect(asRead).toEqual(asPublished);
  });

  test("every line of the rule set has its figures, or is one that no single figure holds", () => {
    const portal = findRuleSet("qd766-portal-2026");
    const codes = portal?.groups.flatMap(({ indicators }) => indicators.map(({ code }) => code as string)) ?? [];
    const [record] = readPortal([
      { departmentName: "A", metrics: codes.map((code) => ({ code, numerator: 1, denominator: 2 })) },
    ]);
    expect(record?.indicators.map(({ code }) => code)).toEqual(codes);
    // AVG_DAYS is information of its own; the others have at least one figure.
    const without = codes.filter(
      (code) =>
        Object.keys(
          readPortal([{ departmentName: "A", metrics: [{ code, numerator: 1, denominator: 2 }] }])[0]?.figures ?? {},
        ).length === 0,
    );
    expect(without).toEqual(["AVG_DAYS"]);
  });

  const figures = (json: unknown): readonly PortalRecord["figures"][] =>
    readPortal(json).map((record) => record.figures);

  test("overview and evaluation: province and departments, provisional marks kept", () => {
    const metric = { code: "DOSSIER_SYNC", numerator: 656, denominator: 656, ratio: 100, score: 6, maxScore: 6 };
    const unit = { departmentName: "Sở Công Thương - Tỉnh Phú Thọ", totalScore: 7.96, totalMaxScore: 18 };
    const json = {
      code: "OK",
      data: {
        overview: {
          departmentName: "UBND tỉnh Phú Thọ",
          totalScore: 7.96,
          totalMaxScore: 18,
          metrics: [{ code: "PUBLIC_CONTENT_FULL", numerator: 87, denominator: 89, score: 1.96 }],
        },
        evaluation: [{ ...unit, metrics: [{ ...metric, dataQualityStatus: "TEMP_NATIONAL_REPORT_DENOMINATOR" }] }],
      },
    };
    expect(readPortal(json)).toMatchObject([
      {
        unitName: "UBND tỉnh Phú Thọ",
        includesSubordinates: true,
        group: "CKMB",
        figures: { TTHC_DU_BO_PHAN: 87, TTHC_DANG_CONG_KHAI: 89, DIEM_CKMB: 7.96 },
      },
      {
        includesSubordinates: false,
        indicators: [{ quality: "TEMP_NATIONAL_REPORT_DENOMINATOR" }],
        figures: { HS_DONG_BO: 656 },
      },
    ]);
  });

  test("a null is no zero", () => {
    const metrics = [{ code: "ELECTRONIC_CERTIFIED_COPY", numerator: null, denominator: null, ratio: 100, score: 2 }];
    const [record] = readPortal({
      data: { overview: { departmentName: "A", totalScore: 2, totalMaxScore: 22, metrics }, evaluation: [] },
    });
    expect(record?.indicators[0]).toMatchObject({ numerator: null, denominator: null, ratio: 100 });
    expect(record?.figures).toEqual({ DIEM_MDSH: 2 });
  });

  test("progress tree: parent and children", () => {
    const parent = {
      departmentName: "UBND tỉnh Phú Thọ",
      departmentCode: "H44",
      totalReceived: 464494,
      totalOnTime: 403016,
      totalCompleted: 375592,
      ratio: 86.76,
      totalScore: 17.35,
      totalMaxScore: 20,
    };
    const child = {
      departmentName: "Sở Ngoại vụ - Tỉnh Phú Thọ",
      departmentCode: "H44.13",
      level: "PROVINCE",
      totalReceived: 4,
      totalOnTime: 2,
      totalOverdue: 2,
      ratio: 50,
      score: 10,
      maxScore: 20,
    };
    const records = readPortal({ code: "OK", data: { parent, children: [child] } });
    expect(records).toMatchObject([
      { unitCode: "H44", group: "TDGQ", figures: { HS_TONG: 464494, HS_DA_GIAI_QUYET: 375592, DIEM_TDGQ: 17.35 } },
      {
        unitCode: "H44.13",
        group: "TDGQ",
        figures: { HS_TONG: 4, DIEM_TDGQ: 10 },
        indicators: [{ code: "ON_TIME", numerator: 2, denominator: 4, ratio: 50, score: 10 }],
      },
    ]);
    expect(records[0]?.figures).not.toHaveProperty("HS_DUNG_HAN");
  });

  test("online services: procedures once at their highest level, channels as columns 4 and 5", () => {
    const parent = {
      departmentName: "UBND tỉnh Phú Thọ",
      departmentCode: "H44",
      totalScore: 8.41,
      totalMaxScore: 12,
      authorityCount: 89,
      partialCount: 31,
      fullCount: 21,
      onlineDossierCount: 449,
      onlineServiceTotal: 1884,
      channelOnlineSum: 435258,
      channelDirectSum: 5300,
      channelPostalSum: 0,
      channelTotalSum: 440558,
    };
    const child = {
      departmentName: "UBND Phường Việt Trì",
      departmentCode: "H44.100",
      totalScore: 6.52,
      totalMaxScore: 12,
      ratio: 54.33,
    };
    expect(figures({ data: { parent, children: [child] } })).toEqual([
      {
        TTHC_CO_DVCTT: 52,
        TTHC_THAM_QUYEN: 89,
        TTHC_MOT_PHAN: 31,
        TTHC_TOAN_TRINH: 21,
        DVC_PHAT_SINH: 449,
        DVC_CUNG_CAP: 1884,
        HS_TRUC_TUYEN: 435258,
        HS_TRUC_TIEP: 5300,
        HS_BUU_CHINH: 0,
        HS_TIEP_NHAN: 440558,
        DIEM_DVCTT: 8.41,
      },
      { DIEM_DVCTT: 6.52 },
    ]);
  });

  test("online payment", () => {
    const parent = {
      departmentName: "UBND tỉnh Phú Thọ",
      totalScore: 6.67,
      totalMaxScore: 10,
      totalDossierOnlinePaymentSuccess: 233203,
      totalDossierFinancialObligation: 268066,
      totalDossierOnlineFormalityPaymentSuccess: 115,
      totalFeeDossierFormalityDistinct: 311,
      totalFeeDossierFormality: 66,
      totalFeeFormality: 311,
    };
    const [record] = readPortal({ data: { parent, children: [] } });
    expect(record?.figures).toEqual({
      HS_THANH_TOAN_TT: 233203,
      HS_CO_PHI: 268066,
      TTHC_THANH_TOAN_TT: 115,
      TTHC_NGHIA_VU_TAI_CHINH: 311,
      TTHC_TICH_HOP_THANH_TOAN: 66,
      TTHC_CO_PHI: 311,
      DIEM_TTTT: 6.67,
    });
  });

  describe("the old portal, which used two names for each other", () => {
    const row = (first: number | string, second: number | string) => ({
      TEN_DON_VI: "Xã Thạnh Tân",
      CKMB: 0,
      TDGQ: 20,
      CLGQ: first,
      TTTT: second,
      MDHL: 18,
      MDSH: 19,
      TONG_SCORE: 72.6,
    });
    test("more than 10 points can only be online services, whichever field has them", () => {
      expect(figures([row(11.5, 7.8)])).toMatchObject([{ DIEM_DVCTT: 11.5, DIEM_TTTT: 7.8 }]);
      expect(figures([row("7,8", "11,5")])).toMatchObject([{ DIEM_DVCTT: 11.5, DIEM_TTTT: 7.8 }]);
    });
    test("where neither tells, both stay open", () => {
      const [record] = readPortal([row(7, 7.8)]);
      expect(record?.open).toEqual(["CLGQ", "TTTT"]);
      expect(Object.keys(record?.figures ?? {})).toEqual([
        "DIEM_CKMB",
        "DIEM_TDGQ",
        "DIEM_MDSH",
        "DIEM_MDHL",
        "DIEM_TONG",
      ]);
    });
  });

  test("other JSON is not taken for it", () => {
    for (const json of [
      null,
      5,
      "a",
      {},
      [],
      { data: null },
      { data: { parent: { departmentName: "" } } },
      [{ name: "x" }],
    ]) {
      expect(readPortal(json)).toEqual([]);
    }
  });
});
