// How a page asks an operation: what has to be given with it, checked by the contract, and the address that this makes. Free of zod.
import { ADDRESSES, type OperationId } from "./addresses.ts";
import type { Request } from "./operations.ts";

type Part<Name extends string, Content> =
  Readonly<Record<never, never>> extends Content
    ? { readonly [Key in Name]?: Content }
    : { readonly [Key in Name]: Content };

/** Path and query of an operation; what the contract does not require may be left out. */
export type Params<Id extends OperationId> = Part<"path", Request<Id>["path"]> & Part<"query", Request<Id>["query"]>;

export type Body<Id extends OperationId> = Request<Id>["body"] extends undefined
  ? { readonly body?: undefined }
  : { readonly body: Request<Id>["body"] };

/** Nothing, or one object: it may be left out where nothing in it is required. */
export type Given<Content> = Readonly<Record<never, never>> extends Content ? [given?: Content] : [given: Content];

/** "/v1/snapshots/XUANLOC/nd09%3A2023-06?form=06a" */
export const addressOf = <Id extends OperationId>(id: Id, ...[params]: Given<Params<Id>>): string => {
  const { path = {}, query = {} } = (params ?? {}) as {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  };
  const place = ADDRESSES[id][2].replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const parts = Object.entries(query).flatMap(([name, content]) =>
    [content ?? []].flat().map((text) => `${name}=${encodeURIComponent(text)}`),
  );
  return parts.length === 0 ? place : `${place}?${parts.join("&")}`;
};

/** "GET" */
export const methodOf = (id: OperationId): string => ADDRESSES[id][1].toUpperCase();
