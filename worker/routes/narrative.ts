// GET /v1/narrative: the paragraph of a report, as JSON or as text alone.
import { narrativeNeeds, readNarrative } from "../../shared/functions/narrative-choice.ts";
import { canSee } from "../auth/access.ts";
import { readStoredNeeds, type Sight } from "../db/stored.ts";
import { taggedAnswer } from "../http/answer.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import type { Handler } from "../http/scope.ts";
import { readPlace } from "../snapshots/address.ts";

/** The kind of text that the caller names first; programs that name none get JSON. */
const prefersText = (request: Request): boolean =>
  /^\s*text\/plain\s*(?:[;,]|$)/i.test(request.headers.get("Accept") ?? "");

export const getNarrative: Handler<"getNarrative"> = async (scope, { path, query }) => {
  const { db, caller, today, request } = scope;
  const place = readPlace(path.unit, path.period, query.form);
  if (!place.ok) return place;
  const address = { unit: place.result.unit, periodText: path.period, form: place.result.form };
  const needs = narrativeNeeds(address, today);
  if (!needs.ok) return needs;
  const sees: Sight = (graph, unit, days) => canSee(graph, caller, unit, days);
  const stored = await readStoredNeeds(db, needs.result, caller.unit, today, sees);
  const written = readNarrative(address, query.length, { today, ...stored });
  if (!written.ok) return written;
  const { table, narrative } = written.result;
  const headers = { Vary: "Accept" };
  if (query.format === "text" || (query.format === undefined && prefersText(request))) {
    return taggedAnswer(request, narrative.text, "text/plain; charset=utf-8", headers);
  }
  const answer = {
    unit: table.unit,
    period: table.period.key,
    form: table.form,
    length: query.length,
    asOf: table.asOf,
    provisional: table.provisional,
    text: narrative.text,
    paragraphs: narrative.paragraphs,
    rulesets: RULE_SETS_USED,
  };
  return { content: answer, headers, isTagged: true };
};
