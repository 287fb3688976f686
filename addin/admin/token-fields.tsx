// The fields that every new access token has: what it may do, and until when.
import { Field, Input, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Role } from "../../shared/domain/role.ts";
import { ROLE_SCOPE_TEXT, ROLE_TEXT } from "../../shared/text/role.ts";
import { DAY_PLACEHOLDER } from "./day-text.ts";

/** The commonest first. */
const ROLE_CHOICES: readonly Role[] = ["nhap", "xem", "duyet", "quantri"];

/** "Xem số liệu: chỉ đọc" */
const choiceText = (role: Role): string =>
  `${ROLE_TEXT[role].charAt(0).toUpperCase()}${ROLE_TEXT[role].slice(1)}: ${ROLE_SCOPE_TEXT[role]}`;

export const EXPIRES_LABEL = "Dùng được đến hết ngày";

export interface TokenFieldsProps {
  readonly role: Role;
  readonly onRole: (role: Role) => void;
  /** As typed; nothing for a token without end. */
  readonly expires: string;
  readonly onExpires: (expires: string) => void;
}

export const TokenFields = ({ role, onRole, expires, onExpires }: TokenFieldsProps): ReactElement => (
  <>
    <Field label="Quyền">
      <Select value={role} onChange={(_, { value }) => onRole(value as Role)}>
        {ROLE_CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {choiceText(choice)}
          </option>
        ))}
      </Select>
    </Field>
    <Field label={EXPIRES_LABEL} hint="Bỏ trống: không thời hạn, có thể thu hồi bất cứ lúc nào.">
      <Input placeholder={DAY_PLACEHOLDER} value={expires} onChange={(_, { value }) => onExpires(value)} />
    </Field>
  </>
);
