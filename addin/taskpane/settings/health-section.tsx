// "Kiểm tra tiện ích": whether the server can be reached, whether everything fits together, and the one step to take.
import { Badge, Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useState, useSyncExternalStore } from "react";
import type { ConnectionStatus } from "../../functions/runtime.ts";
import { copyText } from "../../ui/copy-text.ts";
import { momentText } from "../../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { usePane, useSession } from "../frame/pane-context.tsx";
import { isWaiting } from "../outbox/outbox-entry.ts";
import type { OutboxState } from "../outbox/outbox-kept.ts";
import { deskOf } from "../report-draft/draft-desk.ts";
import { firstStep, type HealthFacts, type HealthState, healthReport, judgeHealth, STATE_WORDS } from "./health.ts";
import { probeHealth } from "./health-probe.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  facts: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    alignItems: "baseline",
  },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  lines: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: tokens.spacingVerticalXS },
  line: { display: "grid", gridTemplateColumns: "72px 1fr", columnGap: tokens.spacingHorizontalS, alignItems: "start" },
});

const STATE_TEXT: Readonly<Record<ConnectionStatus["state"], string>> = {
  unknown: "Chưa liên lạc",
  online: "Đã kết nối",
  offline: "Chưa kết nối được",
};
const STATE_COLOR = { unknown: "informative", online: "success", offline: "danger" } as const;
const LINE_COLOR: Readonly<Record<HealthState, "success" | "warning" | "danger" | "informative">> = {
  good: "success",
  warning: "warning",
  bad: "danger",
  unknown: "informative",
};

const ConnectionFacts = ({ status, checking }: { readonly status: ConnectionStatus; readonly checking: boolean }) => {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      <dt className={styles.term}>Trạng thái</dt>
      <dd className={styles.fact}>
        <Badge role="status" appearance="tint" color={STATE_COLOR[status.state]}>
          {checking ? "Đang kiểm tra…" : STATE_TEXT[status.state]}
        </Badge>
      </dd>
      <dt className={styles.term}>Phiên bản máy chủ</dt>
      <dd className={styles.fact}>{status.core ?? "chưa rõ"}</dd>
      <dt className={styles.term}>Phiên bản ở máy này</dt>
      <dd className={styles.fact}>{status.bundledCore}</dd>
      <dt className={styles.term}>Liên lạc gần nhất</dt>
      <dd className={styles.fact}>{status.lastContact === null ? "chưa có" : momentText(status.lastContact)}</dd>
      <dt className={styles.term}>Phép tính đang chờ</dt>
      <dd className={styles.fact}>{status.pending}</dd>
      <dt className={styles.term}>Kết quả nhớ sẵn</dt>
      <dd className={styles.fact}>{status.cached}</dd>
    </dl>
  );
};

const Results = ({ facts }: { readonly facts: HealthFacts }): ReactElement => {
  const styles = useStyles();
  const lines = judgeHealth(facts);
  const worst = firstStep(lines);
  return (
    <>
      <Outcome
        outcome={
          worst === null
            ? { kind: "done", text: "Tiện ích hoạt động tốt." }
            : {
                kind: worst.state === "bad" ? "refused" : "notice",
                text: `${worst.title}: ${worst.text} ${worst.step}`,
              }
        }
      />
      <ul className={styles.lines} aria-label="Kết quả kiểm tra">
        {lines.map(({ title, state, text }) => (
          <li key={title} className={styles.line}>
            <Badge appearance="tint" color={LINE_COLOR[state]} size="small">
              {STATE_WORDS[state]}
            </Badge>
            <Text size={200}>{`${title}: ${text}`}</Text>
          </li>
        ))}
      </ul>
    </>
  );
};

const COPIED = "Đã chép báo cáo kiểm tra; trong đó không có mã truy cập.";
const NOT_COPIED = "Trình duyệt không cho chép. Hãy chụp màn hình phần này.";

/** Null until what was kept has been read. */
const waitingIn = ({ isOpen, entries }: OutboxState): number | null =>
  isOpen ? entries.filter(isWaiting).length : null;

export const HealthSection = (): ReactElement => {
  const styles = useStyles();
  const tools = usePane();
  const { host, runtime, origin } = tools;
  const session = useSession();
  const status = useSyncExternalStore(runtime.subscribe, runtime.status);
  const [checking, setChecking] = useState(false);
  const [facts, setFacts] = useState<HealthFacts | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const check = async (): Promise<HealthFacts> => {
    setChecking(true);
    setOutcome(null);
    const healthFacts = await probeHealth({
      host,
      runtime,
      origin,
      fetch: (...request) => fetch(...request),
      now: Date.now,
      storage: () => window.localStorage,
      tokenRefused: session.state === "refused",
      waiting: waitingIn(deskOf(tools).outbox.get()),
    });
    setFacts(healthFacts);
    setChecking(false);
    return healthFacts;
  };
  const copy = async () => {
    const known = facts ?? (await check());
    setOutcome(await copyText(healthReport(known, judgeHealth(known)), COPIED, NOT_COPIED));
  };

  return (
    <section className={styles.root} aria-labelledby="dvc-health">
      <Text as="h2" size={300} weight="semibold" id="dvc-health" className={styles.title}>
        Kiểm tra tiện ích
      </Text>
      {facts && <Results facts={facts} />}
      {checking && <Spinner size="tiny" label="Đang kiểm tra…" />}
      <section className={styles.root} aria-labelledby="dvc-connection">
        <Text as="h3" size={200} weight="semibold" id="dvc-connection" className={styles.title}>
          Kết nối
        </Text>
        <ConnectionFacts status={status} checking={checking} />
      </section>
      {status.withoutWorker > 0 && (
        <Outcome
          outcome={{
            kind: "notice",
            text: `${status.withoutWorker} phép tính được trả lời khi chưa có máy chủ: tính ngay trên máy này, hoặc dùng số đã biết gần nhất.`,
          }}
        />
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" size="small" onClick={() => void check()} disabled={checking}>
          Kiểm tra lại
        </Button>
        <Button size="small" onClick={() => void copy()} disabled={checking}>
          Chép báo cáo
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </section>
  );
};
