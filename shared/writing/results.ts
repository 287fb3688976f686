// What was done in the period, as sentences: received, by kind and level, services, settlement, and whatever else has figures.

import type { Consolidated } from "../consolidation/consolidate.ts";
import type { FigureCode } from "../domain/figure.ts";
import { TURNING_DAYS } from "../domain/turning-days.ts";
import { RATES } from "../rules/rates.ts";
import { numberText } from "../text/format.ts";
import { NARRATIVE, type NarrativeTopic } from "../text/narrative.ts";
import { periodName } from "../text/period.ts";
import { shareWords, type Told, type ToldRate, toldOf, unitInside } from "./told.ts";

/** How the kinds of service are named: as the figures were counted; `unlike` where the units do not agree. */
type KindNames = "levels" | "kinds" | "unlike";

const kindNamesOf = ({ schemes, period }: Consolidated): KindNames => {
  if (schemes.length > 1) return "unlike";
  return schemes[0] === "LEVEL4" && period.first < TURNING_DAYS.serviceKinds.day ? "levels" : "kinds";
};

/** Rates of "toàn trình", a name that figures counted by levels of service do not have. */
const FULL_RATES: ReadonlySet<string> = new Set([
  "ONLINE_RATE_FULL_ALL",
  "ONLINE_RATE_FULL_ELIGIBLE",
  "SERVICE_FULL_ELIGIBLE",
]);

/** What may be said of the totals of a table. */
export const toldOfTable = (table: Consolidated): Told => {
  const told = toldOf(table.totals, table.findings);
  if (kindNamesOf(table) === "kinds") return told;
  return { ...told, rate: (code) => (FULL_RATES.has(code) ? null : told.rate(code)) };
};

const onlineClause = (told: Told, names: KindNames): string | null => {
  const called = names === "levels" ? NARRATIVE.byLevelsOfService() : "";
  const [received, online] = [told.count("HS_TIEP_NHAN"), told.count("HS_TRUC_TUYEN")];
  if (received === 0) return NARRATIVE.receivedNothing();
  const rate = told.rate("ONLINE_RATE_ALL");
  if (rate && received !== null) {
    const counts = { received: numberText(rate.denominator), called };
    if (rate.numerator === 0) return NARRATIVE.receivedNoneOnline(counts);
    const percent = shareWords(rate.share);
    return NARRATIVE.receivedOnline({ ...counts, online: numberText(rate.numerator), percent });
  }
  if (received !== null) return NARRATIVE.received({ received: numberText(received) });
  return online === null || online === 0 ? null : NARRATIVE.onlineOnly({ online: numberText(online), called });
};

/** The first thing to say of the unit; null where no count can stand in the first sentence. */
const leadClause = (told: Told, names: KindNames): string | null => {
  const clause = onlineClause(told, names);
  if (clause !== null) return clause;
  const [total, settled, services] = (["HS_TONG", "HS_DA_GIAI_QUYET", "DVC_CUNG_CAP"] as const).map(told.count);
  if (typeof total === "number") return NARRATIVE.inHand({ total: numberText(total) });
  if (typeof settled === "number") return NARRATIVE.settled({ settled: numberText(settled) });
  return typeof services === "number" ? NARRATIVE.provides({ services: numberText(services) }) : null;
};

/** "Quý I/2023 (từ ngày …), huyện A tiếp nhận …" */
export const leadSentence = (table: Consolidated, told: Told): string => {
  const at = { period: periodName(table.period), unit: unitInside(table.name) };
  const clause = leadClause(told, kindNamesOf(table));
  return clause === null ? NARRATIVE.leadBare(at) : NARRATIVE.lead({ ...at, clause });
};

const KIND_PARTS = {
  HS_TRUC_TUYEN: ["HS_MOT_PHAN", "HS_TOAN_TRINH"],
  DVC_CUNG_CAP: ["DVC_MOT_PHAN", "DVC_TOAN_TRINH"],
  DVC_PHAT_SINH: ["DVC_PHAT_SINH_MOT_PHAN", "DVC_PHAT_SINH_TOAN_TRINH"],
} as const satisfies Partial<Record<FigureCode, readonly FigureCode[]>>;

/** "gồm 334 dịch vụ một phần và 316 dịch vụ toàn trình"; null where the kinds do not make up the whole, or there is nothing. */
const kindParts = (told: Told, names: KindNames, whole: keyof typeof KIND_PARTS): string | null => {
  const parts = names === "unlike" ? null : told.parts(whole, KIND_PARTS[whole]);
  const [partial, full] = parts ?? [];
  if (partial === undefined || full === undefined || partial + full === 0) return null;
  const counts = { partial: numberText(partial), full: numberText(full) };
  const thing = whole.startsWith("HS_") ? "hồ sơ" : "dịch vụ";
  return NARRATIVE.kindParts({ thing, ...counts, isOld: names === "levels" });
};

/** Channels, what was carried over, kinds. */
export const dossierSentences = (table: Consolidated, told: Told): readonly string[] => {
  const sentences: string[] = [];
  const channels = told.parts("HS_TIEP_NHAN", ["HS_TRUC_TUYEN", "HS_TRUC_TIEP"]);
  const [, direct] = channels ?? [];
  if (direct !== undefined && direct > 0) sentences.push(NARRATIVE.direct({ direct: numberText(direct) }));
  const kinds = kindParts(told, kindNamesOf(table), "HS_TRUC_TUYEN");
  if (kinds !== null) sentences.push(NARRATIVE.dossierKinds({ parts: kinds }));
  const [, carried] = told.parts("HS_TONG", ["HS_TIEP_NHAN", "HS_KY_TRUOC"]) ?? [];
  const total = told.count("HS_TONG");
  if (carried !== undefined && carried > 0 && total !== null)
    sentences.push(NARRATIVE.carried({ carried: numberText(carried), total: numberText(total) }));
  return sentences;
};

const LEVEL_RATES = [
  { code: "ONLINE_RATE_ALL", what: "online", thing: "hồ sơ" },
  { code: "SERVICE_ACTIVE_PROVIDED", what: "services", thing: "dịch vụ" },
] as const;

/** Rates of each level, where more than one level reported for itself. */
export const levelSentences = ({ levels = [] }: Consolidated): readonly string[] =>
  LEVEL_RATES.flatMap(({ code, what, thing }) => {
    const lines = levels.flatMap(({ level, ...numbers }) => {
      const rate = toldOf(numbers).rate(code);
      if (!rate) return [];
      const counts = { numerator: numberText(rate.numerator), denominator: numberText(rate.denominator) };
      return [NARRATIVE.level({ level, ...counts, thing, percent: shareWords(rate.share) })];
    });
    return lines.length < 2 ? [] : [NARRATIVE.levels({ what, levels: lines })];
  });

/** What is open, where it goes with what was settled. */
const pendingSentences = (told: Told): readonly string[] => {
  const pending = told.count("HS_DANG_GIAI_QUYET");
  if (pending === null || pending === 0 || told.apart === null) return [];
  const parts = told.parts("HS_DANG_GIAI_QUYET", ["HS_DANG_TRONG_HAN", "HS_DANG_QUA_HAN"]);
  const [inTime = 0, overdue = 0] = parts ?? [];
  const said = { pending: numberText(pending), inTime: numberText(inTime), late: numberText(overdue) };
  const apart = told.apart.map((code) => {
    const count = numberText(told.count(code) ?? 0);
    return code === "HS_CHO_BO_SUNG" ? NARRATIVE.waiting({ waiting: count }) : NARRATIVE.returned({ returned: count });
  });
  return [
    parts ? NARRATIVE.pending(said) : NARRATIVE.pendingOnly(said),
    ...(apart.length > 0 ? [NARRATIVE.apart({ parts: apart })] : []),
  ];
};

export const settlementSentences = (told: Told): readonly string[] => {
  const sentences: string[] = [];
  const rate = told.rate("ONTIME_DONE");
  const settled = told.count("HS_DA_GIAI_QUYET");
  const parts = told.parts("HS_DA_GIAI_QUYET", ["HS_TRUOC_HAN", "HS_DUNG_HAN", "HS_QUA_HAN"]);
  const late = told.count("HS_QUA_HAN");
  if (rate && parts) {
    const [early = 0, onTime = 0, overdue = 0] = parts;
    sentences.push(
      NARRATIVE.settlement({
        settled: numberText(rate.denominator),
        onTime: numberText(rate.numerator),
        percent: shareWords(rate.share),
        parts: NARRATIVE.settlementParts({
          early: numberText(early),
          onTime: numberText(onTime),
          late: numberText(overdue),
        }),
      }),
    );
  } else {
    if (settled !== null && settled > 0) sentences.push(NARRATIVE.settledOnly({ settled: numberText(settled) }));
    if (settled === 0) return [NARRATIVE.settledNone(), ...pendingSentences(told)];
    if (late !== null) sentences.push(late === 0 ? NARRATIVE.noneLate() : NARRATIVE.late({ late: numberText(late) }));
  }
  return [...sentences, ...pendingSentences(told)];
};

/** The on-time rate of the 766 index counts what is still in time; form 06 does not. */
export const onTimeIndexSentences = (told: Told): readonly string[] => {
  const rate = told.rate("ONTIME_766");
  if (!rate) return [];
  const counts = { onTime: numberText(rate.numerator), total: numberText(rate.denominator) };
  return [NARRATIVE.onTimeIndex({ ...counts, percent: shareWords(rate.share) })];
};

const rateWords = (phrase: string, rate: ToldRate): string =>
  NARRATIVE.rate({
    spoken: phrase,
    numerator: numberText(rate.numerator),
    denominator: numberText(rate.denominator),
    percent: shareWords(rate.share),
  });

/** The rates that a report says by topic, in its order. */
const SPOKEN = RATES.flatMap(({ code, spoken }) => (spoken ? [{ code, ...spoken }] : [])).toSorted(
  (a, b) => (a.order ?? 0) - (b.order ?? 0),
);

const topicRates = (told: Told, topic: NarrativeTopic): readonly string[] => {
  const words = new Map<string, string>();
  for (const { code, phrase } of SPOKEN.filter((spoken) => spoken.topic === topic)) {
    const rate = words.has(phrase) ? null : told.rate(code);
    if (rate) words.set(phrase, rateWords(phrase, rate));
  }
  return [...words.values()];
};

const topicSentence = (topic: NarrativeTopic, clauses: readonly string[]): readonly string[] =>
  clauses.length === 0 ? [] : [NARRATIVE.topic({ topic, clauses })];

export const serviceSentences = (table: Consolidated, told: Told): readonly string[] => {
  const names = kindNamesOf(table);
  const [provided, active] = [kindParts(told, names, "DVC_CUNG_CAP"), kindParts(told, names, "DVC_PHAT_SINH")];
  const [services, activeServices] = [told.count("DVC_CUNG_CAP") ?? 0, told.count("DVC_PHAT_SINH") ?? 0];
  return topicSentence("services", [
    ...(provided ? [NARRATIVE.serviceKinds({ services: numberText(services), parts: provided })] : []),
    ...topicRates(told, "services"),
    ...(active ? [NARRATIVE.activeKinds({ active: numberText(activeServices), parts: active })] : []),
  ]);
};

export const otherSentences = (told: Told): readonly (readonly string[])[] => {
  const paid = told.rate("PAY_ONLINE_RATE") ? null : told.count("HS_THANH_TOAN_TT");
  const payment = topicSentence("payment", topicRates(told, "payment"));
  return [
    [...payment, ...(paid === null || paid === 0 ? [] : [NARRATIVE.paidOnline({ paid: numberText(paid) })])],
    topicSentence("digitisation", topicRates(told, "digitisation")),
    topicSentence("publicity", topicRates(told, "publicity")),
    topicSentence("satisfaction", topicRates(told, "satisfaction")),
  ];
};
