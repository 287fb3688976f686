// Forms: the kinds of report under which a unit's figures of one period are kept apart. Each is one entry of plain data.

import { FIGURES, type FigureCode, type FigureDefinition, findFigure } from "./figure.ts";
import { type FormCode, parseFormCode } from "./form-code.ts";
import type { IndexFamily } from "./index-family.ts";
import type { Calendar } from "./period.ts";
import { done, type Outcome, refuse } from "./problem.ts";

interface FormColumn {
  readonly figure: FigureCode;
  /** Printed over the column, where the form numbers its columns. */
  readonly number?: number;
}

interface FormPrint {
  /** What a report of this form is called, under "BÁO CÁO". */
  readonly title: string;
  /** Figures and rates that an upper office reads first. */
  readonly figures: readonly string[];
  readonly rates: readonly string[];
}

export interface FormDefinition {
  readonly code: FormCode;
  /** Its short name, and after " - " what it is about. */
  readonly title: string;
  readonly titleEn: string;
  /**
   * What names this form in the title of a sheet: its printed code ("Biểu 06a", which also stands for "Biểu số II.06a/VPCP"), or
   * a phrase. Compared without case and diacritics.
   */
  readonly titleWords: readonly string[];
  /** The calendar proposed for its periods, in which a bare label such as "Quý I/2023" is read; null where it is asked. */
  readonly calendar: Calendar | null;
  /** The figures that it asks for, as printed from left to right; none where it has no columns of its own. */
  readonly columns: readonly FormColumn[];
  /** The index whose form it is: what it reports is scored. */
  readonly index: IndexFamily | null;
  readonly print: FormPrint;
  readonly citation: string;
}

/** An entry as it is written or stored, as plain JSON. */
export interface FormEntry extends Omit<FormDefinition, "code" | "columns"> {
  readonly code: string;
  readonly columns: readonly (Omit<FormColumn, "figure"> & { readonly figure: string })[];
}

/** The form of the data that belongs to none. */
export const FORM_DEFAULT = "chung" as FormCode;
/** The form of the index that the national portal publishes. */
export const FORM_INDEX = "766" as FormCode;

/** What offices are asked for most. */
const READ_FIRST = {
  figures: ["HS_TIEP_NHAN", "HS_TRUC_TUYEN", "HS_DA_GIAI_QUYET", "HS_QUA_HAN"],
  rates: ["ONLINE_RATE_ALL", "ONTIME_DONE", "ONTIME_766", "PAY_ONLINE_RATE", "DIGITISED_RATE"],
} as const;

const ENTRIES: readonly FormEntry[] = [
  {
    code: FORM_DEFAULT,
    title: "Số liệu chung",
    titleEn: "General figures",
    titleWords: [],
    calendar: null,
    columns: [],
    index: null,
    print: { title: "Kết quả cung cấp, giải quyết dịch vụ công trực tuyến", ...READ_FIRST },
    citation: "Không theo mẫu quy định",
  },
  {
    code: "06a",
    title: "Biểu 06a - Tình hình, kết quả giải quyết thủ tục hành chính",
    titleEn: "Form 06a - Handling of administrative procedures",
    titleWords: ["Biểu 06a", "Biểu 06", "01/2020/TT-VPCP"],
    calendar: "nd09",
    // Columns 1 and 2 are the number and the words of the line.
    columns: [
      { number: 3, figure: "HS_TONG" },
      { number: 4, figure: "HS_TRUC_TUYEN" },
      { number: 5, figure: "HS_TRUC_TIEP" },
      { number: 6, figure: "HS_KY_TRUOC" },
      { number: 7, figure: "HS_DA_GIAI_QUYET" },
      { number: 8, figure: "HS_TRUOC_HAN" },
      { number: 9, figure: "HS_DUNG_HAN" },
      { number: 10, figure: "HS_QUA_HAN" },
      { number: 11, figure: "HS_DANG_GIAI_QUYET" },
      { number: 12, figure: "HS_DANG_TRONG_HAN" },
      { number: 13, figure: "HS_DANG_QUA_HAN" },
    ],
    index: null,
    print: { title: "Tình hình, kết quả giải quyết thủ tục hành chính", ...READ_FIRST },
    citation: "Thông tư 01/2020/TT-VPCP ngày 21/10/2020",
  },
  {
    code: FORM_INDEX,
    title: "Bộ chỉ số phục vụ người dân, doanh nghiệp",
    titleEn: "Service index for citizens and businesses",
    titleWords: ["766", "766/QĐ-TTg", "bộ chỉ số phục vụ", "chỉ số phục vụ người dân"],
    calendar: "civil",
    columns: [],
    index: "qd766",
    print: { title: "Kết quả đánh giá chất lượng phục vụ người dân, doanh nghiệp", ...READ_FIRST },
    citation: "Quyết định 766/QĐ-TTg ngày 23/6/2022",
  },
];

/** The form of an entry. Problems: `FORM_UNKNOWN` for what cannot be a code, `FIGURE_UNKNOWN` for a column of no known figure. */
export const loadForm = (entry: FormEntry): Outcome<FormDefinition> => {
  const code = parseFormCode(entry.code);
  if (code === null) return refuse("FORM_UNKNOWN", { got: entry.code, known: "" });
  const strange = entry.columns.find(({ figure }) => !findFigure(figure));
  if (strange) return refuse("FIGURE_UNKNOWN", { got: strange.figure, suggestion: "" });
  return done({ ...entry, code, columns: entry.columns as FormDefinition["columns"] });
};

/** The forms that this version knows. */
export const FORMS: readonly FormDefinition[] = ENTRIES.map((entry) => {
  const form = loadForm(entry);
  // A shipped entry with a fault is a wrong program.
  if (!form.ok) throw new Error(`form ${entry.code}: ${JSON.stringify(form.problem)}`);
  return form.result;
});

export const findForm = (code: string, forms: readonly FormDefinition[] = FORMS): FormDefinition | undefined =>
  forms.find((form) => form.code === code);

/** The form, or the general one for a code without an entry. */
export const formOrGeneral = (code: string, forms: readonly FormDefinition[] = FORMS): FormDefinition =>
  findForm(code, forms) ?? (findForm(FORM_DEFAULT) as FormDefinition);

/** "Biểu 06a" */
export const shortTitle = ({ title }: Pick<FormDefinition, "title">): string => title.split(" - ")[0] ?? title;

/** All figures: those of the form as its columns stand, then the others as the catalogue has them. */
export const figuresInOrder = ({ columns }: FormDefinition): readonly FigureDefinition[] => {
  const own = columns.flatMap(({ figure }) => findFigure(figure) ?? []);
  return [...own, ...FIGURES.filter((figure) => !own.includes(figure))];
};

/** The number of the figure's column on the form; null where it has none. */
export const columnNumber = ({ columns }: FormDefinition, figure: string): number | null =>
  columns.find((column) => column.figure === figure)?.number ?? null;

/** The first form that numbers the figure's column, which is how people speak of it whatever they report: "cột 3". */
export const numberingForm = (figure: string, forms: readonly FormDefinition[] = FORMS): FormDefinition | undefined =>
  forms.find((form) => columnNumber(form, figure) !== null);
