// Figures: the counts that forms ask for, with their names on real forms and how they add over units and over time.

/** Code of a figure, such as `HS_TRUC_TUYEN`. */
export type FigureCode = string & { readonly brand: "FigureCode" };

/** What is counted. Only counts of one kind may be divided by each other without a word of explanation. */
export type Counted = "hoSo" | "tthc" | "dvc" | "pakn" | "xa" | "diem";

/**
 * Over units: `sum` adds (dossiers); `distinct` counts things that two units may share (TTHC, DVC), so it is added only
 * where the source says that the sets are disjoint.
 */
export type OverUnits = "sum" | "distinct";

/**
 * Over time, by column of form 06: `add` (cols 4, 5, 7–10), `opening` balance (col 6: that of the first month), `closing`
 * balance (cols 11–13: that of the last month), `none` (TTHC, DVC: no sum over months), `recomputed` (col 3 = 4 + 5 + 6).
 */
export type OverTime = "add" | "opening" | "closing" | "none" | "recomputed";

export interface FigureDefinition {
  readonly code: FigureCode;
  readonly name: string;
  readonly nameEn: string;
  readonly counted: Counted;
  readonly overUnits: OverUnits;
  readonly overTime: OverTime;
  /** Column of form 06, where it has one. */
  readonly column?: number;
  /** Other names printed on real forms; matched without case and diacritics. */
  readonly synonyms: readonly string[];
}

/** The state of a figure that has no number. Zero is a number; blank is `not_provided`. */
export type MissingState = "not_applicable" | "not_provided";

/** A count as reported, or why there is none. */
export type FigureEntry = number | { readonly state: MissingState };

export type Figures = Readonly<Partial<Record<FigureCode, FigureEntry>>>;

export const NOT_PROVIDED: FigureEntry = { state: "not_provided" };
export const NOT_APPLICABLE: FigureEntry = { state: "not_applicable" };

/** The figure's entry; a code that was never mentioned is not provided. */
export const figureIn = (figures: Figures, code: FigureCode): FigureEntry => figures[code] ?? NOT_PROVIDED;

export const isCount = (entry: FigureEntry): entry is number => typeof entry === "number";

const dossier = (
  code: string,
  name: string,
  nameEn: string,
  overTime: OverTime,
  synonyms: readonly string[],
  column?: number,
): FigureDefinition => ({
  code: code as FigureCode,
  name,
  nameEn,
  counted: "hoSo",
  overUnits: "sum",
  overTime,
  synonyms,
  ...(column === undefined ? {} : { column }),
});

const distinct = (
  counted: "tthc" | "dvc",
  code: string,
  name: string,
  nameEn: string,
  synonyms: readonly string[],
): FigureDefinition => ({
  code: code as FigureCode,
  name,
  nameEn,
  counted,
  overUnits: "distinct",
  overTime: "none",
  synonyms,
});

/** Form 06 columns as in TT 01/2020/TT-VPCP; the others are numerators and denominators of published rates. */
export const FIGURES: readonly FigureDefinition[] = [
  dossier("HS_TONG", "Tổng số hồ sơ nhận giải quyết", "Dossiers in hand", "recomputed", ["Tổng số hồ sơ", "Tổng số HS"], 3),
  dossier("HS_TIEP_NHAN", "Hồ sơ tiếp nhận trong kỳ", "Dossiers received", "add", [
    "Tổng số hồ sơ tiếp nhận",
    "Tổng hồ sơ tiếp nhận trong kỳ",
    "Số hồ sơ tiếp nhận",
    "HS tiếp nhận",
  ]),
  dossier("HS_TRUC_TUYEN", "Hồ sơ nộp trực tuyến", "Dossiers filed online", "add", [
    "HS nộp trực tuyến",
    "Hồ sơ trực tuyến",
    "Tiếp nhận trực tuyến",
    "Trực tuyến",
  ], 4),
  dossier("HS_TRUC_TIEP", "Hồ sơ nộp trực tiếp, dịch vụ bưu chính", "Dossiers filed directly or by post", "add", [
    "Trực tiếp, dịch vụ bưu chính",
    "Trực tiếp, BCCI",
    "Hồ sơ trực tiếp",
  ], 5),
  dossier("HS_BUU_CHINH", "Hồ sơ qua dịch vụ bưu chính công ích", "Dossiers filed by post", "add", ["Bưu chính công ích", "BCCI"]),
  dossier("HS_KY_TRUOC", "Hồ sơ từ kỳ trước chuyển sang", "Dossiers carried over", "opening", ["Từ kỳ trước", "Kỳ trước chuyển sang"], 6),
  dossier("HS_DA_GIAI_QUYET", "Hồ sơ đã giải quyết", "Dossiers settled", "add", ["Đã giải quyết", "HS đã giải quyết"], 7),
  dossier("HS_TRUOC_HAN", "Hồ sơ giải quyết trước hạn", "Settled early", "add", ["Trước hạn"], 8),
  dossier("HS_DUNG_HAN", "Hồ sơ giải quyết đúng hạn", "Settled on time", "add", ["Đúng hạn"], 9),
  dossier("HS_QUA_HAN", "Hồ sơ giải quyết quá hạn", "Settled late", "add", ["Quá hạn", "Tổng số HS xử lý quá hạn", "Trễ hạn"], 10),
  dossier("HS_DANG_GIAI_QUYET", "Hồ sơ đang giải quyết", "Dossiers pending", "closing", ["Đang giải quyết"], 11),
  dossier("HS_DANG_TRONG_HAN", "Hồ sơ đang giải quyết trong hạn", "Pending within time", "closing", ["Trong hạn"], 12),
  dossier("HS_DANG_QUA_HAN", "Hồ sơ đang giải quyết quá hạn", "Pending overdue", "closing", ["Đang giải quyết quá hạn"], 13),
  dossier("HS_CHO_BO_SUNG", "Hồ sơ chờ bổ sung", "Waiting for papers", "closing", ["Chờ bổ sung", "Dừng chờ bổ sung"]),
  dossier("HS_TRA_LAI_RUT", "Hồ sơ trả lại, rút hồ sơ", "Returned or withdrawn", "add", ["Trả lại", "Xin rút"]),
  dossier("HS_DEN_HAN", "Hồ sơ đến hạn trong kỳ", "Due in the period", "add", ["Đến hạn"]),
  dossier("HS_MOT_PHAN", "Hồ sơ dịch vụ công trực tuyến một phần", "Online dossiers, partial services", "add", ["Hồ sơ một phần"]),
  dossier("HS_TOAN_TRINH", "Hồ sơ dịch vụ công trực tuyến toàn trình", "Online dossiers, full services", "add", ["Hồ sơ toàn trình"]),
  dossier("HS_CO_PHI", "Hồ sơ có nghĩa vụ tài chính", "Dossiers with a fee", "add", ["Hồ sơ có phí, lệ phí"]),
  dossier("HS_THANH_TOAN_TT", "Hồ sơ thanh toán trực tuyến", "Dossiers paid online", "add", ["Thanh toán trực tuyến"]),
  distinct("tthc", "TTHC_THAM_QUYEN", "Thủ tục hành chính thuộc thẩm quyền", "Procedures within authority", [
    "Tổng số TTHC",
    "TTHC thuộc thẩm quyền",
  ]),
  distinct("dvc", "DVC_CUNG_CAP", "Dịch vụ công trực tuyến cung cấp", "Online services provided", ["Tổng số DVCTT", "DVC cung cấp"]),
  distinct("dvc", "DVC_MOT_PHAN", "Dịch vụ công trực tuyến một phần", "Partial online services", ["DVCTT một phần", "Mức độ 3"]),
  distinct("dvc", "DVC_TOAN_TRINH", "Dịch vụ công trực tuyến toàn trình", "Full online services", ["DVCTT toàn trình", "Mức độ 4"]),
  distinct("dvc", "DVC_TICH_HOP", "Dịch vụ công tích hợp trên Cổng Dịch vụ công quốc gia", "Services on the national portal", ["Đã tích hợp"]),
  distinct("dvc", "DVC_PHAT_SINH", "Dịch vụ công trực tuyến có phát sinh hồ sơ", "Services with online dossiers", ["DVC có phát sinh"]),
  distinct("dvc", "DVC_PHAT_SINH_MOT_PHAN", "Dịch vụ công một phần có phát sinh hồ sơ", "Partial services with online dossiers", []),
  distinct("dvc", "DVC_PHAT_SINH_TOAN_TRINH", "Dịch vụ công toàn trình có phát sinh hồ sơ", "Full services with online dossiers", []),
];

const BY_CODE: ReadonlyMap<string, FigureDefinition> = new Map(FIGURES.map((figure) => [figure.code, figure]));

export const findFigure = (code: string): FigureDefinition | undefined => BY_CODE.get(code);

export const parseFigureCode = (text: string): FigureCode | null => BY_CODE.get(text)?.code ?? null;
