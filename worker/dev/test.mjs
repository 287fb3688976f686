// npm test: lint, unused code, types, build and every test, in this order, ending at the first thing that is not right.
// `--check` is the first three alone; what follows `--` goes to vitest.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { fail, prepare, runBin, say } from "./toolchain.mjs";

await prepare(import.meta.url);

const args = process.argv.slice(2);
const isCheckOnly = args[0] === "--check";
const vitestArgs = args.filter((arg) => arg !== "--");
// Colours are for people at a terminal.
const isTerminal = process.stdout.isTTY;
const env = isTerminal ? {} : { NO_COLOR: "1" };

function endWith(passed, failed) {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

async function step(vietnamese, english, work) {
  say(`${vietnamese} …`, english);
  if (await work()) return;
  console.error(`Dừng lại: ${vietnamese.toLowerCase()} không đạt. (Stopped: ${english} failed.)`);
  if (isCheckOnly) process.exit(1);
  endWith(0, 1);
}

async function haveChromium() {
  try {
    const { executablePath } = await findChromium();
    console.log(executablePath);
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

// Files that git ignores (the local database, builds) are nobody's source.
const ignored = ["--vcs-enabled=true", "--vcs-client-kind=git", "--vcs-use-ignore-file=true"];
const plain = isTerminal ? [] : ["--colors=off"];
const lint = async () => (await runBin("biome", ["ci", ...plain, ...ignored, "."])) === 0;
const unused = async () => (await runBin("knip", ["--no-progress", "--no-config-hints"], { env })) === 0;
const types = async () => (await runBin("tsc", ["--build"], { env })) === 0;

await step("Soát cách viết mã", "lint", lint);
await step("Tìm phần không dùng đến", "unused code", unused);
await step("Soát kiểu dữ liệu", "type check", types);
if (isCheckOnly) process.exit(0);
await step("Tìm trình duyệt cho kiểm thử", "browser for the tests", haveChromium);
// A build that fails says so and ends the process by itself.
await build();

say("Chạy kiểm thử …", "unit, Worker and browser tests");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-test-"));
const resultFile = path.join(folder, "result.json");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultFile}`];
const code = await runBin("vitest", ["run", ...reporters, ...vitestArgs], { env });
const result = fs.existsSync(resultFile) ? JSON.parse(fs.readFileSync(resultFile, "utf8")) : undefined;
fs.rmSync(folder, { recursive: true, force: true });
if (result === undefined) fail("vitest không chạy được.", "vitest left no result.");

// A file that cannot be loaded has no test that failed; it counts as one.
const brokenFiles = result.testResults.filter(
  (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
);
const failed = result.numFailedTests + brokenFiles.length;
if (result.numPassedTests === 0 && failed === 0) say("Không có kiểm thử nào được chạy.", "no test was run");
// An error outside every test, for example a promise that nobody awaited.
if (code !== 0 && failed === 0) endWith(result.numPassedTests, 1);
endWith(result.numPassedTests, failed);
