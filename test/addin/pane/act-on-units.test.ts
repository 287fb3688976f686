// Receiving and returning many: one result for each, about the revision that was shown, a lost answer asked for again under its key.
import { expect, test } from "vitest";
import { type ActedUnit, actOnUnits } from "../../../addin/taskpane/consolidate/table/act-on-units.ts";
import { inTurn } from "../../../addin/taskpane/outbox/in-turn.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { addressedServer, type SentOptions } from "../../support/addressed-server.ts";

const PLACE = { period: parsePeriodKey("civil:2023-06") as Period, form: "06a" as FormCode };
const unit = (code: string, state: ActedUnit["state"], revision: number | null): ActedUnit => ({
  unit: code as UnitCode,
  name: `Xã ${code}`,
  state,
  revision,
});

test("each has its result, in order, and a refusal keeps none of the others", async () => {
  const asked: { address: string; options: SentOptions }[] = [];
  const server = addressedServer(async (address, options) => {
    asked.push({ address, options });
    if (address.includes("/B/")) return { ok: false, status: 409, text: "Đã có bản số liệu lần 3.", errors: [] };
    const isFirst = asked.filter((one) => one.address === address).length === 1;
    if (address.includes("/D/") && isFirst) return { ok: false, status: null, text: "mất mạng", errors: [] };
    return { ok: true, status: 200, content: {} };
  });
  const counts: number[] = [];
  let keys = 0;
  const results = await actOnUnits(
    server,
    PLACE,
    [
      unit("A", "da_nop", 2),
      unit("B", "da_nop", 2),
      unit("C", "da_chot", 1),
      unit("D", "da_duyet", 1),
      unit("E", null, null),
    ],
    { action: "tra_lai", reason: "Sai kỳ báo cáo." },
    () => {
      keys += 1;
      return `key-${keys}`;
    },
    (count) => counts.push(count),
  );
  expect(results.map(({ name, isDone, text }) => [name, isDone, text])).toEqual([
    ["Xã A", true, "Đã yêu cầu chỉnh sửa."],
    ["Xã B", false, "Đã có bản số liệu lần 3."],
    ["Xã C", false, "Đang ở trạng thái “Đã chốt” nên giữ nguyên."],
    ["Xã D", true, "Đã yêu cầu chỉnh sửa."],
    ["Xã E", false, "Chưa gửi số liệu nên không có gì để xử lý."],
  ]);
  expect(counts).toEqual([1, 2, 3, 4, 5]);
  expect(asked[0]).toEqual({
    address: "/v1/snapshots/A/civil%3A2023-06/actions?form=06a",
    options: {
      body: { action: "tra_lai", reason: "Sai kỳ báo cáo." },
      headers: { "If-Match": '"2"', "Idempotency-Key": "key-1" },
    },
  });
  const repeated = asked.filter(({ address }) => address.includes("/D/"));
  expect(repeated).toHaveLength(2);
  expect(repeated[0]?.options.headers).toEqual(repeated[1]?.options.headers);
});

test("no more at once than allowed, results in the order of the items", async () => {
  let running = 0;
  let most = 0;
  const results = await inTurn([30, 1, 20, 5], 2, async (milliseconds) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    running -= 1;
    return milliseconds * 2;
  });
  expect(results).toEqual([60, 2, 40, 10]);
  expect(most).toBe(2);
  expect(await inTurn([], 2, async () => 1)).toEqual([]);
});
