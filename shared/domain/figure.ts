// Figures: the counts that forms ask for, with their names on real forms and how they add over units and over time.

/** What is counted. Only counts of one kind may be divided by each other without a word of explanation. */
export type Counted = "hoSo" | "tthc" | "dvc" | "pakn" | "xa" | "ngay" | "diem";

/**
 * Over units: `sum` adds (dossiers); `distinct` counts things that two units may share (TTHC, DVC), so it is added only
 * where the source says that the sets are disjoint.
 */
type OverUnits = "sum" | "distinct";

/**
 * Over time, by column of form 06: `add` (cols 4, 5, 7–10), `opening` balance (col 6: that of the first month), `closing`
 * balance (cols 11–13: that of the last month), `none` (TTHC, DVC: no sum over months), `recomputed` (col 3 = 4 + 5 + 6).
 */
type OverTime = "add" | "opening" | "closing" | "none" | "recomputed";

interface ListedFigure<Code extends string> {
  readonly code: Code;
  readonly name: string;
  readonly nameEn: string;
  readonly counted: Counted;
  readonly overUnits: OverUnits;
  readonly overTime: OverTime;
  /** Counts are whole; days and published points may have decimals. */
  readonly whole: boolean;
  /** Other names printed on real forms; matched without case and diacritics. */
  readonly synonyms: readonly string[];
}

const dossier = <Code extends string>(
  code: Code,
  name: string,
  nameEn: string,
  overTime: OverTime,
  synonyms: readonly string[],
): ListedFigure<Code> => ({
  code,
  name,
  nameEn,
  counted: "hoSo",
  overUnits: "sum",
  overTime,
  whole: true,
  synonyms,
});

const distinct = <Code extends string>(
  counted: "tthc" | "dvc",
  code: Code,
  name: string,
  nameEn: string,
  synonyms: readonly string[],
): ListedFigure<Code> => ({
  code,
  name,
  nameEn,
  counted,
  overUnits: "distinct",
  overTime: "none",
  whole: true,
  synonyms,
});

/** Petitions are events: they add over units and over time as dossiers do. */
const petition = <Code extends string>(
  code: Code,
  name: string,
  nameEn: string,
  synonyms: readonly string[],
): ListedFigure<Code> => ({
  code,
  name,
  nameEn,
  counted: "pakn",
  overUnits: "sum",
  overTime: "add",
  whole: true,
  synonyms,
});

/** Communes of a province: each reports itself, so they add over units; a later month counts the same communes again. */
const commune = <Code extends string>(
  code: Code,
  name: string,
  nameEn: string,
  synonyms: readonly string[],
): ListedFigure<Code> => ({
  code,
  name,
  nameEn,
  counted: "xa",
  overUnits: "sum",
  overTime: "none",
  whole: true,
  synonyms,
});

/** Points as published, where the counts behind them are not known. Points of several units or months are never added. */
const points = <Code extends string>(
  code: Code,
  name: string,
  nameEn: string,
  synonyms: readonly string[] = [],
): ListedFigure<Code> => ({
  code,
  name,
  nameEn,
  counted: "diem",
  overUnits: "distinct",
  overTime: "none",
  whole: false,
  synonyms,
});

/** Form 06 columns as in TT 01/2020/TT-VPCP; the others are numerators and denominators of published rates. */
const TABLE = [
  dossier("HS_TONG", "Tổng số hồ sơ nhận giải quyết", "Dossiers in hand", "recomputed", [
    "Tổng số hồ sơ",
    "Tổng số HS",
  ]),
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
  ]),
  dossier("HS_TRUC_TIEP", "Hồ sơ nộp trực tiếp, dịch vụ bưu chính", "Dossiers filed directly or by post", "add", [
    "Trực tiếp, dịch vụ bưu chính",
    "Trực tiếp, BCCI",
    "Hồ sơ trực tiếp",
  ]),
  dossier("HS_BUU_CHINH", "Hồ sơ qua dịch vụ bưu chính công ích", "Dossiers filed by post", "add", [
    "Bưu chính công ích",
    "BCCI",
  ]),
  dossier("HS_KY_TRUOC", "Hồ sơ từ kỳ trước chuyển sang", "Dossiers carried over", "opening", [
    "Từ kỳ trước",
    "Kỳ trước chuyển sang",
  ]),
  dossier("HS_DA_GIAI_QUYET", "Hồ sơ đã giải quyết", "Dossiers settled", "add", ["Đã giải quyết", "HS đã giải quyết"]),
  dossier("HS_TRUOC_HAN", "Hồ sơ giải quyết trước hạn", "Settled early", "add", ["Trước hạn"]),
  dossier("HS_DUNG_HAN", "Hồ sơ giải quyết đúng hạn", "Settled on time", "add", ["Đúng hạn"]),
  dossier("HS_QUA_HAN", "Hồ sơ giải quyết quá hạn", "Settled late", "add", [
    "Quá hạn",
    "Tổng số HS xử lý quá hạn",
    "Trễ hạn",
  ]),
  dossier("HS_DANG_GIAI_QUYET", "Hồ sơ đang giải quyết", "Dossiers pending", "closing", ["Đang giải quyết"]),
  dossier("HS_DANG_TRONG_HAN", "Hồ sơ đang giải quyết trong hạn", "Pending within time", "closing", ["Trong hạn"]),
  dossier("HS_DANG_QUA_HAN", "Hồ sơ đang giải quyết quá hạn", "Pending overdue", "closing", [
    "Đang giải quyết quá hạn",
  ]),
  dossier("HS_CHO_BO_SUNG", "Hồ sơ chờ bổ sung", "Waiting for papers", "closing", ["Chờ bổ sung", "Dừng chờ bổ sung"]),
  dossier("HS_TRA_LAI_RUT", "Hồ sơ trả lại, rút hồ sơ", "Returned or withdrawn", "add", ["Trả lại", "Xin rút"]),
  dossier("HS_DEN_HAN", "Hồ sơ đến hạn trong kỳ", "Due in the period", "add", ["Đến hạn"]),
  dossier("HS_MOT_PHAN", "Hồ sơ dịch vụ công trực tuyến một phần", "Online dossiers, partial services", "add", [
    "Hồ sơ một phần",
  ]),
  dossier("HS_TOAN_TRINH", "Hồ sơ dịch vụ công trực tuyến toàn trình", "Online dossiers, full services", "add", [
    "Hồ sơ toàn trình",
  ]),
  dossier("HS_CO_PHI", "Hồ sơ có nghĩa vụ tài chính", "Dossiers with a fee", "add", ["Hồ sơ có phí, lệ phí"]),
  dossier("HS_THANH_TOAN_TT", "Hồ sơ thanh toán trực tuyến", "Dossiers paid online", "add", ["Thanh toán trực tuyến"]),
  distinct("tthc", "TTHC_THAM_QUYEN", "Thủ tục hành chính thuộc thẩm quyền", "Procedures within authority", [
    "Tổng số TTHC",
    "TTHC thuộc thẩm quyền",
  ]),
  distinct("dvc", "DVC_CUNG_CAP", "Dịch vụ công trực tuyến cung cấp", "Online services provided", [
    "Tổng số DVCTT",
    "DVC cung cấp",
  ]),
  distinct("dvc", "DVC_MOT_PHAN", "Dịch vụ công trực tuyến một phần", "Partial online services", [
    "DVCTT một phần",
    "Mức độ 3",
  ]),
  distinct("dvc", "DVC_TOAN_TRINH", "Dịch vụ công trực tuyến toàn trình", "Full online services", [
    "DVCTT toàn trình",
    "Mức độ 4",
  ]),
  distinct(
    "dvc",
    "DVC_TICH_HOP",
    "Dịch vụ công tích hợp trên Cổng Dịch vụ công quốc gia",
    "Services on the national portal",
    ["Đã tích hợp"],
  ),
  distinct("dvc", "DVC_PHAT_SINH", "Dịch vụ công trực tuyến có phát sinh hồ sơ", "Services with online dossiers", [
    "DVC có phát sinh",
  ]),
  distinct(
    "dvc",
    "DVC_KHONG_PHAT_SINH",
    "Dịch vụ công trực tuyến không phát sinh hồ sơ",
    "Services without online dossiers",
    [],
  ),
  distinct(
    "dvc",
    "DVC_PHAT_SINH_MOT_PHAN",
    "Dịch vụ công một phần có phát sinh hồ sơ",
    "Partial services with online dossiers",
    [],
  ),
  distinct(
    "dvc",
    "DVC_PHAT_SINH_TOAN_TRINH",
    "Dịch vụ công toàn trình có phát sinh hồ sơ",
    "Full services with online dossiers",
    [],
  ),
  // Publicity (766, group 1).
  distinct("tthc", "TTHC_CONG_BO", "TTHC công bố trong kỳ", "Procedures announced", [
    "Thủ tục hành chính công bố trong kỳ",
  ]),
  distinct("tthc", "TTHC_CONG_BO_DUNG_HAN", "TTHC công bố đúng hạn", "Procedures announced on time", []),
  distinct(
    "tthc",
    "TTHC_PHAI_CONG_KHAI",
    "TTHC phải cập nhật, công khai trong kỳ",
    "Procedures due for publication",
    [],
  ),
  distinct(
    "tthc",
    "TTHC_CONG_KHAI_DUNG_HAN",
    "TTHC được cập nhật, công khai đúng hạn",
    "Procedures published on time",
    [],
  ),
  distinct("tthc", "TTHC_DANG_CONG_KHAI", "TTHC đang công khai", "Procedures on public display", []),
  distinct(
    "tthc",
    "TTHC_DU_BO_PHAN",
    "TTHC công khai đầy đủ các bộ phận tạo thành",
    "Procedures published with all parts",
    [],
  ),
  dossier("HS_DONG_BO", "Hồ sơ đã đồng bộ lên Cổng Dịch vụ công quốc gia", "Dossiers synchronised", "add", [
    "Hồ sơ đồng bộ lên Cổng DVCQG",
    "HS đồng bộ lên cổng DVC",
  ]),
  dossier(
    "HS_HE_THONG_BAO_CAO",
    "Hồ sơ trên Hệ thống thông tin báo cáo quốc gia",
    "Dossiers in the national reporting system",
    "add",
    ["Hồ sơ trên hệ thống báo cáo quốc gia"],
  ),
  dossier("HS_TREN_CONG", "Hồ sơ trên Cổng Dịch vụ công quốc gia", "Dossiers on the national portal", "add", [
    "Hồ sơ trên Cổng DVCQG",
  ]),
  dossier(
    "HS_BAO_CAO_NAM_TRUOC",
    "Hồ sơ trên hệ thống báo cáo của cả năm trước",
    "Reported dossiers of the whole year before",
    "none",
    [],
  ),
  // Progress.
  {
    ...dossier(
      "NGAY_GIAI_QUYET",
      "Tổng thời gian giải quyết của hồ sơ hoàn thành (ngày)",
      "Days spent on completed dossiers",
      "add",
      ["Tổng thời gian giải quyết"],
    ),
    counted: "ngay" as const,
    whole: false,
  },
  // Online services. A procedure (TTHC) and a service (DVC) are different populations: one procedure may have two services.
  distinct("tthc", "TTHC_CO_DVCTT", "TTHC có cung cấp dịch vụ công trực tuyến", "Procedures offered online", [
    "TTHC có DVCTT",
  ]),
  distinct(
    "tthc",
    "TTHC_MOT_PHAN",
    "TTHC cung cấp dịch vụ công trực tuyến một phần",
    "Procedures offered partly online",
    ["TTHC một phần", "TTHC mức độ 3"],
  ),
  distinct(
    "tthc",
    "TTHC_TOAN_TRINH",
    "TTHC cung cấp dịch vụ công trực tuyến toàn trình",
    "Procedures offered fully online",
    ["TTHC toàn trình", "TTHC mức độ 4"],
  ),
  distinct(
    "tthc",
    "TTHC_DU_DIEU_KIEN_TOAN_TRINH",
    "TTHC đủ điều kiện thực hiện toàn trình",
    "Procedures that could be fully online",
    [],
  ),
  distinct(
    "dvc",
    "DVC_CO_HO_SO",
    "Dịch vụ công có phát sinh hồ sơ theo mọi hình thức nộp",
    "Services with dossiers of any channel",
    [],
  ),
  dossier(
    "HS_CO_DVCTT",
    "Hồ sơ của các TTHC đã có dịch vụ công trực tuyến",
    "Dossiers of procedures offered online",
    "add",
    [],
  ),
  dossier(
    "HS_DU_DIEU_KIEN_TOAN_TRINH",
    "Hồ sơ của các TTHC đủ điều kiện toàn trình",
    "Dossiers of procedures that could be fully online",
    "add",
    [],
  ),
  // Online payment.
  distinct("tthc", "TTHC_CO_PHI", "TTHC có phí, lệ phí trong Cơ sở dữ liệu TTHC", "Procedures with a fee", [
    "TTHC có phí, lệ phí",
  ]),
  distinct(
    "tthc",
    "TTHC_TICH_HOP_THANH_TOAN",
    "TTHC được tích hợp thanh toán trên Cổng",
    "Procedures with payment integrated",
    [],
  ),
  distinct(
    "tthc",
    "TTHC_NGHIA_VU_TAI_CHINH",
    "TTHC có nghĩa vụ tài chính",
    "Procedures with a financial obligation",
    [],
  ),
  distinct("tthc", "TTHC_THANH_TOAN_TT", "TTHC có giao dịch thanh toán trực tuyến", "Procedures paid online", []),
  distinct(
    "tthc",
    "TTHC_CO_PHI_PHAT_SINH",
    "TTHC có phí phát sinh hồ sơ",
    "Procedures with a fee and with dossiers",
    [],
  ),
  // Digitisation. The two bases describe a stock that the next month counts again, so they are not added over time.
  dossier(
    "HS_TRA_KET_QUA_GIAY",
    "Hồ sơ của TTHC trả kết quả bằng giấy tờ",
    "Dossiers whose result is a paper",
    "none",
    [],
  ),
  dossier("HS_KET_QUA_DIEN_TU", "Hồ sơ có cấp kết quả điện tử", "Dossiers with an electronic result", "add", [
    "Hồ sơ cấp kết quả điện tử",
    "Hồ sơ cấp KQ điện tử",
  ]),
  dossier("HS_THAM_QUYEN", "Hồ sơ thuộc thẩm quyền giải quyết", "Dossiers within authority", "none", [
    "Hồ sơ thuộc thẩm quyền",
  ]),
  dossier("HS_SO_HOA", "Hồ sơ thực hiện số hóa thành phần và kết quả", "Digitised dossiers", "add", [
    "Hồ sơ số hóa",
    "Hồ sơ được số hóa",
  ]),
  dossier("HS_TAI_SU_DUNG", "Hồ sơ khai thác, sử dụng lại dữ liệu số hóa", "Dossiers reusing digitised data", "add", [
    "Hồ sơ tái sử dụng",
  ]),
  dossier(
    "HS_KHO_CA_NHAN",
    "Hồ sơ số hóa có kết nối kho dữ liệu cá nhân",
    "Dossiers linked to personal storage",
    "add",
    [],
  ),
  dossier("HS_DU_LIEU_DAN_CU", "Hồ sơ sử dụng dữ liệu dân cư", "Dossiers using the population database", "add", []),
  distinct("tthc", "TTHC_CONG_DAN", "TTHC có đối tượng thực hiện là người dân", "Procedures for citizens", []),
  distinct(
    "tthc",
    "TTHC_DU_LIEU_DAN_CU",
    "TTHC kết nối dữ liệu dân cư",
    "Procedures linked to the population database",
    [],
  ),
  commune("XA_TONG", "Tổng số xã, phường, đặc khu", "Communes", ["Tổng số xã"]),
  commune(
    "XA_CHUNG_THUC_DIEN_TU",
    "Số xã có cung cấp chứng thực bản sao điện tử",
    "Communes with certified electronic copies",
    [],
  ),
  // Satisfaction. PAKN: phản ánh, kiến nghị.
  petition("PAKN_PHAN_LOAI", "PAKN đã phân loại", "Petitions classified", []),
  petition("PAKN_TTHC", "PAKN về thủ tục hành chính", "Petitions about procedures", []),
  petition("PAKN_CAN_BO", "PAKN về cán bộ, công chức", "Petitions about staff", []),
  petition("PAKN_THAM_QUYEN", "PAKN thuộc thẩm quyền", "Petitions within authority", [
    "Tổng số PAKN",
    "Phản ánh, kiến nghị",
  ]),
  petition("PAKN_DUNG_HAN", "PAKN xử lý đúng hạn, trước hạn", "Petitions handled on time", ["PAKN xử lý đúng hạn"]),
  petition(
    "PAKN_HAI_LONG",
    "PAKN không quá hạn, không bị phản ánh tiếp, không bị đánh giá không hài lòng",
    "Petitions handled to satisfaction",
    [],
  ),
  dossier(
    "HS_HAI_LONG",
    "Hồ sơ không quá hạn, không có PAKN, không bị đánh giá không hài lòng",
    "Dossiers handled to satisfaction",
    "none",
    ["Hồ sơ hài lòng"],
  ),
  // Points published without counts: the groups of the 766 index, its total, and the criteria of Nghị định 61/2018/NĐ-CP. A
  // bare group name ("Mức độ hài lòng") is no synonym: forms print it over percentages and counts too.
  points("DIEM_CKMB", "Điểm Công khai, minh bạch", "Points: publicity"),
  points("DIEM_TDGQ", "Điểm Tiến độ giải quyết", "Points: progress"),
  points("DIEM_DVCTT", "Điểm Dịch vụ công trực tuyến", "Points: online services"),
  points("DIEM_TTTT", "Điểm Thanh toán trực tuyến", "Points: online payment"),
  points("DIEM_MDSH", "Điểm Số hóa hồ sơ", "Points: digitisation"),
  points("DIEM_MDHL", "Điểm Mức độ hài lòng", "Points: satisfaction"),
  points("DIEM_TONG", "Tổng điểm", "Score of the index", ["Điểm đánh giá", "Tổng số điểm"]),
  points("DIEM_N61_TOTAL_TIME", "Điểm Tổng thời gian giải quyết TTHC so với quy định", "Points: total time"),
  points(
    "DIEM_N61_STEP_TIME",
    "Điểm Thời gian thực hiện của từng cơ quan, đơn vị tham gia",
    "Points: time of each office",
  ),
  points(
    "DIEM_N61_CONTACT_COUNT",
    "Điểm Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ",
    "Points: number of contacts",
  ),
  points("DIEM_N61_AGENCY_COUNT", "Điểm Số cơ quan, đơn vị, tổ chức phải liên hệ", "Points: number of offices"),
  points(
    "DIEM_N61_ONE_STOP",
    "Điểm Tổ chức tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa",
    "Points: one-stop shop",
  ),
  points("DIEM_N61_PUBLICITY", "Điểm Công khai thủ tục hành chính", "Points: publicity of procedures"),
  points("DIEM_N61_ATTITUDE", "Điểm Thái độ của cán bộ, công chức, viên chức", "Points: attitude of staff"),
  points("DIEM_N61_FEEDBACK", "Điểm Tiếp thu, giải trình phản ánh, kiến nghị", "Points: response to petitions"),
  points("DIEM_N61_ONLINE_QUALITY", "Điểm Tiến độ và chất lượng cung cấp DVCTT", "Points: quality of online services"),
];

/** Points as published of a line or group of an index, which the rule set names: `DIEM_` and its code. */
export type PointsFigure = `DIEM_${string}`;

/** Code of a figure, such as `HS_TRUC_TUYEN`. */
export type FigureCode = (typeof TABLE)[number]["code"] | PointsFigure;

export type FigureDefinition = ListedFigure<FigureCode>;

export const FIGURES: readonly FigureDefinition[] = TABLE;

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

const BY_CODE: ReadonlyMap<string, FigureDefinition> = new Map(FIGURES.map((figure) => [figure.code, figure]));

export const findFigure = (code: string): FigureDefinition | undefined => BY_CODE.get(code);

export const parseFigureCode = (text: string): FigureCode | null => BY_CODE.get(text)?.code ?? null;
