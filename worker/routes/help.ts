// GET /ham/{name}: the help page of one function, made from the catalogue; Excel opens it from the function's own dialogue.
import { html, raw } from "hono/html";
import { NAMESPACE } from "../../shared/domain/namespace.ts";
import { refuse } from "../../shared/domain/problem.ts";
import { CATALOGUE, findFunction } from "../../shared/functions/catalogue.ts";
import { type Cell, isErrorCell, isRange } from "../../shared/functions/cell.ts";
import type { Example, FunctionDefinition } from "../../shared/functions/definition.ts";
import { formulaOfCall, toVietnameseFormula } from "../../shared/functions/formula-text.ts";
import { numberText } from "../../shared/text/format.ts";
import { HELP_TEXT } from "../../shared/text/request.ts";
import { taggedAnswer } from "../http/answer.ts";
import { PAGE_HEADERS, PAGE_STYLE, PAGE_TYPE } from "../http/page.ts";
import type { Handler } from "../http/scope.ts";

const cellText = (cell: Cell): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return numberText(cell);
  return isErrorCell(cell) ? cell.error : String(cell);
};

const syntaxOf = ({ id, params }: FunctionDefinition): string =>
  `=${NAMESPACE}.${id}(${params.map(({ name, optional }) => (optional ? `[${name}]` : name)).join("; ")})`;

/** The cells of a range, as they would stand in a sheet. */
const rangeTable = (name: string, range: readonly (readonly Cell[])[]) => html`<table class="cells">
    <caption>${HELP_TEXT.cellsOf} <code>${name}</code></caption>
    ${range.map((row) => html`<tr>${row.map((cell) => html`<td>${cellText(cell)}</td>`)}</tr>`)}
  </table>`;

const exampleBlock = (
  { id, params }: FunctionDefinition,
  { args, shows, source }: Example,
) => html`<section class="example">
    <p><code>${toVietnameseFormula(formulaOfCall(id, args))}</code></p>
    ${args.map((arg, index) => (isRange(arg) ? rangeTable(params[index]?.name ?? "", arg) : ""))}
    <p>${HELP_TEXT.shows}: <strong>${shows}</strong></p>
    <p class="en">${HELP_TEXT.source}: ${source}</p>
  </section>`;

const page = (definition: FunctionDefinition) => html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${NAMESPACE}.${definition.id} – ${definition.title.vi}</title>
    <style>${raw(PAGE_STYLE)}</style>
  </head>
  <body>
    <h1>${NAMESPACE}.${definition.id}</h1>
    <p>${definition.title.vi} <span class="en" lang="en">(${definition.title.en})</span></p>
    <p>${definition.description.vi}</p>
    <p class="en" lang="en">${definition.description.en}</p>
    <h2>${HELP_TEXT.syntax}</h2>
    <p><code>${syntaxOf(definition)}</code></p>
    <table>
      <tr><th>${HELP_TEXT.parameter}</th><th>${HELP_TEXT.meaning}</th></tr>
      ${definition.params.map(
        ({ name, title, optional, choices = [] }) => html`<tr>
          <td class="name"><code>${name}</code></td>
          <td>${title.vi}${optional ? ` (${HELP_TEXT.optional})` : ""} <span class="en" lang="en">(${title.en})</span>
          ${choices.map((choice) => html`<br /><code>"${choice.value}"</code> ${choice.title.vi}`)}</td>
        </tr>`,
      )}
    </table>
    ${definition.stored === "needed" ? html`<p>${HELP_TEXT.needsToken}</p>` : ""}
    <h2>${HELP_TEXT.examples}</h2>
    ${definition.examples.map((example) => exampleBlock(definition, example))}
    <h2>${HELP_TEXT.others}</h2>
    <nav>${CATALOGUE.map((one) => html`<a href="/ham/${one.id}">${one.id}</a> `)}</nav>
  </body>
</html>`;

export const functionHelp: Handler<"functionHelp"> = async ({ request, url }, { path }) => {
  const definition = findFunction(path.name);
  if (!definition) return refuse("NOT_FOUND", { path: url.pathname });
  return taggedAnswer(request, String(await page(definition)), PAGE_TYPE, PAGE_HEADERS);
};
