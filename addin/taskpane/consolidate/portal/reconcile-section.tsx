// The portal's points of the index beside ours, for each unit and group; the portal's are only read.
import { Button, Field, makeStyles, Switch, Text, Textarea, tokens } from "@fluentui/react-components";
import { type ReactElement, useMemo, useState } from "react";
import type { Figures } from "../../../../shared/domain/figure.ts";
import { FORM_INDEX } from "../../../../shared/domain/form.ts";
import { levelOf } from "../../../../shared/rules/level.ts";
import { ruleSetInForce } from "../../../../shared/rules/rule-sets.ts";
import { numberText } from "../../../../shared/text/format.ts";
import { periodName } from "../../../../shared/text/period.ts";
import { problemText } from "../../../../shared/text/problem.ts";
import type { ConsolidatedEntry, UnitEntry } from "../../../server/entries.ts";
import { reportParams } from "../../../server/server.ts";
import { Outcome, type OutcomeText } from "../../../ui/outcome.tsx";
import { usePane, useSession } from "../../frame/pane-context.tsx";
import { directoryOf } from "../../reading/unit-directory.ts";
import type { DroppedFile } from "../files/dropped-file.ts";
import { FileDrop } from "../files/file-drop.tsx";
import type { LoadedTable, Place } from "../table/load-table.ts";
import { type PortalUnit, pastedFile, readPortalPoints } from "./portal-points.ts";
import { type GroupLine, reconcile } from "./reconcile.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  title: { margin: 0 },
  table: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  name: { textAlign: "left", fontWeight: "inherit", padding: `2px ${tokens.spacingHorizontalXS} 2px 0` },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap", padding: "2px 0 2px 8px" },
  cause: { color: tokens.colorNeutralForeground2, paddingBottom: tokens.spacingVerticalXS },
  unit: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalXS },
});

export interface ReconcileSectionProps {
  readonly place: Place;
  readonly loaded: LoadedTable;
}

interface UnitResult {
  readonly key: string;
  readonly name: string;
  readonly lines: readonly GroupLine[];
}

type Row = ConsolidatedEntry["rows"][number];

/** Figures of the index' own form, filled up by those of the form that is shown. */
const figuresOf = (unit: string, tables: readonly ConsolidatedEntry[]): Figures =>
  Object.assign({}, ...tables.map(({ rows }) => rows.find((row: Row) => row.unit === unit)?.figures ?? {})) as Figures;

const levelFor = (unit: string, units: readonly UnitEntry[]) => {
  const own = units.find(({ code }) => code === unit);
  const parent = units.find(({ code }) => code === own?.parent);
  return own ? levelOf(own.type, parent?.type ?? null) : null;
};

const shown = (points: number | null): string => (points === null ? "–" : numberText(points));
const signed = (points: number | null): string =>
  points === null ? "–" : points > 0 ? `+${numberText(points)}` : numberText(points).replace("-", "−");

const ResultTable = ({ name, lines }: UnitResult): ReactElement => {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={`Đối chiếu ${name}`}>
      <thead>
        <tr>
          <th scope="col" className={styles.name}>
            Nhóm
          </th>
          <th scope="col" className={styles.number}>
            Cổng
          </th>
          <th scope="col" className={styles.number}>
            Của ta
          </th>
          <th scope="col" className={styles.number}>
            Lệch
          </th>
        </tr>
      </thead>
      {lines.map(({ code, title, portal, ours, difference, cause, agrees }) => (
        <tbody key={code}>
          <tr>
            <th scope="row" className={styles.name}>
              {title}
            </th>
            <td className={styles.number}>{shown(portal)}</td>
            <td className={styles.number}>{shown(ours)}</td>
            <td className={styles.number}>{agrees ? "khớp" : signed(difference)}</td>
          </tr>
          {cause !== "" && (
            <tr>
              <td colSpan={4} className={styles.cause}>
                {cause}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
};

export const ReconcileSection = ({ place, loaded }: ReconcileSectionProps): ReactElement => {
  const styles = useStyles();
  const { server, today } = usePane();
  const { units } = useSession();
  const [pasted, setPasted] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const [results, setResults] = useState<readonly UnitResult[]>([]);
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const directory = useMemo(() => directoryOf(units), [units]);
  const { period, unit } = place;

  const read = async (files: readonly DroppedFile[]) => {
    const rules = ruleSetInForce(period, "qd766");
    if (!rules.ok) return setOutcome({ kind: "refused", text: problemText(rules.problem) });
    setBusy(true);
    const now = today();
    const scope = { directory, under: unit, day: period.last < now ? period.last : now, today: now };
    const readings = await Promise.all(files.map((file) => readPortalPoints(file, scope)));
    const index = await server.call("getConsolidated", reportParams({ ...place, form: FORM_INDEX }));
    setBusy(false);
    const portal = readings.flatMap((one) => (one.ok ? one.units : []));
    const troubles = readings.flatMap((one, at) => (one.ok ? [] : [`${files[at]?.name}: ${one.text}`]));
    // The later table wins: the form of the index itself.
    const tables = [loaded.table, ...(index.ok && place.form !== FORM_INDEX ? [index.content] : [])];
    const isMeant = (one: PortalUnit) => one.period === null || one.period === period.key;
    const known = portal.filter((one) => one.unit !== null && isMeant(one));
    const others = portal.filter((one) => !isMeant(one)).length;
    const unknown = portal.filter((one) => one.unit === null && isMeant(one));
    setResults(
      known.map(({ unit: code, points }) => ({
        key: code ?? "",
        name: units.find((one) => one.code === code)?.name ?? code ?? "",
        lines: reconcile(rules.result.ruleSet, period, points, {
          figures: figuresOf(code ?? "", tables),
          parentFigures: figuresOf(unit, tables),
          level: levelFor(code ?? "", units),
        }),
      })),
    );
    setOutcome({
      kind: troubles.length > 0 || unknown.length > 0 || others > 0 ? "notice" : "done",
      text: [
        `Đã đọc điểm của Cổng cho ${known.length} đơn vị; số của Cổng chỉ để đối chiếu, không lưu.`,
        ...(unknown.length > 0 ? [`Không nhận ra: ${unknown.map(({ name }) => name).join("; ")}.`] : []),
        ...(others > 0 ? [`Bỏ qua ${others} dòng của kỳ khác với ${periodName(period)}.`] : []),
        ...troubles,
      ].join(" "),
    });
  };
  const isDifferent = ({ lines }: UnitResult) => lines.some(({ agrees }) => !agrees);
  const listed = onlyDifferent ? results.filter(isDifferent) : results;

  return (
    <div className={styles.root}>
      <Text size={200}>
        {`Điểm 766 của Cổng cho ${periodName(period)}${period.calendar === "civil" ? "" : ". Cổng tính theo tháng dương lịch: hãy chọn kỳ dương lịch nếu đối chiếu số của Cổng"}.`}
      </Text>
      <FileDrop
        isBusy={isBusy}
        label="Chọn tệp của Cổng"
        hint="Thả tệp của Cổng (.json) hoặc bảng điểm (.xlsx, .csv), hoặc dán bảng bên dưới."
        onFiles={(files) => void read(files)}
      />
      <Field label="Bảng điểm dán vào" size="small" hint="Có dòng tiêu đề: đơn vị, tên các nhóm, tổng điểm.">
        <Textarea size="small" rows={4} value={pasted} onChange={(_, { value }) => setPasted(value)} />
      </Field>
      <div>
        <Button
          size="small"
          appearance="primary"
          disabled={isBusy || pasted.trim() === ""}
          onClick={() => void read([pastedFile(pasted)])}
        >
          Đối chiếu
        </Button>
      </div>
      <Outcome outcome={outcome} />
      {results.length > 0 && (
        <>
          <Switch
            label={`Chỉ xem đơn vị còn lệch (${results.filter(isDifferent).length}/${results.length})`}
            checked={onlyDifferent}
            onChange={(_, { checked }) => setOnlyDifferent(checked)}
          />
          {listed.length === 0 && <Text>Tất cả đều khớp.</Text>}
          {listed.map((one) => (
            <section key={one.key} className={styles.unit} aria-label={one.name}>
              <Text as="h3" weight="semibold" className={styles.title}>
                {one.name}
              </Text>
              <ResultTable {...one} />
            </section>
          ))}
        </>
      )}
    </div>
  );
};
