// The row of file commands above the sheet, what is under way, what was said last, and what the browser keeps.
import { type ReactElement, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { WORKBOOK_FILE_TEXT } from "../../shared/text/workbook-file.ts";
import { momentText } from "../ui/moment-text.ts";
import type { KeptAbout } from "./kept-workbooks.ts";
import type { FilesState, WorkbookFiles } from "./workbook-files.ts";

const ACCEPTED = ".xlsx,.xlsm,.xls,.csv,.txt,.html,.htm,.xml";

/** The commands by key, as in Excel; the browser's own meaning of the keys is taken from it. */
const useFileKeys = (files: WorkbookFiles, choose: () => void): void => {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      const command = { o: choose, s: () => void files.save(), p: () => void files.print() }[event.key.toLowerCase()];
      if (!command) return;
      event.preventDefault();
      event.stopPropagation();
      command();
    };
    // Before the spreadsheet hears of them.
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [files, choose]);
};

/** A file that is let go anywhere on the page; true while one is held over it. */
const useDroppedFiles = (files: WorkbookFiles): boolean => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    // A drop zone of the pane keeps what is let go on it.
    const isForPane = (event: DragEvent) =>
      event.target instanceof Element && event.target.closest("#dvc-pane") !== null;
    const drag = (event: DragEvent) => {
      if (!carriesFiles(event) || isForPane(event)) return setOver(false);
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event) || isForPane(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void files.open([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("dragover", drag, { capture: true });
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop, { capture: true });
    return () => {
      window.removeEventListener("dragover", drag, { capture: true });
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop, { capture: true });
    };
  }, [files]);
  return over;
};

const keepingText = ({ keeping }: FilesState): string => {
  if (keeping.kind === "kept") return WORKBOOK_FILE_TEXT.keptAt(momentText(keeping.savedAt));
  return keeping.kind === "waiting" ? WORKBOOK_FILE_TEXT.keeping() : "";
};

/** The workbooks that the browser keeps besides the open one. */
const KeptMenu = ({ files }: { readonly files: WorkbookFiles }): ReactElement => {
  const menu = useRef<HTMLDetailsElement>(null);
  const [list, setList] = useState<readonly KeptAbout[] | null>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  return (
    <details
      ref={menu}
      className="kept-menu"
      onToggle={(event) => {
        setList(null);
        if (event.currentTarget.open) void files.kept().then(setList);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        menu.current?.querySelector("summary")?.focus();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary className="file-button">Bản đã tự lưu</summary>
      <ul className="kept-list">
        {list?.map(({ slot, name, savedAt }) => (
          <li key={slot}>
            <button
              type="button"
              className="kept-button"
              onClick={() => {
                close();
                void files.openKept(slot);
              }}
            >
              <span>{name}</span>
              <span className="kept-when">{momentText(savedAt)}</span>
            </button>
          </li>
        ))}
        {list?.length === 0 && <li className="kept-none">Chưa có bản nào khác.</li>}
      </ul>
    </details>
  );
};

const Notice = ({
  files,
  state,
}: {
  readonly files: WorkbookFiles;
  readonly state: FilesState;
}): ReactElement | null => {
  const { notice, busy } = state;
  if (busy !== null) return <p className="file-notice file-notice-busy">{busy}</p>;
  if (notice === null) return null;
  return (
    <div className={`file-notice file-notice-${notice.kind}`} {...(notice.kind === "error" ? { role: "alert" } : {})}>
      <p className="file-notice-text">
        {notice.text}
        {notice.more !== null && <span className="file-notice-more"> {notice.more}</span>}
      </p>
      {notice.offersDemonstration && (
        <button type="button" className="notice-button" onClick={() => void files.showDemonstration()}>
          Về dữ liệu trình diễn
        </button>
      )}
      <button type="button" className="notice-button" onClick={files.dismiss}>
        Đóng
      </button>
    </div>
  );
};

interface FileCommandsProps {
  readonly files: WorkbookFiles;
  readonly disabled: boolean;
  readonly input: RefObject<HTMLInputElement | null>;
}

const FileCommands = ({ files, disabled, input }: FileCommandsProps): ReactElement => (
  <>
    <input
      ref={input}
      type="file"
      className="file-input"
      accept={ACCEPTED}
      aria-label="Tệp cần mở"
      tabIndex={-1}
      onChange={(event) => {
        const chosen = [...(event.currentTarget.files ?? [])];
        // The same file can be chosen again.
        event.currentTarget.value = "";
        void files.open(chosen);
      }}
    />
    <button
      type="button"
      className="file-button"
      disabled={disabled}
      title="Ctrl+O"
      onClick={() => input.current?.click()}
    >
      Mở tệp
    </button>
    <button type="button" className="file-button" disabled={disabled} title="Ctrl+S" onClick={() => void files.save()}>
      Lưu về máy (.xlsx)
    </button>
    <button type="button" className="file-button" disabled={disabled} title="Ctrl+P" onClick={() => void files.print()}>
      In
    </button>
    <button type="button" className="file-button" disabled={disabled} onClick={() => void files.makeNew()}>
      Tệp mới
    </button>
    <button type="button" className="file-button" disabled={disabled} onClick={() => void files.showDemonstration()}>
      Về dữ liệu trình diễn
    </button>
  </>
);

export const FileBar = ({ files, ready }: { readonly files: WorkbookFiles; readonly ready: boolean }): ReactElement => {
  const state = useSyncExternalStore(files.subscribe, files.state);
  const input = useRef<HTMLInputElement>(null);
  const [choose] = useState(() => () => input.current?.click());
  useFileKeys(files, choose);
  const over = useDroppedFiles(files);
  const refused = state.keeping.kind === "refused";
  return (
    <>
      <nav className="file-bar" aria-label="Tệp">
        <FileCommands files={files} disabled={!ready || state.busy !== null} input={input} />
        <KeptMenu files={files} />
        <span className="file-name" title={state.name}>
          {state.name}
        </span>
        <span className="file-kept">{keepingText(state)}</span>
      </nav>
      {refused && (
        <p className="file-notice file-notice-error" role="alert">
          {WORKBOOK_FILE_TEXT.storageFull()}
        </p>
      )}
      <Notice files={files} state={state} />
      {/* It stands there from the start: what comes into the page with its text is not read aloud. */}
      <p className="spoken" role="status">
        {state.spoken}
      </p>
      {over && <div className="drop-cover">Thả tệp vào đây để mở</div>}
    </>
  );
};
