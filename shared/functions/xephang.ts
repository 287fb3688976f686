// XEPHANG: the competition rank of a number in its field, as a number or in words.
import { done, refuse } from "../domain/problem.ts";
import { rankIn } from "../scoring/rank.ts";
import { ANSWERS } from "../text/answers.ts";
import { numberText, rationalText } from "../text/format.ts";
import { COUNT_FORMAT } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { asDescribed } from "./explanation.ts";

export const XEPHANG = defineFunction({
  id: "XEPHANG",
  title: { vi: "Xếp hạng", en: "Rank" },
  description: {
    vi: 'Thứ hạng trong danh sách; bằng điểm thì đồng hạng (1, 2, 2, 4), ô trống và ô lỗi được bỏ qua. Ghi "chu" ở đối số thứ tư để có "đồng hạng 2/95".',
    en: 'Rank in a list; equal numbers share a rank (1, 2, 2, 4), blanks and errors are ignored. "chu" as the fourth argument gives words.',
  },
  params: [
    { name: "diem", kind: "number", title: { vi: "Điểm của đơn vị", en: "Score" } },
    { name: "danh_sach", kind: "field", title: { vi: "Điểm của mọi đơn vị", en: "All scores" } },
    {
      name: "thu_tu",
      kind: "choice",
      optional: true,
      title: { vi: 'Thứ tự: "cao" (cao nhất đứng đầu, mặc định) hoặc "thap"', en: "Order" },
      choices: [
        {
          value: "cao",
          title: { vi: "Cao nhất đứng đầu", en: "Highest first" },
          aliases: ["0", "giam", "giảm", "desc"],
        },
        {
          value: "thap",
          title: { vi: "Thấp nhất đứng đầu", en: "Lowest first" },
          aliases: ["1", "thấp", "tang", "tăng", "asc"],
        },
      ],
    },
    {
      name: "kieu",
      kind: "choice",
      optional: true,
      title: { vi: '"chu" để ghi bằng chữ', en: "Words" },
      choices: [
        { value: "so", title: { vi: "Số", en: "Number" }, aliases: ["số"] },
        { value: "chu", title: { vi: "Chữ", en: "Words" }, aliases: ["chữ"] },
      ],
    },
  ],
  result: "number",
  examples: [
    {
      args: [0.2151, [[0.2151], [0.4036], [0.5101]]],
      shows: "3",
      source: "Tỷ lệ hồ sơ trực tuyến của huyện Xuân Lộc (21,51%), xã Thạch Hưng (40,36%), huyện Đức Hòa (51,01%)",
    },
    { args: [72.6, [[88.9], [72.6], [72.6], [51.8]]], shows: "2", source: "Bốn xã, hai xã bằng điểm" },
    {
      args: [72.6, [[88.9], [72.6], [72.6], [null]], null, "chu"],
      shows: "đồng hạng 2/3",
      source: "Bốn xã, một xã chưa có điểm",
    },
  ],
  evaluate: ({ diem, danh_sach, thu_tu, kieu }) => {
    const place = rankIn(diem, danh_sach, thu_tu === "thap" ? "low" : "high");
    if (place === null) return refuse("RANK_NOT_LISTED", { got: rationalText(diem) });
    if (kieu !== "chu") return done({ value: place.rank, format: COUNT_FORMAT });
    const { rank, of, tiedWith } = place;
    return done({ value: ANSWERS.rank({ rank: numberText(rank), of: numberText(of), tied: tiedWith > 0 }) });
  },
  explain: asDescribed,
});
