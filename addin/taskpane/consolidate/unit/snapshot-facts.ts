// A unit's report in words: its figures in the order of the forms, how each rate came about, and what happened to it.
import { FIGURES } from "../../../../shared/domain/figure.ts";
import { divide, rationalFromNumber } from "../../../../shared/domain/rational.ts";
import { auditActionText } from "../../../../shared/text/audit.ts";
import { numberText, percentText } from "../../../../shared/text/format.ts";
import { TABLE_TEXT } from "../../../../shared/text/table.ts";
import type { ReceiptEntry, RevisionEntry, SnapshotEntry } from "../../../server/entries.ts";

export interface FigureLine {
  readonly code: string;
  readonly name: string;
  readonly shown: string;
}

/** Those that were sent, in the order of the catalogue. */
export const figureLines = ({ figures }: Pick<SnapshotEntry, "figures">): readonly FigureLine[] =>
  FIGURES.flatMap(({ code, name }) => {
    const entry = figures[code];
    if (entry === undefined) return [];
    if (typeof entry === "number") return [{ code, name, shown: numberText(entry) }];
    return [{ code, name, shown: entry.state === "not_applicable" ? TABLE_TEXT.notApplicable : "chưa có" }];
  });

export interface RateLine {
  readonly code: string;
  readonly name: string;
  /** "18,1%"; "–" where the denominator is 0. */
  readonly shown: string;
  /** "Hồ sơ trực tuyến 4.840 = 4.840" */
  readonly numerator: string;
  readonly denominator: string;
  /** "4.840/26.757" */
  readonly counts: string;
  readonly source: string;
}

type Side = ReceiptEntry["rates"][number]["numerator"];

/** A sum shows its terms; a single figure is itself. */
const sideText = ({ figures, sum }: Side): string => {
  const terms = figures.map(({ name, count }) => `${name} ${numberText(count)}`).join(" + ");
  return figures.length > 1 ? `${terms} = ${numberText(sum)}` : terms;
};

export const rateLines = ({ rates }: Pick<ReceiptEntry, "rates">): readonly RateLine[] =>
  rates.map(({ code, name, numerator, denominator, rate, citation, confidence }) => ({
    code,
    name,
    shown:
      rate === null
        ? "–"
        : percentText(divide(rationalFromNumber(numerator.sum), rationalFromNumber(denominator.sum)), 2),
    numerator: sideText(numerator),
    denominator: sideText(denominator),
    counts: `${numberText(numerator.sum)}/${numberText(denominator.sum)}`,
    source: `${citation} (${confidence})`,
  }));

export interface HistoryLine {
  readonly key: string;
  readonly at: string;
  readonly text: string;
  readonly reason: string;
}

const EVENT_CODES: Readonly<Record<string, string>> = { nop: "submit" };

/** Newest first. */
export const historyLines = (revisions: readonly RevisionEntry[]): readonly HistoryLine[] =>
  revisions
    .flatMap(({ events, onBehalf }) => events.map((event) => ({ event, onBehalf })))
    .toSorted((a, b) => b.event.sequence - a.event.sequence)
    .map(({ event, onBehalf }) => {
      const what = auditActionText(`snapshot.${EVENT_CODES[event.action] ?? event.action}`);
      const whose = event.actor.unit === null ? event.actor.label : `${event.actor.label} (${event.actor.unit})`;
      const instead = event.action === "nop" && onBehalf ? ", gửi thay" : "";
      return {
        key: String(event.sequence),
        at: event.at,
        text: `${what} (lần gửi ${event.revision}${instead}) – ${whose}`,
        reason: [event.reason, event.documentNo === null ? null : `Văn bản ${event.documentNo}`]
          .filter((one) => one !== null)
          .join(" · "),
      };
    });

const SEVERITIES = ["E", "W", "I"] as const;

/** Worst first. */
export const worstFirst = (findings: SnapshotEntry["findings"]): SnapshotEntry["findings"] =>
  findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
