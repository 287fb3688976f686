// Finds a value-only copy by its code, and says whether what somebody received is that copy.
import { isDigest, readCopyCode } from "../../shared/domain/copy-code.ts";
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";
import type { CopyStanding } from "../../shared/text/value-copy.ts";
import type { Database } from "../db/database.ts";
import { type CopyNow, readCopy } from "../db/value-copy.ts";

/** The copy that a typed code means. Problems: `COPY_CODE_INVALID`, `COPY_UNKNOWN`. */
export const findCopy = async (db: Database, typed: string): Promise<Outcome<CopyNow>> => {
  const code = readCopyCode(typed);
  if (!code) return refuse("COPY_CODE_INVALID", { got: typed });
  const copy = await readCopy(db, code);
  return copy ? done(copy) : refuse("COPY_UNKNOWN", { code });
};

const standingOf = ({ revision, current }: CopyNow): CopyStanding => {
  if (current.revision !== revision) return "replaced";
  return current.state === "tra_lai" ? "returned" : "current";
};

/** Whether the given digest is that of the copy; how its snapshot stands is told only to whoever has the copy. */
export const compareCopy = (copy: CopyNow, text: string) => {
  const match = isDigest(text, copy.digest);
  return { match, standing: match ? standingOf(copy) : null };
};
