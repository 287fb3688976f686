// How fresh the numbers in the cells are, and how to have them asked anew: on request, and each time the workbook opens.
import { Button, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { numberText } from "../../../shared/text/format.ts";
import { functionsOnServer, missingHere } from "../../functions/function-list.ts";
import { refreshNotices, storedAsOfText } from "../../functions/refresh-notices.ts";
import { acceptRuleSets, keepFirstRuleSets, RULE_SETS_SETTING } from "../../functions/rule-set-versions.ts";
import type { FunctionRuntime } from "../../functions/runtime.ts";
import { refreshesOnOpen, renewFunctionList, setRefreshOnOpen } from "../../host/excel-refresh.ts";
import type { Host, RecalculationScope } from "../../host/host.ts";
import { momentText } from "../../ui/moment-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useResource } from "../../ui/use-resource.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  cache: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

const SCOPES: readonly { readonly scope: RecalculationScope; readonly label: string; readonly doing: string }[] = [
  { scope: "selection", label: "Vùng chọn", doing: "Đang tính lại vùng chọn." },
  { scope: "sheet", label: "Trang tính này", doing: "Đang tính lại trang tính này." },
  { scope: "workbook", label: "Cả sổ tính", doing: "Đang tính lại cả sổ tính." },
];

export interface RefreshSectionProps {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
  /** Where the server is; "" for the page's own origin. */
  readonly origin?: string;
}

/** Functions of the server that this script lacks; asked once the server is known to answer, and again for each of its versions. */
const useMissingFunctions = (core: string | null, origin: string): readonly string[] => {
  const load = useMemo(
    () => (core === null ? null : () => functionsOnServer((...request) => fetch(...request), origin)),
    [core, origin],
  );
  const names = useResource(load, { keepsLast: true }).content;
  return useMemo(() => (names === null ? [] : missingHere(names)), [names]);
};

export const RefreshSection = ({ host, runtime, origin = "" }: RefreshSectionProps): ReactElement => {
  const styles = useStyles();
  const status = useSyncExternalStore(runtime.subscribe, runtime.status);
  const missing = useMissingFunctions(status.core, origin);
  const [isOnOpen, setIsOnOpen] = useState(() => refreshesOnOpen(host.settings));
  const [isSwitching, setIsSwitching] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  useEffect(() => keepFirstRuleSets(runtime, host.settings), [runtime, host]);
  const remembered = host.settings.get(RULE_SETS_SETTING);
  const notices = refreshNotices({ status, remembered, missing, momentText });

  const recalculate = async (scope: RecalculationScope, doing: string) => {
    const done = await host.recalculate(scope);
    setOutcome(done.ok ? { kind: "done", text: doing } : { kind: "refused", text: done.message });
    // The notice of changed rules goes with the setting, which is read anew for the outcome.
    if (done.ok && scope === "workbook" && (await acceptRuleSets(runtime, host.settings))) {
      setOutcome({ kind: "done", text: doing });
    }
  };
  const clear = () => {
    runtime.dropCache("refresh");
    setOutcome({ kind: "done", text: "Đã xóa. Ô nào tính lại sẽ hỏi máy chủ." });
  };
  const switchOnOpen = async (isOn: boolean) => {
    setIsSwitching(true);
    const done = await setRefreshOnOpen(isOn, host.settings);
    setIsSwitching(false);
    if (done.ok) setIsOnOpen(isOn);
    setOutcome(
      done.ok
        ? { kind: "done", text: "Đã ghi vào sổ tính. Hãy lưu sổ tính để giữ lựa chọn này." }
        : { kind: "refused", text: done.message },
    );
  };
  const renew = async () => {
    const done = await renewFunctionList();
    setOutcome(
      done.ok
        ? { kind: "done", text: "Lần mở Excel tới sẽ lấy danh sách hàm mới. Hãy lưu sổ tính, đóng Excel rồi mở lại." }
        : { kind: "refused", text: done.message },
    );
  };

  return (
    <section className={styles.root} aria-labelledby="dvc-refresh">
      <Text as="h2" size={300} weight="semibold" id="dvc-refresh" className={styles.title}>
        Làm mới số liệu
      </Text>
      <Text size={200} role="status">
        {storedAsOfText(runtime.storedAnswers(), momentText)}
      </Text>
      {notices.map(({ kind, text }) => (
        <Outcome key={kind} outcome={{ kind: "notice", text }} />
      ))}
      {host.kind === "excel" && missing.length > 0 && (
        <div className={styles.buttons}>
          <Button size="small" onClick={renew}>
            Lấy lại danh sách hàm
          </Button>
        </div>
      )}
      <Text size={200} id="dvc-recalculate">
        Tính lại và hỏi lại máy chủ:
      </Text>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need the looks of these buttons again. */}
      <div className={styles.buttons} role="group" aria-labelledby="dvc-recalculate">
        {SCOPES.map(({ scope, label, doing }) => (
          <Button key={scope} size="small" onClick={() => recalculate(scope, doing)}>
            {label}
          </Button>
        ))}
      </div>
      {host.kind === "excel" && (
        <Switch
          checked={isOnOpen}
          disabled={isSwitching}
          onChange={(_, { checked }) => switchOnOpen(checked)}
          size="small"
          label={{ children: <Text size={200}>Lấy số liệu mới mỗi khi mở sổ tính này</Text> }}
        />
      )}
      <div className={styles.cache}>
        <Text size={200}>Đang nhớ {numberText(status.cached)} câu trả lời.</Text>
        <Button size="small" appearance="subtle" onClick={clear} disabled={status.cached === 0}>
          Xóa bộ nhớ tạm
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </section>
  );
};
