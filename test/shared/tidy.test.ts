// The sources keep the house rules; and each rule is shown to notice what it forbids.
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Breach, readSources, rules, type SourceFile, withoutComments } from "../support/tidy.ts";

const root = path.join(import.meta.dirname, "..", "..");
const sources = readSources(root);
const inWords = ({ path, line, found }: Breach) => `${path}:${line}: ${found}`;

function ruleNamed(name: string) {
  const rule = rules.find((candidate) => candidate.name === name);
  if (!rule) throw new Error(`no rule is called "${name}"`);
  return rule;
}

describe("the sources", () => {
  test("were found", () => {
    expect(sources.map((file) => file.path)).toContain("test/shared/tidy.test.ts");
  });

  for (const rule of rules) {
    test(rule.name, () => {
      expect(rule.breaches(sources).map(inWords)).toEqual([]);
    });
  }
});

// For each rule what it must find (with the lines) and what it must leave alone.
type Sample = readonly [file: string, text: string];
interface Proof {
  readonly rule: string;
  readonly found: readonly (readonly [...Sample, ...lines: number[]])[];
  readonly fine: readonly Sample[];
}

const proofs: readonly Proof[] = [
  {
    rule: "shared imports only shared, from lower layers, and zod only in shared/contract",
    found: [
      ["shared/domain/a.ts", 'import { b } from "../rules/b.ts";', 1],
      ["shared/rules/a.ts", '\nexport * from "../scoring/b.ts";', 2],
      ["shared/text/a.ts", 'import type { B } from "../rules/b.ts";', 1],
      ["shared/domain/b.ts", 'import { t } from "../text/t.ts";', 1],
      ["shared/scoring/a.ts", "import {\n  b,\n} from '../consolidation/b.ts';", 3],
      ["shared/functions/a.ts", 'type B = import("../contract/b.ts").B;', 1],
      ["shared/functions/b.ts", 'import demo from "../demo/demo.json";', 1],
      ["shared/contract/a.ts", 'import { app } from "../../worker/app.ts";', 1],
      ["shared/reading/a.ts", 'import fs from "node:fs";', 1],
      ["shared/writing/a.ts", 'import * as z from "zod";', 1],
      ["shared/reading/b.ts", 'import { readXlsx } from "hucre/xlsx";', 1],
      ["shared/more/a.ts", "export const a = 1;", 1],
      ["shared/a.ts", "export const a = 1;", 1],
    ],
    fine: [
      ["shared/contract/a.ts", 'import * as z from "zod";\nimport { b } from "../functions/b.ts";'],
      ["shared/rules/a.ts", 'import { b } from "./b.ts";\nimport { t } from "../text/t.ts";'],
      ["shared/writing/a.ts", 'import { b } from "../consolidation/b.ts";'],
      ["shared/reading/file-xlsx.ts", 'import { readXlsx } from "hucre/xlsx";'],
      ["shared/domain/a.ts", '// import { b } from "../rules/b.ts";'],
    ],
  },
  {
    rule: "consolidation, checking, reading and writing do not need each other both ways",
    found: [
      ["shared/checking/a.ts", 'import { b } from "../reading/b.ts";', 1],
      ["shared/reading/b.ts", '\nimport { c } from "../writing/c.ts";', 2],
      ["shared/writing/c.ts", 'import { a } from "../checking/a.ts";', 1],
    ],
    fine: [
      ["shared/writing/d.ts", 'import { b } from "../consolidation/b.ts";'],
      ["shared/consolidation/e.ts", 'import { b } from "../rules/b.ts";'],
    ],
  },
  {
    rule: "zod is imported only in shared/contract",
    found: [
      ["worker/routes/a.ts", 'import * as z from "zod";', 1],
      ["addin/taskpane/a.tsx", 'import * as z from "zod/mini";', 1],
    ],
    fine: [
      ["shared/contract/a.ts", 'import * as z from "zod";'],
      ["worker/routes/b.ts", 'import { createDocument } from "zod-openapi";'],
    ],
  },
  {
    rule: "hono is imported only in worker",
    found: [
      ["addin/functions/a.ts", 'import { hc } from "hono/client";', 1],
      ["shared/contract/a.ts", 'import { z } from "@hono/zod-openapi";', 1],
    ],
    fine: [["worker/app.ts", 'import { Hono } from "hono";']],
  },
  {
    rule: "addin and worker never import each other",
    found: [
      ["addin/functions/a.ts", 'import type { App } from "../../worker/app.ts";', 1],
      ["worker/routes/a.ts", 'const page = await import("../../addin/host/host.ts");', 1],
    ],
    fine: [
      ["worker/routes/b.ts", 'import manifest from "../../manifest.xml";'],
      ["addin/functions/b.ts", 'import { b } from "../../shared/functions/b.ts";'],
    ],
  },
  {
    rule: "Office, Excel and office.js appear only in addin/host and addin/functions/excel.ts",
    found: [
      ["addin/taskpane/a.tsx", "await Excel.run(async () => {});", 1],
      ["addin/functions/a.ts", "\nOffice.onReady();", 2],
      ["addin/taskpane/b.ts", 'import "@microsoft/office-js";', 1],
      ["addin/workbook/a.ts", 'load("https://example.com/lib/office.js");', 1],
    ],
    fine: [
      ["addin/host/excel.ts", "await Excel.run(async () => {});"],
      ["addin/functions/excel.ts", "Office.onReady();"],
      ["addin/taskpane/c.tsx", 'const text = "Mở trong Excel. Sau đó …"; // Excel.run is elsewhere'],
    ],
  },
  {
    rule: "SQL is prepared only in worker/db",
    found: [["worker/routes/a.ts", 'const row = await env.DB.prepare("SELECT 1").first();', 1]],
    fine: [["worker/db/a.ts", 'const row = await db.prepare("SELECT 1").first();']],
  },
  {
    rule: "shared has no class",
    found: [
      ["shared/domain/a.ts", "export class Period {}", 1],
      ["shared/domain/b.ts", "const a = class {};", 1],
    ],
    fine: [["shared/domain/c.ts", "// a class of units\nexport const text = 'class Period';\nconst classOf = 1;"]],
  },
  {
    rule: "shared has no clock, chance, network, console or locale",
    found: [
      ["shared/domain/a.ts", "const now = Date.now();", 1],
      ["shared/domain/b.ts", "// a comment\nconst at = new Date();", 2],
      ["shared/text/a.ts", "const text = count.toLocaleString();", 1],
      ["shared/text/b.ts", "const f = new Intl.NumberFormat();", 1],
      ["shared/rules/a.ts", "const chance = Math.random();", 1],
      ["shared/rules/b.ts", "const answer = await fetch(address);", 1],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the sample is a template.
      ["shared/rules/c.ts", "const text = `${console.log(1)}`;", 1],
      ["shared/rules/d.ts", "names.sort((a, b) => a.localeCompare(b));", 1],
    ],
    fine: [
      ["shared/domain/c.ts", "export type LocalDate = string; // not a Date\nconst text = 'Date Intl fetch(';"],
      ["shared/domain/d.ts", "const pattern = /[\"'`]/;\nconst text = `Date`;\nprefetch();"],
    ],
  },
  {
    rule: "no file or folder is called utils, helpers, common or types",
    found: [
      ["addin/utils.ts", "", 1],
      ["worker/http/date-helpers.ts", "", 1],
      ["shared/common/a.ts", "", 1],
      ["shared/domain/types.ts", "", 1],
    ],
    fine: [["shared/domain/unit-type-names.ts", ""]],
  },
  {
    rule: "names of files and folders are kebab-case ASCII",
    found: [
      ["addin/TaskPane.tsx", "", 1],
      ["shared/rules/ty_le.ts", "", 1],
      ["test/cases/tỷ-lệ.json", "", 1],
    ],
    fine: [
      ["README.md", ""],
      [".ci/run", ""],
      ["worker/migrations/0001_snapshots.sql", ""],
      ["shared/decisions/0001-one-catalogue.md", ""],
      ["tsconfig.base.json", ""],
    ],
  },
  {
    rule: "the first line of every source says what the file is responsible for",
    found: [
      ["worker/a.ts", "export const a = 1;", 1],
      ["worker/b.ts", "\n// Reads the units from the database.", 1],
      ["worker/c.ts", "// unit.ts", 1],
      ["worker/d.ts", "// @ts-nocheck because this is hard", 1],
      ["worker/e.ts", "/**\n * Reads the units from the database.\n */", 1],
    ],
    fine: [
      ["worker/f.ts", "// Reads the units from the database."],
      ["worker/g.mjs", "#!/usr/bin/env node\n/** Starts the server on this machine. */"],
    ],
  },
  {
    rule: "no file names a package registry or a folder of one machine",
    found: [
      ["README.md", `\nSee ${"/ho"}me/someone/dvc`, 2],
      ["worker/a.ts", `const folder = "${"/wo"}rk/main";`, 1],
      [".npmrc", `registry=https://${"registry.np"}mjs.org/`, 1],
    ],
    fine: [
      ["README.md", "https://example.gov.vn/home/tin-tuc and addin/home/a"],
      ["worker/b.ts", 'const route = "/worker/home";'],
    ],
  },
  {
    rule: "no test is skipped, singled out or left to do",
    found: [
      ["test/shared/a.test.ts", 'test.skip("a", () => {});', 1],
      ["test/shared/b.test.ts", 'describe.only("a", () => {});', 1],
      ["test/shared/c.test.ts", '\ntest.todo("a");', 2],
      ["test/shared/d.test.ts", 'test.skip.each([1])("a", () => {});', 1],
    ],
    fine: [["test/shared/e.test.ts", 'test("a skipped cell, text.only", () => {});']],
  },
];

describe("each rule notices what it forbids", () => {
  test("all rules are proved", () => {
    expect(proofs.map((proof) => proof.rule)).toEqual(rules.map((rule) => rule.name));
  });

  for (const { rule, found, fine } of proofs) {
    test(rule, () => {
      const bad: SourceFile[] = found.map(([file, text]) => ({ path: file, text }));
      const good: SourceFile[] = fine.map(([file, text]) => ({ path: file, text }));
      const places = ruleNamed(rule)
        .breaches([...bad, ...good])
        .map(({ path, line }) => `${path}:${line}`);
      const expected = found.flatMap(([file, , ...lines]) => lines.map((line) => `${file}:${line}`));
      expect(places.toSorted()).toEqual(expected.toSorted());
    });
  }
});

test("comments and strings are blanked without moving anything", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the sample is a template.
  const text = 'a("x//y"); // c\n/* d\n e */ f(`g${h({ i: "`" })}j`); k = /["`]\\//g; l / m;';
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the sample is a template.
  expect(withoutComments(text)).toBe('a("x//y");     \n    \n      f(`g${h({ i: "`" })}j`); k = /["`]\\//g; l / m;');
  expect(withoutComments(text, true)).toBe(
    "a(      );     \n    \n      f(    h({ i:     })   ); k =         g; l / m;",
  );
});
