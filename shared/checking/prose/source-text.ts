// Prepares a pasted text for reading: composed, in lower case and with one spelling of tones, each form with the same offsets.
import { folded, type Offsets } from "../../domain/period-tokens.ts";

/** A text in the forms in which rules read it. All of them have the same length, so an offset holds in each. */
export interface SourceText {
  /** Composed (NFC), without invisible characters; as people read it. */
  readonly text: string;
  /** The same in lower case, with the tone mark where today's spelling puts it: "hoá" is "hóa". */
  readonly lower: string;
  /** The same without diacritics. */
  readonly plain: string;
  /** Offsets in the text as it came. */
  readonly toOriginal: (at: Offsets) => Offsets;
}

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
const INVISIBLE = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Old spelling puts the tone on the second vowel of an open "oa", "oe", "uy". */
const OLD_TONES: Readonly<Record<string, string>> = {
  oá: "óa",
  oà: "òa",
  oả: "ỏa",
  oã: "õa",
  oạ: "ọa",
  oé: "óe",
  oè: "òe",
  oẻ: "ỏe",
  oẽ: "õe",
  oẹ: "ọe",
  uý: "úy",
  uỳ: "ùy",
  uỷ: "ủy",
  uỹ: "ũy",
  uỵ: "ụy",
};
const OLD_TONE = new RegExp(`(?<!q)(?:${Object.keys(OLD_TONES).join("|")})(?!\\p{L})`, "gu");

const lowerOf = (text: string): string => {
  const lower = text.toLowerCase();
  // A few letters of other languages grow when lowered; there each is lowered only where its length stays.
  const sized =
    lower.length === text.length
      ? lower
      : text.replace(/\p{Lu}/gu, (letter) =>
          letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
        );
  return sized.replace(OLD_TONE, (written) => OLD_TONES[written] ?? written);
};

export const readSource = (original: string): SourceText => {
  const pieces: string[] = [];
  const starts: number[] = [];
  for (const match of original.matchAll(CLUSTER)) {
    const piece = match[0].normalize("NFC").replace(INVISIBLE, "");
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit += 1) starts.push(match.index);
  }
  const text = pieces.join("");
  const startOf = (offset: number): number => starts[offset] ?? original.length;
  return {
    text,
    lower: lowerOf(text),
    plain: folded(text),
    toOriginal: ([start, end]) => [startOf(start), startOf(end)],
  };
};

/** What stands in place of something that was taken out: a space that never joins two numbers. */
const BLANK = "\u2003";

/** The same text with some spans blanked out, each character in its place. */
export const blanked = (text: string, spans: readonly Offsets[]): string => {
  if (spans.length === 0) return text;
  let out = "";
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    // Line ends stay, so that a blanked line is still a line.
    out += text.slice(at, from) + text.slice(from, end).replace(/[^\n]/gu, (char) => BLANK.repeat(char.length));
    at = end;
  }
  return out + text.slice(at);
};

/** Spans in order, those that touch made one. */
const merged = (spans: readonly Offsets[]): readonly Offsets[] => {
  const out: [number, number][] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
};

/** The last of some ordered pieces that begins at or before `offset`; -1 where all begin later. */
export const indexAt = (pieces: readonly { readonly at: Offsets }[], offset: number): number => {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Tells whether a place lies within one of the spans. */
export const coverOf = (spans: readonly Offsets[]): ((at: Offsets) => boolean) => {
  const pieces = merged(spans).map((at) => ({ at }));
  return ([start, end]) => {
    const span = pieces[indexAt(pieces, start)]?.at;
    return span !== undefined && span[0] <= start && end <= span[1];
  };
};

/** A piece that is read on its own: a sentence, or a line without a full stop. */
export interface Sentence {
  readonly at: Offsets;
  /** Counts the paragraphs (runs of text without a line break). */
  readonly paragraph: number;
  /** "+", "-", "•", "a)" at its head. */
  readonly isItem: boolean;
}

const ITEM = /^\s*(?:[-+•*·–—]|\(?[a-z\d]{1,2}[).])\s/u;
/** A full stop between sentences: not after an abbreviation, not inside "3. 90%" or "mức độ 3. 4". */
const FULL_STOP =
  /(?<!(?<!\p{L})(?:tp|tx|tt|p|q|h|ths|ts|gs|pgs|bs|mr|ms|no|st|dr))(?<!\d(?=[.]\s{1,2}\d))[.!?…]["”’)]?(?=\s)/giu;

/** Sentences in order. A line that ends in the middle of a sentence goes on with the next one. */
export const sentencesOf = (text: string): readonly Sentence[] => {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  const lines = text.split("\n");
  let start = 0;
  let lineStart = 0;
  for (const [index, line] of lines.entries()) {
    const lineEnd = lineStart + line.length;
    const next = lines[index + 1];
    // Pages copied from a narrow column break inside a sentence: the next line then begins in lower case.
    const goesOn = /[\p{L}\d,]\s*$/u.test(line) && next !== undefined && /^\s?\p{Ll}/u.test(next) && line.length > 20;
    if (!goesOn) {
      let from = start;
      for (const stop of text.slice(start, lineEnd).matchAll(FULL_STOP)) {
        const end = start + stop.index + stop[0].length;
        if (!/^\s*[\p{Lu}\d“"'(+•-]/u.test(text.slice(end, end + 4))) continue;
        sentences.push({ at: [from, end], paragraph, isItem: ITEM.test(text.slice(from, from + 8)) });
        from = end;
      }
      if (text.slice(from, lineEnd).trim() !== "") {
        sentences.push({ at: [from, lineEnd], paragraph, isItem: ITEM.test(text.slice(from, from + 8)) });
      }
      start = lineEnd + 1;
      paragraph += 1;
    }
    lineStart = lineEnd + 1;
  }
  return sentences;
};
