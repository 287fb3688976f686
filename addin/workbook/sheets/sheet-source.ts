// What a demonstration sheet is made of: lines as an article states them, and the formulas that answer each.

/** A place in the sheet's table; `A` is the statement. */
export type Column = "A" | "B" | "C" | "D" | "E" | "F" | "G";

/** A statement "numerator/denominator, x%": recomputed, checked and written as a sentence. */
export interface RateLine {
  readonly kind: "rate";
  /** Name by which other lines refer to this one as `{id}`. */
  readonly id?: string;
  readonly states: string;
  /** Counts, or formulas over other lines: "=SUM(B{huyen}:B{xa})". */
  readonly numerator: number | string;
  readonly denominator: number | string;
  /** As printed: "21,5%"; absent where the article gives the counts only. */
  readonly published?: string;
  /** Decimals of the percentage; those of the published one where there is one. */
  readonly digits: number;
  /** What is counted, for the sentence; "hồ sơ" where absent. */
  readonly noun?: string;
  /** Counts of the parts, by id: the rate is then that of the parts together (TYLECHUNG). */
  readonly parts?: readonly [string, string];
}

/** A line with its own cells: texts, numbers and formulas by column; `{id}` is the row of another line. */
interface FreeLine {
  readonly kind: "free";
  readonly id?: string;
  readonly states: string;
  readonly cells: Readonly<Partial<Record<Exclude<Column, "A">, number | string>>>;
  /** Number formats by column, where General is not right. */
  readonly formats?: Readonly<Partial<Record<Column, string>>>;
  /** Lines that the longest answer takes, where it is more than two. */
  readonly answerLines?: number;
}

/** A heading over several lines. */
interface HeadingLine {
  readonly kind: "heading";
  readonly states: string;
}

/** What a reader should know about the lines above. */
interface NoteLine {
  readonly kind: "note";
  readonly states: string;
}

/** A formula whose answer is a table that fills the cells below and to the right. */
interface TableLine {
  readonly kind: "table";
  readonly states: string;
  readonly formula: string;
  /** Rows kept free for the table, its header included. */
  readonly rows: number;
}

export type SheetLine = RateLine | FreeLine | HeadingLine | NoteLine | TableLine;

export interface SheetSource {
  /** Of the tab. */
  readonly name: string;
  readonly title: string;
  /** Article, file and range of dates. */
  readonly source: string;
  /** Header of the columns, where it differs from the usual one. */
  readonly header?: readonly string[];
  /** Widths of the columns A to G in pixels, where they differ from the usual ones. */
  readonly widths?: readonly number[];
  readonly lines: readonly SheetLine[];
}

/** Says on every sheet what its figures are. */
export const DEMONSTRATION_MARK = "Dữ liệu trình diễn – chép từ bài công bố";

export const USUAL_HEADER: readonly string[] = [
  "Nội dung công bố",
  "Tử số",
  "Mẫu số",
  "Số công bố",
  "DVC tính",
  "Đối chiếu",
  "Câu báo cáo",
];
