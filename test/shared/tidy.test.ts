// The sources keep the house rules; and each rule is shown to notice what it forbids.
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Breach, readSources, rules } from "../support/tidy.ts";

const root = path.join(import.meta.dirname, "..", "..");
const sources = readSources(root);
const inWords = ({ path, line, found: text }: Breach) => `${path}:${line}: ${text}`;

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
      expect(sources.flatMap(rule.breaches).map(inWords)).toEqual([]);
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
    rule: "no file names a package registry",
    found: [[".npmrc", `registry=https://${"registry.np"}mjs.org/`, 1]],
    fine: [["README.md", "the register of units"]],
  },
  {
    rule: "no file names a folder of one machine",
    found: [
      ["README.md", `\nSee ${"/ho"}me/someone/dvc`, 2],
      ["worker/a.ts", `const folder = "${"/wo"}rk/main";`, 1],
    ],
    fine: [
      ["README.md", "https://example.gov.vn/home/tin-tuc and addin/home/a"],
      ["worker/b.ts", 'const route = "/worker/home";'],
    ],
  },
  {
    rule: "office.js is loaded only by addin/host and addin/functions/excel.ts",
    found: [["addin/workbook/a.ts", 'load("https://example.com/lib/office.js");', 1]],
    fine: [
      ["addin/host/excel.ts", 'load("https://example.com/lib/office.js");'],
      ["addin/taskpane/a.ts", "// office.js is loaded elsewhere"],
    ],
  },
];

describe("each rule notices what it forbids", () => {
  test("all rules are proved", () => {
    expect(proofs.map((proof) => proof.rule)).toEqual(rules.map((rule) => rule.name));
  });

  for (const { rule, found, fine } of proofs) {
    test(rule, () => {
      const samples = [...found, ...fine].map(([file, text]) => ({ path: file, text }));
      const places = samples.flatMap(ruleNamed(rule).breaches).map(({ path, line }) => `${path}:${line}`);
      const expected = found.flatMap(([file, , ...lines]) => lines.map((line) => `${file}:${line}`));
      expect(places.toSorted()).toEqual(expected.toSorted());
    });
  }
});
