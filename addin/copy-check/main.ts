// On /kiem-tra: reads the chosen file in the page, digests what it says, and asks the server whether that is the copy of the code.
import type { Content } from "../../shared/contract/operations.ts";
import { addressOf } from "../../shared/contract/request.ts";
import { fileProblemText } from "../../shared/text/reading.ts";
import { STANDING_TEXT, CHECK_PAGE_TEXT as TEXT } from "../../shared/text/value-copy.ts";
import { readCopyStatement } from "../../shared/writing/copy-digest-file.ts";

interface Said {
  readonly match: boolean;
  readonly text: string;
  readonly note?: string;
}

const digestOf = async (statement: string): Promise<string> => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(statement));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const ask = async (code: string, digest: string): Promise<Said> => {
  const reply = await fetch(addressOf("checkCopy", { path: { code }, query: { digest } }));
  if (!reply.ok) return { match: false, text: ((await reply.json()) as { detail: string }).detail };
  const { match, standing } = (await reply.json()) as Content<"checkCopy">;
  if (!match) return { match, text: TEXT.fileDiffers };
  return { match, text: TEXT.fileMatches, ...(standing ? { note: STANDING_TEXT[standing] } : {}) };
};

const check = async (code: string, file: File): Promise<Said> => {
  const read = readCopyStatement({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  if (!read.ok) return { match: false, text: fileProblemText(read.problem) };
  if (!read.result.hasReceipt) return { match: false, text: TEXT.fileWithoutReceipt };
  try {
    return await ask(code, await digestOf(read.result.statement));
  } catch {
    return { match: false, text: TEXT.unreachable };
  }
};

const paragraph = (text: string, look: string): HTMLParagraphElement => {
  const made = document.createElement("p");
  made.className = look;
  made.textContent = text;
  return made;
};

const start = (): void => {
  const code = document.getElementById("code")?.textContent;
  const drop = document.getElementById("drop");
  const input = document.getElementById("file");
  const answer = document.getElementById("answer");
  if (!code || !drop || !(input instanceof HTMLInputElement) || !answer) return;
  drop.hidden = false;
  const checkFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    answer.replaceChildren(paragraph(TEXT.fileWorking, ""));
    const { match, text, note } = await check(code, file);
    const said = paragraph(text, `result ${match ? "yes" : "no"}`);
    answer.replaceChildren(paragraph(file.name, ""), said, ...(note ? [paragraph(note, "note")] : []));
  };
  input.addEventListener("change", () => void checkFile(input.files?.[0]));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    void checkFile(event.dataTransfer?.files[0]);
  });
};

start();
