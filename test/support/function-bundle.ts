// Sees to it that dist/addin/functions.js, the script that ships, is the one of the present sources.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const root = path.join(import.meta.dirname, "..", "..");
export const functionBundleFile = path.join(root, "dist", "addin", "functions.js");
/** All that can go into the script. */
const inputs = ["shared", "addin/functions", "addin/host", "vite.config.ts"].map((entry) => path.join(root, entry));

const newestChange = (entry: string): number => {
  if (!fs.statSync(entry).isDirectory()) return fs.statSync(entry).mtimeMs;
  return Math.max(0, ...fs.readdirSync(entry).map((name) => newestChange(path.join(entry, name))));
};

const isCurrent = (): boolean =>
  fs.existsSync(functionBundleFile) &&
  fs.statSync(functionBundleFile).mtimeMs > Math.max(...inputs.map((entry) => newestChange(entry)));

/** Builds the script with the configuration of the product if a source is newer than it. Rejects with what the build said. */
export const ensureFunctionBundle = async (): Promise<void> => {
  if (isCurrent()) return;
  // Built aside and moved in one step: another test file may be reading it.
  const aside = path.join(root, "dist", `.functions-${process.pid}`);
  const build = ["vite", "build", "--mode", "functions", "--logLevel", "warn", "--outDir", aside];
  try {
    await promisify(execFile)(process.execPath, [path.join(root, "worker", "dev", "exec.mjs"), ...build], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
    });
    fs.mkdirSync(path.dirname(functionBundleFile), { recursive: true });
    fs.renameSync(path.join(aside, "functions.js"), functionBundleFile);
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
};
