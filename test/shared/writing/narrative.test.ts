// The paragraph of a report: what it says in the cases that offices have, and when it says why it does not.
import { describe, expect, test } from "vitest";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { UnitCode, UnitVersion } from "../../../shared/domain/unit.ts";
import { computeCall, isCallError } from "../../../shared/functions/compute.ts";
import { readNarrative } from "../../../shared/functions/narrative-choice.ts";
import type { NarrativeLength } from "../../../shared/writing/narrative.ts";
import { filed, sent, targetOf, unitOf } from "../../support/reports.ts";
import { type StoredContent, storedContext } from "../../support/stored-context.ts";

const COMMUNE = [unitOf("X", "Xã Thạch Hưng", "xã", null)];
const DISTRICT = [
  unitOf("H", "Huyện Xuân Lộc", "huyện", null),
  unitOf("X1", "Xã Xuân Định", "xã", "H"),
  unitOf("X2", "Xã Bảo Hòa", "xã", "H"),
  unitOf("X3", "Xã Suối Cát", "xã", "H"),
];
const [MAY, JUNE] = ["civil:2023-05", "civil:2023-06"];

type Story = Partial<StoredContent> & Pick<StoredContent, "snapshots">;

const written = (story: Story, unit: string, length: NarrativeLength, period = JUNE, form = "chung") => {
  const context = storedContext({ units: COMMUNE, today: "2026-11-22" as LocalDate, ...story });
  return readNarrative({ unit: unit as UnitCode, periodText: period, form: form as FormCode }, length, context);
};

const textOf = (...args: Parameters<typeof written>): string => {
  const outcome = written(...args);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.result.narrative.text;
};

const full = (story: Story, unit = "X", period = JUNE, form = "chung") => textOf(story, unit, "full", period, form);
const short = (story: Story, unit = "X", period = JUNE, form = "chung") => textOf(story, unit, "short", period, form);

describe("a single unit", () => {
  test("with nothing stored there is no text but a reason", () => {
    const outcome = written({ snapshots: [] }, "X", "full");
    expect(outcome).toMatchObject({ ok: false, problem: { code: "SNAPSHOT_NOT_FOUND" } });
  });

  test("a returned report is no data", () => {
    const outcome = written({ snapshots: [sent("X", JUNE, filed(1, 2), { state: "tra_lai" })] }, "X", "short");
    expect(outcome).toMatchObject({ ok: false, problem: { code: "SNAPSHOT_NOT_FOUND" } });
  });

  test("two sentences where only counts are known", () => {
    expect(short({ snapshots: [sent("X", JUNE, { HS_TIEP_NHAN: 332 })] })).toBe(
      "Tháng 6/2023 (từ ngày 01/6/2023 đến ngày 30/6/2023), xã Thạch Hưng tiếp nhận 332 hồ sơ. Số liệu đã chốt.",
    );
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["no dossier in the period", filed(0, 0), "xã Thạch Hưng không phát sinh hồ sơ tiếp nhận."],
    ["none of them online", filed(0, 40), "xã Thạch Hưng tiếp nhận 40 hồ sơ, chưa có hồ sơ nộp trực tuyến."],
    ["all of them online", filed(40, 40), "trong đó có 40 hồ sơ nộp trực tuyến, đạt 100%."],
    ["nearly all of them", filed(29_999, 30_000), "trong đó có 29.999 hồ sơ nộp trực tuyến, đạt 99,997%."],
    ["hardly any of them", filed(1, 30_000), "trong đó có 1 hồ sơ nộp trực tuyến, đạt 0,003%."],
    ["only the online ones", { HS_TRUC_TUYEN: 12 }, "xã Thạch Hưng tiếp nhận 12 hồ sơ nộp trực tuyến."],
    ["only what was in hand", { HS_TONG: 61 }, "xã Thạch Hưng có tổng số 61 hồ sơ nhận giải quyết."],
    ["only services", { DVC_CUNG_CAP: 650 }, "xã Thạch Hưng cung cấp 650 dịch vụ công trực tuyến."],
    [
      "only the paid ones",
      { HS_THANH_TOAN_TT: 5 },
      "số liệu của xã Thạch Hưng như sau. Có 5 hồ sơ thanh toán trực tuyến.",
    ],
    [
      "kinds",
      { ...filed(30, 40), HS_MOT_PHAN: 10, HS_TOAN_TRINH: 20 },
      "gồm 10 hồ sơ một phần và 20 hồ sơ toàn trình.",
    ],
    [
      "one kind",
      { ...filed(30, 40), HS_MOT_PHAN: 0, HS_TOAN_TRINH: 30 },
      "Hồ sơ nộp trực tuyến đều là hồ sơ toàn trình.",
    ],
    [
      "carried over",
      { ...filed(30, 40), HS_KY_TRUOC: 5 },
      "Cùng với 5 hồ sơ từ kỳ trước chuyển sang, tổng số hồ sơ nhận giải quyết là 45 hồ sơ.",
    ],
    [
      "settled",
      { HS_TRUOC_HAN: 5, HS_DUNG_HAN: 90, HS_QUA_HAN: 5 },
      "tỷ lệ giải quyết đúng hạn là 95/100 hồ sơ, đạt 95%.",
    ],
    ["none late", { HS_TONG: 61, HS_QUA_HAN: 0 }, "Không có hồ sơ giải quyết quá hạn."],
    ["nothing settled", { HS_TONG: 6, HS_DA_GIAI_QUYET: 0, HS_QUA_HAN: 0 }, "Chưa có hồ sơ được giải quyết trong kỳ."],
    [
      "pending",
      { HS_TONG: 10, HS_DA_GIAI_QUYET: 7, HS_DANG_TRONG_HAN: 3, HS_DANG_QUA_HAN: 0 },
      "Đang giải quyết 3 hồ sơ, đều trong hạn.",
    ],
    [
      "waiting and returned ones beside",
      { HS_TONG: 14, HS_DA_GIAI_QUYET: 8, HS_DANG_GIAI_QUYET: 3, HS_CHO_BO_SUNG: 1, HS_TRA_LAI_RUT: 2 },
      "Đang giải quyết 3 hồ sơ. Ngoài ra có 1 hồ sơ chờ bổ sung, 2 hồ sơ trả lại hoặc rút.",
    ],
    [
      "payment",
      { HS_CO_PHI: 3816, HS_THANH_TOAN_TT: 3082 },
      "Về thanh toán trực tuyến: 3.082/3.816 hồ sơ có nghĩa vụ tài chính được thanh toán trực tuyến, đạt 80,77%.",
    ],
    [
      "digitisation",
      { HS_THAM_QUYEN: 8, HS_SO_HOA: 7 },
      "Về số hóa hồ sơ: 7/8 hồ sơ được số hóa thành phần và kết quả, đạt 87,5%.",
    ],
    ["not applicable", { ...filed(1, 4), HS_CO_PHI: { state: "not_applicable" } }, "đạt 25%.\nSố liệu đã chốt."],
  ])("%s", (_, figures, text) => {
    expect(full({ snapshots: [sent("X", JUNE, figures)] })).toContain(text);
  });

  test("a rate over nothing is not told, in no form", () => {
    const text = full({ snapshots: [sent("X", JUNE, { ...filed(0, 0), HS_CO_PHI: 0, HS_THANH_TOAN_TT: 0 })] });
    expect(text).not.toContain("%");
    expect(text).not.toContain("thanh toán");
  });

  test.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      "parts that are not their whole",
      { ...filed(30, 40), HS_MOT_PHAN: 10, HS_TOAN_TRINH: 25 },
      "Hồ sơ nộp trực tuyến",
      /gồm/u,
    ],
    ["more online than received", filed(50, 40), "Tỷ lệ hồ sơ trực tuyến", /125%|50 hồ sơ/u],
    [
      "settled and pending that are not all",
      { HS_TONG: 9, HS_DA_GIAI_QUYET: 5, HS_DANG_GIAI_QUYET: 3 },
      "Hồ sơ đang giải quyết",
      /Đang giải quyết 3/u,
    ],
  ])("%s: left out, and named", (_, figures, name, left) => {
    const text = full({ snapshots: [sent("X", JUNE, figures)] });
    expect(text).toContain(
      `Chưa nêu số liệu chưa khớp giữa tổng số và các phần, đề nghị đơn vị kiểm tra lại: ${name}.`,
    );
    expect(text).not.toMatch(left);
  });
});

describe("names of the kinds of service go with the figures and their period", () => {
  const kinds = { ...filed(30, 40), HS_MOT_PHAN: 10, HS_TOAN_TRINH: 20 };
  const before = sent("X", "nd09:2022-07", kinds, { scheme: "LEVEL4" });

  test("levels 3 and 4 where they were counted so before 15/8/2022", () => {
    const text = full({ snapshots: [before] }, "X", "nd09:2022-07");
    expect(text).toContain("30 hồ sơ nộp trực tuyến mức độ 3, 4, đạt 75%");
    expect(text).toContain("gồm 10 hồ sơ mức độ 3 và 20 hồ sơ mức độ 4");
  });

  test.each([
    ["the same scheme in a period after", "civil:2022-09", "LEVEL4"],
    ["the scheme of the decree", "civil:2022-09", "ND42"],
    ["the scheme of the decree in a period before", "nd09:2022-07", "ND42"],
  ] as const)("the names of the decree for %s", (_, period, scheme) => {
    const text = full({ snapshots: [sent("X", period, kinds, { scheme })] }, "X", period);
    expect(text).toContain("gồm 10 hồ sơ một phần và 20 hồ sơ toàn trình");
    expect(text).not.toContain("mức độ");
  });

  test("no kinds where the units do not count alike", () => {
    const snapshots = [
      sent("X1", "nd09:2022-07", kinds, { scheme: "LEVEL4" }),
      sent("X2", "nd09:2022-07", kinds, { scheme: "ND42" }),
      sent("X3", "nd09:2022-07", kinds),
    ];
    const text = full({ units: DISTRICT, snapshots }, "H", "nd09:2022-07");
    expect(text).not.toMatch(/mức độ|một phần|toàn trình/u);
    expect(text).toContain("90 hồ sơ nộp trực tuyến, đạt 75%");
  });
});

describe("against the target", () => {
  const at = (online: number, received: number, percent: number, measure = "ONLINE_RATE_ALL") =>
    full({ snapshots: [sent("X", JUNE, filed(online, received))], targets: [targetOf(measure, percent)] });

  test.each([
    [
      4840,
      26_757,
      20,
      "Tỷ lệ hồ sơ trực tuyến (18,09%) chưa đạt chỉ tiêu 20% theo Kế hoạch 15/KH-UBND ngày 20/01/2020, thấp hơn 1,91 điểm phần trăm; để đạt chỉ tiêu, cần chuyển thêm 512 hồ sơ sang trực tuyến.",
    ],
    [
      134,
      332,
      40,
      "Tỷ lệ hồ sơ trực tuyến (40,36%) đạt chỉ tiêu 40% theo Kế hoạch 15/KH-UBND ngày 20/01/2020, cao hơn 0,36 điểm phần trăm.",
    ],
    [
      40,
      100,
      40,
      "Tỷ lệ hồ sơ trực tuyến (40%) bằng chỉ tiêu 40% theo Kế hoạch 15/KH-UBND ngày 20/01/2020, đạt chỉ tiêu.",
    ],
    [
      39_999,
      100_000,
      40,
      "(39,999%) chưa đạt chỉ tiêu 40% theo Kế hoạch 15/KH-UBND ngày 20/01/2020, thấp hơn 0,001 điểm phần trăm; để đạt chỉ tiêu, cần chuyển thêm 1 hồ sơ sang trực tuyến.",
    ],
    [0, 100, 100, "cần chuyển thêm 100 hồ sơ sang trực tuyến."],
    [1, 3, 33.3333, "(33,33333%) đạt chỉ tiêu 33,3333%"],
  ])("%i/%i against %f%%", (online, received, percent, text) => {
    expect(at(online, received, percent)).toContain(text);
  });

  test("a target of a rate that cannot be computed says nothing", () => {
    expect(at(1, 4, 50, "PAY_ONLINE_RATE")).not.toContain("chỉ tiêu");
    expect(at(0, 0, 50)).not.toContain("chỉ tiêu");
  });

  test("other things are missing by their own name", () => {
    const story = {
      snapshots: [sent("X", JUNE, { DVC_PHAT_SINH: 139, DVC_CUNG_CAP: 650, HS_TOAN_TRINH: 3, HS_TIEP_NHAN: 10 })],
      targets: [targetOf("SERVICE_ACTIVE_PROVIDED", 80), targetOf("ONLINE_RATE_FULL_ALL", 50)],
    };
    expect(full(story)).toContain("cần thêm 381 dịch vụ công trực tuyến có phát sinh hồ sơ.");
    expect(full(story)).toContain("cần chuyển thêm 2 hồ sơ sang thực hiện toàn trình.");
  });

  test("a target for districts is that of the district's own offices", () => {
    const snapshots = [sent("H", JUNE, filed(4840, 26_757)), sent("X1", JUNE, filed(15_755, 69_001))];
    const targets = [targetOf("ONLINE_RATE_ALL", 20, { levels: ["huyen"] })];
    const text = full({ units: DISTRICT, snapshots, targets }, "H");
    expect(text).toContain("Tỷ lệ hồ sơ trực tuyến cấp huyện (18,09%) chưa đạt chỉ tiêu 20%");
    expect(text).toContain("cần chuyển thêm 512 hồ sơ sang trực tuyến");
  });

  test("the province's own target applies to its units", () => {
    const units = [unitOf("T", "Tỉnh Gia Lai", "tỉnh", null), unitOf("X", "Xã Ia Pa", "xã", "T")];
    const snapshots = [sent("X", "civil:2023-06", filed(60, 100))];
    expect(full({ units, snapshots })).toContain(
      "đạt chỉ tiêu 50% theo Kế hoạch chuyển đổi số của tỉnh Gia Lai năm 2023",
    );
    expect(full({ snapshots })).not.toContain("chỉ tiêu");
  });
});

describe("against the period before", () => {
  const two = (now: Record<string, unknown>, before: Record<string, unknown>, more: Partial<Story> = {}) => ({
    snapshots: [sent("X", JUNE, now), sent("X", MAY, before)],
    ...more,
  });

  test("counts by number and share, rates by percentage points as a reader would subtract them", () => {
    expect(full(two(filed(134, 332), filed(100, 300)))).toContain(
      "So với tháng 5/2023, số hồ sơ tiếp nhận tăng 32 hồ sơ (tăng 10,67%); số hồ sơ nộp trực tuyến tăng 34 hồ sơ (tăng 34%). " +
        "Tỷ lệ hồ sơ trực tuyến tăng 7,03 điểm phần trăm (từ 33,33% lên 40,36%).",
    );
  });

  test("what has not changed is said to be so", () => {
    expect(full(two(filed(10, 40), filed(10, 40)))).toContain(
      "So với tháng 5/2023, số hồ sơ tiếp nhận không thay đổi (40 hồ sơ); số hồ sơ nộp trực tuyến không thay đổi (10 hồ sơ). Tỷ lệ hồ sơ trực tuyến không thay đổi (25%).",
    );
  });

  test("from nothing there is no share", () => {
    const text = full(two(filed(10, 40), filed(0, 0)));
    expect(text).toContain(
      "So với tháng 5/2023, số hồ sơ tiếp nhận tăng 40 hồ sơ; số hồ sơ nộp trực tuyến tăng 10 hồ sơ.",
    );
    expect(text).not.toContain("điểm phần trăm");
  });

  test("a change too small for two decimals is not told as none", () => {
    expect(full(two(filed(500_001, 1_000_000), filed(500_000, 1_000_000)))).toContain(
      "Tỷ lệ hồ sơ trực tuyến tăng 0,0001 điểm phần trăm (từ 50% lên 50,0001%).",
    );
  });

  test("the same period of the year before where the one before is not stored", () => {
    const snapshots = [sent("X", JUNE, filed(20, 40)), sent("X", "civil:2022-06", filed(10, 40))];
    expect(full({ snapshots })).toContain("So với cùng kỳ năm trước (tháng 6/2022), số hồ sơ tiếp nhận không thay đổi");
  });

  test.each([
    ["the other calendar", "nd09:2023-05"],
    ["another kind", "civil:2023-Q1"],
    ["a month further back", "civil:2023-04"],
  ])("not with %s", (_, period) => {
    expect(full({ snapshots: [sent("X", JUNE, filed(20, 40)), sent("X", period, filed(10, 40))] })).not.toContain(
      "So với",
    );
  });

  test("not while the period is open, and the text says so", () => {
    const text = full(two(filed(20, 40), filed(10, 40), { today: "2023-06-20" as LocalDate }));
    expect(text).not.toContain("So với");
    expect(text).toContain("Kỳ báo cáo chưa kết thúc nên chưa so sánh với kỳ trước.");
    expect(text).toContain("Số liệu tạm thời, chưa chốt; kỳ báo cáo đến hết ngày 30/6/2023 mới kết thúc.");
  });

  test("with a note where units are missing on either side", () => {
    const snapshots = [
      ...["X1", "X2", "X3"].map((code) => sent(code, JUNE, filed(10, 20))),
      ...["X1", "X2"].map((code) => sent(code, MAY, filed(10, 20))),
    ];
    expect(full({ units: DISTRICT, snapshots }, "H")).toContain(
      "chưa đủ các đơn vị nên mức tăng, giảm chỉ để tham khảo.",
    );
  });
});

describe("across a merger", () => {
  const [Q2, Q3] = ["civil:2025-Q2", "civil:2025-Q3"];
  const old = (code: string, name: string, successors: UnitVersion["successors"]) =>
    unitOf(code, name, "xã", "T", { validTo: "2025-06-30" as LocalDate, successors });
  const successor = (unit: string, share: readonly [number, number] | null) => ({
    unit: unit as UnitCode,
    share: share && { numerator: share[0], denominator: share[1] },
  });
  const unitsWith = (share: readonly [number, number] | null) => [
    unitOf("T", "Tỉnh Đồng Nai", "tỉnh", null),
    old("A", "Xã A", [successor("N", share), successor("M", share && [share[1] - share[0], share[1]])]),
    old("B", "Xã B", [successor("N", [1, 1])]),
    unitOf("N", "Xã N", "xã", "T", { validFrom: "2025-07-01" as LocalDate }),
    unitOf("M", "Xã M", "xã", "T", { validFrom: "2025-07-01" as LocalDate }),
  ];
  const snapshots = [
    sent("A", Q2, filed(40, 100)),
    sent("B", Q2, filed(10, 60)),
    sent("N", Q3, filed(60, 120)),
    sent("M", Q3, filed(30, 50)),
  ];

  test("only counts, through the successors, with the reason", () => {
    const text = full({ units: unitsWith([1, 2]), snapshots }, "N", Q3);
    expect(text).toContain(
      "So với quý II/2025, số hồ sơ tiếp nhận tăng 10 hồ sơ (tăng 9,09%); số hồ sơ nộp trực tuyến tăng 30 hồ sơ (tăng 100%).",
    );
    expect(text).toContain(
      "Địa giới, tổ chức đơn vị thay đổi từ ngày 01/7/2025 nên chỉ so sánh số hồ sơ, cộng theo đơn vị kế thừa.",
    );
    expect(text).not.toContain("điểm phần trăm");
  });

  test("not at all where shares are missing, and the full text says why", () => {
    const story = { units: unitsWith(null), snapshots };
    expect(full(story, "N", Q3)).toContain(
      "Không so sánh với quý II/2025 vì địa giới, tổ chức đơn vị thay đổi từ ngày 01/7/2025 và đơn vị được chia tách mà chưa khai tỷ lệ.",
    );
    expect(short(story, "N", Q3)).not.toContain("so sánh");
  });

  test("of a province that stayed the same: counts only across 01/7/2025, rates afterwards", () => {
    const story = { units: unitsWith([1, 2]), snapshots: [...snapshots, sent("N", "civil:2025-Q4", filed(60, 100))] };
    const across = full(story, "T", Q3);
    expect(across).toContain("So với quý II/2025, số hồ sơ tiếp nhận tăng 10 hồ sơ");
    expect(across).not.toMatch(/trực tuyến (?:tăng|giảm) [\d,]+ điểm phần trăm/u);
    expect(full(story, "T", "civil:2025-Q4")).toContain("điểm phần trăm (từ 52,94% lên 60%)");
  });

  test("a unit that took in another under its old code is not the same unit", () => {
    const units = [
      unitOf("K", "Xã K", "xã", null),
      unitOf("L", "Xã L", "xã", null, { validTo: "2023-05-31" as LocalDate, successors: [successor("K", [1, 1])] }),
    ];
    const reports = [sent("K", JUNE, filed(30, 100)), sent("K", MAY, filed(10, 50)), sent("L", MAY, filed(10, 40))];
    const text = full({ units, snapshots: reports }, "K");
    expect(text).toContain("So với tháng 5/2023, số hồ sơ tiếp nhận tăng 10 hồ sơ (tăng 11,11%)");
    expect(text).toContain("từ ngày 01/6/2023");
  });
});

describe("the units below", () => {
  const reports = (...lines: readonly (readonly [string, number, number])[]) =>
    lines.map(([code, online, received]) => sent(code, JUNE, filed(online, received)));
  const told = (...lines: readonly (readonly [string, number, number])[]) =>
    full({ units: DISTRICT, snapshots: reports(...lines) }, "H");

  test("each with its rate, the best and the weakest by name", () => {
    expect(told(["X1", 300, 400], ["X2", 100, 200], ["X3", 30, 300])).toContain(
      "Hồ sơ nộp trực tuyến của từng đơn vị: Xã Xuân Định 300/400 hồ sơ, đạt 75%; Xã Bảo Hòa 100/200 hồ sơ, đạt 50%; Xã Suối Cát 30/300 hồ sơ, đạt 10%. " +
        "Tỷ lệ hồ sơ trực tuyến cao nhất là xã Xuân Định, đạt 75%; thấp nhất là xã Suối Cát, đạt 10%.\nĐã nhận đủ số liệu của 3 đơn vị. Số liệu đã chốt.",
    );
  });

  test("equal ones together", () => {
    expect(told(["X1", 300, 300], ["X2", 200, 200], ["X3", 30, 300])).toContain(
      "cao nhất là xã Xuân Định và xã Bảo Hòa, cùng đạt 100%; thấp nhất là xã Suối Cát, đạt 10%.",
    );
    expect(told(["X1", 50, 100], ["X2", 100, 200], ["X3", 150, 300])).toContain(
      "Tỷ lệ hồ sơ trực tuyến của 3 đơn vị đều là 50%.",
    );
  });

  test("a small one at an end with a word of caution, an idle one apart", () => {
    const text = told(["X1", 300, 400], ["X2", 3, 4], ["X3", 0, 0]);
    expect(text).toContain("đều là 75%");
    expect(told(["X1", 300, 400], ["X2", 4, 4], ["X3", 0, 0])).toContain(
      "Xã Bảo Hòa có 4 hồ sơ tiếp nhận: số hồ sơ ít nên tỷ lệ thay đổi nhiều theo từng hồ sơ.",
    );
    expect(text).toContain("Không phát sinh hồ sơ tiếp nhận: xã Suối Cát.");
  });

  test("missing ones by name, in short and in full", () => {
    const snapshots = reports(["X1", 300, 400], ["X3", 30, 300]);
    const state = "Số liệu tạm thời, chưa chốt; đã nhận số liệu của 2/3 đơn vị, chưa nhận của xã Bảo Hòa.";
    expect(full({ units: DISTRICT, snapshots }, "H")).toContain(state);
    expect(short({ units: DISTRICT, snapshots }, "H")).toContain(state);
  });

  test("all missing while the district's own figures are there", () => {
    const text = full({ units: DISTRICT, snapshots: [sent("H", JUNE, filed(10, 40))] }, "H");
    expect(text).toContain(
      "trong 3 đơn vị phải gửi chưa có đơn vị nào gửi số liệu (xã Xuân Định, xã Bảo Hòa và xã Suối Cát).",
    );
  });

  test("all missing and nothing else: no text", () => {
    expect(written({ units: DISTRICT, snapshots: [] }, "H", "full")).toMatchObject({
      ok: false,
      problem: { code: "SNAPSHOT_NOT_FOUND" },
    });
  });

  test("a figure that only some gave is not added up in words", () => {
    const snapshots = [
      sent("X1", JUNE, { ...filed(10, 20), HS_CO_PHI: 5, HS_THANH_TOAN_TT: 4 }),
      sent("X2", JUNE, filed(10, 20)),
      sent("X3", JUNE, filed(10, 20)),
    ];
    const text = full({ units: DISTRICT, snapshots }, "H");
    expect(text).not.toContain("4/5");
    expect(text).toContain(
      "Chưa nêu số liệu mới có ở một phần đơn vị: Hồ sơ có nghĩa vụ tài chính; Hồ sơ thanh toán trực tuyến.",
    );
  });

  test("departments and communes stand in leagues of their own", () => {
    const units = [
      unitOf("T", "Tỉnh Phú Thọ", "tỉnh", null),
      ...["Sở Công Thương", "Sở Tư pháp"].map((name, index) => unitOf(`S${index}`, name, "sở", "T")),
      ...["Xã Tây Cốc", "Xã Bằng Luân"].map((name, index) => unitOf(`X${index}`, name, "xã", "T")),
    ];
    const snapshots = reports(["S0", 190, 200], ["S1", 180, 200], ["X0", 100, 200], ["X1", 50, 200]);
    const text = full({ units, snapshots }, "T");
    expect(text).toContain(
      "Hồ sơ nộp trực tuyến theo cấp: các sở, ngành 370/400 hồ sơ, đạt 92,5%; cấp xã 150/400 hồ sơ, đạt 37,5%.",
    );
    expect(text).toContain(
      "Ở các sở, ngành, tỷ lệ hồ sơ trực tuyến cao nhất là Sở Công Thương, đạt 95%; thấp nhất là Sở Tư pháp, đạt 90%.",
    );
    expect(text).toContain(
      "Ở cấp xã, tỷ lệ hồ sơ trực tuyến cao nhất là xã Tây Cốc, đạt 50%; thấp nhất là xã Bằng Luân, đạt 25%.",
    );
  });
});

describe("points of the 766 index", () => {
  const groups = { DIEM_CKMB: 15, DIEM_TDGQ: 19.5, DIEM_DVCTT: 10, DIEM_TTTT: 8, DIEM_MDSH: 19, DIEM_MDHL: 17.5 };
  const scored = (figures: Record<string, number>) =>
    full({ snapshots: [sent("X", JUNE, { HS_TONG: 61, ...figures }, { form: "766" })] }, "X", JUNE, "766");

  test("a score from all groups, with its grade", () => {
    expect(scored(groups)).toContain(
      "đơn vị đạt tổng điểm 89/100 điểm, xếp loại Tốt. Điểm theo nhóm: Công khai, minh bạch 15/18 điểm; Tiến độ giải quyết 19,5/20 điểm",
    );
  });

  test.each([
    [90, "Xuất sắc"],
    [89.99, "Tốt"],
    [80, "Tốt"],
    [50, "Trung bình"],
    [49.99, "Yếu"],
  ])("a published total of %f is %s", (total, grade) => {
    const printed = String(total).replace(".", ",");
    expect(scored({ DIEM_TONG: total })).toContain(
      `tổng điểm đã công bố của đơn vị là ${printed}/100 điểm, xếp loại ${grade}.`,
    );
  });

  test("no total without all groups, and none that the groups cannot bear", () => {
    const { DIEM_TDGQ: _, ...five } = groups;
    expect(scored(five)).toContain("Chưa có điểm nhóm Tiến độ giải quyết nên chưa có tổng điểm.");
    const text = scored({ ...five, DIEM_TONG: 99 });
    expect(text).toContain("Tổng điểm đã công bố không khớp với điểm các nhóm");
    expect(text).not.toContain("99");
  });

  test("changes by points where both periods have a score", () => {
    const snapshots = [
      sent("X", JUNE, { HS_TONG: 61, ...groups }, { form: "766" }),
      sent("X", MAY, { HS_TONG: 61, ...groups, DIEM_MDSH: 20.1 }, { form: "766" }),
    ];
    expect(full({ snapshots }, "X", JUNE, "766")).toContain("So với tháng 5/2023, tổng điểm giảm 1,1 điểm.");
  });

  test("counts that fill one group are not told as points", () => {
    expect(
      full({ snapshots: [sent("X", JUNE, { HS_TRUOC_HAN: 1, HS_DUNG_HAN: 1, HS_QUA_HAN: 0, HS_TONG: 2 })] }),
    ).not.toContain("điểm");
  });
});

describe("DOANVAN", () => {
  const context = storedContext({
    units: DISTRICT,
    snapshots: ["X1", "X2"].flatMap((code) => [
      sent(code, "nd09:2023-Q1", filed(10, 40)),
      ...(code === "X1" ? [sent(code, "civil:2023-Q1", filed(11, 44))] : []),
    ]),
    today: "2026-11-22" as LocalDate,
  });
  const cell = (...args: readonly (string | number | null)[]) => computeCall({ fn: "DOANVAN", args }, context);

  test("takes a bare label where one calendar has figures, and asks where both have", () => {
    expect(cell("X2", "Quý I/2023")).toEqual({
      value:
        "Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023), xã Bảo Hòa tiếp nhận 40 hồ sơ, trong đó có 10 hồ sơ nộp trực tuyến, đạt 25%. Số liệu đã chốt.",
    });
    expect(cell("X1", "Quý I/2023")).toMatchObject({ error: { code: "PERIOD_AMBIGUOUS", cell: "#VALUE!" } });
  });

  test.each<[string, (string | number | null)[], string]>([
    ["a blank unit", [null, "Quý I/2023"], "ARG_BLANK"],
    ["a blank period", ["X1", null], "ARG_BLANK"],
    ["a name in place of the code", ["xã Bảo Hòa", "Quý I/2023"], "UNIT_CODE_INVALID"],
    ["an unknown unit", ["K9", "Quý I/2023"], "UNIT_UNKNOWN"],
    ["a period that cannot be read", ["X1", "hôm nay"], "PERIOD_UNREADABLE"],
    ["a form that cannot be", ["X1", "Quý I/2023", "biểu số 6"], "FORM_UNKNOWN"],
    ["too many arguments", ["X1", "Quý I/2023", "chung", "dài"], "ARG_TOO_MANY"],
    ["nothing stored", ["X1", "Quý I/2020"], "SNAPSHOT_NOT_FOUND"],
  ])("%s is told", (_, args, code) => {
    expect(cell(...args)).toMatchObject({ error: { code } });
  });

  test("fits a cell however many units there are", () => {
    const communes = Array.from({ length: 3321 }, (_, index) =>
      unitOf(`C${index}`, `Xã số ${index} có tên rất dài để thử`, "xã", "T"),
    );
    const many = storedContext({
      units: [unitOf("T", "Tỉnh T", "tỉnh", null), ...communes],
      snapshots: communes.slice(0, 1500).map(({ code }, index) => sent(code, JUNE, filed(index % 7, 7))),
      today: "2026-11-22" as LocalDate,
    });
    const answer = computeCall({ fn: "DOANVAN", args: ["T", JUNE] }, many);
    if (isCallError(answer)) throw new Error(answer.error.message);
    expect(String(answer.value).length).toBeLessThan(2000);
    expect(answer.value).toContain("đã nhận số liệu của 1.500/3.321 đơn vị, chưa nhận của ");
    expect(answer.value).toContain(" và 1.811 đơn vị khác.");
  });
});
