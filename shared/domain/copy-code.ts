// Codes that people read from a receipt and type: Crockford's base 32 in groups of four, the last symbol a check on the others.

/** A code of four groups: "7K3M-9QXT-04WB-HN5C". */
export type CopyCode = string & { readonly brand: "CopyCode" };

/** No I, L, O and U: they are taken for 1, 0 and V. */
const SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE = SYMBOLS.length;
/** 75 bits of chance in a code. */
export const CODE_SYMBOLS = 15;
/** 60 bits of a digest in its short form. */
const SHORT_SYMBOLS = 12;
/** Hexadecimal digits that make the short form. */
const SHORT_HEX = 15;

const grouped = (symbols: string): string => symbols.match(/.{1,4}/gu)?.join("-") ?? "";

/** As typed: small letters, the lookalikes of digits, spaces and hyphens are understood; null where another sign is in it. */
const symbolsOf = (typed: string): string | null => {
  const symbols = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/gu, "1");
  return [...symbols].every((symbol) => SYMBOLS.includes(symbol)) ? symbols : null;
};

/** Luhn's sum in base 32: one wrong symbol is always noticed, two neighbours changed about nearly always. */
const checkSymbol = (symbols: string): string => {
  const sum = [...symbols].reverse().reduce((total, symbol, index) => {
    const doubled = SYMBOLS.indexOf(symbol) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(doubled / BASE) + (doubled % BASE);
  }, 0);
  return SYMBOLS[(BASE - (sum % BASE)) % BASE] ?? "";
};

/** The code of 15 random bytes, of each of which five bits count. */
export const copyCodeOf = (random: Uint8Array): CopyCode => {
  const symbols = [...random.subarray(0, CODE_SYMBOLS)].map((byte) => SYMBOLS[byte % BASE] ?? "").join("");
  return grouped(symbols + checkSymbol(symbols)) as CopyCode;
};

/** A code as somebody types it; null where a symbol is wrong or missing. */
export const readCopyCode = (typed: string): CopyCode | null => {
  const symbols = symbolsOf(typed);
  if (symbols === null || symbols.length !== CODE_SYMBOLS + 1) return null;
  const own = symbols.slice(0, CODE_SYMBOLS);
  return checkSymbol(own) === symbols.slice(CODE_SYMBOLS) ? (grouped(symbols) as CopyCode) : null;
};

/** The beginning of a digest (hexadecimal) for people: "1234-5678-9ABC". */
export const shortDigest = (digest: string): string => {
  let rest = BigInt(`0x${digest.slice(0, SHORT_HEX)}`);
  let symbols = "";
  for (let index = 0; index < SHORT_SYMBOLS; index += 1) {
    symbols = `${SYMBOLS[Number(rest % BigInt(BASE))]}${symbols}`;
    rest /= BigInt(BASE);
  }
  return grouped(symbols);
};

/** Whether what was given, a whole digest or its short form as typed, is that of `digest`. */
export const isDigest = (text: string, digest: string): boolean => {
  if (/^[0-9a-f]{64}$/iu.test(text.trim())) return text.trim().toLowerCase() === digest;
  const symbols = symbolsOf(text);
  return symbols !== null && symbols !== "" && grouped(symbols) === shortDigest(digest);
};
