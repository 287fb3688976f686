// Where a unit is asked for: its code, helped by the list of units; the name that belongs to the code is said below.
import { Field, Input } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { UnitEntry } from "../server/entries.ts";

const LIST_ID = "dvc-unit-list";

/** The codes and names that every unit field of the page offers; drawn once. */
export const UnitList = ({ units }: { readonly units: readonly UnitEntry[] }): ReactElement => (
  <datalist id={LIST_ID}>
    {units.map(({ code, name }) => (
      <option key={code} value={code}>
        {name}
      </option>
    ))}
  </datalist>
);

export interface UnitFieldProps {
  readonly label: string;
  readonly units: readonly UnitEntry[];
  readonly code: string;
  readonly onChange: (code: string) => void;
  readonly hint?: string;
}

export const UnitField = ({ label, units, code, onChange, hint }: UnitFieldProps): ReactElement => {
  const known = units.find((unit) => unit.code === code);
  return (
    <Field
      label={label}
      required
      validationState="none"
      validationMessage={known?.name ?? ""}
      {...(hint === undefined ? {} : { hint })}
    >
      <Input
        value={code}
        onChange={(_, { value }) => onChange(value.trim().toUpperCase())}
        list={LIST_ID}
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  );
};
