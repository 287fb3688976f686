// Draws the pane into the page that Excel shows; a part of its own, loaded when the pane is seen.
import { createRoot } from "react-dom/client";
import type { FunctionRuntime } from "../functions/runtime.ts";
import type { Host } from "../host/host.ts";
import { Pane } from "./pane.tsx";

export const drawPane = (place: HTMLElement, host: Host, runtime: FunctionRuntime): void => {
  createRoot(place).render(<Pane host={host} runtime={runtime} />);
};
