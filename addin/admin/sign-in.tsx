// Asks for the administrator's token and checks it before anything else is shown.
import { Button, Field, Input, Link } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useState } from "react";
import { checkToken } from "../server/check-token.ts";
import { Outcome, type OutcomeText } from "../ui/outcome.tsx";
import { Section } from "./section.tsx";

export interface SignInProps {
  /** Why the page asks again, if it does. */
  readonly reason: string | null;
  readonly onToken: (token: string) => void;
}

export const SignIn = ({ reason, onToken }: SignInProps): ReactElement => {
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(
    reason === null ? null : { kind: "refused", text: reason },
  );

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    const token = typed.trim();
    if (token === "") return setOutcome({ kind: "refused", text: "Hãy dán mã truy cập vào ô trên." });
    setBusy(true);
    const checked = await checkToken(token, fetch, "");
    setBusy(false);
    if (checked.kind === "accepted") onToken(token);
    else setOutcome({ kind: "refused", text: checked.message });
  };

  return (
    <Section
      title="Vào trang quản trị"
      intro={
        <>
          <p>
            Lần đầu: dán mã của người quản trị máy chủ (<code>DVC_BOOTSTRAP_TOKEN</code>), nhập danh sách đơn vị, rồi
            cấp cho tỉnh một mã quyền quản trị và dùng mã đó từ lần sau.
          </p>
          <p>
            Làm bằng dòng lệnh: xem <Link href="/docs">tài liệu API</Link>.
          </p>
        </>
      }
    >
      <form className="admin-form" noValidate onSubmit={(event) => void enter(event)}>
        <Field label="Mã truy cập" hint="Mã chỉ được giữ đến khi đóng thẻ trình duyệt này.">
          <Input
            type="password"
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <div className="admin-buttons">
          <Button type="submit" appearance="primary" disabled={busy}>
            Vào
          </Button>
        </div>
        <div className="wide">
          <Outcome outcome={outcome} />
        </div>
      </form>
    </Section>
  );
};
