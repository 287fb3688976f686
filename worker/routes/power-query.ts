// GET /huong-dan/power-query: how to pull the tables into Excel and Power BI, with scripts for the reader's own unit and period.
import { html, raw } from "hono/html";
import { FORM_DEFAULT } from "../../shared/domain/form.ts";
import { periodName } from "../../shared/text/period.ts";
import {
  addressSteps,
  csvScript,
  frozenScript,
  type GuideStep,
  jsonScript,
  type TablePlace,
  POWER_QUERY_TEXT as TEXT,
} from "../../shared/text/power-query.ts";
import { problemText } from "../../shared/text/problem.ts";
import { taggedAnswer } from "../http/answer.ts";
import { ownOrigin } from "../http/origin.ts";
import { PAGE_HEADERS, PAGE_STYLE, PAGE_TYPE } from "../http/page.ts";
import type { Handler } from "../http/scope.ts";
import { readPlace } from "../snapshots/address.ts";

const STYLE = `${PAGE_STYLE}
  textarea { box-sizing: border-box; width: 100%; font: 14px/1.4 ui-monospace, Consolas, monospace; }
  body { overflow-wrap: anywhere; }
  form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; } label { display: flex; flex-direction: column; }
  input, button { font: inherit; padding: .2rem .4rem; min-width: 0; max-width: 100%; } .note { background: #fff8e1; padding: .4rem .6rem; }
  @media print { textarea { border: 0; } }`;

/** What the scripts are written for when nothing was chosen. */
const EXAMPLE = { unit: "DON-VI", period: "civil:2026-10", form: FORM_DEFAULT };

const steps = (list: readonly GuideStep[]) =>
  html`<ol>
    ${list.map(({ vi, en }) => html`<li>${vi}<br /><span class="en" lang="en">${en}</span></li>`)}
  </ol>`;

const bullets = (list: readonly string[]) =>
  html`<ul>
    ${list.map((one) => html`<li>${one}</li>`)}
  </ul>`;

const script = (title: string, text: string) =>
  html`<textarea readonly rows="${text.split("\n").length + 1}" spellcheck="false" aria-label="${title}" wrap="off">
${text}</textarea
  >`;

interface Filled {
  readonly place: TablePlace;
  readonly notes: readonly string[];
  readonly typed: { readonly unit: string; readonly period: string; readonly form: string };
}

/** The reader's own unit, period and form where they can be read; else the example, with what is wrong. */
const fill = (origin: string, query: Readonly<Record<string, unknown>>): Filled => {
  const given = (name: string) => (typeof query[name] === "string" ? (query[name] as string).trim() : "");
  const typed = { unit: given("unit").toUpperCase(), period: given("period"), form: given("form") || FORM_DEFAULT };
  if (typed.unit === "" && typed.period === "") return { place: { origin, ...EXAMPLE }, notes: [], typed };
  const read = readPlace(typed.unit, typed.period, typed.form);
  if (!read.ok) return { place: { origin, ...EXAMPLE }, notes: [problemText(read.problem)], typed };
  const { unit, period, form, alternative } = read.result;
  const notes = [TEXT.filledFor({ unit, period: periodName(period), form })];
  if (alternative) notes.push(TEXT.otherCalendar({ period: periodName(alternative), key: alternative.key }));
  return { place: { origin, unit, period: period.key, form }, notes, typed };
};

const page = ({ place, notes, typed }: Filled) => {
  const address = `${place.origin}/v1/consolidated/${place.unit}/${place.period}.csv?form=${place.form}`;
  return html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>DVC – ${TEXT.title}</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
    <h1>${TEXT.title}</h1>
    <p>${TEXT.summary}</p>
    <p class="note">${TEXT.unverified}</p>
    <h2>${TEXT.needTitle}</h2>
    ${bullets(TEXT.need)}
    <h2>${TEXT.fillTitle}</h2>
    <form method="get">
      <label>${TEXT.fillUnit}<input name="unit" value="${typed.unit}" required autocomplete="off" /></label>
      <label>${TEXT.fillPeriod}<input name="period" value="${typed.period}" required autocomplete="off" /></label>
      <label>${TEXT.fillForm}<input name="form" value="${typed.form}" autocomplete="off" /></label>
      <button>${TEXT.fillButton}</button>
    </form>
    ${notes.map((note) => html`<p class="note" role="status">${note}</p>`)}
    <p>${TEXT.wholeOrPart}</p>
    <h2>${TEXT.stepsTitle}</h2>
    ${steps(addressSteps(place, address))}
    <h2>${TEXT.scriptTitle}</h2>
    <p>${TEXT.scriptIntro}</p>
    ${steps(TEXT.scriptSteps)}
    <h3>${TEXT.csvTitle}</h3>
    ${script(TEXT.csvTitle, csvScript(place))}
    <h3>${TEXT.jsonTitle}</h3>
    ${script(TEXT.jsonTitle, jsonScript(place))}
    <p>${TEXT.copyHint}</p>
    <h2>${TEXT.addressesTitle}</h2>
    <ul>
      <li>${TEXT.latest}<br /><code>${address}</code></li>
      <li>${TEXT.frozen}</li>
    </ul>
    ${script(TEXT.frozen, frozenScript(place, "MA-BAN"))}
    <h2>${TEXT.refreshTitle}</h2>
    ${bullets(TEXT.refresh)}
    <h2>${TEXT.powerBiTitle}</h2>
    ${bullets(TEXT.powerBi)}
    </main>
    <nav><a href="/huong-dan">Hướng dẫn</a> <a href="/">Bảng tính</a> <a href="/quan-tri">Quản trị</a> <a href="/docs">Tài liệu API</a></nav>
  </body>
</html>`;
};

export const powerQueryGuide: Handler<"powerQueryGuide"> = async ({ request, env, url }, { query }) => {
  const filled = fill(ownOrigin(env, url), query);
  return taggedAnswer(request, String(await page(filled)), PAGE_TYPE, PAGE_HEADERS);
};
