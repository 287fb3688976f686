// One text for one content: JSON with sorted keys, so that the same body always gives the same hash.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** JSON without spaces, the keys of every object in order of their code units. −0 is written 0. */
export const canonicalJson = (content: Json): string => {
  if (Array.isArray(content)) return `[${content.map(canonicalJson).join(",")}]`;
  if (typeof content === "object" && content !== null) {
    const entries = Object.entries(content as Readonly<Record<string, Json>>).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(",")}}`;
  }
  return JSON.stringify(content);
};
