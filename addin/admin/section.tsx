// The parts that every section of the administration page is made of: a titled block, and a table that also fits a narrow screen.
import { Text } from "@fluentui/react-components";
import { type ReactElement, type ReactNode, useId } from "react";

export interface SectionProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

export const Section = ({ title, intro, children }: SectionProps): ReactElement => {
  const id = useId();
  return (
    <section className="admin-section" aria-labelledby={id}>
      <Text as="h2" size={400} weight="semibold" id={id} className="admin-title">
        {title}
      </Text>
      {intro && <div className="admin-intro">{intro}</div>}
      {children}
    </section>
  );
};

interface TableRow {
  readonly key: string;
  /** In the order of the columns. */
  readonly cells: readonly ReactNode[];
}

export interface TableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Said in place of a table without rows. */
  readonly empty: string;
}

export const Table = ({ caption, columns, rows, empty }: TableProps): ReactElement => {
  if (rows.length === 0) return <p className="admin-empty">{empty}</p>;
  return (
    <table className="admin-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map((column, index) => (
              <td key={column} data-label={column}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
