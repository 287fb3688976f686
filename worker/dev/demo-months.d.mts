// Types of demo-months.mjs for the tests, which are TypeScript; the script itself must run without a compiler.

/** Oldest first; `last` is the last day. */
export function endedMonths(
  today: string,
  since: string,
): readonly { readonly month: number; readonly key: string; readonly last: string }[];
/** Key of the newest of them. */
export function newestMonth(today: string): string;
