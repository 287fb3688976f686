// What a person sees before closing a period: what is locked, what stands in the way by kind, and what helps who sent reports himself.
import { describe, expect, test } from "vitest";
import type { ClosingJudgementEntry } from "../../../addin/server/entries.ts";
import { obstacleGroups, ownHelp, planText, wayOf } from "../../../addin/taskpane/consolidate/closing/closing-plan.ts";

type Obstacle = ClosingJudgementEntry["obstacles"][number];

const obstacle = (code: string, at: string, canOverride = true): Obstacle => ({
  severity: "E",
  code,
  at,
  stated: null,
  recomputed: null,
  message: `${code} của ${at}.`,
  canOverride,
});
const lock = (unit: string, own: boolean, onBehalf = own): ClosingJudgementEntry["locks"][number] => ({
  unit,
  name: `Xã ${unit}`,
  period: "civil:2026-06",
  revision: 1,
  state: "da_duyet",
  onBehalf,
  own,
});
const judged = (part: Partial<ClosingJudgementEntry> = {}): ClosingJudgementEntry => ({
  unit: "T",
  name: "Tỉnh T",
  period: "civil:2026-06",
  form: "chung",
  accepted: true,
  sequence: 1,
  closed: null,
  obstacles: [],
  locks: [lock("A", false), lock("B", false)],
  locked: 0,
  closers: [],
  late: [],
  provisional: false,
  completeness: { expected: 3, received: 2, late: 0, missing: ["C"] },
  totals: { figures: {}, rates: {} },
  ...part,
});

const UNITS = ["T", "TT", "TT.H", "A", "B"].map((code) => ({ code }));
const OWN = obstacle("OWN_SUBMISSION", "A", false);

describe("obstacles", () => {
  test("stand together by kind, in the order in which they are dealt with, and lead to their unit", () => {
    const groups = obstacleGroups(
      [
        obstacle("OUTLIER", "TT.H.HS_TIEP_NHAN"),
        obstacle("UNIT_NOT_APPROVED", "B"),
        obstacle("PERIOD_OPEN", "T"),
        obstacle("UNIT_NOT_APPROVED", "A"),
        obstacle("SUM_MISMATCH", "ELSEWHERE.HS_TONG"),
      ],
      UNITS,
    );
    expect(groups.map(({ title, items }) => [title, items.map(({ unit }) => unit)])).toEqual([
      ["Kỳ chưa kết thúc", [null]],
      ["Chưa tiếp nhận", ["B", "A"]],
      ["Lỗi, bất thường chưa giải trình", ["TT.H", null]],
    ]);
    expect(obstacleGroups([], UNITS)).toEqual([]);
  });

  test.each<readonly [string, Partial<ClosingJudgementEntry>, string]>([
    ["nothing in the way", {}, "open"],
    ["only what a reason lifts", { obstacles: [obstacle("UNIT_MISSING", "C")] }, "reason"],
    ["one that no reason lifts", { obstacles: [obstacle("UNIT_MISSING", "C"), OWN] }, "never"],
    ["closed, nothing changed", { closed: "id", obstacles: [] }, "closed"],
  ])("%s", (_, part, way) => expect(wayOf(judged(part))).toBe(way));
});

test.each<readonly [Partial<ClosingJudgementEntry>, string]>([
  [{}, "Sẽ khóa 2 bản số liệu. Bảng tổng hợp được lưu thành bản chốt lần 1, gồm 2/3 đơn vị, không đổi được nữa."],
  [
    { locked: 1200, sequence: 2 },
    "Sẽ khóa 2 bản số liệu (1.200 bản đã khóa từ trước). Bảng tổng hợp được lưu thành bản chốt lần 2, gồm 2/3 đơn vị, không đổi được nữa.",
  ],
  [
    { locks: [], locked: 3 },
    "Mọi bản số liệu đã khóa từ trước. Bảng tổng hợp được lưu thành bản chốt lần 1, gồm 2/3 đơn vị, không đổi được nữa.",
  ],
  [{ closed: "id", locks: [], sequence: 2 }, "Đã chốt lần 2; từ đó đến nay không có gì đổi nên không cần chốt lại."],
])("the plan in words: %j", (part, text) => expect(planText(judged(part))).toBe(text));

describe("who sent reports on behalf of units", () => {
  const facts = { period: "Tháng 6/2026", address: "https://dvc.example", unitName: (code: string) => `Tỉnh ${code}` };
  const locks = [lock("A", true), lock("B", false)];

  test("is told who can close instead and gets a message that names the reports", () => {
    const closers = [{ unit: "T", label: "Phó Văn phòng", role: "duyet" as const }];
    const help = ownHelp(judged({ obstacles: [OWN], locks, closers }), facts);
    expect(help?.intro).toMatch(/^Mã truy cập này đã gửi 1 bản số liệu/u);
    expect(help?.ways).toHaveLength(3);
    expect(help?.ways[0]).toBe("Nhờ chốt cả kỳ: Phó Văn phòng (Tỉnh T).");
    expect(help?.request.split("\n")).toEqual([
      "Nhờ chốt Tháng 6/2026 của Tỉnh T.",
      "Có 1 bản số liệu do tôi gửi thay nên tôi không tự chốt được:",
      "- Xã A",
      "Mở ngăn DVC, phần Tổng hợp, mục Chốt kỳ (https://dvc.example).",
    ]);
  });

  test("is told where nobody else can", () => {
    expect(ownHelp(judged({ obstacles: [OWN], locks }), facts)?.ways[0]).toMatch(/^Chưa có mã truy cập nào khác/u);
  });

  test("its own unit's report cannot be sent again by a commune", () => {
    const help = ownHelp(judged({ obstacles: [OWN], locks: [lock("A", true, false)] }), facts);
    expect(help?.ways).toHaveLength(2);
  });

  test("nobody else is bothered with it", () => {
    expect(ownHelp(judged({ obstacles: [obstacle("UNIT_MISSING", "C")], locks }), facts)).toBeNull();
  });
});
