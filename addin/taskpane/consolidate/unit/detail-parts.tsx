// The parts of a unit's report: findings, figures, how each rate came about, history.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";
import { SEVERITY_TEXT } from "../../../../shared/findings/severity.ts";
import type { FindingEntry, ReceiptEntry } from "../../../server/entries.ts";
import { momentText } from "../../../ui/moment-text.ts";
import { type FigureLine, type HistoryLine, type RateLine, worstFirst } from "./snapshot-facts.ts";

const useStyles = makeStyles({
  part: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalXS },
  summary: { cursor: "pointer", padding: `${tokens.spacingVerticalXS} 0`, minHeight: "24px" },
  title: { margin: 0, display: "inline", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: tokens.spacingVerticalS },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  name: { textAlign: "left", fontWeight: "inherit", padding: `2px ${tokens.spacingHorizontalS} 2px 0` },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", verticalAlign: "top" },
  error: { color: tokens.colorPaletteRedForeground1 },
  terms: { margin: 0, fontSize: tokens.fontSizeBase200 },
});

/** Opened and closed by its title; the browser's own way, so that search finds what is inside. */
export const Part = ({
  title,
  isOpen = false,
  children,
}: {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}): ReactElement => {
  const styles = useStyles();
  return (
    <details className={styles.part} open={isOpen}>
      <summary className={styles.summary}>
        <h3 className={styles.title}>{title}</h3>
      </summary>
      {children}
    </details>
  );
};

export const Findings = ({ findings }: { readonly findings: readonly FindingEntry[] }): ReactElement => {
  const styles = useStyles();
  if (findings.length === 0) return <Text size={200}>Không có lỗi, cảnh báo nào.</Text>;
  return (
    <ul className={styles.list}>
      {worstFirst([...findings]).map(({ severity, code, at, message }) => (
        <li key={`${code} ${at} ${message}`}>
          <strong className={severity === "E" ? styles.error : undefined}>{SEVERITY_TEXT[severity]}</strong>
          {`: ${message}`}
        </li>
      ))}
    </ul>
  );
};

export const Figures = ({ lines }: { readonly lines: readonly FigureLine[] }): ReactElement => {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label="Số liệu đã gửi">
      <tbody>
        {lines.map(({ code, name, shown }) => (
          <tr key={code}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            <td className={styles.number}>{shown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const Rates = ({ lines }: { readonly lines: readonly RateLine[] }): ReactElement => {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map(({ code, name, shown, counts, numerator, denominator, source }) => (
        <li key={code}>
          <span>
            {name}: <strong>{shown}</strong> ({counts})
          </span>
          <p className={styles.terms}>{`Tử số: ${numerator}`}</p>
          <p className={styles.terms}>{`Mẫu số: ${denominator}`}</p>
          <p className={styles.terms}>
            <span className={styles.small}>{`Căn cứ: ${source}`}</span>
          </p>
        </li>
      ))}
    </ul>
  );
};

export const Proof = ({ receipt, audit }: ReceiptEntry): ReactElement => {
  const styles = useStyles();
  return (
    <p className={styles.small}>
      {`Mã băm nội dung ${receipt.hash}; cách tính ${receipt.core}; quy tắc ${receipt.rulesets
        .map(({ id, version }) => `${id} ${version}`)
        .join(", ")}; dòng nhật ký ${audit.sequence}, mã ${audit.hash}.`}
    </p>
  );
};

export const History = ({ lines }: { readonly lines: readonly HistoryLine[] }): ReactElement => {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map(({ key, at, text, reason }) => (
        <li key={key}>
          <span className={styles.small}>{momentText(Date.parse(at))}</span>
          <br />
          {text}
          {reason !== "" && (
            <>
              <br />
              <span className={styles.small}>{reason}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};
