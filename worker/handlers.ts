// The table of handlers: exactly one for each operation of the contract, exported under the id of the operation.
import type { Handlers } from "./http/scope.ts";
import * as audit from "./routes/audit.ts";
import * as calc from "./routes/calc.ts";
import * as check from "./routes/check.ts";
import * as closing from "./routes/closing.ts";
import * as compute from "./routes/compute.ts";
import * as consolidated from "./routes/consolidated.ts";
import * as copies from "./routes/copies.ts";
import * as copyCheck from "./routes/copy-check.ts";
import * as deadlines from "./routes/deadlines.ts";
import * as demo from "./routes/demo.ts";
import * as documents from "./routes/documents.ts";
import * as exports from "./routes/export.ts";

import * as forms from "./routes/forms.ts";
import * as frozen from "./routes/frozen.ts";
import * as functions from "./routes/functions.ts";
import * as guide from "./routes/guide.ts";
import * as health from "./routes/health.ts";
import * as help from "./routes/help.ts";
import * as imports from "./routes/import.ts";
import * as narrative from "./routes/narrative.ts";
import * as oldExcel from "./routes/old-excel.ts";
import * as pages from "./routes/pages.ts";
import * as powerQuery from "./routes/power-query.ts";
import * as preview from "./routes/preview.ts";
import * as read from "./routes/read.ts";
import * as ruleSets from "./routes/rule-sets.ts";
import * as series from "./routes/series.ts";
import * as severities from "./routes/severities.ts";
import * as snapshotActions from "./routes/snapshot-actions.ts";
import * as snapshotBatch from "./routes/snapshot-batch.ts";
import * as snapshotList from "./routes/snapshot-list.ts";
import * as snapshotPut from "./routes/snapshot-put.ts";
import * as snapshots from "./routes/snapshots.ts";
import * as targets from "./routes/targets.ts";
import * as tokens from "./routes/tokens.ts";
import * as units from "./routes/units.ts";

export const HANDLERS: Handlers = {
  ...audit,
  ...calc,
  ...check,
  ...closing,
  ...compute,
  ...consolidated,
  ...copies,
  ...copyCheck,
  ...deadlines,
  ...demo,
  ...documents,
  ...exports,
  ...forms,
  ...frozen,
  ...functions,
  ...guide,
  ...health,
  ...help,
  ...imports,
  ...narrative,
  ...oldExcel,
  ...pages,
  ...powerQuery,
  ...preview,
  ...read,
  ...ruleSets,
  ...series,
  ...severities,
  ...snapshotActions,
  ...snapshotBatch,
  ...snapshotList,
  ...snapshotPut,
  ...snapshots,
  ...targets,
  ...tokens,
  ...units,
};
