// What the contract promises of its answers, as far as the pages read them.
import type { consolidatedAnswerSchema } from "../../shared/contract/consolidated.ts";
import type { copyCreatedSchema } from "../../shared/contract/copy.ts";
import type { narrativeAnswerSchema } from "../../shared/contract/narrative.ts";
import type { OutputOf } from "../../shared/contract/output.ts";
import type {
  findingSchema,
  receiptAnswerSchema,
  SnapshotBody,
  snapshotAnswerSchema,
} from "../../shared/contract/snapshot.ts";
import type { tokenSchema } from "../../shared/contract/token.ts";
import type { conflictSchema, unitSchema } from "../../shared/contract/unit.ts";

export type UnitEntry = OutputOf<typeof unitSchema>;
export type TokenEntry = OutputOf<typeof tokenSchema>;
export type ConflictEntry = OutputOf<typeof conflictSchema>;
export type FindingEntry = OutputOf<typeof findingSchema>;
export type SnapshotEntry = OutputOf<typeof snapshotAnswerSchema>;
export type NarrativeEntry = OutputOf<typeof narrativeAnswerSchema>;
export type CopyEntry = OutputOf<typeof copyCreatedSchema>;
export type ReceiptEntry = OutputOf<typeof receiptAnswerSchema>;
export type ConsolidatedEntry = OutputOf<typeof consolidatedAnswerSchema>;
export type { SnapshotBody };
