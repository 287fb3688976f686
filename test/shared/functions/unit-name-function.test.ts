// MADONVI answers one code or says which units a name may mean; it never picks one of two.
import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { done, refuse } from "../../../shared/domain/problem.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import { findFunction } from "../../../shared/functions/catalogue.ts";
import type { Argument } from "../../../shared/functions/cell.ts";
import { computeCall, isCallError, needsOf } from "../../../shared/functions/compute.ts";
import type { Context } from "../../../shared/functions/definition.ts";
import { unitDirectory } from "../../../shared/reading/unit-name.ts";

const unit = (
  code: string,
  type: UnitVersion["type"],
  name: string,
  parent: string | null,
  rest: Partial<UnitVersion> = {},
): UnitVersion => ({
  code: code as UnitCode,
  name,
  type,
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
  ...rest,
});

const UNITS = [
  unit("H57", "thành phố", "Thành phố Huế", null),
  unit("H92", "thành phố", "Thành phố Cần Thơ", null),
  unit("H57-PD", "phường", "Phường Phong Điền", "H57"),
  unit("H92-PD", "xã", "Xã Phong Điền", "H92"),
  unit("H92-CU", "xã", "Xã Cũ", "H92", {
    validTo: "2025-06-30" as LocalDate,
    successors: [{ unit: "H92-PD" as UnitCode, share: null }],
  }),
];

const context = (root: string | null): Context => ({
  today: "2026-01-15" as LocalDate,
  stored: (need) => refuse("UNIT_UNKNOWN", { unit: need.unit }),
  units: () => done({ directory: unitDirectory(UNITS), root: root as UnitCode | null }),
});

const answer = (args: readonly Argument[], root: string | null = null): unknown => {
  const result = computeCall({ fn: "MADONVI", args }, context(root));
  return isCallError(result) ? `${result.error.cell} ${result.error.message}` : result.value;
};

describe("MADONVI", () => {
  test("gives the code of a name", () => {
    expect(answer(["X. Phong Điền"])).toBe("H92-PD");
    expect(answer(["phong dien, TP Hue"])).toBe("H57-PD");
    expect(answer(["xã Cũ"])).toBe("H92-PD");
  });

  test("names the candidates where several units have the name", () => {
    expect(answer(["Phong Điền"])).toBe(
      "#VALUE! “Phong Điền” có thể là nhiều đơn vị: H57-PD (Phường Phong Điền, Thành phố Huế); H92-PD (Xã Phong Điền, Thành phố Cần Thơ). Hãy ghi thêm đơn vị cấp trên hoặc dùng mã đơn vị.",
    );
  });

  test("takes the unit above as code or as name", () => {
    expect(answer(["Phong Điền", "H57"])).toBe("H57-PD");
    expect(answer(["Phong Điền", "tp can tho"])).toBe("H92-PD");
    expect(answer(["Phong Điền", "Hà Nội"])).toMatch(/^#VALUE! Không tìm thấy đơn vị nào tên “Hà Nội”/u);
  });

  test("looks only among the units of the caller", () => {
    expect(answer(["Phong Điền"], "H57")).toBe("H57-PD");
    // A commune that has become a ward is still called "xã" by many.
    expect(answer(["xã Phong Điền"], "H57")).toBe("H57-PD");
    expect(answer(["H92-PD"], "H57")).toMatch(/^#VALUE! Không tìm thấy/u);
  });

  test("says what is missing: a name, a token, the server", () => {
    expect(answer([""])).toMatch(/^#N\/A Ô Tên đơn vị đang trống/u);
    const without: Context = { ...context(null), units: () => refuse("UNAUTHENTICATED", {}) };
    expect(computeCall({ fn: "MADONVI", args: ["Huế"] }, without)).toMatchObject({
      error: { cell: "#N/A", code: "UNAUTHENTICATED" },
    });
    const { units: _, ...away } = context(null);
    expect(computeCall({ fn: "MADONVI", args: ["Huế"] }, away)).toMatchObject({
      error: { cell: "#N/A", code: "STORED_UNAVAILABLE" },
    });
  });

  test("needs a token and no table", () => {
    const calls = [{ fn: "MADONVI", args: ["Huế"] }];
    expect(needsOf(calls, "2026-01-15" as LocalDate)).toEqual([{ kind: "units" }]);
    expect(findFunction("MADONVI")?.stored).toBe("needed");
    expect(needsOf([{ fn: "TYLE", args: [1, 2] }], "2026-01-15" as LocalDate)).toEqual([]);
  });
});
