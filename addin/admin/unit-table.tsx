// The units in force today, found by code or name.
import { Field, Input } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { foldText } from "../../shared/text/fold.ts";
import type { UnitEntry } from "../server/entries.ts";
import { Section, Table } from "./section.tsx";

const ROWS_SHOWN = 100;

export const UnitTable = ({ units }: { readonly units: readonly UnitEntry[] }): ReactElement => {
  const [sought, setSought] = useState("");
  const wanted = foldText(sought);
  const found = units.filter(({ code, name }) => foldText(`${code} ${name}`).includes(wanted));
  return (
    <Section title={`Đơn vị đang hoạt động: ${units.length}`}>
      {units.length > 0 && (
        <Field label="Tìm theo mã hoặc tên">
          <Input type="search" value={sought} onChange={(_, { value }) => setSought(value)} />
        </Field>
      )}
      <Table
        caption={found.length > ROWS_SHOWN ? `${ROWS_SHOWN} trong ${found.length} đơn vị` : `${found.length} đơn vị`}
        columns={["Mã", "Tên", "Loại", "Thuộc"]}
        rows={found.slice(0, ROWS_SHOWN).map(({ code, name, type, parent }) => ({
          key: code,
          cells: [code, name, type, parent ?? "–"],
        }))}
        empty={units.length === 0 ? "Chưa có đơn vị nào. Hãy nhập danh sách ở trên." : "Không có đơn vị nào như vậy."}
      />
    </Section>
  );
};
