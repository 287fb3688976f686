// Files that communes sent by other ways: whose each is, what stays undecided, what is sent and what a broken one does to the others.
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import type { UnitEntry } from "../../../addin/server/entries.ts";
import type { DroppedFile } from "../../../addin/taskpane/consolidate/files/dropped-file.ts";
import {
  choose,
  chooseAmong,
  chooseCalendar,
  type FileReport,
  fileStates,
  NO_CHOICE,
  type SentFile,
} from "../../../addin/taskpane/consolidate/files/file-match.ts";
import { unitOfFile } from "../../../addin/taskpane/consolidate/files/file-unit.ts";
import { type ReadOne, readFiles } from "../../../addin/taskpane/consolidate/files/read-files.ts";
import { orderOfFile } from "../../../addin/taskpane/consolidate/files/send-files.ts";
import { directoryOf } from "../../../addin/taskpane/reading/unit-directory.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { FindingDetail } from "../../../shared/findings/finding.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import { testReader } from "./sheet-reader.ts";

const unit = (code: string, name: string, type: UnitEntry["type"], parent: string | null): UnitEntry => ({
  code,
  name,
  type,
  parent,
  validFrom: "2000-01-01",
  validTo: null,
  successors: [],
  reports: false,
});
const UNITS = [
  unit("TN", "Tỉnh Tây Ninh", "tỉnh", null),
  unit("TT", "Xã Thạnh Tân", "xã", "TN"),
  unit("DH", "Phường Đông Hải", "phường", "TN"),
  unit("PM1", "Xã Phước Minh", "xã", "TN"),
  unit("PM2", "Phường Phước Minh", "phường", "TN"),
];
const directory = directoryOf(UNITS);
const scope = { directory, under: "TN" as UnitCode, day: "2026-06-30" as LocalDate };

describe("whose file it is", () => {
  test.each<readonly [string, string | null, string, string | null, readonly string[]]>([
    ["the sheet says it", "TT", "bao cao.xlsx", "TT", ["TT"]],
    ["the file name says it", null, "BC_T6-2026_Xã Thạnh Tân.xlsx", "TT", ["TT"]],
    ["without diacritics and spaces", null, "thang6_XaThanhTan_lan2.xls", "TT", ["TT"]],
    ["behind a folder", null, "C:\\Users\\a\\dong hai 06.2026.csv", "DH", ["DH"]],
    ["two units of one name", null, "phuoc minh.xlsx", null, ["PM1", "PM2"]],
    ["the kind tells them apart", null, "Phuong Phuoc Minh T6.xlsx", "PM2", ["PM2"]],
    ["only the words of a report", null, "Báo cáo tháng 6 năm 2026.xlsx", null, []],
    ["sheet and file name disagree", "TT", "Phường Đông Hải.xlsx", null, ["TT", "DH"]],
    ["nothing", null, "", null, []],
  ])("%s", (_, code, fileName, expected, candidates) => {
    const unit = unitOfFile({ unit: code as UnitCode | null, unitText: "", fileName }, scope);
    expect(unit.unit).toBe(expected);
    expect([...unit.candidates].sort()).toEqual([...candidates].sort());
  });

  test("a name in the sheet that is not known is never replaced by the file name, only proposed", () => {
    const unit = unitOfFile({ unit: null, unitText: "Xã Không Có", fileName: "Xã Thạnh Tân.xlsx" }, scope);
    expect(unit).toMatchObject({ unit: null, candidates: ["TT"] });
  });
});

const period = (key: string): Period => parsePeriodKey(key) as Period;
const CIVIL = period("civil:2026-06");
const ND09 = period("nd09:2026-06");

const checked = (part: Partial<CheckedReport> = {}): CheckedReport => ({
  unit: null,
  unitText: "",
  period: CIVIL,
  periodAlternative: null,
  form: "chung" as FormCode,
  figures: { HS_TRUC_TUYEN: 5, HS_TIEP_NHAN: 10 } as CheckedReport["figures"],
  at: {},
  lines: [],
  source: { sheet: "Sheet1", file: "a.xlsx" },
  findings: [],
  ...part,
});
const file = (id: string, code: string | null, part: Partial<FileReport> = {}): FileReport => ({
  id,
  fileName: `${id}.xlsx`,
  sheet: "Sheet1",
  report: checked(),
  scheme: null,
  match: { unit: code as UnitCode | null, candidates: [], from: "sheet" },
  choice: NO_CHOICE,
  sent: null,
  ...part,
});
const refused = (part: Partial<SentFile> = {}): SentFile => ({
  isStored: false,
  text: "Không",
  code: "PERIOD_LOCKED",
  findings: [],
  current: null,
  ...part,
});
const ERROR = {
  severity: "E",
  at: "C7",
  stated: 12,
  recomputed: 10,
  code: "NUM_GT_DEN",
  params: {},
} as unknown as CheckedReport["findings"][number] & FindingDetail;

describe("what is still to be decided", () => {
  test.each<readonly [string, readonly FileReport[], readonly string[]]>([
    ["nothing", [file("a", "TT")], ["ready"]],
    ["the unit", [file("a", null)], ["unit"]],
    ["the period", [file("a", "TT", { report: checked({ periodAlternative: ND09 }) })], ["period"]],
    ["no period at all", [file("a", "TT", { report: checked({ period: null }) })], ["period"]],
    ["the names of services", [file("a", "TT", { report: checked({ period: period("nd09:2022-Q3") }) })], ["scheme"]],
    [
      "names that the file states",
      [file("a", "TT", { scheme: "LEVEL4", report: checked({ period: period("nd09:2022-Q3") }) })],
      ["ready"],
    ],
    ["two files of one unit", [file("a", "TT"), file("b", "TT"), file("c", "DH")], ["twice", "twice", "ready"]],
    ["an error without a reason", [file("a", "TT", { report: checked({ findings: [ERROR] }) })], ["explain"]],
    ["sent", [file("a", "TT", { sent: refused({ isStored: true }) })], ["sent"]],
    ["refused", [file("a", "TT", { sent: refused() })], ["refused"]],
    ["no answer: it can be sent again", [file("a", "TT", { sent: refused({ code: "UNSENT" }) })], ["ready"]],
    ["on its way: nothing is to be decided", [file("a", "TT", { sentKey: "key-1" })], ["sending"]],
    ["taken out of the outbox", [file("a", "TT", { sentKey: null })], ["ready"]],
    [
      "the unit has sent itself",
      [file("a", "TT", { sent: refused({ code: "REVISION_CONFLICT", current: 2 }) })],
      ["replace"],
    ],
  ])("%s", (_, files, expected) => expect(fileStates(files)).toEqual(expected));

  test("one of two is chosen, the other is left out and can be taken back", () => {
    const files = chooseAmong([file("a", "TT"), file("b", "TT")], "b");
    expect(fileStates(files)).toEqual(["leftOut", "ready"]);
    expect(fileStates(files.map((file) => choose(file, { isLeftOut: false })))).toEqual(["twice", "twice"]);
  });

  test("a reason makes it ready, blanks do not", () => {
    const wrong = file("a", "TT", { report: checked({ findings: [ERROR] }) });
    expect(fileStates([choose(wrong, { explain: { NUM_GT_DEN: "  " } })])).toEqual(["explain"]);
    expect(fileStates([choose(wrong, { explain: { NUM_GT_DEN: "Gồm kỳ trước" } })])).toEqual(["ready"]);
  });

  test("what is to be replaced is said by the person, and forgotten for another unit", () => {
    const conflicting = file("a", "TT", { sent: refused({ code: "REVISION_CONFLICT", current: 2 }) });
    const replacing = choose(conflicting, { replaces: 2 });
    expect(fileStates([replacing])).toEqual(["ready"]);
    expect(choose(replacing, { unit: "DH" as UnitCode })).toMatchObject({ sent: null, choice: { replaces: null } });
  });

  test("one answer about the calendar serves all that leave it open, and no other", () => {
    const open = (id: string) => file(id, "TT", { report: checked({ period: ND09, periodAlternative: CIVIL }) });
    const [first, second] = chooseCalendar([open("a"), file("b", "DH")], "civil");
    expect(first?.choice.period?.key).toBe("civil:2026-06");
    expect(second?.choice.period).toBeNull();
  });
});

describe("what is sent", () => {
  test("figures, on behalf of the unit, from which file, with the reasons of errors only", () => {
    const fileReport = choose(file("a", "TT", { report: checked({ findings: [ERROR] }) }), {
      explain: { NUM_GT_DEN: " Lý do ", OTHER: "không cần" },
    });
    expect(orderOfFile(fileReport, "TN", UNITS)).toMatchObject({
      kind: "submit",
      unit: "TT",
      period: "civil:2026-06",
      form: "chung",
      base: null,
      title: "Xã Thạnh Tân – Tháng 6/2026",
      body: {
        figures: { HS_TRUC_TUYEN: 5, HS_TIEP_NHAN: 10 },
        scopeBasis: "ownOnly",
        scheme: "ND42",
        explain: { NUM_GT_DEN: "Lý do" },
        source: { file: "a.xlsx" },
        onBehalf: true,
      },
    });
  });

  test("nothing for what is not decided; nothing on behalf of oneself; levels by their former names before NĐ 42", () => {
    expect(orderOfFile(file("a", null), "TN", UNITS)).toBeNull();
    expect(orderOfFile(file("a", "TN"), "TN", UNITS)?.body.onBehalf).toBeUndefined();
    const old = file("a", "TT", { report: checked({ period: period("civil:2022-07") }) });
    expect(orderOfFile(old, "TN", UNITS)?.body.scheme).toBe("LEVEL4");
  });

  test("names of services are asked for a period on both sides of NĐ 42, and asked anew for another period", () => {
    const open = file("a", "TT", { report: checked({ period: period("nd09:2022-Q3") }) });
    expect(orderOfFile(open, "TN", UNITS)).toBeNull();
    const answered = choose(open, { scheme: "ND42" });
    expect(fileStates([answered])).toEqual(["ready"]);
    expect(orderOfFile(answered, "TN", UNITS)?.body.scheme).toBe("ND42");
    expect(fileStates([choose(answered, { period: period("civil:2022-Q3") })])).toEqual(["scheme"]);
  });

  test("what is to be replaced is the revision that the person was shown", () => {
    expect(orderOfFile(choose(file("a", "TT"), { replaces: 3 }), "TN", UNITS)?.base).toBe(3);
  });
});

describe("reading", () => {
  const dropped = (name: string, text: string | Uint8Array): DroppedFile => ({
    name,
    arrayBuffer: async () => new Uint8Array(typeof text === "string" ? new TextEncoder().encode(text) : text).buffer,
  });
  const CSV = [
    "UBND xã Thạnh Tân",
    "Tháng 6/2026 (từ ngày 01/6/2026 đến ngày 30/6/2026)",
    "STT;Đơn vị;Số hồ sơ tiếp nhận;Số hồ sơ trực tuyến",
    "1;Xã Thạnh Tân;20.757;4.840",
  ].join("\n");
  const session = { units: UNITS, unit: null, period: CIVIL, form: "chung" as FormCode, calendar: null };
  const defaults = { unit: null, period: null, form: session.form, calendar: null };
  const { reader } = testReader({ session, today: "2026-07-02" as LocalDate });
  const read = async (files: readonly DroppedFile[]) => {
    const found: ReadOne[] = [];
    const steps: number[] = [];
    let pauses = 0;
    await readFiles(
      files,
      {
        ...scope,
        reading: reader.options({ isElsewhere: true, defaults }),
        pause: async () => {
          pauses += 1;
        },
        newId: () => String(found.length + pauses),
      },
      (file, count) => {
        found.push(file);
        steps.push(count);
      },
    );
    return { found, steps, pauses };
  };

  test("each is told as it is read, and broken ones say why", async () => {
    const export_ = fs.readFileSync(new URL("../../cases/layouts/files/one-stop-export.html", import.meta.url));
    const { found, steps, pauses } = await read([
      dropped("hong.xlsx", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])),
      dropped("xa thanh tan.csv", CSV),
      dropped("rong.csv", ""),
      { name: "mat.xlsx", arrayBuffer: () => Promise.reject(new Error("gone")) },
      dropped("thu.csv", "Kính gửi;các đồng chí"),
      dropped("bao cao.xls", new Uint8Array(export_)),
    ]);
    expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
    expect(found.map(({ kind }) => kind)).toEqual(["unread", "reports", "unread", "unread", "unread", "reports"]);
    expect(pauses).toBeGreaterThanOrEqual(8);
    const [, csv] = found;
    if (csv?.kind !== "reports") throw new Error("not read");
    expect(csv.reports).toHaveLength(1);
    expect(csv.reports[0]).toMatchObject({
      match: { unit: "TT" },
      report: { figures: { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 20757 }, period: { key: "civil:2026-06" } },
    });
    for (const one of found) if (one.kind === "unread") expect(one.file.why).toMatch(/\.$/u);
  });

  test("a column that was explained in a sheet of the same layout is read so, and says by what", async () => {
    const OWN_WORDS = CSV.replace("Số hồ sơ trực tuyến", "Nộp qua cổng ABC");
    const other = OWN_WORDS.replace("Số hồ sơ tiếp nhận", "Số hồ sơ quá hạn").concat("\n");
    const before = await read([dropped("a.csv", OWN_WORDS)]);
    const mapping = {
      form: null,
      cross: null,
      headers: [
        { key: "so ho so tiep nhan", code: "HS_TIEP_NHAN" },
        { key: "nop qua cong abc", code: "HS_TRUC_TUYEN" },
      ],
    };
    await reader.mappings.keep(mapping, null);
    const { found } = await read([dropped("b.csv", OWN_WORDS), dropped("c.csv", other)]);
    const figures = [...before.found, ...found].map((one) =>
      one.kind === "reports" ? one.reports.map(({ report, mapping: by }) => [report.figures, by]) : one,
    );
    expect(figures).toEqual([
      [[{ HS_TIEP_NHAN: 20757 }, undefined]],
      [[{ HS_TIEP_NHAN: 20757, HS_TRUC_TUYEN: 4840 }, mapping]],
      [[{ HS_QUA_HAN: 20757 }, undefined]],
    ]);
    await reader.mappings.forget(mapping);
    const [after] = (await read([dropped("b.csv", OWN_WORDS)])).found;
    expect(after?.kind === "reports" && after.reports[0]?.report.figures).toEqual({ HS_TIEP_NHAN: 20757 });
  });

  test("the portal's own file is a report of each unit in the form of the index", async () => {
    const rows = JSON.parse(fs.readFileSync(new URL("../../cases/portal766.json", import.meta.url), "utf8")).slice(
      0,
      3,
    );
    const { found } = await read([dropped("cong.json", JSON.stringify(rows))]);
    const [portal] = found;
    if (portal?.kind !== "reports") throw new Error("not read");
    expect(portal.reports).toHaveLength(3);
    expect(portal.reports.map(({ report }) => report.form)).toEqual(["766", "766", "766"]);
  });
});
