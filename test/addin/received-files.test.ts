// Files that communes sent by other ways: whose each is, what stays undecided, what is sent and what a broken one does to the others.
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import type { UnitEntry } from "../../addin/server/entries.ts";
import type { Server } from "../../addin/server/server.ts";
import type { CheckedReport } from "../../addin/taskpane/check/checked-report.ts";
import { directoryOf } from "../../addin/taskpane/check/read-reports.ts";
import {
  choose,
  chooseAmong,
  chooseCalendar,
  type FileReport,
  fileStates,
  NO_CHOICE,
  type SentFile,
} from "../../addin/taskpane/consolidate/file-match.ts";
import { unitOfFile } from "../../addin/taskpane/consolidate/file-unit.ts";
import { type DroppedFile, type ReadOne, readFiles } from "../../addin/taskpane/consolidate/read-files.ts";
import { createKeys, itemOf, piecesOf, sendFiles } from "../../addin/taskpane/consolidate/send-files.ts";
import type { FindingDetail } from "../../shared/domain/finding.ts";
import type { FormCode } from "../../shared/domain/form.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey } from "../../shared/domain/period.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { readFile } from "../../shared/reading/file.ts";
import { testReader } from "../support/sheet-reader.ts";

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
    const found = unitOfFile({ unit: code as UnitCode | null, unitText: "", fileName }, scope);
    expect(found.unit).toBe(expected);
    expect([...found.candidates].sort()).toEqual([...candidates].sort());
  });

  test("a name in the sheet that is not known is never replaced by the file name, only proposed", () => {
    const found = unitOfFile({ unit: null, unitText: "Xã Không Có", fileName: "Xã Thạnh Tân.xlsx" }, scope);
    expect(found).toMatchObject({ unit: null, candidates: ["TT"] });
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
    ["two files of one unit", [file("a", "TT"), file("b", "TT"), file("c", "DH")], ["twice", "twice", "ready"]],
    ["an error without a reason", [file("a", "TT", { report: checked({ findings: [ERROR] }) })], ["explain"]],
    ["sent", [file("a", "TT", { sent: refused({ isStored: true }) })], ["sent"]],
    ["refused", [file("a", "TT", { sent: refused() })], ["refused"]],
    ["no answer: it can be sent again", [file("a", "TT", { sent: refused({ code: "UNSENT" }) })], ["ready"]],
    [
      "the unit has sent itself",
      [file("a", "TT", { sent: refused({ code: "REVISION_CONFLICT", current: 2 }) })],
      ["replace"],
    ],
  ])("%s", (_, files, expected) => expect(fileStates(files)).toEqual(expected));

  test("one of two is chosen, the other is left out and can be taken back", () => {
    const files = chooseAmong([file("a", "TT"), file("b", "TT")], "b");
    expect(fileStates(files)).toEqual(["leftOut", "ready"]);
    expect(fileStates(files.map((one) => choose(one, { isLeftOut: false })))).toEqual(["twice", "twice"]);
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
  const keys = () => {
    let count = 0;
    return createKeys(() => {
      count += 1;
      return `key-${count}`;
    });
  };

  test("figures, on behalf of the unit, from which file, with the reasons of errors only", () => {
    const given = choose(file("a", "TT", { report: checked({ findings: [ERROR] }) }), {
      explain: { NUM_GT_DEN: " Lý do ", OTHER: "không cần" },
    });
    expect(itemOf(given, "TN", keys())).toEqual({
      unit: "TT",
      period: "civil:2026-06",
      form: "chung",
      body: {
        figures: { HS_TRUC_TUYEN: 5, HS_TIEP_NHAN: 10 },
        scopeBasis: "ownOnly",
        scheme: "ND42",
        explain: { NUM_GT_DEN: "Lý do" },
        source: { file: "a.xlsx" },
        onBehalf: true,
      },
      idempotencyKey: "key-1",
    });
  });

  test("nothing for what is not decided; nothing on behalf of oneself; levels by their former names before NĐ 42", () => {
    expect(itemOf(file("a", null), "TN", keys())).toBeNull();
    expect(itemOf(file("a", "TN"), "TN", keys())?.body.onBehalf).toBeUndefined();
    const old = file("a", "TT", { report: checked({ period: period("civil:2022-07") }) });
    expect(itemOf(old, "TN", keys())?.body.scheme).toBe("LEVEL4");
  });

  test("equal content keeps its key, a change has another", () => {
    const newKey = keys();
    const first = itemOf(file("a", "TT"), "TN", newKey)?.idempotencyKey;
    expect(itemOf(file("a", "TT"), "TN", newKey)?.idempotencyKey).toBe(first);
    expect(itemOf(choose(file("a", "TT"), { replaces: 1 }), "TN", newKey)?.idempotencyKey).not.toBe(first);
  });

  test.each([
    [[], 3, 100, []],
    [["a", "b", "c", "d"], 3, 100, [3, 1]],
    // Each is 3 bytes as JSON.
    [["a", "b", "c"], 9, 7, [2, 1]],
    [["too long by itself"], 9, 7, [1]],
  ])("%j in pieces of %i items and %i bytes", (items, itemsMax, bytesMax, lengths) => {
    const pieces = piecesOf(items, itemsMax, bytesMax);
    expect(pieces.map((piece) => piece.length)).toEqual(lengths);
    expect(pieces.flat()).toEqual(items);
  });

  test("a refusal keeps the others, a lost answer is asked for again, and who has sent meanwhile is named", async () => {
    const asked: string[] = [];
    const snapshot = { revision: 1, findings: [] };
    const problem = { detail: "Đã có bản số liệu lần 4.", code: "REVISION_CONFLICT", errors: [], findings: [] };
    const server = {
      ask: async (address: string) => {
        asked.push(address);
        if (address.startsWith("/v1/snapshots/DH")) return { ok: true, content: { revision: 4 } };
        if (asked.length === 1) return { ok: false, status: null, text: "mất mạng", errors: [] };
        const results = [
          { status: 201, snapshot, problem: null },
          { status: 409, snapshot: null, problem },
        ];
        return { ok: true, content: { results } };
      },
    } as unknown as Server;
    const newKey = keys();
    const sendings = ["TT", "DH"].map((code) => {
      const item = itemOf(file(code, code), "TN", newKey);
      if (!item) throw new Error("undecided");
      return { id: code, item };
    });
    const results = new Map<string, SentFile>();
    await sendFiles(server, sendings, (sent) => {
      for (const [id, one] of sent) results.set(id, one);
    });
    expect(asked).toEqual([
      "/v1/snapshots/batch",
      "/v1/snapshots/batch",
      "/v1/snapshots/DH/civil%3A2026-06?form=chung",
    ]);
    expect(results.get("TT")).toMatchObject({ isStored: true, text: "Đã gửi thay (lần gửi 1)." });
    expect(results.get("DH")).toMatchObject({ isStored: false, current: 4 });
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
        read: (sheet, name) => reader.read(sheet, { file: name, isElsewhere: true, defaults }),
        open: readFile,
        pause: async () => {
          pauses += 1;
        },
        newId: () => String(found.length + pauses),
      },
      (one, count) => {
        found.push(one);
        steps.push(count);
      },
    );
    return { found, steps, pauses };
  };

  test("each is told as it is read, and broken ones say why", async () => {
    const export_ = fs.readFileSync(new URL("../cases/layouts/files/one-stop-export.html", import.meta.url));
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
      one.kind === "reports" ? one.reports.map(({ report, remembered }) => [report.figures, remembered?.mapping]) : one,
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
    const rows = JSON.parse(fs.readFileSync(new URL("../cases/portal766.json", import.meta.url), "utf8")).slice(0, 3);
    const { found } = await read([dropped("cong.json", JSON.stringify(rows))]);
    const [portal] = found;
    if (portal?.kind !== "reports") throw new Error("not read");
    expect(portal.reports).toHaveLength(3);
    expect(portal.reports.map(({ report }) => report.form)).toEqual(["766", "766", "766"]);
  });
});
