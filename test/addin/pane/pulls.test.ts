// Who pulled the rate of the table, as one sentence.
import { expect, test } from "vitest";
import { pullsText } from "../../../addin/taskpane/consolidate/table/pulls.ts";

const pull = (name: string, points: number) => ({ unit: name, name, points });
const tableWith = (down: ReturnType<typeof pull> | null, up: ReturnType<typeof pull> | null) => ({
  previous: { period: "civil:2023-05", pulls: { ONLINE_RATE_ALL: { down, up } } },
});

test.each([
  [
    tableWith(pull("Xã B", -13.333), pull("Xã C", 6.6667)),
    "So với Tháng 5/2023: kéo lên nhiều nhất là Xã C (+6,67 điểm phần trăm); kéo xuống nhiều nhất là Xã B (−13,33 điểm phần trăm).",
  ],
  [tableWith(null, pull("Xã C", 1)), "So với Tháng 5/2023: kéo lên nhiều nhất là Xã C (+1,00 điểm phần trăm)."],
  [tableWith(null, null), null],
  [{ previous: { period: "civil:2023-05", note: "chưa có" } }, null],
  [{}, null],
])("%#", (table, sentence) => expect(pullsText(table, "ONLINE_RATE_ALL")).toBe(sentence));
