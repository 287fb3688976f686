// Reports of figures with what must be found in them: the five seeds as figures, published cases, and each check at its boundary.
import type { LocalDate } from "../../../shared/domain/local-date.ts";
import type { Report } from "./figure-report.ts";

export interface FigureCase {
  readonly name: string;
  readonly source: string;
  readonly report: Report;
  readonly found: readonly string[];
}

const XUAN_LOC_PERIOD = "Từ ngày 15/12/2021 đến ngày 12/9/2022";

/** Domain rules §9: what the articles say in figures. */
export const SEED_REPORTS: readonly FigureCase[] = [
  {
    name: "huyện Xuân Lộc, 15/12/2021-12/9/2022",
    source: "seed 000",
    report: {
      period: XUAN_LOC_PERIOD,
      scheme: "LEVEL4",
      figures: { HS_TRUC_TUYEN: 20757, HS_TIEP_NHAN: 69001, DVC_PHAT_SINH: 268, DVC_CUNG_CAP: 359 },
      also: { DVC_CUNG_CAP: 259 },
      percentages: { ONLINE_RATE_ALL: "21,5%", SERVICE_ACTIVE_PROVIDED: "74,6%" },
      children: {
        "Cấp huyện": { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757, DVC_PHAT_SINH: 41, DVC_CUNG_CAP: 50 },
        "Cấp xã": { HS_TRUC_TUYEN: 15755, HS_TIEP_NHAN: 69001, DVC_PHAT_SINH: 227, DVC_CUNG_CAP: 309 },
      },
      childPercentages: {
        "Cấp huyện": { ONLINE_RATE_ALL: "18,1%", SERVICE_ACTIVE_PROVIDED: "82%" },
        "Cấp xã": { ONLINE_RATE_ALL: "22,8%", SERVICE_ACTIVE_PROVIDED: "73,5%" },
      },
    },
    found: [
      "E PCT_MISMATCH ONLINE_RATE_ALL",
      "E SUM_MISMATCH HS_TIEP_NHAN",
      "E DEN_REUSED HS_TIEP_NHAN",
      "E SUM_MISMATCH HS_TRUC_TUYEN",
      "E SAME_QTY_TWO_VALUES DVC_CUNG_CAP",
      "W PERIOD_LABEL period",
      "I PCT_ROUND_MODE SERVICE_ACTIVE_PROVIDED",
      "I TERM_OBSOLETE scheme",
      "I REGIME_SPAN period",
    ],
  },
  {
    name: "its district level alone, against the province's 20%",
    source: "seed 000",
    report: {
      period: XUAN_LOC_PERIOD,
      figures: { HS_TRUC_TUYEN: 4840, HS_TIEP_NHAN: 26757 },
      percentages: { ONLINE_RATE_ALL: "18,1%" },
      targets: { ONLINE_RATE_ALL: "20%" },
    },
    found: ["W PERIOD_LABEL period", "I TARGET_MISSED ONLINE_RATE_ALL"],
  },
  {
    name: "xã Thạch Hưng, đến hết tháng 11/2020",
    source: "seed 001",
    report: {
      period: "civil:2020-11M",
      scheme: "LEVEL4",
      figures: { HS_TRUC_TUYEN: 134, HS_TIEP_NHAN: 332, DVC_PHAT_SINH: 17, DVC_KHONG_PHAT_SINH: 34 },
      percentages: { ONLINE_RATE_ALL: "khoảng 40%", SERVICE_ACTIVE_PROVIDED: "khoảng 17%" },
    },
    found: ["E TRIPLE_CONFLICT DVC_PHAT_SINH", "I MISSING_DENOMINATOR DVC_PHAT_SINH"],
  },
  {
    // The clean one: information only.
    name: "huyện Đức Hòa, năm 2022",
    source: "seed 002",
    report: {
      period: "civil:2022",
      scheme: "LEVEL4",
      figures: { HS_TRUC_TUYEN: 56436, HS_TIEP_NHAN: 110642 },
      percentages: { ONLINE_RATE_ALL: "51%" },
      children: { "Cấp huyện": { HS_TRUC_TUYEN: 35560 }, "Cấp xã": { HS_TRUC_TUYEN: 20876 } },
    },
    found: ["I TERM_OBSOLETE scheme", "I REGIME_SPAN period", "I MISSING_DENOMINATOR HS_TRUC_TUYEN"],
  },
  {
    name: "một tỉnh, 01/01-13/3/2023, gọi là Quý I/2023",
    source: "seed 003",
    report: {
      period: "Từ ngày 01/01/2023 đến ngày 13/3/2023",
      label: "Quý I/2023",
      scheme: "ND42",
      figures: {
        DVC_CUNG_CAP: 650,
        DVC_MOT_PHAN: 334,
        DVC_TOAN_TRINH: 316,
        DVC_TICH_HOP: 549,
        DVC_PHAT_SINH: 139,
        DVC_PHAT_SINH_MOT_PHAN: 64,
        DVC_PHAT_SINH_TOAN_TRINH: 75,
        HS_TRUC_TUYEN: 17067,
        HS_MOT_PHAN: 8339,
        HS_TOAN_TRINH: 8728,
      },
      percentages: { SERVICE_ACTIVE_PROVIDED: "21,38%" },
    },
    found: ["W PERIOD_LABEL period", "I MISSING_DENOMINATOR HS_TRUC_TUYEN"],
  },
  {
    name: "xã Thạnh Tân, tháng 6/2023",
    source: "seed 004",
    report: {
      period: "civil:2023-06",
      figures: {
        HS_TONG: 61,
        HS_QUA_HAN: 0,
        HS_DONG_BO: 100,
        HS_THANH_TOAN_TT: 56,
        DIEM_CKMB: 0,
        DIEM_DVCTT: 7,
        DIEM_TTTT: 7.8,
        DIEM_MDSH: 19,
        DIEM_MDHL: 18,
        DIEM_TONG: 72.6,
      },
      percentages: { ONLINE_RATE_ALL: "98,52", ERESULT_RATE: "98,27" },
      previousPeriod: "civil:2023-06",
    },
    found: [
      "E GROUP_MISSING DIEM_TONG",
      "E TOTAL_INFEASIBLE DIEM_TONG",
      "W PCT_UNREACHABLE ONLINE_RATE_ALL",
      "W PCT_UNREACHABLE ERESULT_RATE",
      "W DELTA_SELF previous",
      "W UNIT_AMBIGUOUS HS_DONG_BO",
    ],
  },
];

const KON_TUM = { HS_TRUC_TUYEN: 12516, HS_TIEP_NHAN: 49000, HS_TONG: 56039 };
const WHOLE = { HS_TRUC_TUYEN: 600, HS_TIEP_NHAN: 1000 };
const steady = (amounts: readonly number[]) =>
  Object.fromEntries(amounts.map((amount, index) => [`nd09:2023-0${index + 1}`, { HS_TIEP_NHAN: amount }]));

/** Each check where it begins to speak, and where it still keeps silent. */
export const CHECK_REPORTS: readonly FigureCase[] = [
  {
    name: "Kon Tum: 22,33% is column 4 over column 3, no error",
    source: "issue 4; 12.516/56.039",
    report: { figures: KON_TUM, percentages: { ONLINE_RATE_ALL: "22,33%" }, notes: false },
    found: ["I PCT_MISMATCH ONLINE_RATE_ALL"],
  },
  {
    name: "Kon Tum without what was received in the period",
    source: "issue 4",
    report: {
      figures: { HS_TRUC_TUYEN: 12516, HS_TONG: 56039 },
      percentages: { ONLINE_RATE_ALL: "22,33%" },
      notes: false,
    },
    found: ["I PCT_MISMATCH ONLINE_RATE_ALL"],
  },
  {
    name: "a percentage without decimals fits too much to be explained by another column",
    source: "12.516/56.039 = 22%",
    report: { figures: KON_TUM, percentages: { ONLINE_RATE_ALL: "22%" }, notes: false },
    found: ["E PCT_MISMATCH ONLINE_RATE_ALL"],
  },
  {
    name: "half a point off",
    source: "600/1.000 = 60%",
    report: { figures: WHOLE, percentages: { ONLINE_RATE_ALL: "60,5%" } },
    found: ["W PCT_MISMATCH ONLINE_RATE_ALL"],
  },
  {
    name: "exactly one point off is still a warning",
    source: "domain rules §8: E when off by more than 1 point",
    report: { figures: WHOLE, percentages: { ONLINE_RATE_ALL: "61%" } },
    found: ["W PCT_MISMATCH ONLINE_RATE_ALL"],
  },
  {
    name: "more than one point off",
    source: "domain rules §8",
    report: { figures: WHOLE, percentages: { ONLINE_RATE_ALL: "61,1%" } },
    found: ["E PCT_MISMATCH ONLINE_RATE_ALL"],
  },
  {
    name: "125/1.000 as 12%, half to even",
    source: "domain rules §8: half-up, half-even",
    report: { figures: { HS_TRUC_TUYEN: 125, HS_TIEP_NHAN: 1000 }, percentages: { ONLINE_RATE_ALL: "12%" } },
    found: [],
  },
  {
    name: "“trên 59%” leaves room upwards",
    source: "domain rules §8: approximations widen the tolerance",
    report: { figures: WHOLE, percentages: { ONLINE_RATE_ALL: "trên 59%" } },
    found: [],
  },
  {
    name: "a rate above 100%",
    source: "domain rules §8",
    report: { figures: {}, percentages: { ONLINE_RATE_ALL: "100,1%" } },
    found: ["E NUM_GT_DEN ONLINE_RATE_ALL"],
  },
  {
    name: "exactly 100%",
    source: "domain rules §8",
    report: { figures: {}, percentages: { ONLINE_RATE_ALL: "100%" } },
    found: [],
  },
  {
    name: "sectors do not add up",
    source: "form 06",
    report: { figures: WHOLE, lines: { "Đất đai": { HS_TRUC_TUYEN: 100 }, "Hộ tịch": { HS_TRUC_TUYEN: 501 } } },
    found: ["E SUM_MISMATCH HS_TRUC_TUYEN"],
  },
  {
    name: "a sector that leaves the figure out may hold the rest",
    source: "form 06",
    report: { figures: WHOLE, lines: { "Đất đai": { HS_TRUC_TUYEN: 599 }, "Hộ tịch": { HS_TIEP_NHAN: 1000 } } },
    found: [],
  },
  {
    name: "within one sector",
    source: "form 06: 7 = 8 + 9 + 10",
    report: {
      figures: WHOLE,
      lines: { "Đất đai": { HS_DA_GIAI_QUYET: 5, HS_TRUOC_HAN: 1, HS_DUNG_HAN: 5, HS_QUA_HAN: 0 } },
      notes: false,
    },
    found: ["E NUM_GT_DEN Đất đai.HS_TRUOC_HAN", "E PART_WHOLE Đất đai.HS_DA_GIAI_QUYET"],
  },
  {
    name: "carried over less than was left",
    source: "form 06: column 6 = column 11 of the period before",
    report: { figures: { HS_KY_TRUOC: 10 }, previous: { HS_DANG_TRONG_HAN: 9, HS_DANG_QUA_HAN: 2 } },
    found: ["W CARRY_MISMATCH HS_KY_TRUOC"],
  },
  {
    name: "carried over what was left and what waited for papers",
    source: "form 06",
    report: { figures: { HS_KY_TRUOC: 10 }, previous: { HS_DANG_GIAI_QUYET: 7, HS_CHO_BO_SUNG: 3 } },
    found: [],
  },
  {
    name: "carried over is not compared with a period that ended earlier",
    source: "form 06",
    report: { figures: { HS_KY_TRUOC: 10 }, previous: { HS_DANG_GIAI_QUYET: 7 }, previousPeriod: "nd09:2023-04" },
    found: [],
  },
  {
    name: "the same figure in another form",
    source: "DESIGN §4",
    report: { figures: WHOLE, forms: { "766": { HS_TRUC_TUYEN: 601 } } },
    found: ["W SAME_QTY_TWO_VALUES HS_TRUC_TUYEN"],
  },
  {
    name: "points fell by less than is said",
    source: "seed 004: 88,9 to 72,6 is −16,3",
    report: {
      figures: { DIEM_TONG: 72.6 },
      previous: { DIEM_TONG: 88.9 },
      previousPeriod: "nd09:2023-05",
      changes: { DIEM_TONG: "giảm 16,4 điểm" },
    },
    found: ["E DELTA_MISMATCH DIEM_TONG"],
  },
  {
    name: "points fell as is said",
    source: "seed 004",
    report: {
      figures: { DIEM_TONG: 72.6 },
      previous: { DIEM_TONG: 88.9 },
      changes: { DIEM_TONG: "giảm 16,3 điểm" },
    },
    found: [],
  },
  {
    name: "dossiers grew by a quarter, a rate by ten points",
    source: "600/1.000 after 400/800",
    report: {
      figures: WHOLE,
      previous: { HS_TRUC_TUYEN: 400, HS_TIEP_NHAN: 800 },
      changes: { HS_TIEP_NHAN: "tăng 25%", HS_TRUC_TUYEN: "tăng 200 hồ sơ", ONLINE_RATE_ALL: "tăng 10 điểm phần trăm" },
    },
    found: [],
  },
  {
    name: "a group above its maximum",
    source: "766: Thanh toán trực tuyến has 10",
    report: { figures: { DIEM_TTTT: 10.8 } },
    found: ["E GROUP_OVER_MAX DIEM_TTTT"],
  },
  {
    name: "a criterion of Nghị định 61 above 2",
    source: "NĐ 61/2018",
    report: { figures: { DIEM_N61_PUBLICITY: 2.5 } },
    found: ["E GROUP_OVER_MAX DIEM_N61_PUBLICITY"],
  },
  {
    name: "all groups, another total",
    source: "766",
    report: {
      figures: {
        DIEM_CKMB: 0,
        DIEM_TDGQ: 20,
        DIEM_DVCTT: 7,
        DIEM_TTTT: 7.8,
        DIEM_MDSH: 19,
        DIEM_MDHL: 18,
        DIEM_TONG: 72.6,
      },
    },
    found: ["E TOTAL_MISMATCH DIEM_TONG"],
  },
  {
    name: "a district after 1/7/2025",
    source: "domain rules §6",
    report: { period: "civil:2025-07", level: "huyen", figures: WHOLE },
    found: ["E LEVEL_NOT_IN_FORCE level"],
  },
  {
    name: "a part of district level after 1/7/2025",
    source: "domain rules §6",
    report: {
      period: "civil:2025-07",
      figures: WHOLE,
      children: { "Cấp huyện": WHOLE },
      childLevels: { "Cấp huyện": "huyen" },
    },
    found: ["E LEVEL_NOT_IN_FORCE Cấp huyện"],
  },
  {
    name: "a district in June 2025",
    source: "domain rules §6",
    report: { period: "civil:2025-06", level: "huyen", figures: WHOLE },
    found: [],
  },
  {
    name: "figures taken before the period ended",
    source: "domain rules §8",
    report: { figures: WHOLE, asOf: "2023-06-13" as LocalDate },
    found: ["I PERIOD_OPEN period"],
  },
  {
    name: "figures taken on the last day",
    source: "domain rules §8",
    report: { figures: WHOLE, asOf: "2023-06-14" as LocalDate },
    found: [],
  },
  {
    name: "twenty-nine dossiers",
    source: "one dossier is more than three points",
    report: { figures: { HS_TRUC_TUYEN: 10, HS_TIEP_NHAN: 29 } },
    found: ["I SMALL_DENOMINATOR ONLINE_RATE_ALL"],
  },
  {
    name: "thirty dossiers",
    source: "one dossier is three points",
    report: { figures: { HS_TRUC_TUYEN: 10, HS_TIEP_NHAN: 30 } },
    found: [],
  },
  {
    name: "three times as many as in five steady months",
    source: "median and median deviation",
    report: { figures: { HS_TIEP_NHAN: 300 }, history: steady([98, 100, 101, 99, 100]) },
    found: ["W OUTLIER HS_TIEP_NHAN"],
  },
  {
    name: "four months say nothing about what is usual",
    source: "at least five earlier periods",
    report: { figures: { HS_TIEP_NHAN: 300 }, history: steady([98, 100, 101, 99]) },
    found: [],
  },
  {
    name: "half as many again is no jump",
    source: "at least half the median",
    report: { figures: { HS_TIEP_NHAN: 150 }, history: steady([98, 100, 101, 99, 100]) },
    found: [],
  },
  {
    name: "a unit that always varied",
    source: "the deviation of its own months counts",
    report: { figures: { HS_TIEP_NHAN: 300 }, history: steady([20, 250, 90, 160, 100]) },
    found: [],
  },
  {
    name: "months of the other calendar are no history",
    source: "same kind and calendar",
    report: {
      figures: { HS_TIEP_NHAN: 300 },
      history: Object.fromEntries([1, 2, 3, 4, 5].map((month) => [`civil:2023-0${month}`, { HS_TIEP_NHAN: 100 }])),
    },
    found: [],
  },
  {
    name: "a rate that falls by fifty points",
    source: "median and median deviation",
    report: {
      figures: { HS_TRUC_TUYEN: 300, HS_TIEP_NHAN: 1000 },
      history: Object.fromEntries(
        [1, 2, 3, 4, 5].map((month) => [`nd09:2023-0${month}`, { HS_TRUC_TUYEN: 240, HS_TIEP_NHAN: 300 }]),
      ),
    },
    found: ["W OUTLIER HS_TIEP_NHAN", "W OUTLIER ONLINE_RATE_ALL"],
  },
  {
    name: "half a dossier",
    source: "domain rules §8: a column may be a count or a percentage",
    report: { figures: {}, unclear: [{ header: "Hồ sơ nộp trực tuyến", got: "98,52", at: "row 1" }] },
    found: ["W UNIT_AMBIGUOUS row 1"],
  },
  {
    name: "more services integrated than provided",
    source: "domain rules §8: integrated > provided",
    report: { figures: { DVC_TICH_HOP: 651, DVC_CUNG_CAP: 650 } },
    found: ["E NUM_GT_DEN DVC_TICH_HOP", "E PART_WHOLE DVC_CUNG_CAP"],
  },
  {
    name: "services with and without dossiers are not all",
    source: "domain rules §8: used + unused = provided",
    report: { figures: { DVC_PHAT_SINH: 139, DVC_KHONG_PHAT_SINH: 510, DVC_CUNG_CAP: 650 } },
    found: ["E PART_WHOLE DVC_CUNG_CAP"],
  },
];
