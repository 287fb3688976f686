// Sees to it that dist/addin/functions.js and functions-later.js, the scripts that ship, are those of the present sources.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { LATER_SCRIPT } from "../../addin/functions/later.ts";

const root = path.join(import.meta.dirname, "..", "..");
const folder = path.join(root, "dist", "addin");
const functionBundleFile = path.join(folder, "functions.js");
const laterBundleFile = path.join(folder, LATER_SCRIPT);
/** All that can go into the scripts. */
const inputs = ["shared", "addin/functions", "addin/host", "vite.config.ts"].map((entry) => path.join(root, entry));

const newestChange = (entry: string): number => {
  if (!fs.statSync(entry).isDirectory()) return fs.statSync(entry).mtimeMs;
  return Math.max(0, ...fs.readdirSync(entry).map((name) => newestChange(path.join(entry, name))));
};

const isCurrent = (): boolean => {
  const sources = Math.max(...inputs.map((entry) => newestChange(entry)));
  return [functionBundleFile, laterBundleFile].every(
    (file) => fs.existsSync(file) && fs.statSync(file).mtimeMs > sources,
  );
};

/** What is in the scripts, kept for the test file: a build of the pages that runs meanwhile empties the folder. */
export interface FunctionBundle {
  readonly functions: string;
  readonly later: string;
}
let bundle: FunctionBundle | undefined;

export const functionBundle = (): FunctionBundle => {
  if (!bundle) throw new Error("ensureFunctionBundle has not been awaited");
  return bundle;
};

const readBundle = (from: string): FunctionBundle => {
  const textOf = (file: string) => fs.readFileSync(path.join(from, path.basename(file)), "utf8");
  return { functions: textOf(functionBundleFile), later: textOf(laterBundleFile) };
};

/** Builds the scripts with the configuration of the product if a source is newer than they are. Rejects with what the build said. */
export const ensureFunctionBundle = async (): Promise<void> => {
  if (isCurrent()) {
    bundle = readBundle(folder);
    return;
  }
  // Built aside and moved in one step: another test file may be reading it.
  const aside = path.join(root, "dist", `.functions-${process.pid}`);
  const build = ["vite", "build", "--mode", "functions", "--logLevel", "warn", "--outDir", aside];
  try {
    await promisify(execFile)(process.execPath, [path.join(root, "worker", "dev", "exec.mjs"), ...build], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
    });
    bundle = readBundle(aside);
    fs.mkdirSync(folder, { recursive: true });
    for (const file of [laterBundleFile, functionBundleFile]) {
      fs.renameSync(path.join(aside, path.basename(file)), file);
    }
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
};
