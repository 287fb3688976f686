// Receives, returns or locks the snapshots of many units, one by one: a refusal of one keeps none of the others.
import { moveOf } from "../../../../shared/domain/snapshot-move.ts";
import { STATE_TEXT } from "../../../../shared/text/snapshot.ts";
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import { refusalText, reportParams, type Server } from "../../../server/server.ts";
import { inTurn } from "../../outbox/in-turn.ts";
import type { Place } from "./load-table.ts";
import type { UnitRow } from "./unit-rows.ts";

export type OfficeAction = "duyet" | "tra_lai" | "chot";
export type ActedUnit = Pick<UnitRow, "unit" | "name" | "state" | "revision">;

export interface ActResult {
  readonly unit: ActedUnit["unit"];
  readonly name: string;
  readonly isDone: boolean;
  readonly text: string;
}

/** Whether the action can be tried on what is shown of the unit. */
export const canAct = ({ state, revision }: Pick<UnitRow, "state" | "revision">, action: OfficeAction): boolean =>
  state !== null && revision !== null && moveOf(state, action).ok;

const AT_ONCE = 4;

const notTried = ({ state, revision }: ActedUnit, action: OfficeAction): string | null => {
  if (state === null || revision === null) return UPPER_OFFICE_TEXT.notActed.none();
  return moveOf(state, action).ok ? null : UPPER_OFFICE_TEXT.notActed.state({ state: STATE_TEXT[state] });
};

export interface OfficeAct {
  readonly action: OfficeAction;
  /** Needed to return. */
  readonly reason: string | null;
}

/**
 * One result for each unit, in the order given. Each act is about the revision that was shown: what was sent since is refused by
 * the server. An answer that was lost is asked for once more under the same key. Never rejects.
 */
export const actOnUnits = (
  server: Server,
  place: Omit<Place, "unit">,
  units: readonly ActedUnit[],
  { action, reason }: OfficeAct,
  newKey: () => string,
  onDone?: (count: number) => void,
): Promise<readonly ActResult[]> =>
  inTurn(
    units,
    AT_ONCE,
    async (one): Promise<ActResult> => {
      const { unit, name, revision } = one;
      const obstacle = notTried(one, action);
      if (obstacle !== null) return { unit, name, isDone: false, text: obstacle };
      const asked = {
        ...reportParams({ ...place, unit }),
        body: { action, ...(reason === null ? {} : { reason }) },
        headers: { "If-Match": `"${revision}"`, "Idempotency-Key": newKey() },
      };
      let answer = await server.call("actOnSnapshot", asked);
      if (!answer.ok && answer.status === null) answer = await server.call("actOnSnapshot", asked);
      if (!answer.ok) return { unit, name, isDone: false, text: refusalText(answer) };
      return { unit, name, isDone: true, text: UPPER_OFFICE_TEXT.acted[action]() };
    },
    onDone,
  );
