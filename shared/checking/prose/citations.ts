// Finds instruments cited by number ("766/QĐ-TTg ngày 23/6/2022 của …") in a text, with the date and issuer written beside them.
import { type LocalDate, localDate } from "../../domain/local-date.ts";
import type { Offsets } from "../../domain/period-tokens.ts";

export interface Citation {
  /** In the register's spelling: "766/QĐ-TTg". */
  readonly number: string;
  readonly at: Offsets;
  /** The date and the issuer as written; null where none stands there. */
  readonly date: LocalDate | null;
  readonly dateAt: Offsets | null;
  readonly issuer: string | null;
  readonly issuerAt: Offsets | null;
}

const NUMBER =
  /(?<![\d.,/])\d{1,5}(?:(?:\/\d{4})?\s?\/\s?[A-ZĐ][A-ZĐa-z]{0,7}\d{0,2}(?:\s?-\s?[A-ZĐ]\p{L}{0,12}){0,3}|-(?:NQ|CT|QĐ|KH|KL|TB|HD)\/[A-ZĐ]{2,6})(?!\p{L})/gu;
/** Units and levels that stand after a ratio: "35.560/HS". */
const NO_INSTRUMENT = /\/\s?(?:HS|Hs|TTHC|DVC|DVCTT|PAKN|TP|TX|TT)$/u;
const DATE =
  /^[^.;\n]{0,12}?(?:ngày|ngay)\s{1,2}(\d{1,2})(?:\s?[/.-]\s?|\s{1,2}tháng\s{1,2})(\d{1,2})(?:\s?[/.-]\s?|\s{1,2}năm\s{1,2})(\d{4})/u;
const ISSUER =
  /^[\s,]{0,3}của\s{1,2}((?:Thủ tướng(?: Chính phủ)?|Chính phủ|Văn phòng Chính phủ|Văn Phòng Chính phủ|Quốc hội|Bộ Chính trị|Ban Chấp hành Trung ương|Bộ [\p{L} ,]{3,40}|UBND [\p{L} ]{3,30}|Ủy ban nhân dân [\p{L} ]{3,30}|Tổ công tác[\p{L} ]{0,30}))(?!\p{L})/u;

export const citationsIn = (text: string): readonly Citation[] =>
  [...text.matchAll(NUMBER)].flatMap((match): Citation[] => {
    if (NO_INSTRUMENT.test(match[0])) return [];
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 120);
    const date = DATE.exec(after);
    const dateEnd = date ? end + date[0].length : end;
    const issuer = ISSUER.exec(text.slice(dateEnd, dateEnd + 100));
    const issuerStart = issuer ? dateEnd + issuer[0].indexOf(issuer[1] ?? "") : 0;
    return [
      {
        number: match[0].replace(/\s/gu, ""),
        at: [match.index, end],
        date: date ? localDate({ day: Number(date[1]), month: Number(date[2]), year: Number(date[3]) }) : null,
        dateAt: date ? [end + date[0].search(/\d/u), dateEnd] : null,
        issuer: issuer?.[1]?.trim() ?? null,
        issuerAt: issuer ? [issuerStart, issuerStart + (issuer[1] ?? "").trim().length] : null,
      },
    ];
  });
