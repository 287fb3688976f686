// A copy of values: nothing of the formulas and the add-in is left, everything else is, and what was changed is noticed.
import { createHash } from "node:crypto";
import { XMLValidator } from "fast-xml-parser";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import { parsePeriodKey } from "../../../shared/domain/period.ts";
import { done } from "../../../shared/domain/problem.ts";
import type { CopyFacts } from "../../../shared/text/value-copy.ts";
import { readCopyStatement } from "../../../shared/writing/copy-digest-file.ts";
import { prepareCopy, valueCopy } from "../../../shared/writing/value-copy-file.ts";
import { convertWithLibreOffice, hasLibreOffice } from "../../support/libreoffice.ts";
import { officeFile, unzipped, withChange, zipped } from "../../support/office-file.ts";

const period = parsePeriodKey("civil:2026-10");
if (!period) throw new Error("no period");

const facts: CopyFacts = {
  unit: "T01.X1",
  unitName: "Xã Một & <Hai>",
  period,
  form: "chung" as FormCode,
  revision: 2,
  state: "da_duyet",
  submittedAt: "2026-11-03T01:05:00.000Z",
  asOf: "2026-11-20T16:59:00.000Z",
  madeAt: "2026-11-20T17:01:00.000Z",
  core: "0.1.0",
  rulesets: [{ id: "qd766-portal-2026", version: "1" }],
  hash: "ab12".repeat(16),
};
const seal = { code: "7K3M-9QXT-04WB-HN5C", short: "1234-5678-9ABC", address: "https://dvc.example.vn/kiem-tra/7K3M" };

const copyOf = (bytes: Uint8Array, sheets: readonly string[] | "all" = "all", copyFacts = facts) => {
  const prepared = prepareCopy({ file: { name: "Báo cáo.xlsx", bytes }, sheets, facts: copyFacts });
  if (!prepared.ok) throw new Error(prepared.problem.code);
  return { ...prepared.result, bytes: prepared.result.seal(seal) };
};
const statementOf = (bytes: Uint8Array) => {
  const read = readCopyStatement({ name: "Bản sao.xlsx", bytes });
  if (!read.ok) throw new Error(read.problem.code);
  return read.result;
};
const cellsOf = (xml: string) =>
  Object.fromEntries([...xml.matchAll(/<c r="(\w+)"[^>]*?(?:\/>|>.*?<\/c>)/gsu)].map(([whole, at]) => [at, whole]));

test("a copy carries no draft of a report and no setting of the add-in, but the document's own properties", () => {
  const before = unzipped(officeFile());
  const relations = before["_rels/.rels"] ?? "";
  const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
  const property = (id: number, name: string, text: string) =>
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${id}" name="${name}"><vt:lpwstr>${text}</vt:lpwstr></property>`;
  const bytes = zipped({
    ...before,
    "_rels/.rels": relations.replace(
      "</Relationships>",
      `<Relationship Id="rIdCustom" Type="${kind}" Target="docProps/custom.xml"/></Relationships>`,
    ),
    "docProps/custom.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${property(2, "DVC:dvc.paragraphs#1", "Đoạn nháp")}${property(3, "Độ mật", "Thường")}</Properties>`,
  });
  const copied = unzipped(copyOf(bytes).bytes)["docProps/custom.xml"] ?? "";
  expect(copied).toContain("Thường");
  expect(copied).not.toMatch(/DVC:|Đoạn nháp/u);
  expect(XMLValidator.validate(copied)).toBe(true);
});

describe("the copy of a whole workbook", () => {
  const { bytes, formulas, unfinished } = copyOf(officeFile());
  const parts = unzipped(bytes);
  const all = Object.values(parts).join("\n");
  const sheet = cellsOf(parts["xl/worksheets/sheet1.xml"] ?? "");

  test("has no formula, no name and no part of the add-in, no link, no macro", () => {
    expect(all).not.toMatch(/<f[ >/]|_xldudf|DVC_|webext|calcChain|externalRef|vbaProject|macroEnabled|LIEN_KET/iu);
    expect(Object.keys(parts).join(" ")).not.toMatch(/calcChain|webext|external|vba|app\.xml/u);
    expect(all).not.toMatch(/calculatedColumnFormula|totalsRowFormula|totalsRowFunction|fullCalcOnLoad/u);
  });

  test("shows the last value of every formula as the sheet did", () => {
    expect(sheet.D3).toBe('<c r="D3" s="2"><v>0.18088724445939381</v></c>');
    expect(sheet.D5).toBe('<c r="D5" s="2"><v>0.21507341423171746</v></c>');
    expect(sheet.A6).toContain("4.840/26.757 hồ sơ, đạt 18,1% &lt;tốt&gt;");
    expect(sheet.C7).toBe('<c r="C7" t="b"><v>1</v></c>');
  });

  test("keeps errors as errors, and says which cells had no value yet", () => {
    expect(sheet.A7).toBe('<c r="A7" t="e"><v>#N/A</v></c>');
    expect(sheet.B7).toBe('<c r="B7" t="e" vm="1"><v>#DIV/0!</v></c>');
    expect(sheet.B10).toBe('<c r="B10"></c>');
    expect([formulas, unfinished]).toEqual([14, ["Tháng 6!A10", "Tháng 6!B10"]]);
  });

  test("does not spill any more", () => expect(sheet.A8).toBe('<c r="A8" t="str"><v>Kỳ</v></c>'));

  test("keeps merges, widths, looks, input rules, the table, the chart and the other names", () => {
    const xml = parts["xl/worksheets/sheet1.xml"] ?? "";
    for (const text of [
      '<mergeCell ref="A1:D1"/>',
      'width="31.5"',
      "<formula1>0</formula1>",
      "<formula>FALSE</formula>",
      "<tablePart ",
    ]) {
      expect(xml).toContain(text);
    }
    expect(parts["xl/charts/chart1.xml"]).toContain("<c:v>0.18</c:v>");
    expect(parts["xl/workbook.xml"]).toContain('<definedName name="TONG">');
    expect(parts["xl/workbook.xml"]).toContain('<definedName name="_xlnm.Print_Area" localSheetId="1">');
    expect(parts["xl/workbook.xml"]).toContain('activeTab="1"');
  });

  test("is a whole file: every part is well-formed, named and reached", () => {
    for (const [name, text] of Object.entries(parts)) expect([name, XMLValidator.validate(text)]).toEqual([name, true]);
    const types = parts["[Content_Types].xml"] ?? "";
    const named = [...types.matchAll(/PartName="\/([^"]+)"/gu)].map(([, part]) => part);
    expect(named.filter((part) => parts[part ?? ""] === undefined)).toEqual([]);
    expect(types).toContain("spreadsheetml.sheet.main+xml");
    for (const [name, text] of Object.entries(parts)) {
      if (!name.endsWith(".rels")) continue;
      expect(text).not.toContain("vbaProject");
    }
  });

  test("ends with the receipt, which a person can read", async () => {
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(["Tháng 6", "Riêng & nội bộ", "Biên nhận"]);
    const rows = sheets.at(-1)?.rows.map((row) => row.join(": ")) ?? [];
    for (const text of [
      "Đơn vị: Xã Một & <Hai> (T01.X1)",
      "Kỳ báo cáo: Tháng 10/2026 (từ ngày 01/10/2026 đến ngày 31/10/2026)",
      "Lần gửi: 2, gửi lúc 08:05 ngày 03/11/2026",
      "Trạng thái khi sao: Đã tiếp nhận",
      "Số liệu tính đến: 23:59 ngày 20/11/2026",
      "Sao lúc: 00:01 ngày 21/11/2026",
      "Bộ quy tắc: qd766-portal-2026 (bản 1)",
      `Mã kiểm tra: ${seal.code}`,
      `Trang kiểm tra: ${seal.address}`,
    ]) {
      expect(rows).toContain(text);
    }
  });
});

describe("the copy of one sheet", () => {
  const { bytes } = copyOf(officeFile(), ["Tháng 6"]);
  const parts = unzipped(bytes);

  test("holds nothing of the others, not even their texts", () => {
    expect(Object.values(parts).join("\n")).not.toMatch(/nội bộ|41190|Riêng/u);
    expect(parts["xl/sharedStrings.xml"]).toContain("=Cấp xã");
    expect(parts["xl/workbook.xml"]).not.toContain("activeTab");
  });

  test("a chart keeps what it drew from a sheet that is not there", () => {
    const elsewhere = withChange(officeFile(), "xl/charts/chart1.xml", "'Tháng 6'!$D$3", "'Riêng &amp; nội bộ'!$D$3");
    const chart = unzipped(copyOf(elsewhere, ["Tháng 6"]).bytes)["xl/charts/chart1.xml"] ?? "";
    expect(chart).toContain("<c:val><c:numLit><c:formatCode>0.00%</c:formatCode>");
    expect(XMLValidator.validate(chart)).toBe(true);
    expect(unzipped(copyOf(elsewhere).bytes)["xl/charts/chart1.xml"]).toContain("nội bộ");
  });

  test("a name or print area of a sheet that is not there is gone, the others point to the right sheet", () => {
    const second = unzipped(copyOf(officeFile(), ["Riêng & nội bộ"]).bytes)["xl/workbook.xml"] ?? "";
    expect(second.match(/<definedName /gu)).toHaveLength(1);
    expect(second).toContain("localSheetId=\"0\">'Riêng &amp; nội bộ'!$A$1");
  });
});

describe("a copy is refused", () => {
  const cases: readonly { why: string; bytes: Uint8Array; code: string; sheets?: readonly string[] }[] = [
    { why: "of a sheet that is not there", bytes: officeFile(), code: "FILE_SHEET_MISSING", sheets: ["Tháng 7"] },
    { why: "of no sheet", bytes: officeFile(), code: "FILE_EMPTY", sheets: [] },
    { why: "of an empty file", bytes: new Uint8Array(), code: "FILE_EMPTY" },
    {
      why: "of an old .xls",
      bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      code: "FILE_BINARY_XLS",
    },
    { why: "of a text", bytes: new TextEncoder().encode("a;b"), code: "FILE_KIND_UNKNOWN" },
    { why: "of half a file", bytes: officeFile().slice(0, 900), code: "FILE_BROKEN" },
    { why: "of another kind of package", bytes: zipped({ "a.txt": "a" }), code: "FILE_BROKEN" },
    {
      why: "of a workbook whose sheet breaks off",
      bytes: officeFile({ "xl/worksheets/sheet2.xml": "<worksheet><row>" }),
      code: "FILE_BROKEN",
    },
    {
      why: "of a workbook with a broken head",
      bytes: officeFile({ "xl/workbook.xml": "<workbook" }),
      code: "FILE_BROKEN",
    },
  ];
  test.each(cases)("$why", ({ bytes, code, sheets }) => {
    const copy = prepareCopy({ file: { name: "a.xlsx", bytes }, sheets: sheets ?? "all", facts });
    expect(copy.ok ? "copied" : copy.problem.code).toBe(code);
  });
});

describe("what the code vouches for", () => {
  const copy = copyOf(officeFile());
  const sheet = "xl/worksheets/sheet1.xml";
  const receipt = "xl/worksheets/dvc-receipt.xml";

  test("is what is in the copy, whatever code is printed on it", () => {
    expect(statementOf(copy.bytes)).toEqual({ statement: copy.statement, hasReceipt: true, code: seal.code });
  });

  const changes: readonly (readonly [what: string, part: string, from: string, to: string])[] = [
    ["a number", sheet, "<v>4840</v>", "<v>4841</v>"],
    ["the last digit of a rate", sheet, "0.180887244459393", "0.180887244459394"],
    ["a text", "xl/sharedStrings.xml", "Cấp huyện", "Cấp xã"],
    ["an error", sheet, '<c r="A7" t="e"><v>#N/A</v></c>', '<c r="A7"><v>1</v></c>'],
    ["a number that became a text", sheet, '<c r="B3"><v>4840</v>', '<c r="B3" t="str"><v>4840</v>'],
    ["a moved number", sheet, '<c r="B3">', '<c r="E3">'],
    ["the name of a sheet", "xl/workbook.xml", "Tháng 6", "Tháng 7"],
    ["the unit on the receipt", receipt, "Xã Một", "Xã Ba"],
    ["the period on the receipt", receipt, "Tháng 10/2026", "Tháng 11/2026"],
  ];
  test.each(changes)("changing %s is noticed", (_what, part, from, to) => {
    expect(statementOf(withChange(copy.bytes, part, from, to)).statement).not.toBe(copy.statement);
  });

  test("a look, a width or another way to write the same number changes nothing", () => {
    const other = [
      ['<c r="B3"><v>4840</v>', '<c r="B3" s="2"><v>4.84E3</v>'],
      ["<v>0.18088724445939381</v>", "<v>0.180887244459394</v>"],
      ['width="31.5"', 'width="12"'],
    ] as const;
    const changed = other.reduce((bytes, [from, to]) => withChange(bytes, sheet, from, to), copy.bytes);
    expect(statementOf(changed).statement).toBe(copy.statement);
  });

  test("a file without a receipt, and a copy of a copy", () => {
    expect(statementOf(officeFile())).toMatchObject({ hasReceipt: false, code: null });
    const again = copyOf(copy.bytes);
    expect(again.statement).toBe(copy.statement);
    expect(again.formulas).toBe(0);
  });

  test("another moment, unit or revision is another copy", () => {
    for (const other of [{ madeAt: "2026-11-20T17:02:00.000Z" }, { unit: "T01.X2" }, { revision: 3 }]) {
      expect(copyOf(officeFile(), "all", { ...facts, ...other }).statement).not.toBe(copy.statement);
    }
  });

  test("the code is asked for with the digest of the statement, and a refusal leaves no copy", async () => {
    const order = { file: { name: "a.xlsx", bytes: officeFile() }, sheets: "all", facts } as const;
    const digest = async (text: string) => createHash("sha256").update(text).digest("hex");
    const asked: string[] = [];
    const made = await valueCopy(order, {
      digest,
      issue: async (text) => {
        asked.push(text);
        return done(seal);
      },
    });
    expect(asked).toEqual([await digest(copy.statement)]);
    expect(made.ok && made.result.bytes).toEqual(copy.bytes);
    const refusal = { ok: false, problem: "offline" } as const;
    expect(await valueCopy(order, { digest, issue: async () => refusal })).toEqual(refusal);
  });
});

const named = hasLibreOffice ? "" : " (NOT CHECKED HERE: there is no LibreOffice on this machine)";
test(`a copy opened and saved again by LibreOffice still matches, and a cell changed there does not${named}`, async () => {
  if (!hasLibreOffice) return;
  const copy = copyOf(officeFile());
  const saved = await convertWithLibreOffice(copy.bytes, "xlsx");
  expect(unzipped(saved)["xl/worksheets/sheet1.xml"]).not.toBe(unzipped(copy.bytes)["xl/worksheets/sheet1.xml"]);
  const { statement, code } = statementOf(saved);
  expect(statement.split("\n")).toEqual(copy.statement.split("\n"));
  expect(code).toBe(seal.code);
  expect(statementOf(withChange(saved, "xl/worksheets/sheet1.xml", "<v>26757</v>", "<v>26758</v>")).statement).not.toBe(
    statement,
  );
}, 60_000);
