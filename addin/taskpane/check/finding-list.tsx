// Findings, worst first: the sentence, the cell, both numbers, and what a click would write.

import { Badge, Button, Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import { SEVERITY_TEXT, type Severity } from "../../../shared/findings/severity.ts";
import type { SheetRead } from "../../../shared/reading/sheet.ts";
import { numberText } from "../../../shared/text/format.ts";
import { MoreButton } from "../../ui/more-button.tsx";
import { useMore } from "../../ui/use-more.ts";
import { type FindingGroup, type FindingItem, type FoundFinding, findingGroups, itemOf } from "./finding-items.ts";

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
  summary: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    cursor: "pointer",
  },
  title: { flexGrow: 1, overflowWrap: "anywhere", minWidth: 0 },
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
  readonly found: readonly FoundFinding[];
  /** The sheet that they stand in; null: they stand in none. */
  readonly read: SheetRead | null;
  /** Shows the cell in the sheet; absent where there is none. */
  readonly onCell?: (cell: string) => void;
  /** Writes the proposal into its cell; absent where nothing can be written. */
  readonly onApply?: (item: FindingItem) => void;
  readonly isBusy?: boolean;
}

type FindingActions = Omit<FindingListProps, "found" | "read">;

/** Shown at once; a wrong column would otherwise fill the pane. */
const SHOWN_STEP = 30;
/** More than these are easier to work through by what is wrong. */
const GROUPED_FROM = 30;

const Finding = ({ item, onCell, onApply, isBusy }: FindingActions & { readonly item: FindingItem }) => {
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
      {stated !== null && recomputed !== null && !(message.includes(stated) && message.includes(recomputed)) && (
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

const Items = ({ found, read, ...actions }: FindingListProps): ReactElement => {
  const styles = useStyles();
  const { shown, ...more } = useMore(found, SHOWN_STEP);
  const items = useMemo(() => shown.map((foundFinding) => itemOf(foundFinding, read)), [shown, read]);
  return (
    <>
      <ul className={styles.list}>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings of one code may stand at one place
          <Finding key={`${item.finding.code} ${item.finding.at} ${index}`} item={item} {...actions} />
        ))}
      </ul>
      <MoreButton {...more} of="phát hiện" />
    </>
  );
};

/** One kind of trouble; what is closed is not drawn. */
const Group = ({ group, ...others }: Omit<FindingListProps, "found"> & { readonly group: FindingGroup }) => {
  const styles = useStyles();
  const [isOpen, setIsOpen] = useState(false);
  const { severity, title, found } = group;
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={styles.summary}>
        <SeverityBadge severity={severity} />
        <Text size={200} className={styles.title}>
          {title}
        </Text>
        <Text size={200} weight="semibold">
          {numberText(found.length)}
        </Text>
      </summary>
      {isOpen && <Items found={found} {...others} />}
    </details>
  );
};

export const FindingList = ({ found, ...others }: FindingListProps): ReactElement => {
  const styles = useStyles();
  const groups = useMemo(() => (found.length > GROUPED_FROM ? findingGroups(found) : []), [found]);
  if (groups.length === 0) return <Items found={found} {...others} />;
  return (
    <div className={styles.list}>
      {groups.map((group) => (
        <Group key={group.key} group={group} {...others} />
      ))}
    </div>
  );
};
