// Takes a formula apart, so that nothing in a text or in the name of a sheet is taken for a call or a separator.

type PieceKind = "text" | "sheetName" | "array" | "code";

export interface Piece {
  readonly kind: PieceKind;
  readonly text: string;
}

/** "Texts", 'sheet names', {array constants} and the code between them; only code holds calls and argument separators. Joined they are the formula again. */
export const piecesOf = (formula: string): readonly Piece[] => {
  const pattern =
    /(?<text>"(?:[^"]|"")*"?)|(?<sheetName>'(?:[^']|'')*'?)|(?<array>\{(?:"(?:[^"]|"")*"|[^}])*\}?)|(?<code>[^"'{]+)/gu;
  return [...formula.matchAll(pattern)].map((match) => {
    const kind = (["text", "sheetName", "array"] as const).find((name) => match.groups?.[name] !== undefined) ?? "code";
    return { kind, text: match[0] };
  });
};
