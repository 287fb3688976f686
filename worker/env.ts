// What the Worker is bound to: database, pages and settings.

export interface Env {
  readonly DB: D1Database;
  /** Files of the add-in and the web workbook. */
  readonly ASSETS: Fetcher;
  /** Requests of one token, of one address without a living token, and dead tokens of one address; absent: not counted. */
  readonly RATE_TOKEN?: RateLimit;
  readonly RATE_ADDRESS?: RateLimit;
  readonly RATE_DEAD?: RateLimit;
  /** Secret of the server's own administrator, `quantri` of all roots; at least 32 characters. */
  readonly DVC_BOOTSTRAP_TOKEN?: string;
  /** `1` on a demonstration server: ready only when the demonstration data is in. */
  readonly DVC_DEMO?: string;
  /** With `DVC_DEMO`: a token that reads the demonstration data, given to everybody by `/v1/demo`. */
  readonly DVC_DEMO_TOKEN?: string;
  /** The https address under which Excel reaches this server, for the manifest. */
  readonly DVC_ORIGIN?: string;
  /** `test` on a server to try things on: its add-in has an id of its own and says so in its names. */
  readonly DVC_ENVIRONMENT?: string;
  /** Tests only: the day that counts as today (`yyyy-mm-dd`). No request can set it. */
  readonly DVC_TODAY?: string;
}
