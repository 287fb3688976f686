// Rates by name: which figures are divided by which. The same Vietnamese name with another denominator is another code.
import type { FigureCode } from "../domain/figure.ts";

export type RateCode = string & { readonly brand: "RateCode" };

/** V verified, O observed to match published numbers, D from a third party, K commonly held, ? unverified. */
export type Confidence = "V" | "O" | "D" | "K" | "?";

export interface RateDefinition {
  readonly code: RateCode;
  readonly name: string;
  readonly nameEn: string;
  /** Figures whose sum is the numerator. */
  readonly numerator: readonly FigureCode[];
  /** Figures whose sum is the denominator. */
  readonly denominator: readonly FigureCode[];
  /** What the denominator counts, in words. */
  readonly denominatorBasis: string;
  readonly citation: string;
  readonly confidence: Confidence;
}

const rate = (
  code: string,
  name: string,
  nameEn: string,
  numerator: readonly string[],
  denominator: readonly string[],
  denominatorBasis: string,
  citation: string,
  confidence: Confidence,
): RateDefinition => ({
  code: code as RateCode,
  name,
  nameEn,
  numerator: numerator as readonly FigureCode[],
  denominator: denominator as readonly FigureCode[],
  denominatorBasis,
  citation,
  confidence,
});

const FORM_06 = "Thông tư 01/2020/TT-VPCP, biểu 06";
const INDEX_766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022";

export const RATES: readonly RateDefinition[] = [
  rate(
    "ONLINE_RATE_ALL",
    "Tỷ lệ hồ sơ trực tuyến",
    "Online filing rate",
    ["HS_TRUC_TUYEN"],
    ["HS_TIEP_NHAN"],
    "Hồ sơ tiếp nhận trong kỳ, không gồm kỳ trước chuyển sang",
    `${INDEX_766}, chỉ số 3.3; ${FORM_06}`,
    "V",
  ),
  rate(
    "ONLINE_RATE_INCL_CARRY",
    "Tỷ lệ hồ sơ trực tuyến (trên tổng số nhận giải quyết)",
    "Online filing rate over dossiers in hand",
    ["HS_TRUC_TUYEN"],
    ["HS_TONG"],
    "Cột 3 của biểu 06, gồm cả kỳ trước chuyển sang",
    FORM_06,
    "K",
  ),
  rate(
    "ONLINE_RATE_FULL_ALL",
    "Tỷ lệ hồ sơ qua dịch vụ công trực tuyến toàn trình",
    "Full online service rate",
    ["HS_TOAN_TRINH"],
    ["HS_TIEP_NHAN"],
    "Hồ sơ tiếp nhận trong kỳ",
    "Nghị định về phân loại đơn vị hành chính",
    "V",
  ),
  rate(
    "SERVICE_ACTIVE_PROVIDED",
    "Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ",
    "Share of provided services with online dossiers",
    ["DVC_PHAT_SINH"],
    ["DVC_CUNG_CAP"],
    "Dịch vụ công trực tuyến cung cấp",
    `${INDEX_766}, chỉ số 3.2`,
    "V",
  ),
  rate(
    "SERVICE_PROVIDED_RATE",
    "Tỷ lệ thủ tục hành chính cung cấp dịch vụ công trực tuyến",
    "Share of procedures provided online",
    ["DVC_CUNG_CAP"],
    ["TTHC_THAM_QUYEN"],
    "Thủ tục hành chính thuộc thẩm quyền",
    `${INDEX_766}, chỉ số 3.1`,
    "V",
  ),
  rate(
    "SERVICE_INTEGRATED_RATE",
    "Tỷ lệ dịch vụ công tích hợp trên Cổng Dịch vụ công quốc gia",
    "Share of services on the national portal",
    ["DVC_TICH_HOP"],
    ["DVC_CUNG_CAP"],
    "Dịch vụ công trực tuyến cung cấp",
    "Số liệu công bố của một tỉnh, quý I/2023 (549/650)",
    "V",
  ),
  rate(
    "PAY_ONLINE_RATE",
    "Tỷ lệ hồ sơ thanh toán trực tuyến",
    "Online payment rate",
    ["HS_THANH_TOAN_TT"],
    ["HS_CO_PHI"],
    "Hồ sơ có nghĩa vụ tài chính",
    `${INDEX_766}, chỉ số 3.6`,
    "V",
  ),
  rate(
    "ONTIME_766",
    "Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn (gồm đang xử lý trong hạn)",
    "On-time rate of the 766 index",
    ["HS_TRUOC_HAN", "HS_DUNG_HAN", "HS_DANG_TRONG_HAN"],
    ["HS_TONG"],
    "Hồ sơ tiếp nhận, xử lý trong kỳ",
    `${INDEX_766}, chỉ số 2.1`,
    "V",
  ),
  rate(
    "ONTIME_DONE",
    "Tỷ lệ giải quyết đúng hạn",
    "On-time rate of settled dossiers",
    ["HS_TRUOC_HAN", "HS_DUNG_HAN"],
    ["HS_DA_GIAI_QUYET"],
    "Hồ sơ đã giải quyết",
    FORM_06,
    "K",
  ),
  rate(
    "ONTIME_DUE",
    "Tỷ lệ đúng hạn trên hồ sơ đến hạn",
    "On-time rate of dossiers due",
    ["HS_TRUOC_HAN", "HS_DUNG_HAN"],
    ["HS_DEN_HAN"],
    "Hồ sơ đến hạn trong kỳ",
    "Cách tính của một số địa phương",
    "?",
  ),
];

const BY_CODE: ReadonlyMap<string, RateDefinition> = new Map(RATES.map((definition) => [definition.code, definition]));

export const findRate = (code: string): RateDefinition | undefined => BY_CODE.get(code);
