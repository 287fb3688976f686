// Splits XML into tokens that joined are the document again, so that a part of a file can be edited without losing what is not understood.
import { decodeEntities } from "./markup.ts";

export interface XmlToken {
  readonly kind: "open" | "close" | "empty" | "text" | "cdata" | "other";
  /** Without prefix; "" for texts, comments and declarations. */
  readonly name: string;
  readonly source: string;
}

/** Quotes of either kind all closed. */
const IS_CLOSED = /^[^"']*(?:"[^"]*"[^"']*|'[^']*'[^"']*)*$/u;

/** End of the tag that begins at `start`: after a ">" outside of quotes; −1 where there is none. */
const endOfTag = (xml: string, start: number): number => {
  for (let at = xml.indexOf(">", start); at >= 0; at = xml.indexOf(">", at + 1)) {
    if (IS_CLOSED.test(xml.slice(start, at))) return at + 1;
  }
  return -1;
};

const afterMark = (xml: string, start: number, mark: string): number => {
  const found = xml.indexOf(mark, start);
  return found < 0 ? -1 : found + mark.length;
};

const NAME = /^<\/?(?:[^\s/>:]+:)?([^\s/>:]+)/u;

const tagToken = (source: string): XmlToken => {
  const name = NAME.exec(source)?.[1] ?? "";
  if (name === "") return { kind: "other", name, source };
  const kind = source.startsWith("</") ? "close" : source.endsWith("/>") ? "empty" : "open";
  return { kind, name, source };
};

/** The token that begins at `start`, null where it does not end. */
const tokenAt = (xml: string, start: number): XmlToken | null => {
  const until = (end: number, kind: "cdata" | "other"): XmlToken | null =>
    end < 0 ? null : { kind, name: "", source: xml.slice(start, end) };
  if (xml[start] !== "<") {
    const next = xml.indexOf("<", start);
    return { kind: "text", name: "", source: xml.slice(start, next < 0 ? xml.length : next) };
  }
  if (xml.startsWith("<!--", start)) return until(afterMark(xml, start, "-->"), "other");
  if (xml.startsWith("<![CDATA[", start)) return until(afterMark(xml, start, "]]>"), "cdata");
  if (xml.startsWith("<?", start)) return until(afterMark(xml, start, "?>"), "other");
  const end = endOfTag(xml, start);
  if (xml.startsWith("<!", start)) return until(end, "other");
  return end < 0 ? null : tagToken(xml.slice(start, end));
};

/** All tokens in order; null where the document breaks off or its elements do not close each other. */
export const xmlTokens = (xml: string): readonly XmlToken[] | null => {
  const tokens: XmlToken[] = [];
  const open: string[] = [];
  for (let at = 0; at < xml.length; ) {
    const token = tokenAt(xml, at);
    if (!token) return null;
    if (token.kind === "open") open.push(token.name);
    if (token.kind === "close" && open.pop() !== token.name) return null;
    tokens.push(token);
    at += token.source.length;
  }
  return open.length === 0 ? tokens : null;
};

/** Index of the last token of the element that begins at `start`. */
export const endOfElement = (tokens: readonly XmlToken[], start: number): number => {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const { kind } = tokens[at] as XmlToken;
    if (kind === "open") depth += 1;
    if (kind === "close") depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
};

const CDATA_HEAD = "<![CDATA[".length;
const CDATA_TAIL = "]]>".length;

/** What a text token says. */
export const textOf = ({ kind, source }: XmlToken): string => {
  if (kind === "cdata") return source.slice(CDATA_HEAD, -CDATA_TAIL);
  return kind === "text" ? decodeEntities(source) : "";
};

const ATTRIBUTE = /(\s+)((?:[^\s=/>:"']+:)?([^\s=/>:"']+))\s*=\s*("[^"]*"|'[^']*')/gu;

/** An attribute of a tag by its name without prefix; null where it has none. */
export const attributeOf = (source: string, name: string): string | null => {
  for (const [, , , local, quoted = ""] of source.matchAll(ATTRIBUTE)) {
    if (local === name) return decodeEntities(quoted.slice(1, -1));
  }
  return null;
};

export const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The tag without these attributes, named without prefix. */
export const withoutAttributes = (source: string, names: readonly string[]): string =>
  source.replace(ATTRIBUTE, (whole, _space, _full, local: string) => (names.includes(local) ? "" : whole));

/** The tag with an attribute that it already has changed. */
export const withAttribute = (source: string, name: string, content: string): string =>
  source.replace(ATTRIBUTE, (whole, space: string, full: string, local: string) =>
    local === name ? `${space}${full}="${escapeXml(content)}"` : whole,
  );
