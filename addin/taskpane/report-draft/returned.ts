// Finds reports of the token's own unit that were returned to be put right, with their reasons, in one question.
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { PeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { SnapshotListEntry } from "../../server/entries.ts";
import type { Server } from "../../server/server.ts";
import type { ReturnedBecause } from "./stored-report.ts";

export interface ReturnedReport {
  readonly unit: UnitCode;
  readonly period: PeriodKey;
  readonly form: FormCode;
  readonly returned: ReturnedBecause;
}

const reportOf = ({ unit, period, form, reason, movedBy, movedAt }: SnapshotListEntry): ReturnedReport => ({
  unit: unit as UnitCode,
  period: period as PeriodKey,
  form: form as FormCode,
  returned: { reason: reason ?? "", by: movedBy.label, at: movedAt },
});

/** The unit's returned reports, the latest change first. Null where the server cannot be asked. */
export const askReturned = async (
  server: Pick<Server, "call">,
  unit: UnitCode,
): Promise<readonly ReturnedReport[] | null> => {
  const answer = await server.call("listSnapshots", { query: { unit, below: "0", state: "tra_lai" } });
  // A page of somebody else's, such as of a network that asks to sign in, claims nothing.
  return answer.ok && Array.isArray(answer.content?.snapshots) ? answer.content.snapshots.map(reportOf) : null;
};
