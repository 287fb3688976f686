// The roles of access tokens in the words of the people who hand them out, the commonest first.

export const ROLE_CHOICES = [
  { role: "nhap", text: "Nhập: gửi số liệu của đơn vị" },
  { role: "xem", text: "Xem: chỉ đọc số liệu" },
  { role: "duyet", text: "Duyệt: tiếp nhận, trả lại, chốt số liệu cấp dưới" },
  { role: "quantri", text: "Quản trị: đơn vị, mã truy cập, chỉ tiêu" },
] as const;

const SHORT: Readonly<Record<string, string>> = { nhap: "Nhập", xem: "Xem", duyet: "Duyệt", quantri: "Quản trị" };

export const roleText = (role: string): string => SHORT[role] ?? role;
