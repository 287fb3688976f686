// Words of pages and answers that the server itself draws.

/** Words of the help pages. */
/** What is wrong with one field of a request, beside what its schema says. */
export const REQUEST_TEXT = {
  expiryPast: () => "Thời hạn phải sau thời điểm hiện tại.",
  noChildren: (p: { unit: string }) =>
    `Đơn vị ${p.unit} hiện không có đơn vị trực thuộc. Hãy nhập danh sách đơn vị trước, hoặc cấp mã riêng cho đơn vị này.`,
} as const;

export const HELP_TEXT = {
  syntax: "Cú pháp",
  parameter: "Đối số",
  meaning: "Ý nghĩa",
  optional: "không bắt buộc",
  needsToken: "Hàm đọc số liệu đã lưu nên cần mã truy cập; nhập mã trong ngăn DVC.",
  examples: "Ví dụ",
  cellsOf: "Các ô của vùng",
  shows: "Ô hiện",
  source: "Nguồn số liệu",
  others: "Các hàm khác",
} as const;
