// The table of handlers: exactly one for each operation of the contract.
import type { Handlers } from "../http/scope.ts";
import { calc } from "./calc.ts";
import { checkFigureReport, checkText } from "./check.ts";
import { compute } from "./compute.ts";
import { getConsolidated } from "./consolidated.ts";
import { createDeadline, endDeadline, listDeadlines } from "./deadlines.ts";
import { getDemo } from "./demo.ts";
import { functionMetadata, functionMetadataEn, manifest, openApi } from "./documents.ts";
import { listForms } from "./forms.ts";
import { listFunctions } from "./functions.ts";
import { health } from "./health.ts";
import { functionHelp } from "./help.ts";
import { home } from "./pages.ts";
import { read } from "./read.ts";
import { getRuleSet, listRuleSets } from "./rule-sets.ts";
import { getCompleteness, getSeries } from "./series.ts";
import { createSeverity, endSeverity, listSeverities } from "./severities.ts";
import { getReceipt, getSnapshot, listRevisions, putSnapshot } from "./snapshots.ts";
import { createTarget, endTarget, listTargets } from "./targets.ts";
import { createToken, listTokens, revokeToken } from "./tokens.ts";
import { getUnit, importUnits, listUnits } from "./units.ts";

export const HANDLERS: Handlers = {
  compute,
  calc,
  listFunctions,
  listForms,
  listRuleSets,
  getRuleSet,
  putSnapshot,
  getSnapshot,
  listRevisions,
  getReceipt,
  getConsolidated,
  getSeries,
  getCompleteness,
  read,
  checkText,
  checkFigures: checkFigureReport,
  listUnits,
  getUnit,
  importUnits,
  createToken,
  listTokens,
  revokeToken,
  createTarget,
  listTargets,
  endTarget,
  createDeadline,
  listDeadlines,
  endDeadline,
  createSeverity,
  listSeverities,
  endSeverity,
  getDemo,
  health,
  openApi,
  manifest,
  functionMetadata,
  functionMetadataEn,
  functionHelp,
  home,
};
