// Working in the web workbook: what is sent after an edit, how numbers are typed and pasted, what errors say, a server that is slow or away.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { pasteInto, reopenCell, typeAtSpeed, typeInto } from "./typing.ts";
import { type OpenWorkbook, openWorkbook, pictureOfFailure } from "./workbook.ts";

/** A cell that was typed into or waits for its answer may need a moment on a busy machine. */

let browser: Browser;
let server: PageServer;
let workbook: OpenWorkbook;

// Opening the page takes seconds: the tests share it, and leave the cells that they use as they found them.
beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
  workbook = await openWorkbook(browser, server.origin);
});
beforeEach(pictureOfFailure(() => workbook?.page));
beforeEach(() => {
  server.computed.length = 0;
});
afterEach(async () => {
  server.before = null;
  const filled = await workbook.inPage(
    (open, [sheet, used]) =>
      used.filter((address) => {
        const cell = open.read(sheet, address);
        return cell !== null && (cell.value !== null || cell.formula !== "");
      }),
    [SHEET, USED] as const,
  );
  await workbook.clear(SHEET, ...filled);
  await workbook.settled();
});
afterAll(async () => {
  await workbook?.close();
  await closePages(browser);
  await server?.close();
});

const SHEET = "Thạch Hưng";
/** Cells below the sheet's own that the tests write into. */
const USED = ["A20", "B20", "B21", "C20", "C21", "D20", "A22", "B22", "B23", "B24"];
const calls = () => server.computed.flatMap((request) => request.calls.map((call) => call.fn));

describe("after an edit", () => {
  test("one request carries only the formulas that depend on the changed cell", async () => {
    await workbook.write("Xuân Lộc", "B6", "5000");
    expect(server.computed).toHaveLength(1);
    // Row 6, row 9, which adds rows 6 and 7, and the target of row 19.
    expect(calls().sort()).toEqual(["CAUTYLE", "CAUTYLE", "DATCHITIEU", "DOICHIEU", "DOICHIEU", "TYLE", "TYLECHUNG"]);
    await expect.poll(() => workbook.shown("Xuân Lộc", "E6")).toBe("18,7%");
    await expect.poll(() => workbook.shown("Xuân Lộc", "F6")).toBe("Không khớp: 5.000/26.757 = 18,7%, công bố 18,1%");
    await expect.poll(() => workbook.shown("Xuân Lộc", "B9")).toBe("20.755");
    await expect.poll(() => workbook.shown("Xuân Lộc", "E7")).toBe("22,8%");
    await workbook.write("Xuân Lộc", "B6", "4840");
    await expect.poll(() => workbook.shown("Xuân Lộc", "F6")).toBe("Khớp");
  });

  test("a value that was there before is not asked again", async () => {
    await workbook.write("Xuân Lộc", "B7", "16000");
    server.computed.length = 0;
    await workbook.write("Xuân Lộc", "B7", "15755");
    expect(server.computed).toEqual([]);
    await expect.poll(() => workbook.shown("Xuân Lộc", "F7")).toBe("Khớp");
  });

  test("a change that no formula uses sends nothing", async () => {
    await workbook.write("Xuân Lộc", "I6", "ghi chú");
    expect(server.computed).toEqual([]);
  });

  test("the number format follows the answer, and gives way to the user's own", async () => {
    await workbook.write(SHEET, "B20", "=DVC.TYLE(134;332;1)");
    await expect.poll(() => workbook.shown(SHEET, "B20")).toBe("40,4%");
    await workbook.write(SHEET, "B20", "=DVC.TYLE(134;332;2)");
    await expect.poll(() => workbook.shown(SHEET, "B20")).toBe("40,36%");
    await workbook.write(SHEET, "B20", '=DVC.LAYSO("20.757")');
    await expect.poll(() => workbook.read(SHEET, "B20")).toMatchObject({ value: 20757, shown: "20757" });
    // A formula that only uses the rate is a number of its own.
    await workbook.write(SHEET, "B21", "=DVC.TYLE(1;4)*100");
    await expect.poll(() => workbook.shown(SHEET, "B21")).toBe("25");
  });

  test("a formula over an answer that is under way waits for it", async () => {
    await workbook.write(SHEET, "B20", '=DVC.TENKY(DVC.KYBC("tháng 6/2023";"civil"))');
    await expect.poll(() => workbook.shown(SHEET, "B20")).toContain("01/6/2023");
    expect(calls()).toEqual(["KYBC", "TENKY"]);
  });
});

describe("numbers as Vietnamese people type them", () => {
  // What is typed, what formulas read, what the cell shows.
  test.each([
    ["20.757", 20757, "20.757"],
    ["4840", 4840, "4840"],
    ["1.234,5", 1234.5, "1.234,5"],
    ["7,8", 7.8, "7,8"],
    ["-16,3", -16.3, "-16,3"],
    ["21,5%", 0.215, "21,5%"],
    ["12/9/2022", 44816, "12/09/2022"],
    ["31/2/2022", "31/2/2022", "31/2/2022"],
    ["41/50", "41/50", "41/50"],
    ["2/3", "2/3", "2/3"],
    ["0123", "0123", "0123"],
    ["=B6*0,5", 67, "67"],
    ["=ROUND(0,125;2)", 0.13, "0,13"],
    ["=SUM(B6;C6)", 466, "466"],
    ["=DVC.TYLE(B6;C6;1)", 0.404, "40,4%"],
    ['=DVC.CAUTYLE(B6;C6;1;"a; b")', "134/332 a; b, đạt 40,4%", "134/332 a; b, đạt 40,4%"],
  ])("%s typed into a cell", async (typed, value, shown) => {
    await typeInto(workbook, SHEET, "B20", typed);
    await expect.poll(() => workbook.read(SHEET, "B20")).toMatchObject({ value, shown, message: null });
  });

  // The list of functions opens and closes 300 ms after the last key: after a pause it stands open for what was typed before.
  test.each<[string, readonly string[], string]>([
    ["a call with a pause in it", ["=DVC.TYLE(A", "…", "9;5)", "Enter"], "=DVC.TYLE(A9,5)"],
    ["an address with a pause in it", ["=A", "…", "9/B9", "Enter"], "=A9/B9"],
    ["an address of one more figure", ["=A", "…", "9", "Enter"], "=A9"],
    ["the same, left with Tab", ["=A", "…", "9/B9", "Tab"], "=A9/B9"],
    ["a call without a pause", ["=DVC.TYLE(A9;5)", "Enter"], "=DVC.TYLE(A9,5)"],
    [
      "a name that the list is about, which Enter takes",
      ["=ACCRIN", "…", "Enter", "…", "1;2)", "Enter"],
      "=ACCRINT(1,2)",
    ],
  ])("%s stays as it was typed", async (_, keys, formula) => {
    await workbook.select(SHEET, "B20");
    await typeAtSpeed(workbook, keys);
    await expect.poll(async () => (await workbook.read(SHEET, "B20")).formula).toBe(formula);
    await expect.poll(() => workbook.page.locator('[data-u-comp="sheets-formula-editor"]').count()).toBe(0);
  });

  test("opening a cell and closing it again changes nothing", async () => {
    const typed = ["20,757", "0,125", "18,0875%", "12/9/2022", "1.234.567"];
    for (const [index, text] of typed.entries()) {
      const address = `B${20 + index}`;
      await workbook.write(SHEET, address, text);
      const before = await workbook.read(SHEET, address);
      await reopenCell(workbook, SHEET, address);
      await expect.poll(async () => [text, await workbook.read(SHEET, address)]).toEqual([text, before]);
    }
  });

  test("cells are picked with the mouse after a semicolon", async () => {
    await workbook.select(SHEET, "B20");
    await workbook.page.waitForTimeout(300);
    await workbook.page.keyboard.type("=DVC.TYLE(");
    // Two cells of one row, in the columns B and C of a window of this size.
    await workbook.page.mouse.click(325, 430);
    await workbook.page.keyboard.type(";");
    await workbook.page.mouse.click(395, 430);
    await workbook.page.keyboard.type(";1)");
    await workbook.page.keyboard.press("Enter");
    await workbook.settled();
    await expect.poll(async () => (await workbook.read(SHEET, "B20")).formula).toMatch(/^=DVC\.TYLE\(B(\d+),C\1,1\)$/u);
  });
});

describe("pasted cells", () => {
  const read = (addresses: readonly string[]) =>
    Promise.all(addresses.map(async (address) => (await workbook.read(SHEET, address)).value));

  test("text from elsewhere", async () => {
    await pasteInto(workbook, SHEET, "B20", { text: "20.757\t21,5%\n41/50\t12/9/2022" });
    await expect.poll(() => read(["B20", "C20", "B21", "C21"])).toEqual([20757, 0.215, "41/50", 44816]);
  });

  test("one text", async () => {
    await pasteInto(workbook, SHEET, "B20", { text: "98,52%" });
    await expect.poll(() => workbook.read(SHEET, "B20")).toMatchObject({ value: 0.9852, shown: "98,52%" });
  });

  test("cells of Excel with their formats", async () => {
    const cells = [
      "<td style='mso-number-format:\"\\#\\,\\#\\#0\"'>20.757</td>",
      "<td style='mso-number-format:\"0\\.0%\"'>21,5%</td>",
      "<td style='mso-number-format:\"0\\.0\"'>7,8</td>",
    ];
    await pasteInto(workbook, SHEET, "B20", { html: `<table><tr>${cells.join("")}</tr></table>` });
    await expect.poll(() => read(["B20", "C20", "D20"])).toEqual([20757, 0.215, 7.8]);
  });

  test("cells of a page that wraps its numbers", async () => {
    const cells = ["<p>26.757</p>", "<div><span>4.840</span></div>", '<a href="#">1.234</a>', "<font>20,757</font>"];
    const row = cells.map((cell) => `<td>${cell}</td>`).join("");
    await pasteInto(workbook, SHEET, "B20", { html: `<table><tr>${row}</tr></table>` });
    // A comma before three digits has two readings: the cell stays as written.
    await expect.poll(() => read(["B20", "C20", "D20", "E20"])).toEqual([26757, 4840, 1234, "20,757"]);
  });

  test("cells of an English Excel, and of one whose cells hold text", async () => {
    const style =
      '<style>table{mso-displayed-decimal-separator:"\\.";mso-displayed-thousand-separator:"\\,";}.xl65{mso-number-format:"\\@";}</style>';
    const cells = ["<td>20,757</td>", "<td class=xl65>1.234</td>"];
    await pasteInto(workbook, SHEET, "B20", { html: `${style}<table><tr>${cells.join("")}</tr></table>` });
    await expect.poll(() => read(["B20", "C20"])).toEqual([20757, "1.234"]);
  });
});

describe("errors", () => {
  // Sentences of shared/text; what the cell shows is what Excel would show.
  test.each([
    ["=DVC.TYLE(5;3)", "#VALUE!", "Tử số 5 lớn hơn mẫu số 3"],
    ["=DVC.TYLE(5;0)", "#N/A", "Mẫu số bằng 0"],
    ["=DVC.TYLE(5;B30)", "#N/A", "đang trống"],
    ['=DVC.TYLE("năm";3)', "#VALUE!", "phải là số"],
    ["=DVC.KHONGCO(1)", "#NAME?", "Không có hàm hoặc tên này"],
    ["=1/0", "#DIV/0!", "Phép chia cho 0"],
    ['=DVC.SOLIEU("KHONGCO";"năm 2022";"HS_TRUC_TUYEN")', "#VALUE!", "Không tìm thấy đơn vị KHONGCO"],
  ])("%s says why in the line below the sheet and in the pane", async (formula, shown, sentence) => {
    await workbook.write(SHEET, "B20", formula);
    await expect
      .poll(() => workbook.read(SHEET, "B20"))
      .toMatchObject({
        value: shown,
        message: expect.stringContaining(sentence),
      });
    await workbook.select(SHEET, "B20");
    await workbook.page.locator(".cell-message-error").getByText(sentence).waitFor();
    await workbook.page.getByRole("tab", { name: "Kiểm tra" }).click();
    const entry = workbook.page.getByRole("listitem").filter({ hasText: `${SHEET} – ô B20: ${shown}` });
    await entry.getByText(sentence).waitFor();
  });

  test("a corrected cell leaves the list", async () => {
    await workbook.write(SHEET, "B20", "=DVC.TYLE(5;3)");
    await workbook.write(SHEET, "B20", "=DVC.TYLE(3;5)");
    await expect.poll(() => workbook.read(SHEET, "B20")).toMatchObject({ shown: "60,00%", message: null });
  });

  test("the sentence stays with its cell when rows are put in above", async () => {
    await workbook.write(SHEET, "B20", "=DVC.TYLE(5;3)");
    await workbook.select(SHEET, "A12");
    await workbook.page.waitForTimeout(300);
    await workbook.page.mouse.click(120, 430, { button: "right" });
    await workbook.page.getByText("Chèn", { exact: true }).hover();
    await workbook.page.waitForTimeout(500);
    // Beside the number of rows, which is a field of its own.
    const entry = await workbook.page.getByText("dòng ở trên").boundingBox();
    await workbook.page.mouse.click((entry?.x ?? 0) + (entry?.width ?? 0) - 10, (entry?.y ?? 0) + 10);
    await workbook.settled();
    await expect.poll(async () => (await workbook.read(SHEET, "B21")).message).toContain("Tử số 5 lớn hơn mẫu số 3");
    await workbook.page.keyboard.press("Control+Z");
    await workbook.settled();
    await expect.poll(async () => (await workbook.read(SHEET, "B20")).message).toContain("Tử số 5 lớn hơn mẫu số 3");
  });

  test("a table without room says so", async () => {
    await workbook.write(SHEET, "A22", "có chữ");
    await workbook.write(SHEET, "A20", '=DVC.TONGHOP("XUANLOC";"15/12/2021 - 12/9/2022")');
    await expect
      .poll(() => workbook.read(SHEET, "A20"))
      .toMatchObject({
        value: "#SPILL!",
        message: expect.stringContaining("không đủ chỗ trống"),
      });
  });
});

describe("a slow or missing server", () => {
  test("a cell says that it is being calculated until the answer comes", async () => {
    const held: (() => void)[] = [];
    server.before = () => new Promise((resolve) => held.push(() => resolve(null)));
    await workbook.page.evaluate(() => {
      const page = window as Window & { dvcWorkbook?: { write(sheet: string, at: string, typed: string): boolean } };
      page.dvcWorkbook?.write("Thạch Hưng", "B20", "=DVC.TYLE(1;3;1)");
    });
    await expect.poll(() => workbook.shown(SHEET, "B20")).toBe("Đang tính…");
    server.before = null;
    for (const release of held) release();
    await workbook.settled();
    await expect.poll(() => workbook.shown(SHEET, "B20")).toBe("33,3%");
    expect(calls()).toEqual(["TYLE"]);
  });

  test("without the server rates are calculated here, stored figures say that they wait, and both are asked again when it is back", async () => {
    server.before = async () => 503;
    await workbook.write(SHEET, "B20", "=DVC.TYLE(1;3;1)");
    await workbook.write(SHEET, "B21", '=DVC.SOLIEU("XUANLOC";"15/12/2021 - 12/9/2022";"HS_TRUC_TIEP")');
    await expect.poll(() => workbook.shown(SHEET, "B20")).toBe("33,3%");
    await expect
      .poll(() => workbook.read(SHEET, "B21"))
      .toMatchObject({
        value: "#N/A",
        message: expect.stringContaining("chưa kết nối được"),
      });
    await workbook.page.getByRole("button", { name: /^Cài đặt/ }).click();
    const connection = workbook.page.getByRole("region", { name: "Kết nối" });
    await connection.getByText("Chưa kết nối được", { exact: true }).waitFor();
    server.before = null;
    await workbook.page.getByRole("button", { name: "Kiểm tra lại" }).click();
    await connection.getByText("Đã kết nối", { exact: true }).waitFor();
    await workbook.settled();
    await expect.poll(() => workbook.shown(SHEET, "B21")).toBe("75.163");
  });
});

describe("a long column", () => {
  test("two thousand formulas are answered in a few requests, and one changed cell in one", async () => {
    const rows = 2_000;
    const lines = Array.from({ length: rows }, (_, index) => `${index + 1}\t=DVC.TYLE(I${index + 1};${rows};2)`);
    await pasteInto(workbook, SHEET, "I1", { text: lines.join("\n") });
    await expect.poll(() => workbook.shown(SHEET, "J1")).toBe("0,05%");
    await expect.poll(() => workbook.shown(SHEET, `J${rows}`)).toBe("100,00%");
    expect(server.computed.length).toBeLessThanOrEqual(4);
    server.computed.length = 0;
    await workbook.write(SHEET, "I1000", "500,5");
    expect(calls()).toEqual(["TYLE"]);
    await expect.poll(() => workbook.shown(SHEET, "J1000")).toBe("25,03%");
  });
});
