// The linter's rules about layers, circles and owners are shown to notice what they forbid, and to leave alone what is fine.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..", "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "dvc-lint-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const LAYERS = "lint/style/noRestrictedImports";
const GLOBALS = "lint/style/noRestrictedGlobals";
const CIRCLES = "lint/suspicious/noImportCycles";
const PLUGIN = "plugin";

interface Plant {
  readonly file: string;
  readonly text: string;
  /** What the linter finds, by line; absent: nothing. */
  readonly found?: readonly (readonly [line: number, rule: string])[];
}

const plants: readonly Plant[] = [
  // An arrow that turns back.
  { file: "shared/domain/up-rules.ts", text: 'import { b } from "../rules/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/domain/up-text.ts", text: 'import { t } from "../text/t.ts";', found: [[1, LAYERS]] },
  { file: "shared/rules/up-scoring.ts", text: '\nexport * from "../scoring/b.ts";', found: [[2, LAYERS]] },
  { file: "shared/rules/rulesets/up.ts", text: 'import { b } from "../../reading/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/text/up-rules.ts", text: 'import type { B } from "../rules/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/scoring/up.ts", text: "import {\n  b,\n} from '../consolidation/b.ts';", found: [[3, LAYERS]] },
  { file: "shared/functions/up.ts", text: 'const b = import("../contract/b.ts");', found: [[1, LAYERS]] },
  { file: "shared/functions/up-type.ts", text: 'export type B = import("../contract/b.ts").B;', found: [[1, PLUGIN]] },
  { file: "shared/functions/demo.ts", text: 'import demo from "../demo/demo.json";', found: [[1, LAYERS]] },
  { file: "shared/checking/figures/beside.ts", text: 'import { b } from "../../reading/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/reading/beside.ts", text: 'import { b } from "../consolidation/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/reports/beside.ts", text: 'import { b } from "../writing/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/writing/beside.ts", text: 'import { b } from "../reports/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/contract/up.ts", text: 'import { app } from "../../worker/app.ts";', found: [[1, LAYERS]] },
  { file: "shared/homeless.ts", text: 'import { b } from "./domain/b.ts";', found: [[1, LAYERS]] },
  { file: "shared/rules/down.ts", text: 'import { b } from "./b.ts";\nimport { t } from "../text/t.ts";' },
  {
    file: "shared/checking/prose/down.ts",
    text: 'import { b } from "./rules/b.ts";\nimport { c } from "../figures/c.ts";',
  },
  {
    file: "shared/reports/down.ts",
    text: 'import { b } from "../reading/b.ts";\nimport { c } from "../checking/c.ts";',
  },
  { file: "shared/writing/down.ts", text: 'import { b } from "../consolidation/b.ts";' },
  { file: "shared/contract/down.ts", text: 'import * as z from "zod";\nimport { b } from "../functions/b.ts";' },
  { file: "shared/domain/said.ts", text: '// import { b } from "../rules/b.ts";' },
  // Packages and the places that know them.
  { file: "shared/reading/node.ts", text: 'import fs from "node:fs";', found: [[1, LAYERS]] },
  { file: "shared/writing/zod.ts", text: 'import * as z from "zod";', found: [[1, LAYERS]] },
  { file: "shared/reading/xlsx.ts", text: 'import { readXlsx } from "hucre/xlsx";', found: [[1, LAYERS]] },
  { file: "shared/contract/hono.ts", text: 'import { z } from "@hono/zod-openapi";', found: [[1, LAYERS]] },
  { file: "shared/reading/file-xlsx.ts", text: 'import { readXlsx } from "hucre/xlsx";\nimport csv from "papaparse";' },
  { file: "shared/writing/zip-file.ts", text: 'import { zipSync } from "fflate";' },
  { file: "worker/routes/zod.ts", text: 'import * as z from "zod";', found: [[1, LAYERS]] },
  { file: "worker/routes/xlsx.ts", text: 'import { readXlsx } from "hucre/xlsx";', found: [[1, LAYERS]] },
  { file: "worker/routes/fine.ts", text: 'import { Hono } from "hono";\nimport manifest from "../../manifest.xml";' },
  { file: "addin/taskpane/zod.tsx", text: 'import * as z from "zod/mini";', found: [[1, LAYERS]] },
  { file: "addin/functions/hono.ts", text: 'import { hc } from "hono/client";', found: [[1, LAYERS]] },
  { file: "addin/taskpane/office.ts", text: 'import "@microsoft/office-js";', found: [[1, LAYERS]] },
  // Add-in and Worker.
  { file: "addin/functions/app.ts", text: 'import type { App } from "../../worker/app.ts";', found: [[1, LAYERS]] },
  {
    file: "worker/routes/host.ts",
    text: 'const page = await import("../../addin/host/host.ts");',
    found: [[1, LAYERS]],
  },
  { file: "addin/functions/fine.ts", text: 'import { b } from "../../shared/functions/b.ts";' },
  // What the host alone knows.
  { file: "addin/taskpane/run.tsx", text: "await Excel.run(async () => {});", found: [[1, GLOBALS]] },
  { file: "addin/functions/ready.ts", text: "\nOffice.onReady();", found: [[2, GLOBALS]] },
  { file: "addin/host/excel.ts", text: "await Excel.run(async () => {});" },
  { file: "addin/functions/excel.ts", text: "Office.onReady();" },
  {
    file: "addin/taskpane/said.tsx",
    text: 'export const text = "Mở trong Excel. Sau đó …"; // Excel.run is elsewhere',
  },
  // SQL.
  { file: "worker/routes/sql.ts", text: 'const row = env.DB.prepare("SELECT 1").first();', found: [[1, PLUGIN]] },
  { file: "worker/db/sql.ts", text: 'const row = db.prepare("SELECT 1").first();' },
  // What shared has not.
  { file: "shared/domain/class.ts", text: "export class Period {}", found: [[1, PLUGIN]] },
  { file: "shared/domain/class-value.ts", text: "export const a = class {};", found: [[1, PLUGIN]] },
  { file: "shared/domain/clock.ts", text: "export const now = Date.now();", found: [[1, GLOBALS]] },
  { file: "shared/domain/day.ts", text: "// a comment\nexport const at = new Date();", found: [[2, GLOBALS]] },
  { file: "shared/text/locale.ts", text: "export const text = count.toLocaleString();", found: [[1, PLUGIN]] },
  { file: "shared/text/intl.ts", text: "export const f = new Intl.NumberFormat();", found: [[1, GLOBALS]] },
  { file: "shared/rules/order.ts", text: "names.sort((a, b) => a.localeCompare(b));", found: [[1, PLUGIN]] },
  { file: "shared/rules/chance.ts", text: "export const chance = Math.random();", found: [[1, PLUGIN]] },
  { file: "shared/rules/network.ts", text: "export const answer = await fetch(address);", found: [[1, GLOBALS]] },
  {
    file: "shared/rules/log.ts",
    text: "export const text = [console.log(1)];",
    found: [[1, "lint/suspicious/noConsole"]],
  },
  {
    file: "shared/domain/fine.ts",
    text: "export type LocalDate = string; // not a Date\nexport const text = 'class Date Intl fetch(';",
  },
  // Circles, of types too.
  {
    file: "shared/domain/circle-a.ts",
    text: 'import { b } from "./circle-b.ts";\nexport const a = b;',
    found: [[1, CIRCLES]],
  },
  {
    file: "shared/domain/circle-b.ts",
    text: 'import type { C } from "./circle-c.ts";\nexport const b: C = 1;',
    found: [[1, CIRCLES]],
  },
  {
    file: "shared/domain/circle-c.ts",
    text: 'import type { a } from "./circle-a.ts";\nexport type C = typeof a;',
    found: [[1, CIRCLES]],
  },
  // Tests that would not run.
  {
    file: "test/shared/skip.test.ts",
    text: 'test.skip("a", () => {});',
    found: [[1, "lint/suspicious/noSkippedTests"]],
  },
  {
    file: "test/shared/only.test.ts",
    text: 'describe.only("a", () => {});',
    found: [[1, "lint/suspicious/noFocusedTests"]],
  },
  { file: "test/shared/todo.test.ts", text: '\ntest.todo("a");', found: [[2, PLUGIN]] },
  { file: "test/shared/each.test.ts", text: 'test.skip.each([1])("a", () => {});', found: [[1, PLUGIN]] },
  { file: "test/shared/fine.test.ts", text: 'test("a skipped cell, text.only", () => {});' },
];

const ours = [LAYERS, GLOBALS, CIRCLES, PLUGIN, "lint/suspicious/noConsole"];
const isOurs = (rule: string): boolean =>
  ours.includes(rule) || /^lint\/suspicious\/no(Skipped|Focused)Tests$/u.test(rule);

/** One run over all plants: `file:line rule`. */
const findings = (): readonly string[] => {
  for (const entry of ["biome.json", "lint"])
    fs.cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true });
  for (const { file, text } of plants) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), `${text}\n`);
  }
  const biome = path.join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
  const args = [
    biome,
    "lint",
    "--colors=off",
    "--max-diagnostics=none",
    "--reporter=github",
    "shared",
    "addin",
    "worker",
    "test",
  ];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  const lines = stdout.matchAll(/^::\w+ title=([^,]+),file=([^,]+),line=(\d+)/gmu);
  return [...lines].flatMap(([, rule = "", file = "", line]) =>
    isOurs(rule) ? [`${path.relative(fs.realpathSync(folder), file).replaceAll("\\", "/")}:${line} ${rule}`] : [],
  );
};

test("each plant is found, and nothing else", () => {
  const expected = plants.flatMap(({ file, found = [] }) => found.map(([line, rule]) => `${file}:${line} ${rule}`));
  expect([...new Set(findings())].toSorted()).toEqual(expected.toSorted());
});

test("each folder of shared has its place in the order of layers", () => {
  const { overrides }: { overrides: { includes: string[] }[] } = JSON.parse(
    fs.readFileSync(path.join(root, "lint", "layers.json"), "utf8"),
  );
  const placed = overrides.flatMap(({ includes }) => includes).join(" ");
  const isSource = (name: string) =>
    fs.statSync(path.join(root, "shared", name)).isDirectory() && !["demo", "decisions"].includes(name);
  const homeless = fs
    .readdirSync(path.join(root, "shared"))
    .filter((name) => isSource(name) && !new RegExp(`\\b${name}\\b`, "u").test(placed));
  expect(homeless).toEqual([]);
});
