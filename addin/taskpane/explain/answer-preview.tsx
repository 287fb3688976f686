// What a formula answers, while it is being filled in.
import { makeStyles, mergeClasses, Spinner, Text, tokens } from "@fluentui/react-components";
import type { ReactElement } from "react";
import type { Invoked } from "../../functions/runtime.ts";
import { answerRows, fullestRows } from "./answer-text.ts";

const ROWS_MAX = 6;

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  answer: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  /** A sentence or a whole paragraph is read, not glanced at. */
  prose: { fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  error: { color: tokens.colorStatusDangerForeground1, overflowWrap: "anywhere" },
  scroll: { overflowX: "auto" },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  cell: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    textAlign: "left",
    whiteSpace: "nowrap",
  },
  number: { textAlign: "right" },
  sentence: { whiteSpace: "normal", minWidth: "180px" },
});

export type Preview =
  | { readonly kind: "nothing" }
  | { readonly kind: "asking" }
  | { readonly kind: "answered"; readonly invoked: Invoked };

/** Longer texts are sentences. */
const LABEL_MAX = 60;
/** Longer cells of a table are broken into lines. */
const CELL_MAX = 32;

const NUMBER = /^-?[\d.]+(?:,\d+)?%?$/u;

const Table = ({ rows }: { readonly rows: readonly (readonly string[])[] }): ReactElement => {
  const styles = useStyles();
  const [header = [], ...body] = rows;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reachable without a mouse */}
      <section className={styles.scroll} aria-label="Bảng kết quả" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {header.map((cell) => (
                <th key={cell} scope="col" className={styles.cell}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fullestRows(body, ROWS_MAX).map((row) => (
              <tr key={row.join("|")}>
                {row.map((cell, column) => (
                  <td
                    key={`${header[column]} ${cell}`}
                    className={mergeClasses(
                      styles.cell,
                      cell.length > CELL_MAX && styles.sentence,
                      NUMBER.test(cell) && styles.number,
                    )}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {body.length > ROWS_MAX && <Text size={200}>Còn {body.length - ROWS_MAX} dòng nữa.</Text>}
    </>
  );
};

export const AnswerPreview = ({ preview }: { readonly preview: Preview }): ReactElement => {
  const styles = useStyles();
  if (preview.kind === "nothing") return <Text size={200}>Điền đủ các ô bắt buộc để xem trước kết quả.</Text>;
  if (preview.kind === "asking") return <Spinner size="tiny" label="Đang tính…" labelPosition="after" />;
  const { invoked } = preview;
  if ("error" in invoked) {
    return <Text size={200} className={styles.error}>{`${invoked.error.cell}: ${invoked.error.message}`}</Text>;
  }
  const rows = answerRows(invoked);
  const [first = ""] = rows[0] ?? [];
  return (
    <div className={styles.root}>
      {rows.length === 1 && rows[0]?.length === 1 ? (
        <Text className={first.length > LABEL_MAX ? styles.prose : styles.answer}>
          {first === "" ? "(ô trống)" : first}
        </Text>
      ) : (
        <Table rows={rows} />
      )}
      {invoked.source === "stale" && <Text size={200}>Số đã biết gần nhất; máy chủ chưa liên lạc được.</Text>}
    </div>
  );
};
