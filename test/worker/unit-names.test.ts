// MADONVI over HTTP: names become codes of the caller's own subtree, beside other calls of the same batch.
import { afterAll, beforeAll, expect, test } from "vitest";
import { BOOTSTRAP, type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
let token: string;
beforeAll(async () => {
  worker = await startWorker();
  await worker.importUnits(
    "H57,Thành phố Huế,thành phố,,2000-01-01,,",
    "H92,Thành phố Cần Thơ,thành phố,,2000-01-01,,",
    "H57-PD,Phường Phong Điền,phường,H57,2025-07-01,,",
    "H92-PD,Xã Phong Điền,xã,H92,2025-07-01,,",
    "H92-CU,Xã Giai Xuân,xã,H92,2000-01-01,2025-06-30,H92-PD:1",
  );
  token = await worker.newToken("H92", "xem");
});
afterAll(() => worker.close());

const compute = async (text: string | null, ...calls: readonly (readonly [string, ...unknown[]])[]) => {
  const body = { calls: calls.map(([fn, ...args]) => ({ fn, args })) };
  const { json } = await worker.call("/v1/compute", { method: "POST", token: text, body });
  return json.results.map(
    (result: { value?: unknown; error?: { code: string; message: string } }) => result.value ?? result.error?.code,
  );
};

test("a caller's names are those of its subtree, old names included", async () => {
  expect(
    await compute(token, ["MADONVI", "Phong Điền"], ["MADONVI", "xã Giai Xuân"], ["MADONVI", "TP Huế"], ["TYLE", 1, 4]),
  ).toEqual(["H92-PD", "H92-PD", "UNIT_NAME_UNKNOWN", 0.25]);
});

test("who sees everything has to say which", async () => {
  expect(await compute(BOOTSTRAP, ["MADONVI", "Phong Điền"], ["MADONVI", "Phong Điền", "Huế"])).toEqual([
    "UNIT_NAME_AMBIGUOUS",
    "H57-PD",
  ]);
});

test("beside a table of the same batch", async () => {
  const [code, figure] = await compute(token, ["MADONVI", "TP. Cần Thơ"], ["SOLIEU", "H92", "Tháng 6/2026", "HS_TONG"]);
  expect([code, figure]).toEqual(["H92", "SNAPSHOT_NOT_FOUND"]);
});

test("without a token, and with a dead one", async () => {
  expect(await compute(null, ["MADONVI", "Huế"], ["TYLE", 1, 4])).toEqual(["UNAUTHENTICATED", 0.25]);
  expect(await compute("dvc_nobody", ["MADONVI", "Huế"])).toEqual(["TOKEN_DEAD"]);
});
