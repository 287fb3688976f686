// Published scores of the national portal: 396 rows of one province in 2026 and the worked vectors, reproduced to the hundredth.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { FigureCode, Figures } from "../../../shared/domain/figure.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import { decimalToNumber, rational, rationalFromNumber } from "../../../shared/domain/rational.ts";
import type { Level } from "../../../shared/rules/level.ts";
import type { IndicatorCode } from "../../../shared/rules/rule-set.ts";
import { findRuleSet } from "../../../shared/rules/rule-sets.ts";
import { agreesWithPublished, type IndicatorEntry, scoreIndex } from "../../../shared/scoring/scorecard.ts";

interface PublishedIndicator {
  readonly code: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly published_ratio: number | null;
  readonly published_score: number | null;
}

interface PublishedRow {
  readonly id: string;
  readonly level: Level;
  readonly period: string;
  readonly group: string;
  readonly indicators: readonly PublishedIndicator[];
  readonly published_group_score: number;
}

const rows = JSON.parse(
  readFileSync(new URL("../../cases/portal766.json", import.meta.url), "utf8"),
) as readonly PublishedRow[];

const portal = findRuleSet("qd766-portal-2026");
if (!portal) throw new Error("qd766-portal-2026 is not shipped");

const periodOfKey = (key: string): Period => {
  const period = parsePeriodKey(key);
  if (!period) throw new Error(`no period ${key}`);
  return period;
};

const entryOf = ({ numerator, denominator, published_ratio }: PublishedIndicator): IndicatorEntry => {
  if (numerator !== null && denominator !== null) {
    return { kind: "counts", numerator: rationalFromNumber(numerator), denominator: rationalFromNumber(denominator) };
  }
  // 4.6: the portal sends the percentage and no counts.
  const percent = rationalFromNumber(published_ratio ?? 0);
  return { kind: "ratio", ratio: rational(percent.numerator, percent.denominator * 100n) };
};

const scoreRow = (group: string, level: Level, period: string, indicators: readonly PublishedIndicator[]) => {
  const entries = Object.fromEntries(
    indicators.map((indicator) => [indicator.code as IndicatorCode, entryOf(indicator)]),
  );
  const scorecard = scoreIndex(portal, periodOfKey(`civil:${period}`), { figures: {}, indicators: entries, level });
  const groupScore = scorecard.groups.find((score) => score.group.code === group);
  if (!groupScore) throw new Error(`no group ${group}`);
  return groupScore;
};

/**
 * The portal rounds a payment percentage to two decimals and multiplies it in binary doubles; these counts then land on the
 * other side of a half. Our own figure is the exact one.
 */
const PAYMENT_QUIRKS: ReadonlySet<string> = new Set(["295/377", "745/1133", "1437/1541", "926/993"]);

describe("396 published rows of the portal", () => {
  test("there are 396", () => expect(rows.length).toBe(396));

  test.each(rows.map((row) => [row.id, row] as const))("%s", (_, row) => {
    const scored = scoreRow(row.group, row.level, row.period, row.indicators);
    const quirk = row.indicators.some((indicator) =>
      PAYMENT_QUIRKS.has(`${indicator.numerator}/${indicator.denominator}`),
    );
    const points = scored.points === null ? null : decimalToNumber(scored.points);
    if (quirk) {
      expect(points).not.toBe(row.published_group_score);
      expect(Math.abs((points ?? 0) - row.published_group_score)).toBeCloseTo(0.01, 9);
    } else {
      expect(points).toBe(row.published_group_score);
    }
    if (scored.points) {
      expect(agreesWithPublished(scored.group, scored.points, rationalFromNumber(row.published_group_score))).toBe(
        true,
      );
    }
    for (const published of row.indicators) {
      if (row.group === "TTTT" || row.group === "DVCTT") continue; // the portal publishes only the group there
      const ours = scored.indicators.find((indicator) => indicator.indicator.code === published.code);
      expect([published.code, ours?.points ? decimalToNumber(ours.points) : null]).toEqual([
        published.code,
        published.published_score,
      ]);
    }
  });

  test("only rows with those counts differ", () => {
    const differing = rows.filter((row) => {
      const { points } = scoreRow(row.group, row.level, row.period, row.indicators);
      return points === null || decimalToNumber(points) !== row.published_group_score;
    });
    expect(differing.map((row) => row.id)).toEqual(["TTTT-2026-08-H44.197"]);
  });
});

type Vector = readonly [
  group: string,
  unit: string,
  level: Level,
  period: string,
  counts: Readonly<Record<string, readonly [number, number]>>,
  parts: readonly number[],
  points: number,
];

/** Domain rules §1.8. */
const VECTORS: readonly Vector[] = [
  ["TDGQ", "tỉnh", "tinh", "2026-Q3", { ON_TIME: [403016, 464494] }, [17.35], 17.35],
  ["TDGQ", "Sở Ngoại vụ", "so", "2026-Q3", { ON_TIME: [2, 4] }, [10], 10],
  [
    "DVCTT",
    "tỉnh",
    "tinh",
    "2026-Q3",
    { SERVICE_PROVIDED: [31 + 21, 89], SERVICE_WITH_DOSSIER: [449, 1884], ONLINE_DOSSIER: [435258, 440558] },
    [1.46, 0.95, 6],
    8.41,
  ],
  [
    "DVCTT",
    "tỉnh",
    "tinh",
    "2026-08",
    { SERVICE_PROVIDED: [52, 56], SERVICE_WITH_DOSSIER: [406, 1968], ONLINE_DOSSIER: [150956, 152595] },
    [2, 0.83, 6],
    8.83,
  ],
  [
    "DVCTT",
    "tỉnh",
    "tinh",
    "2026",
    { SERVICE_PROVIDED: [52, 89], SERVICE_WITH_DOSSIER: [516, 1884], ONLINE_DOSSIER: [589496, 597894] },
    [1.46, 1.1, 6],
    8.56,
  ],
  [
    "TTTT",
    "tỉnh",
    "tinh",
    "2026-Q3",
    { FEE_TTHC_INTEGRATED: [66, 311], FEE_TTHC_PAID_ONLINE: [115, 311], DOSSIER_PAID_ONLINE: [233203, 268066] },
    [0.53, 0.92, 5.22],
    6.67,
  ],
  [
    "TTTT",
    "P. Việt Trì",
    "xa",
    "2026-Q3",
    { FEE_TTHC_INTEGRATED: [10, 37], FEE_TTHC_PAID_ONLINE: [17, 37], DOSSIER_PAID_ONLINE: [3082, 3816] },
    [0.68, 1.15, 4.85],
    6.68,
  ],
  [
    "TTTT",
    "xã Tây Cốc",
    "xa",
    "2026-Q3",
    { FEE_TTHC_INTEGRATED: [6, 33], FEE_TTHC_PAID_ONLINE: [9, 33], DOSSIER_PAID_ONLINE: [1361, 1629] },
    [0.45, 0.68, 5.01],
    6.14,
  ],
  [
    "TTTT",
    "Sở Công Thương",
    "so",
    "2026-Q3",
    { FEE_TTHC_INTEGRATED: [0, 13], FEE_TTHC_PAID_ONLINE: [12, 13], DOSSIER_PAID_ONLINE: [110, 110] },
    [0, 2, 6],
    8,
  ],
  [
    "MDSH",
    "tỉnh",
    "tinh",
    "2026-08",
    {
      ORIGINAL_RESULT_AVAILABLE: [133274, 184513],
      SO_HOA_GIAY_TO_GIAI_QUYET: [21233, 184513],
      REUSED_DIGITIZED_DATA: [3160, 184513],
      SYNCED_WITH_DVCQG_PERSONAL_STORAGE: [0, 184513],
      CITIZEN_DATA_CONNECTED_DOSSIER: [85644, 184513],
      CITIZEN_DATA_CONNECTED_FORMALITY: [297, 1301],
      ELECTRONIC_CERTIFIED_COPY: [1, 1],
    },
    [4.33, 0.46, 0.04, 0, 0.93, 0.46, 2],
    8.22,
  ],
  [
    "MDSH",
    "P. Việt Trì",
    "xa",
    "2026-08",
    {
      ORIGINAL_RESULT_AVAILABLE: [2469, 2971],
      SO_HOA_GIAY_TO_GIAI_QUYET: [479, 2971],
      REUSED_DIGITIZED_DATA: [35, 2971],
      SYNCED_WITH_DVCQG_PERSONAL_STORAGE: [0, 2971],
      CITIZEN_DATA_CONNECTED_DOSSIER: [1137, 2971],
      CITIZEN_DATA_CONNECTED_FORMALITY: [46, 385],
      ELECTRONIC_CERTIFIED_COPY: [1, 1],
    },
    [4.99, 0.64, 0.03, 0, 0.77, 0.24, 2],
    8.67,
  ],
  [
    "MDSH",
    "P. Nông Trang",
    "xa",
    "2026-08",
    {
      ORIGINAL_RESULT_AVAILABLE: [1353, 1780],
      SO_HOA_GIAY_TO_GIAI_QUYET: [130, 1780],
      REUSED_DIGITIZED_DATA: [31, 1780],
      SYNCED_WITH_DVCQG_PERSONAL_STORAGE: [0, 1780],
      CITIZEN_DATA_CONNECTED_DOSSIER: [752, 1780],
      CITIZEN_DATA_CONNECTED_FORMALITY: [32, 385],
      ELECTRONIC_CERTIFIED_COPY: [1, 1],
    },
    [4.56, 0.29, 0.04, 0, 0.84, 0.17, 2],
    7.9,
  ],
  [
    "MDHL",
    "tỉnh",
    "tinh",
    "2026-Q3",
    {
      PETITION_PROCESSING_ON_TIME: [300, 499],
      PETITION_HANDLING_SATISFACTION: [238, 499],
      DOSSIER_RECEIVING_SATISFACTION: [402886, 464494],
    },
    [3.61, 2.86, 5.78],
    12.25,
  ],
  [
    "MDHL",
    "Sở Công Thương",
    "so",
    "2026-Q3",
    {
      PETITION_PROCESSING_ON_TIME: [0, 0],
      PETITION_HANDLING_SATISFACTION: [0, 0],
      DOSSIER_RECEIVING_SATISFACTION: [998, 1271],
    },
    [6, 6, 5.23],
    17.23,
  ],
  [
    "MDHL",
    "P. Việt Trì",
    "xa",
    "2026-Q3",
    {
      PETITION_PROCESSING_ON_TIME: [0, 3],
      PETITION_HANDLING_SATISFACTION: [0, 3],
      DOSSIER_RECEIVING_SATISFACTION: [5828, 6684],
    },
    [0, 0, 5.81],
    5.81,
  ],
  [
    "CKMB",
    "tỉnh",
    "tinh",
    "2026-Q3",
    {
      PUBLISH_ON_TIME: [0, 54],
      PUBLIC_UPDATE_ON_TIME: [0, 68],
      PUBLIC_CONTENT_FULL: [87, 89],
      DOSSIER_SYNC: [339457, 339457],
    },
    [0, 0, 1.96, 6],
    7.96,
  ],
];

describe("worked vectors of the domain rules", () => {
  test.each(VECTORS)("%s, %s, %s, %s", (group, _, level, period, counts, parts, points) => {
    const indicators = Object.entries(counts).map(([code, [numerator, denominator]]) => ({
      code,
      numerator,
      denominator,
      published_ratio: null,
      published_score: null,
    }));
    const scored = scoreRow(group, level, period, indicators);
    const own = scored.indicators.filter((indicator) => indicator.indicator.code in counts);
    expect(own.map((indicatorScore) => decimalToNumber(indicatorScore.points ?? { units: -1n, digits: 0 }))).toEqual(
      parts,
    );
    expect(scored.points && decimalToNumber(scored.points)).toBe(points);
  });
});

describe("figures as an office counts them", () => {
  /** Phú Thọ, tháng 8/2026: online filing over 152.595 received, digitisation over 184.513 in hand. */
  const figures: Readonly<Record<string, number>> = {
    TTHC_MOT_PHAN: 31,
    TTHC_TOAN_TRINH: 21,
    TTHC_THAM_QUYEN: 56,
    DVC_PHAT_SINH: 406,
    DVC_CUNG_CAP: 1968,
    HS_TRUC_TUYEN: 150956,
    HS_TIEP_NHAN: 152595,
    HS_TONG: 184513,
    HS_KET_QUA_DIEN_TU: 133274,
    HS_SO_HOA: 21233,
    HS_TAI_SU_DUNG: 3160,
    HS_KHO_CA_NHAN: 0,
    HS_DU_LIEU_DAN_CU: 85644,
    TTHC_DU_LIEU_DAN_CU: 297,
    TTHC_CONG_DAN: 1301,
    XA_CHUNG_THUC_DIEN_TU: 148,
    XA_TONG: 148,
  };
  const scorecard = scoreIndex(portal, periodOfKey("civil:2026-08"), {
    figures: figures as Readonly<Record<FigureCode, number>> satisfies Figures,
    level: "tinh",
  });
  const pointsOf = (code: string) => {
    const points = scorecard.groups.find((group) => group.group.code === code)?.points;
    return points ? decimalToNumber(points) : null;
  };

  test("two groups of one month agree with the portal from one list of figures", () => {
    expect(pointsOf("DVCTT")).toBe(8.83);
    expect(pointsOf("MDSH")).toBe(8.22);
  });
  test("groups without figures have no points, and there is no score", () => {
    expect(pointsOf("TTTT")).toBeNull();
    expect(scorecard.score).toBeNull();
    expect(decimalToNumber(scorecard.known)).toBe(17.05);
  });
});
