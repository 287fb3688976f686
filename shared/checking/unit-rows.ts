// Reads the rows of a unit list into dated units, and names every cell that cannot be read.
import { type LocalDate, localDate, parseLocalDate } from "../domain/local-date.ts";
import { add, compare, type Rational, rational, rationalFromNumber } from "../domain/rational.ts";
import { parseUnitCode, type Successor, UNIT_TYPES, type UnitType, type UnitVersion } from "../domain/unit.ts";
import { type UnitFault, type UnitFaultCode, type UnitFaultParams, unitFault } from "../domain/unit-fault.ts";
import { rationalText } from "../text/format.ts";

/** A unit as read, with the line of the file on which it stands. */
export interface LocatedUnit extends UnitVersion {
  readonly line: number | null;
}

const REQUIRED = ["code", "name", "type", "parent", "valid_from"] as const;
const OPTIONAL = ["valid_to", "successors", "reports"] as const;
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number];
const COLUMNS: readonly Column[] = [...REQUIRED, ...OPTIONAL];

const NAME_MAX = 200;

/** `yyyy-mm-dd` or `dd/mm/yyyy`; null where there is no such day. */
export const parseListDate = (text: string): LocalDate | null => {
  const written = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!written) return parseLocalDate(text);
  return localDate({ day: Number(written[1]), month: Number(written[2]), year: Number(written[3]) });
};

/** `1/3`, `0.5` or `0,5` as an exact share between 0 (excluded) and 1; null where it is none. */
const parseShare = (text: string): Rational | null => {
  const fraction = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const decimal = /^[01](?:[.,]\d{1,6})?$/.test(text);
  if (!fraction && !decimal) return null;
  if (fraction && Number(fraction[2]) === 0) return null;
  const share = fraction
    ? rational(BigInt(fraction[1] ?? "0"), BigInt(fraction[2] ?? "1"))
    : rationalFromNumber(Number(text.replace(",", ".")));
  return share.numerator > 0n && share.numerator <= share.denominator ? share : null;
};

type Report = <Code extends UnitFaultCode>(code: Code, params: UnitFaultParams[Code]) => void;

const readSuccessors = (text: string, self: string, report: Report): readonly Successor[] => {
  const successors: Successor[] = [];
  const shares: Rational[] = [];
  for (const part of text.split("|")) {
    const [codeText = "", shareText] = part.split(":").map((piece) => piece.trim());
    const unit = parseUnitCode(codeText);
    const share = shareText === undefined || shareText === "" ? null : parseShare(shareText);
    if (!unit || part.split(":").length > 2 || (share === null && shareText)) {
      report("SUCCESSORS_INVALID", { got: part.trim() });
      continue;
    }
    if (unit === self) report("SUCCESSOR_SELF", {});
    if (successors.some((successor) => successor.unit === unit)) report("SUCCESSOR_TWICE", { successor: unit });
    if (share) shares.push(share);
    successors.push({
      unit,
      share: share && { numerator: Number(share.numerator), denominator: Number(share.denominator) },
    });
  }
  if (shares.length > 0 && shares.length < successors.length) report("SHARES_MIXED", {});
  else if (shares.length > 0) {
    const sum = shares.reduce(add);
    if (compare(sum, rational(1n, 1n)) !== 0) report("SHARES_SUM", { sum: rationalText(sum, 6) });
  }
  return successors;
};

const readType = (text: string): UnitType | null => {
  const wanted = text.toLowerCase();
  return UNIT_TYPES.find((type) => type === wanted) ?? null;
};

const FLAGS: Readonly<Record<string, boolean>> = { "": false, "0": false, "1": true };

const readRow = (cell: (column: Column) => string, line: number, faults: UnitFault[]): LocatedUnit | null => {
  const before = faults.length;
  const shownCode = cell("code");
  const report: Report = (code, params) => faults.push(unitFault(line, shownCode || null, code, params));
  const codeOf = (text: string) => {
    const parsed = parseUnitCode(text);
    if (!parsed) report("CODE_INVALID", { got: text });
    return parsed;
  };
  const dateOf = (column: "valid_from" | "valid_to") => {
    const date = parseListDate(cell(column));
    if (!date) report("DATE_INVALID", { column, got: cell(column) });
    return date;
  };

  const code = codeOf(shownCode);
  const name = cell("name");
  if (name === "") report("NAME_MISSING", {});
  if (name.length > NAME_MAX) report("NAME_TOO_LONG", { max: NAME_MAX });
  const type = readType(cell("type"));
  if (!type) report("TYPE_UNKNOWN", { got: cell("type"), known: UNIT_TYPES.join(", ") });
  const parent = cell("parent") === "" ? null : codeOf(cell("parent"));
  const validFrom = dateOf("valid_from");
  const validTo = cell("valid_to") === "" ? null : dateOf("valid_to");
  if (validFrom && validTo && validTo < validFrom) report("DATES_REVERSED", { from: validFrom, to: validTo });
  const successors = cell("successors") === "" ? [] : readSuccessors(cell("successors"), shownCode, report);
  if (successors.length > 0 && cell("valid_to") === "") report("SUCCESSORS_WHILE_IN_FORCE", {});
  const reports = FLAGS[cell("reports")];
  if (reports === undefined) report("FLAG_INVALID", { got: cell("reports") });

  if (faults.length > before || !code || !type || !validFrom || reports === undefined) return null;
  return { code, name, type, parent, validFrom, validTo, successors, reports, line };
};

/**
 * The units of a list whose first row is its header, in the order of the file, and the faults of the rows that are left out.
 * Rows without any text are skipped; cells are brought to composed letters (NFC), runs of spaces and line breaks to one space.
 */
export const readUnitRows = (
  rows: readonly (readonly string[])[],
): { readonly units: readonly LocatedUnit[]; readonly faults: readonly UnitFault[] } => {
  const cleaned = rows.map((row) => row.map((cell) => cell.normalize("NFC").replace(/\s+/gu, " ").trim()));
  const header = (cleaned[0] ?? []).map((cell) => cell.toLowerCase());
  const faults: UnitFault[] = [];
  for (const column of REQUIRED) {
    if (!header.includes(column)) faults.push(unitFault(1, null, "COLUMN_MISSING", { column }));
  }
  for (const column of header) {
    if (column !== "" && !COLUMNS.includes(column as Column)) {
      faults.push(unitFault(1, null, "COLUMN_UNKNOWN", { column, known: COLUMNS.join(", ") }));
    }
  }
  if (faults.length > 0) return { units: [], faults };

  const units: LocatedUnit[] = [];
  let rowsWithText = 0;
  for (const [index, row] of cleaned.entries()) {
    if (index === 0 || row.every((cell) => cell === "")) continue;
    rowsWithText += 1;
    const line = index + 1;
    if (row.slice(header.length).some((cell) => cell !== "")) {
      const params = { cells: row.length, columns: header.length };
      faults.push(unitFault(line, row[header.indexOf("code")] ?? null, "CELLS_TOO_MANY", params));
      continue;
    }
    const unit = readRow((column) => row[header.indexOf(column)] ?? "", line, faults);
    if (unit) units.push(unit);
  }
  if (rowsWithText === 0) faults.push(unitFault(null, null, "LIST_EMPTY", {}));
  return { units, faults };
};

/** The rows that `readUnitRows` reads back as the same units, header first; `reports` only where a unit has it. */
export const unitRowsOf = (units: readonly UnitVersion[]): readonly (readonly string[])[] => {
  const withFlag = units.some((unit) => unit.reports);
  const columns = COLUMNS.filter((column) => column !== "reports" || withFlag);
  const cells = (unit: UnitVersion): Readonly<Record<Column, string>> => ({
    code: unit.code,
    name: unit.name,
    type: unit.type,
    parent: unit.parent ?? "",
    valid_from: unit.validFrom,
    valid_to: unit.validTo ?? "",
    successors: unit.successors
      .map(({ unit: code, share }) => (share ? `${code}:${share.numerator}/${share.denominator}` : code))
      .join("|"),
    reports: unit.reports ? "1" : "",
  });
  return [
    columns,
    ...units.map((unit) => {
      const row = cells(unit);
      return columns.map((column) => row[column]);
    }),
  ];
};
