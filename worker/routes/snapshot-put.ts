// PUT /v1/snapshots: one submission, stored or only judged.
import { problemText } from "../../shared/text/problem.ts";
import type { AuthorizedScope, Handler, Reply } from "../http/scope.ts";
import { readJudgement, storedPlace } from "../snapshots/judgement.ts";
import { latenessAnswer } from "../snapshots/lateness.ts";
import { type Prepared, prepare, readIdempotencyKey, readIfMatch } from "../snapshots/request.ts";
import { judgedAnswer } from "../snapshots/snapshot-answer.ts";
import { answerReply, decide, isRefusal, submit } from "../snapshots/submission.ts";

/** What would become of it, whatever was answered before under its key. */
const judgeOnly = async (scope: AuthorizedScope, prepared: Prepared): Promise<Reply<"putSnapshot">> => {
  const [judged] = (await readJudgement(scope, [prepared])).judged;
  if (!judged) throw new Error("a submission without its judgement");
  const decision = decide({ ...judged, remembered: null });
  const refusal = decision.ok ? null : decision.problem;
  return {
    content: {
      ...storedPlace(prepared),
      ...judgedAnswer(prepared.figures, judged.findings, prepared.place.period, null, scope.today),
      ...latenessAnswer(judged.due, judged.current?.firstSubmittedAt ?? scope.now),
      accepted: decision.ok,
      obstacle: refusal && { code: refusal.code, detail: problemText(refusal) },
    },
  };
};

export const putSnapshot: Handler<"putSnapshot"> = async (scope, { path, query, body }) => {
  const { headers } = scope.request;
  const idempotencyKey = readIdempotencyKey(headers.get("Idempotency-Key"));
  if (!("result" in idempotencyKey)) return idempotencyKey;
  const ifMatch = readIfMatch(headers.get("If-Match"));
  const request = { ...path, form: query.form, body, ifMatch, idempotencyKey: idempotencyKey.result };
  const [prepared] = await prepare(scope, [request]);
  if (!prepared?.ok) return prepared ?? Promise.reject(new Error("a submission without its preparation"));
  if (query.dryRun === "1") return judgeOnly(scope, prepared.result);
  const [given] = await submit(scope, [prepared.result], "each");
  if (!given) throw new Error("a submission without its answer");
  return isRefusal(given) ? given : answerReply(given);
};
