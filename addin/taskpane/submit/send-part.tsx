// Sends the open report: what is missing first, then the report itself or, where the period is locked, a proposed correction.
import {
  Button,
  Field,
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  Textarea,
} from "@fluentui/react-components";
import { type ReactElement, type RefObject, useEffect, useRef } from "react";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import { dateText } from "../../../shared/text/format.ts";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { FIELDS, type Missing } from "../report-draft/draft-order.ts";
import { useSubmitStyles } from "./submit-styles.ts";
import type { DraftView } from "./use-draft-view.ts";

/** One summary at the top; each line leads to its field. */
export const MissingSummary = ({
  missing,
  place,
}: {
  readonly missing: readonly Missing[];
  readonly place: RefObject<HTMLDivElement | null>;
}): ReactElement => {
  const styles = useSubmitStyles();
  const show = (field: string) => {
    const element = document.getElementById(field);
    element?.scrollIntoView({ block: "center" });
    (element?.querySelector<HTMLElement>("input, select, textarea") ?? element)?.focus();
  };
  return (
    <div ref={place} tabIndex={-1} role="alert" aria-label="Chưa gửi được">
      {missing.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>Chưa gửi được</MessageBarTitle>
            <ul className={styles.list}>
              {missing.map(({ field, text }) => (
                <li key={field}>
                  <Link as="button" onClick={() => show(field)}>
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
};

export interface SendPartProps {
  readonly view: DraftView;
  readonly missing: readonly Missing[];
  readonly isLocked: boolean;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onSend: () => void;
  readonly onPutAside: () => void;
}

const deadlineText = ({ deadline }: DraftView): string | null =>
  deadline && `Hạn gửi ${dateText(deadline.due as LocalDate)}. ${deadline.message}.`;

export const SendPart = (props: SendPartProps): ReactElement => {
  const { view, missing, isLocked, reason, onReason, onSend, onPutAside } = props;
  const styles = useSubmitStyles();
  const fault = missing.find(({ field }) => field === FIELDS.reason);
  const deadline = deadlineText(view);
  return (
    <div className={styles.part}>
      {view.obstacle !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{view.obstacle}</MessageBarBody>
        </MessageBar>
      )}
      {deadline !== null && <Text size={200}>{deadline}</Text>}
      {isLocked && (
        <>
          <Text size={200}>{SUBMIT_TEXT.locked()}</Text>
          <Field
            id={FIELDS.reason}
            label="Lý do đính chính"
            required
            {...(fault ? { validationState: "error" as const, validationMessage: fault.text } : {})}
          >
            <Textarea
              id={FIELDS.reason}
              value={reason}
              onChange={(_, { value }) => onReason(value)}
              resize="vertical"
            />
          </Field>
        </>
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={onSend}>
          {isLocked ? "Gửi đề nghị đính chính" : view.base === null ? "Gửi số liệu" : `Gửi thành lần ${view.base + 1}`}
        </Button>
        <Button onClick={onPutAside}>Để sau</Button>
      </div>
    </div>
  );
};

/** Moves to the summary when it appears. */
export const useFocusOn = (isShown: boolean): RefObject<HTMLDivElement | null> => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isShown) return;
    place.current?.scrollIntoView({ block: "start" });
    place.current?.focus();
  }, [isShown]);
  return place;
};
