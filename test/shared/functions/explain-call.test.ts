// How a call came to its answer: steps, rules with source and confidence, rounding, and what a score could still gain.
import { describe, expect, test } from "vitest";
import type { Figures } from "../../../shared/domain/figure.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { periodOf } from "../../../shared/domain/period.ts";
import { compare, divide, rational } from "../../../shared/domain/rational.ts";
import { CATALOGUE, findFunction } from "../../../shared/functions/catalogue.ts";
import type { Argument } from "../../../shared/functions/cell.ts";

import { gainsOfFigures } from "../../../shared/functions/explain-gain.ts";
import { storedKeysOf } from "../../../shared/functions/stored-choice.ts";

const explain = (id: string, args: readonly Argument[]) => {
  const definition = findFunction(id);
  if (!definition) throw new Error(`no function ${id}`);
  return definition.explain(args);
};

/** Phú Thọ, quý III/2026, as published by the portal. */
const ONLINE = [
  ["SERVICE_PROVIDED", 52, 89],
  ["SERVICE_WITH_DOSSIER", 449, 1884],
  ["ONLINE_DOSSIER", 435258, 440558],
];

describe("every function of the catalogue", () => {
  test.each(CATALOGUE.map((definition) => [definition.id, definition] as const))(
    "%s is explained from each of its examples",
    (_id, functionDefinition) => {
      for (const { args } of functionDefinition.examples) {
        const { steps, rules } = functionDefinition.explain(args);
        expect(steps.length).toBeGreaterThan(0);
        for (const text of [...steps, ...rules.flatMap((rule) => Object.values(rule))]) {
          expect(text).not.toMatch(/undefined|NaN|\[object/u);
          expect(text.trim()).not.toBe("");
        }
      }
    },
  );

  test.each(CATALOGUE.map((definition) => [definition.id, definition] as const))(
    "%s is explained without arguments too",
    (_id, functionDefinition) => {
      expect(functionDefinition.explain([]).steps.length).toBeGreaterThan(0);
    },
  );
});

describe("a rate", () => {
  test.each([
    ["TYLE", [4840, 26757, 1], "4.840 ÷ 26.757 ≈ 18,088724%", "đến 1 chữ số"],
    ["TYLE", [1, 4], "1 ÷ 4 = 25%", "Không làm tròn"],
    ["PHANTRAM", ["56.436", "110.642", 0], "56.436 ÷ 110.642 ≈ 51,007755%", "đến 0 chữ số"],
    ["TYLECHUNG", [[[4840], [15755]], [[26757], [69001]], 1], "20.595 ÷ 95.758 ≈ 21,507341%", "đến 1 chữ số"],
  ] as const)("%s shows the division and how it is rounded", (id, args, step, rounding) => {
    const explained = explain(id, args);
    expect(explained.steps).toContain(step);
    expect(explained.rounding).toContain(rounding);
  });

  test("a whole is the sum of its parts, which is said", () => {
    expect(
      explain("TYLECHUNG", [
        [[4840], [15755]],
        [[26757], [69001]],
      ]).steps[0],
    ).toBe("Cộng các tử số được 20.595, cộng các mẫu số được 95.758; không lấy trung bình các tỷ lệ.");
  });
});

describe("a score", () => {
  const explained = explain("BANGDIEM", [ONLINE, "Quý III/2026"]);

  test("names the rule set, its instrument and how sure each line is", () => {
    expect(explained.steps.join(" ")).toContain("766/QĐ-TTg");
    expect(explained.rules.map(({ confidence }) => confidence)).toContain("theo văn bản");
    expect(explained.rounding).toContain("làm tròn nửa lên đến 2 chữ số");
  });

  test("lists the points that are missing, largest gain first, with the dossiers that they need", () => {
    const rows = explained.gains ?? [];
    const open = rows.map((row) => Number(row.open.replace(",", ".")));
    expect(open).toEqual([...open].sort((a, b) => b - a));
    expect(rows.map(({ number }) => number)).not.toContain("3.3");
    expect(rows[0]).toMatchObject({ number: "3.2", open: "3,05" });
    expect(rows[0]?.text).toContain("dịch vụ công");
  });

  test("lines without figures are not listed: what they would gain is not known", () => {
    const { gains } = explain("BANGDIEM", [[["ON_TIME", 403016, 464494]], "Quý III/2026"]);
    expect(gains?.map(({ number }) => number)).toEqual(["2.1"]);
  });

  test("points without counts say that nothing can be worked out of them", () => {
    const { gains } = explain("DIEM", [[["DIEM_ON_TIME", 15]], "Quý III/2026"]);
    expect(gains?.[0]).toMatchObject({ number: "2.1", open: "5", converted: null, added: null });
    expect(gains?.[0]?.text).toContain("Chỉ có điểm công bố");
  });
});

describe("the dossiers that a score needs", () => {
  const period = periodOf({ calendar: "civil", kind: "quarter", year: 2026, index: 3 });
  const gainOf = (onTime: number, all: number) => {
    const row = explain("BANGDIEM", [[["ON_TIME", onTime, all]], "Quý III/2026"]).gains?.[0];
    return { converted: Number(row?.converted?.replaceAll(".", "")), added: row?.added ?? null };
  };
  const pointsOf = (onTime: number, all: number) =>
    divide(rational(BigInt(20 * onTime), 1n), rational(BigInt(all), 1n));
  const enough = rational(19_995n, 1_000n);

  test.each([
    [403016, 464494],
    [90, 100],
    [1, 3],
    [9996, 10000],
  ])("%d of %d: so many reach the maximum, one less does not", (onTime, all) => {
    const { converted } = gainOf(onTime, all);
    expect(compare(pointsOf(onTime + converted, all), enough)).toBeGreaterThanOrEqual(0);
    expect(compare(pointsOf(onTime + converted - 1, all), enough)).toBeLessThan(0);
  });

  test("new ones that all count are more than converted ones", () => {
    const { converted, added } = gainOf(90, 100);
    expect(converted).toBe(10);
    expect(Number(added?.replaceAll(".", ""))).toBeGreaterThan(10);
  });

  test("of a submitted snapshot they follow from its figures", () => {
    if (!period) throw new Error("no period");
    const gain = gainsOfFigures({ HS_TRUC_TUYEN: 10, HS_TIEP_NHAN: 100 } as Figures, period, "xa");
    expect(gain?.score).toBeNull();
    expect(gain?.rows.map(({ number }) => number)).toContain("3.3");
    expect(gainsOfFigures({} as Figures, period, "xa")).toBeNull();
    const early = periodOf({ calendar: "civil", kind: "year", year: 2010, index: null });
    expect(early && gainsOfFigures({ HS_TRUC_TUYEN: 10, HS_TIEP_NHAN: 100 } as Figures, early, "xa")).toBeNull();
  });
});

describe("sources", () => {
  test.each([
    ["THAMSO", ["NGUONG_ONLINE_DOSSIER", "Quý III/2026"], "Tỷ lệ để đạt điểm tối đa: 3.3"],
    ["CHITIEU", ["ONLINE_RATE_ALL", "15/12/2021 - 12/9/2022", "huyện", "Đồng Nai"], "Tỷ lệ hồ sơ trực tuyến"],
    ["HANGUI", ["Tháng 6/2023"], "Số ngày mặc định"],
    ["SOLIEU", ["XUANLOC", "Tháng 6/2022", "ONLINE_RATE_ALL"], "Tỷ lệ hồ sơ trực tuyến"],
    ["XEPLOAI", [72.6], "Khá: ≥ 70"],
  ] as const)("%s names its instrument", (id, args, title) => {
    const { rules } = explain(id, args);
    const rule = rules.find((ruleSource) => ruleSource.title.startsWith(title));
    expect(rule?.citation).toMatch(/\p{L}/u);
    expect(rule?.confidence).toMatch(/theo văn bản|khớp số công bố|nguồn thứ ba|chưa kiểm chứng/u);
  });

  test("a deadline of one's own number of days cites no province", () => {
    expect(explain("HANGUI", ["Quý II/2024", 3])).toMatchObject({ rules: [] });
  });
});

test("a bare label may be of either calendar: both places are looked up, each once", () => {
  const definition = findFunction("SOLIEU");
  if (!definition) throw new Error("no function");
  const places = storedKeysOf(definition, ["X1", "Tháng 6/2023", "HS_TONG"], "2026-11-25" as LocalDate);
  expect(places).toEqual([
    { unit: "X1", period: "nd09:2023-06", form: "chung" },
    { unit: "X1", period: "civil:2023-06", form: "chung" },
  ]);
});
