// PCT_UNREACHABLE, UNIT_AMBIGUOUS: the cells of a table whose lines the page lost.
import { compare, divide, isWhole, rational, toNumber } from "../../../domain/rational.ts";
import type { TextFinding } from "../../../findings/finding.ts";
import { percentText, rationalText } from "../../../text/format.ts";
import { type FlatCell, flatTablesIn } from "../flat-table.ts";
import { HUNDRED } from "../interval.ts";
import { BASE_MAX, isReachable, nearestShares, printedPercent } from "../reach.ts";
import type { Rule } from "../view.ts";

const isTotal = ({ header, number }: FlatCell): boolean =>
  /^tổng(?: số)? (?:hs|hồ sơ)(?! (?:thông báo|xử lý|quá|trễ|chậm))/iu.test(header) &&
  isWhole(number) &&
  number.numerator > 0n;

/** Shares of the dossiers received: filed online, digitised, with an electronic result. Satisfaction and payment have bases of their own. */
const isShareOfAll = ({ header }: FlatCell): boolean =>
  /%|tỷ lệ|tỉ lệ/iu.test(header) &&
  /trực tuyến|số hóa|điện tử|đồng bộ/iu.test(header) &&
  !/thanh toán|hài lòng/iu.test(header);

const isCountOfDossiers = ({ header }: FlatCell): boolean =>
  /(?:^|\s|\()(?:hs|hồ sơ)(?:\s|$|\))/iu.test(header) && !/%|tỷ lệ|tỉ lệ|điểm|thời gian/iu.test(header);

const checkTable = (cells: readonly FlatCell[]): readonly TextFinding[] => {
  const total = cells.find(isTotal);
  if (!total || total.number.numerator > BASE_MAX) return [];
  const of = total.number.numerator;
  return cells.flatMap((cell): readonly TextFinding[] => {
    if (cell === total) return [];
    const at = cell.at;
    const stated = rationalText(cell.number);
    if (isShareOfAll(cell) && !isReachable(printedPercent(cell.number, cell.decimals), of)) {
      const [below, above] = nearestShares(cell.number, of).map((share) => percentText(share, cell.decimals));
      const params = {
        stated: percentText(divide(cell.number, HUNDRED), cell.decimals),
        denominator: rationalText(total.number),
        below: below ?? "",
        above: above ?? "",
      };
      return [{ severity: "W", code: "PCT_UNREACHABLE", at, stated, recomputed: null, params }];
    }
    // 100 of 61 dossiers is a percentage that lost its sign, or a wrong count.
    const isOver = compare(cell.number, total.number) > 0 && compare(cell.number, rational(100n, 1n)) <= 0;
    if (isCountOfDossiers(cell) && isOver) {
      const params = { header: cell.header, got: stated, whole: toNumber(total.number) };
      return [{ severity: "W", code: "UNIT_AMBIGUOUS", at, stated, recomputed: null, params }];
    }
    return [];
  });
};

export const flatTableRule: Rule = ({ article }) => flatTablesIn(article.source.text).flatMap(checkTable);
