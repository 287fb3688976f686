// Colours of a file (direct, of the theme, of the old palette) as the screen knows them.
import type { Nullable } from "@univerjs/core";
import type { CellStyle, Workbook } from "hucre/xlsx";
import { resolveThemeColor } from "hucre/xlsx";

/** A colour as a file states it. */
export type FileColor = NonNullable<NonNullable<CellStyle["font"]>["color"]>;

/** Colours 8 to 63 of the palette of old Excel files; 0 to 7 are the first eight of them again. */
const PALETTE: readonly string[] = [
  "000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff",
  "800000 008000 000080 808000 800080 008080 c0c0c0 808080",
  "9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff",
  "000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff",
  "00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99",
  "3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696",
  "003366 339966 003300 333300 993300 993366 333399 333333",
].flatMap((row) => row.split(" "));
const FIRST_OF_PALETTE = 8;

/** 64 and 65 are the colours of the system: the usual ones. */
const paletteColor = (indexed: number): string | null =>
  PALETTE[indexed < FIRST_OF_PALETTE ? indexed : indexed - FIRST_OF_PALETTE] ?? null;

/** "#rrggbb"; null for the usual colour. */
export const screenColor = (color: FileColor | undefined, theme: Workbook["themeColors"]): string | null => {
  if (!color) return null;
  const rgb =
    color.rgb ??
    (color.theme !== undefined && theme ? resolveThemeColor(theme, color.theme, color.tint) : undefined) ??
    (color.indexed === undefined ? null : paletteColor(color.indexed));
  const plain = rgb?.replace(/^#/u, "").slice(-6) ?? "";
  return /^[\da-f]{6}$/iu.test(plain) ? `#${plain.toLowerCase()}` : null;
};

const CHANNELS = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/u;

/** "#1b2733" or "rgb(27, 39, 51)" as a file states it; null for what is no colour. */
export const fileColor = (screen: Nullable<string>): FileColor | null => {
  const text = (screen ?? "").trim();
  if (/^#[\da-f]{6}$/iu.test(text)) return { rgb: text.slice(1).toUpperCase() };
  if (/^#[\da-f]{3}$/iu.test(text))
    return {
      rgb: [...text.slice(1)]
        .map((letter) => letter + letter)
        .join("")
        .toUpperCase(),
    };
  const channels = CHANNELS.exec(text)?.slice(1);
  if (!channels) return null;
  return {
    rgb: channels
      .map((part) => Number(part).toString(16).padStart(2, "0"))
      .join("")
      .toUpperCase(),
  };
};
