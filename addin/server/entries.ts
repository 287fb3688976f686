// What the contract promises of its answers, as far as the pages read them.
import type {
  closedAnswerSchema,
  closingJudgementSchema,
  closingsAnswerSchema,
} from "../../shared/contract/closing.ts";
import type { consolidatedAnswerSchema } from "../../shared/contract/consolidated.ts";
import type { copyCreatedSchema } from "../../shared/contract/copy.ts";
import type { deadlinesAnswerSchema } from "../../shared/contract/deadline.ts";
import type { narrativeAnswerSchema } from "../../shared/contract/narrative.ts";
import type { OutputOf } from "../../shared/contract/output.ts";
import type { completenessAnswerSchema, seriesAnswerSchema } from "../../shared/contract/series.ts";
import type { severitiesAnswerSchema } from "../../shared/contract/severity.ts";
import type {
  dryRunAnswerSchema,
  findingSchema,
  receiptAnswerSchema,
  revisionsAnswerSchema,
  SnapshotBody,
  snapshotAnswerSchema,
} from "../../shared/contract/snapshot.ts";
import type { actionAnswerSchema, correctionsAnswerSchema } from "../../shared/contract/snapshot-action.ts";
import type { snapshotListEntrySchema } from "../../shared/contract/snapshot-list.ts";
import type { tokenSchema } from "../../shared/contract/token.ts";
import type { conflictSchema, unitSchema } from "../../shared/contract/unit.ts";

export type UnitEntry = OutputOf<typeof unitSchema>;
export type TokenEntry = OutputOf<typeof tokenSchema>;
export type ConflictEntry = OutputOf<typeof conflictSchema>;
export type FindingEntry = OutputOf<typeof findingSchema>;
export type SnapshotEntry = OutputOf<typeof snapshotAnswerSchema>;
export type SnapshotListEntry = OutputOf<typeof snapshotListEntrySchema>;
export type DryRunEntry = OutputOf<typeof dryRunAnswerSchema>;
export type RevisionEntry = OutputOf<typeof revisionsAnswerSchema>["revisions"][number];
export type NarrativeEntry = OutputOf<typeof narrativeAnswerSchema>;
export type CopyEntry = OutputOf<typeof copyCreatedSchema>;
export type ConsolidatedEntry = OutputOf<typeof consolidatedAnswerSchema>;
export type CompletenessEntry = OutputOf<typeof completenessAnswerSchema>;
export type SeriesEntry = OutputOf<typeof seriesAnswerSchema>;
export type DeadlineEntry = OutputOf<typeof deadlinesAnswerSchema>["deadlines"][number];
export type ReceiptEntry = OutputOf<typeof receiptAnswerSchema>;
export type ActionEntry = OutputOf<typeof actionAnswerSchema>;
export type CorrectionEntry = OutputOf<typeof correctionsAnswerSchema>["corrections"][number];
export type SeveritiesEntry = OutputOf<typeof severitiesAnswerSchema>;
export type ClosedEntry = OutputOf<typeof closedAnswerSchema>;
export type ClosingJudgementEntry = OutputOf<typeof closingJudgementSchema>;
export type ClosingEntry = OutputOf<typeof closingsAnswerSchema>["closings"][number];
export type { SnapshotBody };
