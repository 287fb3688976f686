// Roles of access tokens, each with everything that the ones before it may do.

/** `xem` reads, `nhap` also submits for its own unit, `duyet` also approves below, `quantri` also manages. */
export const ROLES = ["xem", "nhap", "duyet", "quantri"] as const;
export type Role = (typeof ROLES)[number];

export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed);
