// Sentences for the spreadsheet's own errors, which it shows as a code only.

const NATIVE_ERRORS: Readonly<Record<string, string>> = {
  "#NAME?": "Không có hàm hoặc tên này. Hãy kiểm tra chính tả; các hàm DVC có trong danh sách ở ngăn bên phải.",
  "#REF!": "Công thức trỏ tới một ô hoặc trang tính đã bị xóa. Hãy chọn lại ô.",
  "#DIV/0!": "Phép chia cho 0 hoặc cho ô trống. Hãy kiểm tra mẫu số.",
  "#VALUE!": "Có ô là chữ trong khi công thức cần số. Hãy kiểm tra các ô mà công thức dùng.",
  "#NUM!": "Kết quả không phải là số hợp lệ. Hãy kiểm tra các số đưa vào.",
  "#N/A": "Không có giá trị cần tìm. Hãy kiểm tra các ô mà công thức dùng.",
  "#SPILL!":
    "Bảng kết quả không đủ chỗ trống. Hãy xóa nội dung các ô bên dưới và bên phải ô công thức, hoặc đặt công thức xa mép trang hơn.",
  "#CALC!": "Không tính được công thức này. Hãy kiểm tra lại công thức.",
  "#NULL!": "Hai vùng không giao nhau. Hãy kiểm tra dấu ngăn cách giữa các vùng.",
  "#CYCLE!": "Công thức dùng lại chính ô này. Hãy sửa để không còn vòng lặp.",
  "#ERROR!": "Không đọc được công thức. Hãy kiểm tra dấu ngoặc và dấu ngăn cách.",
};

/** The sentence of an error cell that no DVC function explains; null for what is no error. */
export const nativeErrorText = (shown: unknown): string | null =>
  typeof shown === "string" ? (NATIVE_ERRORS[shown] ?? null) : null;
