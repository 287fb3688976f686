// Editing a part of a file: what is not named stays to the letter, and what is no document is noticed instead of spoiled.
import { describe, expect, test } from "vitest";
import { editXml, seeXml } from "../../../shared/reading/xml-edit.ts";
import {
  attributeOf,
  textOf,
  withAttribute,
  withoutAttributes,
  xmlTokens,
} from "../../../shared/reading/xml-tokens.ts";

const same = (xml: string) => editXml(xml, () => undefined);

describe("nothing is lost", () => {
  test.each([
    ["a head and line ends", '<?xml version="1.0"?>\r\n<a>\n  <b/>\n</a>\n'],
    ["comments with tags in them", "<a><!-- <b> > --><c/></a>"],
    ["raw text with tags in it", "<a><![CDATA[<b>]]>&amp;</a>"],
    ["a > in a quoted attribute", `<a t="x>y" u='"z>'><b/></a>`],
    ["prefixes and namespaces", '<x:a xmlns:x="u"><x:b r:id="1"/></x:a>'],
    ["spaces where nobody expects them", '<a  b = "1"\n c="2"  ><d /></a >'],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["letters of every kind", "<a>Tỷ lệ 😀 &#7873;</a>"],
  ])("%s", (_what, xml) => expect(same(xml)).toBe(xml));
});

describe("is refused", () => {
  test.each([
    ["a tag that does not end", "<a><b"],
    ["a quote that does not end", '<a b="1><c/></a>'],
    ["a comment that does not end", "<a><!-- </a>"],
    ["elements that overlap", "<a><b></a></b>"],
    ["an element that is left open", "<a><b></b>"],
    ["an end without a beginning", "</a>"],
  ])("%s", (_what, xml) => expect([same(xml), seeXml(xml, () => {})]).toEqual([null, false]));
});

describe("an edit", () => {
  const xml = '<s:a><s:b k="1">một <s:i>hai</s:i></s:b><s:c/><d><b/></d></s:a>';

  test("takes an element out with all that is in it", () => {
    expect(editXml(xml, ({ name }) => (name === "b" ? null : undefined))).toBe("<s:a><s:c/><d></d></s:a>");
  });

  test("knows the element around, the text and the children", () => {
    const seen: unknown[] = [];
    seeXml(xml, ({ name, parent, text, children, childText }) =>
      seen.push([name, parent, text(), children(), childText("i")]),
    );
    expect(seen.slice(0, 2)).toEqual([
      ["a", "", "một hai", ["b", "c", "d"], ""],
      ["b", "a", "một hai", ["i"], "hai"],
    ]);
  });

  test("puts something at the end, also of an empty element", () => {
    const edited = editXml(xml, ({ name }) => (name === "c" || name === "d" ? { last: "<e/>" } : undefined));
    expect(edited).toContain("<s:c><e/></s:c><d><b/><e/></d>");
  });

  test("replaces an element as a whole, or its tag alone", () => {
    expect(editXml(xml, ({ name }) => (name === "i" ? { whole: "ba" } : undefined))).toContain("một ba</s:b>");
    const tag = editXml(xml, (element) =>
      element.name === "b" && element.parent === "a" ? { tag: withAttribute(element.tag, "k", '"<') } : undefined,
    );
    expect(tag).toContain('<s:b k="&quot;&lt;">một');
  });
});

test("attributes are told apart by their whole name, whatever stands in other values", () => {
  const tag = `<c t="r='2'" r='1' xr:cm="3" s="&amp;4"/>`;
  expect(["t", "r", "cm", "s", "x"].map((name) => attributeOf(tag, name))).toEqual(["r='2'", "1", "3", "&4", null]);
  expect(withoutAttributes(tag, ["r", "cm"])).toBe(`<c t="r='2'" s="&amp;4"/>`);
});

test("texts are read with their entities, raw ones as they stand", () => {
  expect(xmlTokens("<a>1 &lt; 2<![CDATA[&lt;]]><!-- no --></a>")?.map(textOf).join("")).toBe("1 < 2&lt;");
});
