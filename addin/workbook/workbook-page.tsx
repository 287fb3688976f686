// The page of the web workbook: the spreadsheet on the left, the pane on the right, the sentence of the selected error cell below.
import {
  Component,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { FunctionRuntime } from "../functions/runtime.ts";
import type { CellMessage, CellMessages, Host } from "../host/host.ts";
import { DEMONSTRATION_NAME } from "./demonstration-name.ts";
import { FileBar } from "./file-bar.tsx";
import type { WorkbookFiles } from "./workbook-files.ts";

// The pane's interface is not needed to show the sheet.
const Pane = lazy(async () => ({ default: (await import("../taskpane/pane.tsx")).Pane }));

type Opening =
  | { readonly kind: "opening" }
  | { readonly kind: "open" }
  | { readonly kind: "failed"; readonly message: string };

export interface WorkbookPageProps {
  readonly host: Host;
  readonly runtime: FunctionRuntime;
  readonly files: WorkbookFiles;
  /** Draws the spreadsheet into the element; resolves with what went wrong, or null. */
  readonly open: (container: HTMLElement) => Promise<string | null>;
}

const NARROW = "(max-width: 900px)";

const useNarrow = (): boolean => {
  const [query] = useState(() => window.matchMedia(NARROW));
  const subscribe = (listener: () => void) => {
    query.addEventListener("change", listener);
    return () => query.removeEventListener("change", listener);
  };
  return useSyncExternalStore(subscribe, () => query.matches);
};

interface MessageState {
  readonly selected: CellMessage | null;
  readonly count: number;
}

const NO_MESSAGES: MessageState = { selected: null, count: 0 };

const isSame = (a: MessageState, b: MessageState): boolean =>
  a.count === b.count &&
  a.selected?.sheet === b.selected?.sheet &&
  a.selected?.cell === b.selected?.cell &&
  a.selected?.error === b.selected?.error &&
  a.selected?.message === b.selected?.message;

const useMessages = (messages: CellMessages | null): MessageState => {
  const [state, setState] = useState(NO_MESSAGES);
  useEffect(
    () =>
      messages?.subscribe(() => {
        const next = { selected: messages.selected(), count: messages.list().length };
        setState((before) => (isSame(before, next) ? before : next));
      }),
    [messages],
  );
  return state;
};

const countText = (count: number, isOthers: boolean): string => {
  if (count === 0) return "Không có ô nào báo lỗi.";
  const whose = isOthers ? ", gồm các ô lấy số của đơn vị trình diễn mà mã của đơn vị khác không xem được" : "";
  return `${count} ô báo lỗi${whose}. Chọn một ô báo lỗi để xem lý do.`;
};

interface MessageLineProps {
  readonly messages: CellMessages | null;
  /** The demonstration's units stand outside of what the access token may see. */
  readonly isOthers: boolean;
}

/** What stands below the sheet: why the selected cell shows an error, else how many do. */
const MessageLine = ({ messages, isOthers }: MessageLineProps): ReactElement => {
  const { selected, count } = useMessages(messages);
  return (
    <p className={selected ? "cell-message cell-message-error" : "cell-message"} role="status">
      {selected ? (
        <>
          <span className="cell-message-place">
            {selected.cell}: {selected.error}
          </span>
          <span>{selected.message}</span>
        </>
      ) : (
        <span>{countText(count, isOthers)}</span>
      )}
    </p>
  );
};

interface BoundaryProps {
  readonly children: ReactNode;
}

/** The sheet stays usable where the pane cannot be loaded. */
class PaneBoundary extends Component<BoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <p className="pane-wait" role="alert">
        Không tải được ngăn DVC. Hãy kiểm tra kết nối mạng rồi tải lại trang.
      </p>
    );
  }
}

export const WorkbookPage = ({ host, runtime, files, open }: WorkbookPageProps): ReactElement => {
  const container = useRef<HTMLDivElement>(null);
  const [opening, setOpening] = useState<Opening>({ kind: "opening" });
  const narrow = useNarrow();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const owner = useSyncExternalStore(host.token.subscribe, host.token.owner);
  const { name } = useSyncExternalStore(files.subscribe, files.state);
  const paneShown = wanted ?? !narrow;

  useEffect(() => {
    if (!container.current) return;
    void open(container.current).then((trouble) =>
      setOpening(trouble === null ? { kind: "open" } : { kind: "failed", message: trouble }),
    );
  }, [open]);

  return (
    <div className="page">
      <header className="page-header">
        <p className="page-title">DVC – Bảng tính dịch vụ công trực tuyến</p>
        {owner === "demonstration" && <span className="page-note">Đang dùng mã truy cập trình diễn (chỉ đọc)</span>}
        <button
          type="button"
          className="pane-button"
          aria-expanded={paneShown}
          aria-controls="dvc-pane"
          onClick={() => setWanted(!paneShown)}
        >
          {paneShown ? "Ẩn ngăn DVC" : "Hiện ngăn DVC"}
        </button>
      </header>
      <FileBar files={files} ready={opening.kind === "open"} />
      <div className="page-body">
        <main className="sheet-side">
          <div className="sheet" ref={container} />
          <MessageLine messages={host.messages} isOthers={owner === "user" && name === DEMONSTRATION_NAME} />
          {opening.kind !== "open" && (
            <div className="sheet-cover">
              {opening.kind === "opening" ? (
                <>
                  <p className="opening-text" role="status">
                    Đang mở bảng tính…
                  </p>
                  <div className="opening-grid" aria-hidden="true" />
                </>
              ) : (
                <div className="sheet-trouble" role="alert">
                  <p className="opening-text">{opening.message}</p>
                  <button type="button" className="reload-button" onClick={() => window.location.reload()}>
                    Tải lại trang
                  </button>
                </div>
              )}
            </div>
          )}
        </main>
        <aside id="dvc-pane" className="pane-side" aria-label="Ngăn DVC" hidden={!paneShown}>
          <PaneBoundary>
            <Suspense fallback={<p className="pane-wait">Đang mở ngăn DVC…</p>}>
              <Pane host={host} runtime={runtime} />
            </Suspense>
          </PaneBoundary>
        </aside>
      </div>
    </div>
  );
};
