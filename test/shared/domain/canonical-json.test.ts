// The same content gives the same text, and so the same hash, whatever the order in which it was typed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, type Json } from "../../../shared/domain/canonical-json.ts";

describe("canonical JSON", () => {
  test.each<[Json, string]>([
    [{ b: 1, a: [true, null, "x"] }, '{"a":[true,null,"x"],"b":1}'],
    [{ "10": 1, "9": 2, é: 3, Z: 4 }, '{"10":1,"9":2,"Z":4,"é":3}'],
    [-0, "0"],
    [{}, "{}"],
    [[], "[]"],
    ['"\n', '"\\"\\n"'],
  ])("%j is %s", (content, text) => expect(canonicalJson(content)).toBe(text));

  test("does not depend on the order of keys, and reads back as the same content", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const turned = Object.fromEntries(Object.entries(content).reverse());
        const text = canonicalJson(content as Json);
        expect(canonicalJson(turned as Json)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });
});
