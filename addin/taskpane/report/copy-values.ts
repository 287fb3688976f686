// Makes the value-only copy of the open workbook: its file, what it says of the submitted figures, a code, and the finished copy.
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { Period } from "../../../shared/domain/period.ts";
import { done, type Outcome } from "../../../shared/domain/problem.ts";
import { fileProblemText } from "../../../shared/text/reading.ts";
import { UPPER_OFFICE_TEXT } from "../../../shared/text/upper-office.ts";
import type { CopySeal } from "../../../shared/text/value-copy.ts";
import type { Sheets } from "../../host/host.ts";
import { refusalText, reportParams, type Server } from "../../server/server.ts";

export interface CopyOrder {
  readonly unit: string;
  readonly unitName: string;
  readonly period: Period;
  readonly form: FormCode;
  /** Only the sheet in front. */
  readonly onlySheet: boolean;
}

export type CopyOutcome =
  | { readonly ok: true; readonly code: string; readonly address: string; readonly unfinished: readonly string[] }
  | { readonly ok: false; readonly text: string };

const NOT_SENT =
  "Bản sao mang mã kiểm tra của số liệu đã gửi, nhưng đơn vị chưa gửi số liệu của kỳ này. Hãy gửi số liệu trước.";

const digestOf = async (statement: string): Promise<string> => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(statement));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/** "Báo cáo.xlsx" as "Báo cáo (chỉ có giá trị).xlsx" */
const copyName = (name: string): string => `${name.replace(/\.xls[xmb]?$/iu, "")} (chỉ có giá trị).xlsx`;

/** Never rejects. @param now ISO 8601, UTC. */
export const copyValues = async (
  order: CopyOrder,
  sheets: Sheets,
  server: Server,
  core: string,
  now: string,
): Promise<CopyOutcome> => {
  const { unit, unitName, period, form, onlySheet } = order;
  const [snapshot, table, file, selection] = await Promise.all([
    server.call("getSnapshot", reportParams(order)),
    server.call("getConsolidated", reportParams(order)),
    sheets.file(),
    sheets.selection(),
  ]);
  if (!snapshot.ok) {
    if (snapshot.code !== "SNAPSHOT_NOT_FOUND") return { ok: false, text: refusalText(snapshot) };
    const received = table.ok ? table.content.completeness.received : 0;
    return { ok: false, text: received > 0 ? UPPER_OFFICE_TEXT.copyOfSum({ name: unitName, received }) : NOT_SENT };
  }
  if (!file.ok) return { ok: false, text: file.message };
  if (onlySheet && !selection.ok) return { ok: false, text: selection.message };
  const { revision, state, submittedAt, receipt } = snapshot.content;
  const issue = async (digest: string): Promise<Outcome<CopySeal, string>> => {
    const body = { unit, period: period.key, form, revision, digest };
    const issued = await server.call("createCopy", { body });
    return issued.ok ? done(issued.content) : { ok: false, problem: refusalText(issued) };
  };
  const { valueCopy } = await import("../../../shared/writing/value-copy-file.ts");
  const copy = await valueCopy(
    {
      file: file.content,
      sheets: onlySheet && selection.ok ? [selection.content.sheet] : "all",
      facts: {
        unit,
        unitName,
        period,
        form,
        revision,
        state,
        submittedAt,
        asOf: table.ok ? table.content.asOf : null,
        madeAt: now,
        core,
        rulesets: receipt.rulesets,
        hash: receipt.hash,
      },
    },
    { digest: digestOf, issue },
  );
  if (!copy.ok) {
    return { ok: false, text: typeof copy.problem === "string" ? copy.problem : fileProblemText(copy.problem) };
  }
  const { bytes, seal, prepared } = copy.result;
  const opened = await sheets.openCopy({ name: copyName(file.content.name), bytes });
  if (!opened.ok) return { ok: false, text: opened.message };
  return { ok: true, code: seal.code, address: seal.address, unfinished: prepared.unfinished };
};
