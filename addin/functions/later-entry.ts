// The second script: the functions that explain, check and write texts, and that would double the script which every workbook loads first.
import { DIENGIAI } from "../../shared/functions/diengiai.ts";
import { publishLaterFunctions } from "./later.ts";

/** The build puts stand-ins for these into functions.js. */
export const LATER_FUNCTIONS = [DIENGIAI];

publishLaterFunctions(LATER_FUNCTIONS);
