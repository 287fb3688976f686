// Has chosen files read by a worker, started when it is first needed; where none can be had, the page reads them itself.
import type { FileProblem } from "../../shared/domain/file-problem.ts";
import type { Outcome } from "../../shared/domain/problem.ts";
import type { ChosenFile, FileContent } from "../../shared/reading/file.ts";
import type { ReadFileReply, ReadFileRequest } from "./file-reading-worker.ts";

/** What is wrong with a file is an answer; rejects where the reader itself is not to be had. */
export type FileReader = (file: ChosenFile) => Promise<Outcome<FileContent, FileProblem>>;

const readInPage: FileReader = async (file) => (await import("../../shared/reading/file.ts")).readFile(file);

type WorkerLike = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

const startReader = (): WorkerLike =>
  new Worker(new URL("./file-reading-worker.ts", import.meta.url), { type: "module" });

interface Waiting {
  readonly file: ChosenFile;
  resolve(outcome: ReturnType<FileReader>): void;
}

/** @param start may throw: then the page reads. */
export const createFileReader = (start: () => WorkerLike = startReader, fallback = readInPage): FileReader => {
  const waiting = new Map<number, Waiting>();
  let worker: WorkerLike | null = null;
  let count = 0;

  const hear = ({ data: { id, outcome } }: MessageEvent<ReadFileReply>) => {
    const task = waiting.get(id);
    waiting.delete(id);
    task?.resolve(outcome ? Promise.resolve(outcome) : Promise.reject(new Error("the file could not be read")));
  };
  const started = (): WorkerLike => {
    const one = start();
    one.addEventListener("message", (event) => hear(event as MessageEvent<ReadFileReply>));
    one.addEventListener("error", () => {
      // Not loaded, or out of memory: the next file starts another one, and these are read here.
      one.terminate();
      worker = null;
      const tasks = [...waiting.values()];
      waiting.clear();
      for (const { file, resolve } of tasks) resolve(fallback(file));
    });
    return one;
  };

  return async (file) => {
    try {
      worker ??= started();
    } catch {
      return fallback(file);
    }
    const asked = worker;
    return new Promise((resolve) => {
      count += 1;
      waiting.set(count, { file, resolve });
      asked.postMessage({ id: count, file } satisfies ReadFileRequest);
    });
  };
};

/** The one of the page. */
export const readFileAside: FileReader = createFileReader();
