// What Explain says about points still open: never a number of new dossiers beyond the period's own, never "0 điểm" for a dossier that counts.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rational, rationalFromNumber } from "../../../shared/domain/rational.ts";
import { type GainRow, gainRows } from "../../../shared/functions/explain-gain.ts";
import type { Level } from "../../../shared/rules/level.ts";
import type { IndicatorCode } from "../../../shared/rules/rule-set.ts";
import { type IndicatorEntry, scoreIndex } from "../../../shared/scoring/scorecard.ts";
import { decimalText } from "../../../shared/text/format.ts";
import { periodOf, ruleSetOf } from "../../support/scoring-cases.ts";

interface PublishedRow {
  readonly id: string;
  readonly level: Level;
  readonly period: string;
  readonly indicators: readonly {
    readonly code: string;
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly published_ratio: number | null;
  }[];
}

const PUBLISHED = JSON.parse(
  readFileSync(new URL("../../cases/portal766.json", import.meta.url), "utf8"),
) as readonly PublishedRow[];

const portal = ruleSetOf("qd766-portal-2026");

const counts = (numerator: number, denominator: number): IndicatorEntry => ({
  kind: "counts",
  numerator: rationalFromNumber(numerator),
  denominator: rationalFromNumber(denominator),
});

type Lines = Readonly<Record<string, IndicatorEntry>>;

const cardOf = (lines: Lines, level: Level, period: string) =>
  scoreIndex(portal, periodOf(`civil:${period}`), {
    figures: {},
    indicators: lines as Readonly<Partial<Record<IndicatorCode, IndicatorEntry>>>,
    level,
  });

const rowsOf = (lines: Lines, level: Level = "tinh", period = "2026-Q3"): readonly GainRow[] =>
  gainRows(cardOf(lines, level, period));

const numberIn = (text: string): number => Number(text.replaceAll(".", "").replace(",", "."));

/** Every number that a sentence gives to new things: "thêm 3.053 hồ sơ". */
const newNamedIn = (text: string): readonly number[] =>
  [...text.matchAll(/thêm ([\d.]+) /giu)].map(([, count = ""]) => numberIn(count));

const pointsOf = (code: string, numerator: number, denominator: number): string => {
  const line = cardOf({ [code]: counts(numerator, denominator) }, "tinh", "2026-Q3")
    .groups.flatMap(({ indicators }) => indicators)
    .find(({ indicator }) => indicator.code === code);
  if (!line?.points) throw new Error(`no points for ${code}`);
  return decimalText(line.points);
};

describe("396 published rows of the portal", () => {
  test.each(PUBLISHED.map((row) => [row.id, row] as const))("%s asks for nothing absurd", (_id, row) => {
    const lines = Object.fromEntries(
      row.indicators.map(({ code, numerator, denominator, published_ratio }) => {
        const ratio = rationalFromNumber(published_ratio ?? 0);
        const entry: IndicatorEntry =
          numerator === null || denominator === null
            ? { kind: "ratio", ratio: rational(ratio.numerator, ratio.denominator * 100n) }
            : counts(numerator, denominator);
        return [code, entry];
      }),
    );
    const most = Math.max(...row.indicators.map(({ denominator }) => denominator ?? 0));
    for (const { converted, text } of rowsOf(lines, row.level, row.period)) {
      for (const named of newNamedIn(text)) expect(named).toBeLessThanOrEqual(most);
      if (converted !== null) expect(numberIn(converted)).toBeLessThanOrEqual(most);
      expect(text).not.toMatch(/được 0 điểm/u);
      expect(text).not.toMatch(/Cần 0 |Cần chuyển 0 |Thiếu 0 /u);
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  test("the province's late dossiers: hundreds of millions of new ones are no advice", () => {
    const [row] = rowsOf({ ON_TIME: counts(528684, 597918) });
    expect(row).toMatchObject({ open: "2,32", converted: "69.085", added: "276.338.082", upTo: "18,84" });
    expect(row?.text).toBe(
      "Thiếu 69.085 hồ sơ đúng hạn (hồ sơ đã quá hạn không thành đúng hạn được); mỗi hồ sơ được dưới 0,0001 điểm. " +
        "Chỉ bằng hồ sơ mới thì không đủ: thêm 597.918 hồ sơ (bằng cả kỳ này), đều đúng hạn, cũng chỉ lên 18,84 điểm.",
    );
  });
});

describe.each([
  ["ON_TIME", 20],
  ["ONLINE_DOSSIER", 6],
  ["DOSSIER_PAID_ONLINE", 6],
  ["SO_HOA_GIAY_TO_GIAI_QUYET", 4],
  ["PETITION_PROCESSING_ON_TIME", 6],
] as const)("%s", (code, max) => {
  const someCounts = fc
    .tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([denominator, share]) => [Math.floor(denominator * share), denominator] as const);

  test("new ones that are named give the maximum, and one fewer does not", () => {
    fc.assert(
      fc.property(someCounts, ([numerator, denominator]) => {
        const row = rowsOf({ [code]: counts(numerator, denominator) })[0];
        if (row?.added == null) return;
        const added = numberIn(row.added);
        if (added > denominator) return;
        expect(newNamedIn(row.text)).toEqual([added]);
        expect(numberIn(pointsOf(code, numerator + added, denominator + added))).toBe(max);
        expect(numberIn(pointsOf(code, numerator + added - 1, denominator + added - 1))).toBeLessThan(max);
      }),
    );
  });

  test("where they do not suffice, the points that are named are those of as many again as the period has", () => {
    fc.assert(
      fc.property(someCounts, ([numerator, denominator]) => {
        const row = rowsOf({ [code]: counts(numerator, denominator) })[0];
        if (row?.added == null || numberIn(row.added) <= denominator) return;
        const reached = pointsOf(code, numerator + denominator, 2 * denominator);
        expect(numberIn(reached)).toBeLessThan(max);
        expect(row.upTo ?? pointsOf(code, numerator, denominator)).toBe(reached);
        expect(newNamedIn(row.text)).toEqual([denominator]);
        expect(row.text).toContain(row.upTo === null ? "điểm vẫn như cũ" : `chỉ lên ${reached} điểm`);
      }),
    );
  });

  test("a dossier that counts is never said to bring 0 points", () => {
    fc.assert(
      fc.property(someCounts, ([numerator, denominator]) => {
        for (const { text } of rowsOf({ [code]: counts(numerator, denominator) })) {
          const [, each = ""] = / được (?:dưới )?([\d,]+) điểm/u.exec(text) ?? [];
          expect(numberIn(each)).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("each kind of line in words", () => {
  test.each<[string, Lines, string]>([
    [
      "paper dossiers become online ones",
      { ONLINE_DOSSIER: counts(40, 100) },
      "Cần chuyển 10 hồ sơ giấy sang trực tuyến; mỗi hồ sơ được 0,12 điểm. Hoặc thêm 20 hồ sơ mới đều nộp trực tuyến.",
    ],
    [
      "few late dossiers: new ones suffice",
      { ON_TIME: counts(9996, 10000) },
      "Thiếu 2 hồ sơ đúng hạn (hồ sơ đã quá hạn không thành đúng hạn được); mỗi hồ sơ được 0,002 điểm. Cần thêm 6.000 hồ sơ mới đều đúng hạn.",
    ],
    [
      "one petition of four was handled in time",
      { PETITION_PROCESSING_ON_TIME: counts(1, 4) },
      "Cần 3 phản ánh, kiến nghị nữa đạt trong số đã có; mỗi phản ánh, kiến nghị được 1,5 điểm. " +
        "Chỉ bằng phản ánh, kiến nghị mới thì không đủ: thêm 4 phản ánh, kiến nghị (bằng cả kỳ này), đều đạt, cũng chỉ lên 3,75 điểm.",
    ],
    [
      "procedures are given: there are no new ones",
      { PUBLISH_ON_TIME: counts(0, 54) },
      "Cần 54 thủ tục hành chính nữa đạt trong số đã có; mỗi thủ tục hành chính được 0,1111 điểm.",
    ],
    [
      "no dossier with a fee",
      { DOSSIER_PAID_ONLINE: counts(0, 0) },
      "Kỳ này chưa có hồ sơ nào để tính; từ hồ sơ đầu tiên, nếu đều đạt thì đủ điểm.",
    ],
    [
      "no procedure to publish",
      { PUBLISH_ON_TIME: counts(0, 0) },
      "Kỳ này không có thủ tục hành chính nào để tính nên không tăng được điểm.",
    ],
    [
      "a percentage without counts",
      { ELECTRONIC_CERTIFIED_COPY: { kind: "ratio", ratio: rational(1n, 2n) } },
      "Chỉ có tỷ lệ công bố, không có tử số và mẫu số nên chưa tính được cần bao nhiêu.",
    ],
  ])("%s", (_title, lines, text) => {
    expect(rowsOf(lines).map((row) => row.text)).toEqual([text]);
  });

  test("new ones that change no published point are said not to help", () => {
    const [row] = rowsOf({ DOSSIER_PAID_ONLINE: counts(998_300, 1_000_000) });
    expect(row).toMatchObject({ open: "0,01", upTo: null });
    expect(row?.text).toContain("Thêm 1.000.000 hồ sơ mới (bằng cả kỳ này), đều đạt, điểm vẫn như cũ");
  });
});
