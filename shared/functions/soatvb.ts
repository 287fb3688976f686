// SOATVB: what does not add up in the text of a report.
import { checkProse } from "../checking/prose/check-prose.ts";
import { done } from "../domain/problem.ts";
import { defineFunction } from "./definition.ts";
import { asDescribed } from "./explanation.ts";
import { findingTable } from "./finding-rows.ts";

export const SOATVB = defineFunction({
  id: "SOATVB",
  title: { vi: "Soát văn bản", en: "Check a text" },
  description: {
    vi: "Tìm chỗ không khớp trong đoạn văn hoặc bài viết: tỷ lệ, tổng và phần, tăng giảm, điểm, ngày tháng, kỳ báo cáo, tên gọi cũ, văn bản viện dẫn. Mỗi dòng một chỗ: mức độ, mã, vị trí ký tự, số đã ghi, số tính lại, diễn giải. Không tự sửa.",
    en: "Finds what does not add up in a text: rates, totals, changes, points, dates, periods, old terms, citations. One row each: severity, code, place, stated, recomputed, sentence.",
  },
  params: [{ name: "van_ban", kind: "text", title: { vi: "Đoạn văn hoặc bài viết", en: "Text" } }],
  result: "table",
  examples: [
    {
      args: ["DVC trực tuyến 3,4 toàn huyện: 20.757/69.001, đạt 21,5%"],
      shows: "PCT_MISMATCH: 51-55; 21,5%; 30,1%",
      source: "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022",
    },
    {
      args: ["Thanh toán trực tuyến đạt 10,8/10 điểm"],
      shows: "GROUP_OVER_MAX: 27-38; 10,8; 10",
      source: "Nhóm Thanh toán trực tuyến của bộ chỉ số 766 có tối đa 10 điểm",
    },
  ],
  evaluate: ({ van_ban }) => done(findingTable(checkProse(van_ban), ([start, end]) => `${start + 1}-${end}`)),
  explain: asDescribed,
});
