// Words of formulas for an Excel without add-ins, and of the page that hands them out.

/** What a formula of native functions says in a cell instead of a number. */
export const NATIVE_CELL_TEXT = {
  notNumber: "Lỗi: tử số và mẫu số phải là số",
  negative: "Lỗi: số liệu không được âm",
  numGtDen: "Lỗi: tử số lớn hơn mẫu số",
  pointsNotNumber: "Lỗi: điểm phải là số",
  pointsOutOfRange: (p: { max: string }) => `Lỗi: điểm phải từ 0 đến ${p.max}`,
} as const;

/** Beside a grade formula, since the boundaries stand in it as numbers. */
export const gradeNote = (p: { title: string; id: string; version: string; bands: string }): string =>
  `Theo ${p.title} (bộ quy tắc ${p.id}, bản ${p.version}): ${p.bands}. Điểm làm tròn 2 chữ số trước khi xếp loại. Bộ quy tắc khác thì phải lấy công thức khác.`;

export const OLD_EXCEL_TEXT = {
  title: "Công thức cho Excel không cài được tiện ích",
  summary:
    "Excel 2010–2021 bản mua một lần và LibreOffice không chạy được tiện ích DVC. Có hai loại công thức thay thế, cho cùng kết quả với hàm DVC; chép cả công thức rồi dán vào ô.",
  chooseTitle: "Chọn ô",
  numerator: "Ô tử số",
  denominator: "Ô mẫu số",
  digits: "Số lẻ của phần trăm",
  points: "Ô tổng điểm",
  period: "Kỳ báo cáo",
  button: "Lập công thức",
  badCell: (p: { got: string }) => `“${p.got}” không phải địa chỉ ô (ví dụ đúng: B2). Công thức bên dưới dùng ô mẫu.`,
  badDigits: (p: { got: string }) => `“${p.got}” không phải số lẻ từ 0 đến 10. Công thức bên dưới dùng 1 số lẻ.`,
  nativeTitle: "Không cần mạng: hàm có sẵn của Excel",
  nativeIntro:
    "Dùng được với mọi bản Excel và LibreOffice, kể cả khi mất mạng. Làm tròn nửa lên trên số nguyên, đúng như máy chủ; ô trống hoặc mẫu số bằng 0 thì là #N/A.",
  webTitle: "Qua mạng: WEBSERVICE",
  webIntro:
    "Excel 2013 trở lên trên Windows và LibreOffice. Ô gọi máy chủ mỗi khi tính lại, nên luôn theo quy tắc mới nhất và báo lỗi bằng câu tiếng Việt. Excel trên máy Mac và trên web không có hàm này.",
  rate: "Tỷ lệ (định dạng ô là phần trăm)",
  percent: "Tỷ lệ (%) ghi bằng số, ví dụ 18,1",
  grade: "Xếp loại",
  vietnamese: "Máy đặt vùng Việt Nam (dấu chấm phẩy)",
  plain: "Máy đặt vùng Anh, Mỹ (dấu phẩy)",
  copy: "Chép",
  copied: "Đã chép",
  differencesTitle: "Khác với hàm DVC ở đâu",
  differences: [
    "Số gõ thành chữ (“4.840”) được hàm DVC và WEBSERVICE đọc; công thức không cần mạng báo là lỗi. Hãy đổi ô sang số trước.",
    "Công thức không cần mạng giữ ranh giới xếp loại của kỳ đã chọn; sang bộ quy tắc khác phải lấy công thức mới.",
    "Cần số liệu đã gửi (SOLIEU, TONGHOP…) thì dùng Power Query: WEBSERVICE không gửi được mã truy cập.",
    "WEBSERVICE hỏi máy chủ hai lần khi ô báo lỗi: một lần lấy số, một lần lấy câu giải thích.",
  ],
  unreachable:
    "WEBSERVICE cần Excel đến được địa chỉ máy chủ; nếu ô hiện #VALUE! mà không có câu nào, máy không nối được máy chủ.",
} as const;
