// Starts the whole product as `npm start` does, on a free port with a state folder of its own: one for all tests in the browser.
import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "..", "..");
const STOP_LIMIT_MS = 10_000;

export interface StartedProduct {
  readonly origin: string;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

/**
 * Comes back before the product answers, which takes it longer than the tests want to stand still; `/healthz` says when it does.
 * Where it ends by itself, what it printed is printed here. `bootstrap`: the token of its first administrator.
 */
export const startProduct = async (bootstrap: string): Promise<StartedProduct> => {
  const port = await freePort();
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-browser-"));
  const child = spawn(process.execPath, [path.join(root, "worker", "dev", "start.mjs")], {
    cwd: root,
    // The channel ends with this process, and the starter with the channel.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, PORT: String(port), DVC_STATE: state, DVC_BOOTSTRAP_TOKEN: bootstrap },
  });
  let printed = "";
  const hear = (part: Buffer) => {
    printed += part;
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  let isWanted = true;
  const ended = new Promise<void>((resolve) =>
    child.once("exit", () => {
      if (isWanted) console.error(`the product ended:\n${printed}`);
      resolve();
    }),
  );
  const stop = async () => {
    isWanted = false;
    child.kill("SIGTERM");
    const limit = new Promise<void>((resolve) => setTimeout(resolve, STOP_LIMIT_MS).unref());
    await Promise.race([ended, limit]);
    if (child.exitCode === null) child.kill("SIGKILL");
    fs.rmSync(state, { recursive: true, force: true });
  };
  return { origin: `http://localhost:${port}`, stop };
};
