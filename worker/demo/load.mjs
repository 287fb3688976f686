// Loads the demonstration data of shared/demo into a running Worker through its own API.
import fs from "node:fs";
import path from "node:path";
import { hashText, readTextIfAny, root, say } from "../dev/toolchain.mjs";
import { demoApi, problemLines, snapshotAddress, unitsCsv } from "./api.mjs";
import { loadMonths, newestMonth } from "./months.mjs";

const demoFile = (name) => path.join(root, "shared", "demo", name);
/** The published figures, and the invented province that has reported until now. */
const articlesFile = demoFile("demo.json");
const provinceFile = demoFile("mau.json");

const readDemo = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

const vietNamOffsetMs = 7 * 60 * 60 * 1000;

/** The day in Viet Nam, such as 2026-11-22. */
export const todayInVietNam = () => new Date(Date.now() + vietNamOffsetMs).toISOString().slice(0, 10);

/** Two lines that change when the articles, or the province by that day, have something else to load. */
export function demoStamp(today) {
  const province = `${newestMonth(today)} ${readTextIfAny(provinceFile) ?? ""}`;
  return [readTextIfAny(articlesFile) ?? "", province].map(hashText).join("\n");
}

// What a second load meets where somebody worked with the demonstration figures in between.
const changedHere = ["REVISION_CONFLICT", "PERIOD_LOCKED"];

/** The figures as they were published; those that were corrected on this machine since stay as they are. */
async function loadArticles(api, { snapshots }) {
  const keptPlaces = [];
  for (const { unit, period, form, body } of snapshots) {
    const address = snapshotAddress(unit, period, form);
    const { status, content } = await api.send("PUT", address, body);
    if (status === 409 && changedHere.includes(content.code)) keptPlaces.push(`${unit} ${period}`);
    else if (status >= 300) throw new Error(`PUT ${decodeURIComponent(address)}\n${problemLines(status, content)}`);
  }
  if (keptPlaces.length > 0) {
    const places = keptPlaces.join(", ");
    say(`Giữ nguyên số liệu đã sửa trên máy này: ${places}`, "figures corrected on this machine were kept");
  }
}

/**
 * Sends units and snapshots as the holder of `token`; a second time on the same day it changes nothing, in a later month it adds
 * what has ended since. `loaded`: the stamp of what this database has already. Any refusal that nothing explains is thrown with
 * the Worker's own words.
 */
export async function loadDemo({ origin, token, today, loaded = "" }) {
  const api = demoApi({ origin, token });
  const articles = readDemo(articlesFile);
  const hasArticles = loaded.split("\n")[0] === demoStamp(today).split("\n")[0];
  if (!hasArticles) await api.ask("POST", "/v1/units/import", unitsCsv(articles.units));
  await loadMonths(api, readDemo(provinceFile), today);
  // Last, since /healthz waits for these.
  if (!hasArticles) await loadArticles(api, articles);
}
