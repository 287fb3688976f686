// The reminder: whom, for what period, until when, and how much time is left, on both sides of the deadline.
import { describe, expect, test } from "vitest";
import type { DeadlineEntry, UnitEntry } from "../../../addin/server/entries.ts";
import {
  dueFor,
  type RemindedUnit,
  reminderText,
  reminderTexts,
  timeLeft,
} from "../../../addin/taskpane/consolidate/table/reminder.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, parsePeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";

const JUNE = parsePeriodKey("civil:2023-06") as Period;
const CHUNG = "chung" as FormCode;
const due = (date: string, isCertain = true) => ({ date: date as LocalDate, isCertain });
const unit = (code: string, name: string, isReturned = false): RemindedUnit => ({
  unit: code as UnitCode,
  name,
  isReturned,
});

describe("time left", () => {
  test.each([
    // Wednesday 05/7/2023 is the last day; 17:00 UTC ends it in Viet Nam.
    ["two days before, at noon", "2023-07-03T05:00:00Z", false, "còn 60 giờ (3 ngày làm việc)"],
    ["on the last day", "2023-07-05T09:30:00Z", false, "còn 7 giờ (1 ngày làm việc)"],
    ["a second before its end", "2023-07-05T16:59:59Z", false, "còn 1 giờ (1 ngày làm việc)"],
    ["at its end", "2023-07-05T17:00:00Z", true, "đã quá hạn 1 ngày làm việc"],
    ["two working days later, over a weekend", "2023-07-10T02:00:00Z", true, "đã quá hạn 3 ngày làm việc"],
  ])("%s", (_, now, isOverdue, text) => {
    expect(timeLeft(due("2023-07-05"), now)).toEqual({ isOverdue, text });
  });
});

describe("the text", () => {
  const about = { period: JUNE, form: CHUNG, now: "2023-07-05T09:30:00Z" };

  test("to one unit: its name, the period with its dates, the deadline", () => {
    expect(reminderText({ ...about, units: [unit("A", "Xã A")], due: due("2023-07-05") })).toBe(
      [
        "Kính gửi: Xã A",
        "Đến nay đơn vị chưa gửi số liệu, kỳ báo cáo Tháng 6/2023 (từ ngày 01/6/2023 đến ngày 30/6/2023).",
        "Hạn gửi: hết ngày 05/07/2023, còn 7 giờ (1 ngày làm việc).",
        "Đề nghị đơn vị gửi đúng hạn.",
      ].join("\n"),
    );
  });

  test("one that was returned is not told that it never sent", () => {
    expect(reminderText({ ...about, units: [unit("A", "Xã A", true)], due: null })).toContain(
      "chưa gửi lại số liệu, kỳ báo cáo Tháng 6/2023",
    );
  });

  test("to several: all are named, the returned one as such", () => {
    const text = reminderText({ ...about, units: [unit("A", "Xã A"), unit("B", "Xã B", true)], due: null });
    expect(text).toContain("2 đơn vị");
    expect(text).toContain("- Xã A\n- Xã B (chưa gửi lại sau yêu cầu chỉnh sửa)");
    expect(text).not.toContain("Hạn gửi");
  });

  test("a form is named by its title", () => {
    const form = "06a" as FormCode;
    expect(reminderText({ ...about, form, units: [unit("A", "Xã A")], due: null })).toContain("số liệu Biểu 06a");
  });

  test("units with different deadlines are reminded in texts of their own, the nearest first", () => {
    const texts = reminderTexts([unit("A", "Xã A"), unit("B", "Xã B"), unit("C", "Xã C")], about, (code) =>
      code === "B" ? due("2023-07-03") : due("2023-07-05"),
    );
    expect(texts.split("\n\n").map((line) => line.split("\n")[0])).toEqual([
      "Kính gửi: Xã B",
      "Kính gửi: 2 đơn vị có tên dưới đây",
    ]);
  });

  test("nobody to remind, no text", () => expect(reminderTexts([], about, () => null)).toBe(""));
});

describe("the deadline that binds a unit", () => {
  const deadline = (office: string, days: number, part: Partial<DeadlineEntry> = {}): DeadlineEntry => ({
    id: `${office}-${days}`,
    unit: office,
    form: null,
    kind: null,
    days,
    from: "2020-01-01",
    to: null,
    source: "QC",
    note: null,
    autoClose: false,
    createdAt: "2023-01-01T00:00:00Z",
    endedAt: null,
    ...part,
  });
  const tree = [
    { code: "H", parent: null },
    { code: "A", parent: "H" },
  ] as unknown as readonly UnitEntry[];
  const find = (deadlines: readonly DeadlineEntry[]) =>
    dueFor("A", { period: JUNE, form: CHUNG }, deadlines, tree)?.date;

  test.each<readonly [string, readonly DeadlineEntry[], string | undefined]>([
    ["none", [], undefined],
    ["of the office", [deadline("H", 3)], "2023-07-05"],
    ["the nearer office goes before", [deadline("T", 10), deadline("H", 3)], "2023-07-05"],
    ["of an office above what is seen", [deadline("T", 2)], "2023-07-04"],
    ["ended", [deadline("H", 3, { endedAt: "2023-02-01T00:00:00Z" })], undefined],
    ["of another form", [deadline("H", 3, { form: "06a" })], undefined],
  ])("%s", (_, deadlines, expected) => expect(find(deadlines)).toBe(expected));
});
