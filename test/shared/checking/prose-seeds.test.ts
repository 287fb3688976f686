// The five published articles: every finding of the domain rules that a text can show, and nothing else.
import { describe, expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import { findingText } from "../../../shared/findings/finding.ts";
import { pointed, readProse } from "../../support/prose.ts";

interface Article {
  readonly name: string;
  readonly title: string;
  readonly found: readonly string[];
}

const ARTICLES: readonly Article[] = [
  {
    name: "xuan-loc",
    title: "huyện Xuân Lộc, 15/12/2021-12/9/2022",
    found: [
      "E SAME_QTY_TWO_VALUES 259 thủ tục",
      "E PCT_MISMATCH 20.757/69.001, đạt 21,5%",
      "E SUM_MISMATCH 20.757",
      "E SUM_MISMATCH 69.001",
      "E DEN_REUSED 69.001",
      "W PERIOD_LABEL 15/12/2021 đến ngày 12/9/2022",
      "I TERM_OBSOLETE mức độ 3, mức độ 4",
      "I REGIME_SPAN 15/12/2021 đến ngày 12/9/2022",
      "I PCT_ROUND_MODE 74,6%",
      "I NUMBER_FORMAT 4840",
      "I TARGET_MISSED 18,1%",
    ],
  },
  {
    name: "thach-hung",
    title: "xã Thạch Hưng, đến hết tháng 11/2020",
    found: [
      "E TRIPLE_CONFLICT 17 DVC TT có phát sinh hồ sơ, chiếm tỷ lệ khoảng 17%",
      "W NUMERATOR_SCHEME 134/332",
      "W DATA_GAP Trong thời gian đầu năm 2020, cụ thể trong từ tháng 01 đến 13/4 năm 2020 hệ thống Trang dịch vụ công trực truyến toàn tỉnh bị hỏng làm gián đoạn việc thực hiện giải quyết hồ sơ dịch vụ công trực truyến.",
      "I MISSING_DENOMINATOR 17 DVC TT",
      "I SCOPE_SLIP trên địa bàn tỉnh",
    ],
  },
  {
    // The clean one: information only.
    name: "duc-hoa",
    title: "huyện Đức Hòa, năm 2022",
    found: [
      "I TERM_OBSOLETE mức độ 3, 4",
      "I REGIME_SPAN Năm 2022",
      "I MISSING_DENOMINATOR 35.560 HS và cấp xã 20.876 HS",
    ],
  },
  {
    name: "tinh-quy-1-2023",
    title: "một tỉnh, quý I/2023",
    found: [
      "E DATE_INVALID 13/03/223",
      "W PERIOD_LABEL 01/01/2023 đến ngày 13/03/223",
      "I MISSING_DENOMINATOR 17.067 hồ sơ",
    ],
  },
  {
    name: "thanh-tan",
    title: "xã Thạnh Tân, tháng 6/2023",
    found: [
      "E GROUP_MISSING 72,6/100 điểm",
      "E TOTAL_INFEASIBLE 72,6/100 điểm",
      "W PCT_UNREACHABLE 98,52",
      "W PCT_UNREACHABLE 98,27",
      "W UNIT_AMBIGUOUS 100",
      "W DELTA_SELF tháng 06/2023",
      "I LEGAL_CITATION Chính phủ",
    ],
  },
];

describe.each(ARTICLES.map((article) => [article.title, article] as const))("%s", (_, { name, found }) => {
  test("exactly what does not add up is pointed at", () => {
    expect(pointed(readProse(name))).toEqual(found);
  });
});

const findingIn = (name: string, code: string, index = 0) =>
  checkProse(readProse(name)).filter((finding) => finding.code === code)[index];

describe("what is proposed, and why", () => {
  test("Xuân Lộc: the levels' sums bear out the published 21,5%", () => {
    const finding = findingIn("xuan-loc", "PCT_MISMATCH");
    expect(finding?.proposal).toEqual({
      text: "20.595/95.758 = 21,5%",
      reason: "Cộng các phần: tử số 20.595, mẫu số 95.758; mẫu số đang ghi là của cấp xã.",
    });
    expect(finding && findingText(finding)).toBe("20.757/69.001 = 30,1%, không phải 21,5%.");
  });

  test("Xuân Lộc: 359 services, because the levels have 50 and 309", () => {
    expect(findingIn("xuan-loc", "SAME_QTY_TWO_VALUES")?.proposal).toEqual({
      text: "359",
      reason: "Cộng các phần: 50 + 309.",
    });
  });

  test("the province's year lost a digit", () => {
    expect(findingIn("tinh-quy-1-2023", "DATE_INVALID")?.proposal?.text).toBe("13/3/2023");
  });

  test("Thạnh Tân compares June with June; May was meant", () => {
    expect(findingIn("thanh-tan", "DELTA_SELF")?.proposal?.text).toBe("Tháng 5/2023");
  });

  test("Thạnh Tân: the missing group would need more than its maximum", () => {
    const sentences = ["GROUP_MISSING", "TOTAL_INFEASIBLE"].map((code) => {
      const finding = findingIn("thanh-tan", code);
      return finding && findingText(finding);
    });
    expect(sentences).toEqual([
      "Thiếu điểm nhóm “Tiến độ giải quyết” (tối đa 20); để đủ tổng số, nhóm này phải đạt 20,8 điểm.",
      "Tổng 72,6 điểm không thể có: các nhóm đã nêu cộng lại 51,8, nhiều nhất được 71,8 (lệch 0,8).",
    ]);
  });

  test("Thạch Hưng: the outage took 104 of 335 days", () => {
    expect(findingIn("thach-hung", "DATA_GAP")?.params).toMatchObject({ days: 104, of: 335 });
  });
});

test("offsets count in the text as it was given, decomposed or not", () => {
  const composed = readProse("xuan-loc").normalize("NFC");
  const decomposed = composed.normalize("NFD");
  expect(pointed(decomposed).map((text) => text.normalize("NFC"))).toEqual(pointed(composed));
});
