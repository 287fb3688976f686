// What a handler may use of its request: settings, clock, database, and who is asking.
import type { OperationId } from "../../shared/contract/addresses.ts";
import type { AuthorizationOf, Contents, Input, IsFile } from "../../shared/contract/operations.ts";
import { type LocalDate, parseLocalDate } from "../../shared/domain/local-date.ts";
import type { Caller, Identity } from "../auth/caller.ts";
import type { Database } from "../db/database.ts";
import type { Env } from "../env.ts";
import type { JsonReply } from "./answer.ts";
import type { Refusal } from "./problem.ts";

export interface Scope {
  readonly env: Env;
  readonly request: Request;
  readonly url: URL;
  readonly requestId: string;
  /** The moment of the request, ISO 8601 UTC. */
  readonly now: string;
  /** The day in Viet Nam at that moment. */
  readonly today: LocalDate;
  readonly db: Database;
  /** Keeps the Worker alive for work after the answer. */
  readonly defer: (work: Promise<unknown>) => void;
  /** Who asks; looked up once, on first use. */
  readonly identify: () => Promise<Identity>;
  /** Who asked, where it was looked up; null before that. */
  readonly identified: () => Identity | null;
}

/** A scope whose caller is known, for operations that require a token. */
export interface AuthorizedScope extends Scope {
  readonly caller: Caller;
}

type JsonReplies<ByStatus extends object> = {
  [Status in keyof ByStatus]: [ByStatus[Status]] extends [never] ? never : JsonReply<Status, ByStatus[Status]>;
}[keyof ByStatus];

/** What the contract promises for an operation; a whole response only where it promises something else than JSON. */
export type Reply<Id extends OperationId> = JsonReplies<Contents<Id>> | (IsFile<Id> extends true ? Response : never);

export type Handler<Id extends OperationId> = (
  scope: AuthorizationOf<Id> extends "required" ? AuthorizedScope : Scope,
  input: Input<Id>,
) => Reply<Id> | Refusal | Promise<Reply<Id> | Refusal>;

export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

const VIET_NAM_OFFSET_MS = 7 * 60 * 60 * 1000;

/** Viet Nam is UTC+7 all year. */
export const dayInVietNam = (moment: Date): LocalDate =>
  new Date(moment.getTime() + VIET_NAM_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;

/** The day that counts as today; a test may fix it through the Worker's settings, a request cannot. */
export const todayOf = (env: Env, moment: Date): LocalDate =>
  parseLocalDate(env.DVC_TODAY ?? "") ?? dayInVietNam(moment);
