// Starts the real Worker in workerd on a fresh D1, and speaks to it as its callers do.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { D1Database } from "@cloudflare/workers-types";
import { createTestHarness } from "wrangler";

const root = path.join(import.meta.dirname, "..", "..");

export const BOOTSTRAP = "bootstrap-token-of-the-tests-0123456789";

/** Requests a minute by the name of the binding in wrangler.toml. */
type Limits = Readonly<Record<string, number>>;

/** The rate limits of wrangler.toml with other numbers; those that are not named are not bound. */
const limitsConfig = (limits: Limits): string =>
  Object.entries(limits)
    .map(
      ([name, limit], index) =>
        `[[ratelimits]]\nname = "${name}"\nnamespace_id = "${index + 1}"\nsimple = { limit = ${limit}, period = 60 }\n`,
    )
    .join("\n");

const PAGES = { index: "Bảng tính", "quan-tri": "Quản trị", gui: "Gửi số liệu từ tệp", docs: "Tài liệu API" };

/** wrangler.toml without its build step, with pages of its own in place of the built ones, and with whole paths. */
function writeTestConfig(folder: string, limits: Limits): string {
  const assets = path.join(folder, "assets");
  fs.mkdirSync(assets);
  for (const [page, title] of Object.entries(PAGES)) {
    fs.writeFileSync(path.join(assets, `${page}.html`), `<!doctype html><title>${title}</title>`);
  }
  const configPath = path.join(folder, "wrangler.toml");
  const config = fs
    .readFileSync(path.join(root, "wrangler.toml"), "utf8")
    .replace(/^\[build\][\s\S]*?(?=^\[)/m, "")
    .replace(/^\[\[ratelimits\]\]\n(?:.+\n)+/gm, "")
    .replace('main = "', `main = "${root}/`)
    .replace('directory = "./dist/addin"', `directory = "${assets}"`)
    .replace('migrations_dir = "', `migrations_dir = "${root}/`);
  fs.writeFileSync(configPath, `${config}\n${limitsConfig(limits)}`);
  return configPath;
}

export interface Call {
  readonly method?: string;
  /** null: no Authorization header; default: the bootstrap token. */
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  readonly json: any;
}

export interface RunningWorker {
  readonly url: string;
  readonly db: D1Database;
  readonly call: (address: string, call?: Call) => Promise<Reply>;
  /** Imports lines of units below the header; throws with the conflicts where it is refused. */
  readonly importUnits: (...lines: readonly string[]) => Promise<void>;
  /** Runs the job of the day as the platform would at that moment. */
  readonly runSchedule: (moment: string) => Promise<void>;
  readonly newToken: (unit: string, role: string) => Promise<string>;
  readonly logs: () => string;
  readonly close: () => Promise<void>;
}

export interface WorkerOptions {
  readonly vars?: Readonly<Record<string, string>>;
  readonly migrate?: boolean;
  /** True: one that has served nobody, for what a Worker remembers beside its database. */
  readonly fresh?: boolean;
  /** None by default: tests ask faster than people. */
  readonly limits?: Limits;
}

const bodyOf = (body: unknown): string | undefined =>
  body === undefined || typeof body === "string" ? (body as string | undefined) : JSON.stringify(body);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

interface Harness {
  readonly url: URL;
  readonly db: D1Database;
  readonly server: ReturnType<typeof createTestHarness>;
  /** What the migrations made, to tell whether a test has changed it. */
  readonly schema: readonly SchemaEntry[];
  readonly end: () => Promise<void>;
}

interface SchemaEntry {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

const schemaOf = async (db: D1Database): Promise<readonly SchemaEntry[]> => {
  const { results } = await db
    .prepare(
      "SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*' ORDER BY name",
    )
    .all<SchemaEntry>();
  return results;
};

const startHarness = async ({ vars = {}, migrate = true, limits = {} }: WorkerOptions): Promise<Harness> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-worker-"));
  const server = createTestHarness({
    workers: [
      {
        configPath: writeTestConfig(folder, limits),
        vars: { DVC_BOOTSTRAP_TOKEN: BOOTSTRAP, DVC_TODAY: "2026-11-22", ...vars },
      },
    ],
  });
  const { url } = await server.listen();
  const worker = server.getWorker<{ DB: D1Database }>();
  if (migrate) await worker.applyD1Migrations("DB");
  const { DB: db } = await worker.getEnv();
  const end = async () => {
    await server.close();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url, db, server, end, schema: await schemaOf(db) };
};

/** Rows that the migrations themselves write. */
const MIGRATED = ["d1_migrations", "schema_version"];

/** Empties every table, past the triggers that refuse it; false where a test has changed the tables themselves. */
const emptied = async ({ db, schema, server }: Harness): Promise<boolean> => {
  if (JSON.stringify(await schemaOf(db)) !== JSON.stringify(schema)) return false;
  const triggers = schema.filter(({ type }) => type === "trigger");
  const tables = schema.filter(({ type, name }) => type === "table" && !MIGRATED.includes(name));
  await db.batch(
    [
      "PRAGMA defer_foreign_keys = true",
      ...triggers.map(({ name }) => `DROP TRIGGER ${name}`),
      ...tables.map(({ name }) => `DELETE FROM ${name}`),
      ...triggers.map(({ sql }) => sql ?? ""),
    ].map((sql) => db.prepare(sql)),
  );
  server.clearLogs();
  return true;
};

/** Whole Workers that a test file has done with: starting one takes longer than most files need. */
const idle: Harness[] = [];

/**
 * A Worker with an empty database, of which no other test knows until it is closed. `DVC_TODAY` is 22/11/2026 unless `vars` says otherwise.
 * One without options may have served a test before.
 */
export async function startWorker(options: WorkerOptions = {}): Promise<RunningWorker> {
  const isPlain = Object.keys(options).length === 0;
  const harness = (isPlain && idle.pop()) || (await startHarness(options));
  const { url, db, server } = harness;
  const worker = server.getWorker<{ DB: D1Database }>();

  const call = async (
    address: string,
    { method, token = BOOTSTRAP, body, headers = {} }: Call = {},
  ): Promise<Reply> => {
    const response = await fetch(new URL(address, url), {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...headers },
      redirect: "manual",
      ...(body === undefined ? {} : { body: bodyOf(body) ?? null }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: jsonOf(text) };
  };

  return {
    url: url.origin,
    db,
    call,
    importUnits: async (...lines) => {
      const body = ["code,name,type,parent,valid_from,valid_to,successors", ...lines].join("\n");
      const reply = await call("/v1/units/import", { body, headers: { "Content-Type": "text/csv" } });
      if (reply.status !== 200) throw new Error(reply.text);
    },
    runSchedule: async (moment) => {
      const { outcome } = await worker.scheduled({ cron: "10 17 * * *", scheduledTime: new Date(moment) });
      if (outcome !== "ok") throw new Error(`the job ended with ${outcome}`);
    },
    newToken: async (unit, role) => {
      const reply = await call("/v1/tokens", { body: { unit, role, label: `${role} ${unit}` } });
      if (reply.status !== 201) throw new Error(reply.text);
      return reply.json.token;
    },
    logs: () => JSON.stringify(server.getLogs()),
    close: async () => {
      if (isPlain && (await emptied(harness))) idle.push(harness);
      else await harness.end();
    },
  };
}
