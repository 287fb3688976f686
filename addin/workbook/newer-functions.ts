// Names of functions that came after Excel 2007: a file holds them with a prefix, people see them without.
import { piecesOf } from "../../shared/text/formula-pieces.ts";

/** Of Excel 2010, 2013, 2016, 2019, 2021 and 365. */
const PREFIXED: ReadonlySet<string> = new Set(
  `ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR
  BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CHOOSECOLS CHOOSEROWS
  COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ENCODEURL ERF.PRECISE
  ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML FLOOR.MATH FORECAST.ETS FORECAST.LINEAR
  FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH
  IMSINH IMTAN ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT MODE.SNGL
  MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC
  PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ
  REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T
  T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK
  WEBSERVICE WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST`.split(/\s+/u),
);
/** A second prefix stands before these two. */
const SHEET_PREFIXED: ReadonlySet<string> = new Set(["FILTER", "SORT"]);

const SHOWN_CALL = /(?<![\p{L}\d_.])[A-Z][A-Z\d]*(?:\.[A-Z\d]+)*(?=\()/giu;
const PREFIX = /_xl(?:fn|ws|pm)\./gu;

const changeCode = (formula: string, change: (code: string) => string): string =>
  piecesOf(formula)
    .map(({ kind, text }) => (kind === "code" ? change(text) : text))
    .join("");

/** "IFS(A1>1,2)" as a file holds it: "_xlfn.IFS(A1>1,2)". */
export const withNewerPrefixes = (formula: string): string =>
  changeCode(formula, (code) =>
    code.replace(SHOWN_CALL, (call) => {
      const name = call.toUpperCase();
      if (SHEET_PREFIXED.has(name)) return `_xlfn._xlws.${name}`;
      return PREFIXED.has(name) ? `_xlfn.${name}` : call;
    }),
  );

/** The way back. */
export const withoutNewerPrefixes = (formula: string): string =>
  changeCode(formula, (code) => code.replaceAll("_xlfn.SINGLE(", "(").replace(PREFIX, ""));
