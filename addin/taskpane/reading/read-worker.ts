// The worker that reads and checks sheets, so that the pane can be used meanwhile.

import type { SheetRead } from "../../../shared/reading/sheet.ts";
import type { ReadProgress, ReportsReading } from "../../../shared/reports/read-reports.ts";
import type { UnitEntry } from "../../server/entries.ts";
import { createDirectories, performRead, type ReadTask } from "./read-task.ts";

export interface WorkerRequest {
  readonly sheet: SheetRead;
  readonly options: ReadTask["options"];
  /** Null: those of the task before. */
  readonly units: readonly UnitEntry[] | null;
}

type Records = ReportsReading["reading"]["records"];

export type WorkerReply =
  | { readonly kind: "progress"; readonly progress: ReadProgress }
  /** Some more of the reports and records: taking over all at once would hold the page up. */
  | { readonly kind: "part"; readonly reports: ReportsReading["reports"]; readonly records: Records }
  /** Everything else; the parts came before. */
  | { readonly kind: "read"; readonly rest: Pick<ReportsReading, "reading" | "mapping"> }
  | { readonly kind: "failed" };

/** Often enough to be seen moving. */
const TELL_MS = 250;

const directoryFor = createDirectories();
let lastUnits: readonly UnitEntry[] = [];

const reply = (message: WorkerReply): void => self.postMessage(message);

const PART = 250;

const hand = ({ reports, reading, mapping }: ReportsReading): void => {
  const { records } = reading;
  for (let from = 0; from < Math.max(reports.length, records.length); from += PART) {
    const to = from + PART;
    reply({ kind: "part", reports: reports.slice(from, to), records: records.slice(from, to) });
  }
  reply({ kind: "read", rest: { reading: { ...reading, records: [] }, mapping } });
};

self.addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  const { sheet, options, units } = data;
  lastUnits = units ?? lastUnits;
  const tell = (progress: ReadProgress) => reply({ kind: "progress", progress });
  performRead({ sheet, options, units: lastUnits }, directoryFor, TELL_MS, tell).then(
    (checked) => hand(checked),
    () => reply({ kind: "failed" }),
  );
});
