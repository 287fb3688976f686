// Issues a token for each child of a unit and offers them as one file, which exists only here and only once.
import { Button, Field, Input } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useEffect, useState } from "react";
import type { Role } from "../../shared/domain/role.ts";
import type { UnitEntry } from "../server/entries.ts";
import { refusalText, type Server } from "../server/server.ts";
import { Outcome, type OutcomeText } from "../ui/outcome.tsx";
import { dayFault, readDay } from "./day-text.ts";
import { EXPIRES_LABEL, TokenFields } from "./token-fields.tsx";
import { UnitField } from "./unit-field.tsx";

export interface IssueTokensProps {
  readonly api: Server;
  readonly units: readonly UnitEntry[];
  readonly onIssued: () => Promise<void>;
}

interface IssuedFile {
  readonly name: string;
  readonly address: string;
  readonly count: number;
}

/** The header is one line; cells hold no line break. */
const countOf = (csv: string): number => csv.trimEnd().split("\r\n").length - 1;

export const IssueTokens = ({ api, units, onIssued }: IssueTokensProps): ReactElement => {
  const [under, setUnder] = useState("");
  const [role, setRole] = useState<Role>("nhap");
  const [expires, setExpires] = useState("");
  const [labelPrefix, setLabelPrefix] = useState("");
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<IssuedFile | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  // The secrets leave the memory of the page with the next file, or with the section.
  useEffect(() => () => void (file && URL.revokeObjectURL(file.address)), [file]);
  const children = units.filter((unit) => unit.parent === under && under !== "").length;

  const issue = async (event: FormEvent) => {
    event.preventDefault();
    if (under === "") return setOutcome({ kind: "refused", text: "Hãy nhập mã đơn vị cấp trên." });
    const lastDay = readDay(expires);
    if (lastDay === null) return setOutcome({ kind: "refused", text: dayFault(EXPIRES_LABEL) });
    setBusy(true);
    const prefix = labelPrefix.trim();
    const body = { under, role, ...(prefix && { labelPrefix: prefix }), ...(lastDay && { expires: lastDay }) };
    const answer = await api.callText("createTokens", { query: { format: "csv" }, body });
    setBusy(false);
    if (!answer.ok) return setOutcome({ kind: "refused", text: refusalText(answer) });
    // `text()` took the byte order mark away, which Excel needs to see that the file is UTF-8.
    const address = URL.createObjectURL(new Blob(["\uFEFF", answer.content], { type: "text/csv" }));
    const count = countOf(answer.content);
    setFile({ name: `ma-truy-cap-${under}.csv`, address, count });
    setOutcome({ kind: "done", text: `Đã cấp ${count} mã. Hãy tải tệp ngay: các mã không hiện lại lần nữa.` });
    await onIssued();
  };

  return (
    <form className="admin-form" noValidate onSubmit={(event) => void issue(event)}>
      <UnitField
        label="Đơn vị cấp trên"
        units={units}
        code={under}
        onChange={setUnder}
        hint={children > 0 ? `${children} đơn vị trực thuộc đang hoạt động` : "Mã của tỉnh, thành phố"}
      />
      <TokenFields role={role} onRole={setRole} expires={expires} onExpires={setExpires} />
      <Field label="Nhãn đứng trước tên đơn vị" hint="Không bắt buộc, ví dụ: Bộ phận một cửa">
        <Input value={labelPrefix} maxLength={60} onChange={(_, { value }) => setLabelPrefix(value)} />
      </Field>
      <div className="admin-buttons">
        <Button type="submit" appearance="primary" disabled={busy}>
          {children > 0 ? `Cấp ${children} mã` : "Cấp mã"}
        </Button>
        {file && (
          <Button as="a" href={file.address} download={file.name}>
            {`Tải tệp ${file.count} mã`}
          </Button>
        )}
      </div>
      <div className="wide">
        <Outcome outcome={outcome} />
      </div>
    </form>
  );
};
