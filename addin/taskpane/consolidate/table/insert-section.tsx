// Puts the table into the sheet, as a live formula or as values with a chart, and hands it over as a file.
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { FORM_DEFAULT } from "../../../../shared/domain/form.ts";
import { formulaIn } from "../../../../shared/functions/formula-text.ts";
import { UPPER_OFFICE_TEXT } from "../../../../shared/text/upper-office.ts";
import { download as downloadFile } from "../../../host/download.ts";
import type { HostKind } from "../../../host/host.ts";
import { refusalText, reportParams } from "../../../server/server.ts";
import { copyText } from "../../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";
import { usePane, useSession } from "../../frame/pane-context.tsx";
import type { KeptView } from "./kept-view.ts";
import type { LoadedTable, Place } from "./load-table.ts";
import { CHART_ROWS_MAX, liveFormula, valueSheet } from "./sheet-table.ts";
import { shownIn } from "./table-section.tsx";
import { unitRows, wishedRows } from "./unit-rows.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  part: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start" },
  title: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface InsertSectionProps {
  readonly place: Place;
  readonly unitName: string;
  readonly loaded: LoadedTable;
  readonly view: KeptView;
}

const NO_SHEET =
  "Trang này mở ngoài bảng tính. Hãy mở ngăn DVC trong Excel hoặc bảng tính trên web, hoặc tải tệp bên dưới.";

/** What of the chart will not be seen, told before. */
const chartNotes = (kind: HostKind, count: number): readonly string[] => [
  ...(kind === "workbook" ? [UPPER_OFFICE_TEXT.chartNotDrawn()] : []),
  ...(kind !== "file" && kind !== "preview" && count > CHART_ROWS_MAX
    ? [UPPER_OFFICE_TEXT.chartOfFirst({ max: CHART_ROWS_MAX, count })]
    : []),
];

export const InsertSection = ({ place, unitName, loaded, view }: InsertSectionProps): ReactElement => {
  const styles = useStyles();
  const { host, server } = usePane();
  const { units } = useSession();
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { table } = loaded;
  const shown = shownIn(loaded, view);
  const formula = liveFormula(place.unit, place.period, shown);
  const isGeneral = place.form === FORM_DEFAULT;
  const rows = wishedRows(unitRows({ ...loaded, units }, shown), view.wish);

  const run = async (work: () => Promise<OutcomeText>) => {
    setBusy(true);
    setOutcome({ kind: "notice", text: "Đang thực hiện…" });
    setOutcome(await work());
    setBusy(false);
  };
  const insertLive = async (): Promise<OutcomeText> => {
    const done = await host.insertFormula(formula);
    return done.ok
      ? { kind: "done", text: "Đã chèn công thức vào ô đang chọn; bảng tự cập nhật khi tính lại." }
      : { kind: "refused", text: done.message };
  };
  const insertValues = async (): Promise<OutcomeText> => {
    if (host.sheets === null) return { kind: "refused", text: NO_SHEET };
    const order = rows.flatMap((row) =>
      table.rows.filter((line) => line.unit === row.unit && (line.own ?? false) === row.isOwn),
    );
    const done = await host.sheets.addSheets([valueSheet(table, place, unitName, shown, order)]);
    return done.ok
      ? { kind: "done", text: `Đã thêm trang “${done.content.join("”, “")}” với ${order.length} đơn vị.` }
      : { kind: "refused", text: done.message };
  };
  const download = async (format: "xlsx" | "csv"): Promise<OutcomeText> => {
    const { path, query } = reportParams(place);
    const answer = await server.callBytes("getConsolidated", {
      path,
      query: { ...query, with: "target,previous", format, ...(format === "csv" ? { sep: ";" } : {}) },
    });
    if (!answer.ok) return { kind: "refused", text: refusalText(answer) };
    const name = `Tong hop ${place.unit} ${place.period.first} ${place.period.last}.${format}`;
    const saved = downloadFile({ name, bytes: answer.content }, ...(format === "csv" ? ["text/csv"] : []));
    return saved.ok ? { kind: "done", text: `Đã tải tệp ${name}.` } : { kind: "refused", text: saved.message };
  };

  return (
    <div className={styles.root}>
      <div className={styles.part}>
        <Text as="h3" weight="semibold" className={styles.title}>
          Chèn vào trang tính
        </Text>
        {isGeneral ? (
          <div className={styles.buttons}>
            <Button size="small" appearance="primary" disabled={isBusy} onClick={() => run(insertLive)}>
              Công thức sống vào ô đang chọn
            </Button>
            <Button
              size="small"
              disabled={isBusy}
              onClick={() => run(() => copyText(formulaIn(host.notation(), formula), "Đã chép công thức."))}
            >
              Chép công thức
            </Button>
          </div>
        ) : (
          <Text size={200}>Hàm TONGHOP đọc biểu “Số liệu chung”; biểu này chèn được dưới dạng giá trị.</Text>
        )}
        <Button size="small" disabled={isBusy} onClick={() => run(insertValues)}>
          {`Giá trị và biểu đồ vào trang mới (${rows.length} đơn vị)`}
        </Button>
        {host.sheets === null && <Text size={200}>{NO_SHEET}</Text>}
        {chartNotes(host.kind, rows.length).map((note) => (
          <Text key={note} size={200}>
            {note}
          </Text>
        ))}
      </div>
      <div className={styles.part}>
        <Text as="h3" weight="semibold" className={styles.title}>
          Tải tệp
        </Text>
        <div className={styles.buttons}>
          <Button size="small" disabled={isBusy} onClick={() => run(() => download("xlsx"))}>
            Tải .xlsx
          </Button>
          <Button size="small" disabled={isBusy} onClick={() => run(() => download("csv"))}>
            Tải .csv
          </Button>
        </div>
      </div>
      <Outcome outcome={outcome} />
    </div>
  );
};
