// Roles of tokens and what each may do.
import type { Role } from "../domain/role.ts";

/** Roles inside a sentence: "quyền duyệt số liệu". */
export const ROLE_TEXT: Readonly<Record<Role, string>> = {
  xem: "xem số liệu",
  nhap: "nhập và gửi số liệu",
  duyet: "duyệt số liệu",
  quantri: "quản trị",
};

/** What a role may do, for whoever hands out access tokens. */
export const ROLE_SCOPE_TEXT: Readonly<Record<Role, string>> = {
  xem: "chỉ đọc",
  nhap: "của đơn vị mình",
  duyet: "tiếp nhận, trả lại, chốt của cấp dưới",
  quantri: "đơn vị, mã truy cập, chỉ tiêu",
};

/** The name of a role; what a server of another version calls one stays as it is. */
export const roleText = (role: string): string => (role in ROLE_TEXT ? ROLE_TEXT[role as Role] : role);
