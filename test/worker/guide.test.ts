// The guide: its list leads to pages that exist, and the formulas for an old Excel are written for the reader's own cells.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXCEL_CHECKS, GUIDE_PAGES } from "../../shared/text/guide.ts";
import { GUIDE_ARTICLES } from "../../shared/text/guide-articles.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
const page = (path: string) => worker.call(path, { token: null });
const plain = (text: string) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
const formulasOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/<pre id="([^"]+)"[^>]*>([\s\S]*?)<\/pre>/gu)].map(([, id = "", formula = ""]) => [
      id,
      plain(formula),
    ]),
  );

beforeAll(async () => {
  worker = await startWorker({ vars: { DVC_ORIGIN: "https://dvc.example.vn" } });
});
afterAll(() => worker.close());

describe("the list of pages", () => {
  test("leads only to pages that are there, and to the help of every function", async () => {
    const { status, text } = await page("/huong-dan");
    expect(status).toBe(200);
    const places = [...text.matchAll(/href="([^"]+)"/gu)].map(([, path = ""]) => path);
    for (const { path } of GUIDE_PAGES) expect(places).toContain(path);
    for (const path of new Set(places)) expect([path, (await page(path)).status]).toEqual([path, 200]);
    expect(places.filter((path) => path.startsWith("/ham/")).length).toBeGreaterThan(30);
  });
});

describe("an article", () => {
  test("has its commands written for this server's own address", async () => {
    for (const { name, sections } of GUIDE_ARTICLES) {
      const { status, text } = await page(`/huong-dan/${name}`);
      expect(status).toBe(200);
      for (const { title } of sections) expect(plain(text)).toContain(title);
      expect(text).not.toMatch(/\{origin\}|\[object|undefined/u);
    }
    expect((await page("/huong-dan/quan-tri")).text).toContain("https://dvc.example.vn/v1/units/provinces.csv");
  });

  test("that does not exist is not found", async () => {
    expect((await page("/huong-dan/khong-co")).status).toBe(404);
  });
});

describe("formulas for an old Excel", () => {
  test("stand on the page in both notations, with a button each and the server's own address", async () => {
    const { text, headers } = await page("/huong-dan/excel-cu");
    const formulas = formulasOf(text);
    expect(Object.keys(formulas)).toEqual(
      ["rate", "percent", "grade", "web-rate", "web-percent", "web-grade"].flatMap((id) => [
        `${id}-vietnamese`,
        `${id}-plain`,
      ]),
    );
    for (const id of Object.keys(formulas)) expect(text).toContain(`data-copy="${id}"`);
    expect(formulas["web-rate-plain"]).toContain('WEBSERVICE("https://dvc.example.vn/v1/calc/TYLE?');
    expect(formulas["rate-vietnamese"]).toContain("INT((2000*B2+C2)/(2*C2))/1000");
    expect(formulas["grade-plain"]).toContain('IF(ROUND(D2,2)>=90,"Xuất sắc"');
    expect(text).toContain("bộ quy tắc qd766-portal-2026");
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'self'");
    expect(text).not.toMatch(/\[object|undefined|NaN/u);
  });

  test("are written for the cells and the period that the reader chose", async () => {
    const { text } = await page(
      `/huong-dan/excel-cu?tu=e7&mau=$F$7&le=0&diem=g7&ky=${encodeURIComponent("Quý III/2026")}`,
    );
    const formulas = formulasOf(text);
    expect(formulas["rate-plain"]).toContain("INT((200*E7+$F$7)/(2*$F$7))/100");
    expect(formulas["web-grade-plain"]).toContain('ENCODEURL("Quý III/2026")');
  });

  test.each([
    ["tu=B2)%2BA1", "không phải địa chỉ ô"],
    ["le=11", "không phải số lẻ"],
    ["le=1.5", "không phải số lẻ"],
    ["ky=th%C3%A1ng%2013", "tháng 13"],
    ["ky=%3Cscript%3E", "&lt;script&gt;"],
  ])("%s: the reader is told what is wrong, and it gets into no formula", async (query, said) => {
    const { status, text } = await page(`/huong-dan/excel-cu?${query}`);
    expect(status).toBe(200);
    expect(text).toContain(said);
    expect(text).not.toContain("<script>");
    expect(formulasOf(text)["rate-plain"]).toContain("INT((2000*B2+C2)/(2*C2))/1000");
  });
});

test("what to look at in Excel fits on one page and says what is seen", async () => {
  const { text } = await page("/huong-dan/kiem-tra-excel");
  expect(EXCEL_CHECKS.length).toBeLessThanOrEqual(20);
  expect(text.match(/<tr>/gu)).toHaveLength(EXCEL_CHECKS.length + 1);
  for (const said of ["#BUSY!", "#SPILL!", "_xldudf_DVC_TYLE", "/manifest.xml", "chứng chỉ", "Biên nhận"])
    expect(text).toContain(said);
});
