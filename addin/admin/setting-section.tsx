// One kind of setting: a form for a further entry, and the list of those that hold for a unit.
import { Button, Checkbox, Field, Input, Select } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useCallback, useEffect, useState } from "react";
import type { UnitEntry } from "../server/entries.ts";
import { refusalText, type Server } from "../server/server.ts";
import { Outcome, type OutcomeText } from "../ui/outcome.tsx";
import { DAY_PLACEHOLDER, dayFault, readDay } from "./day-text.ts";
import { Section, Table } from "./section.tsx";
import type { Setting, SettingBody, SettingChoice, SettingField, SettingRow } from "./settings.ts";
import { UnitField } from "./unit-field.tsx";

type Typed = Readonly<Record<string, string>>;

/** What was typed as the request wants it; blank fields are left out. "1,5" is one and a half. */
const bodyOf = (fields: readonly SettingField[], typed: Typed): SettingRow => {
  const entries = fields.flatMap(({ name, kind }): [string, unknown][] => {
    const text = (typed[name] ?? "").trim();
    if (text === "") return [];
    if (kind === "flag") return [[name, true]];
    if (kind === "day") return [[name, readDay(text)]];
    return [[name, kind === "number" ? Number(text.replace(",", ".")) : text]];
  });
  return Object.fromEntries(entries);
};

const faultOf = (fields: readonly SettingField[], typed: Typed): string | null => {
  const missing = fields.filter(({ name, required }) => required && (typed[name] ?? "").trim() === "");
  if (missing.length > 0) return `Hãy nhập: ${missing.map(({ label }) => label).join("; ")}.`;
  const unread = fields.find(
    ({ name, kind }) => kind === "number" && !/^(\d+([.,]\d+)?)?$/.test((typed[name] ?? "").trim()),
  );
  if (unread) return `${unread.label}: hãy ghi một số, ví dụ 50 hoặc 62,5.`;
  const noDay = fields.find(({ name, kind }) => kind === "day" && readDay(typed[name] ?? "") === null);
  return noDay ? dayFault(noDay.label) : null;
};

interface SettingInputProps {
  readonly field: SettingField;
  readonly typed: string;
  readonly choices: readonly SettingChoice[];
  readonly onChange: (text: string) => void;
}

const SettingInput = ({ field, typed, choices, onChange }: SettingInputProps): ReactElement => {
  const { label, kind, required = false, hint } = field;
  if (kind === "flag") {
    return (
      <Checkbox label={label} checked={typed !== ""} onChange={(_, { checked }) => onChange(checked ? "1" : "")} />
    );
  }
  return (
    <Field label={label} required={required} {...(hint === undefined ? {} : { hint })}>
      {kind === "choice" ? (
        <Select value={typed} onChange={(_, { value }) => onChange(value)}>
          <option value="">Chọn…</option>
          {choices.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      ) : (
        <Input
          {...(kind === "day" ? { placeholder: DAY_PLACEHOLDER } : {})}
          {...(kind === "number" ? { inputMode: "decimal" as const } : {})}
          value={typed}
          onChange={(_, { value }) => onChange(value)}
        />
      )}
    </Field>
  );
};

export interface SettingSectionProps {
  readonly api: Server;
  readonly setting: Setting;
  readonly units: readonly UnitEntry[];
  /** The unit that is shown first. */
  readonly firstUnit: string;
}

export const SettingSection = ({ api, setting, units, firstUnit }: SettingSectionProps): ReactElement => {
  const { id, fields, columns } = setting;
  const [unit, setUnit] = useState(firstUnit);
  const [typed, setTyped] = useState<Typed>({});
  const [listed, setListed] = useState<SettingRow>({});
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const rows = (listed[id] ?? []) as readonly SettingRow[];
  const isKnown = units.some(({ code }) => code === unit);

  const reload = useCallback(async () => {
    const answer = await api.call(setting.list, { query: isKnown ? { unit } : {} });
    if (answer.ok) setListed(answer.content);
    else setOutcome({ kind: "refused", text: refusalText(answer) });
  }, [api, setting, unit, isKnown]);
  useEffect(() => void reload(), [reload]);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    const fault = unit === "" ? "Hãy nhập mã đơn vị." : faultOf(fields, typed);
    if (fault !== null) return setOutcome({ kind: "refused", text: fault });
    setBusy(true);
    const answer = await api.call(setting.create, { body: { unit, ...bodyOf(fields, typed) } as SettingBody });
    setBusy(false);
    if (!answer.ok) return setOutcome({ kind: "refused", text: refusalText(answer) });
    setTyped({});
    setOutcome({ kind: "done", text: "Đã lưu." });
    await reload();
  };
  const end = async (row: SettingRow) => {
    const answer = await api.call(setting.end, { path: { id: String(row.id) } });
    if (!answer.ok) return setOutcome({ kind: "refused", text: refusalText(answer) });
    setOutcome({ kind: "done", text: "Đã thôi áp dụng." });
    await reload();
  };

  return (
    <>
      <Section title={setting.title} intro={<p>{setting.intro}</p>}>
        <form className="admin-form" noValidate onSubmit={(event) => void add(event)}>
          <UnitField label="Đơn vị" units={units} code={unit} onChange={setUnit} />
          {fields.map((field) => (
            <SettingInput
              key={field.name}
              field={field}
              typed={typed[field.name] ?? ""}
              choices={field.choices ?? field.choicesIn?.(listed) ?? []}
              onChange={(text) => setTyped((before) => ({ ...before, [field.name]: text }))}
            />
          ))}
          <div className="admin-buttons">
            <Button type="submit" appearance="primary" disabled={busy}>
              {setting.addLabel}
            </Button>
          </div>
          <div className="wide">
            <Outcome outcome={outcome} />
          </div>
        </form>
      </Section>
      <Section title={isKnown ? `Đang áp dụng cho ${unit}` : "Đang áp dụng"}>
        <Table
          caption={`${rows.length} dòng`}
          columns={[...columns.map(({ title }) => title), "Thao tác"]}
          rows={rows.map((row, index) => ({
            key: typeof row.id === "string" ? row.id : String(index),
            cells: [
              ...columns.map(({ show }) => show(row)),
              typeof row.id === "string" ? (
                <Button key="end" size="small" onClick={() => end(row)}>
                  {setting.endLabel}
                </Button>
              ) : (
                "–"
              ),
            ],
          }))}
          empty="Chưa có dòng nào."
        />
      </Section>
    </>
  );
};
