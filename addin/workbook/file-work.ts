// Has files read and written by a worker; the worker is started when it is first needed.
import type { ChosenFile } from "../../shared/reading/file.ts";
import type { CarriedOver } from "../../shared/writing/carried-file.ts";
import type { FileReply, FileRequest, FileTask } from "./file-worker.ts";
import type { OpenOutcome } from "./open-file.ts";
import type { WorkbookContent } from "./workbook-content.ts";

/** Both reject where the worker cannot be loaded or has failed. */
export interface FileWork {
  open(file: ChosenFile): Promise<OpenOutcome>;
  save(content: WorkbookContent): Promise<CarriedOver>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(reason: Error): void;
}

export const createFileWork = (): FileWork => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;

  const start = (): Worker => {
    const started = new Worker(new URL("./file-worker.ts", import.meta.url), { type: "module" });
    started.addEventListener("message", ({ data }: MessageEvent<FileReply>) => {
      const task = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.result === undefined) task?.reject(new Error("the worker could not do it"));
      else task?.resolve(data.result);
    });
    started.addEventListener("error", () => {
      // Out of memory, or not loaded: the next task starts another one.
      started.terminate();
      worker = null;
      for (const task of waiting.values()) task.reject(new Error("the worker has failed"));
      waiting.clear();
    });
    return started;
  };

  const perform = (task: FileTask): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      count += 1;
      waiting.set(count, { resolve, reject });
      worker.postMessage({ id: count, task } satisfies FileRequest);
    });

  return {
    open: async (file) => (await perform({ kind: "open", file })) as OpenOutcome,
    save: async (content) => (await perform({ kind: "save", content })) as CarriedOver,
  };
};
