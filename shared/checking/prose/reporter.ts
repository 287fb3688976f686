// Whose figures a text reports: the level of the unit that speaks in it.
import type { Level } from "../../rules/level.ts";
import { foldText } from "../../text/fold.ts";

const OFFICE =
  /(?<!\p{L})(?:UBND|Ubnd|Uỷ ban nhân dân|Ủy ban nhân dân|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s{1,2}(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|tỉnh|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|TỈNH)\s{1,2}\p{Lu}/u;

const LEVELS: Readonly<Record<string, Level>> = {
  xa: "xa",
  phuong: "xa",
  "thi tran": "xa",
  "dac khu": "xa",
  huyen: "huyen",
  quan: "huyen",
  "thi xa": "huyen",
  tinh: "tinh",
};

/** The first People's Committee that the text calls by its name; null where it names none. A "thành phố" may be of either level. */
export const reporterLevel = (text: string): Level | null => {
  const type = OFFICE.exec(text)?.[1];
  return type ? (LEVELS[foldText(type)] ?? null) : null;
};

/** The level of a unit written out by the caller, "UBND xã Thạch Hưng"; null for a code or an unknown name. */
export const levelOfName = (name: string): Level | null => {
  const words = foldText(name).split(" ");
  for (const [position, word] of words.entries()) {
    const level = LEVELS[`${word} ${words[position + 1] ?? ""}`] ?? LEVELS[word];
    if (level) return level;
  }
  return null;
};
