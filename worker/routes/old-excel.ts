// GET /huong-dan/excel-cu: formulas with WEBSERVICE and of native functions, written for the reader's own cells, to copy.
import { html, raw } from "hono/html";
import { formulaIn } from "../../shared/functions/formula-text.ts";
import { nativeGradeFormula, nativeRateFormula } from "../../shared/functions/native-formula.ts";
import { readCellAddress, webserviceFormula } from "../../shared/functions/webservice-formula.ts";
import { OLD_EXCEL_TEXT as TEXT } from "../../shared/text/old-excel.ts";
import { problemText } from "../../shared/text/problem.ts";
import { taggedAnswer } from "../http/answer.ts";
import { GUIDE_HEADERS, guidePage } from "../http/guide-page.ts";
import { ownOrigin } from "../http/origin.ts";
import { PAGE_TYPE } from "../http/page.ts";
import type { Handler } from "../http/scope.ts";

/** What the formulas are written for when nothing was chosen. */
const EXAMPLE = { numerator: "B2", denominator: "C2", digits: 1, points: "D2" };
const DIGITS_MAX = 10;

const STYLE = `
  textarea, pre { box-sizing: border-box; width: 100%; font: 14px/1.4 ui-monospace, Consolas, monospace; }
  pre { background: #f3f5f7; padding: .6rem; white-space: pre-wrap; overflow-wrap: anywhere; margin: .2rem 0; }
  form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; } label { display: flex; flex-direction: column; }
  input, button { font: inherit; padding: .2rem .4rem; min-width: 0; max-width: 100%; } .note { background: #fff8e1; padding: .4rem .6rem; }
  h4 { font-size: .9rem; margin: .8rem 0 0; display: flex; justify-content: space-between; align-items: end; gap: .6rem; }`;

interface Chosen {
  readonly numerator: string;
  readonly denominator: string;
  readonly digits: number;
  readonly points: string;
  readonly period: string;
  readonly notes: readonly string[];
}

const readChosen = (query: Readonly<Record<string, unknown>>, today: string): Chosen => {
  const notes: string[] = [];
  const given = (name: string) => (typeof query[name] === "string" ? (query[name] as string).trim() : "");
  const cell = (name: string, example: string): string => {
    const typed = given(name);
    const address = typed === "" ? example : readCellAddress(typed);
    if (address === null) notes.push(TEXT.badCell({ got: typed }));
    return address ?? example;
  };
  const typedDigits = given("le");
  const isDigits = typedDigits === "" || (/^\d{1,2}$/u.test(typedDigits) && Number(typedDigits) <= DIGITS_MAX);
  if (!isDigits) notes.push(TEXT.badDigits({ got: typedDigits }));
  return {
    numerator: cell("tu", EXAMPLE.numerator),
    denominator: cell("mau", EXAMPLE.denominator),
    digits: isDigits && typedDigits !== "" ? Number(typedDigits) : EXAMPLE.digits,
    points: cell("diem", EXAMPLE.points),
    period: given("ky") || `tháng ${Number(today.slice(5, 7))}/${today.slice(0, 4)}`,
    notes,
  };
};

/** The formula in both notations, each with its button; `id` is unlike every other on the page. */
const formulaBoxes = (id: string, title: string, formula: string) => html`<h3>${title}</h3>
  ${(["vietnamese", "plain"] as const).map(
    (
      notation,
    ) => html`<h4>${TEXT[notation]}<button type="button" hidden data-copy="${id}-${notation}" data-copied="${TEXT.copied}">${TEXT.copy}</button></h4>
      <pre id="${id}-${notation}" tabindex="0">${formulaIn(notation, formula)}</pre>`,
  )}`;

const chooser = ({ numerator, denominator, digits, points, period, notes }: Chosen) => html`<h2>${TEXT.chooseTitle}</h2>
  <form method="get">
    <label>${TEXT.numerator}<input name="tu" value="${numerator}" size="8" /></label>
    <label>${TEXT.denominator}<input name="mau" value="${denominator}" size="8" /></label>
    <label>${TEXT.digits}<input name="le" value="${digits}" inputmode="numeric" size="4" /></label>
    <label>${TEXT.points}<input name="diem" value="${points}" size="8" /></label>
    <label>${TEXT.period}<input name="ky" value="${period}" size="16" /></label>
    <button>${TEXT.button}</button>
  </form>
  ${notes.map((note) => html`<p class="note" role="status">${note}</p>`)}`;

const content = (chosen: Chosen, origin: string) => {
  const { numerator, denominator, digits, points, period } = chosen;
  const cells = { numerator, denominator, digits };
  const grade = nativeGradeFormula(points, period, null);
  const rateOf = (id: string) =>
    webserviceFormula(id, [{ cell: numerator }, { cell: denominator }, digits], origin) ?? "";
  return html`<p>${TEXT.summary}</p>
    ${chooser(chosen)}
    <h2>${TEXT.nativeTitle}</h2>
    <p>${TEXT.nativeIntro}</p>
    ${formulaBoxes("rate", TEXT.rate, nativeRateFormula("TYLE", cells))}
    ${formulaBoxes("percent", TEXT.percent, nativeRateFormula("PHANTRAM", cells))}
    ${
      grade.ok
        ? html`${formulaBoxes("grade", TEXT.grade, grade.result.formula)}<p class="note">${grade.result.note}</p>`
        : html`<h3>${TEXT.grade}</h3><p class="note" role="status">${problemText(grade.problem)}</p>`
    }
    <h2>${TEXT.webTitle}</h2>
    <p>${TEXT.webIntro}</p>
    ${formulaBoxes("web-rate", TEXT.rate, rateOf("TYLE"))}
    ${formulaBoxes("web-percent", TEXT.percent, rateOf("PHANTRAM"))}
    ${grade.ok ? formulaBoxes("web-grade", TEXT.grade, webserviceFormula("XEPLOAI", [{ cell: points }, period], origin) ?? "") : ""}
    <p>${TEXT.unreachable}</p>
    <h2>${TEXT.differencesTitle}</h2>
    <ul>${TEXT.differences.map((one) => html`<li>${one}</li>`)}</ul>
    <script src="/copy-buttons.js" defer></script>`;
};

export const oldExcelGuide: Handler<"oldExcelGuide"> = async ({ request, env, url, today }, { query }) => {
  const chosen = readChosen(query, today);
  const page = await guidePage(TEXT.title, raw(STYLE), content(chosen, ownOrigin(env, url)));
  return taggedAnswer(request, page, PAGE_TYPE, GUIDE_HEADERS);
};
