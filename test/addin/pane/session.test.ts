// Which unit the pane begins with: the token's own; of the demonstration an office that has something to show; what was chosen.
import { describe, expect, test } from "vitest";
import { createTokenStore } from "../../../addin/host/token-store.ts";
import type { Answer } from "../../../addin/server/server.ts";
import { createSession } from "../../../addin/taskpane/frame/session.ts";
import demo from "../../../shared/demo/demo.json" with { type: "json" };
import province from "../../../shared/demo/mau.json" with { type: "json" };
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { addressedServer } from "../../support/addressed-server.ts";

const answered = (content: unknown): Answer<never> => ({
  ok: true,
  status: 200,
  content: content as never,
  etag: null,
});

const memory = () => {
  const entries = new Map<string, string>();
  return {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, text: string) => void entries.set(name, text),
    removeItem: (name: string) => void entries.delete(name),
  };
};

/** Units in force on a day, by code as the server lists them. */
const unitsOn = (day: string) =>
  [...demo.units, ...province.units]
    .filter(({ valid_from, valid_to }) => valid_from <= day && (valid_to === "" || day <= valid_to))
    .map(({ code, parent }) => ({ code, parent: parent === "" ? null : parent }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));

interface Opened {
  readonly own: string;
  readonly isDemonstration?: boolean;
  readonly chosen?: string;
}

const openSession = ({ own, isDemonstration = false, chosen }: Opened) => {
  const storage = memory();
  const token = createTokenStore({ storage: () => storage, partitionKey: () => undefined });
  if (isDemonstration) token.setDemonstration("xem-thu");
  else token.set("cua-toi");
  const settings = new Map(chosen === undefined ? [] : [["dvc.unit", chosen]]);
  const server = addressedServer(async (address) =>
    address === "/v1/tokens"
      ? answered({ tokens: [{ own: true, unit: own, role: "xem", label: "Xem" }] })
      : answered({ units: unitsOn(address.slice(address.indexOf("on=") + 3)) }),
  );
  return createSession({
    server,
    token,
    settings: { get: (name: string) => settings.get(name) ?? null, set: async () => {} } as never,
    today: () => "2026-11-25" as LocalDate,
    storage: () => storage,
  });
};

describe("the unit that is shown first", () => {
  test.each([
    [
      "of the demonstration: the province whose communes have reported",
      { own: "TRINHDIEN", isDemonstration: true },
      "MAU",
    ],
    ["of the same unit's own token: that unit", { own: "TRINHDIEN" }, "TRINHDIEN"],
    ["of a commune: itself", { own: "MAU.03" }, "MAU.03"],
    ["of the server's administrator: the first there is", { own: "*" }, "MAU"],
    ["what was chosen in this workbook", { own: "TRINHDIEN", isDemonstration: true, chosen: "MAU.05" }, "MAU.05"],
    ["not what is outside of the tree", { own: "TRINHDIEN", isDemonstration: true, chosen: "KHONGCO" }, "MAU"],
  ])("%s", async (_, opened, expected) => {
    const session = openSession(opened);
    await session.refresh();
    expect(session.get()).toMatchObject({ state: "known", unit: expected });
  });

  test("in a period before the province existed, an office of that time; and back", async () => {
    const session = openSession({ own: "TRINHDIEN", isDemonstration: true });
    await session.refresh();
    const now = session.get().period;
    session.choosePeriod(parsePeriodKey("civil:2022-05") as Period);
    await expect.poll(() => session.get().unit).toBe("XUANLOC");
    session.choosePeriod(now);
    await expect.poll(() => session.get().unit).toBe("MAU");
  });

  test("where no unit of the demonstration has others below it, its own unit", async () => {
    const session = openSession({ own: "THACHHUNG", isDemonstration: true });
    await session.refresh();
    expect(session.get().unit).toBe("THACHHUNG" as UnitCode);
  });
});
