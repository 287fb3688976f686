// What can be wrong with a list of units, as codes with what their sentences need.

/** Each code is one sentence (what is wrong, what to do) in `shared/text/unit-fault.ts`. Days are `yyyy-mm-dd`. */
export interface UnitFaultParams {
  // The file itself.
  LIST_EMPTY: Record<string, never>;
  COLUMN_MISSING: { column: string };
  COLUMN_UNKNOWN: { column: string; known: string };
  CELLS_TOO_MANY: { cells: number; columns: number };
  // One row.
  CODE_INVALID: { got: string };
  NAME_MISSING: Record<string, never>;
  NAME_TOO_LONG: { max: number };
  TYPE_UNKNOWN: { got: string; known: string };
  DATE_INVALID: { column: string; got: string };
  DATES_REVERSED: { from: string; to: string };
  FLAG_INVALID: { got: string };
  SUCCESSORS_INVALID: { got: string };
  SUCCESSOR_SELF: Record<string, never>;
  SUCCESSOR_TWICE: { successor: string };
  SUCCESSORS_WHILE_IN_FORCE: Record<string, never>;
  SHARES_MIXED: Record<string, never>;
  SHARES_SUM: { sum: string };
  // The rows together, with those that are stored already.
  VERSION_TWICE: { from: string };
  VERSIONS_OVERLAP: { from: string; to: string | null };
  PARENT_UNKNOWN: { parent: string };
  PARENT_NOT_IN_FORCE: { parent: string; from: string; to: string | null };
  CYCLE: { chain: string };
  SUCCESSOR_UNKNOWN: { successor: string };
  SUCCESSOR_ENDED: { successor: string; day: string };
  SUCCESSORS_NOT_LAST: Record<string, never>;
  // Who may change what.
  OUTSIDE: { got: string };
  PARENTLESS: Record<string, never>;
}

export type UnitFaultCode = keyof UnitFaultParams;

export type UnitFaultDetail = {
  readonly [Code in UnitFaultCode]: { readonly code: Code; readonly params: UnitFaultParams[Code] };
}[UnitFaultCode];

/** A fault and where it stands: the line of the file (the header is line 1), null for a stored unit; the unit's code if readable. */
export interface UnitFault {
  readonly line: number | null;
  readonly unit: string | null;
  readonly fault: UnitFaultDetail;
}

export const unitFault = <Code extends UnitFaultCode>(
  line: number | null,
  unit: string | null,
  code: Code,
  params: UnitFaultParams[Code],
): UnitFault => ({ line, unit, fault: { code, params } as UnitFaultDetail });
