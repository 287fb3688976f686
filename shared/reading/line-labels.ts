// Reads the labels of lines: numbering, words, and whether they name units, periods or sectors.
import type { Calendar } from "../domain/period.ts";
import { foldText } from "../text/fold.ts";
import { type Numbering, readNumbering, splitLabel } from "./cell-content.ts";
import { isTotalLabel } from "./grid.ts";
import { matchHeader } from "./header-match.ts";
import { type Place, type Sheet, shownText, textAt } from "./sheet.ts";
import { type HeadedTable, headerParts } from "./table-blocks.ts";
import { type HeadingPeriod, readHeadingPeriod, type TitlePeriod } from "./title-lines.ts";
import { beginsAsUnit } from "./unit-words.ts";

export type LabelKind = "unit" | "period" | "sector" | "other";

export interface LineLabel {
  /** Words of the line without its numbering. */
  readonly label: string;
  readonly at: Place;
  readonly numbering: Numbering | null;
  /** Words of the label columns before the last ("Xã A" of the line "Đất đai"), by the kind of their column. */
  readonly outer: readonly { readonly kind: LabelKind; readonly text: string }[];
}

const UNIT_HEADER =
  /\b(?:don vi|dia phuong|co quan|ubnd|xa phuong|ten xa|xa|phuong|huyen|phong ban|phong|so ban nganh|so nganh|noi tiep nhan|bo phan)\b/u;
const SECTOR_HEADER = /\b(?:linh vuc|cong viec|nhom thu tuc|nhom tthc|thu tuc|tthc|loai ho so|danh muc)\b/u;
const PERIOD_HEADER = /^(?:ky|thang|quy|nam|thoi gian|ky bao cao)\b/u;
/** Sectors that communes and districts list most. */
const SECTOR_NAME =
  /^(?:linh vuc|dat dai|ho tich|chung thuc|tu phap|xay dung|bao tro xa hoi|nguoi co cong|moi truong|giao duc|y te|cong thuong|van hoa|the thao|du lich|lao dong|kinh doanh|dang ky kinh doanh|thanh lap|hop tac xa|thi dua|khen thuong|ton giao|quoc phong|dan toc|giao thong|nong nghiep|lam nghiep|chan nuoi|thuy loi|thuy san|nong thon|tai chinh|ke hoach|dau tu|khoa hoc|thong tin|truyen thong|buu chinh|xuat ban|bao chi|cu tru|nuoi con nuoi|boi thuong|pho bien|hoa giai|an toan|luu thong|noi vu|khieu nai|to cao|thanh tra|phong chong|tre em|viec lam|thue|tin nguong|quy hoach|nha o|ha tang|dien luc|hoa chat|thuong mai|cong chuc|to chuc|dich vu)\b/u;

const kindOfHeader = (header: string): LabelKind | null => {
  if (SECTOR_HEADER.test(header)) return "sector";
  if (UNIT_HEADER.test(header)) return "unit";
  return PERIOD_HEADER.test(header) ? "period" : null;
};

const share = (texts: readonly string[], is: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(is).length / texts.length;

/** What the labels of a column name: by its header where that says it, else by most of its words. */
export const kindOfLabels = (
  header: string,
  texts: readonly string[],
  title: TitlePeriod | null,
  calendar: Calendar | null,
): LabelKind => {
  const words = texts.filter((text) => text !== "" && !isTotalLabel(text));
  const isPeriod = (text: string): boolean =>
    readHeadingPeriod(text, title, calendar) !== null || /^(?:tháng|quý)\s*[\dIV]+/iu.test(text);
  if (share(words, isPeriod) > 0.5) return "period";
  const isSector = (text: string): boolean => SECTOR_NAME.test(foldText(text));
  const kind = kindOfHeader(foldText(header));
  // "Đơn vị" over a list of sectors, "Lĩnh vực" over communes: the words of the lines outweigh the header.
  if (kind === "unit" && share(words, isSector) > 0.6) return "sector";
  if (kind === "sector" && share(words, beginsAsUnit) > 0.6) return "unit";
  if (kind !== null) return kind;
  if (share(words, beginsAsUnit) > 0.5) return "unit";
  return share(words, isSector) > 0.5 ? "sector" : "other";
};

const isCodeHeader = (header: string): boolean =>
  /^(?:ma|ma so|ma dinh danh|ma don vi|ma linh vuc|ma tthc)$/u.test(foldText(header));

/** Label columns with the words that count; codes of units and sectors stand aside. */
export const wordColumns = (
  sheet: Sheet,
  table: HeadedTable,
): readonly { readonly column: number; readonly header: string }[] =>
  table.labelColumns
    .map((column) => ({ column, header: headerParts(sheet, table.headerRows, column).at(-1)?.text ?? "" }))
    .filter(({ header }) => !isCodeHeader(header));

/**
 * The labels of the body lines. Outer label columns hold where they are merged downwards or left blank under their first line.
 */
export const lineLabels = (sheet: Sheet, table: HeadedTable, kinds: readonly LabelKind[]): readonly LineLabel[] => {
  const columns = wordColumns(sheet, table);
  const inner = columns.at(-1)?.column ?? null;
  let letter: string | null = null;
  const held = new Map<number, string>();
  return table.rows.map((row): LineLabel => {
    const at = { row, column: inner ?? table.numberColumn ?? table.valueColumns[0] ?? 0 };
    const outer: { kind: LabelKind; text: string }[] = [];
    for (const [index, { column }] of columns.slice(0, -1).entries()) {
      const text = shownText(sheet, { row, column });
      if (text !== "") held.set(column, text);
      const known = held.get(column);
      if (known !== undefined) outer.push({ kind: kinds[index] ?? "other", text: known });
    }
    const own = inner === null ? "" : textAt(sheet, { row, column: inner });
    const numberText = table.numberColumn === null ? "" : textAt(sheet, { row, column: table.numberColumn });
    const counted = numberText === "" ? null : readNumbering(numberText, letter);
    // "Tổng cộng" merged over the numbering and the labels, and headings merged over the whole line.
    const spread = inner === null ? "" : shownText(sheet, { row, column: inner });
    const outerOwn =
      columns
        .slice(0, -1)
        .map(({ column }) => textAt(sheet, { row, column }))
        .find((text) => text !== "") ?? "";
    const words =
      own !== "" ? own : counted === null && numberText !== "" ? numberText : outerOwn !== "" ? outerOwn : spread;
    const split = counted ? { numbering: counted, label: words } : splitLabel(words, letter);
    if (split.numbering?.kind === "letter") letter = split.numbering.text;
    return { label: split.label, at, numbering: split.numbering, outer };
  });
};

/** A heading over columns that names a unit, a level or a period instead of a figure. */
export const headingEntity = (
  text: string,
  title: TitlePeriod | null,
  calendar: Calendar | null,
): { readonly unit?: string; readonly period?: HeadingPeriod; readonly label: string } | null => {
  const period = readHeadingPeriod(text, title, calendar);
  if (period) return { period, label: text };
  const isUnit = beginsAsUnit(text) && text.length <= 60 && matchHeader({ parts: [text] }) === null;
  if (!isUnit) return null;
  return /^(?:cap|cac|khoi) /u.test(foldText(text)) ? { label: text } : { unit: text, label: text };
};
