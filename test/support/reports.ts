// Units and reports in a line each, for tests that tell a small story.
import type { Figures } from "../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../shared/domain/form.ts";
import type { FormCode } from "../../shared/domain/form-code.ts";
import type { LocalDate } from "../../shared/domain/local-date.ts";
import type { PeriodKey } from "../../shared/domain/period.ts";
import type { SnapshotRecord } from "../../shared/domain/snapshot.ts";
import type { UnitCode, UnitType, UnitVersion } from "../../shared/domain/unit.ts";
import { loadTarget, type Target, type TargetEntry } from "../../shared/rules/targets.ts";

export const unitOf = (
  code: string,
  name: string,
  type: UnitType,
  parent: string | null,
  more: Partial<UnitVersion> = {},
): UnitVersion => ({
  code: code as UnitCode,
  name,
  type,
  parent: parent as UnitCode | null,
  validFrom: "2000-01-01" as LocalDate,
  validTo: null,
  successors: [],
  reports: false,
  ...more,
});

export const sent = (
  unit: string,
  period: string,
  figures: Readonly<Record<string, unknown>>,
  more: Partial<SnapshotRecord> | { readonly form: string } = {},
): SnapshotRecord => ({
  unit: unit as UnitCode,
  period: period as PeriodKey,
  form: FORM_DEFAULT,
  revision: 1,
  state: "da_chot",
  scopeBasis: "ownOnly",
  scheme: "ND42",
  countBasis: "giaiQuyet",
  figures: figures as Figures,
  submittedAt: "2026-10-03T02:00:00.000Z",
  ...(more as { readonly form?: FormCode }),
});

/** Of received dossiers so many online. */
export const filed = (online: number, received: number) => ({ HS_TRUC_TUYEN: online, HS_TIEP_NHAN: received });

/** A target of an office of its own, in force all along. */
export const targetOf = (measure: string, leastPercent: number, more: Partial<TargetEntry> = {}): Target => {
  const days = { from: "2000-01-01", to: "2099-12-31", source: "Kế hoạch 15/KH-UBND ngày 20/01/2020", confidence: "V" };
  const target = loadTarget({ measure, leastPercent, ...days, ...more } as TargetEntry);
  if (!target.ok) throw new Error(target.problem);
  return target.result;
};
