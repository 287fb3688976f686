// The worker that reads and checks sheets, so that the pane can be used meanwhile.
import type { SheetRead } from "../../host/host.ts";
import type { UnitEntry } from "../../server/entries.ts";
import type { ReadProgress, ReportsReading } from "../check/read-reports.ts";
import { createDirectories, performRead, type ReadTask } from "./read-task.ts";

export interface WorkerRequest {
  readonly sheet: SheetRead;
  readonly options: ReadTask["options"];
  /** Null: those of the task before. */
  readonly units: readonly UnitEntry[] | null;
}

export type WorkerReply =
  | { readonly kind: "progress"; readonly progress: ReadProgress }
  | { readonly kind: "read"; readonly checked: ReportsReading }
  | { readonly kind: "failed" };

/** Often enough to be seen moving. */
const TELL_MS = 250;

const directoryFor = createDirectories();
let lastUnits: readonly UnitEntry[] = [];

const reply = (message: WorkerReply): void => self.postMessage(message);

self.addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  const { sheet, options, units } = data;
  lastUnits = units ?? lastUnits;
  const tell = (progress: ReadProgress) => reply({ kind: "progress", progress });
  performRead({ sheet, options, units: lastUnits }, directoryFor, TELL_MS, tell).then(
    (checked) => reply({ kind: "read", checked }),
    () => reply({ kind: "failed" }),
  );
});
