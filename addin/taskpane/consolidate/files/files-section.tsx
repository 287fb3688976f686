// Files that communes sent by other ways: dropped, read, looked through, and sent together on their behalf.
import { Button, MessageBar, MessageBarBody, makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useCallback, useMemo, useState } from "react";
import type { Period } from "../../../../shared/domain/period.ts";
import { isAtLeast } from "../../../../shared/domain/role.ts";
import { numberText } from "../../../../shared/text/format.ts";
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";
import { usePane, useSession, useStore } from "../../frame/pane-context.tsx";
import { useReadingDesk } from "../../reading/reading-desk.ts";
import type { Place } from "../table/load-table.ts";
import type { DroppedFile } from "./dropped-file.ts";
import { FileDrop } from "./file-drop.tsx";
import { FileGroups } from "./file-groups.tsx";
import { choose, chooseAmong, chooseCalendar, type FileChoice, fileStates, periodOf } from "./file-match.ts";
import { filesDeskOf } from "./files-desk.ts";
import { FILES_MAX } from "./read-files.ts";
import { RememberedFiles } from "./remembered-files.tsx";
import { sendingState } from "./send-files.ts";
import { SendingPart } from "./sending-part.tsx";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  progress: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "flex-start" },
});

export interface FilesSectionProps {
  readonly place: Place;
  /** After something was sent. */
  readonly onChanged: () => Promise<void>;
}

export const FilesSection = ({ place, onChanged }: FilesSectionProps): ReactElement => {
  const styles = useStyles();
  const tools = usePane();
  const { reader } = useReadingDesk();
  const { who, units, form, period, calendar } = useSession();
  const desk = filesDeskOf(tools);
  const kept = useStore(desk);
  const { reports, unread, left, reading } = kept;
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  /** Rises when the list is put in order anew. */
  const [order, setOrder] = useState(0);
  const states = useMemo(() => fileStates(reports), [reports]);
  const ready = states.filter((state) => state === "ready").length;
  const { underWay } = sendingState(kept);
  const openPeriods = reports.filter((file) => periodOf(file) === null && file.report.periodAlternative !== null);

  const read = async (files: readonly DroppedFile[]) => {
    const taken = files.slice(0, FILES_MAX);
    const more = files.length - taken.length;
    setOutcome(more > 0 ? { kind: "notice", text: UPPER_OFFICE_TEXT.filesTooMany({ max: FILES_MAX, more }) } : null);
    setOrder((now) => now + 1);
    const today = tools.today();
    const day = period.last < today ? period.last : today;
    const reading = reader.options({ isElsewhere: true, defaults: { unit: null, period: null, form, calendar } });
    const settings = { under: place.unit, day, reading };
    await desk.read({ files: taken, units, settings, period });
  };
  const send = async () => {
    setOutcome(null);
    setOrder((now) => now + 1);
    const { stored, of } = await desk.sender.send(who?.unit ?? "", units);
    setOutcome({ kind: stored === of ? "done" : "notice", text: UPPER_OFFICE_TEXT.filesSent({ stored, of }) });
    await onChanged();
  };
  const onChoose = useCallback(
    (id: string, part: Partial<FileChoice>) =>
      desk.mend((files) => files.map((file) => (file.id === id ? choose(file, part) : file))),
    [desk],
  );
  const onAmong = useCallback((id: string) => desk.mend((files) => chooseAmong(files, id)), [desk]);
  const answerCalendar = (chosen: Period["calendar"]) => desk.mend((files) => chooseCalendar(files, chosen));

  if (who === null || !isAtLeast(who.role, "duyet"))
    return <Text>Nhận tệp gửi thay cần mã truy cập có quyền duyệt.</Text>;
  return (
    <div className={styles.root}>
      <FileDrop
        isBusy={reading !== null}
        label="Chọn tệp"
        hint={`Thả vào đây tới ${FILES_MAX} tệp các đơn vị gửi qua thư, tin nhắn (.xlsx, .xls, .csv, .html). Chưa gửi gì cho tới khi bạn bấm gửi.`}
        onFiles={(files) => void read(files)}
      />
      {reading && (
        <div className={styles.progress}>
          <Text size={200} role="status">{`Đang đọc tệp ${reading.count}/${reading.of}…`}</Text>
          <ProgressBar value={reading.count / Math.max(1, reading.of)} aria-label="Tiến độ đọc tệp" />
          <Button size="small" onClick={() => desk.stopReading()}>
            Dừng đọc
          </Button>
        </div>
      )}
      {left.length > 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            {`Đã dừng; ${numberText(left.length)} tệp chưa đọc. `}
            <Button size="small" onClick={() => void read(left)}>
              {`Đọc tiếp ${numberText(left.length)} tệp`}
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      {openPeriods.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {`${openPeriods.length} tệp ghi tên kỳ mà không ghi ngày. Theo lịch nào? `}
            <Button size="small" onClick={() => answerCalendar("nd09")}>
              Từ ngày 15 đến ngày 14
            </Button>{" "}
            <Button size="small" onClick={() => answerCalendar("civil")}>
              Tháng dương lịch
            </Button>
          </MessageBarBody>
        </MessageBar>
      )}
      {reports.length + unread.length > 0 && (
        <div className={styles.buttons}>
          <Button
            size="small"
            appearance="primary"
            disabled={reading !== null || underWay > 0 || ready === 0}
            onClick={() => void send()}
          >
            {`Gửi thay ${ready} bản`}
          </Button>
          <Button size="small" disabled={reading !== null || underWay > 0} onClick={() => desk.clear()}>
            Bỏ hết danh sách
          </Button>
        </div>
      )}
      <SendingPart />
      <Outcome outcome={outcome} />
      <RememberedFiles
        reports={reports}
        isBusy={reading !== null || underWay > 0}
        onAgain={(files) => {
          const again = new Set(files);
          desk.mend((all) => all.filter(({ file }) => file === undefined || !again.has(file)));
          void read(files);
        }}
      />
      {unread.length > 0 && (
        <details open={unread.length <= 5}>
          <summary>{`Không đọc được ${unread.length} tệp`}</summary>
          <ul>
            {unread.map(({ id, fileName, why }) => (
              <li key={id}>
                <Text size={200}>{`${fileName}: ${why}`}</Text>
              </li>
            ))}
          </ul>
        </details>
      )}
      <FileGroups key={order} reports={reports} states={states} units={units} onChoose={onChoose} onAmong={onAmong} />
    </div>
  );
};
