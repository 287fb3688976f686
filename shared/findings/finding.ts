// What a check says about figures or a text: a code, both numbers and the place; never a correction.
import { FINDINGS } from "./catalogue.ts";
import type { Severity } from "./severity.ts";

export type FindingCode = keyof typeof FINDINGS;

/** What the sentence of each code needs. */
export type FindingParams = {
  readonly [Code in FindingCode]: Parameters<(typeof FINDINGS)[Code]["sentence"]>[0];
};

export type FindingDetail = {
  readonly [Code in FindingCode]: { readonly code: Code; readonly params: FindingParams[Code] };
}[FindingCode];

/** What a check would write instead, and why: both in Vietnamese. The original stays. */
export interface Proposal {
  readonly text: string;
  readonly reason: string;
}

interface Judgement<Place> {
  readonly severity: Severity;
  readonly at: Place;
  readonly stated: number | string | null;
  readonly recomputed: number | string | null;
  readonly proposal?: Proposal;
}

/** A finding in codes. `at` names a figure, a cell or a unit; `findingText` makes its sentence. */
export type Finding = FindingDetail & Judgement<string>;

/** A finding in a text: `at` are offsets of the text as it was given, in UTF-16 units. */
export type TextFinding = FindingDetail & Judgement<readonly [start: number, end: number]>;

export const findingText = ({ code, params }: FindingDetail): string =>
  (FINDINGS[code].sentence as (params: FindingParams[FindingCode]) => string)(params);
