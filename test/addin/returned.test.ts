// Finding what was returned to be put right: one question over the latest periods, the reason from the history.
import { expect, test } from "vitest";
import type { Answer } from "../../addin/server/server.ts";
import { askReturned, placesToAsk } from "../../addin/taskpane/submit/returned.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";

const TODAY = "2026-11-22" as LocalDate;
const XA = "XA" as UnitCode;
const HEADER = ["Mã đơn vị", "Tên đơn vị", "Trạng thái", "Ngày gửi", "Gửi chậm (ngày làm việc)"];

const answered = (content: unknown): Answer<never> => ({
  ok: true,
  status: 200,
  content: content as never,
  etag: null,
});
const refused = (status: number | null, code: string): Answer<never> => ({
  ok: false,
  status,
  code,
  text: code,
  errors: [],
  findings: [],
  conflicts: [],
});

const revision = (state: string, events: readonly object[]) => ({
  revision: 2,
  state,
  submittedAt: "2026-11-16T02:00:00Z",
  content: { figures: { HS_TONG: 3 }, scopeBasis: "ownOnly", scheme: "ND42" },
  events,
});
const RETURN = {
  action: "tra_lai",
  reason: "Thiếu cột 12",
  at: "2026-11-17T02:00:00Z",
  actor: { unit: "T", label: "Sở" },
};

/** A server where these places have these states, and these revisions. */
const serverOf = (states: Readonly<Record<string, string>>, revisions: Readonly<Record<string, unknown>>) => {
  const asked: string[] = [];
  return {
    asked,
    ask: async (address: string, options?: { readonly body?: unknown }) => {
      asked.push(address);
      if (address === "/v1/compute") {
        const { calls } = (options as { body: { calls: { args: string[] }[] } }).body;
        const results = calls.map(({ args: [unit, period, form] }) => ({
          value: [
            HEADER,
            ["XB", "Xã B", "Yêu cầu chỉnh sửa", 1, 0],
            [unit, "Xã", states[`${period} ${form}`] ?? "Chưa gửi", null, null],
          ],
        }));
        return answered({ results });
      }
      const key = Object.keys(revisions).find((one) => decodeURIComponent(address).includes(one));
      return key ? answered({ revisions: [revisions[key]] }) : refused(404, "SNAPSHOT_NOT_FOUND");
    },
  };
};

test("the latest months of every form, in both calendars where a form fixes none", () => {
  const keys = placesToAsk(XA, TODAY).map(({ period, form }) => `${period} ${form}`);
  expect(keys).toEqual(
    expect.arrayContaining(["nd09:2026-11 chung", "civil:2026-10 chung", "nd09:2026-11 06a", "civil:2026-10 766"]),
  );
  expect(keys).not.toContain("civil:2026-10 06a");
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBeLessThan(60);
});

test("one question where nothing was returned, whatever became of a neighbour", async () => {
  const server = serverOf({ "nd09:2026-11 06a": "Đã gửi" }, {});
  expect(await askReturned(server as never, XA, TODAY)).toEqual([]);
  expect(server.asked).toEqual(["/v1/compute"]);
});

test("the reason and who gave it come from the history", async () => {
  const server = serverOf(
    { "nd09:2026-11 06a": "Yêu cầu chỉnh sửa" },
    { "nd09:2026-11": revision("tra_lai", [RETURN]) },
  );
  expect(await askReturned(server as never, XA, TODAY)).toMatchObject([
    { period: "nd09:2026-11", form: "06a", report: { revision: 2, returned: { reason: "Thiếu cột 12", by: "Sở" } } },
  ]);
});

test("a quarter that is only added up from returned months, or was sent again meanwhile, is none", async () => {
  const states = { "nd09:2026-Q3 06a": "Yêu cầu chỉnh sửa", "nd09:2026-10 06a": "Yêu cầu chỉnh sửa" };
  const server = serverOf(states, { "nd09:2026-10": revision("da_nop", [RETURN]) });
  expect(await askReturned(server as never, XA, TODAY)).toEqual([]);
});

test("what was sent from here longer ago is asked too", async () => {
  const server = serverOf(
    { "nd09:2024-01 06a": "Yêu cầu chỉnh sửa" },
    { "nd09:2024-01": revision("tra_lai", [RETURN]) },
  );
  const also = [{ unit: "XA", period: "nd09:2024-01", form: "06a" }];
  expect(await askReturned(server as never, XA, TODAY, also)).toHaveLength(1);
});

test("without an answer nothing is claimed", async () => {
  const server = { ask: async () => refused(null, "") };
  expect(await askReturned(server as never, XA, TODAY)).toBeNull();
  const odd = { ask: async () => answered("<html>") };
  expect(await askReturned(odd as never, XA, TODAY)).toEqual([]);
});
