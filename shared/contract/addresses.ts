// Where each endpoint is: its heading in the reference, its method and its address. Free of zod, so that pages may use it.

export type Method = "get" | "post" | "put" | "delete";

/** The headings of the reference of the API, in its order. */
export type Heading =
  | "functions"
  | "rules"
  | "snapshots"
  | "consolidation"
  | "checking"
  | "units"
  | "administration"
  | "pages";

/** By the id of the operation; parameters of an address stand in braces. */
export const ADDRESSES = {
  compute: ["functions", "post", "/v1/compute"],
  calc: ["functions", "get", "/v1/calc/{fn}"],
  listFunctions: ["functions", "get", "/v1/functions"],

  listForms: ["rules", "get", "/v1/forms"],
  listRuleSets: ["rules", "get", "/v1/rulesets"],
  getRuleSet: ["rules", "get", "/v1/rulesets/{id}"],

  listSnapshots: ["snapshots", "get", "/v1/snapshots"],
  putSnapshot: ["snapshots", "put", "/v1/snapshots/{unit}/{period}"],
  getSnapshot: ["snapshots", "get", "/v1/snapshots/{unit}/{period}"],
  listRevisions: ["snapshots", "get", "/v1/snapshots/{unit}/{period}/revisions"],
  actOnSnapshot: ["snapshots", "post", "/v1/snapshots/{unit}/{period}/actions"],
  listCorrections: ["snapshots", "get", "/v1/snapshots/{unit}/{period}/corrections"],
  submitBatch: ["snapshots", "post", "/v1/snapshots/batch"],
  getReceipt: ["snapshots", "get", "/v1/snapshots/{unit}/{period}/receipt"],
  createCopy: ["snapshots", "post", "/v1/copies"],
  checkCopy: ["snapshots", "get", "/v1/copies/{code}"],

  getConsolidated: ["consolidation", "get", "/v1/consolidated/{unit}/{period}"],
  previewConsolidated: ["consolidation", "post", "/v1/consolidated/{unit}/{period}/preview"],
  closePeriod: ["consolidation", "post", "/v1/consolidated/{unit}/{period}/close"],
  listClosings: ["consolidation", "get", "/v1/consolidated/{unit}/{period}/closings"],
  getFrozen: ["consolidation", "get", "/v1/frozen/{id}"],
  getFrozenDifference: ["consolidation", "get", "/v1/frozen/{id}/difference"],
  getNarrative: ["consolidation", "get", "/v1/narrative/{unit}/{period}"],
  getSeries: ["consolidation", "get", "/v1/series/{unit}"],
  getCompleteness: ["consolidation", "get", "/v1/completeness/{unit}/{period}"],

  read: ["checking", "post", "/v1/read"],
  checkFigures: ["checking", "post", "/v1/check/figures"],
  checkText: ["checking", "post", "/v1/check/text"],

  listUnits: ["units", "get", "/v1/units"],
  listProvinces: ["units", "get", "/v1/units/provinces.csv"],
  getUnit: ["units", "get", "/v1/units/{code}"],
  importUnits: ["units", "post", "/v1/units/import"],

  createToken: ["administration", "post", "/v1/tokens"],
  createTokens: ["administration", "post", "/v1/tokens/batch"],
  listTokens: ["administration", "get", "/v1/tokens"],
  revokeToken: ["administration", "delete", "/v1/tokens/{id}"],
  listAudit: ["administration", "get", "/v1/audit"],
  verifyAudit: ["administration", "get", "/v1/audit/verify"],
  exportData: ["administration", "get", "/v1/export"],
  importData: ["administration", "post", "/v1/import"],
  createTarget: ["administration", "post", "/v1/targets"],
  listTargets: ["administration", "get", "/v1/targets"],
  endTarget: ["administration", "delete", "/v1/targets/{id}"],
  createSeverity: ["administration", "post", "/v1/severities"],
  listSeverities: ["administration", "get", "/v1/severities"],
  endSeverity: ["administration", "delete", "/v1/severities/{id}"],
  createDeadline: ["administration", "post", "/v1/deadlines"],
  listDeadlines: ["administration", "get", "/v1/deadlines"],
  endDeadline: ["administration", "delete", "/v1/deadlines/{id}"],
  getDemo: ["administration", "get", "/v1/demo"],

  copyCheckStart: ["pages", "get", "/kiem-tra"],
  copyCheckPage: ["pages", "get", "/kiem-tra/{code}"],
  health: ["pages", "get", "/healthz"],
  openApi: ["pages", "get", "/openapi.json"],
  manifest: ["pages", "get", "/manifest.xml"],
  functionMetadata: ["pages", "get", "/functions.json"],
  functionMetadataEn: ["pages", "get", "/functions.en.json"],
  functionHelp: ["pages", "get", "/ham/{name}"],
  filePage: ["pages", "get", "/gui"],
  adminPage: ["pages", "get", "/quan-tri"],
  apiReference: ["pages", "get", "/docs"],
  guideIndex: ["pages", "get", "/huong-dan"],
  oldExcelGuide: ["pages", "get", "/huong-dan/excel-cu"],
  excelCheckList: ["pages", "get", "/huong-dan/kiem-tra-excel"],
  powerQueryGuide: ["pages", "get", "/huong-dan/power-query"],
  guideArticle: ["pages", "get", "/huong-dan/{article}"],
  home: ["pages", "get", "/"],
} as const satisfies Readonly<Record<string, readonly [heading: Heading, method: Method, address: `/${string}`]>>;

export type OperationId = keyof typeof ADDRESSES;

/** The address as it is written in the table. */
export type AddressOf<Id extends OperationId> = (typeof ADDRESSES)[Id][2];

/** The names in braces of an address: `"unit" | "period"`. */
export type ParamOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamOf<Rest>
  : never;
