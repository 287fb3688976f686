// Starts the pane on a page of its own, without a sheet: a file that is opened is read instead.
import { createRoot } from "react-dom/client";
import { createRuntime } from "../functions/runtime.ts";
import { createFileHost } from "../host/file-host.ts";
import { takeDemonstrationToken } from "../host/take-demonstration-token.ts";
import { createPageTokenStore } from "../host/token-store.ts";
import { Pane } from "../taskpane/pane.tsx";
import "./gui.css";

const token = createPageTokenStore();
const runtime = createRuntime({
  fetch: (...request) => fetch(...request),
  origin: "",
  getToken: token.get,
  now: () => Date.now(),
});
const host = createFileHost({ token, storage: () => window.localStorage });
void takeDemonstrationToken(token, fetch);

// A file that misses the place for it must not replace the page.
for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());

const place = document.getElementById("app");
if (place) {
  createRoot(place).render(
    <main className="page">
      <Pane host={host} runtime={runtime} />
    </main>,
  );
}
