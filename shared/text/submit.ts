// Words of "Gửi số liệu".

/** What is said while a report is being sent, and of what waits to be sent. */
export const SUBMIT_TEXT = {
  unitMissing: () => "Chưa chọn đơn vị. Hãy chọn đơn vị ở đầu ngăn.",
  noRight: () => "Mã truy cập này không được gửi số liệu của đơn vị đang chọn. Hãy chọn đơn vị khác hoặc đổi mã.",
  calendarMissing: () => "Chưa rõ kỳ báo cáo tính từ ngày nào. Hãy chọn một trong hai khoảng ngày.",
  scopeMissing: () => "Chưa rõ phạm vi số liệu. Hãy chọn của riêng đơn vị hay gồm cả cấp dưới.",
  schemeMissing: () => "Kỳ này có cả hai cách gọi mức độ dịch vụ công. Hãy chọn cách gọi dùng trong biểu.",
  reasonMissing: (p: { found: string; min: number }) =>
    `${p.found} Hãy sửa số liệu hoặc giải trình (ít nhất ${p.min} ký tự).`,
  correctionReasonMissing: () => "Chưa ghi lý do đính chính.",
  returnedGone: () => "Máy chủ không còn báo cáo này. Hãy mở lại ngăn rồi thử lại.",
  unitDiffers: (p: { written: string; chosen: string }) =>
    `Bảng ghi “${p.written}” nhưng đang gửi cho ${p.chosen}. Hãy kiểm tra lại đơn vị.`,
  periodDiffers: (p: { written: string; chosen: string }) =>
    `Bảng ghi kỳ ${p.written} nhưng đang gửi cho kỳ ${p.chosen}. Hãy kiểm tra lại kỳ.`,
  calendarQuestion: (p: { label: string; nd09: string; civil: string }) => `${p.label} là ${p.nd09} hay ${p.civil}?`,
  offlineFindings: () => "Chưa hỏi được máy chủ: mới kiểm tra trong biểu này, chưa so với các kỳ trước.",
  sending: () => "Đang gửi…",
  waiting: () => "Chờ gửi. Số liệu được giữ trên máy này và tự gửi khi có mạng; có thể đóng ngăn.",
  unkept: () =>
    "Trình duyệt không cho lưu trên máy này (hết chỗ hoặc bị chặn). Hãy để ngăn DVC mở cho đến khi gửi xong.",
  noToken: () => "Chờ gửi: chưa có mã truy cập. Hãy nhập mã trong phần Cài đặt.",
  deadToken: () => "Chờ gửi: mã truy cập đã hết hạn hoặc bị thu hồi. Hãy nhập mã mới trong phần Cài đặt.",
  otherUnit: () => "Chờ gửi: bản này được lập bằng mã của đơn vị khác nên chưa gửi bằng mã đang dùng.",
  maybeThere: () => "Có thể máy chủ đã nhận bản này. Bỏ ở đây không rút lại được bản đã nhận.",
  sent: (p: { revision: number }) => `Đã gửi, lần ${p.revision}.`,
  correctionSent: (p: { revision: number }) => `Đã gửi đề nghị đính chính bản chốt lần gửi ${p.revision}.`,
  refused: (p: { text: string }) => `Chưa gửi được. ${p.text}`,
  conflict: (p: { revision: number }) =>
    `Máy chủ đang có lần gửi ${p.revision} mà bản này chưa dựa trên đó. Hãy xem phần thay đổi rồi chọn.`,
  locked: () => "Kỳ này đã chốt. Muốn sửa, hãy gửi đề nghị đính chính để cấp trên mở khóa.",
} as const;
