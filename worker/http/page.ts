// What the pages that the Worker itself draws have in common: one style, and headers under which nothing is loaded and nothing runs.

export const PAGE_TYPE = "text/html; charset=utf-8";

/** Forms may be sent to this server alone. */
export const PAGE_HEADERS = {
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'",
  "X-Content-Type-Options": "nosniff",
};

export const PAGE_STYLE = `
  body { font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1b1b1b; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { color: #10558c; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; } h3 { font-size: 1rem; } .en { color: #555; }
  code { font-family: ui-monospace, Consolas, monospace; background: #f3f5f7; padding: .1rem .3rem; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; } th, td { border: 1px solid #c8d0d8; padding: .4rem .6rem; text-align: left; vertical-align: top; }
  th { background: #e6f0f8; } .name { white-space: nowrap; } nav a { margin-right: .6rem; white-space: nowrap; }
  .example { border-left: 3px solid #c8d0d8; padding-left: 1rem; margin: 1.2rem 0; } .example p { margin: .4rem 0; }
  .cells { width: auto; margin: .4rem 0; } .cells caption { text-align: left; font-size: .875rem; color: #555; } .cells td { padding: .1rem .6rem; }`;
