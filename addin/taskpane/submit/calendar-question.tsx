// Asks which days a period has, once for a form whose calendar nothing fixes; never guessed.
import { Field, type FieldProps, Radio, RadioGroup } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { Calendar, Period } from "../../../shared/domain/period.ts";
import { officialDate, periodLabel } from "../../../shared/text/period.ts";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { usePane } from "../frame/pane-context.tsx";
import { calendarChoice } from "../report-draft/draft.ts";
import { FIELDS } from "../report-draft/draft-order.ts";

const datesOf = ({ first, last }: Period): string => `${officialDate(first)} – ${officialDate(last)}`;

export interface CalendarQuestionProps {
  readonly form: FormCode;
  readonly period: Period;
  readonly fault?: Pick<FieldProps, "validationState" | "validationMessage">;
}

/** Nothing where the calendar is not open. */
export const CalendarQuestion = ({ form, period, fault = {} }: CalendarQuestionProps): ReactElement | null => {
  const { session } = usePane();
  const choice = calendarChoice(form, period, null);
  if (choice === null) return null;
  const [nd09, civil] = [datesOf(choice.nd09), datesOf(choice.civil)];
  return (
    <Field
      label={SUBMIT_TEXT.calendarQuestion({ label: periodLabel(period), nd09, civil })}
      hint="Chỉ hỏi một lần cho biểu này."
      id={FIELDS.calendar}
      tabIndex={-1}
      {...fault}
    >
      <RadioGroup value="" onChange={(_, { value }) => session.chooseCalendar(value as Calendar)}>
        <Radio value="nd09" label={nd09} />
        <Radio value="civil" label={`${civil} (dương lịch)`} />
      </RadioGroup>
    </Field>
  );
};
