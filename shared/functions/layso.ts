// LAYSO: the number that a Vietnamese text holds.
import { done } from "../domain/problem.ts";
import { toNumber } from "../domain/rational.ts";
import { percentFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { asDescribed } from "./explanation.ts";

export const LAYSO = defineFunction({
  id: "LAYSO",
  title: { vi: "Lấy số từ chữ", en: "Number from text" },
  description: {
    vi: 'Đọc số viết kiểu Việt Nam: "20.757" là 20757, "21,5%" là 0,215, "10,18 ngàn" là 10180.',
    en: 'Reads a number written the Vietnamese way: "20.757" is 20757, "21,5%" is 0.215.',
  },
  params: [{ name: "van_ban", kind: "published", title: { vi: "Văn bản", en: "Text" } }],
  result: "number",
  examples: [
    { args: ["20.757"], shows: "20757", source: "UBND huyện Xuân Lộc, hồ sơ trực tuyến toàn huyện" },
    { args: ["21,5%"], shows: "21,5%", source: "UBND huyện Xuân Lộc, tỷ lệ công bố" },
    { args: ["10,18 ngàn"], shows: "10180", source: "Cách viết rút gọn trên trang tin địa phương" },
  ],
  evaluate: ({ van_ban }) => {
    const number = toNumber(van_ban.number);
    return done(van_ban.isPercent ? { value: number, format: percentFormat(van_ban.decimals) } : { value: number });
  },
  explain: asDescribed,
});
