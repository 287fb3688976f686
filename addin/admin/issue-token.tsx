// Issues one access token and shows it this once.
import { Button, Field, Input } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useState } from "react";
import type { Role } from "../../shared/domain/role.ts";
import type { UnitEntry } from "../server/entries.ts";
import { refusalText, type Server } from "../server/server.ts";
import { copyText } from "../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../ui/outcome.tsx";
import { dayFault, readDay } from "./day-text.ts";
import { EXPIRES_LABEL, TokenFields } from "./token-fields.tsx";
import { UnitField } from "./unit-field.tsx";

export interface IssueTokenProps {
  readonly api: Server;
  readonly units: readonly UnitEntry[];
  readonly onIssued: () => Promise<void>;
}

export const IssueToken = ({ api, units, onIssued }: IssueTokenProps): ReactElement => {
  const [unit, setUnit] = useState("");
  const [role, setRole] = useState<Role>("nhap");
  const [label, setLabel] = useState("");
  const [expires, setExpires] = useState("");
  const [busy, setBusy] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const issue = async (event: FormEvent) => {
    event.preventDefault();
    setSecret(null);
    if (unit === "" || label.trim() === "") {
      return setOutcome({ kind: "refused", text: "Hãy nhập mã đơn vị và nhãn của mã truy cập." });
    }
    const lastDay = readDay(expires);
    if (lastDay === null) return setOutcome({ kind: "refused", text: dayFault(EXPIRES_LABEL) });
    setBusy(true);
    const body = { unit, role, label: label.trim(), ...(lastDay && { expires: lastDay }) };
    const answer = await api.call("createToken", { body });
    setBusy(false);
    if (!answer.ok) return setOutcome({ kind: "refused", text: refusalText(answer) });
    setSecret(answer.content.token);
    setOutcome({ kind: "done", text: "Đã cấp mã. Hãy chép ngay: mã chỉ hiện một lần." });
    await onIssued();
  };
  const copy = async () => {
    setOutcome(await copyText(secret ?? "", "Đã chép mã."));
  };

  return (
    <form className="admin-form" noValidate onSubmit={(event) => void issue(event)}>
      <UnitField label="Đơn vị dùng mã" units={units} code={unit} onChange={setUnit} />
      <Field label="Nhãn" required hint="Để nhận ra mã trong danh sách, ví dụ: Máy của chị Lan">
        <Input value={label} maxLength={100} onChange={(_, { value }) => setLabel(value)} />
      </Field>
      <TokenFields role={role} onRole={setRole} expires={expires} onExpires={setExpires} />
      <div className="admin-buttons">
        <Button type="submit" appearance="primary" disabled={busy}>
          Cấp một mã
        </Button>
        {secret !== null && <Button onClick={copy}>Chép mã</Button>}
      </div>
      {secret !== null && <output className="admin-secret wide">{secret}</output>}
      <div className="wide">
        <Outcome outcome={outcome} />
      </div>
    </form>
  );
};
