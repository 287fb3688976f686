// Repeats a read-decide-write that another writer has overtaken; the database decides who was first.
import { isLostRace } from "./database.ts";

/** Each lost attempt means that somebody else's write went through, so this many writers at once all get their turn. */
const ATTEMPTS_MAX = 12;

/** The result of the first attempt that was not overtaken. Any other fault, and the last lost race, is thrown. */
export const settleRace = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLostRace(error) || tries === ATTEMPTS_MAX) throw error;
    }
  }
};
