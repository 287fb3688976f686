// Widths and heights in the measures of a file (characters, points) and of the screen (pixels).

/** Of a digit in Excel's usual font, and the room beside the text of a cell. */
const DIGIT_PX = 7;
const PADDING_PX = 5;
const POINTS_PER_PIXEL = 0.75;

export const pixelsOfCharacters = (characters: number): number => Math.round(characters * DIGIT_PX) + PADDING_PX;

/** With two decimals, as files hold it. */
export const charactersOfPixels = (pixels: number): number =>
  Math.max(0, Math.round(((pixels - PADDING_PX) / DIGIT_PX) * 100) / 100);

export const pixelsOfPoints = (points: number): number => Math.round(points / POINTS_PER_PIXEL);

export const pointsOfPixels = (pixels: number): number => Math.round(pixels * POINTS_PER_PIXEL * 100) / 100;
