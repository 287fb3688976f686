// A pasted report text: checked in the page, with marks in the text and the list of what does not add up.
import { Button, Field, makeStyles, Spinner, Text, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { TextFinding } from "../../../shared/findings/finding.ts";
import { withSeverities } from "../../../shared/findings/office-severity.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import type { Host } from "../../host/host.ts";
import { copyText } from "../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { createStore, type Store } from "../../ui/store.ts";
import { usePane, useStore } from "../frame/pane-context.tsx";
import { useReadingDesk } from "../reading/reading-desk.ts";
import { MarkedText } from "./marked-text.tsx";
import { proseReport } from "./prose-marks.ts";

interface ProseState {
  readonly typed: string;
  /** What was checked; null before. */
  readonly checked: { readonly text: string; readonly findings: readonly TextFinding[] } | null;
}

/** Kept with the host, so that going to another place and back loses nothing that was pasted. */
const TEXTS = new WeakMap<Host, Store<ProseState>>();

const textOf = (host: Host): Store<ProseState> => {
  const known = TEXTS.get(host) ?? createStore<ProseState>({ typed: "", checked: null });
  TEXTS.set(host, known);
  return known;
};

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const NOT_LOADED = "Không tải được phần kiểm tra văn bản. Hãy kiểm tra kết nối mạng rồi thử lại.";
const NOT_COPIED = "Trình duyệt không cho chép. Hãy bôi đen danh sách rồi nhấn Ctrl+C.";
const NOTHING_TYPED = "Hãy dán đoạn văn bản báo cáo vào ô trên.";

export const ProseSection = (): ReactElement => {
  const styles = useStyles();
  const { host } = usePane();
  const { severities } = useReadingDesk();
  const store = textOf(host);
  const { typed, checked } = useStore(store);
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const check = async () => {
    if (typed.trim() === "") {
      setOutcome({ kind: "refused", text: NOTHING_TYPED });
      return;
    }
    setIsBusy(true);
    setOutcome(null);
    try {
      const { checkProse } = await import("../../../shared/checking/prose/check-prose.ts");
      const findings = withSeverities(checkProse(typed), severities.get().settings);
      store.set({ ...store.get(), checked: { text: typed, findings } });
    } catch {
      setOutcome({ kind: "refused", text: NOT_LOADED });
    }
    setIsBusy(false);
  };
  const copy = async () => {
    if (!checked) return;
    setOutcome(await copyText(proseReport(checked.text, checked.findings), "Đã chép danh sách.", NOT_COPIED));
  };

  return (
    <section className={styles.root} aria-labelledby="dvc-check-text">
      <Text as="h2" size={300} weight="semibold" id="dvc-check-text" className={styles.title}>
        Văn bản báo cáo
      </Text>
      <Field label="Dán văn bản cần soát" hint={CHECK_TEXT.textStays}>
        <Textarea
          value={typed}
          rows={4}
          resize="vertical"
          onChange={(_, { value }) => store.set({ ...store.get(), typed: value })}
        />
      </Field>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => void check()} disabled={isBusy}>
          Soát văn bản
        </Button>
        {checked && checked.findings.length > 0 && (
          <Button size="small" onClick={() => void copy()}>
            Chép danh sách
          </Button>
        )}
        {isBusy && <Spinner size="tiny" labelPosition="after" label="Đang soát…" />}
      </div>
      <Outcome outcome={outcome} />
      {checked && <MarkedText {...checked} />}
    </section>
  );
};
