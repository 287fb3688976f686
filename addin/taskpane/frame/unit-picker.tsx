// Chooses a unit from a tree by typing part of its name or code, with or without diacritics.
import { Combobox, Field, Option } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { foldText } from "../../../shared/text/fold.ts";
import type { UnitEntry } from "../../server/entries.ts";

/** Choices shown at once; more than these nobody reads. */
const SHOWN_MAX = 60;

/** Names of units are longer than the field, and never wider than the pane. */
const LIST_WIDTH = "min(300px, 90vw)";

export interface UnitPickerProps {
  readonly label: string;
  readonly units: readonly UnitEntry[];
  readonly unit: UnitCode | null;
  readonly onChoose: (unit: UnitCode) => void;
}

/** Depth in the tree, for the indent of a choice. */
const depthsOf = (units: readonly UnitEntry[]): ReadonlyMap<string, number> => {
  const depths = new Map<string, number>();
  // Parents stand before their children.
  for (const { code, parent } of units) depths.set(code, parent === null ? 0 : (depths.get(parent) ?? -1) + 1);
  return depths;
};

export const UnitPicker = ({ label, units, unit, onChoose }: UnitPickerProps): ReactElement => {
  const [typed, setTyped] = useState<string | null>(null);
  const depths = useMemo(() => depthsOf(units), [units]);
  const chosen = units.find(({ code }) => code === unit);
  const query = foldText(typed ?? "");
  const found = units.filter(({ code, name }) => foldText(`${name} ${code}`).includes(query));

  return (
    <Field label={label} size="small">
      <Combobox
        size="small"
        placeholder={units.length === 0 ? "Chưa có đơn vị" : "Gõ tên hoặc mã"}
        value={typed ?? chosen?.name ?? unit ?? ""}
        selectedOptions={unit === null ? [] : [unit]}
        onChange={(event) => setTyped(event.target.value)}
        onOpenChange={(_, { open }) => setTyped(open ? "" : null)}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(null);
          if (optionValue !== undefined) onChoose(optionValue as UnitCode);
        }}
        style={{ minWidth: 0 }}
        listbox={{ style: { minWidth: LIST_WIDTH } }}
        positioning={{ align: "start" }}
        input={{ style: { minWidth: 0, textOverflow: "ellipsis" } }}
        expandIcon={{ "aria-label": "Mở danh sách" }}
      >
        {found.slice(0, SHOWN_MAX).map(({ code, name }) => (
          <Option key={code} value={code} text={name}>
            <span style={{ paddingInlineStart: query === "" ? 12 * Math.min(4, depths.get(code) ?? 0) : 0 }}>
              {name}
            </span>
          </Option>
        ))}
        {found.length > SHOWN_MAX && (
          <Option value="" text="" disabled>
            {`Còn ${found.length - SHOWN_MAX} đơn vị nữa; gõ thêm để tìm.`}
          </Option>
        )}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            Không có đơn vị nào khớp.
          </Option>
        )}
      </Combobox>
    </Field>
  );
};
