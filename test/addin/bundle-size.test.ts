// The build says how large the script is that every workbook loads, and ends where it has grown too large or carries what nobody uses.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const KIB = 1024;
const build = pathToFileURL(path.join(import.meta.dirname, "..", "..", "worker", "dev", "build.mjs")).href;

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-bundle-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const run = (name: string, place: string) => {
  const script = `import(${JSON.stringify(build)}).then((steps) => steps.${name}(${JSON.stringify(place)}))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  return { status, said: stdout + stderr };
};

const check = (name: string, content: Buffer | null) => {
  const file = path.join(folder, name);
  if (content) fs.writeFileSync(file, content);
  return run("checkBundleSize", file);
};

test("a small script passes, with its sizes: random bytes cannot be packed, equal ones can", () => {
  expect(check("small.js", randomBytes(59 * KIB))).toEqual({
    status: 0,
    said: expect.stringMatching(/functions\.js: 59\.0 KB, gzip 59\.\d KB/u),
  });
  expect(check("equal.js", Buffer.alloc(600 * KIB, "a")).status).toBe(0);
});

test("a script of over 60 KB packed ends the build, with the sizes and what to do", () => {
  expect(check("large.js", randomBytes(61 * KIB))).toEqual({
    status: 1,
    said: expect.stringMatching(/quá lớn: 61\.0 KB, gzip 61\.\d KB, tối đa gzip 60\.0 KB.*later-entry\.ts/su),
  });
});

test("a build without the script ends too", () => {
  expect(check("missing.js", null)).toEqual({ status: 1, said: expect.stringContaining("functions.js") });
});

test("a build with patterns of hyphenation ends, and names one", () => {
  const chunks = path.join(folder, "chunks");
  fs.mkdirSync(chunks);
  fs.writeFileSync(path.join(chunks, "index-CYwvYKMZ.js"), "");
  expect(run("checkChunks", chunks)).toEqual({ status: 0, said: "" });
  fs.writeFileSync(path.join(chunks, "mul-ethi-D_CMSMEq-D6ioGuYP.js"), "");
  expect(run("checkChunks", chunks)).toEqual({ status: 1, said: expect.stringContaining("mul-ethi-D_CMSMEq") });
});
