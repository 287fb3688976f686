// Every writing of a number in the cases means the same in functions, typed and pasted cells, reports, files and texts, or is refused.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { editText, type InputSource, readCellInput } from "../../../addin/workbook/cell-input.ts";
import { sourceOfHtml, withoutExcelFormats } from "../../../addin/workbook/vietnamese-paste.ts";
import { fromExcelSerial } from "../../../shared/domain/local-date.ts";
import {
  findNumbers,
  type NumberTextProblem,
  type ReadNumber,
  readNumberText,
} from "../../../shared/domain/number-text.ts";
import { toNumber } from "../../../shared/domain/rational.ts";
import { contentOf } from "../../../shared/reading/cell-content.ts";
import { readCsv } from "../../../shared/reading/file-csv.ts";

interface NumberCase {
  readonly id: string;
  readonly text: string;
  readonly is: unknown;
  readonly at?: readonly string[];
  readonly not?: readonly string[];
  readonly but?: Readonly<Record<string, unknown>>;
}

const cases: readonly NumberCase[] = JSON.parse(
  readFileSync(new URL("../../cases/numbers.json", import.meta.url), "utf8"),
);

const percent = (fraction: number) => ({ pct: Number((fraction * 100).toFixed(6)) });

const meaning = (read: ReadNumber | NumberTextProblem): unknown =>
  !("number" in read) ? "refuse" : read.isPercent ? percent(toNumber(read.number)) : toNumber(read.number) + 0;

const inCell =
  (source: InputSource) =>
  (text: string): unknown => {
    const input = readCellInput(text, source);
    if (input.kind !== "number") return input.kind;
    if (input.format?.includes("%")) return percent(input.number);
    return input.format?.includes("yy") ? { date: fromExcelSerial(input.number) } : input.number + 0;
  };

const inReport = (text: string): unknown => {
  const content = contentOf(text, text.trim());
  if (content.kind === "mark") return content.mark;
  if (content.kind !== "number") return content.kind === "blank" ? "blank" : "refuse";
  // Two readings are asked about.
  if (content.grouped !== null) return "refuse";
  return content.isPercent ? { pct: content.number } : content.number;
};

const PATHS: Readonly<Record<string, (text: string) => unknown>> = {
  fn: (text) => meaning(readNumberText(text)),
  typed: inCell("typed"),
  excelVi: inCell("excelVi"),
  excelEn: inCell("excelEn"),
  word: inCell("word"),
  cell: inReport,
  csv: (text) => {
    const cell = readCsv(`"đơn vị";"số"\n"xã";"${text}"\n`).cells[1]?.[1] ?? null;
    return cell === null ? "blank" : inReport(String(cell));
  },
  prose: (text) => {
    const found = findNumbers(text.normalize("NFKC").replace(/[\u200b\ufeff]/gu, ""));
    return found.length === 1 && found[0] ? meaning(found[0]) : "refuse";
  },
};

/** What a row wants of a path, and "text" wherever a cell is only to hold no number. */
const wanted = ({ is, but }: NumberCase, path: string): readonly unknown[] => {
  const entry = but && path in but ? but[path] : is;
  const all = Array.isArray(entry) ? entry : [entry];
  return all.includes("refuse") ? [...all, "text"] : all;
};

describe.each(Object.entries(PATHS))("each writing of numbers.json by the path %s", (path, read) => {
  test("means what its row says", () => {
    const wrong = cases
      .filter(({ at, not }) => (at ? at.includes(path) : !not?.includes(path)))
      .filter((row) => !wanted(row, path).some((value) => JSON.stringify(value) === JSON.stringify(read(row.text))))
      // In a sentence dates, formulas and codes are set aside before numbers are read.
      .filter((row) => path !== "prose" || !wanted(row, path).includes("refuse"))
      .map(
        (row) =>
          `${row.id} “${row.text}”: ${JSON.stringify(read(row.text))}, not ${JSON.stringify(wanted(row, path)[0])}`,
      );
    expect(wrong).toEqual([]);
  });
});

test("a clipboard says how it writes decimals", () => {
  const excel = (sign: string) => `<style>td{mso-displayed-decimal-separator:"\\${sign}";}</style><table>`;
  expect(sourceOfHtml(excel("."))).toBe("excelEn");
  expect(sourceOfHtml(excel(","))).toBe("excelVi");
  expect(sourceOfHtml("<table><tr><td><p>26.757</p></td></tr></table>")).toBe("word");
});

test("Excel's format of text is kept, its formats of numbers are not", () => {
  const html = `<td style='mso-number-format:"\\@"'>1.234</td><td style='mso-number-format:"0\\.0"'>7,8</td>`;
  expect(withoutExcelFormats(html)).toBe(`<td style='mso-number-format:"\\@"'>1.234</td><td style=''>7,8</td>`);
});

test("a tiny number is shown in digits while it is edited", () => {
  expect(editText(0.00000012, "0.00%")).toBe("0,000012%");
  expect(editText(0.00000012, null)).toBe("0,00000012");
});

/**
 * The exponent by which the time grows with the length: 1 is linear, 2 a square. A busy machine only adds to a time, so each length
 * counts by its best run, and the runs of both lengths take turns.
 */
const growth = (read: (text: string) => unknown, piece: string): number => {
  const texts = [4_000, 32_000].map((length) => piece.repeat(Math.round(length / piece.length)));
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let run = 0; run < 25; run += 1) {
    for (const [index, text] of texts.entries()) {
      const start = performance.now();
      read(text);
      best[index] = Math.min(best[index] ?? 0, performance.now() - start);
    }
  }
  const [small = 0, large = 0] = best.map((time) => Math.max(time, 0.05));
  return Math.log(large / small) / Math.log(8);
};

test.each(["5% ", "5 ", "1.", "12.345,", "9", "1 234 ", "(", "5 hồ sơ ", "    "])(
  "reading %j over and over grows with its length, not with its square",
  (piece) => {
    expect(growth(readNumberText, piece)).toBeLessThan(1.75);
    expect(growth((text) => contentOf(text, text), piece)).toBeLessThan(1.75);
    expect(growth((text) => readCellInput(text), piece)).toBeLessThan(1.75);
  },
);

test("a number of thousands of digits is refused by name, at once", () => {
  expect(readNumberText("9".repeat(32_767))).toMatchObject({ kind: "tooLong" });
});
