// Finds the unit that people mean by a name: kinds and abbreviations, missing marks, slips of the hand, names from before a merger.
import type { LocalDate } from "../domain/local-date.ts";
import { isInForce, parseUnitCode, type UnitCode, type UnitType, type UnitVersion } from "../domain/unit.ts";
import { codesBelow, type UnitGraph, unitGraph, versionsIn } from "../domain/unit-graph.ts";
import { compareMarks, isOneSlipApart, isSyllable, plainKey, type Syllable, syllablesOf } from "./unit-syllables.ts";

/** A unit version with its name taken apart. */
interface Entry {
  readonly unit: UnitVersion;
  /** Of the name without its kind; "và" is left out, as it is in "Giáo dục - Đào tạo" and in initials. */
  readonly syllables: readonly Syllable[];
  /** The syllables without marks and spaces. */
  readonly joined: string;
}

/** The names of all units, at any time, ready to be looked up. Made once for many names. */
export interface UnitDirectory {
  readonly graph: UnitGraph;
  readonly entries: readonly Entry[];
  readonly byPlain: ReadonlyMap<string, readonly Entry[]>;
  readonly byJoined: ReadonlyMap<string, readonly Entry[]>;
  /** By the number of letters, so that a slip is sought only among names that are about as long. */
  readonly byLength: ReadonlyMap<number, readonly Entry[]>;
}

export interface UnitCandidate {
  readonly code: UnitCode;
  readonly name: string;
  readonly type: UnitType;
  /** Name of the unit above on the day, to tell two communes of one name apart; null for a root. */
  readonly parent: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** Name of the unit that this one took over, where that is the name given; else null. */
  readonly former: string | null;
}

export type UnitNameReading =
  | { readonly kind: "found"; readonly unit: UnitCandidate }
  /** Several units, or one that the name does not surely mean; best first. */
  | { readonly kind: "candidates"; readonly candidates: readonly UnitCandidate[] }
  | { readonly kind: "unknown" };

/** From here on a single candidate is taken. */
const CONFIDENCE_TAKEN = 0.7;
/** Candidates this much behind the best one are another tier. */
const TIER = 0.05;
const CANDIDATES_MAX = 8;

/** Words as syllables without marks. */
type Words = readonly string[];

const wordsOf = (text: string): Words => text.split(" ");

/** Words and abbreviations of kinds; the dot after an abbreviation is gone. */
const KIND_TEXTS: readonly (readonly [type: UnitType, texts: readonly string[]])[] = [
  ["thành phố", ["thanh pho", "tp", "t p"]],
  ["thị trấn", ["thi tran", "tt", "t tran"]],
  ["thị xã", ["thi xa", "tx"]],
  ["đặc khu", ["dac khu", "dk"]],
  ["phường", ["phuong", "p", "ph"]],
  ["huyện", ["huyen", "h"]],
  ["quận", ["quan", "q"]],
  ["tỉnh", ["tinh", "t"]],
  ["xã", ["xa", "x"]],
  ["sở", ["so", "s"]],
];
const KINDS: readonly (readonly [type: UnitType, names: readonly Words[]])[] = KIND_TEXTS.map(([type, texts]) => [
  type,
  texts.map(wordsOf),
]);

/** Words before the kind that name an office of the unit, not another unit. */
const OFFICE_TEXTS: readonly string[] = [
  "uy ban nhan dan",
  "ubnd",
  "u b n d",
  "van phong hdnd ubnd",
  "vp hdnd ubnd",
  "vp ubnd",
  "van phong ubnd",
  "trung tam phuc vu hanh chinh cong",
  "tt phuc vu hanh chinh cong",
  "trung tam pvhcc",
  "tt pvhcc",
  "ttpvhcc",
  "trung tam hanh chinh cong",
  "bo phan mot cua",
  "bo phan tiep nhan tra ket qua",
  "bo phan tn tkq",
  "bp mot cua",
  "mot cua",
];
const OFFICES: readonly Words[] = OFFICE_TEXTS.map(wordsOf);

/** Kinds of one level: a commune may have become a ward. Cities stand at two levels. */
const LEVELS: readonly (readonly UnitType[])[] = [
  ["xã", "phường", "thị trấn", "đặc khu"],
  ["huyện", "quận", "thị xã", "thành phố"],
  ["tỉnh", "thành phố"],
  ["sở"],
];

/** "Nông nghiệp và Môi trường" and "Nông nghiệp - Môi trường" are the same. */
const spokenOf = (text: string): readonly Syllable[] => syllablesOf(text).filter(({ plain }) => plain !== "va");

const joinedKey = (syllables: readonly Syllable[]): string => syllables.map(({ plain }) => plain).join("");

const startsWith = (syllables: readonly Syllable[], words: Words): number =>
  words.every((word, index) => syllables[index]?.plain === word) ? words.length : 0;

/** One way to understand a name: what kind of unit, called what. */
interface Asked {
  readonly type: UnitType | null;
  readonly syllables: readonly Syllable[];
  /** The name of an office stood before it. */
  readonly isOffice: boolean;
}

const withoutOffice = (
  syllables: readonly Syllable[],
): { readonly rest: readonly Syllable[]; readonly cut: boolean } => {
  for (const office of OFFICES) {
    const length = startsWith(syllables, office);
    if (length > 0 && length < syllables.length) return { rest: syllables.slice(length), cut: true };
  }
  return { rest: syllables, cut: false };
};

/** The typed kind words of the name, with and without: "TT Huế" may be the town Huế or Thừa Thiên Huế. */
const askedOf = (syllables: readonly Syllable[]): readonly Asked[] => {
  const { rest, cut } = withoutOffice(syllables);
  const plain: Asked = { type: null, syllables: rest, isOffice: cut };
  const typed = KINDS.flatMap(([type, names]): readonly Asked[] =>
    names.flatMap((words) => {
      const length = startsWith(rest, words);
      // "Thành phố" as the kind and "Xã" as part of a name both need something after them.
      return length > 0 && length < rest.length ? [{ type, syllables: rest.slice(length), isOffice: cut }] : [];
    }),
  );
  return [...typed, plain];
};

/** "TPHCM", "P1", "Q.Bình Thạnh": a kind written together with the name. */
const separated = (text: string): string =>
  text
    .replace(/(?<![\p{L}\d])(TP|Tp|tp|TX|Tx|TT|P|p|Q|q|X|x|H)\.?(?=\d)/gu, "$1 ")
    .replace(/(?<![\p{L}\d])(TP|TX|TT|Tp|Tx|tp|tx)\.?(?=\p{Lu}\p{L}*)/gu, "$1 ")
    .replace(/(?<![\p{L}\d])tp(?=hcm\b)/gu, "tp ")
    .replace(/(?<![\p{L}\d])([PQXH])\.(?=\p{L})/gu, "$1. ")
    .replaceAll("&", " và ");

/** The name and what follows it as the units above: "xã Suối Cao, huyện Xuân Lộc", "Lâm Thao - Tỉnh Phú Thọ", "Suối Cao (Xuân Lộc)". */
const piecesOf = (text: string): readonly string[] =>
  text
    .split(/\s*[,;()]\s*|\s+[-–—]\s+|\s+(?:thuộc|trực thuộc)\s+/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");

/** The stored name without its kind and without the units above ("UBND xã Lâm Thao - Tỉnh Phú Thọ" is Lâm Thao). */
const entryOf = (unit: UnitVersion): Entry => {
  // A hyphen belongs to the name ("Bà Rịa - Vũng Tàu") unless a kind follows it.
  // "(trình diễn)" is a note.
  const bare = unit.name.replace(/\s*\([^)]*\)/gu, "");
  const own = bare.split(/(?:\s+[-–—]|,)\s+(?=(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã)\s)/iu)[0] ?? bare;
  const { rest } = withoutOffice(spokenOf(own));
  const kind = KINDS.find(([type]) => type === unit.type)?.[1][0];
  const length = kind === undefined ? 0 : startsWith(rest, kind);
  const syllables = length > 0 && length < rest.length ? rest.slice(length) : rest;
  return { unit, syllables, joined: joinedKey(syllables) };
};

const groupedBy = <Key>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => Key,
): ReadonlyMap<Key, readonly Entry[]> => {
  const groups = new Map<Key, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
};

export const unitDirectory = (units: readonly UnitVersion[]): UnitDirectory => {
  const entries = units.map(entryOf);
  return {
    graph: unitGraph(units),
    entries,
    byPlain: groupedBy(entries, ({ syllables }) => plainKey(syllables)),
    byJoined: groupedBy(entries, ({ joined }) => joined),
    byLength: groupedBy(entries, ({ joined }) => joined.length),
  };
};

interface Hit {
  readonly entry: Entry;
  readonly confidence: number;
}

/** What the kind says: right, a neighbour of the same level, another level, or nothing. */
const typePenalty = (asked: UnitType | null, type: UnitType): number => {
  if (asked === null) return 0.02;
  if (asked === type) return 0;
  return LEVELS.some((level) => level.includes(asked) && level.includes(type)) ? 0.25 : 0.5;
};

const sameName = (directory: UnitDirectory, asked: Asked): readonly Hit[] =>
  (directory.byPlain.get(plainKey(asked.syllables)) ?? []).map((entry) => {
    const marks = compareMarks(asked.syllables, entry.syllables);
    const base = marks === "exact" ? 1 : marks === "open" ? 0.94 : 0.65;
    return { entry, confidence: base - typePenalty(asked.type, entry.unit.type) };
  });

/** Whether a typed word may be initials: written in capitals among small letters, or no syllable at all. */
const couldBeInitials = ({ plain, isCapital }: Syllable, all: readonly Syllable[]): boolean =>
  /^[a-z]+$/.test(plain) &&
  ((isCapital && !all.every((syllable) => syllable.isCapital || /\d/.test(syllable.plain))) || !isSyllable(plain));

/** Whether the typed words, some of them initials, spell the name: "HCM", "TT Huế", "Nông nghiệp và PTNT". */
const isSpelledBy = (
  typed: readonly Syllable[],
  mayBeInitials: readonly boolean[],
  name: readonly Syllable[],
): boolean => {
  let at = 0;
  for (const [index, word] of typed.entries()) {
    const syllable = name[at];
    if (!syllable) return false;
    if (syllable.plain === word.plain && (!word.hasMarks || word.marked === syllable.marked)) {
      at += 1;
      continue;
    }
    if (!mayBeInitials[index]) return false;
    for (const letter of word.plain) {
      if (name[at]?.plain[0] !== letter) return false;
      at += 1;
    }
  }
  return at === name.length;
};

const byInitials = (directory: UnitDirectory, asked: Asked): readonly Hit[] => {
  const mayBeInitials = asked.syllables.map((word) => couldBeInitials(word, asked.syllables));
  if (!mayBeInitials.includes(true)) return [];
  const base = asked.type === null ? 0.77 : 0.87;
  // Without its kind an abbreviation says less: "ĐN" alone is two provinces and several communes.
  return directory.entries
    .filter(({ syllables }) => syllables.length > 1 && isSpelledBy(asked.syllables, mayBeInitials, syllables))
    .map((entry) => ({ entry, confidence: base - typePenalty(asked.type, entry.unit.type) }));
};

/** Shortest name, in letters, in which a slip is forgiven. */
const SLIP_LENGTH_MIN = 6;

/** Names one slip away. Where what was typed could itself be a name, it is only a suggestion. */
const bySlip = (directory: UnitDirectory, asked: Asked): readonly Hit[] => {
  const typed = joinedKey(asked.syllables);
  if (typed.length < SLIP_LENGTH_MIN) return [];
  const near = [-1, 0, 1].flatMap((longer) => directory.byLength.get(typed.length + longer) ?? []);
  return near
    .filter(({ joined }) => isOneSlipApart(typed, joined))
    .map((entry) => {
      const own = new Set(entry.syllables.map(({ plain }) => plain));
      const isSlip = asked.syllables.some(({ plain }) => !own.has(plain) && !isSyllable(plain));
      return { entry, confidence: (isSlip ? 0.8 : 0.55) - typePenalty(asked.type, entry.unit.type) };
    });
};

/** "thachhung", "thach  h ung": the spaces were left out or misplaced. */
const bySpacing = (directory: UnitDirectory, asked: Asked): readonly Hit[] => {
  const typed = joinedKey(asked.syllables);
  if (typed.length < SLIP_LENGTH_MIN) return [];
  return (directory.byJoined.get(typed) ?? [])
    .filter(({ syllables }) => plainKey(syllables) !== plainKey(asked.syllables))
    .map((entry) => ({ entry, confidence: 0.84 - typePenalty(asked.type, entry.unit.type) }));
};

const isTaken = (hits: readonly Hit[]): boolean => hits.some(({ confidence }) => confidence >= CONFIDENCE_TAKEN);

/** Units of the name by the surest way that finds one; else every weak trace of it, as suggestions. */
const hitsOf = (directory: UnitDirectory, text: string): readonly Hit[] => {
  const asked = askedOf(spokenOf(separated(text)));
  const weak: Hit[] = [];
  for (const look of [sameName, byInitials, bySpacing, bySlip]) {
    const hits = asked.flatMap((one) =>
      look(directory, one).map((hit) => (one.isOffice ? { ...hit, confidence: hit.confidence - 0.01 } : hit)),
    );
    if (isTaken(hits)) return hits;
    weak.push(...hits);
  }
  return weak;
};

export interface UnitNameOptions {
  /** Only units that are or were below this one. */
  readonly under?: UnitCode | null;
  /** Day for which a unit is wanted; units in force then go first. */
  readonly day: LocalDate;
}

const parentName = (directory: UnitDirectory, unit: UnitVersion): string | null =>
  unit.parent === null ? null : (versionsIn(directory.graph, unit.parent).at(-1)?.name ?? unit.parent);

const candidateOf = (
  directory: UnitDirectory,
  unit: UnitVersion,
  confidence: number,
  former: string | null,
): UnitCandidate => ({
  code: unit.code,
  name: unit.name,
  type: unit.type,
  parent: parentName(directory, unit),
  confidence: Math.round(confidence * 100) / 100,
  former,
});

/** What a unit is on the day: itself, or the units that took it over. */
const onDay = (directory: UnitDirectory, { entry, confidence }: Hit, day: LocalDate): readonly UnitCandidate[] => {
  const { unit } = entry;
  const versions = versionsIn(directory.graph, unit.code);
  const current = versions.find((version) => isInForce(version, day));
  if (current) {
    // The unit still exists under another name: the old name is known, less surely.
    const isRenamed = current !== unit && current.name !== unit.name;
    return [candidateOf(directory, current, isRenamed ? confidence * 0.95 : confidence, isRenamed ? unit.name : null)];
  }
  const successors = versions.at(-1)?.successors ?? [];
  const taken = new Map<UnitCode, UnitVersion>();
  const walk = (code: UnitCode): void => {
    const its = versionsIn(directory.graph, code);
    const live = its.find((version) => isInForce(version, day));
    if (live) taken.set(code, live);
    else for (const next of its.at(-1)?.successors ?? []) walk(next.unit);
  };
  for (const successor of successors) walk(successor.unit);
  if (taken.size === 0) return [candidateOf(directory, unit, confidence * 0.85, null)];
  return [...taken.values()].map((live) =>
    candidateOf(directory, live, confidence * (taken.size === 1 ? 0.92 : 0.7), unit.name),
  );
};

/** Codes that are or were below any of the units that a piece of text names; null where it names none. */
const belowNamed = (directory: UnitDirectory, piece: string): ReadonlySet<UnitCode> | null => {
  const hits = hitsOf(directory, piece).filter(({ confidence }) => confidence >= CONFIDENCE_TAKEN);
  if (hits.length === 0) return null;
  return new Set(hits.flatMap(({ entry }) => [...codesBelow(directory.graph, entry.unit.code)]));
};

const best = (candidates: readonly UnitCandidate[]): readonly UnitCandidate[] => {
  const byCode = new Map<UnitCode, UnitCandidate>();
  for (const candidate of candidates) {
    const known = byCode.get(candidate.code);
    if (!known || candidate.confidence > known.confidence) byCode.set(candidate.code, candidate);
  }
  return [...byCode.values()].sort((a, b) => b.confidence - a.confidence || (a.code < b.code ? -1 : 1));
};

/**
 * The unit that a name means. Two communes of one name are never merged: without `under`, or the unit above in the text, both are
 * candidates. A name from before a merger leads to the unit that took over, where that is one.
 */
export const readUnitName = (
  directory: UnitDirectory,
  text: string,
  { under = null, day }: UnitNameOptions,
): UnitNameReading => {
  const trimmed = text.normalize("NFC").trim();
  const scope = under === null ? null : codesBelow(directory.graph, under);
  const code = parseUnitCode(trimmed.toUpperCase());
  const coded = code && versionsIn(directory.graph, code).at(-1);
  if (code && coded && (scope === null || scope.has(code))) {
    const live = versionsIn(directory.graph, code).find((version) => isInForce(version, day)) ?? coded;
    return { kind: "found", unit: candidateOf(directory, live, 1, null) };
  }
  const [name = "", ...above] = piecesOf(trimmed);
  // A hyphen may belong to the name itself ("Bà Rịa - Vũng Tàu").
  const whole = above.length > 0 ? hitsOf(directory, trimmed.replace(/[,;()]/gu, " ")) : [];
  const isWhole = isTaken(whole);
  const hits = isWhole ? whole : hitsOf(directory, name);
  const scopes = isWhole ? [] : above.map((piece) => belowNamed(directory, piece)).filter((codes) => codes !== null);
  const isInside = (unit: UnitVersion): boolean =>
    (scope === null || scope.has(unit.code)) && scopes.every((codes) => codes.has(unit.code));
  const inside = hits.filter(({ entry }) => isInside(entry.unit));
  const candidates = best(inside.flatMap((hit) => onDay(directory, hit, day)));
  const [first] = candidates;
  if (!first) return { kind: "unknown" };
  const tier = candidates.filter(({ confidence }) => first.confidence - confidence < TIER);
  if (tier.length === 1 && first.confidence >= CONFIDENCE_TAKEN) return { kind: "found", unit: first };
  return { kind: "candidates", candidates: (tier.length > 1 ? tier : candidates).slice(0, CANDIDATES_MAX) };
};
