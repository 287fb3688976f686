// Findings, worst first: the sentence, the cell, both numbers, and what a click would write.
import { Badge, Button, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import type { Severity } from "../../../shared/domain/finding.ts";
import { SEVERITY_TEXT } from "../../../shared/text/sentences.ts";
import type { FindingItem } from "./finding-items.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: tokens.spacingVerticalS },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  line: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
  text: { overflowWrap: "anywhere" },
  numbers: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
  },
  amount: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
});

const COLOURS: Readonly<Record<Severity, "danger" | "warning" | "informative">> = {
  E: "danger",
  W: "warning",
  I: "informative",
};

export const SeverityBadge = ({ severity }: { readonly severity: Severity }): ReactElement => (
  <Badge appearance={severity === "E" ? "filled" : "tint"} color={COLOURS[severity]}>
    {SEVERITY_TEXT[severity]}
  </Badge>
);

export interface FindingListProps {
  readonly items: readonly FindingItem[];
  /** Shows the cell in the sheet; absent where there is none. */
  readonly onCell?: (cell: string) => void;
  /** Writes the proposal into its cell; absent where nothing can be written. */
  readonly onApply?: (item: FindingItem) => void;
  readonly isBusy?: boolean;
}

/** Shown at once; a wrong column would otherwise fill the pane. */
const SHOWN_FIRST = 50;

const Finding = ({
  item,
  onCell,
  onApply,
  isBusy,
}: Omit<FindingListProps, "items"> & { readonly item: FindingItem }) => {
  const styles = useStyles();
  const { finding, message, unitText, cell, stated, recomputed, proposal } = item;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <SeverityBadge severity={finding.severity} />
        {cell !== null && onCell && (
          <Link as="button" onClick={() => onCell(cell)} aria-label={`Tới ô ${cell}`}>
            {`Ô ${cell}`}
          </Link>
        )}
        {unitText !== "" && <Text size={200}>{unitText}</Text>}
      </div>
      <Text className={styles.text}>{message}</Text>
      {stated !== null && recomputed !== null && (
        <dl className={styles.numbers}>
          <dt>Đã ghi</dt>
          <dd className={styles.amount}>{stated}</dd>
          <dt>Tính lại</dt>
          <dd className={styles.amount}>{recomputed}</dd>
        </dl>
      )}
      {proposal && (
        <>
          <Text size={200} className={styles.text}>
            {`Đề xuất: ${proposal.text}. ${proposal.reason}`}
          </Text>
          {proposal.write && onApply && (
            <div>
              <Button
                size="small"
                disabled={isBusy === true}
                onClick={() => onApply(item)}
                aria-label={`Áp dụng: ghi ${proposal.text} vào ô ${cell}`}
              >
                Áp dụng
              </Button>
            </div>
          )}
        </>
      )}
    </li>
  );
};

export const FindingList = ({ items, ...actions }: FindingListProps): ReactElement => {
  const styles = useStyles();
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? items : items.slice(0, SHOWN_FIRST);
  return (
    <>
      <ul className={styles.list}>
        {shown.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings of one code may stand at one place
          <Finding key={`${item.finding.code} ${item.finding.at} ${index}`} item={item} {...actions} />
        ))}
      </ul>
      {items.length > shown.length && (
        <Button size="small" onClick={() => setIsAll(true)}>
          {`Xem thêm ${items.length - shown.length} phát hiện`}
        </Button>
      )}
    </>
  );
};
