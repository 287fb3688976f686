// Instruments that reports on services cite, with issuer and date: dated, sourced data against which a citation is compared.

import type { Confidence } from "../../domain/confidence.ts";
import type { LocalDate } from "../../domain/local-date.ts";

export interface Instrument {
  readonly number: string;
  readonly date: LocalDate;
  readonly issuer: string;
  readonly source: string;
  readonly confidence: Confidence;
}

const GOVERNMENT = "Chính phủ";
const PRIME_MINISTER = "Thủ tướng Chính phủ";
const OFFICE = "Văn phòng Chính phủ";

const instrument = (number: string, date: string, issuer: string, source: string): Instrument => ({
  number,
  date: date as LocalDate,
  issuer,
  source,
  confidence: "V",
});

/** Read in the instruments themselves or in official papers that cite them. */
const REGISTER: readonly Instrument[] = [
  instrument("63/2010/NĐ-CP", "2010-06-08", GOVERNMENT, "Căn cứ của Quyết định 766/QĐ-TTg"),
  instrument("92/2017/NĐ-CP", "2017-08-07", GOVERNMENT, "Căn cứ của Quyết định 766/QĐ-TTg"),
  instrument("61/2018/NĐ-CP", "2018-04-23", GOVERNMENT, "Căn cứ của Quyết định 766/QĐ-TTg"),
  instrument("45/2020/NĐ-CP", "2020-04-08", GOVERNMENT, "Căn cứ của Quyết định 766/QĐ-TTg"),
  instrument("107/2021/NĐ-CP", "2021-12-06", GOVERNMENT, "Căn cứ của Quyết định 766/QĐ-TTg"),
  instrument(
    "42/2022/NĐ-CP",
    "2022-06-24",
    GOVERNMENT,
    "Bài công bố quý I/2023 của một tỉnh; kế hoạch của tỉnh Khánh Hòa",
  ),
  instrument("118/2025/NĐ-CP", "2025-06-09", GOVERNMENT, "Công báo; trang tin pháp luật"),
  instrument(
    "131/NQ-CP",
    "2022-10-06",
    GOVERNMENT,
    "Bài công bố quý I/2023 của một tỉnh; Quyết định 892/QĐ-UBND Quảng Nam",
  ),
  instrument("76/NQ-CP", "2021-07-15", GOVERNMENT, "Cổng thông tin Chính phủ"),
  instrument("766/QĐ-TTg", "2022-06-23", PRIME_MINISTER, "Văn bản; bản tóm tắt"),
  instrument("2629/QĐ-TTg", "2025-12-01", PRIME_MINISTER, "Văn bản kèm phụ lục chỉ tiêu"),
  instrument("1588/QĐ-TTg", "2024-12-17", PRIME_MINISTER, "Trang tin pháp luật"),
  instrument("02/2017/TT-VPCP", "2017-10-31", OFFICE, "Báo cáo kiểm soát thủ tục hành chính của TP.HCM năm 2020"),
  instrument("01/2020/TT-VPCP", "2020-10-21", OFFICE, "Biểu mẫu báo cáo 06"),
  instrument("01/2023/TT-VPCP", "2023-04-05", OFFICE, "Quyết định 892/QĐ-UBND Quảng Nam; kế hoạch của tỉnh Khánh Hòa"),
];

export const findInstrument = (number: string): Instrument | undefined =>
  REGISTER.find((instrument) => instrument.number.toLowerCase() === number.toLowerCase());
