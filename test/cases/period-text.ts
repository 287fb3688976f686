// Periods as real papers write them, with the period that each names; the source is where the wording was seen.

export interface PeriodTextCase {
  readonly text: string;
  readonly key: string;
  /** The same label in the other calendar; null where the text itself fixes the calendar or the days. */
  readonly other: string | null;
  readonly source: string;
}

const bare = (text: string, name: string, source: string): PeriodTextCase => ({
  text,
  key: `nd09:${name}`,
  other: `civil:${name}`,
  source,
});

const fixed = (text: string, key: string, source: string): PeriodTextCase => ({ text, key, other: null, source });

const DESIGN = "Mã kỳ chuẩn";
const HABIT = "Cách ghi thường gặp trong báo cáo";
const EXPORT = "Tiêu đề biểu xuất từ phần mềm một cửa";
const XUAN_LOC = "UBND huyện Xuân Lộc, 15/12/2021-12/9/2022";
const PROVINCE_2023 = "Bài công bố quý I/2023 của một tỉnh";
const PUBLISHED = "Kỳ ghi trong các bài công bố đã thu thập";

/** Texts that name one period. */
export const PERIOD_TEXTS: readonly PeriodTextCase[] = [
  fixed("nd09:2023-06", "nd09:2023-06", DESIGN),
  fixed("civil:2023", "civil:2023", DESIGN),
  fixed("ND09:2023-q1", "nd09:2023-Q1", DESIGN),
  fixed("nd09:2023-3M", "nd09:2023-Q1", "Ba tháng đầu năm là quý I"),
  fixed("civil:2023-6M", "civil:2023-H1", "Sáu tháng đầu năm là nửa đầu năm"),
  fixed("Kỳ: nd09:2023-9M", "nd09:2023-9M", DESIGN),
  fixed("range:2021-12-15..2022-09-12", "range:2021-12-15..2022-09-12", DESIGN),
  fixed("range:2022-12-15..2023-03-14", "nd09:2023-Q1", "Khoảng ngày bằng một kỳ chuẩn là kỳ đó"),
  fixed("range:2023-01-01..2023-03-31", "civil:2023-Q1", "Khoảng ngày bằng một kỳ chuẩn là kỳ đó"),

  bare("tháng 6/2023", "2023-06", "UBND xã Thạnh Tân"),
  bare("Tháng 06/2023", "2023-06", HABIT),
  bare("T6/2023", "2023-06", HABIT),
  bare("t.6/2023", "2023-06", HABIT),
  bare("T06-2023", "2023-06", HABIT),
  bare("06/2023", "2023-06", HABIT),
  bare("6/2023", "2023-06", HABIT),
  bare("06-2023", "2023-06", HABIT),
  bare("2023-06", "2023-06", HABIT),
  bare("tháng 6-2023", "2023-06", HABIT),
  bare("tháng 6/23", "2023-06", HABIT),
  bare("tháng 6 năm 2023", "2023-06", HABIT),
  bare("THÁNG 6 NĂM 2023", "2023-06", HABIT),
  bare("Tháng 6 (năm 2023)", "2023-06", HABIT),
  bare("thang 6 nam 2023", "2023-06", "Không dấu"),
  bare("tháng Sáu năm 2023", "2023-06", HABIT),
  bare("tháng năm năm 2023", "2023-05", "“Năm” là số 5 và là năm"),
  bare("tháng mười hai năm 2023", "2023-12", HABIT),
  bare("tháng 7 năm 2019", "2019-07", PUBLISHED),
  bare("Tháng 9/2021", "2021-09", PUBLISHED),
  bare("Báo cáo\nTháng 12/2023\nBiểu 06a", "2023-12", EXPORT),

  bare("Quý I/2023", "2023-Q1", PROVINCE_2023),
  bare("Quý l/2023", "2023-Q1", "Chữ l gõ thay cho I"),
  bare("quý III-2020", "2020-Q3", HABIT),
  bare("Quý IV.2023", "2023-Q4", HABIT),
  bare("Q1/2023", "2023-Q1", HABIT),
  bare("QI/2023", "2023-Q1", HABIT),
  bare("2023-Q1", "2023-Q1", HABIT),
  bare("quý 1 năm 2023", "2023-Q1", HABIT),
  bare("Quý I/23", "2023-Q1", HABIT),
  bare("quý hai năm 2023", "2023-Q2", HABIT),
  bare("KET QUA QUY II/2023", "2023-Q2", "Không dấu, viết hoa"),
  bare("Trong Quý I/2023: dịch vụ công trực tuyến có phát sinh hồ sơ đạt tỷ lệ thấp", "2023-Q1", PROVINCE_2023),
  bare("Quý I/2020", "2020-Q1", PUBLISHED),

  bare("6 tháng đầu năm 2022", "2022-H1", PUBLISHED),
  bare("sáu tháng đầu năm 2023", "2023-H1", HABIT),
  bare("06 tháng đầu năm 2023", "2023-H1", HABIT),
  bare("6 tháng đầu 2023", "2023-H1", HABIT),
  bare("6 tháng năm 2023", "2023-H1", HABIT),
  bare("nửa đầu năm 2023", "2023-H1", HABIT),
  bare("H1/2023", "2023-H1", HABIT),
  bare("6 tháng cuối năm 2023", "2023-H2", HABIT),
  bare("9 tháng năm 2023", "2023-9M", HABIT),
  bare("9 tháng đầu năm 2023", "2023-9M", HABIT),
  bare("chín tháng đầu năm 2023", "2023-9M", HABIT),
  bare("9T/2023", "2023-9M", HABIT),
  bare("11 tháng năm 2023", "2023-11M", HABIT),
  bare("3 tháng đầu năm 2023", "2023-Q1", HABIT),
  bare("3 tháng cuối năm 2023", "2023-Q4", HABIT),
  bare("12 tháng năm 2023", "2023", HABIT),

  bare("năm 2023", "2023", PUBLISHED),
  bare("Năm: 2022", "2022", EXPORT),
  bare("Kết quả cả năm 2022 trên địa bàn huyện Đức Hòa", "2022", "UBND huyện Đức Hòa"),
  bare("2023", "2023", HABIT),

  // Up to the end of a month: from the beginning of the year.
  bare("Đến hết tháng 11/2020", "2020-11M", "UBND xã Thạch Hưng"),
  bare("Ðến hết tháng 11/2020", "2020-11M", "Chữ Ð của bộ gõ cũ"),
  bare("tính đến tháng 10/2025", "2025-10M", PUBLISHED),
  bare("lũy kế đến hết quý III/2023", "2023-9M", HABIT),
  bare("lũy kế đến tháng 6/2023", "2023-H1", HABIT),

  // Months and quarters joined.
  bare("Quý I và quý II/2023", "2023-H1", HABIT),
  bare("Quý I, II, III/2023", "2023-9M", HABIT),
  bare("từ tháng 4 đến hết tháng 6/2023", "2023-Q2", HABIT),
  bare("01/2023 - 06/2023", "2023-H1", HABIT),
  bare("tháng 1-6/2023", "2023-H1", HABIT),
  {
    text: "tháng 12/2022 đến tháng 6/2023",
    key: "range:2022-11-15..2023-06-14",
    other: "range:2022-12-01..2023-06-30",
    source: HABIT,
  },
  {
    text: "giai đoạn 2021-2025",
    key: "range:2020-12-15..2025-12-14",
    other: "range:2021-01-01..2025-12-31",
    source: HABIT,
  },
  {
    text: "Từ năm 2015-2020",
    key: "range:2014-12-15..2020-12-14",
    other: "range:2015-01-01..2020-12-31",
    source: PUBLISHED,
  },

  // Dates.
  fixed("từ ngày 15/12/2021 đến ngày 12/9/2022", "range:2021-12-15..2022-09-12", XUAN_LOC),
  fixed("(Từ ngày 15/12/2021 đến ngày 12/9/2022)", "range:2021-12-15..2022-09-12", XUAN_LOC),
  fixed("từ ngày 21/7đến 20/8/2021", "range:2021-07-21..2021-08-20", "Năm chỉ ghi ở ngày cuối"),
  fixed("từ 27.4 đến 3.5.2018", "range:2018-04-27..2018-05-03", PUBLISHED),
  fixed("từ 1/7 đến 26/11/2025", "range:2025-07-01..2025-11-26", PUBLISHED),
  fixed("từ ngày 1/7 đến cuối tháng 10/2025", "range:2025-07-01..2025-10-31", PUBLISHED),
  fixed("tính từ ngày 7/12/2022 đến ngày 4/12/2023", "range:2022-12-07..2023-12-04", PUBLISHED),
  fixed("15/12/2022-14/3/2023", "nd09:2023-Q1", HABIT),
  fixed("15.12.2022 - 14.3.2023", "nd09:2023-Q1", HABIT),
  fixed("15-12-2022 đến 14-03-2023", "nd09:2023-Q1", HABIT),
  fixed("15 / 12 / 2022 – 14 / 3 / 2023", "nd09:2023-Q1", HABIT),
  fixed("2022-12-15 đến 2023-03-14", "nd09:2023-Q1", HABIT),
  fixed("Số liệu từ 15/12/22 đến 14/3/23", "nd09:2023-Q1", HABIT),
  fixed("từ 15/12 đến 14/3/2023", "nd09:2023-Q1", "Bắt đầu từ năm trước, đúng một quý"),
  fixed("01/01/2023 – 13/03/2023", "range:2023-01-01..2023-03-13", PROVINCE_2023),
  fixed("01/01/2023 — 31/03/2023", "civil:2023-Q1", HABIT),
  fixed("Từ ngày: 15/05/2023 Đến ngày: 14/06/2023", "nd09:2023-06", EXPORT),
  fixed("Từ: 15/05/2023, đến: 14/06/2023", "nd09:2023-06", EXPORT),
  fixed("từ ngày 15 tháng 12 năm 2021 đến ngày 14 tháng 12 năm 2022", "nd09:2022", HABIT),
  fixed("từ ngày 15 tháng 5 đến ngày 14 tháng 6 năm 2023", "nd09:2023-06", HABIT),
  fixed("từ 00h00 ngày 15/12/2021 đến 24h00 ngày 14/3/2022", "nd09:2022-Q1", HABIT),
  fixed("từ ngày 01 đến ngày 30/6/2023", "civil:2023-06", HABIT),
  fixed("từ 01-15/6/2023", "range:2023-06-01..2023-06-15", HABIT),
  fixed("tu ngay 15/5/2023 den het ngay 14/6/2023", "nd09:2023-06", "Không dấu"),
  fixed("15/6/2023-15/6/2023", "range:2023-06-15..2023-06-15", HABIT),

  // Dates beside a label.
  fixed("Quý I/2023 (từ ngày 15/12/2022 đến ngày 14/3/2023)", "nd09:2023-Q1", HABIT),
  fixed("quý I năm 2023 (tính từ ngày 15/12/2022 đến 14/3/2023)", "nd09:2023-Q1", PUBLISHED),
  fixed("Quý I/2023 (01/01/2023 - 31/03/2023)", "civil:2023-Q1", HABIT),
  fixed("từ ngày 15/12/2022 đến ngày 14/3/2023 (Quý I/2023)", "nd09:2023-Q1", HABIT),
  fixed("Quý I/2023 (từ 15/12 đến 14/3)", "nd09:2023-Q1", "Năm ghi ở tên kỳ"),
  fixed("6 tháng đầu năm 2021 (từ ngày 15/12/2020 đến ngày 14/6/2021)", "nd09:2021-H1", HABIT),
  fixed("Báo cáo 6 tháng đầu năm (15/12/2022 - 14/6/2023)", "nd09:2023-H1", HABIT),
  fixed("9 tháng năm 2020 (tính đến ngày 14/9/2020)", "nd09:2020-9M", HABIT),
  fixed("9 tháng năm 2020, tính đến 30/9/2020", "civil:2020-9M", HABIT),
  fixed("từ 15/12/2021 đến tháng 9/2022", "nd09:2022-9M", "Ngày đầu là ngày đầu của 9 tháng theo lịch 15-14"),
  fixed("Kế hoạch năm 2023 của xã: từ ngày 15/12/2022 đến ngày 14/3/2023", "nd09:2023-Q1", HABIT),

  // The calendar in words.
  fixed("Quý I/2023 (dương lịch)", "civil:2023-Q1", HABIT),
  fixed("Quý I/2023 (15-14)", "nd09:2023-Q1", HABIT),
  fixed("Tháng 6/2023 theo lịch NĐ09", "nd09:2023-06", HABIT),

  // Other things in the same text.
  bare("Quý I/2023, tăng so với quý IV/2022", "2023-Q1", HABIT),
  bare("tháng 6/2023 giảm so với tháng 5", "2023-06", HABIT),
  bare("Quý I/2023 theo Thông tư số 01/2023/TT-VPCP ngày 05/4/2023", "2023-Q1", HABIT),
  bare("Tháng 6/2023 theo Quyết định 766/QĐ-TTg ngày 23/6/2022", "2023-06", "UBND xã Thạnh Tân"),
  bare("Kết quả thực hiện nhiệm vụ quý I/2023 và phương hướng, nhiệm vụ quý II/2023", "2023-Q1", HABIT),
  fixed(
    "Từ ngày 15/12/2022 đến ngày 14/3/2023, so với cùng kỳ (từ ngày 15/12/2021 đến ngày 14/3/2022)",
    "nd09:2023-Q1",
    HABIT,
  ),
  bare("13/03/2023 - 14:22 Năm 2022, huyện tiếp nhận 56.436/110.642 hồ sơ", "2022", "UBND huyện Đức Hòa"),
];

export interface RefusedPeriodCase {
  readonly text: string;
  readonly code: string;
  /** What the sentence must name. */
  readonly names: string;
  readonly source: string;
}

const refused = (text: string, code: string, names: string, source = HABIT): RefusedPeriodCase => ({
  text,
  code,
  names,
  source,
});

/** Texts that name no period, or not surely one. */
export const REFUSED_PERIOD_TEXTS: readonly RefusedPeriodCase[] = [
  refused("từ ngày 01/01/2023 đến ngày 13/03/223", "PERIOD_DATE_INVALID", "13/03/223", PROVINCE_2023),
  refused("từ ngày 31/02/2023 đến ngày 14/3/2023", "PERIOD_DATE_INVALID", "31/02/2023"),
  refused("từ ngày 29/02/2023 đến ngày 14/3/2023", "PERIOD_DATE_INVALID", "29/02/2023", "Không phải năm nhuận"),
  refused("từ 31/4 đến 14/6/2023", "PERIOD_DATE_INVALID", "31/4"),
  refused("31/02/2023", "PERIOD_DATE_INVALID", "31/02/2023"),
  refused("tháng 13/2023", "PERIOD_DATE_INVALID", "tháng 13/2023"),
  refused("tháng 0/2023", "PERIOD_DATE_INVALID", "tháng 0/2023"),
  refused("13/2023", "PERIOD_DATE_INVALID", "13/2023"),
  refused("quý V/2023", "PERIOD_DATE_INVALID", "quý V/2023"),
  refused("Quý 5 năm 2023", "PERIOD_DATE_INVALID", "Quý 5 năm 2023"),
  refused("13 tháng năm 2023", "PERIOD_DATE_INVALID", "13 tháng năm 2023"),
  refused("quý I/20233", "PERIOD_DATE_INVALID", "quý I/20233"),
  refused("tháng 6/223", "PERIOD_DATE_INVALID", "tháng 6/223"),
  refused("năm 1999", "PERIOD_DATE_INVALID", "năm 1999"),
  refused("1999", "PERIOD_DATE_INVALID", "1999"),
  refused("2101", "PERIOD_DATE_INVALID", "2101"),
  refused("từ ngày 15/12/1999 đến ngày 14/3/2000", "PERIOD_DATE_INVALID", "15/12/1999"),
  refused("năm 2000", "PERIOD_DATE_INVALID", "năm 2000", "Kỳ 15-14 của năm 2000 bắt đầu từ năm 1999"),

  refused("tính đến ngày 28/10", "PERIOD_YEAR_MISSING", "tính đến ngày 28/10"),
  refused("từ ngày 1-7 đến 3-11", "PERIOD_YEAR_MISSING", "từ ngày 1-7 đến 3-11", PUBLISHED),
  refused("7 tháng đầu năm", "PERIOD_YEAR_MISSING", "7 tháng đầu năm", PUBLISHED),
  refused("6 tháng đầu năm", "PERIOD_YEAR_MISSING", "6 tháng đầu năm"),
  refused("tháng 10 vừa qua", "PERIOD_YEAR_MISSING", "tháng 10 vừa qua", PUBLISHED),
  refused("Quý I", "PERIOD_YEAR_MISSING", "Quý I"),
  refused("từ ngày 15/12/2022 đến ngày 14/3", "PERIOD_YEAR_MISSING", "đến ngày 14/3"),
  refused("Kết quả quý I, phương hướng nhiệm vụ quý II năm 2023", "PERIOD_YEAR_MISSING", "Kết quả quý I"),

  refused("tính đến ngày 28/10/2020", "PERIOD_ONE_DATE", "28/10/2020"),
  refused("15/06/2023", "PERIOD_ONE_DATE", "15/06/2023", "Một ngày không phải là một kỳ"),
  refused("Số liệu từ ngày 15/12/2022 đến nay", "PERIOD_ONE_DATE", "15/12/2022"),
  refused("9 tháng năm 2020 (tính đến ngày 28/10/2020)", "PERIOD_ONE_DATE", "28/10/2020"),
  refused("từ 20/12/2021 đến tháng 9/2022", "PERIOD_ONE_DATE", "20/12/2021", "Không rõ đến ngày nào của tháng 9"),

  refused("từ ngày 15/12/2023 đến ngày 14/3/2023", "PERIOD_REVERSED", "15/12/2023"),
  refused("từ 20/8 đến 21/7/2021", "PERIOD_REVERSED", "20/8"),
  refused("range:2023-03-14..2022-12-15", "PERIOD_REVERSED", "2023-03-14", DESIGN),
  refused("từ tháng 12 đến tháng 6/2023", "PERIOD_REVERSED", "tháng 12"),

  refused("Báo cáo tháng 6 và 6 tháng đầu năm 2023", "PERIOD_SEVERAL", "tháng 6 và 6 tháng đầu năm 2023"),
  refused("quý I, IV/2023", "PERIOD_SEVERAL", "quý I và IV/2023"),
  refused("Quý I/2023 - Quý I/2022", "PERIOD_SEVERAL", "Quý I/2023 và Quý I/2022"),
  refused("Báo cáo tháng 5, nộp trước tháng 7/2023", "PERIOD_SEVERAL", "tháng 5"),

  refused("45078", "PERIOD_DATE_SERIAL", "01/06/2023", "Excel đổi 6/2023 thành ngày 01/6/2023"),
  refused("nd09:2023-Q5", "PERIOD_UNREADABLE", "nd09:2023-Q5", DESIGN),
  refused("không ghi kỳ (trang thống kê)", "PERIOD_UNREADABLE", "không ghi kỳ", PUBLISHED),
  refused("Kính gửi quý vị", "PERIOD_UNREADABLE", "Kính gửi quý vị"),
  refused("Thái 2023", "PERIOD_UNREADABLE", "Thái 2023"),
  refused("4840/26757 hồ sơ", "PERIOD_UNREADABLE", "4840/26757", XUAN_LOC),
  refused("12/2020 hồ sơ", "PERIOD_UNREADABLE", "12/2020 hồ sơ", "Một tỷ số, không phải tháng"),
  refused("Thông tư 01/2023", "PERIOD_UNREADABLE", "Thông tư 01/2023", "Số văn bản, không phải tháng"),
  refused("20.757", "PERIOD_UNREADABLE", "20.757"),
  refused("21,5%", "PERIOD_UNREADABLE", "21,5%"),
];

export interface MismatchCase {
  readonly text: string;
  /** The dates win. */
  readonly key: string;
  readonly label: string;
  readonly source: string;
}

/** Dates that fit the label beside them in no calendar. */
export const MISMATCHED_PERIOD_TEXTS: readonly MismatchCase[] = [
  {
    text: "6 tháng đầu năm 2021 (từ ngày 15/12/2020 đến ngày 15/6/2021)",
    key: "range:2020-12-15..2021-06-15",
    label: "6 tháng đầu năm 2021",
    source: "Dài hơn kỳ 15-14 một ngày",
  },
  {
    text: "Trong Quý I/2023: … từ ngày 01/01/2023 đến ngày 13/03/2023",
    key: "range:2023-01-01..2023-03-13",
    label: "Quý I/2023",
    source: PROVINCE_2023,
  },
  {
    text: "Năm 2023 (từ ngày 15/12/2022 đến ngày 30/11/2023)",
    key: "range:2022-12-15..2023-11-30",
    label: "Năm 2023",
    source: HABIT,
  },
  {
    text: "Quý I/2023 (từ ngày 15/12/2023 đến ngày 14/3/2024)",
    key: "nd09:2024-Q1",
    label: "Quý I/2023",
    source: "Tên kỳ ghi sai năm",
  },
];
