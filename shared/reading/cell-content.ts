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
  /^(?:so )?(?:ho so|hs|thu tuc(?: hanh chinh)?|tthc|dich vu(?: cong)?(?: truc tuyen)?|dvc|dvctt|pakn|diem|ngay)?$/;

const MARKS: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ["khong", "zero"],
  ["khong co", "zero"],
  ["khong phat sinh", "zero"],
  ["khong phat sinh ho so", "zero"],
  ["khong co phat sinh", "zero"],
  ["khong co ho so", "zero"],
  ["chua phat sinh", "zero"],
  ["chua co so lieu", "notProvided"],
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

const numberIn = (text: string): CellContent => {
  // "Dịch vụ công trực tuyến (12)" is a header; in a cell the number stands first.
  if (!/^[-−+]?\s*[\d.,]/u.test(text)) return TEXT;
  const read = readNumberText(text);
  const isAmbiguous = "kind" in read && read.kind === "ambiguous";
  if ("kind" in read && !isAmbiguous) return TEXT;
  // A single letter before or after the number makes it a code ("H44.10"), other words a sentence.
  const rest = foldText(text.replace(/\d[\d.,\s\u00a0]*/u, " ").replace(/%|phần trăm/giu, " "));
  if (!COUNTED_WORDS.test(rest)) return TEXT;
  if ("kind" in read) {
    const [decimal, grouped] = read.kind === "ambiguous" ? read.readings.map(toNumber) : [];
    return decimal === undefined || grouped === undefined
      ? TEXT
      : { kind: "number", number: decimal, isPercent: false, decimals: 3, fromText: true, grouped, pointed: null };
  }
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
