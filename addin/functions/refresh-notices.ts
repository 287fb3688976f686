// What a person should know about how fresh the numbers in the workbook are, as sentences that say what to do.
import { numberText } from "../../shared/text/format.ts";
import { REFRESH_TEXT } from "../../shared/text/runtime.ts";
import type { AnswerAges } from "./cache.ts";
import type { ConnectionStatus } from "./function-runtime.ts";
import { type RuleSetChange, rememberedRuleSets, ruleSetChanges } from "./rule-set-versions.ts";

type RefreshNoticeKind = "rules" | "core" | "stale" | "functions" | "unknown";

export interface RefreshNotice {
  readonly kind: RefreshNoticeKind;
  readonly text: string;
}

export interface RefreshFacts {
  readonly status: ConnectionStatus;
  /** The workbook's setting of the versions that it was calculated with. */
  readonly remembered: string | null;
  /** Functions of the server that this script lacks. */
  readonly missing: readonly string[];
  /** A moment of the clock as people write it. */
  readonly momentText: (milliseconds: number) => string;
}

const changeText = ({ id, before, now }: RuleSetChange): string => {
  if (before === null) return REFRESH_TEXT.ruleSetAdded({ id, now: now ?? "" });
  return now === null ? REFRESH_TEXT.ruleSetGone({ id, before }) : REFRESH_TEXT.ruleSetChanged({ id, before, now });
};

const rulesText = ({ status, remembered }: RefreshFacts): string | null => {
  const before = rememberedRuleSets(remembered);
  if (before === null || status.ruleSets === null || status.ruleSets.length === 0) return null;
  const changes = ruleSetChanges(before, status.ruleSets);
  return changes.length === 0 ? null : [...changes.map(changeText), REFRESH_TEXT.ruleSetsRefresh()].join(" ");
};

const staleText = ({ status, momentText }: RefreshFacts): string | null => {
  const { storedWithoutWorker, oldestShown } = status;
  if (storedWithoutWorker === 0) return null;
  const count = numberText(storedWithoutWorker);
  return oldestShown === null
    ? REFRESH_TEXT.storedMissing({ count })
    : REFRESH_TEXT.staleShown({ count, oldest: momentText(oldestShown) });
};

/** Most urgent first. */
export const refreshNotices = (facts: RefreshFacts): readonly RefreshNotice[] => {
  const { status, missing } = facts;
  const { core, bundledCore, coreDiffers, unknownFunctions } = status;
  const texts: readonly (readonly [RefreshNoticeKind, string | null])[] = [
    ["stale", staleText(facts)],
    ["rules", rulesText(facts)],
    ["core", coreDiffers ? REFRESH_TEXT.coreDiffers({ here: bundledCore, there: core ?? "" }) : null],
    ["functions", missing.length > 0 ? REFRESH_TEXT.functionsMissing({ names: missing.join(", ") }) : null],
    [
      "unknown",
      unknownFunctions.length > 0 ? REFRESH_TEXT.functionsUnknown({ names: unknownFunctions.join(", ") }) : null,
    ],
  ];
  return texts.flatMap(([kind, text]) => (text === null ? [] : [{ kind, text }]));
};

/** When what the cells show of stored data was answered. */
export const storedAsOfText = (ages: AnswerAges | null, momentText: (milliseconds: number) => string): string => {
  if (ages === null) return REFRESH_TEXT.storedNone();
  const { count, oldest, newest } = ages;
  return REFRESH_TEXT.storedAsked({
    count: numberText(count),
    oldest: momentText(oldest),
    newest: momentText(newest),
  });
};
