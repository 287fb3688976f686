// Finding what was returned to be put right: one question about the own unit, with the reasons in the answer.
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../addin/server/server.ts";
import type { PaneTools } from "../../../addin/taskpane/frame/pane-context.tsx";
import { openReturned } from "../../../addin/taskpane/report-draft/open-draft.ts";
import { askReturned } from "../../../addin/taskpane/report-draft/returned.ts";
import { OPERATIONS } from "../../../shared/contract/operations.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { PeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { addressedServer } from "../../support/addressed-server.ts";

const XA = "XA" as UnitCode;

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
  text: `Câu của máy chủ: ${code}.`,
  errors: [],
  findings: [],
  conflicts: [],
});

const RETURNED = {
  unit: "XA",
  period: "nd09:2026-11",
  form: "06a",
  revision: 2,
  state: "tra_lai",
  submittedAt: "2026-11-16T02:00:00Z",
  changedAt: "2026-11-18T02:00:00Z",
  movedAt: "2026-11-17T02:00:00Z",
  movedBy: { unit: "T", label: "Sở" },
  reason: "Thiếu cột 12",
};

const serverOf = (answer: Answer<never>) => {
  const asked: string[] = [];
  const server = addressedServer(async (address) => {
    asked.push(address);
    return answer;
  });
  return { asked, ...server };
};

test("one question, which the contract knows, about the own unit alone", async () => {
  const server = serverOf(answered({ snapshots: [], next: null }));
  expect(await askReturned(server as never, XA)).toEqual([]);
  const [address = "", ...more] = server.asked;
  expect(more).toEqual([]);
  const { pathname, searchParams } = new URL(address, "http://server");
  const { path, query } = OPERATIONS.listSnapshots;
  expect(pathname).toBe(path);
  expect(query.parse(Object.fromEntries(searchParams))).toMatchObject({ unit: "XA", below: "0", state: "tra_lai" });
});

test("a unit with signs in its code is asked about as it is written", async () => {
  const server = serverOf(answered({ snapshots: [], next: null }));
  await askReturned(server as never, "A&B" as UnitCode);
  expect(new URL(server.asked[0] ?? "", "http://server").searchParams.get("unit")).toBe("A&B");
});

test("the reason, who gave it and when come with it, in the server's order", async () => {
  const server = serverOf(answered({ snapshots: [RETURNED, { ...RETURNED, period: "nd09:2026-10", reason: null }] }));
  expect(await askReturned(server as never, XA)).toEqual([
    {
      unit: "XA",
      period: "nd09:2026-11",
      form: "06a",
      returned: { reason: "Thiếu cột 12", by: "Sở", at: "2026-11-17T02:00:00Z" },
    },
    {
      unit: "XA",
      period: "nd09:2026-10",
      form: "06a",
      returned: { reason: "", by: "Sở", at: "2026-11-17T02:00:00Z" },
    },
  ]);
});

test.each([
  ["no network", refused(null, "")],
  ["a dead token", refused(401, "TOKEN_DEAD")],
  ["a page of the network", answered("<html>")],
  ["nothing", answered(null)],
])("with %s for an answer nothing is claimed", async (_, answer) => {
  expect(await askReturned(serverOf(answer) as never, XA)).toBeNull();
});

describe("opening what was returned", () => {
  const place = { unit: XA, period: "nd09:2026-11" as PeriodKey, form: "06a" as FormCode };

  test.each([
    [refused(null, "OFFLINE"), "Câu của máy chủ: OFFLINE."],
    [refused(404, "SNAPSHOT_NOT_FOUND"), "Máy chủ không còn báo cáo này. Hãy mở lại ngăn rồi thử lại."],
  ])("that cannot be asked for is told in a sentence, and nothing opens", async (answer, text) => {
    const server = serverOf(answer);
    const goTo = () => expect.unreachable("opened");
    expect(await openReturned({ server, goTo } as unknown as PaneTools, place)).toBe(text);
    expect(server.asked).toEqual(["/v1/snapshots/XA/nd09%3A2026-11/revisions?form=06a"]);
  });
});
