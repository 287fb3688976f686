// Checks the fields of a formula and tries its answer shortly after the last change; late answers to earlier fields are dropped.
import { useEffect, useState } from "react";
import type { Area } from "../../../shared/functions/cell-reference.ts";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import type { FunctionRuntime } from "../../functions/runtime.ts";
import type { Sheets } from "../../host/host.ts";
import type { Preview } from "../explain/answer-preview.tsx";
import { type CheckedCall, checkFields } from "./call-fields.ts";

const PAUSE_MS = 300;

export interface CallTools {
  readonly runtime: FunctionRuntime;
  readonly sheets: Sheets | null;
  readonly units: ReadonlySet<string>;
}

export interface CallInProgress {
  /** As of shortly after the last change. */
  readonly checked: CheckedCall | null;
  readonly preview: Preview;
  /** As of now, for whoever is about to insert it. */
  readonly checkNow: () => Promise<CheckedCall>;
}

/** @param target the cell that the formula is for; the same object until it changes. */
export const useCheckedCall = (
  definition: FunctionDefinition,
  typed: readonly string[],
  target: Area | null,
  { runtime, sheets, units }: CallTools,
): CallInProgress => {
  const [checked, setChecked] = useState<CheckedCall | null>(null);
  const [preview, setPreview] = useState<Preview>({ kind: "nothing" });

  useEffect(() => {
    const stop = new AbortController();
    const run = async () => {
      const now = await checkFields(definition, typed, target, units, sheets);
      if (stop.signal.aborted) return;
      setChecked(now);
      if (now.args === null) return setPreview({ kind: "nothing" });
      setPreview({ kind: "asking" });
      const invoked = await runtime.invoke(definition.id, now.args, stop.signal);
      if (!stop.signal.aborted) setPreview({ kind: "answered", invoked });
    };
    const timer = setTimeout(() => void run(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [definition, typed, target, runtime, sheets, units]);

  const checkNow = async (): Promise<CheckedCall> => {
    const now = await checkFields(definition, typed, target, units, sheets);
    setChecked(now);
    return now;
  };
  return { checked, preview, checkNow };
};
