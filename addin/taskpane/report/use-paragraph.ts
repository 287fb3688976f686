// The paragraph of the report in front: the server's, or what somebody made of it, kept wherever the pane goes.
import { useEffect, useMemo, useState } from "react";
import { usePane } from "../frame/pane-context.tsx";
import { createParagraphKeeper, isOlder, type KeptParagraph, type ParagraphKeeper } from "./kept-paragraph.ts";
import type { LoadedReport } from "./report-source.ts";

export interface Paragraph {
  readonly text: string;
  /** Null where the text is the server's own. */
  readonly edited: { readonly at: number; readonly isOlder: boolean; readonly hasFresh: boolean } | null;
  /** What was given up for the server's text, for as long as the report is in front; null for nothing. */
  readonly givenUp: string | null;
  /** Why it is not kept; "" where it is. */
  readonly trouble: string;
  readonly edit: (text: string) => void;
  readonly takeFresh: () => void;
  readonly takeBack: () => void;
  /** The figures were looked at: the text holds for them too. */
  readonly confirm: () => void;
}

interface Shown {
  readonly key: string;
  readonly kept: KeptParagraph | null;
  readonly givenUp: KeptParagraph | null;
}

const shownOf = (keeper: ParagraphKeeper, key: string): Shown => ({ key, kept: keeper.get(key), givenUp: null });

/** @param key of unit, period, form and length. */
export const useParagraph = (key: string, loaded: LoadedReport | null): Paragraph => {
  const { host } = usePane();
  const [trouble, setTrouble] = useState("");
  const keeper = useMemo(() => createParagraphKeeper(host.settings, setTrouble), [host]);
  const [state, setState] = useState<Shown>(() => shownOf(keeper, key));
  // Another report is in front: what belongs to the one before is not shown for a moment.
  const shown = state.key === key ? state : shownOf(keeper, key);
  if (shown !== state) setState(shown);

  useEffect(() => {
    const flush = () => void keeper.flush();
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [keeper]);

  const content = loaded?.kind === "loaded" ? loaded.content : null;
  const asOf = content?.table.asOf ?? null;
  const { kept: keptParagraph, givenUp } = shown;

  const show = (next: KeptParagraph | null, before: KeptParagraph | null) => {
    setTrouble("");
    keeper.put(key, next);
    setState({ key, kept: next, givenUp: before });
  };

  return {
    text: keptParagraph?.text ?? content?.text ?? "",
    edited: keptParagraph && {
      at: keptParagraph.editedAt,
      isOlder: isOlder(keptParagraph, asOf),
      hasFresh: content !== null,
    },
    givenUp: givenUp?.text ?? null,
    trouble,
    edit: (text) =>
      show(
        text === content?.text ? null : { text, asOf: keptParagraph ? keptParagraph.asOf : asOf, editedAt: Date.now() },
        null,
      ),
    takeFresh: () => show(null, keptParagraph),
    takeBack: () => show(givenUp, null),
    confirm: () => keptParagraph && show({ ...keptParagraph, asOf }, null),
  };
};
