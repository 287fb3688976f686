// npm start: installs, builds, migrates, loads the demonstration data and serves add-in, API and web workbook.
import { continueOnModernNode, ensureInstalled } from "./toolchain.mjs";

await ensureInstalled();
await continueOnModernNode(import.meta.url);
// Loaded only now: the rest may use what an old Node does not have.
const { serve } = await import("./serve.mjs");
await serve();
