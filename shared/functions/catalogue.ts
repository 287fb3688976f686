// The catalogue of DVC functions: every host (Excel, Worker, web workbook, help, offline) reads this list.
import { CAUTYLE } from "./cautyle.ts";
import type { FunctionDefinition } from "./definition.ts";
import { DOICHIEU } from "./doichieu.ts";
import { LAYSO } from "./layso.ts";
import { SOLIEU } from "./solieu.ts";
import { TONGHOP } from "./tonghop.ts";
import { TYLE } from "./tyle.ts";
import { TYLECHUNG } from "./tylechung.ts";

/** In the order in which people meet them: numbers, rates, periods, stored data. */
export const CATALOGUE: readonly FunctionDefinition[] = [LAYSO, TYLE, CAUTYLE, TYLECHUNG, DOICHIEU, SOLIEU, TONGHOP];

const BY_ID: ReadonlyMap<string, FunctionDefinition> = new Map(CATALOGUE.map((one) => [one.id, one]));

/** By id, in any case; a name typed with its namespace ("DVC.TYLE") is found too. */
export const findFunction = (name: string): FunctionDefinition | undefined =>
  BY_ID.get(name.toUpperCase().replace(/^DVC\./u, ""));
