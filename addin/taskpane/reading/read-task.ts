// One reading of a sheet as a task that can be sent to a worker, and the running of it.
import type { SheetRead } from "../../../shared/reading/sheet.ts";
import type { UnitDirectory } from "../../../shared/reading/unit-name.ts";
import {
  type ReadProgress,
  type ReadReportsOptions,
  type ReportsReading,
  readReportsInSteps,
} from "../../../shared/reports/read-reports.ts";
import type { UnitEntry } from "../../server/entries.ts";
import { directoryOf } from "./unit-directory.ts";

/** Plain data, so that it can be cloned. */
export interface ReadTask {
  readonly sheet: SheetRead;
  readonly units: readonly UnitEntry[];
  readonly options: Omit<ReadReportsOptions, "directory">;
}

/** Makes the directory of names once for all tasks with the same units. */
export const createDirectories = (): ((units: readonly UnitEntry[]) => UnitDirectory) => {
  let last: { readonly units: readonly UnitEntry[]; readonly directory: UnitDirectory } | null = null;
  return (units) => {
    if (last?.units !== units) last = { units, directory: directoryOf(units) };
    return last.directory;
  };
};

/**
 * @param rest called with the progress after about `sliceMs`; what runs meanwhile is up to it, and it may throw to stop.
 */
export const performRead = async (
  { sheet, units, options }: ReadTask,
  directoryFor: (units: readonly UnitEntry[]) => UnitDirectory,
  sliceMs: number,
  rest: (progress: ReadProgress) => Promise<void> | void,
): Promise<ReportsReading> => {
  const steps = readReportsInSteps(sheet, { ...options, directory: directoryFor(units) });
  let lastRest = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - lastRest < sliceMs) continue;
    await rest(step.value);
    lastRest = performance.now();
  }
};
