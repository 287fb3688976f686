// The functions of the catalogue with their parameters and worked examples; puts an example into the sheet or copies it.
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Field,
  makeStyles,
  SearchBox,
  Text,
  tokens,
} from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { NAMESPACE } from "../../../shared/domain/namespace.ts";
import { CATALOGUE } from "../../../shared/functions/catalogue.ts";
import type { FunctionDefinition } from "../../../shared/functions/definition.ts";
import { type FormulaNotation, formulaIn, formulaOfCall } from "../../../shared/functions/formula-text.ts";
import type { Host } from "../../host/host.ts";
import { copyText } from "../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { searchFunctions } from "./function-search.ts";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  name: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  heading: { display: "flex", flexDirection: "column", alignItems: "flex-start", textAlign: "left", minWidth: 0 },
  headingTitle: { color: tokens.colorNeutralForeground2 },
  panel: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `2px solid ${tokens.colorBrandStroke2}`,
  },
  code: {
    display: "block",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: tokens.colorNeutralBackground3,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
  },
  params: { margin: 0, display: "grid", gridTemplateColumns: "auto 1fr", columnGap: tokens.spacingHorizontalM },
  paramName: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  paramText: { margin: 0, fontSize: tokens.fontSizeBase200 },
  subtitle: { margin: 0 },
  examples: { margin: 0, padding: 0, listStyleType: "none", display: "grid", gap: tokens.spacingVerticalS },
  shows: { display: "block", fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  source: { display: "block", color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const RESULT_TEXT: Readonly<Record<FunctionDefinition["result"], string>> = {
  number: "một số",
  percent: "một tỷ lệ phần trăm",
  text: "một câu chữ",
  date: "một ngày",
  table: "một bảng, tràn xuống các ô bên dưới và bên phải",
};

/** "=DVC.TYLE(tu_so; mau_so; [so_le])". */
const syntaxOf = ({ id, params }: FunctionDefinition, notation: FormulaNotation): string => {
  const names = params.map((param) => (param.optional ? `[${param.name}]` : param.name));
  return `=${NAMESPACE}.${id}(${names.join(notation === "vietnamese" ? "; " : ", ")})`;
};

interface FunctionHelpProps {
  readonly definition: FunctionDefinition;
  readonly host: Host;
  /** Opens the form that fills the formula in. */
  readonly onFill: (definition: FunctionDefinition) => void;
}

const FunctionHelp = ({ definition, host, onFill }: FunctionHelpProps): ReactElement => {
  const styles = useStyles();
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);
  const notation = host.notation();
  const [first] = definition.examples;
  const formula = first ? formulaOfCall(definition.id, first.args) : null;

  const insert = async () => {
    if (formula === null) return;
    const inserted = await host.insertFormula(formula);
    setOutcome(
      inserted.ok ? { kind: "done", text: "Đã chèn vào ô đang chọn." } : { kind: "refused", text: inserted.message },
    );
  };
  const copy = async () => {
    if (formula === null) return;
    setOutcome(await copyText(formulaIn(notation, formula), "Đã chép công thức."));
  };

  return (
    <div className={styles.panel}>
      <Text size={200}>{definition.description.vi}</Text>
      <code className={styles.code}>{syntaxOf(definition, notation)}</code>
      <dl className={styles.params}>
        {definition.params.map((param) => (
          <div key={param.name} style={{ display: "contents" }}>
            <dt className={styles.paramName}>{param.name}</dt>
            <dd className={styles.paramText}>
              {param.title.vi}
              {param.optional ? " (không bắt buộc)" : ""}
              {param.choices
                ? `: ${param.choices.map((choice) => `"${choice.value}" – ${choice.title.vi}`).join("; ")}`
                : ""}
            </dd>
          </div>
        ))}
      </dl>
      <Text size={200}>Kết quả: {RESULT_TEXT[definition.result]}.</Text>
      {definition.stored === "needed" && (
        <Text size={200}>Hàm này đọc số liệu đã gửi nên cần mã truy cập và kết nối máy chủ.</Text>
      )}
      {definition.examples.length > 0 && (
        <>
          <Text as="h3" size={200} weight="semibold" className={styles.subtitle}>
            Ví dụ
          </Text>
          <ul className={styles.examples}>
            {definition.examples.map((example) => {
              const shown = formulaIn(notation, formulaOfCall(definition.id, example.args));
              return (
                <li key={shown}>
                  <code className={styles.code}>{shown}</code>
                  <Text size={200} className={styles.shows}>
                    → {example.shows}
                  </Text>
                  <Text size={100} className={styles.source}>
                    {example.source}
                  </Text>
                </li>
              );
            })}
          </ul>
          <div className={styles.buttons}>
            <Button size="small" onClick={insert} aria-label={`Chèn công thức ${definition.id}`}>
              Chèn công thức
            </Button>
            <Button size="small" onClick={copy} aria-label={`Chép công thức ${definition.id}`}>
              Chép
            </Button>
          </div>
        </>
      )}
      <div>
        <Button
          appearance="primary"
          size="small"
          onClick={() => onFill(definition)}
          aria-label={`Điền công thức ${definition.id}`}
        >
          Điền công thức
        </Button>
      </div>
      <Outcome outcome={outcome} />
    </div>
  );
};

export const FunctionsSection = ({ host, onFill }: Pick<FunctionHelpProps, "host" | "onFill">): ReactElement => {
  const styles = useStyles();
  const [query, setQuery] = useState("");
  const found = searchFunctions(CATALOGUE, query);

  return (
    <section className={styles.root} aria-label="Các hàm">
      <Field label="Tìm hàm">
        <SearchBox
          value={query}
          onChange={(_, { value }) => setQuery(value)}
          placeholder="Ví dụ: ty le, doi chieu"
          dismiss={{ "aria-label": "Xóa từ tìm" }}
        />
      </Field>
      <Text size={200} role="status" aria-live="polite">
        {found.length === 0 ? "Không có hàm nào khớp. Hãy thử từ khác." : `${found.length} hàm`}
      </Text>
      <Accordion collapsible multiple>
        {found.map((definition) => (
          <AccordionItem key={definition.id} value={definition.id}>
            <AccordionHeader size="small">
              <span className={styles.heading}>
                <span className={styles.name}>{definition.id}</span>
                <span className={styles.headingTitle}>{definition.title.vi}</span>
              </span>
            </AccordionHeader>
            <AccordionPanel>
              <FunctionHelp definition={definition} host={host} onFill={onFill} />
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </section>
  );
};
