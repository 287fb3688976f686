// Reads the texts of the prose tests and shows findings the way an officer would point at them.
import fs from "node:fs";
import path from "node:path";
import { checkProse, type ProseContext } from "../../shared/checking/prose/check-prose.ts";

const FOLDER = path.resolve(import.meta.dirname, "../cases/prose");

/** A published article as it was collected, page furniture included. */
export const readProse = (name: string): string => fs.readFileSync(path.join(FOLDER, `${name}.txt`), "utf8");

/** "E PCT_MISMATCH 21,5%": severity, code and the words that the finding points at, with plain spaces. */
export const pointed = (text: string, context: ProseContext = {}): readonly string[] =>
  checkProse(text, context).map(
    ({ severity, code, at }) =>
      `${severity} ${code} ${text
        .slice(...at)
        .replace(/\s+/gu, " ")
        .trim()}`,
  );

/** Only errors and warnings, as "E PCT_MISMATCH". */
export const judged = (text: string): readonly string[] =>
  checkProse(text)
    .filter(({ severity }) => severity !== "I")
    .map(({ severity, code }) => `${severity} ${code}`);

export interface PublishedItem {
  readonly id: string;
  readonly text: string;
  readonly consistent: boolean;
  readonly issues: readonly string[];
  readonly source_url: string;
}

export const readPublished = (): readonly PublishedItem[] =>
  JSON.parse(fs.readFileSync(path.join(FOLDER, "published.json"), "utf8")) as readonly PublishedItem[];
