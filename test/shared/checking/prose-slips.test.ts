// Sentences made from random counts: true ones stay untouched, and a slip of the hand in them is found.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import { judged } from "../../support/prose.ts";
import { statement } from "./prose-statements.ts";

/** A fixed seed: a failure of today is the failure of tomorrow. */
const MADE = fc.sample(statement, { seed: 20_221_215, numRuns: 400 });

const codesIn = (text: string): readonly string[] => checkProse(text).map(({ code }) => code);

describe("sentences of reports", () => {
  test("true ones have neither error nor warning", () => {
    const alarms = MADE.flatMap(({ kind, text }) => judged(text).map((code) => `${kind}: ${code} in “${text}”`));
    expect(alarms).toEqual([]);
  });

  test("slips are found, each under its code", () => {
    const slips = MADE.flatMap(({ kind, slips: own }) => own.map((slip) => ({ kind, ...slip })));
    const kinds = new Set(slips.map(({ kind, what }) => `${kind}, ${what}`));
    console.log(`${slips.length} slips of ${kinds.size} sorts in ${MADE.length} sentences`);
    expect(slips.length).toBeGreaterThanOrEqual(200);
    const missed = slips
      .filter(({ text, code }) => !codesIn(text).includes(code))
      .map(({ kind, what, text, code }) => `${kind}, ${what}: no ${code} in “${text}” but ${codesIn(text).join()}`);
    expect(missed).toEqual([]);
  });
});
