// Figures that were typed by hand: read as the cells of a form are, refused with a sentence for each field, and made into a report.
import { checkFigures } from "../../../shared/checking/figures/check-figures.ts";
import { type FigureCode, type FigureEntry, findFigure, NOT_APPLICABLE } from "../../../shared/domain/figure.ts";
import { FORMS, type FormDefinition, formOrGeneral } from "../../../shared/domain/form.ts";
import type { FormCode } from "../../../shared/domain/form-code.ts";
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Period } from "../../../shared/domain/period.ts";
import type { UnitCode } from "../../../shared/domain/unit.ts";
import { type SeveritySettings, withSeverities } from "../../../shared/findings/office-severity.ts";
import { contentOf } from "../../../shared/reading/cell-content.ts";
import { cleanText } from "../../../shared/reading/sheet.ts";
import type { CheckedReport } from "../../../shared/reports/checked-report.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import { measureName } from "./measure-choice.ts";

export interface TypedFigure {
  readonly code: FigureCode;
  readonly typed: string;
}

export interface TypedFault {
  /** Null: of the form as a whole. */
  readonly code: FigureCode | null;
  readonly text: string;
}

export interface ManualContext {
  readonly unit: UnitCode | null;
  readonly period: Period;
  readonly form: FormCode;
  readonly today: LocalDate;
  /** What the office set; the usual severities where it is absent. */
  readonly severities?: SeveritySettings;
}

export type ManualOutcome =
  | { readonly ok: true; readonly report: CheckedReport }
  | { readonly ok: false; readonly faults: readonly TypedFault[] };

/** The figures that a form begins with: its columns, else what it is read for; others are added by name. */
export const figuresOfForm = (code: FormCode, forms: readonly FormDefinition[] = FORMS): readonly FigureCode[] => {
  const { columns, print } = formOrGeneral(code, forms);
  return columns.length > 0 ? columns.map(({ figure }) => figure) : (print.figures as readonly FigureCode[]);
};

const SHEET = "Nhập tay";

/** A number or a sign that stands for one; undefined where nothing was typed, null where it is neither. */
const entryOf = ({ code, typed }: TypedFigure): FigureEntry | undefined | null => {
  const text = cleanText(typed);
  const content = contentOf(text, text);
  switch (content.kind) {
    case "blank":
      return undefined;
    case "mark":
      if (content.mark === "zero") return 0;
      return content.mark === "notApplicable" ? NOT_APPLICABLE : undefined;
    case "number": {
      const isWhole = findFigure(code)?.whole ?? true;
      const amount = isWhole ? (content.grouped ?? content.number) : content.number;
      const isCountable = amount >= 0 && amount <= Number.MAX_SAFE_INTEGER && (!isWhole || Number.isInteger(amount));
      return isCountable && !content.isPercent ? amount : null;
    }
    case "text":
      return null;
  }
};

/** One fault for each field that cannot be read, in order. */
export const manualReport = (typed: readonly TypedFigure[], context: ManualContext): ManualOutcome => {
  const { unit, period, form, today, severities = new Map() } = context;
  const figures: Partial<Record<FigureCode, FigureEntry>> = {};
  const faults: TypedFault[] = [];
  for (const one of typed) {
    const { code } = one;
    const entry = entryOf(one);
    if (entry === undefined) continue;
    const figure = measureName(code);
    if (entry === null) faults.push({ code, text: CHECK_TEXT.numberWanted({ figure, got: cleanText(one.typed) }) });
    else figures[code] = entry;
  }
  if (faults.length > 0) return { ok: false, faults };
  if (!Object.values(figures).some((entry) => typeof entry === "number")) {
    return { ok: false, faults: [{ code: null, text: CHECK_TEXT.numbersWanted }] };
  }
  const found = checkFigures(figures, { period, scheme: null, form, notes: true, asOf: today });
  const report: CheckedReport = {
    unit,
    unitText: "",
    period,
    periodAlternative: null,
    form,
    figures,
    at: {},
    lines: [],
    source: { sheet: SHEET, file: null },
    findings: withSeverities(found, severities),
  };
  return { ok: true, report };
};
