// Reads a request body up to a limit that is counted on the bytes themselves.
import { done, type Outcome, refuse } from "../../shared/domain/problem.ts";

const MIB = 1024 * 1024;

/** Problem: `TOO_LARGE`, also where `Content-Length` says so. */
export const readBytes = async (request: Request, maxMib: number): Promise<Outcome<Uint8Array<ArrayBuffer>>> => {
  const limit = maxMib * MIB;
  if (Number(request.headers.get("Content-Length") ?? 0) > limit) return refuse("TOO_LARGE", { maxMib });
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done: ended, value } = await reader.read();
    if (ended) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return refuse("TOO_LARGE", { maxMib });
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return done(bytes);
};

/** Problems: those of `readBytes`, and `NOT_UTF8`. */
export const readText = async (request: Request, maxMib: number): Promise<Outcome<string>> => {
  const bytes = await readBytes(request, maxMib);
  if (!bytes.ok) return bytes;
  try {
    return done(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes.result));
  } catch {
    return refuse("NOT_UTF8", {});
  }
};

/** Problems: those of `readText`, and `MALFORMED_JSON`. */
export const readJson = async (request: Request, maxMib: number): Promise<Outcome<unknown>> => {
  const text = await readText(request, maxMib);
  if (!text.ok) return text;
  try {
    return done(JSON.parse(text.result));
  } catch {
    return refuse("MALFORMED_JSON", {});
  }
};
