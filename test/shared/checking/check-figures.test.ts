// Checks of one snapshot's figures: rates above 100 %, columns of form 06 that do not add up, old terms.
import { describe, expect, test } from "vitest";
import { checkFigures } from "../../../shared/checking/figures/check-figures.ts";
import type { Figures } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Period, PeriodKey } from "../../../shared/domain/period.ts";
import type { Scheme } from "../../../shared/domain/snapshot.ts";
import { findingText } from "../../../shared/findings/finding.ts";

const period = (first: string, last: string): Period => ({
  key: `range:${first}..${last}` as PeriodKey,
  calendar: null,
  kind: "range",
  year: null,
  index: null,
  first: first as LocalDate,
  last: last as LocalDate,
});
const check = (counts: Record<string, unknown>, scheme: Scheme = "ND42", when = period("2023-05-15", "2023-06-14")) =>
  checkFigures(counts as Figures, { period: when, scheme, form: FORM_DEFAULT });
const codes = (counts: Record<string, unknown>) =>
  check(counts).map(({ severity, code, at }) => `${severity} ${code} ${at}`);

describe("rates", () => {
  test.each([
    [
      "268 services in use of 259 provided (seed 000, were 259 right)",
      { DVC_PHAT_SINH: 268, DVC_CUNG_CAP: 259 },
      ["E NUM_GT_DEN DVC_PHAT_SINH"],
    ],
    ["268 of 359 (seed 000)", { DVC_PHAT_SINH: 268, DVC_CUNG_CAP: 359 }, []],
    [
      "more online than received",
      { HS_TRUC_TUYEN: 10, HS_TIEP_NHAN: 9 },
      ["E NUM_GT_DEN HS_TRUC_TUYEN", "E PART_WHOLE HS_TIEP_NHAN"],
    ],
    ["as many online as received", { HS_TRUC_TUYEN: 9, HS_TIEP_NHAN: 9 }, []],
    ["nothing received, nothing online", { HS_TRUC_TUYEN: 0, HS_TIEP_NHAN: 0 }, []],
    [
      "online but nothing received",
      { HS_TRUC_TUYEN: 1, HS_TIEP_NHAN: 0 },
      ["E NUM_GT_DEN HS_TRUC_TUYEN", "E PART_WHOLE HS_TIEP_NHAN"],
    ],
    ["two services of one procedure are possible", { DVC_CUNG_CAP: 5, TTHC_THAM_QUYEN: 4 }, []],
    [
      "settled early without being due",
      { HS_TRUOC_HAN: 3, HS_DUNG_HAN: 3, HS_DEN_HAN: 5 },
      ["W NUM_GT_DEN HS_TRUOC_HAN"],
    ],
    ["a side that does not apply", { HS_TRUC_TUYEN: 1, HS_TIEP_NHAN: { state: "not_applicable" } }, []],
  ])("%s", (_, counts, expected) => expect(codes(counts)).toEqual(expected));
});

describe("parts and wholes", () => {
  test.each([
    [
      "seed 003: 334 + 316 = 650, 64 + 75 = 139, 8.339 + 8.728 = 17.067",
      {
        DVC_CUNG_CAP: 650,
        DVC_MOT_PHAN: 334,
        DVC_TOAN_TRINH: 316,
        DVC_TICH_HOP: 549,
        DVC_PHAT_SINH: 139,
        DVC_PHAT_SINH_MOT_PHAN: 64,
        DVC_PHAT_SINH_TOAN_TRINH: 75,
        HS_MOT_PHAN: 8339,
        HS_TOAN_TRINH: 8728,
        HS_TRUC_TUYEN: 17067,
      },
      [],
    ],
    [
      "650 services, parts of 651",
      { DVC_CUNG_CAP: 650, DVC_MOT_PHAN: 335, DVC_TOAN_TRINH: 316 },
      ["E PART_WHOLE DVC_CUNG_CAP"],
    ],
    ["one part alone below its whole", { DVC_CUNG_CAP: 650, DVC_MOT_PHAN: 334 }, []],
    ["one part alone above its whole", { HS_TRUC_TUYEN: 5, HS_MOT_PHAN: 6 }, ["E PART_WHOLE HS_TRUC_TUYEN"]],
    ["column 3 = 4 + 5 + 6", { HS_TONG: 12, HS_TRUC_TUYEN: 4, HS_TRUC_TIEP: 5, HS_KY_TRUOC: 3 }, []],
    [
      "column 3 one short",
      { HS_TONG: 11, HS_TRUC_TUYEN: 4, HS_TRUC_TIEP: 5, HS_KY_TRUOC: 3 },
      ["E PART_WHOLE HS_TONG"],
    ],
    ["column 3 without column 6 may be larger than 4 + 5", { HS_TONG: 11, HS_TRUC_TUYEN: 4, HS_TRUC_TIEP: 5 }, []],
    [
      "column 7 = 8 + 9 + 10",
      { HS_DA_GIAI_QUYET: 7, HS_TRUOC_HAN: 1, HS_DUNG_HAN: 5, HS_QUA_HAN: 2 },
      ["E PART_WHOLE HS_DA_GIAI_QUYET"],
    ],
    [
      "column 11 = 12 + 13",
      { HS_DANG_GIAI_QUYET: 7, HS_DANG_TRONG_HAN: 5, HS_DANG_QUA_HAN: 1 },
      ["E PART_WHOLE HS_DANG_GIAI_QUYET"],
    ],
    ["column 3 = 7 + 11", { HS_TONG: 10, HS_DA_GIAI_QUYET: 7, HS_DANG_GIAI_QUYET: 2 }, ["E PART_WHOLE HS_TONG"]],
    [
      "returned dossiers may stand apart",
      { HS_TONG: 10, HS_DA_GIAI_QUYET: 7, HS_DANG_GIAI_QUYET: 2, HS_TRA_LAI_RUT: 1 },
      ["W PART_WHOLE HS_TONG"],
    ],
  ])("%s", (_, counts, expected) => expect(codes(counts)).toEqual(expected));

  test("the sentence names both numbers and the parts", () => {
    const [finding] = check({ DVC_CUNG_CAP: 650, DVC_MOT_PHAN: 335, DVC_TOAN_TRINH: 316 });
    expect(finding && findingText(finding)).toBe(
      "Dịch vụ công trực tuyến một phần + Dịch vụ công trực tuyến toàn trình là 651, lớn hơn Dịch vụ công trực tuyến cung cấp là 650.",
    );
  });
});

describe("“mức độ 3, mức độ 4” after NĐ 42/2022", () => {
  test.each([
    ["LEVEL4", "2022-07-15", "2022-08-14", []],
    ["LEVEL4", "2022-07-16", "2022-08-15", ["I"]],
    ["LEVEL4", "2021-12-15", "2022-09-12", ["I"]],
    ["LEVEL4", "2022-08-15", "2022-09-14", ["W"]],
    ["ND42", "2022-08-15", "2022-09-14", []],
  ] as const)("%s, %s to %s", (scheme, first, last, severities) => {
    const findings = check({ HS_TRUC_TUYEN: 1 }, scheme, period(first, last));
    expect(findings.map(({ severity }) => severity)).toEqual(severities);
  });
});
