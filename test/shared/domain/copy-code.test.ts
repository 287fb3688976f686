// Codes that are read from a receipt and typed: what people do to them is understood, and a wrong symbol is noticed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_SYMBOLS, copyCodeOf, isDigest, readCopyCode, shortDigest } from "../../../shared/domain/copy-code.ts";

const codes = fc.uint8Array({ minLength: CODE_SYMBOLS, maxLength: CODE_SYMBOLS }).map(copyCodeOf);
const SYMBOLS = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

test("a code has four groups and is read as it was made", () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/u);
      expect(readCopyCode(code)).toBe(code);
    }),
  );
});

test("one wrong symbol never gives another code", () => {
  fc.assert(
    fc.property(codes, fc.nat(15), fc.constantFrom(...SYMBOLS), (code, place, symbol) => {
      const symbols = [...code.replaceAll("-", "")];
      fc.pre(symbols[place] !== symbol);
      symbols[place] = symbol;
      expect(readCopyCode(symbols.join(""))).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

const CODE = copyCodeOf(Uint8Array.of(0, 1, 2, 31, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));

test("codes use all the chance they are given", () => {
  const seen = new Set(SYMBOLS.map((_, index) => copyCodeOf(new Uint8Array(CODE_SYMBOLS).fill(index))));
  expect(seen.size).toBe(32);
  expect(CODE_SYMBOLS * Math.log2(32)).toBeGreaterThanOrEqual(60);
});

describe("as people type it", () => {
  test.each([
    ["small letters", CODE.toLowerCase()],
    ["no hyphens", CODE.replaceAll("-", "")],
    ["spaces", ` ${CODE.replaceAll("-", " ")} `],
    ["long hyphens", CODE.replaceAll("-", "–")],
    ["O for 0", CODE.replaceAll("0", "O")],
    ["l for 1", CODE.replaceAll("1", "l")],
  ])("%s", (_what, typed) => expect(readCopyCode(typed)).toBe(CODE));

  test.each([
    ["nothing", ""],
    ["too short", CODE.slice(0, -1)],
    ["too long", `${CODE}0`],
    ["a letter that no code has", CODE.replace(/.$/u, "U")],
    ["two neighbours changed about", CODE.replace("01", "10")],
    ["Vietnamese letters", CODE.replace(/.$/u, "Đ")],
  ])("%s is refused", (_what, typed) => expect(readCopyCode(typed)).toBeNull());
});

describe("a digest", () => {
  const digest = "0f4a1c5d7e9b2c3a4f5061728394a5b6c7d8e9fa0b1c2d3e4f5a6b7c8d9e0f10";
  test("is printed by its first 60 bits", () => {
    expect(shortDigest(digest)).toBe("1X51-RQBY-KCP3");
    expect(shortDigest("f".repeat(64))).toBe("ZZZZ-ZZZZ-ZZZZ");
    expect(shortDigest("0".repeat(64))).toBe("0000-0000-0000");
  });
  test.each([
    [digest, true],
    [digest.toUpperCase(), true],
    [shortDigest(digest), true],
    [shortDigest(digest).toLowerCase().replaceAll("-", " ").replace("1x", "lx"), true],
    [digest.replace("0f4a", "0f4b"), false],
    [`${digest.slice(0, -1)}1`, false],
    [shortDigest(digest).slice(0, -1), false],
    ["", false],
    ["-", false],
    [digest.slice(0, 15), false],
  ])("%s matches: %s", (text, expected) => expect(isDigest(text, digest)).toBe(expected));
});
