// Successful answers: JSON, text, and 304 where the caller has it already.
import { sha256 } from "../auth/hash.ts";

type Headers = Readonly<Record<string, string>>;

export const jsonAnswer = (content: unknown, status = 200, headers: Headers = {}): Response =>
  textAnswer(JSON.stringify(content), "application/json; charset=utf-8", status, headers);

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
