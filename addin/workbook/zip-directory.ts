// The list of parts of a ZIP archive, as its end states it: which parts an .xlsx file has and how large they are when they are unpacked.

export interface ZipPart {
  readonly name: string;
  readonly size: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const COMMENT_MOST = 0xffff;

/** Null for what is no archive, or a broken one. */
export const readZipDirectory = (bytes: Uint8Array): readonly ZipPart[] | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_LENGTH;
  const last = Math.max(0, end - COMMENT_MOST);
  while (end >= last && view.getUint32(end, true) !== END_SIGNATURE) end -= 1;
  if (end < last) return null;
  const parts: ZipPart[] = [];
  const decoder = new TextDecoder();
  let at = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const from = at + ENTRY_LENGTH;
    parts.push({ name: decoder.decode(bytes.subarray(from, from + nameLength)), size: view.getUint32(at + 24, true) });
    at = from + nameLength + rest;
  }
  return parts;
};
