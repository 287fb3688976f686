// Vietnamese names syllable by syllable: keys that forgive where a tone mark stands, i for y, and a wrong Đ; what is a syllable at all.

/** One syllable of a name. */
export interface Syllable {
  /** Letters without any mark: "hoa". */
  readonly plain: string;
  /** Letters with their hats and hooks, the tone at the end wherever it was written: "Hoà" and "Hòa" are the same. */
  readonly marked: string;
  /** Written with at least one mark; "hung" without marks may be Hưng. */
  readonly hasMarks: boolean;
  /** Written in capitals only. */
  readonly isCapital: boolean;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

const STOP = /(?:c|ch|k|p|t)$/u;

/** "Mỹ" and "Mĩ", "Quý" and "Quí" are one spelling: y as the only vowel of a syllable is i. */
const withI = (letters: string): string => letters.replace(/^((?:[bcdđghklmnpqrstvx]|qu)+)y$/u, "$1i");

const unified = (word: string): string => word.toLowerCase().replace(/[ðɖ]/gu, "đ");

/** Roman numbers and leading zeros of numbered wards: "Phường 01" is "Phường 1". */
const numbered = (word: string): string => (/^\d+$/.test(word) ? String(Number(word)) : word);

const syllableOf = (word: string): Syllable => {
  const letters = unified(word).normalize("NFD");
  const tone = letters.match(TONES)?.[0] ?? "";
  const marked = withI(letters.replace(TONES, "").normalize("NFC")) + tone;
  const plain = numbered(withI(letters.replace(/\p{M}/gu, "").replace(/đ/gu, "d")));
  return {
    plain,
    marked: numbered(marked),
    hasMarks: /[\p{M}đ]/u.test(letters),
    isCapital: /\p{L}/u.test(word) && word === word.toUpperCase(),
  };
};

/** The syllables of a name, without punctuation: "Bà Rịa - Vũng Tàu" has four. */
export const syllablesOf = (name: string): readonly Syllable[] =>
  name
    .normalize("NFC")
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== "")
    .map(syllableOf);

export const plainKey = (syllables: readonly Syllable[]): string => syllables.map(({ plain }) => plain).join(" ");

/**
 * Whether what was typed can be this name: a syllable typed without marks fits any marks, one with marks only its own.
 * `exact`: mark for mark; `open`: no syllable contradicts; `other`: a mark contradicts.
 */
export const compareMarks = (typed: readonly Syllable[], name: readonly Syllable[]): "exact" | "open" | "other" => {
  let isExact = true;
  for (const [index, syllable] of typed.entries()) {
    const other = name[index]?.marked ?? "";
    if (syllable.marked === other) continue;
    // "Đăk Lăk": a syllable that ends in a stop always has a tone, so a missing one says nothing.
    const isToneLeftOut = STOP.test(syllable.marked) && syllable.marked === other.replace(TONES, "");
    if (syllable.hasMarks && !isToneLeftOut) return "other";
    isExact = false;
  }
  return isExact ? "exact" : "open";
};

const ONSET = "(?:b|ch|c|d|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?";
const RHYMES =
  "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|e|ec|ech|em|en|eng|enh|eo|ep|et|eu|i|ia|ich|iec|iem|ien|ieng|iep|iet|ieu|im|in|inh|ip|it|iu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oc|oe|oen|oeo|oet|oi|om|on|ong|ooc|oong|op|ot|u|ua|uan|uang|uat|uay|uc|ue|uech|uenh|ui|um|un|ung|uo|uoc|uoi|uom|uon|uong|uop|uot|uou|up|ut|uu|uy|uya|uych|uyen|uyet|uynh|uyt|uyu|y|yem|yen|yet|yeu";
const SYLLABLE = new RegExp(`^${ONSET}(?:${RHYMES})$`, "u");

/** Whether the letters can be a Vietnamese syllable. "hunng" cannot: a slip; "cat" can: perhaps another name than "cao". */
export const isSyllable = (plain: string): boolean => SYLLABLE.test(plain);

/** Whether two words differ by one letter added, left out, exchanged or put in the wrong order. */
export const isOneSlipApart = (a: string, b: string): boolean => {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};
