// Starts the whole product as `npm start` does, on a free port with a state folder of its own, for tests in the browser.
import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "..", "..");
const START_LIMIT_MS = 110_000;
const STOP_LIMIT_MS = 10_000;

export interface Product {
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

export interface ProductOptions {
  /** The token of the first administrator; chosen by the starter where it is not given. */
  readonly bootstrap?: string;
}

/** Rejects with what the starter printed where it does not come up. */
export const startProduct = async ({ bootstrap = "" }: ProductOptions = {}): Promise<Product> => {
  const port = await freePort();
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-browser-"));
  const child = spawn(process.execPath, [path.join(root, "worker", "dev", "start.mjs")], {
    cwd: root,
    // The channel ends with this process, and the starter with the channel.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, PORT: String(port), DVC_STATE: state, DVC_BOOTSTRAP_TOKEN: bootstrap },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let printed = "";
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer) => {
      printed += part;
      if (/^Ready on /mu.test(printed)) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    void ended.then(() => reject(new Error(`the product did not start:\n${printed}`)));
    setTimeout(() => reject(new Error(`the product was not ready in time:\n${printed}`)), START_LIMIT_MS).unref();
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const limit = new Promise<void>((resolve) => setTimeout(resolve, STOP_LIMIT_MS).unref());
    await Promise.race([ended, limit]);
    if (child.exitCode === null) child.kill("SIGKILL");
    fs.rmSync(state, { recursive: true, force: true });
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin: `http://localhost:${port}`, stop };
};
