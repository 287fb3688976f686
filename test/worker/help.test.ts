// The help page of every function: complete, in Vietnamese first, and safe to open anywhere.
import { afterAll, beforeAll, expect, test } from "vitest";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(() => worker.close());

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

test.each(CATALOGUE.map((definition) => [definition.id, definition] as const))(
  "%s has its page",
  async (id, definition) => {
    const { status, text, headers } = await worker.call(`/ham/${id}`, { token: null });
    expect([status, headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    for (const said of [
      definition.title.vi,
      definition.description.vi,
      ...definition.params.flatMap((param) => [param.name, param.title.vi]),
      ...definition.examples.flatMap((example) => [example.shows, example.source]),
    ]) {
      expect(text).toContain(escaped(said));
    }
    expect(text).not.toMatch(/\[object|undefined/);
  },
);

test("a formula stands there as Vietnamese Excel shows it", async () => {
  const { text } = await worker.call("/ham/doichieu", { token: null });
  expect(text).toContain(escaped('=DVC.DOICHIEU(20757; 69001; "21,5%")'));
});

test("an unknown function has none, and markup in its name stays text", async () => {
  const { status, json } = await worker.call("/ham/%3Cscript%3E", { token: null });
  expect([status, json.code]).toEqual([404, "NOT_FOUND"]);
});
