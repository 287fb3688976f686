// The worker that reads and writes files, so that the page can be used meanwhile.
import type { ChosenFile } from "../../shared/reading/file.ts";
import { openFile } from "./open-file.ts";
import { saveWhole } from "./save-xlsx.ts";
import type { WorkbookContent } from "./workbook-content.ts";

export type FileTask =
  | { readonly kind: "open"; readonly file: ChosenFile }
  | { readonly kind: "save"; readonly content: WorkbookContent };

export interface FileRequest {
  readonly id: number;
  readonly task: FileTask;
}

export interface FileReply {
  readonly id: number;
  /** Absent where the task has failed. */
  readonly result?: unknown;
}

const perform = (task: FileTask): Promise<unknown> =>
  task.kind === "open" ? openFile(task.file) : saveWhole(task.content);

self.addEventListener("message", ({ data }: MessageEvent<FileRequest>) => {
  const { id, task } = data;
  perform(task).then(
    (result) => self.postMessage({ id, result } satisfies FileReply),
    () => self.postMessage({ id } satisfies FileReply),
  );
});
