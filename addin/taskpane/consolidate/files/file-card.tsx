// One report that came in a file: what it is taken for, what it says, and what the person decides.
import { Button, Field, makeStyles, mergeClasses, Select, Text, Textarea, tokens } from "@fluentui/react-components";
import { memo, type ReactElement, useRef, useState } from "react";
import { findForm } from "../../../../shared/domain/form.ts";
import { SCHEMES, usualScheme } from "../../../../shared/domain/snapshot.ts";
import type { UnitCode } from "../../../../shared/domain/unit.ts";
import { findingText } from "../../../../shared/findings/finding.ts";
import { SEVERITY_TEXT } from "../../../../shared/findings/severity.ts";
import { periodName } from "../../../../shared/text/period.ts";
import { SCHEME_TEXT } from "../../../../shared/text/service-scheme.ts";
import type { UnitEntry } from "../../../server/entries.ts";
import { UnitPicker } from "../../frame/unit-picker.tsx";
import { errorCodes, type FileChoice, type FileReport, type FileState, periodOf, unitOf } from "./file-match.ts";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: "auto",
    containIntrinsicSize: "auto 96px",
  },
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  small: { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  mark: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
  },
  todo: { color: tokens.colorPaletteRedForeground1, border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  good: { color: tokens.colorPaletteGreenForeground1, border: `1px solid ${tokens.colorPaletteGreenBorder2}` },
  findings: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
});

export const FILE_STATE_NAMES: Readonly<Record<FileState, string>> = {
  unit: "Chọn đơn vị",
  period: "Chọn kỳ",
  scheme: "Chọn cách gọi mức độ",
  twice: "Trùng đơn vị, kỳ",
  explain: "Cần giải trình",
  replace: "Đã có bản gửi",
  refused: "Chưa được nhận",
  ready: "Sẵn sàng gửi",
  sending: "Đang gửi",
  leftOut: "Bỏ qua",
  sent: "Đã gửi",
};

export interface FileCardProps {
  readonly file: FileReport;
  readonly state: FileState;
  readonly units: readonly UnitEntry[];
  readonly onChoose: (id: string, part: Partial<FileChoice>) => void;
  readonly onAmong: (id: string) => void;
}

const ready = (state: FileState): boolean => state === "ready" || state === "sent";
const isSettled = (state: FileState): boolean => state === "sent" || state === "leftOut" || state === "sending";

/** File and sheet; the only sheet of a text file has the name of the file. */
const placeIn = ({ fileName, sheet }: FileReport): string =>
  fileName.replace(/\.[^.]*$/u, "") === sheet ? fileName : `${fileName} – ${sheet}`;

const Findings = ({ file }: { readonly file: FileReport }): ReactElement | null => {
  const styles = useStyles();
  const said = [
    ...file.report.findings.map((finding) => ({ ...finding, message: findingText(finding) })),
    ...(file.sent?.findings ?? []),
  ];
  const lines = [...new Set(said.map(({ severity, message }) => `${SEVERITY_TEXT[severity]}: ${message}`))];
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>
        <Text size={200}>{`${lines.length} lỗi, cảnh báo, lưu ý`}</Text>
      </summary>
      <ul className={styles.findings}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
};

const Explain = ({ file, onChoose }: Pick<FileCardProps, "file" | "onChoose">): ReactElement => (
  <>
    {errorCodes(file).map((code) => {
      const finding = file.report.findings.find((finding) => finding.code === code);
      const message = finding
        ? findingText(finding)
        : file.sent?.findings.find((finding) => finding.code === code)?.message;
      return (
        <Field key={code} size="small" label={`Giải trình: ${message ?? code}`}>
          <Textarea
            size="small"
            rows={2}
            value={file.choice.explain[code] ?? ""}
            onChange={(_, { value }) => onChoose(file.id, { explain: { ...file.choice.explain, [code]: value } })}
          />
        </Field>
      );
    })}
  </>
);

const PeriodChoice = ({ file, onChoose }: Pick<FileCardProps, "file" | "onChoose">): ReactElement | null => {
  const { period, periodAlternative } = file.report;
  if (!period || !periodAlternative) return null;
  const meant = [period, periodAlternative];
  return (
    <Field size="small" label="Kỳ nào?">
      <Select
        size="small"
        value={file.choice.period?.key ?? ""}
        onChange={(_, { value }) => onChoose(file.id, { period: meant.find(({ key }) => key === value) ?? null })}
      >
        <option value="">Chọn kỳ</option>
        {meant.map((period) => (
          <option key={period.key} value={period.key}>
            {periodName(period)}
          </option>
        ))}
      </Select>
    </Field>
  );
};

/** Asked only where the period lies on both sides of the change of names and the file does not say. */
const SchemeChoice = ({ file, onChoose }: Pick<FileCardProps, "file" | "onChoose">): ReactElement | null => {
  const period = periodOf(file);
  if (period === null || file.scheme !== null || usualScheme(period) !== null) return null;
  return (
    <Field size="small" label="Cách gọi mức độ dịch vụ công">
      <Select
        size="small"
        value={file.choice.scheme ?? ""}
        onChange={(_, { value }) => onChoose(file.id, { scheme: SCHEMES.find((scheme) => scheme === value) ?? null })}
      >
        <option value="">Hãy chọn</option>
        {SCHEMES.map((scheme) => (
          <option key={scheme} value={scheme}>
            {SCHEME_TEXT[scheme]}
          </option>
        ))}
      </Select>
    </Field>
  );
};

export const FileCard = memo(({ file, state, units, onChoose, onAmong }: FileCardProps): ReactElement => {
  const styles = useStyles();
  const [isChanging, setChanging] = useState(false);
  const [unit, period] = [unitOf(file), periodOf(file)];
  const unitName = units.find(({ code }) => code === unit)?.name ?? unit;
  const proposed = file.match.candidates.map((code) => units.find((unit) => unit.code === code)).filter((one) => one);
  const isOpen = !isSettled(state);
  const root = useRef<HTMLLIElement>(null);
  /** A button that did its work goes away: whoever pressed it by keyboard stays at the card. */
  const keepFocus = () =>
    requestAnimationFrame(() => {
      if (!root.current?.contains(document.activeElement)) root.current?.focus();
    });
  const decide = (part: Partial<FileChoice>) => {
    onChoose(file.id, part);
    keepFocus();
  };
  const periodText =
    period === null ? "chưa rõ kỳ" : `${periodName(period)}${file.report.period ? "" : " (kỳ đang chọn)"}`;
  const form = findForm(file.report.form)?.title ?? file.report.form;
  return (
    <li className={styles.card} ref={root} tabIndex={-1}>
      <div className={styles.line}>
        <span className={mergeClasses(styles.mark, ready(state) ? styles.good : isOpen && styles.todo)}>
          {FILE_STATE_NAMES[state]}
        </span>
        <strong>{unitName ?? (file.report.unitText === "" ? "Chưa rõ đơn vị" : `“${file.report.unitText}”`)}</strong>
      </div>
      <Text size={200} className={styles.small}>
        {`${placeIn(file)} · ${periodText} · ${form} · ${Object.keys(file.report.figures).length} số liệu`}
      </Text>
      {file.sent && <Text size={200}>{file.sent.text}</Text>}
      {isOpen && (unit === null || isChanging) && (
        <>
          {unit === null && proposed.length > 0 && (
            <div className={styles.line}>
              {proposed.map((one) => (
                <Button key={one?.code} size="small" onClick={() => decide({ unit: one?.code as UnitCode })}>
                  {one?.name}
                </Button>
              ))}
            </div>
          )}
          <UnitPicker
            label={`Đơn vị của ${file.fileName}`}
            units={units}
            unit={unit}
            onChoose={(code) => {
              setChanging(false);
              decide({ unit: code });
            }}
          />
        </>
      )}
      {isOpen && <PeriodChoice file={file} onChoose={onChoose} />}
      {isOpen && <SchemeChoice file={file} onChoose={onChoose} />}
      {isOpen && (state === "explain" || errorCodes(file).length > 0) && <Explain file={file} onChoose={onChoose} />}
      <Findings file={file} />
      {state !== "sent" && state !== "sending" && (
        <div className={styles.line}>
          {state === "twice" && (
            <Button
              size="small"
              appearance="primary"
              onClick={() => {
                onAmong(file.id);
                keepFocus();
              }}
              aria-label={`Dùng bản này: ${file.fileName}`}
            >
              Dùng bản này
            </Button>
          )}
          {state === "replace" && file.sent?.current && (
            <Button size="small" appearance="primary" onClick={() => decide({ replaces: file.sent?.current ?? null })}>
              {`Thay lần gửi ${file.sent.current}`}
            </Button>
          )}
          {isOpen && unit !== null && !isChanging && (
            <Button size="small" onClick={() => setChanging(true)} aria-label={`Đổi đơn vị của ${file.fileName}`}>
              Đổi đơn vị
            </Button>
          )}
          <Button
            size="small"
            onClick={() => decide({ isLeftOut: !file.choice.isLeftOut })}
            aria-label={`${file.choice.isLeftOut ? "Lấy lại" : "Bỏ qua"} ${file.fileName}, ${file.sheet}`}
          >
            {file.choice.isLeftOut ? "Lấy lại" : "Bỏ qua"}
          </Button>
        </div>
      )}
    </li>
  );
});
