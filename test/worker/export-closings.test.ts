// What an office set and closed goes out and in too: deadlines, severities, comments, and frozen tables under their own address.
import { afterAll, beforeAll, expect, test } from "vitest";
import { BOOTSTRAP, type RunningWorker, startWorker } from "../support/worker.ts";

const PERIOD = "civil:2025-09";

let source: RunningWorker;
let target: RunningWorker;
let before: string;
let after: string;
let frozen: string;
beforeAll(async () => {
  [source, target] = await Promise.all([startWorker(), startWorker()]);
  await source.importUnits("T,Tỉnh T,tỉnh,,2000-01-01,,", "X,Xã X,xã,T,2000-01-01,,", "Y,Xã Y,xã,T,2000-01-01,,");
  before = await source.newToken("T", "quantri");
  const ask = async (path: string, body: unknown, method = "POST") => {
    const reply = await source.call(path, { method, token: before, body });
    if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
    return reply.json;
  };
  await ask("/v1/deadlines", { unit: "T", days: 2, from: "2025-01-01", source: "Quy chế báo cáo của tỉnh" });
  await ask("/v1/severities", { unit: "T", code: "TERM_OBSOLETE", severity: "off", reason: "Chỉ có số liệu mới" });
  for (const [unit, online] of [
    ["X", 40],
    ["Y", 30],
  ]) {
    const address = `/v1/snapshots/${unit}/${PERIOD}`;
    const figures = { HS_TRUC_TUYEN: online, HS_TIEP_NHAN: 100 };
    await ask(address, { figures, scopeBasis: "ownOnly", scheme: "ND42" }, "PUT");
    await ask(`${address}/actions`, { action: "ghi_chu", reason: "Đã đối chiếu với phần mềm một cửa" });
    await ask(`${address}/actions`, { action: "duyet", documentNo: "12/BC-UBND" });
  }
  frozen = (await ask(`/v1/consolidated/T/${PERIOD}/close`, {})).url;
  const document = (await source.call("/v1/export?root=T", { token: before })).text;
  const reply = await fetch(new URL("/v1/import", target.url), {
    method: "POST",
    headers: { Authorization: `Bearer ${BOOTSTRAP}` },
    body: document,
  });
  if (reply.status !== 201) throw new Error(await reply.text());
  after = await target.newToken("T", "quantri");
});
afterAll(() => Promise.all([source.close(), target.close()]));

test("answers of both servers are the same, byte by byte", async () => {
  for (const path of [
    frozen,
    `${frozen}.csv`,
    `/v1/consolidated/T/${PERIOD}/closings`,
    `/v1/consolidated/T/${PERIOD}`,
    `/v1/snapshots/X/${PERIOD}/revisions`,
    "/v1/deadlines?unit=T",
    "/v1/severities?unit=T",
  ]) {
    const [there, here] = await Promise.all([
      source.call(path, { token: before }),
      target.call(path, { token: after }),
    ]);
    expect([there.status, here.status], `${path} ${here.text}`).toEqual([200, 200]);
    expect(here.text, path).toBe(there.text);
  }
  expect((await target.call("/v1/audit/verify?unit=T", { token: after })).json.ok).toBe(true);
});

test("what came in is as fixed as before, and work goes on from it", async () => {
  for (const table of ["frozen", "frozen_piece", "snapshot_event_detail"]) {
    await expect(target.db.prepare(`DELETE FROM ${table}`).run()).rejects.toThrow(/immutable/);
  }
  const reopened = await target.call(`/v1/snapshots/X/${PERIOD}/actions`, {
    token: after,
    body: { action: "mo_lai", reason: "Sửa theo đề nghị của đơn vị" },
  });
  expect(reopened.json).toMatchObject({ state: "da_nop" });
  expect((await target.call(frozen, { token: after })).status).toBe(200);
});
