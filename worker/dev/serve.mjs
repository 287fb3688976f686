// Runs the product on this machine: local database, secrets, wrangler, demonstration data; stays until it is stopped.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { demoStamp, loadDemo, todayInVietNam } from "../demo/load.mjs";
import { build } from "./build.mjs";
import { localRequest } from "./local-request.mjs";
import {
  fail,
  hashFiles,
  pause,
  readTextIfAny,
  root,
  runBin,
  say,
  spawnBin,
  tryLock,
  whenNpmIsGone,
  writeWhole,
} from "./toolchain.mjs";

const startLimitMs = 120_000;
const healthLimitMs = 60_000;
const stopLimitMs = 5_000;
const pollEveryMs = 100;
const tokenLengthMin = 32;
const logTailLines = 40;

// Where to listen.

function readPort() {
  const text = process.env.PORT || "8787";
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    fail(
      `PORT phải là số nguyên từ 1 đến 65535, không phải "${text}".`,
      "PORT must be a whole number from 1 to 65535.",
    );
  }
  return port;
}

function readHost() {
  // Some shells export HOST as the machine's name; only an address is meant for us.
  const host = process.env.HOST ?? "";
  return net.isIP(host) === 0 ? "localhost" : host;
}

/** Resolves to undefined, or the code of the error. */
const listenOnce = (host, port) =>
  new Promise((resolve) => {
    const server = net.createServer().once("error", (error) => resolve(error.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });

const answersAt = (host, port) =>
  new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: 1_000 });
    for (const event of ["connect", "error", "timeout"]) {
      socket.once(event, () => {
        socket.destroy();
        resolve(event === "connect");
      });
    }
  });

async function requireFreePort(host, port) {
  for (const address of host === "localhost" ? ["127.0.0.1", "::1"] : [host]) {
    const trouble = await listenOnce(address, port);
    const other = `PORT=${port === 65535 ? port - 1 : port + 1}`;
    if (trouble === "EACCES") {
      fail(
        `không được phép dùng cổng ${port}; hãy chọn cổng khác, ví dụ PORT=8788.`,
        `port ${port} needs more rights.`,
      );
    }
    // Some systems let a second program listen beside one that holds every address: so ask as well.
    if (trouble === "EADDRINUSE" || (await answersAt(address, port))) {
      fail(
        `cổng ${port} đang được một chương trình khác dùng; hãy tắt chương trình đó hoặc chọn cổng khác, ví dụ ${other}.`,
        `port ${port} is in use; stop the other program or choose another PORT.`,
      );
    }
  }
}

// The state folder: database, secrets, log.

function openState() {
  const folder = path.resolve(root, process.env.DVC_STATE || ".dvc");
  const file = (name) => path.join(folder, name);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const names = fs.readdirSync(folder);
    // Only a folder of our own is closed to others: DVC_STATE may name one that is shared, such as /tmp.
    if (names.length === 0 || names.includes("secrets.env")) fs.chmodSync(folder, 0o700);
  } catch (error) {
    fail(`không tạo được thư mục dữ liệu ${folder} (${error.code}).`, `cannot make the state folder ${folder}.`);
  }
  const { heldBy } = tryLock(file("server.lock"));
  if (heldBy !== undefined) {
    fail(
      `thư mục dữ liệu ${folder} đang được một máy chủ khác dùng (tiến trình ${heldBy}); hãy tắt nó hoặc đặt DVC_STATE khác.`,
      `another server (process ${heldBy}) uses this state folder; stop it or set another DVC_STATE.`,
    );
  }
  // wrangler writes one more log file at each start.
  fs.rmSync(file("wrangler-logs"), { recursive: true, force: true });
  return { folder, file };
}

const envText = (values) =>
  Object.entries(values)
    .map(([name, text]) => `${name}=${text}\n`)
    .join("");

/** A secret of the environment or a random one, made once and stored in the state folder. */
function chooseSecret(name, stored) {
  const wish = process.env[name];
  if (!wish) {
    stored[name] ??= `dvc_${randomBytes(32).toString("base64url")}`;
    return stored[name];
  }
  // Visible ASCII without what an env file would read as quotes, comments or names of other variables.
  if (wish.length < tokenLengthMin || !/^[A-Za-z0-9!%&()*+,./:;<=>?@^_|~-]+$/.test(wish)) {
    fail(
      `${name} phải có ít nhất ${tokenLengthMin} ký tự, chỉ gồm chữ không dấu, chữ số và các dấu như - _ . ~ + / =.`,
      `${name} must have at least ${tokenLengthMin} characters: ASCII letters, digits and signs such as - _ . ~ + / =.`,
    );
  }
  return wish;
}

/** Tokens of this machine, and the file (readable only by its owner) from which wrangler binds them to the Worker. */
function prepareSecrets(state) {
  const secretsFile = state.file("secrets.env");
  const lines = (readTextIfAny(secretsFile) ?? "").matchAll(/^(\w+)=(.*?)\r?$/gm);
  const stored = Object.fromEntries([...lines].map(([, name, text]) => [name, text]));
  const token = chooseSecret("DVC_BOOTSTRAP_TOKEN", stored);
  const demoToken = chooseSecret("DVC_DEMO_TOKEN", stored);
  writeWhole(secretsFile, envText(stored), 0o600);
  const envFile = state.file("worker.env");
  writeWhole(envFile, envText({ DVC_BOOTSTRAP_TOKEN: token, DVC_DEMO_TOKEN: demoToken, DVC_DEMO: "1" }), 0o600);
  return { token, demoToken, secretsFile, envFile, isOwnToken: token === stored.DVC_BOOTSTRAP_TOKEN };
}

/**
 * What keeps wrangler's own files of this server apart from those of another one and out of the home folder, and closes what
 * it would open beside our own addresses: a page that runs any SQL on the local database without a token, and its records of requests.
 */
function wranglerEnvironment(state) {
  return {
    WRANGLER_LOG_PATH: state.file("wrangler-logs"),
    WRANGLER_REGISTRY_PATH: state.file("wrangler-registry"),
    X_LOCAL_EXPLORER: "false",
    X_LOCAL_OBSERVABILITY: "false",
  };
}

async function migrate(state) {
  const stampFile = state.file("migrations-hash");
  const stamp = hashFiles(["worker/migrations"]);
  const database = state.file("v3/d1");
  const files = fs.existsSync(database) ? fs.readdirSync(database, { recursive: true }) : [];
  if (readTextIfAny(stampFile) === stamp && files.some((name) => `${name}`.endsWith(".sqlite"))) return;
  say("Đang chuẩn bị cơ sở dữ liệu …", "migrating the local database");
  const logFile = state.file("migrations.log");
  const log = fs.openSync(logFile, "w", 0o600);
  const args = ["d1", "migrations", "apply", "dvc", "--local", "--persist-to", state.folder];
  const code = await runBin("wrangler", args, { stdio: ["ignore", log, log], env: wranglerEnvironment(state) });
  fs.closeSync(log);
  if (code !== 0) {
    console.error(tailOf(logFile));
    fail(
      `không nâng cấp được cơ sở dữ liệu trong ${state.folder}; nếu không cần số liệu cũ, hãy xóa thư mục đó rồi chạy lại.`,
      "the local database could not be migrated; if its data is not needed, delete that folder and start again.",
    );
  }
  writeWhole(stampFile, stamp);
}

const tailOf = (logFile) => (readTextIfAny(logFile) ?? "").trimEnd().split("\n").slice(-logTailLines).join("\n");

// The server.

function startWrangler({ state, host, port, protocol, envFile, extraArgs }) {
  const logFile = state.file("wrangler.log");
  const log = fs.openSync(logFile, "w", 0o600);
  const args = [
    "dev",
    ...["--ip", host],
    ...["--port", String(port)],
    // Any free port: a second server on this machine must not meet the first one's.
    ...["--inspector-port", "0"],
    ...["--local-protocol", protocol],
    ...["--persist-to", state.folder],
    ...["--env-file", envFile],
    "--show-interactive-dev-session=false",
    ...extraArgs,
  ];
  const child = spawnBin("wrangler", args, {
    stdio: ["pipe", log, "pipe"],
    nodeArgs: ["--import", new URL("./end-with-parent.mjs", import.meta.url).href],
    env: wranglerEnvironment(state),
    // A group of its own: Ctrl-C reaches only the starter, which then ends the whole group in order.
    detached: process.platform !== "win32",
  });
  const server = { child, logFile, stopping: false, showErrors: false };
  child.stderr.on("data", (chunk) => {
    fs.writeSync(log, chunk);
    if (server.showErrors) process.stderr.write(chunk);
  });
  // A command that cannot be started has ended too.
  server.end = once(child, "exit").catch(() => {});
  return server;
}

const hasEnded = ({ child }) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

async function stopWrangler(server) {
  // Only wrangler itself is asked: it ends its workerd and waits for it.
  server.child.kill("SIGTERM");
  await Promise.race([server.end, pause(stopLimitMs)]);
  try {
    // Whatever of the group is still there after that is not waited for.
    if (process.platform === "win32") server.child.kill("SIGKILL");
    else process.kill(-server.child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
  await server.end;
}

async function waitFor(server, limitMs, isThere) {
  const until = Date.now() + limitMs;
  while (!hasEnded(server) && Date.now() < until) {
    if (await isThere()) return true;
    await pause(pollEveryMs);
  }
  return false;
}

const statusOf = (address) => localRequest(address).catch(() => ({ status: 0, text: "" }));

async function giveUp(server, vietnamese, english) {
  // A stop that was asked for is no failure; whoever asked also ends the process.
  if (server.stopping) await new Promise(() => {});
  if (!hasEnded(server)) await stopWrangler(server);
  fail(vietnamese, english);
}

async function fillWithDemoData(server, state, origin, secrets) {
  const healthAddress = `${origin}/healthz`;
  const stampFile = state.file("demo-hash");
  const today = todayInVietNam();
  const stamp = demoStamp(today);
  const loaded = readTextIfAny(stampFile) ?? "";
  const isHealthy = async () => (await statusOf(healthAddress)).status === 200;
  const wasHealthy = await isHealthy();
  if (loaded === stamp && wasHealthy) return;
  say("Đang nạp số liệu minh họa …", "loading the demonstration data");
  try {
    await loadDemo({ origin, token: secrets.token, today, loaded: wasHealthy ? loaded : "" });
  } catch (error) {
    console.error(error.message);
    await giveUp(server, "không nạp được số liệu minh họa.", "the demonstration data could not be loaded.");
  }
  if (!(await waitFor(server, healthLimitMs, isHealthy))) {
    console.error((await statusOf(healthAddress)).text || tailOf(server.logFile));
    await giveUp(server, "máy chủ không báo sẵn sàng sau khi nạp số liệu.", "/healthz did not become 200.");
  }
  writeWhole(stampFile, stamp);
}

/**
 * Brings everything up, prints how to use it and `Ready on <address>` as the last line, and returns when the server
 * has been stopped. `introduce({origin, ownOrigin})` may print more before that line;
 * `ownOrigin` is where this process itself reaches the server.
 */
export async function serve({ protocol = "http", extraArgs = [], introduce = () => {} } = {}) {
  const port = readPort();
  const host = readHost();
  await requireFreePort(host, port);
  const state = openState();

  let server;
  const stop = async () => {
    if (server?.stopping) return;
    if (server) {
      server.stopping = true;
      await stopWrangler(server);
    }
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  whenNpmIsGone(stop);
  if (process.channel) {
    process.on("disconnect", stop);
    process.channel.unref();
  }

  await build();
  const secrets = prepareSecrets(state);
  await migrate(state);

  say("Đang khởi động máy chủ …", "starting the server");
  server = startWrangler({ state, host, port, protocol, envFile: secrets.envFile, extraArgs });
  const addressHost = host === "localhost" || host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const ownOrigin = `${protocol}://${addressHost.includes(":") ? `[${addressHost}]` : addressHost}:${port}`;
  const answers = async () => (await statusOf(`${ownOrigin}/healthz`)).status !== 0;
  if (!(await waitFor(server, startLimitMs, answers))) {
    console.error(tailOf(server.logFile));
    await giveUp(server, "máy chủ không khởi động được; xem các dòng trên.", "wrangler did not start.");
  }
  await fillWithDemoData(server, state, ownOrigin, secrets);

  const origin = `${protocol}://localhost:${port}`;
  say(`Mở bảng tính và giao diện lập trình tại ${origin}`, "web workbook, add-in pages and API");
  if (secrets.isOwnToken) {
    say(`Mã truy cập quản trị (chỉ dùng trên máy này): ${secrets.token}`, "administrator's token of this machine");
    say(`Mã được giữ trong ${secrets.secretsFile}`, "kept there, readable only by you");
  } else {
    say(
      "Mã truy cập quản trị: lấy từ biến môi trường DVC_BOOTSTRAP_TOKEN",
      "administrator's token: from the environment",
    );
  }
  await introduce({ origin, ownOrigin });
  server.showErrors = true;
  console.log(`Ready on ${origin}`);

  await server.end;
  if (!server.stopping) console.error(tailOf(server.logFile));
  await giveUp(server, "máy chủ đã dừng ngoài ý muốn; xem các dòng trên.", "wrangler ended by itself.");
}
