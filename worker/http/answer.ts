// Successful answers: JSON, text, and 304 where the caller has it already.
import { sha256 } from "../auth/hash.ts";

type Headers = Readonly<Record<string, string>>;

declare const jsonOf: unique symbol;

/** The JSON of a content that is not needed as a value any more, or was stored as it was answered. */
export type JsonText<Content> = string & { readonly [jsonOf]: Content };

export const jsonText = <Content>(content: Content): JsonText<Content> => JSON.stringify(content) as JsonText<Content>;

export const contentOf = <Content>(text: JsonText<Content>): Content => JSON.parse(text) as Content;

interface ReplyParts {
  readonly headers?: Headers;
  /** Under a tag of its content: 304 where the caller has it already. */
  readonly isTagged?: boolean;
}

/** An answer in JSON on its way out of a handler; 200 where it names no status. */
export type JsonReply<Status, Content> = ReplyParts &
  (Status extends 200 ? { readonly status?: Status } : { readonly status: Status }) &
  ({ readonly content: Content } | { readonly text: JsonText<Content> });

export const NO_CONTENT = { status: 204, content: null } as const;

const JSON_TYPE = "application/json; charset=utf-8";

export const jsonResponse = (reply: JsonReply<number, unknown>, request: Request): Response | Promise<Response> => {
  const { status = 200, headers = {}, isTagged = false } = reply;
  if (status === 204) return new Response(null, { status, headers });
  const text = "text" in reply ? reply.text : JSON.stringify(reply.content);
  return isTagged ? taggedAnswer(request, text, JSON_TYPE, headers) : textAnswer(text, JSON_TYPE, status, headers);
};

export const textAnswer = (text: string, type: string, status = 200, headers: Headers = {}): Response =>
  new Response(text, { status, headers: { "Content-Type": type, ...headers } });

export const revisionTag = (revision: number): string => `"${revision}"`;

/** The values of `If-Match` or `If-None-Match`, without the mark of weak ones. */
export const tagsOf = (header: string): readonly string[] =>
  header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));

/**
 * What `make` makes, under a tag of `mark`, which says all that goes into it; 304 without making it where `If-None-Match` names
 * that tag. `no-cache`: it may be kept, but asked again each time.
 */
export const taggedWith = async (
  request: Request,
  mark: string,
  make: () => BodyInit | Promise<BodyInit>,
  type: string,
  headers: Headers = {},
): Promise<Response> => {
  const tag = `"${(await sha256(mark)).slice(0, 32)}"`;
  const common = { ETag: tag, "Cache-Control": "no-cache", ...headers };
  const known = request.headers.get("If-None-Match");
  if (known && (known.trim() === "*" || tagsOf(known).includes(tag))) {
    return new Response(null, { status: 304, headers: common });
  }
  return new Response(await make(), { status: 200, headers: { "Content-Type": type, ...common } });
};

/** A text under a tag of its content. */
export const taggedAnswer = (request: Request, text: string, type: string, headers: Headers = {}): Promise<Response> =>
  taggedWith(request, text, () => text, type, headers);
