// A unit is found by the names that people write; two units of one name are never taken for each other.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { UnitCode, UnitType, UnitVersion } from "../../../shared/domain/unit.ts";
import { readUnitName, unitDirectory } from "../../../shared/reading/unit-name.ts";

interface Table {
  readonly units: readonly string[];
  readonly handwritten: readonly (readonly [name: string, day: string, expected: string, why: string])[];
}

const file = path.join(import.meta.dirname, "..", "..", "cases", "units", "name-variants.json");
const table = JSON.parse(fs.readFileSync(file, "utf8")) as Table;

const unitOf = (line: string): UnitVersion => {
  const [code = "", type = "", name = "", parent = "", from = "", to = "", successors = ""] = line
    .split("|")
    .map((part) => part.trim());
  return {
    code: code as UnitCode,
    type: type as UnitType,
    name,
    parent: parent === "" ? null : (parent as UnitCode),
    validFrom: from as LocalDate,
    validTo: to === "" ? null : (to as LocalDate),
    successors: successors === "" ? [] : successors.split(" ").map((unit) => ({ unit: unit as UnitCode, share: null })),
    reports: false,
  };
};

const units = table.units.map(unitOf);
const directory = unitDirectory(units);

/** The code, "?A B" for candidates in order of code, "-" for nothing. */
const answer = (name: string, day: string, under: string | null = null): string => {
  const read = readUnitName(directory, name, { day: day as LocalDate, under: under as UnitCode | null });
  if (read.kind === "found") return read.unit.code;
  if (read.kind === "unknown") return "-";
  return `?${read.candidates
    .map(({ code }) => code)
    .sort()
    .join(" ")}`;
};

describe("names as people write them", () => {
  for (const [name, day, expected, why] of table.handwritten) {
    test(`“${name}” on ${day} is ${expected} (${why})`, () => {
      expect(answer(name, day)).toBe(expected);
    });
  }
});

const ABBREVIATED: Readonly<Partial<Record<UnitType, string>>> = {
  xã: "X.",
  phường: "P.",
  "thị trấn": "TT.",
  huyện: "H.",
  quận: "Q.",
  tỉnh: "T.",
  "thành phố": "TP.",
  "đặc khu": "ĐK",
};

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gu, "d").replace(/Đ/gu, "D");

const TONES = "\u0300\u0301\u0303\u0309\u0323";
/** "Hòa" as "Hoà": the tone on the second of oa, oe, uy where nothing follows. */
const otherTonePlace = (text: string): string =>
  text
    .normalize("NFD")
    .replace(new RegExp(`([oO])([${TONES}])([aeAE])(?!\\p{L})`, "gu"), "$1$3$2")
    .replace(new RegExp(`([uU])([${TONES}])([yY])(?!\\p{L})`, "gu"), "$1$3$2")
    .normalize("NFC");

/** The explicit rules by which a full name is written otherwise. Each keeps kind and name. */
const RULES: readonly (readonly [rule: string, apply: (unit: UnitVersion, full: string, bare: string) => string])[] = [
  ["as stored", (unit) => unit.name],
  ["in capitals", (_, full) => full.toUpperCase()],
  ["in small letters", (_, full) => full.toLowerCase()],
  ["without marks", (_, full) => plain(full)],
  ["without marks, in capitals", (_, full) => plain(full).toUpperCase()],
  ["decomposed letters", (_, full) => full.normalize("NFD")],
  ["council before it", (_, full) => `UBND ${full}`],
  ["council in words", (_, full) => `Ủy ban nhân dân ${full.toLowerCase()}`],
  ["abbreviated kind", ({ type }, full, bare) => (ABBREVIATED[type] ? `${ABBREVIATED[type]} ${bare}` : full)],
  [
    "abbreviated kind without a space",
    ({ type }, full, bare) => (ABBREVIATED[type]?.endsWith(".") ? `${ABBREVIATED[type]}${bare}` : full),
  ],
  ["the other place of the tone", (_, full) => otherTonePlace(full)],
  ["a wrong Đ", (_, full) => full.replace(/Đ/gu, "Ð").replace(/đ/gu, "ð")],
  ["hard spaces", (_, full) => full.replaceAll(" ", "\u00a0")],
];

/** Names that two units of one kind share on the day, so that the kind does not decide; and those that marks alone tell apart. */
const SHARED: ReadonlySet<string> = new Set(["P1-Q10", "P1-BT", "CT-HOAAN", "DT-HOAAN"]);
const MARKS_DECIDE: ReadonlySet<string> = new Set(["XL-HOA", "HT-XUANHOA"]);

interface Variant {
  readonly rule: string;
  readonly written: string;
  readonly code: string;
  readonly day: string;
}

const variants: readonly Variant[] = units
  .filter(({ code }) => !SHARED.has(code))
  .flatMap((unit) => {
    const own = unit.name.replace(/^UBND /u, "").replace(/ - Tỉnh .*$/u, "");
    const bare = own.replace(/^(?:Thành phố|Thị trấn|Thị xã|Đặc khu|Phường|Huyện|Quận|Tỉnh|Xã|Sở|xã) /u, "");
    const day = unit.validTo ?? "2026-01-05";
    const full = unit.type === "sở" ? own : `${unit.type.charAt(0).toUpperCase()}${unit.type.slice(1)} ${bare}`;
    const unmarked = (rule: string): boolean => rule.startsWith("without marks");
    return RULES.filter(([rule]) => !(MARKS_DECIDE.has(unit.code) && unmarked(rule)))
      .map(([rule, apply]): Variant => ({ rule, written: apply(unit, full, bare), code: unit.code, day }))
      .filter((variant, index, all) => all.findIndex(({ written }) => written === variant.written) === index);
  });

describe("names written by rule", () => {
  test("there are at least two hundred labelled variants", () => {
    expect(
      new Set(variants.map(({ written, day }) => `${written} ${day}`)).size + table.handwritten.length,
    ).toBeGreaterThanOrEqual(200);
  });

  for (const [rule] of RULES) {
    test(rule, () => {
      const wrong = variants
        .filter((variant) => variant.rule === rule)
        .map((variant) => ({ ...variant, answer: answer(variant.written, variant.day) }))
        .filter((variant) => variant.answer !== variant.code);
      expect(wrong).toEqual([]);
    });
  }
});

describe("two units of one name", () => {
  test("are told apart by the unit above them", () => {
    expect(answer("xã Hòa An", "2026-01-05", "H75")).toBe("DT-HOAAN");
    expect(answer("xã Hòa An", "2026-01-05", "H92")).toBe("CT-HOAAN");
    expect(answer("Phường 1", "2023-06-14", "QBT")).toBe("P1-BT");
  });

  test("are not found under another unit", () => {
    expect(answer("xã Hòa An", "2026-01-05", "H44")).toBe("-");
  });

  test("candidates name the unit above, so that people can choose", () => {
    const read = readUnitName(directory, "Phong Điền", { day: "2026-01-05" as LocalDate });
    expect(read.kind === "candidates" && read.candidates.map(({ name, parent }) => [name, parent])).toEqual([
      ["Xã Phong Điền", "Thành phố Cần Thơ"],
      ["Phường Phong Điền", "Thành phố Huế"],
    ]);
  });
});

describe("confidence", () => {
  const confidence = (name: string, day: string): number => {
    const read = readUnitName(directory, name, { day: day as LocalDate });
    return read.kind === "found" ? read.unit.confidence : 0;
  };
  test("falls from the full name over missing marks and abbreviations to slips", () => {
    const ways = ["xã Thạch Hưng", "Thạch Hưng", "thach hung", "Thạch Hưnng"].map((name) =>
      confidence(name, "2023-06-14"),
    );
    expect(ways).toEqual([...ways].sort((a, b) => b - a));
    expect(new Set(ways).size).toBe(ways.length);
    expect(ways[0]).toBe(1);
  });

  test("an old name says which one it was", () => {
    const read = readUnitName(directory, "xã Suối Cao", { day: "2026-01-05" as LocalDate });
    expect(read).toMatchObject({ kind: "found", unit: { code: "XL-THANH", former: "Xã Suối Cao" } });
    expect(confidence("xã Suối Cao", "2026-01-05")).toBeLessThan(1);
  });

  test("a unit that was split leaves the choice to people", () => {
    const split = units.map((unit) =>
      unit.code === "DALAT"
        ? { ...unit, successors: ["DL-XH", "DL-CL"].map((code) => ({ unit: code as UnitCode, share: null })) }
        : unit,
    );
    const read = readUnitName(unitDirectory(split), "TP Đà Lạt", { day: "2026-01-05" as LocalDate });
    expect(read.kind === "candidates" && read.candidates.map(({ code }) => code)).toEqual(["DL-CL", "DL-XH"]);
  });
});
