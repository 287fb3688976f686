// GET /huong-dan: the list of the guide's pages, its articles and the list to tick off in Excel.
import { html, raw } from "hono/html";
import { NAMESPACE } from "../../shared/domain/namespace.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";
import { EXCEL_CHECK_TEXT, EXCEL_CHECKS, GUIDE_PAGES, GUIDE_TEXT } from "../../shared/text/guide.ts";
import { GUIDE_ARTICLES, type GuideSection } from "../../shared/text/guide-articles.ts";
import { taggedAnswer } from "../http/answer.ts";
import { guidePage } from "../http/guide-page.ts";
import { ownOrigin } from "../http/origin.ts";
import { PAGE_HEADERS, PAGE_TYPE } from "../http/page.ts";
import type { Handler } from "../http/scope.ts";

export const guideIndex: Handler<"guideIndex"> = async ({ request }) => {
  const content = html`<p>${GUIDE_TEXT.summary}</p>
    <h2>${GUIDE_TEXT.pagesTitle}</h2>
    <ul>${GUIDE_PAGES.map(({ path, title, about }) => html`<li><a href="${path}">${title}</a><br />${about}</li>`)}</ul>
    <h2>${GUIDE_TEXT.functionsTitle}</h2>
    <p>${GUIDE_TEXT.functionsIntro}</p>
    <table>
      ${CATALOGUE.map(
        ({ id, title }) =>
          html`<tr><td class="name"><a href="/ham/${id}">${NAMESPACE}.${id}</a></td><td>${title.vi}</td></tr>`,
      )}
    </table>`;
  return taggedAnswer(request, await guidePage(GUIDE_TEXT.title, "", content), PAGE_TYPE, PAGE_HEADERS);
};

const COMMAND_STYLE = `pre { background: #f3f5f7; padding: .6rem; overflow-x: auto; font: 13px/1.45 ui-monospace, Consolas, monospace; overflow-wrap: normal; }`;

const section = ({ title, lines, commands }: GuideSection, origin: string) =>
  html`<h2>${title}</h2>
    ${lines.map((line) => html`<p>${line}</p>`)}
    ${commands === undefined ? "" : html`<pre tabindex="0" aria-label="${title}">${commands.replaceAll("{origin}", origin)}</pre>`}`;

/** Problem: `NOT_FOUND` for a name that is no article's. */
export const guideArticle: Handler<"guideArticle"> = async ({ request, env, url }, { path }) => {
  const article = GUIDE_ARTICLES.find(({ name }) => name === path.article);
  if (!article) return refuse("NOT_FOUND", { path: url.pathname });
  const origin = ownOrigin(env, url);
  const content = html`<p>${article.about}</p>
    ${article.sections.map((part) => section(part, origin))}`;
  return taggedAnswer(request, await guidePage(article.title, raw(COMMAND_STYLE), content), PAGE_TYPE, PAGE_HEADERS);
};

const TICK_STYLE = `.tick { width: 3rem; text-align: center; } .tick span { display: inline-block; width: 1.1rem; height: 1.1rem; border: 1.5px solid #555; }
  @media print { nav { display: none; } body { font-size: 11px; margin: 0; max-width: none; } td, th { padding: .2rem .4rem; } }`;

export const excelCheckList: Handler<"excelCheckList"> = async ({ request }) => {
  const { title, summary, number, task, sight, done } = EXCEL_CHECK_TEXT;
  const content = html`<p>${summary}</p>
    <table>
      <tr><th class="name">${number}</th><th>${task}</th><th>${sight}</th><th class="tick">${done}</th></tr>
      ${EXCEL_CHECKS.map(
        (line, index) =>
          html`<tr><td class="name">${index + 1}</td><td>${line.task}</td><td>${line.sight}</td><td class="tick"><span></span></td></tr>`,
      )}
    </table>`;
  return taggedAnswer(request, await guidePage(title, raw(TICK_STYLE), content), PAGE_TYPE, PAGE_HEADERS);
};
