// Import of a unit list: any order, both date forms, and every fault named with its line; nothing false is let in.
import { describe, expect, test } from "vitest";
import { planUnitImport } from "../../../shared/checking/unit-import.ts";
import { readUnitRows } from "../../../shared/checking/unit-rows.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import { unitFaultText } from "../../../shared/text/unit-fault.ts";

const HEADER = "code,name,type,parent,valid_from,valid_to,successors";
const rows = (...lines: string[]) => [HEADER, ...lines].map((line) => line.split(","));
const unitsOf = (...lines: string[]): readonly UnitVersion[] => readUnitRows(rows(...lines)).units;

const ROOT = "T,Tỉnh T,tỉnh,,2000-01-01,,";
const faultsOf = (
  lines: readonly string[],
  stored: readonly UnitVersion[] = [],
  scope: string = "*",
): readonly (readonly [number | null, string])[] =>
  planUnitImport(rows(...lines), stored, scope as UnitCode | "*").conflicts.map(({ line, fault }) => [
    line,
    fault.code,
  ]);

describe("what a row says", () => {
  test("children may stand before their parents, dates may be Vietnamese, types in any case", () => {
    const plan = planUnitImport(rows("X,Xã X,Xã,T,01/01/2000,30/06/2025,", ROOT), [], "*");
    expect(plan).toMatchObject({ added: 2, changed: 0, unchanged: 0, conflicts: [] });
    expect(plan.changes[0]?.after).toMatchObject({ type: "xã", validFrom: "2000-01-01", validTo: "2025-06-30" });
  });

  test("shares are read as fractions, decimals with dot or comma, or left open", () => {
    const [open, thirds, halves] = unitsOf(
      "A,Xã A,xã,T,2000-01-01,2025-06-30,B|C",
      "D,Xã D,xã,T,2000-01-01,2025-06-30,B:1/3|C:2/3",
      "E,Xã E,xã,T,2000-01-01,2025-06-30,B:0.5|C:0.5",
    );
    expect(open?.successors).toEqual([
      { unit: "B", share: null },
      { unit: "C", share: null },
    ]);
    expect(thirds?.successors[1]).toEqual({ unit: "C", share: { numerator: 2, denominator: 3 } });
    expect(halves?.successors[0]).toEqual({ unit: "B", share: { numerator: 1, denominator: 2 } });
  });

  test.each([
    ["x,Xã X,xã,T,2000-01-01,,", "CODE_INVALID"],
    ["-X,Xã X,xã,T,2000-01-01,,", "CODE_INVALID"],
    [`${"X".repeat(33)},Xã X,xã,T,2000-01-01,,`, "CODE_INVALID"],
    ["X,,xã,T,2000-01-01,,", "NAME_MISSING"],
    ["X,Xã X,thôn,T,2000-01-01,,", "TYPE_UNKNOWN"],
    ["X,Xã X,xã,T,2023-02-29,,", "DATE_INVALID"],
    ["X,Xã X,xã,T,31/04/2023,,", "DATE_INVALID"],
    ["X,Xã X,xã,T,1999-12-31,,", "DATE_INVALID"],
    ["X,Xã X,xã,T,,,", "DATE_INVALID"],
    ["X,Xã X,xã,T,2023-02-02,2023-02-01,", "DATES_REVERSED"],
    ["X,Xã X,xã,T,2000-01-01,2025-06-30,X", "SUCCESSOR_SELF"],
    ["X,Xã X,xã,T,2000-01-01,2025-06-30,T|T", "SUCCESSOR_TWICE"],
    ["X,Xã X,xã,T,2000-01-01,2025-06-30,T:1/0", "SUCCESSORS_INVALID"],
    ["X,Xã X,xã,T,2000-01-01,2025-06-30,T:1.5", "SUCCESSORS_INVALID"],
    ["X,Xã X,xã,T,2000-01-01,2025-06-30,T:1/2:9", "SUCCESSORS_INVALID"],
    ["X,Xã X,xã,T,2000-01-01,2025-06-30,T:1/2|Y", "SHARES_MIXED"],
    ["X,Xã X,xã,T,2000-01-01,2025-06-30,T:0.333|Y:0.666", "SHARES_SUM"],
    ["X,Xã X,xã,T,2000-01-01,,T", "SUCCESSORS_WHILE_IN_FORCE"],
    ["X,Xã X,xã,T,2000-01-01,,,,thừa", "CELLS_TOO_MANY"],
  ])("%s is refused as %s, on line 3", (line, code) => {
    expect(faultsOf([ROOT, line])).toEqual([[3, code]]);
  });

  test("a header without a needed column, or with an unknown one, is named", () => {
    const plan = planUnitImport([["code", "name", "type", "valid_from", "cap_tren"]], [], "*");
    expect(plan.conflicts.map(({ fault }) => fault)).toEqual([
      { code: "COLUMN_MISSING", params: { column: "parent" } },
      { code: "COLUMN_UNKNOWN", params: expect.objectContaining({ column: "cap_tren" }) },
    ]);
  });

  test("a file of blank rows is refused instead of being taken for 'nothing to change'", () => {
    expect(faultsOf(["", ""])).toEqual([[null, "LIST_EMPTY"]]);
  });
});

describe("what the rows say together", () => {
  test.each([
    [["X,Xã X,xã,T,2000-01-01,,", "X,Xã X,xã,T,2000-01-01,2001-01-01,"], "VERSION_TWICE"],
    [["X,Xã X,xã,T,2000-01-01,2025-06-30,", "X,Xã X,xã,T,2025-06-30,,"], "VERSIONS_OVERLAP"],
    [["X,Xã X,xã,T,2000-01-01,,", "X,Xã X,xã,T,2025-07-01,,"], "VERSIONS_OVERLAP"],
    [["X,Xã X,xã,KHONGCO,2000-01-01,,"], "PARENT_UNKNOWN"],
    [["H,Huyện H,huyện,T,2000-01-01,2025-06-30,", "X,Xã X,xã,H,2000-01-01,,"], "PARENT_NOT_IN_FORCE"],
    [["H,Huyện H,huyện,T,2001-01-01,,", "X,Xã X,xã,H,2000-01-01,,"], "PARENT_NOT_IN_FORCE"],
    [["X,Xã X,xã,T,2000-01-01,2025-06-30,KHONGCO"], "SUCCESSOR_UNKNOWN"],
    [["X,Xã X,xã,T,2000-01-01,2025-06-30,Y", "Y,Xã Y,xã,T,2000-01-01,2025-06-30,"], "SUCCESSOR_ENDED"],
    [["X,Xã X,xã,T,2000-01-01,2025-06-30,T", "X,Xã X mới,xã,T,2025-07-01,,"], "SUCCESSORS_NOT_LAST"],
  ])("%j: %s", (lines, code) => {
    expect(faultsOf([ROOT, ...lines]).map(([, text]) => text)).toEqual([code]);
  });

  test("a ring of parents is refused at each of its units, a unit hanging below the ring is not blamed", () => {
    const ring = ["A,Huyện A,huyện,B,2000-01-01,,", "B,Huyện B,huyện,A,2000-01-01,,", "X,Xã X,xã,A,2000-01-01,,"];
    expect(faultsOf(ring)).toEqual([
      [2, "CYCLE"],
      [3, "CYCLE"],
    ]);
  });

  test("a ring that exists only between two dates is found", () => {
    const lines = [
      ROOT,
      "A,Huyện A,huyện,T,2000-01-01,2019-12-31,",
      "A,Huyện A,huyện,B,2020-01-01,,",
      "B,Huyện B,huyện,T,2000-01-01,2020-12-31,",
      "B,Huyện B,huyện,A,2021-01-01,,",
    ];
    expect(faultsOf(lines).map(([, code]) => code)).toContain("CYCLE");
  });

  test("a merger with a new name, a part by shares, and a whole district into its communes are let in", () => {
    const lines = [
      ROOT,
      "H,Huyện H,huyện,T,2000-01-01,2025-06-30,N|M",
      "X,Xã X,xã,H,2000-01-01,2025-06-30,N",
      "Y,Xã Y,xã,H,2000-01-01,2025-06-30,N",
      "Z,Xã Z,xã,H,2000-01-01,2025-06-30,N:1/3|M:2/3",
      "N,Xã N,xã,T,2025-07-01,,",
      "M,Phường M,phường,T,2025-07-01,,",
    ];
    expect(faultsOf(lines)).toEqual([]);
  });

  test("a successor that has ended before is refused: the figures would have nowhere to go", () => {
    const lines = [ROOT, "X,Xã X,xã,T,2000-01-01,2025-06-30,N", "N,Xã N,xã,T,2000-01-01,2020-12-31,"];
    expect(faultsOf(lines)).toEqual([[3, "SUCCESSOR_ENDED"]]);
  });

  test("every conflict of a file is listed, in the order of its lines", () => {
    const lines = [
      ROOT,
      "A,Xã A,xã,KHONGCO,2000-01-01,,",
      "B,Xã B,xã,T,2000-01-01,,",
      "B,Xã B,xã,T,2010-01-01,,",
      "C,Xã C,xã,T,2000-01-01,2025-06-30,KHONGCO",
    ];
    expect(faultsOf(lines)).toEqual([
      [3, "PARENT_UNKNOWN"],
      [5, "VERSIONS_OVERLAP"],
      [6, "SUCCESSOR_UNKNOWN"],
    ]);
  });

  test("a rename and a new parent are further versions without gap: the children stay under the code", () => {
    const lines = [
      ROOT,
      "H,Huyện H,huyện,T,2000-01-01,2019-12-31,",
      "H,Thị xã H,thị xã,T,2020-01-01,2025-06-30,",
      "X,Xã X,xã,H,2000-01-01,2025-06-30,",
    ];
    expect(faultsOf(lines)).toEqual([]);
  });
});

describe("over what is stored already", () => {
  const stored = unitsOf(
    ROOT,
    "H,Huyện H,huyện,T,2000-01-01,,",
    "X,Xã X,xã,H,2000-01-01,,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
  );

  test("the same file a second time changes nothing", () => {
    const plan = planUnitImport(rows(ROOT, "X,Xã X,xã,H,2000-01-01,,"), stored, "*");
    expect(plan).toMatchObject({ added: 0, changed: 0, unchanged: 2, conflicts: [], changes: [] });
  });

  test("closing a district without its communes is refused at the commune that would lose its parent", () => {
    const plan = planUnitImport(rows("H,Huyện H,huyện,T,2000-01-01,2025-06-30,"), stored, "*");
    expect(plan.conflicts).toMatchObject([{ line: null, unit: "X", fault: { code: "PARENT_NOT_IN_FORCE" } }]);
  });

  test("the reform of 1/7/2025 in one file: the district ends, its commune moves under the province", () => {
    const plan = planUnitImport(
      rows(
        "H,Huyện H,huyện,T,2000-01-01,2025-06-30,T",
        "X,Xã X,xã,H,2000-01-01,2025-06-30,",
        "X,Xã X,xã,T,2025-07-01,,",
      ),
      stored,
      "*",
    );
    expect(plan).toMatchObject({ added: 1, changed: 2, conflicts: [] });
  });

  test.each([
    ["a commune of its own district", "X,Xã X mới,xã,H,2000-01-01,,", []],
    ["a new commune of its own district", "Y,Xã Y,xã,H,2000-01-01,,", []],
    ["a unit of another province", "K,Tỉnh K,tỉnh,H,2000-01-01,,", ["OUTSIDE"]],
    ["a commune moved out to the province", "X,Xã X,xã,T,2000-01-01,,", ["OUTSIDE"]],
    ["a commune given to another province", "X,Xã X,xã,H,2000-01-01,2025-06-30,K", ["OUTSIDE"]],
    ["a new unit without parent", "N,Tỉnh N,tỉnh,,2000-01-01,,", ["PARENTLESS"]],
    ["its own parent row, unchanged", ROOT, []],
    ["its own parent row, renamed", "T,Tỉnh khác,tỉnh,,2000-01-01,,", ["OUTSIDE"]],
  ])("a district's administrator imports %s", (_, line, codes) => {
    expect(faultsOf([line], stored, "H").map(([, code]) => code)).toEqual(codes);
  });
});

describe("a list never reaches outside the importer's subtree", () => {
  // M was moved from H to S and ended there; P was taken over by H; V is a part of T that H never had.
  const stored = unitsOf(
    ROOT,
    "H,Huyện H,huyện,T,2000-01-01,,",
    "X,Xã X,xã,H,2000-01-01,,",
    "Y,Xã Y,xã,H,2000-01-01,,",
    "S,Huyện S,huyện,T,2000-01-01,,",
    "V,Xã V,xã,S,2000-01-01,,",
    "M,Xã M,xã,H,2000-01-01,2019-12-31,",
    "M,Xã M,xã,S,2020-01-01,2024-12-31,",
    "P,Huyện P,huyện,T,2000-01-01,2019-12-31,H",
    "PX,Xã PX,xã,P,2000-01-01,2019-12-31,",
    "K,Tỉnh K,tỉnh,,2000-01-01,,",
  );

  test.each([
    ["a child of a sibling as its own", ["V,Xã V,xã,H,2000-01-01,,"], ["OUTSIDE", "OUTSIDE"]],
    ["a new unit below a sibling", ["NEW,Xã mới,xã,S,2000-01-01,,"], ["OUTSIDE"]],
    [
      "a new unit below a new unit below a sibling",
      ["A,Xã A,xã,S,2000-01-01,,", "B,Xã B,xã,A,2000-01-01,,"],
      ["OUTSIDE"],
    ],
    [
      "a new unit below a new unit without parent",
      ["A,Xã A,xã,,2000-01-01,,", "B,Xã B,xã,A,2000-01-01,,"],
      ["PARENTLESS"],
    ],
    [
      "a child handed to a sibling later",
      ["X,Xã X,xã,H,2000-01-01,2025-06-30,", "X,Xã X,xã,S,2025-07-01,,"],
      ["OUTSIDE"],
    ],
    ["a child merged into a unit of a sibling", ["X,Xã X,xã,H,2000-01-01,2025-06-30,V"], ["OUTSIDE"]],
    ["a child divided between its own and a sibling's", ["X,Xã X,xã,H,2000-01-01,2025-06-30,Y:1/2|V:1/2"], ["OUTSIDE"]],
    ["a child merged into another child", ["X,Xã X,xã,H,2000-01-01,2025-06-30,Y"], []],
    ["a sibling's child merged into its own", ["V,Xã V,xã,S,2000-01-01,2025-06-30,X"], ["OUTSIDE", "OUTSIDE"]],
    ["the unit that it took over, renamed", ["P,Huyện P khác,huyện,T,2000-01-01,2019-12-31,H"], ["OUTSIDE", "OUTSIDE"]],
    ["a commune of that unit", ["PX,Xã PX khác,xã,P,2000-01-01,2019-12-31,"], ["OUTSIDE", "OUTSIDE"]],
    ["a unit that was moved away, taken back", ["M,Xã M,xã,H,2025-01-01,,"], ["OUTSIDE"]],
    ["the past of a unit that was moved away", ["M,Xã M khác,xã,H,2000-01-01,2019-12-31,"], ["OUTSIDE"]],
    ["another province below itself", ["K,Tỉnh K,tỉnh,H,2000-01-01,,"], ["OUTSIDE"]],
    ["a unit that it makes a root", ["X,Xã X,xã,,2000-01-01,,"], ["PARENTLESS"]],
  ])("%s", (_, lines, codes) => {
    const plan = planUnitImport(rows(...lines), stored, "H" as UnitCode);
    const found = plan.conflicts.map(({ fault }) => fault.code).filter((code) => /OUTSIDE|PARENTLESS/.test(code));
    expect(found).toEqual(codes);
    if (codes.length === 0) expect(plan.conflicts).toEqual([]);
  });

  test("the province, which is above both, moves a unit back", () => {
    expect(planUnitImport(rows("M,Xã M,xã,H,2025-01-01,,"), stored, "T" as UnitCode).conflicts).toEqual([]);
  });
});

test("every fault has a Vietnamese sentence and a remedy with dates as people write them", () => {
  const [conflict] = planUnitImport(rows(ROOT, "X,Xã X,xã,T,2000-01-01,,", "X,X,xã,T,2025-07-01,,"), [], "*").conflicts;
  expect(conflict && unitFaultText(conflict.fault)).toEqual({
    what: "Thời gian chồng lên dòng khác cùng mã, từ ngày 01/01/2000.",
    remedy: "Hãy ghi ngày kết thúc của dòng trước là ngày liền trước ngày bắt đầu của dòng sau.",
  });
});
