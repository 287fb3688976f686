// Turns the bytes of a text file into text: UTF-8 with or without mark, UTF-16 with mark. Nothing else is guessed.

const startsWith = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** Characters that one call of `fromCharCode` takes without running out of arguments. */
const CHUNK = 8192;

const fromUnits = (units: readonly number[]): string => {
  let text = "";
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.slice(at, at + CHUNK));
  return text;
};

const decodeUtf16 = (bytes: Uint8Array, isBigEndian: boolean): string => {
  const units: number[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    units.push(isBigEndian ? first * 256 + second : second * 256 + first);
  }
  return fromUnits(units);
};

/** Length of the sequence that a lead byte opens, with the smallest code point that needs it; null for no lead byte. */
const leadOf = (byte: number): { readonly length: number; readonly bits: number; readonly min: number } | null => {
  if (byte < 0x80) return { length: 1, bits: byte, min: 0 };
  if (byte >= 0xc2 && byte < 0xe0) return { length: 2, bits: byte & 0x1f, min: 0x80 };
  if (byte >= 0xe0 && byte < 0xf0) return { length: 3, bits: byte & 0x0f, min: 0x800 };
  return byte >= 0xf0 && byte < 0xf5 ? { length: 4, bits: byte & 0x07, min: 0x10000 } : null;
};

const decodeUtf8 = (bytes: Uint8Array, start: number): string | null => {
  const units: number[] = [];
  for (let at = start; at < bytes.length; ) {
    const lead = leadOf(bytes[at] ?? 0);
    if (!lead || at + lead.length > bytes.length) return null;
    let point = lead.bits;
    for (let index = 1; index < lead.length; index += 1) {
      const byte = bytes[at + index] ?? 0;
      if ((byte & 0xc0) !== 0x80) return null;
      point = point * 64 + (byte & 0x3f);
    }
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    if (point < lead.min || point > 0x10ffff || isSurrogate) return null;
    if (point < 0x10000) units.push(point);
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    at += lead.length;
  }
  return fromUnits(units);
};

/** The text of the bytes; null where they are neither UTF-8 nor marked UTF-16. */
export const decodeText = (bytes: Uint8Array): string | null => {
  if (startsWith(bytes, 0xff, 0xfe)) return decodeUtf16(bytes, false);
  if (startsWith(bytes, 0xfe, 0xff)) return decodeUtf16(bytes, true);
  return decodeUtf8(bytes, startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0);
};
