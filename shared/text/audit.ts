// Words of the log: what was done, by whom, where a chain or an import does not fit.

/** What was done, by the two parts of the code of an action. */
const AUDIT_ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  snapshot: {
    submit: "Gửi bản số liệu",
    duyet: "Tiếp nhận bản số liệu",
    tra_lai: "Yêu cầu chỉnh sửa bản số liệu",
    chot: "Chốt bản số liệu",
    mo_lai: "Mở khóa bản số liệu",
    dinh_chinh: "Nhận bản đính chính",
    de_nghi_dinh_chinh: "Đề nghị đính chính",
    tu_choi_dinh_chinh: "Từ chối đính chính",
    ghi_chu: "Ghi chú vào bản số liệu",
  },
  period: { close: "Chốt kỳ báo cáo" },
  units: { import: "Nhập danh sách đơn vị" },
  token: { create: "Cấp mã truy cập", revoke: "Thu hồi mã truy cập" },
  target: { create: "Khai chỉ tiêu", end: "Thôi áp dụng chỉ tiêu" },
  copy: { create: "Cấp mã kiểm tra cho bản sao" },
  deadline: {
    create: "Khai hạn gửi",
    end: "Thôi áp dụng hạn gửi",
    passed: "Ghi nhận các đơn vị chưa gửi khi hết hạn",
  },
  severity: { create: "Đặt mức của phép kiểm tra", end: "Thôi đặt mức của phép kiểm tra" },
  data: { import: "Nhập toàn bộ dữ liệu" },
  bootstrap: { use: "Dùng mã quản trị máy chủ" },
};

/** An action of the log in words; a code without words stays as it is. */
export const auditActionText = (code: string): string => {
  const [what = "", done = ""] = code.split(".");
  return AUDIT_ACTIONS[what]?.[done] ?? code;
};

/** Why the log does not hold together at an entry. */
export const CHAIN_FAULT_TEXT = {
  gap: "Thiếu dòng nhật ký ngay trước dòng này.",
  link: "Dòng này không nối tiếp mã băm của dòng trước.",
  hash: "Nội dung dòng này không khớp mã băm của chính nó.",
  revision: "Bản số liệu được lưu không khớp với lần gửi ghi trong dòng này.",
  revisionMissing: "Không còn bản số liệu của lần gửi ghi trong dòng này.",
  entryMissing: "Không còn dòng nhật ký của một bản số liệu đang lưu.",
} as const;

export type ChainFault = keyof typeof CHAIN_FAULT_TEXT;

const IMPORT_CONFLICT_TEXT: Readonly<Record<string, string>> = {
  unit: "Đơn vị đã có trong danh sách đơn vị.",
  audit: "Đơn vị đã có nhật ký.",
  snapshot_revision: "Đơn vị đã có bản số liệu.",
  target: "Đơn vị đã có chỉ tiêu riêng.",
  token: "Đơn vị đã có mã truy cập.",
  different: "Đơn vị cấp trên hoặc kế thừa này đã có nhưng khác với tệp.",
};

/** Why data of a unit cannot be taken in, by the kind of what is there. */
export const importConflictText = (kind: string): string =>
  IMPORT_CONFLICT_TEXT[kind] ?? "Đơn vị đã có dữ liệu trên máy chủ này.";

/** Who acted, where it was no token that an office was given. */
export const SERVER_ACTOR_TEXT: Readonly<Record<string, string>> = {
  bootstrap: "Quản trị máy chủ",
  demo: "Bản trình diễn",
  schedule: "Tự động khi hết hạn",
};
