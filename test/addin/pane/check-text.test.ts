// Marks in a checked text, and figures typed by hand.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figuresOfForm, manualReport } from "../../../addin/taskpane/check/manual-report.ts";
import { findingSign, prosePieces, proseReport } from "../../../addin/taskpane/check/prose-marks.ts";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import type { FigureCode } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { TextFinding } from "../../../shared/findings/finding.ts";

const TEXT = "Tiếp nhận 26.757 hồ sơ, trong đó 4.840 hồ sơ trực tuyến, đạt 21,5%.";

const finding = (at: readonly [number, number], severity: "E" | "W" | "I"): TextFinding => ({
  severity,
  code: "DATE_INVALID",
  at,
  stated: null,
  recomputed: null,
  params: { written: "30/2" },
});

describe("marks", () => {
  test.each<readonly [string, readonly (readonly [number, number])[], readonly string[]]>([
    ["none", [], ["0123456789"]],
    ["one", [[2, 4]], ["01", "[23]", "456789"]],
    [
      "two that overlap",
      [
        [2, 6],
        [4, 8],
      ],
      ["01", "[23]", "[45]", "[67]", "89"],
    ],
    [
      "one within another",
      [
        [0, 10],
        [3, 5],
      ],
      ["[012]", "[34]", "[56789]"],
    ],
    ["a point at the end", [[10, 10]], ["0123456789", ""]],
    ["one that reaches beyond the text", [[8, 40]], ["01234567", "[89]"]],
  ])("%s", (_, places, expected) => {
    const pieces = prosePieces(
      "0123456789",
      places.map((at) => finding(at, "W")),
    );
    expect(pieces.map(({ text, severity }) => (severity ? `[${text}]` : text))).toEqual(expected);
  });

  test("where two overlap the worse one is shown", () => {
    const pieces = prosePieces("0123456789", [finding([0, 6], "I"), finding([2, 4], "E")]);
    expect(pieces.map(({ severity }) => severity)).toEqual(["I", "E", "I", null]);
  });

  test("no letter of the text is lost or doubled, and every finding has one place", () => {
    const places = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), places, (text, pairs) => {
        const findings = pairs.map(([a, b]) => finding([Math.min(a, b), Math.max(a, b)], "E"));
        const pieces = prosePieces(text, findings);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(pieces.flatMap(({ begins }) => begins).sort((a, b) => a - b)).toEqual(findings.map((_, at) => at));
      }),
    );
  });

  test("the list for a letter quotes the place and says what is proposed", () => {
    const findings = checkProse(TEXT);
    expect(findings.map(findingSign)).toEqual(["L1"]);
    expect(proseReport(TEXT, findings)).toBe(
      "1. Lỗi – “21,5%”: 4.840/26.757 = 18,1%, không phải 21,5%. Đề xuất: 18,1%.",
    );
  });
});

describe("figures typed by hand", () => {
  const typed = (entries: Readonly<Record<string, string>>, form = FORM_DEFAULT) =>
    manualReport(
      Object.entries(entries).map(([code, text]) => ({ code: code as FigureCode, typed: text })),
      {
        unit: "SC" as UnitCode,
        period: parsePeriodKey("nd09:2023-06")!,
        form,
        today: "2023-12-01" as LocalDate,
      },
    );

  test.each([
    ["1.234", 1234],
    [" 1234 ", 1234],
    ["1,234", 1234],
    ["61 hồ sơ", 61],
    ["0", 0],
    ["-", 0],
    ["Không phát sinh", 0],
    ["x", { state: "not_applicable" }],
  ])("“%s” is read as on a form", (text, entry) => {
    const made = typed({ HS_TIEP_NHAN: text, HS_QUA_HAN: "1" });
    expect(made.ok && made.report.figures.HS_TIEP_NHAN).toEqual(entry);
  });

  test.each(["một trăm", "12,5", "-3", "21,5%", "1e3", "99999999999999999999"])(
    "“%s” is refused with its field",
    (text) => {
      expect(typed({ HS_TIEP_NHAN: text })).toMatchObject({
        ok: false,
        faults: [{ code: "HS_TIEP_NHAN", text: expect.stringContaining(`“${text}” không phải số đếm`) }],
      });
    },
  );

  test("blank is not zero; nothing but blanks is no report", () => {
    const made = typed({ HS_TIEP_NHAN: "5", HS_QUA_HAN: "  " });
    expect(made.ok && Object.keys(made.report.figures)).toEqual(["HS_TIEP_NHAN"]);
    expect(typed({ HS_TIEP_NHAN: "", HS_QUA_HAN: "…" })).toMatchObject({ ok: false, faults: [{ code: null }] });
  });

  test("what contradicts is found, in the unit, period and form of the pane", () => {
    const made = typed({ HS_TIEP_NHAN: "100", HS_TRUC_TUYEN: "120" });
    expect(made.ok && made.report).toMatchObject({ unit: "SC", form: "chung", source: { file: null } });
    expect(made.ok && made.report.findings.map(({ code }) => code)).toContain("NUM_GT_DEN");
  });

  test("form 06 asks for its columns 3 to 13 in order", () => {
    expect(figuresOfForm("06a" as FormCode)).toHaveLength(11);
    expect(figuresOfForm("06a" as FormCode).slice(0, 2)).toEqual(["HS_TONG", "HS_TRUC_TUYEN"]);
  });
});
