// Which form the title lines of a sheet name: by its printed code, else by the words of its entry.

import type { FormDefinition } from "../domain/form.ts";
import type { FormCode } from "../domain/form-code.ts";
import { foldText } from "../text/fold.ts";
import type { TitleLine } from "./sheet.ts";

interface NamedForm {
  readonly form: FormCode | null;
  /** The line with a code that no known form has, or that more than one has: then nothing else may stand for the form. */
  readonly unknown: TitleLine | null;
}

/** A code as a title prints it. */
interface PrintedCode {
  /** Number and suffix: "6a". */
  readonly code: string;
  readonly number: string;
  /** With a suffix, a part ("II.") or its issuer ("/VPCP"); "Biểu số 6" may be no more than the sixth annex. */
  readonly isFull: boolean;
  /** "Biểu" or "Mẫu" stands before it; else it could be the number of a letter. */
  readonly isHeaded: boolean;
  readonly length: number;
}

/** The letter đ is another than d: II.06d and II.06đ are two forms. NFD leaves it as it is. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const PART = /(?:(?<part>[ivx]+)[.\s]*)?/u.source;
/** "6 tháng" is a time; after "06" in "Biểu 06 tháng 6" another one begins. */
const TIME = /\s*(?:thang|quy|nam|ngay|tuan)(?!\p{L}|\s*(?:\d|[ivx]+(?!\p{L})))/u.source;
/** "06a", "06-a", "06 a", "06.1"; not "06 ở", a word of its own. */
const SUFFIX = /[a-zđ][a-zđ\d]*|[.-](?:[a-zđ]\d?|\d{1,2})|\s[a-hđ]/u.source;
const ISSUER = /(?<issuer>\s*\/\s*\p{L})?/u.source;
const CODE = `0*(?<number>\\d{1,3})(?:(?<suffix>${SUFFIX})|(?!${TIME}))(?![\\p{L}\\d])${ISSUER}`;
const HEADED = new RegExp(
  `(?<![\\p{L}\\d])(?<head>bieu|mau)(?:\\s+(?:so|mau|bao cao)(?!\\p{L}))*[\\s:]*${PART}${CODE}`,
  "gu",
);
/** "II.06a/VPCP", "06a/VPCP"; a letter is numbered "số 06a/BC-UBND". */
const BARE = new RegExp(`(?<![\\p{L}\\d.,/])(?<letter>so[\\s:]{1,3})?${PART}${CODE}`, "gu");

const printedCode = ({ 0: text, groups = {} }: RegExpMatchArray): PrintedCode => {
  const { number = "", suffix = "", part, issuer, head } = groups;
  const isFull = suffix !== "" || part !== undefined || issuer !== undefined;
  const code = number + suffix.replace(/^[\s.-](?=\D)/u, "");
  return { code, number, isFull, isHeaded: head !== undefined, length: text.length };
};

const codesIn = (text: string): readonly PrintedCode[] => {
  const words = plain(text);
  const headed = [...words.matchAll(HEADED)].flatMap((match) => {
    const printed = printedCode(match);
    // "Mẫu số 5" is a denominator or the number of a template.
    return match.groups?.head === "bieu" || printed.isFull ? [printed] : [];
  });
  const bare = [...words.replace(HEADED, " ").matchAll(BARE)].flatMap((match) => {
    const { letter, part, suffix, issuer } = match.groups ?? {};
    const isCode = part !== undefined || (suffix !== undefined && letter === undefined);
    return issuer !== undefined && isCode ? [printedCode(match)] : [];
  });
  return [...headed, ...bare];
};

interface FormWords {
  readonly form: FormCode;
  readonly codes: readonly PrintedCode[];
  readonly phrases: readonly string[];
}

const wordsOf = ({ code, titleWords }: FormDefinition): FormWords => ({
  form: code,
  codes: titleWords.flatMap(codesIn),
  phrases: titleWords.filter((words) => codesIn(words).length === 0).map(foldText),
});

interface Match {
  readonly form: FormCode;
  readonly length: number;
}

/** The form with the longest match; null where there is none, or two forms have one as long. */
const longest = (matches: readonly Match[]): FormCode | null => {
  const most = Math.max(0, ...matches.map(({ length }) => length));
  const [first, ...others] = new Set(matches.filter(({ length }) => length === most).map(({ form }) => form));
  return first !== undefined && others.length === 0 ? first : null;
};

/**
 * The form that the lines name. A full code ("Biểu 06b", "II.06b/VPCP") decides alone: if no known form has it, none is named,
 * however much the rest of the title resembles one. Else the longest of the phrases and bare numbers ("Biểu 06") counts; a bare
 * number that is not known speaks against every form that has a code.
 */
export const namedForm = (lines: readonly TitleLine[], forms: readonly FormDefinition[]): NamedForm => {
  const known = forms.map(wordsOf);
  const isNear = ({ number }: PrintedCode) => known.some(({ codes }) => codes.some((code) => code.number === number));
  const ownerOf = ({ code }: PrintedCode): FormCode | null => {
    const [owner, ...others] = known.filter(({ codes }) => codes.some((printedCode) => printedCode.code === code));
    return owner && others.length === 0 ? owner.form : null;
  };
  let named: FormCode | null = null;
  let stray: TitleLine | null = null;
  const matches: Match[] = [];
  for (const line of lines) {
    for (const printed of codesIn(line.text)) {
      const owner = ownerOf(printed);
      // Unheaded it may be an address or a letter: it is taken for a form only beside one that is known.
      if (owner === null && !printed.isHeaded && !isNear(printed)) continue;
      if (!printed.isFull) {
        if (owner === null) stray ??= line;
        else matches.push({ form: owner, length: printed.length });
        continue;
      }
      if (owner === null || (named ?? owner) !== owner) return { form: null, unknown: line };
      named = owner;
    }
    const folded = ` ${foldText(line.text)} `;
    for (const { form, phrases } of known) {
      for (const phrase of phrases) {
        if (folded.includes(` ${phrase} `)) matches.push({ form, length: phrase.length });
      }
    }
  }
  const hasCode = (form: FormCode) => known.some((formWords) => formWords.form === form && formWords.codes.length > 0);
  const form = named ?? longest(stray ? matches.filter((match) => !hasCode(match.form)) : matches);
  return { form, unknown: form === null ? stray : null };
};
