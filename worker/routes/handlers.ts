// The table of handlers: exactly one for each operation of the contract.
import type { Handlers } from "../http/scope.ts";
import { listAudit, verifyAudit } from "./audit.ts";
import { calc } from "./calc.ts";
import { checkFigureReport, checkText } from "./check.ts";
import { closePeriod, listClosings } from "./closing.ts";
import { compute } from "./compute.ts";
import { getConsolidated } from "./consolidated.ts";
import { checkCopy, createCopy } from "./copies.ts";
import { copyCheckPage, copyCheckStart } from "./copy-check.ts";
import { createDeadline, endDeadline, listDeadlines } from "./deadlines.ts";
import { getDemo } from "./demo.ts";
import { functionMetadata, functionMetadataEn, manifest, openApi } from "./documents.ts";
import { exportData } from "./export.ts";
import { listForms } from "./forms.ts";
import { getFrozen, getFrozenDifference } from "./frozen.ts";
import { listFunctions } from "./functions.ts";
import { excelCheckList, guideArticle, guideIndex } from "./guide.ts";
import { health } from "./health.ts";
import { functionHelp } from "./help.ts";
import { importData } from "./import.ts";
import { getNarrative } from "./narrative.ts";
import { oldExcelGuide } from "./old-excel.ts";
import { adminPage, apiReference, filePage, home } from "./pages.ts";
import { powerQueryGuide } from "./power-query.ts";
import { previewConsolidated } from "./preview.ts";
import { read } from "./read.ts";
import { getRuleSet, listRuleSets } from "./rule-sets.ts";
import { getCompleteness, getSeries } from "./series.ts";
import { createSeverity, endSeverity, listSeverities } from "./severities.ts";
import { listSnapshots } from "./snapshot-list.ts";
import {
  actOnSnapshot,
  getReceipt,
  getSnapshot,
  listCorrections,
  listRevisions,
  putSnapshot,
  submitBatch,
} from "./snapshots.ts";
import { createTarget, endTarget, listTargets } from "./targets.ts";
import { createToken, createTokens, listTokens, revokeToken } from "./tokens.ts";
import { getUnit, importUnits, listProvinces, listUnits } from "./units.ts";

export const HANDLERS: Handlers = {
  compute,
  calc,
  listFunctions,
  listForms,
  listRuleSets,
  getRuleSet,
  listSnapshots,
  putSnapshot,
  getSnapshot,
  listRevisions,
  actOnSnapshot,
  listCorrections,
  submitBatch,
  getReceipt,
  createCopy,
  checkCopy,
  copyCheckStart,
  copyCheckPage,
  getConsolidated,
  getNarrative,
  previewConsolidated,
  closePeriod,
  listClosings,
  getFrozen,
  getFrozenDifference,
  getSeries,
  getCompleteness,
  read,
  checkText,
  checkFigures: checkFigureReport,
  listUnits,
  listProvinces,
  getUnit,
  importUnits,
  createToken,
  createTokens,
  listTokens,
  revokeToken,
  listAudit,
  verifyAudit,
  exportData,
  importData,
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
  adminPage,
  filePage,
  apiReference,
  guideIndex,
  oldExcelGuide,
  excelCheckList,
  guideArticle,
  powerQueryGuide,
};
