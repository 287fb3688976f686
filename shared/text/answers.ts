// Words in which the functions answer.

/** What functions answer in words. */
export const ANSWERS = {
  rateSentence: (p: { numerator: string; denominator: string; noun: string; percent: string }) =>
    `${p.numerator}/${p.denominator} ${p.noun}, đạt ${p.percent}`,
  agrees: () => "Khớp",
  badlyRounded: (p: { right: string }) => `Chưa làm tròn đúng (đúng: ${p.right})`,
  differs: (p: { numerator: string; denominator: string; right: string; published: string }) =>
    `Không khớp: ${p.numerator}/${p.denominator} = ${p.right}, công bố ${p.published}`,
  increased: (p: { amount: string; unit: string }) => `tăng ${p.amount} ${p.unit}`,
  decreased: (p: { amount: string; unit: string }) => `giảm ${p.amount} ${p.unit}`,
  unchanged: () => "không thay đổi",
  points: () => "điểm",
  percentagePoints: () => "điểm phần trăm",
  targetMet: (p: { target: string; above: string }) =>
    p.above === "" ? `Đạt ${p.target}` : `Đạt ${p.target} (cao hơn ${p.above} điểm phần trăm)`,
  targetMissed: (p: { target: string; below: string; count: string }) =>
    `Chưa đạt ${p.target} (thấp hơn ${p.below} điểm phần trăm); cần chuyển thêm ${p.count} hồ sơ sang trực tuyến`,
  rank: (p: { rank: string; of: string; tied: boolean }) => `${p.tied ? "đồng hạng" : "hạng"} ${p.rank}/${p.of}`,
  provisional: (p: { settled: string; expected: string }) => `tạm, ${p.settled}/${p.expected} đơn vị`,
  scoreTable: () => [
    "Mã nhóm",
    "Mã chỉ số",
    "Tử số",
    "Mẫu số",
    "Tỷ lệ",
    "Điểm",
    "Điểm tối đa",
    "Trạng thái",
    "Mức tin cậy",
    "Tên",
  ],
  scoreTotal: () => "Tổng điểm",
  rowPlace: (p: { row: number }) => `dòng ${p.row}`,
  periodPlace: () => "kỳ báo cáo",
  findingTable: () => ["Mức độ", "Mã", "Vị trí", "Đã ghi", "Tính lại", "Diễn giải"],
  explainRatio: (p: { numerator: string; denominator: string; percent: string }) =>
    `${p.numerator}/${p.denominator} = ${p.percent}`,
  explainMean: (p: { numerator: string; denominator: string; mean: string; unit: string }) =>
    `${p.numerator}/${p.denominator} = ${p.mean} ${p.unit}`,
  explainGivenRatio: (p: { percent: string }) => `tỷ lệ công bố ${p.percent}, không có tử số và mẫu số`,
  explainLinear: (p: { max: string; points: string }) => `${p.max} điểm × tỷ lệ = ${p.points} điểm`,
  explainCapped: (p: { max: string; threshold: string; points: string }) =>
    `${p.max} điểm × tỷ lệ ÷ ${p.threshold} = ${p.points} điểm`,
  explainCapReached: (p: { max: string; threshold: string }) => `từ ${p.threshold} trở lên được tối đa ${p.max} điểm`,
  explainInformation: () => "chỉ để tham khảo, không tính điểm",
  explainNothingToCount: (p: { points: string }) =>
    `không phát sinh (mẫu số bằng 0), theo quy tắc được ${p.points} điểm`,
  explainReported: (p: { points: string; max: string }) =>
    `điểm công bố ${p.points}/${p.max}, không có tử số và mẫu số để tính lại`,
  explainLevel: () => "bộ chỉ số không tính dòng này cho cấp của đơn vị: 0 điểm như trên Cổng",
  explainNotApplicable: () => "không áp dụng: 0 điểm như trên Cổng",
  explainNotProvided: (p: { missing: string }) =>
    p.missing === "" ? "chưa có số liệu nên chưa có điểm" : `chưa có điểm vì thiếu ${p.missing}`,
  explainImpossible: (p: { reason: string }) => `chưa tính được. ${p.reason}`,
  explainSum: (p: { terms: string; points: string; max: string }) => `${p.terms} = ${p.points}/${p.max} điểm`,
  explainPartial: (p: { known: string; missing: string }) => `mới cộng được ${p.known} điểm, thiếu ${p.missing}`,
  explainGrade: (p: { grade: string }) => `Xếp loại: ${p.grade}`,
  explainFigures: (p: { figures: string }) => `Số liệu: ${p.figures}`,
  explainDenominator: (p: { basis: string }) => `Mẫu số: ${p.basis}`,
  explainSource: (p: { citation: string; confidence: string }) => `Căn cứ: ${p.citation} (${p.confidence})`,
  explainRules: (p: { title: string }) => `Quy tắc: ${p.title}`,
  total: () => "Tổng cộng",
  ownFigures: (p: { name: string }) => `${p.name} (số của chính đơn vị)`,
  unitCode: () => "Mã đơn vị",
  unitName: () => "Tên đơn vị",
  unitState: () => "Trạng thái",
  seriesPeriod: () => "Kỳ",
  seriesNote: () => "Ghi chú",
  seriesNoFigure: (p: { figure: string }) => `chưa có “${p.figure}”`,
  seriesProvisional: () => "chưa chốt",
  sentOn: () => "Ngày gửi",
  workingDaysLate: () => "Gửi chậm (ngày làm việc)",
  sentWithin: (p: { state: string; unit: string }) => `${p.state} (trong số liệu của ${p.unit})`,
  received: (p: { received: number; expected: number; provisional: boolean }) =>
    `Đã nhận ${p.received}/${p.expected} đơn vị${p.provisional ? " (chưa chốt)" : ""}`,
} as const;

/** Why a line is not drawn across two points of a series. */
export const SERIES_BREAK_TEXT = {
  merger: "đơn vị hành chính đã sắp xếp lại, không nối với kỳ trước",
  rules: "quy tắc chấm điểm đã thay đổi, không nối với kỳ trước",
} as const;

/** The state of points in a score table. */
export const POINTS_STATE_TEXT = {
  number: "Đã tính",
  zero: "Bằng 0",
  nothingToCount: "Không phát sinh",
  reported: "Điểm công bố",
  not_applicable: "Không áp dụng",
  not_provided: "Chưa có số liệu",
  partial: "Chưa đủ số liệu",
  information: "Chỉ để tham khảo",
  impossible: "Sai số liệu",
} as const;
