// What was last read of the open workbook, and whether the sheet is still like that.
import { parseArea, type SheetRead } from "../../../shared/reading/sheet.ts";
import type { Host, ReadScope, Sheets } from "../../host/host.ts";
import { createStore, type Store } from "../../ui/store.ts";
import { isSameCells, isSameRead } from "../reading/same-read.ts";

export interface SheetState {
  readonly scope: ReadScope;
  /** Null until something was read. */
  readonly read: SheetRead | null;
  /** Name of the file that is read instead of an open workbook. */
  readonly file: string | null;
  readonly isBusy: boolean;
  /** The sheet is no longer as it was read. */
  readonly isStale: boolean;
  /** Why nothing could be read, and what to do; "" otherwise. */
  readonly trouble: string;
}

export interface SheetWatch extends Pick<Store<SheetState>, "get" | "subscribe"> {
  /** Reads anew. Never rejects. */
  read(scope?: ReadScope): Promise<void>;
  /** Compares the sheet with what was read; another sheet in front is read at once. Never rejects. */
  compare(): Promise<void>;
  /** Compares whenever the selection moves; returns how to stop. */
  start(): () => void;
}

const FIRST: SheetState = { scope: "sheet", read: null, file: null, isBusy: false, isStale: false, trouble: "" };

/** The selection moves with each arrow key; a sheet is compared when it rests. */
const REST_MS = 700;

/** The cells of the area that was read. */
const cellsIn = ({ cells, area }: SheetRead): SheetRead["cells"] => {
  const place = parseArea(area);
  if (!place) return cells;
  return cells.slice(place.top, place.bottom + 1).map((row) => row.slice(place.left, place.right + 1));
};

export const createSheetWatch = ({ kind, ready }: Pick<Host, "kind" | "ready">, sheets: Sheets): SheetWatch => {
  const store = createStore<SheetState>(FIRST);
  const change = (part: Partial<SheetState>) => store.set({ ...store.get(), ...part });
  /** Rises with each reading: a slower one before it is not heard. */
  let readings = 0;

  const fileName = async (): Promise<string | null> => {
    if (kind !== "file") return null;
    const file = await sheets.file();
    return file.ok ? file.content.name : null;
  };

  const read = async (scope: ReadScope = store.get().scope): Promise<void> => {
    readings += 1;
    const reading = readings;
    change({ scope, isBusy: true, trouble: "" });
    const [answer, file] = await Promise.all([sheets.read(scope), fileName()]);
    if (reading !== readings) return;
    if (answer.ok) change({ read: answer.content, file, isBusy: false, isStale: false });
    else change({ read: null, file, isBusy: false, isStale: false, trouble: answer.message });
  };

  const compare = async (): Promise<void> => {
    const { read: before, scope, isBusy } = store.get();
    if (isBusy) return;
    // A file changes only by another one being opened.
    if (before === null || kind === "file") return read();
    const reading = readings;
    if (scope === "selection") {
      // Other cells are selected by now: the ones that were read are looked at again.
      const area = await sheets.readArea(before);
      if (reading === readings) change({ isStale: !area.ok || !isSameCells(cellsIn(before), area.content) });
      return;
    }
    const answer = await sheets.read(scope);
    if (reading !== readings || !answer.ok) return;
    if (answer.content.sheet !== before.sheet) return read();
    change({ isStale: !isSameRead(before, answer.content) });
  };

  return {
    get: store.get,
    subscribe: store.subscribe,
    read,
    compare,
    start() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      void ready().then(compare);
      const stop = sheets.onSelection(() => {
        clearTimeout(timer);
        timer = setTimeout(() => void compare(), REST_MS);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
};
