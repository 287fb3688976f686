// Units as the server answers them, ready to be looked up by name.
import type { UnitVersion } from "../../../shared/domain/unit.ts";
import { type UnitDirectory, unitDirectory } from "../../../shared/reading/unit-name.ts";
import type { UnitEntry } from "../../server/entries.ts";

export const directoryOf = (units: readonly UnitEntry[]): UnitDirectory =>
  unitDirectory(units as readonly UnitEntry[] as unknown as readonly UnitVersion[]);
