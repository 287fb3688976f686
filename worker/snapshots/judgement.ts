// What is stored around submissions, and what that says of them: one read for all, then the checks of figures.
import { comparedReports, earlierPeriods } from "../../shared/checking/figures/beside.ts";
import { checkFigures } from "../../shared/checking/figures/check-figures.ts";
import type { SectorLine } from "../../shared/checking/figures/view.ts";
import { addDays } from "../../shared/domain/local-date.ts";
import { COUNT_BASIS_DEFAULT, type SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { Finding } from "../../shared/findings/finding.ts";
import { type SeveritySettings, settingsInForce, withSeverities } from "../../shared/findings/office-severity.ts";
import type { Due } from "../../shared/rules/deadline.ts";
import { type AuditHead, auditHeadsFrom, auditHeadsStatement } from "../db/audit.ts";
import { runBatch } from "../db/database.ts";
import { deadlinesOfStatement } from "../db/deadline.ts";
import { type RememberedAnswer, rememberedFrom, rememberedStatement } from "../db/idempotency.ts";
import { severitiesAboveEachStatement, severitiesByUnit } from "../db/severity.ts";
import { currentsFrom, currentsStatement, placeKey, type SnapshotPlace, type StoredRevision } from "../db/snapshot.ts";
import { besidesFrom, besidesStatement } from "../db/snapshot-beside.ts";
import type { AuthorizedScope } from "../http/scope.ts";
import { dueFrom } from "./lateness.ts";
import type { Prepared } from "./request.ts";

/** What is stored of a submission's place, and what that says of it. */
export interface Judged {
  readonly prepared: Prepared;
  readonly current: StoredRevision | null;
  readonly remembered: RememberedAnswer | null;
  readonly findings: readonly Finding[];
  /** Findings of severity E that `explain` does not cover. */
  readonly blocking: number;
  readonly due: Due | null;
}

export interface Judgement {
  /** In the order of the submissions. */
  readonly judged: readonly Judged[];
  /** The last entry of each unit's audit chain. */
  readonly heads: ReadonlyMap<string, AuditHead>;
}

export const storedPlace = ({ place }: Prepared): SnapshotPlace => ({
  unit: place.unit,
  period: place.period.key,
  form: place.form,
});

/** The figures against themselves and against the unit's other reports, as severe as the office above takes them. */
const judgeFigures = (
  { place, body, figures, level }: Prepared,
  beside: readonly SnapshotRecord[],
  settings: SeveritySettings,
): readonly Finding[] => {
  const { period, form, label } = place;
  const { scheme, scopeBasis, countBasis = COUNT_BASIS_DEFAULT } = body;
  const lines = (body.lines ?? []) as readonly SectorLine[];
  const compared = comparedReports({ period, form, scopeBasis, countBasis }, beside);
  return withSeverities(checkFigures(figures, { period, label, scheme, form, level, lines, ...compared }), settings);
};

/** One round trip, however many submissions there are. */
export const readJudgement = async (
  { db, caller }: AuthorizedScope,
  submissions: readonly Prepared[],
): Promise<Judgement> => {
  const places = submissions.map(storedPlace);
  const units = [...new Set(places.map(({ unit }) => unit))];
  const keys = submissions.flatMap(({ idempotencyKey }) => (idempotencyKey === null ? [] : [idempotencyKey]));
  const compared = submissions.map((submission) => {
    const { period } = submission.place;
    return { ...storedPlace(submission), earlier: earlierPeriods(period), endedOn: addDays(period.first, -1) };
  });
  const [currents = [], heads = [], beside = [], severities = [], deadlines = [], remembered = []] = await runBatch(
    db,
    [
      currentsStatement(places),
      auditHeadsStatement(units),
      besidesStatement(compared),
      severitiesAboveEachStatement(units),
      deadlinesOfStatement([...new Set(submissions.flatMap(({ offices }) => offices))]),
      ...(keys.length === 0 ? [] : [rememberedStatement(caller.id, keys)]),
    ],
  );
  const currentOf = currentsFrom(currents);
  const besideOf = besidesFrom(beside);
  const severitiesOf = severitiesByUnit(severities);
  const rememberedOf = rememberedFrom(remembered);
  const judged = submissions.map((prepared, index): Judged => {
    const { place, body, idempotencyKey } = prepared;
    const settings = settingsInForce(severitiesOf.get(place.unit) ?? []);
    const findings = judgeFigures(prepared, besideOf.get(index) ?? [], settings);
    return {
      prepared,
      current: currentOf.get(placeKey(storedPlace(prepared))) ?? null,
      remembered: idempotencyKey === null ? null : (rememberedOf.get(idempotencyKey) ?? null),
      findings,
      blocking: findings.filter((finding) => finding.severity === "E" && body.explain?.[finding.code] === undefined)
        .length,
      due: dueFrom(deadlines, prepared.offices, place.period, place.form),
    };
  });
  return { judged, heads: auditHeadsFrom(heads) };
};
