// Edits a document element by element: whatever is not named stays as it was, to the letter.
import { endOfElement, textOf, type XmlToken, xmlTokens } from "./xml-tokens.ts";

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** Name of the element around it; "" for the root. */
  readonly parent: string;
  /** Its start tag. */
  readonly tag: string;
  /** All text in it. */
  readonly text: () => string;
  /** Text of the first direct child of that name; "" where there is none. */
  readonly childText: (name: string) => string;
  /** Names of its direct children. */
  readonly children: () => readonly string[];
  /** As it stands in the document, with its content. */
  readonly source: () => string;
}

/** Undefined: unchanged. Null: gone with its content. `tag`: another start tag. `whole`: something else in its place. `last`: put before its end tag. */
export type XmlEdit = undefined | null | { readonly tag?: string; readonly whole?: string; readonly last?: string };

/** Direct children of the element that these tokens are. */
const childrenOf = (tokens: readonly XmlToken[]): readonly { readonly name: string; readonly text: () => string }[] => {
  const children: { readonly name: string; readonly text: () => string }[] = [];
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const { kind, name } = tokens[at] as XmlToken;
    if (kind !== "open" && kind !== "empty") continue;
    const [start, end] = [at, endOfElement(tokens, at)];
    children.push({
      name,
      text: () =>
        tokens
          .slice(start, end + 1)
          .map(textOf)
          .join(""),
    });
    at = end;
  }
  return children;
};

const elementAt = (tokens: readonly XmlToken[], start: number, parent: string): XmlElement => {
  const inside = () => tokens.slice(start, endOfElement(tokens, start) + 1);
  const { name, source: tag } = tokens[start] as XmlToken;
  const children = () => childrenOf(inside());
  return {
    name,
    parent,
    tag,
    childText: (wanted) =>
      children()
        .find((child) => child.name === wanted)
        ?.text() ?? "",
    text: () => inside().map(textOf).join(""),
    source: () =>
      inside()
        .map((token) => token.source)
        .join(""),
    children: () => children().map((child) => child.name),
  };
};

/** `<a/>` with something in it is `<a>…</a>`. */
const filledEmpty = (tag: string, content: string): string => {
  const full = /^<([^\s/>]+)/u.exec(tag)?.[1] ?? "";
  return `${tag.replace(/\s*\/>$/u, ">")}${content}</${full}>`;
};

/** The document after `edit` has seen every element, from the outside in; null where it is no well-formed document. */
export const editXml = (xml: string, edit: (element: XmlElement) => XmlEdit): string | null => {
  const tokens = xmlTokens(xml);
  if (!tokens) return null;
  const written: string[] = [];
  const around: { readonly name: string; readonly last: string }[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as XmlToken;
    if (token.kind === "close") written.push(around.pop()?.last ?? "", token.source);
    else if (token.kind !== "open" && token.kind !== "empty") written.push(token.source);
    else {
      const change = edit(elementAt(tokens, at, around.at(-1)?.name ?? ""));
      if (change === null || change?.whole !== undefined) {
        written.push(change?.whole ?? "");
        at = endOfElement(tokens, at);
      } else if (token.kind === "empty") {
        const tag = change?.tag ?? token.source;
        written.push(change?.last === undefined ? tag : filledEmpty(tag, change.last));
      } else {
        written.push(change?.tag ?? token.source);
        around.push({ name: token.name, last: change?.last ?? "" });
      }
    }
  }
  return written.join("");
};

/** Calls `see` for every element, from the outside in; false where the document is not well-formed. */
export const seeXml = (xml: string, see: (element: XmlElement) => void): boolean =>
  editXml(xml, (element) => {
    see(element);
    return undefined;
  }) !== null;
