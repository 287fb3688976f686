// Compares the functions of this script with those of the server: Excel and the browser keep older files for up to a day.
import type { AddressOf } from "../../shared/contract/addresses.ts";
import { CATALOGUE } from "../../shared/functions/catalogue.ts";

/** Only the type comes from the contract: the table of addresses would make the script of the functions longer. */
const ADDRESS: AddressOf<"listFunctions"> = "/v1/functions";

/** Names of the functions that the server has; null where it does not answer or answers something else. Never rejects. */
export const functionsOnServer = async (ask: typeof fetch, origin: string): Promise<readonly string[] | null> => {
  try {
    const response = await ask(`${origin}${ADDRESS}`, { headers: { Accept: "application/json" } });
    if (!response.ok) return null;
    const { functions } = (await response.json()) as { functions?: unknown };
    if (!Array.isArray(functions)) return null;
    const names = functions.map((one: { id?: unknown } | null) => one?.id);
    return names.every((name) => typeof name === "string") ? names : null;
  } catch {
    return null;
  }
};

/** Functions of the server that this script lacks. */
export const missingHere = (onServer: readonly string[]): readonly string[] => {
  const here = new Set(CATALOGUE.map(({ id }) => id));
  return onServer.filter((name) => !here.has(name));
};
