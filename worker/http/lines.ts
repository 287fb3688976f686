// Reads a long document line by line, compressed or not, with the hash of everything before its last line.
import { hex } from "../auth/hash.ts";

/** One row of the database may have 2 MB; no line is longer than such a row can be. */
const LINE_BYTES_MAX = 8 * 1024 * 1024;
/** Uncompressed; a small file that swells to more is none of ours. */
const DOCUMENT_BYTES_MAX = 2 * 1024 * 1024 * 1024;
const LINE_FEED = 10;

export interface Line {
  readonly text: string;
  /** From 1 on. */
  readonly number: number;
  /** With the last line: SHA-256 of every byte before it. */
  readonly hashBefore: string | null;
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const streamOf = (bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> => {
  const stream = new Blob([bytes]).stream();
  return isGzip(bytes) ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
};

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** Where the last line of these bytes begins; a line feed at their very end belongs to it. */
const lastLineIn = (bytes: Uint8Array): number => bytes.lastIndexOf(LINE_FEED, Math.max(bytes.length - 2, 0)) + 1;

/**
 * The lines in order. Throws a `RangeError` where a line or the document is too long, and what the decoder throws where the
 * bytes are not UTF-8 or not what gzip made.
 */
export async function* readLines(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Line> {
  const digest = new crypto.DigestStream("SHA-256");
  const writer = digest.getWriter();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  const reader = streamOf(bytes).getReader();
  let number = 0;
  let total = 0;
  // The last line seen so far is held back: it may be the last of all, which the hash does not cover.
  let held: Uint8Array = new Uint8Array(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.byteLength;
    held = joined(held, value);
    const cut = lastLineIn(held);
    if (held.length - cut > LINE_BYTES_MAX || total > DOCUMENT_BYTES_MAX) throw new RangeError("too long");
    if (cut === 0) continue;
    const whole = held.slice(0, cut);
    held = held.slice(cut);
    await writer.write(whole);
    for (const text of decoder.decode(whole.subarray(0, -1)).split("\n")) {
      number += 1;
      yield { text, number, hashBefore: null };
    }
  }
  await writer.close();
  const text = decoder.decode(held).replace(/\r?\n$/, "");
  yield { text, number: number + 1, hashBefore: hex(await digest.digest) };
}
