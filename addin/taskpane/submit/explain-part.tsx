// What does not add up, worst first, with its cell; an error asks for a reason, ready or in one's own words.
import {
  Badge,
  Button,
  Field,
  Link,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Spinner,
  Text,
  Textarea,
} from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { SEVERITY_TEXT, type Severity } from "../../../shared/findings/severity.ts";
import { SUBMIT_TEXT } from "../../../shared/text/submit.ts";
import { usePane } from "../frame/pane-context.tsx";
import { SeverityNote } from "../reading/severity-note.tsx";
import type { Draft } from "../report-draft/draft.ts";
import { cellOfFinding, type ToExplain, toExplain } from "../report-draft/draft-findings.ts";
import { FIELDS, type Missing } from "../report-draft/draft-order.ts";
import { readyReasons } from "../report-draft/explain-reasons.ts";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";
import type { DraftView } from "./use-draft-view.ts";

const COLOR: Readonly<Record<Severity, "danger" | "warning" | "informative">> = {
  E: "danger",
  W: "warning",
  I: "informative",
};

export interface ExplainPartProps {
  readonly draft: Draft;
  readonly view: DraftView;
  readonly missing: readonly Missing[];
  readonly onChange: (draft: Draft) => void;
}

interface ReasonProps extends Pick<ExplainPartProps, "draft" | "missing" | "onChange"> {
  readonly one: ToExplain;
}

const Reason = ({ one, draft, missing, onChange }: ReasonProps): ReactElement => {
  const styles = useSubmitStyles();
  const { code, isNeeded } = one;
  const field = FIELDS.explain(code);
  const fault = missing.find((other) => other.field === field);
  const say = (reason: string) => onChange({ ...draft, explain: { ...draft.explain, [code]: reason } });
  return (
    <div className={styles.part}>
      <Field
        id={field}
        label={isNeeded ? "Giải trình" : "Giải trình (không bắt buộc)"}
        size="small"
        {...(fault ? { validationState: "error" as const, validationMessage: fault.text } : {})}
      >
        <Textarea
          size="small"
          resize="vertical"
          value={draft.explain[code] ?? ""}
          onChange={(_, { value }) => say(value)}
        />
      </Field>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" style={{ alignSelf: "flex-start" }}>
            Chọn lý do có sẵn
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {readyReasons(code).map((reason) => (
              <MenuItem key={reason} onClick={() => say(reason)}>
                {reason}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
};

const Item = ({ one, draft, missing, onChange }: ReasonProps): ReactElement => {
  const styles = useSubmitStyles();
  const { host } = usePane();
  const [isOpen, setOpen] = useState(false);
  const { sheet, file } = draft.source;
  const isShown = one.isNeeded || isOpen || (draft.explain[one.code] ?? "") !== "";
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Badge appearance="tint" color={COLOR[one.severity]}>
          {SEVERITY_TEXT[one.severity]}
        </Badge>
        <Text size={100} className={mergeClasses(styles.muted, styles.grow)}>
          {one.code}
        </Text>
      </div>
      {one.findings.map(({ at, message, proposal }) => {
        const cell = cellOfFinding(at, draft.at);
        const { sheets } = host;
        return (
          <Text key={`${at} ${message}`} size={200} block>
            {message} {proposal && `Đề nghị: ${proposal.text} – ${proposal.reason} `}
            {cell !== null && sheets !== null && file === null && (
              <Link
                as="button"
                className={styles.link}
                onClick={() => void sheets.select({ sheet, area: cell })}
              >{`Tới ô ${cell}`}</Link>
            )}
          </Text>
        );
      })}
      {isShown ? (
        <Reason one={one} draft={draft} missing={missing} onChange={onChange} />
      ) : (
        one.severity === "W" && (
          <Button size="small" appearance="subtle" style={{ alignSelf: "flex-start" }} onClick={() => setOpen(true)}>
            Giải trình
          </Button>
        )
      )}
    </li>
  );
};

export const ExplainPart = ({ draft, view, missing, onChange }: ExplainPartProps): ReactElement => {
  const styles = useSubmitStyles();
  const items = toExplain(view.findings);
  return (
    <Part title="Kiểm tra">
      {view.source === "asking" && <Spinner size="tiny" labelPosition="after" label="Đang hỏi máy chủ…" />}
      {view.source === "core" && view.obstacle === null && (
        <>
          <Text size={200}>{SUBMIT_TEXT.offlineFindings()}</Text>
          <SeverityNote />
        </>
      )}
      {items.length === 0 && view.source !== "asking" && <Text size={200}>Không thấy gì sai.</Text>}
      <ul className={styles.list}>
        {items.map((one) => (
          <Item key={one.code} one={one} draft={draft} missing={missing} onChange={onChange} />
        ))}
      </ul>
    </Part>
  );
};
