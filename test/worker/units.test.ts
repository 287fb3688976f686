// /v1/units: import of a list, the tree on a day, and who may change it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importAnswerSchema, unitAnswerSchema, unitsAnswerSchema } from "../../shared/contract/unit.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

const HEADER = "code,name,type,parent,valid_from,valid_to,successors";

let worker: RunningWorker;
let district: string;
const load = (body: string, token?: string, query = "") =>
  worker.call(`/v1/units/import${query}`, { body, ...(token === undefined ? {} : { token }) });
const list = (...lines: string[]) => [HEADER, ...lines].join("\n");
const codes = async (query: string, token?: string) => {
  const { json } = await worker.call(`/v1/units${query}`, token === undefined ? {} : { token });
  return json.units?.map((unit: { code: string }) => unit.code) ?? json.code;
};

beforeAll(async () => {
  worker = await startWorker();
  // The reform of 1/7/2025 in small: a district ends, two communes merge, one is split by shares.
  await worker.importUnits(
    "Z,Xã Z,xã,H,2000-01-01,2025-06-30,N:1/3|M:2/3",
    "X,Xã X,xã,H,2000-01-01,2025-06-30,N",
    "Y,Xã Y,xã,H,2000-01-01,2025-06-30,N",
    "H,Huyện H,huyện,T,2000-01-01,2025-06-30,",
    "N,Xã N,xã,T,2025-07-01,,",
    "M,Xã M,xã,T,2025-07-01,,",
    "T,Tỉnh T,tỉnh,,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
  );
  await worker.importUnits("H2,Huyện H2,huyện,T,2000-01-01,,", "X2,Xã X2,xã,H2,2000-01-01,,");
  district = await worker.newToken("H2", "quantri");
});
afterAll(() => worker.close());

describe("the tree on a day", () => {
  test.each([
    ["?root=T&on=2025-06-30", ["T", "H", "X", "Y", "Z", "H2", "X2"]],
    ["?root=T&on=2025-07-01", ["T", "H2", "X2", "M", "N"]],
    ["?root=T", ["T", "H2", "X2", "M", "N"]],
    ["", ["K", "T", "H2", "X2", "M", "N"]],
    ["?root=H&on=2025-06-30", ["H", "X", "Y", "Z"]],
    ["?root=H&on=2025-07-01", "UNIT_NOT_IN_FORCE"],
    ["?root=KHONGCO", "UNIT_UNKNOWN"],
    ["?root=h", "UNIT_CODE_INVALID"],
    ["?root=T&on=2025-02-30", "INVALID_REQUEST"],
    ["?root=T&on=30/06/2025", "INVALID_REQUEST"],
    ["?root=T&gone=1", "INVALID_REQUEST"],
    ["?root=T&root=K", "INVALID_REQUEST"],
  ])("%s", async (query, expected) => expect(await codes(query)).toEqual(expected));

  test("a token sees its own tree, and nothing beside it", async () => {
    expect(await codes("", district)).toEqual(["H2", "X2"]);
    expect(await codes("?root=T", district)).toBe("UNIT_UNKNOWN");
    expect(await codes("?root=K", district)).toBe("UNIT_UNKNOWN");
  });

  test("the successor of a merger sees what it took over", async () => {
    const merged = await worker.newToken("N", "xem");
    expect((await worker.call("/v1/units/X", { token: merged })).status).toBe(200);
    expect((await worker.call("/v1/units/H", { token: merged })).status).toBe(404);
  });

  test("answers keep to the contract", async () => {
    const { json } = await worker.call("/v1/units?root=T&on=2025-06-30");
    expect(unitsAnswerSchema.safeParse(json).error).toBeUndefined();
    const reply = await worker.call("/v1/units/N");
    expect(unitAnswerSchema.safeParse(reply.json).error).toBeUndefined();
    expect(reply.json).toMatchObject({ code: "N", predecessors: ["X", "Y", "Z"] });
    const { successors } = (await worker.call("/v1/units/Z")).json.versions[0];
    expect(successors).toEqual([
      { unit: "N", share: { numerator: 1, denominator: 3 } },
      { unit: "M", share: { numerator: 2, denominator: 3 } },
    ]);
  });
});

describe("importing", () => {
  test("a file from a Vietnamese Excel: byte order mark, semicolons, dates with the day first", async () => {
    const body = `\uFEFF${HEADER.replaceAll(",", ";")}\r\nX2;Xã X2, mới;Xã;H2;01/01/2000;;\r\n`;
    const { status, json } = await load(body);
    expect([status, json]).toEqual([200, { added: 0, changed: 1, unchanged: 0, conflicts: [] }]);
    expect(importAnswerSchema.safeParse(json).error).toBeUndefined();
    expect((await worker.call("/v1/units/X2")).json.versions).toMatchObject([{ name: "Xã X2, mới" }]);
  });

  test("a name with separators and quotes in quotes", async () => {
    const body = list('X2,"Xã X2; ""mới"", cũ",xã,H2,2000-01-01,,');
    expect((await load(body)).status).toBe(200);
    expect((await worker.call("/v1/units/X2")).json.versions[0].name).toBe('Xã X2; "mới", cũ');
  });

  test("the same file again changes nothing and leaves no trace", async () => {
    const body = list("K,Tỉnh K,tỉnh,,2000-01-01,,");
    const before = await worker.db.prepare("SELECT COUNT(*) AS n FROM audit").first("n");
    expect((await load(body)).json).toEqual({ added: 0, changed: 0, unchanged: 1, conflicts: [] });
    expect(await worker.db.prepare("SELECT COUNT(*) AS n FROM audit").first("n")).toBe(before);
  });

  test("a dry run says what would happen and stores nothing, conflicts included", async () => {
    const fine = await load(list("NEW,Xã mới,xã,T,2026-01-01,,"), undefined, "?dryRun=1");
    expect([fine.status, fine.json.added]).toEqual([200, 1]);
    const wrong = await load(list("NEW,Xã mới,xã,KHONGCO,2026-01-01,,"), undefined, "?dryRun=1");
    expect(wrong.status).toBe(200);
    expect(wrong.json.conflicts).toMatchObject([{ line: 2, code: "NEW", fault: "PARENT_UNKNOWN" }]);
    expect((await worker.call("/v1/units/NEW")).status).toBe(404);
  });

  test("names each line that it adds or changes, when asked", async () => {
    const body = list(
      "NEW,Xã mới,xã,T,2026-01-01,,",
      "X2,Xã X2 đổi tên,xã,H2,2000-01-01,,",
      "K,Tỉnh K,tỉnh,,2000-01-01,,",
    );
    const { json } = await load(body, undefined, "?dryRun=1&detail=1");
    expect(importAnswerSchema.safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({ added: 1, changed: 1, unchanged: 1, conflicts: [] });
    expect(json.changes).toEqual([
      { line: 2, code: "NEW", name: "Xã mới", validFrom: "2026-01-01", change: "added", columns: [] },
      { line: 3, code: "X2", name: "Xã X2 đổi tên", validFrom: "2000-01-01", change: "changed", columns: ["name"] },
    ]);
  });

  test.each([
    ["an orphan", ["A1,A,xã,KHONGCO,2000-01-01,,"], "PARENT_UNKNOWN"],
    ["a parent that began later", ["A1,A,xã,N,2000-01-01,,"], "PARENT_NOT_IN_FORCE"],
    ["a ring", ["A1,A,xã,A2,2000-01-01,,", "A2,A,xã,A1,2000-01-01,,"], "CYCLE"],
    ["an overlap with what is stored", ["T,Tỉnh T,tỉnh,,2010-01-01,,"], "VERSIONS_OVERLAP"],
    ["an unknown successor", ["A1,A,xã,T,2000-01-01,2025-06-30,KHONGCO"], "SUCCESSOR_UNKNOWN"],
    ["a type that does not exist", ["A1,A,làng,T,2000-01-01,,"], "TYPE_UNKNOWN"],
    ["a day that does not exist", ["A1,A,xã,T,2023-02-29,,"], "DATE_INVALID"],
    ["a code in small letters", ["a1,A,xã,T,2000-01-01,,"], "CODE_INVALID"],
  ])("%s is refused, and the good rows beside it are not stored", async (_, lines, fault) => {
    const { status, json } = await load(list("GOOD,Xã tốt,xã,T,2000-01-01,,", ...lines));
    expect([status, json.code]).toEqual([422, "UNITS_CONFLICT"]);
    expect(json.conflicts.map((conflict: { fault: string }) => conflict.fault)).toContain(fault);
    expect(json.errors[0]).toMatchObject({ path: "line 3", message: expect.stringMatching(/Hãy|Mã có/) });
    expect((await worker.call("/v1/units/GOOD")).status).toBe(404);
  });

  test("an empty body, a body without header, a body of 10 MB, a file that is no UTF-8", async () => {
    expect((await load("")).json.code).toBe("UNITS_CONFLICT");
    expect((await load("A1,A,xã,T,2000-01-01,,")).json.conflicts[0].fault).toBe("COLUMN_MISSING");
    expect((await load("x".repeat(10_000_000))).status).toBe(413);
    const headers = { Authorization: `Bearer ${district}` };
    const body = new Uint8Array([0x58, 0xe3, 0x0a]);
    const reply = await fetch(new URL("/v1/units/import", worker.url), { method: "POST", headers, body });
    expect([reply.status, ((await reply.json()) as { code: string }).code]).toEqual([400, "NOT_UTF8"]);
  });

  test("each change is kept with what was before", async () => {
    const { results } = await worker.db.prepare("SELECT code, before, after FROM unit_change WHERE code = 'X2'").all();
    expect(results[0]).toMatchObject({ before: null });
    expect(JSON.parse(String(results[1]?.before))).toMatchObject({ name: "Xã X2" });
    expect(JSON.parse(String(results[1]?.after))).toMatchObject({ name: "Xã X2, mới" });
  });

  test("two imports at once are both judged against the list that they meet", async () => {
    // Each alone is fine; together the two versions of one code would overlap.
    const first = list("RACE,Xã Race,xã,T,2000-01-01,,");
    const second = list("RACE,Xã Race,xã,T,2010-01-01,,");
    const replies = await Promise.all([load(first), load(second)]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422]);
    expect((await worker.call("/v1/units/RACE")).json.versions.length).toBe(1);
  });

  test("11.000 communes in one file", async () => {
    const lines = Array.from({ length: 11_000 }, (_, index) => `C${index},Xã ${index},xã,K,2000-01-01,,`);
    const { status, json } = await load(list(...lines));
    expect([status, json.added]).toEqual([200, 11_000]);
    expect((await codes("?root=K")).length).toBe(11_001);
  });
});

describe("the list of provinces", () => {
  test("is offered as a file, and that file goes into a fresh instance without a conflict", async () => {
    const fresh = await startWorker();
    try {
      const file = await fresh.call("/v1/units/provinces.csv", { token: null });
      expect([file.status, file.headers.get("Content-Type")]).toEqual([200, "text/csv; charset=utf-8"]);
      expect(file.text.replace(/^\uFEFF/, "").split("\r\n", 1)).toEqual([HEADER]);
      const { status, json } = await fresh.call("/v1/units/import", { body: file.text });
      expect([status, json.conflicts]).toEqual([200, []]);
      const on = async (day: string) => (await fresh.call(`/v1/units?on=${day}`)).json.units;
      const now = await on("2025-07-01");
      expect(now.length).toBe(34);
      expect(now.filter((unit: { type: string }) => unit.type === "thành phố").length).toBe(6);
      expect((await on("2025-06-30")).length).toBe(63);
      const { predecessors } = (await fresh.call("/v1/units/TAYNINH")).json;
      expect(predecessors).toEqual(["LONGAN"]);
      const again = await fresh.call("/v1/units/import", { body: file.text });
      expect(again.json).toMatchObject({ added: 0, changed: 0 });
    } finally {
      await fresh.close();
    }
  });
});

describe("who may import what", () => {
  test.each([
    ["a commune below", "Y2,Xã Y2,xã,H2,2000-01-01,,", 200],
    ["a unit without parent", "R,Tỉnh R,tỉnh,,2000-01-01,,", 422],
    ["a commune of the province", "M,Xã M khác,xã,T,2025-07-01,,", 422],
    ["a commune moved out of the district", "X2,Xã X2,xã,T,2000-01-01,,", 422],
  ])("an administrator of district H2: %s", async (_, line, status) => {
    expect((await load(list(line), district)).status).toBe(status);
  });

  test("a commune that the province moved away is not taken back, and nothing beside it is stored", async () => {
    await worker.importUnits("MV,Xã MV,xã,H2,2000-01-01,2019-12-31,", "MV,Xã MV,xã,T,2020-01-01,2024-12-31,");
    const { status, json } = await load(
      list("GOOD2,Xã tốt,xã,H2,2000-01-01,,", "MV,Xã MV,xã,H2,2025-01-01,,"),
      district,
    );
    expect([status, json.conflicts.map((conflict: { fault: string }) => conflict.fault)]).toEqual([422, ["OUTSIDE"]]);
    expect((await worker.call("/v1/units/GOOD2")).status).toBe(404);
    expect((await worker.call("/v1/units/MV", { token: district })).status).toBe(404);
  });

  test("other roles and no token", async () => {
    const line = list("Y3,Xã Y3,xã,H2,2000-01-01,,");
    const approver = await worker.newToken("H2", "duyet");
    expect((await load(line, approver)).status).toBe(403);
    expect((await worker.call("/v1/units/import", { body: line, token: null })).status).toBe(401);
  });
});
