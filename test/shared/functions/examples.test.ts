// Every function answers its own examples, from published pages, exactly as they are printed in the help.
import { describe, expect, test } from "vitest";
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";
import { computeCall, isCallError } from "../../../shared/functions/compute.ts";
import { demoContext } from "../../support/demo-context.ts";
import { shownLine } from "../../support/shown-answer.ts";

describe.each(CATALOGUE.map((definition) => [definition.id, definition] as const))("%s", (fn, definition) => {
  test("has examples with a source", () => {
    expect(definition.examples.length).toBeGreaterThan(0);
    for (const example of definition.examples) expect(example.source.length).toBeGreaterThan(5);
  });

  for (const { args, shows, source } of definition.examples) {
    test(`${source}: ${shows}`, () => {
      const result = computeCall({ fn, args }, demoContext);
      if (isCallError(result)) {
        expect(`${result.error.cell} ${result.error.message}`).toBe(shows);
        return;
      }
      expect(shownLine(result, shows)).toBe(shows);
    });
  }
});
