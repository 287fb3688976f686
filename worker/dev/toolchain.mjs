// Gives every script of the project its tools: the locked packages, a Node new enough for them, and their commands.
// No dependency, and no syntax or API newer than Node 16, because it runs before anything is installed.
import { execFile, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout; every path of these scripts is built from it, never from the working folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

const packagesFolder = path.join(root, "node_modules");
const lockFile = path.join(root, "package-lock.json");
const nodeVersionMin = [22, 12];
const isWindows = process.platform === "win32";

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What people read: Vietnamese first, English beside it. */
export const say = (vietnamese, english) => console.log(`${vietnamese} (${english})`);

/** Ends the process with one sentence in both languages. */
export function fail(vietnamese, english) {
  console.error(`Lỗi: ${vietnamese}\n(Error: ${english})`);
  process.exit(1);
}

/** True if the module with this `import.meta.url` is the script that was started, not one that was imported. */
export const isMain = (url) => Boolean(process.argv[1]) && fs.realpathSync(process.argv[1]) === fileURLToPath(url);

// Files.

export const hashText = (text) => createHash("sha256").update(text).digest("hex");

function filesUnder(entry) {
  const full = path.join(root, entry);
  if (!fs.existsSync(full)) return [];
  if (!fs.statSync(full).isDirectory()) return [entry];
  const names = fs.readdirSync(full).sort();
  return names.flatMap((name) => filesUnder(`${entry}/${name}`));
}

/** One hash over the names and contents of everything under the entries (relative to the checkout); an absent one counts as empty. */
export function hashFiles(entries) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap(filesUnder)) {
    const bytes = fs.readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

export function readTextIfAny(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Replaces a file in one step, so that a reader never sees half of it. */
export function writeWhole(file, text, mode = 0o644) {
  const part = `${file}.${process.pid}.part`;
  fs.writeFileSync(part, text, { mode });
  fs.renameSync(part, file);
}

// Locks: two commands of the same checkout must not install or build at once.

const lockBeatMs = 2_000;
const lockStaleMs = 30_000;

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** A process of another machine (a shared folder) cannot be asked; only its silence tells that it is gone. */
function isStale(file, text) {
  const [pid, host] = text.split(" ");
  if (host === os.hostname() && !isAlive(Number(pid))) return true;
  const { mtimeMs } = fs.statSync(file, { throwIfNoEntry: false }) || { mtimeMs: 0 };
  return Date.now() - mtimeMs > lockStaleMs;
}

/** Takes the lock file or says who holds it: `{release}` or `{heldBy: pid}`. */
export function tryLock(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${process.pid} ${os.hostname()} ${Date.now()}`;
  for (;;) {
    try {
      fs.writeFileSync(file, mine, { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const text = readTextIfAny(file);
    if (text === undefined) continue;
    if (!isStale(file, text)) return { heldBy: Number(text.split(" ")[0]) };
    // Of two that saw the same stale lock only one may remove it: a fresh one that was taken in between is put back.
    const aside = `${file}.${process.pid}.stale`;
    try {
      fs.renameSync(file, aside);
      if (fs.readFileSync(aside, "utf8") !== text) fs.linkSync(aside, file);
    } catch {
      // Somebody else was quicker; the next attempt to take the lock decides.
    }
    fs.rmSync(aside, { force: true });
  }
  // The folder may be removed under us; then there is nothing left to guard.
  const beat = setInterval(() => fs.utimes(file, new Date(), new Date(), () => {}), lockBeatMs).unref();
  const release = () => {
    clearInterval(beat);
    process.removeListener("exit", release);
    if (readTextIfAny(file) === mine) fs.rmSync(file, { force: true });
  };
  process.on("exit", release);
  return { release };
}

/** Runs `work` alone among all processes of this checkout that use the same name; waits for its turn. */
export async function withLock(name, work) {
  const file = path.join(root, "dist", `.lock-${name}`);
  let lock = tryLock(file);
  for (; !lock.release; lock = tryLock(file)) await pause(200);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

// Packages.

/** True if node_modules holds what the lock file asks for, whoever installed it. */
function holdsLockedPackages(lockText) {
  // npm writes this file last: without it an installation was cut short.
  const installed = readTextIfAny(path.join(packagesFolder, ".package-lock.json"));
  if (installed === undefined) return false;
  const there = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(lockText).packages).every(([place, entry]) => {
    // An optional package may be absent because it is for another machine.
    if (place === "" || (there[place] === undefined && (entry.optional || entry.devOptional))) return true;
    return there[place] !== undefined && there[place].version === entry.version;
  });
}

/** What npm said if it failed, else undefined. */
function runNpmCi() {
  const own = process.env.npm_execpath;
  const isOwn = Boolean(own) && path.basename(own) === "npm-cli.js";
  // Without install scripts: none of the locked packages needs one, and `include` undoes a NODE_ENV of production.
  const args = ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  // On Windows npm is a batch file, which only a shell can start.
  const options = { cwd: root, shell: !isOwn && isWindows, maxBuffer: 64 * 1024 * 1024 };
  const [command, ...all] = isOwn ? [process.execPath, own, ...args] : ["npm", ...args];
  return new Promise((resolve) => {
    execFile(command, all, options, (error, stdout, stderr) => {
      resolve(error ? `${stdout}${stderr || error.message}`.slice(-4000).trimEnd() : undefined);
    });
  });
}

/** Installs the locked packages if they are not there already; returns at once when they are. */
export async function ensureInstalled() {
  const lockText = readTextIfAny(lockFile);
  if (lockText === undefined) {
    fail("không tìm thấy tệp package-lock.json của dự án.", "package-lock.json is missing.");
  }
  const stampFile = path.join(packagesFolder, ".dvc-lock");
  const stamp = hashText(lockText);
  if (readTextIfAny(stampFile) === stamp) return;
  await withLock("install", async () => {
    // Another process may have installed while this one waited for its turn.
    if (readTextIfAny(stampFile) === stamp) return;
    if (!holdsLockedPackages(lockText)) {
      say("Đang cài các gói cần thiết, một đến hai phút …", "installing the locked packages with npm ci");
      const trouble = await runNpmCi();
      if (trouble !== undefined) {
        console.error(trouble);
        fail(
          "không cài được các gói cần thiết; hãy kiểm tra kết nối mạng rồi chạy lại.",
          "npm ci failed; check the network connection and run this again.",
        );
      }
    }
    try {
      writeWhole(stampFile, stamp);
    } catch {
      // A read-only node_modules is as good; it is only looked through again next time.
    }
  });
}

// Node.

function isModern(version) {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  return major > nodeVersionMin[0] || (major === nodeVersionMin[0] && minor >= nodeVersionMin[1]);
}

function isModernNode(file) {
  if (file === process.execPath) return isModern(process.versions.node);
  if (!fs.existsSync(file)) return false;
  const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8", timeout: 20_000, windowsHide: true });
  return status === 0 && isModern(stdout.trim());
}

let modernNodeFile;

/** Path of a Node that the tools accept: the locked one, else the running one, else one on PATH. */
export function modernNode() {
  const folder = path.join(packagesFolder, `node-${isWindows ? "win" : process.platform}-${process.arch}`);
  const locked = ["bin/node", "bin/node.exe", "node.exe"].map((file) => path.join(folder, file));
  const folders = (process.env.PATH || "").split(path.delimiter).filter(Boolean);
  const onPath = folders.map((place) => path.join(place, isWindows ? "node.exe" : "node"));
  modernNodeFile = modernNodeFile || [...locked, process.execPath, ...onPath].find(isModernNode);
  if (!modernNodeFile) {
    const wanted = nodeVersionMin.join(".");
    fail(
      `cần Node.js từ phiên bản ${wanted} trở lên, máy này chỉ có ${process.version}; hãy cài bản mới từ nodejs.org rồi chạy lại.`,
      `Node.js ${wanted} or newer is needed and this machine has ${process.version}; install one from nodejs.org and run this again.`,
    );
  }
  return modernNodeFile;
}

/** The environment in which the project's commands run. */
function toolEnvironment(extra) {
  const { PATH, Path, ...rest } = process.env;
  const folders = [path.dirname(modernNode()), path.join(packagesFolder, ".bin"), PATH || Path || ""];
  return {
    ...rest,
    PATH: folders.join(path.delimiter),
    // No usage reports, no look-up of the machine's place, no question whether there is a newer version.
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_SEND_ERROR_REPORTS: "false",
    WRANGLER_HIDE_BANNER: "true",
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
    // Commands take the answer that needs nobody at the keyboard.
    CI: "1",
    ...extra,
  };
}

// Commands.

/** The script behind a package's command, by the command's name (`tsc`) as package.json's "bin" knows it. */
function binScript(name) {
  const { packages } = JSON.parse(fs.readFileSync(lockFile, "utf8"));
  const isTopLevel = (place) => place.lastIndexOf("node_modules/") === 0;
  const place = Object.keys(packages).find((key) => isTopLevel(key) && packages[key].bin?.[name]);
  if (!place) fail(`không có lệnh "${name}" trong các gói đã khóa.`, `no locked package has the command "${name}".`);
  return path.join(root, place, packages[place].bin[name]);
}

/**
 * Starts a package's command on the modern Node. `prompts` lets it ask at a terminal; other options are those of
 * `child_process.spawn`, with `nodeArgs` put before the script and `env` added to the common environment.
 */
export function spawnBin(name, args, { prompts = false, nodeArgs = [], env = {}, ...options } = {}) {
  const environment = toolEnvironment(env);
  if (prompts && process.stdin.isTTY && !process.env.CI) delete environment.CI;
  const all = { cwd: root, stdio: "inherit", windowsHide: true, ...options, env: environment };
  return spawn(modernNode(), [...nodeArgs, binScript(name), ...args], all);
}

const firstParent = process.ppid;

/**
 * Calls `end` when npm, which started this process, has been stopped: npm ends the shell between them and leaves this
 * process running. Returns a function that stops watching. Started in another way, a process may outlive its parent.
 */
export function whenNpmIsGone(end) {
  if (!process.env.npm_lifecycle_event) return () => {};
  const timer = setInterval(() => {
    if (process.ppid === firstParent) return;
    clearInterval(timer);
    end();
  }, 500).unref();
  return () => clearInterval(timer);
}

const signals = ["SIGHUP", "SIGINT", "SIGTERM"];

/** Waits for a child, passing on the signals meant for it; its exit code, or 128 + the signal that ended it. */
export function exitOf(child) {
  return new Promise((resolve) => {
    const forward = (signal) => {
      // At a terminal Ctrl-C reaches the whole group by itself; a second one would cut the child's own clean-up.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    const endWithUs = () => child.kill("SIGTERM");
    for (const name of signals) process.on(name, forward);
    process.on("exit", endWithUs);
    const stopWatching = whenNpmIsGone(endWithUs);
    const finish = (code) => {
      stopWatching();
      for (const name of signals) process.removeListener(name, forward);
      process.removeListener("exit", endWithUs);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(error.message);
      finish(1);
    });
    child.on("exit", (code, signal) => finish(code === null ? 128 + (os.constants.signals[signal] || 9) : code));
  });
}

/** Runs a package's command to its end; returns its exit code. */
export const runBin = (name, args, options) => exitOf(spawnBin(name, args, options));

/** Installs what is missing, then returns if the running Node is modern; otherwise runs the same script on one that is and exits as it did. */
export async function prepare(scriptUrl) {
  await ensureInstalled();
  const node = modernNode();
  if (isModern(process.versions.node)) return;
  const args = [fileURLToPath(scriptUrl), ...process.argv.slice(2)];
  // The channel tells the inner process when this one is gone, however it ended.
  const child = spawn(node, args, { stdio: ["inherit", "inherit", "inherit", "ipc"], env: process.env });
  process.exit(await exitOf(child));
}
