// A checked text with its findings marked, and the list of their sentences; one leads to the other by mouse and keyboard.
import { Link, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useId, useMemo } from "react";
import { findingText, type TextFinding } from "../../../shared/findings/finding.ts";
import { SEVERITY_TEXT, type Severity } from "../../../shared/findings/severity.ts";
import { CHECK_TEXT } from "../../../shared/text/check.ts";
import { countsText } from "./finding-items.ts";
import { SeverityBadge } from "./finding-list.tsx";
import { findingSign, prosePieces } from "./prose-marks.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  text: {
    maxHeight: "260px",
    overflowY: "auto",
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    lineHeight: tokens.lineHeightBase400,
  },
  mark: { color: tokens.colorNeutralForeground1, textDecorationLine: "underline", textUnderlineOffset: "3px" },
  E: { backgroundColor: tokens.colorPaletteRedBackground2, textDecorationStyle: "wavy" },
  W: { backgroundColor: tokens.colorPaletteMarigoldBackground2, textDecorationStyle: "double" },
  I: { backgroundColor: tokens.colorPaletteBlueBackground2, textDecorationStyle: "dotted" },
  sign: {
    margin: "0 2px",
    padding: "0 3px",
    border: `1px solid ${tokens.colorNeutralForeground1}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase100,
    lineHeight: "14px",
    fontWeight: tokens.fontWeightSemibold,
    cursor: "pointer",
    verticalAlign: "text-bottom",
  },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: tokens.spacingVerticalS },
  item: {
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
});

export interface MarkedTextProps {
  readonly text: string;
  readonly findings: readonly TextFinding[];
}

const jumpTo = (id: string): void => {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: "nearest" });
  place?.focus();
};

export const MarkedText = ({ text, findings }: MarkedTextProps): ReactElement => {
  const styles = useStyles();
  const own = useId();
  const pieces = useMemo(() => prosePieces(text, findings), [text, findings]);
  const classOf: Readonly<Record<Severity, string>> = { E: styles.E, W: styles.W, I: styles.I };
  const markId = (index: number) => `${own}mark${index}`;
  const lineId = (index: number) => `${own}line${index}`;

  return (
    <div className={styles.root}>
      <Text size={200} role="status">
        {findings.length === 0 ? CHECK_TEXT.nothingFound : countsText(findings.map((finding) => ({ finding })))}
      </Text>
      {findings.length > 0 && (
        <>
          {/* A box that scrolls is reached by keyboard through the signs in it. */}
          <div className={styles.text}>
            {pieces.map((piece) => (
              <span key={piece.start}>
                {piece.begins.map((index) => {
                  const finding = findings[index];
                  if (!finding) return null;
                  const sign = findingSign(finding, index);
                  return (
                    <button
                      key={sign}
                      type="button"
                      id={markId(index)}
                      className={styles.sign}
                      aria-label={`${sign}: tới câu giải thích (${SEVERITY_TEXT[finding.severity]})`}
                      onClick={() => jumpTo(lineId(index))}
                    >
                      {sign}
                    </button>
                  );
                })}
                {piece.severity === null ? (
                  piece.text
                ) : (
                  <mark className={mergeClasses(styles.mark, classOf[piece.severity])}>{piece.text}</mark>
                )}
              </span>
            ))}
          </div>
          <ol className={styles.list}>
            {findings.map((finding, index) => (
              <li key={lineId(index)} id={lineId(index)} tabIndex={-1} className={styles.item}>
                <div className={styles.head}>
                  <Text weight="semibold">{findingSign(finding, index)}</Text>
                  <SeverityBadge severity={finding.severity} />
                  <Link
                    as="button"
                    onClick={() => jumpTo(markId(index))}
                    aria-label={`Xem trong văn bản: ${findingSign(finding, index)}`}
                  >
                    Xem trong văn bản
                  </Link>
                </div>
                <Text block>{findingText(finding)}</Text>
                {finding.proposal && (
                  <Text block size={200}>{`Đề xuất: ${finding.proposal.text}. ${finding.proposal.reason}`}</Text>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
};
