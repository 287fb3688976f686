// A mark that tells access tokens apart without giving any of them away.

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** 32 bits (FNV-1a) of a token that has far more: enough to see that it is another one, too little to find it again. */
export const tokenMark = (token: string): string => {
  let mark = OFFSET;
  for (const sign of token) mark = Math.imul(mark ^ (sign.codePointAt(0) ?? 0), PRIME) >>> 0;
  return mark.toString(16).padStart(8, "0");
};
