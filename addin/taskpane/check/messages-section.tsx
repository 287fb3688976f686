// Every error cell of the workbook with the sentence that says what is wrong and what to do.
import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import type { CellMessage, CellMessages } from "../../host/host.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: tokens.spacingVerticalS },
  item: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const keyOf = ({ sheet, cell }: CellMessage): string => `${sheet}!${cell}`;

/** Lists shown at once; a broken column would otherwise fill the pane. */
const SHOWN_MAX = 100;

export const MessagesSection = ({ messages }: { readonly messages: CellMessages }): ReactElement => {
  const styles = useStyles();
  const [list, setList] = useState<readonly CellMessage[]>([]);
  useEffect(() => {
    const update = () => setList(messages.list());
    update();
    return messages.subscribe(update);
  }, [messages]);

  return (
    <section className={styles.root} aria-label="Ô báo lỗi">
      <Text size={200} role="status">
        {list.length === 0 ? "Không có ô nào báo lỗi." : `${list.length} ô báo lỗi. Bấm vào ô để tới chỗ cần sửa.`}
      </Text>
      <ul className={styles.list}>
        {list.slice(0, SHOWN_MAX).map((message) => (
          <li key={keyOf(message)} className={styles.item}>
            <Link as="button" onClick={() => messages.reveal(message)}>
              {`${message.sheet} – ô ${message.cell}: ${message.error}`}
            </Link>
            <Text size={200}>{message.message}</Text>
          </li>
        ))}
      </ul>
      {list.length > SHOWN_MAX && <Text size={200}>Còn {list.length - SHOWN_MAX} ô nữa.</Text>}
    </section>
  );
};
