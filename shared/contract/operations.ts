// Every endpoint once: the Worker makes its routes of this list, and /openapi.json is this list in OpenAPI.
import type { OperationId } from "./addresses.ts";
import {
  type ContentsOf,
  type Definition,
  type HasMedia,
  type Operation,
  operationAt,
  type RequestOf,
} from "./operation.ts";
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

const DEFINITIONS = {
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
} satisfies Readonly<Record<OperationId, Definition>>;

type Definitions = typeof DEFINITIONS;

export const OPERATIONS = Object.fromEntries(
  Object.entries<Definition>(DEFINITIONS).map(([id, definition]) => [id, operationAt(id as OperationId, definition)]),
) as Readonly<Record<OperationId, Operation>>;

/** What a handler receives. */
export type Input<Id extends OperationId> = RequestOf<Definitions[Id], "output">;
/** What a page sends. */
export type Request<Id extends OperationId> = RequestOf<Definitions[Id], "input">;
/** What is answered in JSON, by status. */
export type Contents<Id extends OperationId> = ContentsOf<Definitions[Id]>;
/** What is answered in JSON. */
export type Content<Id extends OperationId> = Contents<Id>[keyof Contents<Id>];
/** Whether something is answered that is no JSON. */
export type IsFile<Id extends OperationId> = HasMedia<Definitions[Id]>;
export type AuthorizationOf<Id extends OperationId> = Definitions[Id]["authorization"];
