// GET /healthz, with the version and the clock of the server: 200 once the database is migrated and, on a demonstration server, holds the demonstration data.
import demo from "../../shared/demo/demo.json";
import { FORM_DEFAULT } from "../../shared/domain/form.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { PeriodKey } from "../../shared/domain/period.ts";
import { refuse } from "../../shared/domain/problem.ts";
import type { UnitCode } from "../../shared/domain/unit.ts";
import { CORE_VERSION } from "../../shared/functions/version.ts";
import { hasSnapshots, isMigrated } from "../db/health.ts";
import type { SnapshotPlace } from "../db/snapshot.ts";
import type { Handler } from "../http/scope.ts";

const DEMO_PLACES: readonly SnapshotPlace[] = demo.snapshots.map(({ unit, period, form }) => ({
  unit: unit as UnitCode,
  period: period as PeriodKey,
  form: (form ?? FORM_DEFAULT) as FormCode,
}));

export const health: Handler<"health"> = async ({ db, env, now }) => {
  const ready = (await isMigrated(db)) && (env.DVC_DEMO !== "1" || (await hasSnapshots(db, DEMO_PLACES)));
  if (!ready) return { ...refuse("NOT_READY", {}), headers: { "Retry-After": "2" } };
  return { content: { status: "ok", core: CORE_VERSION, now } };
};
