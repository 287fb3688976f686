// Whether the server can be reached, and what to do about it.
import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useState, useSyncExternalStore } from "react";
import type { ConnectionStatus, FunctionRuntime } from "../../functions/runtime.ts";
import type { Host } from "../../host/host.ts";
import { momentText } from "../../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";

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
});

const STATE_TEXT: Readonly<Record<ConnectionStatus["state"], string>> = {
  unknown: "Chưa liên lạc",
  online: "Đã kết nối",
  offline: "Chưa kết nối được",
};
const STATE_COLOR = { unknown: "informative", online: "success", offline: "danger" } as const;

/** A call that costs nothing and needs no token: it only finds out whether the server answers. */
const probe = async (runtime: FunctionRuntime): Promise<void> => {
  runtime.dropCache("refresh");
  await runtime.invoke("LAYSO", ["1"]);
};

export interface ConnectionSectionProps {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
}

export const ConnectionSection = ({ host, runtime }: ConnectionSectionProps): ReactElement => {
  const styles = useStyles();
  const status = useSyncExternalStore(runtime.subscribe, runtime.status);
  const [checking, setChecking] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const check = async () => {
    setChecking(true);
    setOutcome(null);
    await probe(runtime);
    setChecking(false);
  };
  const recalculate = async () => {
    const done = await host.recalculate("workbook");
    setOutcome(done.ok ? { kind: "done", text: "Đang tính lại cả sổ tính." } : { kind: "refused", text: done.message });
  };

  return (
    <section className={styles.root} aria-labelledby="dvc-connection">
      <Text as="h2" size={300} weight="semibold" id="dvc-connection" className={styles.title}>
        Kết nối
      </Text>
      <dl className={styles.facts}>
        <dt className={styles.term}>Trạng thái</dt>
        <dd className={styles.fact} role="status">
          <Badge appearance="tint" color={STATE_COLOR[status.state]}>
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
      </dl>
      {status.coreDiffers && (
        <Outcome
          outcome={{
            kind: "notice",
            text: "Phiên bản ở máy này khác phiên bản của máy chủ. Hãy tải lại trang để dùng bản mới.",
          }}
        />
      )}
      {status.withoutWorker > 0 && (
        <Outcome
          outcome={{
            kind: "notice",
            text: `${status.withoutWorker} phép tính được trả lời khi chưa có máy chủ: tính ngay trên máy này, hoặc dùng số đã biết gần nhất.`,
          }}
        />
      )}
      <div className={styles.buttons}>
        <Button size="small" onClick={check} disabled={checking}>
          Kiểm tra lại
        </Button>
        <Button size="small" onClick={recalculate}>
          Tính lại cả sổ tính
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </section>
  );
};
