// The figures as they will be sent, each with its cell; a figure without a number says why. They can be corrected here.
import { Button, Input, Link, mergeClasses, Text, ToggleButton, tokens } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { type ReactElement, useMemo, useState } from "react";
import { NOT_PROVIDED } from "../../../shared/domain/figure.ts";
import { FORM_DEFAULT } from "../../../shared/domain/form.ts";
import type { SectorLine } from "../../../shared/domain/snapshot.ts";
import { usePane } from "../frame/pane-context.tsx";
import { type Draft, withFigure } from "../report-draft/draft.ts";
import { FIGURE_HINT, FIGURE_WRONG, figureText, readFigureText } from "../report-draft/figure-text.ts";
import { entryText, type FigureRow, figureRows } from "../report-draft/preview.ts";
import { Part } from "./part.tsx";
import { useSubmitStyles } from "./submit-styles.ts";

interface RowProps {
  readonly row: FigureRow;
  readonly draft: Draft;
  readonly isEdited: boolean;
  readonly onChange: (draft: Draft) => void;
}

const FigureField = ({ row, draft, onChange }: Omit<RowProps, "isEdited">): ReactElement => {
  const [typed, setTyped] = useState(() => figureText(row.entry));
  const read = readFigureText(row.code, typed);
  const field = (
    <Input
      size="small"
      value={typed}
      aria-label={row.name}
      aria-invalid={read === null}
      style={{ width: 104 }}
      input={{ style: { textAlign: "right" } }}
      onChange={(_, { value }) => {
        setTyped(value);
        // What is no number must not leave the number before it to be sent.
        onChange(withFigure(draft, row.code, readFigureText(row.code, value) ?? NOT_PROVIDED));
      }}
    />
  );
  return (
    <>
      {field}
      {read === null && (
        <Text block size={100} style={{ color: tokens.colorStatusDangerForeground1 }}>
          {FIGURE_WRONG}
        </Text>
      )}
    </>
  );
};

const Row = ({ row, draft, isEdited, onChange }: RowProps): ReactElement => {
  const styles = useSubmitStyles();
  const { host } = usePane();
  const { sheets } = host;
  const { sheet, file } = draft.source;
  const isHere = sheets !== null && file === null && row.cell !== null;
  const look = { number: styles.number, zero: styles.number, not_applicable: styles.state, not_provided: styles.state };
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className={mergeClasses(look[row.state], row.state === "not_provided" && styles.absent)}>
        {isEdited ? <FigureField row={row} draft={draft} onChange={onChange} /> : entryText(row.entry)}
      </td>
      <td>
        {isHere ? (
          <Link
            as="button"
            className={styles.link}
            aria-label={`Tới ô ${row.cell}: ${row.name}`}
            onClick={() => void sheets.select({ sheet, area: row.cell ?? "" })}
          >
            {row.cell}
          </Link>
        ) : (
          (row.cell ?? "")
        )}
      </td>
    </tr>
  );
};

const LineList = ({ lines }: { readonly lines: readonly SectorLine[] }): ReactElement => {
  const styles = useSubmitStyles();
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <Button size="small" appearance="subtle" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {`${isShown ? "Ẩn" : "Xem"} ${lines.length} lĩnh vực`}
      </Button>
      {isShown && (
        <ul className={styles.list}>
          {lines.map(({ sector, figures }) => (
            <li key={sector} className={styles.card}>
              <Text size={200} weight="semibold">
                {sector}
              </Text>
              <table className={styles.table}>
                <tbody>
                  {figureRows(FORM_DEFAULT, figures, {}).map(({ code, name, entry }) => (
                    <tr key={code}>
                      <th scope="row">{name}</th>
                      <td className={styles.number}>{entryText(entry)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

export interface FiguresPartProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Open to be corrected from the start: there is no sheet to do it in. */
  readonly isOpenToEdit: boolean;
}

export const FiguresPart = ({ draft, onChange, isOpenToEdit }: FiguresPartProps): ReactElement => {
  const styles = useSubmitStyles();
  const [isEdited, setEdited] = useState(isOpenToEdit);
  const { form, figures, at } = draft;
  const rows = useMemo(() => figureRows(form, figures, at), [form, figures, at]);
  const absent = rows.filter(({ state }) => state === "not_provided").length;
  return (
    <Part
      title="Số liệu"
      aside={
        <ToggleButton
          size="small"
          appearance="subtle"
          icon={<EditRegular />}
          checked={isEdited}
          onClick={() => setEdited(!isEdited)}
        >
          Sửa số
        </ToggleButton>
      }
    >
      {isEdited && (
        <Text size={200} className={styles.muted}>
          {FIGURE_HINT}
        </Text>
      )}
      {absent > 0 && <Text size={200}>{`Còn ${absent} số liệu chưa có (khác với số 0).`}</Text>}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Tên</th>
            <th scope="col" className={styles.number}>
              Số
            </th>
            <th scope="col">Ô</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.code} row={row} draft={draft} isEdited={isEdited} onChange={onChange} />
          ))}
        </tbody>
      </table>
      {draft.lines.length > 0 && <LineList lines={draft.lines} />}
    </Part>
  );
};
