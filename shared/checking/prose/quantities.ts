// Reads a text into quantities: numbers, ratios, percentages and scores, each with what is counted and how it is labelled.
import type { Offsets } from "../../domain/period-tokens.ts";
import { compare } from "../../domain/rational.ts";
import { type IndexPrint, indexPrint, isMaximum, lastGroupNamed } from "../../rules/index-print.ts";
import { type Amount, findAmounts, type Notation, notationOf } from "./amounts.ts";
import { type Citation, citationsIn } from "./citations.ts";
import { type DatedToken, datedTokensIn } from "./dates.ts";
import { furnitureIn } from "./furniture.ts";
import { type SchemeMention, schemeMentionsIn } from "./scheme.ts";
import { blanked, indexAt, readSource, type Sentence, type SourceText, sentencesOf } from "./source-text.ts";
import {
  type CountedUnit,
  type Dimension,
  HEDGES,
  type Hit,
  LABELS,
  type Label,
  lexicon,
  UNITS,
} from "./vocabulary.ts";

export type Labels = Readonly<Partial<Record<Dimension, string>>>;

/** A number in its sentence. */
export interface Quantity {
  /** Place in the order of the text. */
  readonly order: number;
  /** `ratio`: "a/b" with `number` a and `of` b; `score`: the same in points out of a maximum. */
  readonly kind: "count" | "percent" | "ratio" | "score";
  readonly number: Amount;
  readonly of: Amount | null;
  /** From the first digit to the last, unit included. */
  readonly at: Offsets;
  readonly unit: CountedUnit | null;
  readonly labels: Labels;
  /** "tăng", "giảm": the number is a difference, not a level. */
  readonly change: "up" | "down" | null;
  /** A place in an order: "xếp thứ 3/15". */
  readonly isRank: boolean;
  /** What is aimed at or ordered, not what happened. */
  readonly isTarget: boolean;
  readonly sentence: number;
  readonly paragraph: number;
  /** Brackets around it within its sentence. */
  readonly depth: number;
  /** The words that stand with it, number included. */
  readonly clause: Offsets;
  /** What stands between the number before it in the sentence, or the head of the sentence, and itself. */
  readonly between: string;
  readonly isFirst: boolean;
  /** "tỷ lệ hồ sơ trực tuyến đạt 45%": a percentage that names its own subject. */
  readonly hasSubject: boolean;
}

/** A text as the rules of this folder see it. Offsets count in `source.text`. */
export interface Article {
  readonly source: SourceText;
  /** `source.lower` without furniture, dates and numbers of documents. */
  readonly read: string;
  readonly sentences: readonly Sentence[];
  readonly quantities: readonly Quantity[];
  readonly dated: readonly DatedToken[];
  /** The same by sentence. */
  readonly datedIn: ReadonlyMap<number, readonly DatedToken[]>;
  readonly citations: readonly Citation[];
  readonly schemes: readonly SchemeMention[];
  readonly furniture: readonly Offsets[];
  readonly notation: Notation;
}

const wordsOf = (withDiacritics: boolean) => ({
  units: lexicon(UNITS, withDiacritics),
  hedges: lexicon(HEDGES, withDiacritics),
  labels: lexicon(LABELS, withDiacritics),
});
type Words = ReturnType<typeof wordsOf>;

const WITH_DIACRITICS = wordsOf(true);
const WITHOUT_DIACRITICS = wordsOf(false);

/** No letter with a mark, and words that only Vietnamese has. */
const isTypedWithoutDiacritics = (text: string): boolean =>
  !/[\u00c0-\u1ef9]/u.test(text) && /(?<![a-z])(?:ho so|thu tuc|truc tuyen|dich vu cong)(?![a-z])/u.test(text);

/** Where one clause ends and the next begins. */
const BREAK =
  /[,;:()=+]|(?<=\s)[-–—](?=\s)|(?<!\p{L})(?:và|trong đó|trong số đó|trong số|bao gồm|gồm có|gồm|cụ thể|chia ra|đạt|chiếm|tương ứng|tương đương|tăng|giảm|so với|trên tổng số|trong tổng số|trên tổng|trong tổng|va|trong do|bao gom|gom|dat|chiem|tang|giam|so voi|tren tong so|and|including|of which|out of|with|reaching|reached|accounting for|equivalent to|while)(?!\p{L})/gu;

/** Breaks after which the words before them still name the number that follows. */
const NAMING_BREAK = /^(?::|bao gồm|gồm có|gồm|đạt|chiếm|bao gom|gom|dat|chiem|reaching|reached)$/u;
/** Breaks over which a list of names may go on: "trước hạn, đúng hạn 4.157". */
const LISTING_BREAK = /^(?:,|và|va|and)$/u;

const CHANGE_UP =
  /(?<!\p{L})(?:tăng|cao hơn|nhiều hơn|tang|cao hon|increased?(?: by)?|increasing(?: by)?|up)(?:\s{1,2}(?:thêm|lên|khoảng|gần|hơn|tới|đến|trên|by))?\s{0,3}[(+]?$/u;
const CHANGE_DOWN =
  /(?<!\p{L})(?:giảm|thấp hơn|ít hơn|giam|thap hon|decreased?(?: by)?|decreasing(?: by)?|down)(?:\s{1,2}(?:đi|xuống|khoảng|gần|hơn|tới|trên|by))?\s{0,3}[(-]?$/u;
/** What is aimed at: "phấn đấu đạt 80%", "chỉ tiêu 20%". */
const TARGET_WORDS =
  "(?<!\\p{L})(?:phấn đấu|chỉ tiêu|mục tiêu|kế hoạch|yêu cầu|tối thiểu|ít nhất|đề ra|được giao|quy định|hướng tới|phải đạt|cần đạt|mức trung bình|(?:cần|phải) (?:chuyển thêm|tăng thêm|thêm|chuyển)|targets?|at least)(?!\\p{L})";
const TARGET_PERCENT = new RegExp(`${TARGET_WORDS}[^.;]{0,80}$`, "u");
/** A plan named at the head of a sentence does not make its counts an aim. */
const TARGET_COUNT = new RegExp(`${TARGET_WORDS}[^.;,]{0,25}$`, "u");
const BOUND_AFTER = /^\s{0,2}(?:trở lên|trở xuống|or more|kế hoạch|chỉ tiêu|dự toán)/u;
const RANK_BEFORE =
  /(?<!\p{L})(?:xếp|đứng|vị trí|hạng|thứ|thứ hạng|vị thứ|đồng hạng|top|rank(?:ing|ed|s)?)(?:\s{1,2}(?:thứ|hạng|vị trí))?\s{0,2}:?\s{0,2}$/u;

const RATE = /(?<!\p{L})(?:tỷ lệ|tỉ lệ|tỷ trọng|ty le|ti le|rate|proportion)(?!\p{L})/gu;
/** Words that may stand between "tỷ lệ" and the number without naming a subject. */
const NO_SUBJECT =
  /^[\s:(]*(?:(?:là|đạt|chiếm|khoảng|gần|hơn|trên|dưới|xấp xỉ|chung|tương ứng|bằng|tỷ lệ|of|at|was|is)[\s:(]*)*$/u;

/** A number, or two with a slash between, on the way to a quantity. */
interface Item {
  readonly number: Amount;
  readonly of: Amount | null;
  readonly at: Offsets;
}

const SLASH = /^\s?(?:hồ sơ|hs|thủ tục|tthc|dvc|dvctt|dịch vụ|đơn vị|xã)?\s?\/\s?(?:tổng số\s)?$/u;

const itemsOf = (read: string, amounts: readonly Amount[]): readonly Item[] => {
  const items: Item[] = [];
  for (let index = 0; index < amounts.length; index += 1) {
    const number = amounts[index] as Amount;
    const of = amounts[index + 1];
    if (of && !number.isPercent && !of.isPercent && SLASH.test(read.slice(number.at[1], of.at[0]))) {
      index += 1;
      items.push({ number, of, at: [number.at[0], of.end] });
    } else items.push({ number, of: null, at: [number.at[0], number.end] });
  }
  return items;
};

type PropertyLabel = Label & { readonly dimension: Dimension };

interface Break {
  readonly at: Offsets;
  readonly sign: string;
}

/** A label on its way to a number. `near`: no break stands between. */
interface Naming {
  readonly label: PropertyLabel;
  readonly near: boolean;
}

interface Draft {
  readonly item: Item;
  readonly depth: number;
  readonly clause: Offsets;
  readonly namings: Naming[];
}

const isBetween = (offset: number, from: number, to: number): boolean => from <= offset && offset < to;

/** Single words that are grades only right after what they grade: "17 tốt". */
const isLooseGrade = (hit: Hit<Label>, read: string, items: readonly Item[]): boolean =>
  hit.value.dimension === "grade" &&
  !/(?:loại|hạng|mức)/u.test(read.slice(...hit.at)) &&
  !items.some((item) => item.at[1] <= hit.at[0] && read.slice(item.at[1], hit.at[0]).trim() === "");

/** Dimensions that the words before a colon give to what follows it, whatever else stands there. */
const TOPICS: ReadonlySet<Dimension> = new Set<Dimension>(["level", "channel", "kind", "portal", "activity"]);

/** Further from a number, in characters, a word no longer names it. */
const REACH = 240;

/** Which numbers a label names: the one that it touches, else the one that it introduces. */
const nameNumbers = (
  read: string,
  drafts: readonly Draft[],
  hits: readonly Hit<PropertyLabel>[],
  breaks: readonly Break[],
): void => {
  const namedBefore = (draft: Draft): boolean =>
    hits.some((hit) => hit.at[1] <= draft.item.at[0] && hit.at[0] >= draft.clause[0]);
  const breaksIn = (from: number, to: number): readonly Break[] =>
    breaks.slice(indexAt(breaks, from - 1) + 1, indexAt(breaks, to - 1) + 1);
  const isNear = (from: number, to: number): boolean => to - from <= REACH;
  for (const hit of hits) {
    const next = drafts.find((draft) => draft.item.at[0] >= hit.at[1] && isNear(hit.at[1], draft.item.at[0]));
    const previous = drafts.findLast((draft) => draft.item.at[1] <= hit.at[0] && isNear(draft.item.at[1], hit.at[0]));
    const toNext = next ? breaksIn(hit.at[1], next.item.at[0]) : [];
    const toPrevious = previous ? breaksIn(previous.item.at[1], hit.at[0]) : [];
    const label = hit.value;
    const give = (draft: Draft | undefined, near: boolean): void => {
      draft?.namings.push({ label, near });
    };
    const touchesNext = next !== undefined && toNext.length === 0;
    const touchesPrevious = previous !== undefined && toPrevious.length === 0;
    if (touchesPrevious && touchesNext) {
      // "trực tuyến 45 trực tiếp 55": names stand before their numbers all along, or after them all along.
      give(namedBefore(previous) ? next : previous, true);
      continue;
    }
    if (touchesPrevious) {
      give(previous, true);
      continue;
    }
    if (touchesNext) {
      give(next, true);
      continue;
    }
    if (next === undefined) continue;
    const [only] = toNext;
    const isAtHead = /^\s*(?:là|có|với|khoảng|gần|hơn|trên|được)?\s*$/u.test(
      read.slice(next.clause[0], next.item.at[0]),
    );
    if (toNext.length === 1 && only && NAMING_BREAK.test(only.sign) && isAtHead) give(next, true);
    else if (toNext.some((one) => one.sign === ":") && TOPICS.has(label.dimension)) give(next, false);
    else if (toNext.every((one) => LISTING_BREAK.test(one.sign)) && (namedBefore(next) || (isAtHead && next.item.of))) {
      give(next, false);
    }
  }
};

/** One value for each dimension: what touches the number wins; two that touch and differ leave it open. */
const labelsOf = (namings: readonly Naming[]): Labels => {
  const labels: Partial<Record<Dimension, string>> = {};
  for (const near of [true, false]) {
    const open = new Set<Dimension>();
    const found: Partial<Record<Dimension, string>> = {};
    const named = namings.filter((naming) => naming.near === near);
    // "đã tiếp nhận tổng cộng 87.582": a total of what was received is what was received.
    const flows = new Set(named.filter(({ label }) => label.dimension === "flow").map(({ label }) => label.value));
    for (const { label } of named) {
      if (label.dimension === "flow" && label.value === "total" && flows.size > 1) continue;
      const known = found[label.dimension];
      if (known !== undefined && known !== label.value) open.add(label.dimension);
      else found[label.dimension] = label.value;
    }
    for (const [dimension, value] of Object.entries(found) as [Dimension, string][]) {
      if (!open.has(dimension)) labels[dimension] ??= value;
    }
  }
  return labels;
};

const COUNTED_AS_DOSSIERS: ReadonlySet<CountedUnit | null> = new Set<CountedUnit | null>(["dossier", "petition", null]);

/** Only dossiers are filed, settled and late; services are online by their name. */
const settled = (labels: Labels, unit: CountedUnit | null): Labels => {
  const { channel, status, timing, flow, ...others } = labels;
  if (!COUNTED_AS_DOSSIERS.has(unit)) return others;
  if (status !== "left") return labels;
  const { status: _, ...rest } = labels;
  return timing === undefined && channel === undefined ? { ...rest, status: "pending" } : rest;
};

/** "7,0/12 điểm", or a group of the index with its maximum: never a ratio of counts. */
const isScore = (frame: Frame, item: Item, unit: CountedUnit | null, words: string): boolean => {
  if (item.of === null) return false;
  if (unit === "points") return true;
  const [points, max] = [item.number.readings[0].exact, item.of.readings[0].exact];
  if (!frame.speaksOfPoints || unit !== null || compare(points, max) > 0 || !isMaximum(frame.print, max)) return false;
  return points.denominator !== 1n || lastGroupNamed(frame.print, words) !== null;
};

interface Frame {
  readonly sentence: Sentence;
  readonly index: number;
  readonly read: string;
  readonly words: Words;
  /** The level that the sentence stands under. */
  readonly level: string | null;
  /** Whether the text has points at all; without them "15/20" is a ratio. */
  readonly speaksOfPoints: boolean;
  readonly print: IndexPrint;
}

interface SentenceReading {
  readonly quantities: readonly Quantity[];
  /** The level that goes on to the next sentence. */
  readonly level: string | null;
  readonly hasItems: boolean;
}

/** Level of each number: its own, else the one that the sentence named before it, else the one above the sentence. */
const spreadLevels = (
  frame: Frame,
  drafts: readonly Draft[],
  hits: readonly Hit<PropertyLabel>[],
  labels: readonly Labels[],
) => {
  const first = drafts[0];
  const levels = hits.filter((hit) => hit.value.dimension === "level");
  const topic = levels.findLast((hit) => first === undefined || hit.at[1] <= first.item.at[0]);
  const isOwnOfFirst = first?.namings.some((naming) => naming.near && naming.label.dimension === "level") ?? false;
  // "Với cấp xã, toàn tỉnh đã tiếp nhận": the topic is the commune level, whatever stands beside the number.
  const named = levels.find(
    (hit) => hit.value.value !== "all" && (first === undefined || hit.at[1] <= first.item.at[0]),
  );
  let current = named?.value.value ?? (isOwnOfFirst ? null : (topic?.value.value ?? frame.level));
  const spread = labels.map((own, index) => {
    const { level, ...others } = own;
    const isDescribed = own.flow !== undefined || own.status !== undefined || own.timing !== undefined;
    if (level !== undefined) {
      // After the first number "toàn tỉnh" is said anew: "cấp xã tiếp nhận 30.500; toàn tỉnh tiếp nhận 42.500".
      const value = level === "all" && named && index === 0 ? named.value.value : level;
      // "cấp huyện 35.560, cấp xã 20.876" lists parts; "cấp huyện tiếp nhận …, giải quyết …" goes on with its level.
      current = isDescribed || named ? value : current;
      return { ...own, level: value };
    }
    return current === null ? own : { ...others, level: current };
  });
  const distinct = new Set(spread.map((one) => one.level));
  const goesOn = distinct.size === 1 ? (current ?? null) : null;
  return { spread, goesOn: drafts.length === 0 ? (topic?.value.value ?? frame.level) : goesOn };
};

const readSentence = (frame: Frame, amounts: readonly Amount[], order: number): SentenceReading => {
  const { read, sentence, words } = frame;
  const [start, end] = sentence.at;
  const items = itemsOf(read, amounts);
  const hits = words.labels
    .find(read.slice(start, end))
    .map(({ value, at }) => ({ value, at: [at[0] + start, at[1] + start] as const }))
    .filter((hit) => !isLooseGrade(hit, read, items) && !items.some((item) => isBetween(hit.at[0], ...item.at)))
    .filter((hit): hit is Hit<PropertyLabel> => hit.value.dimension !== "name");
  const covered = [...items.map((item) => item.at), ...hits.map((hit) => hit.at)].sort((a, b) => a[0] - b[0]);
  const breaks: Break[] = [];
  const depths: number[] = [];
  let next = 0;
  let depth = 0;
  for (const match of read.slice(start, end).matchAll(BREAK)) {
    const at = start + match.index;
    while ((covered[next]?.[1] ?? end) <= at) next += 1;
    const inside = covered[next];
    if (inside && isBetween(at, ...inside)) continue;
    if (match[0] === "(") depth += 1;
    if (match[0] === ")") depth = Math.max(0, depth - 1);
    breaks.push({ at: [at, at + match[0].length], sign: match[0] });
    depths.push(depth);
  }
  const drafts = items.map((item): Draft => {
    const before = breaks.findLastIndex((one) => one.at[0] < item.at[0]);
    const after = breaks.find((one) => one.at[0] >= item.at[1]);
    return {
      item,
      depth: depths[before] ?? 0,
      clause: [breaks[before]?.at[1] ?? start, after?.at[0] ?? end],
      namings: [],
    };
  });
  nameNumbers(read, drafts, hits, breaks);
  const { spread, goesOn } = spreadLevels(
    frame,
    drafts,
    hits,
    drafts.map((draft) => labelsOf(draft.namings)),
  );
  const quantities = drafts.map((draft, position): Quantity => {
    const { item, clause } = draft;
    const from = items[position - 1]?.at[1] ?? start;
    const between = read.slice(from, item.at[0]);
    const near = between.slice(-60);
    // The unit may stand before a colon or a comma: "dịch vụ công trực tuyến một phần: 334".
    const introduced = Math.max(0, ...[...between.matchAll(/[;()=+]/gu)].map((match) => match.index + 1));
    const named = words.units
      .find(between.slice(introduced))
      .find(
        (hit) => hit.value !== "other" && hit.value !== "agency" && hit.value !== "points" && hit.value !== "times",
      );
    const unit = item.of?.unit ?? item.number.unit ?? (item.number.isPercent ? null : (named?.value ?? null));
    const lastRate = [...between.matchAll(RATE)].at(-1);
    return {
      order: order + position,
      kind: item.number.isPercent
        ? "percent"
        : item.of === null
          ? "count"
          : isScore(frame, item, unit, read.slice(Math.max(start, clause[0] - 60), clause[1]))
            ? "score"
            : "ratio",
      number: item.number,
      of: item.of,
      at: item.at,
      unit,
      labels: settled(spread[position] ?? {}, unit),
      change:
        item.number.sign === "+" || CHANGE_UP.test(near)
          ? "up"
          : item.number.sign === "-" || CHANGE_DOWN.test(near)
            ? "down"
            : null,
      isRank: RANK_BEFORE.test(near),
      isTarget:
        (item.number.isPercent ? TARGET_PERCENT : TARGET_COUNT).test(between) ||
        BOUND_AFTER.test(read.slice(item.at[1], item.at[1] + 16)),
      sentence: frame.index,
      paragraph: sentence.paragraph,
      depth: draft.depth,
      clause,
      between,
      isFirst: position === 0,
      hasSubject: lastRate !== undefined && !NO_SUBJECT.test(between.slice(lastRate.index + lastRate[0].length)),
    };
  });
  return { quantities, level: goesOn, hasItems: items.length > 0 };
};

/** More numbers than this in one sentence are a list of data, not a statement. */
const ITEMS_MAX = 150;

/** The quantities around one: rules look no further, so that a long text takes no longer per number than a short one. */
export const around = (article: Article, quantity: Quantity, before: number, after: number): readonly Quantity[] =>
  article.quantities.slice(Math.max(0, quantity.order - before), quantity.order + after + 1);

export const preceding = (article: Article, quantity: Quantity, count: number): readonly Quantity[] =>
  article.quantities.slice(Math.max(0, quantity.order - count), quantity.order);

export const following = (article: Article, quantity: Quantity, count: number): readonly Quantity[] =>
  article.quantities.slice(quantity.order + 1, quantity.order + 1 + count);

/** Index of the sentence in which an offset lies; null between sentences. */
export const sentenceAt = (sentences: readonly Sentence[], offset: number): number | null => {
  const index = indexAt(sentences, offset);
  const sentence = sentences[index];
  return sentence && offset < sentence.at[1] ? index : null;
};

const groupBySentence = (
  sentences: readonly Sentence[],
  dated: readonly DatedToken[],
): ReadonlyMap<number, readonly DatedToken[]> => {
  const groups = new Map<number, DatedToken[]>();
  for (const token of dated) {
    const index = sentenceAt(sentences, token.at[0]);
    if (index === null) continue;
    const group = groups.get(index);
    if (group) group.push(token);
    else groups.set(index, [token]);
  }
  return groups;
};

/** A line that only announces what follows: "+ Cấp huyện:". */
const isHeading = (read: string, sentence: Sentence): boolean => {
  const words = read.slice(...sentence.at).trim();
  return words.endsWith(":") || words.length < 60;
};

/**
 * What a text says in numbers. Nothing is judged here: a reading that is wrong shows as a finding that is wrong, so that every
 * open question (a number without a unit, a label that could name two numbers) is left open.
 */
export const readArticle = (original: string, print: IndexPrint = indexPrint()): Article => {
  const source = readSource(original);
  const words = isTypedWithoutDiacritics(source.text) ? WITHOUT_DIACRITICS : WITH_DIACRITICS;
  const furniture = furnitureIn(source.lower);
  const citations = citationsIn(source.text);
  const cited = citations.map((citation) => citation.at);
  const dated = datedTokensIn(source.plain, [...furniture, ...cited]);
  const schemes = schemeMentionsIn(source.lower);
  const quiet = [...furniture, ...cited, ...dated.map((token) => token.at)];
  const both = schemes.filter((scheme) => scheme.levels === "both").map((scheme) => scheme.at);
  const read = blanked(source.lower, [...quiet, ...both]);
  const notation = notationOf(read);
  const numbers = blanked(
    read,
    schemes.map((scheme) => scheme.at),
  );
  const amounts = findAmounts(numbers, notation, words);
  const sentences = sentencesOf(source.text);
  const speaksOfPoints = /(?<!\p{L})(?:điểm|points?|diem)(?!\p{L})/u.test(read);
  const quantities: Quantity[] = [];
  let level: string | null = null;
  let heading: string | null = null;
  let paragraph = -1;
  let at = 0;
  for (const [index, sentence] of sentences.entries()) {
    const own: Amount[] = [];
    for (; at < amounts.length && (amounts[at] as Amount).at[0] < sentence.at[1]; at += 1) {
      if ((amounts[at] as Amount).at[0] >= sentence.at[0]) own.push(amounts[at] as Amount);
    }
    if (sentence.paragraph !== paragraph) level = heading;
    paragraph = sentence.paragraph;
    const used = own.length > ITEMS_MAX ? [] : own;
    const reading = readSentence(
      { sentence, index, read, words, level, speaksOfPoints, print },
      used,
      quantities.length,
    );
    quantities.push(...reading.quantities);
    level = reading.level;
    // A heading governs the lines after it up to the first with numbers, and further items of the same list.
    if (!reading.hasItems && isHeading(read, sentence)) heading = reading.level ?? heading;
    else if (reading.hasItems && !sentence.isItem) heading = null;
  }
  const datedIn = groupBySentence(sentences, dated);
  return { source, read, sentences, quantities, dated, datedIn, citations, schemes, furniture, notation };
};
