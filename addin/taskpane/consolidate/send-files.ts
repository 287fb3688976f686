// Sends reports that came in files on behalf of their units, in pieces that the server takes, with a result for each.
import { ND42_IN_FORCE } from "../../../shared/checking/prose/rules/dates.ts";
import { canonicalJson, type Json } from "../../../shared/domain/canonical-json.ts";
import type { Period } from "../../../shared/domain/period.ts";
import type { Scheme } from "../../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { UPPER_OFFICE_TEXT } from "../../../shared/text/sentences.ts";
import type { BatchEntry, SnapshotBody, SnapshotEntry } from "../../server/entries.ts";
import { refusalText, type Server } from "../../server/server.ts";
import { errorCodes, type FileReport, formOf, periodOf, type SentFile, unitOf } from "./file-match.ts";

/** Far below what a request may hold, and small enough to show progress. */
const PIECE_ITEMS = 25;
const PIECE_BYTES = 2 * 1024 * 1024;

/** What services are called where the file does not say: by levels before NĐ 42/2022, by kinds after. */
const schemeFor = (period: Period, stated: Scheme | null): Scheme =>
  stated ?? (period.first < ND42_IN_FORCE ? "LEVEL4" : "ND42");

export interface BatchItem {
  readonly unit: UnitCode;
  readonly period: string;
  readonly form: string;
  readonly body: SnapshotBody;
  readonly ifMatch?: number;
  readonly idempotencyKey: string;
}

/** Null where something is still to be decided. `ownUnit`: the office itself is nobody's child. */
export const itemOf = (file: FileReport, ownUnit: string, newKey: (content: string) => string): BatchItem | null => {
  const [unit, period, form] = [unitOf(file), periodOf(file), formOf(file)];
  if (unit === null || period === null) return null;
  const { report, choice, fileName } = file;
  const explain = Object.fromEntries(errorCodes(file).map((code) => [code, (choice.explain[code] ?? "").trim()]));
  const body = {
    figures: report.figures,
    scopeBasis: "ownOnly",
    scheme: schemeFor(period, file.scheme),
    ...(report.lines.length > 0 ? { lines: report.lines } : {}),
    ...(Object.keys(explain).length > 0 ? { explain } : {}),
    source: { file: fileName.slice(0, 200) },
    ...(unit === ownUnit ? {} : { onBehalf: true }),
  } as unknown as SnapshotBody;
  const match = choice.replaces === null ? {} : { ifMatch: choice.replaces };
  const content = canonicalJson({ unit, period: period.key, form, body, ...match } as unknown as Json);
  return { unit, period: period.key, form, body, ...match, idempotencyKey: newKey(content) };
};

/** Cut so that no piece is larger than the server takes. */
export const piecesOf = <Item>(
  items: readonly Item[],
  itemsMax = PIECE_ITEMS,
  bytesMax = PIECE_BYTES,
): readonly (readonly Item[])[] => {
  const pieces: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const length = new TextEncoder().encode(JSON.stringify(item)).length;
    const last = pieces.at(-1);
    if (!last || last.length >= itemsMax || bytes + length > bytesMax) {
      pieces.push([item]);
      bytes = length;
    } else {
      last.push(item);
      bytes += length;
    }
  }
  return pieces;
};

/** The same content is sent under the same key, however often: a lost answer never makes a second revision. */
export const createKeys = (newId: () => string): ((content: string) => string) => {
  const keys = new Map<string, string>();
  return (content) => {
    const known = keys.get(content);
    if (known !== undefined) return known;
    const key = newId();
    keys.set(content, key);
    return key;
  };
};

type Result = BatchEntry["results"][number];

const sentOf = ({ snapshot, problem, status }: Result): SentFile => {
  if (snapshot) {
    const text =
      status === 200
        ? UPPER_OFFICE_TEXT.fileUnchanged({ revision: snapshot.revision })
        : UPPER_OFFICE_TEXT.fileSent({ revision: snapshot.revision });
    return { isStored: true, text, code: "", findings: snapshot.findings, current: snapshot.revision };
  }
  const text = [problem?.detail ?? "", ...(problem?.errors ?? []).map(({ message }) => message)].join(" ").trim();
  return { isStored: false, text, code: problem?.code ?? "", findings: problem?.findings ?? [], current: null };
};

/** A unit that has sent meanwhile: which revision would be replaced. */
const withCurrent = async (server: Server, item: BatchItem, sent: SentFile): Promise<SentFile> => {
  if (sent.code !== "REVISION_CONFLICT") return sent;
  const query = `?form=${encodeURIComponent(item.form)}`;
  const address = `/v1/snapshots/${encodeURIComponent(item.unit)}/${encodeURIComponent(item.period)}${query}`;
  const answer = await server.ask<SnapshotEntry>(address);
  return answer.ok ? { ...sent, current: answer.content.revision } : sent;
};

export interface Sending {
  readonly id: string;
  readonly item: BatchItem;
}

/** Tells of each piece as it is answered. Never rejects. */
export const sendFiles = async (
  server: Server,
  sendings: readonly Sending[],
  onSent: (sent: ReadonlyMap<string, SentFile>, count: number) => void,
): Promise<void> => {
  let count = 0;
  for (const piece of piecesOf(sendings)) {
    const asked = { body: { items: piece.map(({ item }) => item) } };
    let answer = await server.ask<BatchEntry>("/v1/snapshots/batch", asked);
    // Without an answer nobody knows what was stored; the keys make asking again safe.
    if (!answer.ok && answer.status === null) answer = await server.ask<BatchEntry>("/v1/snapshots/batch", asked);
    const sent = new Map<string, SentFile>();
    for (const [index, { id, item }] of piece.entries()) {
      const result = answer.ok ? answer.content.results[index] : undefined;
      const own = result
        ? sentOf(result)
        : { isStored: false, text: answer.ok ? "" : refusalText(answer), code: "UNSENT", findings: [], current: null };
      sent.set(id, await withCurrent(server, item, own));
    }
    count += piece.length;
    onSent(sent, count);
  }
};
