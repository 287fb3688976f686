// The words of headers, as real forms print them, mean the right figure or none; another count under the same words is never taken for it.
import { describe, expect, test } from "vitest";
import { FIGURES } from "../../../shared/domain/figure.ts";
import { headerKey } from "../../../shared/reading/grid.ts";
import { withoutColumnNumber } from "../../../shared/reading/header-concepts.ts";
import { matchHeader, matchTitle } from "../../../shared/reading/header-match.ts";
import { PATTERNS } from "../../../shared/reading/header-patterns.ts";
import { RATES } from "../../../shared/rules/rates.ts";
import { reasonText } from "../../../shared/text/reading.ts";

/** Headings from the outermost to the column's own, by " / "; "-" where no figure is meant or it stays open. */
const CASES: readonly (readonly [source: string, lines: string])[] = [
  [
    "biểu 06 (Thông tư 01/2020/TT-VPCP)",
    `Số hồ sơ nhận giải quyết / Tổng số = HS_TONG
     Số hồ sơ nhận giải quyết / Trong kỳ / Tổng số = HS_TIEP_NHAN
     Số hồ sơ nhận giải quyết / Trong kỳ / Trực tuyến = HS_TRUC_TUYEN
     Số hồ sơ nhận giải quyết / Trong kỳ / Trực tiếp, dịch vụ bưu chính = HS_TRUC_TIEP
     Số hồ sơ nhận giải quyết / Từ kỳ trước = HS_KY_TRUOC
     Số lượng hồ sơ đã giải quyết / Tổng số = HS_DA_GIAI_QUYET
     Số lượng hồ sơ đã giải quyết / Trước hạn = HS_TRUOC_HAN
     Số lượng hồ sơ đã giải quyết / Đúng hạn = HS_DUNG_HAN
     Số lượng hồ sơ đã giải quyết / Quá hạn = HS_QUA_HAN
     Số lượng hồ sơ đang giải quyết / Tổng số = HS_DANG_GIAI_QUYET
     Số lượng hồ sơ đang giải quyết / Trong hạn = HS_DANG_TRONG_HAN
     Số lượng hồ sơ đang giải quyết / Quá hạn = HS_DANG_QUA_HAN
     Tổng số (3)=(4)+(5)+(6) = -
     Hồ sơ tiếp nhận (3)=(4)+(5)+(6) = HS_TIEP_NHAN`,
  ],
  [
    "thống kê của hệ thống một cửa các tỉnh Gia Lai, Thừa Thiên Huế, Thanh Hóa, Vĩnh Phúc",
    `Đã tiếp nhận = HS_TIEP_NHAN
     Tồn kỳ trước = HS_KY_TRUOC
     Cần xử lý = HS_TONG
     Đang xử lý / Trễ = HS_DANG_QUA_HAN
     Đang xử lý / Chưa đến = HS_DANG_TRONG_HAN
     Đang xử lý / Sắp trễ = -
     Đã xử lý / Sớm = HS_TRUOC_HAN
     Chưa xử lý = HS_DANG_GIAI_QUYET
     Kết quả giải quyết / Số hồ sơ đã giải quyết / Trả đúng thời hạn = HS_DUNG_HAN
     Kết quả giải quyết / Số hồ sơ đã giải quyết / Trả quá hạn = HS_QUA_HAN
     Số hồ sơ nhận giải quyết / Trong đó / Số mới tiếp nhận = HS_TIEP_NHAN
     Số hồ sơ nhận giải quyết / Trong đó / Số mới tiếp nhận qua BCCI = HS_BUU_CHINH
     Số hồ sơ nhận giải quyết / Trong đó / Số kỳ trước chuyển qua = HS_KY_TRUOC
     Chờ bổ sung(lũy kế cả kì trước) = HS_CHO_BO_SUNG
     Trả lại/Rút HS = HS_TRA_LAI_RUT
     Tổng HS có nghĩa vụ tài chính = HS_CO_PHI
     Số HS đã TTTT cổng DVC QG = HS_THANH_TOAN_TT
     Tỷ lệ TTTT cổng DVC QG (%) = PAY_ONLINE_RATE
     Tỷ lệ TT trực tiếp (%) = -
     Tỷ lệ nộp BCCI (%) = -
     Số lượng hồ sơ Đã đồng bộ về cổng DVC QG = HS_DONG_BO
     Tổng hồ sơ Phải đồng bộ về Cổng DVC QG = -
     Kết quả xử lý hồ sơ nộp trực tuyến với hồ sơ đang xử lý / HS xử lý đúng hạn = -
     Lũy kế đã và đang giải quyết trong kỳ = HS_TONG
     Đến hạn giải quyết = HS_DEN_HAN`,
  ],
  [
    "bài nguồn 000-004",
    `Tổng số HS = HS_TONG
     Tổng số HS trong tháng = HS_TONG
     HS nộp trực tuyến = HS_TRUC_TUYEN
     DVC có phát sinh = DVC_PHAT_SINH
     Tổng số HS xử lý quá hạn trên MCĐT = HS_QUA_HAN
     Tổng số HS thông báo xử lý quá hạn (DVC) = -
     Tỷ lệ HS nộp trực tuyến (%) = ONLINE_RATE_ALL
     Mức độ hài lòng (%) = SATISFACTION_766
     Hồ sơ cấp KQ điện tử (%) = ERESULT_RATE
     HS cung cấp chứng thực bản sao điện tử = -
     Thanh toán trực tuyến ( hồ sơ) = HS_THANH_TOAN_TT
     Điểm đánh giá ( tổng điểm 100) = DIEM_TONG
     Điểm so với thánh trước = -
     TTHC mức độ 3, 4 = TTHC_CO_DVCTT
     DVC mức độ 3, 4 = DVC_CUNG_CAP
     Hồ sơ mức độ 3, 4 = HS_TRUC_TUYEN
     DVCTT một phần = DVC_MOT_PHAN
     DVC đã tích hợp trên Cổng DVCQG = DVC_TICH_HOP
     Hồ sơ DVCTT toàn trình = HS_TOAN_TRINH`,
  ],
  [
    "các cách viết gặp trong danh sách tháng",
    `Số HS tiếp nhận qua DVC trực tuyến = HS_TRUC_TUYEN
     Tr.tuyến = HS_TRUC_TUYEN
     Hồ sơ giấy = HS_TRUC_TIEP
     Tồn đầu kỳ = HS_KY_TRUOC
     Tồn cuối kỳ = HS_DANG_GIAI_QUYET
     HS quá hạn chưa giải quyết = HS_DANG_QUA_HAN
     Trước hạn + đúng hạn = HS_DUNG_HAN
     Số hồ sơ đã trả kết quả = HS_DA_GIAI_QUYET
     HS trả kết quả trực tuyến = -
     Trả kết quả qua BCCI = -
     Hồ sơ trực tuyến quá hạn = -
     Lũy kế từ đầu năm / Tiếp nhận = -
     Tăng, giảm so với cùng kỳ = -
     Số hồ sơ theo kế hoạch = -
     TTHC có phát sinh hồ sơ = -
     DVC mức độ 4 có phát sinh hồ sơ = DVC_PHAT_SINH_TOAN_TRINH
     Tỷ lệ DVC có phát sinh hồ sơ = SERVICE_ACTIVE_PROVIDED
     Tỷ lệ TTHC cung cấp DVCTT = SERVICE_PROVIDED_RATE
     Tỷ lệ hồ sơ quá hạn = -
     Tỷ lệ giải quyết trước và đúng hạn = ONTIME_DONE
     Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC = DIGITISED_RATE
     Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa = REUSE_RATE
     Số phản ánh, kiến nghị = PAKN_THAM_QUYEN
     PAKN xử lý đúng hạn = PAKN_DUNG_HAN
     Số lượt truy cập = -
     Xếp hạng = -
     Ghi chú = -
     Số lượng = -
     Tỷ lệ = -`,
  ],
];

for (const [source, lines] of CASES) {
  describe(source, () => {
    for (const line of lines.split("\n")) {
      const [, header = "", expected = ""] = /^\s*(.*) = (\S+)$/u.exec(line) ?? [];
      test(`“${header}” is ${expected}`, () => {
        expect(matchHeader({ parts: header.split(" / ") })?.code ?? "-").toBe(expected);
      });
    }
  });
}

describe("the catalogue", () => {
  test("every name and synonym of a figure is read as that figure, or is one that needs its heading", () => {
    const wrong = FIGURES.flatMap(({ code, name, synonyms }) =>
      [name, ...synonyms].map((text) => [text, code, matchHeader({ parts: [text] })?.code] as const),
    ).filter(([, code, read]) => read !== code);
    expect(wrong).toEqual([]);
  });

  test("every name of a rate is read as that rate", () => {
    const wrong = RATES.map(({ code, name }) => [name, code, matchHeader({ parts: [name] })?.code] as const).filter(
      ([, code, read]) => read !== code,
    );
    expect(wrong).toEqual([]);
  });

  test("every pattern names a figure or rate that exists, and no figure's pattern needs a percentage", () => {
    const codes = new Set<string>([...FIGURES, ...RATES].map(({ code }) => code));
    expect(PATTERNS.filter(({ code }) => !codes.has(code))).toEqual([]);
    expect(PATTERNS.filter(({ isRate, needs }) => isRate !== needs.includes("percent"))).toEqual([]);
  });
});

describe("confidence and reason", () => {
  test("a known name is sure, an unknown word makes it less, a second one less still", () => {
    const ways = ["Hồ sơ nộp trực tuyến", "Hồ sơ nộp trực tuyến hôm", "Hồ sơ nộp trực tuyến hôm hỏi"].map(
      (text) => matchHeader({ parts: [text] })?.confidence ?? 0,
    );
    expect(ways[0]).toBe(1);
    expect(ways).toEqual([...ways].sort((a, b) => b - a));
    expect(new Set(ways).size).toBe(3);
  });

  test("a header of words that nobody knows is not read, whatever stands above it", () => {
    expect(matchHeader({ parts: ["Đã giải quyết", "Ghi danh"] })).toBeNull();
  });

  test("every reading says in Vietnamese why", () => {
    for (const [, lines] of CASES) {
      for (const line of lines.split("\n")) {
        const match = matchHeader({ parts: (/^\s*(.*) = /u.exec(line)?.[1] ?? "").split(" / ") });
        if (match) expect(reasonText(match.reason)).toMatch(/^[“\p{Lu}].*\.$/u);
      }
    }
  });

  test("a bare “Quá hạn” is read by what stands before it, less surely", () => {
    const after = matchHeader({
      parts: ["Quá hạn"],
      before: ["Đã giải quyết", "Trước hạn", "Đang giải quyết", "Trong hạn"],
    });
    expect(after).toMatchObject({
      code: "HS_DANG_QUA_HAN",
      reason: { code: "AFTER", params: { before: "Đang giải quyết" } },
    });
    expect(after?.confidence).toBeLessThan(0.9);
  });
});

test("column numbers inside a header are no words of it, and its key does not depend on them", () => {
  expect(withoutColumnNumber("Tổng số (3)=(4)+(5)+(6)")).toBe("Tổng số");
  expect(withoutColumnNumber("Trực tuyến (4)")).toBe("Trực tuyến");
  expect(withoutColumnNumber("Mức độ 3, 4")).toBe("Mức độ 3, 4");
  expect(headerKey(["HỒ SƠ  tiếp nhận", "Trực tuyến (4)"])).toBe(headerKey(["Hồ sơ tiếp nhận", "trực tuyến"]));
});

test.each([
  ["SỐ HỒ SƠ TIẾP NHẬN TRỰC TUYẾN THEO THÁNG NĂM 2023", "HS_TRUC_TUYEN"],
  ["Số hồ sơ đã giải quyết của các xã, phường", "HS_DA_GIAI_QUYET"],
  ["DANH SÁCH CÁN BỘ BỘ PHẬN MỘT CỬA", undefined],
  ["BÁO CÁO THÁNG 6", undefined],
])("a title that names a figure: %s", (title, code) => {
  expect(matchTitle(title)?.code).toBe(code);
});
