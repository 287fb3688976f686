// Single statements: notations, vague words, the forms in which pages write ratios, changes and scores, and what must stay silent.
import { describe, expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import { parseLocalDate } from "../../../shared/domain/local-date.ts";
import { readPeriod } from "../../../shared/domain/period-text.ts";
import { findingText } from "../../../shared/findings/finding.ts";
import { judged, pointed } from "../../support/prose.ts";

const MADE_UP = "Câu đặt ra để thử";

/** Text, what an officer is told ("" for nothing), where the wording or the numbers come from. */
type Case = readonly [text: string, told: string, source: string];

const run = (cases: readonly Case[]): void => {
  test.each(cases)("%s", (text, told) => {
    expect(judged(text).join(", ")).toBe(told);
  });
};

describe("numbers in every notation", () => {
  run([
    ["Trực tuyến 4840/26757 hồ sơ, đạt 18,1%", "", "Huyện Xuân Lộc, cấp huyện"],
    ["Trực tuyến 4.840/26.757 hồ sơ, đạt 18,1 %", "", MADE_UP],
    ["Trực tuyến 4 840/26 757 hồ sơ, đạt 18,1%", "", MADE_UP],
    ["Trực tuyến 4,840/26,757 hồ sơ, đạt 18.1%", "", MADE_UP],
    ["Trực tuyến 4,840/26,757 hồ sơ, đạt 81.1%", "E PCT_MISMATCH", MADE_UP],
    ["Hồ sơ quá hạn 689/19.944 hồ sơ, chiếm 3,45 %", "", "Tỉnh Vĩnh Phúc, tháng 8/2021"],
    ["Hồ sơ quá hạn 778/19.944 hồ sơ, chiếm 3. 90%", "", MADE_UP],
    ["Đã tiếp nhận 10,18 ngàn hồ sơ, đã giải quyết 8,98 ngàn hồ sơ (đạt 88,2%)", "", "Tỉnh Bến Tre, tháng 10/2020"],
    ["Đã tiếp nhận 10,18 ngàn hồ sơ, đã giải quyết 8,98 ngàn hồ sơ (đạt 82,2%)", "E PCT_MISMATCH", MADE_UP],
    [
      "531,269 hồ sơ: trực tiếp 212,790 (40.05%); trực tuyến 317,199 (59.71%); bưu chính 1,278 (0.24%)",
      "E PART_WHOLE",
      "Cấp xã, TP Hà Nội, 2025",
    ],
    ["Tiep nhan 250 ho so, trong do truc tuyen 150 ho so, truc tiep 90 ho so", "E PART_WHOLE", MADE_UP],
  ]);

  test("two notations in one text are told as information", () => {
    expect(pointed("Tiếp nhận 65.040 hồ sơ, cấp huyện 1955 hồ sơ, cấp xã 63.085 hồ sơ")).toEqual([
      "I NUMBER_FORMAT 1955",
    ]);
    expect(pointed("Đạt 80,1%; năm trước đạt 80.1%")).toEqual(["I NUMBER_FORMAT 80.1%"]);
  });
});

describe("what the product itself writes", () => {
  run([
    [
      "Tiếp nhận 100 hồ sơ, trong đó trực tuyến 20 hồ sơ, trực tiếp 80 hồ sơ. Chưa đạt 50%; cần chuyển thêm 30 hồ sơ sang trực tuyến",
      "",
      "Câu của DATCHITIEU: hồ sơ cần chuyển không phải hồ sơ đã nộp trực tuyến",
    ],
    [
      "Tiếp nhận 100 hồ sơ. Cùng với 17 hồ sơ từ kỳ trước chuyển sang, tổng số hồ sơ nhận giải quyết là 117 hồ sơ. Đã giải quyết 97 hồ sơ, đang giải quyết 20 hồ sơ",
      "",
      "Cột 3 của biểu 06: “nhận giải quyết” chưa phải là đã giải quyết",
    ],
    [
      "Tỷ lệ hồ sơ trực tuyến tăng 10 điểm phần trăm (từ 40% lên 50%); tỷ lệ đúng hạn giảm 1 điểm phần trăm (từ 99% xuống 98%)",
      "",
      MADE_UP,
    ],
    [
      "Tỷ lệ hồ sơ trực tuyến tăng từ 40% lên 50% (tăng 12%); tỷ lệ đúng hạn giảm 1 điểm phần trăm",
      "E DELTA_MISMATCH",
      MADE_UP,
    ],
  ]);

  test("days that the caller names as the period are no slip, the same days elsewhere are", () => {
    const text = "Từ ngày 15/12/2021 đến ngày 12/9/2022 tiếp nhận 95.758 hồ sơ";
    const period = readPeriod("15/12/2021 - 12/9/2022");
    if (!period.ok) throw new Error(period.problem.code);
    const codes = (context: Parameters<typeof checkProse>[1]) => checkProse(text, context).map(({ code }) => code);
    expect(codes({ period: period.result.period })).not.toContain("PERIOD_LABEL");
    expect(codes({})).toContain("PERIOD_LABEL");
  });
});

describe("a percentage and its rounding", () => {
  run([
    ["268/359 thủ tục, đạt 74,7%", "", "Huyện Xuân Lộc, làm tròn đúng"],
    ["1/8 hồ sơ, đạt 12,5%", "", "Đúng ở giữa, một chữ số"],
    ["1/8 hồ sơ, đạt 13%", "", "Làm tròn lên từ 12,5"],
    ["1/8 hồ sơ, đạt 12%", "", "Làm tròn về số chẵn từ 12,5"],
    ["139/650 dịch vụ công, đạt 21,38%", "", "Một tỉnh, quý I/2023"],
    ["139/650 dịch vụ công, đạt 21,40%", "W PCT_MISMATCH", MADE_UP],
    ["139/650 dịch vụ công, đạt 22,38%", "W PCT_MISMATCH", "Lệch 0,995 điểm: chưa quá 1 điểm"],
    ["139/650 dịch vụ công, đạt 22,39%", "E PCT_MISMATCH", "Lệch 1,005 điểm: quá 1 điểm"],
    ["139/650 dịch vụ công", "", "Không nêu tỷ lệ"],
    ["0/12 hồ sơ, đạt 0%", "", MADE_UP],
    ["0/0 hồ sơ, đạt 0%", "", "Không có hồ sơ"],
  ]);

  test("cut off instead of rounded is information", () => {
    expect(pointed("268/359 thủ tục, đạt 74,6%")).toEqual(["I PCT_ROUND_MODE 74,6%"]);
  });

  test("a percentage that comes out by another number of the text is information", () => {
    const text = "Tỉnh tiếp nhận 56.039 hồ sơ. Hồ sơ trực tuyến 12.516/51.129 hồ sơ, đạt 22,33%.";
    const [finding] = checkProse(text);
    expect(finding && [finding.severity, findingText(finding)]).toEqual([
      "I",
      "12.516/51.129 = 24,48%; 22,33% khớp nếu chia cho 56.039.",
    ]);
  });
});

describe("vague words widen what a number may be", () => {
  run([
    ["134/332 hồ sơ, đạt khoảng 40%", "", "Xã Thạch Hưng, 2020"],
    ["134/332 hồ sơ, đạt khoảng 45%", "E PCT_MISMATCH", MADE_UP],
    [
      "Đã giải quyết gần 1.300 hồ sơ, trong đó 1.260 hồ sơ đúng và sớm hạn, đạt 98,75%",
      "",
      "TP Nha Trang, quý III/2021",
    ],
    [
      "Cả nước tiếp nhận hơn 4,3 triệu hồ sơ, trong đó trên 3,2 triệu hồ sơ trực tuyến, chiếm 75,7%",
      "",
      "Cả nước, 1/7-19/8/2025",
    ],
    [
      "Cả nước tiếp nhận hơn 4,3 triệu hồ sơ, trong đó trên 3,2 triệu hồ sơ trực tuyến, chiếm 57,7%",
      "E PCT_MISMATCH",
      MADE_UP,
    ],
    ["Đã trả 2.051 hồ sơ, trước hạn 2.041 hồ sơ (trên 99%)", "", "Phường Đồng Thuận, 2025"],
    ["Đã trả 2.051 hồ sơ, đúng hạn 1.941 hồ sơ (trên 99%), quá hạn 110 hồ sơ", "E PCT_MISMATCH", MADE_UP],
  ]);
});

describe("counts that exceed what they are of", () => {
  run([
    ["Hồ sơ trực tuyến 69.001/20.757 hồ sơ", "E NUM_GT_DEN", MADE_UP],
    ["Tiếp nhận 500 hồ sơ, trong đó hồ sơ trực tuyến 620 hồ sơ", "E PART_WHOLE", MADE_UP],
    ["Chỉ số CCHC xếp thứ 12/10 đơn vị", "E NUM_GT_DEN", MADE_UP],
    ["Chỉ số CCHC xếp thứ 10/12 đơn vị, tăng 3 bậc", "", MADE_UP],
    ["Tỷ lệ đúng hạn đạt 98,5%, trễ hạn 2,5%", "W PART_WHOLE", MADE_UP],
    ["Tỷ lệ đúng hạn đạt 98,21%, trễ hạn 1,79%", "", "TP Nha Trang, 6 tháng 2021"],
    [
      "Tiếp nhận 71.714 hồ sơ; đúng hạn 71.714 hồ sơ (32 hồ sơ đang giải quyết trong hạn)",
      "W PART_WHOLE",
      "TP Đà Lạt, 2023",
    ],
    [
      "Tiếp nhận 585.336 hồ sơ; đã giải quyết 585.116 hồ sơ, đạt 99,96%; đang giải quyết trong hạn 220 hồ sơ",
      "",
      "Quận 1, 2018",
    ],
  ]);
});

describe("changes", () => {
  run([
    ["Số hồ sơ trực tuyến là 4.158 hồ sơ, tăng 1,76 lần so với cùng kỳ năm 2022 (2.362 hồ sơ)", "", "×1,76"],
    ["Số hồ sơ trực tuyến là 4.158 hồ sơ, tăng 1,76 lần so với cùng kỳ năm 2022 (1.505 hồ sơ)", "", "×2,76"],
    [
      "Số hồ sơ trực tuyến là 4.158 hồ sơ, tăng 1,76 lần so với cùng kỳ năm 2022 (3.000 hồ sơ)",
      "E DELTA_MISMATCH",
      "×1,39",
    ],
    ["Đạt 90.17%, tăng 1.85% so với năm 2023 (88.32%)", "", "Đồng bằng sông Hồng, PAR INDEX 2024"],
    ["Đạt 88.51%, tăng 1.58% so với năm 2023 (87.72%)", "E DELTA_MISMATCH", "Bắc Trung Bộ, PAR INDEX 2024"],
    ["Tiếp nhận 1.420 hồ sơ, tăng 15,1% so với cùng kỳ (1.234 hồ sơ)", "", "Theo tỷ lệ phần trăm"],
    ["Tiếp nhận 1.420 hồ sơ, tăng 25,1% so với cùng kỳ (1.234 hồ sơ)", "E DELTA_MISMATCH", MADE_UP],
    ["Tỷ lệ quá hạn giảm từ 10,85% xuống còn 1,31%", "", "Huyện Sông Lô, tháng 8/2021"],
    ["Số lượng hồ sơ tiếp nhận giảm 142 hồ sơ so với tháng 9-2020", "", "Tỉnh Bến Tre, tháng 10/2020"],
    ["Tháng 6/2023 đạt 72,6 điểm, giảm 16,3 điểm so với tháng 06/2023", "W DELTA_SELF", "Xã Thạnh Tân, tháng 6/2023"],
    ["Tháng 6/2023 đạt 72,6 điểm, giảm 16,3 điểm so với tháng 5/2023", "", MADE_UP],
    [
      "Có 29/44 đơn vị hạng Tốt, tăng 5 đơn vị so với năm 2019; 11/44 hạng Khá, giảm 8 đơn vị so với năm 2019; 4 hạng Trung bình",
      "",
      "Tỉnh Khánh Hòa, 2020",
    ],
  ]);
});

describe("points out of a maximum are no ratio of dossiers", () => {
  run([
    ["Công khai minh bạch: 0,0/18 điểm; dịch vụ công trực tuyến: 7,0/12 điểm", "", "Xã Thạnh Tân"],
    ["Thanh toán trực tuyến: 10/10 điểm", "", "Đúng mức tối đa"],
    ["Thanh toán trực tuyến: 10,1/10 điểm", "E GROUP_OVER_MAX", "Quá mức tối đa"],
    [
      "Tổng 85,3 điểm: công khai 16,5 điểm; tiến độ giải quyết 19,2 điểm; cung cấp dịch vụ trực tuyến 17,6/22 điểm; hài lòng 17 điểm; số hóa 15 điểm",
      "",
      "Năm nhóm của Quyết định 766, nhóm trực tuyến 22 điểm",
    ],
  ]);
});

describe("periods, terms and levels", () => {
  test.each([
    ["Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023) tiếp nhận 120 hồ sơ", ""],
    ["Quý I/2023 (từ ngày 01/01/2023 đến ngày 31/3/2023) tiếp nhận 120 hồ sơ", ""],
    ["Quý I/2023 (từ ngày 01/01/2023 đến ngày 13/3/2023) tiếp nhận 120 hồ sơ", "W PERIOD_LABEL"],
    ["Từ ngày 31/02/2023 đến ngày 15/3/2023, tiếp nhận 120 hồ sơ", "E DATE_INVALID"],
    ["Tháng 8/2025, cấp huyện tiếp nhận 120 hồ sơ", "E LEVEL_NOT_IN_FORCE"],
    ["Từ ngày 01/7/2025 đến ngày 20/7/2025, cấp huyện tiếp nhận 120 hồ sơ", "E LEVEL_NOT_IN_FORCE"],
    ["Từ ngày 30/6/2025 đến ngày 20/7/2025, cấp huyện tiếp nhận 120 hồ sơ", ""],
    // In the calendar of reports this quarter begins on 15/6/2025.
    ["Quý III/2025, cấp huyện tiếp nhận 120 hồ sơ", ""],
  ])("%s", (text, told) => expect(judged(text).join(", ")).toBe(told));

  test.each([
    ["Từ ngày 20/7/2022 đến ngày 14/8/2022", []],
    ["Từ ngày 20/7/2022 đến ngày 15/8/2022", ["I REGIME_SPAN", "I TERM_OBSOLETE"]],
    ["Từ ngày 14/8/2022 đến ngày 14/9/2022", ["I REGIME_SPAN", "I TERM_OBSOLETE"]],
    ["Từ ngày 15/8/2022 đến ngày 14/9/2022", ["W TERM_OBSOLETE"]],
  ])("“mức độ 3, 4” %s", (span, found) => {
    const text = `${span}, tiếp nhận 120 hồ sơ mức độ 3, 4.`;
    expect(checkProse(text).map(({ severity, code }) => `${severity} ${code}`)).toEqual(found);
  });

  test("the caller's period counts before the text's", () => {
    const reading = readPeriod("Tháng 6/2023");
    const text = "Năm 2021 tiếp nhận 120 hồ sơ mức độ 3, 4.";
    expect(pointed(text)).toEqual([]);
    expect(pointed(text, { period: reading.ok ? reading.result.period : null })).toEqual([
      "W TERM_OBSOLETE mức độ 3, 4",
    ]);
  });

  test("figures taken before the period's end are provisional", () => {
    const text = "Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023) tiếp nhận 120 hồ sơ";
    expect(pointed(text, { asOf: parseLocalDate("2023-03-13") })).toEqual([
      "I PERIOD_OPEN 15/12/2022 đến ngày 14/3/2023",
    ]);
    expect(pointed(text, { asOf: parseLocalDate("2023-03-14") })).toEqual([]);
  });
});

describe("citations", () => {
  test.each([
    ["Thông tư số 01/2023/TT-VPCP ngày 05/4/2023 của Văn phòng Chính phủ", []],
    ["Thông tư số 01/2023/TT-VPCP ngày 05/4/2023 của Chính phủ", ["I LEGAL_CITATION Chính phủ"]],
    ["Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ", []],
    ["Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng", []],
    [
      "Quyết định số 766/QĐ-TTg ngày 22/6/2022 của Chính phủ",
      ["I LEGAL_CITATION 22/6/2022", "I LEGAL_CITATION Chính phủ"],
    ],
    ["Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ", []],
    ["Kế hoạch số 144/KH-UBND ngày 24/11/2025 của UBND tỉnh", []],
  ])("%s", (text, found) => expect(pointed(text)).toEqual(found));
});

describe("what stands on a page but states nothing", () => {
  test.each([
    [
      "visitor counters",
      "Thống kê truy cập\n  • Đang online: 25\n  • Hôm nay: 756\n  • Trong tuần: 18 157\n  • Trong tháng: 68 932\n  • Tất cả: 788359",
    ],
    ["glued counters", "  • Hôm nay22\n  • Tháng hiện tại9,791\n  • Tổng lượt truy cập190,258"],
    [
      "telephones and addresses",
      "ĐT: 02513.871113 - Fax: 02513.871286\nĐịa chỉ: số 267 - Đường Hùng Vương - Khu 1\nĐường dây nóng 0912 345 678, 1900 1234",
    ],
    ["stamps", "Thứ năm - 06/07/2023 20:26 113 0\n13/03/2023 - 14:22\nChủ Nhật, 20/06/2021, 11:03 [GMT+7]"],
    ["ratings", "Tổng số điểm của bài viết là: 0 trong 0 đánh giá\nlượt đánh giá: , trung bình:"],
    ["pages of a list", "1 2 3 4 5  ..."],
    [
      "numbers of documents",
      "Quyết định 766/QĐ-TTg; Thông tư 01/2023/TT-VPCP; Nghị quyết số 57-NQ/TW; Công văn 7260/VPCP-KSTT",
    ],
    ["days without a year", "Từ ngày 1/7 đến ngày 19/8, phục vụ 24/7"],
    ["targets", "Phấn đấu đến năm 2025, 80% hồ sơ trực tuyến; tỷ lệ hài lòng đạt 95% trở lên; 50/60 tiêu chí"],
    ["other units of measure", "Thu 4,8 tỷ đồng, 24.382 người, 3/3 tiêu chí, 63 cơ quan, giải quyết trong 5 ngày"],
  ])("%s", (_, text) => expect(pointed(text)).toEqual([]));

  test("nothing at all", () => {
    expect(checkProse("")).toEqual([]);
    expect(checkProse("\n \n")).toEqual([]);
  });
});

describe("levels and what the whole unit received", () => {
  run([
    [
      "Cấp tỉnh tiếp nhận 12.000 hồ sơ, cấp xã tiếp nhận 30.500 hồ sơ; toàn tỉnh tiếp nhận 43.500 hồ sơ.",
      "E SUM_MISMATCH",
      MADE_UP,
    ],
    ["Cấp tỉnh tiếp nhận 12.000 hồ sơ, cấp xã tiếp nhận 30.500 hồ sơ; toàn tỉnh tiếp nhận 42.500 hồ sơ.", "", MADE_UP],
    [
      "Quý III/2025 (01/7/2025-30/9/2025), toàn tỉnh tiếp nhận 63.500 hồ sơ, trong đó cấp tỉnh 12.000 hồ sơ, cấp xã 30.500 hồ sơ.",
      "E SUM_MISMATCH",
      "Từ 01/7/2025 không còn cấp huyện",
    ],
    [
      "Năm 2023, toàn tỉnh tiếp nhận 63.500 hồ sơ, trong đó cấp tỉnh 12.000 hồ sơ, cấp xã 30.500 hồ sơ.",
      "",
      "Trước 01/7/2025 còn cấp huyện không được nêu",
    ],
  ]);
});

describe("a percentage named before its ratio in brackets", () => {
  run([
    ["100% hồ sơ được giải quyết đúng hạn (1.230/1.245 hồ sơ).", "E PCT_MISMATCH", MADE_UP],
    ["98,8% hồ sơ được giải quyết đúng hạn (1.230/1.245 hồ sơ).", "", MADE_UP],
    ["Đạt 100% so với chỉ tiêu (1.230/1.245 hồ sơ).", "", "Tỷ lệ là của chỉ tiêu, không phải của hai số"],
  ]);
});

describe("long texts", () => {
  const LONG = 100_000;
  test.each([
    "1.",
    "1/",
    "123 456 ",
    "1, ",
    "1 + ",
    "(",
    " ",
    "\n",
    "61\n",
    "hồ sơ ",
    "100 hồ sơ trực tuyến (45%), ",
    "tiếp nhận 100 hồ sơ ",
    "từ ngày 1/1/2023 đến ngày 3/3/2023 ",
    "766/QĐ-TTg ngày 23/6/2022 của ",
    "e\u0301",
  ])("“%s” over and over ends", (piece) => {
    expect(Array.isArray(checkProse(piece.repeat(Math.ceil(LONG / piece.length))))).toBe(true);
  });
});
