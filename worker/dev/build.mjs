// Builds the add-in's pages and its single-file function bundle into dist/addin, unless nothing they come from changed.
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import {
  fail,
  hashFiles,
  isMain,
  prepare,
  readTextIfAny,
  root,
  runBin,
  say,
  withLock,
  writeWhole,
} from "./toolchain.mjs";

const inputs = ["addin", "shared", "manifest.xml", "vite.config.ts", "package-lock.json"];
const output = path.join(root, "dist", "addin");
const functionBundle = path.join(output, "functions.js");
const stampFile = path.join(root, "dist", ".inputs-hash");

async function viteBuild(...args) {
  // The build is the same whoever asks for it: a test run would otherwise put React's development build in it.
  const code = await runBin("vite", ["build", "--logLevel", "warn", ...args], { env: { NODE_ENV: "production" } });
  if (code !== 0) fail("không dựng được trang của tiện ích.", "vite build failed.");
}

/** Every workbook with a DVC formula waits for it. */
const functionBundleGzipMax = 60 * 1024;

/** Prints how large the script of the functions is; the build ends where it is too large for that. */
export function checkBundleSize(file = functionBundle) {
  if (!fs.existsSync(file)) {
    fail("bản dựng thiếu tệp dist/addin/functions.js.", "the build made no dist/addin/functions.js.");
  }
  const bytes = fs.readFileSync(file);
  const gzip = gzipSync(bytes).length;
  const kilobytes = (count) => `${(count / 1024).toFixed(1)} KB`;
  const sizes = `${kilobytes(bytes.length)}, gzip ${kilobytes(gzip)}`;
  if (gzip > functionBundleGzipMax) {
    const most = kilobytes(functionBundleGzipMax);
    fail(
      `functions.js quá lớn: ${sizes}, tối đa gzip ${most}. Hãy chuyển hàm nặng sang addin/functions/later-entry.ts.`,
      `functions.js is too large: ${sizes}, at most gzip ${most}. Move heavy functions to addin/functions/later-entry.ts.`,
    );
  }
  say(`Đã dựng xong; functions.js: ${sizes}`, "pages and functions.js built");
}

// Two of the 77 languages by whose names a chunk with patterns of hyphenation is known.
const hyphenationChunk = /^(la-x-liturgic|mul-ethi)-/;

/** Ends the build where a chunk carries patterns of hyphenation, megabytes that nobody here uses. */
export function checkChunks(folder = path.join(output, "chunks")) {
  const chunk = fs.readdirSync(folder).find((name) => hyphenationChunk.test(name));
  if (chunk === undefined) return;
  fail(
    `bản dựng có mẫu ngắt từ ${chunk}; xem withoutHyphenation trong vite.config.ts.`,
    `the build has patterns of hyphenation: ${chunk}; see withoutHyphenation in vite.config.ts.`,
  );
}

/** Brings dist/addin up to date with its sources; true if there was something to do. */
export async function build() {
  return withLock("build", async () => {
    const hash = hashFiles(inputs);
    if (fs.existsSync(output) && readTextIfAny(stampFile) === hash) return false;
    say("Đang dựng trang của tiện ích …", "building the add-in's pages");
    // A build that fails half-way must not pass for the last good one.
    fs.rmSync(stampFile, { force: true });
    await viteBuild();
    checkChunks();
    // Second, because the first empties the folder.
    await viteBuild("--mode", "functions");
    await viteBuild("--mode", "copy-check");
    checkBundleSize();
    writeWhole(stampFile, hash);
    return true;
  });
}

if (isMain(import.meta.url)) {
  await prepare(import.meta.url);
  await build();
}
