// The access token: entered, checked against the server, kept on this machine, removed.
import { Button, Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type FormEvent, type ReactElement, useState, useSyncExternalStore } from "react";
import type { FunctionRuntime } from "../../functions/runtime.ts";
import type { Host, TokenOwner } from "../../host/host.ts";
import { checkToken, type TokenCheck } from "../../server/check-token.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const OWNER_TEXT: Readonly<Record<TokenOwner | "none", string>> = {
  user: "Đang dùng mã truy cập của bạn, giữ trên máy này.",
  demonstration: "Đang dùng mã truy cập trình diễn (chỉ đọc)",
  none: "Chưa có mã truy cập: chỉ dùng được các hàm không đọc số liệu đã gửi.",
};

export interface TokenSectionProps {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
  readonly origin: string;
}

export const TokenSection = ({ host, runtime, origin }: TokenSectionProps): ReactElement => {
  const styles = useStyles();
  const owner = useSyncExternalStore(host.token.subscribe, host.token.owner);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const use = async (token: string | null) => {
    host.token.set(token);
    runtime.dropCache("token");
    await host.recalculate("workbook");
  };
  const check = async (token: string): Promise<TokenCheck> => {
    setBusy(true);
    setOutcome({ kind: "notice", text: "Đang kiểm tra mã…" });
    const checked = await checkToken(token, fetch, origin);
    setBusy(false);
    if (checked.kind === "accepted") {
      setOutcome({ kind: "done", text: `Mã dùng được. Đơn vị: ${checked.unit}; quyền: ${checked.role}.` });
    } else setOutcome({ kind: checked.kind === "refused" ? "refused" : "notice", text: checked.message });
    return checked;
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const token = typed.trim();
    if (token === "") {
      setOutcome({ kind: "refused", text: "Hãy dán mã truy cập vào ô trên." });
      return;
    }
    const checked = await check(token);
    // A wrong token stays in the field, to be corrected, and the one in use stays in use.
    if (checked.kind === "refused") return;
    setTyped("");
    await use(token);
  };
  const checkKept = async () => {
    const token = host.token.get();
    if (token !== null) await check(token);
  };
  const remove = async () => {
    await use(null);
    setTyped("");
    setOutcome({ kind: "done", text: "Đã xóa mã truy cập khỏi máy này." });
  };

  return (
    <section className={styles.root} aria-labelledby="dvc-token">
      <Text as="h2" size={300} weight="semibold" id="dvc-token" className={styles.title}>
        Mã truy cập
      </Text>
      <Text size={200} role="status">
        {OWNER_TEXT[owner ?? "none"]}
      </Text>
      <form className={styles.form} onSubmit={save}>
        <Field label="Mã truy cập của đơn vị" hint="Mã chỉ được giữ trên máy này, không ghi vào sổ tính.">
          <Input
            type="password"
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" size="small" disabled={busy}>
            Lưu và kiểm tra
          </Button>
          <Button size="small" onClick={checkKept} disabled={busy || owner === null}>
            Kiểm tra mã đang dùng
          </Button>
          <Button size="small" onClick={remove} disabled={busy || owner !== "user"}>
            Xóa mã
          </Button>
        </div>
      </form>
      <Outcome outcome={outcome} />
    </section>
  );
};
