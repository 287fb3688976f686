// One line that says how something the user asked for went.
import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ReactElement } from "react";

export interface OutcomeText {
  readonly kind: "done" | "refused" | "notice";
  readonly text: string;
}

const INTENT = { done: "success", refused: "error", notice: "info" } as const;

export const Outcome = ({ outcome }: { readonly outcome: OutcomeText | null }): ReactElement => (
  <div aria-live="polite">
    {outcome && (
      <MessageBar intent={INTENT[outcome.kind]} layout="multiline">
        <MessageBarBody>{outcome.text}</MessageBarBody>
      </MessageBar>
    )}
  </div>
);
