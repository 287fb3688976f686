// Versions of the rule sets that answers were made with: as the Worker names them, as a workbook remembers them, and what changed in between.
import type { WorkbookSettings } from "../host/host.ts";
import type { FunctionRuntime, RuleSetVersion } from "./function-runtime.ts";

/** A rule set whose version is another one now; null where there was none, or there is none any more. */
export interface RuleSetChange {
  readonly id: string;
  readonly before: string | null;
  readonly now: string | null;
}

/** Setting of a workbook: the versions that its numbers were calculated with. */
export const RULE_SETS_SETTING = "dvc.rulesets";

const isVersion = (entry: unknown): entry is RuleSetVersion => {
  const { id, version } = Object(entry) as Partial<Record<keyof RuleSetVersion, unknown>>;
  return typeof id === "string" && typeof version === "string";
};

/** What of it can be read, in the order of the ids, so that equal lists are equal texts. */
export const readRuleSetVersions = (given: unknown): readonly RuleSetVersion[] =>
  Array.isArray(given)
    ? given
        .filter(isVersion)
        .map(({ id, version }) => ({ id, version }))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
    : [];

export const ruleSetsText = (versions: readonly RuleSetVersion[]): string => JSON.stringify(versions);

/** What a workbook remembers; null where it remembers nothing that can be read. */
export const rememberedRuleSets = (text: string | null): readonly RuleSetVersion[] | null => {
  if (text === null) return null;
  try {
    const versions = readRuleSetVersions(JSON.parse(text));
    return versions.length > 0 ? versions : null;
  } catch {
    return null;
  }
};

export const ruleSetChanges = (
  before: readonly RuleSetVersion[],
  now: readonly RuleSetVersion[],
): readonly RuleSetChange[] => {
  const versionIn = (list: readonly RuleSetVersion[], id: string) =>
    list.find((ruleSetVersion) => ruleSetVersion.id === id)?.version ?? null;
  const ids = [...new Set([...before, ...now].map((ruleSetVersion) => ruleSetVersion.id))];
  return ids
    .map((id) => ({ id, before: versionIn(before, id), now: versionIn(now, id) }))
    .filter((one) => one.before !== one.now);
};

/** Has a workbook that remembers no versions remember those of the first answers. Returns how to stop. */
export const keepFirstRuleSets = (
  runtime: Pick<FunctionRuntime, "status" | "subscribe">,
  settings: WorkbookSettings,
): (() => void) => {
  const leave = runtime.subscribe(() => {
    const { ruleSets } = runtime.status();
    if (ruleSets === null || ruleSets.length === 0) return;
    leave();
    if (rememberedRuleSets(settings.get(RULE_SETS_SETTING)) !== null) return;
    void settings.set(RULE_SETS_SETTING, ruleSetsText(ruleSets));
  });
  return leave;
};

/**
 * Has the workbook remember the versions of now, because all of it was just calculated with them. False where the server does
 * not answer: what is remembered then stays.
 */
export const acceptRuleSets = async (
  runtime: Pick<FunctionRuntime, "status" | "tryServer">,
  settings: WorkbookSettings,
): Promise<boolean> => {
  await runtime.tryServer();
  const { state, ruleSets } = runtime.status();
  if (state !== "online" || ruleSets === null || ruleSets.length === 0) return false;
  return (await settings.set(RULE_SETS_SETTING, ruleSetsText(ruleSets))).ok;
};
