// The paragraphs of nine stories, word for word, as an office would sign them. Each text was read by a person.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import { type Period, readPeriodKey } from "../../../shared/domain/period.ts";
import { readNarrative } from "../../../shared/functions/narrative-choice.ts";
import { unexplained } from "./narrative-numbers.ts";
import { NARRATIVE_STORIES } from "./narrative-stories.ts";

const FOLDER = path.join(import.meta.dirname, "..", "..", "cases", "narrative");

describe.each(NARRATIVE_STORIES)("$name", ({ name, request, context }) => {
  const [short, full] = (["short", "full"] as const).map((length) => {
    const written = readNarrative(request, length, context);
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
    return written.result;
  });

  test("reads as kept", () => {
    const fileSync = fs.readFileSync(path.join(FOLDER, `${name}.txt`), "utf8");
    expect(`Ngắn\n\n${short?.narrative.text}\n\nĐầy đủ\n\n${full?.narrative.paragraphs.join("\n\n")}\n`).toBe(fileSync);
  });

  test("has neither error nor warning", () => {
    for (const written of [short, full]) {
      const period = written?.table.period ?? null;
      const findings = checkProse(written?.narrative.text ?? "", { period });
      expect(findings.filter(({ severity }) => severity !== "I")).toEqual([]);
    }
  });
});

test("a number changed by hand would be noticed", () => {
  const story = NARRATIVE_STORIES.find(({ name }) => name === "xa-day-du");
  if (!story) throw new Error("no such story");
  const written = readNarrative(story.request, "full", story.context);
  if (!written.ok) throw new Error(written.problem.code);
  const { table, narrative } = written.result;
  const before = story.context.stored({ kind: "table", ...table, period: readPeriodKey("civil:2026-09") as Period });
  const earlier = before.ok ? [before.result] : [];
  const targets = story.context.targets?.(table.unit) ?? [];
  expect(unexplained(narrative.text, table, earlier, targets)).toEqual([]);
  const changed = [...narrative.text.matchAll(/\d{3}(?= hồ sơ)|\d+,\d+(?=%| điểm)/gu)].map(({ 0: number, index }) => {
    const other = number.replace(/\d/u, (digit) => String((Number(digit) % 9) + 1));
    return narrative.text.slice(0, index) + other + narrative.text.slice(index + number.length);
  });
  expect(changed.length).toBeGreaterThan(20);
  expect(changed.filter((text) => unexplained(text, table, earlier, targets).length === 0)).toEqual([]);
});

test("every kept text belongs to a story", () => {
  const names = NARRATIVE_STORIES.map(({ name }) => `${name}.txt`).sort();
  expect(fs.readdirSync(FOLDER).sort()).toEqual(names);
});
