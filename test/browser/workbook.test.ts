// The web workbook as people see it: the articles' figures recomputed, edits, errors, formulas with semicolons, nothing loaded from elsewhere.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePages, launchChromium } from "./chromium.ts";
import { type PageServer, startPageServer } from "./page-server.ts";
import { type OpenWorkbook, openWorkbook } from "./workbook.ts";

let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), startPageServer()]);
});
afterAll(async () => {
  await closePages(browser);
  await server?.close();
});

describe("the articles' figures", () => {
  let workbook: OpenWorkbook;
  beforeAll(async () => {
    workbook = await openWorkbook(browser, server.origin);
  });
  afterAll(() => workbook.close());

  // Recomputed in domain.md §9; columns: E "DVC tính", F "Đối chiếu", G "Câu báo cáo".
  const seedCells: readonly (readonly [sheet: string, address: string, shown: string])[] = [
    ["Xuân Lộc", "A3", "Dữ liệu trình diễn – chép từ bài công bố"],
    ["Xuân Lộc", "E6", "18,1%"],
    ["Xuân Lộc", "F6", "Khớp"],
    ["Xuân Lộc", "G6", "4.840/26.757 hồ sơ, đạt 18,1%"],
    ["Xuân Lộc", "E7", "22,8%"],
    ["Xuân Lộc", "F7", "Khớp"],
    ["Xuân Lộc", "B8", "20.757"],
    ["Xuân Lộc", "D8", "21,5%"],
    ["Xuân Lộc", "E8", "30,1%"],
    ["Xuân Lộc", "F8", "Không khớp: 20.757/69.001 = 30,1%, công bố 21,5%"],
    ["Xuân Lộc", "B9", "20.595"],
    ["Xuân Lộc", "C9", "95.758"],
    ["Xuân Lộc", "E9", "21,5%"],
    ["Xuân Lộc", "F9", "Khớp"],
    ["Xuân Lộc", "B10", "162"],
    ["Xuân Lộc", "E13", "82%"],
    ["Xuân Lộc", "E14", "73,5%"],
    ["Xuân Lộc", "F15", "Chưa làm tròn đúng (đúng: 74,7%)"],
    ["Xuân Lộc", "F16", "Hai số khác nhau cho một nội dung: 259 và 359"],
    ["Xuân Lộc", "E17", "65,9%"],
    ["Xuân Lộc", "F19", "Chưa đạt 20% (thấp hơn 1,9 điểm phần trăm); cần chuyển thêm 512 hồ sơ sang trực tuyến"],
    ["Thạch Hưng", "E6", "40%"],
    ["Thạch Hưng", "F6", "Khớp"],
    ["Thạch Hưng", "E7", "40,36%"],
    ["Thạch Hưng", "F9", "Không khớp: 17/51 = 33%, công bố 17%"],
    ["Thạch Hưng", "F10", "Không khớp: 83 dịch vụ, công bố 34"],
    ["Thạch Hưng", "F11", "Không khớp: 7 dịch vụ, công bố 17"],
    ["Đức Hòa", "E6", "51%"],
    ["Đức Hòa", "F6", "Khớp"],
    ["Đức Hòa", "B7", "56.436"],
    ["Đức Hòa", "E7", "51,01%"],
    ["Đức Hòa", "E9", "63,0%"],
    ["Đức Hòa", "E10", "37,0%"],
    ["Đức Hòa", "B11", "56.436"],
    ["Đức Hòa", "F11", "Khớp"],
    ["Tỉnh – Quý I/2023", "E6", "19,16%"],
    ["Tỉnh – Quý I/2023", "E7", "23,73%"],
    ["Tỉnh – Quý I/2023", "E8", "21,38%"],
    ["Tỉnh – Quý I/2023", "F8", "Khớp"],
    ["Tỉnh – Quý I/2023", "E12", "84,46%"],
    ["Tỉnh – Quý I/2023", "E14", "650"],
    ["Tỉnh – Quý I/2023", "E15", "549"],
    ["Tỉnh – Quý I/2023", "E16", "139"],
    ["Tỉnh – Quý I/2023", "E17", "17.067"],
    ["Tỉnh – Quý I/2023", "F17", "Khớp"],
    ["Thạnh Tân", "B8", "7,8"],
    ["Thạnh Tân", "B11", "51,8"],
    ["Thạnh Tân", "E13", "72,6"],
    ["Thạnh Tân", "B14", "20,8"],
    ["Thạnh Tân", "F14", "Không thể: cần nhiều hơn điểm tối đa"],
    ["Thạnh Tân", "B15", "71,8"],
    ["Thạnh Tân", "F17", "civil:2023-06"],
    ["Thạnh Tân", "F18", "01/06/2023"],
    ["Thạnh Tân", "G18", "30/06/2023"],
    ["Thạnh Tân", "E19", "98,52%"],
    ["Thạnh Tân", "E20", "-16,3"],
    ["Thạnh Tân", "E21", "91,8%"],
    ["Tổng hợp", "E6", "20.595"],
    ["Tổng hợp", "F6", "95.758"],
    ["Tổng hợp", "G6", "21,51%"],
  ];
  test.each(seedCells)("%s %s shows %s", async (sheet, address, shown) => {
    await expect.poll(() => workbook.shown(sheet, address)).toBe(shown);
  });

  test("a consolidated table fills the cells below with numbers and percentages as Vietnamese readers write them", async () => {
    const rows = [];
    for (const row of [13, 14, 15, 16]) {
      rows.push(
        await Promise.all(["A", "B", "C", "D", "E"].map((column) => workbook.shown("Tổng hợp", `${column}${row}`))),
      );
    }
    expect(rows[0]?.slice(0, 2)).toEqual(["Mã đơn vị", "Tên đơn vị"]);
    expect(rows.slice(1).map((row) => row.slice(2))).toEqual([
      ["4.840", "26.757", "18,09%"],
      ["15.755", "69.001", "22,83%"],
      ["20.595", "95.758", "21,51%"],
    ]);
    expect(rows[3]?.[1]).toBe("Tổng cộng");
  });

  test("nothing is loaded from another origin and the browser complains about nothing", () => {
    expect(
      workbook.requested.filter((address) => !address.startsWith(server.origin) && !address.startsWith("data:")),
    ).toEqual([]);
    expect(workbook.complaints).toEqual([]);
  });

  test("pictures of all sheets", async () => {
    const names = await workbook.sheets();
    expect(names).toHaveLength(6);
    for (const [position, name] of names.entries()) {
      await workbook.select(name, "A6");
      await workbook.page.waitForTimeout(300);
      await workbook.screenshot(`sheet-${position + 1}`);
    }
  });
});
