// npm start: installs, builds, migrates, loads the demonstration data and serves add-in, API and web workbook.
import { serve } from "./serve.mjs";
import { prepare } from "./toolchain.mjs";

await prepare(import.meta.url);
await serve();
