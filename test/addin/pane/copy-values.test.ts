// A value-only copy where the unit has sent nothing of its own: what is said, and that no code is asked for.
import { expect, test } from "vitest";
import type { Sheets } from "../../../addin/host/host.ts";
import { copyValues } from "../../../addin/taskpane/report/copy-values.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import { addressedServer } from "../../support/addressed-server.ts";

const order = {
  unit: "T",
  unitName: "Tỉnh T",
  period: parsePeriodKey("civil:2026-06") as Period,
  form: "chung" as FormCode,
  onlySheet: false,
};
const sheets = {
  file: async () => ({ ok: true, content: { name: "a.xlsx", bytes: new Uint8Array() } }),
  selection: async () => ({ ok: false, message: "" }),
} as unknown as Sheets;
const refused = (code: string, text: string) => ({ ok: false, status: 404, code, text, errors: [], findings: [] });

test.each<readonly [string, object, number | null, RegExp]>([
  [
    "a sum of the units below: why there is no code, and the closing that vouches for it",
    refused("SNAPSHOT_NOT_FOUND", ""),
    201,
    /^Chưa cấp được mã kiểm tra: .*Tỉnh T không gửi bản riêng .*tổng cộng từ 201 đơn vị.*Hãy chốt kỳ/u,
  ],
  ["nobody has sent anything", refused("SNAPSHOT_NOT_FOUND", ""), 0, /chưa gửi số liệu của kỳ này/u],
  ["the table cannot be read either", refused("SNAPSHOT_NOT_FOUND", ""), null, /chưa gửi số liệu của kỳ này/u],
  ["the server's own refusal", refused("UNIT_UNKNOWN", "Không có đơn vị T."), 5, /^Không có đơn vị T\.$/u],
])("%s", async (_, snapshot, received, said) => {
  const asked: string[] = [];
  const table = received === null ? refused("INTERNAL", "") : { ok: true, content: { completeness: { received } } };
  const server = addressedServer(async (address) => {
    asked.push(address);
    return address.startsWith("/v1/snapshots/") ? snapshot : table;
  });
  const made = await copyValues(order, sheets, server, "1", "2026-07-01T00:00:00.000Z");
  expect(made).toEqual({ ok: false, text: expect.stringMatching(said) });
  expect(asked.some((address) => address.startsWith("/v1/copies"))).toBe(false);
});
