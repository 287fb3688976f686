// GET /v1/export: everything of a subtree as one document, written while it is read.
import { FORMS } from "../../shared/domain/form.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { askedSubtree } from "../auth/access.ts";
import { exportStream } from "../db/export.ts";
import { SCHEMA_VERSION } from "../db/health.ts";
import { readAllUnits, readUnitsAround } from "../db/unit.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import type { Handler } from "../http/scope.ts";

export const exportData: Handler<"exportData"> = async (scope, { query }) => {
  const { db, now, today } = scope;
  const outcome = await askedSubtree(scope, query.root, "quantri");
  if (!outcome.ok) return outcome;
  const { root, units } = outcome.result;
  const versions = await (root === "*" ? readAllUnits(db) : readUnitsAround(db, [root]));
  const source = {
    header: {
      root,
      exportedAt: now,
      core: CORE_VERSION,
      schema: SCHEMA_VERSION,
      rulesets: RULE_SETS_USED,
      forms: FORMS.map(({ code }) => code),
    },
    versions,
    units: units === "*" ? [...new Set(versions.map(({ code }) => code))].sort() : units,
  };
  const isCompressed = query.gzip === "1";
  const stream = exportStream(db, source);
  const name = `DVC-${root === "*" ? "tat-ca" : root}-${today}.ndjson${isCompressed ? ".gz" : ""}`;
  const body = isCompressed ? stream.pipeThrough(new CompressionStream("gzip")) : stream;
  return new Response(body, {
    headers: {
      "Content-Type": isCompressed ? "application/gzip" : "application/x-ndjson; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
    },
  });
};
