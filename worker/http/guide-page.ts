// What the pages of the guide have in common: the frame around their content, and the headers that let the copy buttons work.
import { html, raw } from "hono/html";
import { GUIDE_TEXT } from "../../shared/text/guide.ts";
import { PAGE_HEADERS, PAGE_STYLE } from "./page.ts";

/** The copy buttons are a script of our own. */
export const GUIDE_HEADERS = {
  ...PAGE_HEADERS,
  "Content-Security-Policy": `${PAGE_HEADERS["Content-Security-Policy"]}; script-src 'self'`,
};

/** A page of the guide; `style` and `content` are markup. */
export const guidePage = async (title: string, style: unknown, content: unknown): Promise<string> =>
  String(
    await html`<!doctype html>
<html lang="vi">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>DVC – ${title}</title>
    <style>${raw(PAGE_STYLE)} body { overflow-wrap: anywhere; } ${style}</style>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
    </main>
    <nav><a href="/huong-dan">${GUIDE_TEXT.back}</a> <a href="/">Bảng tính</a> <a href="/quan-tri">Quản trị</a> <a href="/docs">Tài liệu API</a></nav>
  </body>
</html>`,
  );
