// Formulas as the files of Excel hold them: without "=", and with the name that Excel gives the functions of an add-in.
import { NAMESPACE } from "../domain/namespace.ts";
import { piecesOf } from "./formula-pieces.ts";

/** Excel writes `DVC.TYLE(…)` into a file as `_xldudf_DVC_TYLE(…)`. */
const STORED_PREFIX = `_xldudf_${NAMESPACE}_`;

const SHOWN_CALL = new RegExp(String.raw`(?<![\p{L}\d_.])${NAMESPACE}\.(?<id>[A-Z]+)(?=\()`, "giu");
const STORED_CALL = new RegExp(String.raw`(?<![\p{L}\d_.])${STORED_PREFIX}(?<id>[A-Z]+)(?=\()`, "giu");

const changeCode = (formula: string, change: (code: string) => string): string =>
  piecesOf(formula)
    .map(({ kind, text }) => (kind === "code" ? change(text) : text))
    .join("");

/** "=DVC.TYLE(B2,C2)" in plain notation as a file holds it: "_xldudf_DVC_TYLE(B2,C2)". */
export const storedFormula = (formula: string): string =>
  changeCode(formula.replace(/^=/u, ""), (code) =>
    code.replace(SHOWN_CALL, (_call, id: string) => `${STORED_PREFIX}${id.toUpperCase()}`),
  );

/** The way back, with "=" before it. */
export const shownFormula = (stored: string): string =>
  `=${changeCode(stored.replace(/^=/u, ""), (code) =>
    code.replace(STORED_CALL, (_call, id: string) => `${NAMESPACE}.${id.toUpperCase()}`),
  )}`;

/** True where a formula, as shown or as stored, calls a function of the add-in. */
export const callsAddIn = (formula: string): boolean =>
  piecesOf(formula).some(
    ({ kind, text }) => kind === "code" && (text.search(SHOWN_CALL) >= 0 || text.search(STORED_CALL) >= 0),
  );
