// The paragraph of the report: edited, copied, and checked for what does not add up in it.
import { Badge, Button, Field, Link, Text, Textarea } from "@fluentui/react-components";
import { type ReactElement, useRef, useState } from "react";
import type { Period } from "../../../shared/domain/period.ts";
import { findingText, type TextFinding } from "../../../shared/findings/finding.ts";
import { SEVERITY_TEXT } from "../../../shared/findings/severity.ts";
import { copyText } from "../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useExplainStyles } from "../explain/explain-parts.tsx";
import { EditedNotice } from "./edited-notice.tsx";
import type { Paragraph } from "./use-paragraph.ts";

const COLOR = { E: "danger", W: "warning", I: "informative" } as const;

export interface ParagraphSectionProps {
  readonly paragraph: Paragraph;
  readonly period: Period;
}

const NOT_COPIED = "Trình duyệt không cho chép. Đoạn văn đã được bôi đen; hãy nhấn Ctrl+C.";

export const ParagraphSection = ({ paragraph, period }: ParagraphSectionProps): ReactElement => {
  const { text } = paragraph;
  const styles = useExplainStyles();
  const field = useRef<HTMLTextAreaElement | null>(null);
  /** What was found, and in which text: marks of an older text would point to the wrong words. */
  const [found, setFound] = useState<{ readonly text: string; readonly findings: readonly TextFinding[] } | null>(null);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const copy = async () => {
    const copied = await copyText(text, "Đã chép đoạn văn.", NOT_COPIED);
    if (copied.kind === "refused") field.current?.select();
    setOutcome(copied);
  };
  const check = async () => {
    const { checkProse } = await import("../../../shared/checking/prose/check-prose.ts");
    const findings = checkProse(text, { period });
    setFound({ text, findings });
    setOutcome(findings.length === 0 ? { kind: "done", text: "Không thấy chỗ nào không khớp trong đoạn văn." } : null);
  };
  const show = ([start, end]: readonly [number, number]) => {
    field.current?.focus();
    field.current?.setSelectionRange(start, end);
  };
  const findings = found?.text === text ? found.findings : [];

  return (
    <section className={styles.block} aria-labelledby="dvc-paragraph">
      <Text as="h2" size={300} weight="semibold" id="dvc-paragraph" className={styles.title}>
        Đoạn văn
      </Text>
      <Field label="Sửa được trước khi đưa vào báo cáo">
        <Textarea
          ref={(element: HTMLTextAreaElement | null) => {
            field.current = element;
          }}
          value={text}
          resize="vertical"
          rows={9}
          lang="vi"
          onChange={(_, { value }) => paragraph.edit(value)}
        />
      </Field>
      <EditedNotice paragraph={paragraph} onLeave={() => field.current?.focus()} />
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Button size="small" onClick={() => void copy()} disabled={text === ""}>
          Chép đoạn văn
        </Button>
        <Button size="small" onClick={() => void check()} disabled={text.trim() === ""}>
          Kiểm tra đoạn văn
        </Button>
      </div>
      <div aria-live="polite">
        {findings.length > 0 && <Text size={200}>{`${findings.length} chỗ cần xem lại:`}</Text>}
        <ul className={styles.gains}>
          {findings.map((finding) => (
            <li key={`${finding.code} ${finding.at.join("-")} ${findingText(finding)}`}>
              <Badge appearance="tint" color={COLOR[finding.severity]} size="small">
                {SEVERITY_TEXT[finding.severity]}
              </Badge>{" "}
              <Text size={200}>{findingText(finding)} </Text>
              <Link
                as="button"
                onClick={() => show(finding.at)}
                aria-label={`Tới chỗ này: ${text.slice(...finding.at)}`}
              >
                Tới chỗ này
              </Link>
              {finding.proposal && <Text size={200} block>{`Đề nghị: ${finding.proposal.text}`}</Text>}
            </li>
          ))}
        </ul>
      </div>
      <Outcome outcome={outcome} />
    </section>
  );
};
