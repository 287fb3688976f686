// The shipped functions.js under Microsoft's runtime against the real Worker with the demonstration data: what an office would see.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SharedRuntime } from "../../../addin/functions/shared-runtime.ts";
import demo from "../../../shared/demo/demo.json" with { type: "json" };
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";
import { CORE_VERSION } from "../../../shared/functions/version.ts";
import { type FakeExcel, type Formula, startFakeExcel } from "../../support/excel-fake-host.ts";
import { ensureFunctionBundle } from "../../support/function-bundle.ts";
import { shownInExcel } from "../../support/shown-answer.ts";
import { type RunningWorker, startWorker } from "../../support/worker.ts";

const START_LIMIT_MS = 120_000;
const COLUMNS = ["code", "name", "type", "parent", "valid_from", "valid_to", "successors"] as const;

let worker: RunningWorker;
beforeAll(async () => {
  await ensureFunctionBundle();
  worker = await startWorker();
  await worker.importUnits(...demo.units.map((unit) => COLUMNS.map((column) => `"${unit[column]}"`).join(",")));
  for (const { unit, period, form, body } of demo.snapshots) {
    const place = `/v1/snapshots/${unit}/${encodeURIComponent(period)}?form=${form}`;
    const { status, text } = await worker.call(place, {
      method: "PUT",
      body,
      headers: { "Content-Type": "application/json" },
    });
    if (status !== 201) throw new Error(`${place}: ${text}`);
  }
}, START_LIMIT_MS);
afterAll(() => worker.close());

const startExcel = (token: string | null): FakeExcel => {
  const excel = startFakeExcel({ origin: worker.url });
  (excel.shared() as SharedRuntime).token.set(token);
  return excel;
};
const STORED: Formula = { fn: "SOLIEU", args: ["XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN"] };

test("every function shows its own examples", async () => {
  const excel = startExcel(await worker.newToken("TRINHDIEN", "xem"));
  const examples = CATALOGUE.flatMap(({ id, examples: own }) => own.map((example) => ({ id, ...example })));
  const cells = await excel.calculate(examples.map(({ id, args }) => ({ fn: id, args })));
  expect(cells.map((cell, index) => `${examples[index]?.id}: ${shownInExcel(cell, examples[index]?.shows)}`)).toEqual(
    examples.map(({ id, shows }) => `${id}: ${shows}`),
  );
  const { runtime } = excel.shared() as SharedRuntime;
  expect(runtime.status()).toMatchObject({ state: "online", core: CORE_VERSION, coreDiffers: false, requests: 1 });
});

describe("stored figures", () => {
  test("without a token: the cell says where to enter one, and rates are calculated all the same", async () => {
    const cells = await startExcel(null).calculate([STORED, { fn: "TYLE", args: [1, 4] }]);
    expect(cells.map((cell) => shownInExcel(cell))).toEqual([
      expect.stringMatching(/^#N\/A Chưa có mã truy cập/u),
      "25,00%",
    ]);
  });

  test("with a token that was revoked in the meantime: the cell says so after a refresh", async () => {
    const reply = await worker.call("/v1/tokens", { body: { unit: "TRINHDIEN", role: "xem", label: "sẽ thu hồi" } });
    const excel = startExcel(reply.json.token);
    expect((await excel.calculate([STORED])).map((cell) => shownInExcel(cell))).toEqual(["20.595"]);
    await worker.call(`/v1/tokens/${reply.json.id}`, { method: "DELETE" });
    (excel.shared() as SharedRuntime).runtime.dropCache("refresh");
    expect((await excel.calculate([STORED])).map((cell) => shownInExcel(cell))).toEqual([
      expect.stringMatching(/^#N\/A Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi/u),
    ]);
  });

  test("with a token that is no token at all", async () => {
    expect((await startExcel("mã dán nhầm").calculate([STORED])).map((cell) => shownInExcel(cell))).toEqual([
      expect.stringMatching(/^#N\/A Mã truy cập không đúng/u),
    ]);
  });
});

test("functions.json of the Worker names what the script registers, in both languages", async () => {
  for (const address of ["/functions.json", "/functions.en.json"]) {
    const { json } = await worker.call(address, { token: null });
    expect(json.functions.map((one: { id: string }) => one.id)).toEqual([...startExcel(null).registered()]);
  }
});
