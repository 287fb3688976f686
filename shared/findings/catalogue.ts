// Every finding that the checks of this version can make: how severe it usually is, its title, and its sentence with what that needs.
import { findFigure } from "../domain/figure.ts";
import type { LocalDate } from "../domain/local-date.ts";
import type { Notice } from "../domain/notice.ts";
import type { Period } from "../domain/period.ts";
import { ANSWERS } from "../text/answers.ts";
import { dateText, numberText } from "../text/format.ts";
import { LEVEL_TEXT } from "../text/narrative.ts";
import { noticeText } from "../text/notice.ts";
import { periodLabel } from "../text/period.ts";
import type { SettableSeverity, Severity } from "./severity.ts";

interface FindingKind {
  /** Of a finding without anything that excuses it. Milder evidence is answered milder by the check itself. */
  readonly severity: Severity;
  /**
   * How far an office may go down; numbers that cannot be true stay marked where they are stored. Absent: no office may set it,
   * because it tells of totals and sheets, which is not a matter of opinion. Source: domain rules §8.
   */
  readonly mildest?: SettableSeverity;
  /** What the check is about in a few words, over the findings that it made. Capitalised, without a full stop. */
  readonly title: string;
  readonly sentence: (params: never) => string;
}

interface NamedUnit {
  readonly unit: string;
  readonly name: string;
}

/** People read the name of a figure; a code that is none stays. */
const figureName = (code: string): string => findFigure(code)?.name ?? code;

/** Names by commas; of a long list the first ones and how many more there are. */
const NAMES_MOST = 10;
const nameList = (units: readonly { readonly name: string }[]): string => {
  const named = units.slice(0, NAMES_MOST).map(({ name }) => name);
  const more = units.length - named.length;
  return more === 0 ? named.join(", ") : `${named.join(", ")} và ${numberText(more)} đơn vị khác`;
};

/** Numbers of statements of a text come as they are read aloud, with their words: "20.757", "21,5%". */
export const FINDINGS = {
  /** `percent`: a stated rate above 100%, where there are no counts. */
  NUM_GT_DEN: {
    severity: "E",
    mildest: "W",
    title: "Tử số lớn hơn mẫu số",
    sentence: ({
      rate,
      numerator,
      denominator,
      percent,
    }: {
      rate: string;
      numerator: number;
      denominator: number;
      percent?: string;
    }) =>
      percent === undefined
        ? `${rate}: tử số ${numberText(numerator)} lớn hơn mẫu số ${numberText(denominator)}.`
        : `${rate}: ${percent} lớn hơn 100%.`,
  },
  PART_WHOLE: {
    severity: "E",
    mildest: "W",
    title: "Tổng không bằng các phần",
    sentence: ({
      whole,
      parts,
      stated,
      sum,
      excess,
    }: {
      whole: string;
      parts: string;
      stated: number;
      sum: number;
      excess: boolean;
    }) =>
      excess
        ? `${parts} là ${numberText(sum)}, lớn hơn ${whole} là ${numberText(stated)}.`
        : `${whole} là ${numberText(stated)}, nhưng ${parts} cộng lại là ${numberText(sum)}.`,
  },
  /**
   * `lines`: a total line of a sheet, labelled `unit`, over that many lines; absent: a unit over the units below it. `by`: the
   * lines are parts of one report.
   */
  SUM_MISMATCH: {
    severity: "E",
    mildest: "W",
    title: "Tổng không bằng các dòng cộng lại",
    sentence: ({
      unit,
      figure,
      stated,
      sum,
      lines,
      by,
    }: {
      unit: string;
      figure: string;
      stated: number;
      sum: number;
      lines?: number;
      by?: "sector" | "part";
    }) => {
      const parts = { sector: "lĩnh vực", part: "phần" };
      if (by !== undefined) {
        return `${figureName(figure)} của ${unit} là ${numberText(stated)}, nhưng ${numberText(lines ?? 0)} ${parts[by]} cộng lại là ${numberText(sum)}.`;
      }
      return lines === undefined
        ? `${figureName(figure)} do ${unit} báo cáo là ${numberText(stated)}, nhưng các đơn vị bên dưới cộng lại là ${numberText(sum)}.`
        : `Dòng “${unit}” ghi ${figureName(figure)} là ${numberText(stated)}, nhưng ${numberText(lines)} dòng cộng lại là ${numberText(sum)}.`;
    },
  },
  GROUP_OVER_MAX: {
    severity: "E",
    mildest: "W",
    title: "Điểm vượt mức tối đa",
    sentence: ({ group, points, max }: { group: string; points: string; max: string }) =>
      `${group}: ${points} điểm, vượt mức tối đa ${max} điểm.`,
  },
  TOTAL_INFEASIBLE: {
    severity: "E",
    mildest: "W",
    title: "Tổng điểm không thể có",
    sentence: ({ total, listed, most, excess }: { total: string; listed: string; most: string; excess: string }) =>
      `Tổng ${total} điểm không thể có: các nhóm đã nêu cộng lại ${listed}, nhiều nhất được ${most} (lệch ${excess}).`,
  },
  /**
   * `fits`: another count by which the stated percentage comes out; null where none does. `right` is null where the count that
   * the percentage should be of is not known.
   */
  PCT_MISMATCH: {
    severity: "E",
    mildest: "off",
    title: "Tỷ lệ tính sai",
    sentence: ({
      numerator,
      denominator,
      right,
      stated,
      fits,
    }: {
      numerator: string;
      denominator: string;
      right: string | null;
      stated: string;
      fits: string | null;
    }) =>
      right === null
        ? `Chưa có ${denominator} để tính lại; ${stated} khớp nếu chia cho ${fits}.`
        : fits === null
          ? `${numerator}/${denominator} = ${right}, không phải ${stated}.`
          : `${numerator}/${denominator} = ${right}; ${stated} khớp nếu chia cho ${fits}.`,
  },
  PCT_ROUND_MODE: {
    severity: "I",
    mildest: "off",
    title: "Tỷ lệ chưa làm tròn",
    sentence: ({
      numerator,
      denominator,
      right,
      stated,
    }: {
      numerator: string;
      denominator: string;
      right: string;
      stated: string;
    }) => `${numerator}/${denominator} = ${right}; ${stated} là cắt bớt chữ số, chưa làm tròn.`,
  },
  /** `below`, `above`: the nearest percentages that whole numbers of `denominator` give. */
  PCT_UNREACHABLE: {
    severity: "W",
    mildest: "off",
    title: "Tỷ lệ không thể có",
    sentence: ({
      stated,
      denominator,
      below,
      above,
    }: {
      stated: string;
      denominator: string;
      below: string;
      above: string;
    }) => `Với ${denominator} hồ sơ không thể ra ${stated}: gần nhất là ${below} hoặc ${above}. Hãy kiểm tra mẫu số.`,
  },
  DEN_REUSED: {
    severity: "E",
    mildest: "off",
    title: "Dùng lại mẫu số",
    sentence: ({ whole, part, denominator }: { whole: string; part: string; denominator: string }) =>
      `Mẫu số ${denominator} của ${whole} trùng mẫu số của ${part}, trong khi các phần khác vẫn có hồ sơ.`,
  },
  /** `part` and `other` make up a whole of which `part` is `right`, not `stated`. */
  TRIPLE_CONFLICT: {
    severity: "E",
    mildest: "off",
    title: "Ba số không cùng đúng",
    sentence: ({ part, other, stated, right }: { part: string; other: string; stated: string; right: string }) =>
      `Ba số liệu không thể cùng đúng: ${part} và ${other} cho tỷ lệ ${right}, không phải ${stated}. Hãy ghi rõ tổng số.`,
  },
  /** `supported`: the value that other numbers bear out; null where none does. `form`: the other form that has `second`. */
  SAME_QTY_TWO_VALUES: {
    severity: "E",
    mildest: "off",
    title: "Một số liệu, hai giá trị",
    sentence: ({
      what,
      first,
      second,
      supported,
      form,
    }: {
      what: string;
      first: string;
      second: string;
      supported: string | null;
      form?: string;
    }) =>
      form !== undefined
        ? `${what} trong biểu này là ${first}, nhưng trong biểu ${form} cùng kỳ là ${second}.`
        : `${what} được ghi hai giá trị: ${first} và ${second}.${supported === null ? "" : ` Các số khác trong bài khớp với ${supported}.`}`,
  },
  GROUP_MISSING: {
    severity: "E",
    mildest: "off",
    title: "Thiếu điểm một nhóm",
    sentence: ({ group, needed, max }: { group: string; needed: string; max: string }) =>
      `Thiếu điểm nhóm “${group}” (tối đa ${max}); để đủ tổng số, nhóm này phải đạt ${needed} điểm.`,
  },
  TOTAL_MISMATCH: {
    severity: "E",
    mildest: "off",
    title: "Tổng điểm cộng sai",
    sentence: ({ total, sum }: { total: string; sum: string }) =>
      `Tổng ghi ${total} điểm, nhưng các nhóm cộng lại ${sum} điểm.`,
  },
  DELTA_SELF: {
    severity: "W",
    mildest: "off",
    title: "So sánh với chính kỳ này",
    sentence: ({ period }: { period: string }) => `So sánh ${period} với chính ${period}. Hãy ghi đúng kỳ trước.`,
  },
  DELTA_MISMATCH: {
    severity: "E",
    mildest: "off",
    title: "Mức tăng, giảm tính sai",
    sentence: ({ now, before, right, stated }: { now: string; before: string; right: string; stated: string }) =>
      `${now} so với ${before} là ${right}, không phải ${stated}.`,
  },
  /** Column 6 of form 06 against column 11 of the period before; `waiting`: dossiers that stand apart from column 11. */
  CARRY_MISMATCH: {
    severity: "W",
    mildest: "off",
    title: "Số kỳ trước chuyển sang không khớp",
    sentence: ({ stated, remainder, waiting }: { stated: number; remainder: number; waiting: number }) =>
      `Hồ sơ từ kỳ trước chuyển sang là ${numberText(stated)}, nhưng cuối kỳ trước còn ${numberText(remainder)} hồ sơ đang giải quyết${waiting > 0 ? ` và ${numberText(waiting)} hồ sơ chờ bổ sung` : ""}.`,
  },
  /** `usual`: half of the unit's `periods` earlier periods lie within this of their median. All as read aloud. */
  OUTLIER: {
    severity: "W",
    mildest: "off",
    title: "Khác hẳn các kỳ trước",
    sentence: ({
      what,
      stated,
      median,
      usual,
      periods,
    }: {
      what: string;
      stated: string;
      median: string;
      usual: string;
      periods: number;
    }) =>
      `${what} là ${stated}, khác hẳn ${periods} kỳ trước của chính đơn vị: trung vị là ${median}, một nửa số kỳ lệch không quá ${usual}. Hãy kiểm tra lại; nếu đúng, ghi lý do.`,
  },
  /** `points`: what one thing counted more or less moves the rate by, in percentage points. */
  SMALL_DENOMINATOR: {
    severity: "I",
    mildest: "off",
    title: "Mẫu số quá nhỏ",
    sentence: ({ rate, denominator, points }: { rate: string; denominator: number; points: string }) =>
      `${rate}: mẫu số chỉ có ${numberText(denominator)}, thêm hoặc bớt một là đổi ${points} điểm phần trăm. Không nên so sánh hoặc xếp hạng theo tỷ lệ này.`,
  },
  DATE_INVALID: {
    severity: "E",
    mildest: "off",
    title: "Ngày không hợp lệ",
    sentence: ({ written }: { written: string }) => `“${written}” không phải là ngày hợp lệ (năm từ 2000 đến 2100).`,
  },
  /** `label`: null where only days are written; `nearest`: the period that was probably meant, with its dates. */
  PERIOD_LABEL: {
    severity: "W",
    mildest: "off",
    title: "Tên kỳ không khớp khoảng ngày",
    sentence: ({ label, written, nearest }: { label: string | null; written: string; nearest: string | null }) => {
      const subject =
        label === null
          ? `Khoảng ngày ${written} không trùng kỳ báo cáo nào`
          : `“${label}” không khớp với khoảng ngày ${written}`;
      return nearest === null ? `${subject}.` : `${subject}; kỳ gần nhất là ${nearest}.`;
    },
  },
  PERIOD_OPEN: {
    severity: "I",
    mildest: "off",
    title: "Kỳ chưa kết thúc",
    sentence: ({ period, last }: { period: string; last: LocalDate }) =>
      `${period} chưa kết thúc (đến ${dateText(last)}): số liệu là tạm thời.`,
  },
  TERM_OBSOLETE: {
    severity: "W",
    mildest: "off",
    title: "Cách gọi cũ",
    sentence: (_: { first: string; last: string }) =>
      "Cách gọi “mức độ 3, mức độ 4” đã được thay bằng “một phần, toàn trình” từ ngày 15/08/2022 (Nghị định 42/2022/NĐ-CP).",
  },
  REGIME_SPAN: {
    severity: "I",
    mildest: "off",
    title: "Kỳ vắt qua hai quy định",
    sentence: ({ first, last }: { first: LocalDate; last: LocalDate }) =>
      `Kỳ ${dateText(first)} - ${dateText(last)} vắt qua ngày 15/08/2022 (Nghị định 42/2022/NĐ-CP): một phần số liệu theo mức độ 3, 4, một phần theo một phần, toàn trình.`,
  },
  LEVEL_NOT_IN_FORCE: {
    severity: "E",
    mildest: "off",
    title: "Cấp không còn hiệu lực",
    sentence: ({ level, first }: { level: string; first: LocalDate }) =>
      `${level} không còn từ ngày 01/07/2025, nhưng số liệu tính từ ${dateText(first)} vẫn nêu cấp này.`,
  },
  LEGAL_CITATION: {
    severity: "I",
    mildest: "off",
    title: "Dẫn văn bản sai",
    sentence: ({
      number,
      what,
      written,
      right,
    }: {
      number: string;
      what: "date" | "issuer";
      written: string;
      right: string;
    }) =>
      what === "date"
        ? `${number} ban hành ngày ${right}, không phải ${written}.`
        : `${number} do ${right} ban hành, không phải ${written}.`,
  },
  /** A column may hold counts or percentages; `whole`: the count that it exceeds, where it exceeds one. */
  UNIT_AMBIGUOUS: {
    severity: "W",
    mildest: "off",
    title: "Chưa rõ số lượng hay phần trăm",
    sentence: ({ header, got, whole }: { header: string; got: string; whole: number | null }) =>
      whole === null
        ? `Cột “${header}” có giá trị ${got}: chưa rõ là số lượng hay tỷ lệ phần trăm. Hãy ghi rõ đơn vị tính.`
        : `Cột “${header}” ghi ${got} trong khi tổng số chỉ có ${numberText(whole)}: chưa rõ là số lượng hay tỷ lệ phần trăm. Hãy ghi rõ đơn vị tính.`,
  },
  SCOPE_SLIP: {
    severity: "I",
    mildest: "off",
    title: "Nhầm phạm vi",
    sentence: ({ said, own }: { said: string; own: string }) => `Bài nói về ${own} nhưng câu này ghi “${said}”.`,
  },
  DATA_GAP: {
    severity: "W",
    mildest: "off",
    title: "Hệ thống gián đoạn",
    sentence: ({ from, to, days, of }: { from: LocalDate; to: LocalDate; days: number; of: number }) =>
      `Hệ thống gián đoạn từ ${dateText(from)} đến ${dateText(to)} (${days}/${of} ngày của kỳ): số liệu không phản ánh đủ cả kỳ.`,
  },
  NUMBER_FORMAT: {
    severity: "I",
    mildest: "off",
    title: "Cách viết số không thống nhất",
    sentence: ({ first, second }: { first: string; second: string }) =>
      `Cách viết số không thống nhất: “${first}” và “${second}”. Dấu chấm ngăn hàng nghìn, dấu phẩy cho phần thập phân.`,
  },
  /** `rate`: the rate by name, where it is no statement of a text. */
  TARGET_MISSED: {
    severity: "I",
    mildest: "off",
    title: "Chưa đạt chỉ tiêu",
    sentence: ({ stated, target, rate }: { stated: string; target: string; rate?: string }) =>
      rate === undefined
        ? `${stated} thấp hơn mục tiêu ${target} nêu trong bài.`
        : `${rate} đạt ${stated}, thấp hơn chỉ tiêu ${target}.`,
  },
  /** `parts`: split by level or kind in numbers, but not in totals; `total`: no total of all channels; `services`: no number of all services. */
  MISSING_DENOMINATOR: {
    severity: "I",
    mildest: "off",
    title: "Thiếu tổng số để tính tỷ lệ",
    sentence: ({ what, said }: { what: "parts" | "total" | "services"; said: string }) =>
      ({
        parts: `Số liệu được tách theo cấp hoặc theo loại (${said}) nhưng chưa nêu tổng số hồ sơ của từng phần nên chưa tính được tỷ lệ từng phần.`,
        total: `Có ${said} hồ sơ trực tuyến nhưng chưa nêu tổng số hồ sơ tiếp nhận mọi hình thức nên chưa tính được tỷ lệ trực tuyến.`,
        services: `Có ${said} dịch vụ phát sinh hồ sơ nhưng chưa nêu tổng số dịch vụ cung cấp.`,
      })[what],
  },
  /** What is said (both levels, dossiers on time) and what is counted (one level, dossiers settled) are not the same. */
  NUMERATOR_SCHEME: {
    severity: "W",
    mildest: "off",
    title: "Tử số không đúng phạm vi",
    sentence: ({ said, counted }: { said: string; counted: string }) =>
      `Bài nói về ${said} nhưng số liệu tính theo ${counted}. Hãy ghi rõ phạm vi của tử số.`,
  },
  /** Units of one level are ranked although some have no place yet. */
  RANK_PROVISIONAL: {
    severity: "I",
    title: "Xếp hạng tạm",
    sentence: ({
      settled,
      expected,
      level,
    }: {
      settled: number;
      expected: number;
      level: "tinh" | "so" | "huyen" | "xa";
    }) =>
      `Xếp hạng ${LEVEL_TEXT[level]}: ${ANSWERS.provisional({ settled: numberText(settled), expected: numberText(expected) })}.`,
  },
  /** What to know about the rules by which scores were made. */
  SCORE_RULES: {
    severity: "I",
    title: "Về bộ quy tắc chấm điểm",
    sentence: ({ notice }: { notice: Notice }) => noticeText(notice),
  },
  /** Earlier counts were added from former units by their successors. */
  PREVIOUS_ACROSS_MERGER: {
    severity: "I",
    title: "Kỳ trước cộng từ đơn vị cũ",
    sentence: ({ period, units }: { period: Period; units: readonly NamedUnit[] }) =>
      `Số của ${periodLabel(period).toLowerCase()} được cộng từ các đơn vị cũ theo đơn vị kế thừa: ${nameList(units)}.`,
  },
  /** Counted units without lines by sector. */
  SECTORS_MISSING: {
    severity: "W",
    title: "Thiếu số liệu theo lĩnh vực",
    sentence: ({ units, of }: { units: readonly NamedUnit[]; of: number }) =>
      `${numberText(units.length)}/${numberText(of)} đơn vị chưa có số liệu theo lĩnh vực nên các dòng lĩnh vực còn thiếu phần của: ${nameList(units)}.`,
  },
  FIGURE_INCOMPLETE: {
    severity: "W",
    title: "Số liệu chưa đủ đơn vị",
    sentence: ({ figure, units, of }: { figure: string; units: number; of: number }) =>
      `${figureName(figure)} mới có ở ${units}/${of} đơn vị nên chưa tính tỷ lệ từ số này.`,
  },
  /** The period was added up from the months of so many units. */
  PERIOD_DERIVED: {
    severity: "I",
    title: "Cộng từ các tháng",
    sentence: ({ units, first, last }: { units: number; first: Period; last: Period }) =>
      `Số liệu của ${numberText(units)} đơn vị được cộng từ các tháng, từ ${periodLabel(first).toLowerCase()} đến ${periodLabel(last).toLowerCase()}.`,
  },
  MONTHS_MISSING: {
    severity: "W",
    title: "Thiếu tháng",
    sentence: ({ name, missing, of }: { unit: string; name: string; missing: readonly Period[]; of: number }) =>
      `${name} mới gửi ${of - missing.length}/${of} tháng, còn thiếu ${missing.map((month) => periodLabel(month).toLowerCase()).join(", ")}; chưa cộng vào kỳ này.`,
  },
  /** Units that ended inside the period and whose months are in the total of the unit above them then. */
  ENDED_UNITS_ADDED: {
    severity: "I",
    title: "Đơn vị đã kết thúc: có cộng",
    sentence: ({ units }: { units: readonly NamedUnit[] }) =>
      `Có cộng số liệu các tháng của ${numberText(units.length)} đơn vị kết thúc hoạt động trong kỳ: ${nameList(units)}.`,
  },
  /** Their months are not added, because a successor reported the whole period by itself. */
  ENDED_UNITS_REPLACED: {
    severity: "I",
    title: "Đơn vị đã kết thúc: không cộng thêm",
    sentence: ({ units }: { units: readonly NamedUnit[] }) =>
      `Không cộng thêm các tháng của ${numberText(units.length)} đơn vị kết thúc hoạt động trong kỳ vì đơn vị kế thừa đã gửi số liệu cả kỳ: ${nameList(units)}.`,
  },
  /** Units that ended inside the period and have sent nothing of it. */
  ENDED_UNITS_MISSING: {
    severity: "W",
    title: "Đơn vị đã kết thúc: chưa gửi",
    sentence: ({ units }: { units: readonly NamedUnit[] }) =>
      `${numberText(units.length)} đơn vị kết thúc hoạt động trong kỳ chưa gửi tháng nào nên tổng số còn thiếu phần của: ${nameList(units)}.`,
  },
  MONTHS_UNLIKE: {
    severity: "W",
    title: "Các tháng không cùng cách đếm",
    sentence: ({ name }: { unit: string; name: string }) =>
      `${name} gửi các tháng không cùng phạm vi hoặc cách đếm nên không cộng được. Hãy gửi bản số liệu của cả kỳ.`,
  },
  MONTHS_MISMATCH: {
    severity: "W",
    title: "Cả kỳ không bằng các tháng",
    sentence: ({
      unit,
      figure,
      stated,
      sum,
      months,
    }: {
      unit: string;
      figure: string;
      stated: number;
      sum: number;
      months: number;
    }) =>
      `${figureName(figure)} của ${unit} trong bản cả kỳ là ${numberText(stated)}, nhưng ${months} tháng cộng lại là ${numberText(sum)}.`,
  },
  DISTINCT_NOT_SUMMED: {
    severity: "W",
    title: "Số có thể trùng nhau, không cộng",
    sentence: ({ unit, figure, units }: { unit: string; figure: string; units: number }) =>
      `${figureName(figure)} của ${units} đơn vị thuộc ${unit} không cộng được vì có thể trùng nhau.`,
  },
  UNIT_NOT_COMPARABLE: {
    severity: "W",
    title: "Không so được theo địa giới hiện nay",
    sentence: ({ name, reason }: { unit: string; name: string; reason: "noSuccessor" | "noShares" }) =>
      reason === "noSuccessor"
        ? `${name} đã kết thúc hoạt động mà chưa khai đơn vị kế thừa nên số liệu chưa được cộng theo địa giới hiện nay.`
        : `${name} được chia tách mà chưa khai tỷ lệ nên số liệu không so sánh được theo địa giới hiện nay.`,
  },
  /** "x" in the cells of a sheet: "not for us" or "here it is"; asked once per form. */
  CROSS_MEANING: {
    severity: "I",
    title: "Dấu “x” trong bảng",
    sentence: ({ cells }: { cells: number }) =>
      `Có ${numberText(cells)} ô ghi “x”, đang được hiểu là không áp dụng. Hãy xác nhận một lần cho biểu này.`,
  },
  // What stands in the way of closing a period.
  UNIT_MISSING: {
    severity: "E",
    title: "Đơn vị chưa gửi",
    sentence: ({ name }: { unit: string; name: string }) => `${name} chưa gửi số liệu.`,
  },
  UNIT_RETURNED: {
    severity: "E",
    title: "Đơn vị chưa gửi lại",
    sentence: ({ name }: { unit: string; name: string }) =>
      `Số liệu của ${name} đã bị yêu cầu chỉnh sửa mà chưa gửi lại.`,
  },
  UNIT_NOT_APPROVED: {
    severity: "E",
    title: "Chưa được tiếp nhận",
    sentence: ({ name }: { unit: string; name: string }) => `Số liệu của ${name} đã gửi nhưng chưa được tiếp nhận.`,
  },
  OWN_SUBMISSION: {
    severity: "E",
    title: "Tự gửi, không tự chốt",
    sentence: ({ name }: { unit: string; name: string }) =>
      `Số liệu của ${name} do chính mã truy cập này gửi nên không tự chốt được, dù có lý do. Hãy nhờ người khác có quyền duyệt chốt, hoặc để ${name} tự gửi lại.`,
  },
  CORRECTION_PENDING: {
    severity: "E",
    title: "Đề nghị đính chính chưa trả lời",
    sentence: ({ name }: { unit: string; name: string }) => `Đề nghị đính chính của ${name} chưa được trả lời.`,
  },
  /** `rules`: the rule sets by whose former version the snapshot was judged. */
  RULES_STALE: {
    severity: "E",
    title: "Xét theo quy tắc cũ",
    sentence: ({ name, rules }: { unit: string; name: string; rules: string }) =>
      `Số liệu của ${name} được xét theo phiên bản cũ của bộ quy tắc ${rules}. Hãy xét lại trước khi chốt.`,
  },
} as const satisfies Readonly<Record<string, FindingKind>>;
