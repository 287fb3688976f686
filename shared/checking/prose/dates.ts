// Finds the dates and names of periods in a text, apart from ratios ("41/50"), decimals and numbers of documents that look alike.
import { type DateToken, findPeriodTokens, type LabelToken, type Offsets } from "../../domain/period-tokens.ts";
import { coverOf } from "./source-text.ts";

export type DatedToken = DateToken | LabelToken;

const DAY_WORD =
  /(?<![a-z])(?:ngay|tu|den|toi|hom|sang|chieu|truoc|sau|mung|dip|dot|het|tu ngay|since|from|to|until|on)\s{1,2}$/;
const COUNTED =
  /^\s{0,2}(?:%|ho so|hs(?![a-z])|bo ho so|thu tuc|tthc|dvc|dich vu|diem|don vi|co quan|xa|phuong|huyen|so(?![a-z])|nganh|truong hop|tieu chi|chi tieu|luot|documents?|dossiers?|records?|points?|reviews?|communes?|hang|$)/;

const isReal = ({ day, month }: DateToken): boolean =>
  day >= 1 && day <= 31 && month !== null && month >= 1 && month <= 12;

const isDate = (token: DateToken, plain: string): boolean => {
  if (token.year !== null) {
    // "1.2.3" numbers a heading; with slashes, or four digits at the end, it can only be meant as a date.
    return (
      /\/.*\//u.test(plain.slice(...token.at)) ||
      /\d{4}$/u.test(plain.slice(...token.at)) ||
      /[a-z]/u.test(plain.slice(...token.at))
    );
  }
  const isAnnounced = DAY_WORD.test(plain.slice(Math.max(0, token.at[0] - 12), token.at[0]));
  if (token.month === null) return true;
  const after = plain.slice(token.at[1], token.at[1] + 14);
  return isReal(token) && isAnnounced && !/^\s{0,2}%/.test(after) && !(COUNTED.test(after) && after.trim() !== "");
};

/** "tháng 4.520 hồ sơ" has no month 4. */
const isLabel = (token: LabelToken, plain: string): boolean =>
  !/^[.,]\d/u.test(plain.slice(token.at[1], token.at[1] + 2));

/** Dates and labels in order, outside the given spans. */
export const datedTokensIn = (plain: string, outside: readonly Offsets[]): readonly DatedToken[] => {
  const isOutside = coverOf(outside);
  return findPeriodTokens(plain).filter((token): token is DatedToken => {
    if (token.kind === "key" || isOutside(token.at)) return false;
    return token.kind === "date" ? isDate(token, plain) : isLabel(token, plain);
  });
};
