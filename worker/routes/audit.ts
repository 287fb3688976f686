// /v1/audit: who did what in a subtree, and whether the log and what it vouches for still hold together.
import { auditActionText, CHAIN_FAULT_TEXT, type ChainFault } from "../../shared/text/audit.ts";
import { askedSubtree } from "../auth/access.ts";
import { type AuditHead, EMPTY_HEAD } from "../db/audit.ts";
import { entryFault, revisionFault } from "../db/audit-check.ts";
import {
  type ChainedEntry,
  type Chains,
  chainStatement,
  type LoggedEntry,
  type LogPlace,
  readByHash,
  readHeadAt,
  readLog,
  readUnloggedRevision,
  readVouchedRevisions,
  type VouchedRevision,
} from "../db/audit-log.ts";
import { type Database, queryAll } from "../db/database.ts";
import { INVALID_CURSOR } from "../http/cursor.ts";
import type { Handler } from "../http/scope.ts";

const PLACE = /^([0-9TZ:.-]*)~([A-Z0-9.*-]{1,32})~(\d{1,9})$/;

const cursorOf = ({ at, unit, sequence }: LogPlace): string => `${at}~${unit}~${sequence}`;

const readCursor = (text: string | undefined): LogPlace | null | "invalid" => {
  if (text === undefined) return null;
  const [, at, unit, sequence] = PLACE.exec(text) ?? [];
  return at === undefined || unit === undefined ? "invalid" : { at, unit, sequence: Number(sequence) };
};

const DAY_MS = 86_400_000;
/** The moment at which a day begins in Viet Nam, `days` later. */
const startOf = (day: string, days = 0): string =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + days * DAY_MS).toISOString();

const entryAnswer = ({ detail, ...entry }: LoggedEntry) => ({
  ...entry,
  actionText: auditActionText(entry.action),
  detail: JSON.parse(detail) as unknown,
});

export const listAudit: Handler<"listAudit"> = async (scope, { query }) => {
  const before = readCursor(query.cursor);
  if (before === "invalid") return INVALID_CURSOR;
  const asked = await askedSubtree(scope, query.unit, "duyet");
  if (!asked.ok) return asked;
  const found = await readLog(scope.db, {
    chains: asked.result.units,
    from: query.from === undefined ? null : startOf(query.from),
    until: query.to === undefined ? null : startOf(query.to, 1),
    action: query.action ?? null,
    before,
    // One more than is shown tells whether there is a next page.
    limit: query.limit + 1,
  });
  const shown = found.slice(0, query.limit);
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  return { content: { entries: shown.map(entryAnswer), next: last ? cursorOf(last) : null } };
};

/** Entries read at once, and checked in one request. */
const PIECE = 500;
const PIECES_MAX = 20;

interface Broken {
  readonly unit: string;
  readonly sequence: number;
  readonly fault: ChainFault;
}

interface Progress {
  chains: number;
  entries: number;
  revisions: number;
}

const revisionsByEntry = (revisions: readonly VouchedRevision[]): ReadonlyMap<string, readonly VouchedRevision[]> => {
  const byEntry = new Map<string, VouchedRevision[]>();
  for (const revision of revisions) {
    const place = `${revision.unit} ${revision.auditSequence}`;
    byEntry.set(place, [...(byEntry.get(place) ?? []), revision]);
  }
  return byEntry;
};

interface Head extends AuditHead {
  readonly unit: string;
}

/** Checks one piece; the head after its last entry, or the first entry that is broken. */
const checkPiece = async (
  db: Database,
  entries: readonly ChainedEntry[],
  start: Head,
  progress: Progress,
): Promise<{ readonly head: Head } | { readonly broken: Broken }> => {
  const revisions = revisionsByEntry(await readVouchedRevisions(db, entries));
  let head = start;
  for (const entry of entries) {
    if (entry.unit !== head.unit) {
      progress.chains += 1;
      head = { unit: entry.unit, ...EMPTY_HEAD };
    }
    const vouched = revisions.get(`${entry.unit} ${entry.sequence}`) ?? [];
    const fault = (await entryFault(head, entry)) ?? (await revisionFault(entry, vouched));
    if (fault) return { broken: { unit: entry.unit, sequence: entry.sequence, fault } };
    progress.entries += 1;
    progress.revisions += vouched.length;
    head = { unit: entry.unit, sequence: entry.sequence, hash: entry.hash };
  }
  return { head };
};

/** Checks from a place on, as far as one request goes. `next`: the place from which the rest is to be checked. */
const checkChains = async (
  db: Database,
  chains: Chains,
  from: Head,
  progress: Progress,
): Promise<{ readonly broken: Broken | null; readonly next: Head | null }> => {
  let head = from;
  for (let piece = 0; piece < PIECES_MAX; piece += 1) {
    const entries = await queryAll<ChainedEntry>(db, chainStatement(chains, head, PIECE));
    const checked = await checkPiece(db, entries, head, progress);
    if ("broken" in checked) return { broken: checked.broken, next: null };
    head = checked.head;
    if (entries.length === PIECE) continue;
    // The end of a chain that was cut off shows only in what it vouched for.
    const unlogged = await readUnloggedRevision(db, chains);
    return { broken: unlogged && { ...unlogged, fault: "entryMissing" }, next: null };
  }
  return { broken: null, next: head };
};

const findReceipt = async (db: Database, chains: Chains, hash: string | undefined) => {
  if (hash === undefined) return null;
  const found = await readByHash(db, chains, hash);
  return { hash, unit: found?.unit ?? null, sequence: found?.sequence ?? null, at: found?.at ?? null };
};

export const verifyAudit: Handler<"verifyAudit"> = async (scope, { query }) => {
  const { db } = scope;
  const place = readCursor(query.cursor);
  if (place === "invalid") return INVALID_CURSOR;
  const asked = await askedSubtree(scope, query.unit, "duyet");
  if (!asked.ok) return asked;
  const chains = asked.result.units;
  const from = place
    ? { unit: place.unit, ...(await readHeadAt(db, place.unit, place.sequence)) }
    : { unit: "", ...EMPTY_HEAD };
  const progress: Progress = { chains: 0, entries: 0, revisions: 0 };
  const { broken, next } = await checkChains(db, chains, from, progress);
  return {
    content: {
      ok: broken === null,
      ...progress,
      broken: broken && { ...broken, message: CHAIN_FAULT_TEXT[broken.fault] },
      receipt: await findReceipt(db, chains, query.receipt),
      next: next && cursorOf({ at: "", ...next }),
    },
  };
};
