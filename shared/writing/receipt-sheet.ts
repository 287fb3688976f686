// The receipt sheet of a copy as a part of its file, and the two looks that it adds to the styles.
import { editXml } from "../reading/xml-edit.ts";
import { attributeOf, escapeXml, withAttribute } from "../reading/xml-tokens.ts";
import { type CopyFacts, type CopySeal, factRows, RECEIPT_TITLE, sealRows } from "../text/value-copy.ts";

/** Indexes of cell looks in the styles of the file; 0 is the plain look of every file. */
export interface ReceiptLooks {
  readonly bold: number;
  readonly wrapped: number;
}

export const PLAIN_LOOKS: ReceiptLooks = { bold: 0, wrapped: 0 };

const countOf = (tag: string): number => Number(attributeOf(tag, "count") ?? Number.NaN);

/** The styles with a bold and a wrapped look added; null where they have no place for them. */
export const withReceiptLooks = (xml: string): { readonly xml: string; readonly looks: ReceiptLooks } | null => {
  let fonts = 0;
  let looks = 0;
  const isCounted = editXml(xml, ({ name, parent }) => {
    if (name === "font" && parent === "fonts") fonts += 1;
    if (name === "xf" && parent === "cellXfs") looks += 1;
    return undefined;
  });
  if (isCounted === null || fonts === 0 || looks === 0) return null;
  const grown = (tag: string, by: number, last: string) => ({
    tag: Number.isNaN(countOf(tag)) ? tag : withAttribute(tag, "count", String(countOf(tag) + by)),
    last,
  });
  const changed = editXml(xml, ({ name, parent, tag }) => {
    const prefix = /^<([^\s/>]*:)?/u.exec(tag)?.[1] ?? "";
    if (name === "fonts" && parent === "styleSheet") {
      return grown(
        tag,
        1,
        `<${prefix}font><${prefix}b/><${prefix}sz val="12"/><${prefix}name val="Times New Roman"/></${prefix}font>`,
      );
    }
    if (name !== "cellXfs") return undefined;
    const look = (font: number, more: string) =>
      `<${prefix}xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${more}</${prefix}xf>`;
    const wrap = `<${prefix}alignment vertical="top" wrapText="1"/>`;
    return grown(tag, 2, look(fonts, `<${prefix}alignment vertical="top"/>`) + look(0, wrap));
  });
  return changed === null ? null : { xml: changed, looks: { bold: looks, wrapped: looks + 1 } };
};

const cell = (at: string, text: string, look: number): string =>
  `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

/** Two columns, labels and contents; without a seal it is what the digest is made of. */
export const receiptSheet = (facts: CopyFacts, seal: CopySeal | null, { bold, wrapped }: ReceiptLooks): string => {
  const rows = [["", ""] as const, ...factRows(facts), ...(seal ? [["", ""] as const, ...sealRows(seal)] : [])];
  const lines = rows.map(([label, content], index) => {
    const row = index + 2;
    return label === ""
      ? `<row r="${row}"/>`
      : `<row r="${row}">${cell(`A${row}`, label, bold)}${cell(`B${row}`, content, wrapped)}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="78" customWidth="1"/></cols><sheetData><row r="1">${cell("A1", RECEIPT_TITLE, bold)}</row>${lines.join("")}</sheetData><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;
};
