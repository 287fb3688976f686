// Finds functions by what people remember of them, with or without diacritics.
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import { foldText } from "../../../shared/text/fold.ts";

const wordsOf = (definition: FunctionDefinition): string =>
  foldText(
    [
      definition.id,
      definition.title.vi,
      definition.description.vi,
      ...definition.params.flatMap((param) => [param.name, param.title.vi]),
    ].join(" "),
  );

/** Where a word is found: in the name first, then in the title, then elsewhere. */
const rankOf = (definition: FunctionDefinition, query: string): number => {
  if (foldText(definition.id).includes(query.replaceAll(" ", ""))) return 0;
  return foldText(definition.title.vi).includes(query) ? 1 : 2;
};

/** The functions that hold every word of the query, best first; all of them for an empty query. */
export const searchFunctions = (
  definitions: readonly FunctionDefinition[],
  query: string,
): readonly FunctionDefinition[] => {
  const folded = foldText(query.replace(/^=?\s*DVC\./iu, ""));
  if (folded === "") return definitions;
  const words = folded.split(" ");
  return definitions
    .filter((definition) => {
      const text = wordsOf(definition);
      return text.includes(folded.replaceAll(" ", "")) || words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => rankOf(a, folded) - rankOf(b, folded));
};
