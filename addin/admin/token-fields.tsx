// The fields that every new access token has: what it may do, and until when.
import { Field, Input, Select } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { DAY_PLACEHOLDER } from "./day-text.ts";
import { ROLE_CHOICES } from "./role-text.ts";

export const EXPIRES_LABEL = "Dùng được đến hết ngày";

export interface TokenFieldsProps {
  readonly role: string;
  readonly onRole: (role: string) => void;
  /** As typed; nothing for a token without end. */
  readonly expires: string;
  readonly onExpires: (expires: string) => void;
}

export const TokenFields = ({ role, onRole, expires, onExpires }: TokenFieldsProps): ReactElement => (
  <>
    <Field label="Quyền">
      <Select value={role} onChange={(_, { value }) => onRole(value)}>
        {ROLE_CHOICES.map((choice) => (
          <option key={choice.role} value={choice.role}>
            {choice.text}
          </option>
        ))}
      </Select>
    </Field>
    <Field label={EXPIRES_LABEL} hint="Bỏ trống: không thời hạn, có thể thu hồi bất cứ lúc nào.">
      <Input placeholder={DAY_PLACEHOLDER} value={expires} onChange={(_, { value }) => onExpires(value)} />
    </Field>
  </>
);
