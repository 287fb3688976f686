// Which unit a file is of: the name in its sheet, else the words of its file name; never guessed where they disagree.
import type { LocalDate } from "../../../../shared/domain/local-date.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { readUnitName, type UnitDirectory } from "../../../../shared/reading/unit-name.ts";
import { foldText } from "../../../../shared/text/fold.ts";

export interface FileUnit {
  /** Null: the person chooses. */
  readonly unit: UnitCode | null;
  /** What it may be, best first; empty where nothing hints at a unit. */
  readonly candidates: readonly UnitCode[];
  readonly from: "sheet" | "fileName" | "none";
}

export interface UnitScope {
  readonly directory: UnitDirectory;
  readonly under: UnitCode | null;
  readonly day: LocalDate;
}

/** Words of file names that belong to no unit. */
const NOISE = new Set(
  [
    "bao cao bc bieu mau so lieu solieu thang quy nam ky tuan tong hop tonghop thong ke gui lan final ban sao copy moi",
    "dvc dvctt tthc hs ho hoso tinh hinh ket qua giai quyet cai cach hanh chinh kem theo phu luc van ban file excel",
    "i ii iii iv xls xlsx csv html htm",
  ]
    .join(" ")
    .split(" "),
);

/** "BC_T6-2023 Xã Thạnh Tân (lần 2).xlsx": the words without the ending. */
const wordsOf = (fileName: string): readonly string[] =>
  fileName
    .normalize("NFC")
    .replace(/^.*[\\/]/u, "")
    .replace(/\.[^.]*$/u, "")
    // "XaThanhTan" is three words.
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== "");

const isNoise = (word: string): boolean => {
  const folded = foldText(word);
  return NOISE.has(folded) || /^(?:t|q|thang|quy|nam|lan|v)?\d+[a-z]?$/u.test(folded);
};

const WORDS_MAX = 7;

/** Stretches of words that may be a name, longest first; noise only ends them. */
const stretchesOf = (words: readonly string[]): readonly string[] => {
  const found: string[] = [];
  for (let length = Math.min(WORDS_MAX, words.length); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const part = words.slice(from, from + length);
      if (isNoise(part[0] as string) || isNoise(part.at(-1) as string)) continue;
      found.push(part.join(" "));
    }
  }
  return found;
};

interface Read {
  readonly units: readonly UnitCode[];
  readonly isSure: boolean;
}

const readName = (text: string, { directory, under, day }: UnitScope): Read => {
  const read = readUnitName(directory, text, { under, day });
  if (read.kind === "found") return { units: [read.unit.code], isSure: true };
  return { units: read.kind === "candidates" ? read.candidates.map(({ code }) => code) : [], isSure: false };
};

/** The unit that the longest telling stretch of a file name means. */
const readFileName = (fileName: string, scope: UnitScope): Read => {
  let weak: Read = { units: [], isSure: false };
  for (const text of stretchesOf(wordsOf(fileName))) {
    const read = readName(text, scope);
    // A single short syllable is a slip of chance, not a name.
    if (read.isSure && (text.includes(" ") || text.length > 3)) return read;
    if (weak.units.length === 0) weak = read;
  }
  return weak;
};

/** @param unitText the name as the sheet writes it; "" where it writes none. @param unit what the reader took it for. */
export const unitOfFile = (
  {
    unit,
    unitText,
    fileName,
  }: { readonly unit: UnitCode | null; readonly unitText: string; readonly fileName: string },
  scope: UnitScope,
): FileUnit => {
  const named = readFileName(fileName, scope);
  if (unit !== null) {
    const [other] = named.units;
    if (named.isSure && other !== undefined && other !== unit)
      return { unit: null, candidates: [unit, other], from: "sheet" };
    return { unit, candidates: [unit], from: "sheet" };
  }
  if (unitText !== "") {
    // The sheet names a unit that is not known for sure: the file name may only propose.
    const candidates = [...new Set([...named.units, ...readName(unitText, scope).units])];
    return { unit: null, candidates, from: candidates.length > 0 ? "fileName" : "none" };
  }
  const [first] = named.units;
  if (named.isSure && first !== undefined) return { unit: first, candidates: [first], from: "fileName" };
  return { unit: null, candidates: named.units, from: named.units.length > 0 ? "fileName" : "none" };
};
