// Reads what a cell of a form holds: a number, a sign that stands for one ("-", "Không phát sinh", "…", "x"), or words.
import { readNumberText } from "../domain/number-text.ts";
import { toNumber } from "../domain/rational.ts";
import { foldText } from "../text/fold.ts";
import type { SheetCell } from "./sheet.ts";

/** Signs that people write instead of a number. */
export type Mark = "zero" | "notProvided" | "notApplicable";

export type CellContent =
  | { readonly kind: "blank" }
  | {
      readonly kind: "number";
      /** As written: "98,5%" is 98.5. */
      readonly number: number;
      /** The text itself carries a percent sign. */
      readonly isPercent: boolean;
      readonly decimals: number;
      readonly fromText: boolean;
      /** "1,234" as text: the reading as thousands, beside `number` as decimals. */
      readonly grouped: number | null;
      /** "97.415" as text: the reading as decimals of a foreign program, beside `number` as thousands. */
      readonly pointed: number | null;
    }
  | { readonly kind: "mark"; readonly mark: Mark }
  | { readonly kind: "text" };

const BLANK: CellContent = { kind: "blank" };
const TEXT: CellContent = { kind: "text" };

/** Words that may stand beside a count in its cell: "61 hồ sơ". */
const COUNTED_WORDS =
  /^(?:so )?(?:(?:bo )?ho so|bo|truong hop|luot|hs|thu tuc(?: hanh chinh)?|tthc|dich vu(?: cong)?(?: truc tuyen)?|dvc|dvctt|pakn|diem|ngay)?$/;

const MARKS: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ["khong", "zero"],
  ["khong co", "zero"],
  ["khong phat sinh", "zero"],
  ["khong phat sinh ho so", "zero"],
  ["khong co phat sinh", "zero"],
  ["khong co ho so", "zero"],
  ["chua phat sinh", "zero"],
  ["chua co so lieu", "notProvided"],
  ["khong co so lieu", "notProvided"],
  ["chua bao cao", "notProvided"],
  ["chua gui", "notProvided"],
  ["chua gui bao cao", "notProvided"],
  ["chua tong hop", "notProvided"],
  ["khong bao cao", "notProvided"],
  ["n a", "notProvided"],
  ["x", "notApplicable"],
  ["khong ap dung", "notApplicable"],
]);

/** "x" and its look-alikes say "not for us" in most forms and "here it is" in some: the reader asks once per form. */
export const isCross = (text: string): boolean => /^[xX×✕]$/u.test(text.trim());

const markOf = (text: string): Mark | null => {
  if (/^[-–—−_]{1,3}$/u.test(text)) return "zero";
  if (/^(?:…+|\.{2,}|\?+)$/u.test(text)) return "notProvided";
  if (isCross(text)) return "notApplicable";
  return MARKS.get(foldText(text)) ?? null;
};

const decimalsOf = (number: number): number => (/\.(\d+)$/.exec(String(number))?.[1] ?? "").length;

/** "13.529 (86,5%)": a count with its share. */
const WITH_SHARE = /^(?<count>[^()]{1,40}?)\s*\(\s*(?:(?:tỷ lệ|tỉ lệ|đạt|chiếm)\s*:?\s*)?[\d.,]{1,12}\s*%\s*\)$/iu;
/** "4.561/5.650 HS": a count of a total. */
const OF_TOTAL = /^(?<part>[\d.]{1,15})\s?\/\s?(?<total>[\d.]{1,15})(?<words>(?:\s*\p{L}[\p{L}\s]{0,40})?)$/u;
/** A month of a year is no part of a total. */
const isMonthOfYear = (part: number, total: number): boolean => part <= 12 && total >= 2000 && total <= 2100;

const partIn = (text: string): CellContent => {
  const { part = "", total = "", words = "" } = OF_TOTAL.exec(text)?.groups ?? {};
  const [first, second] = [readNumberText(part), readNumberText(total)];
  if ("kind" in first || "kind" in second || !COUNTED_WORDS.test(foldText(words))) return TEXT;
  const [count, whole] = [toNumber(first.number), toNumber(second.number)];
  const isPart = Number.isInteger(count) && Number.isInteger(whole) && count <= whole;
  return isPart && !isMonthOfYear(count, whole)
    ? { kind: "number", number: count, isPercent: false, decimals: 0, fromText: true, grouped: null, pointed: null }
    : TEXT;
};

const numberIn = (text: string): CellContent => {
  // "Dịch vụ công trực tuyến (12)" is a header; in a cell the number stands first. "(5)" may be the number of a column.
  if (!/^(?:[-−+]?\s*[\d.,\uff10-\uff19]|\([^()]*[.,][^()]*\)$)/u.test(text) || /^0\d{2,}$/u.test(text)) return TEXT;
  const count = WITH_SHARE.exec(text)?.groups?.count;
  if (count !== undefined) return numberIn(count);
  if (text.includes("/")) return partIn(text);
  const read = readNumberText(text);
  if ("kind" in read) {
    const rest = foldText(text.replace(/\d[\d.,\s\u00a0]*/u, " "));
    if (read.kind !== "ambiguous" || !COUNTED_WORDS.test(rest)) return TEXT;
    const [number, grouped] = [toNumber(read.readings[0]), toNumber(read.readings[1])];
    return { kind: "number", number, isPercent: false, decimals: 3, fromText: true, grouped, pointed: null };
  }
  const [before, after] = read.words;
  // Words that are no counted thing change what is counted ("3 hồ sơ quá hạn") or make a sentence.
  if (before !== "" || !COUNTED_WORDS.test(foldText(after))) return TEXT;
  const { isPercent, decimals } = read;
  const number = isPercent
    ? Number((toNumber(read.number) * 100).toFixed(Math.max(decimals, 0)))
    : toNumber(read.number);
  const pointed = /(?<![\d.,])([1-9]\d{0,2}\.\d{3})(?![\d.,])/u.exec(text)?.[1];
  const foreign = pointed !== undefined && !isPercent ? Number(pointed) : null;
  return { kind: "number", number, isPercent, decimals, fromText: true, grouped: null, pointed: foreign };
};

/** What the cell says. Errors of formulas and words that are neither a number nor a known sign are `text`. */
export const contentOf = (cell: SheetCell, text: string): CellContent => {
  if (cell === null || text === "") return BLANK;
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) return TEXT;
    return {
      kind: "number",
      number: cell,
      isPercent: false,
      decimals: decimalsOf(cell),
      fromText: false,
      grouped: null,
      pointed: null,
    };
  }
  if (typeof cell !== "string") return TEXT;
  // A leading apostrophe keeps a number as text in Excel.
  const bare = text.replace(/^['’]/u, "");
  const mark = markOf(bare);
  return mark ? { kind: "mark", mark } : numberIn(bare);
};

/** The content as a percentage or a number of points: neither is above 100, so "97.415" is 97,415 there. */
export const asShare = (content: CellContent): CellContent =>
  content.kind === "number" && content.pointed !== null && content.number > 100
    ? { ...content, number: content.pointed, decimals: 3 }
    : content;

export const isFigureLike = (content: CellContent): boolean => content.kind === "number" || content.kind === "mark";

/** How a row or a column is numbered in a form. */
type NumberingKind = "letter" | "roman" | "whole" | "dotted" | "small" | "dash";

export interface Numbering {
  readonly kind: NumberingKind;
  /** Depth in a form that uses them all: A, I, 1, 1.1, a, -. */
  readonly level: number;
  readonly text: string;
}

const LEVELS: Readonly<Record<NumberingKind, number>> = { letter: 0, roman: 1, whole: 2, dotted: 3, small: 4, dash: 5 };
const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/;

const numbering = (kind: NumberingKind, text: string): Numbering => ({
  kind,
  level: kind === "dotted" ? 2 + text.split(".").filter((part) => part !== "").length - 1 : LEVELS[kind],
  text,
});

/**
 * The numbering that a cell of the "STT" column holds; null for other words. `before` is the last capital letter used, so that
 * "C" after "B" is a letter and "I" at the beginning is one in Roman.
 */
export const readNumbering = (text: string, before: string | null): Numbering | null => {
  const bare = text.replace(/^[([]|[).\]:/]+$/gu, "").trim();
  if (/^[-–—+*•]$/u.test(text.trim())) return numbering("dash", text.trim());
  if (/^\d{1,4}$/.test(bare)) return numbering("whole", bare);
  if (/^\d{1,3}(?:\.\d{1,3})+$/.test(bare)) return numbering("dotted", bare);
  if (/^[IVX]+\.\d{1,3}$/.test(bare)) return numbering("whole", bare);
  if (/^[a-zđ]$/u.test(bare)) return numbering("small", bare);
  const isNextLetter = before !== null && /^[A-Z]$/.test(bare) && bare.charCodeAt(0) === before.charCodeAt(0) + 1;
  if (bare !== "" && ROMAN.test(bare) && !isNextLetter) return numbering("roman", bare);
  return /^[A-ZĐ]$/u.test(bare) ? numbering("letter", bare) : null;
};

/** "X. Thạch Hưng" and "P. Việt Trì" are kinds of units, not numbers of lines. */
const LABEL_NUMBERING =
  /^(?![HPQTX]\.)(?:([A-ZĐ]|[IVX]{1,5}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s?[.)/:]\s?|([-–—+*•])\s?)(?=\p{L})/u;

/** Splits "I. Cấp tỉnh" or "- Trực tuyến" into its numbering and its words. */
export const splitLabel = (
  text: string,
  before: string | null,
): { readonly numbering: Numbering | null; readonly label: string } => {
  const match = LABEL_NUMBERING.exec(text);
  if (!match) return { numbering: null, label: text };
  const read = readNumbering(match[1] ?? match[2] ?? "", before);
  return read ? { numbering: read, label: text.slice(match[0].length) } : { numbering: null, label: text };
};

/**
 * The column number that a cell under a header holds: 3 in "(3)", "3", "(3)=(4)+(5)+(6)", "3=4+5+6"; "A" and "B" count as
 * numbers of label columns (0). Null for anything else.
 */
export const columnNumberOf = (text: string): number | null => {
  const bare = text.replace(/\s+/gu, "");
  const match = /^[([]?(\d{1,2})[)\]]?(?:=[\d()[\]+\-*/x:%]+)?$/u.exec(bare);
  if (match) return Number(match[1]);
  return /^[([]?[A-D][)\]]?$/.test(bare) ? 0 : null;
};
