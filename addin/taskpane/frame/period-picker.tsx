// Chooses the period: from the latest ones or as people write it; says its dates, and asks which calendar is meant where nothing fixes it.
import { Combobox, Field, Option } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { Period } from "../../../shared/domain/period.ts";
import { readPeriod } from "../../../shared/domain/period-text.ts";
import { officialDate, periodLabel } from "../../../shared/text/period.ts";
import { problemText } from "../../../shared/text/problem.ts";
import { usePane, useSession } from "./pane-context.tsx";
import { periodChoices } from "./period-choices.ts";

/** Wide enough for a label and its dates beside each other, and never wider than the pane. */
const LIST_WIDTH = "min(300px, 90vw)";

const datesOf = ({ first, last }: Period): string => `${officialDate(first)} – ${officialDate(last)}`;

export const PeriodPicker = (): ReactElement => {
  const { session, today } = usePane();
  const { period, calendar } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const choices = periodChoices(calendar ?? "nd09", today());
  const read = typed === null || typed.trim() === "" ? null : readPeriod(typed, { calendar });
  const meant: readonly Period[] = read?.ok
    ? [read.result.period, ...(read.result.alternative ? [read.result.alternative] : [])]
    : choices;

  const choose = (chosen: Period) => {
    setTyped(null);
    setTrouble(null);
    session.choosePeriod(chosen);
  };
  const chooseTyped = () => {
    if (read === null) return;
    if (!read.ok) return setTrouble(problemText(read.problem));
    const [first, other] = meant;
    // Two sets of dates: the person picks one in the list.
    if (first && !other) choose(first);
  };

  return (
    <Field
      label="Kỳ báo cáo"
      size="small"
      {...(trouble === null ? {} : { validationState: "error" as const, validationMessage: trouble })}
    >
      <Combobox
        size="small"
        freeform
        placeholder="Ví dụ: tháng 6/2026"
        value={typed ?? periodLabel(period)}
        selectedOptions={[period.key]}
        onChange={(event) => {
          setTyped(event.target.value);
          setTrouble(null);
        }}
        onOpenChange={(_, { open }) => {
          if (open) setTyped("");
          else {
            chooseTyped();
            setTyped(null);
          }
        }}
        onOptionSelect={(_, { optionValue }) => {
          const chosen = meant.find(({ key }) => key === optionValue);
          if (chosen) choose(chosen);
        }}
        style={{ minWidth: 0 }}
        listbox={{ style: { minWidth: LIST_WIDTH } }}
        positioning={{ align: "end" }}
        input={{ style: { minWidth: 0, textOverflow: "ellipsis" } }}
        expandIcon={{ "aria-label": "Mở danh sách" }}
      >
        {meant.map((one) => (
          <Option key={one.key} value={one.key} text={periodLabel(one)}>
            {`${periodLabel(one)} (${datesOf(one)})`}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
};
