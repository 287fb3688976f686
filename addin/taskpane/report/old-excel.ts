// Formulas for an Excel that cannot have the add-in, of the cells that a person names: asked of the server, or of native functions alone.
import { readPeriod } from "../../../shared/domain/period-text.ts";
import { nativeGradeFormula, nativeRateFormula } from "../../../shared/functions/native-formula.ts";
import { readCellAddress, webserviceFormula } from "../../../shared/functions/webservice-formula.ts";
import { problemText } from "../../../shared/text/problem.ts";

/** `WEBSERVICE` asks the server; `native` needs no network. */
export type OldExcelWay = "webservice" | "native";

export type OldExcelWish =
  | {
      readonly kind: "rate";
      readonly numerator: string;
      readonly denominator: string;
      /** Decimals of the percentage, as typed; "" for none. */
      readonly digits: string;
    }
  | { readonly kind: "grade"; readonly points: string; readonly period: string };

export type OldExcelFormula =
  /** In plain notation; `note` says which rules stand in it, "" where none do. */
  | { readonly ok: true; readonly formula: string; readonly note: string }
  | { readonly ok: false; readonly text: string };

const ADDRESS_WRONG = "Hãy ghi địa chỉ một ô của trang tính, ví dụ B2.";
const DIGITS_WRONG = "Số lẻ phải là số nguyên từ 0 đến 6, hoặc để trống.";
const refused = (text: string): OldExcelFormula => ({ ok: false, text });
const NO_ADDRESS = "Hàm này không hỏi được bằng địa chỉ. Hãy dùng công thức không cần mạng.";
const made = (formula: string | null, note = ""): OldExcelFormula =>
  formula === null ? refused(NO_ADDRESS) : { ok: true, formula, note };

/** @param origin address of the server, `https://…` without a slash at the end */
export const oldExcelFormula = (wish: OldExcelWish, way: OldExcelWay, origin: string): OldExcelFormula => {
  if (wish.kind === "rate") {
    const [numerator, denominator] = [readCellAddress(wish.numerator), readCellAddress(wish.denominator)];
    if (numerator === null || denominator === null) return refused(ADDRESS_WRONG);
    const typed = wish.digits.trim();
    if (!/^[0-6]?$/u.test(typed)) return refused(DIGITS_WRONG);
    const digits = typed === "" ? null : Number(typed);
    if (way === "native") return made(nativeRateFormula("TYLE", { numerator, denominator, digits }));
    const args = [{ cell: numerator }, { cell: denominator }, ...(digits === null ? [] : [digits])];
    return made(webserviceFormula("TYLE", args, origin));
  }
  const points = readCellAddress(wish.points);
  if (points === null) return refused(ADDRESS_WRONG);
  const period = readPeriod(wish.period);
  if (!period.ok) return refused(problemText(period.problem));
  if (way === "webservice") return made(webserviceFormula("XEPLOAI", [{ cell: points }, wish.period], origin));
  const grade = nativeGradeFormula(points, wish.period, null);
  return grade.ok ? made(grade.result.formula, grade.result.note) : refused(problemText(grade.problem));
};
