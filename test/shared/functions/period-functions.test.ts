// The period functions as a cell meets them: keys, printed names, Excel dates, and a clear sentence for every wrong input.
import { describe, expect, test } from "vitest";
import { type LocalDate, toExcelSerial } from "../../../shared/domain/local-date.ts";
import { refuse } from "../../../shared/domain/problem.ts";
import type { Argument } from "../../../shared/functions/cell.ts";
import { computeCall, isCallError } from "../../../shared/functions/compute.ts";

const context = { today: "2026-11-22" as LocalDate, stored: () => refuse("UNAUTHENTICATED", {}) };
const cell = (fn: string, ...args: Argument[]) => computeCall({ fn, args }, context);
const errorOf = (fn: string, ...args: Argument[]) => {
  const result = cell(fn, ...args);
  if (!isCallError(result)) throw new Error(`${fn} answered ${JSON.stringify(result)}`);
  return result.error;
};
const dateCell = (date: string) => ({ value: toExcelSerial(date as LocalDate), format: "dd/mm/yyyy" });

describe("text answers", () => {
  test.each<[string, Argument[], string]>([
    ["KYBC", ["Quý I/2023"], "nd09:2023-Q1"],
    ["KYBC", ["Quý I/2023", "civil"], "civil:2023-Q1"],
    ["KYBC", ["Quý I/2023", "dương lịch"], "civil:2023-Q1"],
    ["KYBC", ["Quý I/2023", "15-14"], "nd09:2023-Q1"],
    ["KYBC", ["Quý I/2023", null], "nd09:2023-Q1"],
    ["KYBC", ["Quý I/2023", "  "], "nd09:2023-Q1"],
    ["KYBC", ["Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023)", "civil"], "nd09:2023-Q1"],
    ["KYBC", ["civil:2023-06", "nd09"], "civil:2023-06"],
    // A year typed as a number, and a range of one cell.
    ["KYBC", [2023], "nd09:2023"],
    ["KYBC", [[["Tháng 6/2023"]]], "nd09:2023-06"],
    ["KYBC", ["Quý I/2023 (từ ngày 01/01/2023 đến ngày 13/03/2023)"], "range:2023-01-01..2023-03-13"],
    ["TENKY", ["civil:2023-06"], "Tháng 6/2023 (từ ngày 01/6/2023 đến ngày 30/6/2023)"],
    ["TENKY", ["6 tháng đầu năm 2023"], "6 tháng đầu năm 2023 (từ ngày 15/12/2022 đến ngày 14/6/2023)"],
    ["TENKY", [2023], "Năm 2023 (từ ngày 15/12/2022 đến ngày 14/12/2023)"],
    ["KYTRUOC", ["nd09:2023-01"], "nd09:2022-12"],
    ["KYTRUOC", ["nd09:2023-01", 0], "nd09:2023-01"],
    ["KYTRUOC", ["nd09:2023-01", "12"], "nd09:2022-01"],
    ["KYTRUOC", ["civil:2023-H1", 1], "civil:2022-H2"],
    ["KYTRUOC", ["từ ngày 15/12/2021 đến ngày 12/9/2022"], "range:2021-03-18..2021-12-14"],
    ["CUNGKY", ["nd09:2023-9M"], "nd09:2022-9M"],
    ["CUNGKY", ["từ ngày 10/2/2024 đến ngày 29/2/2024"], "range:2023-02-10..2023-02-28"],
  ])("%s%j is %s", (fn, args, value) => expect(cell(fn, ...args)).toEqual({ value }));
});

describe("dates", () => {
  test.each<[string, Argument[], string]>([
    ["TUNGAY", ["Quý I/2023"], "2022-12-15"],
    ["DENNGAY", ["Quý I/2023"], "2023-03-14"],
    ["TUNGAY", ["civil:2024-02"], "2024-02-01"],
    ["DENNGAY", ["civil:2024-02"], "2024-02-29"],
    ["TUNGAY", ["từ ngày 15/12/2021 đến ngày 12/9/2022"], "2021-12-15"],
    ["DENNGAY", ["từ ngày 15/12/2021 đến ngày 12/9/2022"], "2022-09-12"],
    ["HANGUI", ["nd09:2023-06"], "2023-06-16"],
    ["HANGUI", ["nd09:2023-06", 5], "2023-06-21"],
    ["HANGUI", ["nd09:2023-06", 0], "2023-06-14"],
    ["HANGUI", ["nd09:2025-04"], "2025-04-16"],
    ["HANGUI", ["civil:2022-12"], "2023-01-04"],
    ["HANGUI", ["civil:2023-08"], "2023-09-06"],
    ["HANGUI", ["nd09:2026-11"], "2026-11-17"],
    ["HANGUI", ["nd09:2026"], "2026-12-16"],
    ["HANGUI", ["nd09:2027-01"], "2027-01-18"],
  ])("%s%j is %s", (fn, args, date) => expect(cell(fn, ...args)).toEqual(dateCell(date)));

  test("are the numbers that Excel keeps", () => {
    expect(cell("DENNGAY", "nd09:2023-06")).toEqual({ value: 45091, format: "dd/mm/yyyy" });
  });
});

describe("wrong input", () => {
  test.each<[string, string, Argument[], string, string, RegExp]>([
    ["nothing", "KYBC", [null], "ARG_BLANK", "#N/A", /trống/],
    ["a number that is no year", "KYBC", [12], "PERIOD_UNREADABLE", "#VALUE!", /Không đọc được kỳ báo cáo “12”/],
    ["a date of Excel", "KYBC", [45078], "PERIOD_DATE_SERIAL", "#VALUE!", /01\/06\/2023.*"Tháng 6\/2023"/],
    ["an error cell", "TENKY", [{ error: "#REF!" }], "ARG_IS_ERROR", "#VALUE!", /#REF!/],
    ["a range", "TUNGAY", [[["Quý I/2023"], ["Quý II/2023"]]], "ARG_IS_RANGE", "#VALUE!", /2 dòng/],
    ["a slip of the year", "KYBC", ["01/01/2023 - 13/03/223"], "PERIOD_DATE_INVALID", "#VALUE!", /13\/03\/223/],
    ["no year", "DENNGAY", ["tính đến ngày 28/10"], "PERIOD_YEAR_MISSING", "#VALUE!", /thiếu năm/],
    ["one date", "KYBC", ["tính đến ngày 28/10/2020"], "PERIOD_ONE_DATE", "#VALUE!", /cả ngày đầu và ngày cuối/],
    [
      "an unknown calendar",
      "KYBC",
      ["Quý I/2023", "âm lịch"],
      "PERIOD_CALENDAR_UNKNOWN",
      "#VALUE!",
      /“âm lịch”.*"civil"/,
    ],
    [
      "too far back",
      "KYTRUOC",
      ["nd09:2001-01", 12],
      "PERIOD_HAS_NO_NEIGHBOUR",
      "#VALUE!",
      /Tháng 01\/2001 .*2000-2100/,
    ],
    ["a year before 2000", "CUNGKY", ["civil:2000"], "PERIOD_HAS_NO_NEIGHBOUR", "#VALUE!", /Năm 2000/],
    ["half a period", "KYTRUOC", ["nd09:2023-01", 1.5], "ARG_NOT_WHOLE", "#VALUE!", /Số kỳ.*0 đến 1200.*“1,5”/],
    ["a later period", "KYTRUOC", ["nd09:2023-01", -1], "ARG_NOT_WHOLE", "#VALUE!", /“-1”/],
    ["negative days", "HANGUI", ["nd09:2023-01", -2], "ARG_NOT_WHOLE", "#VALUE!", /Số ngày làm việc/],
    ["too many days", "HANGUI", ["nd09:2023-01", 1000], "ARG_NOT_WHOLE", "#VALUE!", /366/],
    ["text for days", "HANGUI", ["nd09:2023-01", "hai"], "ARG_NOT_NUMBER", "#VALUE!", /“hai”/],
    ["a Tết not announced yet", "HANGUI", ["nd09:2027-02"], "HOLIDAYS_UNKNOWN", "#N/A", /15\/02\/2027/],
    ["a year long past", "HANGUI", ["nd09:2019-02"], "HOLIDAYS_UNKNOWN", "#N/A", /Chưa có lịch nghỉ/],
    ["too many arguments", "TENKY", ["nd09:2023", 1], "ARG_TOO_MANY", "#VALUE!", /nhiều nhất 1/],
  ])("%s: %s%j", (_, fn, args, code, cellName, message) => {
    const error = errorOf(fn, ...args);
    expect(error).toMatchObject({ code, cell: cellName });
    expect(error.message).toMatch(message);
    // People never see a canonical key that they did not type.
    if (!JSON.stringify(args).includes("nd09")) expect(error.message).not.toContain("nd09:");
  });
});
