// What is said of the selected cell: calls of its formula with what went in, the rule of a rate by its columns, a submitted figure with its snapshot.
import { describe, expect, test } from "vitest";
import { createRuntime } from "../../../addin/functions/runtime.ts";
import type { SelectedCell } from "../../../addin/host/host.ts";
import { createServer } from "../../../addin/server/server.ts";
import { explainFormula } from "../../../addin/taskpane/explain/explain-formula.ts";
import { callsOf, constantOf } from "../../../addin/taskpane/explain/formula-calls.ts";
import { submittedFigure } from "../../../addin/taskpane/explain/submitted-figure.ts";
import type { Session } from "../../../addin/taskpane/frame/session.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { readPeriodKey } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { fakeSheets } from "./fake-sheets.ts";
import { testReader } from "./sheet-reader.ts";

const TODAY = "2026-11-25" as LocalDate;

const SHEETS = fakeSheets({
  Biểu: [
    ["Đơn vị", "Hồ sơ tiếp nhận", "Hồ sơ nộp trực tuyến", "Tỷ lệ"],
    ["Xã Một", 100, 18, null],
    ["Xã Hai", 200, 20, null],
  ],
});

const period = readPeriodKey("civil:2023-06");
const unit = (code: string, name: string) => ({
  code,
  name,
  type: "xã" as const,
  parent: null,
  validFrom: "2000-01-01",
  validTo: null,
  successors: [],
  reports: false,
});
const session = {
  state: "known",
  who: null,
  reason: "",
  units: [unit("X1", "Xã Một"), unit("X2", "Xã Hai")],
  unit: "X1" as UnitCode,
  period,
  form: "chung" as FormCode,
  calendar: "civil",
} as Session;
const { reader: READER } = testReader({ session, today: TODAY });

/** Answers by address; everything else cannot be reached. */
const serverOf = (answers: Readonly<Record<string, unknown>>) =>
  createServer({
    origin: "",
    getToken: () => "token",
    fetch: (async (address: string) => {
      const answer = answers[address];
      if (answer === undefined)
        return new Response(JSON.stringify({ detail: "Chưa có bản số liệu." }), { status: 404 });
      return new Response(JSON.stringify(answer), { status: 200 });
    }) as typeof fetch,
  });

const tools = (answers: Readonly<Record<string, unknown>> = {}) => ({
  sheets: SHEETS,
  reader: READER,
  server: serverOf(answers),
  today: TODAY,
  runtime: createRuntime({
    fetch: (async () => Promise.reject(new TypeError("no network"))) as typeof fetch,
    origin: "",
    getToken: () => null,
    now: () => Date.UTC(2026, 10, 25),
    timeoutMs: 50,
  }),
});
const cellWith = (formula: string): SelectedCell => ({ sheet: "Biểu", area: "D2", formula, value: 0.18, shown: "18%" });
const explain = (formula: string, answers = {}) => explainFormula(cellWith(formula), tools(answers));

describe("calls in a formula", () => {
  test.each([
    ["=DVC.TYLE(B2,C2)", [{ id: "TYLE", args: ["B2", "C2"] }]],
    [
      '=IFERROR(DVC.TYLE(B2,C2,1),0)+DVC.LAYSO("1,5")',
      [
        { id: "TYLE", args: ["B2", "C2", "1"] },
        { id: "LAYSO", args: ['"1,5"'] },
      ],
    ],
    ['=DVC.XEPLOAI(DVC.DIEM(A1:B9,"Quý I/2026"))', [{ id: "XEPLOAI", args: ['DVC.DIEM(A1:B9,"Quý I/2026")'] }]],
    ["='DVC.TYLE('!A1", []],
    ['="DVC.TYLE(1,2)"', []],
    ["=SUM(B2:C2)", []],
    ['=DVC.XEPHANG(1,B2:B3,,"chu")', [{ id: "XEPHANG", args: ["1", "B2:B3", "", '"chu"'] }]],
    ["", []],
  ])("%s", (formula, calls) => {
    expect(callsOf(formula)).toEqual(calls);
  });

  test.each([
    ["4840", 4840],
    ["-1.5", -1.5],
    ["20%", 0.2],
    ['"Quý ""I"""', 'Quý "I"'],
    ["TRUE", true],
    ["", null],
    ["{4840;15755}", [[4840], [15755]]],
    [
      '{"a, b",1;"c",2}',
      [
        ["a, b", 1],
        ["c", 2],
      ],
    ],
    ["B2", undefined],
    ["B2/100", undefined],
  ])("%s is the constant %j", (text, constant) => {
    expect(constantOf(text)).toEqual(constant);
  });
});

describe("the explanation of a formula", () => {
  test("shows inputs with their cells, the division, and the rule that these columns mean", async () => {
    const [call] = await explain("=DVC.TYLE(C2,B2,1)");
    expect(call?.inputs).toMatchObject([
      { title: "Tử số", where: "C2", argument: 18 },
      { title: "Mẫu số", where: "B2", argument: 100 },
      { where: "", argument: 1 },
    ]);
    expect(call?.answer).toMatchObject({ value: 0.18 });
    expect(call?.explanation?.steps).toEqual(["18 ÷ 100 = 18%"]);
    expect(call?.explanation?.rules).toMatchObject([
      { title: expect.stringContaining("Tỷ lệ hồ sơ trực tuyến. Mẫu số: Hồ sơ tiếp nhận"), confidence: "theo văn bản" },
    ]);
  });

  test("columns that make no known rate get no rule: none is invented", async () => {
    const [call] = await explain("=DVC.TYLE(C2,C3)");
    expect(call?.explanation?.rules).toEqual([]);
  });

  test("a call inside of another is calculated first", async () => {
    const [call, ...others] = await explain('=DVC.XEPLOAI(DVC.LAYSO("72,6 điểm"))');
    expect(others).toEqual([]);
    expect(call?.answer).toMatchObject({ value: "Khá" });
  });

  test("a calculation among the arguments is not guessed at", async () => {
    const [call] = await explain("=DVC.TYLE(C2+C3,B2)");
    expect(call).toMatchObject({ explanation: null, answer: null });
    expect(call?.inputs[0]).toMatchObject({ where: "C2+C3", argument: undefined });
  });

  test("an unknown function is left out", async () => {
    expect(await explain("=DVC.KHONGCO(1)")).toEqual([]);
  });

  test("stored numbers name their snapshots; without a server it says why there are none", async () => {
    const table = {
      asOf: "2023-06-20T02:00:00Z",
      provisional: true,
      rows: [{ unit: "X1", name: "Xã Một", state: "da_nop", revision: 2 }],
    };
    const formula = '=DVC.SOLIEU("X1","civil:2023-06","HS_TIEP_NHAN")';
    const [known] = await explain(formula, { "/v1/consolidated/X1/civil%3A2023-06?form=chung": table });
    expect(known?.stored).toMatchObject([{ period: "civil:2023-06", table: { asOf: table.asOf }, receipt: null }]);
    const [unknown] = await explain(formula);
    expect(unknown?.stored).toMatchObject([{ table: null, trouble: "Chưa có bản số liệu." }]);
  });
});

describe("a submitted figure", () => {
  const at = (area: string): SelectedCell => ({ sheet: "Biểu", area, formula: "", value: 20, shown: "20" });
  const snapshot = { figures: { HS_TRUC_TUYEN: 21, HS_TIEP_NHAN: 200 }, rates: {}, state: "da_nop", revision: 1 };

  test("is found by the unit of its line, with what was sent and what the score could gain", async () => {
    const server = serverOf({ "/v1/snapshots/X2/civil%3A2023-06?form=chung": snapshot });
    const figure = await submittedFigure(at("C3"), SHEETS, session, server, READER);
    expect(figure).toMatchObject({ code: "HS_TRUC_TUYEN", unit: "X2", unitName: "Xã Hai", snapshot, trouble: "" });
    expect(figure?.gains?.rows.map(({ number }) => number)).toContain("3.3");
  });

  test("that was not sent says so in the server's words", async () => {
    const figure = await submittedFigure(at("B2"), SHEETS, session, serverOf({}), READER);
    expect(figure).toMatchObject({ code: "HS_TIEP_NHAN", unit: "X1", snapshot: null, trouble: "Chưa có bản số liệu." });
  });

  test.each(["A1", "A2", "F9"])("%s is none", async (area) => {
    expect(await submittedFigure(at(area), SHEETS, session, serverOf({}), READER)).toBeNull();
  });

  test("in a column that somebody explained is that figure, and says that it was remembered", async () => {
    const sheets = fakeSheets({
      Biểu: [
        ["Đơn vị", "Hồ sơ tiếp nhận", "Qua cổng ABC"],
        ["Xã Hai", 200, 21],
      ],
    });
    const { reader } = testReader({ session, today: TODAY });
    const server = serverOf({ "/v1/snapshots/X2/civil%3A2023-06?form=chung": snapshot });
    expect(await submittedFigure(at("C2"), sheets, session, server, reader)).toBeNull();
    const mapping = {
      form: null,
      cross: null,
      headers: [
        { key: "ho so tiep nhan", code: "HS_TIEP_NHAN" },
        { key: "qua cong abc", code: "HS_TRUC_TUYEN" },
      ],
    };
    await reader.mappings.keep(mapping, null);
    const figure = await submittedFigure(at("C2"), sheets, session, server, reader);
    expect(figure).toMatchObject({ code: "HS_TRUC_TUYEN", unit: "X2", mapping });
    const cell: SelectedCell = { sheet: "Biểu", area: "D2", formula: "=DVC.TYLE(C2,B2)", value: 0.1, shown: "10%" };
    const [call] = await explainFormula(cell, { ...tools(), sheets, reader });
    expect(call?.explanation?.rules).toHaveLength(1);
    expect(call?.mapping).toEqual(mapping);
  });
});
