// The script that Excel loads: binds every function of the catalogue to the function runtime, and shares that runtime with the pane.
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import type { Argument } from "../../shared/functions/cell.ts";
import type { CellErrorName } from "../../shared/functions/cell-error.ts";
import { createBlankCells, hasZero } from "../host/blank-cells.ts";
import { recalculateStored, refreshesOnOpen } from "../host/excel-refresh.ts";
import { createExcelSettings } from "../host/excel-settings.ts";
import { standsInExcel } from "../host/stands-in-excel.ts";
import { createPageTokenStore } from "../host/token-store.ts";
import { type ExcelResult, readArgument, writeResult } from "./excel-cells.ts";
import { LATER_SCRIPT } from "./later.ts";
import { watchReconnect } from "./reconnect.ts";
import { keepFirstRuleSets } from "./rule-set-versions.ts";
import { createRuntime, type InvocationError, type Invoked } from "./runtime.ts";
import { publishSharedRuntime } from "./shared-runtime.ts";

/** Requirement set in which custom functions learned about data types, such as a number with its format. */
const DATA_TYPES_SET = "1.4";

/** What Excel appends to the arguments; the published types lack parts of it. */
type Invocation = Partial<CustomFunctions.CancelableInvocation> & { readonly isInValuePreview?: boolean };

const token = createPageTokenStore();
const runtime = createRuntime({
  fetch: (...request) => fetch(...request),
  origin: "",
  getToken: token.get,
  now: () => Date.now(),
});
const blankCells = createBlankCells();

/** Known once Office is ready; until then, and in a program that is not Excel, numbers go plain. */
const hasDataTypes = (): boolean =>
  typeof Office !== "undefined" &&
  Boolean(Office.context?.requirements?.isSetSupported("CustomFunctionsRuntime", DATA_TYPES_SET));

/** Stands in for Excel's class in a page outside of Excel, where office.js does not bring it. */
class PlainCellError extends Error {
  readonly code: CellErrorName;

  constructor(code: CellErrorName, message: string) {
    super(message);
    this.code = code;
  }
}

const cellError = ({ cell, message }: InvocationError): Error => {
  if (typeof CustomFunctions.Error === "undefined") return new PlainCellError(cell, message);
  const { invalidValue, notAvailable } = CustomFunctions.ErrorCode;
  return new CustomFunctions.Error(cell === "#N/A" ? notAvailable : invalidValue, message) as unknown as Error;
};

const resultOf = (invoked: Invoked): ExcelResult => {
  if ("error" in invoked) throw cellError(invoked.error);
  return writeResult(invoked, hasDataTypes());
};

/** The arguments with blanks where Excel passed 0 for them; asks the sheet only if there is a zero to ask about. */
const withoutFalseZeros = async (
  id: string,
  args: readonly Argument[],
  address: string | undefined,
): Promise<readonly Argument[]> => {
  if (address === undefined || typeof Excel === "undefined" || !hasZero(args)) return args;
  return blankCells.restore({ id, address, args });
};

const isInvocation = (last: unknown): last is Invocation =>
  typeof last === "object" && last !== null && "functionName" in last;

/** `id` as Excel calls it: the arguments, then the invocation. */
const excelFunction =
  (id: string) =>
  async (...given: unknown[]): Promise<ExcelResult> => {
    const last = given.at(-1);
    const invocation = isInvocation(last) ? last : null;
    const args = (invocation ? given.slice(0, -1) : given).map(readArgument);
    if (invocation?.isInValuePreview) return resultOf(runtime.preview(id, args));
    const cancellation = new AbortController();
    if (invocation) invocation.onCanceled = () => cancellation.abort();
    const meant = await withoutFalseZeros(id, args, invocation?.address);
    return resultOf(await runtime.invoke(id, meant, cancellation.signal));
  };

publishSharedRuntime({ runtime, token });
// At once, not when Office is ready: Excel may call as soon as the script has run. Without office.js there is nobody to call.
if (typeof CustomFunctions !== "undefined") {
  for (const { id } of CATALOGUE) CustomFunctions.associate(id, excelFunction(id));
}

/** What the workbook asks for by itself: stored data anew when it opens, and again when the server is back. */
const startWithWorkbook = (): void => {
  const settings = createExcelSettings();
  keepFirstRuleSets(runtime, settings);
  watchReconnect({ runtime, recalculateStored, atOnce: refreshesOnOpen(settings) });
};
void standsInExcel()
  .catch(() => false)
  .then((inExcel) => inExcel && startWithWorkbook());

/** When the second script is fetched: after the cells of the opened workbook were served. */
const LATER_AFTER_MS = 2_000;
const LATER_AGAIN_AFTER_MS = 60_000;

/** Only for calculating without the Worker; so nobody waits for it, and a failure is tried again. */
const loadLaterFunctions = (): void => {
  const script = document.createElement("script");
  script.src = `/${LATER_SCRIPT}`;
  script.onerror = () => {
    script.remove();
    setTimeout(loadLaterFunctions, LATER_AGAIN_AFTER_MS);
  };
  document.head.append(script);
};
if (typeof document !== "undefined") setTimeout(loadLaterFunctions, LATER_AFTER_MS);
