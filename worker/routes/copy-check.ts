// GET /kiem-tra/{code}: the page on which whoever received a copy checks it; the file is read in the page and never sent.

import { html, raw } from "hono/html";
import { addressOf } from "../../shared/contract/request.ts";
import { problemText } from "../../shared/text/problem.ts";
import { STANDING_TEXT, CHECK_PAGE_TEXT as TEXT } from "../../shared/text/value-copy.ts";
import { textAnswer } from "../http/answer.ts";
import { PAGE_HEADERS, PAGE_STYLE, PAGE_TYPE } from "../http/page.ts";
import type { Handler, Scope } from "../http/scope.ts";
import { compareCopy, findCopy } from "../snapshots/copy.ts";

const STYLE = `${PAGE_STYLE}
  body { overflow-wrap: anywhere; } form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; }
  label { display: flex; flex-direction: column; } input, button { font: inherit; padding: .3rem .5rem; max-width: 100%; box-sizing: border-box; }
  #drop { display: block; border: 2px dashed #10558c; border-radius: 6px; padding: 1.4rem 1rem; text-align: center; background: #f5f9fc; cursor: pointer; }
  #drop:focus-within, #drop.over { outline: 3px solid #10558c; outline-offset: 2px; } #drop input { display: block; margin: .6rem auto 0; }
  .result { padding: .6rem .8rem; border-left: 5px solid; } .yes { background: #e7f5ea; border-color: #107c41; } .no { background: #fdecea; border-color: #b3261e; }
  .note { background: #fff8e1; padding: .4rem .6rem; }`;

/** The file is read by a script of our own, which asks this server alone. */
const HEADERS = {
  ...PAGE_HEADERS,
  "Content-Security-Policy": `${PAGE_HEADERS["Content-Security-Policy"]}; script-src 'self'; connect-src 'self'; frame-ancestors 'none'`,
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

const page = (content: unknown) => html`<!doctype html>
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
      ${content}
    </main>
  </body>
</html>`;

const codeForm = (typed: string, fault: string | null) => html`
  ${fault === null ? "" : html`<p class="result no" role="alert">${fault}</p>`}
  <form method="get" action="/kiem-tra">
    <label>${TEXT.codeLabel}<input name="ma" value="${typed}" required autocomplete="off" spellcheck="false" size="24" /></label>
    <button>${TEXT.codeButton}</button>
  </form>`;

const result = (match: boolean, said: string, standing: string | null) => html`
  <div role="status">
    <p class="result ${match ? "yes" : "no"}">${said}</p>
    ${standing === null ? "" : html`<p class="note">${standing}</p>`}
  </div>`;

const checkForms = (code: string, typed: string, compared: ReturnType<typeof compareCopy> | null) => html`
  <p>${TEXT.codeTitle}: <code id="code">${code}</code></p>
  <h2>${TEXT.fileTitle}</h2>
  <noscript><p class="note">${TEXT.noScript}</p></noscript>
  <label id="drop" hidden>${TEXT.fileHint}<input type="file" id="file" accept=".xlsx" /></label>
  <div id="answer" role="status" aria-live="polite"></div>
  <h2>${TEXT.shortTitle}</h2>
  <p>${TEXT.shortHint}</p>
  <form method="get">
    <label>${TEXT.shortLabel}<input name="so" value="${typed}" required autocomplete="off" spellcheck="false" size="18" /></label>
    <button>${TEXT.shortButton}</button>
  </form>
  ${
    compared === null
      ? ""
      : result(
          compared.match,
          compared.match ? TEXT.shortMatches : TEXT.shortDiffers,
          compared.standing && STANDING_TEXT[compared.standing],
        )
  }
  <script src="/kiem-tra.js" defer></script>`;

const given = (query: Readonly<Record<string, unknown>>, name: string): string =>
  typeof query[name] === "string" ? (query[name] as string).trim() : "";

const answerFor = async ({ db }: Scope, typed: string, short: string): Promise<Response> => {
  const copy = await findCopy(db, typed);
  if (!copy.ok)
    return textAnswer(String(await page(codeForm(typed, problemText(copy.problem)))), PAGE_TYPE, 200, HEADERS);
  const compared = short === "" ? null : compareCopy(copy.result, short);
  return textAnswer(String(await page(checkForms(copy.result.code, short, compared))), PAGE_TYPE, 200, HEADERS);
};

export const copyCheckStart: Handler<"copyCheckStart"> = async (_scope, { query }) => {
  const typed = given(query, "ma");
  if (typed !== "") {
    return new Response(null, {
      status: 303,
      headers: { Location: addressOf("copyCheckPage", { path: { code: typed } }) },
    });
  }
  return textAnswer(String(await page(codeForm("", null))), PAGE_TYPE, 200, HEADERS);
};

export const copyCheckPage: Handler<"copyCheckPage"> = (scope, { path, query }) =>
  answerFor(scope, path.code, given(query, "so"));
