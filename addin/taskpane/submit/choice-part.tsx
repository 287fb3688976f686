// What can be sent: reports read from the sheet, drafts that were begun; reads the sheet where nothing is at hand.
import { Button, Text } from "@fluentui/react-components";
import { type ReactElement, useMemo, useRef, useState } from "react";
import type { StoredMapping } from "../../../shared/reading/mapping-memory.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import type { ReadProgress } from "../../../shared/reports/read-reports.ts";
import { type UnitNames, unitNamesOf } from "../../../shared/reports/report-text.ts";
import { periodLabel } from "../../../shared/text/period.ts";
import { momentText } from "../../ui/moment-text.ts";
import { MoreButton } from "../../ui/more-button.tsx";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useMore } from "../../ui/use-more.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import { useReadingDesk } from "../reading/reading-desk.ts";
import { ReadingProgress } from "../reading/reading-progress.tsx";
import { RememberedNote } from "../reading/remembered-note.tsx";
import { type Draft, draftId, draftOfReport, formTitle, periodOfDraft } from "../report-draft/draft.ts";
import { deskOf } from "../report-draft/draft-desk.ts";
import { BatchPart } from "./batch-part.tsx";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";

const NO_SHEET =
  "Ở đây không có bảng tính. Hãy mở tệp hoặc dán bảng ở phần Kiểm tra, hoặc mở ngăn DVC bên bảng tính rồi đọc trang tính.";
const NOTHING_READ = "Không thấy số liệu nào trong trang tính này. Hãy mở đúng trang hoặc xem lại ở phần Kiểm tra.";

const SHOWN_STEP = 20;

const nameOf = (draft: Draft, names: UnitNames): string => {
  const period = periodOfDraft(draft);
  const unit = names.get(draft.unit ?? "") ?? (draft.unitText || "Chưa rõ đơn vị");
  return `${unit} – ${period ? periodLabel(period) : "chưa rõ kỳ"}`;
};

/** Reads the sheet in front as "Kiểm tra" does. */
const useSheetReading = (onRead: (reports: readonly CheckedReport[]) => void) => {
  const { host } = usePane();
  const { reader } = useReadingDesk();
  const [progress, setProgress] = useState<ReadProgress | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const [mapping, setMapping] = useState<StoredMapping | null>(null);
  const running = useRef<AbortController | null>(null);
  const read = async () => {
    if (host.sheets === null) return setOutcome({ kind: "notice", text: NO_SHEET });
    const control = new AbortController();
    running.current = control;
    setProgress({ done: 0, of: 0 });
    setOutcome(null);
    const sheet = await host.sheets.read("sheet");
    const answer = sheet.ok
      ? await reader.read(sheet.content, { signal: control.signal, onProgress: setProgress })
      : sheet;
    setProgress(null);
    if (!answer.ok) return setOutcome({ kind: "refused", text: answer.message });
    setMapping(answer.content.mapping);
    const { reports } = answer.content;
    if (reports.length === 0) return setOutcome({ kind: "refused", text: NOTHING_READ });
    onRead(reports);
  };
  return { progress, outcome, mapping, read, stop: () => running.current?.abort() };
};

export const ChoicePart = ({ onOpen }: { readonly onOpen: (draft: Draft) => void }): ReactElement => {
  const styles = useSubmitStyles();
  const tools = usePane();
  const { units, who } = useSession();
  const desk = deskOf(tools);
  const reports = useStore(tools.checked);
  const { drafts } = useStore(desk.drafts);
  const { progress, outcome, mapping, read, stop } = useSheetReading((found) => {
    tools.checked.set(found);
    const [only] = found;
    if (found.length === 1 && only) onOpen(draftOfReport(only));
  });
  const names = useMemo(() => unitNamesOf(units), [units]);
  const { shown, ...more } = useMore(reports, SHOWN_STEP);
  const open = (report: CheckedReport) => {
    desk.seen.add(report);
    onOpen(draftOfReport(report));
  };
  return (
    <>
      <Part
        title="Chọn báo cáo"
        aside={
          <Button size="small" appearance={reports.length === 0 ? "primary" : "secondary"} onClick={() => void read()}>
            {reports.length === 0 ? "Đọc trang tính" : "Đọc lại"}
          </Button>
        }
      >
        {progress && <ReadingProgress progress={progress} onStop={stop} />}
        <RememberedNote mapping={mapping} onForgotten={() => void read()} />
        <Outcome outcome={outcome} />
        {reports.length === 0 && outcome === null && (
          <Text size={200}>Chưa có báo cáo nào được đọc. Số liệu được xem trước, chưa gửi ngay.</Text>
        )}
        <ul className={styles.list}>
          {shown.map((report) => (
            <li key={draftId(draftOfReport(report))} className={styles.card}>
              <Text size={200} weight="semibold">
                {nameOf(draftOfReport(report), names)}
              </Text>
              <div className={styles.head}>
                <Text size={200} className={styles.grow}>
                  {formTitle(report.form)}
                </Text>
                <Button size="small" onClick={() => open(report)}>
                  Xem và gửi
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <MoreButton {...more} of="bản" />
      </Part>
      {reports.length > 1 && who !== null && (who.role === "duyet" || who.role === "quantri") && (
        <BatchPart reports={reports} />
      )}
      {drafts.length > 0 && (
        <Part title="Đang nhập dở">
          <ul className={styles.list}>
            {drafts.map(({ id, draft, savedAt }) => (
              <li key={id} className={styles.card}>
                <Text size={200} weight="semibold">
                  {nameOf(draft, names)}
                </Text>
                <Text size={100} className={styles.muted}>{`Lưu lúc ${momentText(savedAt)}`}</Text>
                <div className={styles.buttons}>
                  <Button size="small" appearance="primary" onClick={() => onOpen(draft)}>
                    Nhập tiếp
                  </Button>
                  <Button size="small" onClick={() => void desk.drafts.remove(id)}>
                    Bỏ
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
};
