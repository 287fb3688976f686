// The worker that reads chosen files, so that the page can be used meanwhile.
import type { FileProblem } from "../../shared/domain/file-problem.ts";
import type { Outcome } from "../../shared/domain/problem.ts";
import { type ChosenFile, type FileContent, readFile } from "../../shared/reading/file.ts";

export interface ReadFileRequest {
  readonly id: number;
  readonly file: ChosenFile;
}

export interface ReadFileReply {
  readonly id: number;
  /** Absent where the reader has failed. */
  readonly outcome?: Outcome<FileContent, FileProblem>;
}

self.addEventListener("message", ({ data: { id, file } }: MessageEvent<ReadFileRequest>) => {
  readFile(file).then(
    (outcome) => self.postMessage({ id, outcome } satisfies ReadFileReply),
    () => self.postMessage({ id } satisfies ReadFileReply),
  );
});
