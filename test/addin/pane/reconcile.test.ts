// The portal's points beside ours: the real rows of one province agree, and a difference is traced to what makes it.
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import type { UnitEntry } from "../../../addin/server/entries.ts";
import { pastedFile, readPortalPoints } from "../../../addin/taskpane/consolidate/portal/portal-points.ts";
import {
  type GroupLine,
  type PortalPoints,
  pointsIn,
  reconcile,
} from "../../../addin/taskpane/consolidate/portal/reconcile.ts";
import { directoryOf } from "../../../addin/taskpane/reading/unit-directory.ts";
import type { FigureCode, Figures } from "../../../shared/domain/figure.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { type PortalRecord, readPortal } from "../../../shared/reading/file-portal.ts";
import type { Level } from "../../../shared/rules/level.ts";
import { findRuleSet } from "../../../shared/rules/rule-sets.ts";

const ruleSet = findRuleSet("qd766-portal-2026");
if (!ruleSet) throw new Error("qd766-portal-2026 is not shipped");
const PERIOD = parsePeriodKey("civil:2026-Q3") as Period;
const rows = JSON.parse(fs.readFileSync(new URL("../../cases/portal766.json", import.meta.url), "utf8")) as readonly {
  readonly id: string;
  readonly level: Level;
  readonly group: string;
}[];
const records = readPortal(rows);
const published = (record: PortalRecord): PortalPoints => ({
  ...pointsIn(record.figures),
  indicators: record.indicators,
});
const lineOf = (figures: Figures, portal: PortalPoints, group: string, level: Level | null = null): GroupLine => {
  const lines = reconcile(ruleSet, PERIOD, portal, { figures, parentFigures: {}, level });
  const line = lines.find(({ code }) => code === group);
  if (!line) throw new Error(`no line of ${group}`);
  return line;
};

test("points are read of every published row", () => {
  expect(records).toHaveLength(396);
  for (const record of records) expect(Object.keys(pointsIn(record.figures).groups)).toEqual([record.group]);
});

test("with the portal's own counts the points of online services and payment agree in every published row", () => {
  const wrong = records.flatMap((record, index) => {
    if (record.group !== "DVCTT" && record.group !== "TTTT") return [];
    const line = lineOf(record.figures as Figures, published(record), record.group, rows[index]?.level ?? null);
    return line.agrees && line.cause === "" && line.portal === record.score
      ? []
      : [`${rows[index]?.id}: ${line.cause}`];
  });
  expect(wrong).toEqual([]);
});

describe("a difference", () => {
  const base = {
    TTHC_CO_DVCTT: 80,
    TTHC_THAM_QUYEN: 100,
    DVC_PHAT_SINH: 31,
    DVC_CUNG_CAP: 60,
    HS_TRUC_TUYEN: 40,
    HS_TIEP_NHAN: 100,
    HS_TONG: 160,
  } as Figures;
  const ours = lineOf(base, { groups: { DVCTT: 0 }, total: null, indicators: [] }, "DVCTT").ours as number;
  const causeFor = (figures: Figures, portal: Partial<PortalPoints>) =>
    lineOf(figures, { groups: {}, total: null, indicators: [], ...portal }, "DVCTT").cause;
  const asIf = (change: Partial<Record<string, number>>): number =>
    lineOf({ ...base, ...change } as Figures, { groups: { DVCTT: 0 }, total: null, indicators: [] }, "DVCTT")
      .ours as number;

  test("by the other denominator is named", () => {
    const cause = causeFor(base, { groups: { DVCTT: asIf({ HS_TIEP_NHAN: 160 }) } });
    expect(cause).toMatch(/^Khớp nếu chỉ số 3\.3 .+ chia cho: cột 3 của biểu 06/u);
  });

  test("by other counts is shown with both", () => {
    const indicator = { code: "ONLINE_DOSSIER", numerator: 45, denominator: 100, ratio: null, score: null };
    const cause = causeFor(base, { groups: { DVCTT: ours + 0.5 }, indicators: [{ ...indicator, quality: null }] });
    expect(cause).toMatch(/^Chỉ số 3\.3 .+: Cổng tính 45\/100, số của ta 40\/100\.$/u);
  });

  test("by a line without points is named", () => {
    expect(causeFor(base, { groups: { DVCTT: asIf({ DVC_PHAT_SINH: 0 }) } })).toMatch(
      /^Khớp nếu chỉ số 3\.2 .+ được 0 điểm\.$/u,
    );
  });

  test("that nothing accounts for is left open, and what the portal marks is said", () => {
    expect(causeFor(base, { groups: { DVCTT: ours - 0.77 } })).toBe("Chưa rõ.");
    const indicator = { code: "ONLINE_DOSSIER", numerator: null, denominator: null, ratio: null, score: null };
    expect(causeFor(base, { groups: { DVCTT: ours - 0.77 }, indicators: [{ ...indicator, quality: "TEMP" }] })).toBe(
      "Chưa rõ. Cổng đánh dấu đây là số tạm.",
    );
  });

  test("because we have no figures names the lines", () => {
    const { HS_TRUC_TUYEN: _, ...without } = base as Record<string, number>;
    expect(causeFor(without as Figures, { groups: { DVCTT: 5 } })).toMatch(/thiếu số liệu của chỉ số 3\.3\.$/u);
  });

  test("our points are never those that somebody reported", () => {
    const line = lineOf({ DIEM_DVCTT: 9 } as Figures, { groups: { DVCTT: 5 }, total: null, indicators: [] }, "DVCTT");
    expect(line).toMatchObject({ portal: 5, ours: null, difference: null });
  });

  test("of the total that is not the sum of its groups", () => {
    const groups = { CKMB: 1, TDGQ: 2, DVCTT: 3, TTTT: 4, MDSH: 5, MDHL: 6 };
    const lines = reconcile(
      ruleSet,
      PERIOD,
      { groups, total: 30, indicators: [] },
      { figures: {}, parentFigures: {}, level: null },
    );
    expect(lines.at(-1)).toMatchObject({
      code: "TONG",
      portal: 30,
      ours: null,
      cause: "Các nhóm của Cổng cộng lại được 21.",
    });
  });
});

describe("points that were pasted", () => {
  const unit = (code: string, name: string, type: UnitEntry["type"], parent: string | null): UnitEntry => ({
    code,
    name,
    type,
    parent,
    validFrom: "2000-01-01",
    validTo: null,
    successors: [],
    reports: false,
  });
  const units = [unit("PT", "Tỉnh Phú Thọ", "tỉnh", null), unit("VT", "Phường Việt Trì", "phường", "PT")];
  const scope = {
    directory: directoryOf(units),
    under: "PT" as UnitCode,
    day: "2026-09-30" as LocalDate,
    today: "2026-10-05" as LocalDate,
  };
  const read = (text: string) => readPortalPoints(pastedFile(text), scope);

  test("are read with the units they are of", async () => {
    const reading = await read(
      [
        "Đơn vị\tCông khai, minh bạch\tTiến độ giải quyết\tTổng điểm",
        "P. Việt Trì\t7,96\t17,44\t54,97",
        "Xã Không Có\t7,9\t18\t60",
      ].join("\n"),
    );
    expect(reading).toMatchObject({
      ok: true,
      units: [
        { unit: "VT", points: { groups: { CKMB: 7.96, TDGQ: 17.44 }, total: 54.97 } },
        { unit: null, name: "Xã Không Có" },
      ],
    });
  });

  test.each(["", "Kính gửi các đồng chí", "Đơn vị\tSố hồ sơ\nP. Việt Trì\t12"])(
    "“%s” has none, and says so",
    async (text) => {
      const reading = await read(text);
      expect(reading.ok).toBe(false);
      if (!reading.ok) expect(reading.text).not.toBe("");
    },
  );

  test("groups of one unit that came apart are put together", async () => {
    const own = rows.filter((row) => row.id.endsWith("-2026-Q3-H44.100"));
    const reading = await readPortalPoints(pastedFile(JSON.stringify(own)), scope);
    if (!reading.ok) throw new Error(reading.text);
    expect(new Set(reading.units.map(({ unit: code }) => code))).toEqual(new Set(["VT"]));
    for (const { points } of reading.units) expect(Object.keys(points.groups).length).toBeGreaterThan(1);
  });
});

test("figures without points are no points", () => {
  expect(pointsIn({ HS_TONG: 5, DIEM_TONG: 61.5 } as Partial<Record<FigureCode, unknown>>)).toEqual({
    groups: {},
    total: 61.5,
  });
});
