// Starts the pane on the page that Excel shows; its interface is loaded when somebody sees it.
import type { FunctionRuntime } from "../functions/runtime.ts";
import { readSharedRuntime } from "../functions/shared-runtime.ts";
import { createExcelHost } from "../host/excel-host.ts";
import type { Host } from "../host/host.ts";
import { createPreviewHost } from "../host/preview-host.ts";
import { standsInExcel } from "../host/stands-in-excel.ts";
import { takeDemonstrationToken } from "../host/take-demonstration-token.ts";
import { createPageTokenStore, type TokenStore } from "../host/token-store.ts";
import "./taskpane.css";

const NOT_LOADED = "Không tải được ngăn DVC. Hãy kiểm tra kết nối mạng rồi đóng và mở lại ngăn này.";

/** The functions' own runtime; where their script could not be loaded, one for the pane alone. */
const sharedRuntime = async (): Promise<{ runtime: FunctionRuntime; token: TokenStore }> => {
  const shared = readSharedRuntime();
  if (shared) return shared;
  const { createRuntime } = await import("../functions/runtime.ts");
  const token = createPageTokenStore();
  const runtime = createRuntime({
    fetch: (...request) => fetch(...request),
    origin: "",
    getToken: token.get,
    now: () => Date.now(),
  });
  return { runtime, token };
};

/** In Excel's shared runtime the page also lives while nobody sees the pane. */
const whenVisible = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === "visible") {
      resolve();
      return;
    }
    const onChange = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", onChange);
      resolve();
    };
    document.addEventListener("visibilitychange", onChange);
  });

const start = async (place: HTMLElement): Promise<void> => {
  const [inExcel] = await Promise.all([standsInExcel(), whenVisible()]);
  try {
    const { runtime, token } = await sharedRuntime();
    const host: Host = inExcel ? createExcelHost({ runtime, token }) : createPreviewHost(token);
    // Whoever opens it outside of Excel looks around; in Excel an office works, with its own token.
    if (!inExcel) void takeDemonstrationToken(token, fetch);
    await host.ready();
    const { drawPane } = await import("./draw-pane.tsx");
    drawPane(place, host, runtime);
  } catch {
    place.textContent = NOT_LOADED;
  }
};

const place = document.getElementById("app");
if (place) void start(place);
