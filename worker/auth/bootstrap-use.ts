// Writes down that the server's own administrator was used: once a day, beside the entries of everything it writes.
import { hasAuditEntry, SERVER_CHAIN } from "../db/audit.ts";
import { writeAuditedUnless } from "../db/audited-write.ts";
import { openDatabase } from "../db/database.ts";
import { errorFields, logError } from "../http/log.ts";
import { dayInVietNam, type Scope } from "../http/scope.ts";

const ACTION = "bootstrap.use";

/** The last day that this isolate knows to be in the log. */
let dayNoted = "";

/** The day's first use is named with what it asked; the rest of a day is in the entries of its writes. */
const note = async ({ env, now, request }: Scope, operation: string, day: string): Promise<void> => {
  const db = openDatabase(env.DB);
  const entry = {
    unit: SERVER_CHAIN,
    at: now,
    actor: "bootstrap",
    role: "quantri",
    action: ACTION,
    target: `day ${day}`,
    detail: { method: request.method, operation },
  };
  await writeAuditedUnless(db, entry, () => hasAuditEntry(db, entry));
  dayNoted = day;
};

/** After the answer, where the request came with the bootstrap token and its day has no entry yet. */
export const noteBootstrapUse = (scope: Scope, operation: string): void => {
  const identity = scope.identified();
  if (identity?.kind !== "caller" || identity.caller.id !== "bootstrap") return;
  const day = dayInVietNam(new Date(scope.now));
  if (day === dayNoted) return;
  scope.defer(
    note(scope, operation, day).catch((error: unknown) => logError("bootstrap_use_not_noted", errorFields(error))),
  );
};
