// Files that communes sent by other ways: dropped, read, looked through, and sent together on their behalf.
import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  Select,
  Text,
  tokens,
} from "@fluentui/react-components";
import { type ReactElement, useCallback, useMemo, useRef, useState } from "react";
import type { Period } from "../../../shared/domain/period.ts";
import { isAtLeast } from "../../../shared/domain/role.ts";
import { readFileAside } from "../../host/file-reading.ts";
import type { SheetRead } from "../../host/host.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { directoryOf } from "../check/read-reports.ts";
import { usePane, useSession, useStore } from "../frame/pane-context.tsx";
import type { DroppedFile } from "./dropped-file.ts";
import { FileCard } from "./file-card.tsx";
import { FileDrop } from "./file-drop.tsx";
import {
  choose,
  chooseAmong,
  chooseCalendar,
  type FileChoice,
  type FileState,
  fileStates,
  periodOf,
} from "./file-match.ts";
import { keptFiles } from "./kept-view.ts";
import type { Place } from "./load-table.ts";
import { FILES_MAX, readFiles } from "./read-files.ts";
import { RememberedFiles } from "./remembered-files.tsx";
import { createKeys, itemOf, type Sending, sendFiles } from "./send-files.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const SHOWN = ["all", "todo", "ready", "sent"] as const;
type ShownFiles = (typeof SHOWN)[number];
const GROUP_OF: Readonly<Record<FileState, Exclude<ShownFiles, "all"> | "leftOut">> = {
  unit: "todo",
  period: "todo",
  twice: "todo",
  explain: "todo",
  replace: "todo",
  refused: "todo",
  ready: "ready",
  sent: "sent",
  leftOut: "leftOut",
};
const SHOWN_NAMES: Readonly<Record<ShownFiles, string>> = {
  all: "Tất cả",
  todo: "Cần quyết định",
  ready: "Sẵn sàng gửi",
  sent: "Đã gửi",
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export interface FilesSectionProps {
  readonly place: Place;
  /** After something was sent. */
  readonly onChanged: () => Promise<void>;
}

export const FilesSection = ({ place, onChanged }: FilesSectionProps): ReactElement => {
  const styles = useStyles();
  const tools = usePane();
  const { who, units, form, period, calendar } = useSession();
  const store = keptFiles(tools);
  const { reports, unread, progress } = useStore(store);
  const [shown, setShown] = useState<ShownFiles>("all");
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const keys = useRef(createKeys(() => crypto.randomUUID()));
  const states = useMemo(() => fileStates(reports), [reports]);
  const count = (group: ShownFiles) => states.filter((state) => group === "all" || GROUP_OF[state] === group).length;
  const openPeriods = reports.filter((file) => periodOf(file) === null && file.report.periodAlternative !== null);

  const read = async (files: readonly DroppedFile[]) => {
    setOutcome(null);
    const taken = files.slice(0, FILES_MAX);
    if (files.length > FILES_MAX) {
      setOutcome({
        kind: "notice",
        text: `Mỗi lần nhận ${FILES_MAX} tệp; ${files.length - FILES_MAX} tệp sau chưa được đọc.`,
      });
    }
    store.set({ ...store.get(), progress: { what: "read", count: 0, of: taken.length } });
    const today = tools.today();
    const day = period.last < today ? period.last : today;
    const defaults = { unit: null, period: null, form, calendar };
    const readSheet = (sheet: SheetRead, file: string) =>
      tools.reader.read(sheet, { file, isElsewhere: true, defaults });
    const options = {
      directory: directoryOf(units),
      under: place.unit,
      day,
      open: readFileAside,
      read: readSheet,
      pause,
    };
    await readFiles(taken, { ...options, newId: () => crypto.randomUUID() }, (one, done) => {
      const now = store.get();
      // A file that does not name its period is of the chosen one.
      const more =
        one.kind === "reports"
          ? one.reports.map((file) =>
              file.report.period === null ? { ...file, choice: { ...file.choice, period } } : file,
            )
          : [];
      store.set({
        reports: [...now.reports, ...more],
        unread: one.kind === "unread" ? [...now.unread, one.file] : now.unread,
        progress: { what: "read", count: done, of: taken.length },
      });
    });
    store.set({ ...store.get(), progress: null });
  };
  const send = async () => {
    const sendings = reports.flatMap((file, index): readonly Sending[] => {
      const item = states[index] === "ready" ? itemOf(file, who?.unit ?? "", keys.current) : null;
      return item ? [{ id: file.id, item }] : [];
    });
    setOutcome(null);
    store.set({ ...store.get(), progress: { what: "send", count: 0, of: sendings.length } });
    await sendFiles(tools.server, sendings, (sent, done) => {
      const now = store.get();
      store.set({
        ...now,
        reports: now.reports.map((file) => (sent.has(file.id) ? { ...file, sent: sent.get(file.id) ?? null } : file)),
        progress: { what: "send", count: done, of: sendings.length },
      });
    });
    const after = store.get();
    store.set({ ...after, progress: null });
    const ids = new Set(sendings.map(({ id }) => id));
    const stored = after.reports.filter((file) => ids.has(file.id) && file.sent?.isStored).length;
    setOutcome({
      kind: stored === sendings.length ? "done" : "notice",
      text: `Đã gửi thay ${stored}/${sendings.length} bản số liệu.${stored < sendings.length ? " Xem từng bản chưa được nhận bên dưới." : ""}`,
    });
    await onChanged();
  };
  const onChoose = useCallback(
    (id: string, part: Partial<FileChoice>) => {
      const now = store.get();
      store.set({ ...now, reports: now.reports.map((file) => (file.id === id ? choose(file, part) : file)) });
    },
    [store],
  );
  const onAmong = useCallback(
    (id: string) => {
      const now = store.get();
      store.set({ ...now, reports: chooseAmong(now.reports, id) });
    },
    [store],
  );
  const answerCalendar = (chosen: Period["calendar"]) =>
    store.set({ ...store.get(), reports: chooseCalendar(store.get().reports, chosen) });

  if (who === null || !isAtLeast(who.role, "duyet"))
    return <Text>Nhận tệp gửi thay cần mã truy cập có quyền duyệt.</Text>;
  return (
    <div className={styles.root}>
      <FileDrop
        isBusy={progress !== null}
        label="Chọn tệp"
        hint={`Thả vào đây tới ${FILES_MAX} tệp các đơn vị gửi qua thư, tin nhắn (.xlsx, .xls, .csv, .html). Chưa gửi gì cho tới khi bạn bấm gửi.`}
        onFiles={(files) => void read(files)}
      />
      {progress && (
        <div role="status">
          <Text
            size={200}
          >{`${progress.what === "read" ? "Đang đọc tệp" : "Đang gửi"} ${progress.count}/${progress.of}…`}</Text>
          <ProgressBar value={progress.count / Math.max(1, progress.of)} aria-label="Tiến độ" />
        </div>
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
        <>
          <Field label="Hiện" size="small">
            <Select size="small" value={shown} onChange={(_, { value }) => setShown(value as ShownFiles)}>
              {SHOWN.map((one) => (
                <option key={one} value={one}>{`${SHOWN_NAMES[one]} (${count(one)})`}</option>
              ))}
            </Select>
          </Field>
          <div className={styles.buttons}>
            <Button
              size="small"
              appearance="primary"
              disabled={progress !== null || count("ready") === 0}
              onClick={() => void send()}
            >
              {`Gửi thay ${count("ready")} bản`}
            </Button>
            <Button
              size="small"
              disabled={progress !== null}
              onClick={() => store.set({ reports: [], unread: [], progress: null })}
            >
              Bỏ hết danh sách
            </Button>
          </div>
        </>
      )}
      <Outcome outcome={outcome} />
      <RememberedFiles
        reports={reports}
        isBusy={progress !== null}
        onAgain={(files) => {
          const again = new Set(files);
          const now = store.get();
          store.set({
            ...now,
            reports: now.reports.filter(({ remembered }) => !remembered || !again.has(remembered.file)),
          });
          void read(files);
        }}
      />
      {unread.length > 0 && (
        <details open>
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
      <ul className={styles.list} aria-label="Các bản số liệu trong tệp">
        {reports.map((file, index) => {
          const state = states[index] as FileState;
          return shown === "all" || GROUP_OF[state] === shown ? (
            <FileCard key={file.id} file={file} state={state} units={units} onChoose={onChoose} onAmong={onAmong} />
          ) : null;
        })}
      </ul>
    </div>
  );
};
