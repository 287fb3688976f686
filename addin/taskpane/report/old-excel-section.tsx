// "Excel không cài được tiện ích": a formula that such an Excel calculates, put into the selected cell or copied.
import { Button, Field, Input, Link, Radio, RadioGroup, Text } from "@fluentui/react-components";
import { type ReactElement, useState } from "react";
import { formulaIn } from "../../../shared/functions/formula-text.ts";
import { periodLabel } from "../../../shared/text/period.ts";
import { copyText } from "../../ui/copy-text.ts";
import { Outcome, type OutcomeText } from "../../ui/outcome.tsx";
import { useExplainStyles } from "../explain/explain-parts.tsx";
import { usePane, useSession } from "../frame/pane-context.tsx";
import { type OldExcelWay, oldExcelFormula } from "./old-excel.ts";

export const OldExcelSection = (): ReactElement => {
  const styles = useExplainStyles();
  const { host, origin } = usePane();
  const { period } = useSession();
  const [kind, setKind] = useState<"rate" | "grade">("rate");
  const [way, setWay] = useState<OldExcelWay>("native");
  const [cells, setCells] = useState({ numerator: "B2", denominator: "C2", digits: "1", points: "B2" });
  const [outcome, setOutcome] = useState<OutcomeText | null>(null);

  const wish =
    kind === "rate"
      ? ({ kind, numerator: cells.numerator, denominator: cells.denominator, digits: cells.digits } as const)
      : ({ kind, points: cells.points, period: periodLabel(period) } as const);
  const made = oldExcelFormula(wish, way, origin === "" ? window.location.origin : origin);
  const shown = made.ok ? formulaIn(host.notation(), made.formula) : "";
  const field = (name: keyof typeof cells, label: string) => (
    <Field label={label} size="small">
      <Input
        size="small"
        value={cells[name]}
        onChange={(_, { value }) => setCells({ ...cells, [name]: value })}
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  );

  const insert = async () => {
    if (!made.ok) return;
    const inserted = await host.insertFormula(made.formula);
    setOutcome(
      inserted.ok ? { kind: "done", text: "Đã chèn vào ô đang chọn." } : { kind: "refused", text: inserted.message },
    );
  };
  const copy = async () => setOutcome(await copyText(shown, "Đã chép công thức."));

  return (
    <section className={styles.block} aria-labelledby="dvc-old-excel">
      <Text as="h2" size={300} weight="semibold" id="dvc-old-excel" className={styles.title}>
        Excel không cài được tiện ích
      </Text>
      <RadioGroup
        layout="horizontal"
        aria-label="Tính gì"
        value={kind}
        onChange={(_, { value }) => setKind(value as "rate" | "grade")}
      >
        <Radio value="rate" label="Tỷ lệ" />
        <Radio value="grade" label="Xếp loại" />
      </RadioGroup>
      <RadioGroup aria-label="Cách tính" value={way} onChange={(_, { value }) => setWay(value as OldExcelWay)}>
        <Radio value="native" label="Không cần mạng" />
        <Radio value="webservice" label="Hỏi máy chủ (Excel 2013 trở lên trên Windows)" />
      </RadioGroup>
      {kind === "rate" ? (
        <>
          {field("numerator", "Ô tử số")}
          {field("denominator", "Ô mẫu số")}
          {field("digits", "Số lẻ của tỷ lệ %")}
        </>
      ) : (
        field("points", "Ô điểm")
      )}
      {made.ok ? (
        <code style={{ overflowWrap: "anywhere" }}>{shown}</code>
      ) : (
        <Outcome outcome={{ kind: "notice", text: made.text }} />
      )}
      {made.ok && made.note !== "" && <Text size={200}>{made.note}</Text>}
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8 }}>
        <Button size="small" onClick={() => void insert()} disabled={!made.ok}>
          Chèn công thức
        </Button>
        <Button size="small" onClick={() => void copy()} disabled={!made.ok}>
          Chép công thức
        </Button>
      </div>
      <Link href="/huong-dan/excel-cu" target="_blank">
        Hướng dẫn
      </Link>
      <Outcome outcome={outcome} />
    </section>
  );
};
