// Figures typed by hand, where neither a sheet nor a file is at hand: checked like those of a sheet, and handed on to be sent.
import {
  Button,
  Field,
  Input,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  tokens,
} from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useEffect, useId, useMemo, useRef, useState } from "react";
import type { FigureCode } from "../../../shared/domain/figure.ts";
import { columnNumber, FORMS, findForm, formOrGeneral } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import { periodName } from "../../../shared/text/period.ts";
import type { Host } from "../../host/host.ts";
import { SearchList } from "../../ui/search-list.tsx";
import { createStore, type Store } from "../../ui/store.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { useReadingDesk } from "../reading/reading-desk.ts";
import { countsText, foundInReport } from "./finding-items.ts";
import { FindingList } from "./finding-list.tsx";
import { figuresOfForm, manualReport, type TypedFault } from "./manual-report.ts";
import { figureChoices, measureName } from "./measure-choice.ts";

interface ManualState {
  readonly typed: Readonly<Partial<Record<FigureCode, string>>>;
  /** Added by name, behind those of the form. */
  readonly added: readonly FigureCode[];
}

/** Kept with the host, so that going to another place and back loses no number. */
const TYPED = new WeakMap<Host, Store<ManualState>>();

const typedOf = (host: Host): Store<ManualState> => {
  const known = TYPED.get(host) ?? createStore<ManualState>({ typed: {}, added: [] });
  TYPED.set(host, known);
  return known;
};

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(250px, 1fr))",
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalS,
    alignItems: "start",
  },
  faults: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  number: { "& input": { textAlign: "right", fontVariantNumeric: "tabular-nums" } },
});

const Added = ({ onAdd, known }: { readonly onAdd: (code: FigureCode) => void; readonly known: readonly string[] }) => (
  <SearchList
    label="Thêm chỉ tiêu"
    chosen={null}
    search={(typed) => figureChoices(typed).filter(({ id }) => !known.includes(id))}
    onChoose={(id) => onAdd(id as FigureCode)}
    placeholder="Gõ tên, không cần dấu"
    of="chỉ tiêu"
  />
);

export const ManualSection = (): ReactElement => {
  const styles = useStyles();
  const own = useId();
  const { host, session, today, checked, goTo } = usePane();
  const { severities } = useReadingDesk();
  const { units, unit, period, form } = useSession();
  const store = typedOf(host);
  const { typed, added } = useStore(store);
  const [faults, setFaults] = useState<readonly TypedFault[]>([]);
  const [report, setReport] = useState<CheckedReport | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) summary.current?.focus();
  }, [faults]);
  const codes = [...new Set([...figuresOfForm(form), ...added])];
  const fieldId = (code: FigureCode) => `${own}${code}`;
  const found = useMemo(() => (report ? foundInReport(report) : []), [report]);

  const check = (event: FormEvent) => {
    event.preventDefault();
    const rows = codes.map((code) => ({ code, typed: typed[code] ?? "" }));
    const made = manualReport(rows, { unit, period, form, today: today(), severities: severities.get().settings });
    setFaults(made.ok ? [] : made.faults);
    setReport(made.ok ? made.report : null);
  };
  const type = (code: FigureCode, text: string) => {
    store.set({ ...store.get(), typed: { ...store.get().typed, [code]: text } });
    // What was checked is no longer what stands there.
    setReport(null);
  };
  const send = () => {
    if (!report) return;
    checked.set([report]);
    goTo("submit");
  };

  return (
    <section className={styles.root} aria-labelledby="dvc-manual">
      <Text as="h2" size={300} weight="semibold" id="dvc-manual" className={styles.title}>
        Nhập tay
      </Text>
      <Text size={200}>
        {`${units.find(({ code }) => code === unit)?.name ?? unit ?? "Chưa chọn đơn vị"} · ${periodName(period)}. Đổi đơn vị, kỳ ở đầu trang.`}
      </Text>
      {faults.length > 0 && (
        <div ref={summary} tabIndex={-1} role="alert">
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              Chưa kiểm tra được:
              <ul className={styles.faults}>
                {faults.map(({ code, text }) => (
                  <li key={text}>
                    {code === null ? (
                      text
                    ) : (
                      <Link as="button" onClick={() => document.getElementById(fieldId(code))?.focus()}>
                        {text}
                      </Link>
                    )}
                  </li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
      <form className={styles.form} onSubmit={check} noValidate>
        <Field label="Biểu" size="small">
          <Select
            size="small"
            style={{ minWidth: 0 }}
            value={form}
            onChange={(_, { value }) => session.chooseForm(value as FormCode)}
          >
            {!findForm(form) && <option value={form}>{form}</option>}
            {FORMS.map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <div className={styles.fields}>
          {codes.map((code) => {
            const fault = faults.find((one) => one.code === code);
            const column = columnNumber(formOrGeneral(form), code);
            return (
              <Field
                key={code}
                size="small"
                label={column === null ? measureName(code) : `${measureName(code)} (cột ${column})`}
                {...(fault ? { validationMessage: fault.text, validationState: "error" as const } : {})}
              >
                <Input
                  id={fieldId(code)}
                  size="small"
                  inputMode="numeric"
                  autoComplete="off"
                  className={styles.number}
                  value={typed[code] ?? ""}
                  onChange={(_, { value }) => type(code, value)}
                />
              </Field>
            );
          })}
        </div>
        <Added known={codes} onAdd={(code) => store.set({ ...store.get(), added: [...added, code] })} />
        <div className={styles.buttons}>
          <Button type="submit" size="small" appearance={report ? "secondary" : "primary"}>
            Kiểm tra số đã nhập
          </Button>
          {report && (
            <Button size="small" appearance="primary" onClick={send}>
              Gửi số liệu này
            </Button>
          )}
        </div>
      </form>
      {report && (
        <>
          <Text size={200} role="status">
            {found.length === 0 ? CHECK_TEXT.nothingFound : countsText(found)}
          </Text>
          <FindingList found={found} read={null} />
        </>
      )}
    </section>
  );
};
