// Whatever is stored, the paragraph says nothing that the checker of texts finds wrong, and no number that the tables do not bear.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import type { Consolidated } from "../../../shared/consolidation/consolidate.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { previousPeriod, readPeriodKey, samePeriodLastYear } from "../../../shared/domain/period.ts";
import type { SnapshotRecord } from "../../../shared/domain/snapshot.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import { findingText } from "../../../shared/findings/finding.ts";
import { readNarrative } from "../../../shared/functions/narrative-choice.ts";
import { readSheet } from "../../../shared/reading/read-sheet.ts";
import { TARGETS } from "../../../shared/rules/targets.ts";
import { NARRATIVE_LENGTHS } from "../../../shared/writing/narrative.ts";
import { demoContext, demoSnapshots } from "../../support/demo-context.ts";
import { contentOfFixture, readFixtures } from "../../support/layout-fixtures.ts";
import { storedContext } from "../../support/stored-context.ts";
import { unexplained } from "./narrative-numbers.ts";
import { anyStory, type GeneratedStory } from "./narrative-tables.ts";

type Place = Pick<GeneratedStory, "unit" | "period" | "form">;

/** Everything that is wrong with the two texts of a place, in words; null where nothing is stored. */
const faultsOf = ({ unit, period, form }: Place, context = demoContext): readonly string[] | null => {
  const targets = [...(context.targets?.(unit) ?? []), ...TARGETS];
  const earlier = [previousPeriod(period), samePeriodLastYear(period)].flatMap((period): Consolidated[] => {
    const table = period && context.stored({ kind: "table", unit, period: period, form, basis: "as-was" });
    return table?.ok ? [table.result] : [];
  });
  const faults: string[] = [];
  for (const length of NARRATIVE_LENGTHS) {
    const written = readNarrative({ unit, periodText: period.key, form }, length, context);
    if (!written.ok) return null;
    const { table, narrative } = written.result;
    const { text, paragraphs } = narrative;
    // A free range that ends days before a named period is a finding about the period that was stored, not about the text.
    const judged = checkProse(text, period.kind === "range" ? { period } : {}).filter(
      ({ severity }) => severity !== "I",
    );
    faults.push(
      ...judged.map(
        (textFinding) =>
          `${textFinding.severity} ${textFinding.code}: ${findingText(textFinding)} [${text.slice(...textFinding.at)}]`,
      ),
    );
    faults.push(...unexplained(text, table, earlier, targets).map((number) => `nothing explains ${number}`));
    if (/undefined|null|NaN|[A-Z]{2,}_|\d\.\d(?!\d\d)| {2}| [,.;)]|\.\.|;\.|: \.|\(\)/u.test(text))
      faults.push("badly printed");
    if (paragraphs.some((paragraph) => !/^\p{Lu}|^\d/u.test(paragraph) || !paragraph.endsWith(".")))
      faults.push("no sentence");
    const sentences = text
      .replaceAll(/(?<!\p{L})(?:TT|TX|TP|[HPQTX])\. /gu, "")
      .split(/(?<=\.)\s+(?=\p{Lu}|\d)/u).length;
    if (length === "short" && (sentences < 2 || sentences > 4 || paragraphs.length !== 1))
      faults.push(`${sentences} sentences`);
    if (faults.length > 0) return [...faults, text];
  }
  return faults;
};

describe("the demonstration data", () => {
  test.each(demoSnapshots.map((demoSnapshot) => [demoSnapshot.unit, demoSnapshot.period, demoSnapshot.form] as const))(
    "%s, %s",
    (unit, key, form) => {
      const period = readPeriodKey(key);
      if (!period) throw new Error(key);
      expect(faultsOf({ unit, period, form })).toEqual([]);
      expect(faultsOf({ unit: "TRINHDIEN" as UnitCode, period, form })).toEqual([]);
    },
  );
});

const unitOf = (code: string, name: string, parent: string | null): UnitVersion => ({
  code: code as UnitCode,
  name,
  type: parent === null ? "tỉnh" : "xã",
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
});

/** Names without numbers, for lines that name no unit. */
const ROWS = ["đầu", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/** Every record of a sheet as a snapshot of a unit of its own under one province, by period. */
const storiesOfSheet = (sheet: ReturnType<typeof contentOfFixture>) => {
  const { records } = readSheet(sheet);
  const periods = [...new Set(records.map((record) => record.period ?? "civil:2023-06"))];
  return periods.flatMap((key) => {
    const period = readPeriodKey(key);
    if (!period) return [];
    const own = records.filter(
      (record) => (record.period ?? "civil:2023-06") === key && Object.keys(record.figures).length > 0,
    );
    const units = [
      unitOf("T", "Tỉnh Phú Thọ", null),
      ...own.map((sheetRecord, index) =>
        unitOf(`R${index}`, sheetRecord.unit ?? `Xã của dòng ${ROWS[index] ?? "cuối"}`, "T"),
      ),
    ];
    const snapshots = own.map(
      (sheetRecord, index): SnapshotRecord => ({
        unit: `R${index}` as UnitCode,
        period: period.key,
        form: FORM_DEFAULT,
        revision: 1,
        state: "da_nop",
        scopeBasis: "ownOnly",
        scheme: "ND42",
        countBasis: "giaiQuyet",
        figures: sheetRecord.figures as Figures,
        submittedAt: "2027-01-01T00:00:00Z",
      }),
    );
    const context = storedContext({ units, snapshots, today: "2027-06-01" as LocalDate });
    return units.map(({ code }) => ({ context, place: { unit: code, period, form: FORM_DEFAULT } }));
  });
};

describe("sheets as offices have them, sent as snapshots", () => {
  test.each(readFixtures().map((fixture) => [fixture.name, fixture] as const))("%s", (_, fixture) => {
    for (const { context, place } of storiesOfSheet(contentOfFixture(fixture))) {
      expect(faultsOf(place, context) ?? []).toEqual([]);
    }
  });
});

const RUNS = 300;

test("any reports that agree with themselves", () => {
  let told = 0;
  fc.assert(
    fc.property(anyStory, (story) => {
      const faults = faultsOf(story, storedContext(story));
      if (faults === null) return;
      told += 1;
      expect(faults).toEqual([]);
    }),
    { numRuns: RUNS },
  );
  expect(told).toBeGreaterThan(RUNS / 2);
});
