// Roles as people call them.
import type { Role } from "../../../shared/domain/role.ts";

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  xem: "xem",
  nhap: "nhập và gửi",
  duyet: "duyệt",
  quantri: "quản trị",
};

export const roleName = (role: Role): string => ROLE_NAMES[role];
