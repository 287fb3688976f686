// Judges the words beside the name of a period: those that nobody reads may change what the name means.
import type { LabelToken, Offsets } from "./period-tokens.ts";

/** Why a name beside other words is not surely the period that it seems to be. */
export type Unread =
  | { readonly kind: "unfilled" }
  | { readonly kind: "weekOfMonth" }
  | { readonly kind: "word"; readonly at: Offsets };

/** How far before a name its words count. */
const CLAUSE_MAX = 120;
/** In a longer text the words before a year are those of a sentence, not of a title. */
const TITLE_MAX = 200;

/** Where a clause ends: what stands before it says nothing about the name. A dot of an abbreviation ends none. */
const CLAUSE_END = /[,;()\n"“”]|[.:](?=\s|$)(?!\s*$)|\s-\s/g;

const UNIT_WORD =
  "(?:thang|tuan|qu[yi](?!\\s{1,3}(?:dinh|trinh|mo|che|hoach|doi|tac|uoc|chuan|vi|khach|co|phuc|dong)))";
/** "Tháng ..... năm 2023", "Tháng: ; Năm: 2023" */
const BLANK_BEFORE = new RegExp(
  `(?<![a-z])(?<!(?:hang|theo|tung)\\s{1,3})${UNIT_WORD}[\\s:;,.…_/-]{0,60}$|(?:\\.{2,}|…|_{2,})[\\s/-]{0,4}$`,
);
/** "Tháng cao điểm năm 2023", "100 ngày cao điểm năm 2023", but "hằng tháng năm 2023" */
const UNIT_LEFT = new RegExp(
  `(?<![a-z])(?:(?<!(?:hang|theo|trong|tung|cac|nhung|moi)\\s{1,3})${UNIT_WORD}(?![a-z])|\\d{1,3}\\s{1,3}ngay(?![a-z])|(?:dot|hoc ky|mua|vong|phien(?! ban)|khoa(?! hoc))(?![a-z]))`,
);
const WEEK_LEFT = /(?<![a-z])tuan(?![a-z])/;
/** "15 ngày đầu tháng 3", "cuối năm 2023": a part of what is named. */
const PART_BEFORE = /(?<![a-z])(?:dau|cuoi|giua|nua|truoc|sau)\s{1,3}$/;
/** "Đợt 1", "lần thứ 4", "Quys I": a number that belongs to an unread word. */
const NUMBER_BEFORE = /(?<![\d:.,/a-z])(?:\d{1,4}|[ivx]{1,4})[\s-]{1,4}$/;
/** Numbers that are names: of an index, a form, a unit, a document. */
const NAMING_NUMBER =
  /(?<![a-z])(?:chi so|bo chi so|phuong|quan|khu|bieu|mau|so|qd|quyet dinh|nghi dinh|nghi quyet|thong tu|to|thon|khoi|cum|vung)\s{1,3}(?:so\s{1,3})?\d{1,4}[\s-]{1,4}$/;
/** "Năm 2023 (đợt 1)", "tháng 3/2023 tuần 2" */
const NUMBER_AFTER =
  /^[\s,(:-]{0,4}(?:-\s{0,2})?(?<word>(?:dot|lan|ki|ky|tuan|khoa|phien|vong|ca)\s{1,3}(?:hop|thu|so)?\s{0,3}(?:\d{1,3}|[ivx]{1,4}|dau|cuoi)(?![a-z\d]))/;

/** Words of titles, of how a report speaks of its time, and of what it counts, by syllable. */
const TITLE_WORDS: ReadonlySet<string> = new Set(
  (
    "bao cao so lieu ket qua tinh hinh tong hop thong ke bang bieu mau phu luc danh sach cong tac thuc hien giai quyet tiep nhan xu ly ho so " +
    "hs thu tuc hanh chinh tthc dich vu dvc dvctt truc tuyen tiep toan trinh mot phan phan cua lien thong kiem soat ksTT kstt cai cach cchc " +
    "chuyen doi chi tieu nhiem vu ke hoach danh gia xep hang loai diem ty le ti le muc do chat luong phuc nguoi dan doanh nghiep tai don vi " +
    "co quan dia phuong ban tren cap xa phuong huyen quan tinh thanh pho so nganh ubnd uy ban nhan dan trung tam hcc phong ve viec cac trong " +
    "tu den het tinh toi va ca ky ki thoi gian gom nam thang quy nay voi cho theo cua duoc la trinh bo sung chinh thuc du kien uoc so hoa " +
    "thanh toan dung han truoc qua han moi nhat nop gui ra soat cong khai cung luy ke rieng ngay lap dinh ky hang hoat dong van phong the gioi " +
    "dang hien tu ngay khac noi bo tthc: tra vong khoang suot hoan thanh ghi nhan dat duoc giao de ra nhu day"
  )
    .toLowerCase()
    .split(/\s+/),
);
/** Before "6/2023", which without a word of time may be the number of anything. */
const TIME_WORDS: ReadonlySet<string> = new Set(
  "cao lieu ky ki thang gian trong tu den het toi tinh va qua hinh hop ke tthc hs so dvc vu chinh tuyen quyet nhan cung voi ngay cua la cho".split(
    " ",
  ),
);
/** A unit's name follows one of these within a few words. */
const UNIT_TYPE =
  /(?<![a-z])(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|tp|thanh pho|tinh|so|ban|phong|trung tam|chi cuc|cuc|ubnd|hdnd|x\.|p\.)\s{0,3}(?:[\p{L}\d.'’-]{1,12}\s{0,3}){1,6}$/u;

/** A capital at the head of a word that stands inside a text: a name. */
const isName = (word: string): boolean => /^\p{Lu}/u.test(word) && word !== word.toUpperCase();

/**
 * What nobody reads beside `label`, in the folded text and the same text as written; null where the words around are those of
 * titles, of units and of forms.
 */
export const unreadBeside = (plain: string, written: string, label: LabelToken): Unread | null => {
  const [start, end] = label.at;
  const near = plain.slice(Math.max(0, start - CLAUSE_MAX), start);
  if (label.weight < 3 && BLANK_BEFORE.test(near)) return { kind: "unfilled" };
  const from =
    start - near.length + ([...near.matchAll(CLAUSE_END)].map((cut) => cut.index + cut[0].length).at(-1) ?? 0);
  const clause = plain.slice(from, start);
  const word = (index: number, length: number): Unread => ({ kind: "word", at: [index, index + length] });

  if ((label.unit === "month" || label.unit === "quarter") && WEEK_LEFT.test(clause)) return { kind: "weekOfMonth" };
  const after = NUMBER_AFTER.exec(plain.slice(end, end + 40));
  if (after?.groups?.word !== undefined) {
    return word(end + after[0].length - after.groups.word.length, after.groups.word.length);
  }
  const part = PART_BEFORE.exec(clause);
  if (part && !/(?<![a-z])tu\s{1,3}(?:sau|truoc)\s*$/.test(clause)) return word(from + part.index, part[0].length);
  if (label.weight === 3) return null;
  const unit = UNIT_LEFT.exec(clause);
  if (unit) return word(from + unit.index, clause.length - unit.index);
  const number = NUMBER_BEFORE.exec(clause);
  if (number && !NAMING_NUMBER.test(clause)) return word(from + number.index, number[0].length);
  if (plain.length > TITLE_MAX) return null;
  const last = /(?<![\p{L}\d])[\p{L}\d/.'’-]*\p{L}[\p{L}\d/.'’-]*(?=[\s:/.-]{0,4}$)/u.exec(clause);
  if (!last) return null;
  const known = label.weight === 2 ? TIME_WORDS : TITLE_WORDS;
  const [at, length] = [from + last.index, last[0].length];
  if (known.has(last[0].replace(/[.:]$/, ""))) return null;
  if (UNIT_TYPE.test(clause) || isName(written.slice(at, at + length))) {
    // "Khóa 3/2023": a capital at the head of a text makes no name.
    if (label.weight === 1 || last.index > 0) return null;
  }
  return word(at, length);
};
