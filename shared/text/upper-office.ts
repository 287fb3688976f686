// Words of "Tổng hợp": receiving, returning, reminding, corrections, the portal's points, closing.
import { numberText } from "./format.ts";

/** Whether a report came by its deadline. */
export const LATENESS_TEXT = {
  late: (p: { days: number }) => `Gửi chậm ${numberText(p.days)} ngày làm việc`,
  inTime: () => "Gửi đúng hạn",
} as const;

/** What the upper office reads and sends about the units below it. */
export const UPPER_OFFICE_TEXT = {
  reminderTo: (p: { name: string }) => `Kính gửi: ${p.name}`,
  reminderToMany: (p: { count: number }) => `Kính gửi: ${numberText(p.count)} đơn vị có tên dưới đây`,
  reminderMissing: (p: { form: string; period: string }) =>
    `Đến nay đơn vị chưa gửi ${p.form}, kỳ báo cáo ${p.period}.`,
  reminderReturned: (p: { form: string; period: string }) =>
    `Đến nay đơn vị chưa gửi lại ${p.form}, kỳ báo cáo ${p.period}, sau khi có yêu cầu chỉnh sửa.`,
  reminderManyMissing: (p: { form: string; period: string }) =>
    `Đến nay các đơn vị sau chưa gửi ${p.form}, kỳ báo cáo ${p.period}:`,
  reminderUnit: (p: { name: string; isReturned: boolean }) =>
    `- ${p.name}${p.isReturned ? " (chưa gửi lại sau yêu cầu chỉnh sửa)" : ""}`,
  reminderDue: (p: { day: string; isCertain: boolean; left: string }) =>
    `Hạn gửi: hết ngày ${p.day}${p.isCertain ? "" : " (chậm nhất, do lịch nghỉ lễ chưa công bố đủ)"}, ${p.left}.`,
  timeLeft: (p: { hours: number; workingDays: number }) =>
    p.workingDays === 0
      ? `còn ${numberText(p.hours)} giờ`
      : `còn ${numberText(p.hours)} giờ (${numberText(p.workingDays)} ngày làm việc)`,
  overdue: (p: { workingDays: number }) =>
    p.workingDays === 0 ? "đã quá hạn" : `đã quá hạn ${numberText(p.workingDays)} ngày làm việc`,
  noDeadline: () => "Kỳ này chưa khai hạn gửi.",
  reminderAsk: (p: { isOverdue: boolean }) =>
    p.isOverdue ? "Đề nghị đơn vị gửi ngay trong ngày." : "Đề nghị đơn vị gửi đúng hạn.",
  unitsBelow: (p: { received: number; expected: number }) =>
    `${numberText(p.received)}/${numberText(p.expected)} đơn vị đã gửi`,
  /** Who changed the total most: each side as text, "" where nobody pulled that way. */
  pulls: (p: { period: string; up: string; upPoints: string; down: string; downPoints: string }) => {
    const sides = [
      ...(p.up === "" ? [] : [`kéo lên nhiều nhất là ${p.up} (+${p.upPoints} điểm phần trăm)`]),
      ...(p.down === "" ? [] : [`kéo xuống nhiều nhất là ${p.down} (−${p.downPoints} điểm phần trăm)`]),
    ];
    return `So với ${p.period}: ${sides.join("; ")}.`;
  },
  trendPoint: (p: { period: string; shown: string }) => `${p.period}: ${p.shown}`,
  trendGap: () => "chưa có",
  trendNone: () => "chưa có diễn biến",
  fileWithoutFigures: () => "Không tìm thấy số liệu nào đọc được trong tệp. Hãy mở tệp và gửi qua phần Kiểm tra.",
  fileBroken: () => "Không đọc được tệp này. Hãy mở bằng Excel, lưu lại dạng .xlsx rồi thả lại.",
  chartNotDrawn: () =>
    "Bảng tính trên web không vẽ biểu đồ; biểu đồ đi theo tệp .xlsx khi lưu và hiện ra khi mở bằng Excel.",
  chartOfFirst: (p: { max: number; count: number }) =>
    `Biểu đồ vẽ ${numberText(p.max)}/${numberText(p.count)} đơn vị, theo thứ tự đang hiện ở mục Các đơn vị.`,
  copyOfSum: (p: { name: string; received: number }) =>
    `Chưa cấp được mã kiểm tra: mã gắn với một bản số liệu đã gửi, mà ${p.name} không gửi bản riêng của kỳ này; bảng là tổng cộng từ ${numberText(p.received)} đơn vị. Hãy chốt kỳ ở mục Tổng hợp và gửi kèm bản chốt (có mã và địa chỉ riêng, không đổi được), hoặc gửi số liệu của toàn ${p.name} rồi tạo lại bản sao.`,
  filesTooMany: (p: { max: number; more: number }) =>
    `Mỗi lần nhận ${numberText(p.max)} tệp; ${numberText(p.more)} tệp sau chưa được đọc.`,
  filesSent: (p: { stored: number; of: number }) =>
    `Đã gửi thay ${numberText(p.stored)}/${numberText(p.of)} bản số liệu.${p.stored < p.of ? " Xem từng bản chưa được nhận bên dưới." : ""}`,
  fileTooSlow: () => "Đọc tệp này quá lâu nên bỏ qua. Hãy tách thành các tệp nhỏ hơn rồi thả lại.",
  noPortalPoints: () =>
    "Không thấy điểm 766 nào. Bảng cần có cột đơn vị và các cột mang tên nhóm (Công khai minh bạch, Tiến độ giải quyết…).",
  fileSent: (p: { revision: number }) => `Đã gửi thay (lần gửi ${p.revision}).`,
  fileUnchanged: (p: { revision: number }) => `Số liệu đã có từ trước, không đổi (lần gửi ${p.revision}).`,
  acted: {
    duyet: () => "Đã tiếp nhận.",
    tra_lai: () => "Đã yêu cầu chỉnh sửa.",
    chot: () => "Đã chốt.",
  },
  notActed: {
    none: () => "Chưa gửi số liệu nên không có gì để xử lý.",
    state: (p: { state: string }) => `Đang ở trạng thái “${p.state}” nên giữ nguyên.`,
  },
} as const;

/** Why the portal's points of the index are not ours. */
export const RECONCILE_TEXT = {
  total: () => "Tổng điểm",
  otherCounts: (p: { line: string; portal: string; ours: string }) =>
    `Chỉ số ${p.line}: Cổng tính ${p.portal}, số của ta ${p.ours}.`,
  otherDenominator: (p: { line: string; basis: string }) =>
    `Khớp nếu chỉ số ${p.line} chia cho: ${p.basis.charAt(0).toLowerCase()}${p.basis.slice(1)}.`,
  noPoints: (p: { line: string }) => `Khớp nếu chỉ số ${p.line} được 0 điểm.`,
  fullPoints: (p: { line: string }) => `Khớp nếu chỉ số ${p.line} được điểm tối đa.`,
  oursMissing: (p: { lines: string }) =>
    p.lines === "" ? "Ta chưa có số liệu để tính." : `Ta chưa tính được: thiếu số liệu của chỉ số ${p.lines}.`,
  portalMissing: () => "Chưa có điểm của Cổng.",
  portalProvisional: () => "Cổng đánh dấu đây là số tạm.",
  portalSum: (p: { sum: string }) => `Các nhóm của Cổng cộng lại được ${p.sum}.`,
  totalOfGroups: () => "Do các nhóm ở trên.",
  rounding: () => "Lệch do làm tròn.",
  unknown: () => "Chưa rõ.",
} as const;

/** What is offered as the reason for sending figures back. */
export const RETURN_REASONS = [
  "Số liệu chưa khớp: tổng không bằng các phần cộng lại.",
  "Thiếu số liệu của chỉ tiêu bắt buộc.",
  "Sai kỳ báo cáo.",
  "Tăng, giảm bất thường so với kỳ trước, chưa có giải trình.",
  "Chưa đúng biểu mẫu.",
] as const;

/** Answers to corrections that units propose for locked figures. */
export const CORRECTION_TEXT = {
  reasonMissing: () => "Hãy ghi lý do trước: đơn vị sẽ đọc được.",
  accepted: () => "Đã chấp nhận; số liệu mới chờ tiếp nhận.",
  declined: () => "Đã từ chối đề nghị; số liệu đã chốt giữ nguyên.",
  sameFigures: () => "Không số nào thay đổi so với bản đã chốt.",
  withoutFigures: () => "Đề nghị không kèm số liệu; chấp nhận chỉ mở khóa để đơn vị gửi lại.",
  acceptedAs: (p: { revision: number }) => `Thành lần gửi ${p.revision}.`,
  answered: (p: { action: string; at: string; by: string; reason: string }) =>
    `${p.action.slice(0, 1).toUpperCase()}${p.action.slice(1)} – ${p.at}, ${p.by}${p.reason === "" ? "" : `: ${p.reason}`}`,
} as const;

/** Words of a closing. */
export const CLOSING_TEXT = {
  nothingMoved: (p: { sequence: number }) =>
    `Đã chốt lần ${p.sequence}; từ đó đến nay không có gì đổi nên không cần chốt lại.`,
  plan: (p: { sequence: number; locks: number; locked: number; expected: number; received: number }) =>
    [
      p.locks === 0
        ? "Mọi bản số liệu đã khóa từ trước."
        : `Sẽ khóa ${numberText(p.locks)} bản số liệu${p.locked > 0 ? ` (${numberText(p.locked)} bản đã khóa từ trước)` : ""}.`,
      `Bảng tổng hợp được lưu thành bản chốt lần ${p.sequence}, gồm ${numberText(p.received)}/${numberText(p.expected)} đơn vị, không đổi được nữa.`,
    ].join(" "),
  group: {
    PERIOD_OPEN: () => "Kỳ chưa kết thúc",
    UNIT_MISSING: () => "Chưa gửi",
    UNIT_RETURNED: () => "Đang chờ đơn vị sửa",
    UNIT_NOT_APPROVED: () => "Chưa tiếp nhận",
    OWN_SUBMISSION: () => "Do chính mã truy cập này gửi",
    CORRECTION_PENDING: () => "Đề nghị đính chính chưa trả lời",
    RULES_STALE: () => "Xét theo bộ quy tắc cũ",
    other: () => "Lỗi, bất thường chưa giải trình",
  },
  ownSent: (p: { count: number }) =>
    `Mã truy cập này đã gửi ${numberText(p.count)} bản số liệu trong kỳ. Người gửi không được tự chốt bản của mình, dù có lý do. Có thể:`,
  ownAskClosers: (p: { closers: readonly string[]; more: number }) =>
    `Nhờ chốt cả kỳ: ${p.closers.join("; ")}${p.more > 0 ? `; và ${numberText(p.more)} mã truy cập khác` : ""}.`,
  ownNoCloser: () =>
    "Chưa có mã truy cập nào khác chốt được kỳ này. Hãy đề nghị người quản trị cấp một mã có quyền duyệt cho người khác.",
  ownLockFirst: (p: { count: number }) =>
    `Hoặc nhờ người ấy chốt riêng ${numberText(p.count)} bản đó (phần Các đơn vị, nút Chốt), rồi bạn chốt phần còn lại.`,
  ownResend: () => "Hoặc để đơn vị tự gửi lại số liệu bằng mã truy cập của mình; bản ấy thay bản gửi thay.",
  ownRequest: (p: { period: string; name: string; count: number; units: readonly string[]; address: string }) =>
    [
      `Nhờ chốt ${p.period} của ${p.name}.`,
      `Có ${numberText(p.count)} bản số liệu do tôi gửi thay nên tôi không tự chốt được:`,
      ...p.units.map((unit) => `- ${unit}`),
      `Mở ngăn DVC, phần Tổng hợp, mục Chốt kỳ${p.address === "" ? "" : ` (${p.address})`}.`,
    ].join("\n"),
  title: (p: { sequence: number; period: string; name: string }) =>
    `Bản chốt${p.sequence > 1 ? ` lần ${p.sequence}` : ""}, ${p.period}, ${p.name}`,
} as const;
