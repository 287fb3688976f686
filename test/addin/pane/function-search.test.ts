// Functions found by what people remember of them.
import { expect, test } from "vitest";
import { searchFunctions } from "../../../addin/taskpane/functions/function-search.ts";
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";

const found = (query: string) => searchFunctions(CATALOGUE, query).map((searchFunction) => searchFunction.id);

test.each([
  ["ty le", "TYLE"],
  ["Tỷ lệ chung", "TYLECHUNG"],
  ["doi chieu", "DOICHIEU"],
  ["=DVC.DOICHIEU", "DOICHIEU"],
  ["dvc.kybc", "KYBC"],
  ["lay so tu chu", "LAYSO"],
  ["bang tong hop", "TONGHOP"],
])("“%s” finds %s first", (query, id) => {
  expect(found(query)[0]).toBe(id);
});

test("an empty search lists all, in the order of the catalogue", () => {
  expect(found("  ")).toEqual(CATALOGUE.map((definition) => definition.id));
});

test("nothing is found for what no function is about", () => {
  expect(found("thời tiết ngày mai")).toEqual([]);
});
