// What a reader has to know beside a score: codes with parameters; the sentences are in shared/text.
import type { LocalDate } from "./local-date.ts";

export interface NoticeParams {
  /** The rules were seen in published results only from `captured` on; the period ended before. */
  RULE_BEFORE_CAPTURE: { ruleset: string; captured: LocalDate };
  /** The annex with maxima and formulas was not read. */
  RULE_ANNEX_UNVERIFIED: { ruleset: string };
  /** Another rule set was in force on the period's first day. */
  RULE_CHANGE_INSIDE: { ruleset: string; from: LocalDate };
  /** The period follows another calendar than the index. */
  RULE_CALENDAR_DIFFERS: { ruleset: string };
  /** Readings of lines other than the set's own are switched on. */
  RULE_SWITCHED: { ruleset: string; switches: string };
  /** A line was divided by its wider denominator because its own was not provided. */
  DENOMINATOR_ELSE: { indicator: string; basis: string };
  /** A line's counts are those of the unit above. */
  COUNTS_INHERITED: { indicator: string };
  /** Reported points differ from those computed from the counts; the computed ones stand. */
  REPORTED_DIFFERS: { part: string; reported: string; computed: string };
  /** Lines that do not apply count 0 in the printed score; the receipt has the re-scaled one. */
  NOT_APPLICABLE_COUNTED: { indicators: string; rescaled: string };
  /** Counts are compared across the end of the districts; predecessors are added up. */
}

export type NoticeCode = keyof NoticeParams;

export type Notice = {
  readonly [Code in NoticeCode]: { readonly code: Code; readonly params: NoticeParams[Code] };
}[NoticeCode];

export const notice = <Code extends NoticeCode>(code: Code, params: NoticeParams[Code]): Notice =>
  ({ code, params }) as Notice;
