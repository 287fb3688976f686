// Finds a Chromium for the browser tests, or gets one; accepts it only after it has drawn Vietnamese letters.
import { execFile, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { exitOf, modernNode, readTextIfAny, root, say, withLock, writeWhole } from "./toolchain.mjs";

const cacheFolder = path.join(root, "node_modules", ".cache");
const choiceFile = path.join(cacheFolder, "dvc-chromium.json");

/** What a browser needs to run unattended in a container, and to ask nothing of the network by itself. */
const flags = [
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

/**
 * Starts a browser under playwright-core, headless; rejects if it does not come up.
 * @param {{ executablePath: string, env: Record<string, string> }} candidate
 */
export async function launch({ executablePath, env }) {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args: flags, timeout: 60_000 });
}

/**
 * Runs in the page: how many of these differ when drawn. They are letters that only Vietnamese has, a plain letter, a
 * blank and a code point of no font. A font without Vietnamese shows the same empty box for all of them; a machine
 * without fonts shows nothing.
 */
function countDistinctDrawings() {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
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

// Where a browser may be: lists of `{executablePath, env}`, `env` being what it needs beside the usual environment.

const plain = (executablePath) => ({ executablePath, env: {} });
const wished = () => [process.env.DVC_CHROMIUM, process.env.CHROME_BIN].filter(Boolean).map(plain);

function installed() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  // Windows and macOS do not put browsers on PATH.
  const programs = [process.env.ProgramFiles, process.env["ProgramFiles(x86)"]].filter(Boolean);
  const usual = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ...programs.map((folder) => path.join(folder, "Google", "Chrome", "Application", "chrome.exe")),
    ...programs.map((folder) => path.join(folder, "Microsoft", "Edge", "Application", "msedge.exe")),
  ];
  const files = [...names.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...usual];
  return files.filter((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile()).map(plain);
}

const fontConfiguration = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`;

/** The browser that @sparticuz/chromium carries, unpacked once beside the packages. */
async function packaged() {
  const about = readTextIfAny(path.join(root, "node_modules", "@sparticuz", "chromium", "package.json"));
  if (process.platform !== "linux" || process.arch !== "x64" || about === undefined) return [];
  const folder = path.join(cacheFolder, `chromium-${JSON.parse(about).version}`);
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
      return [];
    }
    fs.renameSync(part, folder);
  }
  // Written each time: it names the folder, and a checkout may have been moved.
  writeWhole(path.join(folder, "fonts", "fonts.conf"), fontConfiguration(folder));
  const env = { LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"), FONTCONFIG_PATH: path.join(folder, "fonts") };
  return [{ executablePath: path.join(folder, "chromium"), env }];
}

const run = promisify(execFile);

/** Debian's own package, installed if this process may do so. */
async function fromDebian() {
  if (process.platform !== "linux" || process.getuid() !== 0 || !fs.existsSync("/usr/bin/apt-get")) return [];
  say("Đang cài trình duyệt Chromium của Debian …", "installing Debian's chromium with apt-get");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args) => run("apt-get", args, { env, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 });
  try {
    await apt("update").catch(() => {});
    await apt("install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  } catch (error) {
    console.error((error.stderr || error.message).trim().split("\n").slice(-3).join("\n"));
  }
  return installed();
}

/** Changes when another program stands in the place of the one that was tried. */
const markOf = (file) => {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats && `${stats.size} ${stats.mtimeMs}`;
};

/** What was chosen before, if it still starts and no other is wished. */
async function earlierChoice() {
  const { mark, ...choice } = JSON.parse(readTextIfAny(choiceFile) ?? "{}");
  const [first = choice] = wished();
  if (!mark || first.executablePath !== choice.executablePath || markOf(first.executablePath) !== mark) return null;
  const options = { env: { ...process.env, ...choice.env }, timeout: 20_000, killSignal: "SIGKILL" };
  return run(choice.executablePath, ["--no-sandbox", "--version"], options).then(
    () => choice,
    () => null,
  );
}

async function search() {
  const refused = [];
  for (const source of [wished, installed, packaged, fromDebian]) {
    for (const candidate of await source()) {
      const trouble = await troubleWith(candidate);
      if (trouble === undefined) {
        fs.mkdirSync(cacheFolder, { recursive: true });
        writeWhole(choiceFile, JSON.stringify({ ...candidate, mark: markOf(candidate.executablePath) }));
        return candidate;
      }
      refused.push(`  ${candidate.executablePath}: ${trouble}`);
    }
  }
  throw new Error(
    [
      "không có trình duyệt Chromium nào dùng được; hãy cài Chromium hoặc Chrome rồi đặt DVC_CHROMIUM là đường dẫn của nó " +
        "(trên Debian: sudo apt-get install chromium fonts-dejavu-core).",
      "(No usable Chromium; install Chromium or Chrome and set DVC_CHROMIUM to its path.)",
      ...refused,
    ].join("\n"),
  );
}

/**
 * A browser that starts here, to be launched. Rejects with a sentence that says how to get one.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function findChromium() {
  return (await earlierChoice()) ?? withLock("chromium", async () => (await earlierChoice()) ?? search());
}
