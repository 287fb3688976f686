// npm run excel: serves over https, registers the add-in with Excel on this machine and says how to open it.
import { continueOnModernNode, ensureInstalled } from "./toolchain.mjs";

await ensureInstalled();
await continueOnModernNode(import.meta.url);
// Loaded only now: the rest may use what an old Node does not have.
const { serveForExcel } = await import("./sideload.mjs");
await serveForExcel();
