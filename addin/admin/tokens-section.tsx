// Access tokens: for every unit below one at once as a file, one by one, and the list of those that were issued.
import { type ReactElement, useCallback, useEffect, useState } from "react";
import type { TokenEntry, UnitEntry } from "../server/entries.ts";
import { refusalText, type Server } from "../server/server.ts";
import { IssueToken } from "./issue-token.tsx";
import { IssueTokens } from "./issue-tokens.tsx";
import { Section } from "./section.tsx";
import { TokenList } from "./token-list.tsx";

export interface TokensSectionProps {
  readonly api: Server;
  readonly units: readonly UnitEntry[];
}

export const TokensSection = ({ api, units }: TokensSectionProps): ReactElement => {
  const [issued, setIssued] = useState<readonly TokenEntry[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const reload = useCallback(async () => {
    const answer = await api.call("listTokens");
    if (answer.ok) setIssued(answer.content.tokens);
    setTrouble(answer.ok ? null : refusalText(answer));
  }, [api]);
  useEffect(() => void reload(), [reload]);

  return (
    <>
      <Section
        title="Cấp mã cho mọi đơn vị trực thuộc"
        intro={
          <p>
            Mỗi đơn vị trực thuộc đang hoạt động được cấp một mã. Các mã nằm trong một tệp CSV, mở được bằng Excel, để
            phát cho từng đơn vị.
          </p>
        }
      >
        <IssueTokens api={api} units={units} onIssued={reload} />
      </Section>
      <Section title="Cấp một mã">
        <IssueToken api={api} units={units} onIssued={reload} />
      </Section>
      <Section title="Các mã đã cấp">
        {trouble === null ? <TokenList api={api} tokens={issued} onRevoked={reload} /> : <p role="alert">{trouble}</p>}
      </Section>
    </>
  );
};
