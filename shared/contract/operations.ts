// Every endpoint once: the Worker makes its routes of this list, and /openapi.json is this list in OpenAPI.
import type { InputOf } from "./operation.ts";
import { ACCESS_OPERATIONS } from "./operations/access.ts";
import { AUDIT_OPERATIONS } from "./operations/audit.ts";
import { CHECKING_OPERATIONS } from "./operations/checking.ts";
import { CLOSING_OPERATIONS } from "./operations/closing.ts";
import { CONSOLIDATED_OPERATIONS } from "./operations/consolidated.ts";
import { COPY_OPERATIONS } from "./operations/copies.ts";
import { DEADLINE_OPERATIONS } from "./operations/deadlines.ts";
import { EXPORT_OPERATIONS } from "./operations/export.ts";
import { FUNCTION_OPERATIONS } from "./operations/functions.ts";
import { NARRATIVE_OPERATIONS } from "./operations/narrative.ts";
import { PAGE_OPERATIONS } from "./operations/pages.ts";
import { RULE_OPERATIONS } from "./operations/rules.ts";
import { SERIES_OPERATIONS } from "./operations/series.ts";
import { SETTING_OPERATIONS } from "./operations/settings.ts";
import { SNAPSHOT_LIST_OPERATIONS } from "./operations/snapshot-list.ts";
import { SNAPSHOT_OPERATIONS } from "./operations/snapshots.ts";
import { UNIT_OPERATIONS } from "./operations/units.ts";

export const OPERATIONS = {
  ...FUNCTION_OPERATIONS,
  ...RULE_OPERATIONS,
  ...SNAPSHOT_LIST_OPERATIONS,
  ...SNAPSHOT_OPERATIONS,
  ...CONSOLIDATED_OPERATIONS,
  ...CLOSING_OPERATIONS,
  ...COPY_OPERATIONS,
  ...NARRATIVE_OPERATIONS,
  ...SERIES_OPERATIONS,
  ...CHECKING_OPERATIONS,
  ...UNIT_OPERATIONS,
  ...ACCESS_OPERATIONS,
  ...AUDIT_OPERATIONS,
  ...EXPORT_OPERATIONS,
  ...SETTING_OPERATIONS,
  ...DEADLINE_OPERATIONS,
  ...PAGE_OPERATIONS,
} as const;

export type OperationId = keyof typeof OPERATIONS;
export type Input<Id extends OperationId> = InputOf<(typeof OPERATIONS)[Id]>;
