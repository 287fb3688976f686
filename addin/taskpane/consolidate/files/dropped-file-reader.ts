// Reads dropped files in a worker, one at a time; where the browser starts none, on the page itself.
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import type { UnitEntry } from "../../../server/entries.ts";
import { directoryOf } from "../../reading/unit-directory.ts";
import type { DroppedFile } from "./dropped-file.ts";
import type { ReadAnswer, ReadOrder } from "./dropped-file-worker.ts";
import { type ReadFile, type ReadOne, type ReadSettings, readOneFile } from "./read-files.ts";

/** The part of a `Worker` that is needed. */
export interface ReadingThread {
  postMessage(order: ReadOrder, transfer: ArrayBuffer[]): void;
  onmessage: ((event: MessageEvent<ReadAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface DroppedFileReaderOptions {
  readonly units: readonly UnitEntry[];
  readonly settings: ReadSettings;
  /** Throws where the browser has no workers. */
  readonly startThread: () => ReadingThread;
  readonly newId: () => string;
  /** Calls back later; returns how to stop that. */
  readonly later: (work: () => void, delayMs: number) => () => void;
}

export interface OneReader {
  readonly read: ReadFile;
  /** Whatever is being read is given up: `read` answers null from then on. */
  stop(): void;
  /** Lets go of the worker; call it when all is read. */
  end(): void;
}

/** A file that takes longer is broken or no report. */
export const FILE_LIMIT_MS = 60_000;

/** Starts the worker of the product. */
export const startReadingThread = (): ReadingThread =>
  new Worker(new URL("./dropped-file-worker.ts", import.meta.url), { type: "module" }) as unknown as ReadingThread;

export const createDroppedFileReader = (options: DroppedFileReaderOptions): OneReader => {
  const { units, settings, startThread, newId, later } = options;
  let thread: ReadingThread | null = null;
  let hasThreads = true;
  let hasWorked = false;
  let isStopped = false;
  let giveUp: (() => void) | null = null;

  const end = () => {
    thread?.terminate();
    thread = null;
  };
  const begin = (): ReadingThread | null => {
    try {
      thread ??= startThread();
    } catch {
      hasThreads = false;
      return null;
    }
    thread.postMessage({ kind: "begin", units, settings }, []);
    return thread;
  };
  const unread = (file: DroppedFile, why: string): ReadOne => ({
    kind: "unread",
    file: { id: newId(), fileName: file.name, why },
  });
  const pause = () => new Promise<void>((resolve) => later(resolve, 0));

  const readOnPage: ReadFile = async (file) => {
    await pause();
    if (isStopped) return null;
    const one = await readOneFile(file, { ...settings, directory: directoryOf(units), pause, newId });
    return isStopped ? null : one;
  };

  /** Null: stopped; "failed": the thread could not be used for it. */
  const readInThread = (running: ReadingThread, file: DroppedFile, bytes: ArrayBuffer) =>
    new Promise<ReadOne | null | "failed">((resolve) => {
      const settle = (result: ReadOne | null | "failed") => {
        stopTimer();
        giveUp = null;
        running.onmessage = null;
        running.onerror = null;
        if (result === "failed") end();
        resolve(result);
      };
      const stopTimer = later(() => {
        end();
        settle(unread(file, UPPER_OFFICE_TEXT.fileTooSlow()));
      }, FILE_LIMIT_MS);
      giveUp = () => settle(null);
      running.onmessage = ({ data }) => {
        hasWorked = true;
        settle(data);
      };
      running.onerror = () => settle("failed");
      // The bytes move over: the page keeps none of them.
      running.postMessage({ kind: "read", name: file.name, bytes }, [bytes]);
    });

  return {
    end,
    stop() {
      isStopped = true;
      end();
      giveUp?.();
    },
    async read(file) {
      if (isStopped) return null;
      const running = hasThreads ? (thread ?? begin()) : null;
      if (!running) return readOnPage(file);
      let bytes: ArrayBuffer;
      try {
        bytes = await file.arrayBuffer();
      } catch {
        return unread(file, UPPER_OFFICE_TEXT.fileBroken());
      }
      if (isStopped) return null;
      const read = await readInThread(running, file, bytes);
      if (read !== "failed") return read;
      // A worker that has read others fails over this file; one that never came leaves the work to the page.
      if (hasWorked) return unread(file, UPPER_OFFICE_TEXT.fileBroken());
      hasThreads = false;
      return readOnPage(file);
    },
  };
};
