// Colours of figures in the picture of a sheet; a letter stands beside each, so that none has to be told by its colour.
import { tokens } from "@fluentui/react-components";
import type { LegendEntry } from "./sheet-picture.ts";

/** Light enough for dark text. */
const TONES: readonly string[] = [
  tokens.colorPaletteBlueBackground2,
  tokens.colorPaletteMarigoldBackground2,
  tokens.colorPaletteLavenderBackground2,
  tokens.colorPaletteForestBackground2,
  tokens.colorPalettePeachBackground2,
  tokens.colorPaletteTealBackground2,
  tokens.colorPalettePinkBackground2,
  tokens.colorPalettePlatinumBackground2,
];

/** The background of a figure's cells; undefined for none. */
export const toneStyle = (
  legend: readonly LegendEntry[],
  entry: LegendEntry | null,
): { readonly backgroundColor: string } | undefined => {
  if (entry === null) return undefined;
  const tone = TONES[legend.findIndex(({ code }) => code === entry.code) % TONES.length];
  return tone === undefined ? undefined : { backgroundColor: tone };
};
