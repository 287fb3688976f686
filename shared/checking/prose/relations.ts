// How the quantities of a text belong together: blocks about one thing, percentages and what they are of, parts and their whole.
import { compare } from "../../domain/rational.ts";
import type { Amount } from "./amounts.ts";
import type { Article, Labels, Quantity } from "./quantities.ts";
import type { CountedUnit, Dimension } from "./vocabulary.ts";

/** A statement "a of b", possibly with its percentage. */
export interface Ratio {
  readonly numerator: Amount;
  readonly denominator: Amount;
  readonly percent: Quantity | null;
  /** Who says it: the quantity of the ratio, or of its numerator. */
  readonly by: Quantity;
}

/** A count with a percentage whose base is written elsewhere, or nowhere. */
export interface Share {
  readonly count: Quantity;
  readonly percent: Quantity;
}

export interface Relations {
  readonly ratios: readonly Ratio[];
  readonly shares: readonly Share[];
  readonly shareOf: ReadonlyMap<Quantity, Share>;
  /** Block of each quantity, by its order. */
  readonly blocks: readonly number[];
}

/** Numbers that state how many: not differences, aims, places in an order, points or people. */
export const isLevelCount = (quantity: Quantity): boolean =>
  quantity.kind === "count" &&
  quantity.change === null &&
  !quantity.isRank &&
  !quantity.isTarget &&
  quantity.unit !== "points" &&
  quantity.unit !== "percentPoints" &&
  quantity.unit !== "times" &&
  quantity.unit !== "other";

export const isCounting = (quantity: Quantity): boolean =>
  isLevelCount(quantity) || (quantity.kind === "ratio" && !quantity.isRank && quantity.change === null);

export const sameUnit = (a: CountedUnit | null, b: CountedUnit | null): boolean => a === null || b === null || a === b;

/** Words that only join a percentage to what it is of. */
const LINK =
  "(?:đạt|chiếm|tương ứng|tương đương|ứng với|bằng|là|với|được|tỷ lệ|tỉ lệ|tỷ trọng|khoảng|gần|hơn|trên|xấp xỉ|dat|chiem|ty le|ti le|reaching|reached|accounting for|equivalent to|equal to|or|at|a rate of|about|of|→)";
const ONLY_LINKS = new RegExp(`^[\\s,;:(=–—-]*(?:${LINK}[\\s,:(=–—-]*)*$`, "u");
const ENDS_IN_LINKS = new RegExp(`^[^.;]*?[\\s,:(=–—-](?:${LINK}[\\s,:(=–—-]*)*$`, "u");
const BARS_PERCENT =
  /(?<!\p{L})(?:tăng|giảm|so với|kế hoạch|chỉ tiêu|cùng kỳ|trung bình|bình quân|average)(?!\p{L})|[;.]\s/u;

const textBetween = (article: Article, from: Quantity, to: Quantity): string =>
  article.read.slice(from.at[1], to.at[0]);

/** The text between two numbers without what stands in brackets that open and close between them. */
const withoutBrackets = (text: string): string => text.replace(/\([^()]*\)/gu, " ");

/** Every property that the percentage names is one of its count: "tỷ lệ dịch vụ công trực tuyến có phát sinh" and "139 dịch vụ phát sinh". */
const subjectFits = (percent: Quantity, count: Quantity): boolean => {
  const named = Object.entries(percent.labels).filter(([dimension]) => dimension !== "flow" && dimension !== "level");
  const own = Object.entries(count.labels).filter(
    ([dimension]) => dimension !== "flow" && dimension !== "level" && dimension !== "channel",
  );
  const fits = ([dimension, value]: [string, string]): boolean => count.labels[dimension as Dimension] === value;
  const isNamed = ([dimension, value]: [string, string]): boolean => percent.labels[dimension as Dimension] === value;
  const channelIsUnit = (entry: [string, string]): boolean =>
    entry[0] === "channel" && (count.unit === "service" || count.unit === "procedure");
  return named.length > 0 && named.every((entry) => fits(entry) || channelIsUnit(entry)) && own.every(isNamed);
};

const isOpenPercent = (quantity: Quantity): boolean =>
  quantity.kind === "percent" && quantity.change === null && !quantity.isTarget && !quantity.isRank;

/** What a percentage is of: the count or ratio before it, by signs and joining words only. */
const hostBefore = (article: Article, percent: Quantity): Quantity | null => {
  const { quantities } = article;
  for (let order = percent.order - 1; order >= 0; order -= 1) {
    const candidate = quantities[order] as Quantity;
    if (candidate.paragraph !== percent.paragraph || percent.sentence - candidate.sentence > 1) return null;
    if (candidate.sentence !== percent.sentence && !(percent.isFirst && ONLY_LINKS.test(percent.between))) return null;
    if (candidate.depth > percent.depth) continue;
    const text = withoutBrackets(textBetween(article, candidate, percent));
    const opens = text.includes("(");
    if (candidate.depth < percent.depth && !opens) return null;
    if (candidate.kind === "percent" || !isCounting(candidate)) return null;
    if (BARS_PERCENT.test(text)) return null;
    // "5/9 huyện đạt dưới 3%": a bound that those units keep.
    if (candidate.unit === "agency" && /(?<!\p{L})(?:dưới|trên|từ)(?!\p{L})[^.;]*$/u.test(text)) return null;
    if (percent.hasSubject) return subjectFits(percent, candidate) ? candidate : null;
    return ENDS_IN_LINKS.test(text) || ONLY_LINKS.test(text) ? candidate : null;
  }
  return null;
};

/** "100% hồ sơ giải quyết đúng hạn (1.230/1.245 hồ sơ)": a ratio in brackets right after what the percentage is of. */
const NAMED_THEN_BRACKET = /^[^.;,()\d]{1,60}\(\s*$/u;
const SPEAKS_OF_ANOTHER = /(?<!\p{L})(?:so với|chỉ tiêu|mục tiêu|kế hoạch|cùng kỳ|kỳ trước|trong khi|còn|và)(?!\p{L})/u;

/** "99,71% (4.157/4.169 hồ sơ)", "đạt 99,71%, tương ứng 4.157 hồ sơ". */
const hostAfter = (
  article: Article,
  percent: Quantity,
  taken: { readonly has: (quantity: Quantity) => boolean },
): Quantity | null => {
  const next = article.quantities[percent.order + 1];
  if (!next || next.sentence !== percent.sentence || taken.has(next) || !isCounting(next)) return null;
  const text = textBetween(article, percent, next);
  if (next.kind === "ratio" && NAMED_THEN_BRACKET.test(text) && !SPEAKS_OF_ANOTHER.test(text)) return next;
  const isJoined =
    /^\s*(?:\(|,?\s*(?:tương ứng|tương đương|ứng với|tức(?: là)?|với|equivalent to|or)(?!\p{L}))/u.test(text) &&
    ONLY_LINKS.test(text.replace(/(?:tức là|tức|có|số)(?!\p{L})/gu, " "));
  return isJoined && (next.kind === "ratio" || text.includes("(") || /(?:tương|ứng|tức|equivalent)/u.test(text))
    ? next
    : null;
};

const OF_TOTAL =
  /(?<!\p{L})(?:(?:trên|trong)(?: tổng)?(?: số)?|out of(?: a)?(?: total)?(?: of)?|of a total of)(?!\p{L})[^.;,()\d]{0,40}$/u;
const IN_TOTAL = /(?<!\p{L})(?:trong(?: tổng)? số|of the|out of)(?!\p{L})[^.;()\d]{0,40}$/u;

/** "a hồ sơ trên tổng số b hồ sơ", with or without the percentage between. */
const spokenRatio = (article: Article, count: Quantity): Quantity | null => {
  const next = article.quantities[count.order + 1];
  const afterPercent = article.quantities[count.order + 2];
  if (!next || next.sentence !== count.sentence) return null;
  const candidate = next.kind === "percent" && afterPercent?.sentence === count.sentence ? afterPercent : next;
  if (!isLevelCount(candidate) || !sameUnit(count.unit, candidate.unit)) return null;
  const text = textBetween(article, article.quantities[candidate.order - 1] as Quantity, candidate);
  return /(?<!\p{L})(?:trên|trong) (?:tổng|số)|out of|of a total/u.test(text) && OF_TOTAL.test(text) ? candidate : null;
};

/** "Trong tổng số b hồ sơ tiếp nhận, có a hồ sơ": the whole that the sentence begins with. */
export const announcedWhole = (article: Article, count: Quantity): Quantity | null => {
  for (let order = count.order - 1; order >= 0; order -= 1) {
    const candidate = article.quantities[order] as Quantity;
    if (candidate.sentence !== count.sentence) return null;
    if (isLevelCount(candidate) && IN_TOTAL.test(candidate.between)) return candidate;
  }
  return null;
};

const isWholeLike = ({ labels }: Quantity): boolean =>
  (labels.flow === "received" || labels.flow === "total" || labels.flow === "new") &&
  labels.status === undefined &&
  labels.timing === undefined &&
  labels.channel === undefined &&
  labels.kind === undefined;

const labelKey = (labels: Labels): string =>
  Object.entries(labels)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .sort()
    .join(" ");

const sameNumber = (a: Quantity, b: Quantity): boolean =>
  compare(a.number.readings[0].exact, b.number.readings[0].exact) === 0;

/** A paragraph that begins with a period other than the last one: "Quý III/2021, Trung tâm tiếp nhận mới …". */
const periodStarts = (article: Article): ReadonlySet<number> => {
  const starts = new Set<number>();
  let last = "";
  let paragraph = -1;
  for (const [index, sentence] of article.sentences.entries()) {
    if (sentence.paragraph === paragraph) continue;
    paragraph = sentence.paragraph;
    const token = article.datedIn.get(index)?.[0];
    if (!token || token.at[0] - sentence.at[0] > 25) continue;
    const name = article.source.plain.slice(...token.at);
    if (last !== "" && name !== last) starts.add(paragraph);
    last = name;
  }
  return starts;
};

/**
 * Blocks: runs of quantities about one thing. A new one begins where a whole or a property that the block has already comes
 * again with another number, or where a paragraph begins with another period.
 */
const blocksOf = (article: Article): readonly number[] => {
  const starts = periodStarts(article);
  let block = 0;
  let members = new Map<string, Quantity[]>();
  let paragraph = -1;
  return article.quantities.map((quantity) => {
    const isStart = quantity.paragraph !== paragraph && starts.has(quantity.paragraph);
    paragraph = quantity.paragraph;
    if (isStart) {
      block += 1;
      members = new Map();
    }
    if (!isCounting(quantity) || quantity.depth > 0) return block;
    const labels = labelKey(quantity.labels);
    if (labels === "") return block;
    const key = `${quantity.unit} ${labels}`;
    const again = (members.get(key) ?? []).some(
      (member) =>
        !sameNumber(member, quantity) &&
        (isWholeLike(quantity) || quantity.sentence !== member.sentence || quantity.labels.flow === undefined),
    );
    if (again) {
      block += 1;
      members = new Map();
    }
    const known = members.get(key);
    if (!known) members.set(key, [quantity]);
    // The same number once more adds nothing, however often it comes.
    else if (!known.some((member) => sameNumber(member, quantity))) known.push(quantity);
    return block;
  });
};

export const relate = (article: Article): Relations => {
  const { quantities } = article;
  const percentOf = new Map<Quantity, Quantity>();
  const open = quantities.filter(isOpenPercent);
  for (const percent of open) {
    const host = hostBefore(article, percent);
    if (host && !percentOf.has(host)) percentOf.set(host, percent);
  }
  const joined = new Set(percentOf.values());
  for (const percent of open) {
    if (joined.has(percent)) continue;
    const host = hostAfter(article, percent, percentOf);
    if (host) percentOf.set(host, percent);
  }
  const ratios: Ratio[] = [];
  const shares: Share[] = [];
  const bases = new Set<Quantity>();
  for (const quantity of quantities) {
    const percent = percentOf.get(quantity) ?? null;
    if (quantity.kind === "ratio" && quantity.of && !quantity.isRank && quantity.change === null) {
      ratios.push({ numerator: quantity.number, denominator: quantity.of, percent, by: quantity });
    } else if (isLevelCount(quantity)) {
      const of = spokenRatio(article, quantity);
      if (of) {
        bases.add(of);
        const said = percent ?? percentOf.get(of) ?? null;
        ratios.push({ numerator: quantity.number, denominator: of.number, percent: said, by: quantity });
      } else if (percent && !bases.has(quantity)) shares.push({ count: quantity, percent });
    }
  }
  return { ratios, shares, shareOf: new Map(shares.map((share) => [share.count, share])), blocks: blocksOf(article) };
};
