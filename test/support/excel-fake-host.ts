// Excel's side of a calculation: loads Microsoft's own custom-functions runtime and the shipped functions.js into one page-like context, sends it cells and collects what it would show.
import fs from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import { LATER_SCRIPT } from "../../addin/functions/later.ts";
import { functionBundle } from "./function-bundle.ts";

/** Loaded where npm put it: its licence allows use in add-ins, not copies. */
const runtimeFile = createRequire(import.meta.url).resolve(
  "@microsoft/office-js/dist/custom-functions-runtime.debug.js",
);

/** One formula: the function and the values of its arguments, an error cell as `{error: "#DIV/0!"}`. */
export interface Formula {
  readonly fn: string;
  readonly args: readonly unknown[];
  /** Where the formula stands; somewhere on Sheet1 where nobody asks. */
  readonly at?: string;
}

/** What stands in a workbook, by sheet and address; what is not named is blank. Formulas begin with "=". */
export type WorkbookCells = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** What Excel is told for a cell. Codes: 1 #N/A, 5 #DIV/0!, 7 #VALUE!, 2 and 3 an exception that lost its text. */
export type CellOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: number; readonly message: string };

export interface FakeExcelOptions {
  /** Where the add-in's page comes from. */
  readonly origin: string;
  /** False: an Excel without data types (before requirement set 1.4). */
  readonly dataTypes?: boolean;
  readonly fetch?: typeof fetch;
  /** The workbook that the Excel API shows; without it there is no Excel API. */
  readonly workbook?: WorkbookCells;
  /** How the Excel API fails, if it does. */
  readonly workbookFault?: "editMode" | "silence";
  /** False: the second script cannot be loaded. */
  readonly laterScript?: boolean;
  /** What Office keeps in the workbook. Given: Office is ready and says that the page stands in Excel. */
  readonly settings?: Map<string, unknown>;
  /** The clock of the page, in milliseconds since 1970; the machine's by default. */
  readonly now?: () => number;
  /** How many times faster than the machine's the timers of the page run. */
  readonly hurry?: Hurry;
}

export interface Hurry {
  times: number;
  /** The longest that the page has asked a timer for. */
  longestMs?: number;
}

export interface FakeExcel {
  /** Sends the formulas as one recalculation and waits until every cell has left #BUSY!. */
  calculate(formulas: readonly Formula[], options?: CalculateOptions): Promise<readonly CellOutcome[]>;
  /**
   * What people see while they select a part of a formula that they are typing. This Excel passes a property that the runtime in
   * the package does not know yet, so the function is called with an invocation of our own.
   */
  preview(formula: Formula): Promise<CellOutcome>;
  /** Names of the functions that the script registered. */
  registered(): readonly string[];
  /** `globalThis.dvc` of the page. */
  shared(): unknown;
  /** Settles when the second script has run. */
  readonly laterScriptRan: Promise<void>;
  readonly storage: Map<string, string>;
  /** What was read of the workbook: "Sheet1!B2 9x2 valueTypes". */
  readonly reads: readonly string[];
  /** Formulas that were written: "Sheet1!B2 =SUM(A1)". */
  readonly writes: readonly string[];
}

interface CalculateOptions {
  readonly limitMs?: number;
  /** Arguments travel as data types (JSON texts), as Excel sends them for functions that take them. */
  readonly richArguments?: boolean;
  /** Tells the runtime, after so long, that these cells (by index) are no longer wanted; they are not waited for. */
  readonly cancel?: { readonly cells: readonly number[]; readonly afterMs: number };
}

const FLAG_CANCELABLE = 1;
const FLAG_ERRORS_ALLOWED = 4;
const FLAG_RICH = 8;
const MESSAGE_TO_RUNTIME = 3;
const INVOKE = 1000;
const CANCEL = 1001;
const LIMIT_MS = 40_000;

const isErrorCell = (given: unknown): given is { readonly error: string } =>
  typeof given === "object" && given !== null && "error" in given;

/** Error cells as the desktop passes them to functions that allow errors. */
const plainArgument = (given: unknown): unknown => {
  if (Array.isArray(given)) return given.map(plainArgument);
  return isErrorCell(given) ? { code: given.error, type: "CustomFunctionError" } : given;
};

/** The same as data types: everything but a plain value is the JSON text of a cell value. */
const richArgument = (given: unknown): unknown => {
  if (Array.isArray(given)) return given.map(richArgument);
  const rich = (cell: object) => ({ value: JSON.stringify(cell) });
  if (isErrorCell(given)) return rich({ type: "Error", basicType: "Error", basicValue: given.error });
  if (typeof given === "number") {
    return rich({ type: "Double", basicType: "Double", basicValue: given, numberFormat: "#,##0" });
  }
  if (typeof given === "object" && given !== null) return rich(given);
  return given === null ? rich({ type: "Empty", basicType: "Empty", basicValue: "" }) : given;
};

const columnLetters = (column: number): string =>
  column < 0 ? "" : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));

/** As much of the Excel API as reading ranges and writing cells takes: nothing is known, and nothing written, before `sync`. */
export const fakeExcelApi = (
  sheets: WorkbookCells,
  fault: FakeExcelOptions["workbookFault"],
  reads: string[],
  writes: string[] = [],
) => ({
  run: async (work: (context: object) => Promise<unknown>): Promise<unknown> => {
    if (fault === "silence") return new Promise(() => {});
    if (fault === "editMode")
      throw Object.assign(new Error("Excel is in cell-editing mode."), { code: "InvalidOperationInCellEditMode" });
    const loads: (() => void)[] = [];
    const range = (sheet: string, row: number, column: number, rows: number, columns: number) => {
      const cells = () =>
        Array.from({ length: rows }, (_, r) =>
          Array.from({ length: columns }, (__, c) => sheets[sheet]?.[`${columnLetters(column + c)}${row + r + 1}`]),
        );
      const proxy: Record<string, unknown> = {
        load: (property: string) =>
          loads.push(() => {
            reads.push(`${sheet}!${columnLetters(column)}${row + 1} ${rows}x${columns} ${property}`);
            proxy.formulas = cells().map((line) => line.map((cell) => cell ?? ""));
            proxy.valueTypes = cells().map((line) =>
              line.map((cell) => (cell === undefined ? "Empty" : typeof cell === "number" ? "Double" : "String")),
            );
          }),
        getCell: (r: number, c: number) => ({
          set formulas([[formula]]: [[unknown]]) {
            loads.push(() => writes.push(`${sheet}!${columnLetters(column + c)}${row + r + 1} ${formula}`));
          },
        }),
      };
      return proxy;
    };
    const worksheet = (sheet: string) => ({
      name: sheet,
      isNullObject: !(sheet in sheets),
      getRangeByIndexes: (...place: [number, number, number, number]) => range(sheet, ...place),
      // All of what these sheets hold stands in their first corner.
      getUsedRangeOrNullObject: () => ({
        ...{ isNullObject: false, rowIndex: 0, columnIndex: 0, rowCount: 20, columnCount: 10 },
        load() {},
      }),
    });
    return work({
      workbook: {
        worksheets: {
          load() {},
          items: Object.keys(sheets).map(worksheet),
          getItem: worksheet,
          getItemOrNullObject: worksheet,
        },
      },
      sync: async () => {
        for (const load of loads.splice(0)) load();
      },
    });
  },
});

const documentSettings = (kept: Map<string, unknown>) => ({
  get: (name: string) => kept.get(name) ?? null,
  set: (name: string, content: unknown) => kept.set(name, content),
  remove: (name: string) => kept.delete(name),
  saveAsync: (done: (result: { status: string }) => void) => done({ status: "succeeded" }),
});

type CellResult = readonly [id: number, ok: boolean, value: unknown, code: number];

interface PageScript {
  readonly src: string;
  readonly onload?: () => void;
  readonly onerror?: () => void;
}

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?: (text: string) => void;
}

export const startFakeExcel = (options: FakeExcelOptions): FakeExcel => {
  const storage = new Map<string, string>();
  const reads: string[] = [];
  const writes: string[] = [];
  const waiting = new Map<number, (outcome: CellOutcome) => void>();
  let lastId = 0;

  const takeResult = ([id, ok, value, code]: CellResult): void => {
    const settle = waiting.get(id);
    waiting.delete(id);
    settle?.(ok ? { ok, value } : { ok, code, message: String(value) });
  };

  /** Answers every request of the runtime; results of cells are among their actions. */
  const bridge: Bridge = {
    sendMessageToHost(text) {
      const { id, message } = JSON.parse(text);
      const actions: readonly { Id: number; Name?: string; ArgumentInfo?: { Arguments?: [CellResult[]] } }[] =
        typeof message.body === "string" ? JSON.parse(message.body).Actions : message.body.Actions;
      for (const action of actions) {
        if (action.Name !== "SetInvocationArrayResults") continue;
        for (const result of action.ArgumentInfo?.Arguments?.[0] ?? []) takeResult(result);
      }
      const body = JSON.stringify({ Results: actions.map((action) => ({ ActionId: action.Id, Value: null })) });
      const answer = { id, type: 2, message: { statusCode: 200, headers: {}, body } };
      queueMicrotask(() => bridge.onMessageFromHost?.(JSON.stringify(answer)));
    },
  };

  const send = options.fetch ?? fetch;
  const hurry: Hurry = options.hurry ?? { times: 1 };
  const inPageTime = (ms: number): number => {
    hurry.longestMs = Math.max(hurry.longestMs ?? 0, ms);
    return ms / hurry.times;
  };
  /** Office's loader comes with the runtime and gives up, in a timer, on a script that no page of ours has; in a browser nobody hears it. */
  const withoutLoader = (task: () => void) => (): void => {
    try {
      task();
    } catch (fault) {
      if (fault !== "MicrosoftAjax.js is not loaded successfully.") throw fault;
    }
  };
  let laterRan: () => void = () => {};
  const laterScriptRan = new Promise<void>((resolve) => {
    laterRan = resolve;
  });
  const page: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    document: {
      readyState: "complete",
      getElementsByTagName: (tag: string) =>
        tag === "script"
          ? [{ src: "https://appsforoffice.microsoft.com/lib/1/hosted/custom-functions-runtime.debug.js" }]
          : [{ appendChild() {} }],
      createElement: () => ({ setAttribute() {}, remove() {} }),
      head: { append: (script: PageScript) => loadScript(script) },
      addEventListener() {},
    },
    location: { href: `${options.origin}/taskpane.html`, search: "", hash: "", origin: options.origin },
    history: {},
    navigator: { userAgent: "fake" },
    addEventListener() {},
    localStorage: {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, text: string) => storage.set(name, text),
      removeItem: (name: string) => storage.delete(name),
    },
    console: { log() {}, info() {}, warn() {}, error() {} },
    // Relative addresses belong to the page.
    fetch: (address: string, init: RequestInit) => send(new URL(address, options.origin), init),
    setTimeout: (task: () => void, ms = 0) => setTimeout(withoutLoader(task), inPageTime(ms)),
    setInterval: (task: () => void, ms = 0) => setInterval(withoutLoader(task), inPageTime(ms)),
    ...{ clearTimeout, clearInterval, queueMicrotask, AbortController, TextEncoder, URL },
  };
  const { now } = options;
  if (now) {
    page.Date = class extends Date {
      static override now(): number {
        return now();
      }
    };
  }
  page.window = page;
  page.self = page;
  vm.createContext(page);
  const loadScript = (script: PageScript): void => {
    setTimeout(() => {
      if (options.laterScript === false || script.src !== `/${LATER_SCRIPT}`) return script.onerror?.();
      run(functionBundle().later, LATER_SCRIPT);
      laterRan();
      script.onload?.();
    }, 0);
  };
  const run = (script: string, filename: string): void => {
    vm.runInContext(script, page, { filename });
  };
  run(fs.readFileSync(runtimeFile, "utf8"), runtimeFile);
  const hasDataTypes = options.dataTypes ?? true;
  (page.Office as { context: unknown }).context = {
    requirements: {
      isSetSupported: (name: string, version: string) =>
        name !== "CustomFunctionsRuntime" || Number(version) < 1.4 || hasDataTypes,
    },
    document: { settings: options.settings && documentSettings(options.settings) },
  };
  if (options.settings) {
    Object.assign(page.Office as object, {
      onReady: async () => ({ host: "Excel" }),
      HostType: { Excel: "Excel" },
      AsyncResultStatus: { Succeeded: "succeeded" },
    });
  }
  if (options.workbook) page.Excel = fakeExcelApi(options.workbook, options.workbookFault, reads, writes);
  run(functionBundle().functions, "functions.js");

  const mappings = () => {
    type Registered = Record<string, (...args: unknown[]) => Promise<unknown>>;
    return (page.CustomFunctions as { _association: { mappings: Registered } })._association.mappings;
  };
  const toRuntime = (entries: readonly object[]): void => {
    if (!bridge.onMessageFromHost) throw new Error("the runtime did not attach to the bridge");
    bridge.onMessageFromHost(JSON.stringify({ type: MESSAGE_TO_RUNTIME, message: { entries } }));
  };
  const entry = (messageType: number, message: unknown) => ({ messageCategory: 1, messageType, targetId: "", message });

  return {
    async calculate(formulas, { limitMs = LIMIT_MS, richArguments = false, cancel } = {}) {
      const flags = FLAG_CANCELABLE | FLAG_ERRORS_ALLOWED | (richArguments ? FLAG_RICH : 0);
      const ids = formulas.map(() => {
        lastId += 1;
        return lastId;
      });
      const unwanted = new Set((cancel?.cells ?? []).map((index) => ids[index] ?? 0));
      const outcomes = ids.map(
        (id) =>
          new Promise<CellOutcome>((resolve) => {
            waiting.set(id, resolve);
          }),
      );
      toRuntime(
        formulas.map(({ fn, args, at }, index) => {
          const values = args.map(richArguments ? richArgument : plainArgument);
          return entry(INVOKE, [ids[index], fn, values, at ?? `Sheet1!Z${index + 1}`, flags]);
        }),
      );
      if (cancel) {
        await new Promise((resolve) => setTimeout(resolve, cancel.afterMs));
        toRuntime([...unwanted].map((id) => entry(CANCEL, { invocationId: id })));
      }
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          const busy = ids.filter((id) => waiting.has(id) && !unwanted.has(id)).length;
          reject(new Error(`${busy} cells still show #BUSY! after ${limitMs} ms`));
        }, limitMs);
      });
      try {
        return await Promise.race([
          Promise.all(
            outcomes.map((outcome, index) =>
              unwanted.has(ids[index] ?? 0) ? ({ ok: false, code: 0, message: "cancelled" } as const) : outcome,
            ),
          ),
          limit,
        ]);
      } finally {
        clearTimeout(timer);
      }
    },
    async preview({ fn, args }) {
      const invocation = { functionName: fn, isInValuePreview: true };
      try {
        const value = await mappings()[fn]?.(...args.map(plainArgument), invocation);
        return { ok: true, value };
      } catch (error) {
        const { code, message } = error as { code: string; message: string };
        return { ok: false, code: code === "#N/A" ? 1 : 7, message };
      }
    },
    registered: () => Object.keys(mappings()),
    shared: () => page.dvc,
    laterScriptRan,
    storage,
    reads,
    writes,
  };
};
