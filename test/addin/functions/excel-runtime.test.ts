// The shipped functions.js under Microsoft's own custom-functions runtime: what Excel would show, and what travels, when all is well and when not.
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test as plainTest } from "vitest";
import { LATER_FUNCTIONS } from "../../../addin/functions/later-entry.ts";
import type { SharedRuntime } from "../../../addin/functions/shared-runtime.ts";
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";
import { demoContext } from "../../support/demo-context.ts";
import {
  type CellOutcome,
  type FakeExcel,
  type Formula,
  type Hurry,
  startFakeExcel,
} from "../../support/excel-fake-host.ts";
import { ensureFunctionBundle, functionBundle } from "../../support/function-bundle.ts";
import { shownInExcel } from "../../support/shown-answer.ts";
import { type StandInWorker, startStandInWorker } from "../../support/stand-in-worker.ts";

/** Numbers by which Excel's errors are told to it. */
const NOT_AVAILABLE = 1;
const VALUE = 7;

beforeAll(ensureFunctionBundle, 120_000);

/** Each test has a server and an Excel of its own, so that they can run side by side: a calculation waits more than it works. */
const test = plainTest.extend<{ worker: StandInWorker; excel: FakeExcel }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest wants the fixtures that this one needs, which are none.
  worker: async ({}, use) => {
    const worker = await startStandInWorker();
    await use(worker);
    await worker.stop();
  },
  excel: async ({ worker }, use) => use(startFakeExcel({ origin: worker.origin })),
});

const formula = (fn: string, ...args: readonly unknown[]): Formula => ({ fn, args });
const percent = (basicValue: number, numberFormat: string) => ({
  ok: true,
  value: { type: "Double", basicValue, numberFormat },
});
const runtimeOf = (page: FakeExcel) => (page.shared() as SharedRuntime).runtime;

test("every function of the catalogue is registered, and no other", ({ excel }) => {
  expect([...excel.registered()].sort()).toEqual(CATALOGUE.map((one) => one.id).sort());
});

test("every function shows its own examples, all of them calculated in one request", async ({ excel, worker }) => {
  worker.setStored(demoContext.stored, demoContext.units);
  const examples = CATALOGUE.flatMap(({ id, examples: own }) => own.map((example) => ({ id, ...example })));
  const cells = await excel.calculate(examples.map(({ id, args }) => formula(id, ...args)));
  expect(cells.map((cell, index) => `${examples[index]?.id}: ${shownInExcel(cell, examples[index]?.shows)}`)).toEqual(
    examples.map(({ id, shows }) => `${id}: ${shows}`),
  );
  expect(worker.seen).toHaveLength(1);
});

describe.concurrent("without a server", () => {
  const hurry = { times: 20 };
  const examples = CATALOGUE.filter(({ stored }) => stored !== "needed").flatMap(({ id, examples: own }) =>
    own.map((example) => ({ id, ...example })),
  );
  const isLater = (id: string) => LATER_FUNCTIONS.some((one) => one.id === id);
  const showExamples = async (excel: FakeExcel) => {
    const cells = await excel.calculate(examples.map(({ id, args }) => formula(id, ...args)));
    return cells.map((cell, index) => shownInExcel(cell, examples[index]?.shows));
  };

  test("functions that need no stored data show their examples all the same", async ({ worker }) => {
    worker.setFault({ kind: "drop" });
    const excel = startFakeExcel({ origin: worker.origin, hurry });
    await excel.laterScriptRan;
    expect(await showExamples(excel)).toEqual(examples.map(({ shows }) => shows));
  });

  test("and without the second script, all but those that it brings", async ({ worker }) => {
    worker.setFault({ kind: "drop" });
    const excel = startFakeExcel({ origin: worker.origin, laterScript: false });
    const needed = (id: string) => expect.stringMatching(new RegExp(`^#N/A Hàm ${id} cần máy chủ`, "u"));
    expect(await showExamples(excel)).toEqual(examples.map(({ id, shows }) => (isLater(id) ? needed(id) : shows)));
  });
});

test("the script that every workbook loads is small, and carries no library", () => {
  const script = functionBundle().functions;
  expect(gzipSync(script).length).toBeLessThan(60 * 1024);
  // Marks that these libraries leave in every bundle that contains them.
  for (const mark of [/\bZodType\b|_zod\b/u, /react\.(?:element|transitional)/u, /univerjs/u])
    expect(script).not.toMatch(mark);
});

describe.concurrent("a sheet with 5.000 rates", () => {
  const COUNT = 5_000;
  const sheet = Array.from({ length: COUNT }, (_, index) => formula("TYLE", index, COUNT, 1));
  const expected = (index: number) => percent(Math.round((index * 1_000) / COUNT) / 1_000, "0.0%");

  test("is calculated in exactly 5 requests, each cell with its own percentage; a recalculation sends nothing", async ({
    excel,
    worker,
  }) => {
    const cells = await excel.calculate(sheet);
    expect(worker.seen.map((request) => request.calls.length)).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
    expect(cells).toEqual(sheet.map((_, index) => expected(index)));
    expect(await excel.calculate(sheet)).toEqual(cells);
    expect(worker.seen).toHaveLength(5);
  });

  test("whose cells are all alike asks once", async ({ excel, worker }) => {
    const cells = await excel.calculate(Array.from({ length: COUNT }, () => formula("TYLE", 4840, 26757, 1)));
    expect(new Set(cells.map((cell) => JSON.stringify(cell)))).toEqual(
      new Set([JSON.stringify(percent(0.181, "0.0%"))]),
    );
    expect(worker.seen.map((request) => request.calls.length)).toEqual([1]);
  });

  test("of which one count was corrected asks for one cell", async ({ excel, worker }) => {
    await excel.calculate(sheet);
    worker.forgetSeen();
    const corrected = [...sheet.slice(0, -1), formula("TYLE", 1, 3)];
    expect((await excel.calculate(corrected)).at(-1)).toEqual(percent(1 / 3, "0.00%"));
    expect(worker.seen.map((request) => request.calls)).toEqual([[{ fn: "TYLE", args: [1, 3] }]]);
  });

  test("is calculated when replies overtake each other", async ({ excel, worker }) => {
    worker.setNextFaults([400, 300, 200, 100].map((ms) => ({ kind: "delay", ms })));
    expect(await excel.calculate(sheet)).toEqual(sheet.map((_, index) => expected(index)));
  });
});

/** One after another, unlike the others: each of these keeps a processor busy. */
describe("a large sheet", () => {
  const rates = (count: number) => Array.from({ length: count }, (_, index) => formula("TYLE", index, 10_000, 2));
  const showsAll = (cells: readonly CellOutcome[]) =>
    cells.every((cell, index) => cell.ok && (cell.value as { basicValue: number }).basicValue === index / 10_000);

  test("of 10.000 different rates is calculated in 10 requests, at most 4 at a time", async ({ excel, worker }) => {
    const cells = await excel.calculate(rates(10_000));
    expect(worker.seen.map((request) => request.calls.length)).toEqual(Array(10).fill(1_000));
    expect(worker.mostAtOnce()).toBeLessThanOrEqual(4);
    expect([cells.length, showsAll(cells)]).toEqual([10_000, true]);
  });

  test("of 5.000 is calculated while the server breaks every connection, and nothing is left waiting", async ({
    excel,
    worker,
  }) => {
    worker.setFault({ kind: "drop" });
    const cells = await excel.calculate(rates(5_000));
    expect([cells.length, showsAll(cells)]).toEqual([5_000, true]);
    // Four requests under way and a retry each; what waits behind them is not tried.
    expect(worker.seen.length).toBeLessThanOrEqual(8);
    expect(runtimeOf(excel).status()).toMatchObject({ state: "offline", pending: 0, withoutWorker: 5_000 });
  });

  test("of 900 whose cells are all given up before they were sent sends nothing", async ({ excel, worker }) => {
    const sheet = rates(900);
    await excel.calculate(sheet, { cancel: { cells: [...sheet.keys()], afterMs: 0 } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([worker.seen, runtimeOf(excel).status().pending]).toEqual([[], 0]);
  });
});

describe.concurrent("a workbook that opens", () => {
  const STORED = '=DVC.SOLIEU("XUANLOC","2022","HS_TONG")';
  const workbook = { Sheet1: { A1: "Hồ sơ", B2: STORED, C2: "=DVC.TYLE(A2,B2)" }, Sheet2: { A1: STORED } };
  const opened = async (origin: string, settings: Map<string, unknown>, hurry = { times: 1 }) => {
    const page = startFakeExcel({ origin, workbook, settings, hurry });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return page;
  };

  test("has its stored data asked anew where its owner switched that on", async ({ worker }) => {
    const page = await opened(worker.origin, new Map([["dvc.refresh-on-open", "1"]]));
    await expect.poll(() => page.writes, { timeout: 10_000 }).toEqual([`Sheet1!B2 ${STORED}`, `Sheet2!A1 ${STORED}`]);
  });

  test("but keeps what was saved in it while there is no server", async ({ worker }) => {
    worker.setFault({ kind: "drop" });
    const page = await opened(worker.origin, new Map([["dvc.refresh-on-open", "1"]]));
    await expect.poll(() => runtimeOf(page).status().state, { timeout: 10_000 }).toBe("offline");
    expect(page.writes).toEqual([]);
  });

  test("is left as it was saved where not", async ({ worker }) => {
    const page = await opened(worker.origin, new Map());
    expect([page.writes, worker.seen]).toEqual([[], []]);
  });

  test("remembers the versions of the rules that its first cells were answered with", async ({ worker }) => {
    worker.setRuleSets([{ id: "qd766-portal-2026", version: "1" }]);
    const settings = new Map<string, unknown>();
    const page = await opened(worker.origin, settings);
    await page.calculate([formula("TYLE", 1, 4)]);
    expect(settings.get("dvc.rulesets")).toBe('[{"id":"qd766-portal-2026","version":"1"}]');
  });

  test("and whose server was away has its stored data asked anew when it is back, by itself", async ({ worker }) => {
    const page = await opened(worker.origin, new Map(), { times: 10 });
    worker.setFault({ kind: "status", status: 500 });
    await page.calculate([formula("SOLIEU", "XUANLOC", "2022", "HS_TONG")]);
    expect(page.writes).toEqual([]);
    worker.setFault(null);
    await expect.poll(() => page.writes, { timeout: 15_000 }).toEqual([`Sheet1!B2 ${STORED}`, `Sheet2!A1 ${STORED}`]);
  });
});

describe.concurrent("what people have in their cells", () => {
  interface Case {
    readonly what: string;
    readonly formula: Formula;
    readonly shows: CellOutcome | { readonly ok: false; readonly code: number; readonly message: unknown };
  }
  const refusal = (code: number, ...words: readonly string[]) => ({
    ok: false as const,
    code,
    message: expect.stringMatching(new RegExp(words.join(".*"), "su")),
  });
  const cases: readonly Case[] = [
    {
      what: "text where a number belongs",
      formula: formula("TYLE", "chưa có", 100),
      shows: refusal(VALUE, "Tử số", "chưa có", "Hãy"),
    },
    { what: "a number as Vietnamese text", formula: formula("LAYSO", "20.757"), shows: { ok: true, value: 20757 } },
    {
      what: "a rate of such numbers",
      formula: formula("TYLE", "20.757", "69.001", 1),
      shows: percent(0.301, "0.0%") as CellOutcome,
    },
    { what: "a percentage as text", formula: formula("LAYSO", "21,5%"), shows: percent(0.215, "0.0%") as CellOutcome },
    { what: "a blank", formula: formula("TYLE", null, 100), shows: refusal(NOT_AVAILABLE, "Tử số", "trống", "ghi 0") },
    {
      what: "a cell that holds a space",
      formula: formula("TYLE", 5, " "),
      shows: refusal(NOT_AVAILABLE, "Mẫu số", "trống"),
    },
    {
      what: "a cell that shows #DIV/0!",
      formula: formula("TYLE", { error: "#DIV/0!" }, 100),
      shows: refusal(VALUE, "#DIV/0!", "sửa ô đó trước"),
    },
    {
      what: "a range with a cell that shows #REF!",
      formula: formula("TYLECHUNG", [[1], [{ error: "#REF!" }]], [[2], [3]]),
      shows: refusal(VALUE, "Dòng 2, cột 1", "#REF!"),
    },
    { what: "denominator 0", formula: formula("TYLE", 0, 0), shows: refusal(NOT_AVAILABLE, "Mẫu số bằng 0") },
    {
      what: "numerator and denominator changed about",
      formula: formula("TYLE", 100, 5),
      shows: refusal(VALUE, "100", "lớn hơn", "5"),
    },
    { what: "TRUE", formula: formula("TYLE", true, 5), shows: refusal(VALUE, "TRUE") },
    {
      what: "a sentence for the report",
      formula: formula("CAUTYLE", 4840, 26757, 1),
      shows: { ok: true, value: "4.840/26.757 hồ sơ, đạt 18,1%" },
    },
    {
      what: "a day, which is a date of Excel",
      formula: formula("TUNGAY", "Tháng 6/2023"),
      shows: { ok: true, value: { type: "Double", basicValue: 45061, numberFormat: "dd/mm/yyyy" } },
    },
    {
      what: "a word that Excel offers, and one for a blank cell, which Excel passes as an empty text",
      formula: formula("XEPHANG", 72.6, [[88.9], [72.6], [72.6], [51.8]], "", "chu"),
      shows: { ok: true, value: "đồng hạng 2/4" },
    },
    {
      what: "an optional argument left out in the middle",
      formula: formula("CAUTYLE", 139, 650, null, "dịch vụ công"),
      shows: { ok: true, value: "139/650 dịch vụ công, đạt 21,4%" },
    },
  ];

  for (const { what, formula: one, shows } of cases) {
    for (const richArguments of [false, true]) {
      test(`${what}${richArguments ? ", passed as a data type" : ""}`, async ({ excel }) => {
        expect(await excel.calculate([one], { richArguments })).toEqual([shows]);
      });
    }
  }

  test("a card and a formatted number of another add-in", async ({ excel }) => {
    const card = { type: "Entity", text: "20.757", basicType: "Error", basicValue: "#VALUE!", properties: {} };
    const formatted = { type: "FormattedNumber", basicValue: 69001, numberFormat: "#,##0" };
    const picture = {
      type: "WebImage",
      basicType: "Error",
      basicValue: "#VALUE!",
      address: "https://example.com/a.png",
    };
    const [rate, wrong] = await excel.calculate([formula("TYLE", card, formatted, 1), formula("TYLE", picture, 5)], {
      richArguments: true,
    });
    expect(rate).toEqual(percent(0.301, "0.0%"));
    expect(wrong).toEqual(refusal(VALUE, "#VALUE!"));
  });
});

test("an Excel without data types gets plain numbers, of a day the number that it is to Excel", async ({ worker }) => {
  const old = startFakeExcel({ origin: worker.origin, dataTypes: false });
  expect(await old.calculate([formula("TYLE", 4840, 26757, 1), formula("TUNGAY", "Tháng 6/2023")])).toEqual([
    { ok: true, value: 0.181 },
    { ok: true, value: 45061 },
  ]);
});

describe.concurrent("a table that spills", () => {
  const tables = CATALOGUE.filter(({ result }) => result === "table").flatMap(({ id, examples }) =>
    examples.map(({ args }) => formula(id, ...args)),
  );

  test.for([true, false])(
    "of any function has cells that Excel can show, with data types: %s",
    async (dataTypes, { worker }) => {
      worker.setStored(demoContext.stored, demoContext.units);
      const page = startFakeExcel({ origin: worker.origin, dataTypes });
      const outcomes = await page.calculate(tables);
      const isPlain = (cell: unknown) => ["string", "number", "boolean"].includes(typeof cell);
      const isDouble = (cell: unknown) => {
        const { type, basicValue, numberFormat } = Object(cell);
        return dataTypes && type === "Double" && Number.isFinite(basicValue) && typeof numberFormat === "string";
      };
      for (const [index, outcome] of outcomes.entries()) {
        const rows = outcome.ok ? (outcome.value as unknown[][]) : [];
        expect(rows.length, tables[index]?.fn).toBeGreaterThan(1);
        expect(
          rows.flat().filter((cell) => !isPlain(cell) && !isDouble(cell)),
          tables[index]?.fn,
        ).toEqual([]);
        // All rows are as long as the header, or Excel shows #N/A in the gaps.
        expect(new Set(rows.map((row) => row.length)).size, tables[index]?.fn).toBe(1);
      }
    },
  );

  test("has formats by column, and nothing instead of null, which Excel would show as 0", async ({ excel, worker }) => {
    worker.setNextFaults([
      {
        kind: "results",
        change: () => [
          {
            value: [
              ["Mã đơn vị", "Hồ sơ trực tuyến", "Tỷ lệ", "Ngày gửi"],
              ["XUANLOC", 20595, 0.2151, 44816],
              ["XL-01", null, null, null],
            ],
            format: [null, "#,##0", "0.00%", "dd/mm/yyyy"],
          },
        ],
      },
    ]);
    const double = (basicValue: number, numberFormat: string) => ({ type: "Double", basicValue, numberFormat });
    expect(await excel.calculate([formula("TONGHOP", "XUANLOC", "Q1/2023")])).toEqual([
      {
        ok: true,
        value: [
          ["Mã đơn vị", "Hồ sơ trực tuyến", "Tỷ lệ", "Ngày gửi"],
          ["XUANLOC", double(20595, "#,##0"), double(0.2151, "0.00%"), double(44816, "dd/mm/yyyy")],
          ["XL-01", "", "", ""],
        ],
      },
    ]);
  });
});

describe.concurrent("a part of a formula that is selected while typing", () => {
  test("shows arithmetic at once and sends nothing", async ({ excel, worker }) => {
    expect(shownInExcel(await excel.preview(formula("TYLE", 4840, 26757, 1)))).toBe("18,1%");
    expect(shownInExcel(await excel.preview(formula("TYLE", 5, 0)))).toMatch(/^#N\/A Mẫu số bằng 0/u);
    expect(shownInExcel(await excel.preview(formula("SOLIEU", "XUANLOC", "Q1/2023", "HS_TONG")))).toMatch(
      /^#N\/A Hàm SOLIEU .* không tính khi xem trước/u,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(worker.seen).toHaveLength(0);
  });
});

describe.concurrent("a formula that is edited while it is calculated", () => {
  test("is not sent, and its neighbours are", async ({ excel, worker }) => {
    const cells = await excel.calculate([formula("TYLE", 1, 4), formula("TYLE", 2, 4)], {
      cancel: { cells: [0], afterMs: 0 },
    });
    expect(cells[1]).toEqual(percent(0.5, "0.00%"));
    expect(worker.seen.flatMap((request) => request.calls)).toEqual([{ fn: "TYLE", args: [2, 4] }]);
  });

  test("under way: it is remembered for the next time", async ({ excel, worker }) => {
    worker.setFault({ kind: "delay", ms: 300 });
    await excel.calculate([formula("TYLE", 1, 4), formula("TYLE", 2, 4)], { cancel: { cells: [0], afterMs: 100 } });
    worker.forgetSeen();
    expect(await excel.calculate([formula("TYLE", 1, 4)])).toEqual([percent(0.25, "0.00%")]);
    expect(worker.seen).toHaveLength(0);
  });
});

describe.concurrent("the server", () => {
  const STORED = formula("SOLIEU", "XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN");
  const SHEET = [formula("TYLE", 4840, 26757, 1), STORED];

  /** The sheet is calculated in trouble and, after a refresh, in good times again. */
  const expectTroubleThenRecovery = async (excel: FakeExcel, worker: StandInWorker, troubleSeen = () => {}) => {
    const [rate, stored] = await excel.calculate(SHEET);
    expect(rate).toEqual(percent(0.181, "0.0%"));
    expect(stored).toEqual({
      ok: false,
      code: NOT_AVAILABLE,
      message: expect.stringContaining("SOLIEU cần máy chủ nhưng chưa kết nối được"),
    });
    expect(runtimeOf(excel).status()).toMatchObject({ pending: 0, withoutWorker: 2 });
    troubleSeen();
    worker.setFault(null);
    worker.forgetSeen();
    runtimeOf(excel).dropCache("refresh");
    // No token is entered: the Worker itself says so.
    expect(await excel.calculate(SHEET)).toEqual([
      percent(0.181, "0.0%"),
      { ok: false, code: NOT_AVAILABLE, message: expect.stringContaining("Chưa có mã truy cập") },
    ]);
    expect(runtimeOf(excel).status()).toMatchObject({ state: "online", withoutWorker: 0 });
  };

  test("fails (500)", async ({ excel, worker }) => {
    worker.setFault({ kind: "status", status: 500 });
    await expectTroubleThenRecovery(excel, worker);
  });

  test("breaks the connection", async ({ excel, worker }) => {
    worker.setFault({ kind: "drop" });
    await expectTroubleThenRecovery(excel, worker);
  });

  test("does the work, and its reply is lost", async ({ excel, worker }) => {
    worker.setFault({ kind: "lostReply" });
    await expectTroubleThenRecovery(excel, worker);
  });

  test("answers with half a body", async ({ excel, worker }) => {
    worker.setFault({ kind: "cutBody" });
    await expectTroubleThenRecovery(excel, worker);
  });

  test("stands behind a login gate", async ({ excel, worker }) => {
    worker.setFault({ kind: "gate" });
    await expectTroubleThenRecovery(excel, worker);
  });

  test("answers too few results", async ({ excel, worker }) => {
    worker.setFault({ kind: "results", change: (results) => results.slice(0, 0) });
    await expectTroubleThenRecovery(excel, worker);
  });

  test("stops in the middle of a body: cells leave #BUSY! within the time-out", async ({ worker }) => {
    worker.setFault({ kind: "slowBody" });
    const hurry: Hurry = { times: 20 };
    const excel = startFakeExcel({ origin: worker.origin, hurry });
    await expectTroubleThenRecovery(excel, worker, () => {
      hurry.times = 1;
    });
    expect(hurry.longestMs).toBeLessThan(20_000);
  });

  test("is not there at all, and comes back", async ({ excel, worker }) => {
    const { port } = new URL(worker.origin);
    await worker.stop();
    const [rate] = await excel.calculate(SHEET);
    expect(rate).toEqual(percent(0.181, "0.0%"));
    expect(runtimeOf(excel).status().state).toBe("offline");
    const restarted = await startStandInWorker(Number(port));
    runtimeOf(excel).dropCache("refresh");
    expect(await excel.calculate(SHEET)).toContainEqual(percent(0.181, "0.0%"));
    expect(restarted.seen).toHaveLength(1);
    expect(runtimeOf(excel).status().state).toBe("online");
    await restarted.stop();
  });

  test("fails once: the retry answers and nobody notices", async ({ excel, worker }) => {
    worker.setNextFaults([{ kind: "status", status: 500 }]);
    expect(await excel.calculate([formula("TYLE", 1, 4)])).toEqual([percent(0.25, "0.00%")]);
    expect(worker.seen).toHaveLength(2);
    expect(runtimeOf(excel).status()).toMatchObject({ state: "online", withoutWorker: 0 });
  });
});

describe.concurrent("the access token", () => {
  test("goes along in the header, and stored figures of another token are gone", async ({ excel, worker }) => {
    const { token } = excel.shared() as SharedRuntime;
    const stored = formula("SOLIEU", "XUANLOC", "15/12/2021 - 12/9/2022", "HS_TRUC_TUYEN");
    token.set(" ma-cua-xuan-loc ");
    worker.setNextFaults([{ kind: "results", change: () => [{ value: 20595, format: "#,##0" }] }]);
    const value = { type: "Double", basicValue: 20595, numberFormat: "#,##0" };
    expect(await excel.calculate([stored])).toEqual([{ ok: true, value }]);
    expect(await excel.calculate([stored])).toEqual([{ ok: true, value }]);
    expect(worker.seen.map((request) => request.authorization)).toEqual(["Bearer ma-cua-xuan-loc"]);
    expect([...excel.storage.values()]).toEqual(["ma-cua-xuan-loc"]);
    token.set(null);
    expect(await excel.calculate([stored])).toEqual([
      { ok: false, code: NOT_AVAILABLE, message: expect.stringContaining("Chưa có mã truy cập") },
    ]);
    expect(excel.storage.size).toBe(0);
  });
});
