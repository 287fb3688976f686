// Where the report goes and what its figures cover: unit, period with the question of the calendar, form, scope, naming of levels.
import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  mergeClasses,
  Radio,
  RadioGroup,
  Select,
  Text,
} from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { CountBasis, Scheme, ScopeBasis } from "../../../shared/domain/snapshot.ts";
import { periodLabel, periodName } from "../../../shared/text/period.ts";
import { SCHEME_TEXT } from "../../../shared/text/service-scheme.ts";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { useSession } from "../frame/pane-context.tsx";
import { calendarChoice, type Draft, formTitle, periodOfDraft } from "../report-draft/draft.ts";
import { FIELDS, type Missing } from "../report-draft/draft-order.ts";
import { CalendarQuestion } from "./calendar-question.tsx";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";
import type { DraftView } from "./use-draft-view.ts";

const SCOPE_TEXT: Readonly<Record<ScopeBasis, string>> = {
  ownOnly: "Của riêng đơn vị",
  includingSubordinates: "Gồm cả cấp dưới",
};
const BASIS_TEXT: Readonly<Record<CountBasis, string>> = {
  giaiQuyet: "Theo nơi giải quyết",
  tiepNhan: "Theo nơi tiếp nhận",
};

export interface PlacePartProps {
  readonly draft: Draft;
  readonly view: DraftView;
  readonly missing: readonly Missing[];
  readonly onChange: (draft: Draft) => void;
}

/** The state of a field that the summary at the top links to. */
const faultOf = (missing: readonly Missing[], field: string) => {
  const fault = missing.find((one) => one.field === field);
  return fault ? { validationState: "error" as const, validationMessage: fault.text } : {};
};

const Differences = ({ draft, view }: Pick<PlacePartProps, "draft" | "view">): ReactElement | null => {
  const { units } = useSession();
  if (view.target === null) return null;
  const { unit, period } = view.target;
  const nameOf = (code: string) => units.find((one) => one.code === code)?.name ?? code;
  const written = periodOfDraft(draft);
  const texts = [
    ...(draft.unit !== unit && (draft.unit !== null || draft.unitText !== "")
      ? [SUBMIT_TEXT.unitDiffers({ written: draft.unitText || nameOf(draft.unit ?? ""), chosen: nameOf(unit) })]
      : []),
    ...(written !== null && periodLabel(written) !== periodLabel(period)
      ? [SUBMIT_TEXT.periodDiffers({ written: periodLabel(written), chosen: periodLabel(period) })]
      : []),
  ];
  return (
    <>
      {texts.map((text) => (
        <MessageBar key={text} intent="warning" layout="multiline">
          <MessageBarBody>{text}</MessageBarBody>
        </MessageBar>
      ))}
    </>
  );
};

/** Folded to one line where the period decides: few people ever change it. */
const CountingFields = ({ draft, view, missing, onChange }: PlacePartProps): ReactElement => {
  const styles = useSubmitStyles();
  const [isOpen, setOpen] = useState(false);
  if (view.scheme !== null && !isOpen) {
    return (
      <div className={styles.head}>
        <Text size={200} className={mergeClasses(styles.muted, styles.grow)}>
          {`Cách đếm: ${SCHEME_TEXT[view.scheme].toLowerCase()}; ${BASIS_TEXT[draft.countBasis].toLowerCase()}.`}
        </Text>
        <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
          Đổi cách đếm
        </Button>
      </div>
    );
  }
  return (
    <>
      <Field id={FIELDS.scheme} label="Cách gọi mức độ dịch vụ công" size="small" {...faultOf(missing, FIELDS.scheme)}>
        <Select
          size="small"
          value={view.scheme ?? ""}
          onChange={(_, { value }) => onChange({ ...draft, scheme: value === "" ? null : (value as Scheme) })}
        >
          {view.scheme === null && <option value="">Hãy chọn</option>}
          {(Object.keys(SCHEME_TEXT) as Scheme[]).map((one) => (
            <option key={one} value={one}>
              {SCHEME_TEXT[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Hồ sơ được đếm" size="small">
        <Select
          size="small"
          value={draft.countBasis}
          onChange={(_, { value }) => onChange({ ...draft, countBasis: value as CountBasis })}
        >
          {(Object.keys(BASIS_TEXT) as CountBasis[]).map((one) => (
            <option key={one} value={one}>
              {BASIS_TEXT[one]}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
};

export const PlacePart = ({ draft, view, missing, onChange }: PlacePartProps): ReactElement => {
  const styles = useSubmitStyles();
  const { units, unit, period, calendar } = useSession();
  const choice = calendarChoice(draft.form, period, calendar);
  const hasBelow = units.some(({ parent }) => parent === unit);

  return (
    <Part title="Báo cáo">
      <div id={FIELDS.unit} tabIndex={-1}>
        <Text weight="semibold" block>
          {units.find(({ code }) => code === unit)?.name ?? unit ?? "Chưa chọn đơn vị"}
        </Text>
        <Text block>{choice ? periodLabel(period) : periodName(period)}</Text>
        <Text block size={200} className={styles.muted}>
          {formTitle(draft.form)}
          {draft.source.sheet !== "" && ` · ${draft.source.file ?? `trang “${draft.source.sheet}”`}`}
        </Text>
      </div>
      <Differences draft={draft} view={view} />
      {choice && <CalendarQuestion form={draft.form} period={period} fault={faultOf(missing, FIELDS.calendar)} />}
      {(hasBelow || view.scope !== "ownOnly") && (
        <Field label="Phạm vi số liệu" id={FIELDS.scope} tabIndex={-1} {...faultOf(missing, FIELDS.scope)}>
          <RadioGroup
            value={view.scope ?? ""}
            onChange={(_, { value }) => onChange({ ...draft, scopeBasis: value as ScopeBasis })}
          >
            {(Object.keys(SCOPE_TEXT) as ScopeBasis[]).map((one) => (
              <Radio key={one} value={one} label={SCOPE_TEXT[one]} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <CountingFields draft={draft} view={view} missing={missing} onChange={onChange} />
    </Part>
  );
};
