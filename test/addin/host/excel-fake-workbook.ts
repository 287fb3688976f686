// A stand-in of the part of Excel's API that reads and writes sheets: properties are known only after load and sync, as in Excel.
import { areaText, parseArea, type SheetCell } from "../../../shared/reading/sheet.ts";

type Stored = string | number | boolean | { readonly error: string };

export interface FakeSheet {
  name: string;
  /** By "row,column". */
  readonly cells: Map<string, Stored>;
  readonly merges: string[];
  readonly formats: Map<string, string>;
  readonly looks: Map<string, Record<string, unknown>>;
  readonly charts: Record<string, unknown>[];
  frozenRows: number;
}

export const fakeSheet = (name: string, rows: readonly (readonly SheetCell[])[] = []): FakeSheet => ({
  name,
  cells: new Map(
    rows.flatMap((row, r) =>
      row.flatMap((cell, c): readonly [string, Stored][] => (cell === null ? [] : [[`${r},${c}`, cell]])),
    ),
  ),
  merges: [],
  formats: new Map(),
  looks: new Map(),
  charts: [],
  frozenRows: 0,
});

interface Extent {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const extentOf = (address: string): Extent => {
  const area = parseArea(address);
  if (!area) throw Object.assign(new Error("The argument is invalid."), { code: "InvalidArgument" });
  return {
    row: area.top,
    column: area.left,
    rows: area.bottom - area.top + 1,
    columns: area.right - area.left + 1,
  };
};

const addressOf = ({ row, column, rows, columns }: Extent): string =>
  areaText({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });

const typeOf = (cell: Stored | undefined): string => {
  if (cell === undefined) return "Empty";
  if (typeof cell === "object") return "Error";
  return { string: "String", number: "Double", boolean: "Boolean" }[typeof cell as "string" | "number" | "boolean"];
};

export interface FakeExcel {
  readonly sheets: FakeSheet[];
  active: FakeSheet;
  selected: string;
  /** Thrown by the next sync. */
  failure: unknown;
  /** What is called when the user selects something else. */
  readonly listeners: (() => Promise<void>)[];
  /** Puts `Excel` and `Office` into the page; what they were is not kept. */
  install(): void;
}

export const createFakeExcel = (sheets: FakeSheet[]): FakeExcel => {
  const fake: FakeExcel = {
    sheets,
    active: sheets[0] as FakeSheet,
    selected: "A1",
    failure: null,
    listeners: [],
    install: () => {
      Object.assign(globalThis, {
        Excel: { run: (work: (given: unknown) => unknown) => work(context()) },
        Office: { context: { requirements: { isSetSupported: () => true } } },
      });
    },
  };

  /** An object whose asked-for properties are refused until they were loaded and synchronised. */
  const pending: (() => void)[] = [];
  const lazy = <Shape extends object>(known: Shape, properties: readonly string[]): Shape => {
    const seen = new Set<string>();
    return new Proxy(known, {
      get(target, property, receiver) {
        if (property === "load")
          return (names: string) =>
            pending.push(() => {
              for (const name of names.split(",")) seen.add(name);
            });
        if (typeof property === "string" && properties.includes(property) && !seen.has(property)) {
          throw Object.assign(new Error(`property '${property}' is not available`), { code: "PropertyNotLoaded" });
        }
        return Reflect.get(target, property, receiver);
      },
    });
  };

  const rangeOf = (sheet: FakeSheet, extent: Extent): object => {
    const each = <Value>(value: (key: string) => Value): Value[][] =>
      Array.from({ length: extent.rows }, (_, r) =>
        Array.from({ length: extent.columns }, (__, c) => value(`${extent.row + r},${extent.column + c}`)),
      );
    const put = (key: string, typed: unknown) => {
      if (typed === "") sheet.cells.delete(key);
      // The apostrophe makes a text of what follows; Excel does not keep it.
      else sheet.cells.set(key, typeof typed === "string" ? typed.replace(/^'/u, "") : (typed as Stored));
      if (typeof typed === "string" && typed.startsWith("'=")) sheet.cells.set(`text ${key}`, true);
    };
    const write = (matrix: unknown[][]) => {
      for (const [r, line] of matrix.entries()) {
        for (const [c, typed] of line.entries()) put(`${extent.row + r},${extent.column + c}`, typed);
      }
    };
    const look: Record<string, unknown> = {};
    const known = {
      isNullObject: false,
      address: `'${sheet.name}'!${addressOf(extent)}`,
      rowIndex: extent.row,
      columnIndex: extent.column,
      rowCount: extent.rows,
      columnCount: extent.columns,
      get values() {
        return each((key) => {
          const cell = sheet.cells.get(key);
          return typeof cell === "object" ? cell.error : (cell ?? "");
        });
      },
      set values(matrix: unknown[][]) {
        write(matrix);
      },
      get valueTypes() {
        return each((key) => typeOf(sheet.cells.get(key)));
      },
      get formulas() {
        return each((key) => sheet.cells.get(key) ?? "");
      },
      set formulas(matrix: unknown[][]) {
        write(matrix);
      },
      get text() {
        return each((key) => String(sheet.cells.get(key) ?? ""));
      },
      set numberFormat(matrix: string[][]) {
        for (const [r, line] of matrix.entries()) {
          for (const [c, format] of line.entries()) sheet.formats.set(`${extent.row + r},${extent.column + c}`, format);
        }
      },
      worksheet: lazy({ name: sheet.name }, ["name"]),
      format: {
        font: look,
        borders: { getItem: () => ({}) },
        set wrapText(wraps: boolean) {
          look.wrapText = wraps;
        },
      },
      getMergedAreasOrNullObject: () =>
        lazy(
          {
            isNullObject: sheet.merges.length === 0,
            address: sheet.merges.map((merge) => `'${sheet.name}'!${merge}`).join(","),
          },
          ["address"],
        ),
      merge: () => sheet.merges.push(addressOf(extent)),
      select: () => {
        fake.selected = addressOf(extent);
      },
    };
    sheet.looks.set(`${extent.row},${extent.column}`, look);
    return lazy(known, [
      "address",
      "rowIndex",
      "columnIndex",
      "rowCount",
      "columnCount",
      "values",
      "valueTypes",
      "text",
    ]);
  };

  const usedOf = (sheet: FakeSheet): object => {
    const places = [...sheet.cells.keys()].filter((key) => /^\d/u.test(key)).map((key) => key.split(",").map(Number));
    if (places.length === 0) return lazy({ isNullObject: true }, []);
    const rows = places.map(([row = 0]) => row);
    const columns = places.map(([, column = 0]) => column);
    const [row, column] = [Math.min(...rows), Math.min(...columns)];
    return rangeOf(sheet, {
      row,
      column,
      rows: Math.max(...rows) - row + 1,
      columns: Math.max(...columns) - column + 1,
    });
  };

  const sheetOf = (sheet: FakeSheet): object =>
    lazy(
      {
        name: sheet.name,
        position: fake.sheets.indexOf(sheet),
        activate: () => {
          fake.active = sheet;
        },
        getUsedRangeOrNullObject: () => usedOf(sheet),
        getRange: (address: string) => rangeOf(sheet, extentOf(address)),
        getRangeByIndexes: (row: number, column: number, rows: number, columns: number) =>
          rangeOf(sheet, { row, column, rows, columns }),
        freezePanes: {
          freezeRows: (rows: number) => {
            sheet.frozenRows = rows;
          },
          freezeAt: () => {},
        },
        pageLayout: {},
        charts: {
          add: (kind: string) => {
            const chart = {
              kind,
              title: { text: "" },
              legend: {},
              series: { getItemAt: () => ({ setXAxisValues: () => {} }) },
              setPosition: (from: string, to: string) => Object.assign(chart, { from, to }),
            };
            sheet.charts.push(chart);
            return chart;
          },
        },
      },
      ["name"],
    );

  const context = () => ({
    sync: async () => {
      if (fake.failure) {
        const { failure } = fake;
        fake.failure = null;
        throw failure;
      }
      for (const settle of pending.splice(0)) settle();
    },
    workbook: {
      onSelectionChanged: { add: (listener: () => Promise<void>) => fake.listeners.push(listener) },
      getActiveCell: () => rangeOf(fake.active, { ...extentOf(fake.selected), rows: 1, columns: 1 }),
      getSelectedRange: () => rangeOf(fake.active, extentOf(fake.selected)),
      worksheets: {
        load: () => {},
        items: fake.sheets,
        onActivated: { add: (listener: () => Promise<void>) => fake.listeners.push(listener) },
        getActiveWorksheet: () => sheetOf(fake.active),
        getItem: (name: string) => {
          const fakeSheet = fake.sheets.find((sheet) => sheet.name === name);
          if (!fakeSheet) throw Object.assign(new Error("not found"), { code: "ItemNotFound" });
          return sheetOf(fakeSheet);
        },
        add: (name: string) => {
          const sheet = fakeSheet(name);
          fake.sheets.push(sheet);
          return sheetOf(sheet);
        },
      },
    },
  });
  return fake;
};
