// Why a change of a figure is proposed.

/** Why a check proposes another wording. */
export const REASONS = {
  partsAddUp: (p: { numerators: string; denominators: string; part: string }) =>
    `Cộng các phần: tử số ${p.numerators}, mẫu số ${p.denominators}; mẫu số đang ghi là của ${p.part}.`,
  partsMatchPercent: (p: { numerators: string; denominators: string }) =>
    `Cộng các phần: tử số ${p.numerators}, mẫu số ${p.denominators}; khớp với tỷ lệ đã nêu.`,
  partsOnly: (p: { parts: string }) => `Cộng các phần: ${p.parts}.`,
  partsAre: (p: { sum: string }) => `Các phần cộng lại là ${p.sum}.`,
  division: (p: { numerator: string; denominator: string }) => `Chia ${p.numerator} cho ${p.denominator}.`,
  yearDigit: () => "Năm bị thiếu chữ số; các ngày khác trong bài cùng năm này.",
  previousPeriod: () => "Điểm so với kỳ trước phải lấy kỳ liền trước.",
  register: (p: { number: string }) => `Theo ${p.number}.`,
} as const;
