// npm run recipes: follows each recipe of ARCHITECTURE.md on a copy of the checkout, compiles it, runs its test and prints what it touched.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fail, prepare, root, runBin } from "../../worker/dev/toolchain.mjs";
import { RECIPES } from "./recipes.mjs";

await prepare(import.meta.url);

const copy = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "dvc-recipes-"));
process.on("exit", () => fs.rmSync(copy, { recursive: true, force: true }));
const inCopy = (file) => path.join(copy, file);

/** What was made by commands, and not written by people. */
const MADE = new Set(["node_modules", "dist", ".git", ".wrangler"]);

function copyCheckout() {
  const isWritten = (file) => !MADE.has(path.basename(file));
  fs.cpSync(root, copy, { recursive: true, filter: isWritten });
  // The packages are the checkout's own. What tools store beside them, under names with a dot, is the copy's.
  fs.mkdirSync(inCopy("node_modules"));
  for (const name of fs.readdirSync(path.join(root, "node_modules")).filter((entry) => !entry.startsWith(".")))
    fs.symlinkSync(path.join(root, "node_modules", name), inCopy(`node_modules/${name}`), "junction");
}

/** Writes a new file, or puts lines behind the line that an existing file has exactly once; how many lines. */
function follow({ file, text, after, insert }) {
  const target = inCopy(file);
  if (text !== undefined) {
    if (fs.existsSync(target)) fail(`${file} đã có.`, `${file} exists already.`);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, text.trimStart());
    return text.trim().split("\n").length;
  }
  const lines = fs.readFileSync(target, "utf8").split("\n");
  const found = lines.flatMap((line, index) => (line.trim() === after ? [index] : []));
  if (found.length !== 1)
    fail(`${file}: dòng "${after}" có ${found.length} lần.`, `the line is there ${found.length} times, not once.`);
  const added = insert.replace(/^\n|\n\s*$/gu, "").split("\n");
  lines.splice(found[0] + 1, 0, ...added);
  fs.writeFileSync(target, lines.join("\n"));
  return added.length;
}

/** What a command printed, and whether it ended well. */
async function outputOf(name, args) {
  const log = inCopy("recipe.log");
  const handle = fs.openSync(log, "w");
  const code = await runBin(name, args, { cwd: copy, stdio: ["ignore", handle, handle], env: { NO_COLOR: "1" } });
  fs.closeSync(handle);
  return { isGood: code === 0, text: fs.readFileSync(log, "utf8").trim() };
}

const compile = () => outputOf("tsc", ["--build"]);
const runTest = ({ project, file }) => outputOf("vitest", ["run", "--project", project, file]);

/** Follows the steps one by one; whoever stops half-way is told by the compiler what is missing. */
async function followAll(steps, faults) {
  let lines = 0;
  for (const step of steps) {
    lines += follow(step);
    if (!step.asks) continue;
    const { text } = await compile();
    if (!step.asks.test(text))
      faults.push(`after ${step.file} the compiler does not say ${step.asks}: ${text.slice(0, 800)}`);
  }
  return lines;
}

function takeBack(files, originals) {
  for (const file of files) {
    if (originals.has(file)) fs.writeFileSync(inCopy(file), originals.get(file));
    else fs.rmSync(inCopy(file), { force: true });
  }
}

/** Follows one recipe and takes it back; what is wrong with it. */
async function tryRecipe({ title, mostFiles, mostLines = Number.POSITIVE_INFINITY, steps, test }) {
  const faults = [];
  const touched = [...new Set(steps.map(({ file }) => file))];
  const all = [...touched, test.file];
  const existing = all.filter((file) => fs.existsSync(inCopy(file)));
  const originals = new Map(existing.map((file) => [file, fs.readFileSync(inCopy(file))]));
  follow(test);
  if ((await runTest(test)).isGood) faults.push("its test is green without its steps");
  const lines = await followAll(steps, faults);
  const compiled = await compile();
  if (!compiled.isGood) faults.push(`does not compile: ${compiled.text.slice(0, 1_500)}`);
  const tested = await runTest(test);
  if (!tested.isGood) faults.push(`its test is red: ${tested.text.slice(-2_500)}`);
  if (touched.length > mostFiles) faults.push(`${touched.length} files, at most ${mostFiles} are promised`);
  if (lines > mostLines) faults.push(`${lines} lines, at most ${mostLines} are promised`);
  takeBack(all, originals);
  const verdict = faults.length === 0 ? "đúng" : "SAI ";
  console.log(`${verdict}  ${title}: ${touched.length} tệp, ${lines} dòng (${touched.length} files, ${lines} lines)`);
  for (const file of touched) console.log(`        ${existing.includes(file) ? "sửa " : "thêm"} ${file}`);
  for (const fault of faults) console.log(`      ! ${fault}`);
  return faults;
}

copyCheckout();
const before = await compile();
if (!before.isGood) fail(`bản chép không biên dịch được.\n${before.text}`, "the copy does not compile.");
// A word of a title picks the recipes that have it.
const [word = ""] = process.argv.slice(2);
const wanted = RECIPES.filter(({ title }) => title.includes(word));
let wrong = 0;
for (const recipe of wanted) if ((await tryRecipe(recipe)).length > 0) wrong += 1;
console.log(
  `${wanted.length - wrong}/${wanted.length} cách làm đúng (${wanted.length - wrong} passed, ${wrong} failed)`,
);
process.exit(wrong > 0 || wanted.length === 0 ? 1 : 0);
