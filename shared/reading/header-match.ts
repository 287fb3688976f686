// Finds the figure or rate that a header means, read together with the headers above it; says how sure that is and why.
import { FIGURES, type FigureCode, findFigure } from "../domain/figure.ts";
import { type MappingReason, reasonOf } from "../domain/mapping-reason.ts";
import { toNumber } from "../domain/rational.ts";
import { indexPrint } from "../rules/index-print.ts";
import { RATES, type RateCode } from "../rules/rates.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { foldText } from "../text/fold.ts";
import { COUNTED, type Concept, NEUTRAL, understand, withoutColumnNumber } from "./header-concepts.ts";
import { PATTERNS, type Pattern, type PatternNote } from "./header-patterns.ts";

export type MeasureCode = FigureCode | RateCode;

export interface Match {
  readonly code: MeasureCode;
  readonly isRate: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: MappingReason;
  readonly note: PatternNote | null;
}

/** A header with everything that qualifies it. */
export interface HeaderPath {
  /** From the outermost heading to the column's own text. */
  readonly parts: readonly string[];
  /** Headers to the left of a column, or lines above a line, that may qualify a bare "Quá hạn"; nearest last. */
  readonly before?: readonly string[];
  readonly title?: string;
  /** The unit column or the cells of the column hold percent signs. */
  readonly isPercent?: boolean;
  /** Whose maxima may stand behind a name; absent: those of this version. */
  readonly ruleSets?: readonly RuleSet[];
}

/** Below this a reading is not offered. */
const CONFIDENCE_MIN = 0.5;

interface Named {
  readonly code: MeasureCode;
  readonly isRate: boolean;
}

const NAMES: ReadonlyMap<string, Named> = new Map<string, Named>([
  ...RATES.map(({ code, name }) => [foldText(name), { code, isRate: true }] as const),
  ...FIGURES.flatMap(({ code, name, synonyms }) =>
    [...synonyms, name].map((synonym) => [foldText(synonym), { code, isRate: false }] as const),
  ),
]);

/** Headings of this kind over a column say where in the process it stands, not which dossiers it counts. */
const SOFT_ABOVE: ReadonlySet<Concept> = new Set<Concept>(["handled", "handedOut", "received", "inHand", "assessed"]);

/** Ideas of a header's own that settle nothing by themselves. */
const LOOSE: ReadonlySet<Concept> = new Set<Concept>([
  "handled",
  "paid",
  "provided",
  "portal",
  "assessed",
  "percent",
  "arising",
  "fee",
]);

const isCore = (concept: Concept): boolean => !NEUTRAL.has(concept) && !COUNTED.has(concept) && !LOOSE.has(concept);

/** Ideas that an earlier header lends to a bare one after it. */
const FAMILIES: readonly Concept[] = ["settled", "pending"];
const LENT_TO: ReadonlySet<Concept> = new Set<Concept>(["early", "onTime", "late", "withinTime", "earlyOrOnTime"]);

interface PathIdeas {
  readonly own: ReadonlySet<Concept>;
  readonly above: ReadonlySet<Concept>;
  readonly all: ReadonlySet<Concept>;
  readonly ownUnknown: readonly string[];
  readonly aboveUnknown: readonly string[];
}

const isPeriodGroup = (concepts: ReadonlySet<Concept>): boolean =>
  concepts.has("inPeriod") && [...concepts].every((concept) => NEUTRAL.has(concept));

const IS_OF_INDEX = /\b(?:766|bo chi so|chi so phuc vu|diem)\b/u;

/** Under a title about points or the 766 index, a group or the total with its maximum is a column of points: "Số hóa hồ sơ (22)". */
const isOutOfMaximum = ({ parts, title = "", ruleSets }: HeaderPath, own: ReadonlySet<Concept>): boolean => {
  const printed = /[(/]\s*(\d{2,3})\s*(?:điểm|đ)?\s*\)?\s*$/u.exec(parts.at(-1) ?? "")?.[1];
  if (printed === undefined || !IS_OF_INDEX.test(foldText(title))) return false;
  return indexPrint(ruleSets).maxima.some(({ group, max }) => {
    if (toNumber(max) !== Number(printed)) return false;
    if (group === null) return own.has("total");
    const named = [...understand(group.title).concepts];
    // "Số hóa (22)" leaves out what is digitised; online services are named by what is counted alone.
    const core = named.filter(isCore);
    return named.length > 0 && (core.length > 0 ? core : named).every((concept) => own.has(concept));
  });
};

const ideasOf = (path: HeaderPath): PathIdeas => {
  const parts = path.parts.map(understand);
  const own = new Set(parts.at(-1)?.concepts ?? []);
  if (path.isPercent) own.add("percent");
  if (isOutOfMaximum(path, own)) own.add("points");
  const above = new Set(parts.slice(0, -1).flatMap(({ concepts }) => [...concepts]));
  const all = new Set([...above, ...own]);
  // "Trong kỳ" as a heading of its own under "Số hồ sơ nhận giải quyết" means the dossiers received in the period.
  if (parts.length > 1 && parts.some(({ concepts }) => isPeriodGroup(concepts))) all.add("periodGroup");
  return {
    own,
    above,
    all,
    ownUnknown: parts.at(-1)?.unknown ?? [],
    aboveUnknown: parts.slice(0, -1).flatMap(({ unknown }) => [...unknown]),
  };
};

interface Fit {
  readonly pattern: Pattern;
  readonly confidence: number;
  /** Ideas of the headings above that the pattern passes over. */
  readonly passedOver: number;
}

/** How the pattern fits these ideas; null where it does not apply. */
const fitPattern = (pattern: Pattern, ideas: PathIdeas): Fit | null => {
  if (!pattern.needs.every((need) => ideas.all.has(need))) return null;
  const covered = (concept: Concept): boolean =>
    pattern.needs.includes(concept) || pattern.allows.has(concept) || NEUTRAL.has(concept);
  const foreign = [...ideas.all].filter((concept) => !covered(concept));
  if (foreign.some((concept) => ideas.own.has(concept) || !SOFT_ABOVE.has(concept))) return null;
  // A column of its own words only ("Ghi danh" under "Đã giải quyết") is not what stands above it.
  if (ideas.own.size === 0 && ideas.ownUnknown.length > 0) return null;
  if (ideas.ownUnknown.length > 1 + ideas.own.size) return null;
  const isBorrowed = !pattern.needs.some((need) => ideas.own.has(need)) && ideas.own.size > 0;
  // "Số mới tiếp nhận" under "Số hồ sơ nhận giải quyết" is what it says itself, not what stands above it.
  if (isBorrowed && [...ideas.own].some(isCore)) return null;
  const unknown = 0.12 * ideas.ownUnknown.length + Math.min(0.12, 0.03 * ideas.aboveUnknown.length);
  const confidence = pattern.confidence - unknown - (isBorrowed ? 0.03 : 0);
  return { pattern, confidence, passedOver: foreign.length };
};

/** Passing over less first, then naming more, then being surer. */
const compareFits = (a: Fit, b: Fit): number =>
  a.passedOver - b.passedOver || b.pattern.needs.length - a.pattern.needs.length || b.confidence - a.confidence;

const best = (ideas: PathIdeas): Fit | null =>
  PATTERNS.flatMap((pattern) => fitPattern(pattern, ideas) ?? []).sort(compareFits)[0] ?? null;

const headingText = (parts: readonly string[]): string =>
  parts
    .map(withoutColumnNumber)
    .filter((part) => part !== "")
    .join(" / ");

const reasonFor = (path: HeaderPath, ideas: PathIdeas, pattern: Pattern): MappingReason => {
  if (pattern.note === "bare") return reasonOf("BARE", {});
  if (pattern.note === "combined") return reasonOf("COMBINED", {});
  if (pattern.note === "denominator") {
    const basis = RATES.find((rate) => rate.code === pattern.code)?.denominatorBasis ?? "";
    return reasonOf("DENOMINATOR", { basis });
  }
  if (ideas.ownUnknown.length > 0) return reasonOf("PARTLY", { unknown: ideas.ownUnknown.join(" ") });
  return path.parts.length > 1
    ? reasonOf("QUALIFIED", { above: headingText(path.parts.slice(0, -1)) })
    : reasonOf("UNDERSTOOD", {});
};

const nameOf = (path: HeaderPath): Named | undefined => {
  const own = foldText(withoutColumnNumber(path.parts.at(-1) ?? ""));
  return own === "" ? undefined : NAMES.get(own);
};

const withKind = (ideas: PathIdeas, kind: Concept): PathIdeas => ({
  ...ideas,
  above: new Set([...ideas.above, kind]),
  all: new Set([...ideas.all, kind]),
});

/** The one kind of thing that a title counts; null where it names none or several. "Kết quả giải quyết TTHC" counts dossiers. */
const kindOfTitle = (title: string | undefined): Concept | null => {
  const { concepts } = understand(title ?? "");
  const kinds = [...concepts].filter((concept) => COUNTED.has(concept));
  const isOfHandling = ["handled", "received", "inHand"].some((text) => concepts.has(text as Concept));
  if (isOfHandling && kinds.every((kind) => kind === "tthc" || kind === "dossier")) return "dossier";
  return kinds.length === 1 ? (kinds[0] ?? null) : null;
};

const lentBy = (path: HeaderPath, ideas: PathIdeas): { readonly concept: Concept; readonly text: string } | null => {
  const isBare = path.parts.length === 1 && [...ideas.own].some((concept) => LENT_TO.has(concept));
  if (!isBare || FAMILIES.some((family) => ideas.all.has(family))) return null;
  for (const text of [...(path.before ?? [])].reverse()) {
    const { concepts } = understand(text);
    const concept = FAMILIES.find((family) => concepts.has(family));
    // A header of the other kind in between ("Tỷ lệ", "Chờ bổ sung") does not end the series.
    if (concept) return { concept, text };
  }
  return null;
};

const rounded = (confidence: number): number => Math.round(Math.max(0, Math.min(1, confidence)) * 100) / 100;

/**
 * The figure or rate of a header; null where the words make none or leave it open. Nothing is guessed: an idea that the
 * figure does not know ("trực tuyến" over "Đúng hạn") makes it another count.
 */
export const matchHeader = (path: HeaderPath): Match | null => {
  const plain = ideasOf(path);
  const lender = lentBy(path, plain);
  const ideas = lender ? withKind(plain, lender.concept) : plain;
  const direct = best(ideas);
  const named = nameOf(path);
  const isAlone = path.parts.length === 1 || [...ideas.above].every((one) => NEUTRAL.has(one) || SOFT_ABOVE.has(one));
  // A known name says more than its words: "PAKN đã phân loại" is not any count of petitions.
  const isOfPoints = (findFigure(named?.code ?? "")?.counted === "diem") === ideas.own.has("points");
  const isNamed = isAlone && !lender && isOfPoints && named?.isRate === ideas.all.has("percent");
  if (named && isNamed && named.code !== direct?.pattern.code) {
    return { ...named, confidence: 1, reason: reasonOf("NAMED", {}), note: null };
  }
  if (direct) {
    const { pattern } = direct;
    const isName = named?.code === pattern.code && pattern.note === null && pattern.confidence >= 0.9;
    const confidence = isName && !lender ? 1 : lender ? direct.confidence - 0.1 : direct.confidence;
    if (confidence < CONFIDENCE_MIN) return null;
    const reason = lender
      ? reasonOf("AFTER", { before: lender.text })
      : isName && path.parts.length === 1
        ? reasonOf("NAMED", {})
        : reasonFor(path, ideas, pattern);
    return { code: pattern.code, isRate: pattern.isRate, confidence: rounded(confidence), reason, note: pattern.note };
  }
  const kind = kindOfTitle(path.title);
  const hasKind = [...ideas.all].some((concept) => COUNTED.has(concept));
  const titled = kind && !hasKind && ideas.all.size > 0 ? best(withKind(ideas, kind)) : null;
  if (!titled) return null;
  const confidence = rounded(titled.confidence - 0.1);
  const { pattern } = titled;
  return confidence < CONFIDENCE_MIN
    ? null
    : {
        code: pattern.code,
        isRate: pattern.isRate,
        confidence,
        reason: reasonOf("TITLED", { title: path.title ?? "" }),
        note: pattern.note,
      };
};

/** The figure that a title names ("Số hồ sơ tiếp nhận trực tuyến theo tháng") for tables whose headers are only periods or units. */
export const matchTitle = (title: string): Match | null => {
  const ideas = ideasOf({ parts: [title] });
  // A title has many other words; only its ideas count, and "giải quyết TTHC" is no count of procedures.
  const fit = best({ ...ideas, ownUnknown: [] });
  if (!fit || fit.pattern.confidence < 0.7) return null;
  const { pattern } = fit;
  return {
    code: pattern.code,
    isRate: pattern.isRate,
    confidence: rounded(Math.min(0.7, fit.confidence)),
    reason: reasonOf("TITLED", { title }),
    note: pattern.note,
  };
};
