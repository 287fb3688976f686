// What every place of the pane works with: the host, the function runtime, the server, the session, and the reports that are ready to be sent.
import { createContext, type ReactElement, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import type { FunctionRuntime } from "../../functions/runtime.ts";
import type { Host } from "../../host/host.ts";
import type { Server } from "../../server/server.ts";
import type { Store } from "../../ui/store.ts";
import type { PlaceId } from "./place-id.ts";
import type { Session, SessionStore } from "./session.ts";

export interface PaneTools {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
  /** Where the server is; "" for the page's own origin. */
  readonly origin: string;
  readonly server: Server;
  readonly session: SessionStore;
  /** The day in Vietnam. */
  readonly today: () => LocalDate;
  /** Reports that were read from the sheet and looked through, ready to be sent. */
  readonly checked: Store<readonly CheckedReport[]>;
  /** Shows a place. */
  readonly goTo: (place: PlaceId) => void;
}

const Tools = createContext<PaneTools | null>(null);

export const PaneProvider = ({
  tools,
  children,
}: {
  readonly tools: PaneTools;
  readonly children: ReactNode;
}): ReactElement => <Tools.Provider value={tools}>{children}</Tools.Provider>;

/** Only inside the pane. */
export const usePane = (): PaneTools => {
  const tools = useContext(Tools);
  if (tools === null) throw new Error("outside of the pane");
  return tools;
};

export const useStore = <State,>({ subscribe, get }: Pick<Store<State>, "subscribe" | "get">): State =>
  useSyncExternalStore(subscribe, get);

export const useSession = (): Session => useStore(usePane().session);
