// The worker that reads dropped files, so that the pane can be used meanwhile.
import type { UnitEntry } from "../../../server/entries.ts";
import { directoryOf } from "../../reading/unit-directory.ts";
import { type ReadFilesOptions, type ReadOne, type ReadSettings, readOneFile } from "./read-files.ts";

export type ReadOrder =
  | { readonly kind: "begin"; readonly units: readonly UnitEntry[]; readonly settings: ReadSettings }
  | { readonly kind: "read"; readonly name: string; readonly bytes: ArrayBuffer };

/** What the worker answers to each file, in their order. */
export type ReadAnswer = ReadOne;

let options: ReadFilesOptions | null = null;

self.addEventListener("message", ({ data }: MessageEvent<ReadOrder>) => {
  if (data.kind === "begin") {
    const { units, settings } = data;
    // Nobody waits for this thread: it needs no pauses.
    options = { ...settings, directory: directoryOf(units), pause: async () => {}, newId: () => crypto.randomUUID() };
    return;
  }
  if (!options) return;
  const { name, bytes } = data;
  void readOneFile({ name, arrayBuffer: async () => bytes }, options).then((read) =>
    self.postMessage(read satisfies ReadAnswer),
  );
});
