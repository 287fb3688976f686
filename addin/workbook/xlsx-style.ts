// Looks of cells in both directions: font, colours, borders, alignment and number format of a file and of the spreadsheet engine.
import type {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  IBorderData,
  IBorderStyleData,
  IStyleData,
  ITextRotation,
  Nullable,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type { CellStyle, Workbook } from "hucre/xlsx";
import { fileColor, screenColor } from "./xlsx-colors.ts";

type Border = NonNullable<CellStyle["border"]>;
type BorderSide = NonNullable<Border["top"]>;
type Alignment = NonNullable<CellStyle["alignment"]>;
type Font = NonNullable<CellStyle["font"]>;

// The engine's codes, written out: its package is far too large for the worker that reads and writes files.
const YES = 1 as BooleanNumber;
const NO = 0 as BooleanNumber;
const WRAP = 3 as WrapStrategy;
const SOLID_BLACK = "#000000";

export const LINES: Readonly<Record<BorderSide["style"], BorderStyleTypes>> = {
  thin: 1,
  hair: 2,
  dotted: 3,
  dashed: 4,
  dashDot: 5,
  dashDotDot: 6,
  double: 7,
  medium: 8,
  mediumDashed: 9,
  mediumDashDot: 10,
  mediumDashDotDot: 11,
  slantDashDot: 12,
  thick: 13,
};

export const HORIZONTAL: Readonly<Partial<Record<NonNullable<Alignment["horizontal"]>, HorizontalAlign>>> = {
  left: 1,
  center: 2,
  centerContinuous: 2,
  right: 3,
  justify: 4,
  distributed: 6,
};

export const VERTICAL: Readonly<Partial<Record<NonNullable<Alignment["vertical"]>, VerticalAlign>>> = {
  top: 1,
  center: 2,
  bottom: 3,
};

const keyOf = <Key extends string>(codes: Readonly<Partial<Record<Key, number>>>, code: number): Key | undefined =>
  (Object.keys(codes) as Key[]).find((key) => codes[key] === code);

/** Of the text from the left edge: without indent, and for each step of it. */
const PADDING_PX = 4;
const INDENT_PX = 12;

const SIDES = [
  ["top", "t"],
  ["right", "r"],
  ["bottom", "b"],
  ["left", "l"],
] as const;

const screenBorder = (border: Border, theme: Workbook["themeColors"]): IBorderData => {
  const drawn: IBorderData = {};
  for (const [side, edge] of SIDES) {
    const line = border[side];
    if (!line) continue;
    drawn[edge] = { s: LINES[line.style], cl: { rgb: screenColor(line.color, theme) ?? SOLID_BLACK } };
  }
  return drawn;
};

const screenFont = (font: Font, theme: Workbook["themeColors"]): IStyleData => {
  const color = screenColor(font.color, theme);
  return {
    ...(font.name === undefined ? {} : { ff: font.name }),
    ...(font.size === undefined ? {} : { fs: font.size }),
    ...(font.bold ? { bl: YES } : {}),
    ...(font.italic ? { it: YES } : {}),
    ...(font.underline ? { ul: { s: YES } } : {}),
    ...(font.strikethrough ? { st: { s: YES } } : {}),
    ...(color === null ? {} : { cl: { rgb: color } }),
  };
};

const screenAlignment = ({ horizontal, vertical, wrapText, indent, textRotation }: Alignment): IStyleData => {
  const across = horizontal === undefined ? undefined : HORIZONTAL[horizontal];
  const down = vertical === undefined ? undefined : VERTICAL[vertical];
  return {
    ...(across === undefined ? {} : { ht: across }),
    ...(down === undefined ? {} : { vt: down }),
    ...(wrapText ? { tb: WRAP } : {}),
    ...(indent ? { pd: { l: PADDING_PX + indent * INDENT_PX } } : {}),
    ...(textRotation ? { tr: screenRotation(textRotation) } : {}),
  };
};

/** A file counts 1 to 90 upwards, 91 to 180 downwards, 255 for letters below each other; the engine turns clockwise. */
const STACKED = 255;
const screenRotation = (turn: number): ITextRotation =>
  turn === STACKED ? { a: 0, v: YES } : { a: turn <= 90 ? -turn : turn - 90, v: NO };
const fileRotation = ({ a, v }: ITextRotation): number =>
  v === YES ? STACKED : a <= 0 ? Math.min(90, -a) : 90 + Math.min(90, a);

const screenFill = (fill: NonNullable<CellStyle["fill"]>, theme: Workbook["themeColors"]): IStyleData => {
  const color =
    fill.type === "gradient"
      ? screenColor(fill.stops[0]?.color, theme)
      : fill.pattern === "none"
        ? null
        : (screenColor(fill.fgColor, theme) ?? screenColor(fill.bgColor, theme));
  return color === null ? {} : { bg: { rgb: color } };
};

/** The look of a cell of a file as the engine draws it; null for the usual one. */
export const screenStyle = (style: CellStyle | undefined, theme: Workbook["themeColors"]): IStyleData | null => {
  if (!style) return null;
  const drawn: IStyleData = {
    ...(style.font ? screenFont(style.font, theme) : {}),
    ...(style.fill ? screenFill(style.fill, theme) : {}),
    ...(style.alignment ? screenAlignment(style.alignment) : {}),
  };
  const border = style.border ? screenBorder(style.border, theme) : {};
  if (Object.keys(border).length > 0) drawn.bd = border;
  if (style.numFmt !== undefined && style.numFmt !== "General") drawn.n = { pattern: style.numFmt };
  return Object.keys(drawn).length > 0 ? drawn : null;
};

const fileSide = (side: Nullable<IBorderStyleData>): BorderSide | null => {
  const style = side ? keyOf(LINES, side.s) : undefined;
  const color = fileColor(side?.cl?.rgb);
  return style === undefined ? null : { style, ...(color ? { color } : {}) };
};

const fileBorder = (drawn: IBorderData): Border => {
  const border: Border = {};
  for (const [side, edge] of SIDES) {
    const line = fileSide(drawn[edge]);
    if (line) border[side] = line;
  }
  return border;
};

const fileFont = (drawn: IStyleData): Font => {
  const color = fileColor(drawn.cl?.rgb);
  return {
    ...(drawn.ff ? { name: drawn.ff } : {}),
    ...(drawn.fs === undefined ? {} : { size: drawn.fs }),
    ...(drawn.bl === YES ? { bold: true } : {}),
    ...(drawn.it === YES ? { italic: true } : {}),
    ...(drawn.ul?.s === YES ? { underline: true } : {}),
    ...(drawn.st?.s === YES ? { strikethrough: true } : {}),
    ...(color ? { color } : {}),
  };
};

const fileAlignment = (drawn: IStyleData): Alignment => {
  const horizontal = drawn.ht ? keyOf(HORIZONTAL, drawn.ht) : undefined;
  const vertical = drawn.vt ? keyOf(VERTICAL, drawn.vt) : undefined;
  const indent = Math.max(0, Math.round(((drawn.pd?.l ?? PADDING_PX) - PADDING_PX) / INDENT_PX));
  const textRotation = drawn.tr ? fileRotation(drawn.tr) : 0;
  return {
    ...(horizontal === undefined ? {} : { horizontal }),
    ...(vertical === undefined ? {} : { vertical }),
    ...(drawn.tb === WRAP ? { wrapText: true } : {}),
    ...(indent > 0 ? { indent } : {}),
    ...(textRotation === 0 ? {} : { textRotation }),
  };
};

const filled = <Part extends object>(part: Part): Part | null => (Object.keys(part).length > 0 ? part : null);

/** The look that the engine draws as a file states it; null for the usual one. */
export const fileStyle = (drawn: IStyleData): CellStyle | null => {
  const font = filled(fileFont(drawn));
  const border = filled(drawn.bd ? fileBorder(drawn.bd) : {});
  const alignment = filled(fileAlignment(drawn));
  const background = fileColor(drawn.bg?.rgb);
  return filled({
    ...(font ? { font } : {}),
    ...(border ? { border } : {}),
    ...(alignment ? { alignment } : {}),
    ...(background ? { fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: background } } : {}),
    ...(drawn.n?.pattern ? { numFmt: drawn.n.pattern } : {}),
  });
};
