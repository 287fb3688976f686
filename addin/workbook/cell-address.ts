// Addresses as people write them, "E7", and as engines count them, from 0.

export interface RowColumn {
  readonly row: number;
  readonly column: number;
}

const ADDRESS = /^\$?(?<letters>[A-Za-z]{1,3})\$?(?<digits>[1-9]\d{0,6})$/u;

/** Null for what is no address of one cell. */
export const parseAddress = (address: string): RowColumn | null => {
  const groups = ADDRESS.exec(address.trim())?.groups;
  if (!groups) return null;
  const letters = (groups.letters ?? "").toUpperCase();
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(groups.digits) - 1, column: column - 1 };
};

const columnLetters = (column: number): string => {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
};

export const addressOf = ({ row, column }: RowColumn): string => `${columnLetters(column)}${row + 1}`;
