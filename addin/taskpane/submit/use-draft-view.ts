// What an open draft is shown with: where it goes, what the server has of it, and what does not add up.
import { useMemo } from "react";
import type { Content } from "../../../shared/contract/operations.ts";
import { type Scheme, type ScopeBasis, usualScheme } from "../../../shared/domain/snapshot.ts";
import type { Level } from "../../../shared/rules/level.ts";
import type { DryRunEntry, FindingEntry } from "../../server/entries.ts";
import { type Call, refusalText, reportParams } from "../../server/server.ts";
import { useResource } from "../../ui/use-resource.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { readingDeskOf } from "../reading/reading-desk.ts";
import { bodyOfDraft, type Draft, sendingRight, type Target, usualScope } from "../report-draft/draft.ts";
import { deskOf } from "../report-draft/draft-desk.ts";
import { coreFindings, levelIn } from "../report-draft/draft-findings.ts";
import { baseOf, targetOf } from "../report-draft/draft-order.ts";
import { askStored, type StoredAnswer } from "../report-draft/stored-report.ts";

/** `core`: the server could not be asked, so only the report itself was checked. */
type FindingSource = "asking" | "server" | "core";

export interface DraftView {
  readonly target: Target | null;
  readonly level: Level | null;
  readonly scope: ScopeBasis | null;
  readonly scheme: Scheme | null;
  /** Null while it is asked for. */
  readonly stored: StoredAnswer | null;
  readonly askStoredAgain: () => void;
  /** The revision that sending would follow; null for none. */
  readonly base: number | null;
  readonly findings: readonly FindingEntry[];
  readonly source: FindingSource;
  /** Why the server would not take it, beside findings. */
  readonly obstacle: string | null;
  readonly deadline: DryRunEntry["deadline"];
}

/** A page of somebody else's, such as of a network that asks to sign in, judges nothing. */
const isDryRun = (content: Content<"putSnapshot"> | null): content is DryRunEntry =>
  typeof content === "object" && content !== null && "accepted" in content && Array.isArray(content.findings);

const WAIT_MS = 600;

interface Judged {
  readonly of: string;
  readonly answer: DryRunEntry | null;
  readonly obstacle: string | null;
}

export const useDraftView = (draft: Draft): DraftView => {
  const tools = usePane();
  const session = useSession();
  const { entries } = useStore(deskOf(tools).outbox);
  const { server, today } = tools;
  const { settings: severities } = useStore(readingDeskOf(tools).severities);
  const { unit, period, units, who } = session;
  const target = useMemo(() => targetOf({ unit, period }), [unit, period]);
  const { form } = draft;
  const scope = draft.scopeBasis ?? usualScope(units, unit);
  const scheme = draft.scheme ?? usualScheme(period);
  const level = unit === null ? null : levelIn(units, unit);

  const loadStored = useMemo(
    () => (target === null ? null : () => askStored(server, { unit: target.unit, period: target.period.key, form })),
    [server, target, form],
  );
  const { content: stored, again: askStoredAgain } = useResource(loadStored);

  /** Reasons change nothing about what is found: typing one asks nothing. */
  const question = useMemo(() => {
    if (target === null || scope === null || scheme === null) return null;
    const onBehalf = sendingRight(who, target.unit) === "onBehalf";
    const said = { ...draft, explain: {}, note: "" };
    const body = bodyOfDraft(said, { scopeBasis: scope, scheme, onBehalf, codes: null });
    const { path, query } = reportParams({ ...target, form });
    const call: Call<"putSnapshot"> = { path, query: { ...query, dryRun: "1" }, body };
    return JSON.stringify(call);
  }, [target, scope, scheme, who, form, draft]);

  const judge = useMemo(() => {
    if (question === null) return null;
    return async (signal: AbortSignal): Promise<Judged> => {
      const call = JSON.parse(question) as Call<"putSnapshot">;
      const answer = await server.call("putSnapshot", { ...call, signal });
      const isReached = !answer.ok && answer.status !== null && answer.status < 500;
      return {
        of: question,
        answer: answer.ok && isDryRun(answer.content) ? answer.content : null,
        obstacle: isReached ? refusalText(answer) : null,
      };
    };
  }, [server, question]);
  const judged = useResource(judge, { pauseMs: WAIT_MS, keepsLast: true }).content;

  const isJudged = judged !== null && judged.of === question;
  const answer = isJudged ? judged.answer : null;
  const core = useMemo(
    () => (target === null ? [] : coreFindings(draft, target, { scheme, level, today: today(), severities })),
    [draft, target, scheme, level, today, severities],
  );
  return {
    target,
    level,
    scope,
    scheme,
    stored,
    askStoredAgain,
    base: target === null ? null : baseOf(stored, entries, { unit: target.unit, period: target.period.key, form }),
    findings: answer?.findings ?? core,
    source: answer ? "server" : isJudged || question === null ? "core" : "asking",
    obstacle: isJudged ? judged.obstacle : null,
    deadline: answer?.deadline ?? null,
  };
};
