// /v1/copies: a code for a value-only copy, and whether a copy that somebody received matches it.
import { addressOf } from "../../shared/contract/request.ts";
import { CODE_SYMBOLS, type CopyCode, copyCodeOf, shortDigest } from "../../shared/domain/copy-code.ts";
import { FORM_DEFAULT } from "../../shared/domain/form.ts";
import { readCurrent, readRevisions } from "../db/snapshot.ts";
import { type StoredCopy, storeCopy } from "../db/value-copy.ts";
import { ownOrigin } from "../http/origin.ts";
import type { Handler } from "../http/scope.ts";
import { compareCopy, findCopy } from "../snapshots/copy.ts";
import { findPlace, notFound } from "../snapshots/lookup.ts";

const newCode = (): CopyCode => copyCodeOf(crypto.getRandomValues(new Uint8Array(CODE_SYMBOLS)));

export const createCopy: Handler<"createCopy"> = async (scope, { body }) => {
  const { db, caller, now } = scope;
  const place = await findPlace(scope, { unit: body.unit, period: body.period, form: body.form ?? FORM_DEFAULT });
  if (!place.ok) return place;
  const { unit, period, form } = place.result;
  const current = await readCurrent(db, place.result);
  if (!current) return notFound(place.result);
  const revision = body.revision ?? current.revision;
  if (revision !== current.revision) {
    const revisions = await readRevisions(db, place.result);
    if (!revisions.some((revisionContent) => revisionContent.revision === revision)) return notFound(place.result);
  }
  const storedCopy: StoredCopy = { code: newCode(), unit, period, form, revision, digest: body.digest, createdAt: now };
  const { copy, isNew } = await storeCopy(db, storedCopy, {
    unit,
    at: now,
    actor: caller.id,
    role: caller.role,
    action: "copy.create",
    target: `copy ${storedCopy.code}`,
    detail: { period, form, revision, digest: body.digest },
  });
  const address = `${ownOrigin(scope.env, scope.url)}${addressOf("copyCheckPage", { path: { code: copy.code } })}`;
  const content = { ...copy, short: shortDigest(copy.digest), address };
  return isNew ? { content, status: 201 } : { content };
};

export const checkCopy: Handler<"checkCopy"> = async ({ db }, { path, query }) => {
  const copy = await findCopy(db, path.code);
  return copy.ok ? { content: compareCopy(copy.result, query.digest) } : copy;
};
