// The table of handlers: exactly one for each operation of the contract.
import type { Handlers } from "./http/scope.ts";
import { listAudit, verifyAudit } from "./routes/audit.ts";
import { calc } from "./routes/calc.ts";
import { checkFigureReport, checkText } from "./routes/check.ts";
import { closePeriod, listClosings } from "./routes/closing.ts";
import { compute } from "./routes/compute.ts";
import { getConsolidated } from "./routes/consolidated.ts";
import { checkCopy, createCopy } from "./routes/copies.ts";
import { copyCheckPage, copyCheckStart } from "./routes/copy-check.ts";
import { createDeadline, endDeadline, listDeadlines } from "./routes/deadlines.ts";
import { getDemo } from "./routes/demo.ts";
import { functionMetadata, functionMetadataEn, manifest, openApi } from "./routes/documents.ts";
import { exportData } from "./routes/export.ts";
import { listForms } from "./routes/forms.ts";
import { getFrozen, getFrozenDifference } from "./routes/frozen.ts";
import { listFunctions } from "./routes/functions.ts";
import { excelCheckList, guideArticle, guideIndex } from "./routes/guide.ts";
import { health } from "./routes/health.ts";
import { functionHelp } from "./routes/help.ts";
import { importData } from "./routes/import.ts";
import { getNarrative } from "./routes/narrative.ts";
import { oldExcelGuide } from "./routes/old-excel.ts";
import { adminPage, apiReference, filePage, home } from "./routes/pages.ts";
import { powerQueryGuide } from "./routes/power-query.ts";
import { previewConsolidated } from "./routes/preview.ts";
import { read } from "./routes/read.ts";
import { getRuleSet, listRuleSets } from "./routes/rule-sets.ts";
import { getCompleteness, getSeries } from "./routes/series.ts";
import { createSeverity, endSeverity, listSeverities } from "./routes/severities.ts";
import { actOnSnapshot } from "./routes/snapshot-actions.ts";
import { submitBatch } from "./routes/snapshot-batch.ts";
import { listSnapshots } from "./routes/snapshot-list.ts";
import { putSnapshot } from "./routes/snapshot-put.ts";
import { getReceipt, getSnapshot, listCorrections, listRevisions } from "./routes/snapshots.ts";
import { createTarget, endTarget, listTargets } from "./routes/targets.ts";
import { createToken, createTokens, listTokens, revokeToken } from "./routes/tokens.ts";
import { getUnit, importUnits, listProvinces, listUnits } from "./routes/units.ts";

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
