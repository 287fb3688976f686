// One unit's report: its figures, rates and findings, how they came about, what happened; received or returned here too.
import { Button, MessageBar, MessageBarBody, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { isAtLeast } from "../../../../shared/domain/role.ts";
import { STATE_NONE_TEXT, STATE_TEXT } from "../../../../shared/text/snapshot.ts";
import { refusalText } from "../../../server/server.ts";
import { momentText } from "../../../ui/moment-text.ts";
import { usePane, useSession } from "../../frame/pane-context.tsx";
import { type ActResult, actOnUnits, canAct, type OfficeAct } from "../table/act-on-units.ts";
import type { Place } from "../table/load-table.ts";
import { ReminderBox } from "../table/reminder-box.tsx";
import { ReturnForm } from "../table/return-form.tsx";
import { ActResults } from "../table/selection-bar.tsx";
import { Correction } from "./correction-list.tsx";
import { Figures, Findings, History, Part, Proof, Rates } from "./detail-parts.tsx";
import { type LoadedSnapshot, loadSnapshot } from "./load-snapshot.ts";
import { figureLines, historyLines, rateLines } from "./snapshot-facts.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { margin: 0, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface UnitDetailProps {
  readonly place: Place;
  readonly name: string;
  /** How many units are below it. */
  readonly belowCount: number;
  readonly onBack: () => void;
  readonly onDown: () => void;
  readonly onChanged: () => Promise<void>;
  /** The ready reminder; "" where nothing is missing. */
  readonly reminder: () => string;
}

const factsOf = ({ snapshot }: LoadedSnapshot): string =>
  snapshot === null
    ? STATE_NONE_TEXT
    : [
        STATE_TEXT[snapshot.state],
        `lần gửi ${snapshot.revision}`,
        momentText(Date.parse(snapshot.submittedAt)),
        ...(snapshot.deadline === null ? [] : [snapshot.deadline.message]),
      ].join(" · ");

type Open = { readonly kind: "return" } | { readonly kind: "reminder"; readonly text: string } | null;

export const UnitDetail = (props: UnitDetailProps): ReactElement => {
  const { place, name, belowCount, onBack, onDown, onChanged, reminder } = props;
  const styles = useStyles();
  const { server } = usePane();
  const { who } = useSession();
  const [loaded, setLoaded] = useState<LoadedSnapshot | null>(null);
  const [trouble, setTrouble] = useState("");
  const [open, setOpen] = useState<Open>(null);
  const [isBusy, setBusy] = useState(false);
  const [results, setResults] = useState<readonly ActResult[]>([]);
  const title = useRef<HTMLHeadingElement>(null);
  const mayAct = who !== null && isAtLeast(who.role, "duyet");

  const load = useCallback(async () => {
    const answer = await loadSnapshot(server, place);
    setTrouble(answer.ok ? "" : refusalText(answer));
    if (answer.ok) setLoaded(answer);
  }, [server, place]);
  useEffect(() => {
    void load();
  }, [load]);
  useEffect(() => title.current?.focus(), []);

  const snapshot = loaded?.snapshot ?? null;
  const target = {
    unit: place.unit,
    name,
    state: snapshot?.state ?? null,
    revision: snapshot?.revision ?? null,
  };
  const act = async (what: OfficeAct) => {
    setOpen(null);
    setBusy(true);
    setResults(await actOnUnits(server, place, [target], what, () => crypto.randomUUID()));
    setBusy(false);
    await Promise.all([load(), onChanged()]);
  };
  const reminderText = reminder();

  return (
    <section className={styles.root} aria-label={name}>
      <div>
        <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>
          Về bảng
        </Button>
      </div>
      <h3 ref={title} tabIndex={-1} className={styles.title}>
        {name}
      </h3>
      {loaded === null && trouble === "" && <Spinner size="tiny" label="Đang đọc bản số liệu…" />}
      {trouble !== "" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
      {loaded && (
        <Text size={200} role="status">
          {factsOf(loaded)}
        </Text>
      )}
      <div className={styles.buttons}>
        {mayAct && canAct(target, "duyet") && (
          <Button
            size="small"
            appearance="primary"
            disabled={isBusy}
            onClick={() => act({ action: "duyet", reason: null })}
          >
            Tiếp nhận
          </Button>
        )}
        {mayAct && canAct(target, "tra_lai") && (
          <Button size="small" disabled={isBusy} onClick={() => setOpen({ kind: "return" })}>
            Yêu cầu chỉnh sửa
          </Button>
        )}
        {mayAct && canAct(target, "chot") && (
          <Button size="small" disabled={isBusy} onClick={() => act({ action: "chot", reason: null })}>
            Chốt bản này
          </Button>
        )}
        {reminderText !== "" && (
          <Button size="small" onClick={() => setOpen({ kind: "reminder", text: reminderText })}>
            Nhắc gửi
          </Button>
        )}
        {belowCount > 0 && (
          <Button size="small" onClick={onDown}>
            {`Xem ${belowCount} đơn vị trực thuộc`}
          </Button>
        )}
      </div>
      {open?.kind === "return" && (
        <ReturnForm
          whom={name}
          onReturn={(reason) => act({ action: "tra_lai", reason })}
          onCancel={() => setOpen(null)}
        />
      )}
      {open?.kind === "reminder" && <ReminderBox text={open.text} onClose={() => setOpen(null)} />}
      <ActResults results={results} />
      {loaded && snapshot && (
        <>
          {loaded.corrections.length > 0 && (
            <Part title={`Đề nghị đính chính (${loaded.corrections.length})`} isOpen>
              {loaded.corrections.map((correction) => (
                <Correction
                  key={correction.correction}
                  place={place}
                  unitName={name}
                  correction={correction}
                  revisions={loaded.revisions}
                  revision={snapshot.revision}
                  mayAct={mayAct}
                  onChanged={async () => {
                    await Promise.all([load(), onChanged()]);
                  }}
                />
              ))}
            </Part>
          )}
          <Part title={`Lỗi, cảnh báo, lưu ý (${snapshot.findings.length})`} isOpen={snapshot.findings.length > 0}>
            <Findings findings={snapshot.findings} />
          </Part>
          <Part title="Số liệu đã gửi" isOpen>
            <Figures lines={figureLines(snapshot)} />
          </Part>
          {loaded.receipt && (
            <Part title="Diễn giải cách tính">
              <Rates lines={rateLines(loaded.receipt)} />
              <Proof {...loaded.receipt} />
            </Part>
          )}
          <Part title="Quá trình xử lý">
            <History lines={historyLines(loaded.revisions)} />
          </Part>
        </>
      )}
    </section>
  );
};
