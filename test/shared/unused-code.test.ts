// Code that nothing uses is noticed: a value, a type, a file and a package are planted and found, what is used is left alone.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..", "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-unused-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const files: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ type: "module", dependencies: { "left-over": "1.0.0" } }),
  "knip.jsonc": fs.readFileSync(path.join(root, "knip.jsonc"), "utf8"),
  "worker/dev/start.mjs": 'import { used } from "../../shared/domain/used.ts";\nused();\n',
  "shared/domain/used.ts": "export const used = () => 1;\nexport const dead = () => 2;\nexport interface Dead {}\n",
  "shared/domain/nobody.ts": "export const nobody = 1;\n",
};

test("a dead export, type, file and package end the check", () => {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  const knip = path.join(root, "node_modules", "knip", "bin", "knip.js");
  const args = [knip, "--directory", folder, "--no-progress", "--no-config-hints", "--reporter", "compact"];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stdout.trim().split("\n")).toEqual([
    "Unused files (1)",
    "shared/domain/nobody.ts: shared/domain/nobody.ts",
    "Unused dependencies (1)",
    "package.json: left-over",
    "Unused exports (1)",
    "shared/domain/used.ts: dead",
    "Unused exported types (1)",
    "shared/domain/used.ts: Dead",
  ]);
  expect(status).toBe(1);
});
