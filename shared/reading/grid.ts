// The common form of every table: figures along one axis, units, periods or sectors along the other.
import { foldText } from "../text/fold.ts";
import type { CellContent } from "./cell-content.ts";
import { withoutColumnNumber } from "./header-concepts.ts";
import type { Place } from "./sheet.ts";
import type { HeadingPeriod } from "./title-lines.ts";

/** Whose figures a heading or a line label announces, beside those of the title. */
export interface Entity {
  readonly unit?: string;
  readonly period?: HeadingPeriod;
  /** "Cấp xã", "Quý I" as written. */
  readonly label: string;
  /** "Cộng", "Cả năm" among such headings: the sum of the others. */
  readonly isTotal: boolean;
}

/** One column (or line) that may hold a figure. */
export interface GridItem {
  /** Headings from the outermost to its own, without those that name units or periods. */
  readonly parts: readonly string[];
  readonly at: Place;
  /** Headers before it that may qualify a bare one; nearest last. */
  readonly before: readonly string[];
  readonly entity: Entity | null;
  readonly isPercent: boolean;
  /** Printed column number; null where the form has none. */
  readonly columnNumber: number | null;
  /** `title`: the figure is named by the title only; `none`: the header was cut off. */
  readonly header: "own" | "title" | "none";
}

/** `line`: counted; `total` and `subtotal`: sums of lines; `detail`: "trong đó", part of the line above. */
export type LineRole = "line" | "total" | "subtotal" | "detail";

export interface GridLine {
  readonly label: string;
  readonly at: Place;
  readonly role: LineRole;
  readonly unit: string | null;
  readonly period: HeadingPeriod | null;
  readonly sector: string | null;
  /** Heading under which the line stands ("Cấp huyện"); null where there is none. */
  readonly group: string | null;
  /** Of a total: positions of the lines that it should be the sum of. */
  readonly of: readonly number[];
}

export interface GridCell {
  readonly at: Place;
  readonly content: CellContent;
  readonly text: string;
}

export interface Grid {
  readonly items: readonly GridItem[];
  readonly lines: readonly GridLine[];
  readonly cellAt: (line: number, item: number) => GridCell;
  /** Columns or lines with figures that the layout gives no place. */
  readonly strangers: readonly { readonly at: Place; readonly text: string }[];
}

/** A header as people read it: "Số hồ sơ nhận giải quyết / Trong kỳ / Trực tuyến". */
export const headerText = (parts: readonly string[]): string =>
  parts
    .map(withoutColumnNumber)
    .filter((part) => part !== "")
    .join(" / ");

/** What stays the same of a header when rows and columns are inserted: its folded path. */
export const headerKey = (parts: readonly string[]): string =>
  parts.map((part) => foldText(withoutColumnNumber(part))).join(">");

const TOTAL_LABEL =
  /^(?:tong|cong|tong so|tong cong|tong chung|cong chung|tong hop|(?:tong cong|tong so|tong|cong)(?: so)? (?:[ivx]+|[ab]|1|nhom|cap|toan|chung|muc|khoi|cac|cua|so|don vi|linh vuc)\b.*|toan (?:tinh|huyen|thanh pho|tp|xa|phuong|quan|thi xa|nganh|he thong|dia ban)\b.*|ca nam|ca ky|ca quy)$/u;

/** "Tổng cộng", "Cộng I", "Toàn huyện": a sum of lines. "Cộng Hòa" is a commune. */
export const isTotalLabel = (label: string): boolean => TOTAL_LABEL.test(foldText(label));
