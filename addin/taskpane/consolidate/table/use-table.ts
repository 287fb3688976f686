// Keeps the table of a unit and period at hand: asked for when either changes, the last one shown meanwhile.
import { useCallback, useEffect, useRef, useState } from "react";
import { type Refused, refusalText, type Server } from "../../../server/server.ts";
import { type LoadedTable, loadTable, type Place } from "./load-table.ts";
import type { Shown } from "./unit-rows.ts";

export interface TableState {
  readonly isAsking: boolean;
  /** Of the place that is asked for now; null until there is one. */
  readonly loaded: LoadedTable | null;
  /** "" where the last asking went well. */
  readonly trouble: string;
  readonly refused: Refused | null;
  reload(): Promise<void>;
}

const keyOf = ({ unit, period, form }: Place): string => `${unit} ${period.key} ${form}`;

export const useTable = (server: Server, place: Place | null, rankBy: Shown | null): TableState => {
  const [state, setState] = useState<Omit<TableState, "reload">>({
    isAsking: false,
    loaded: null,
    trouble: "",
    refused: null,
  });
  const latest = useRef("");
  const shownKey = useRef("");
  const { unit, period, form } = place ?? { unit: null, period: null, form: null };
  const reload = useCallback(async (): Promise<void> => {
    if (unit === null || period === null || form === null) return;
    const address = { unit, period, form };
    const asking = `${keyOf(address)} ${rankBy}`;
    latest.current = asking;
    const isSame = shownKey.current === keyOf(address);
    setState((now) => ({ ...now, isAsking: true, loaded: isSame ? now.loaded : null, trouble: "", refused: null }));
    const loaded = await loadTable(server, address, rankBy);
    if (latest.current !== asking) return;
    if (loaded.ok) {
      shownKey.current = keyOf(address);
      setState({ isAsking: false, loaded, trouble: "", refused: null });
    } else setState((now) => ({ ...now, isAsking: false, trouble: refusalText(loaded), refused: loaded }));
  }, [server, unit, period, form, rankBy]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { ...state, reload };
};
