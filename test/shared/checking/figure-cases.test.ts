// Figures of a report: each seed gives what the domain rules find in it and nothing else, each check speaks from its boundary on.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingText } from "../../../shared/findings/finding.ts";
import { CHECK_REPORTS, SEED_REPORTS } from "./figure-cases.ts";
import { checkReport, type Report, told } from "./figure-report.ts";

describe.each([
  ["the five published articles as figures", SEED_REPORTS],
  ["each check", CHECK_REPORTS],
])("%s", (_, cases) => {
  test.each(cases.map((figureCase) => [`${figureCase.name} (${figureCase.source})`, figureCase] as const))(
    "%s",
    (__, { report, found }) => {
      expect(told(checkReport(report))).toEqual(found);
    },
  );
});

const seed = (source: string): Report =>
  (SEED_REPORTS.find((seedReport) => seedReport.source === source) as { report: Report }).report;
const findingIn = (report: Report, code: string) => checkReport(report).find((finding) => finding.code === code);

describe("what is proposed, and why", () => {
  const reason = "Cộng các phần: tử số 20.595, mẫu số 95.758; mẫu số đang ghi là của Cấp xã.";

  test.each(["PCT_MISMATCH", "DEN_REUSED"])("Xuân Lộc, %s: the parts bear out the published 21,5%%", (code) => {
    expect(findingIn(seed("seed 000"), code)?.proposal).toEqual({ text: "20.595/95.758 = 21,5%", reason });
  });

  test("Xuân Lộc: both sums with their addends", () => {
    expect(findingIn(seed("seed 000"), "SUM_MISMATCH")?.proposal).toEqual({
      text: "95.758",
      reason: "Cộng các phần: 26.757 + 69.001.",
    });
  });

  test("Xuân Lộc: 359 services, because the levels have 50 and 309", () => {
    const finding = findingIn(seed("seed 000"), "SAME_QTY_TWO_VALUES");
    expect(finding).toMatchObject({ stated: 259, recomputed: 359, proposal: { text: "359" } });
  });

  test("without other evidence the division is proposed", () => {
    const report: Report = {
      figures: { HS_TRUC_TUYEN: 20757, HS_TIEP_NHAN: 69001 },
      percentages: { ONLINE_RATE_ALL: "21,5%" },
    };
    expect(findingIn(report, "PCT_MISMATCH")?.proposal).toEqual({
      text: "30,1%",
      reason: "Chia 20.757 cho 69.001.",
    });
  });

  test("what fits another column needs no other number", () => {
    const konTum = CHECK_REPORTS[0]?.report as Report;
    expect(findingIn(konTum, "PCT_MISMATCH")?.proposal).toBeUndefined();
  });
});

test.each<[string, string, string]>([
  [
    "Kon Tum: 22,33% is column 4 over column 3, no error",
    "PCT_MISMATCH",
    "12.516/49.000 = 25,54%; 22,33% khớp nếu chia cho cột 3 (Tổng số hồ sơ nhận giải quyết).",
  ],
  [
    "Kon Tum without what was received in the period",
    "PCT_MISMATCH",
    "Chưa có Hồ sơ tiếp nhận trong kỳ để tính lại; 22,33% khớp nếu chia cho cột 3 (Tổng số hồ sơ nhận giải quyết).",
  ],
  ["a rate above 100%", "NUM_GT_DEN", "Tỷ lệ hồ sơ trực tuyến: 100,1% lớn hơn 100%."],
  [
    "sectors do not add up",
    "SUM_MISMATCH",
    "Hồ sơ nộp trực tuyến của toàn đơn vị là 600, nhưng 2 lĩnh vực cộng lại là 601.",
  ],
  [
    "carried over less than was left",
    "CARRY_MISMATCH",
    "Hồ sơ từ kỳ trước chuyển sang là 10, nhưng cuối kỳ trước còn 11 hồ sơ đang giải quyết.",
  ],
  [
    "the same figure in another form",
    "SAME_QTY_TWO_VALUES",
    "Hồ sơ nộp trực tuyến trong biểu này là 600, nhưng trong biểu 766 cùng kỳ là 601.",
  ],
  [
    "three times as many as in five steady months",
    "OUTLIER",
    "Hồ sơ tiếp nhận trong kỳ là 300, khác hẳn 5 kỳ trước của chính đơn vị: trung vị là 100, một nửa số kỳ lệch không quá 1. Hãy kiểm tra lại; nếu đúng, ghi lý do.",
  ],
  [
    "twenty-nine dossiers",
    "SMALL_DENOMINATOR",
    "Tỷ lệ hồ sơ trực tuyến: mẫu số chỉ có 29, thêm hoặc bớt một là đổi 3,4 điểm phần trăm. Không nên so sánh hoặc xếp hạng theo tỷ lệ này.",
  ],
])("%s is said so that one knows what to look at", (name, code, sentence) => {
  const report = CHECK_REPORTS.find((checkReport) => checkReport.name === name)?.report as Report;
  const finding = findingIn(report, code);
  expect(finding && findingText(finding)).toBe(sentence);
});

describe("any form 06", () => {
  const count = fc.nat({ max: 50_000 });
  /** Columns 4, 5, 6; how many of them are settled and how: the other columns follow. */
  const consistent = fc
    .record({ online: count, direct: count, carried: count, early: count, onTime: count, late: count, inTime: count })
    .map(({ online, direct, carried, early, onTime, late, inTime }) => {
      const total = online + direct + carried;
      const settledEarly = Math.min(early, total);
      const settledOnTime = Math.min(onTime, total - settledEarly);
      const settledLate = Math.min(late, total - settledEarly - settledOnTime);
      const settled = settledEarly + settledOnTime + settledLate;
      const pending = total - settled;
      const pendingInTime = Math.min(inTime, pending);
      return {
        HS_TONG: total,
        HS_TRUC_TUYEN: online,
        HS_TRUC_TIEP: direct,
        HS_KY_TRUOC: carried,
        HS_DA_GIAI_QUYET: settled,
        HS_TRUOC_HAN: settledEarly,
        HS_DUNG_HAN: settledOnTime,
        HS_QUA_HAN: settledLate,
        HS_DANG_GIAI_QUYET: pending,
        HS_DANG_TRONG_HAN: pendingInTime,
        HS_DANG_QUA_HAN: pending - pendingInTime,
      };
    });

  test("that adds up is never told a mistake", () => {
    fc.assert(
      fc.property(consistent, (figures) => {
        expect(told(checkReport({ figures, notes: false }))).toEqual([]);
      }),
    );
  });

  test("with one column off by one is always told one", () => {
    fc.assert(
      fc.property(consistent, fc.nat({ max: 10 }), fc.constantFrom(1, -1), (figures, place, step) => {
        const column = Object.keys(figures)[place] as keyof typeof figures;
        const changed = figures[column] + (figures[column] === 0 ? 1 : step);
        const findings = checkReport({ figures: { ...figures, [column]: changed }, notes: false });
        expect(findings.some(({ severity }) => severity === "E")).toBe(true);
      }),
    );
  });

  test("split by sector in any way adds up, and a dossier lost in one sector is told", () => {
    fc.assert(
      fc.property(fc.array(consistent, { minLength: 1, maxLength: 5 }), fc.nat({ max: 10 }), (sectors, place) => {
        const codes = Object.keys(sectors[0] ?? {}) as (keyof (typeof sectors)[number])[];
        const figures = Object.fromEntries(
          codes.map((code) => [code, sectors.reduce((sum, sector) => sum + sector[code], 0)]),
        );
        const lines = Object.fromEntries(sectors.map((sector, index) => [`Lĩnh vực ${index}`, sector]));
        expect(told(checkReport({ figures, lines, notes: false }))).toEqual([]);
        const column = codes[place] as (typeof codes)[number];
        const first = sectors[0] as (typeof sectors)[number];
        const wrong = { ...lines, "Lĩnh vực 0": { ...first, [column]: first[column] + 1 } };
        const found = told(checkReport({ figures, lines: wrong, notes: false }));
        expect(found).toContain(`E SUM_MISMATCH ${column}`);
      }),
      { numRuns: 40 },
    );
  });
});
