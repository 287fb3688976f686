// Speaks to a running Worker as whoever loads the demonstration data: one door for requests, and its refusals as errors.
import { localRequest } from "../dev/local-request.mjs";
import { hashText } from "../dev/toolchain.mjs";

const unitColumns = ["code", "name", "type", "parent", "valid_from", "valid_to", "successors", "reports"];

/** The units as the import wants them. */
export function unitsCsv(units) {
  const cell = (content) => `"${String(content ?? "").replaceAll('"', '""')}"`;
  const lines = units.map((unit) => unitColumns.map((column) => cell(unit[column])).join(","));
  return [unitColumns.join(","), ...lines, ""].join("\n");
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text };
  }
}

/** What was refused, in the Worker's own words. */
export function problemLines(status, { code = "", detail = "", errors = [], findings = [] }) {
  const more = [...errors, ...findings].map((entry) => `  ${JSON.stringify(entry)}`);
  return [`${status} ${code} ${detail}`, ...more].join("\n");
}

/** Requests of the holder of `token`. */
export function demoApi({ origin, token }) {
  /** Resolves to `{status, content}` whatever the answer; an object travels as JSON, a text as CSV. */
  const send = async (method, address, body) => {
    const isText = typeof body === "string";
    const text = body === undefined || isText ? body : JSON.stringify(body);
    const about = {
      "Content-Type": isText ? "text/csv; charset=utf-8" : "application/json",
      "Content-Length": Buffer.byteLength(text ?? ""),
      "Idempotency-Key": hashText(`${method} ${address}\n${text}`),
    };
    const headers = { Authorization: `Bearer ${token}`, ...(text === undefined ? {} : about) };
    const answer = await localRequest(`${origin}${address}`, { method, headers, body: text });
    return { status: answer.status, content: parsed(answer.text) };
  };

  /** The content of an answer that is no refusal; a refusal is thrown. */
  const ask = async (method, address, body) => {
    const { status, content } = await send(method, address, body);
    if (status < 300) return content;
    throw new Error(`${method} ${decodeURIComponent(address)}\n${problemLines(status, content)}`);
  };

  return { send, ask };
}

export function snapshotAddress(unit, period, form, rest = "") {
  const place = `/v1/snapshots/${encodeURIComponent(unit)}/${encodeURIComponent(period)}${rest}`;
  return `${place}?form=${encodeURIComponent(form)}`;
}
