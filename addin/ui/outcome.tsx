// One line that says how something the user asked for went.
import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { type ReactElement, useEffect, useRef } from "react";

export interface OutcomeText {
  readonly kind: "done" | "refused" | "notice";
  readonly text: string;
}

const INTENT = { done: "success", refused: "error", notice: "info" } as const;

export const Outcome = ({ outcome }: { readonly outcome: OutcomeText | null }): ReactElement => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It may stand below what is visible of the pane.
    if (outcome) place.current?.scrollIntoView({ block: "nearest" });
  }, [outcome]);
  return (
    <div aria-live="polite" ref={place}>
      {outcome && (
        <MessageBar intent={INTENT[outcome.kind]} layout="multiline">
          <MessageBarBody>{outcome.text}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
};
