// What a handler may use of its request: settings, clock, database, and who is asking.
import type { Input, OperationId } from "../../shared/contract/operations.ts";
import { type LocalDate, parseLocalDate } from "../../shared/domain/local-date.ts";
import type { Caller, Identity } from "../auth/caller.ts";
import type { Database } from "../db/database.ts";
import type { Env } from "../env.ts";
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

export type Handler<Id extends OperationId> = (
  scope: AuthorizedScopeOf<Id>,
  input: Input<Id>,
) => Response | Refusal | Promise<Response | Refusal>;

type AuthorizedScopeOf<Id extends OperationId> =
  typeof import("../../shared/contract/operations.ts").OPERATIONS[Id]["authorization"] extends "required"
    ? AuthorizedScope
    : Scope;

export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

const VIET_NAM_OFFSET_MS = 7 * 60 * 60 * 1000;

/** Viet Nam is UTC+7 all year. */
export const dayInVietNam = (moment: Date): LocalDate =>
  new Date(moment.getTime() + VIET_NAM_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;

/** The day that counts as today; a test may fix it through the Worker's settings, a request cannot. */
export const todayOf = (env: Env, moment: Date): LocalDate =>
  parseLocalDate(env.DVC_TODAY ?? "") ?? dayInVietNam(moment);
