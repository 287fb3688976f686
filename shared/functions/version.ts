// Version of the core: travels with every answer, so that a result can be traced to the code that made it.

/** Raised with each release whose functions, rules or texts can answer otherwise than before. */
export const CORE_VERSION = "0.1.0";
