// Counts what a file holds that the web workbook does not draw.
import type { Sheet, Workbook } from "hucre/xlsx";
import type { LeftOut, LeftOutPart } from "../../shared/text/workbook-file.ts";
import type { ZipPart } from "./zip-directory.ts";

export type LeftOutCount = (part: LeftOutPart, count?: number) => void;

export const createLeftOutCount = (): { readonly count: LeftOutCount; found(): LeftOut } => {
  const counts: Partial<Record<LeftOutPart, number>> = {};
  return {
    count: (part, count = 1) => {
      if (count > 0) counts[part] = (counts[part] ?? 0) + count;
    },
    found: () => ({ ...counts }),
  };
};

const countSheet = (sheet: Sheet, count: LeftOutCount): void => {
  count("charts", (sheet.charts?.length ?? 0) + (sheet.sparklines?.length ?? 0));
  count("images", sheet.images?.length ?? 0);
  count("pivots", sheet.pivotTables?.length ?? 0);
  count("conditionalFormats", sheet.conditionalRules?.length ?? 0);
  count("validations", sheet.dataValidations?.length ?? 0);
  count("tables", (sheet.tables?.length ?? 0) + (sheet.autoFilter ? 1 : 0));
  count("shapes", sheet.textBoxes?.length ?? 0);
  count("slicers", (sheet.slicers?.length ?? 0) + (sheet.timelines?.length ?? 0));
  if (sheet.protection) count("protection");
  let [comments, links, richTexts] = [sheet.threadedComments?.length ?? 0, 0, 0];
  for (const { comment, hyperlink, richText } of sheet.cells?.values() ?? []) {
    if (comment && !sheet.threadedComments?.length) comments += 1;
    if (hyperlink) links += 1;
    if (richText && richText.length > 1) richTexts += 1;
  }
  count("comments", comments);
  count("links", links);
  count("richTexts", richTexts);
};

/** @param parts of the file, for what the library does not tell */
export const countLeftOut = (workbook: Workbook, parts: readonly ZipPart[], count: LeftOutCount): void => {
  for (const sheet of workbook.sheets) countSheet(sheet, count);
  if (parts.some(({ name }) => /vbaProject\.bin$/iu.test(name))) count("macros");
};
