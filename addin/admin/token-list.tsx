// The issued tokens without their secrets: whose, since when, last used; each can be revoked after a second question.
import { Button, Checkbox, Field, Input } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { foldText } from "../../shared/text/fold.ts";
import { roleText } from "../../shared/text/role.ts";
import type { TokenEntry } from "../server/entries.ts";
import { refusalText, type Server } from "../server/server.ts";
import { momentText } from "../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../ui/outcome.tsx";
import { Table } from "./section.tsx";

const ROWS_SHOWN = 200;

const shownMoment = (at: string | null, none: string): string => (at === null ? none : momentText(Date.parse(at)));

const isDead = ({ revokedAt, expiresAt }: TokenEntry): boolean =>
  revokedAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= Date.now());

const stateText = (token: TokenEntry): string => {
  if (token.revokedAt !== null) return `Đã thu hồi ${shownMoment(token.revokedAt, "")}`;
  if (token.expiresAt === null) return "Không thời hạn";
  return `${isDead(token) ? "Đã hết hạn" : "Đến"} ${shownMoment(token.expiresAt, "")}`;
};

export interface TokenListProps {
  readonly api: Server;
  readonly tokens: readonly TokenEntry[];
  readonly onRevoked: () => Promise<void>;
}

export const TokenList = ({ api, tokens, onRevoked }: TokenListProps): ReactElement => {
  const [sought, setSought] = useState("");
  const [withDead, setWithDead] = useState(false);
  /** Id of the token whose revocation was asked for once. */
  const [asked, setAsked] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const wanted = foldText(sought);
  const found = tokens.filter(
    (token) => (withDead || !isDead(token)) && foldText(`${token.unit} ${token.label}`).includes(wanted),
  );

  const revoke = async (token: TokenEntry) => {
    setAsked(null);
    const answer = await api.call("revokeToken", { path: { id: token.id } });
    if (!answer.ok) return setOutcome({ kind: "refused", text: refusalText(answer) });
    setOutcome({ kind: "done", text: `Đã thu hồi mã “${token.label}” của ${token.unit}; có hiệu lực ngay.` });
    await onRevoked();
  };
  const actions = (token: TokenEntry): ReactElement | string => {
    if (token.own) return "Mã đang dùng";
    if (isDead(token)) return "–";
    const whose = `mã “${token.label}” của ${token.unit}`;
    return asked === token.id ? (
      <span className="admin-buttons">
        <Button
          size="small"
          appearance="primary"
          aria-label={`Xác nhận thu hồi ${whose}`}
          onClick={() => revoke(token)}
        >
          Xác nhận
        </Button>
        <Button size="small" onClick={() => setAsked(null)}>
          Thôi
        </Button>
      </span>
    ) : (
      <Button size="small" aria-label={`Thu hồi ${whose}`} onClick={() => setAsked(token.id)}>
        Thu hồi
      </Button>
    );
  };

  return (
    <>
      <div className="admin-form">
        <Field label="Tìm theo đơn vị hoặc nhãn">
          <Input type="search" value={sought} onChange={(_, { value }) => setSought(value)} />
        </Field>
        <Checkbox
          label="Cả mã đã thu hồi hoặc hết hạn"
          checked={withDead}
          onChange={(_, { checked }) => setWithDead(checked === true)}
        />
      </div>
      <Outcome outcome={outcome} />
      <Table
        caption={found.length > ROWS_SHOWN ? `${ROWS_SHOWN} trong ${found.length} mã` : `${found.length} mã`}
        columns={["Đơn vị", "Nhãn", "Quyền", "Dùng lần cuối", "Thời hạn", "Thao tác"]}
        rows={found.slice(0, ROWS_SHOWN).map((token) => ({
          key: token.id,
          cells: [
            token.unit === "*" ? "Mọi đơn vị" : token.unit,
            token.label,
            roleText(token.role),
            shownMoment(token.lastUsedAt, "chưa dùng"),
            stateText(token),
            actions(token),
          ],
        }))}
        empty="Không có mã nào như vậy."
      />
    </>
  );
};
