// The indices that dossiers and offices are scored by, each with its rule sets over time.

/** Sets of one family follow each other in time; one of them is in force on a day. */
export type IndexFamily = "qd766" | "nd61" | "m34";
