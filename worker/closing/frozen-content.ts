// The document that a closing freezes: the consolidated table with everything that says where its numbers come from.
import type { Consolidated, ConsolidatedRow, RowAnswer } from "../../shared/consolidation/consolidate.ts";
import type { Obstacle } from "../../shared/consolidation/obstacles.ts";
import { addressOf } from "../../shared/contract/request.ts";
import { SERVER_ACTOR_TEXT } from "../../shared/text/audit.ts";
import { periodName } from "../../shared/text/period.ts";
import { CLOSING_TEXT } from "../../shared/text/upper-office.ts";
import type { ClosingRow } from "../db/frozen.ts";
import { findingAnswer } from "../http/finding.ts";
import { RULE_SETS_USED } from "../http/rule-sets.ts";
import type { ClosingRequest } from "./judge-closing.ts";

export const frozenAddress = (id: string): string => addressOf("getFrozen", { path: { id } });

interface FrozenParts {
  readonly id: string;
  readonly sequence: number;
  readonly request: ClosingRequest;
  readonly table: Consolidated;
  readonly used: readonly ClosingRow[];
  readonly obstacles: readonly Obstacle[];
  readonly core: string;
}

const sourceOf = ({ unit, period, form, revision, hash, submittedAt, onBehalf, core, rulesets }: ClosingRow) => ({
  unit,
  period,
  form,
  revision,
  hash,
  submittedAt,
  onBehalf,
  core,
  rulesets,
});

const byPlace = (a: ClosingRow, b: ClosingRow): number =>
  a.unit === b.unit ? (a.period < b.period ? -1 : 1) : a.unit < b.unit ? -1 : 1;

const actorLabel = ({ id, label }: ClosingRequest["caller"]): string | null => label ?? SERVER_ACTOR_TEXT[id] ?? null;

/** Where a unit stands in the tree is for adding up and ranking, not part of what is handed out. */
const rowAnswer = ({ level: _level, members: _members, ended: _ended, ...row }: ConsolidatedRow): RowAnswer => row;

export const frozenContent = ({ id, sequence, request, table, used, obstacles, core }: FrozenParts) => ({
  id,
  url: frozenAddress(id),
  title: CLOSING_TEXT.title({ sequence, period: periodName(table.period), name: table.name }),
  sequence,
  closedAt: request.now,
  closedBy: {
    id: request.caller.id,
    unit: request.caller.unit,
    role: request.caller.role,
    label: actorLabel(request.caller),
  },
  override:
    request.override === null || obstacles.length === 0
      ? null
      : { reason: request.override, obstacles: obstacles.map(({ finding }) => findingAnswer(finding)) },
  core,
  unit: table.unit,
  name: table.name,
  period: table.period.key,
  form: table.form,
  basis: table.basis,
  provisional: table.provisional,
  asOf: table.asOf,
  rulesets: RULE_SETS_USED,
  completeness: table.completeness,
  late: table.late,
  totals: table.totals,
  rows: table.rows.map(rowAnswer),
  findings: table.findings.map(findingAnswer),
  sources: [...used].sort(byPlace).map(sourceOf),
});

export type FrozenContent = ReturnType<typeof frozenContent>;
