// The recipes of "How to add" in ARCHITECTURE.md, each as an example that can be followed: which lines go where, and the test that shows it.
//
// A step writes a new file (`text`), or puts lines (`insert`) behind a line of a file (`after`). `asks`: what the compiler says to
// whoever stops after that step. The test is red before the steps and green after them; it is no part of what was promised.

const FUNCTION = {
  title: "a function",
  mostFiles: 2,
  steps: [
    {
      file: "shared/functions/gaplan.ts",
      text: `
// GAPLAN: how many times as large a count has become.
import { done, refuse } from "../domain/problem.ts";
import { divide, isZero, roundToNumber } from "../domain/rational.ts";
import { rationalText } from "../text/format.ts";
import { decimalFormat } from "./cell.ts";
import { defineFunction } from "./definition.ts";
import { asDescribed } from "./explanation.ts";

const DIGITS = 2;

export const GAPLAN = defineFunction({
  id: "GAPLAN",
  title: { vi: "Số lần gấp", en: "Times as many" },
  description: {
    vi: "Kỳ này gấp bao nhiêu lần kỳ trước, làm tròn hai chữ số.",
    en: "How many times the count before, rounded to two decimals.",
  },
  params: [
    { name: "nay", kind: "number", title: { vi: "Kỳ này", en: "Now" } },
    { name: "truoc", kind: "number", title: { vi: "Kỳ trước", en: "Before" } },
  ],
  result: "number",
  // Each is a test, and is printed in the help.
  examples: [
    {
      args: [14043, 2191],
      shows: "6,41",
      source: "Tỉnh Vĩnh Phúc, quý III/2021: tiếp nhận mới và kỳ trước chuyển sang",
    },
  ],
  evaluate: ({ nay, truoc }) =>
    isZero(truoc)
      ? refuse("DENOMINATOR_ZERO", { numerator: rationalText(nay) })
      : done({ value: roundToNumber(divide(nay, truoc), DIGITS), format: decimalFormat(DIGITS) }),
  explain: asDescribed,
});
`,
    },
    {
      file: "shared/functions/catalogue.ts",
      after: 'import { DOICHIEU } from "./doichieu.ts";',
      insert: 'import { GAPLAN } from "./gaplan.ts";',
    },
    { file: "shared/functions/catalogue.ts", after: "TANGGIAM,", insert: "  GAPLAN," },
  ],
  test: {
    project: "shared",
    file: "test/shared/functions/gaplan.test.ts",
    text: `
// A function of the catalogue answers, explains itself, and is known to Excel.
import { expect, test } from "vitest";
import { findFunction } from "../../../shared/functions/catalogue.ts";
import { computeCall } from "../../../shared/functions/compute.ts";
import { excelMetadata } from "../../../shared/functions/metadata.ts";
import { demoContext } from "../../support/demo-context.ts";

test("GAPLAN", () => {
  expect(computeCall({ fn: "GAPLAN", args: [14043, 2191] }, demoContext)).toMatchObject({ value: 6.41 });
  expect(computeCall({ fn: "GAPLAN", args: [1, 0] }, demoContext)).toMatchObject({ error: { cell: "#N/A" } });
  expect(findFunction("DVC.GAPLAN")?.explain([6, 2]).steps).not.toEqual([]);
  expect(excelMetadata("vi", null).functions.map(({ id }) => id)).toContain("GAPLAN");
});
`,
  },
};

const FIGURE_WITH_RATE = {
  title: "a figure with its rate",
  mostFiles: 2,
  steps: [
    {
      file: "shared/domain/figure.ts",
      after:
        'dossier("HS_THANH_TOAN_TT", "Hồ sơ thanh toán trực tuyến", "Dossiers paid online", "add", ["Thanh toán trực tuyến"]),',
      insert:
        '  dossier("HS_BIEN_LAI_DIEN_TU", "Hồ sơ được cấp biên lai điện tử", "Dossiers with an e-receipt", "add", []),',
    },
    {
      file: "shared/rules/rates.ts",
      after: "const ENTRIES = [",
      insert: `
  {
    code: "E_RECEIPT_RATE",
    name: "Tỷ lệ hồ sơ được cấp biên lai điện tử",
    nameEn: "Share of paid dossiers with an e-receipt",
    numerator: ["HS_BIEN_LAI_DIEN_TU"],
    denominator: ["HS_THANH_TOAN_TT"],
    denominatorBasis: "Hồ sơ thanh toán trực tuyến",
    spoken: { topic: "payment", order: 1, phrase: "hồ sơ thanh toán trực tuyến được cấp biên lai điện tử" },
    citation: "Công văn của tỉnh",
    confidence: "K",
  },
`,
    },
  ],
  test: {
    project: "shared",
    file: "test/shared/writing/e-receipt.test.ts",
    text: `
// A figure is read by its name from a sheet, and its rate is said in the paragraph of the report.
import { expect, test } from "vitest";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { readNarrative } from "../../../shared/functions/narrative-choice.ts";
import { matchHeader } from "../../../shared/reading/header-match.ts";
import { sent, unitOf } from "../../support/reports.ts";
import { storedContext } from "../../support/stored-context.ts";

test("the paragraph names the rate", () => {
  const figures = { HS_TIEP_NHAN: 332, HS_THANH_TOAN_TT: 80, HS_BIEN_LAI_DIEN_TU: 60 };
  const context = storedContext({
    units: [unitOf("X", "Xã Thạch Hưng", "xã", null)],
    snapshots: [sent("X", "civil:2023-06", figures)],
    today: "2026-11-22" as LocalDate,
  });
  const choice = { unit: "X" as UnitCode, periodText: "civil:2023-06", form: "chung" as FormCode };
  const outcome = readNarrative(choice, "full", context);
  expect(outcome.ok && outcome.result.narrative.text).toContain(
    "60/80 hồ sơ thanh toán trực tuyến được cấp biên lai điện tử, đạt 75%",
  );
});

test("a column of that name is the figure", () => {
  expect(matchHeader({ parts: ["Hồ sơ được cấp biên lai điện tử"], title: "" })?.code).toBe("HS_BIEN_LAI_DIEN_TU");
});
`,
  },
};

const AMENDMENT = {
  title: "an amendment of a rule set",
  mostFiles: 2,
  mostLines: 19,
  steps: [
    {
      file: "shared/rules/rulesets/qd766-2027.ts",
      text: `
// Bộ chỉ số 766 từ năm 2027: nhóm Dịch vụ công trực tuyến thêm 2 điểm, nhóm Số hóa hồ sơ bớt 2 điểm.
import { amended } from "../amendment.ts";
import { QD766_PORTAL_2026 } from "./qd766-portal-2026.ts";

export const QD766_2027 = amended(QD766_PORTAL_2026, {
  id: "qd766-2027",
  version: "1",
  title: "Bộ chỉ số phục vụ người dân, doanh nghiệp, từ năm 2027",
  effectiveFrom: "2027-01-01",
  citation: "Quyết định sửa đổi Quyết định 766/QĐ-TTg",
  confidence: "V",
  groups: { DVCTT: { max: 14 }, MDSH: { max: 20 } },
  lines: { ONLINE_DOSSIER: { max: 8 }, ORIGINAL_RESULT_AVAILABLE: { max: 4 } },
});
`,
    },
    {
      file: "shared/rules/rule-sets.ts",
      after: 'import { ND61_2018 } from "./rulesets/nd61-2018.ts";',
      insert: 'import { QD766_2027 } from "./rulesets/qd766-2027.ts";',
    },
    {
      file: "shared/rules/rule-sets.ts",
      after: "export const RULE_SET_FILES: readonly RuleSetData[] = [",
      insert: "  QD766_2027,",
    },
  ],
  test: {
    project: "shared",
    file: "test/shared/rules/qd766-2027.test.ts",
    text: `
// The amendment is in force from its day, and whoever judges points on that day judges by it.
import { expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import { ruleSetInForce } from "../../../shared/rules/rule-sets.ts";
import { periodOf } from "../../support/scoring-cases.ts";

test.each([
  ["civil:2026-12", "qd766-portal-2026", ["GROUP_OVER_MAX"]],
  ["civil:2027-01", "qd766-2027", []],
])("%s is judged by %s", (key, id, codes) => {
  const period = periodOf(key);
  const inForce = ruleSetInForce(period, "qd766");
  expect(inForce.ok && inForce.result.ruleSet.id).toBe(id);
  const findings = checkProse("nhóm dịch vụ công trực tuyến đạt 13/14 điểm", { period });
  expect(findings.map(({ code }) => code)).toEqual(codes);
});
`,
  },
};

const FORM = {
  title: "a form",
  mostFiles: 1,
  steps: [
    {
      file: "shared/domain/form.ts",
      after: "const ENTRIES: readonly FormEntry[] = [",
      insert: `
  {
    code: "06b",
    title: "Biểu 06b - Kết quả giải quyết hồ sơ theo kênh tiếp nhận",
    titleEn: "Form 06b - Handling by channel",
    titleWords: ["Biểu 06b"],
    calendar: "civil",
    columns: [
      { number: 3, figure: "HS_DA_GIAI_QUYET" },
      { number: 4, figure: "HS_BUU_CHINH" },
    ],
    index: null,
    print: { title: "Kết quả theo kênh tiếp nhận", figures: ["HS_BUU_CHINH"], rates: ["ONTIME_DONE"] },
    citation: "Công văn của tỉnh",
  },
`,
    },
  ],
  test: {
    project: "addin",
    file: "test/addin/pane/form-06b.test.ts",
    text: `
// A form is known by the title of a sheet, proposes its calendar, asks for its columns in their order and prints its own title.
import { expect, test } from "vitest";
import { figureRows } from "../../../addin/taskpane/report-draft/preview.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { type Period, readPeriodKey } from "../../../shared/domain/period.ts";
import { readSheet } from "../../../shared/reading/read-sheet.ts";
import { reportSheet } from "../../../shared/writing/report-sheet.ts";

const form = "06b" as FormCode;

test("it is read", () => {
  const cells = [["Biểu số II.06b/VPCP tháng 6/2023"], ["Đơn vị", "Hồ sơ nộp trực tuyến"], ["Xã A", 5]];
  const reading = readSheet({ cells });
  expect([reading.form, reading.records[0]?.period]).toEqual(["06b", "civil:2023-06"]);
});

test("it is asked for", () => {
  const rows = figureRows(form, { HS_TONG: 40 } as never, {});
  expect(rows.map(({ code }) => code)).toEqual(["HS_DA_GIAI_QUYET", "HS_BUU_CHINH", "HS_TONG"]);
});

test("it is printed", () => {
  const totals = { figures: { HS_TIEP_NHAN: 9, HS_BUU_CHINH: 4 }, rates: {} };
  const { rows } = reportSheet({
    office: { name: "Huyện Xuân Lộc", type: "huyện" },
    above: null,
    period: readPeriodKey("civil:2023-06") as Period,
    form,
    today: "2026-11-25" as LocalDate,
    totals,
    rows: ["Xã Một", "Xã Hai"].map((name) => ({ ...totals, name, state: null })),
    asOf: null,
    provisional: true,
    received: 2,
    expected: 2,
    paragraphs: [],
    core: "1.0.0",
    rulesets: [],
  });
  const texts = rows.map((cells) => cells.map(({ value }) => value ?? "").join(" | "));
  expect(texts).toContain("Kết quả theo kênh tiếp nhận");
  expect(texts.find((text) => text.startsWith("STT"))).toMatch(/^STT \\| Đơn vị \\| Hồ sơ qua dịch vụ bưu chính/u);
});
`,
  },
};

// From the list of rules down: at each step the compiler names the next one.
const CHECK_OF_TEXTS = {
  title: "a check of texts",
  mostFiles: 3,
  steps: [
    {
      file: "shared/checking/prose/check-prose.ts",
      after: 'import { reporterLevel } from "./reporter.ts";',
      insert: 'import { blankRule } from "./rules/blank.ts";',
    },
    {
      file: "shared/checking/prose/check-prose.ts",
      after: "notationRule,",
      insert: "  blankRule,",
      asks: /check-prose\.ts.*Cannot find module '\.\/rules\/blank\.ts'/u,
    },
    {
      file: "shared/checking/prose/rules/blank.ts",
      text: `
// BLANK_LEFT: a blank of the model text that nobody filled in, "tiếp nhận ..... hồ sơ".
import type { TextFinding } from "../../../findings/finding.ts";
import type { Rule } from "../view.ts";

const BLANKS = /\\.{4,}|…{2,}|_{3,}/gu;

export const blankRule: Rule = ({ article }) =>
  [...article.source.text.matchAll(BLANKS)].map(
    ({ 0: blank, index }): TextFinding => ({
      severity: "W",
      code: "BLANK_LEFT",
      at: [index, index + blank.length],
      stated: blank,
      recomputed: null,
      params: { blank },
    }),
  );
`,
      asks: /rules\/blank\.ts.*"BLANK_LEFT"/u,
    },
    {
      file: "shared/findings/catalogue.ts",
      after: "export const FINDINGS = {",
      insert: `
  BLANK_LEFT: {
    severity: "W",
    mildest: "off",
    title: "Chỗ trống chưa điền",
    sentence: ({ blank }: { blank: string }) => \`Chỗ trống “\${blank}” chưa được điền.\`,
  },
`,
    },
  ],
  test: {
    project: "shared",
    file: "test/shared/checking/blank.test.ts",
    text: `
// The check points at what it found, says it in a sentence, and an office may set how severe it is.
import { expect, test } from "vitest";
import { checkProse } from "../../../shared/checking/prose/check-prose.ts";
import { findingText } from "../../../shared/findings/finding.ts";
import { SETTABLE_CODES } from "../../../shared/findings/office-severity.ts";

test("a blank that was left", () => {
  const text = "Trong tháng 6/2023, xã Thạch Hưng tiếp nhận ..... hồ sơ.";
  const [finding, ...others] = checkProse(text);
  expect(others).toEqual([]);
  expect(text.slice(...(finding?.at ?? []))).toBe(".....");
  expect(finding && findingText(finding)).toBe("Chỗ trống “.....” chưa được điền.");
  expect(SETTABLE_CODES).toContain("BLANK_LEFT");
});
`,
  },
};

const ENDPOINT = {
  title: "an endpoint",
  mostFiles: 3,
  steps: [
    {
      file: "shared/contract/addresses.ts",
      after: 'listForms: ["rules", "get", "/v1/forms"],',
      insert: '  listHolidays: ["rules", "get", "/v1/holidays"],',
      asks: /'listHolidays' is missing/u,
    },
    {
      file: "shared/contract/operations/rules.ts",
      after: "export const RULE_OPERATIONS = defineOperations({",
      insert: `
  listHolidays: {
    title: { vi: "Ngày nghỉ lễ", en: "Public holidays" },
    authorization: "none",
    answers: {
      200: {
        description: { vi: "Các năm có lịch nghỉ", en: "The years with their days off" },
        json: z
          .strictObject({ years: z.array(z.strictObject({ year: z.int(), citation: z.string() })) })
          .meta({ id: "Holidays" }),
      },
    },
  },
`,
      asks: /handlers\.ts.*'listHolidays' is missing/u,
    },
    {
      file: "worker/routes/rule-sets.ts",
      after: 'import type { Handler } from "../http/scope.ts";',
      insert: `
import { HOLIDAY_YEARS } from "../../shared/rules/holidays-vn.ts";

export const listHolidays: Handler<"listHolidays"> = () => ({
  content: { years: HOLIDAY_YEARS.map(({ year, citation }) => ({ year, citation })) },
  isTagged: true,
});
`,
    },
  ],
  test: {
    project: "worker",
    file: "test/worker/holidays.test.ts",
    text: `
// The endpoint answers, stands under its heading in the document, and its schema id is refused to another one.
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { openApiDocument } from "../../shared/contract/openapi.ts";
import { OPERATIONS } from "../../shared/contract/operations.ts";
import { STATUS } from "../../worker/http/problem.ts";
import { type RunningWorker, startWorker } from "../support/worker.ts";

let worker: RunningWorker;
beforeAll(async () => {
  worker = await startWorker({ migrate: false });
});
afterAll(() => worker.close());

test("it answers", async () => {
  const { status, json } = await worker.call("/v1/holidays", { token: null });
  expect([status, json.years?.[0]?.year]).toEqual([200, 2020]);
});

test("it is in the document", async () => {
  const { json } = await worker.call("/openapi.json", { token: null });
  expect(json.paths["/v1/holidays"]?.get?.tags).toEqual(["Quy tắc và biểu / Rules and forms"]);
  expect(Object.keys(json.components.schemas)).toContain("Holidays");
});

test("a schema id that is taken is told with both operations", () => {
  const answers = { 200: { description: { vi: "", en: "" }, json: z.strictObject({}).meta({ id: "Holidays" }) } };
  const operations = { ...OPERATIONS, listDaysOff: { ...OPERATIONS.listForms, answers } };
  expect(() => openApiDocument(operations, STATUS)).toThrow(
    'The schema id "Holidays" of listDaysOff is taken by listHolidays: give the new schema an id of its own.',
  );
});
`,
  },
};

export const RECIPES = [FUNCTION, FIGURE_WITH_RATE, AMENDMENT, FORM, CHECK_OF_TEXTS, ENDPOINT];
