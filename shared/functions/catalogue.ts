// The catalogue of DVC functions: every host (Excel, Worker, web workbook, help, offline) reads this list.
import { CAUTYLE } from "./cautyle.ts";
import { CUNGKY } from "./cungky.ts";
import type { FunctionDefinition } from "./definition.ts";
import { DENNGAY } from "./denngay.ts";
import { DOICHIEU } from "./doichieu.ts";
import { HANGUI } from "./hangui.ts";
import { KYBC } from "./kybc.ts";
import { KYTRUOC } from "./kytruoc.ts";
import { LAYSO } from "./layso.ts";
import { SOLIEU } from "./solieu.ts";
import { TENKY } from "./tenky.ts";
import { TONGHOP } from "./tonghop.ts";
import { TUNGAY } from "./tungay.ts";
import { TYLE } from "./tyle.ts";
import { TYLECHUNG } from "./tylechung.ts";

/** In the order in which people meet them: numbers, rates, periods, stored data. */
export const CATALOGUE: readonly FunctionDefinition[] = [
  LAYSO,
  TYLE,
  CAUTYLE,
  TYLECHUNG,
  DOICHIEU,
  KYBC,
  TENKY,
  TUNGAY,
  DENNGAY,
  KYTRUOC,
  CUNGKY,
  HANGUI,
  SOLIEU,
  TONGHOP,
];

const BY_ID: ReadonlyMap<string, FunctionDefinition> = new Map(CATALOGUE.map((one) => [one.id, one]));

/** By id, in any case; a name typed with its namespace ("DVC.TYLE") is found too. */
export const findFunction = (name: string): FunctionDefinition | undefined =>
  BY_ID.get(name.toUpperCase().replace(/^DVC\./u, ""));
