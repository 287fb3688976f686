// Splits HTML and XML text into tags and texts: as much of both as tables saved by other programs need.

export type MarkupPart =
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  ETH: "Đ",
  eth: "đ",
};

const ACCENTS: Readonly<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
};

const POINT_MAX = 0x10ffff;

const entity = (whole: string, body: string): string => {
  const code = /^#x([0-9a-f]{1,6})$/iu.exec(body)?.[1];
  const decimal = /^#(\d{1,7})$/.exec(body)?.[1];
  if (code !== undefined || decimal !== undefined) {
    const point = code === undefined ? Number(decimal) : Number.parseInt(code, 16);
    return point > 0 && point <= POINT_MAX ? String.fromCodePoint(point) : whole;
  }
  const accented = /^([A-Za-z])(grave|acute|circ|tilde)$/.exec(body);
  if (accented) return `${accented[1]}${ACCENTS[accented[2] ?? ""] ?? ""}`.normalize("NFC");
  return NAMED[body] ?? whole;
};

/** "&#7873;" and "&ecirc;" as letters; what is no entity stays as it is. */
export const decodeEntities = (text: string): string => text.replace(/&(#?[A-Za-z0-9]{1,8});/gu, entity);

const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/gu;

const attributesIn = (text: string): ReadonlyMap<string, string> => {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of text.matchAll(ATTRIBUTE)) {
    attributes.set(name.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ""));
  }
  return attributes;
};

/** Elements whose content is no text of the page. */
const SKIPPED = /^(?:script|style|head|title|xml)$/u;

/** End of the tag that begins at `start`: a ">" outside of quotes. */
const endOfTag = (markup: string, start: number): number => {
  let quote = "";
  for (let at = start; at < markup.length; at += 1) {
    const letter = markup[at] ?? "";
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return at;
  }
  return markup.length;
};

const skipTo = (markup: string, from: number, end: string): number => {
  const found = markup.toLowerCase().indexOf(end, from);
  return found < 0 ? markup.length : found + end.length;
};

/** Tags and texts in order. Comments, declarations, scripts and styles are left out; names are in lower case. */
export const splitMarkup = (markup: string): readonly MarkupPart[] => {
  const parts: MarkupPart[] = [];
  for (let at = 0; at < markup.length; ) {
    const open = markup.indexOf("<", at);
    const text = markup.slice(at, open < 0 ? markup.length : open);
    if (text !== "") parts.push({ kind: "text", text: decodeEntities(text) });
    if (open < 0) break;
    if (markup.startsWith("<!--", open)) {
      at = skipTo(markup, open, "-->");
      continue;
    }
    const end = endOfTag(markup, open);
    const body = markup.slice(open + 1, end);
    const tag = /^(\/?)\s*([A-Za-z][A-Za-z0-9:_-]*)([\s\S]*)$/u.exec(body);
    at = end + 1;
    if (!tag) continue;
    const name = (tag[2] ?? "").toLowerCase();
    if (tag[1] === "/") {
      parts.push({ kind: "close", name });
      continue;
    }
    const isEmpty = /\/\s*$/u.test(tag[3] ?? "");
    if (SKIPPED.test(name) && !isEmpty) {
      at = skipTo(markup, at, `</${name}>`);
      continue;
    }
    parts.push({ kind: "open", name, attributes: attributesIn(tag[3] ?? "") });
    if (isEmpty) parts.push({ kind: "close", name });
  }
  return parts;
};
