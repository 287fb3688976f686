// The catalogue of DVC functions: every host (Excel, Worker, web workbook, help, offline) reads this list.
import { BANGDIEM } from "./bangdiem.ts";
import { CANTHEM } from "./canthem.ts";
import { CAUTYLE } from "./cautyle.ts";
import { CHITIEU } from "./chitieu.ts";
import { CUNGKY } from "./cungky.ts";
import { DATCHITIEU } from "./datchitieu.ts";
import type { FunctionDefinition } from "./definition.ts";
import { DENNGAY } from "./denngay.ts";
import { DIEM } from "./diem.ts";
import { DIENBIEN } from "./dienbien.ts";
import { DIENGIAI } from "./diengiai.ts";
import { DOANVAN } from "./doanvan.ts";
import { DOICHIEU } from "./doichieu.ts";
import { HANGUI } from "./hangui.ts";
import { KIEMTRA } from "./kiemtra.ts";
import { KYBC } from "./kybc.ts";
import { KYTRUOC } from "./kytruoc.ts";
import { LAYSO } from "./layso.ts";
import { LUYKE } from "./luyke.ts";
import { MADONVI } from "./madonvi.ts";
import { PHANTRAM } from "./phantram.ts";
import { SOATVB } from "./soatvb.ts";
import { SOLIEU } from "./solieu.ts";
import { SOSANH } from "./sosanh.ts";
import { TANGGIAM } from "./tanggiam.ts";
import { TENKY } from "./tenky.ts";
import { THAMSO } from "./thamso.ts";
import { TINHHINHGUI } from "./tinhhinhgui.ts";
import { TONGHOP } from "./tonghop.ts";
import { TUNGAY } from "./tungay.ts";
import { TYLE } from "./tyle.ts";
import { TYLECHUNG } from "./tylechung.ts";
import { XEPHANG } from "./xephang.ts";
import { XEPLOAI } from "./xeploai.ts";

/** In the order in which people meet them: numbers, rates, periods, scores, stored data. */
export const CATALOGUE: readonly FunctionDefinition[] = [
  LAYSO,
  TYLE,
  PHANTRAM,
  CAUTYLE,
  TYLECHUNG,
  DOICHIEU,
  TANGGIAM,
  CANTHEM,
  DATCHITIEU,
  KYBC,
  TENKY,
  TUNGAY,
  DENNGAY,
  KYTRUOC,
  CUNGKY,
  HANGUI,
  DIEM,
  BANGDIEM,
  XEPLOAI,
  XEPHANG,
  THAMSO,
  CHITIEU,
  KIEMTRA,
  SOATVB,
  DIENGIAI,
  MADONVI,
  SOLIEU,
  SOSANH,
  LUYKE,
  TONGHOP,
  DIENBIEN,
  TINHHINHGUI,
  DOANVAN,
];

const BY_ID: ReadonlyMap<string, FunctionDefinition> = new Map(
  CATALOGUE.map((definition) => [definition.id, definition]),
);

/** By id, in any case; a name typed with its namespace ("DVC.TYLE") is found too. */
export const findFunction = (name: string): FunctionDefinition | undefined =>
  BY_ID.get(name.toUpperCase().replace(/^DVC\./u, ""));
