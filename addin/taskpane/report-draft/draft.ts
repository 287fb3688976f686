// A report that a person is about to send: what was read from the sheet, what was added to it, and what is still to be said.
import type { FigureCode, FigureEntry, Figures } from "../../../shared/domain/figure.ts";
import { findForm } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import {
  type Calendar,
  isMadeOfMonths,
  type Period,
  type PeriodKey,
  parsePeriodKey,
  periodOf,
} from "../../../shared/domain/period.ts";
import {
  COUNT_BASIS_DEFAULT,
  type CountBasis,
  type Scheme,
  type ScopeBasis,
  type SectorLine,
} from "../../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import type { SnapshotBody, UnitEntry } from "../../server/entries.ts";
import type { Who } from "../frame/session.ts";

/** Plain data, kept as it is while it is being filled in. */
export interface Draft {
  /** What it was begun with; null where nobody knows. */
  readonly unit: UnitCode | null;
  readonly unitText: string;
  readonly period: PeriodKey | null;
  /** The same label in the other calendar, where the sheet leaves that open. */
  readonly alternative: PeriodKey | null;
  /** The sheet says which days are meant, so that nobody is asked for the calendar. */
  readonly isDated?: boolean;
  readonly form: FormCode;
  readonly figures: Figures;
  readonly at: Readonly<Record<string, string>>;
  readonly lines: readonly SectorLine[];
  /** Null: nobody has said. */
  readonly scopeBasis: ScopeBasis | null;
  readonly scheme: Scheme | null;
  readonly countBasis: CountBasis;
  /** Reasons by code of finding. */
  readonly explain: Readonly<Record<string, string>>;
  readonly note: string;
  readonly source: { readonly sheet: string; readonly file: string | null };
}

/** The place that a draft will be sent to. */
export interface Target {
  readonly unit: UnitCode;
  readonly period: Period;
}

export const draftOfReport = (report: CheckedReport): Draft => ({
  unit: report.unit,
  unitText: report.unitText,
  period: report.period?.key ?? null,
  alternative: report.periodAlternative?.key ?? null,
  isDated: report.isDated ?? false,
  form: report.form,
  figures: report.figures,
  at: report.at,
  lines: report.lines,
  scopeBasis: null,
  scheme: null,
  countBasis: COUNT_BASIS_DEFAULT,
  explain: {},
  note: "",
  source: report.source,
});

/** What was sent before, to be corrected without the sheet that it came from. */
export const draftOfBody = (place: Pick<Draft, "unit" | "period" | "form">, body: SnapshotBody): Draft => ({
  ...place,
  alternative: null,
  unitText: "",
  figures: body.figures as Figures,
  at: {},
  lines: (body.lines ?? []) as readonly SectorLine[],
  scopeBasis: body.scopeBasis,
  scheme: body.scheme,
  countBasis: body.countBasis ?? COUNT_BASIS_DEFAULT,
  explain: Object.fromEntries(Object.entries(body.explain ?? {}).map(([code, reason = ""]) => [code, reason])),
  note: body.note ?? "",
  source: { sheet: body.source?.file ?? "", file: null },
});

/** A report read anew keeps what a person had said about the same place. */
export const withAnswersOf = (fresh: Draft, earlier: Draft): Draft => ({
  ...fresh,
  scopeBasis: earlier.scopeBasis,
  scheme: earlier.scheme,
  countBasis: earlier.countBasis,
  explain: earlier.explain,
  note: earlier.note,
});

export const draftId = ({ unit, unitText, period, form }: Draft): string =>
  [unit ?? unitText, period ?? "", form].join("|");

export const withFigure = (draft: Draft, code: FigureCode, entry: FigureEntry): Draft => ({
  ...draft,
  figures: { ...draft.figures, [code]: entry },
});

/** A unit without units below it can only report its own counts; of others it is asked. */
export const usualScope = (units: readonly UnitEntry[], unit: UnitCode | null): ScopeBasis | null => {
  const isKnown = units.some(({ code }) => code === unit);
  return isKnown && !units.some(({ parent }) => parent === unit) ? "ownOnly" : null;
};

/** The same label in both calendars, where only a person can say which is meant; null where nothing is open. */
export const calendarChoice = (
  form: FormCode,
  period: Period,
  chosen: Calendar | null,
): Readonly<Record<Calendar, Period>> | null => {
  const { kind, year, index } = period;
  const isFixed = chosen !== null || (findForm(form)?.calendar ?? null) !== null;
  if (isFixed || !isMadeOfMonths(kind) || year === null) return null;
  const nd09 = periodOf({ calendar: "nd09", kind, year, index });
  const civil = periodOf({ calendar: "civil", kind, year, index });
  return nd09 && civil ? { nd09, civil } : null;
};

/** What a role may send: its own unit's report, or one below on that unit's behalf. */
export const sendingRight = (who: Who | null, unit: UnitCode): "own" | "onBehalf" | "none" => {
  if (who === null) return "own";
  if (who.role === "xem") return "none";
  if (who.unit === unit) return "own";
  return who.role === "nhap" ? "none" : "onBehalf";
};

const TEXT_MAX = 200;
const sourceOf = ({ sheet, file }: Draft["source"]): SnapshotBody["source"] => {
  const text = [file, sheet].filter(Boolean).join(" – ").slice(0, TEXT_MAX);
  return text === "" ? undefined : { file: text };
};

/** Reasons for what is still found; one for something that was put right is not sent. */
const reasonsFor = (explain: Draft["explain"], codes: ReadonlySet<string> | null): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(explain)
      .map(([code, reason]) => [code, reason.trim()] as const)
      .filter(([code, reason]) => reason !== "" && (codes === null || codes.has(code))),
  );

export interface SaidOfDraft {
  readonly scopeBasis: ScopeBasis;
  readonly scheme: Scheme;
  readonly onBehalf: boolean;
  /** Codes of what is found now; null where that is not known. */
  readonly codes: ReadonlySet<string> | null;
}

/** The body of the submission; keys without content are left out. */
export const bodyOfDraft = (draft: Draft, { scopeBasis, scheme, onBehalf, codes }: SaidOfDraft): SnapshotBody => {
  const explain = reasonsFor(draft.explain, codes);
  const note = draft.note.trim();
  const source = sourceOf(draft.source);
  return {
    figures: draft.figures as SnapshotBody["figures"],
    scopeBasis,
    scheme,
    ...(draft.countBasis === COUNT_BASIS_DEFAULT ? {} : { countBasis: draft.countBasis }),
    ...(draft.lines.length === 0 ? {} : { lines: draft.lines as NonNullable<SnapshotBody["lines"]> }),
    ...(note === "" ? {} : { note }),
    ...(Object.keys(explain).length === 0 ? {} : { explain }),
    ...(source === undefined ? {} : { source }),
    ...(onBehalf ? { onBehalf } : {}),
  };
};

const isText = (part: unknown): part is string => typeof part === "string";

/** A draft as it was kept; null where it is none, or none of this version. */
export const readDraft = (kept: unknown): Draft | null => {
  const draft = kept as Partial<Draft> | null;
  const isWhole =
    typeof draft?.figures === "object" &&
    draft.figures !== null &&
    typeof draft.explain === "object" &&
    draft.explain !== null &&
    Array.isArray(draft.lines) &&
    typeof draft.at === "object" &&
    isText(draft.form) &&
    isText(draft.unitText) &&
    isText(draft.note) &&
    isText(draft.source?.sheet);
  return isWhole ? (draft as Draft) : null;
};

/** The period that the draft names: of two that its label may mean, the one in the chosen calendar. */
export const periodOfDraft = (
  { period, alternative }: Pick<Draft, "period" | "alternative">,
  chosen: Calendar | null = null,
): Period | null => {
  const meant = [period, alternative].flatMap((key) => (key ? [parsePeriodKey(key)] : []));
  return meant.find((one) => one?.calendar === chosen) ?? meant[0] ?? null;
};

export const formTitle = (form: FormCode): string => findForm(form)?.title ?? `Biểu ${form}`;
