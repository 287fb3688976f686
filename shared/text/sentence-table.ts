// A sentence for every code of a closed list: what a table of sentences is.

export type Sentences<Params> = { readonly [Code in keyof Params]: (params: Params[Code]) => string };
