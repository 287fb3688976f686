// Recomputes audit chains: each entry follows the one before it, says what its hash covers, and vouches for what is stored.
import { canonicalJson, type Json } from "../../shared/domain/canonical-json.ts";
import { COUNT_BASIS_DEFAULT } from "../../shared/domain/snapshot.ts";
import type { ChainFault } from "../../shared/text/audit.ts";
import { sha256 } from "../auth/hash.ts";
import { type AuditHead, auditHash } from "./audit.ts";
import type { ChainedEntry, VouchedRevision } from "./audit-log.ts";

const SUBMISSION = "snapshot.submit";

/** What is wrong with an entry where `head` stands before it; null where it holds. */
export const entryFault = async (head: AuditHead, entry: ChainedEntry): Promise<ChainFault | null> => {
  if (entry.sequence !== head.sequence + 1) return "gap";
  if (entry.previousHash !== head.hash) return "link";
  return entry.hash === (await auditHash(entry, entry)) ? null : "hash";
};

/** The value of a key in a JSON text; undefined where the text has no such key, or is no JSON any more. */
const inJson = (text: string, key: string): Json | undefined => {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? (parsed as Readonly<Record<string, Json>>)[key] : undefined;
  } catch {
    return undefined;
  }
};

/** Whether the columns that totals read say what stands in the content that was hashed. */
const isOfContent = (revision: VouchedRevision): boolean => {
  const submitted = (key: string): Json | undefined => inJson(revision.content, key);
  const figures = submitted("figures");
  return (
    figures !== undefined &&
    canonicalJson(figures) === canonicalJson(inJson(`{"it":${revision.figures}}`, "it") ?? null) &&
    submitted("scopeBasis") === revision.scopeBasis &&
    submitted("scheme") === revision.scheme &&
    (submitted("countBasis") ?? COUNT_BASIS_DEFAULT) === revision.countBasis
  );
};

/** Whether a stored revision is the one that its entry in the log names. */
const isVouched = async (entry: ChainedEntry, revision: VouchedRevision): Promise<boolean> => {
  const logged = inJson(entry.detail, "hash");
  const isNamed =
    entry.action !== SUBMISSION || entry.target === `${revision.period} ${revision.form} ${revision.revision}`;
  return (
    isNamed &&
    (logged === undefined || logged === revision.hash) &&
    (await sha256(revision.content)) === revision.hash &&
    isOfContent(revision)
  );
};

/** What is wrong between an entry and the revisions that were stored with it. */
export const revisionFault = async (
  entry: ChainedEntry,
  revisions: readonly VouchedRevision[],
): Promise<ChainFault | null> => {
  if (entry.action === SUBMISSION && revisions.length === 0) return "revisionMissing";
  for (const revision of revisions) if (!(await isVouched(entry, revision))) return "revision";
  return null;
};
