// Words of "Kiểm tra".

/** What the place "Kiểm tra" says of a sheet, a cell and a text. */
export const CHECK_TEXT = {
  nothingUnderstood: "Chưa tìm thấy số liệu dịch vụ công trong vùng này.",
  lookedFor:
    "Đã tìm: dòng tiêu đề có tên chỉ tiêu (“Tổng số hồ sơ tiếp nhận”, “Hồ sơ nộp trực tuyến”…) với số ở dưới, hoặc nhãn và số cạnh nhau.",
  whatToDo:
    "Hãy mở trang có bảng số liệu rồi bấm Đọc lại, chọn đúng vùng của bảng (cả dòng tiêu đề), hoặc bấm vào một tiêu đề trong hình bên dưới để nói nó là chỉ tiêu nào.",
  noSheet: "Ở đây chưa có trang tính để đọc.",
  changed: "Trang tính đã thay đổi sau khi đọc; các phát hiện bên dưới có thể không còn đúng.",
  blankCell: "ô trống",
  written: (p: { cell: string; text: string; old: string }) => `Đã ghi ${p.text} vào ô ${p.cell} (trước là ${p.old}).`,
  takenBack: (p: { cell: string; old: string }) => `Ô ${p.cell} đã trở lại là ${p.old}.`,
  cellHasFormula: (p: { cell: string; formula: string }) =>
    `Ô ${p.cell} là công thức ${p.formula}. Hãy sửa công thức hoặc các ô mà công thức lấy số; không ghi đè bằng số.`,
  cellChanged: (p: { cell: string; now: string }) =>
    `Ô ${p.cell} đã đổi, bây giờ là ${p.now}. Hãy bấm Đọc lại rồi xem lại đề xuất.`,
  nothingFound: "Không phát hiện chỗ nào sai.",
  textStays: "Văn bản được kiểm tra ngay trên máy này, không gửi đi đâu.",
  numberWanted: (p: { figure: string; got: string }) =>
    `${p.figure}: “${p.got}” không phải số đếm. Hãy ghi số nguyên, ví dụ 1.234; để trống nếu chưa có số.`,
  numbersWanted: "Hãy nhập ít nhất một số.",
  fileReadOnly: "Tệp mở ở trang này chỉ để đọc. Hãy sửa trong tệp gốc bằng Excel rồi chọn lại tệp.",
  fileNone: "Chưa mở tệp nào. Hãy chọn tệp ở phía trên, hoặc nhập tay.",
  filePortal: (p: { name: string }) =>
    `Tệp “${p.name}” là số liệu của Cổng Dịch vụ công quốc gia, không phải bảng. Hãy dùng tệp này ở phần Tổng hợp để đối chiếu điểm.`,
} as const;
