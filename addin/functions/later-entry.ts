// The second script: the functions that carry rule sets and targets, that explain, check and write texts, that look up names, that compare and line up what is stored. They would double the script which every workbook loads first.
import { BANGDIEM } from "../../shared/functions/bangdiem.ts";
import { CHITIEU } from "../../shared/functions/chitieu.ts";
import { DIEM } from "../../shared/functions/diem.ts";
import { DIENBIEN } from "../../shared/functions/dienbien.ts";
import { DIENGIAI } from "../../shared/functions/diengiai.ts";
import { DOANVAN } from "../../shared/functions/doanvan.ts";
import { KIEMTRA } from "../../shared/functions/kiemtra.ts";
import { LUYKE } from "../../shared/functions/luyke.ts";
import { MADONVI } from "../../shared/functions/madonvi.ts";
import { SOATVB } from "../../shared/functions/soatvb.ts";
import { SOSANH } from "../../shared/functions/sosanh.ts";
import { THAMSO } from "../../shared/functions/thamso.ts";
import { TINHHINHGUI } from "../../shared/functions/tinhhinhgui.ts";
import { XEPLOAI } from "../../shared/functions/xeploai.ts";
import { publishLaterFunctions } from "./later.ts";

/** The build puts stand-ins for these into functions.js. */
export const LATER_FUNCTIONS = [
  DIEM,
  BANGDIEM,
  XEPLOAI,
  THAMSO,
  CHITIEU,
  DIENGIAI,
  MADONVI,
  KIEMTRA,
  SOATVB,
  DOANVAN,
  SOSANH,
  LUYKE,
  DIENBIEN,
  TINHHINHGUI,
];

publishLaterFunctions(LATER_FUNCTIONS);
