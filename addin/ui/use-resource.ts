// Something loaded for as long as it is asked for: a late answer to an earlier question is dropped, its request aborted.
import { useCallback, useEffect, useState } from "react";

/** The question: another function asks anew, so it is memoized by all that the answer depends on. An answer of null is none. */
type Load<Content> = (signal: AbortSignal) => Promise<Content | null>;

interface Answer<Content> {
  readonly load: Load<Content>;
  readonly turn: number;
  readonly content: Content;
}

export interface Resource<Content> {
  /** The answer to the question of now; null until it is there. */
  readonly content: Content | null;
  /** From the moment the question goes out. */
  readonly isAsking: boolean;
  /** Asks the same once more. */
  readonly again: () => void;
}

export interface ResourceOptions {
  /** Asks only after the question has stayed the same for so long. */
  readonly pauseMs?: number;
  /** The last answer stays until the next one is there. */
  readonly keepsLast?: boolean;
}

/** @param load null asks nothing. */
export const useResource = <Content>(
  load: Load<Content> | null,
  { pauseMs = 0, keepsLast = false }: ResourceOptions = {},
): Resource<Content> => {
  const [answer, setAnswer] = useState<Answer<Content> | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (load === null) return;
    const stop = new AbortController();
    const ask = async () => {
      setAsking(true);
      const content = await load(stop.signal);
      if (stop.signal.aborted) return;
      setAsking(false);
      if (content !== null) setAnswer({ load, turn, content });
    };
    const timer = pauseMs > 0 ? setTimeout(() => void ask(), pauseMs) : void ask();
    return () => {
      clearTimeout(timer ?? undefined);
      stop.abort();
    };
  }, [load, turn, pauseMs]);
  const again = useCallback(() => setTurn((count) => count + 1), []);
  const isShown = answer !== null && (keepsLast || (answer.load === load && answer.turn === turn));
  return { content: isShown ? answer.content : null, isAsking: isAsking && load !== null, again };
};
