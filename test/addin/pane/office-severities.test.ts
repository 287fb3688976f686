// An office's own severities in the pane: asked once for each unit, remembered without network, never those of another unit.
import { describe, expect, test } from "vitest";
import { createMemorySettings } from "../../../addin/host/memory-settings.ts";
import type { Session } from "../../../addin/taskpane/frame/session.ts";
import { createOfficeSeverities } from "../../../addin/taskpane/reading/office-severities.ts";
import { severityNote } from "../../../addin/taskpane/reading/severity-note.tsx";
import { createStore } from "../../../addin/ui/store.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { READING_TEXT } from "../../../shared/text/reading.ts";
import { addressedServer } from "../../support/addressed-server.ts";

const SESSION = {
  state: "asking",
  who: null,
  unit: null,
} as unknown as Session;
const WHO = { unit: "T1", role: "nhap", label: "" } as const;

const setting = (unit: string, code: string, severity: string, endedAt: string | null = null) => ({
  id: `${unit} ${code}`,
  unit,
  code,
  severity,
  reason: "Lý do",
  createdAt: "2026-01-01T00:00:00Z",
  endedAt,
  inForce: endedAt === null,
});

/** Answers by unit; others are not reached. */
const paneOf = (answers: Readonly<Record<string, readonly unknown[]>>, browser = createMemorySettings()) => {
  const asked: string[] = [];
  const server = addressedServer(async (address) => {
    const unit = new URL(address, "http://x").searchParams.get("unit") ?? "";
    asked.push(unit);
    const severities = answers[unit];
    return severities
      ? { ok: true, status: 200, content: { severities, codes: [] }, etag: null }
      : { ok: false, status: null, code: "", text: "", errors: [], findings: [], conflicts: [] };
  });
  const session = createStore(SESSION);
  const store = createOfficeSeverities({ server, session, browser });
  const go = async (part: Partial<Session>) => {
    session.set({ ...session.get(), ...part });
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { asked, store, go, browser };
};
const known = (unit: string): Partial<Session> => ({ state: "known", who: WHO, unit: unit as UnitCode });

describe("severities of the office", () => {
  test("count as the server's own rule says: of each code the nearest unit's, ended ones not, unknown codes passed over", async () => {
    const { store, go } = paneOf({
      X1: [
        setting("X1", "OUTLIER", "I"),
        setting("T1", "OUTLIER", "off"),
        setting("T1", "PCT_MISMATCH", "W"),
        setting("T1", "DELTA_SELF", "off", "2026-02-01T00:00:00Z"),
        setting("T1", "OF_A_LATER_VERSION", "off"),
      ],
    });
    await go(known("X1"));
    expect([...store.get().settings]).toEqual([
      ["OUTLIER", "I"],
      ["PCT_MISMATCH", "W"],
    ]);
    expect(severityNote(store.get())).toBe(READING_TEXT.severitiesSet({ count: 2 }));
  });

  test("are asked once for each unit, and those of another unit never stay", async () => {
    const { asked, store, go } = paneOf({ X1: [setting("X1", "OUTLIER", "off")], X2: [] });
    await go(known("X1"));
    await go(known("X2"));
    expect(store.get().settings.size).toBe(0);
    await go(known("X1"));
    expect([...store.get().settings]).toEqual([["OUTLIER", "off"]]);
    expect(asked).toEqual(["X1", "X2"]);
  });

  test("without network are those of the last time, and it is said; without any the usual ones, and it is said", async () => {
    const { browser, go } = paneOf({ X1: [setting("X1", "OUTLIER", "off")] });
    await go(known("X1"));
    const later = paneOf({}, browser);
    await later.go({ ...known("X1"), state: "away" });
    expect([...later.store.get().settings]).toEqual([["OUTLIER", "off"]]);
    expect(severityNote(later.store.get())).toBe(READING_TEXT.severitiesRemembered());
    await later.go({ ...known("X2"), state: "away" });
    expect(later.store.get()).toMatchObject({ source: "unknown", unit: "X2" });
    expect(severityNote(later.store.get())).toBe(READING_TEXT.severitiesUnknown());
    expect(later.asked).toEqual([]);
  });

  test("that could not be asked are asked when the server is there again", async () => {
    const answers: Record<string, readonly unknown[]> = {};
    const { store, go } = paneOf(answers);
    await go(known("X1"));
    expect(store.get().source).toBe("unknown");
    Object.assign(answers, { X1: [setting("X1", "OUTLIER", "off")] });
    await go({ state: "away" });
    await go({ state: "known" });
    expect([...store.get().settings]).toEqual([["OUTLIER", "off"]]);
  });

  test.each(["{", "[]", '{"X1":7}', '{"X1":[["OUTLIER","loud"],7]}', "null"])(
    "kept as %s by another version disturb nothing",
    async (text) => {
      const browser = createMemorySettings();
      await browser.set("dvc.severities", text);
      const { store, go } = paneOf({}, browser);
      await go({ ...known("X1"), state: "away" });
      expect(store.get().settings.size).toBe(0);
    },
  );

  test("of nobody are the usual ones, without a word", async () => {
    const { asked, store, go } = paneOf({});
    await go({ state: "noToken" });
    expect(store.get().source).toBe("usual");
    expect(severityNote(store.get())).toBe("");
    expect(asked).toEqual([]);
  });
});
