// Has sheets read out of the page's way: by a worker, one after the other; where no worker can be had, in the page in slices.

import { gathered, type ReadProgress, type ReportsReading } from "../../../shared/reports/read-reports.ts";
import type { UnitEntry } from "../../server/entries.ts";
import { createDirectories, performRead, type ReadTask } from "./read-task.ts";
import type { WorkerReply, WorkerRequest } from "./read-worker.ts";

export interface ReadRun {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

export interface ReadWork {
  /** Rejects where it was stopped or has failed. */
  perform(task: ReadTask, run?: ReadRun): Promise<ReportsReading>;
}

/** How long the page waits at a time, where it does the work itself. */
const SLICE_MS = 40;

/** Lets the page do what waits to be done. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export const createSlicedWork = (): ReadWork => {
  const directoryFor = createDirectories();
  return {
    perform: (task, { signal, onProgress } = {}) =>
      performRead(task, directoryFor, SLICE_MS, async (progress) => {
        onProgress?.(progress);
        await pause();
        signal?.throwIfAborted();
      }),
  };
};

interface Job {
  readonly task: ReadTask;
  readonly run: ReadRun;
  /** What has come of the answer. */
  readonly parts: Extract<WorkerReply, { kind: "part" }>[];
  resolve(checked: ReportsReading): void;
  reject(reason: unknown): void;
}

const assembled = (
  { task, parts }: Pick<Job, "task" | "parts">,
  { reading, mapping }: Extract<WorkerReply, { kind: "read" }>["rest"],
): ReportsReading => {
  const reports = parts.flatMap((part) => part.reports);
  const records = parts.flatMap((part) => part.records);
  return gathered({ reading: { ...reading, records }, reports, mapping }, task.options.severities);
};

type WorkerLike = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

const startReader = (): WorkerLike => new Worker(new URL("./read-worker.ts", import.meta.url), { type: "module" });

/** @param start may throw: then everything is done in the page. */
export const createReadWork = (start: () => WorkerLike = startReader, fallback = createSlicedWork()): ReadWork => {
  const waiting: Job[] = [];
  let running: Job | null = null;
  let worker: WorkerLike | null = null;
  /** Whether a worker has ever answered here. */
  let isProven = false;
  let isRefused = false;
  let sentUnits: readonly UnitEntry[] | null = null;

  const drop = () => {
    worker?.terminate();
    worker = null;
    sentUnits = null;
  };
  const end = (settle: (job: Job) => void) => {
    const job = running;
    running = null;
    if (job) settle(job);
    next();
  };
  const inPage = (job: Job) => void fallback.perform(job.task, job.run).then(job.resolve, job.reject);
  const hear = ({ data }: MessageEvent<WorkerReply>) => {
    isProven = true;
    if (data.kind === "progress") running?.run.onProgress?.(data.progress);
    else if (data.kind === "part") running?.parts.push(data);
    else if (data.kind === "read") end((job) => job.resolve(assembled(job, data.rest)));
    else end((job) => job.reject(new Error("the sheet could not be read")));
  };
  const started = (): WorkerLike | null => {
    try {
      const one = start();
      one.addEventListener("message", (event) => one === worker && hear(event as MessageEvent<WorkerReply>));
      one.addEventListener("error", () => {
        if (one !== worker) return;
        drop();
        // Never heard of: its script may not be loaded here. Otherwise it ran out of memory, and so would the page.
        isRefused ||= !isProven;
        end((job) => (isRefused ? inPage(job) : job.reject(new Error("the worker has failed"))));
      });
      return one;
    } catch {
      isRefused = true;
      return null;
    }
  };
  const next = () => {
    const job = running === null ? waiting.shift() : undefined;
    if (!job) return;
    if (!isRefused) worker ??= started();
    if (worker === null) {
      inPage(job);
      next();
      return;
    }
    running = job;
    const { sheet, options, units } = job.task;
    worker.postMessage({ sheet, options, units: units === sentUnits ? null : units } satisfies WorkerRequest);
    sentUnits = units;
  };
  const stop = (job: Job) => {
    const place = waiting.indexOf(job);
    if (place >= 0) waiting.splice(place, 1);
    else if (running === job) {
      drop();
      running = null;
    }
    job.reject(job.run.signal?.reason);
    next();
  };

  return {
    perform: (task, run = {}) =>
      new Promise((resolve, reject) => {
        const job: Job = { task, run, parts: [], resolve, reject };
        if (run.signal?.aborted) return reject(run.signal.reason);
        run.signal?.addEventListener("abort", () => stop(job), { once: true });
        waiting.push(job);
        next();
      }),
  };
};
