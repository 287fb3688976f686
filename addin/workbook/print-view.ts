// Shows a table to the printer in place of the page.
import type { PrintedRow, PrintedSheet } from "./sheet-print.ts";

const VIEW = "print-view";

/** Of A4 in CSS pixels, between the margins. */
const PAGE_WIDTH_PX = { portrait: 718, landscape: 1047 } as const;

const tableRow = ({ height, cells }: PrintedRow): HTMLTableRowElement => {
  const row = document.createElement("tr");
  if (height !== null) row.style.height = `${height}px`;
  for (const { text, css, rows, columns } of cells) {
    const cell = document.createElement("td");
    cell.style.cssText = css;
    if (rows > 1) cell.rowSpan = rows;
    if (columns > 1) cell.colSpan = columns;
    cell.textContent = text;
    row.append(cell);
  }
  return row;
};

/** The view that is printed; wide tables are drawn smaller, so that no column is cut off. */
const drawPrintView = (sheet: PrintedSheet): HTMLElement => {
  const direction = sheet.landscape ? "landscape" : "portrait";
  const view = document.createElement("section");
  view.id = VIEW;
  const page = document.createElement("style");
  page.textContent = `@page { size: A4 ${direction}; margin: 10mm; }`;
  const table = document.createElement("table");
  const columns = document.createElement("colgroup");
  for (const width of sheet.widths) {
    const column = document.createElement("col");
    column.style.width = `${width}px`;
    columns.append(column);
  }
  const [head, body] = [document.createElement("thead"), document.createElement("tbody")];
  head.append(...sheet.head.map(tableRow));
  body.append(...sheet.body.map(tableRow));
  table.append(columns, head, body);
  const whole = sheet.widths.reduce((sum, width) => sum + width, 0);
  table.style.width = `${whole}px`;
  table.style.setProperty("zoom", String(Math.min(1, PAGE_WIDTH_PX[direction] / Math.max(1, whole))));
  view.append(page, table);
  return view;
};

/** Resolves when the print dialogue has been closed. */
export const printView = (sheet: PrintedSheet): Promise<void> =>
  new Promise((resolve) => {
    document.getElementById(VIEW)?.remove();
    const view = drawPrintView(sheet);
    const title = document.title;
    document.body.append(view);
    document.title = sheet.name;
    window.addEventListener(
      "afterprint",
      () => {
        view.remove();
        document.title = title;
        resolve();
      },
      { once: true },
    );
    window.print();
  });
