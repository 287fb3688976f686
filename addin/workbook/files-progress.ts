// What the page says of its files from moment to moment: what is under way, what came of it, what is read aloud.
import { fileProblemText } from "../../shared/text/reading.ts";
import { leftOutText, WORKBOOK_FILE_TEXT } from "../../shared/text/workbook-file.ts";
import type { HostOutcome } from "../host/host.ts";
import { momentText } from "../ui/moment-text.ts";
import type { Restored } from "./autosave.ts";
import type { OpenedFile, OpenOutcome } from "./open-file.ts";

export interface FileNotice {
  readonly kind: "done" | "warning" | "error";
  readonly text: string;
  /** What was found in the file and is not shown. */
  readonly more: string | null;
  /** Offers the way back to the demonstration. */
  readonly offersDemonstration: boolean;
}

export interface FilesProgress {
  /** What is under way, where it takes long enough to be told. */
  readonly busy: string | null;
  readonly notice: FileNotice | null;
  /** Where the keyboard went with what was opened; "" where it did not go. */
  readonly at: string;
}

export const IDLE: FilesProgress = { busy: null, notice: null, at: "" };

export const noticeOf = (kind: FileNotice["kind"], text: string, more: string | null = null): FileNotice => ({
  kind,
  text,
  more,
  offersDemonstration: false,
});

/** For who listens to the page: what was said last, and where the keyboard is now. An error is read aloud by itself. */
export const spokenOf = ({ busy, notice, at }: FilesProgress): string => {
  const parts = notice?.kind === "error" ? [] : [notice?.text, notice?.more, at];
  return busy ?? parts.filter(Boolean).join(" ");
};

/** @param outcome null where the file could not be read, or not be drawn. */
export const openTrouble = (name: string, outcome: Extract<OpenOutcome, { ok: false }> | null): FileNotice =>
  noticeOf("error", outcome === null ? WORKBOOK_FILE_TEXT.notOpened(name) : fileProblemText(outcome.problem));

/** @param count files that were chosen; only the first is opened. */
export const openedNotice = (
  name: string,
  { leftOut, carried, asValues }: Pick<OpenedFile, "leftOut" | "carried" | "asValues">,
  count: number,
): FileNotice => {
  const lost = leftOutText(leftOut, carried !== null);
  const text = asValues ? WORKBOOK_FILE_TEXT.openedAsValues(name) : WORKBOOK_FILE_TEXT.opened(name);
  return noticeOf(
    lost === null ? "done" : "warning",
    count > 1 ? `${text} ${WORKBOOK_FILE_TEXT.oneFile()}` : text,
    lost,
  );
};

/** @param notKept sheets whose drawings could not go over into the file. */
export const savedNotice = (name: string, saved: HostOutcome, notKept: readonly string[]): FileNotice => {
  if (!saved.ok) return noticeOf("error", saved.message);
  const text = WORKBOOK_FILE_TEXT.saved(name);
  return notKept.length === 0 ? noticeOf("done", text) : noticeOf("warning", text, WORKBOOK_FILE_TEXT.notKept(notKept));
};

export const restoredNotice = ({ about: { name, savedAt } }: Restored, offersDemonstration: boolean): FileNotice => ({
  ...noticeOf("done", WORKBOOK_FILE_TEXT.restored(name, momentText(savedAt))),
  offersDemonstration,
});
