// Everything out of one server and into another: the same totals, receipts and chains there; nothing altered, nothing half.
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importAnswerSchema } from "../../shared/contract/export.ts";
import { CARRIED_TABLES, DERIVED } from "../../worker/db/portable.ts";
import { BOOTSTRAP, type RunningWorker, startWorker } from "../support/worker.ts";

const UNITS = [
  "T,Tỉnh T,tỉnh,,2000-01-01,,",
  "H,Huyện H,huyện,T,2000-01-01,2025-06-30,",
  "X,Xã X,xã,H,2000-01-01,2025-06-30,N:1/3|V:2/3",
  "Y,Xã Y,xã,H,2000-01-01,2025-06-30,N",
  "N,Xã N,xã,T,2025-07-01,,",
  "V,Xã V,xã,T,2025-07-01,,",
  "S,Huyện S,huyện,T,2000-01-01,,",
  "SX,Xã SX,xã,S,2000-01-01,,",
  "K,Tỉnh K,tỉnh,,2000-01-01,,",
];
const TARGET = {
  measure: "ONLINE_RATE_ALL",
  leastPercent: 20,
  from: "2021-12-15",
  to: "2026-12-31",
  source: "Kế hoạch năm 2022",
};

let source: RunningWorker;
let province: string;
const secrets: string[] = [];
beforeAll(async () => {
  source = await startWorker();
  await source.importUnits(...UNITS);
  province = await source.newToken("T", "quantri");
  const commune = await source.newToken("N", "nhap");
  secrets.push(province, commune);
  const put = (unit: string, period: string, count: number, more: Record<string, unknown> = {}, headers = {}) =>
    source.call(`/v1/snapshots/${unit}/${period}`, {
      method: "PUT",
      token: unit === "N" ? commune : province,
      headers,
      body: {
        figures: { HS_TRUC_TUYEN: count, HS_TIEP_NHAN: count * 3, HS_TONG: { state: "not_provided" } },
        scopeBasis: "ownOnly",
        scheme: "ND42",
        ...more,
      },
    });
  for (const unit of ["X", "Y", "S", "SX"]) await put(unit, "civil:2025-01", unit.charCodeAt(0));
  for (const unit of ["N", "V", "SX"]) await put(unit, "civil:2026-03", unit.charCodeAt(0));
  await put("N", "civil:2026-03", 99, { note: "Sửa: số “=1+1” và dấu\nxuống dòng" }, { "If-Match": '"1"' });
  await put("K", "civil:2026-03", 7, {});
  await source.call("/v1/targets", { token: province, body: { unit: "T", ...TARGET } });
  await source.call("/v1/targets", { token: province, body: { unit: "N", ...TARGET, leastPercent: 30 } });
  const { json } = await source.call("/v1/tokens", { token: province, body: { unit: "V", role: "xem", label: "Cũ" } });
  await source.call(`/v1/tokens/${json.id}`, { method: "DELETE", token: province });
  // A state after the first, as a lock leaves it.
  const event = `INSERT INTO snapshot_event SELECT unit, period, form, 2, 1, 'chot', 'da_chot', 'Đủ số liệu', at, actor
    FROM snapshot_event WHERE unit = 'V'`;
  await source.db.prepare(event).run();
});
afterAll(() => source.close());

const exported = async (query = "?root=T", worker = source, token = province): Promise<string> => {
  const reply = await worker.call(`/v1/export${query}`, { token });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.text;
};
const linesOf = (document: string) => document.trimEnd().split("\n");
/** The document with another last line, whose hash is right again: what somebody makes who knows the form. */
const sealed = (lines: readonly string[]): string => {
  const body = `${lines.join("\n")}\n`;
  const sha256 = createHash("sha256").update(body).digest("hex");
  return `${body}${JSON.stringify({ kind: "end", lines: lines.length - 1, sha256 })}\n`;
};
const load = (worker: RunningWorker, body: string | Uint8Array, query = "", token = BOOTSTRAP) =>
  fetch(new URL(`/v1/import${query}`, worker.url), {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: body as string,
  }).then(async (reply) => ({ status: reply.status, json: JSON.parse(await reply.text()) }));

const CONTENT = [
  "snapshot_revision",
  "snapshot_event",
  "snapshot_current",
  "unit_version",
  "unit_successor",
  "target",
  "token",
];
const counts = async (worker: RunningWorker) => {
  const rows = await Promise.all(
    CONTENT.map((table) => worker.db.prepare(`SELECT COUNT(*) AS n FROM ${table}`).first<number>("n")),
  );
  const entries = await worker.db.prepare("SELECT COUNT(*) AS n FROM audit WHERE unit <> '*'").first<number>("n");
  return Object.fromEntries([...CONTENT.map((table, index) => [table, rows[index]]), ["audit", entries]]);
};
const EMPTY = Object.fromEntries([...CONTENT, "audit"].map((table) => [table, 0]));

describe("the document", () => {
  test("is NDJSON whose last line has the hash of all bytes before it, and carries no secret", async () => {
    const document = await exported();
    const lines = linesOf(document);
    const end = JSON.parse(lines.at(-1) ?? "");
    const body = `${lines.slice(0, -1).join("\n")}\n`;
    expect(end).toEqual({
      kind: "end",
      lines: lines.length - 2,
      sha256: createHash("sha256").update(body).digest("hex"),
    });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ kind: "dvc-export", format: 1, root: "T", units: 8 });
    for (const secret of [...secrets, BOOTSTRAP]) {
      expect(document).not.toContain(secret);
      expect(document).not.toContain(createHash("sha256").update(secret).digest("hex"));
    }
    expect(document).not.toContain('"hash":"imported');
  });

  test("has everything of the subtree and nothing of another province", async () => {
    const rows = linesOf(await exported())
      .slice(1, -1)
      .map((line) => JSON.parse(line));
    const byTable = (table: string) => rows.filter((row) => row.table === table);
    expect(byTable("snapshot_revision").length).toBe(8);
    expect(byTable("snapshot_event").length).toBe(9);
    expect(byTable("target").length).toBe(2);
    expect(
      byTable("token")
        .map(({ row }) => row.unit)
        .sort(),
    ).toEqual(["N", "T", "V"]);
    expect(byTable("unit").every(({ own }) => own)).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('"K"');
  });

  test("of a part of a province names parents and successors, without their data", async () => {
    const rows = linesOf(await exported("?root=S"))
      .slice(1, -1)
      .map((line) => JSON.parse(line));
    const units = rows.filter(({ table }) => table === "unit").map(({ own, row }) => [row.code, own]);
    expect(units).toEqual([
      ["S", true],
      ["SX", true],
      ["T", false],
    ]);
    expect(new Set(rows.filter(({ table }) => table !== "unit").map(({ row }) => row.unit))).toEqual(
      new Set(["S", "SX"]),
    );
  });

  test("compressed on request, with a name", async () => {
    const reply = await fetch(new URL("/v1/export?root=T&gzip=1", source.url), {
      headers: { Authorization: `Bearer ${province}` },
    });
    expect(reply.headers.get("Content-Disposition")).toBe('attachment; filename="DVC-T-2026-11-22.ndjson.gz"');
    const text = gunzipSync(Buffer.from(await reply.arrayBuffer())).toString("utf8");
    expect(linesOf(text).length).toBe(linesOf(await exported()).length);
  });

  test.each([
    ["xem", 403],
    ["nhap", 403],
    ["duyet", 403],
    ["quantri", 200],
  ])("role %s: %i", async (role, status) => {
    const token = await source.newToken("K", role);
    expect((await source.call("/v1/export", { token })).status).toBe(status);
    expect((await source.call("/v1/export?root=T", { token })).status).toBe(404);
    expect((await source.call("/v1/import", { token, body: "{}" })).json.code).toBe("FORBIDDEN");
  });

  test("every table with a column for the unit is carried, or follows from one that is", async () => {
    const sql = `SELECT DISTINCT m.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) p
      WHERE m.type = 'table' AND p.name = 'unit' AND m.name NOT LIKE '\\_%' ESCAPE '\\'`;
    const { results } = await source.db.prepare(sql).all<{ name: string }>();
    expect(results.length).toBeGreaterThan(4);
    expect(results.map(({ name }) => name).filter((name) => ![...CARRIED_TABLES, ...DERIVED].includes(name))).toEqual(
      [],
    );
  });
});

describe("into an empty server", () => {
  let target: RunningWorker;
  let document: string;
  beforeAll(async () => {
    target = await startWorker();
    document = await exported();
  });
  afterAll(() => target.close());

  test("a dry run says what is in it and stores nothing", async () => {
    const reply = await load(target, document, "?dryRun=1");
    expect([reply.status, importAnswerSchema.safeParse(reply.json).error]).toEqual([200, undefined]);
    expect(reply.json).toMatchObject({ root: "T", stored: false, units: 8, conflicts: [] });
    expect(reply.json.rows).toMatchObject({ unit: 8, snapshot_revision: 8, snapshot_event: 9, target: 2 });
    expect(await counts(target)).toEqual(EMPTY);
  });

  test("the same totals, receipts, revisions, units, targets and log as before", async () => {
    const reply = await load(target, gzipSync(document));
    expect([reply.status, reply.json.stored]).toEqual([201, true]);
    const admin = await target.newToken("T", "quantri");
    for (const path of [
      "/v1/consolidated/T/civil:2026-03",
      "/v1/consolidated/T/civil:2025-01",
      "/v1/consolidated/T/civil:2025-01?basis=as-is",
      "/v1/consolidated/S/civil:2025-01.csv",
      "/v1/snapshots/N/civil:2026-03",
      "/v1/snapshots/N/civil:2026-03/revisions",
      "/v1/snapshots/N/civil:2026-03/receipt",
      "/v1/snapshots/V/civil:2026-03",
      "/v1/snapshots/X/civil:2025-01/receipt",
      "/v1/units?root=T&on=2025-06-30",
      "/v1/units?root=T",
      "/v1/units/X",
      "/v1/targets?unit=N",
    ]) {
      const [before, after] = await Promise.all([
        source.call(path, { token: province }),
        target.call(path, { token: admin }),
      ]);
      expect([before.status, after.status], path).toEqual([200, 200]);
      expect(after.text, path).toBe(before.text);
      expect(after.headers.get("ETag"), path).toBe(before.headers.get("ETag"));
    }
    const check = (worker: RunningWorker, token: string) =>
      worker.call("/v1/audit/verify?unit=S", { token }).then(({ json }) => json);
    expect(await check(target, admin)).toEqual(await check(source, province));
    expect((await target.call("/v1/audit/verify")).json).toMatchObject({ ok: true, revisions: 8 });
    const entries = (await target.call("/v1/audit?unit=N&action=snapshot.submit", { token: admin })).json.entries;
    expect(entries[0]).toMatchObject({ actorLabel: "nhap N" });
  });

  test("its tokens are named and cannot be used: they are issued again", async () => {
    for (const secret of secrets)
      expect((await target.call("/v1/units", { token: secret })).json.code).toBe("TOKEN_DEAD");
    const { tokens } = (await target.call("/v1/tokens")).json;
    const brought = tokens.filter((token: { label: string }) => ["quantri T", "nhap N", "Cũ"].includes(token.label));
    expect(brought.length).toBeGreaterThanOrEqual(3);
    const alive = brought.filter((one: { revokedAt: string | null }) => one.revokedAt === null);
    // Only the one that this test file issued here.
    expect(alive.map((one: { label: string }) => one.label)).toEqual(["quantri T"]);
  });

  test("work goes on: a correction continues the revisions and the chain", async () => {
    const token = await target.newToken("N", "nhap");
    const body = { figures: { HS_TRUC_TUYEN: 1, HS_TIEP_NHAN: 3 }, scopeBasis: "ownOnly", scheme: "ND42" };
    const headers = { "If-Match": '"2"' };
    const reply = await target.call("/v1/snapshots/N/civil:2026-03", { method: "PUT", token, body, headers });
    expect([reply.status, reply.json.revision]).toEqual([201, 3]);
    const locked = await target.call("/v1/snapshots/V/civil:2026-03", { method: "PUT", body });
    expect(locked.json.code).toBe("PERIOD_LOCKED");
    expect((await target.call("/v1/audit/verify?unit=N", { token: BOOTSTRAP })).json.ok).toBe(true);
  });

  test("the same document again changes nothing and says so", async () => {
    const before = await counts(target);
    const reply = await load(target, document);
    expect([reply.status, reply.json.stored]).toEqual([200, false]);
    expect(await counts(target)).toEqual(before);
  });

  test("another document of the same units is refused with the list, nothing stored", async () => {
    const before = await counts(target);
    const later = await exported("?root=S");
    const dry = await load(target, later, "?dryRun=1");
    expect(dry.json.conflicts).toContainEqual({ unit: "SX", what: "Đơn vị đã có bản số liệu." });
    const reply = await load(target, later);
    expect([reply.status, reply.json.code]).toEqual([409, "IMPORT_CONFLICT"]);
    expect(reply.json.detail).toContain("2 đơn vị");
    expect(reply.json.errors).toContainEqual({ path: "S", message: "Đơn vị đã có trong danh sách đơn vị." });
    expect(await counts(target)).toEqual(before);
  });
});

describe("in parts", () => {
  test("two districts of one province come one after the other; a parent that is here otherwise is refused", async () => {
    const target = await startWorker();
    try {
      expect((await load(target, await exported("?root=S"))).status).toBe(201);
      expect((await load(target, await exported("?root=N"))).status).toBe(201);
      const { json } = await target.call("/v1/units?root=T");
      expect(json.units.map((unit: { code: string }) => unit.code)).toEqual(["T", "N", "S", "SX", "V"]);
      await target.importUnits("T,Tỉnh T đổi tên,tỉnh,,2000-01-01,,");
      // V is known by name as a successor, and brings no data: only its parent differs.
      const reply = await load(target, await exported("?root=K", source, BOOTSTRAP));
      expect(reply.status).toBe(201);
      const other = await load(target, await exported("?root=H"));
      expect([other.status, other.json.code]).toEqual([409, "IMPORT_CONFLICT"]);
    } finally {
      await target.close();
    }
  });

  test("all roots at once by the server's administrator", async () => {
    const target = await startWorker();
    try {
      expect((await load(target, await exported("?root=*", source, BOOTSTRAP))).status).toBe(201);
      const [before, after] = await Promise.all([source.call("/v1/units"), target.call("/v1/units")]);
      expect(after.text).toBe(before.text);
      expect((await target.call("/v1/audit/verify")).json.ok).toBe(true);
    } finally {
      await target.close();
    }
  });
});

describe("a document that is not what was exported", () => {
  let target: RunningWorker;
  let lines: readonly string[];
  beforeAll(async () => {
    target = await startWorker();
    lines = linesOf(await exported());
  });
  afterAll(() => target.close());

  /** Line numbers as people count them; the end line is left out where it is made again. */
  const lineWith = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
  const changed = (line: number, from: string | RegExp, to: string) =>
    lines.slice(0, -1).map((text, index) => (index === line - 1 ? text.replace(from, to) : text));
  const row = (line: number) => JSON.parse(lines[line - 1] ?? "");

  test.each<[string, () => string | Uint8Array, string]>([
    [
      "a figure altered",
      () => [...changed(lineWith("HS_TRUC_TUYEN"), "99", "98"), lines.at(-1)].join("\n"),
      "IMPORT_HASH",
    ],
    ["a line left out", () => [...lines.slice(0, 20), ...lines.slice(21)].join("\n"), "IMPORT_HASH"],
    ["a line twice", () => [...lines.slice(0, 20), ...lines.slice(19)].join("\n"), "IMPORT_HASH"],
    ["another hash", () => `${lines.slice(0, -1).join("\n")}\n{"kind":"end","lines":1,"sha256":"0"}\n`, "IMPORT_HASH"],
    ["cut between lines", () => `${lines.slice(0, 30).join("\n")}\n`, "IMPORT_UNREADABLE"],
    ["cut inside a line", () => lines.join("\n").slice(0, 5000), "IMPORT_UNREADABLE"],
    ["cut while compressed", () => gzipSync(`${lines.join("\n")}\n`).subarray(0, 800), "IMPORT_HASH"],
    ["line ends of Windows", () => lines.join("\r\n"), "IMPORT_HASH"],
    ["empty", () => "", "IMPORT_UNREADABLE"],
    ["a spreadsheet", () => new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe]), "IMPORT_UNREADABLE"],
    ["JSON of something else", () => '{"units":[]}\n', "IMPORT_UNREADABLE"],
    ["a list", () => "[]\n", "IMPORT_UNREADABLE"],
  ])("%s is refused and nothing is stored", async (_, document, code) => {
    const reply = await load(target, document());
    expect([reply.status, reply.json.code]).toEqual([422, code]);
    expect(reply.json.detail).toContain("Chưa lưu gì");
    expect(await counts(target)).toEqual(EMPTY);
    expect((await load(target, document(), "?dryRun=1")).json.code).toBe(code);
  });

  const FORGED: readonly (readonly [string, () => readonly string[], string])[] = [
    ["a newer form", () => changed(1, '"format":1', '"format":2'), "phiên bản mới hơn"],
    ["a newer database", () => changed(1, /"schema":\d+/, '"schema":999'), "phiên bản mới hơn"],
    [
      "a table that is not carried",
      () => changed(lineWith('"table":"target"'), '"table":"target"', '"table":"token2"'),
      "loại dữ liệu",
    ],
    [
      "the table of current snapshots",
      () => changed(lineWith('"snapshot_event"'), '"snapshot_event"', '"snapshot_current"'),
      "loại dữ liệu",
    ],
    [
      "a column that does not exist",
      () => changed(lineWith('"snapshot_event"'), '"action"', '"actionx"'),
      "không khớp với máy chủ",
    ],
    [
      "SQL in a column's name",
      () => changed(lineWith('"snapshot_event"'), '"reason":null', '"reason\\") --":null'),
      "không khớp với máy chủ",
    ],
    [
      "a secret brought along",
      () => changed(lineWith('"table":"token"'), '"label"', '"hash":"x","label"'),
      "không khớp với máy chủ",
    ],
    [
      "an object in a cell",
      () => changed(lineWith('"snapshot_event"'), '"reason":null', '"reason":{}'),
      "không khớp với máy chủ",
    ],
    [
      "data of a unit that is not in it",
      () => changed(lineWith('"table":"target"'), /"unit":"\w+"/, '"unit":"K"'),
      "không có trong danh sách",
    ],
    ["an entry of the log rewritten", () => changed(lineWith('"table":"audit"'), '"role":"', '"role":"x'), "nhật ký"],
    [
      "figures rewritten",
      () => changed(lineWith('"table":"snapshot_revision"'), /HS_TIEP_NHAN\\":\d/, 'HS_TIEP_NHAN\\":9'),
      "mã băm",
    ],
    [
      "a revision skipped",
      () => {
        const line = lineWith('"table":"snapshot_revision"');
        return changed(line, `"revision":${row(line).row.revision}`, '"revision":3');
      },
      "bản số liệu",
    ],
    [
      "an event skipped",
      () => changed(lineWith('"table":"snapshot_event"'), '"sequence":1', '"sequence":2'),
      "diễn biến",
    ],
    ["no JSON", () => changed(20, "{", ""), "JSON"],
  ];
  test.each(FORGED)("%s, under a right hash, is refused with the line", async (_, forged, words) => {
    expect(forged()).not.toEqual(lines.slice(0, -1));
    const reply = await load(target, sealed(forged()));
    expect([reply.status, reply.json.code]).toEqual([422, "IMPORT_UNREADABLE"]);
    expect(reply.json.detail).toMatch(/^Dòng \d+ của tệp/);
    expect(reply.json.detail).toContain(words);
    expect(await counts(target)).toEqual(EMPTY);
  });

  test("units that do not make a tree are refused as in a list of units", async () => {
    const orphan = changed(lineWith('"code":"SX"'), '"parent":"S"', '"parent":"KHONGCO"');
    const reply = await load(target, sealed(orphan));
    expect([reply.status, reply.json.code]).toEqual([422, "UNITS_CONFLICT"]);
    expect(reply.json.conflicts[0]).toMatchObject({ code: "SX", fault: "PARENT_UNKNOWN" });
    expect(await counts(target)).toEqual(EMPTY);
  });

  test("the same lines under a right hash are taken", async () => {
    expect((await load(target, sealed(lines.slice(0, -1)))).status).toBe(201);
  });
});

describe("a document of many units", () => {
  const COMMUNES = 120;
  const MONTHS = 8;
  let big: RunningWorker;
  let document: string;
  beforeAll(async () => {
    big = await startWorker();
    const codes = Array.from({ length: COMMUNES }, (_, index) => `C${String(index).padStart(3, "0")}`);
    await big.importUnits(
      "T,Tỉnh T,tỉnh,,2000-01-01,,",
      ...codes.map((code) => `${code},Xã ${code},xã,T,2000-01-01,,`),
    );
    const note = "Số liệu lấy từ hệ thống thông tin giải quyết thủ tục hành chính cấp tỉnh. ".repeat(25);
    for (let month = 1; month <= MONTHS; month += 1) {
      const figures = { HS_TRUC_TUYEN: month, HS_TIEP_NHAN: month * 2 };
      const body = { figures, scopeBasis: "ownOnly", scheme: "ND42", note };
      const items = codes.map((unit) => ({ unit, period: `civil:2026-0${month}`, body }));
      const { json } = await big.call("/v1/snapshots/batch", { body: { items } });
      if (json.stored !== COMMUNES) throw new Error(JSON.stringify(json));
    }
    document = await exported("?root=T", big, BOOTSTRAP);
    // More than one piece.
    expect(document.length).toBeGreaterThan(3_000_000);
  }, 120_000);
  afterAll(() => big.close());

  test("interrupted in the middle nothing of it is seen; the same document sent again finishes it", async () => {
    const target = await startWorker();
    try {
      // The database fails at one row in the second half.
      const broken =
        "CREATE TRIGGER broken BEFORE INSERT ON snapshot_revision WHEN NEW.unit = 'C115' BEGIN SELECT RAISE(ABORT, 'disk full'); END";
      await target.db.prepare(broken).run();
      expect((await load(target, document)).status).toBe(500);
      const half = await counts(target);
      expect(half.snapshot_revision).toBeGreaterThan(0);
      expect(half.unit_version).toBe(0);
      expect((await target.call("/v1/units")).json.units).toEqual([]);
      expect((await target.call("/v1/consolidated/T/civil:2026-03")).json.code).toBe("UNIT_UNKNOWN");
      expect((await target.call("/v1/snapshots/C001/civil:2026-03")).json.code).toBe("UNIT_UNKNOWN");

      const other = await load(target, await exported("?root=C001", big, BOOTSTRAP));
      expect([other.status, other.json.code]).toEqual([409, "IMPORT_UNFINISHED"]);
      expect(other.json.detail).toMatch(/mới lưu [\d.]+\/[\d.]+ dòng/);

      await target.db.prepare("DROP TRIGGER broken").run();
      const replies = await Promise.all([load(target, document), load(target, document)]);
      expect(replies.filter(({ status }) => status === 201).length).toBe(1);
      expect(replies.filter(({ status }) => status === 200 || status === 409).length).toBe(1);
      expect(await counts(target)).toMatchObject({ snapshot_revision: COMMUNES * MONTHS, unit_version: COMMUNES + 1 });
      const path = "/v1/consolidated/T/civil:2026-03";
      expect((await target.call(path)).text).toBe((await big.call(path)).text);
      let cursor = "";
      for (let piece = 0; piece < 3; piece += 1) {
        const { json } = await target.call(`/v1/audit/verify?unit=T${cursor}`);
        expect(json).toMatchObject({ ok: true });
        if (json.next === null) break;
        cursor = `&cursor=${encodeURIComponent(json.next)}`;
      }
    } finally {
      await target.close();
    }
  }, 120_000);
});
