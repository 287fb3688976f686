// A plugin of Swagger UI that has each of its parts speak Vietnamese: what a part draws is translated word by word, by exact match.
import type { ReactTools, SwaggerComponent, SwaggerSystem } from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { NAMES, WORDS } from "./words.ts";

/** Properties that people read or hear. */
const SPOKEN = ["aria-label", "ariaLabel", "title", "placeholder", "alt"] as const;

const translated = (words: string): string => {
  const word = WORDS[words.trim()];
  return word === undefined ? words : words.replace(words.trim(), word);
};

interface DrawnElement {
  readonly type: unknown;
  readonly key: string | null;
  readonly ref?: unknown;
  readonly props: Readonly<Record<string, unknown>>;
}

/** @param parts Swagger UI's own parts as they are without wrappers: where a wrapper draws one, it is drawn speaking Vietnamese. */
const createTranslator = (react: ReactTools, parts: ReadonlySet<unknown>) => {
  /** A part must stay the same from one drawing to the next, or it would lose its state. */
  const known = new Map<unknown, SwaggerComponent>();
  const made = new Set<unknown>();
  /** Registered parts, and the small functions that a part draws with and registers nowhere. */
  const isPart = (type: unknown): boolean =>
    parts.has(type) || (typeof type === "function" && !type.prototype?.isReactComponent && !made.has(type));

  const inDrawn = (drawn: unknown): unknown => {
    if (typeof drawn === "string") return translated(drawn);
    if (typeof drawn !== "object" || drawn === null) return drawn;
    if (react.isValidElement(drawn)) return inElement(drawn as unknown as DrawnElement);
    // Lists of elements, some of them immutable; what is neither a list nor an element is for the part itself.
    return Symbol.iterator in drawn ? [...(drawn as Iterable<unknown>)].map(inDrawn) : drawn;
  };

  const inElement = (element: DrawnElement): unknown => {
    const { children, ...props } = element.props;
    const spoken = SPOKEN.flatMap((name): readonly (readonly [string, unknown])[] => {
      const words = props[name];
      return typeof words === "string" && words !== translated(words) ? [[name, translated(words)]] : [];
    });
    // Children in a row were given one by one and have no keys: they are handed on one by one.
    const given = Array.isArray(children) ? children : [children];
    const inside = children === undefined ? [] : given.map(inDrawn);
    const name = typeof element.type === "string" ? NAMES[String(props.className ?? "")] : undefined;
    const added = Object.fromEntries(name === undefined ? spoken : [...spoken, ["aria-label", name]]);
    if (isPart(element.type)) {
      const { key, ref } = element;
      return react.createElement(speaking(element.type), { ...props, ...added, key, ref }, ...inside);
    }
    const isSame = name === undefined && spoken.length === 0 && inside.every((child, index) => child === given[index]);
    return isSame ? element : react.cloneElement(element, added, ...inside);
  };

  /** The part with its words translated. Swagger UI's parts are classes and functions; anything else stays as it is. */
  const speaking = (original: SwaggerComponent): SwaggerComponent => {
    const found = known.get(original);
    if (found !== undefined) return found;
    const part = asSpeaking(original);
    known.set(original, part);
    made.add(part);
    return part;
  };

  const asSpeaking = (original: SwaggerComponent): SwaggerComponent => {
    if (typeof original !== "function") return original;
    if (original.prototype?.isReactComponent) {
      // A part that is a class can only be taken up as one; its state and its life stay its own.
      return class extends original {
        render(): unknown {
          return inDrawn(super.render());
        }
      };
    }
    return Object.assign((...given: unknown[]): unknown => inDrawn(original(...given)), original);
  };

  return speaking;
};

/** Bodies of requests and answers are shown as they are. */
const UNTOUCHED: ReadonlySet<string> = new Set(["SyntaxHighlighter"]);

/** For the option `plugins`. */
export const vietnamese = (system: SwaggerSystem) => {
  const { React: react, getComponents } = system.getSystem();
  const components = Object.entries(getComponents()).filter(([name]) => !UNTOUCHED.has(name));
  // A part that others have wrapped stands first in a list, its wrappers behind it.
  const parts = new Set(components.map(([, part]) => (Array.isArray(part) ? part[0] : part)));
  const speaking = createTranslator(react, parts);
  return { wrapComponents: Object.fromEntries(components.map(([name]) => [name, speaking])) };
};
