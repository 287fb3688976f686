// POST /v1/read: finds figures, units and periods in the cells of a sheet; nothing is stored.
import { storedMappingOf } from "../../shared/contract/read.ts";
import { refuse } from "../../shared/domain/problem.ts";
import type { UnitVersion } from "../../shared/domain/unit.ts";
import { confirmedFrom } from "../../shared/reading/mapping-memory.ts";
import { readSheet, type SheetReading, type SheetRecord } from "../../shared/reading/read-sheet.ts";
import { withUnitCodes } from "../../shared/reading/record-units.ts";
import { unitDirectory } from "../../shared/reading/unit-name.ts";
import { reasonText } from "../../shared/text/reading.ts";
import type { Caller } from "../auth/caller.ts";
import { TOO_OFTEN } from "../auth/rate-limit.ts";
import { type Database, queryAll } from "../db/database.ts";
import { unitOfRow, unitsOfCallerStatement } from "../db/unit.ts";
import { findingAnswer } from "../http/finding.ts";
import type { Handler } from "../http/scope.ts";

const unitsOf = async (db: Database, caller: Caller): Promise<readonly UnitVersion[]> =>
  (await queryAll(db, unitsOfCallerStatement(caller.unit))).map(unitOfRow);

const recordAnswer = ({ rates, ...record }: SheetRecord) => ({
  ...record,
  ...(Object.keys(rates).length > 0 ? { rates } : {}),
});

const readingAnswer = ({ form, mapping, headers, records, totals, notUnderstood, findings }: SheetReading) => ({
  ...(form === null ? {} : { form }),
  mapping: mapping.map(({ isRate, reason, ...entry }) => ({
    ...entry,
    kind: isRate ? ("rate" as const) : ("figure" as const),
    reason: reasonText(reason),
  })),
  headers,
  records: records.map(recordAnswer),
  totals: totals.map(recordAnswer),
  notUnderstood,
  findings: findings.map(findingAnswer),
});

export const read: Handler<"read"> = async ({ db, today, identify }, { body }) => {
  const identity = await identify();
  if (identity.kind === "guessing") return TOO_OFTEN;
  if (identity.kind === "dead") return refuse("TOKEN_DEAD", {});
  const { cells, merges = [], confirmed } = body;
  const reading = readSheet(
    { cells, merges },
    confirmed ? { confirmed: confirmedFrom(storedMappingOf(confirmed)) } : {},
  );
  const hasUnits = [...reading.records, ...reading.totals].some(({ unit }) => unit !== undefined);
  if (identity.kind === "none" || !hasUnits) return { content: readingAnswer(reading) };
  const { caller } = identity;
  const directory = unitDirectory(await unitsOf(db, caller));
  const under = caller.unit === "*" ? null : caller.unit;
  return { content: readingAnswer(withUnitCodes(reading, directory, { under, today })) };
};
