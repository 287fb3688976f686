// How many lines a text takes in a column of some width: a little generous, so that no line is cut off.

/** Pixels of a letter of ten points, and beside the text of a cell. */
const LETTER_WIDTH = 7.2;
const CELL_PADDING = 10;

/** @param width of the column in pixels */
export const textLines = (content: string, width: number, pointSize = 10): number => {
  const letters = Math.max(1, Math.floor((width - CELL_PADDING) / ((LETTER_WIDTH * pointSize) / 10)));
  let lines = 1;
  let used = 0;
  for (const word of content.split(" ")) {
    if (used > 0 && used + 1 + word.length > letters) {
      lines += 1;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
  }
  return lines;
};
