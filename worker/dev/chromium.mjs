// Finds a Chromium for the browser tests, or gets one; accepts it only after it has drawn Vietnamese letters.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import {
  continueOnModernNode,
  ensureInstalled,
  exitOf,
  fail,
  isMain,
  modernNode,
  readTextIfAny,
  root,
  say,
  withLock,
  writeWhole,
} from "./toolchain.mjs";

const cacheFolder = path.join(root, "node_modules", ".cache");
const findingFile = path.join(cacheFolder, "dvc-chromium.json");
const launchLimitMs = 60_000;
const versionLimitMs = 20_000;

/** What a browser needs to run unattended in a container, and to ask nothing of the network by itself. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-first-run",
  "--no-default-browser-check",
];

// Trying a candidate.

/** Runs to the end or to the limit; everything the program started ends with it. */
function output(command, args, { env = {}, limitMs }) {
  return new Promise((resolve) => {
    const detached = process.platform !== "win32";
    const child = spawn(command, args, {
      detached,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const stop = () => {
      try {
        if (detached) process.kill(-child.pid, "SIGKILL");
        else child.kill("SIGKILL");
      } catch {
        // It has ended already.
      }
    };
    const timer = setTimeout(stop, limitMs);
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const finish = (code, trouble) => {
      clearTimeout(timer);
      stop();
      resolve({ code, stdout, stderr: trouble ?? stderr });
    };
    child.on("error", (error) => finish(1, error.message));
    child.on("close", (code) => finish(code ?? 1));
  });
}

/** Starts a found browser under playwright-core, headless; rejects if it does not come up. */
export async function launch({ executablePath, env }) {
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: chromiumFlags,
    timeout: launchLimitMs,
  });
}

/**
 * Runs in the page: how many of these differ when drawn. They are letters that only Vietnamese has, a plain letter, a
 * blank and a code point of no font. A font without Vietnamese shows the same empty box for all of them; a machine
 * without fonts shows nothing.
 */
function countDistinctDrawings() {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const ink = (text) => {
    context.clearRect(0, 0, 60, 60);
    context.font = "32px sans-serif";
    context.fillText(text, 10, 42);
    return [...context.getImageData(0, 0, 60, 60).data].join();
  };
  return new Set(["ệ", "ợ", "ữ", "Ạ", "đ", "ẵ", "a", " ", "\u{10FFFD}"].map(ink)).size;
}

/** Why the candidate cannot be used, or undefined if it can. */
async function troubleWith(candidate) {
  let browser;
  try {
    browser = await launch(candidate);
    const page = await browser.newPage();
    // A code point of no font may be drawn as nothing, like the blank.
    if ((await page.evaluate(countDistinctDrawings)) >= 8) return undefined;
    return "không có phông chữ tiếng Việt (no font with Vietnamese letters)";
  } catch (error) {
    const lines = error.message.split("\n").map((line) => line.trim());
    const telling = lines.find((line) => /cannot open|no such file|error while/i.test(line)) ?? lines[0];
    return `không chạy được (does not start): ${telling}`;
  } finally {
    await browser?.close();
  }
}

// Where one may be.

function environmentCandidates() {
  return ["DVC_CHROMIUM", "CHROME_BIN"]
    .filter((name) => process.env[name])
    .map((name) => ({ from: name, executablePath: process.env[name], env: {} }));
}

function installedCandidates() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  // Windows and macOS do not put browsers on PATH.
  const programs = [process.env.ProgramFiles, process.env["ProgramFiles(x86)"]].filter(Boolean);
  const usual = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ...programs.map((folder) => path.join(folder, "Google", "Chrome", "Application", "chrome.exe")),
    ...programs.map((folder) => path.join(folder, "Microsoft", "Edge", "Application", "msedge.exe")),
  ];
  const isProgram = (file) => fs.existsSync(file) && fs.statSync(file).isFile();
  return [...onPath, ...usual].filter(isProgram).map((file) => ({ from: "installed", executablePath: file, env: {} }));
}

function fontConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;
}

/** The browser that @sparticuz/chromium carries, unpacked once beside the packages. */
async function packagedCandidate() {
  const packageFolder = path.join(root, "node_modules", "@sparticuz", "chromium");
  if (process.platform !== "linux" || process.arch !== "x64" || !fs.existsSync(packageFolder)) return undefined;
  const { version } = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"));
  const folder = path.join(cacheFolder, `chromium-${version}`);
  if (!fs.existsSync(folder)) {
    say("Đang giải nén trình duyệt dùng cho kiểm thử …", "unpacking the browser for the tests");
    // The package unpacks into the system's temporary folder, where another version or another user's may lie; so
    // it is given a folder of its own. It adds the libraries that a bare Linux lacks only where it believes to run
    // on AWS, which is decided while it is being imported.
    const part = `${folder}.${process.pid}.part`;
    fs.mkdirSync(part, { recursive: true });
    const unpack = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
    const env = { ...process.env, TMPDIR: part, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
    const child = spawn(modernNode(), ["--input-type=module", "--eval", unpack], { cwd: root, env, stdio: "inherit" });
    if ((await exitOf(child)) !== 0) {
      fs.rmSync(part, { recursive: true, force: true });
      return undefined;
    }
    fs.renameSync(part, folder);
  }
  // Written each time: it names the folder, and a checkout may have been moved.
  writeWhole(path.join(folder, "fonts", "fonts.conf"), fontConfiguration(folder));
  return {
    from: "@sparticuz/chromium",
    executablePath: path.join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"), FONTCONFIG_PATH: path.join(folder, "fonts") },
  };
}

/** Debian's own package, installed if this process may do so. */
async function debianCandidate() {
  if (process.platform !== "linux" || process.getuid() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return undefined;
  say("Đang cài trình duyệt Chromium của Debian …", "installing Debian's chromium with apt-get");
  const apt = (...args) => output("apt-get", args, { env: { DEBIAN_FRONTEND: "noninteractive" }, limitMs: 600_000 });
  await apt("update");
  const { code, stderr } = await apt("install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  if (code !== 0) console.error(stderr.trim().split("\n").slice(-3).join("\n"));
  return installedCandidates()[0];
}

// The finding is kept, so that a later run needs no more than the program's version.

function markOf(file) {
  const { size, mtimeMs } = fs.statSync(file);
  return `${size} ${mtimeMs}`;
}

async function keptFinding() {
  const text = readTextIfAny(findingFile);
  if (text === undefined) return undefined;
  const { mark, ...finding } = JSON.parse(text);
  const wished = environmentCandidates()[0];
  if (wished && wished.executablePath !== finding.executablePath) return undefined;
  if (!fs.existsSync(finding.executablePath) || markOf(finding.executablePath) !== mark) return undefined;
  const { code } = await output(finding.executablePath, ["--no-sandbox", "--version"], {
    env: finding.env,
    limitMs: versionLimitMs,
  });
  return code === 0 ? finding : undefined;
}

async function search() {
  const refused = [];
  const sources = [environmentCandidates, installedCandidates, packagedCandidate, debianCandidate];
  for (const source of sources) {
    const candidates = [await source()].flat().filter(Boolean);
    for (const candidate of candidates) {
      const trouble = await troubleWith(candidate);
      if (trouble === undefined) {
        fs.mkdirSync(cacheFolder, { recursive: true });
        const finding = { ...candidate, mark: markOf(candidate.executablePath) };
        writeWhole(findingFile, `${JSON.stringify(finding, null, 2)}\n`);
        return candidate;
      }
      refused.push(`${candidate.executablePath}: ${trouble}`);
    }
  }
  throw new Error(
    [
      "không có trình duyệt Chromium nào dùng được; hãy cài Chromium hoặc Chrome rồi đặt DVC_CHROMIUM là đường dẫn của nó " +
        "(trên Debian: sudo apt-get install chromium fonts-dejavu-core).",
      "(No usable Chromium; install Chromium or Chrome and set DVC_CHROMIUM to its path.)",
      ...refused.map((line) => `  ${line}`),
    ].join("\n"),
  );
}

/**
 * A browser that starts here: `{executablePath, env, from}`, `env` being what it needs beside the usual environment.
 * Rejects with a sentence that says how to get one.
 */
export async function findChromium() {
  return (await keptFinding()) ?? withLock("chromium", async () => (await keptFinding()) ?? search());
}

if (isMain(import.meta.url)) {
  await ensureInstalled();
  await continueOnModernNode(import.meta.url);
  try {
    const { executablePath, from } = await findChromium();
    say(`Trình duyệt dùng cho kiểm thử: ${executablePath}`, `browser for the tests, from ${from}`);
  } catch (error) {
    fail(error.message, "no browser for the tests");
  }
}
