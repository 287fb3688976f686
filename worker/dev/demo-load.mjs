// Loads the demonstration data of shared/demo/demo.json into a running Worker through its own API.
import fs from "node:fs";
import path from "node:path";
import { localRequest } from "./local-request.mjs";
import { hashText, root, say } from "./toolchain.mjs";

export const demoFile = path.join(root, "shared", "demo", "demo.json");

const unitColumns = ["code", "name", "type", "parent", "valid_from", "valid_to", "successors", "reports"];

/** The units as the import wants them; demo.json may hold that text or one object per unit. */
function unitsCsv(units) {
  if (typeof units === "string") return units;
  const cell = (content) => `"${String(content ?? "").replaceAll('"', '""')}"`;
  const lines = units.map((unit) => unitColumns.map((column) => cell(unit[column])).join(","));
  return [unitColumns.join(","), ...lines, ""].join("\n");
}

function problemIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text };
  }
}

function problemLines(status, { code = "", detail = "", errors = [], findings = [] }) {
  const more = [...errors, ...findings].map((entry) => `  ${JSON.stringify(entry)}`);
  return [`${status} ${code} ${detail}`, ...more].join("\n");
}

// What a second load meets where somebody worked with the demonstration figures in between.
const changedHere = ["REVISION_CONFLICT", "PERIOD_LOCKED"];

/**
 * Sends the units and every snapshot as the holder of `token`; a second time it changes nothing. Figures that were
 * corrected on this machine since stay as they are. Any other refusal is thrown with the Worker's own words.
 */
export async function loadDemo({ origin, token }) {
  const demo = JSON.parse(fs.readFileSync(demoFile, "utf8"));

  /** True if it was stored or is there already, false if this machine has something newer in its place. */
  const send = async (method, address, type, body) => {
    const { status, text } = await localRequest(`${origin}${address}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": type,
        "Content-Length": Buffer.byteLength(body),
        "Idempotency-Key": hashText(`${method} ${address}\n${body}`),
      },
      body,
    });
    if (status === 200 || status === 201) return true;
    const problem = problemIn(text);
    if (status === 409 && changedHere.includes(problem.code)) return false;
    throw new Error(`${method} ${decodeURIComponent(address)}\n${problemLines(status, problem)}`);
  };

  await send("POST", "/v1/units/import", "text/csv; charset=utf-8", unitsCsv(demo.units));

  const keptPlaces = [];
  for (const { unit, period, form, body, ...inline } of demo.snapshots) {
    const place = `/v1/snapshots/${encodeURIComponent(unit)}/${encodeURIComponent(period)}`;
    const address = form === undefined ? place : `${place}?form=${encodeURIComponent(form)}`;
    const stored = await send("PUT", address, "application/json", JSON.stringify(body ?? inline));
    if (!stored) keptPlaces.push(`${unit} ${period}`);
  }
  if (keptPlaces.length > 0) {
    const places = keptPlaces.join(", ");
    say(`Giữ nguyên số liệu đã sửa trên máy này: ${places}`, "figures corrected on this machine were kept");
  }
}
