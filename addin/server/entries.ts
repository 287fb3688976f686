// What the contract promises of its answers, by the names that the pages use.
import type { Content, Contents, Request } from "../../shared/contract/operations.ts";

export type UnitEntry = Content<"listUnits">["units"][number];
export type TokenEntry = Content<"listTokens">["tokens"][number];
export type ImportEntry = Content<"importUnits">;
export type ConflictEntry = ImportEntry["conflicts"][number];
export type SnapshotEntry = Content<"getSnapshot">;
export type FindingEntry = SnapshotEntry["findings"][number];
export type SnapshotListEntry = Content<"listSnapshots">["snapshots"][number];
export type DryRunEntry = Extract<Content<"putSnapshot">, { readonly accepted: boolean }>;
export type RevisionEntry = Content<"listRevisions">["revisions"][number];
export type CorrectionEntry = Content<"listCorrections">["corrections"][number];
export type ReceiptEntry = Content<"getReceipt">;
export type ConsolidatedEntry = Content<"getConsolidated">;
export type CompletenessEntry = Content<"getCompleteness">;
export type DeadlineEntry = Content<"listDeadlines">["deadlines"][number];
export type SeriesEntry = Content<"getSeries">;
export type SeveritiesEntry = Content<"listSeverities">;
export type BatchEntry = Content<"submitBatch">;
export type ClosedEntry = Contents<"closePeriod">[201];
export type ClosingJudgementEntry = Exclude<Content<"closePeriod">, ClosedEntry>;
export type ClosingEntry = Content<"listClosings">["closings"][number];
export type SnapshotBody = Request<"putSnapshot">["body"];
